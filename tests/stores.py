"""Stores for tests that change or damage them, and a made-up article whose facts show every sort of field."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from app.bundle.bundled import load_bundle
from app.bundle.exporting import export
from app.bundle.loading import Loaded, load
from app.main import create_app
from app.model.database import Database
from app.settings import Settings
from tests.engines import new_store, url_of

Line = dict[str, Any]

TEXT = (
    "Hanoi – Coffee made up the bulk of 3.5 billion dollars of goods that Brazil and Vietnam sold each other in 2022. "
    "Rice fetched between 400 and 425 dollars a tonne, said the mill owner Ana Lima of Grão Alto. "
    "Grão Alto signed a contract with Viet Silo on 2 May 2023, and “talks” go on in São Paulo."
)


def digest(text: str) -> str:
    """SHA-256 of a text in UTF-8."""
    return sha256(text.encode()).hexdigest()


def article_id(text: str = TEXT) -> str:
    """The id of an article with that text."""
    return f"art_{digest(text)[:16]}"


def article(content: str = TEXT, **known: Any) -> Line:
    """The line of an article of that content; `text=content` attaches it."""
    return {"kind": "article", "sha256": digest(content), **known}


def stretch(words: str, supports: str = "fact", text: str = TEXT) -> Line:
    """Evidence: where those words stand."""
    start = text.index(words)
    return {"start": start, "end": start + len(words), "sha256": digest(words), "supports": supports}


def figure(**changed: Any) -> Line:
    """A figure of the made-up article."""
    return {
        "kind": "figure",
        "article": article_id(),
        "summary": "Vietnam and Brazil traded 3.5 billion US dollars.",
        "subject": "goods",
        "indicator": "trade_value",
        "measure": "level",
        "value": 3500000000,
        "unit": "USD",
        "comparator": "eq",
        "flow": "total",
        "reporter": "BRA",
        "partner": "VNM",
        "period": {"edtf": "2022"},
        "status": "observed",
        "source_agency": {"name": "Hải quan Việt Nam", "type": "agency", "role": "participant", "country": "VNM"},
        "evidence": [stretch("3.5 billion dollars of goods"), stretch("3.5 billion dollars", "value")],
        **changed,
    }


def price(**changed: Any) -> Line:
    """A price, as a range, that somebody states; proposed by a reader."""
    ana = {"name": "Ana Lima", "type": "person", "role": "speaker", "country": "BRA"}
    return figure(
        summary="Rice cost 400 to 425 US dollars a tonne.",
        indicator="price",
        value=400,
        value_max=425,
        unit="USD/t",
        comparator="range",
        flow=None,
        partner=None,
        commodity="Rice",
        hs="1006",
        period=None,
        stated_by=ana,
        source_agency=None,
        evidence=[stretch("between 400 and 425 dollars")],
        review="proposed",
        proposed_by={"name": "reader", "type": "reader"},
        confidence=1,
        reasons=["money"],
        **changed,
    )


def contract(**changed: Any) -> Line:
    """An agreement of two companies."""
    return {
        "kind": "agreement",
        "article": article_id(),
        "summary": "Two grain firms agreed on a delivery.",
        "type": "contract",
        "status": "signed",
        "period": {"edtf": "2023-05-02"},
        "parties": [
            {"name": "Grão Alto", "type": "company", "role": "signatory", "country": "BRA"},
            {"name": "Viet Silo", "type": "company", "role": "signatory", "country": "VNM"},
        ],
        "evidence": [stretch("signed a contract with Viet Silo on 2 May 2023")],
        **changed,
    }


def talks(**changed: Any) -> Line:
    """An event with a place."""
    return {
        "kind": "event",
        "article": article_id(),
        "summary": "Both sides are still talking.",
        "type": "talks",
        "status": "ongoing",
        "place": "São Paulo",
        "parties": [{"id": "BRA", "role": "host"}, {"id": "R-ASIA", "role": "topic"}],
        "evidence": [stretch("“talks” go on in São Paulo")],
        **changed,
    }


def lines_of(*lines: Line | bytes) -> list[bytes]:
    """Lines as bytes."""
    return [line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines]


@contextmanager
def opened(path: Path) -> Iterator[Database]:
    """The store of a file, closed at the end."""
    store = Database(url_of(path))
    try:
        yield store
    finally:
        store.close()


def fill(path: Path, *lines: Line | bytes) -> Loaded:
    """Load lines into a store, as `tradefacts load` does."""
    with opened(path) as store, store.writing() as connection:
        return load(connection, lines_of(*lines))


def fill_bundle(path: Path) -> Loaded:
    """Load the bundled facts, as `tradefacts serve` does."""
    with opened(path) as store:
        return load_bundle(store)


def lived_in(path: Path) -> Path:
    """A store with a history: the bundle, and the made-up article's facts added, accepted, corrected, retracted."""
    fill_bundle(new_store(path))
    made_up = article(published="2023-05", publisher="Tin Nhanh", title="Coffee and rice", language="en", text=TEXT)
    fill(path, made_up, figure(), price(), contract(), talks(review="accepted"))
    fill(path, figure(review="accepted", reason="it says so"), contract(review="accepted"))
    fill(path, figure(review="accepted", value=3500000000, comparator="approx", reason="hedged"))
    fill(path, contract(review="retracted", reason="the firm denies it"))
    return path


def exported(path: Path) -> list[bytes]:
    """The lines of a store's export."""
    with opened(path) as store, store.reading(0) as connection:
        return list(export(connection))


def facts_of(path: Path, query: str = "") -> list[Line]:
    """The facts that the API answers."""
    with TestClient(create_app(Settings(database_url=url_of(path)))) as client:
        answer = client.get(f"/v1/facts?limit=500{query}")
    assert answer.status_code == 200, answer.text
    items: list[Line] = answer.json()["items"]
    return items

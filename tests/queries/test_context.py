"""What is said of one economy alone beside a pair: found among the newest, or walked to where it is rare."""

from pathlib import Path
from typing import Any

import orjson
import pytest
from starlette.testclient import TestClient

from app.main import create_app
from app.queries import pairs
from app.settings import Settings
from tests.engines import new_store, url_of
from tests.stores import Line, article, article_id, figure, fill, opened, stretch

NUMBERS = " ".join(f"It sold {number} tonnes." for number in range(1000, 1000 + pairs.NEAR + 100))


def _told(text: str, published: str, numbers: range) -> list[Line]:
    """An article and what it says of Brazil alone."""
    alone: dict[str, Any] = {"partner": None, "flow": "export", "unit": "t", "indicator": "trade_volume"}
    figures = [
        figure(
            **alone,
            article=article_id(text),
            value=number,
            source_agency=None,
            review="accepted",
            evidence=[stretch(f"It sold {number} tonnes", text=text)],
        )
        for number in numbers
    ]
    return [article(text, published=published), *figures]


@pytest.mark.parametrize(
    ("rare", "beside"), [(False, pairs.PER_LIST), (True, pairs.PER_LIST), (True, 3)], ids=["newest", "older", "few"]
)
def test_what_is_said_of_one_beside_a_pair_is_the_same_however_far_it_is_sought(
    tmp_path: Path, rare: bool, beside: int
) -> None:
    of_pair, of_none = f"Brazil and Vietnam trade. {NUMBERS}", f"Of Brazil. {NUMBERS}"
    stating = _told(of_pair, "2024-03-01", range(1000, 1000 + beside))
    words = stretch("Brazil and Vietnam trade", text=of_pair)
    stating.append(figure(article=article_id(of_pair), source_agency=None, review="accepted", evidence=[words]))
    others = _told(of_none, "2024-05-01" if rare else "2024-02-01", range(1000, 1000 + pairs.NEAR + 1))
    path = new_store(tmp_path / "store.sqlite")
    fill(path, *stating, *others)
    with opened(path) as store, store.reading() as connection:
        near, all_of_it = pairs.near_context(connection, "BRA-VNM"), pairs.context(connection, "BRA-VNM", None)
    told = {orjson.loads(document)["article"]["id"] for document in all_of_it}
    assert (len(all_of_it), told) == (beside, {article_id(of_pair)})
    assert near == (None if rare else all_of_it)
    with TestClient(create_app(Settings(database_url=url_of(path)))) as client:
        assert client.get("/v1/pairs/BRA-VNM").json()["context"] == list(map(orjson.loads, all_of_it))

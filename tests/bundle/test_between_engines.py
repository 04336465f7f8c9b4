"""A store that moves from SQLite to PostgreSQL by `export | load`, and back, stays the same, answer for answer."""

import subprocess
import sys
from itertools import chain
from pathlib import Path

import pytest
from sqlmodel import SQLModel
from starlette.testclient import TestClient

from app.bundle.bundled import load_bundle
from app.bundle.loading import load
from app.main import create_app
from app.model.database import Database
from app.settings import Settings
from app.upkeep.migrate import migrate
from tests.api.seed import make
from tests.bundle.test_export import PATHS
from tests.engines import url_of
from tests.program import ROOT, environment
from tests.stores import article, contract, figure, lines_of, price, talks

pytestmark = pytest.mark.only_postgresql("moves a store from a file to a server")
SORTS = [f"/v1/facts?review=any&limit=500&sort={sign}{name}" for name in ("published", "period", "recorded_at", "value")
         for sign in ("", "-")]  # fmt: skip
LISTS = [f"/v1/{name}?format=csv" for name in ("facts", "figures", "articles", "pairs", "parties", "changes")]
NAMES = (
    "Ünited Söaps",
    "ünited söaps",
    "UNITED SOAPS",
    "Zürich",
    "zurich",
    "Ångström",
    "Łódź",
    "Эмбер",
    "李",
    "_x",
    "~y",
)
WORDS = [f"/v1/facts?q={word}&review=any&count=true" for word in ("talks", "zurich", "эмбер", "李", "a", "rice 400")]
TABLES = [table for table in SQLModel.metadata.sorted_tables if table.name != "key"]


def program(folder: Path, *arguments: str, given: bytes = b"", **settings: str) -> bytes:
    """What a command prints."""
    done = subprocess.run(
        [sys.executable, "-m", "app", *arguments],
        cwd=ROOT, env=environment(folder) | settings, input=given, capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def filled(url: str) -> None:
    """A store with a history, names in every script, and facts of every kind."""
    store = Database(url)
    migrate(store)
    load_bundle(store)
    companies = [talks(evidence=[{"start": n, "end": n + 9, "sha256": "0" * 64, "supports": "fact"}],
                       summary=f"{name} talks.", place=name,
                       parties=[{"name": name, "type": "company", "role": "topic", "country": "BRA"}])
                 for n, name in enumerate(NAMES)]  # fmt: skip
    made_up = article(published="2023-05", publisher="Tin Nhanh", title="Coffee and rice", language="en")
    with store.writing() as connection:
        load(connection, lines_of(made_up, *companies, figure(), price(), contract(), review_of(figure())))
        load(connection, make(150, seed=11).lines)
    store.close()


def review_of(line: dict[str, object]) -> dict[str, object]:
    return {**line, "review": "accepted", "reason": "it says so"}


def answers(url: str) -> dict[str, tuple[int, str, bytes]]:
    """Status, ETag and body of each path, and of what they lead to."""
    with TestClient(create_app(Settings(database_url=url))) as client:
        every = client.get("/v1/facts?review=any&limit=500").json()["items"]
        moments = sorted({fact["recorded_at"] for fact in every})[::20]
        single = [f"/v1/facts/{fact['id']}" for fact in every[::5]]
        pages = [f"/v1/pairs/{one['pair']}" for one in client.get("/v1/pairs?limit=500").json()["items"]]
        past = [f"/v1/facts?as_of={moment}&limit=500&review=any" for moment in moments]
        paths = [*PATHS, *SORTS, *LISTS, *single, *(f"{one}/revisions" for one in single), *pages, *past, *WORDS]
        following = (client.get(path).json()["next"] for path in ("/v1/facts?limit=7", "/v1/parties?limit=7"))
        found = {}
        for path in chain(paths, following):
            answer = client.get(path)
            found[path] = answer.status_code, answer.headers.get("etag", ""), answer.content
        return found


def rows(url: str) -> dict[str, list[str]]:
    """All that the tables hold."""
    store = Database(url)
    with store.reading(0) as connection:
        held = {table.name: sorted(repr(tuple(row)) for row in connection.execute(table.select())) for table in TABLES}
    store.close()
    return held


def test_a_store_moves_to_a_server_and_back_and_stays_the_same(tmp_path):
    folders = file, server, again = [tmp_path / name for name in ("file", "server", "again")]
    for folder in folders:
        folder.mkdir()
    there = url_of(server / "store.sqlite")
    urls = [f"sqlite:///{file}/store.sqlite", there, f"sqlite:///{again}/store.sqlite"]
    filled(urls[0])
    exported = program(file, "export", TRADEFACTS_DATABASE_URL=urls[0])
    for url in urls[1:]:
        program(tmp_path, "load", "-", given=exported, TRADEFACTS_DATABASE_URL=url)
        assert program(tmp_path, "export", TRADEFACTS_DATABASE_URL=url) == exported
        assert program(tmp_path, "check", TRADEFACTS_DATABASE_URL=url) == b""
        assert rows(url) == rows(urls[0])
    asked = answers(urls[0])
    assert len(asked) > 100
    assert {status for status, *_ in asked.values()} == {200}
    assert answers(there) == asked

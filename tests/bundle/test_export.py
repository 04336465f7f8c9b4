"""Export and load of everything give the same store, byte for byte in its answers."""

import json
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from app.bundle.bundled import load_bundle
from app.main import create_app
from app.settings import Settings
from app.upkeep.check import check
from tests.api.seed import make
from tests.engines import everything, new_store, rows, url_of
from tests.stores import (
    TEXT,
    article,
    article_id,
    contract,
    digest,
    exported,
    figure,
    fill,
    fill_bundle,
    lived_in,
    opened,
    price,
    stretch,
    talks,
)

PATHS = [
    "/",
    "/v1/facts",
    "/v1/facts?review=any&count=true&limit=7",
    "/v1/facts?format=ndjson&review=any",
    "/v1/facts?format=csv&review=any",
    "/v1/facts?from=2022&to=2023&sort=-recorded_at",
    "/v1/facts?q=trade",
    "/v1/facts?as_of=2024-05-20T00:00:00Z&review=any&format=ndjson",
    "/v1/figures?sort=value",
    "/v1/events?review=any",
    "/v1/agreements?review=retracted",
    "/v1/facts?pair=BRA-VNM&context=true",
    "/v1/pairs?format=ndjson",
    "/v1/pairs/CHN-KAZ",
    "/v1/pairs/BRA-VNM",
    "/v1/articles?format=ndjson",
    "/v1/parties?format=ndjson",
    "/v1/parties/CHN",
    "/v1/changes?since=0&format=ndjson",
    f"/v1/articles/{article_id()}",
]


def answers(path, paths):
    with TestClient(create_app(Settings(database_url=url_of(path)))) as client:
        client.headers["X-Request-ID"] = "the-same"
        return {
            one: (answer := client.get(one)).content + repr(sorted(answer.headers.items())).encode() for one in paths
        }


def facts_paths(path):
    facts = [fact for (fact,) in rows(path, "SELECT DISTINCT id FROM fact")]
    return [f"/v1/facts/{fact}{rest}" for fact in facts for rest in ("", "/revisions")]


def of_a_life(path: Path) -> Path:
    return lived_in(path)


def of_mistakes(path: Path) -> Path:
    """What was rejected, retracted or corrected before the text came that it disagrees with."""
    other = [{**stretch("Hanoi"), "sha256": digest("Seoul")}]
    fill(new_store(path), article(), figure(value=3600000000), contract(evidence=other), talks(evidence=other))
    fill(path, price(), figure(value=3600000000, review="rejected"), talks(evidence=other, review="accepted"))
    fill(path, talks(evidence=other, review="retracted"))
    now = next(json.loads(line) for line in exported(path) if b'"kind":"agreement"' in line)
    fill(path, {**now, "revision": 8, "action": "corrected", "evidence": contract()["evidence"]})
    fill(path, article(text=TEXT))
    return path


def of_every_kind(path: Path) -> Path:
    fill(new_store(path), *make(facts=120).lines)
    return path


def of_nothing(path: Path) -> Path:
    return new_store(path)


@pytest.mark.parametrize("original", [of_a_life, of_mistakes, of_every_kind, of_nothing])
def test_a_store_that_is_exported_and_loaded_is_the_same_store(original, tmp_path):
    first = original(tmp_path / "first.sqlite")
    second = new_store(tmp_path / "second.sqlite")
    fill(second, *exported(first))
    assert exported(second) == exported(first)
    paths = [*PATHS, *facts_paths(first)]
    assert answers(second, paths) == answers(first, paths)
    with opened(second) as store, store.reading(0) as connection:
        assert list(check(connection)) == []


def test_what_is_exported_twice_is_the_same(tmp_path):
    path = lived_in(tmp_path / "store.sqlite")
    assert exported(path) == exported(path)


def test_the_same_store_in_all_its_rows_comes_back(tmp_path):
    first = lived_in(tmp_path / "first.sqlite")
    second = new_store(tmp_path / "second.sqlite")
    fill(second, *exported(first))
    for table in ("store", "article", "article_text", "fact", "mention", "party", "alias", "tally", "unit"):
        statement = f"SELECT * FROM {table}"  # noqa: S608 - the names above
        assert sorted(map(repr, rows(second, statement))) == sorted(map(repr, rows(first, statement))), table


def test_articles_come_first_and_then_versions_in_revision_order(tmp_path):
    lines = [json.loads(line) for line in exported(lived_in(tmp_path / "store.sqlite"))]
    kinds = [line["kind"] for line in lines]
    assert kinds[:2] == ["article", "article"]
    assert "article" not in kinds[2:]
    assert [line["revision"] for line in lines[2:]] == list(range(1, 20))
    assert [line["text"] is None for line in lines[:2]].count(True) == 1


def test_a_version_has_the_shape_of_the_api_with_who_did_what(tmp_path):
    path = lived_in(tmp_path / "store.sqlite")
    last = json.loads(exported(path)[-1])
    assert (last.pop("by"), last.pop("action")) == ("load", "retracted")
    with TestClient(create_app(Settings(database_url=url_of(path)))) as client:
        assert client.get(f"/v1/facts/{last['id']}").json() == last


def test_an_export_loaded_into_the_store_it_came_from_changes_nothing(tmp_path):
    path = lived_in(tmp_path / "store.sqlite")
    before = everything(path)
    loaded = fill(path, *exported(path))
    assert (loaded.articles, loaded.facts, loaded.unchanged) == (0, 0, 15)
    assert everything(path) == before


def test_a_store_that_was_loaded_goes_on_where_the_other_would(tmp_path):
    second = new_store(tmp_path / "second.sqlite")
    fill(second, *exported(lived_in(tmp_path / "first.sqlite")))
    before = everything(second)
    fill_bundle(second)
    assert everything(second) == before
    with opened(second) as store:
        assert load_bundle(store).unchanged == 11

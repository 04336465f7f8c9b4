"""A store of every schema that was released is brought to this release, answers as before, and has no fault."""

import json
import sqlite3
from contextlib import closing

import pytest
from starlette.testclient import TestClient

from app.main import create_app
from app.settings import Settings
from app.upkeep.migrate import migrated
from tests import warm
from tests.engines import damage, everything, new_store, rows, url_of
from tests.program import ROOT, environment
from tests.stores import exported, fill, lived_in, opened
from tests.upkeep.released import SECRET, laid_down, released, told
from tests.upkeep.test_backup import faults_of, ran

RELEASED = ["2026_11_24_create_store", "2026_11_24_issue_keys", "2026_11_24_search_on_postgresql"]
VERSIONS = "SELECT id, revision, document, until FROM fact ORDER BY revision"

pytestmark = pytest.mark.only_sqlite("what was released was on SQLite")


@pytest.fixture(params=RELEASED)
def store(request, tmp_path):
    """A store of a released schema, in the place where the program looks for it."""
    path = laid_down(request.param, tmp_path / "store.sqlite")
    assert rows(path, "SELECT version_num FROM alembic_version") == [(request.param,)]
    return path


def served(path, *paths):
    with TestClient(create_app(Settings(database_url=url_of(path)))) as client:
        return [client.get(one).json() for one in paths]


def test_each_schema_that_was_released_has_its_store():
    assert released() == RELEASED
    known = {path.stem for path in (ROOT / "migrations" / "versions").glob("*.py")}
    assert set(RELEASED) <= known


def test_a_released_store_is_migrated_and_has_no_fault(store):
    done = ran(store.parent, "migrate")
    assert done.returncode == 0, done.stderr
    assert faults_of(store) == []
    with opened(store) as found:
        assert migrated(found)


def test_a_migrated_store_answers_what_it_held(store):
    held = [(fact, revision, json.loads(document), until) for fact, revision, document, until in rows(store, VERSIONS)]
    assert len(held) > 15
    ran(store.parent, "migrate")
    changes, present, found = served(
        store, "/v1/changes?limit=500", "/v1/facts?review=any&limit=500", "/v1/facts?review=any&q=coffee"
    )
    assert [one["revision"] for one in changes["items"]] == [revision for _, revision, _, _ in held]
    assert len(found["items"]) > 2
    now = {one["revision"]: one for one in present["items"]}
    assert sorted(now) == [revision for _, revision, _, until in held if until is None]
    histories = served(store, *(f"/v1/facts/{fact}/revisions" for fact, *_ in held))
    for (_, revision, document, _), history in zip(held, histories, strict=True):
        (version,) = (one["version"] for one in history["items"] if one["revision"] == revision)
        # A later release may add fields, and takes none away.
        assert document.items() <= version.items()
        assert document.items() <= now.get(revision, version).items()


def test_a_migrated_store_is_exported_and_loaded_as_the_same(store, tmp_path):
    ran(store.parent, "migrate")
    fill(new_store(tmp_path / "other.sqlite"), *exported(store))
    assert exported(tmp_path / "other.sqlite") == exported(store)
    assert faults_of(tmp_path / "other.sqlite") == []


def test_serving_migrates_a_released_store_and_its_keys_go_on(tmp_path):
    store = laid_down("2026_11_24_issue_keys", tmp_path / "store.sqlite")
    ran(tmp_path, "migrate")
    with TestClient(create_app(Settings(database_url=url_of(store)))) as client:
        key = {"Authorization": f"Bearer {SECRET}"}
        sent = {"text": "Peru sold Japan copper worth 2 billion dollars in 2020."}
        answer = client.post("/v1/articles", json=sent, headers=key)
        assert answer.status_code == 201
    assert faults_of(store) == []


@pytest.mark.parametrize("command", [("migrate",), ("serve", "--port", "0"), ("load", "-"), ("export",)])
def test_a_store_of_a_newer_release_is_refused_in_one_line_and_left_as_it_is(command, tmp_path):
    store = lived_in(tmp_path / "store.sqlite")
    damage(store, "UPDATE alembic_version SET version_num = '2031_01_01_teleport'")
    before = everything(store)
    done = warm.told(*command, env=environment(tmp_path))
    assert (done.returncode, done.stdout) == (2, "")
    newer = "the store has the schema 2031_01_01_teleport, which this release does not know: it is of a newer one"
    assert done.stderr == f"tradefacts: {newer}\n"
    assert everything(store) == before


def test_a_store_told_as_sql_is_the_same_store(tmp_path):
    path = lived_in(tmp_path / "store.sqlite")
    with closing(sqlite3.connect(tmp_path / "again.sqlite")) as connection:
        connection.executescript("\n".join(told(path)))
    assert faults_of(tmp_path / "again.sqlite") == []
    assert exported(tmp_path / "again.sqlite") == exported(path)

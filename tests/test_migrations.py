"""Migrations go up and down, make the schema of the models, and stand alone; the database refuses unknown codes."""

import ast
import re
import shutil
import sqlite3
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import CheckConstraint, create_engine, text
from sqlalchemy.exc import IntegrityError
from sqlmodel import SQLModel

from app.errors import Conflict
from app.upkeep.migrate import declared, migrate, migrated, schemas, scripts
from tests.engines import damage, everything, names_in, new_store, rows
from tests.stores import fill_bundle, lived_in, opened

ROOT = Path(__file__).parents[1]
VERSIONS = sorted((ROOT / "migrations" / "versions").glob("*.py"))
SCHEMA = "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' AND name NOT LIKE 'alembic_%'"


def schema_of(connection):
    """Each table and index: its clauses in any order (an index's as they are), whatever the blanks and quotes."""
    found = {}
    for kind, name, sql in connection.execute(SCHEMA):
        plain = re.sub(r"\s*([(),])\s*", r"\1", " ".join(re.sub(r'["`]', " ", sql).split()))
        if kind == "index":
            found[name] = [plain]
        elif not name.startswith("fact_words"):
            head, _, rest = plain.partition("(")
            body, _, tail = rest.rpartition(")")
            found[name] = sorted([head, *re.split(r",(?![^()]*\))", body), tail.strip()])
    return found


def migrated_to(path, target):
    with opened(path) as store:
        migrate(store, target)
        return migrated(store)


def test_up_down_and_up_again_gives_the_same_empty_store(tmp_path):
    path = new_store(tmp_path / "store.sqlite")
    first = everything(path)
    assert not migrated_to(path, "base")
    assert names_in(path) == set()
    assert migrated_to(path, "head")
    assert everything(path) == first


def test_migrations_are_named_in_the_order_in_which_they_run():
    run = [script.revision for script in ScriptDirectory(str(scripts())).walk_revisions()]
    assert schemas() == run[::-1]


def test_each_migration_goes_up_and_down_by_itself(tmp_path):
    path = new_store(tmp_path / "store.sqlite")
    steps = [file.stem for file in VERSIONS]
    for step in (*reversed(steps[:-1]), "base", *steps):
        migrated_to(path, step)
        now = rows(path, "SELECT version_num FROM alembic_version")
        assert now == ([] if step == "base" else [(step,)])
    assert migrated_to(path, "head")


def test_a_store_with_facts_comes_down_and_up_again(tmp_path):
    path = lived_in(tmp_path / "store.sqlite")
    migrated_to(path, "base")
    migrated_to(path, "head")
    assert rows(path, "SELECT revision, recorded_at, articles, texts FROM store") == [(0, "", 0, 0)]
    assert fill_bundle(path).facts == 11


def test_migrating_a_migrated_store_changes_nothing(tmp_path):
    path = lived_in(tmp_path / "store.sqlite")
    before = everything(path)
    assert migrated_to(path, "head")
    assert everything(path) == before


def test_codes_that_a_release_adds_are_filled_in_and_those_in_use_stay(tmp_path):
    path = new_store(tmp_path / "store.sqlite")
    damage(path, "DELETE FROM economy WHERE code = 'KAZ'")
    damage(path, "INSERT INTO unit VALUES ('sheep')")
    assert migrated_to(path, "head")
    assert rows(path, "SELECT code FROM economy WHERE code = 'KAZ'") == [("KAZ",)]
    assert rows(path, "SELECT code FROM unit WHERE code = 'sheep'") == [("sheep",)]


def test_an_unknown_schema_is_refused_by_name(tmp_path):
    path = new_store(tmp_path / "store.sqlite")
    with pytest.raises(Conflict, match="schema no_such_step"):
        migrated_to(path, "no_such_step")


def test_a_migration_that_fails_leaves_the_store_as_it_was(tmp_path):
    path = tmp_path / "store.sqlite"
    damage(path, "CREATE TABLE mention (old INTEGER)")  # in the way of the migration's one before last
    with pytest.raises(Exception, match=r'mention"? already exists'):
        migrated_to(path, "head")
    assert names_in(path) == {"mention"}


@pytest.mark.only_postgresql("alembic reads SQLite's constraints in part only")
def test_alembic_finds_no_difference_between_models_and_migrations(tmp_path):
    def ours(_item, name, kind, *_):
        # The index of words is full text, which is no model's on any engine.
        return (kind, name) != ("index", "fact_word")

    with opened(new_store(tmp_path / "store.sqlite")) as store, store.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "include_object": ours})
        assert compare_metadata(context, declared()) == []


@pytest.mark.only_postgresql("text of SQLite is compared by bytes anyway")
def test_the_server_checks_what_the_models_check_and_compares_text_by_bytes(tmp_path):
    checks = {
        (table.name, check.name)
        for table in SQLModel.metadata.sorted_tables
        for check in table.constraints
        if isinstance(check, CheckConstraint)
    }
    path = new_store(tmp_path / "store.sqlite")
    found = rows(
        path, "SELECT conrelid::regclass::text, conname FROM pg_constraint WHERE contype = 'c' AND conrelid > 0"
    )
    assert set(found) == checks
    texts = rows(
        path,
        "SELECT DISTINCT collation_name FROM information_schema.columns WHERE table_schema = 'public'"
        " AND table_name <> 'alembic_version' AND data_type = 'character varying'",
    )
    assert texts == [("C",)]


@pytest.mark.only_postgresql("SQLite has a table of its own for words")
def test_a_word_is_sought_in_the_index_of_words(tmp_path):
    path = new_store(tmp_path / "store.sqlite")
    fill_bundle(path)
    sought = "SELECT rowid FROM fact_words WHERE words @> string_to_array('kazakhstan china', ' ')"
    with opened(path) as store, store.reading() as connection:
        connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
        plan = [row[0] for row in connection.exec_driver_sql(f"EXPLAIN {sought}")]
    assert [step for step in plan if "on fact_word " in step]


@pytest.mark.only_sqlite("a server is asked by alembic")
def test_models_and_migrations_make_the_same_schema(tmp_path):
    engine = create_engine(f"sqlite:///{tmp_path / 'models.sqlite'}")
    SQLModel.metadata.create_all(engine)
    engine.dispose()
    models, steps = sqlite3.connect(tmp_path / "models.sqlite"), sqlite3.connect(new_store(tmp_path / "steps.sqlite"))
    try:
        assert schema_of(models) == schema_of(steps)
        assert "fact_value" in schema_of(steps)
        assert "CONSTRAINT kind_code CHECK(kind IN('agreement','event','figure'))" in schema_of(steps)["fact"]
    finally:
        models.close()
        steps.close()


@pytest.mark.only_sqlite("a server has an index of words")
def test_the_full_text_index_is_of_the_facts_words(tmp_path):
    path = new_store(tmp_path / "store.sqlite")
    ((sql,),) = rows(path, "SELECT sql FROM sqlite_master WHERE name = 'fact_words'")
    assert "content='fact', content_rowid='key'" in sql


@pytest.mark.parametrize("file", VERSIONS, ids=lambda file: file.stem)
def test_a_migration_is_named_after_its_day_and_stands_alone(file):
    assert re.fullmatch(r"2\d{3}_[01]\d_[0-3]\d_[a-z_]+", file.stem)
    tree = ast.parse(file.read_text(encoding="utf-8"))
    imported = [
        name
        for node in ast.walk(tree)
        for name in (
            [one.name for one in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    ]
    assert {name.split(".")[0] for name in imported} <= {"alembic", "sqlalchemy"}
    assert {node.name for node in tree.body if isinstance(node, ast.FunctionDef)} == {"upgrade", "downgrade"}


@pytest.mark.only_sqlite("is about files")
def test_an_installed_package_finds_its_own_migrations(tmp_path):
    """Laid out as the wheel's settings say, with no checkout around it."""
    wheel = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]["targets"]
    laid = {name: name for name in wheel["wheel"]["packages"]} | wheel["wheel"]["force-include"]
    for source, target in laid.items():
        shutil.copytree(ROOT / source, tmp_path / "site" / target, ignore=shutil.ignore_patterns("__pycache__"))
    done = subprocess.run(
        [sys.executable, "-c", "from app.cli import main; main(['migrate'])"],
        cwd=tmp_path,
        env={"PYTHONPATH": "site", "TRADEFACTS_DATABASE_URL": "sqlite:///store.sqlite"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert rows(tmp_path / "store.sqlite", "SELECT version_num FROM alembic_version") == [(VERSIONS[-1].stem,)]


def test_a_checkout_finds_the_migrations_beside_the_package():
    assert scripts() == ROOT / "migrations"


@pytest.fixture(scope="module")
def bundled(tmp_path_factory):
    path = new_store(tmp_path_factory.mktemp("bundled") / "store.sqlite")
    fill_bundle(path)
    return path


@pytest.fixture
def database(bundled):
    with opened(bundled) as store, store.writing() as connection, connection.begin_nested() as undone:
        yield connection
        undone.rollback()


# Which fact, by what distinguishes it, is given what; each is refused.
FIGURE, EVENT, AGREEMENT = "kind = 'figure'", "type = 'visit'", "type = 'mou'"
REFUSED = [
    (FIGURE, "kind", "rumour"),
    (FIGURE, "kind", "event"),
    (FIGURE, "review", "believed"),
    (FIGURE, "action", "dreamt"),
    (FIGURE, "status", "occurred"),
    (EVENT, "status", "observed"),
    (EVENT, "status", "in_force"),
    (AGREEMENT, "status", "occurred"),
    (EVENT, "type", "mou"),
    (EVENT, "type", None),
    (EVENT, "indicator", "gdp"),
    (EVENT, "value", 1),
    (AGREEMENT, "type", "visit"),
    (FIGURE, "type", "visit"),
    (FIGURE, "indicator", "happiness"),
    (FIGURE, "indicator", None),
    (EVENT, "kind", "figure"),
    (FIGURE, "measure", "feeling"),
    (FIGURE, "unit", "smiles"),
    (FIGURE, "value", None),
    (FIGURE, "comparator", "~"),
    (FIGURE, "record", "highest"),
    (FIGURE, "freq", "Y"),
    (FIGURE, "flow", "both"),
    (FIGURE, "direction", "sideways"),
    (FIGURE, "balance", "even"),
    (FIGURE, "reporter", "XXX"),
    (FIGURE, "partner", "XXX"),
    (FIGURE, "sole", "XXX"),
    (FIGURE, "source_agency", "nobody"),
    (FIGURE, "stated_by", "nobody"),
    (FIGURE, "article_id", "art_0000000000000000"),
    (FIGURE, "revision", None),
    (FIGURE, "until", 0),
    (FIGURE, "document", None),
]


@pytest.mark.parametrize(("which", "column", "value"), REFUSED)
def test_the_database_refuses_what_the_vocabulary_does_not_know(which, column, value, database):
    with pytest.raises(IntegrityError, match="constraint"):
        database.execute(text(f"UPDATE fact SET {column} = :value WHERE {which}"), {"value": value})  # noqa: S608 - the test's own words


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO party VALUES ('x', 'X', 'planet', NULL, 'x')",
        "INSERT INTO party VALUES ('x', 'X', 'person', 'XXX', 'x')",
        "INSERT INTO alias VALUES ('nobody', 'X')",
        "INSERT INTO mention (key, filter, code, review, first, last) SELECT key, 'colour', 'x', 'x', 1, 2 FROM fact",
        "INSERT INTO mention (key, filter, code, review, first, last) VALUES (1, 'country', 'KAZ', 'accepted', 1, 2)",
        "INSERT INTO tally VALUES ('colour', 'red', 1, 1, 1)",
        "INSERT INTO store VALUES (2, 0, '', 0, 0)",
        "INSERT INTO article_text VALUES ('art_0000000000000000', 'text')",
        "INSERT INTO article SELECT 'art_0', sha256, NULL, 0, NULL, NULL, NULL, NULL, NULL, '' FROM article",
        "INSERT INTO economy VALUES ('KAZ')",
        "DELETE FROM economy WHERE code = 'KAZ'",
        "DELETE FROM article",
        "UPDATE fact SET id = (SELECT id FROM fact WHERE revision = 2) WHERE revision = 1",
        "UPDATE fact SET revision = 2 WHERE revision = 1",
    ],
)
def test_the_database_refuses_rows_that_contradict_each_other(statement, database):
    with pytest.raises(IntegrityError, match="constraint"):
        database.execute(text(statement))


def test_what_is_not_changed_is_taken(database):
    for which in (FIGURE, EVENT, AGREEMENT):
        assert database.execute(text(f"UPDATE fact SET status = status WHERE {which}")).rowcount  # noqa: S608 - likewise

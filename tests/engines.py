"""The engine that the stores of tests are on, and what a plain SQL client does to them behind the program's back.

A test names a store by the path of its file. With TRADEFACTS_TEST_ENGINE=postgresql that path stands for a database
of a server that the tests start.
"""

import os
import shutil
import sqlite3
from pathlib import Path
from typing import Any

from app.model.database import Database
from app.upkeep.migrate import migrate
from tests import postgresql

ENGINE = os.environ.get("TRADEFACTS_TEST_ENGINE", "sqlite")
ON_POSTGRESQL = ENGINE == "postgresql"
MIGRATED = Path("migrated")
TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"
SCHEMA = """
SELECT concat_ws(' ', table_name, column_name, data_type, collation_name, is_nullable) FROM information_schema.columns
WHERE table_schema = 'public' UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
UNION ALL SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
WHERE connamespace = 'public'::regnamespace ORDER BY 1
"""


def url_of(path: Path) -> str:
    """The URL of a store; where it is on a server, an empty database is made when it is first named."""
    return postgresql.server().url(postgresql.database(path)) if ON_POSTGRESQL else f"sqlite:///{path}"


def name_of(path: Path) -> str:
    """How the program names a store."""
    return f"{postgresql.database(path)} at {postgresql.server().folder}" if ON_POSTGRESQL else str(path)


def new_store(path: Path) -> Path:
    """An empty migrated store."""
    if not ON_POSTGRESQL:
        _migrate(path)
    else:
        if MIGRATED not in postgresql.MADE:
            _migrate(MIGRATED)
        copied(MIGRATED, path)
    return path


def _migrate(path: Path) -> None:
    store = Database(url_of(path))
    migrate(store)
    store.close()


def copied(path: Path, target: Path) -> Path:
    """A copy of a store that nobody has open."""
    if not ON_POSTGRESQL:
        return Path(shutil.copy(path, target))
    postgresql.create(target, postgresql.database(path))
    return target


def rows(path: Path, sql: str, *values: object) -> list[tuple[Any, ...]]:
    """What a plain SQL client reads; `?` stands for a value."""
    if ON_POSTGRESQL:
        return postgresql.server().execute(_placed(sql, values), *values, database=postgresql.database(path))
    connection = sqlite3.connect(path)
    try:
        return connection.execute(sql, values).fetchall()
    finally:
        connection.close()


def everything(path: Path) -> str:
    """All that a store holds, its schema too, as text."""
    if ON_POSTGRESQL:
        tables = [name for (name,) in rows(path, TABLES)]
        held = [rows(path, f"SELECT '{name}', t::text FROM \"{name}\" t ORDER BY 2") for name in tables]  # noqa: S608 - the names above
        return "\n".join(" ".join(row) for found in (rows(path, SCHEMA), *held) for row in found)
    connection = sqlite3.connect(path)
    try:
        return "\n".join(connection.iterdump())
    finally:
        connection.close()


def damage(path: Path, statement: str, *values: object) -> None:
    """Do what nobody should: write behind the program's back, foreign keys off."""
    if ON_POSTGRESQL:
        postgresql.server().damage(_placed(statement, values), *values, database=postgresql.database(path))
        return
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.execute(statement, values)
    finally:
        connection.close()


def names_in(path: Path) -> set[str]:
    """The names of the tables, views and indexes of a store, less those of the migrations' own."""
    found = rows(
        path,
        "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"
        if ON_POSTGRESQL
        else "SELECT name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'",
    )
    return {name for (name,) in found if not name.startswith("alembic_")}


def _placed(sql: str, values: tuple[object, ...]) -> str:
    return sql.replace("?", "%s") if values else sql

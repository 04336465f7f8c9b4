"""Bringing a store's schema and codes up to date."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, MetaData, select
from sqlmodel import SQLModel

import app
from app.errors import Conflict
from app.model import articles, codes, database, facts, keys, mentions, parties, store
from app.vocabulary.codes import codelist

if TYPE_CHECKING:
    from alembic.config import Config

MODELS = (articles, codes, facts, keys, mentions, parties, store)  # imported so that the metadata know every table
HEAD = "head"


def scripts() -> Path:
    """The folder of the migrations: inside the installed package, or beside it in a checkout."""
    package = Path(app.__file__).parent
    inside = package / "migrations"
    return inside if inside.is_dir() else package.parent / "migrations"


def migrate(store: database.Database, target: str = HEAD) -> None:
    """Upgrade (or, to an older target, downgrade) the schema, then fill in the codes of the vocabulary."""
    if target == HEAD and migrated(store, primary=True):
        return
    from alembic import command  # noqa: PLC0415 - a server whose store is up to date needs none of it
    from alembic.util import CommandError  # noqa: PLC0415 - as above

    with store.writing() as connection:
        _check_known(schema_of(connection))
        config = _config(connection)
        step = command.upgrade if target == HEAD or _is_ahead(connection, target) else command.downgrade
        try:
            step(config, target)
        except CommandError as error:
            raise Conflict(f"schema {target}: {error}") from None
    if target == HEAD:
        with store.writing() as connection:
            fill_codes(connection)


def migrated(store: database.Database, *, primary: bool = False) -> bool:
    """Whether the store (the primary itself, or whoever answers readers) has this release's schema and codes."""
    with store.reading(primary=primary) as connection:
        return is_current(connection)


def schema_of(connection: Connection) -> str | None:
    """The schema that a store has, by its last migration; None of a file that never was a store."""
    if "alembic_version" not in database.schema_names(connection):
        return None
    found: str | None = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one_or_none()
    return found


def is_current(connection: Connection) -> bool:
    """Whether the store of an open connection has this release's schema and codes."""
    if schema_of(connection) != schemas()[-1]:
        return False
    return all(not missing for _, missing in _missing_codes(connection))


def fill_codes(connection: Connection) -> None:
    """Add the codes that the vocabulary knows and the database does not; those in use stay."""
    for table, missing in _missing_codes(connection):
        if missing:
            connection.execute(SQLModel.metadata.tables[table].insert(), [{"code": code} for code in sorted(missing)])


def _missing_codes(connection: Connection) -> list[tuple[str, set[str]]]:
    known = {
        "economy": set(codelist("economy").codes),
        "indicator": set(codelist("indicator").codes),
        "unit": {*codelist("unit").codes, *codelist("currency").codes},
    }
    tables = {name: SQLModel.metadata.tables[name].c.code for name in known}
    return [(name, codes - set(connection.scalars(select(tables[name])))) for name, codes in known.items()]


def declared() -> MetaData:
    """The tables of the models as both engines have them.

    A partial index is declared for SQLite alone: to say the same for PostgreSQL loads its dialect, at every start.
    """
    for table in SQLModel.metadata.sorted_tables:
        for index in table.indexes:
            index.dialect_options["postgresql"]["where"] = index.dialect_options["sqlite"]["where"]
    return SQLModel.metadata


def _is_ahead(connection: Connection, target: str) -> bool:
    current = schema_of(connection)
    order = schemas()
    return current is None or (target in order and order.index(target) > order.index(current))


def _check_known(schema: str | None) -> None:
    """Conflict where a later release made the schema: what it means, only that release knows."""
    if schema is not None and schema not in schemas():
        raise Conflict(f"the store has the schema {schema}, which this release does not know: it is of a newer one")


@cache
def schemas() -> list[str]:
    """The schemas of this release, oldest first: migrations bear their day and sort as they run.

    Reading the folder takes a while, in which a server that is asked whether it is ready answers nobody.
    """
    return sorted(file.stem for file in (scripts() / "versions").glob("[0-9]*.py"))


def _config(connection: Connection) -> "Config":
    from alembic.config import Config  # noqa: PLC0415 - as above

    config = Config()
    config.set_main_option("script_location", str(scripts()).replace("%", "%%"))
    config.attributes["connection"] = connection
    config.attributes["target_metadata"] = declared()
    return config

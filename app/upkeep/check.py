"""Proving that a store agrees with itself: what is derived is derived again, and compared."""

from collections.abc import Iterator

from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError
from sqlmodel import SQLModel

from app.model.database import file_faults, schema_names
from app.upkeep.beside import articles_agree, counts_agree, parties_agree, texts_agree, words_agree
from app.upkeep.history import chains_follow, revisions_follow
from app.upkeep.migrate import is_current
from app.upkeep.versions import versions_agree

PARTS = (
    revisions_follow,
    chains_follow,
    articles_agree,
    texts_agree,
    versions_agree,
    parties_agree,
    words_agree,
    counts_agree,
)


def check(connection: Connection) -> Iterator[str]:
    """Every fault of the store, one line each; none if all is well. Memory stays flat, however large the store is."""
    try:
        yield from file_faults(connection)
        if not is_current(connection):
            yield "schema: not that of this release; run `tradefacts migrate`"
            return
        yield from _nothing_missing(connection)
        for part in PARTS:
            yield from part(connection)
    except DatabaseError as error:
        connection.rollback()  # SQLite refuses to commit even what was only read
        yield f"file: cannot be read any further: {error.orig}"


def _nothing_missing(connection: Connection) -> Iterator[str]:
    """Every table and index of the models is there; without an index answers are right, yet slow."""
    found = schema_names(connection)
    for table in SQLModel.metadata.sorted_tables:
        for name in (table.name, *(str(index.name) for index in table.indexes)):
            if name not in found:
                yield f"schema: {name} is missing"

"""Inserts that take what is there into account. Both engines say ON CONFLICT alike, SQLAlchemy has one for each."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite

from app.model.prepared import Prepared

INSERT: Mapping[str, Callable[[Table], Any]] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


def unless_there(table: Table) -> dict[str, Prepared]:
    """An insert, by name of the engine, that leaves a row of the same key as it is."""
    return {name: Prepared(insert(table).on_conflict_do_nothing()) for name, insert in INSERT.items()}


def added_up(table: Table, numbers: Iterable[str]) -> dict[str, Prepared]:
    """An insert, by name of the engine, that adds its numbers to those of the row of the same key."""
    found = {}
    for name, insert in INSERT.items():
        row = insert(table)
        sums = {number: table.c[number] + row.excluded[number] for number in numbers}
        found[name] = Prepared(row.on_conflict_do_update(index_elements=table.primary_key.columns, set_=sums))
    return found

"""Inserts that take what is there into account. Both engines say ON CONFLICT alike, SQLAlchemy has one for each."""

from collections.abc import Iterable
from importlib import import_module
from typing import Any

from sqlalchemy import Table

from app.model.prepared import Built


def unless_there(table: Table) -> Built:
    """An insert that leaves a row of the same key as it is."""
    return Built(lambda dialect: _insert(dialect, table).on_conflict_do_nothing())


def added_up(table: Table, numbers: Iterable[str]) -> Built:
    """An insert that adds its numbers to those of the row of the same key."""

    def build(dialect: str) -> Any:
        insert = _insert(dialect, table)
        sums = {number: table.c[number] + insert.excluded[number] for number in numbers}
        return insert.on_conflict_do_update(index_elements=table.primary_key.columns, set_=sums)

    return Built(build)


def _insert(dialect: str, table: Table) -> Any:
    """The insert of one dialect; the other's is never loaded."""
    return import_module(f"sqlalchemy.dialects.{dialect}").insert(table)

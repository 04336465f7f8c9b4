"""Inserts that take what is there into account. Both engines say ON CONFLICT alike, SQLAlchemy has one for each."""

from collections.abc import Callable, Iterable
from importlib import import_module
from typing import Any

from sqlalchemy import Connection, Table

from app.model.prepared import Compiled, Prepared


class Upsert(Prepared):
    """An insert that is built when it first runs, for the engine at hand: the other's dialect is never loaded."""

    def __init__(self, table: Table, on_conflict: Callable[[Any], Any]) -> None:
        super().__init__(None)
        self.table = table
        self.on_conflict = on_conflict

    def compiled(self, connection: Connection) -> Compiled:
        """See `Prepared.compiled`."""
        if connection.dialect.name not in self._by_dialect:
            dialect = import_module(f"sqlalchemy.dialects.{connection.dialect.name}")
            self.statement = self.on_conflict(dialect.insert(self.table))
        return super().compiled(connection)


def unless_there(table: Table) -> Upsert:
    """An insert that leaves a row of the same key as it is."""
    return Upsert(table, lambda insert: insert.on_conflict_do_nothing())


def added_up(table: Table, numbers: Iterable[str]) -> Upsert:
    """An insert that adds its numbers to those of the row of the same key."""

    def add(insert: Any) -> Any:
        sums = {number: table.c[number] + insert.excluded[number] for number in numbers}
        return insert.on_conflict_do_update(index_elements=table.primary_key.columns, set_=sums)

    return Upsert(table, add)

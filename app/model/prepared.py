"""Statements that are asked all the time: built and compiled once, run by the driver's own cursor.

Building, compiling and wrapping a statement takes SQLAlchemy several times as long as an index seek takes the
database. Only numbers and text go in and come out here, which no driver needs converted.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

Row = tuple[Any, ...]
# The SQL, the values that stand in the statement itself, and the order of the parameters where the driver counts them.
Compiled = tuple[str, dict[str, Any], Sequence[str] | None]


class Prepared:
    """A statement with named parameters; it runs inside the transaction of the connection that it is given."""

    def __init__(self, statement: Any) -> None:
        self.statement: Any = statement
        self._by_dialect: dict[str, Compiled] = {}

    def all(self, connection: Connection, values: Mapping[str, Any]) -> list[Row]:
        """Every row, as plain tuples in the order of the columns."""
        found: list[Row] = self.run(connection, values).fetchall()
        return found

    def first(self, connection: Connection, values: Mapping[str, Any]) -> Row | None:
        """The first row, or None."""
        found: Row | None = self.run(connection, values).fetchone()
        return found

    def run(self, connection: Connection, values: Mapping[str, Any]) -> Any:
        """The driver's cursor after it ran."""
        sql, fixed, order = self._compiled(connection)
        given = {**fixed, **values}
        cursor = connection.connection.cursor()
        try:
            cursor.execute(sql, given if order is None else [given[name] for name in order])
        except connection.dialect.loaded_dbapi.Error as error:
            raise _told(connection, sql, error) from error
        return cursor

    def run_many(self, connection: Connection, rows: Iterable[Mapping[str, Any]]) -> None:
        """Run it once for each row; each has every parameter."""
        sql, _, order = self._compiled(connection)
        given: Any = [row if order is None else [row[name] for name in order] for row in rows]
        try:
            connection.connection.cursor().executemany(sql, given)
        except connection.dialect.loaded_dbapi.Error as error:
            raise _told(connection, sql, error) from error

    def _compiled(self, connection: Connection) -> Compiled:
        name = connection.dialect.name
        if name not in self._by_dialect:
            compiled = self.statement.compile(dialect=connection.dialect)
            self._by_dialect[name] = str(compiled), dict(compiled.params), getattr(compiled, "positiontup", None)
        return self._by_dialect[name]


def _told(connection: Connection, sql: str, error: Exception) -> Exception:
    """The driver's error as SQLAlchemy's, so that one place says what it means."""
    driver: Any = connection.dialect.loaded_dbapi
    return DBAPIError.instance(sql, None, error, driver.Error, dialect=connection.dialect)

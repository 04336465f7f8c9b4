"""The database: connections that read, one that writes, and the state that tells whether anything changed.

What belongs to one engine stands in `sqlite` and `postgresql`; full text in `search`.
"""

from collections.abc import Collection, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import URL, Connection, make_url
from sqlalchemy.exc import ArgumentError

from app.model import sqlite
from app.model.store import State, store

if TYPE_CHECKING:
    from app.model.postgresql import PostgresEngine

ROWS = 500
POSTGRESQL = ("postgresql:", "postgresql+psycopg:")


class Database:
    """A store at a URL; an SQLite file is made there unless it must not be `new`.

    Readers see one consistent moment per transaction; one writer at a time, durable at commit. With a `read_url`,
    replicas of PostgreSQL answer readers.
    """

    def __init__(
        self,
        url: str,
        busy_seconds: float = 10.0,
        read_seconds: float = 5.0,
        *,
        read_url: str | None = None,
        new: bool = True,
    ) -> None:
        self.engine: sqlite.SqliteEngine | PostgresEngine
        if url.startswith(POSTGRESQL):
            self.engine = _engine_module("postgresql").PostgresEngine(
                url, read_url, busy_seconds, read_seconds, new=new
            )
        elif read_url:
            raise ValueError("TRADEFACTS_READ_URL: replicas are of PostgreSQL; the store is an SQLite file")
        else:
            self.engine = sqlite.SqliteEngine(_file_url(url), busy_seconds, read_seconds, new=new)
        self.name = self.engine.name
        # Whether a question is over sooner than a thread has begun.
        self.inline = self.engine.inline

    @property
    def path(self) -> Path:
        """The file of the store. ValueError where it is on a server."""
        if isinstance(self.engine, sqlite.SqliteEngine):
            return self.engine.path
        raise ValueError(f"{self.name} is on PostgreSQL and no file")

    def reading(
        self, seconds: float | None = None, *, least: int = 0, primary: bool = False, slow: bool = False
    ) -> AbstractContextManager[Connection]:
        """A connection inside one read transaction; TooCostly after `seconds` (None: as set; 0: no bound).

        It shows revision `least` at least, else PreconditionFailed; with `primary` all that was ever acknowledged.
        A `slow` question lets others go first, where it takes a processor of this machine.
        """
        return self.engine.reading(seconds, least, primary=primary, slow=slow)

    def writing(self) -> AbstractContextManager[Connection]:
        """A connection inside the one write transaction; committed and durable when the block ends without error."""
        return self.engine.writing()

    def settle(self, instant: str) -> bool:
        """Wait until nothing more can be recorded at or before an instant that is past: so it can be told for good.

        A write takes its instant before others see it. Whether a replica may not have reached the instant yet.
        Unavailable where a write goes on for too long.
        """
        with self.reading() as connection:
            if store_row(connection).recorded_at >= instant:
                return False
        self.engine.settle()
        return True

    def seen(self, least: int = 0, *, primary: bool = False) -> State | None:
        """The state of the store, which differs whenever any program has changed an answer; None if it is out of reach.

        PreconditionFailed where it has not reached revision `least`. On SQLite, ask one at a time.
        """
        return self.engine.seen(least, primary=primary)

    def close(self) -> None:
        """Give all connections back."""
        self.engine.close()


def streamed(connection: Connection, statement: Any, values: Mapping[str, Any] | None = None) -> Iterator[Any]:
    """The rows of a statement, a few hundred at a time, so that memory stays flat; `values` of its parameters."""
    return iter(connection.execute(statement, values, execution_options={"yield_per": ROWS}))


def interrupt(connection: Connection) -> None:
    """End the question that another thread is asking on this connection; what it brings is TooCostly."""
    _engine_of(connection).interrupt(connection.connection.driver_connection)


def roomy(connection: Connection) -> AbstractContextManager[None]:
    """Much memory for what the block writes, where it is this process's to give."""
    return sqlite.roomy(connection) if connection.dialect.name == "sqlite" else nullcontext()


def unindexed(connection: Connection, tables: Collection[str], kept: Collection[str]) -> AbstractContextManager[None]:
    """What leads to rows is made after the block has written many of them into an empty store; on PostgreSQL at once.

    There it would keep readers out.
    """
    return sqlite.unindexed(connection, tables, kept) if connection.dialect.name == "sqlite" else nullcontext()


def store_bytes(connection: Connection) -> int:
    """How large the store is, in bytes."""
    return int(_engine_of(connection).size(connection))


def store_row(connection: Connection) -> Any:
    """The store's one row: revision, recorded_at, articles, texts."""
    return connection.execute(store.select()).one()


def file_faults(connection: Connection) -> Iterator[str]:
    """What the engine finds wrong with its own keeping."""
    yield from _engine_of(connection).faults(connection)


def schema_names(connection: Connection) -> set[str]:
    """The names of the tables and indexes that the store has."""
    return set(_engine_of(connection).names(connection))


def _engine_of(connection: Connection) -> Any:
    return _engine_module(connection.dialect.name)


def _engine_module(name: str) -> Any:
    """What belongs to one engine. PostgreSQL's driver takes 12 MiB, so it is loaded only where it is used."""
    return import_module(f"app.model.{name}")


def _file_url(url: str) -> URL:
    wrong = "TRADEFACTS_DATABASE_URL: a file is needed, such as sqlite:///data/tradefacts.sqlite, or postgresql://..."
    try:
        found = make_url(url)
    except ArgumentError:
        raise ValueError(wrong) from None
    if found.get_backend_name() != "sqlite" or found.database in {None, "", ":memory:"}:
        raise ValueError(wrong)
    return found

"""The database: one engine that reads, one that writes, and the version that tells whether anything changed.

What is SQLite's own (pragmas, `data_version`, `BEGIN IMMEDIATE`, the progress handler) stands here alone.
"""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.pool import NullPool, QueuePool

from app.errors import TooCostly, Unavailable
from app.model.store import store

# How many steps of SQLite's virtual machine pass between two looks at the clock: about a millisecond.
STEPS = 20_000
ROWS = 500
MOST_EXPORTS = 64
BUSY = ("locked", "busy")
DISK = ("disk is full", "readonly", "unable to open", "disk I/O", "not a database", "malformed")


class Database:
    """A store at a URL, made there unless it must not be `new`.

    Readers see one consistent moment per transaction; one writer at a time, durable at commit.
    """

    def __init__(self, url: str, busy_seconds: float = 10.0, read_seconds: float = 5.0, *, new: bool = True) -> None:
        self.url = _file_url(url)
        self.read_seconds = read_seconds
        self.path = Path(str(self.url.database))
        if not new and not self.path.is_file():
            raise ValueError(f"there is no store at {self.path}")
        self.path.parent.mkdir(parents=True, exist_ok=True)
        arguments = {"timeout": busy_seconds, "check_same_thread": False}
        self.reader = create_engine(self.url, connect_args=arguments, poolclass=QueuePool, pool_size=4, max_overflow=12)
        # Exports last as long as their clients read: they take no connection from short questions.
        self.exporter = create_engine(
            self.url,
            connect_args=arguments,
            poolclass=QueuePool,
            pool_size=1,
            max_overflow=MOST_EXPORTS - 1,
            pool_timeout=1,
        )
        self.writer = create_engine(self.url, connect_args=arguments, poolclass=NullPool)
        for engine in (self.reader, self.exporter):
            _prepare(engine, "BEGIN", "PRAGMA query_only = ON")
        _prepare(self.writer, "BEGIN IMMEDIATE", "PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL")
        self._watch: sqlite3.Connection | None = None
        self._watches = 0

    @contextmanager
    def reading(self, seconds: float | None = None) -> Iterator[Connection]:
        """A connection inside one read transaction; TooCostly after `seconds` (None: as set; 0: no bound)."""
        bound = self.read_seconds if seconds is None else seconds
        engine = self.reader if bound else self.exporter
        with _told(), engine.connect() as connection, _bounded(connection, bound), connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection inside the one write transaction; committed and durable when the block ends without error."""
        with _told(), self.writer.connect() as connection, connection.begin():
            yield connection

    def version(self) -> int:
        """A number that changes whenever any program commits to the store. Ask one at a time."""
        if self._watch is None:
            self._watch = sqlite3.connect(self.path, isolation_level=None, check_same_thread=False)
            self._watches += 1  # each connection counts from the same number
        version: int = self._watch.execute("PRAGMA data_version").fetchone()[0]
        return self._watches << 32 | version

    def seen_version(self) -> int | None:
        """The same, or None where the store cannot be read now."""
        try:
            return self.version()
        except sqlite3.Error:
            self._watch = None
            return None

    def close(self) -> None:
        """Give all connections back."""
        if self._watch is not None:
            self._watch.close()
            self._watch = None
        self.reader.dispose()
        self.exporter.dispose()
        self.writer.dispose()


def streamed(connection: Connection, statement: Any) -> Iterator[Any]:
    """The rows of a statement, a few hundred at a time, so that memory stays flat."""
    return iter(connection.execute(statement, execution_options={"yield_per": ROWS}))


def file_faults(connection: Connection) -> Iterator[str]:
    """What SQLite finds wrong with its own file, and rows that point at nothing."""
    for (finding,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if finding != "ok":
            yield " ".join(finding.split())
    for table, row, target, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield f"row {row} of {table} points at no {target}"


def schema_names(connection: Connection) -> set[str]:
    """The names of the tables and indexes that the file has."""
    found = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type IN ('table', 'index')")
    return {name for (name,) in found}


def interrupt(connection: Connection) -> None:
    """End the question that another thread is asking on this connection; what it brings is TooCostly."""
    raw: Any = connection.connection.driver_connection
    (raw.cancel if connection.dialect.name == "postgresql" else raw.interrupt)()


def store_bytes(connection: Connection) -> int:
    """How large the store is, in bytes."""
    if connection.dialect.name == "postgresql":
        return int(connection.exec_driver_sql("SELECT pg_database_size(current_database())").scalar_one())
    pages, size = (connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in ("page_count", "page_size"))
    return int(pages) * int(size)


def store_row(connection: Connection) -> Any:
    """The store's one row: revision, recorded_at, articles, texts."""
    return connection.execute(store.select()).one()


def _file_url(url: str) -> URL:
    wrong = "TRADEFACTS_DATABASE_URL: a file is needed, such as sqlite:///data/tradefacts.sqlite"
    try:
        found = make_url(url)
    except ArgumentError:
        raise ValueError(wrong) from None
    if found.get_backend_name() != "sqlite" or found.database in {None, "", ":memory:"}:
        raise ValueError(wrong)
    return found


def _prepare(engine: Engine, begin: str, *pragmas: str) -> None:
    @event.listens_for(engine, "connect")
    def _connect(raw: sqlite3.Connection, _record: object) -> None:
        # sqlite3 would begin transactions at its own moments, and never for a SELECT.
        raw.isolation_level = None
        for pragma in ("PRAGMA foreign_keys = ON", *pragmas):
            raw.execute(pragma)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)


@contextmanager
def _bounded(connection: Connection, seconds: float) -> Iterator[None]:
    raw: Any = connection.connection.driver_connection
    if not seconds:
        yield
        return
    deadline = time.monotonic() + seconds
    raw.set_progress_handler(lambda: time.monotonic() > deadline, STEPS)
    try:
        yield
    finally:
        raw.set_progress_handler(None, 0)


@contextmanager
def _told() -> Iterator[None]:
    """Says what the driver's errors mean: too slow, or not available now."""
    try:
        yield
    except PoolTimeout:
        raise Unavailable("too many read at the same time; try again", headers={"Retry-After": "2"}) from None
    except (OperationalError, DatabaseError) as error:
        text = str(error.orig)
        if text == "interrupted":
            raise TooCostly(
                "this takes longer than its bound; narrow it with pair, country, kind, article, from or to"
            ) from None
        if any(word in text for word in (*BUSY, *DISK)):
            raise Unavailable(
                f"the store cannot be used now ({text}); try again", headers={"Retry-After": "2"}
            ) from None
        raise

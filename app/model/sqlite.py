"""A store in one SQLite file: pragmas, `data_version`, `BEGIN IMMEDIATE` stand here alone; `held` reads."""

import os
import sqlite3
from collections.abc import Collection, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import QueuePool

from app.errors import Unavailable
from app.model.held import LEAST, Held, Question, telling
from app.model.hints import take_hints
from app.model.store import State, reached
from app.model.troubles import unavailable

# In KiB: what one fact after the other touches most, and a load of millions, which puts each row at a place of its own
# in twenty indexes.
WRITERS_CACHE = "PRAGMA cache_size = -8192"
LOADS_CACHE = "PRAGMA cache_size = -262144"
# A write touches seventy pages, most of them those of the write before: the rarer they are copied, the less it costs.
CHECKPOINT = "PRAGMA wal_autocheckpoint = 4000"
MOST_EXPORTS = 64


class SqliteEngine:
    """The connections to one file: some read, one at a time writes, one watches."""

    # A seek in a local file is over sooner than a thread has begun.
    inline = True

    def __init__(self, url: URL, busy_seconds: float, read_seconds: float, *, new: bool) -> None:
        self.path = Path(str(url.database))
        self.name = str(self.path)
        self.read_seconds = read_seconds
        if not new and not self.path.is_file():
            raise ValueError(f"there is no store at {self.path}")
        self.path.parent.mkdir(parents=True, exist_ok=True)
        arguments = {"timeout": busy_seconds, "check_same_thread": False}
        self.reader = create_engine(
            url, connect_args=arguments, poolclass=QueuePool, pool_size=4, max_overflow=12, hide_parameters=True
        )
        # Exports last as long as their clients read: they take no connection from short questions.
        self.exporter = create_engine(
            url,
            connect_args=arguments,
            poolclass=QueuePool,
            pool_size=1,
            max_overflow=MOST_EXPORTS - 1,
            pool_timeout=1,
            hide_parameters=True,
        )
        # One stays open: its schema is read, its statements are compiled, its pages are there.
        self.writer = create_engine(
            url, connect_args=arguments, poolclass=QueuePool, pool_size=1, max_overflow=-1, hide_parameters=True
        )
        _prepare(self.reader, None, "PRAGMA query_only = ON")
        _prepare(self.exporter, "BEGIN", "PRAGMA query_only = ON")
        self.readers = (self.reader, self.exporter)
        for engine in self.readers:
            take_hints(engine)
        _prepare(
            self.writer,
            "BEGIN IMMEDIATE",
            "PRAGMA journal_mode = WAL",
            "PRAGMA synchronous = FULL",
            WRITERS_CACHE,
            CHECKPOINT,
        )
        self.ready: list[Held] = []
        self._watch: sqlite3.Connection | None = None
        self._watches = 0
        self._seen = State(0, -1)
        self._file: tuple[int, int] | None = None

    def reading(
        self,
        seconds: float | None,
        least: int,
        *,
        primary: bool,  # noqa: ARG002 - a file has no replicas
        slow: bool,
    ) -> AbstractContextManager[Connection]:
        """See `Database.reading`."""
        bound = self.read_seconds if seconds is None else seconds
        self._find_file()
        return Question(self.reader, self.ready, bound, least, slow=slow) if bound else self._exporting(least)

    @contextmanager
    def _exporting(self, least: int) -> Iterator[Connection]:
        with telling(), self.exporter.connect() as connection, connection.begin():
            if least:
                reached(connection.execute(LEAST).scalar_one(), least)
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """See `Database.writing`."""
        self._find_file()
        if self._file is not None and not os.access(self.path, os.W_OK):
            raise unavailable("its file is readonly now")  # what had opened it before could still write into it
        with telling(), self.writer.connect() as connection:
            try:
                with connection.begin():
                    yield connection
            except (DatabaseError, sqlite3.DatabaseError):
                connection.invalidate()  # who writes next begins with one that has met no error
                raise

    def settle(self) -> None:
        """Wait for the write that is under way; where the file cannot be written to there is none."""
        if os.access(self.path, os.W_OK):
            with self.writing():
                pass

    def state(self, *, primary: bool) -> State:  # noqa: ARG002 - a file has no replicas
        """See `Database.seen`; sqlite3.Error or Unavailable where the file cannot be read."""
        self._find_file()
        if self._watch is None:
            self._watch = sqlite3.connect(self.path, isolation_level=None, check_same_thread=False)
            self._watches += 1  # each connection counts from the same number
        version = self._watches << 32 | next(self._watch.execute("PRAGMA data_version"))[0]
        if version != self._seen.version:
            self._seen = State(_revision(self._watch), version)
        return self._seen

    def seen(self, least: int, *, primary: bool) -> State | None:
        """See `Database.seen`."""
        try:
            found = self.state(primary=primary)
        except (sqlite3.Error, Unavailable):
            self._watch = None
            return None
        reached(found.revision, least)
        return found

    def _find_file(self) -> None:
        """Unavailable where the store's file is gone, or is another one than at first.

        Open connections would go on with a file that nobody finds any more, and what they write would be lost; a new
        connection would take the log of the one file for that of the other.
        """
        try:
            found = os.stat(self.name)  # noqa: PTH116 - asked at each question, and faster than Path.stat
        except OSError as error:
            if self._file is None:
                return  # not made yet, or what is wrong is told by whoever opens it
            raise unavailable(f"{error.strerror}: its file is gone, put it back") from None
        self._file = self._file or (found.st_dev, found.st_ino)
        if self._file != (found.st_dev, found.st_ino):
            raise unavailable("its file was replaced by another one: start the server again")

    def close(self) -> None:
        """Give all connections back."""
        if self._watch is not None:
            self._watch.close()
            self._watch = None
        while self.ready:
            self.ready.pop().close()
        for engine in (*self.readers, self.writer):
            engine.dispose()


@contextmanager
def roomy(connection: Connection) -> Iterator[None]:
    """Much memory for what the block writes."""
    connection.exec_driver_sql(LOADS_CACHE)
    try:
        yield
    finally:
        connection.exec_driver_sql(WRITERS_CACHE)


@contextmanager
def unindexed(connection: Connection, tables: Collection[str], kept: Collection[str]) -> Iterator[None]:
    """Indexes of these tables are made anew after the block, all but the `kept`: of many rows that takes half as long.

    Sorted once they lie in order too. All of it belongs to the caller's transaction.
    """
    told = connection.exec_driver_sql(
        "SELECT name, tbl_name, sql FROM sqlite_schema WHERE type = 'index' AND sql NOT NULL"
    )
    found = [(name, sql) for name, table, sql in told if table in tables and name not in kept]
    for name, _ in found:
        connection.exec_driver_sql(f"DROP INDEX {name}")
    yield
    for _, sql in found:
        connection.exec_driver_sql(sql)


def faults(connection: Connection) -> Iterator[str]:
    """What SQLite finds wrong with its own file, and rows that point at nothing."""
    for (finding,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if finding != "ok":
            yield " ".join(finding.split())
    for table, row, target, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield f"row {row} of {table} points at no {target}"


def interrupt(raw: sqlite3.Connection) -> None:
    """End the question that another thread is asking."""
    raw.interrupt()


def size(connection: Connection) -> int:
    """The size of the file, in bytes."""
    pages, page = (connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in ("page_count", "page_size"))
    return int(pages) * int(page)


def names(connection: Connection) -> set[str]:
    """The names of the tables and indexes that the file has."""
    found = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type IN ('table', 'index')")
    return {name for (name,) in found}


def _revision(watch: sqlite3.Connection) -> int:
    try:
        return int(watch.execute("SELECT revision FROM store").fetchone()[0])
    except (sqlite3.OperationalError, TypeError):
        return 0  # not migrated yet


def _prepare(engine: Engine, begin: str | None, *pragmas: str) -> None:
    @event.listens_for(engine, "connect")
    def _connect(raw: sqlite3.Connection, _record: object) -> None:
        # sqlite3 would begin transactions at its own moments, and never for a SELECT.
        raw.isolation_level = None
        for pragma in ("PRAGMA foreign_keys = ON", *pragmas):
            raw.execute(pragma)

    if begin is None:
        return  # whoever holds it begins

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        raw: Any = connection.connection.driver_connection
        raw.execute(begin)  # a tenth of what SQLAlchemy takes for it, and it stands before every question

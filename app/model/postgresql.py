"""A store on PostgreSQL: a primary that is written to, and replicas that may answer readers."""

import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import psycopg
from psycopg.conninfo import conninfo_to_dict
from sqlalchemy import Connection, Engine, create_engine, event, exists, select, text
from sqlalchemy.exc import DBAPIError, ProgrammingError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlmodel import SQLModel

from app.errors import Problem, Reason, Refused, TooCostly, Unavailable
from app.model.store import State, reached

T = TypeVar("T")
# The lock that a writer takes before it looks at anything; migrations take it too, when there is no table to lock yet.
ONE_WRITER = 0x7472_6164
STATE = text("SELECT revision, recorded_at, articles, texts FROM store")
NO_TABLE, NO_COLUMN, TOO_LONG = "42P01", "42703", "57014"
# Classes of SQLSTATE that pass when tried again: connections, transactions, locks, resources, the operator, standbys.
PASSING = ("08", "25", "40", "53", "55", "57", "58")
# What a client sent and no column can hold: numbers beyond a column's, a word longer than an index takes.
UNFIT = ("22", "54")
WAIT = 5
# In seconds; then libpq chooses anew, so that reading goes back to a replica that has come back.
RECYCLE = 60
MOST_EXPORTS = 8
SOON = {"Retry-After": "2"}


class PostgresEngine:
    """The connections of one process: at most 26 to the primary, and 24 to the replicas where there are some."""

    # Its answer comes over a network: it keeps nobody else waiting.
    inline = False

    def __init__(self, url: str, read_url: str | None, busy_seconds: float, read_seconds: float, *, new: bool) -> None:
        told = _told_by("TRADEFACTS_DATABASE_URL", url)
        self.name = f"{told.get('dbname', told.get('user', ''))} at {told.get('host', 'localhost')}"
        self.read_seconds = read_seconds
        self.primary = _Readers(told, read_seconds)
        self.replicas = _Readers(_told_by("TRADEFACTS_READ_URL", read_url), read_seconds) if read_url else None
        self.readers = tuple(
            engine for one in (self.primary, self.replicas) if one for engine in (one.reader, one.exporter, one.watcher)
        )
        # Asked before each write whether it lives: a write that has begun is not begun again.
        self.writer = _engine(told, 1, 1, pool_pre_ping=True, lock_timeout=busy_seconds)

        @event.listens_for(self.writer, "begin")
        def _begin(connection: Connection) -> None:
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({ONE_WRITER})")

        if not new and not self._made():
            self.close()
            raise ValueError(f"there is no store at {self.name}")

    def _made(self) -> bool:
        with self.reading(None, 0, primary=True) as connection:
            return connection.exec_driver_sql("SELECT to_regclass('alembic_version')").scalar_one() is not None

    @contextmanager
    def reading(self, seconds: float | None, least: int, *, primary: bool) -> Iterator[Connection]:
        """See `Database.reading`. What no replica can answer yet, or now, the primary answers."""
        bound = self.read_seconds if seconds is None else seconds
        with _told():
            connection = self._begun(bound, least, primary=primary)
            try:
                if bound not in {0, self.read_seconds}:
                    connection.exec_driver_sql(f"SET LOCAL statement_timeout = {_milliseconds(bound)}")
                yield connection
            finally:
                connection.close()

    def _begun(self, bound: float, least: int, *, primary: bool) -> Connection:
        if self.replicas is not None and not primary:
            try:
                connection = self.replicas.begun(bound)
            except (DBAPIError, PoolTimeout):
                connection = None
            if connection is not None and state_in(connection).revision >= least:
                return connection
            if connection is not None:
                connection.close()
        connection = self.primary.begun(bound)
        try:
            reached(state_in(connection).revision, least)
        except Problem:
            connection.close()
            raise
        return connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """See `Database.writing`."""
        with _told(), self.writer.connect() as connection, connection.begin():
            yield connection

    def seen(self, least: int, *, primary: bool) -> State | None:
        """See `Database.seen`."""
        if self.replicas is not None and not primary:
            found = self.replicas.state()
            if found is not None and found.revision >= least:
                return found
        found = self.primary.state()
        if found is not None:
            reached(found.revision, least)
        return found

    def close(self) -> None:
        """Give all connections back."""
        for engine in (*self.readers, self.writer):
            engine.dispose()


class _Readers:
    """Connections that read, to one server or to whichever libpq finds; each transaction is one snapshot."""

    def __init__(self, told: dict[str, Any], read_seconds: float) -> None:
        self.reader = _engine(told, 4, 10, read_only=True, statement_timeout=read_seconds)
        # Exports last as long as their clients read: they take no connection from short questions.
        self.exporter = _engine(told, 1, MOST_EXPORTS - 1, read_only=True, pool_timeout=1)
        self.watcher = _engine(told, 2, 0, autocommit=True, statement_timeout=read_seconds)

    def begun(self, bound: float) -> Connection:
        """A connection in a transaction whose first statement read the store's row: `state_in` tells it."""
        return _twice(_begun, self.reader if bound else self.exporter)

    def state(self) -> State | None:
        """The state of the server that answers, None where none does."""
        try:
            return _twice(_watched, self.watcher)
        except (DBAPIError, PoolTimeout):
            return None


class _Cursor(psycopg.ServerCursor[Any]):
    """A stream's cursor. It ends with its transaction, so one that a client has left is nothing to warn of."""

    def __del__(self, *_: Any) -> None:
        """Say nothing."""


def state_in(connection: Connection) -> State:
    """The state of the store in the snapshot of a reading transaction."""
    found: State = connection.info["state"]
    return found


def _twice(step: Callable[[Engine], T], engine: Engine) -> T:
    """Does it again where the server had ended the pool's connections: it was restarted, or another took over."""
    try:
        return step(engine)
    except DBAPIError as error:
        if not error.connection_invalidated:
            raise
        return step(engine)


def _begun(engine: Engine) -> Connection:
    connection = engine.connect()
    try:
        connection.info["state"] = _state(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _watched(engine: Engine) -> State:
    with engine.connect() as connection:
        return _state(connection)


def _state(connection: Connection) -> State:
    try:
        row = connection.execute(STATE).one_or_none()
    except ProgrammingError as error:
        if _code(error) != NO_TABLE:
            raise
        connection.rollback()  # not migrated yet
        row = None
    return State(0, None) if row is None else State(row.revision, tuple(row))


def _told_by(setting: str, url: str) -> dict[str, Any]:
    """The parameters of a libpq URL, several hosts and all. ValueError names the setting, and no password."""
    try:
        return conninfo_to_dict(url.replace("postgresql+psycopg:", "postgresql:", 1))
    except psycopg.Error:
        raise ValueError(f"{setting}: this is no URL of PostgreSQL; see its manual, section 34.1.1") from None


def _engine(told: dict[str, Any], size: int, more: int, **chosen: Any) -> Engine:
    """A pool; `chosen` are its own settings, timeouts in seconds, and attributes of psycopg's connections."""
    pool: dict[str, Any] = {name: chosen.pop(name) for name in ("pool_timeout", "pool_pre_ping") if name in chosen}
    timeouts = {name: chosen.pop(name) for name in ("statement_timeout", "lock_timeout") if name in chosen}
    options = [f"-c {name}={_milliseconds(seconds)}" for name, seconds in timeouts.items()]
    arguments = {**told, "options": " ".join([*options, told.get("options", "")]).strip()}

    def connect() -> psycopg.Connection:
        raw = psycopg.connect(**arguments)
        raw.server_cursor_factory = _Cursor
        if chosen.get("read_only"):
            raw.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        for name, value in chosen.items():
            setattr(raw, name, value)
        return raw

    pool = {"pool_timeout": WAIT, "pool_recycle": RECYCLE, **pool}
    return create_engine("postgresql+psycopg://", creator=connect, pool_size=size, max_overflow=more, **pool)


def _milliseconds(seconds: float) -> int:
    return max(1, math.ceil(seconds * 1000))  # 0 would be no bound


def faults(connection: Connection) -> Iterator[str]:
    """Indexes that PostgreSQL has not finished, and rows that point at nothing: a restore may leave out the checks."""
    unfinished = "SELECT indexrelid::regclass::text FROM pg_index WHERE NOT indisvalid ORDER BY 1"
    for (name,) in connection.exec_driver_sql(unfinished):
        yield f"index {name} is not valid"
    there_is = names(connection)
    for table in SQLModel.metadata.sorted_tables:
        for column in table.columns if table.name in there_is else ():
            for key in column.foreign_keys:
                there = exists().where(key.column == column)
                row = select(*table.primary_key.columns).where(column.is_not(None), ~there)
                for found in connection.execute(row):
                    yield f"row {' '.join(map(str, found))} of {table} points at no {key.column.table}"


def names(connection: Connection) -> set[str]:
    """The names of the tables, views and indexes in the schema."""
    found = "SELECT relname FROM pg_class WHERE relnamespace = current_schema()::regnamespace"
    return {name for (name,) in connection.exec_driver_sql(found)}


@contextmanager
def _told() -> Iterator[None]:
    """Says what the driver's errors mean: too slow, not available now, or nothing that a column can hold."""
    try:
        yield
    except PoolTimeout:
        raise Unavailable("too many read at the same time; try again", headers=SOON) from None
    except DBAPIError as error:
        code = _code(error)
        if code == TOO_LONG:
            raise TooCostly(
                "this takes longer than its bound; narrow it with pair, country, kind, article, from or to"
            ) from None
        if code in {NO_TABLE, NO_COLUMN}:
            wrong = "the store has not the schema of this release: run `tradefacts migrate`"
            raise Unavailable(wrong, headers=SOON) from None
        if isinstance(error.orig, psycopg.DataError) or code.startswith(UNFIT):
            raise Refused.because([Reason("query", "", "a value is sent that the store cannot hold")]) from None
        if isinstance(error.orig, psycopg.OperationalError) and (not code or code.startswith(PASSING)):
            why = code and f" ({error.orig.diag.message_primary})"
            raise Unavailable(f"the store cannot be used now{why}; try again", headers=SOON) from None
        raise


def _code(error: DBAPIError) -> str:
    """SQLSTATE, or nothing where no server said a word."""
    return getattr(error.orig, "sqlstate", None) or ""

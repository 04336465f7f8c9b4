"""Pools of connections to PostgreSQL servers, and what a snapshot of theirs shows."""

import math
from collections.abc import Callable
from typing import Any, TypeVar

import psycopg
from psycopg.conninfo import conninfo_to_dict
from sqlalchemy import Connection, Engine, create_engine, text
from sqlalchemy.exc import DBAPIError, ProgrammingError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from app.model.store import State

T = TypeVar("T")
STATE = text("SELECT revision, recorded_at, articles, texts FROM store")
NO_TABLE = "42P01"
WAIT = 5
# In seconds; then libpq chooses anew, so that reading goes back to a replica that has come back.
RECYCLE = 60
MOST_EXPORTS = 8


class Readers:
    """Connections that read, to one server or to whichever libpq finds; each transaction is one snapshot."""

    def __init__(self, told: dict[str, Any], read_seconds: float) -> None:
        self.reader = engine_of(told, 4, 10, read_only=True, statement_timeout=read_seconds)
        # Exports last as long as their clients read: they take no connection from short questions.
        self.exporter = engine_of(told, 1, MOST_EXPORTS - 1, read_only=True, pool_timeout=1)
        self.watcher = engine_of(told, 2, 0, autocommit=True, statement_timeout=read_seconds)

    def begun(self, bound: float) -> tuple[Connection, State]:
        """A connection in a transaction whose first statement read the store's row, and the state that it told."""
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


def _twice(step: Callable[[Engine], T], engine: Engine) -> T:
    """Does it again where the server had ended the pool's connections: it was restarted, or another took over."""
    try:
        return step(engine)
    except DBAPIError as error:
        if not error.connection_invalidated:
            raise
        return step(engine)


def _begun(engine: Engine) -> tuple[Connection, State]:
    connection = engine.connect()
    try:
        state = connection.info["state"] = _state(connection)
    except BaseException:
        connection.close()
        raise
    return connection, state


def _watched(engine: Engine) -> State:
    with engine.connect() as connection:
        return _state(connection)


def _state(connection: Connection) -> State:
    try:
        row = connection.execute(STATE).one_or_none()
    except ProgrammingError as error:
        if code_of(error) != NO_TABLE:
            raise
        connection.rollback()  # not migrated yet
        row = None
    return State(0, None) if row is None else State(row.revision, tuple(row))


def told_by(setting: str, url: str) -> dict[str, Any]:
    """The parameters of a libpq URL, several hosts and all. ValueError names the setting, and no password."""
    try:
        return conninfo_to_dict(url.replace("postgresql+psycopg:", "postgresql:", 1))
    except psycopg.Error:
        raise ValueError(f"{setting}: this is no URL of PostgreSQL; see its manual, section 34.1.1") from None


def engine_of(told: dict[str, Any], size: int, more: int, **chosen: Any) -> Engine:
    """A pool; `chosen` are its own settings, timeouts in seconds, and attributes of psycopg's connections."""
    pool: dict[str, Any] = {name: chosen.pop(name) for name in ("pool_timeout", "pool_pre_ping") if name in chosen}
    timeouts = {name: chosen.pop(name) for name in ("statement_timeout", "lock_timeout") if name in chosen}
    options = [f"-c {name}={milliseconds(seconds)}" for name, seconds in timeouts.items()]
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
    return create_engine(
        "postgresql+psycopg://",
        creator=connect,
        pool_size=size,
        max_overflow=more,
        hide_parameters=True,  # a log is no place for an article's text
        **pool,
    )


def milliseconds(seconds: float) -> int:
    """Seconds as PostgreSQL's timeouts want them, at least one: 0 would be no bound."""
    return max(1, math.ceil(seconds * 1000))


def code_of(error: DBAPIError) -> str:
    """SQLSTATE, or nothing where no server said a word."""
    return getattr(error.orig, "sqlstate", None) or ""

"""Connections to an SQLite file that are held ready to read: a question's transaction is all that is left to begin."""

import math
import os
import sqlite3
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Any

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DatabaseError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from app.errors import Problem
from app.model.store import reached, store
from app.model.troubles import other_schema, too_costly, too_many, unavailable

# How many steps of SQLite's virtual machine pass between two looks at the clock: about ten milliseconds. A slow
# question looks more often, and gives up its processor each time: who wakes up beside it would else wait out its slice,
# of three milliseconds. Still more often, and what it takes from the event loop at each look would cost more than that.
STEPS, SLOW_STEPS = 200_000, 5_000
BUSY = ("locked", "busy", "locking protocol")
DISK = ("disk is full", "readonly", "unable to open", "disk I/O", "not a database", "malformed")
SCHEMA = ("no such table", "no such column", "has no column")
FAULTS = (DatabaseError, sqlite3.DatabaseError, PoolTimeout)
LEAST = store.select().with_only_columns(store.c.revision)


class Held:
    """One connection that reads: a question at a time, in a transaction of its own, bounded by time.

    To take SQLAlchemy's connection from its pool, to begin and to end there takes several times as long as an index
    seek takes SQLite. So it is taken once, in what it holds for one transaction; those of the file are begun here.
    """

    __slots__ = ("connection", "deadline", "raw", "slow")

    def __init__(self, engine: Engine) -> None:
        self.deadline = math.inf
        self.connection = engine.connect()
        self.connection.begin()
        raw: Any = self.connection.connection.driver_connection
        raw.set_progress_handler(self._late, STEPS)
        self.raw = raw
        self.slow = False

    def _late(self) -> bool:
        return time.monotonic() > self.deadline

    def _late_giving_way(self) -> bool:
        if sys.platform != "win32":
            os.sched_yield()
        return self._late()

    def begin(self, seconds: float, *, slow: bool) -> None:
        """Begin a transaction; its questions may take so long together. `slow` ones let others go first."""
        if slow is not self.slow:
            self.slow = slow
            self.raw.set_progress_handler(*((self._late_giving_way, SLOW_STEPS) if slow else (self._late, STEPS)))
        self.deadline = time.monotonic() + seconds
        self.raw.execute("BEGIN")

    def end(self) -> None:
        """End the transaction, whatever has become of it."""
        self.deadline = math.inf
        self.raw.rollback()

    def close(self, *, faulty: bool = False) -> None:
        """Give the connection back to its pool; a faulty one is closed for good."""
        self.raw.set_progress_handler(None, 0)
        if faulty:
            self.connection.invalidate()
        self.connection.close()


class Question:
    """A read transaction on a connection that was held ready, or on a new one where all are in use.

    A class, since a generator would take as long as the seek. Who leaves the block by an error leaves no connection for
    others: rows that were not fetched would hold it at their moment. A problem is told when all is fetched.
    """

    __slots__ = ("engine", "held", "least", "ready", "seconds", "slow")

    def __init__(self, engine: Engine, ready: list[Held], seconds: float, least: int, *, slow: bool) -> None:
        self.engine = engine
        self.ready = ready
        self.seconds = seconds
        self.least = least
        self.slow = slow

    def __enter__(self) -> Connection:
        """Begin it; PreconditionFailed where the store has not reached the least revision."""
        try:
            self.held = self.ready.pop()
        except IndexError:
            self.held = _opened(self.engine)
        try:
            self.held.begin(self.seconds, slow=self.slow)
            if self.least:
                reached(self.held.connection.execute(LEAST).scalar_one(), self.least)
        except BaseException as error:
            self.__exit__(type(error), error, None)
            raise
        return self.held.connection

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        """End it, and say what the database's error means."""
        if error is not None and not isinstance(error, Problem):
            self.held.close(faulty=True)
            if isinstance(error, FAULTS):
                raise _told(error) from None
            return
        self.held.end()
        if self.held.connection.get_execution_options():
            self.held.close()  # they would be those of the next question too
        else:
            self.ready.append(self.held)


def _opened(engine: Engine) -> Held:
    with telling():
        return Held(engine)


@contextmanager
def telling() -> Iterator[None]:
    """Says what the errors in its block mean."""
    try:
        yield
    except FAULTS as error:
        raise _told(error) from None


def _told(error: Exception) -> Exception:
    """What an error of the driver or the pool means: too slow, or not available now; itself where it is a fault."""
    if isinstance(error, PoolTimeout):
        return too_many()
    text = str(getattr(error, "orig", error))
    if text == "interrupted":
        return too_costly()
    if any(word in text for word in (*BUSY, *DISK)):
        return unavailable(text)
    if any(word in text for word in SCHEMA):
        return other_schema()
    return error

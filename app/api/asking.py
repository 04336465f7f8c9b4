"""The one way from a route to the store."""

import asyncio
import os
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import get_native_id
from typing import TypeVar

from sqlalchemy import Connection
from starlette.requests import Request

from app.api.moments import SHORT, moment_of
from app.errors import Unavailable
from app.model.database import Database
from app.model.troubles import SOON

T = TypeVar("T")
# How much others go first, as `nice` counts; beyond, a busy machine would leave a costly question next to nothing.
LEISURE = 10


def _at_leisure() -> None:
    """Let this thread have a processor when nobody else needs it, where the system sets that for threads."""
    if sys.platform == "linux":
        os.setpriority(os.PRIO_PROCESS, get_native_id(), LEISURE)


# On SQLite a costly question takes a processor of this machine: few run at once, and one is left to cheap ones.
PROCESSORS = min(2, max(1, (os.cpu_count() or 1) - 1))
COSTLY, SLOW = ThreadPoolExecutor(PROCESSORS, "costly", _at_leisure), ThreadPoolExecutor(6, "slow")
# What tells an operator how the service is waits for no client.
OPERATORS = ThreadPoolExecutor(1, "operators")
# Who waits for a write of others keeps no writer of this process waiting.
SETTLING = ThreadPoolExecutor(4, "settling")


def store_of(request: Request) -> Database:
    """The store that this application serves."""
    store: Database = request.app.state.store
    return store


async def ask(
    request: Request,
    query: Callable[[Connection], T],
    *,
    slow: bool = False,
    primary: bool = False,
    pool: ThreadPoolExecutor | None = None,
    as_of: str | None = None,
) -> T:
    """The answer to a query, inside one read transaction, bounded by time.

    On SQLite, a query that an index answers runs at once, which is faster than any thread; a `slow` one runs in a
    thread, so that it keeps nobody waiting. On PostgreSQL every one does. `primary`: no replica is asked. With a
    `pool` it runs in a thread of that one. `as_of`: an instant that the query is about.
    """
    store = store_of(request)
    primary |= await settled(store, as_of)
    moment = moment_of(request.scope)

    def answer() -> T:
        with store.reading(least=moment.least, primary=primary, slow=slow) as connection:
            moment.show(connection)
            return query(connection)

    if pool is None:
        if store.inline and not slow:
            return answer()
        pool = COSTLY if store.inline else SLOW if slow else SHORT
    return await asyncio.get_running_loop().run_in_executor(pool, answer)


async def settled(store: Database, as_of: str | None) -> bool:
    """Waits until the past up to an instant is as it will stay; whether no replica may be asked for it."""
    return as_of is not None and await asyncio.get_running_loop().run_in_executor(SETTLING, store.settle, as_of)


async def write(request: Request, change: Callable[[Connection], T]) -> T:
    """The outcome of a change, in a transaction of its own that is committed, durably, before this returns.

    One at a time: who waits for the lock of the store would only hold a thread. Nobody waits for the turn much longer
    than for that lock, so that a locked store is told to all at once, not to one after the other.
    """
    store = store_of(request)
    turn: asyncio.Lock = request.app.state.writes

    def run() -> T:
        with store.writing() as connection:
            return change(connection)

    try:
        async with asyncio.timeout(request.app.state.settings.busy_seconds + 1):
            await turn.acquire()
    except TimeoutError:
        raise Unavailable("others are writing, and it takes long; try again", headers=SOON) from None
    try:
        return await asyncio.to_thread(run)
    finally:
        turn.release()

"""No worker ever gives a state older than the last commit, however many write and however often answers are kept."""

import asyncio
import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event, Lock
from time import perf_counter
from typing import Any

import httpx
import pytest

from app.api.kept import ARRIVED
from app.bundle.loading import load
from app.model.database import Database
from tests.program import environment, serving
from tests.stores import article, figure, fill

WRITERS, COMMITS, READERS = 3, 25, 4
ASKED: dict[str, Callable[[Any], int]] = {
    "/": lambda told: int(told["counts"]["revision"]),
    "/v1/changes?since=0&limit=1": lambda told: int(told["latest"]),
    "/v1/facts?pair=BRA-VNM&sort=-recorded_at&limit=1": lambda told: int(told["items"][0]["revision"]),
}


class Committed:
    """The last revision that any writer has committed."""

    def __init__(self) -> None:
        self.revision = 0
        self.lock = Lock()

    def tell(self, revision: int) -> None:
        with self.lock:
            self.revision = max(self.revision, revision)


def write(url: str, writer: int, committed: Committed) -> None:
    """Correct one fact again and again; told as committed once it is."""
    store = Database(url)
    for number in range(COMMITS):
        line = figure(
            value=10**9 + writer, summary=f"Writer {writer} says {number}.", review="accepted", reason="again"
        )
        with store.writing() as connection:
            load(connection, [json.dumps(line).encode()], by=f"writer {writer}")
            row = connection.exec_driver_sql("SELECT revision FROM store").one()
        committed.tell(int(row[0]))
    store.close()


def read(address: str, path: str, committed: Committed, over: Event) -> int:
    """Ask until the writers are through; how often. Fails at the first answer that is older than the last commit."""
    asked = 0
    while not over.is_set():
        # A connection of its own for each few questions, so that either worker answers.
        with httpx.Client(base_url=address) as client:
            for _ in range(5):
                known = committed.revision
                told = ASKED[path](client.get(path).json())
                assert told >= known, f"{path} tells revision {told} after {known} was committed"
                asked += 1
    return asked


def revision_told(app: Any, arrived: float) -> int:
    """The revision that is shown to a request which had come at this moment."""
    told: list[Any] = []

    async def receive() -> Any:
        return {"type": "http.request"}

    async def send(message: Any) -> None:
        told.append(message)

    scope = {
        "type": "http", "http_version": "1.1", "method": "GET", "path": "/v1/changes", "query_string": b"",
        "headers": [(b"host", b"testserver")], ARRIVED: arrived,
    }  # fmt: skip
    asyncio.run(app(scope, receive, send))
    return int(dict(told[0]["headers"])[b"tradefacts-revision"])


@pytest.mark.only_sqlite("a server is asked each time")
def test_only_requests_that_had_come_before_a_look_at_the_store_share_it(own, own_path):
    early = perf_counter()
    first = revision_told(own.app, perf_counter())
    fill(own_path, article(), figure())
    assert revision_told(own.app, early) == first
    assert revision_told(own.app, perf_counter()) > first


@pytest.mark.parametrize("path", ASKED)
def test_no_worker_gives_an_answer_older_than_the_last_commit(tmp_path, path):
    with serving(tmp_path, workers=2) as address:
        url, committed, over = environment(tmp_path)["TRADEFACTS_DATABASE_URL"], Committed(), Event()
        store = Database(url)
        with store.writing() as connection:
            load(connection, [json.dumps(line).encode() for line in (article(), figure(review="accepted"))])
        store.close()
        with ThreadPoolExecutor(WRITERS + READERS) as pool:
            reading = [pool.submit(read, address, path, committed, over) for _ in range(READERS)]
            writing = [pool.submit(write, url, writer, committed) for writer in range(WRITERS)]
            for one in writing:
                one.result()
            over.set()
            assert sum(one.result() for one in reading) > READERS
    assert committed.revision >= WRITERS * COMMITS

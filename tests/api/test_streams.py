"""Exports stream: memory stays flat, and a client that leaves or stalls keeps nobody else from an answer."""

import asyncio
import time
import tracemalloc
from typing import Any

import pytest

from app.api.lists import streamed
from app.main import create_app
from app.model import pools, sqlite
from app.settings import Settings
from tests.api.conftest import filled_store
from tests.api.raw import request
from tests.api.seed import encoded
from tests.engines import ENGINE, url_of

FACTS = 3_000
SCOPE: dict[str, Any] = {
    "type": "http", "asgi": {"version": "3.0", "spec_version": "2.3"}, "http_version": "1.1", "method": "GET",
    "scheme": "http", "root_path": "", "client": ("127.0.0.1", 1), "server": ("testserver", 80),
    "headers": [(b"host", b"testserver")],
}  # fmt: skip

MOST_EXPORTS = {"sqlite": sqlite.MOST_EXPORTS, "postgresql": pools.MOST_EXPORTS}


@pytest.fixture(scope="module")
def wide(tmp_path_factory):
    """A store of facts of some ten kilobytes each: proposed, in one economy, so that it is filled quickly."""
    stretches = [{"start": n, "end": n + 40, "sha256": f"{n:064x}", "supports": "fact"} for n in range(60)]
    line = {
        "kind": "event", "article": f"art_{'ab' * 8}", "type": "other", "status": "occurred", "summary": "Wide.",
        "parties": [{"name": "Somebody", "type": "person", "role": "topic"}],
    }  # fmt: skip
    mains = ({**stretches[0], "start": number, "end": number + 50_000} for number in range(FACTS))
    lines = [encoded({"kind": "article", "sha256": "ab" * 32, "published": "2024-03-28"})]
    lines += [encoded({**line, "evidence": [main, *stretches]}) for main in mains]
    path = filled_store(tmp_path_factory.mktemp("wide") / "wide.sqlite", lines)
    app = create_app(Settings(database_url=url_of(path)))
    yield app
    app.state.store.close()


def held(app) -> int:
    """How many connections are taken, less those that are held ready for the next question."""
    engine = app.state.store.engine
    taken: int = sum(one.pool.checkedout() for one in engine.readers)
    return taken - len(getattr(engine, "ready", ()))


async def drained(app, query: str, headers: list[tuple[bytes, bytes]]) -> int:
    """How many bytes an answer has; none of them is kept."""
    size = 0

    async def receive() -> Any:
        await asyncio.Event().wait()

    async def send(message: Any) -> None:
        nonlocal size
        size += len(message.get("body", b""))

    asked = {"path": "/v1/facts", "query_string": query.encode(), "headers": [*SCOPE["headers"], *headers]}
    await app({**SCOPE, **asked}, receive, send)
    return size


def peak(app, query: str, headers: list[tuple[bytes, bytes]]) -> tuple[int, int]:
    """The most memory that an answer took, and its size: the least of three times.

    On a busy machine a thread may let go of the chunk that it made a moment late, and one more is held. What grows with
    the answer is there each time.
    """
    return min(one_peak(app, query, headers) for _ in range(3))


def one_peak(app, query: str, headers: list[tuple[bytes, bytes]]) -> tuple[int, int]:
    tracemalloc.start()
    try:
        size = asyncio.run(drained(app, query, headers))
        return tracemalloc.get_traced_memory()[1], size
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("form", ["ndjson", "csv"])
@pytest.mark.parametrize("headers", [[], [(b"accept-encoding", b"gzip")]])
def test_an_export_takes_no_more_memory_when_it_is_longer(wide, form, headers):
    query = f"review=proposed&format={form}"
    peak(wide, f"{query}&limit=1", headers)
    few, small = peak(wide, f"{query}&limit=500", headers)
    many, large = peak(wide, query, headers)
    assert large > 4 * small or headers  # what gzip leaves of equal rows is small anyway
    assert many < 1.6 * few
    if form == "ndjson" and not headers:
        assert large > 20_000_000
        assert many < large / 2


def test_clients_that_leave_give_their_connection_back(wide):
    for _ in range(50):
        left = request(wide, b"/v1/facts?review=proposed&format=ndjson", leave_after=1)
        assert left.status == 200
        assert len(left.body) < 5_000_000
    assert held(wide) == 0
    assert request(wide, b"/v1/facts?limit=1").status == 200


def test_headers_alone_leave_no_connection_behind(wide):
    path = b"/v1/facts?review=proposed&format=csv"
    etag = request(wide, path, "HEAD").headers["etag"]
    for _ in range(40):
        assert request(wide, path, "HEAD").status == 200
        assert request(wide, path, headers={"If-None-Match": etag}).status == 304
    assert held(wide) == 0


async def stalled(app, began: asyncio.Queue[int]) -> None:
    """Ask for an export, and read nothing of it after its headers."""

    async def receive() -> Any:
        await asyncio.Event().wait()

    async def send(message: Any) -> None:
        if message["type"] == "http.response.start":
            began.put_nowait(message["status"])
        else:
            await asyncio.Event().wait()

    await app({**SCOPE, "path": "/v1/facts", "query_string": b"review=proposed&format=ndjson"}, receive, send)


def test_clients_that_stall_keep_nobody_waiting(wide):
    """More exports than are possible at once, whose clients do not read, and a short question beside them."""

    async def scene() -> tuple[list[int], float]:
        began: asyncio.Queue[int] = asyncio.Queue()
        exports = [asyncio.create_task(stalled(wide, began)) for _ in range(68)]
        statuses = [await asyncio.wait_for(began.get(), 20) for _ in exports]
        begun = time.monotonic()
        assert await drained(wide, "review=proposed&limit=3&sort=period", []) > 1_000
        taken = time.monotonic() - begun
        for export in exports:
            export.cancel()
        await asyncio.gather(*exports, return_exceptions=True)
        return statuses, taken

    statuses, taken = asyncio.run(scene())
    assert taken < 10
    most = MOST_EXPORTS[ENGINE]
    assert sorted(statuses) == [200] * most + [503] * (68 - most)
    assert held(wide) == 0


def test_a_stream_is_one_moment_of_the_store(own, own_path):
    """What is written while an export is under way is not in it."""
    from tests.api.conftest import write
    from tests.api.test_delivery import fresh

    with own.stream("GET", "/v1/facts?format=ndjson&sort=recorded_at") as export:
        write(own_path, [fresh(3)])
        lines = list(export.iter_lines())
    assert len(lines) == 11


def test_a_stream_that_takes_longer_than_it_may_is_broken_off(opened, seeded_path, caplog):
    client = opened(seeded_path, export_seconds=0.000001)
    answer = request(client.app, b"/v1/facts?format=ndjson&review=any")
    assert answer.status == 200
    assert 0 < len(answer.body.splitlines()) <= 100
    assert "broken off" in caplog.text


def test_a_stream_whose_first_row_takes_too_long_is_too_costly(own_path):
    app = create_app(Settings(database_url=url_of(own_path), read_seconds=0.3))
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"

    async def slow(request):
        def every(connection):
            return map(str, connection.exec_driver_sql(endless).scalars())

        return await streamed(request, every, ("a",), lambda _: {}, "ndjson", "slow")

    app.router.add_route("/slow", slow)
    begun = time.monotonic()
    answer = request(app, b"/slow")
    assert answer.status == 503
    assert b"too-costly" in answer.body
    assert time.monotonic() - begun < 10
    assert request(app, b"/v1/facts?format=ndjson").status == 200
    app.state.store.close()

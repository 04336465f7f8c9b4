"""What others notice of slow clients: the times of a well-behaved one, alone and beside hundreds that are not.

`python -m tests.benchmarks.bench_slow_clients` prints a table; nothing is asserted. Each row is measured together with
moments alone before and after it, as a busy machine is no steady one.
"""

import asyncio
import multiprocessing
import os
import random
import statistics
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from tests.api.conftest import filled_store
from tests.api.seed import make
from tests.engines import url_of
from tests.program import wait_for

PORT = 8971
HOT = b"GET /v1/facts?pair=CHN-KAZ HTTP/1.1\r\nHost: x\r\n\r\n"
COLD = b"GET /v1/facts?min_value=%d HTTP/1.1\r\nHost: x\r\n\r\n"
STREAM = b"GET /v1/facts?format=ndjson&review=any HTTP/1.1\r\nHost: x\r\n\r\n"
HEADER = b"GET /v1/facts HTTP/1.1\r\nHost: x\r\nX-Slow: "
BODY = b"POST /v1/read HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 60000\r\n\r\n{"


async def open_one(limit: int = 2**16) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """A connection to the server."""
    return await asyncio.open_connection("127.0.0.1", PORT, limit=limit)


async def timed(seconds: int) -> list[list[float]]:
    """Milliseconds of the requests of one client, second by second: three of four hot, one of four new."""
    reader, writer = await open_one()
    found: list[list[float]] = [[] for _ in range(seconds)]
    start = time.monotonic()
    number = 0
    while (second := int(time.monotonic() - start)) < seconds:
        number += 1
        begun = time.perf_counter()
        writer.write(COLD % (time.time_ns() % 10**12) if number % 4 == 0 else HOT)
        head = await reader.readuntil(b"\r\n\r\n")
        (length,) = (int(line[15:]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:"))
        await reader.readexactly(length)
        found[second].append((time.perf_counter() - begun) * 1000)
        await asyncio.sleep(0.002)
    writer.close()
    return found


@dataclass(frozen=True)
class Crowd:
    """Clients that send an opening, then a drip now and then, and read a little or nothing."""

    number: int
    opening: bytes
    drip: bytes = b""
    reads: bool = False

    async def one(self) -> None:
        """One of them, again and again."""
        while True:
            await asyncio.sleep(random.random() * 2)
            with suppress(OSError, asyncio.IncompleteReadError):
                reader, writer = await open_one(limit=1024)
                writer.write(self.opening)
                for _ in range(40):
                    await asyncio.sleep(0.5)
                    if self.reads:
                        await reader.read(100)
                    writer.write(self.drip)
                    await writer.drain()
                writer.close()


IDLE = Crowd(500, b"")
SLOW_HEADERS = Crowd(50, HEADER, b"a")
SLOW_BODIES = Crowd(50, BODY, b" ")
SLOW_READERS = Crowd(50, STREAM * 4, reads=True)
CROWDS = {
    "nobody": (),
    "500 idle": (IDLE,),
    "50 slow headers": (SLOW_HEADERS,),
    "50 slow bodies": (SLOW_BODIES,),
    "50 slow readers": (SLOW_READERS,),
    "500 idle, 50 slow of each": (IDLE, SLOW_HEADERS, SLOW_BODIES, SLOW_READERS),
}


async def all_of(crowds: tuple[Crowd, ...]) -> None:
    """All clients of these crowds, until the process ends."""
    await asyncio.gather(*(crowd.one() for crowd in crowds for _ in range(crowd.number)))


def stand(name: str) -> None:
    """The process that is a crowd: one of its own, so that it takes no time from the client that is measured."""
    asyncio.run(all_of(CROWDS[name]))


def p99(seconds: list[list[float]]) -> float:
    """The time that one request in a hundred passes, in a second that other programs disturbed little.

    That is the lower quartile over all seconds: a busy machine stops a server for longer than any client can.
    """
    return statistics.quantiles([statistics.quantiles(times, n=100)[98] for times in seconds if len(times) > 1], n=4)[0]


async def table(seconds: int) -> None:
    """Print one line a crowd."""
    await timed(2)
    click.echo(f"{'beside':28} {'p50 ms':>8} {'p99 ms':>8} {'alone p99':>10} {'times':>6} {'requests':>9}")
    for name, crowds in CROWDS.items():
        alone = await timed(seconds // 2)
        standing = multiprocessing.get_context("spawn").Process(target=stand, args=(name,), daemon=True)
        if crowds:
            standing.start()
            await asyncio.sleep(4)
        times = await timed(seconds)
        if crowds:
            standing.kill()
            standing.join()
            await asyncio.sleep(1)
        alone += await timed(seconds // 2)
        every = [one for second in times for one in second]
        click.echo(
            f"{name:28} {statistics.median(every):8.2f} {p99(times):8.2f} {p99(alone):10.2f} "
            f"{p99(times) / p99(alone):6.2f} {len(every):9}"
        )


def main() -> None:
    """Serve a seeded store, and ask it beside each crowd."""
    with TemporaryDirectory() as folder:
        path = filled_store(Path(folder) / "store.sqlite", make().lines)
        environment = os.environ | {"TRADEFACTS_DATABASE_URL": url_of(path)}
        command = [sys.executable, "-m", "app", "serve", "--port", str(PORT)]
        log = Path(folder) / "log"
        with log.open("wb") as file:
            server = subprocess.Popen(command, env=environment, stdout=file, stderr=file)
        try:
            wait_for(f"http://127.0.0.1:{PORT}", server, log)
            asyncio.run(table(16))
        finally:
            server.terminate()
            server.wait(20)


if __name__ == "__main__":
    main()

"""Whether memory stays flat: a server under mixed load for minutes, its private memory told again and again.

`make bench-memory`, MINUTES=5 by default. Readers ask what was asked before and what is new, export and count
everything; others have articles read; a curator posts articles and accepts what is proposed. Printed, never asserted.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread

import httpx

from app.curation.keys import issue
from tests.benchmarks import neighbours
from tests.benchmarks.made import made_store
from tests.benchmarks.questions import Asked

FACTS, EVERY = 10_000, 15
MINUTES = float(os.environ.get("MINUTES", "5"))
LUA = Path(__file__).with_name("paths.lua")
TEXT = (
    "Peru exported copper worth {0} million dollars to Chile in 2023. Peru and Chile signed memorandum {0} on Monday."
)
COSTLY = ("/v1/facts?format=ndjson", "/v1/facts?format=csv", "/v1/facts?count=true&min_value=5", "/v1/facts?q=bababa")
Work = Callable[[httpx.Client, int], None]


def main() -> None:
    """Print the private memory of the server, second by second."""
    with TemporaryDirectory() as folder:
        store = Path(folder) / "store.sqlite"
        key = _store(store)
        asked = Asked(store, "none")
        paths = [path for question in asked.questions() for path in question.paths["tradefacts"]]
        listed = Path(folder) / "paths.txt"
        listed.write_text("\n".join([*paths, *(f"/v1/facts?min_value={value}" for value in range(20_000))]) + "\n")
        with neighbours.product(store) as product, _working(product.address, key), _asking(product.address, listed):
            begun = time.monotonic()
            while (passed := time.monotonic() - begun) < MINUTES * 60:
                sys.stdout.write(f"{passed:5.0f} s {product.private_bytes() / 2**20:8.1f} MiB\n")
                sys.stdout.flush()
                time.sleep(EVERY)


def _store(file: Path) -> str:
    """A store with facts, and a key that may do everything."""
    store = made_store(file, FACTS)
    with store.writing() as connection:
        key = issue(connection, "bench", {"propose", "curate"}, "program", None)
    store.close()
    return key


def _export(client: httpx.Client, number: int) -> None:
    with client.stream("GET", COSTLY[number % len(COSTLY)]) as answer:
        for _ in answer.iter_bytes():
            pass


def _read(client: httpx.Client, number: int) -> None:
    client.post("/v1/read", json={"text": TEXT.format(number) * 20, "published": "2024-03-28"})


def _curate(client: httpx.Client, number: int) -> None:
    posted = client.post("/v1/articles", json={"text": TEXT.format(number), "published": "2024-03-28"})
    for fact in posted.json()["facts"]:
        client.post(f"/v1/facts/{fact['id']}/review", json={"decision": "accept", "reason": str(number)})


@contextmanager
def _working(address: str, key: str) -> Iterator[None]:
    over = Event()

    def again(work: Work) -> None:
        with httpx.Client(base_url=address, headers={"Authorization": f"Bearer {key}"}, timeout=60) as client:
            for number in count():
                if over.is_set():
                    return
                work(client, number)
                time.sleep(0.05)

    workers = [Thread(target=again, args=(work,)) for work in (_export, _read, _curate)]
    for worker in workers:
        worker.start()
    try:
        yield
    finally:
        over.set()
        for worker in workers:
            worker.join()


@contextmanager
def _asking(address: str, paths: Path) -> Iterator[None]:
    command = ["wrk", "-t1", "-c4", "-d", f"{MINUTES * 60 + 60:.0f}s", "-s", str(LUA), address, "--", str(paths)]
    asking = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        yield
    finally:
        asking.terminate()
        asking.wait()


if __name__ == "__main__":
    main()

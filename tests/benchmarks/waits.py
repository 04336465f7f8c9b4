"""How long cheap questions wait while others ask the costliest ones."""

import os
import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle
from threading import Event, Thread, get_native_id

import httpx

# Counts of everything, orders without an index, walks for what is nowhere, words that half of the facts have.
COSTLY = (
    "/v1/facts?count=true&limit=1",
    "/v1/facts?party=CHN&sort=-value&limit=1",
    "/v1/figures?unit=EUR&record=low&limit=1",
    "/v1/facts?q=bababa&sort=period&limit=1",
)
LATENCY = re.compile(r"99%\s+([\d.]+)(us|ms|s)")
MILLISECONDS = {"us": 0.001, "ms": 1.0, "s": 1000.0}


def waits(address: str, cheap: str, seconds: int) -> tuple[str, dict[str, float]]:
    """The 99th percentile of a cheap question, alone and beside four clients that ask the costliest."""
    alone = _slowest(address + cheap, seconds)
    with _asking(address):
        beside = _slowest(address + cheap, seconds)
    return "cheap reads beside four costly clients, p99 in ms", {"tradefacts": beside, "alone": alone}


@contextmanager
def _asking(address: str) -> Iterator[None]:
    over = Event()
    clients = [Thread(target=_ask, args=(address, place, over)) for place in range(len(COSTLY))]
    for client in clients:
        client.start()
    try:
        yield
    finally:
        over.set()
        for client in clients:
            client.join()


def _ask(address: str, place: int, over: Event) -> None:
    # It stands for a client on another machine, which takes no processor from the server.
    os.setpriority(os.PRIO_PROCESS, get_native_id(), 19)
    with httpx.Client(base_url=address, timeout=60) as client:
        for path in cycle(COSTLY[place:] + COSTLY[:place]):
            if over.is_set():
                return
            client.get(path)


def _slowest(url: str, seconds: int) -> float:
    command = ["wrk", "-t1", "-c2", "-d", f"{seconds}s", "--latency", url]
    told = LATENCY.search(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    if told is None:
        raise SystemExit(f"wrk tells no latency of {url}")
    return float(told[1]) * MILLISECONDS[told[2]]

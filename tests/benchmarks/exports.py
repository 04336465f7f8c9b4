"""Exports of everything: rows a second, and how much memory the server takes for them."""

import time
from threading import Event, Thread

import httpx

from tests.benchmarks.neighbours import Neighbour

MEBIBYTE = 2**20


def exports(product: Neighbour) -> list[tuple[str, dict[str, float]]]:
    """CSV and NDJSON of every fact."""
    rows: list[tuple[str, dict[str, float]]] = []
    for form in ("csv", "ndjson"):
        before, most, over = product.private_bytes(), [0], Event()
        watching = Thread(target=_watch, args=(product, most, over))
        watching.start()
        begun, lines = time.perf_counter(), 0
        asked = {"Accept-Encoding": "identity"}
        with httpx.stream("GET", f"{product.address}/v1/facts?format={form}", headers=asked, timeout=600) as answer:
            for chunk in answer.iter_bytes():
                lines += chunk.count(b"\n")
        seconds = time.perf_counter() - begun
        over.set()
        watching.join()
        rows.append((f"export as {form}, facts a second", {"tradefacts": lines / seconds}))
        rows.append((f"export as {form}, MiB above idle", {"tradefacts": max(0, most[0] - before) / MEBIBYTE}))
    return rows


def _watch(product: Neighbour, most: list[int], over: Event) -> None:
    while not over.wait(0.1):
        most[0] = max(most[0], product.private_bytes())

"""How long cheap questions wait while others ask the costliest ones."""

import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# Counts of everything, orders without an index, walks for what is nowhere, words that half of the facts have.
COSTLY = (
    "/v1/facts?count=true&limit=1",
    "/v1/facts?party=CHN&sort=-value&limit=1",
    "/v1/figures?unit=EUR&record=low&limit=1",
    "/v1/facts?q=bababa&sort=period&limit=1",
)
LUA = Path(__file__).with_name("paths.lua")
LATENCY = re.compile(r"99%\s+([\d.]+)(us|ms|s)")
MILLISECONDS = {"us": 0.001, "ms": 1.0, "s": 1000.0}


def waits(address: str, cheap: str, seconds: int, rounds: int, paths: Path) -> tuple[str, dict[str, list[float]]]:
    """The 99th percentiles of a cheap question, alone and beside four clients that ask the costliest, in turns."""
    alone, beside = [], []
    for _ in range(rounds):
        alone.append(_slowest(address + cheap, seconds))
        with _asking(address, paths):
            beside.append(_slowest(address + cheap, seconds))
    return "cheap reads beside four costly clients, p99 in ms", {"tradefacts": beside, "alone": alone}


@contextmanager
def _asking(address: str, paths: Path) -> Iterator[None]:
    """Four clients that ask the costliest; as those of other machines, they take no processor that anyone wants."""
    paths.write_text("\n".join(COSTLY) + "\n")
    clients = ["wrk", "-t1", f"-c{len(COSTLY)}", "-d1h", "--timeout=60s", "-s", str(LUA), address, "--", str(paths)]
    asking = subprocess.Popen(["chrt", "--idle", "0", *clients], stdout=subprocess.DEVNULL)
    try:
        yield
    finally:
        asking.kill()
        asking.wait()


def _slowest(url: str, seconds: int) -> float:
    command = ["wrk", "-t1", "-c2", "-d", f"{seconds}s", "--latency", url]
    told = LATENCY.search(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    if told is None:
        raise SystemExit(f"wrk tells no latency of {url}")
    return float(told[1]) * MILLISECONDS[told[2]]

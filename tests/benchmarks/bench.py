"""How fast it is, beside what people would use instead: `make bench`, N=1000000 for a million facts.

Data are made once and kept in `.bench`. The product and its neighbours are asked the same questions in alternating
rounds; what is printed are medians, and ratios within this run. Printed, never asserted: machines are noisy.
"""

import os
import platform
import shutil
import subprocess
import sys
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from app.bundle.loading import load
from app.model.database import Database
from app.upkeep.migrate import migrate
from tests.benchmarks import neighbours
from tests.benchmarks.exports import exports
from tests.benchmarks.made import Made
from tests.benchmarks.questions import Asked, Question, check
from tests.benchmarks.rows import make_rows
from tests.benchmarks.waits import waits
from tests.benchmarks.writes import committing, loads, posts

FACTS = int(os.environ.get("N", "10000"))
ROUNDS = int(os.environ.get("ROUNDS", "3"))
SECONDS = int(os.environ.get("SECONDS", "2"))
LEAST_OF_ALL = 10_000_000  # from here on the product is measured alone
FOLDER = neighbours.ROOT / ".bench" / str(FACTS)
STORE, DATABASE, TABLE = FOLDER / "store.sqlite", FOLDER / "rows.sqlite", FOLDER / "rows.csv"
LUA = Path(__file__).with_name("paths.lua")
Row = tuple[str, dict[str, float]]


def main() -> None:
    """Make what is missing, measure, print the table."""
    _make()
    asked = Asked(STORE, DATABASE.stem)
    rows: list[Row] = []
    with ExitStack() as running:
        kept = running.enter_context(neighbours.product(STORE))
        cold = running.enter_context(neighbours.product(STORE, cache=0))
        others = [kept] if FACTS >= LEAST_OF_ALL else [
            running.enter_context(neighbours.tutorial(DATABASE)),
            running.enter_context(neighbours.datasette(DATABASE)),
            running.enter_context(neighbours.roapi(TABLE, FOLDER)),
        ]  # fmt: skip
        addresses = {"tradefacts": cold.address} | {one.name: one.address for one in others}
        for question in asked.questions():
            check(question, addresses, range(0, 5000, 500))
            rows.append((question.name, _ask(question, addresses)))
        rows += _against_the_limit(asked, kept.address)
        rows.append(_alternate("page of half way", {
            "tradefacts": (cold.address, [asked.deep(FACTS // 2)]),
            "its first page": (cold.address, ["/v1/facts"]),
        }))  # fmt: skip
        rows.append(_while_committing(asked, kept.address))
        rows.append(waits(cold.address, f"/v1/facts/{asked.ids[0]}", SECONDS))
        rows.append(("start, seconds", {one.name: one.seconds_to_start for one in (kept, *others)}))
        rows.append(("private memory, MiB", {one.name: one.private_bytes() / 2**20 for one in (cold, *others)}))
        rows += exports(cold)
    rows.append(_two_workers(asked))
    rows += [loads(FOLDER), posts(STORE, DATABASE, FOLDER, SECONDS)]
    _print(rows)


def _make() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    if not STORE.exists():
        making = Database(f"sqlite:///{FOLDER / 'making.sqlite'}")
        migrate(making)
        with making.writing() as connection:
            load(connection, Made().lines(FACTS))
        making.close()
        shutil.move(FOLDER / "making.sqlite", STORE)
    if not TABLE.exists() and FACTS < LEAST_OF_ALL:
        DATABASE.unlink(missing_ok=True)
        make_rows(STORE, DATABASE, TABLE)


def _ask(question: Question, addresses: dict[str, str]) -> dict[str, float]:
    return _alternate(
        question.name, {name: (addresses[name], paths) for name, paths in question.paths.items() if name in addresses}
    )[1]


def _alternate(name: str, asked: dict[str, tuple[str, list[str]]], *headers: str) -> Row:
    """Requests a second of each, the median of rounds in which each has its turn."""
    found: dict[str, list[float]] = {one: [] for one in asked}
    for _ in range(ROUNDS):
        for one, (address, paths) in asked.items():
            found[one].append(_wrk(address, paths, *headers))
    return name, {one: median(rates) for one, rates in found.items()}


def _wrk(address: str, paths: list[str], *headers: str, threads: int = 1, connections: int = 8) -> float:
    file = FOLDER / "paths.txt"
    file.write_text("\n".join(paths) + "\n")
    load = ["-t", str(threads), "-c", str(connections), "-d", f"{SECONDS}s", "--timeout", "30s"]
    told = [part for header in headers for part in ("-H", header)]
    many = ["-s", str(LUA), address, "--", str(file)] if len(paths) > 1 else [address + paths[0]]
    done = subprocess.run(["wrk", *load, *told, *many], capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in done and not headers:
        raise SystemExit(f"{address}{paths[0]}: {done}")
    return float(done.split("Requests/sec:")[1].split()[0])


def _against_the_limit(asked: Asked, address: str) -> list[Row]:
    """What was asked before, and what the client has, against a server that only sends the same bytes."""
    path, file = asked.newest(), FOLDER / "answer.json"
    etag = neighbours.remember(address, path, file)
    with neighbours.limit(file) as limit:
        both = {"tradefacts": (address, [path]), "limit": (limit.address, [path])}
        rows = [_alternate("list asked before", both)]
    neighbours.remember(address, path, file, {"If-None-Match": str(etag)})
    with neighbours.limit(file) as limit:
        both = {"tradefacts": (address, [path]), "limit": (limit.address, [path])}
        rows.append(_alternate("304", both, f"If-None-Match: {etag}"))
    return rows


def _while_committing(asked: Asked, address: str) -> Row:
    path = asked.newest()
    found: dict[str, list[float]] = {"tradefacts": [], "without commits": []}
    for _ in range(ROUNDS):
        found["without commits"].append(_wrk(address, [path]))
        with committing(STORE):
            found["tradefacts"].append(_wrk(address, [path]))
    return "list asked before, 100 commits a second", {name: median(rates) for name, rates in found.items()}


def _two_workers(asked: Asked) -> Row:
    (question,) = (one for one in asked.questions() if one.name == "pair with to, cold")
    paths = question.paths["tradefacts"]
    with neighbours.product(STORE, cache=0) as one, neighbours.product(STORE, workers=2, cache=0) as two:
        return _alternate("pair with to, cold: two workers", {
            "tradefacts": (two.address, paths), "one worker": (one.address, paths),
        })  # fmt: skip


def _print(rows: list[Row]) -> None:
    names = list(dict.fromkeys(name for _, measured in rows for name in measured if name != "tradefacts"))
    cores, day = os.cpu_count(), datetime.now(UTC).date()
    kind = f"{platform.machine()}, {cores} cores, Python {platform.python_version()}"
    sys.stdout.write(f"\n{FACTS:,} facts, {day}, {kind}; requests a second unless told, median of {ROUNDS} rounds.\n\n")
    sys.stdout.write("| what | tradefacts | beside | ratio |\n| --- | --- | --- | --- |\n")
    for what, measured in rows:
        own = measured["tradefacts"]
        beside = [name for name in names if name in measured]
        told = "; ".join(f"{name} {_figure(measured[name])}" for name in beside) or "-"
        ratios = "; ".join(f"{own / measured[name]:.2f}" for name in beside if measured[name]) or "-"
        sys.stdout.write(f"| {what} | {_figure(own)} | {told} | {ratios} |\n")


def _figure(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


if __name__ == "__main__":
    main()

"""How fast it is, beside what people would use instead: `make bench`, N=1000000 for a million facts.

Data are made once and kept in `.bench`. The product and its neighbours are asked the same questions in alternating
rounds; what is printed are medians, and of ratios those of the rounds, for a machine that slows down slows down all.
Printed, never asserted: machines are noisy.
"""

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Mapping
from contextlib import ExitStack
from datetime import UTC, datetime
from math import inf
from pathlib import Path
from statistics import median

from tests.benchmarks import neighbours
from tests.benchmarks.exports import exports
from tests.benchmarks.made import made_store
from tests.benchmarks.multiplied import multiply
from tests.benchmarks.neighbours import Neighbour
from tests.benchmarks.questions import Asked, Question, check
from tests.benchmarks.rows import make_rows
from tests.benchmarks.waits import waits
from tests.benchmarks.writes import committing, loads, posts

FACTS = int(os.environ.get("N", "10000"))
ROUNDS = int(os.environ.get("ROUNDS", "3"))
SECONDS = int(os.environ.get("SECONDS", "2"))
MILLION = 1_000_000
LEAST_OF_ALL = 10 * MILLION  # from here on the product is measured alone, on a store of a million many times
FOLDER = neighbours.ROOT / ".bench" / str(FACTS)
STORE, DATABASE, TABLE = FOLDER / "store.sqlite", FOLDER / "rows.sqlite", FOLDER / "rows.csv"
LUA = Path(__file__).with_name("paths.lua")
# Of one measure, or of each round.
Measured = float | list[float]
Row = tuple[str, Mapping[str, Measured]]


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
        askable = {one.name: one for one in others} | {"tradefacts": cold}
        for question in asked.questions():
            check(question, {name: one.address for name, one in askable.items()}, range(0, 5000, 500))
            rows.append(_ask(question, askable))
        rows.append(_ask(asked.one_dossier(), askable | {"tradefacts": kept}))
        rows += _against_the_limit(asked, kept)
        rows.append(_alternate("page of half way", {
            "tradefacts": (cold, [asked.deep(FACTS // 2)]),
            "its first page": (cold, ["/v1/facts"]),
        }))  # fmt: skip
        rows.append(_while_committing(asked, kept))
        rows.append(waits(cold.address, f"/v1/facts/{asked.ids[0]}", SECONDS, ROUNDS, FOLDER / "paths.txt"))
        rows.append(("start, seconds", {one.name: one.seconds_to_start for one in (kept, *others)}))
        rows.append(("private memory, MiB", {one.name: one.private_bytes() / 2**20 for one in (cold, *others)}))
        if FACTS < LEAST_OF_ALL:
            rows += exports(cold)
    rows.append(_two_workers(asked))
    if FACTS < LEAST_OF_ALL:
        rows += [loads(FOLDER), posts(STORE, DATABASE, FOLDER, SECONDS)]
    _print(rows)


def _make() -> None:
    _make_store(FACTS)
    if not TABLE.exists() and FACTS < LEAST_OF_ALL:
        DATABASE.unlink(missing_ok=True)
        make_rows(STORE, DATABASE, TABLE)


def _make_store(facts: int) -> Path:
    store = FOLDER.with_name(str(facts)) / STORE.name
    making = store.with_name("making.sqlite")
    if not store.exists():
        store.parent.mkdir(parents=True, exist_ok=True)
        making.unlink(missing_ok=True)
        if facts < LEAST_OF_ALL:
            made_store(making, facts).close()
        else:
            multiply(_make_store(MILLION), making, facts // MILLION)
        shutil.move(making, store)
    return store


def _ask(question: Question, askable: dict[str, Neighbour]) -> Row:
    return _alternate(
        question.name, {name: (askable[name], paths) for name, paths in question.paths.items() if name in askable}
    )


def _alternate(name: str, asked: dict[str, tuple[Neighbour, list[str]]], *headers: str) -> Row:
    """The speed of each in rounds in which each has its turn, there and back; before them, one that is not counted."""
    found: dict[str, list[float]] = {one: [] for one in asked}
    for neighbour, paths in asked.values():
        _wrk(neighbour, paths, *headers)  # a system that takes memory back has the files read anew
    for number in range(ROUNDS):
        turns = list(asked.items())
        for one, (neighbour, paths) in reversed(turns) if number % 2 else turns:
            found[one].append(_wrk(neighbour, paths, *headers)[0])
    return name, found


def _wrk(neighbour: Neighbour, paths: list[str], *headers: str) -> tuple[float, float]:
    """Requests in a second of the server's processor time, which nobody else can take, and in one of the clock."""
    file, address = FOLDER / "paths.txt", neighbour.address
    file.write_text("\n".join(paths) + "\n")
    told = [part for header in headers for part in ("-H", header)]
    many = ["-s", str(LUA), address, "--", str(file)] if len(paths) > 1 else [address + paths[0]]
    command = ["wrk", "-t1", "-c8", "-d", f"{SECONDS}s", "--timeout", "30s", *told, *many]
    before = neighbour.cpu_seconds()
    done = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    taken = neighbour.cpu_seconds() - before
    requests = int(done.split(" requests in")[0].split()[-1])
    failed = int(done.split("Non-2xx or 3xx responses: ")[1].split()[0]) if "Non-2xx" in done else 0
    if failed > (0 if neighbour.name == "tradefacts" else requests / 100):
        raise SystemExit(f"{address}{paths[0]}: {done}")
    return requests / max(taken, 0.01), float(done.split("Requests/sec:")[1].split()[0])


def _against_the_limit(asked: Asked, product: Neighbour) -> list[Row]:
    """What was asked before, and what the client has, against a server that only sends the same bytes."""
    path, file = asked.newest(), FOLDER / "answer.json"
    etag = neighbours.remember(product.address, path, file)
    with neighbours.limit(file) as limit:
        rows = [_alternate("list asked before", {"tradefacts": (product, [path]), "limit": (limit, [path])})]
    has = {"If-None-Match": str(etag)}
    neighbours.remember(product.address, path, file, has)
    with neighbours.limit(file) as limit:
        both = {"tradefacts": (product, [path]), "limit": (limit, [path])}
        rows.append(_alternate("304", both, f"If-None-Match: {etag}"))
    return rows


def _while_committing(asked: Asked, product: Neighbour) -> Row:
    path = asked.newest()
    found: dict[str, list[float]] = {"tradefacts": [], "without commits": []}
    for _ in range(ROUNDS):
        found["without commits"].append(_wrk(product, [path])[0])
        with committing(STORE):
            found["tradefacts"].append(_wrk(product, [path])[0])
    return "list asked before, 100 commits a second", found


def _two_workers(asked: Asked) -> Row:
    (question,) = (one for one in asked.questions() if one.name == "pair with to, cold")
    paths = question.paths["tradefacts"]
    with neighbours.product(STORE, cache=0) as one, neighbours.product(STORE, workers=2, cache=0) as two:
        speeds = [(_wrk(two, paths)[1], _wrk(one, paths)[1]) for _ in range(ROUNDS)]
    both, alone = (list(column) for column in zip(*speeds, strict=True))
    return "pair with to, cold: two workers, by the clock", {"tradefacts": both, "one worker": alone}


def _print(rows: list[Row]) -> None:
    names = list(dict.fromkeys(name for _, measured in rows for name in measured if name != "tradefacts"))
    cores, day = os.cpu_count(), datetime.now(UTC).date()
    kind = f"{platform.machine()}, {cores} cores, Python {platform.python_version()}"
    sys.stdout.write(f"\n{FACTS:,} facts, {day}, {kind}; medians of {ROUNDS} rounds;\n")
    sys.stdout.write("requests in a second of the server's processor time, unless told otherwise.\n\n")
    sys.stdout.write("| what | tradefacts | beside | ratio |\n| --- | --- | --- | --- |\n")
    for what, measured in rows:
        own = measured["tradefacts"]
        beside = [name for name in names if name in measured]
        told = "; ".join(f"{name} {_figure(measured[name])}" for name in beside) or "-"
        ratios = "; ".join(_ratio(own, measured[name]) for name in beside) or "-"
        sys.stdout.write(f"| {what} | {_figure(own)} | {told} | {ratios} |\n")


def _ratio(own: Measured, other: Measured) -> str:
    """The median of the ratios of the rounds; of one in which another answered nothing it is infinite."""
    rounds = zip(_rounds(own), _rounds(other), strict=True)
    return f"{median(one / another if another else inf for one, another in rounds):.2f}"


def _rounds(measured: Measured) -> list[float]:
    return measured if isinstance(measured, list) else [measured]


def _figure(measured: Measured) -> str:
    value = median(_rounds(measured))
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


if __name__ == "__main__":
    main()

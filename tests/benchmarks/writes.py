"""Writing: facts posted one by one, a load against bare inserts, and another process that commits all the time."""

import json
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from hashlib import sha256
from pathlib import Path

from app.bundle.loading import load
from app.curation.keys import issue
from app.model.database import Database
from app.upkeep.migrate import migrate
from tests.benchmarks import neighbours
from tests.benchmarks.made import Made
from tests.benchmarks.rows import flat

POSTS, LOADED = 20_000, 10_000
TABLES = ("article", "unit", "party", "alias", "fact", "mention", "tally")
LUA = Path(__file__).with_name("bodies.lua")
COMMITTING = """
import sqlite3, sys, time
store = sqlite3.connect(sys.argv[1], isolation_level=None, timeout=30)
while True:
    store.execute("UPDATE store SET articles = articles")
    time.sleep(0.01)
"""


@contextmanager
def committing(store: Path) -> Iterator[None]:
    """Another process commits to the store a hundred times a second."""
    process = subprocess.Popen([sys.executable, "-c", COMMITTING, str(store)])
    try:
        yield
    finally:
        process.terminate()
        process.wait()


def loads(folder: Path) -> tuple[str, dict[str, float]]:
    """Facts a second of a load with every check, and of the same rows inserted bare by executemany."""
    made, bare = folder / "loaded.sqlite", folder / "bare.sqlite"
    lines = list(Made(seed=2).lines(LOADED))
    for file in (made, bare):
        _fresh(file)
    store = Database(f"sqlite:///{made}")
    begun = time.process_time()
    with store.writing() as connection:
        load(connection, lines)
    seconds = time.process_time() - begun
    store.close()
    with closing(sqlite3.connect(made)) as loaded:
        rows = {table: loaded.execute(f"SELECT * FROM {table}").fetchall() for table in TABLES}  # noqa: S608 - of constants
        words = loaded.execute("SELECT key, words FROM fact").fetchall()
    with closing(sqlite3.connect(bare, isolation_level=None)) as inserted:
        inserted.execute("PRAGMA foreign_keys = ON")
        begun = time.process_time()
        inserted.execute("BEGIN IMMEDIATE")
        for table, found in rows.items():
            values = ", ".join("?" * len(found[0])) if found else ""
            inserted.executemany(f"INSERT OR IGNORE INTO {table} VALUES ({values})", found)  # noqa: S608 - likewise
        inserted.executemany("INSERT INTO fact_words (rowid, words) VALUES (?, ?)", words)
        inserted.execute("COMMIT")
        barely = time.process_time() - begun
    return "load, facts a second of processor time", {
        "tradefacts": LOADED / seconds,
        "bare executemany": LOADED / barely,
    }


def posts(store: Path, database: Path, folder: Path, seconds: int) -> tuple[str, dict[str, float]]:
    """Facts a second, posted one by one on one connection, each durable before it is answered."""
    ours, theirs = folder / "posted.sqlite", folder / "posted_rows.sqlite"
    for source, copy in ((store, ours), (database, theirs)):
        _remove(copy)
        shutil.copy(source, copy)
    opened = Database(f"sqlite:///{ours}")
    with opened.writing() as connection:
        key = issue(connection, "bench", {"propose"}, "program", None)
    opened.close()
    bodies = folder / "bodies.txt"
    with neighbours.product(ours) as product:
        bodies.write_text("".join(f"{json.dumps(line)}\n" for line in _facts(_first_article())))
        own = _wrk(product, "/v1/facts", bodies, seconds, key)
    with neighbours.tutorial(theirs) as tutorial:
        bodies.write_text("".join(f"{json.dumps(line)}\n" for line in _rows(store)))
        other = _wrk(tutorial, "/facts", bodies, seconds)
    for copy in (ours, theirs):
        _remove(copy)
    return "POST of a fact, durable", {"tradefacts": own, "tutorial": other}


def _remove(file: Path) -> None:
    for end in ("", "-wal", "-shm"):
        file.with_name(file.name + end).unlink(missing_ok=True)


def _fresh(file: Path) -> None:
    _remove(file)
    store = Database(f"sqlite:///{file}")
    migrate(store)
    store.close()


def _first_article() -> str:
    return f"art_{sha256(b'made article 0').hexdigest()[:16]}"


def _facts(article: str) -> Iterator[dict[str, object]]:
    (shown,) = (line for line in map(json.loads, Made().lines(2)) if line["kind"] == "figure")
    del shown["review"]
    for number in range(POSTS):
        evidence = {**shown["evidence"][0], "start": 2000 + number, "end": 2060 + number}
        yield {**shown, "article": article, "evidence": [evidence]}


def _rows(store: Path) -> Iterator[dict[str, object]]:
    """The same fact for the tutorial, as it takes it, with other ids."""
    with closing(sqlite3.connect(store)) as ours:
        found = "SELECT document FROM fact WHERE kind = 'figure' AND article_id = ? LIMIT 1"
        (document,) = ours.execute(found, (_first_article(),)).fetchone()
    row = flat(json.loads(document))
    related = row.pop("related")
    sent = {**row, "parties": related["party"], "evidence": related["evidence"], "words": row["summary"]}
    for number in range(POSTS):
        yield {**sent, "id": f"fig_post_{number}", "key": 2**60 + number, "first": 1, "last": 2, "last_key": "p"}


def _wrk(neighbour: neighbours.Neighbour, path: str, bodies: Path, seconds: int, *key: str) -> float:
    """Requests in a second of the server's processor time."""
    url = neighbour.address + path
    command = ["wrk", "-t1", "-c1", "-d", f"{seconds}s", "-s", str(LUA), url, "--", str(bodies), *key]
    before = neighbour.cpu_seconds()
    done = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    taken = neighbour.cpu_seconds() - before
    if "Non-2xx" in done and neighbour.name == "tradefacts":
        raise SystemExit(f"{url}: {done}")
    return int(done.split(" requests in")[0].split()[-1]) / max(taken, 0.01)

"""A store of many times the facts of another one, for sizes that a load with every check would take hours for.

Each copy has ids, revisions and keys of its own and else says the same, so all that is asked for is there as many times
as often. `tradefacts check` finds nothing wrong with what is made; nothing undoes it if it fails half way.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

from app.model.database import Database
from app.upkeep.migrate import migrate

PRAGMAS = ("journal_mode = OFF", "synchronous = OFF", "cache_size = -2000000")
MOST = 16
HEX = "0123456789abcdef"


def _turned(value: str, place: int) -> str:
    """SQL: a text whose hexadecimal digit at a place is moved on by the number of the copy; the first copy keeps it."""
    digit = f"substr('{HEX}{HEX}', instr('{HEX}', substr({value}, {place}, 1)) + copy, 1)"
    return f"substr({value}, 1, {place - 1}) || {digit} || substr({value}, {place + 1})"


COPIES = (
    "(WITH RECURSIVE n(copy) AS (SELECT 0 UNION ALL SELECT copy + 1 FROM n WHERE copy + 1 < :times) SELECT * FROM n)"
)
FACT, ARTICLE = _turned("id", 20), _turned("article_id", 20)
REVISION, RECORDED = "revision + copy * :facts", "CASE copy WHEN 0 THEN recorded_at ELSE :recorded_at END"
DOCUMENT = f"""
    replace(replace(replace(replace(document, id, {FACT}), article_id, {ARTICLE}),
        '"revision":' || revision || ',', '"revision":' || ({REVISION}) || ','), recorded_at, {RECORDED})
"""
# What a copy has of its own; all other columns are as they are.
OWN = {
    "article": {"id": FACT, "sha256": _turned("sha256", 16)},
    "fact": {
        "key": "key + copy * :facts", "id": FACT, "revision": REVISION, "recorded_at": RECORDED, "article_id": ARTICLE,
        "document": DOCUMENT,
    },
    "mention": {"key": "key + copy * :facts"},
}  # fmt: skip
TALLIES = f"""
    INSERT INTO tally
    SELECT filter, code, figure * :times, event * :times, agreement * :times FROM one.tally WHERE filter <> 'article'
    UNION ALL SELECT filter, {_turned("code", 20)}, figure, event, agreement
    FROM one.tally CROSS JOIN {COPIES} WHERE filter = 'article'
"""  # noqa: S608 - of constants
STATE = "UPDATE store SET (revision, recorded_at, articles) = (:facts * :times, :recorded_at, :articles * :times)"


def multiply(source: Path, target: Path, times: int) -> None:
    """Make a store at `target` that holds each fact and article of `source`, which has no text, so many times."""
    if not 1 <= times <= MOST:
        raise ValueError(f"{times} times: 1 to {MOST} are possible")
    made = Database(f"sqlite:///{target}")
    migrate(made)
    made.close()
    with closing(sqlite3.connect(target, isolation_level=None)) as store:
        for pragma in PRAGMAS:
            store.execute(f"PRAGMA {pragma}").fetchall()
        store.execute("ATTACH ? AS one", (str(source),))
        state = store.execute("SELECT revision, recorded_at, articles FROM one.store").fetchone()
        given = dict(zip(("facts", "recorded_at", "articles"), state, strict=True)) | {"times": times}
        indexes = store.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql NOT NULL").fetchall()
        for name, _ in indexes:
            store.execute(f"DROP INDEX {name}")
        for table in ("economy", "indicator", "unit", "party", "alias"):
            store.execute(f"INSERT OR IGNORE INTO {table} SELECT * FROM one.{table}")  # noqa: S608 - likewise
        for table, own in OWN.items():
            columns = [name for _, name, *_ in store.execute(f"PRAGMA table_info({table})")]
            names = ", ".join(f'"{name}"' for name in columns)
            taken = ", ".join(own.get(name, f'"{name}"') for name in columns)
            store.execute(f"INSERT INTO {table} ({names}) SELECT {taken} FROM one.{table} CROSS JOIN {COPIES}", given)  # noqa: S608 - likewise
        store.execute("DELETE FROM tally")
        for change in (TALLIES, STATE):
            store.execute(change, given)
        for _, sql in indexes:
            store.execute(sql)
        for task in ("rebuild", "optimize"):
            store.execute("INSERT INTO fact_words (fact_words) VALUES (?)", (task,))

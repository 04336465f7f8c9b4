"""The same facts as plain rows, for neighbours that know no versions: tables, their indexes, their full text."""

import csv
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

# What a fact has in its own row; datasette and roapi, which join nothing by themselves, find the parties there as text.
COLUMNS = (
    "id", "key", "first", "last", "last_key", "pair", "kind", "type", "indicator", "status", "summary", "subject",
    "measure", "value", "value_max", "unit", "direction", "balance", "comparator", "record", "flow", "reporter",
    "partner", "commodity", "hs", "freq", "place", "period", "period_first", "period_last", "parties", "article_id",
    "publisher", "published", "review", "revision", "recorded_at", "words",
)  # fmt: skip
RELATED = {
    "article": ("id", "title", "publisher", "published"),
    "party": ("fact_id", "code", "name", "type", "role", "country"),
    "evidence": ("fact_id", "start", "end", "sha256", "supports", "quote"),
}
INTEGERS = frozenset({"key", "first", "last", "revision", "start", "end"})
REALS = frozenset({"value", "value_max"})
# What a dossier is made of: the latest figure of each series, what is aimed at, so many of each.
SERIES = ("reporter", "partner", "indicator", "commodity", "flow", "measure", "unit")
MEASURED, AIMED, PER_LIST = ("observed", "provisional", "estimate"), ("target", "forecast", "decided"), 50
INDEXES = (
    "fact (pair, key)", "fact (pair, last_key)", "fact (pair, indicator, last_key)", "fact (pair, kind, key)",
    "fact (key)", "fact (pair, status, last_key)", "fact (pair, published, article_id)",
    f"fact (pair, kind, {', '.join(SERIES)}, last_key, status)", "party (fact_id)", "evidence (fact_id)",
)  # fmt: skip
STORED = "SELECT key, first, last, indicator, words, document FROM fact WHERE until IS NULL AND review = 'accepted'"
Row = dict[str, Any]


def make_rows(store: Path, database: Path, table: Path) -> None:
    """From our store to a SQLite file for the tutorial and datasette, and a CSV file for roapi."""
    with closing(sqlite3.connect(store)) as ours, closing(sqlite3.connect(database)) as theirs:
        theirs.execute("PRAGMA journal_mode = WAL")
        theirs.execute(f"CREATE TABLE fact ({_declared(COLUMNS)}, PRIMARY KEY (id))")
        theirs.execute(f"CREATE TABLE article ({_declared(RELATED['article'])}, PRIMARY KEY (id))")
        for name in ("party", "evidence"):
            theirs.execute(f"CREATE TABLE {name} (number INTEGER PRIMARY KEY, {_declared(RELATED[name])})")
        # Datasette finds a full text by this way of quoting.
        theirs.execute('CREATE VIRTUAL TABLE fact_fts USING fts5(words, content="fact", detail=none)')
        with table.open("w", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(COLUMNS[:-1])
            for row in _flat(ours):
                _insert(theirs, "fact", ("rowid", *COLUMNS), {**row, "rowid": row["key"]})
                for name, of_fact in row["related"].items():
                    for one in of_fact:
                        _insert(theirs, name, RELATED[name], one)
                writer.writerow([row[name] for name in COLUMNS[:-1]])
        theirs.execute("INSERT INTO fact_fts (fact_fts) VALUES ('rebuild')")
        for number, columns in enumerate(INDEXES):
            theirs.execute(f"CREATE INDEX index_{number} ON {columns}")
        theirs.execute("ANALYZE")
        theirs.commit()


def flat(fact: Row) -> Row:
    """The row of a fact as it is served, and `related`: the rows of its article, parties and evidence."""
    article, of_fact = fact["article"], {"fact_id": fact["id"]}
    return {
        **{name: fact.get(name) for name in COLUMNS},
        "period": fact["period"]["edtf"],
        "period_first": fact["period"]["first"],
        "period_last": fact["period"]["last"],
        "parties": "; ".join(f"{party['id']} ({party['role']})" for party in fact["parties"]),
        "article_id": article["id"],
        "publisher": article["publisher"],
        "published": article["published"],
        "related": {
            "article": [article],
            "party": [{**party, **of_fact, "code": party["id"]} for party in fact["parties"]],
            "evidence": [{**stretch, **of_fact} for stretch in fact["evidence"]],
        },
    }


def _flat(ours: sqlite3.Connection) -> Iterator[Row]:
    for key, first, last, indicator, words, stored in ours.execute(STORED):
        fact = json.loads(stored)
        if not fact["pair"] or not fact["period"]:
            continue  # a few of the bundled facts, which the questions are not about
        yield {
            **flat(fact),
            "key": key,
            "first": first,
            "last": last,
            # Neighbours sort by one column, and take what is all digits for a number.
            "last_key": f"p{last:07d}{key:020d}",
            "indicator": indicator,
            "words": " ".join(word for word in words.split() if not word.startswith("_")),
        }


def _declared(columns: tuple[str, ...]) -> str:
    types = {name: "INTEGER" if name in INTEGERS else "REAL" if name in REALS else "TEXT" for name in columns}
    return ", ".join(f'"{name}" {kind}' for name, kind in types.items())


def _insert(theirs: sqlite3.Connection, table: str, columns: tuple[str, ...], row: Row) -> None:
    names, values = ", ".join(f'"{name}"' for name in columns), ", ".join(f":{name}" for name in columns)
    insert = f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({values})"  # noqa: S608 - of constants
    theirs.execute(insert, {name: row[name] for name in columns})

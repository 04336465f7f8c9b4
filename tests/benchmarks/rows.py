"""The same facts as plain rows, for neighbours that know nothing of versions: one table, its indexes, its full text."""

import csv
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

COLUMNS = (
    "id", "key", "first", "last", "last_key", "pair", "kind", "indicator", "status", "summary", "subject", "measure",
    "value", "unit", "flow", "reporter", "partner", "commodity", "period", "parties", "article", "publisher",
    "published", "words",
)  # fmt: skip
NUMBERS = {"key": "INTEGER", "first": "INTEGER", "last": "INTEGER", "value": "REAL"}
INDEXES = ("pair, key", "pair, last_key", "pair, indicator, last_key", "pair, kind, key", "key")
STORED = "SELECT key, first, last, indicator, words, document FROM fact WHERE until IS NULL AND review = 'accepted'"


def make_rows(store: Path, database: Path, table: Path) -> None:
    """From our store to a SQLite file for the tutorial and datasette, and a CSV file for roapi."""
    made = ", ".join(f"{name} {NUMBERS.get(name, 'TEXT')}" for name in COLUMNS)
    with closing(sqlite3.connect(store)) as ours, closing(sqlite3.connect(database)) as theirs:
        theirs.execute("PRAGMA journal_mode = WAL")
        theirs.execute(f"CREATE TABLE fact ({made}, PRIMARY KEY (id))")
        # Datasette finds a full text by this way of quoting.
        theirs.execute('CREATE VIRTUAL TABLE fact_fts USING fts5(words, content="fact", detail=none)')
        names = ", ".join(COLUMNS)
        insert = f"INSERT INTO fact (rowid, {names}) VALUES (?{', ?' * len(COLUMNS)})"  # noqa: S608 - of constants
        with table.open("w", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(COLUMNS[:-1])
            for row in _flat(ours):
                theirs.execute(insert, (row["key"], *(row[name] for name in COLUMNS)))
                writer.writerow([row[name] for name in COLUMNS[:-1]])
        theirs.execute("INSERT INTO fact_fts (fact_fts) VALUES ('rebuild')")
        for number, columns in enumerate(INDEXES):
            theirs.execute(f"CREATE INDEX fact_{number} ON fact ({columns})")
        theirs.execute("ANALYZE")
        theirs.commit()


def _flat(ours: sqlite3.Connection) -> Iterator[dict[str, Any]]:
    for key, first, last, indicator, words, stored in ours.execute(STORED):
        fact = json.loads(stored)
        if not fact["pair"] or not fact["period"]:
            continue  # a few of the bundled facts, which the questions are not about
        yield {
            **{name: fact.get(name) for name in COLUMNS},
            "key": key,
            "first": first,
            "last": last,
            # Neighbours sort by one column, and take what is all digits for a number.
            "last_key": f"p{last:07d}{key:020d}",
            "indicator": indicator,
            "period": fact["period"]["edtf"],
            "parties": "; ".join(f"{party['id']} ({party['role']})" for party in fact["parties"]),
            "article": fact["article"]["id"],
            "publisher": fact["article"]["publisher"],
            "published": fact["article"]["published"],
            "words": " ".join(word for word in words.split() if not word.startswith("_")),
        }

"""Stores as released schemas had them, as SQL text: `python -m tests.upkeep.released SCHEMA` writes one of today's."""

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from app.upkeep.migrate import migrate
from tests.engines import damage
from tests.stores import lived_in, opened

STORES = Path(__file__).parent / "stores"
SCHEMA = "SELECT name, sql FROM sqlite_master WHERE type = ? AND sql NOT NULL ORDER BY rowid"
INDEX = "fact_words"
SECRET = "tfk_made_up"
DIGEST = sha256(SECRET.encode()).hexdigest()
KEY = f"INSERT INTO key VALUES ('desk', '{DIGEST}', 'person', 1, 1, '2026-11-24T00:00:00.000000Z', NULL, NULL)"  # noqa: S608 - our own
REBUILT = f"INSERT INTO {INDEX} (rowid, words) SELECT key, words FROM fact;"  # noqa: S608 - our own name


def released() -> list[str]:
    """The schemas of which a store is kept."""
    return sorted(path.stem for path in STORES.glob("*.sql"))


def laid_down(schema: str, path: Path) -> Path:
    """The store of a released schema in a file."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript((STORES / f"{schema}.sql").read_text(encoding="utf-8"))
    return path


def told(path: Path) -> Iterator[str]:
    """A store as SQL text: its tables with their rows, the index of words, which is built again, and other indexes."""
    with closing(sqlite3.connect(path)) as connection:
        for name, sql in connection.execute(SCHEMA, ("table",)).fetchall():
            if name.startswith(f"{INDEX}_"):
                continue  # the index makes these by itself
            yield f"{sql};"
            if name == INDEX:
                continue
            described = connection.execute(f'PRAGMA table_info("{name}")')
            columns = ", ".join(f'quote("{column}")' for _, column, *_ in described)
            rows = sorted(connection.execute(f'SELECT {columns} FROM "{name}"'))  # noqa: S608 - the schema's own
            if rows:
                yield f'INSERT INTO "{name}" VALUES\n' + ",\n".join(f"({', '.join(row)})" for row in rows) + ";"
        yield REBUILT
        for _, sql in connection.execute(SCHEMA, ("index",)).fetchall():
            yield f"{sql};"


def main(schema: str) -> None:
    """Write a store with a history, in a schema that is still to be had by migrating down."""
    with TemporaryDirectory() as folder:
        path = lived_in(Path(folder) / "store.sqlite")
        damage(path, KEY)
        with opened(path) as store:
            migrate(store, schema)
        (STORES / f"{schema}.sql").write_text("\n".join(told(path)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])

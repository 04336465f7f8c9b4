"""The full text index of facts: every version's normalised words, and marked words for what is filtered along.

SQLite has a table of its own for them (FTS5, whose content is `fact`); on PostgreSQL `fact_words` is a view of `fact`,
whose words are under a GIN index as an array. Neither stems, and both find exactly the words that were stored.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, column, literal_column, table, text
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

from app.model.prepared import Prepared

# Words that no query can hold, so that a rare filter is one intersection of the index.
MARK = "_"
fact_words = table("fact_words", column("rowid"), column("words"))
ADD_WORDS = Prepared(text("INSERT INTO fact_words (rowid, words) VALUES (:key, :words)"))
OF_THE_VIEW = text("SELECT rowid, unnest(words) FROM fact_words")


@lru_cache(maxsize=4096)
def marked(name: str, code: str) -> str:
    """The word by which the index knows a code: `_pair_chn_kaz`."""
    return f"{MARK}{name}{MARK}{code}".replace("-", MARK).lower()


class HoldsAll(FunctionElement[bool]):
    """That a version holds every one of the words, sent with blanks between them."""

    # Its type is left open: of a boolean, SQLAlchemy would write `MATCH ? = 1`, which FTS5 does not take.
    inherit_cache = True


def holds_all(sought: ColumnElement[str], barred: Sequence[str] = ()) -> HoldsAll:
    """That a version holds every one of the words, which are joined by `all_of`.

    Versions with a `barred` word may be left out: a hint for an index that finds rare words sooner than frequent ones.
    """
    without: list[ColumnElement[str]] = [literal_column(f"' NOT ({' OR '.join(barred)})'")] if barred else []
    return HoldsAll(sought, *without)


def all_of(words: Iterable[str]) -> str:
    """Words, which are lower-case letters, digits and marks only, as one text that `holds_all` takes."""
    return " ".join(words)


@compiles(HoldsAll, "sqlite")
def _match(element: HoldsAll, compiler: Any, **options: Any) -> str:
    # FTS5 takes bare words as joined by AND, which binds closer than NOT; its operators are in capitals.
    return f"fact_words MATCH {' || '.join(compiler.process(clause, **options) for clause in element.clauses)}"


@compiles(HoldsAll, "postgresql")
def _contains(element: HoldsAll, compiler: Any, **options: Any) -> str:
    sought = next(iter(element.clauses))
    return f"fact_words.words @> string_to_array({compiler.process(sought, **options)}, ' ')"


def add_words(connection: Connection, rows: Sequence[Any]) -> None:
    """Enter the words of new versions, as `key` and `words`; PostgreSQL has done so with the rows themselves."""
    if connection.dialect.name == "sqlite":
        ADD_WORDS.run(connection, rows)


def join_words(connection: Connection) -> None:
    """Make one piece of what many batches of words have left: a search then looks at one place, not at twenty."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("INSERT INTO fact_words (fact_words) VALUES ('optimize')")


def entries(connection: Connection) -> Iterator[Row[tuple[int, str]]]:
    """Every word of every version as the index has it: the version's key and the word.

    SQLite shows its index through a table of its own making. That one is temporary and touches no file, yet a
    connection that only reads must be allowed to make it.
    """
    if connection.dialect.name != "sqlite":
        yield from connection.execute(OF_THE_VIEW, execution_options={"yield_per": 500})
        return
    only = connection.exec_driver_sql("PRAGMA query_only").scalar_one()
    connection.exec_driver_sql("PRAGMA query_only = OFF")
    connection.exec_driver_sql("CREATE VIRTUAL TABLE temp.fact_entry USING fts5vocab(main, fact_words, instance)")
    try:
        statement = text("SELECT doc, term FROM temp.fact_entry")
        with connection.execute(statement, execution_options={"yield_per": 500}) as found:
            yield from found
    finally:
        connection.exec_driver_sql("DROP TABLE temp.fact_entry")
        connection.exec_driver_sql(f"PRAGMA query_only = {only}")

"""The full text index of facts: every version's normalised words, and marked words for what is filtered along."""

from collections.abc import Iterable, Iterator

from sqlalchemy import ColumnElement, Connection, Row, column, literal_column, table, text

# Words that no query can hold, so that a rare filter is one intersection of the index.
MARK = "_"
fact_words = table("fact_words", column("rowid"), column("words"))


def marked(name: str, code: str) -> str:
    """The word by which the index knows a code: `_pair_chn_kaz`."""
    return f"{MARK}{name}{MARK}{code}".replace("-", MARK).lower()


def holds_all(sought: ColumnElement[str]) -> ColumnElement[bool]:
    """That a version holds every one of the words, which are joined by `all_of`."""
    return literal_column("fact_words").op("MATCH")(sought)


def all_of(words: Iterable[str]) -> str:
    """Words, which are letters, digits and marks only, as one text that `holds_all` takes."""
    return " AND ".join(f'"{word}"' for word in words)


def entries(connection: Connection) -> Iterator[Row[tuple[int, str]]]:
    """Every word of every version as the index has it: the version's key and the word.

    SQLite shows its index through a table of its own making. That one is temporary and touches no file, yet a
    connection that only reads must be allowed to make it.
    """
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

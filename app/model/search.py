"""The full text index of facts: every version's normalised words, and marked words for what is filtered along."""

from sqlalchemy import ColumnElement, column, literal_column, table

# Words that no query can hold, so that a rare filter is one intersection of the index.
MARK = "_"
fact_words = table("fact_words", column("rowid"), column("words"))


def marked(name: str, code: str) -> str:
    """The word by which the index knows a code: `_pair_chn_kaz`."""
    return f"{MARK}{name}{MARK}{code}".replace("-", MARK).lower()


def holds_all(words: tuple[str, ...]) -> ColumnElement[bool]:
    """That a version holds every one of the words, which are letters, digits and marks only."""
    return literal_column("fact_words").op("MATCH")(" AND ".join(f'"{word}"' for word in words))

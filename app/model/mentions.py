"""Who takes part in which version: what the filters `pair`, `country` and `party` seek, in key order."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import CheckConstraint, Index, text
from sqlmodel import Field, SQLModel

from app.model.columns import Big, TableRow

PRESENT = "until IS NULL"
# On SQLite rows stand in their primary key then, and a seek of it has found them. Not so mentions: SQLite would look
# at each row, though their partial indexes tell all that is asked.
WITHOUT_ROWID = {"sqlite_with_rowid": False}
# A pair's figures of one series are the same thing measured again; aims are not measured.
SERIES = ("reporter", "partner", "indicator", "commodity", "flow", "measure", "unit")
MEASURED = ("observed", "provisional", "estimate")


def _present(name: str, *columns: str) -> Index:
    return Index(f"mention_{name}", "filter", "code", *columns, sqlite_where=text(PRESENT))


def _pairs(name: str, column: str, *columns: str) -> Index:
    """An index of what only pairs have."""
    where = text(f"{PRESENT} AND {column} IS NOT NULL")
    return Index(f"mention_{name}", "filter", "code", "review", column, *columns, sqlite_where=where)


class Mention(TableRow, table=True):
    """One pair, country or party of one version, with the columns that order and bound a list of its facts.

    `kind`, `status`, `indicator` and `series` are a pair's only, and null of others; `series` names what a figure
    measures (see `series_of`), null of what is aimed at.
    """

    __tablename__ = "mention"
    __table_args__ = (
        CheckConstraint("filter IN ('country', 'pair', 'party')", name="filter_code"),
        _present("newest", "review", "key"),
        _present("period", "review", "span", "last", "key", "first", "series"),
        _pairs("kind", "kind", "key"),
        _pairs("status", "status", "span", "last", "key", "first"),
        _pairs("indicator", "indicator", "key"),
        _pairs("indicator_period", "indicator", "span", "last", "key", "first"),
        _pairs("series", "series", "last", "key"),
        Index("mention_ever", "filter", "code", "key"),
    )
    key: int = Field(primary_key=True, foreign_key="fact.key", sa_type=Big, sa_column_kwargs={"autoincrement": False})
    filter: str = Field(primary_key=True)
    code: str = Field(primary_key=True)
    review: str
    first: int
    last: int
    until: int | None = Field(sa_type=Big)
    span: int = Field(sa_column_kwargs={"server_default": text("0")})
    kind: str | None
    status: str | None
    indicator: str | None
    series: str | None


class Tally(TableRow, table=True):
    """How many accepted facts of each kind a pair, country, party or article has now, and the store in `all`.

    Kept in the same transaction as the facts.
    """

    __tablename__ = "tally"
    __table_args__ = (
        CheckConstraint("filter IN ('all', 'article', 'country', 'pair', 'party')", name="filter_code"),
        WITHOUT_ROWID,
    )
    filter: str = Field(primary_key=True)
    code: str = Field(primary_key=True)
    figure: int
    event: int
    agreement: int


def series_of(version: Mapping[str, Any]) -> str | None:
    """The name of what a version measures: the same thing measured again has the same; None of all else."""
    if version["kind"] != "figure" or version["status"] not in MEASURED:
        return None
    return "|".join(version[name] or "" for name in SERIES)


mentions = SQLModel.metadata.tables["mention"]
tallies = SQLModel.metadata.tables["tally"]

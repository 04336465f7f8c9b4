"""Who takes part in which version: what the filters `pair`, `country` and `party` seek, in key order."""

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field, SQLModel

from app.model.columns import Big
from app.model.facts import PRESENT


class Mention(SQLModel, table=True):
    """One pair, country or party of one version, with the columns that order and bound a list of its facts."""

    __tablename__ = "mention"
    __table_args__ = (
        CheckConstraint("filter IN ('country', 'pair', 'party')", name="filter_code"),
        Index("mention_newest", "filter", "code", "review", "key", sqlite_where=PRESENT, postgresql_where=PRESENT),
        Index(
            "mention_period",
            "filter", "code", "review", "last", "key", "first",
            sqlite_where=PRESENT, postgresql_where=PRESENT,
        ),
        Index("mention_ever", "filter", "code", "key"),
    )  # fmt: skip
    key: int = Field(primary_key=True, foreign_key="fact.key", sa_type=Big, sa_column_kwargs={"autoincrement": False})
    filter: str = Field(primary_key=True)
    code: str = Field(primary_key=True)
    review: str
    first: int
    last: int
    until: int | None = Field(sa_type=Big)


class Tally(SQLModel, table=True):
    """How many accepted facts of each kind a pair, country, party or article has now, and the store in `all`.

    Kept in the same transaction as the facts.
    """

    __tablename__ = "tally"
    __table_args__ = (CheckConstraint("filter IN ('all', 'article', 'country', 'pair', 'party')", name="filter_code"),)
    filter: str = Field(primary_key=True)
    code: str = Field(primary_key=True)
    figure: int
    event: int
    agreement: int


mentions = SQLModel.metadata.tables["mention"]
tallies = SQLModel.metadata.tables["tally"]

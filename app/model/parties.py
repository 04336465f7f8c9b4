"""Parties by id, under the names that facts use for them."""

from sqlmodel import Field, SQLModel

from app.model.columns import TableRow, one_of


class PartyRow(TableRow, table=True):
    """A party as first named. Later spellings with the same id are rows of `alias`; `words` are those of all names."""

    __tablename__ = "party"
    __table_args__ = (one_of("type", "party_type"),)
    id: str = Field(primary_key=True)
    name: str
    type: str
    country: str | None = Field(foreign_key="economy.code")
    words: str


class Alias(TableRow, table=True):
    """Another spelling of a party's name."""

    __tablename__ = "alias"
    party_id: str = Field(primary_key=True, foreign_key="party.id")
    name: str = Field(primary_key=True)


parties = SQLModel.metadata.tables["party"]
aliases = SQLModel.metadata.tables["alias"]

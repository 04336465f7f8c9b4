"""The store as a whole: one row that every write updates first."""

from typing import NamedTuple

from sqlalchemy import CheckConstraint, Connection
from sqlmodel import Field, SQLModel

from app.errors import PreconditionFailed
from app.model.columns import Big, TableRow


class Store(TableRow, table=True):
    """The last revision and its instant, and how many articles and texts there are.

    Updated first in every write, so that revisions have no gap and instants never go back, on any engine; the four
    numbers together are the state that answers depend on.
    """

    __tablename__ = "store"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)
    id: int = Field(primary_key=True)
    revision: int = Field(sa_type=Big)
    recorded_at: str
    articles: int
    texts: int


class State(NamedTuple):
    """A moment of the store: its last revision, and what differs whenever an answer might."""

    revision: int
    version: object


store = SQLModel.metadata.tables["store"]


def state_in(connection: Connection) -> State | None:
    """The state of the store in a reading transaction; None on SQLite, where no replica may be behind."""
    found: State | None = connection.info.get("state")
    return found


def reached(revision: int, least: int) -> None:
    """PreconditionFailed where the store has not the revision that a reader has seen."""
    if revision < least:
        raise PreconditionFailed(f"this store is at revision {revision}: it has not reached revision {least}")

"""The store as a whole: one row that every write updates first."""

from sqlalchemy import CheckConstraint
from sqlmodel import Field, SQLModel

from app.model.columns import Big


class Store(SQLModel, table=True):
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


store = SQLModel.metadata.tables["store"]

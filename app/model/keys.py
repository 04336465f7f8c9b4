"""Keys to write with; only their digests are stored."""

from sqlmodel import Field, SQLModel

from app.model.columns import TableRow, one_of


class KeyRow(TableRow, table=True):
    """A key by name: what it may do (`propose`, `curate`), who holds it, and until when.

    `name` is the `by` of its revisions, so it is never used again; `expires` is the last day (ISO 8601) on which it is
    good, `revoked` the instant from which it is not.
    """

    __tablename__ = "key"
    __table_args__ = (one_of("type", "proposer_type"),)
    name: str = Field(primary_key=True)
    sha256: str = Field(unique=True)
    type: str
    propose: bool
    curate: bool
    issued: str
    expires: str | None
    revoked: str | None


keys = SQLModel.metadata.tables["key"]

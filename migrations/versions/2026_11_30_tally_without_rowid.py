"""On SQLite, tallies stand in their primary key: one tree less to write, one look-up less to read."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_30_tally_without_rowid"
down_revision = "2026_11_30_spans"
branch_labels = None
depends_on = None

TABLE = sa.text("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = 'tally'")


def upgrade() -> None:
    """Make the table anew, without row ids."""
    if op.get_context().dialect.name == "sqlite":
        (made,) = op.get_bind().execute(TABLE).one()
        op.rename_table("tally", "before")
        op.execute(f"{made} WITHOUT ROWID")
        op.execute("INSERT INTO tally SELECT * FROM before")
        op.drop_table("before")


def downgrade() -> None:
    """Make the table anew, with row ids."""
    if op.get_context().dialect.name == "sqlite":
        (made,) = op.get_bind().execute(TABLE).one()
        op.rename_table("tally", "before")
        op.execute(made.removesuffix(" WITHOUT ROWID"))
        op.execute("INSERT INTO tally SELECT * FROM before")
        op.drop_table("before")

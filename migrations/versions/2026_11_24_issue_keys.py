"""Add keys to write with."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_24_issue_keys"
down_revision = "2026_11_24_create_store"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table of keys."""
    op.create_table(
        "key",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("propose", sa.Boolean(), nullable=False),
        sa.Column("curate", sa.Boolean(), nullable=False),
        sa.Column("issued", sa.String(), nullable=False),
        sa.Column("expires", sa.String(), nullable=True),
        sa.Column("revoked", sa.String(), nullable=True),
        sa.CheckConstraint("type IN ('person', 'program', 'reader')", name="type_code"),
        sa.PrimaryKeyConstraint("name"),
        sa.UniqueConstraint("sha256"),
    )


def downgrade() -> None:
    """Drop it."""
    op.drop_table("key")

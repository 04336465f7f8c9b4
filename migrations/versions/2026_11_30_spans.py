"""Tell periods of a day, a month, a year and more apart, so that hardly any that does not overlap is passed over."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_30_spans"
down_revision = "2026_11_24_search_on_postgresql"
branch_labels = None
depends_on = None

PRESENT = "until IS NULL"
SPAN = "CASE WHEN last - first <= 0 THEN 0 WHEN last - first <= 31 THEN 1 WHEN last - first <= 366 THEN 2 ELSE 3 END"
LONG = "CASE WHEN last - first > 366 THEN 1 ELSE 0 END"
BEFORE = (
    ("fact_period", "fact", ["review", "long", "last", "key", "first"], PRESENT),
    ("fact_kind_period", "fact", ["review", "kind", "long", "last", "key", "first"], PRESENT),
    ("mention_period", "mention", ["filter", "code", "review", "long", "last", "key", "first"], PRESENT),
    (
        "mention_status",
        "mention",
        ["filter", "code", "review", "status", "long", "last", "key", "first"],
        f"{PRESENT} AND status IS NOT NULL",
    ),
    (
        "mention_indicator_period",
        "mention",
        ["filter", "code", "review", "indicator", "long", "last", "key", "first"],
        f"{PRESENT} AND indicator IS NOT NULL",
    ),
)


def upgrade() -> None:
    """Name the column anew and fill it; the newest figures of a pair tell their series without a look at their rows."""
    for name, table, _, _ in BEFORE:
        op.drop_index(name, table_name=table)
    for table in ("fact", "mention"):
        op.execute(f"ALTER TABLE {table} RENAME COLUMN long TO span")
        op.execute(f"UPDATE {table} SET span = {SPAN}")  # noqa: S608 - of constants
    for name, table, columns, where in BEFORE:
        told = ["span" if column == "long" else column for column in columns]
        series = ["series"] if name == "mention_period" else []
        op.create_index(name, table, told + series, sqlite_where=sa.text(where), postgresql_where=sa.text(where))


def downgrade() -> None:
    """Tell long periods only."""
    for name, table, _, _ in BEFORE:
        op.drop_index(name, table_name=table)
    for table in ("fact", "mention"):
        op.execute(f"UPDATE {table} SET span = {LONG}")  # noqa: S608 - of constants
        op.execute(f"ALTER TABLE {table} RENAME COLUMN span TO long")
    for name, table, columns, where in BEFORE:
        op.create_index(name, table, columns, sqlite_where=sa.text(where), postgresql_where=sa.text(where))

"""Mark long periods, and let the mentions of pairs tell kind, status, indicator and series: lists become seeks."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_24_long_periods"
down_revision = "2026_11_24_issue_keys"
branch_labels = None
depends_on = None

PRESENT = "until IS NULL"
LONG = "UPDATE {table} SET long = 1 WHERE last - first > 366"
OF_PAIRS = """
    UPDATE mention SET kind = fact.kind, status = fact.status, indicator = fact.indicator,
    series = CASE WHEN fact.kind = 'figure' AND fact.status IN ('observed', 'provisional', 'estimate')
    THEN coalesce(fact.reporter, '') || '|' || coalesce(fact.partner, '') || '|' || fact.indicator
    || '|' || coalesce(fact.commodity, '') || '|' || coalesce(fact.flow, '') || '|' || fact.measure
    || '|' || fact.unit END
    FROM fact WHERE fact.key = mention.key AND mention.filter = 'pair'
"""
BEFORE = (
    ("fact_period", "fact", ["review", "last", "key", "first"]),
    ("fact_kind_period", "fact", ["review", "kind", "last", "key", "first"]),
    ("fact_sole", "fact", ["sole", "review", "article_id"]),
    ("mention_period", "mention", ["filter", "code", "review", "last", "key", "first"]),
)
AFTER = (
    ("fact_period", "fact", ["review", "long", "last", "key", "first"]),
    ("fact_kind_period", "fact", ["review", "kind", "long", "last", "key", "first"]),
    ("fact_sole", "fact", ["sole", "review", "key"]),
    ("mention_period", "mention", ["filter", "code", "review", "long", "last", "key", "first"]),
)
# What only pairs have, and what orders their lists after it.
PAIRS = (
    ("mention_kind", "kind", ["key"]),
    ("mention_status", "status", ["long", "last", "key", "first"]),
    ("mention_indicator", "indicator", ["key"]),
    ("mention_indicator_period", "indicator", ["long", "last", "key", "first"]),
    ("mention_series", "series", ["last", "key"]),
)


def upgrade() -> None:
    """Add the columns, fill them in, and make the indexes that use them."""
    for name, table, _ in BEFORE:
        op.drop_index(name, table_name=table)
    for table in ("fact", "mention"):
        op.add_column(table, sa.Column("long", sa.Integer(), server_default=sa.text("0"), nullable=False))
        op.execute(LONG.format(table=table))
    for name in ("kind", "status", "indicator", "series"):
        op.add_column("mention", sa.Column(name, sa.String(), nullable=True))
    op.execute(OF_PAIRS)
    for name, table, columns in AFTER:
        where = sa.text(PRESENT)
        op.create_index(name, table, columns, sqlite_where=where, postgresql_where=where)
    for name, column, columns in PAIRS:
        where = sa.text(f"{PRESENT} AND {column} IS NOT NULL")
        of_pair = ["filter", "code", "review", column, *columns]
        op.create_index(name, "mention", of_pair, sqlite_where=where, postgresql_where=where)


def downgrade() -> None:
    """Take indexes and columns away."""
    for name, _, _ in PAIRS:
        op.drop_index(name, table_name="mention")
    for name, table, _ in AFTER:
        op.drop_index(name, table_name=table)
    for name in ("series", "indicator", "status", "kind", "long"):
        op.drop_column("mention", name)
    op.drop_column("fact", "long")
    for name, table, columns in BEFORE:
        where = sa.text(PRESENT)
        op.create_index(name, table, columns, sqlite_where=where, postgresql_where=where)

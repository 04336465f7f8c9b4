"""Search words on PostgreSQL; SQLite has had its own table for them from the beginning."""

from alembic import op

revision = "2026_11_24_search_on_postgresql"
down_revision = "2026_11_24_long_periods"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create what `fact_words` is on SQLite: the key of each version and its words, under an index of words."""
    if op.get_context().dialect.name == "postgresql":
        op.execute("CREATE VIEW fact_words AS SELECT key AS rowid, string_to_array(words, ' ') AS words FROM fact")
        op.execute("CREATE INDEX fact_word ON fact USING gin (string_to_array(words, ' '))")


def downgrade() -> None:
    """Drop both."""
    if op.get_context().dialect.name == "postgresql":
        op.execute("DROP INDEX fact_word")
        op.execute("DROP VIEW fact_words")

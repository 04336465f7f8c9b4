"""Create the store: articles, facts with all their versions, who takes part in them, counts, codes, full text."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_24_create_store"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create all tables, the full text index, and the store's one row."""
    op.create_table(
        "article",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("published", sa.String(), nullable=True),
        sa.Column("published_last", sa.Integer(), nullable=False),
        sa.Column("publisher", sa.String(), nullable=True),
        sa.Column("title", sa.String(), nullable=True),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("url", sa.String(), nullable=True),
        sa.Column("publisher_words", sa.String(), nullable=True),
        sa.Column("words", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("sha256"),
    )
    op.create_index("article_newest", "article", ["published_last", "id"], unique=False)
    op.create_index("article_publisher", "article", ["publisher_words", "published_last", "id"], unique=False)
    op.create_table("economy", sa.Column("code", sa.String(), nullable=False), sa.PrimaryKeyConstraint("code"))
    op.create_table("indicator", sa.Column("code", sa.String(), nullable=False), sa.PrimaryKeyConstraint("code"))
    op.create_table(
        "store",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("revision", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("recorded_at", sa.String(), nullable=False),
        sa.Column("articles", sa.Integer(), nullable=False),
        sa.Column("texts", sa.Integer(), nullable=False),
        sa.CheckConstraint("id = 1", name="one_row"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "tally",
        sa.Column("filter", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("figure", sa.Integer(), nullable=False),
        sa.Column("event", sa.Integer(), nullable=False),
        sa.Column("agreement", sa.Integer(), nullable=False),
        sa.CheckConstraint("filter IN ('all', 'article', 'country', 'pair', 'party')", name="filter_code"),
        sa.PrimaryKeyConstraint("filter", "code"),
    )
    op.create_table("unit", sa.Column("code", sa.String(), nullable=False), sa.PrimaryKeyConstraint("code"))
    op.create_table(
        "article_text",
        sa.Column("article_id", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["article.id"],
        ),
        sa.PrimaryKeyConstraint("article_id"),
    )
    op.create_table(
        "party",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("country", sa.String(), nullable=True),
        sa.Column("words", sa.String(), nullable=False),
        sa.CheckConstraint(
            "type IN ('agency', 'bloc', 'company', 'country', 'forum', 'organisation', 'person', 'place', 'region')",
            name="type_code",
        ),
        sa.ForeignKeyConstraint(
            ["country"],
            ["economy.code"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "alias",
        sa.Column("party_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["party_id"],
            ["party.id"],
        ),
        sa.PrimaryKeyConstraint("party_id", "name"),
    )
    op.create_table(
        "fact",
        sa.Column("key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("revision", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("until", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("recorded_at", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("review", sa.String(), nullable=False),
        sa.Column("article_id", sa.String(), nullable=False),
        sa.Column("publisher", sa.String(), nullable=True),
        sa.Column("type", sa.String(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("indicator", sa.String(), nullable=True),
        sa.Column("measure", sa.String(), nullable=True),
        sa.Column("value", sa.Float(), nullable=True),
        sa.Column("unit", sa.String(), nullable=True),
        sa.Column("direction", sa.String(), nullable=True),
        sa.Column("balance", sa.String(), nullable=True),
        sa.Column("comparator", sa.String(), nullable=True),
        sa.Column("record", sa.String(), nullable=True),
        sa.Column("flow", sa.String(), nullable=True),
        sa.Column("reporter", sa.String(), nullable=True),
        sa.Column("partner", sa.String(), nullable=True),
        sa.Column("commodity", sa.String(), nullable=True),
        sa.Column("hs", sa.String(), nullable=True),
        sa.Column("source_agency", sa.String(), nullable=True),
        sa.Column("stated_by", sa.String(), nullable=True),
        sa.Column("place", sa.String(), nullable=True),
        sa.Column("freq", sa.String(), nullable=True),
        sa.Column("sole", sa.String(), nullable=True),
        sa.Column("first", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.CheckConstraint(
            "CASE WHEN kind = 'figure' THEN indicator IS NOT NULL AND measure IS NOT NULL AND unit IS NOT NULL AND value IS NOT NULL AND comparator IS NOT NULL AND type IS NULL ELSE indicator IS NULL AND measure IS NULL AND unit IS NULL AND value IS NULL AND comparator IS NULL AND type IS NOT NULL END",
            name="figure_fields",
        ),
        sa.CheckConstraint("action IN ('accepted', 'added', 'corrected', 'rejected', 'retracted')", name="action_code"),
        sa.CheckConstraint("balance IN ('deficit', 'surplus')", name="balance_code"),
        sa.CheckConstraint("comparator IN ('approx', 'eq', 'ge', 'gt', 'le', 'lt', 'range')", name="comparator_code"),
        sa.CheckConstraint("direction IN ('down', 'up')", name="direction_code"),
        sa.CheckConstraint("flow IN ('balance', 'export', 'import', 'investment', 'total')", name="flow_code"),
        sa.CheckConstraint("freq IN ('A', 'D', 'M', 'Q', 'S', 'W')", name="freq_code"),
        sa.CheckConstraint(
            "kind <> 'agreement' OR status IN ('agreed', 'extended', 'in_force', 'negotiating', 'planned', 'proposed', 'signed', 'suspended', 'terminated', 'unknown')",
            name="agreement_status_code",
        ),
        sa.CheckConstraint(
            "kind <> 'agreement' OR type IN ('barter', 'contract', 'cooperation', 'currency_swap', 'framework', 'fta', 'initiative', 'investment', 'joint_statement', 'joint_venture', 'mou', 'other', 'partnership', 'trade_agreement', 'trade_protocol', 'transport')",
            name="agreement_type_code",
        ),
        sa.CheckConstraint(
            "kind <> 'event' OR status IN ('cancelled', 'occurred', 'ongoing', 'planned', 'proposed', 'threatened', 'unknown')",
            name="event_status_code",
        ),
        sa.CheckConstraint(
            "kind <> 'event' OR type IN ('dispute', 'entry_into_force', 'forum', 'mission', 'negotiation', 'opening', 'other', 'policy_measure', 'project', 'signing', 'statement', 'summit', 'talks', 'visit')",
            name="event_type_code",
        ),
        sa.CheckConstraint(
            "kind <> 'figure' OR status IN ('decided', 'estimate', 'forecast', 'observed', 'provisional', 'target')",
            name="figure_status_code",
        ),
        sa.CheckConstraint("kind IN ('agreement', 'event', 'figure')", name="kind_code"),
        sa.CheckConstraint(
            "measure IN ('change_abs', 'change_factor', 'change_pct', 'count', 'level', 'ratio', 'share_pct')",
            name="measure_code",
        ),
        sa.CheckConstraint("record IN ('high', 'low')", name="record_code"),
        sa.CheckConstraint("review IN ('accepted', 'proposed', 'rejected', 'retracted')", name="review_code"),
        sa.CheckConstraint("until > revision", name="until_after"),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["article.id"],
        ),
        sa.ForeignKeyConstraint(
            ["indicator"],
            ["indicator.code"],
        ),
        sa.ForeignKeyConstraint(
            ["partner"],
            ["economy.code"],
        ),
        sa.ForeignKeyConstraint(
            ["reporter"],
            ["economy.code"],
        ),
        sa.ForeignKeyConstraint(
            ["sole"],
            ["economy.code"],
        ),
        sa.ForeignKeyConstraint(
            ["source_agency"],
            ["party.id"],
        ),
        sa.ForeignKeyConstraint(
            ["stated_by"],
            ["party.id"],
        ),
        sa.ForeignKeyConstraint(
            ["unit"],
            ["unit.code"],
        ),
        sa.PrimaryKeyConstraint("key"),
        sa.UniqueConstraint("revision"),
    )
    op.create_index(
        "fact_article",
        "fact",
        ["article_id", "review", "key"],
        unique=False,
        sqlite_where=sa.text("until IS NULL"),
        postgresql_where=sa.text("until IS NULL"),
    )
    op.create_index(
        "fact_indicator",
        "fact",
        ["indicator", "review", "key"],
        unique=False,
        sqlite_where=sa.text("until IS NULL"),
        postgresql_where=sa.text("until IS NULL"),
    )
    op.create_index(
        "fact_kind_newest",
        "fact",
        ["review", "kind", "key"],
        unique=False,
        sqlite_where=sa.text("until IS NULL"),
        postgresql_where=sa.text("until IS NULL"),
    )
    op.create_index(
        "fact_kind_period",
        "fact",
        ["review", "kind", "last", "key", "first"],
        unique=False,
        sqlite_where=sa.text("until IS NULL"),
        postgresql_where=sa.text("until IS NULL"),
    )
    op.create_index(
        "fact_newest",
        "fact",
        ["review", "key"],
        unique=False,
        sqlite_where=sa.text("until IS NULL"),
        postgresql_where=sa.text("until IS NULL"),
    )
    op.create_index(
        "fact_now",
        "fact",
        ["id"],
        unique=True,
        sqlite_where=sa.text("until IS NULL"),
        postgresql_where=sa.text("until IS NULL"),
    )
    op.create_index(
        "fact_period",
        "fact",
        ["review", "last", "key", "first"],
        unique=False,
        sqlite_where=sa.text("until IS NULL"),
        postgresql_where=sa.text("until IS NULL"),
    )
    op.create_index(
        "fact_publisher",
        "fact",
        ["publisher", "review", "key"],
        unique=False,
        sqlite_where=sa.text("until IS NULL"),
        postgresql_where=sa.text("until IS NULL"),
    )
    op.create_index("fact_recorded", "fact", ["recorded_at", "revision"], unique=False)
    op.create_index(
        "fact_revised",
        "fact",
        ["review", "revision"],
        unique=False,
        sqlite_where=sa.text("until IS NULL"),
        postgresql_where=sa.text("until IS NULL"),
    )
    op.create_index(
        "fact_sole",
        "fact",
        ["sole", "review", "article_id"],
        unique=False,
        sqlite_where=sa.text("until IS NULL"),
        postgresql_where=sa.text("until IS NULL"),
    )
    op.create_index(
        "fact_status",
        "fact",
        ["status", "review", "key"],
        unique=False,
        sqlite_where=sa.text("until IS NULL"),
        postgresql_where=sa.text("until IS NULL"),
    )
    op.create_index(
        "fact_type",
        "fact",
        ["type", "review", "key"],
        unique=False,
        sqlite_where=sa.text("until IS NULL"),
        postgresql_where=sa.text("until IS NULL"),
    )
    op.create_index("fact_version", "fact", ["id", "revision"], unique=True)
    op.create_table(
        "mention",
        sa.Column("key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("filter", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("review", sa.String(), nullable=False),
        sa.Column("first", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.Column("until", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.CheckConstraint("filter IN ('country', 'pair', 'party')", name="filter_code"),
        sa.ForeignKeyConstraint(
            ["key"],
            ["fact.key"],
        ),
        sa.PrimaryKeyConstraint("key", "filter", "code"),
    )
    op.create_index("mention_ever", "mention", ["filter", "code", "key"], unique=False)
    op.create_index(
        "mention_newest",
        "mention",
        ["filter", "code", "review", "key"],
        unique=False,
        sqlite_where=sa.text("until IS NULL"),
        postgresql_where=sa.text("until IS NULL"),
    )
    op.create_index(
        "mention_period",
        "mention",
        ["filter", "code", "review", "last", "key", "first"],
        unique=False,
        sqlite_where=sa.text("until IS NULL"),
        postgresql_where=sa.text("until IS NULL"),
    )
    op.create_index(
        "fact_value",
        "fact",
        ["review", sa.text("coalesce(value, -1)"), "key"],
        unique=False,
        sqlite_where=sa.text("until IS NULL"),
        postgresql_where=sa.text("until IS NULL"),
    )
    if op.get_context().dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE fact_words USING fts5(words, content='fact', content_rowid='key', detail='none',"
            " tokenize=\"ascii tokenchars '_'\")"
        )
    op.execute("INSERT INTO store (id, revision, recorded_at, articles, texts) VALUES (1, 0, '', 0, 0)")


def downgrade() -> None:
    """Drop all of it."""
    if op.get_context().dialect.name == "sqlite":
        op.execute("DROP TABLE fact_words")
    op.drop_index(
        "mention_period",
        table_name="mention",
        sqlite_where=sa.text("until IS NULL"),
        postgresql_where=sa.text("until IS NULL"),
    )
    op.drop_index(
        "mention_newest",
        table_name="mention",
        sqlite_where=sa.text("until IS NULL"),
        postgresql_where=sa.text("until IS NULL"),
    )
    op.drop_index("mention_ever", table_name="mention")
    op.drop_table("mention")
    op.drop_index("fact_version", table_name="fact")
    op.drop_index(
        "fact_type", table_name="fact", sqlite_where=sa.text("until IS NULL"), postgresql_where=sa.text("until IS NULL")
    )
    op.drop_index(
        "fact_status",
        table_name="fact",
        sqlite_where=sa.text("until IS NULL"),
        postgresql_where=sa.text("until IS NULL"),
    )
    op.drop_index(
        "fact_sole", table_name="fact", sqlite_where=sa.text("until IS NULL"), postgresql_where=sa.text("until IS NULL")
    )
    op.drop_index(
        "fact_revised",
        table_name="fact",
        sqlite_where=sa.text("until IS NULL"),
        postgresql_where=sa.text("until IS NULL"),
    )
    op.drop_index("fact_recorded", table_name="fact")
    op.drop_index(
        "fact_publisher",
        table_name="fact",
        sqlite_where=sa.text("until IS NULL"),
        postgresql_where=sa.text("until IS NULL"),
    )
    op.drop_index(
        "fact_period",
        table_name="fact",
        sqlite_where=sa.text("until IS NULL"),
        postgresql_where=sa.text("until IS NULL"),
    )
    op.drop_index(
        "fact_now", table_name="fact", sqlite_where=sa.text("until IS NULL"), postgresql_where=sa.text("until IS NULL")
    )
    op.drop_index(
        "fact_newest",
        table_name="fact",
        sqlite_where=sa.text("until IS NULL"),
        postgresql_where=sa.text("until IS NULL"),
    )
    op.drop_index(
        "fact_kind_period",
        table_name="fact",
        sqlite_where=sa.text("until IS NULL"),
        postgresql_where=sa.text("until IS NULL"),
    )
    op.drop_index(
        "fact_kind_newest",
        table_name="fact",
        sqlite_where=sa.text("until IS NULL"),
        postgresql_where=sa.text("until IS NULL"),
    )
    op.drop_index(
        "fact_indicator",
        table_name="fact",
        sqlite_where=sa.text("until IS NULL"),
        postgresql_where=sa.text("until IS NULL"),
    )
    op.drop_index(
        "fact_article",
        table_name="fact",
        sqlite_where=sa.text("until IS NULL"),
        postgresql_where=sa.text("until IS NULL"),
    )
    op.drop_table("fact")
    op.drop_table("alias")
    op.drop_table("party")
    op.drop_table("article_text")
    op.drop_table("unit")
    op.drop_table("tally")
    op.drop_table("store")
    op.drop_table("indicator")
    op.drop_table("economy")
    op.drop_index("article_publisher", table_name="article")
    op.drop_index("article_newest", table_name="article")
    op.drop_table("article")

"""Facts: one row for each version that a fact ever had."""

from sqlalchemy import CheckConstraint, ColumnElement, Index, column, func, text
from sqlmodel import Field, SQLModel

from app.model.columns import Big, TableRow, one_of, one_of_kind

PRESENT = text("until IS NULL")
# Events and agreements have no value: they sort below every figure.
BY_VALUE: ColumnElement[float] = func.coalesce(column("value"), text("-1"))


def _present(name: str, *columns: str | ColumnElement[float]) -> Index:
    return Index(f"fact_{name}", *columns, sqlite_where=PRESENT)


class Version(TableRow, table=True):
    """One version of a fact: columns to filter by, and the finished JSON that is served.

    `revision` made it, `until` is the revision that ended it (null: it is the present one). `key` orders by publication
    (see `version_key`). `first` and `last` are ordinal days with sentinels, `span` how far they are apart (see
    `span_of`); `place`, `commodity` and `publisher` are folded; `sole` is the economy of a fact that has only one;
    `words` are what `q` searches, with a word for kind, review and each pair.
    """

    __tablename__ = "fact"
    __table_args__ = (
        one_of("kind", "kind"),
        one_of("review", "review"),
        one_of("action", "action"),
        one_of_kind("event", "type"),
        one_of_kind("agreement", "type"),
        one_of_kind("figure", "status"),
        one_of_kind("event", "status"),
        one_of_kind("agreement", "status"),
        one_of("measure", "measure"),
        one_of("comparator", "comparator"),
        one_of("record", "record"),
        one_of("freq", "freq"),
        one_of("flow", "flow"),
        one_of("direction", "direction"),
        one_of("balance", "balance"),
        CheckConstraint(
            "CASE WHEN kind = 'figure' THEN indicator IS NOT NULL AND measure IS NOT NULL AND unit IS NOT NULL"
            " AND value IS NOT NULL AND comparator IS NOT NULL AND type IS NULL ELSE indicator IS NULL"
            " AND measure IS NULL AND unit IS NULL AND value IS NULL AND comparator IS NULL AND type IS NOT NULL END",
            name="figure_fields",
        ),
        CheckConstraint("until > revision", name="until_after"),
        Index("fact_version", "id", "revision", unique=True),
        Index("fact_recorded", "recorded_at", "revision"),
        Index("fact_now", "id", unique=True, sqlite_where=PRESENT),
        _present("newest", "review", "key"),
        _present("kind_newest", "review", "kind", "key"),
        _present("period", "review", "span", "last", "key", "first"),
        _present("kind_period", "review", "kind", "span", "last", "key", "first"),
        _present("revised", "review", "revision"),
        _present("value", "review", BY_VALUE, "key"),
        _present("article", "article_id", "review", "key"),
        _present("indicator", "indicator", "review", "key"),
        _present("type", "type", "review", "key"),
        _present("status", "status", "review", "key"),
        _present("publisher", "publisher", "review", "key"),
        _present("sole", "sole", "review", "key"),
    )
    key: int = Field(primary_key=True, sa_type=Big, sa_column_kwargs={"autoincrement": False})
    id: str
    revision: int = Field(unique=True, sa_type=Big)
    until: int | None = Field(sa_type=Big)
    recorded_at: str
    by: str
    action: str
    reason: str | None
    kind: str
    review: str
    article_id: str = Field(foreign_key="article.id")
    publisher: str | None
    type: str | None
    status: str
    indicator: str | None = Field(foreign_key="indicator.code")
    measure: str | None
    value: float | None
    unit: str | None = Field(foreign_key="unit.code")
    direction: str | None
    balance: str | None
    comparator: str | None
    record: str | None
    flow: str | None
    reporter: str | None = Field(foreign_key="economy.code")
    partner: str | None = Field(foreign_key="economy.code")
    commodity: str | None
    hs: str | None
    source_agency: str | None = Field(foreign_key="party.id")
    stated_by: str | None = Field(foreign_key="party.id")
    place: str | None
    freq: str | None
    sole: str | None = Field(foreign_key="economy.code")
    first: int
    last: int
    span: int = Field(sa_column_kwargs={"server_default": text("0")})
    words: str
    document: str


facts = SQLModel.metadata.tables["fact"]

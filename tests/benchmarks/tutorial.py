"""What a reader of the tutorials would write: FastAPI and SQLModel, related tables, models in the answers.

It serves the same facts as the product does: with their article, parties and evidence. In its best setting: indexes for
each question, FTS5, WAL, related rows by one more query each, a session for each request, uvloop and httptools.
`TUTORIAL_DATABASE` names the file that `rows.make_rows` made.
"""

import os
from collections.abc import Iterator
from typing import Annotated, Any

from fastapi import Depends, FastAPI, HTTPException
from sqlalchemy import create_engine, event, text
from sqlalchemy.orm import selectinload
from sqlmodel import Field, Relationship, Session, SQLModel, col, func, select

from tests.benchmarks.rows import AIMED, MEASURED, PER_LIST, SERIES


class ArticlePublic(SQLModel):
    """An article as a fact tells it."""

    id: str = Field(primary_key=True)
    title: str | None
    publisher: str | None
    published: str | None


class PartyPublic(SQLModel):
    """Who takes part in a fact."""

    code: str
    name: str
    type: str
    role: str
    country: str | None


class EvidencePublic(SQLModel):
    """Where the article says so."""

    start: int
    end: int
    sha256: str
    supports: str
    quote: str | None


class FactFields(SQLModel):
    """The columns of a fact that are served."""

    id: str = Field(primary_key=True)
    pair: str = Field(index=True)
    kind: str
    type: str | None
    indicator: str | None
    status: str
    summary: str
    subject: str | None
    measure: str | None
    value: float | None
    value_max: float | None
    unit: str | None
    direction: str | None
    balance: str | None
    comparator: str | None
    record: str | None
    flow: str | None
    reporter: str | None
    partner: str | None
    commodity: str | None
    hs: str | None
    freq: str | None
    place: str | None
    period: str
    period_first: str | None
    period_last: str | None
    review: str
    revision: int
    recorded_at: str


class Article(ArticlePublic, table=True):
    """A row of articles."""


class Party(PartyPublic, table=True):
    """A party of a fact."""

    number: int | None = Field(default=None, primary_key=True)
    fact_id: str = Field(foreign_key="fact.id", index=True)


class Evidence(EvidencePublic, table=True):
    """A stretch of evidence of a fact."""

    number: int | None = Field(default=None, primary_key=True)
    fact_id: str = Field(foreign_key="fact.id", index=True)


class Fact(FactFields, table=True):
    """A row of facts."""

    key: int = Field(index=True)
    first: int
    last: int
    last_key: str
    words: str
    published: str | None
    article_id: str = Field(foreign_key="article.id")
    article: Article = Relationship()
    parties: list[Party] = Relationship()
    evidence: list[Evidence] = Relationship()


class FactPublic(FactFields):
    """A fact with all that belongs to it."""

    article: ArticlePublic
    parties: list[PartyPublic]
    evidence: list[EvidencePublic]


class FactCreate(FactFields):
    """A fact as it is sent."""

    key: int
    first: int
    last: int
    last_key: str
    words: str
    published: str | None
    article_id: str
    parties: list[PartyPublic]
    evidence: list[EvidencePublic]


class Dossier(SQLModel):
    """A pair on a page."""

    pair: str
    counts: dict[str, int]
    latest: list[FactPublic]
    targets: list[FactPublic]
    events: list[FactPublic]
    agreements: list[FactPublic]
    articles: list[ArticlePublic]


engine = create_engine(
    f"sqlite:///{os.environ.get('TUTORIAL_DATABASE', '')}", connect_args={"check_same_thread": False}, pool_size=40
)
RELATED = (selectinload(Fact.article), selectinload(Fact.parties), selectinload(Fact.evidence))  # type: ignore[arg-type]  # SQLModel types relations as their values


@event.listens_for(engine, "connect")
def _connect(raw: Any, _record: object) -> None:
    raw.execute("PRAGMA journal_mode = WAL")
    raw.execute("PRAGMA synchronous = FULL")


def session() -> Iterator[Session]:
    """A session for one request."""
    with Session(engine) as opened:
        yield opened


app = FastAPI()
Opened = Annotated[Session, Depends(session)]


@app.get("/facts/{fact}", response_model=FactPublic)
def get_fact(fact: str, opened: Opened) -> Fact:
    """One fact."""
    found = opened.get(Fact, fact)
    if found is None:
        raise HTTPException(404)
    return found


@app.get("/facts", response_model=list[FactPublic])
def list_facts(
    opened: Opened,
    pair: str | None = None,
    indicator: str | None = None,
    first: int | None = None,
    last: int | None = None,
    limit: int = 50,
) -> list[Fact]:
    """A page of facts, by period where one is asked for, else the newest."""
    statement = select(Fact).options(*RELATED)
    if pair is not None:
        statement = statement.where(Fact.pair == pair)
    if indicator is not None:
        statement = statement.where(Fact.indicator == indicator)
    if first is not None:
        statement = statement.where(Fact.last >= first)
    if last is not None:
        statement = statement.where(Fact.first <= last)
    order = col(Fact.key if first is None and last is None else Fact.last_key).desc()
    return list(opened.exec(statement.order_by(order).limit(limit)))


@app.get("/search", response_model=list[FactPublic])
def search(opened: Opened, q: str, limit: int = 50) -> list[Fact]:
    """The newest facts with a word."""
    found = text("SELECT rowid FROM fact_fts WHERE fact_fts MATCH :q ORDER BY rowid DESC LIMIT :limit")
    keys = [row[0] for row in opened.connection().execute(found, {"q": f'"{q}"', "limit": limit})]
    statement = select(Fact).options(*RELATED).where(col(Fact.key).in_(keys))
    return list(opened.exec(statement.order_by(col(Fact.key).desc())))


@app.get("/pairs/{pair}", response_model=Dossier)
def get_pair(pair: str, opened: Opened) -> dict[str, Any]:
    """A pair on a page: counts, latest figures, aims, events, agreements, articles."""
    counted = select(Fact.kind, func.count()).where(Fact.pair == pair).group_by(Fact.kind)
    facts = select(Fact).options(*RELATED).where(Fact.pair == pair)
    last = func.max(Fact.last_key)
    series = select(last).where(Fact.pair == pair, Fact.kind == "figure", col(Fact.status).in_(MEASURED))
    series = series.group_by(*(getattr(Fact, name) for name in SERIES)).order_by(last.desc()).limit(PER_LIST)
    by_period = {
        "latest": facts.where(col(Fact.last_key).in_(series)),
        "targets": facts.where(Fact.kind == "figure", col(Fact.status).in_(AIMED)),
    }
    lists = {
        name: list(opened.exec(found.order_by(col(Fact.last_key).desc()).limit(PER_LIST)))
        for name, found in by_period.items()
    }
    for kind in ("event", "agreement"):
        found = facts.where(Fact.kind == kind).order_by(col(Fact.key).desc()).limit(PER_LIST)
        lists[f"{kind}s"] = list(opened.exec(found))
    stating = select(Fact.article_id, Fact.published).where(Fact.pair == pair).distinct()
    stating = stating.order_by(col(Fact.published).desc(), col(Fact.article_id).desc()).limit(PER_LIST)
    ids = [article for article, _ in opened.exec(stating)]
    newest = (col(Article.published).desc(), col(Article.id).desc())
    articles = list(opened.exec(select(Article).where(col(Article.id).in_(ids)).order_by(*newest)))
    return {"pair": pair, "counts": dict(list(opened.exec(counted))), **lists, "articles": articles}


@app.post("/facts", status_code=201, response_model=FactPublic)
def post_fact(fact: FactCreate, opened: Opened) -> Fact:
    """Keep a fact."""
    made = Fact(
        **fact.model_dump(exclude={"parties", "evidence"}),
        parties=[Party(**party.model_dump()) for party in fact.parties],
        evidence=[Evidence(**stretch.model_dump()) for stretch in fact.evidence],
    )
    opened.add(made)
    opened.commit()
    opened.refresh(made)
    return made

"""What a reader of the tutorials would write: FastAPI and SQLModel, a model for the table, models in the answers.

In its best setting: indexes for each question, FTS5, WAL, a session of its own for each request, uvloop and httptools.
`TUTORIAL_DATABASE` names the file that `rows.make_rows` made.
"""

import os
from collections.abc import Iterator
from typing import Annotated, Any

from fastapi import Depends, FastAPI, HTTPException
from sqlalchemy import create_engine, event, text
from sqlmodel import Field, Session, SQLModel, col, func, select


class Fact(SQLModel, table=True):
    """A row of the neighbours' table."""

    id: str = Field(primary_key=True)
    key: int = Field(index=True)
    first: int
    last: int
    last_key: str
    pair: str = Field(index=True)
    kind: str
    indicator: str | None
    status: str
    summary: str
    subject: str | None
    measure: str | None
    value: float | None
    unit: str | None
    flow: str | None
    reporter: str | None
    partner: str | None
    commodity: str | None
    period: str
    parties: str
    article: str
    publisher: str
    published: str
    words: str


engine = create_engine(
    f"sqlite:///{os.environ.get('TUTORIAL_DATABASE', '')}", connect_args={"check_same_thread": False}, pool_size=40
)


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


@app.get("/facts/{fact}")
def get_fact(fact: str, opened: Opened) -> Fact:
    """One fact."""
    found = opened.get(Fact, fact)
    if found is None:
        raise HTTPException(404)
    return found


@app.get("/facts")
def list_facts(
    opened: Opened,
    pair: str | None = None,
    indicator: str | None = None,
    first: int | None = None,
    last: int | None = None,
    limit: int = 50,
) -> list[Fact]:
    """A page of facts, by period where one is asked for, else the newest."""
    statement = select(Fact)
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


@app.get("/search")
def search(opened: Opened, q: str, limit: int = 50) -> list[Fact]:
    """The newest facts with a word."""
    found = text("SELECT rowid FROM fact_fts WHERE fact_fts MATCH :q ORDER BY rowid DESC LIMIT :limit")
    keys = [row[0] for row in opened.connection().execute(found, {"q": f'"{q}"', "limit": limit})]
    return list(opened.exec(select(Fact).where(col(Fact.key).in_(keys)).order_by(col(Fact.key).desc())))


@app.get("/pairs/{pair}")
def get_pair(pair: str, opened: Opened) -> dict[str, Any]:
    """A pair on a page: counts, newest figures, events, agreements."""
    counted = select(Fact.kind, func.count()).where(Fact.pair == pair).group_by(Fact.kind)
    newest = select(Fact).where(Fact.pair == pair).order_by(col(Fact.key).desc())
    lists = {
        kind: [one.model_dump() for one in opened.exec(newest.where(Fact.kind == kind).limit(50))]
        for kind in ("figure", "event", "agreement")
    }
    return {"pair": pair, "counts": dict(list(opened.exec(counted))), **lists}


@app.post("/facts", status_code=201)
def post_fact(fact: Fact, opened: Opened) -> Fact:
    """Keep a fact."""
    opened.add(fact)
    opened.commit()
    opened.refresh(fact)
    return fact

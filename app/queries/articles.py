"""Articles: lists and single ones."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, FromClause, Integer, Row, Select, and_, bindparam, exists, func, literal, or_, select

from app.drafts.article import METADATA
from app.drafts.facts import KINDS
from app.errors import NotFound
from app.model.articles import articles, texts
from app.model.columns import REVISION_BITS
from app.model.database import streamed
from app.model.facts import facts
from app.model.mentions import mentions, tallies
from app.model.prepared import Built, Prepared
from app.queries.shapes import LAST_KEY, Position

# Of the newest facts of a pair most are of different articles: so many tell the fifty newest ones at once.
CHUNK = 75
STATEMENTS = 200
NEWEST = mentions.alias("newest")
STATING = Prepared(
    select(NEWEST.c.key, facts.c.article_id)
    .join_from(NEWEST, facts, facts.c.key == NEWEST.c.key)
    .where(NEWEST.c.filter == "pair", NEWEST.c.code == bindparam("pair"), NEWEST.c.review == "accepted")
    .where(NEWEST.c.until.is_(None), NEWEST.c.key < bindparam("key"))
    .order_by(NEWEST.c.key.desc())
    .limit(bindparam("most", type_=Integer))
    .with_hint(NEWEST, "INDEXED BY mention_newest", "sqlite")
    .with_hint(facts, "NOT INDEXED", "sqlite")
)


def listed(
    connection: Connection, values: Mapping[str, Any], limit: int | None, after: Position | None = None
) -> Iterator[Row[Any]]:
    """Articles that match, newest first: metadata, whether attached, counts of accepted facts, and the position."""
    statement = _counted().where(*_matching(values))
    if after is not None:
        day, article = after
        later = and_(articles.c.published_last <= day, or_(articles.c.published_last < day, articles.c.id < article))
        statement = statement.where(later)
    statement = statement.order_by(articles.c.published_last.desc(), articles.c.id.desc()).limit(limit)
    return streamed(connection, statement)


def count(connection: Connection, values: Mapping[str, Any], bound: int) -> int:
    """How many articles match, counted up to `bound` + 1."""
    inner = select(articles.c.id).where(*_matching(values)).limit(bound + 1).subquery()
    return int(connection.execute(select(func.count()).select_from(inner)).scalar_one())


def one(connection: Connection, article: str) -> Row[Any]:
    """One article. NotFound if there is none of that id."""
    row = connection.execute(_counted().where(articles.c.id == article)).one_or_none()
    if row is None:
        raise NotFound(f"there is no article {article[:60]}")
    return row


def as_dict(row: Sequence[Any]) -> dict[str, Any]:
    """An article as it is served."""
    metadata, (attached, *counts) = row[: len(METADATA)], row[len(METADATA) : len(METADATA) + 1 + len(KINDS)]
    told = {kind: number or 0 for kind, number in zip(KINDS, counts, strict=True)}
    return {**dict(zip(METADATA, metadata, strict=True)), "attached": bool(attached), "counts": told}


def of_pair(connection: Connection, pair: str, revision: int | None, limit: int) -> Sequence[Sequence[Any]]:
    """The newest articles that state an accepted fact of a pair, and their counts, now or after a revision."""
    if revision is None:
        ids = _newest_of(connection, pair, limit)
        values = {f"article_n{place}": article for place, article in enumerate(ids)}
        return _those(len(ids), limit).all(connection, values) if ids else []
    stating = _states((pair,), revision)
    newest = _ordered(_counted(_tallies_at(revision, stating))).limit(limit)
    return connection.execute(newest.where(articles.c.id.in_(stating))).all()


def _newest_of(connection: Connection, pair: str, limit: int) -> list[str]:
    """The ids of the articles that state a pair's newest facts: at least `limit`, all of the last one's day."""
    days: dict[str, int] = {}
    key = LAST_KEY
    while True:
        rows = STATING.all(connection, {"pair": pair, "key": key, "most": CHUNK})
        for key, article in rows:
            if len(days) >= limit and key >> REVISION_BITS < min(days.values()):
                return list(days)
            days.setdefault(article, key >> REVISION_BITS)
        if len(rows) < CHUNK:
            return list(days)


@lru_cache(maxsize=STATEMENTS)
def _those(number: int, limit: int) -> Built:
    """The newest of so many articles."""
    ids: list[Any] = [bindparam(f"article_n{place}") for place in range(number)]
    return Built(lambda _: _ordered(_counted().where(articles.c.id.in_(ids))).limit(limit))


def _ordered(found: Select[Any]) -> Select[Any]:
    return found.order_by(articles.c.published_last.desc(), articles.c.id.desc())


def _counted(counts: FromClause = tallies) -> Select[Any]:
    attached = exists().where(texts.c.article_id == articles.c.id).label("attached")
    counted = and_(counts.c.filter == "article", counts.c.code == articles.c.id)
    columns = [*(articles.c[name] for name in METADATA), attached, *(counts.c[kind] for kind in KINDS)]
    return select(*columns, articles.c.published_last).outerjoin_from(articles, counts, counted)


def _tallies_at(revision: int, wanted: Select[Any]) -> FromClause:
    """What the tallies of these articles were after a revision."""
    counts = [func.count().filter(facts.c.kind == kind).label(kind) for kind in KINDS]
    tally = select(literal("article").label("filter"), facts.c.article_id.label("code"), *counts)
    standing = or_(facts.c.until.is_(None), facts.c.until > revision)
    accepted = (facts.c.revision <= revision, standing, facts.c.review == "accepted")
    return tally.where(*accepted, facts.c.article_id.in_(wanted)).group_by(facts.c.article_id).subquery()


def _matching(values: Mapping[str, Any]) -> Iterable[Any]:
    if "pair" in values:
        yield articles.c.id.in_(_states(values["pair"], None))
    for name in ("language", "url", "sha256"):
        if name in values:
            yield articles.c[name].in_(values[name])
    if "publisher" in values:
        yield articles.c.publisher_words.in_(values["publisher"])
    if "published_from" in values:
        yield articles.c.published_last >= values["published_from"]
    if "published_to" in values:
        yield articles.c.published_last.between(1, values["published_to"])
    if "q" in values:
        yield from holding(articles.c.words, values["q"])


def holding(words: Any, wanted: Sequence[str]) -> Iterable[Any]:
    """That a column of words holds every one of the wanted ones; no word at all finds nothing."""
    if not wanted:
        yield words.is_(None)
    for word in wanted:
        yield (" " + words + " ").contains(f" {word} ", autoescape=True)


def _states(pairs: Sequence[str], revision: int | None) -> Select[Any]:
    stating = select(facts.c.article_id).join(mentions, mentions.c.key == facts.c.key)
    stating = stating.where(mentions.c.filter == "pair", mentions.c.code.in_(pairs), facts.c.review == "accepted")
    if revision is None:
        return stating.where(mentions.c.until.is_(None))
    standing = or_(facts.c.until.is_(None), facts.c.until > revision)
    return stating.where(facts.c.revision <= revision, standing)

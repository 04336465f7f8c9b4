"""Proving that the history has no gap: revisions of the store, and the versions of each fact."""

from collections.abc import Iterator
from itertools import groupby, pairwise
from operator import attrgetter

from sqlalchemy import Connection, func, select

from app.curation.versions import DECISIONS
from app.model.articles import articles, texts
from app.model.database import store_row, streamed
from app.model.facts import facts
from app.model.store import store


def revisions_follow(connection: Connection) -> Iterator[str]:
    """Revisions are 1, 2, 3 ... , instants never go back, and the store's row tells the last ones."""
    if connection.execute(select(func.count()).select_from(store)).scalar_one() != 1:
        yield "store: it has one row, which is missing"
        return
    last, recorded_at = 0, ""
    recorded = select(facts.c.revision, facts.c.recorded_at).order_by(facts.c.revision)
    for revision, moment in streamed(connection, recorded):
        if revision != last + 1:
            yield f"revision {revision}: follows revision {last}"
        if moment < recorded_at:
            yield f"revision {revision}: recorded at {moment}, before revision {last} at {recorded_at}"
        last, recorded_at = revision, moment
    row = store_row(connection)
    told = {"revision": last, "recorded_at": recorded_at}
    for name, table in (("articles", articles), ("texts", texts)):
        told[name] = connection.execute(select(func.count()).select_from(table)).scalar_one()
    for name, value in told.items():
        if getattr(row, name) != value:
            yield f"store: {name} is {getattr(row, name)!r}, the rows tell {value!r}"


def chains_follow(connection: Connection) -> Iterator[str]:
    """Each fact has one present version, which each earlier one leads to; all are of one kind and article."""
    names = ("id", "revision", "until", "kind", "article_id", "action", "review")
    statement = select(*(facts.c[name] for name in names)).order_by(facts.c.id, facts.c.revision)
    for fact, group in groupby(streamed(connection, statement), attrgetter("id")):
        versions = list(group)
        for one, following in pairwise(versions):
            if one.until != following.revision:
                yield f"fact {fact}: revision {one.revision} ends at {one.until}, the next is {following.revision}"
            if (one.kind, one.article_id) != (following.kind, following.article_id):
                yield f"fact {fact}: revision {following.revision} is of another kind or article than before"
        if versions[-1].until is not None:
            yield f"fact {fact}: has no present version, revision {versions[-1].revision} ends at {versions[-1].until}"
        for index, one in enumerate(versions):
            if (one.action == "added") != (index == 0):
                yield f"fact {fact}: revision {one.revision} is {one.action}, yet it is version {index + 1}"
            if one.action in DECISIONS and one.review != one.action:
                yield f"fact {fact}: revision {one.revision} is {one.action}, yet its review is {one.review}"

"""Facts: pages, counts, streams, single ones."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Integer, Row, bindparam, func, or_, select

from app.errors import NotFound
from app.model.database import streamed
from app.model.facts import facts
from app.model.prepared import Built, Prepared
from app.queries.filters import matching
from app.queries.selection import Selection
from app.queries.shapes import Position, Shape, shape_of, values_of

SHAPES: dict[str, tuple[type, ...]] = {
    "published": (int,),
    "period": (int, int),
    "recorded_at": (int,),
    "value": (float, int),
}
# There are about as many shapes as ways to combine filters; those in use are few, and one may take 70 KB.
STATEMENTS = 300
MOST = bindparam("most", type_=Integer)
RECORDED = Prepared(select(func.max(facts.c.revision)).where(facts.c.recorded_at <= bindparam("as_of")))
ONE = select(facts.c.document, facts.c.kind).where(facts.c.id == bindparam("fact"))
STOOD = or_(facts.c.until.is_(None), facts.c.until > bindparam("revision"))
NOW, THEN = (
    Prepared(ONE.where(facts.c.until.is_(None))),
    Prepared(ONE.where(facts.c.revision <= bindparam("revision"), STOOD)),
)


def revision_at(connection: Connection, as_of: str | None) -> int | None:
    """The last revision recorded at or before an instant; None for now."""
    if as_of is None:
        return None
    found = RECORDED.first(connection, {"as_of": as_of})
    return int(found[0] or 0) if found else 0


def page(
    connection: Connection, wanted: Selection, limit: int, after: Position | None = None
) -> tuple[list[str], Position | None]:
    """The finished documents of a page, and the position after which the next one begins, if there is one."""
    if wanted.words == ():
        return [], None
    values = values_of(wanted, revision_at(connection, wanted.as_of), after)
    rows = _page(shape_of(wanted, after)).all(connection, {**values, "most": limit + 1})
    more = list(rows[limit - 1][1:]) if len(rows) > limit else None
    return [row[0] for row in rows[:limit]], more


def stream(connection: Connection, wanted: Selection, limit: int | None) -> Iterator[str]:
    """The finished documents of all matches, or of the first `limit`, a few at a time."""
    if wanted.words == ():
        return
    values = values_of(wanted, revision_at(connection, wanted.as_of))
    statement = matching(shape_of(wanted), facts.c.document).limit(limit)
    for row in streamed(connection, statement, values):
        yield row[0]


def count(connection: Connection, wanted: Selection, bound: int) -> int:
    """How many facts match, counted up to `bound` + 1."""
    if wanted.words == ():
        return 0
    values = values_of(wanted, revision_at(connection, wanted.as_of))
    found = _count(shape_of(wanted)).first(connection, {**values, "most": bound + 1})
    return int(found[0]) if found else 0


def one(connection: Connection, fact: str, kind: str | None, as_of: str | None) -> str:
    """The document of a fact, present or as it stood. NotFound if there is none of that id and kind."""
    if as_of is None:
        row = NOW.first(connection, {"fact": fact})
    else:
        row = THEN.first(connection, {"fact": fact, "revision": revision_at(connection, as_of)})
    if row is None or kind not in {None, row[1]}:
        at = f" at {as_of}" if as_of else ""
        raise NotFound(f"there is no {kind or 'fact'} {fact[:60]}{at}")
    return str(row[0])


def documents(connection: Connection, keys: Sequence[int]) -> list[str]:
    """The documents of versions, in the order of their keys as given."""
    values = {f"key_{place}": key for place, key in enumerate(keys)}
    found: dict[int, str] = dict(_documents(len(keys)).all(connection, values)) if keys else {}
    return [found[key] for key in keys]


def changes(connection: Connection, fact: str | None, since: int, limit: int | None) -> Iterator[Row[Any]]:
    """Revisions after `since`, of one fact or of all, ascending: revision, recorded_at, by, action, id, reason.

    Those of one fact come with the document that each made.
    """
    names = ("revision", "recorded_at", "by", "action", "id", "reason")
    statement = select(*(facts.c[name] for name in names)).where(facts.c.revision > since)
    if fact is not None:
        statement = statement.add_columns(facts.c.document).where(facts.c.id == fact)
    statement = statement.order_by(facts.c.revision).limit(limit)
    return streamed(connection, statement)


def exists(connection: Connection, fact: str) -> bool:
    """Whether a fact of that id was ever recorded."""
    return connection.execute(select(facts.c.key).where(facts.c.id == fact).limit(1)).first() is not None


@lru_cache(maxsize=STATEMENTS)
def _page(shape: Shape) -> Built:
    return Built(lambda _: matching(shape, facts.c.document).limit(MOST))


@lru_cache(maxsize=STATEMENTS)
def _documents(number: int) -> Built:
    keys: list[Any] = [bindparam(f"key_{place}") for place in range(number)]
    return Built(lambda _: select(facts.c.key, facts.c.document).where(facts.c.key.in_(keys)))


@lru_cache(maxsize=STATEMENTS)
def _count(shape: Shape) -> Built:
    return Built(lambda _: select(func.count()).select_from(matching(shape).limit(MOST).subquery()))

"""Facts: pages, counts, streams, single ones."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, func, or_, select

from app.errors import NotFound
from app.model.facts import facts
from app.queries.filters import matching
from app.queries.selection import Selection

Position = list[int | float | str]
SHAPES: dict[str, tuple[type, ...]] = {
    "published": (int,),
    "period": (int, int),
    "recorded_at": (int,),
    "value": (float, int),
}
ROWS = 500


def revision_at(connection: Connection, as_of: str | None) -> int | None:
    """The last revision recorded at or before an instant; None for now."""
    if as_of is None:
        return None
    found = connection.execute(select(func.max(facts.c.revision)).where(facts.c.recorded_at <= as_of)).scalar_one()
    return int(found or 0)


def page(
    connection: Connection, wanted: Selection, limit: int, after: Position | None = None
) -> tuple[list[str], Position | None]:
    """The finished documents of a page, and the position after which the next one begins, if there is one."""
    statement = _ordered(connection, wanted, after).limit(limit + 1)
    rows = connection.execute(statement).all()
    more = _position(rows[limit - 1]) if len(rows) > limit else None
    return [row[0] for row in rows[:limit]], more


def stream(connection: Connection, wanted: Selection, limit: int | None) -> Iterator[str]:
    """The finished documents of all matches, or of the first `limit`, a few at a time."""
    statement = _ordered(connection, wanted, None).limit(limit)
    for row in connection.execution_options(yield_per=ROWS).execute(statement):
        yield row[0]


def count(connection: Connection, wanted: Selection, bound: int) -> int:
    """How many facts match, counted up to `bound` + 1."""
    statement, _ = matching(wanted, revision_at(connection, wanted.as_of))
    found = statement.add_columns(facts.c.key).limit(bound + 1).subquery()
    return int(connection.execute(select(func.count()).select_from(found)).scalar_one())


def one(connection: Connection, fact: str, kind: str | None, as_of: str | None) -> str:
    """The document of a fact, present or as it stood. NotFound if there is none of that id and kind."""
    revision = revision_at(connection, as_of)
    statement = select(facts.c.document, facts.c.kind).where(facts.c.id == fact)
    if revision is None:
        statement = statement.where(facts.c.until.is_(None))
    else:
        standing = or_(facts.c.until.is_(None), facts.c.until > revision)
        statement = statement.where(facts.c.revision <= revision, standing)
    row = connection.execute(statement).one_or_none()
    if row is None or kind not in (None, row.kind):
        at = f" at {as_of}" if as_of else ""
        raise NotFound(f"there is no {kind or 'fact'} {fact[:60]}{at}")
    return str(row.document)


def changes(connection: Connection, fact: str | None, since: int, limit: int | None) -> Iterator[Row[Any]]:
    """Revisions after `since`, of one fact or of all, ascending: revision, recorded_at, by, action, id, reason.

    Those of one fact come with the document that each made.
    """
    names = ("revision", "recorded_at", "by", "action", "id", "reason")
    statement = select(*(facts.c[name] for name in names)).where(facts.c.revision > since)
    if fact is not None:
        statement = statement.add_columns(facts.c.document).where(facts.c.id == fact)
    statement = statement.order_by(facts.c.revision).limit(limit)
    yield from connection.execution_options(yield_per=ROWS).execute(statement)


def exists(connection: Connection, fact: str) -> bool:
    """Whether a fact of that id was ever recorded."""
    return connection.execute(select(facts.c.key).where(facts.c.id == fact).limit(1)).first() is not None


def _ordered(connection: Connection, wanted: Selection, after: Position | None) -> Select[Any]:
    statement, order = matching(wanted, revision_at(connection, wanted.as_of))
    if after is not None:
        statement = statement.where(_beyond(order, after, wanted.descending))
    directed = [column.desc() if wanted.descending else column.asc() for column in order]
    return statement.add_columns(facts.c.document, *order).order_by(*directed)


def _beyond(order: list[Any], after: Position, descending: bool) -> Any:
    """What comes after a position in key order, written so that the index is sought, not walked."""
    first, value = order[0], after[0]
    if len(order) == 1:
        return first < value if descending else first > value
    second, tie = order[1], after[1]
    if descending:
        return and_(first <= value, or_(first < value, second < tie))
    return and_(first >= value, or_(first > value, second > tie))


def _position(row: Row[Any]) -> Position:
    return list(row[1:])

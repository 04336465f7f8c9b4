"""Parties: lists and single ones."""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, func, select

from app.drafts.facts import KINDS
from app.model.database import streamed
from app.model.mentions import tallies
from app.model.parties import aliases, parties
from app.queries.articles import holding
from app.queries.shapes import Position


def listed(
    connection: Connection, values: Mapping[str, Any], limit: int | None, after: Position | None = None
) -> Iterator[Row[Any]]:
    """Parties that match, by id: id, name, type, country, counts of accepted facts."""
    statement = _counted().where(*_matching(values))
    if after is not None:
        statement = statement.where(parties.c.id > after[0])
    return streamed(connection, statement.order_by(parties.c.id).limit(limit))


def count(connection: Connection, values: Mapping[str, Any], bound: int) -> int:
    """How many parties match, counted up to `bound` + 1."""
    inner = select(parties.c.id).where(*_matching(values)).limit(bound + 1).subquery()
    return int(connection.execute(select(func.count()).select_from(inner)).scalar_one())


def one(connection: Connection, party: str) -> Row[Any] | None:
    """One party that some fact has, or None."""
    return connection.execute(_counted().where(parties.c.id == party)).one_or_none()


def as_dict(connection: Connection, row: Row[Any]) -> dict[str, Any]:
    """A party as it is served."""
    named = select(aliases.c.name).where(aliases.c.party_id == row.id).order_by(aliases.c.name)
    return {
        **{name: getattr(row, name) for name in ("id", "name", "type", "country")},
        "aliases": list(connection.execute(named).scalars()),
        "counts": {kind: getattr(row, kind) or 0 for kind in KINDS},
    }


def _counted() -> Select[Any]:
    counted = and_(tallies.c.filter == "party", tallies.c.code == parties.c.id)
    columns = [parties.c[name] for name in ("id", "name", "type", "country")]
    return select(*columns, *(tallies.c[kind] for kind in KINDS)).outerjoin_from(parties, tallies, counted)


def _matching(values: Mapping[str, Any]) -> list[Any]:
    conditions = [parties.c[name].in_(values[name]) for name in ("type", "country") if name in values]
    return [*conditions, *(holding(parties.c.words, values["q"]) if "q" in values else ())]

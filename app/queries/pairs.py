"""Pairs: their counts, and the dossier of one."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, func, or_, select

from app.model.facts import KINDS, facts
from app.model.mentions import tallies
from app.queries.facts import page, revision_at
from app.queries.filters import matching
from app.queries.selection import Selection

LATEST = ("observed", "provisional", "estimate")
TARGETS = ("target", "forecast", "decided")
SERIES = ("reporter", "partner", "indicator", "commodity", "flow", "measure", "unit")
PER_LIST = 50
TOTAL: ColumnElement[int] = tallies.c.figure + tallies.c.event + tallies.c.agreement


def pairs(
    connection: Connection, country: Sequence[str], limit: int | None, after: Sequence[Any] | None
) -> list[Row[Any]]:
    """Pairs with accepted facts, most facts first: code, figure, event, agreement, total."""
    statement = select(tallies.c.code, *(tallies.c[kind] for kind in KINDS), TOTAL.label("total"))
    statement = statement.where(_listed(country))
    if after is not None:
        total, code = after
        statement = statement.where(or_(total > TOTAL, and_(total == TOTAL, tallies.c.code > code)))
    return list(connection.execute(statement.order_by(TOTAL.desc(), tallies.c.code).limit(limit)))


def count_pairs(connection: Connection, country: Sequence[str]) -> int:
    """How many pairs that list has."""
    return int(connection.execute(select(func.count()).select_from(tallies).where(_listed(country))).scalar_one())


def _listed(country: Sequence[str]) -> ColumnElement[bool]:
    wanted = tallies.c.filter == "pair"
    if not country:
        return wanted
    sides = (side for code in country for side in (f"{code}-%", f"%-{code}"))
    return and_(wanted, or_(*(tallies.c.code.like(side) for side in sides)))


def tally(connection: Connection, name: str, code: str) -> dict[str, int]:
    """How many accepted facts of each kind a pair, country, party or article has now."""
    wanted = select(*(tallies.c[kind] for kind in KINDS)).where(tallies.c.filter == name, tallies.c.code == code)
    row = connection.execute(wanted).one_or_none()
    return dict(zip(KINDS, row or (0, 0, 0), strict=True))


def tally_at(connection: Connection, pair: str, as_of: str | None) -> dict[str, int]:
    """The same for a pair as it stood at an instant."""
    if as_of is None:
        return tally(connection, "pair", pair)
    statement, _ = matching(Selection(pair=(pair,), as_of=as_of), revision_at(connection, as_of))
    rows = connection.execute(statement.add_columns(facts.c.kind, func.count()).group_by(facts.c.kind))
    return {**dict.fromkeys(KINDS, 0), **{row[0]: row[1] for row in rows}}


def latest(connection: Connection, pair: str, as_of: str | None) -> list[str]:
    """The latest figure of each series of a pair, by period: what is measured, not what is aimed at."""
    wanted = Selection(kinds=("figure",), pair=(pair,), equal=(("status", LATEST),), as_of=as_of, sort="period")
    statement, order = matching(wanted, revision_at(connection, as_of))
    newest = [column.desc() for column in order]
    series = [facts.c[name] for name in SERIES]
    rank = func.row_number().over(partition_by=series, order_by=newest).label("rank")
    ranked = statement.add_columns(facts.c.document, *(c.label(f"by{i}") for i, c in enumerate(order)), rank).subquery()
    ordered = [ranked.c[f"by{index}"].desc() for index in range(len(order))]
    first = select(ranked.c.document).where(ranked.c.rank == 1).order_by(*ordered).limit(PER_LIST)
    return list(connection.execute(first).scalars())


def lists(connection: Connection, pair: str, as_of: str | None) -> dict[str, list[str]]:
    """The other lists of facts of a dossier, each newest first."""
    every = Selection(pair=(pair,), as_of=as_of)
    targets = replace(every, kinds=("figure",), equal=(("status", TARGETS),), sort="period")
    wanted = {
        "targets": targets,
        "events": replace(every, kinds=("event",)),
        "agreements": replace(every, kinds=("agreement",)),
    }
    return {name: page(connection, selection, PER_LIST)[0] for name, selection in wanted.items()}


def context(connection: Connection, pair: str, as_of: str | None) -> list[str]:
    """Facts about one of the two alone, in articles that state a fact of the pair."""
    revision = revision_at(connection, as_of)
    stating, _ = matching(Selection(pair=(pair,), as_of=as_of), revision)
    alone, order = matching(Selection(as_of=as_of), revision)
    statement = (
        alone.add_columns(facts.c.document)
        .where(facts.c.sole.in_(pair.split("-")), facts.c.article_id.in_(_articles(stating)))
        .order_by(*(column.desc() for column in order))
        .limit(PER_LIST)
    )
    return list(connection.execute(statement).scalars())


def _articles(stating: Any) -> Any:
    inner = facts.alias("stating")
    keys = stating.add_columns(facts.c.key)
    return select(inner.c.article_id).where(inner.c.key.in_(keys))

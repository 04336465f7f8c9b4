"""Pairs: their counts, and the dossier of one."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, bindparam, desc, func, or_, select, union_all

from app.drafts.facts import KINDS
from app.model.columns import EVERY_SPAN, REVISION_BITS
from app.model.facts import facts
from app.model.mentions import MEASURED, SERIES, mentions, tallies
from app.model.prepared import Prepared
from app.queries.facts import documents, page, revision_at
from app.queries.filters import matching
from app.queries.selection import Selection
from app.queries.shapes import shape_of, values_of

TARGETS = ("target", "forecast", "decided")
PER_LIST = 50
TALLY = Prepared(
    select(*(tallies.c[kind] for kind in KINDS)).where(
        tallies.c.filter == bindparam("name"), tallies.c.code == bindparam("code")
    )
)
TOTAL: ColumnElement[int] = tallies.c.figure + tallies.c.event + tallies.c.agreement


def _latest() -> Select[Any]:
    """The series of a pair one by one, each by a seek for the next name; of each the last version by another."""

    def of_pair(version: Any) -> tuple[ColumnElement[bool], ...]:
        named = (version.c.filter == "pair", version.c.code == bindparam("pair"), version.c.review == "accepted")
        return (*named, version.c.until.is_(None), version.c.series.is_not(None))

    first, following, newest = (mentions.alias(name) for name in ("first", "following", "newest"))
    series = select(func.min(first.c.series).label("series")).where(*of_pair(first)).cte("series", recursive=True)
    more = select(func.min(following.c.series)).where(*of_pair(following), following.c.series > series.c.series)
    series = series.union_all(select(more.scalar_subquery()).where(series.c.series.is_not(None)))
    last = select(newest.c.key).where(*of_pair(newest), newest.c.series == series.c.series)
    last = last.order_by(newest.c.last.desc(), newest.c.key.desc()).limit(1)
    keys = select(last.scalar_subquery().label("key")).where(series.c.series.is_not(None)).subquery("latest")
    found = select(facts.c.document).join_from(keys, facts, facts.c.key == keys.c.key)
    return found.order_by(facts.c.last.desc(), facts.c.key.desc()).limit(PER_LIST)


# The newest rows of a pair with many series show fifty of them; of one with few, each series is sought for itself.
WALKED = 100
LATEST = Prepared(_latest())


def _newest(span: int) -> Select[Any]:
    """The measured figures of a pair from the newest period on, those of one span."""
    named = (mentions.c.filter == "pair", mentions.c.code == bindparam("pair"), mentions.c.review == "accepted")
    found = select(mentions.c.series, mentions.c.key, mentions.c.last)
    found = found.where(*named, mentions.c.until.is_(None), mentions.c.span == span, mentions.c.series.is_not(None))
    return found.with_hint(mentions, "INDEXED BY mention_period", "sqlite")


NEWEST = Prepared(union_all(*map(_newest, EVERY_SPAN)).order_by(desc("last"), desc("key")).limit(WALKED))

# So many facts about one economy alone are walked in a millisecond or two.
NEAR = 300
FAR = Prepared(
    select(facts.c.key)
    .where(facts.c.sole == bindparam("side"), facts.c.review == "accepted", facts.c.until.is_(None))
    .order_by(facts.c.key.desc())
    .offset(NEAR)
    .limit(1)
)


def listed(
    connection: Connection, country: Sequence[str], limit: int | None, after: Sequence[Any] | None
) -> list[Row[Any]]:
    """Pairs with accepted facts, most facts first: code, figure, event, agreement, total."""
    statement = select(tallies.c.code, *(tallies.c[kind] for kind in KINDS), TOTAL.label("total"))
    statement = statement.where(_of_countries(country))
    if after is not None:
        total, code = after
        statement = statement.where(or_(total > TOTAL, and_(total == TOTAL, tallies.c.code > code)))
    return list(connection.execute(statement.order_by(TOTAL.desc(), tallies.c.code).limit(limit)))


def count(connection: Connection, country: Sequence[str]) -> int:
    """How many pairs are listed."""
    return int(connection.execute(select(func.count()).select_from(tallies).where(_of_countries(country))).scalar_one())


def _of_countries(country: Sequence[str]) -> ColumnElement[bool]:
    wanted = tallies.c.filter == "pair"
    if not country:
        return wanted
    sides = (side for code in country for side in (f"{code}-%", f"%-{code}"))
    return and_(wanted, or_(*(tallies.c.code.like(side) for side in sides)))


def tally(connection: Connection, name: str, code: str) -> dict[str, int]:
    """How many accepted facts of each kind a pair, country, party or article has now."""
    row = TALLY.first(connection, {"name": name, "code": code})
    return dict(zip(KINDS, row or (0, 0, 0), strict=True))


def tally_at(connection: Connection, pair: str, as_of: str | None) -> dict[str, int]:
    """The same for a pair as it stood at an instant."""
    if as_of is None:
        return tally(connection, "pair", pair)
    found, values = _past(connection, Selection(pair=(pair,), as_of=as_of), facts.c.kind)
    counted = select(found.c.kind, func.count()).group_by(found.c.kind)
    rows = connection.execute(counted, values)
    return {**dict.fromkeys(KINDS, 0), **{row[0]: row[1] for row in rows}}


def latest(connection: Connection, pair: str, as_of: str | None) -> list[str]:
    """The latest figure of each series of a pair, by period: what is measured, not what is aimed at."""
    if as_of is not None:
        return _latest_at(connection, pair, as_of)
    walked = NEWEST.all(connection, {"pair": pair})
    keys = {series: key for series, key, _ in reversed(walked)}
    if len(keys) < PER_LIST and len(walked) == WALKED:
        return [row[0] for row in LATEST.all(connection, {"pair": pair})]
    return documents(connection, [key for series, key, _ in walked if keys[series] == key][:PER_LIST])


def _latest_at(connection: Connection, pair: str, as_of: str) -> list[str]:
    wanted = Selection(kinds=("figure",), pair=(pair,), equal=(("status", MEASURED),), as_of=as_of, sort="period")
    found, values = _past(connection, wanted, facts.c.document, *(facts.c[name] for name in SERIES))
    newest = (found.c.by_0.desc(), found.c.by_1.desc())
    rank = func.row_number().over(partition_by=[found.c[name] for name in SERIES], order_by=newest).label("rank")
    ranked = select(found.c.document, found.c.by_0, found.c.by_1, rank).subquery()
    first = select(ranked.c.document).where(ranked.c.rank == 1)
    ordered = first.order_by(ranked.c.by_0.desc(), ranked.c.by_1.desc()).limit(PER_LIST)
    return list(connection.execute(ordered, values).scalars())


def lists(connection: Connection, pair: str, as_of: str | None) -> dict[str, list[str]]:
    """The other lists of facts of the pair itself, each newest first."""
    every = Selection(pair=(pair,), as_of=as_of)
    wanted = {
        "targets": every._replace(kinds=("figure",), equal=(("status", TARGETS),), sort="period"),
        "events": every._replace(kinds=("event",)),
        "agreements": every._replace(kinds=("agreement",)),
    }
    return {name: page(connection, selection, PER_LIST)[0] for name, selection in wanted.items()}


def context(connection: Connection, pair: str, as_of: str | None) -> list[str]:
    """What is said of one of the two alone, in articles that state a fact of the pair, newest first.

    Where such facts are rare, all that is said of one economy alone is walked to find them.
    """
    return page(connection, _alone(pair, as_of), PER_LIST)[0]


def near_context(connection: Connection, pair: str) -> list[str] | None:
    """The same without a long walk; None where what is newest does not tell."""
    far = [row[0] for side in pair.split("-") if (row := FAR.first(connection, {"side": side}))]
    if not far:
        return context(connection, pair, None)
    newer = _alone(pair, None)._replace(published_from=(max(far) >> REVISION_BITS) + 1)
    found, _ = page(connection, newer, PER_LIST)
    return found if len(found) == PER_LIST else None


def _alone(pair: str, as_of: str | None) -> Selection:
    return Selection(pair=(pair,), as_of=as_of, alone=True)


def _past(connection: Connection, wanted: Selection, *columns: Any) -> tuple[Any, dict[str, Any]]:
    """A selection as it stood, to be counted or ranked, and the values of its parameters."""
    values = values_of(wanted, revision_at(connection, wanted.as_of))
    return matching(shape_of(wanted), *columns).subquery(), values

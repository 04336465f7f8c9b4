"""The SQL of a selection: which table drives, which conditions hold, in which order."""

from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, and_, exists, or_, select

from app.model.columns import REVISION_BITS
from app.model.facts import BY_VALUE, KINDS, facts
from app.model.mentions import mentions
from app.model.search import fact_words, holds_all, marked
from app.queries.selection import REVIEWS, Selection

Condition = ColumnElement[bool]
DAY = 1 << REVISION_BITS
DRIVER = mentions.alias("driver")
STATING = facts.alias("stating")


def matching(wanted: Selection, revision: int | None) -> tuple[Select[Any], list[ColumnElement[Any]]]:
    """The statement that finds a selection, and the columns of its order; columns, order and limit are for the caller.

    `revision` is the last one to count, for an `as_of`; None means now.
    """
    driver = _driver(wanted)
    source: FromClause = facts
    by: FromClause = facts
    conditions = [_standing(facts, revision)]
    if driver is not None:
        name, code = driver
        by = DRIVER
        source = by.join(facts, facts.c.key == by.c.key)
        conditions += [by.c.filter == name, by.c.code == code]
        if revision is None:
            conditions.append(by.c.until.is_(None))
    elif wanted.words and wanted.sort == "published":
        source = fact_words.join(facts, facts.c.key == fact_words.c.rowid)
    if set(wanted.review) != set(REVIEWS):
        conditions.append(by.c.review.in_(wanted.review))
    key = fact_words.c.rowid if driver is None and wanted.words and wanted.sort == "published" else by.c.key
    conditions += [*_who(wanted, driver, revision), *_when(wanted, key, by), *_what(wanted)]
    if wanted.words is not None:
        conditions.append(_words(wanted) if source is facts or driver else holds_all(_sought(wanted)))
    order: dict[str, list[ColumnElement[Any]]] = {
        "published": [key],
        "period": [by.c.last, by.c.key],
        "recorded_at": [facts.c.revision],
        "value": [BY_VALUE, facts.c.key],
    }
    return select().select_from(source).where(*conditions), order[wanted.sort]


def _driver(wanted: Selection) -> tuple[str, str] | None:
    """The mention that drives: the first filter of one value, whose index has the order of the list."""
    if wanted.context or (wanted.words and wanted.sort == "published"):
        return None
    for name in ("pair", "party", "country"):
        codes = getattr(wanted, name)
        if len(codes) == 1:
            return name, codes[0]
    return None


def _standing(table: FromClause, revision: int | None) -> Condition:
    """That a version is the present one, or was it after `revision`."""
    if revision is None:
        return table.c.until.is_(None)
    return and_(facts.c.revision <= revision, or_(table.c.until.is_(None), table.c.until > revision))


def _mentions(name: str, codes: tuple[str, ...]) -> Condition:
    return exists().where(mentions.c.key == facts.c.key, mentions.c.filter == name, mentions.c.code.in_(codes))


def _who(wanted: Selection, driver: tuple[str, str] | None, revision: int | None) -> list[Condition]:
    found = []
    for name in ("pair", "country", "party"):
        codes = getattr(wanted, name)
        if not codes or (driver and driver[0] == name):
            continue
        found.append(_in_context(wanted, revision) if wanted.context and name == "pair" else _mentions(name, codes))
    return found


def _in_context(wanted: Selection, revision: int | None) -> Condition:
    """Facts of a pair, or of one of the two alone in an article that states a fact of the pair."""
    inner = STATING
    review = wanted.review
    choices: list[Condition] = []
    for pair in wanted.pair:
        mentioned = select(mentions.c.key).where(mentions.c.filter == "pair", mentions.c.code == pair)
        stating = (
            select(inner.c.article_id)
            .join(mentions, mentions.c.key == inner.c.key)
            .where(mentions.c.filter == "pair", mentions.c.code == pair, inner.c.review.in_(review))
        )
        if revision is None:
            mentioned = mentioned.where(mentions.c.until.is_(None))
            stating = stating.where(inner.c.until.is_(None))
        else:
            standing = or_(inner.c.until.is_(None), inner.c.until > revision)
            stating = stating.where(inner.c.revision <= revision, standing)
        choices += [
            facts.c.key.in_(mentioned),
            and_(facts.c.sole.in_(pair.split("-")), facts.c.article_id.in_(stating)),
        ]
    return or_(*choices)


def _when(wanted: Selection, key: ColumnElement[int], by: FromClause) -> list[Condition]:
    found: list[Condition] = []
    if wanted.from_day is not None:
        found.append(by.c.last >= wanted.from_day)
    if wanted.to_day is not None:
        found.append(by.c.first <= wanted.to_day)
    if wanted.published_from is not None:
        found.append(key >= wanted.published_from * DAY)
    if wanted.published_to is not None:
        # An unknown day of publication is day 0: it is before no day.
        found += [key < (wanted.published_to + 1) * DAY, key >= DAY]
    return found


def _what(wanted: Selection) -> list[Condition]:
    found: list[Condition] = []
    if len(wanted.kinds) < len(KINDS):
        found.append(facts.c.kind.in_(wanted.kinds))
    found += [facts.c[name].in_(values) for name, values in wanted.equal]
    if wanted.hs:
        found.append(or_(*(facts.c.hs.startswith(code, autoescape=True) for code in wanted.hs)))
    if wanted.min_value is not None:
        found.append(facts.c.value >= wanted.min_value)
    if wanted.max_value is not None:
        found.append(facts.c.value <= wanted.max_value)
    return found


def _sought(wanted: Selection) -> tuple[str, ...]:
    """The words of `q`, and the marked ones of filters with one value: they make the intersection small."""
    found = list(wanted.words or ())
    for name, codes in (("kind", wanted.kinds), ("review", wanted.review), ("pair", wanted.pair)):
        if len(codes) == 1 and not (name == "pair" and wanted.context):
            found.append(marked(name, codes[0]))
    return tuple(found)


def _words(wanted: Selection) -> Condition:
    if not wanted.words:
        return facts.c.key < 0  # no word at all finds nothing
    return facts.c.key.in_(select(fact_words.c.rowid).where(holds_all(_sought(wanted))))

"""The statement of a shape: the arms that lead to a list of facts, and what else must hold of each."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Select,
    and_,
    bindparam,
    column,
    desc,
    exists,
    literal,
    or_,
    select,
    union_all,
)

from app.model.facts import BY_VALUE, facts
from app.model.mentions import mentions
from app.model.search import fact_words, holds_all
from app.queries.selection import MENTIONED, REVIEWS
from app.queries.shapes import Shape, barred, narrowed
from app.queries.ways import SOLE, WORDS, Arm, Way, arms_of, way_of

Condition = ColumnElement[bool]
DRIVER = mentions.alias("driver")
STATING, STATED = facts.alias("stating"), mentions.alias("stated")


def matching(shape: Shape, *columns: ColumnElement[Any]) -> Any:
    """The statement that finds a shape's facts in its order: these columns, then those of the order as `by_0`, `by_1`.

    Its parameters are those of `shapes.values_of`; the limit is for the caller.
    """
    arms = _arms(shape, columns)
    found = arms[0] if len(arms) == 1 else union_all(*arms)
    order: list[ColumnElement[Any]] = [
        column(f"by_{place}") for place in range(2 if shape.sort in {"period", "value"} else 1)
    ]
    return found.order_by(*(desc(one) if shape.descending else one for one in order))


def _arms(shape: Shape, columns: Sequence[ColumnElement[Any]]) -> list[Select[Any]]:
    way = way_of(shape)
    arms = [] if shape.alone else [_arm(shape, way, arm, columns) for arm in arms_of(way, shape)]
    if shape.alone or (shape.context and way.mentioned == "pair"):
        arms += [_arm(shape, SOLE, arm, columns) for arm in arms_of(SOLE, shape)]
    return arms


def _arm(shape: Shape, way: Way, arm: Arm, columns: Sequence[ColumnElement[Any]]) -> Select[Any]:
    by: FromClause = DRIVER if way.mentioned else facts
    key = fact_words.c.rowid if way is WORDS and shape.words else by.c.key
    order: dict[str, list[ColumnElement[Any]]] = {
        "published": [key],
        "period": [by.c.last, by.c.key],
        "recorded_at": [facts.c.revision],
        "value": [BY_VALUE, facts.c.key],
    }
    named = [one.label(f"by_{place}") for place, one in enumerate(order[shape.sort])]
    found = select(*columns, *named)
    index = f"INDEXED BY {way.index}" if way.index and not (shape.past and way is SOLE) else "NOT INDEXED"
    if key is fact_words.c.rowid:
        found = found.select_from(fact_words.join(facts, facts.c.key == key))
        found = found.where(holds_all(bindparam("sought"), barred(shape.review)))
    elif way.mentioned:
        found = found.select_from(DRIVER.join(facts, facts.c.key == key)).with_hint(DRIVER, index, "sqlite")
        found = found.with_hint(facts, "NOT INDEXED", "sqlite")
    else:
        found = found.select_from(facts).with_hint(facts, index, "sqlite")
    standing = _standing(shape, facts if shape.past else by)
    leading = [*_taken(shape, arm, by), *standing, *_when(shape, key, by, arm), *_beyond(shape, order[shape.sort])]
    return found.where(*leading, *_who(shape, way), *_what(shape, way, arm))


def _values(shape: Shape, name: str) -> list[ColumnElement[Any]]:
    return [bindparam(f"{name}_n{place}") for place in range(shape.count(name))]


def _one_of(found: ColumnElement[Any], values: Sequence[Any]) -> Condition:
    return found.in_([value if isinstance(value, ColumnElement) else literal(value) for value in values])


def _taken(shape: Shape, arm: Arm, by: FromClause) -> list[Condition]:
    """That a fact has the values of an arm, and that no arm before found it."""
    found: list[Condition] = []
    for name, chosen in arm.items():
        if name in {"kind", "review", "span"}:
            found.append(by.c[name] == chosen)
        elif name in MENTIONED:
            codes = _values(shape, name)
            found += [by.c.filter == name, by.c.code == codes[chosen]]
            found += [~_mentions(name, codes[:chosen])] if chosen else []
        else:
            found.append(by.c[name] == bindparam(f"{name}_n{chosen}"))
    return found


def _standing(shape: Shape, version: FromClause) -> list[Condition]:
    """That a version is the present one, or was it after a revision; and its review, where a version alone tells it."""
    if not shape.past:
        return [version.c.until.is_(None)]
    revision: ColumnElement[int] = bindparam("revision")
    made = [version.c.revision <= revision] if "revision" in version.c else []
    return [*made, or_(version.c.until.is_(None), version.c.until > revision)]


def _mentions(name: str, codes: Sequence[ColumnElement[Any]]) -> Condition:
    return exists().where(mentions.c.key == facts.c.key, mentions.c.filter == name, _one_of(mentions.c.code, codes))


def _who(shape: Shape, way: Way) -> list[Condition]:
    """The mentions that the way does not take."""
    asked = [name for name in MENTIONED if shape.count(name) and name not in way.fixed]
    if way is SOLE:
        return [_stated_beside(shape), *(_mentions(name, _values(shape, name)) for name in asked if name != "pair")]
    found = [_mentions(name, _values(shape, name)) for name in asked]
    if shape.context and "pair" in asked:
        alone = and_(_one_of(facts.c.sole, _values(shape, "sole")), _stated_beside(shape))
        found[asked.index("pair")] = or_(_mentions("pair", _values(shape, "pair")), alone)
    return found


def _stated_beside(shape: Shape) -> Condition:
    """That the article of a fact about one economy alone states a fact of a pair of that economy."""
    of_pair = [STATED.c.filter == "pair", _one_of(STATED.c.code, _values(shape, "pair"))]
    if shape.count("pair") > 1:
        of_pair.append(or_(STATED.c.code.like(facts.c.sole + "-%"), STATED.c.code.like("%-" + facts.c.sole)))
    stated = select(STATED.c.key).join_from(STATING, STATED, STATED.c.key == STATING.c.key)
    if not shape.past:
        # From the article's facts to their mentions: an article has few, a pair may have a million.
        stated = stated.with_hint(STATING, "INDEXED BY fact_article", "sqlite")
        stated = stated.with_hint(STATED, "INDEXED BY sqlite_autoindex_mention_1", "sqlite")
    reviewed = _one_of(STATING.c.review, shape.review)
    return stated.where(
        STATING.c.article_id == facts.c.article_id, *_standing(shape, STATING), reviewed, *of_pair
    ).exists()


def _when(shape: Shape, key: ColumnElement[int], by: FromClause, arm: Arm) -> list[Condition]:
    found: list[Condition] = []
    published = {"published_from", "published_to"} & set(shape.bounds)
    if published or shape.sort == "published":
        found += [key >= bindparam("oldest"), key <= bindparam("newest")]
    if "span" in arm:
        found += [by.c.last >= bindparam("least_last"), by.c.last <= bindparam(f"most_last_{arm['span']}")]
    elif "from_day" in shape.bounds:
        found.append(by.c.last >= bindparam("from_day"))
    if "to_day" in shape.bounds:
        found.append(by.c.first <= bindparam("to_day"))
    return found


def _what(shape: Shape, way: Way, arm: Arm) -> list[Condition]:
    """The columns that the way does not take."""
    found: list[Condition] = []
    if "review" not in arm and set(shape.review) != set(REVIEWS):
        found.append(_one_of((DRIVER if way.mentioned else facts).c.review, shape.review))
    if narrowed(shape.kinds) and "kind" not in way.fixed:
        found.append(_one_of(facts.c.kind, shape.kinds))
    for name, _ in shape.counts:
        if name == "hs":
            found.append(or_(*(facts.c.hs.like(digits) for digits in _values(shape, "hs"))))
        elif name not in {*MENTIONED, *way.fixed, "sole"}:
            found.append(_one_of(facts.c[name], _values(shape, name)))
    if "min_value" in shape.bounds:
        found.append(facts.c.value >= bindparam("min_value"))
    if "max_value" in shape.bounds:
        found.append(facts.c.value <= bindparam("max_value"))
    return found


def _beyond(shape: Shape, order: list[ColumnElement[Any]]) -> list[Condition]:
    """What comes after a position, written so that the index is sought and not walked.

    The bounds of keys and of last days hold the rest of it, see `shapes`.
    """
    if not shape.after or shape.sort == "published":
        return []
    value: ColumnElement[Any] = bindparam("after_0")
    tie: ColumnElement[Any] = bindparam("after_1")
    first = order[0]
    if len(order) == 1:
        return [first < value if shape.descending else first > value]
    second = order[1]
    if shape.descending:
        return [first <= value, or_(first < value, second < tie)]
    return [first >= value, or_(first > value, second > tie)]

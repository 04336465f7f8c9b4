"""Which index leads to a list of facts: chosen here by what is asked for, not guessed anew from statistics.

A way takes filters whose values its index holds together, so that what it finds comes in the order of the list. Where a
filter has several values, or the order would break at a review or at spans, the list is merged of several arms.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from math import prod
from typing import Any

from app.model.columns import EVERY_SPAN
from app.queries.selection import MENTIONED
from app.queries.shapes import Shape, narrowed

# Beyond, merging costs more than walking an index that takes fewer of the filters.
MOST_ARMS = 24
KEPT = 1000
Arm = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Way:
    """An index, and the filters whose values it takes besides the review.

    `index` is None where the key itself leads. One that is not `ordered` has another order than the list: what it finds
    is sorted.
    """

    index: str | None
    fixed: tuple[str, ...] = ()
    ordered: bool = True

    @property
    def mentioned(self) -> str | None:
        """The filter whose mentions lead, or None if facts do."""
        return self.fixed[0] if self.fixed and self.fixed[0] in MENTIONED else None


ARTICLE = Way("fact_article", ("article_id",), ordered=False)
SORTED = (ARTICLE, *(Way("mention_newest", (name,), ordered=False) for name in ("pair", "party")))
# The first one that fits is taken: those that leave least come first.
WAYS: dict[str, tuple[Way, ...]] = {
    "published": (
        Way("fact_article", ("article_id",)),
        Way("mention_indicator", ("pair", "indicator")),
        Way("mention_kind", ("pair", "kind")),
        *(Way("mention_newest", (name,)) for name in ("pair", "party", "country")),
        *(Way(f"fact_{name}", (name,)) for name in ("publisher", "type", "indicator", "status")),
        Way("fact_kind_newest", ("kind",)),
        Way("fact_newest"),
    ),
    "period": (
        ARTICLE,
        Way("mention_indicator_period", ("pair", "indicator")),
        Way("mention_status", ("pair", "status")),
        *(Way("mention_period", (name,)) for name in ("pair", "party", "country")),
        Way("fact_kind_period", ("kind",)),
        Way("fact_period"),
    ),
    "recorded_at": (*SORTED, Way("fact_revised")),
    "value": (*SORTED, Way("fact_value")),
}
PAST = (*(Way("mention_ever", (name,)) for name in ("pair", "party", "country")), Way(None))
WORDS = Way(None)
SOLE = Way("fact_sole", ("sole",))


def way_of(shape: Shape) -> Way:
    """The first way whose filters are all given, each with few enough values."""
    if shape.words:
        return WORDS
    ways = PAST if shape.past else WAYS[shape.sort]
    return next(way for way in ways if prod(map(len, _options(way, shape).values())) in range(1, MOST_ARMS + 1))


def arms_of(way: Way, shape: Shape) -> list[Arm]:
    """The value of each filter that the way takes, one arm for each combination: places of values, or codes."""
    options = _options(way, shape)
    return [dict(zip(options, chosen, strict=True)) for chosen in product(*options.values())]


@lru_cache(maxsize=KEPT)
def seeks(shape: Shape) -> bool:
    """Whether a page is sought: every filter is the way's, so that next to nothing is passed over and nothing sorted.

    All else may walk an index for long: it is bounded by time, and kept off the event loop.
    """
    if shape.words:
        return shape.sort == "published" and not shape.past and {name for name, _ in shape.counts} == set()
    way = way_of(shape)
    if shape.past or shape.context or shape.alone or not way.ordered:
        return False
    bounds = {"period": {"from_day", "to_day"}, "published": {"published_from", "published_to"}}.get(shape.sort, set())
    asked = {name for name, _ in shape.counts} | ({"kind"} if narrowed(shape.kinds) else set())
    # What has an indicator is a figure, and a status has few kinds.
    implied = {"kind"} if {"indicator", "status"} & set(way.fixed) else set()
    return asked - implied <= set(way.fixed) and set(shape.bounds) <= bounds


def _options(way: Way, shape: Shape) -> dict[str, Sequence[Any]]:
    options: dict[str, Sequence[Any]] = {}
    for name in way.fixed:
        kinds = shape.kinds if narrowed(shape.kinds) else ()
        options[name] = kinds if name == "kind" else range(shape.count(name))
    if way.index is not None and not shape.past:
        options["review"] = shape.review
        if shape.sort == "period" and way.ordered and way is not SOLE:
            options["span"] = EVERY_SPAN
    return options

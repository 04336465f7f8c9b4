"""The period of where a level began of which only the end is dated: "imports were down from 5 to 4 billion"."""

from collections.abc import Sequence
from itertools import pairwise

from app.extraction.article import Article
from app.extraction.figures.slots import Memory, Slots
from app.extraction.figures.times import implicit_base

RULES = {"from", "to", "level"}


def date_beginnings(article: Article, memory: Memory, found: Sequence[Slots]) -> None:
    """Give where a level began the time against which a change of the same is measured."""
    for one, other in pairwise(found):
        first, second = (one, other) if one.measure.from_base else (other, one)
        if second.measure.from_base or not first.measure.from_base or first.period or first.time is not None:
            continue
        alike = first.term is second.term and first.unit == second.unit and first.flow is not None
        alike = alike and first.measure.rule == "from"  # what is surpassed may be a mark of no time
        if not alike or {first.measure.code, second.measure.code} != {"level"}:
            continue
        if first.status == second.status == "observed" and second.measure.rule in RULES:
            first.period = implicit_base(article, memory, second)
            if first.period:
                first.reasons.append("year before")

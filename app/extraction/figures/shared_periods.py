"""Periods that figures of a sentence share: of a rise and the level it led to, of where a change began and ended."""

import re
from collections.abc import Sequence
from itertools import pairwise

from app.extraction.article import Article
from app.extraction.figures.slots import AMOUNTS, Memory, Slots
from app.extraction.times.calendar import shifted

YEARS = re.compile(r"(\d{4})/(\d{4}|\.\.)")
MONTH = re.compile(r"\d{4}-(?:0\d|1[0-2])")


def part(article: Article, found: Sequence[Slots]) -> None:
    """Two years that are told for two levels part: "from 2000 to 2016 it grew from 5 to 9 million"."""
    before: list[Slots] = []
    for slots in found:
        if slots.measure.from_base and slots.time is None:
            before.append(slots)
            continue
        span = YEARS.fullmatch(slots.period or "")
        alike = [one for one in before if one.unit == slots.unit and one.flow == slots.flow]
        if span and alike and slots.measure.code == "level" and slots.time is not None:
            named = span[1] in article.quote(slots.time)  # "over the last five years" names none
            for one in before:
                one.period = span[1] if named else None
            slots.period = span[2] if named and span[2] != ".." else None  # "since 2011 it fell from 5 to 3 million"
        before = []


# So near a level stands after its change.
NEAR = 12
# So near imports stand after exports, and share their time.
BESIDE = 70


def look_back(memory: Memory, found: Sequence[Slots]) -> None:
    """Where a change began, "from 5 billion", held at the time that it is measured against; changes in a row go on.

    Where the article compares months with those before, so do levels: "shrank to 5 billion from 6 billion".
    """
    if _by_months(found):
        memory.monthly = True
    for first, second in pairwise(found):
        if second.period or second.time or second.status != "observed":
            continue
        if second.measure.from_base and first.measure.code.startswith("change") and first.term is second.term:
            second.period = first.base
            second.reasons += ["year before"] if first.base else []
        elif memory.monthly and second.measure.rule == "from" and _is_of_a_month(first) and _is_carried(second):
            second.period = shifted(first.period or "", by_months=-1)
            second.reasons.append("month before")
        alike = second.status == first.status and not second.measure.from_base
        if "running period" in first.reasons and alike and second.measure.code == "change_pct":
            second.period = first.period
            second.reasons.append("running period")


def _is_of_a_month(slots: Slots) -> bool:
    return slots.measure.code == "level" and MONTH.fullmatch(slots.period or "") is not None


def _is_carried(slots: Slots) -> bool:
    return "carried" in slots.reasons


def _by_months(found: Sequence[Slots]) -> bool:
    """Whether levels of two months are compared: "to 5 billion in February from 6 billion in January"."""
    return any(
        second.measure.rule == "from"
        and _is_of_a_month(first)
        and second.time is not None
        and second.period == shifted(first.period or "", by_months=-1)
        for first, second in pairwise(found)
    )


def share(found: Sequence[Slots]) -> None:
    """A rise and the level it led to hold for the same time: "rose 5 percent to 10 billion last year"."""
    for first, second in zip(reversed(found[:-1]), reversed(found[1:]), strict=True):
        if first.measure.from_base:
            if first.period is None and second.measure.code.startswith("change"):
                first.period = second.base
            elif first.period is None and _is_risen(first, second):
                first.period = shifted(second.period or "", years=-1)
                first.reasons.append("year before")
        elif first.period is None and second.period and _is_timed(second) and _goes_on(first, second):
            first.period = second.period
            first.reasons.append("shared period")
        elif first.period is None and "year before" in second.reasons and first.term is second.term:
            first.period = shifted(second.period or "", years=1)  # "fell 5 percent from 20 to 19 million in May"
            first.reasons.append("shared period")
    for first, second in pairwise(found):
        span = YEARS.fullmatch(first.period or "")
        if span and second.measure.from_base and second.period is None and first.measure.code.startswith("change"):
            second.period = span[1]
        elif _is_year_before(first, second):
            second.period = shifted(first.period or "", years=-1)
            second.reasons.append("year before")


def _is_timed(slots: Slots) -> bool:
    """Whether the time behind a row is that of this one too: "3 million to A, 2 million to B in May"."""
    goes_on = "carried" in slots.reasons or "respectively" in slots.reasons
    return slots.time is not None or (goes_on and "shared period" in slots.reasons)


def _is_risen(first: Slots, second: Slots) -> bool:
    """Whether "from 5 percent to 7 percent in 2017" leaves the time of the first open: the year before."""
    alike = second.measure.rule == "to" and second.time is not None and first.term is second.term
    observed = first.status == second.status == "observed"
    return alike and observed and YEARS.fullmatch(second.period or "") is None


def _is_year_before(first: Slots, second: Slots) -> bool:
    """Whether "to 10 billion in 1986 from 12 billion" leaves the year of the second open: that before."""
    if second.measure.rule != "from" or second.period or second.time or first.measure.from_base or first.time is None:
        return False
    alike = first.flow is not None and first.flow == second.flow and first.measure.code == second.measure.code
    return alike and re.fullmatch(r"\d{4}", first.period or "") is not None


def _is_other_way(first: Slots, second: Slots) -> bool:
    """Whether what comes in is told beside what goes out: "exports rose 8 percent while imports fell 2 in May"."""
    ways = {first.flow, second.flow} == {"export", "import"} and first.reporter == second.reporter
    alike = first.measure.code == second.measure.code and first.mood == second.mood
    return ways and alike and not second.measure.from_base and second.number.start - first.number.end < BESIDE


def _goes_on(first: Slots, second: Slots) -> bool:  # noqa: PLR0911 - one way to go on after the other
    """Whether the second tells more about the same: the level that a rise led to, or the worth of an amount."""
    if first.border and second.border:
        return first.status == second.status and not first.measure.from_base
    if first.measure.code == "share_pct" and second.measure.code == "level" and first.mood == second.mood:
        return first.flow == second.flow and first.reporter == second.reporter and not second.measure.from_base
    if "respectively" in first.reasons and "respectively" in second.reasons:
        return first.mood == second.mood and first.measure.code == second.measure.code
    if first.measure.code == second.measure.code == "share_pct" and "carried" in second.reasons:
        return first.mood == second.mood and not second.measure.from_base  # "12 percent to A and 4 percent to B in May"
    if _is_other_way(first, second):
        return True
    counted = second.number.indicator is not None and second.number.indicator == first.indicator
    of_one = first.term is second.term or counted  # "tourists fell 5 percent to 2 million in May" counts them again
    same = of_one and first.mood == second.mood and not second.measure.from_base
    if (
        same
        and first.measure.code == "change_pct"
        and second.measure.code in {"level", "count", "change_abs"}
        and second.start - first.end < NEAR
    ):
        return True  # "was down by 20 percent at 14 billion last year", "fell 2 percent (3 million) last year"
    if first.unit == "pp" and second.measure.code == "share_pct" and first.mood == second.mood:
        return not second.measure.from_base  # "its share rose by 2 points to 9 percent in 2017"
    if same and first.unit == second.unit == "percent" and {first.measure.code, second.measure.code} == {"change_pct"}:
        taken = (second.measure.start, second.measure.end) == (second.number.start, second.number.end)
        return taken and "carried" in second.reasons  # "rose 8 percent by value but only 2 percent by volume in 2017"
    return same and (second.measure.rule == "to" or {first.number.sort, second.number.sort} <= AMOUNTS)

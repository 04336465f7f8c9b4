"""What a figure is measured against: the time that stands first, after its own, or before the level compared with."""

import re
from collections.abc import Sequence
from itertools import pairwise

from app.extraction.article import Article
from app.extraction.figures.slots import Slots
from app.extraction.figures.times import is_base, times_of
from app.extraction.text.segments import Sentence
from app.extraction.times.calendar import shifted
from app.extraction.times.scanning import Time

# "10 percent lower than December", "up 5 percent in May compared with April".
COMPARED = re.compile(
    r",? ?(?:[a-z]+ ){0,2}(?:(?:when |as )?compared (?:with|to)|than|from|against|over|on|versus|below|above)"
    r"(?: (?:in|the|its|their|those|that|of|a|levels?|figures?))* ?"
    r"| (?:that|those|the (?:level|figure|total)) "
)
# "Compared to October, ...", "On a month-on-month basis, ...".
OPENING = re.compile(r"(?:However, |But |And )?(?:[Oo]n an? |[Cc]ompared (?:to |with )?|[Aa]s against |[Vv]ersus )?")
# "From the October level of 19 billion", "from May's 5 percent".
LEVEL = re.compile(
    r"(?:'s(?: [a-z]+)?| (?:revised )?(?:levels?|figure|total|record|high|peak|low|rate|average|deficit|surplus|gap))"
    r"(?: of)?(?: (?:a|about|around|some|just))* $"
)
# Levels are rounded, and so is the change between them.
ROUNDED = 1
AND = re.compile(r"[^.,;]{0,40} and [^.,;]{0,40}")


def compared_first(article: Article, start: int, times: Sequence[Time], found: Sequence[Slots]) -> Time | None:
    """What all changes of a sentence are measured against, if it begins with that: "Compared to October, ..."."""
    first = times[0] if times and found and times[0].end <= found[0].number.start else None
    if first is None or not OPENING.fullmatch(article.flat, start, first.start):
        return None
    return first if is_base(article, first) else None


def of_level(article: Article, slots: Slots, times: Sequence[Time], start: int) -> Time | None:
    """The time that stands right before what something is compared with: "from the October level of 19 billion"."""
    for time in times:
        gap = article.flat[time.end : slots.number.start]
        plain = not time.relation or (time.relation.endswith("_before") and gap.startswith("'s "))
        if start <= time.start < slots.number.start and (gap == " (" or (LEVEL.fullmatch(gap) and plain)):
            return time
    return None


def share_base(article: Article, found: Sequence[Slots]) -> None:
    """Two changes in a row are against the same: "exports up 2 percent and imports down 3 percent on the month"."""
    for first, second in pairwise(found):
        if first.measure.code != "change_pct" or second.measure.code != "change_pct":
            continue
        joined = AND.fullmatch(article.flat, first.number.end, second.number.start)
        if joined and first.period == second.period:
            first.base, second.base = first.base or second.base, second.base or first.base


def compared_after(article: Article, told: Time, times: Sequence[Time], end: int) -> Time | None:
    """What a change is compared with right after its own time: "up 5 percent in May from April"."""
    for time in times:
        if told.end <= time.start < end:
            return time if is_base(article, time) and is_compared(article, told.end, time) else None
    return None


def is_compared(article: Article, position: int, time: Time) -> bool:
    """Whether the words from a number or its time to another time compare it with that."""
    gap = article.flat[position : time.start]
    return gap in {" ", ", "} or COMPARED.fullmatch(gap) is not None


def by_levels(found: Sequence[Slots]) -> None:
    """A change is against the level that it fits, if two are told: "rose 10 percent to 330 from 300 in June"."""
    levels = [one for one in found if one.measure.code == "level" and one.flow]
    changes = [one for one in found if one.measure.code == "change_pct" and "base told" not in one.reasons]
    for before in levels if changes else []:
        if not (before.measure.from_base and before.period and before.value):
            continue
        for after in levels:
            alike = after.unit == before.unit and after.flow == before.flow and not after.measure.from_base
            rise = abs(after.value / before.value - 1) * 100 if alike and after.period != before.period else None
            for change in changes if rise is not None else []:
                if change.flow == after.flow and rise is not None and abs(rise - change.value) < ROUNDED:
                    change.base = before.period
                    change.reasons.append("base told")


def between(found: Sequence[Slots]) -> None:
    """A change from a level of one time to that of another is of the later, against the earlier."""
    for change, begun, ended in zip(found, found[1:], found[2:], strict=False):
        led = begun.measure.from_base and ended.measure.rule == "to" and begun.flow == ended.flow == change.flow
        dated = begun.period and ended.period and begun.period != ended.period and change.time is None
        if led and dated and change.measure.code.startswith("change") and change.period is None:
            change.period, change.base = ended.period, change.base or begun.period
            change.reasons.append("shared period")


def not_of_base(found: Sequence[Slots]) -> None:
    """Nothing changes against itself: "12 percent below their 2022 level of 4 million" is of another year."""
    for one in found:
        if one.base is not None and one.period == one.base:
            one.period = None


def compared_last(article: Article, sentence: Sentence, found: Sequence[Slots]) -> None:
    """A change is against what stands behind the level that it led to: "rose 5 percent to 3 million compared with May
    2017"; of several months that are spoken of it is then of that one."""
    times = times_of(article, sentence.start, sentence.end)
    for at, level in enumerate(found):
        last = next((time for time in times if time.start >= level.number.end), None)
        if last is None or level.measure.rule != "to" or level.time is not None or last.relation or not last.edtf:
            continue
        if not (is_base(article, last) and is_compared(article, level.number.end, last)):
            continue
        month = shifted(last.edtf, years=1) or ""
        for one in (one for one in found[: at + 1] if one.term is level.term and one.time is None):
            if one.measure.code.startswith("change"):
                one.base = last.edtf
                one.reasons.append("base told")
            first, _, end = (one.period or "").partition("/")
            if end and len(month) == len(first) and first <= month <= end:
                one.period = month

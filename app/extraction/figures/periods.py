"""The periods of a sentence's figures: from the words right after each, before it, or shared along the row."""

import re
from collections.abc import Sequence

from app.extraction.article import Article
from app.extraction.figures.bases import (
    between,
    by_levels,
    compared_after,
    compared_first,
    is_compared,
    of_level,
    share_base,
)
from app.extraction.figures.levels_before import date_beginnings
from app.extraction.figures.own_times import counted, has_own, is_of_then, is_part_of_last, is_somebodys
from app.extraction.figures.running_periods import run, those_months
from app.extraction.figures.shared_periods import YEARS, look_back, part, share
from app.extraction.figures.slots import Memory, Slots
from app.extraction.figures.status import AGREED
from app.extraction.figures.times import MONTHS, WHEN, is_adjacent, is_base, resolved, times_of
from app.extraction.text.segments import Sentence
from app.extraction.times.calendar import shifted
from app.extraction.times.scanning import Time

EFFECT = re.compile(
    r"[^.;]{0,110}\b(?:(?:effect|effective|force)(?: (?:on|from|in|since|as of))?|from|on|since|starting|beginning"
    r"|as of|as from|with effect from) ?"
)
UNTIL = re.compile(r"[^.;]{0,110}\b(?:by|within) \w*")
# "For May shipment" is the coming May.
FOR_DELIVERY = ("for shipment ", "for delivery ", "for loading ", "for shipment in ", "for delivery in ")
DELIVERED = re.compile(r" (?:shipment|delivery|loading|arrival|lifting|supply)\b")
AND_FROM = re.compile(r"(?: [a-z]+){0,3}(?: [A-Z][a-z]+\.?)?(?: \d{4})?,? and (?:from )?")
MONTHLY, LEVELS = {"month_before", "same_month"}, {"level", "count"}
FAR, SOON = 20, 2
# Times that only the publication day could resolve.
RELATIVE = re.compile(
    r"\b(?:(?:last|this|next|current|past|coming) (?:fiscal |financial )?(?:year|month|week|quarter|spring|summer"
    r"|autumn|winter)|yesterday|today|so far)\b",
    re.IGNORECASE,
)


def bind_periods(article: Article, memory: Memory, sentence: Sentence, found: Sequence[Slots]) -> None:
    """Fill period and base period of all figures of a sentence."""
    if not found:
        return
    times = times_of(article, sentence.start, sentence.end)
    unknown = _unresolved(article, sentence)
    _take_up(article, memory, sentence, times)
    waiting: list[tuple[Slots, Time]] = []
    compared = compared_first(article, sentence.start, times, found)
    for at, slots in enumerate(found):
        earlier, following = found[:at], found[at + 1 : at + 2]
        running = _running(memory, slots, earlier)
        base = _after(article, slots, times, following[0].number.start if following else sentence.end) or compared
        slots.time = slots.time or _before(article, slots, times, earlier, sentence.start)
        if slots.time is not None:
            _date(article, memory, slots, slots.time, running)
        elif not unknown and not _leads_to_aim(slots, following):
            slots.period = _inherited(slots, earlier)
            slots.reasons += ["period of another"] if slots.period else []
        if base is not None and _is_next_base(article, slots, earlier):
            main = next((one.period for one in reversed(earlier) if not one.measure.from_base), None)
            slots.period = resolved(base, main, False) or slots.period
        if base is not None and slots.measure.code.startswith("change"):
            _set_against(memory, slots, base, running)
            waiting.append((slots, base))
    part(article, found)
    share(found)
    for slots, base in waiting:
        # "From the previous quarter", "year on year", of a period that is told later.
        if slots.base is None or (base.relation and "shared period" in slots.reasons):
            slots.base = resolved(base, slots.period, False) or slots.base
    share_base(article, found)
    by_levels(found)
    between(found)
    for slots in found:
        run(article, memory, slots, unknown)
    date_beginnings(article, memory, found)
    look_back(memory, found)


def _take_up(article: Article, memory: Memory, sentence: Sentence, times: Sequence[Time]) -> None:
    """Let the running period be the month, or the months, of which a sentence goes on to speak."""
    if memory.month and any(time.relation in MONTHLY for time in times):
        memory.period = memory.month  # "the previous month" is that before the month that was told last
    elif (
        all(time.relation == "same" for time in times)
        and (months := those_months(article, memory, sentence)) is not None
    ):
        memory.period = months


def _running(memory: Memory, slots: Slots, earlier: Sequence[Slots]) -> str | None:
    """The period of which a text speaks where a figure comes: that of the sentence, the paragraph, or the last one."""
    last = memory.last.period if memory.last and slots.sentence - memory.last.sentence <= SOON else None
    return next((one.period for one in reversed(earlier) if one.period), memory.period or last)


def _before(
    article: Article, slots: Slots, times: Sequence[Time], earlier: Sequence[Slots], beginning: int
) -> Time | None:
    """The time ahead of a number that is its own: "in May it sold 5 million"."""
    start = max([one.number.end for one in earlier if not _is_beginning(one)], default=beginning)
    leading = [
        one
        for one in times
        if start <= one.start < slots.number.start
        and (WHEN.match(article.flat, one.end) or not is_base(article, one))
        and all(one is not other.time for other in earlier)
        and not (earlier and ";" in article.flat[one.end : slots.number.start])
        and not is_somebodys(article.flat, one, beginning, slots.number.start)
    ]
    if leading and (not slots.measure.from_base or slots.status == "forecast"):
        return leading[-1]
    return of_level(article, slots, times, start)


def _date(article: Article, memory: Memory, slots: Slots, time: Time, running: str | None) -> None:
    """Fill the period of a figure whose time is told."""
    then = time.relation == "since" and WHEN.match(article.flat, time.end)
    slots.period = time.edtf if then else resolved(time, running, _is_ahead(article, slots, time))
    slots.period = counted(article, memory, slots)
    if is_part_of_last(article, slots, time, running):
        slots.period = shifted(running or "", years=-1)
    if time.start >= slots.number.end and not re.search(r"\d", article.flat[slots.end : time.start]):
        slots.end = max(slots.end, time.end)


def _is_ahead(article: Article, slots: Slots, time: Time) -> bool:
    """Whether a figure's month is the coming one: that of an aim, a forecast, or a delivery."""
    done = {"observed", "estimate", *({"decided"} if slots.indicator in AGREED else ())}
    hoped = slots.status not in done and {"licensed", "ordered"}.isdisjoint(slots.reasons)
    delivered = DELIVERED.match(article.flat, time.end) is not None
    return (hoped and not slots.measure.from_base) or delivered or article.flat.endswith(FOR_DELIVERY, 0, time.start)


def _set_against(memory: Memory, slots: Slots, base: Time, running: str | None) -> None:
    """Fill what a change is measured against, where that is told: "up 20 percent on a year earlier"."""
    if base.relation == "month_before" and slots.time is None:
        slots.period = _last_month(slots.period or memory.period)
    slots.base = resolved(base, slots.period or running, False)
    if slots.base is not None and slots.base == slots.period:
        slots.base = shifted(slots.base, years=-1)  # "up 20 percent in October from last October"
    slots.end = max(slots.end, base.end) if base.start - slots.end < FAR else slots.end
    slots.reasons.append("base told")


def _is_next_base(article: Article, slots: Slots, earlier: Sequence[Slots]) -> bool:
    """Whether a level is one more of those from which it went: "from 5 million in May and 4 million a year earlier"."""
    if not earlier or not earlier[-1].measure.from_base or slots.measure.code != "level":
        return False
    return AND_FROM.fullmatch(article.flat, earlier[-1].number.end, slots.number.start) is not None


def _is_beginning(slots: Slots) -> bool:
    """Whether a level only says where a change began: the time at the front is that of where it led."""
    return slots.measure.from_base and slots.time is None


def _leads_to_aim(slots: Slots, following: Sequence[Slots]) -> bool:
    """Whether a number is where a way to an aim begins, of whatever time: "from 2 billion to 5 billion by 2030"."""
    return slots.measure.from_base and any(one.status in {"target", "forecast"} for one in following)


def _last_month(period: str | None) -> str | None:
    """What a change from one month to the next is of: of the months that are spoken of the last."""
    return period[-7:] if period and MONTHS.fullmatch(period) else period


def _unresolved(article: Article, sentence: Sentence) -> bool:
    """Whether a sentence names a time that nobody can date: "last year" in an article of unknown day."""
    return article.published is None and RELATIVE.search(article.flat, sentence.start, sentence.end) is not None


def _after(article: Article, slots: Slots, times: Sequence[Time], end: int) -> Time | None:
    """Set the time right after the number, and return the one that it is compared with, if that comes first."""
    position, base = slots.told or slots.number.end, None
    for time in times:
        if time.start < slots.number.end or time.start >= end:
            continue
        if time.end <= position:
            continue
        if article.flat.startswith("'s", time.end):
            break  # "2003's imbalance" comes next
        if has_own(article, slots, times, time, end):
            break
        near = is_adjacent(article, time, position, end)
        compared = slots.measure.code.startswith("change") and is_compared(article, position, time)
        if not near and not compared and not _in_effect(article, slots, time):
            break
        level = near and slots.measure.code in LEVELS and is_of_then(article.flat, slots.number, time)
        if (
            not _in_effect(article, slots, time)
            and is_base(article, time)
            and not slots.measure.from_base
            and not level
        ):
            base, position = time, time.end
            continue
        slots.time = time
        if base is None and slots.measure.code.startswith("change"):
            base = compared_after(article, time, times, end)
        break
    return base


def _in_effect(article: Article, slots: Slots, time: Time) -> bool:
    """Whether a tariff's time is the day on which it takes effect, said at the sentence's end."""
    if not slots.border and slots.indicator not in {"tariff_rate", "quota"}:
        return False
    flat, at = article.flat, slots.number.end
    return EFFECT.fullmatch(flat, at, time.start) is not None or UNTIL.fullmatch(flat, at, time.start + 7) is not None


def _inherited(slots: Slots, earlier: Sequence[Slots]) -> str | None:
    """The period of a figure without a time of its own, from those before it in the sentence."""
    if slots.measure.from_base:
        return _of_base(slots, earlier) if earlier else None
    hoped = slots.mood != "observed"
    same = [one for one in earlier if not one.measure.from_base and (one.mood != "observed") == hoped]
    if slots.mood != "observed" and "carried" not in slots.reasons:
        return None
    period = same[-1].period if same else None
    moved = len(earlier) > 1 and earlier[-2].measure.from_base and earlier[-2].flow == earlier[-1].flow
    if slots.measure.code.startswith("change") and moved and same:
        first, last = earlier[-2].period or "", earlier[-1].period or ""
        if first.isdigit() and last.isdigit() and first < last:
            return f"{first}/{last}"
    span = YEARS.fullmatch(period or "")
    # "From 1999 to 2004 it doubled to 170": the level is that of the last year.
    ended = span and slots.measure.code == "level" and same[-1].measure.code != "level" and span[2] != ".."
    return span[2] if span and ended else period


def _of_base(slots: Slots, earlier: Sequence[Slots]) -> str | None:
    """The period of what the number before is compared with: mostly the time that it is measured against."""
    # "Below the 5 billion that analysts had expected", "compared with a 5 percent rise in imports".
    last = earlier[-1]
    beside = last.measure.code == slots.measure.code == "change_pct" and last.flow != slots.flow
    if slots.status == "forecast" or beside:
        return last.period
    # "5 percent lower than a year before, at 2 million compared to 3 million": against what the change is.
    alike = (one.base for one in reversed(earlier) if one.base and one.flow == slots.flow)
    bases = (one.period for one in reversed(earlier) if one.measure.from_base and one.period and one.time)
    told = (one.base for one in reversed(earlier) if one.base and "base told" in one.reasons)
    return last.base or next(alike, None) or next(bases, None) or next(told, None)

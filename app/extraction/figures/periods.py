"""The periods of a sentence's figures: from the words right after each, before it, or shared along the row."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from app.extraction.article import Article
from app.extraction.figures.running_periods import run
from app.extraction.figures.slots import Memory, Slots
from app.extraction.figures.times import adjacent, is_base, resolved, times_of
from app.extraction.text.segments import Sentence
from app.extraction.times.calendar import shifted
from app.extraction.times.scanning import Time

AMOUNTS = {"money", "quantity", "count", "elliptic"}
EFFECT = re.compile(
    r"[^.;]{0,110}\b(?:(?:effect|effective|force)(?: (?:on|from|in|since|as of))?|from|on|since|starting|beginning"
    r"|as of|as from|with effect from) ?"
)
UNTIL = re.compile(r"[^.;]{0,110}\b(?:by|within) \w*")
YEARS = re.compile(r"(\d{4})/(\d{4}|\.\.)")
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
    for at, slots in enumerate(found):
        start = found[at - 1].number.end if at else sentence.start
        end = found[at + 1].number.start if at + 1 < len(found) else sentence.end
        earlier = found[:at]
        running = next((one.period for one in reversed(earlier) if one.period), memory.period)
        base = _after(article, slots, times, end)
        if slots.time is None and (not slots.measure.from_base or slots.status == "forecast"):
            leading = [
                one
                for one in times
                if start <= one.start < slots.number.start
                and not is_base(article, one)
                and all(one is not other.time for other in earlier)
            ]
            slots.time = leading[-1] if leading else None
        ahead = slots.status not in {"observed", "estimate"}
        if slots.time is not None:
            slots.period = resolved(slots.time, running, ahead)
            if slots.time.start >= slots.number.end and not re.search(
                r"\d", article.flat[slots.end : slots.time.start]
            ):
                slots.end = max(slots.end, slots.time.end)
        elif not unknown:
            slots.period = _inherited(slots, earlier)
            slots.reasons += ["period of another"] if slots.period else []
        if base is not None and slots.measure.code.startswith("change"):
            slots.base = resolved(base, slots.period or running, False)
            slots.end = max(slots.end, base.end) if base.start - slots.end < 20 else slots.end
            slots.reasons.append("base told")
    _share(found)
    for slots in found:
        run(article, memory, slots, unknown)


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
        if adjacent(article, replace(slots.number, end=position), [time], end) is None and not _in_effect(
            article, slots, time
        ):
            break
        if not _in_effect(article, slots, time) and is_base(article, time) and not slots.measure.from_base:
            base, position = time, time.end
            continue
        slots.time = time
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
        if earlier and slots.status == "forecast":
            return earlier[-1].period  # "below the 5 billion that analysts had expected"
        return earlier[-1].base if earlier else None
    hoped = slots.mood != "observed"
    same = [one for one in earlier if not one.measure.from_base and (one.mood != "observed") == hoped]
    if slots.mood != "observed" and "carried" not in slots.reasons:
        return None
    period = same[-1].period if same else None
    if slots.measure.code.startswith("change") and len(earlier) > 1 and earlier[-2].measure.from_base and same:
        first, last = earlier[-2].period or "", earlier[-1].period or ""
        if first.isdigit() and last.isdigit() and first < last:
            return f"{first}/{last}"
    span = YEARS.fullmatch(period or "")
    # "From 1999 to 2004 it doubled to 170": the level is that of the last year.
    if span and slots.measure.code == "level" and same[-1].measure.code != "level" and span[2] != "..":
        return span[2]
    return period


def _share(found: Sequence[Slots]) -> None:
    """A rise and the level it led to hold for the same time: "rose 5 percent to 10 billion last year"."""
    for first, second in zip(reversed(found[:-1]), reversed(found[1:]), strict=True):
        if first.measure.from_base:
            if first.period is None and second.measure.code.startswith("change"):
                first.period = second.base
        elif first.period is None and second.time is not None and second.period and _goes_on(first, second):
            first.period = second.period
            first.reasons.append("shared period")
    for first, second in pairwise(found):
        span = YEARS.fullmatch(first.period or "")
        if span and second.measure.from_base and second.period is None and first.measure.code.startswith("change"):
            second.period = span[1]
        elif _is_year_before(first, second):
            second.period = shifted(first.period or "", years=-1)
            second.reasons.append("year before")


def _is_year_before(first: Slots, second: Slots) -> bool:
    """Whether "to 10 billion in 1986 from 12 billion" leaves the year of the second open: that before."""
    if second.measure.rule != "from" or second.period or second.time or first.measure.from_base or first.time is None:
        return False
    alike = first.flow is not None and first.flow == second.flow and first.measure.code == second.measure.code
    return alike and re.fullmatch(r"\d{4}", first.period or "") is not None


def _goes_on(first: Slots, second: Slots) -> bool:
    """Whether the second tells more about the same: the level that a rise led to, or the worth of an amount."""
    if first.border and second.border:
        return first.status == second.status and not first.measure.from_base
    if first.measure.code == "share_pct" and second.measure.code == "level" and first.mood == second.mood:
        return first.flow == second.flow and first.reporter == second.reporter and not second.measure.from_base
    same = first.term is second.term and first.mood == second.mood and not second.measure.from_base
    return same and (second.measure.rule == "to" or {first.number.sort, second.number.sort} <= AMOUNTS)

"""The periods of a sentence's figures: from the words right after each, before it, or shared along the row."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from app.extraction.article import Article
from app.extraction.calendar import Published
from app.extraction.dates import Time
from app.extraction.figure_times import adjacent, implicit_base, is_base, resolved, times_of
from app.extraction.segments import Sentence
from app.extraction.slots import Memory, Slots

TRADE = {"trade_value", "trade_volume", "trade_balance", "current_account"}
# A running period holds for the next few sentences only.
RUNNING = 4
AMOUNTS = {"money", "quantity", "count", "elliptic"}
STATISTICS = re.compile(r"\b(?:figures?|data|statistics|exports|imports|deficit|surplus|trade)\b", re.IGNORECASE)
EFFECT = re.compile(r"[^.;]{0,110}\b(?:effect|effective|force)(?: (?:on|from|in|since|as of))? ?")
YEARS = re.compile(r"(\d{4})/(\d{4}|\.\.)")


def bind_periods(article: Article, memory: Memory, sentence: Sentence, found: Sequence[Slots]) -> None:
    """Fill period and base period of all figures of a sentence."""
    times = times_of(article, sentence.start, sentence.end)
    for at, slots in enumerate(found):
        start = found[at - 1].number.end if at else sentence.start
        end = found[at + 1].number.start if at + 1 < len(found) else sentence.end
        earlier = found[:at]
        running = next((one.period for one in reversed(earlier) if one.period), memory.period)
        base = _after(article, slots, times, end)
        if slots.time is None and not slots.measure.from_base:
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
        else:
            slots.period = _inherited(slots, earlier)
        if base is not None and slots.measure.code.startswith("change"):
            slots.base = resolved(base, slots.period or running, False)
            slots.end = max(slots.end, base.end) if base.start - slots.end < 20 else slots.end
            slots.reasons.append("base told")
    _share(found)
    for slots in found:
        _run(article, memory, slots)


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
    return EFFECT.fullmatch(article.flat, slots.number.end, time.start) is not None


def _inherited(slots: Slots, earlier: Sequence[Slots]) -> str | None:
    """The period of a figure without a time of its own, from those before it in the sentence."""
    if slots.measure.from_base:
        return earlier[-1].base if earlier else None
    hoped = slots.mood != "observed"
    same = [one for one in earlier if not one.measure.from_base and (one.mood != "observed") == hoped]
    if slots.mood != "observed" and "carried" not in slots.reasons:
        return None
    period = same[-1].period if same else None
    span = YEARS.fullmatch(period or "")
    # "From 1999 to 2004 it doubled to 170": the level is that of the last year.
    if span and slots.measure.code == "level" and span[2] != "..":
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


def _goes_on(first: Slots, second: Slots) -> bool:
    """Whether the second tells more about the same: the level that a rise led to, or the worth of an amount."""
    same = first.term is second.term and first.mood == second.mood and not second.measure.from_base
    return same and (second.measure.rule == "to" or {first.number.sort, second.number.sort} <= AMOUNTS)


def _run(article: Article, memory: Memory, slots: Slots) -> None:
    """The running period of the article, for observed figures of trade; and the base that is left to the reader."""
    _correct(article, slots)
    observed = (
        slots.status == "observed" and slots.indicator in TRADE and not slots.measure.from_base and not slots.headline
    )
    nominal = slots.term.kind == "noun" and slots.term.word != "purchases"
    if (
        slots.period is None
        and observed
        and nominal
        and slots.measure.code != "share_pct"
        and slots.sentence - memory.period_at <= RUNNING
    ):
        slots.period = memory.period
        slots.reasons.append("running period")
    # Statistics of trade compare with the year or month before, unless they say otherwise; of others nobody knows.
    if slots.measure.code.startswith("change") and slots.base is None and slots.indicator in {*TRADE, "investment"}:
        slots.base = implicit_base(article, slots.period)
    cumulative = slots.time is not None and "month" in article.quote(slots.time).lower()
    if slots.period and observed and not cumulative and memory.period_at != slots.sentence:
        memory.period, memory.period_at = slots.period, slots.sentence


def _correct(article: Article, slots: Slots) -> None:
    """What held in a time gone by was observed, whatever is expected of the rest of the sentence."""
    day, period = article.published, slots.period
    if slots.border and slots.status == "observed" and period is None:
        slots.status = "decided"  # a tariff without a day is told as a measure, not as what was counted
        return
    if day is not None and period is not None and slots.status == "observed" and _is_to_come(day, period):
        slots.status = "target"
        return
    if day is None or period is None or slots.status not in {"forecast", "target"} or not period[-4:].isdigit():
        return
    last = period.rsplit("/", 1)[-1]
    if ".." not in period and last[:4].isdigit() and int(last[:4]) < day.year - (len(last) > 4):
        slots.status = "observed"


def _is_to_come(day: Published, period: str) -> bool:
    """Whether a period ends, or an open one would, after the year of publication."""
    last = period.rsplit("/", 1)[-1]
    return last[:4].isdigit() and int(last[:4]) > day.year


def lead_period(found: Sequence[Slots], later: Sequence[Slots]) -> None:
    """The lead tells what the next sentences date: it takes their period."""
    for slots in found:
        if (
            slots.period is not None
            or slots.status != "observed"
            or slots.indicator not in TRADE
            or slots.measure.from_base
        ):
            continue
        for other in later:
            if (
                other.flow in {"export", "import", "balance", "total"}
                and other.reporter == slots.reporter
                and other.period
            ):
                slots.period = other.period
                slots.reasons.append("period of what follows")
                break


def run_on(article: Article, memory: Memory, sentence: Sentence, index: int) -> None:
    """Remember the period that a sentence without figures speaks of: "data for November"."""
    if not STATISTICS.search(article.flat, sentence.start, sentence.end):
        return
    for time in times_of(article, sentence.start, sentence.end):
        if time.edtf and time.grain in {"month", "span", "year"} and not is_base(article, time):
            memory.period, memory.period_at = time.edtf, index
            return

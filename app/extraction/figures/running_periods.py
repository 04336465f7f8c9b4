"""The period that runs on from sentence to sentence, and what a period lets a reader say of a figure's status."""

import re
from collections.abc import Sequence

from app.extraction.article import Article
from app.extraction.figures.slots import Memory, Slots
from app.extraction.figures.times import implicit_base, is_base, times_of
from app.extraction.text.segments import Sentence
from app.extraction.times.calendar import Published
from app.vocabulary.periods import parse_period

TRADE = {"trade_value", "trade_volume", "trade_balance", "current_account"}
# A running period holds for the next few sentences only; of verbs and shares for the next one.
RUNNING, NEXT = 4, 1
AHEAD = {"forecast", "target"}
STATISTICS = re.compile(r"\b(?:figures?|data|statistics|exports|imports|deficit|surplus|trade)\b", re.IGNORECASE)


def run(article: Article, memory: Memory, slots: Slots, unknown: bool) -> None:
    """Fill the period that the discourse tells, unless the sentence's own is `unknown`; then the status and the base
    that a period settles. Figures of trade set the running period."""
    _correct(article, slots)
    if slots.period is None and not unknown and (told := _told_before(memory, slots)) is not None:
        slots.period, reason = told
        slots.reasons.append(reason)
    # Statistics of trade compare with the year or month before, unless they say otherwise; of others nobody knows.
    if slots.measure.code.startswith("change") and slots.base is None and slots.indicator in {*TRADE, "investment"}:
        slots.base = implicit_base(article, slots.period)
    cumulative = slots.time is not None and "month" in article.quote(slots.time).lower()
    cumulative = cumulative and memory.period is not None
    if slots.period and _observed(slots) and not cumulative and memory.period_at != slots.sentence:
        memory.period, memory.period_at = slots.period, slots.sentence


def _observed(slots: Slots) -> bool:
    trade = slots.status == "observed" and slots.indicator in TRADE
    return trade and not slots.measure.from_base and not slots.headline


def _told_before(memory: Memory, slots: Slots) -> tuple[str, str] | None:
    """The period of a figure without a time in its sentence, and the rule that tells it."""
    base, since = slots.measure.from_base, slots.sentence - memory.period_at
    if slots.told_before and slots.status == "observed" and not base:
        return slots.told_before, "period of another"
    last = memory.last
    if slots.status in AHEAD and base and slots.indicator in TRADE and memory.period and since <= RUNNING:
        return memory.period, "running period"  # "bigger than the 5 billion that analysts had expected"
    if last is not None and last.period and slots.status in AHEAD and last.status in AHEAD:
        return (
            (last.period, "running period") if _same(last, slots) and slots.sentence - last.sentence <= NEXT else None
        )
    nominal = slots.term.kind == "noun" and slots.term.word != "purchases" and slots.measure.code != "share_pct"
    if memory.period and _observed(slots) and since <= (RUNNING if nominal else NEXT):
        return memory.period, "running period"
    return None


def _same(one: Slots, other: Slots) -> bool:
    """Whether two figures measure the same of the same economy."""
    return one.indicator == other.indicator and one.reporter == other.reporter and one.flow == other.flow


def _correct(article: Article, slots: Slots) -> None:
    """What holds for a time to come is no observation; what held in a time gone by is one, unless it is "
    "told as hope."""
    day, period = article.published, slots.period
    if slots.border and slots.status == "observed" and period is None and "in force" not in slots.reasons:
        slots.status = "decided"  # a tariff without a day is told as a measure, not as what was counted
        return
    if day is None or period is None:
        return
    if slots.status == "observed" and _is_to_come(day, period):
        slots.status = "decided" if slots.border else "target"
        return
    hoped = any(reason.startswith("mode:") for reason in slots.reasons)
    if slots.status not in AHEAD or hoped or not period[-4:].isdigit() or ".." in period:
        return
    last = period.rsplit("/", 1)[-1]
    if last[:4].isdigit() and int(last[:4]) < day.year - (len(last) > 4):
        slots.status = "observed"


def _is_to_come(day: Published, period: str) -> bool:
    """Whether a period begins after the day of publication, or ends after its year."""
    first, last = parse_period(period).first, parse_period(period).last
    if last is not None and last.year > day.year:
        return True
    return first is not None and day.date is not None and first > day.date


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

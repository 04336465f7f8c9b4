"""The period that runs on from sentence to sentence, and what a period lets a reader say of a figure's status."""

import re
from collections.abc import Sequence

from app.extraction.article import Article, within
from app.extraction.figures.slots import Memory, Slots
from app.extraction.figures.status import HELD
from app.extraction.figures.times import MONTH, MONTHS, WHEN, YEARS, implicit_base, is_base, times_of
from app.extraction.text.segments import Sentence
from app.extraction.times.calendar import Published, shifted
from app.extraction.times.pieces import SMALL
from app.extraction.times.readings import count_of
from app.vocabulary.periods import parse_period

TRADE = {"trade_value", "trade_volume", "trade_balance", "current_account"}
# A running period holds for the next few sentences only; of verbs and shares for the next one.
RUNNING, NEXT = 6, 1
FAR = 90
# Changes are told of nothing but the period that the whole article is about, however long ago it was named.
CHANGES = 30
# "Of the total, ..." goes on with the last sentence; "the previous record of 3 billion in May" does not set the time.
YEARLY = re.compile(
    r"(?: (?!and\b|but\b|while\b|in\b|during\b)[A-Za-z]+){0,6}?"
    r" (?:annually|yearly|a year|per year|each year|every year|per annum)\b(?! (?:ago|earlier|before|later))"
)
# "Exports have doubled since the pact took effect" tells of no month that was told before.
SINCE = re.compile(r"[^,;.]{0,40}?(?<! ever) since [a-z]")
OF_IT = re.compile(r"Of (?:the total|this|that|these|those|it|them|which)\b")
BACK = re.compile(r"\b(?:from|than|against|compared (?:to|with)|versus|over) (?:the )?$")
PREVIOUS = re.compile(
    r"\b(?:previous|prior|former|earlier|old|last)(?: [a-z-]+){0,2} (?:record|high|peak|low|best)"
    r"(?: [a-z]+){0,2} (?:of )?$"
)
LAST_TIME = re.compile(r"The (?:last|previous|only other|first) (?:time|occasion|month|year)\b")
# "In contrast to a 4 percent rise in August".
BESIDE = re.compile(
    r"\b(?:followed(?: by)?|in contrast (?:to|with)|following|after|reversing|unlike) (?:an? )?(?:[a-z-]+ )?$"
)
# "During the period under review", "in nine months".
THOSE_MONTHS = re.compile(
    r"\b(?:the period under review|the (?:review|reviewed|reporting) period|the period in question"
    rf"|(?:in|over|during) (?:the |these |those )?(?P<count>{SMALL}) months(?! (?:to|of|ended|ending|ago|from|after"
    r"|later|since|before|in|time)\b))"
)
AHEAD = {"forecast", "target"}
# "Fell for ten straight months through May": no month's data.
STREAK = re.compile(r"\b(?:straight|consecutive|successive|running)(?: (?:months?|quarters?|years?)(?: [a-z]+)?)? $")
STATISTICS = frozenset("figure figures data statistics exports exported imports imported deficit surplus trade".split())


def run(article: Article, memory: Memory, slots: Slots, unknown: bool) -> None:
    """Fill the period that the discourse tells, unless the sentence's own is `unknown`; then the status and the base
    that a period settles. Figures of trade set the running period."""
    _correct(article, slots)
    if slots.period is None and not unknown and (told := _told_before(article, memory, slots)) is not None:
        slots.period, reason = told
        slots.reasons.append(reason)
    # Statistics of trade compare with the year or month before, unless they say otherwise; of others nobody knows.
    if slots.measure.code.startswith("change") and slots.base is None and slots.indicator in {*TRADE, "investment"}:
        slots.base = _since_then(article, slots) or implicit_base(article, memory, slots)
    cumulative = slots.time is not None and "month" in article.quote(slots.time).lower()
    cumulative = cumulative and len(memory.period or "") == len("2018-09")
    former = bool(
        _looks_back(article, slots)
        or PREVIOUS.search(article.flat, max(0, slots.number.start - 60), slots.number.start)
        or BESIDE.search(article.flat, max(0, slots.number.start - 60), slots.number.start)
        or _is_since(article, slots)
        or LAST_TIME.match(article.flat, article.sentences[slots.sentence].start)
    )
    alone = slots.time is not None and article.flat.startswith(" alone", slots.time.end)
    if slots.base and slots.period and "base told" in slots.reasons and MONTH.fullmatch(slots.period):
        memory.monthly = slots.base == shifted(slots.period, by_months=-1)
    first = memory.period_at != slots.sentence or _is_later(memory.period, slots)
    if slots.period and _observed(slots) and not (cumulative or former or alone) and first:
        memory.period, memory.period_at = slots.period, slots.sentence
        _keep_month(memory)


def _looks_back(article: Article, slots: Slots) -> re.Match[str] | None:
    """Whether a level is that of a time which another is compared with: "up from 1983's 5 million"."""
    time = slots.time
    if time is None or not article.flat.startswith("'s ", time.end):
        return None
    begins = time.start + (len("from ") if article.quote(time).startswith("from ") else 0)
    return BACK.search(article.flat, max(0, time.start - 24), begins)


def _is_since(article: Article, slots: Slots) -> bool:
    """Whether a level only bounds a record: "the smallest deficit since April, when it was 5 million"."""
    time = slots.time
    return time is not None and time.relation == "since" and WHEN.match(article.flat, time.end) is not None


def _is_later(running: str | None, slots: Slots) -> bool:
    """Whether a level is of a later year than what the sentence told first: "5 in 2016, and 6 in 2017"."""
    years = running is not None and slots.period is not None and len(running) == len(slots.period) == len("2017")
    return years and slots.time is not None and slots.measure.code == "level" and (slots.period or "") > (running or "")


def _since_then(article: Article, slots: Slots) -> str | None:
    """The time of a clause from which on something changed: "has doubled since a pact took effect in 2011"."""
    since = SINCE.match(article.flat, slots.number.end)
    end = article.flat.find(",", since.end()) if since is not None else -1
    times = within(article.times, since.end(), end if end > 0 else since.end() + FAR) if since is not None else []
    dated = [time.edtf for time in times if time.grain in {"year", "month", "day"} and not time.relation]
    return dated[0] if len(dated) == 1 else None


def _keep_month(memory: Memory) -> None:
    if memory.period and len(memory.period) == len("2018-09"):
        memory.month = memory.period
    elif memory.period and MONTHS.fullmatch(memory.period):
        memory.months = memory.period


def those_months(article: Article, memory: Memory, sentence: Sentence) -> str | None:
    """The stretch of several months, told before, of which the sentence speaks again: "the period under review"."""
    told = THOSE_MONTHS.search(article.flat, sentence.start, sentence.end)
    first, _, last = (memory.months or "").partition("/")
    if told is None or not last:
        return None
    counted = told["count"] is None or shifted(first, by_months=count_of(told["count"]) - 1) == last
    return memory.months if counted else None


def _observed(slots: Slots) -> bool:
    trade = slots.status in {"observed", "estimate"} and slots.indicator in TRADE
    return trade and not slots.measure.from_base and not slots.headline


def _told_before(article: Article, memory: Memory, slots: Slots) -> tuple[str, str] | None:
    """The period of a figure without a time in its sentence, and the rule that tells it."""
    base, since = slots.measure.from_base, slots.sentence - memory.period_at
    changed = slots.measure.code.startswith("change")
    if (not base and YEARLY.match(article.flat, slots.number.end)) or (
        changed and SINCE.match(article.flat, slots.number.end)
    ):
        return None  # what is so each year, or since then
    if (told := _of_last(article, memory, slots)) is not None:
        return told, "period of another"
    last = memory.last
    if slots.status in AHEAD and base and slots.indicator in TRADE and memory.period and since <= RUNNING:
        # "Bigger than the 5 billion that analysts had expected", but not "from 5 billion to 7 billion by 2030".
        begins = article.flat.endswith("from ", 0, slots.number.start)
        return None if begins else (memory.period, "running period")
    if last is not None and last.period and slots.status in AHEAD and last.status in AHEAD:
        return (
            (last.period, "running period") if _same(last, slots) and slots.sentence - last.sentence <= NEXT else None
        )
    nominal = slots.term.kind == "noun" and slots.term.word != "purchases" and slots.measure.code != "share_pct"
    far = CHANGES if slots.measure.code == "change_pct" else RUNNING if nominal else NEXT
    if memory.period and _observed(slots) and since <= far:
        return memory.period, "running period"
    return None


def _of_last(article: Article, memory: Memory, slots: Slots) -> str | None:
    """The period of the last sentence's figure, where this one goes on with it."""
    last = memory.last
    if slots.status != "observed" or slots.measure.from_base or last is None:
        return None
    if slots.told_before:
        # What was only compared with is not gone on with.
        return (memory.period if last.measure.from_base else None) or slots.told_before
    if slots.sentence - last.sentence <= NEXT and OF_IT.match(article.flat, article.sentences[slots.sentence].start):
        return last.period
    return None


def _same(one: Slots, other: Slots) -> bool:
    """Whether two figures measure the same of the same economy."""
    return one.indicator == other.indicator and one.reporter == other.reporter and one.flow == other.flow


def _correct(article: Article, slots: Slots) -> None:
    """What holds for a time to come is no observation; what held in a time gone by is one, unless told as hope."""
    day, period = article.published, slots.period
    if slots.border and slots.status == "observed" and period is None and HELD not in slots.reasons:
        slots.status = "decided"  # a tariff without a day is told as a measure, not as what was counted
        return
    if day is None or period is None:
        return
    if slots.status == "observed" and _is_to_come(day, period):
        slots.status = "decided" if slots.border else "target"
        return
    # "Likely to fall to 5 million tonnes in March from 6 million in February": what it falls from was counted.
    if slots.measure.from_base and slots.time is not None and "mode:after" not in slots.reasons:
        if slots.status in AHEAD and _is_over(day, period):
            slots.status = "observed"
        return
    hoped = any(reason.startswith("mode:") for reason in slots.reasons)
    if hoped and slots.status == "forecast" and "running period" in slots.reasons and _is_over(day, period):
        slots.period = None  # nobody forecasts what is over
        return
    if slots.status not in AHEAD or hoped or not period[-4:].isdigit() or ".." in period:
        return
    last = period.rsplit("/", 1)[-1]
    if last[:4].isdigit() and int(last[:4]) < day.year - (len(last) > 4):
        slots.status = "observed"


def _is_over(day: Published, period: str) -> bool:
    """Whether a period ends before the day of publication."""
    last = parse_period(period).last
    return last is not None and day.date is not None and last < day.date


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
                and other.status == "observed"
                and other.reporter == slots.reporter
                and other.period
            ):
                slots.period = other.period
                slots.reasons.append("period of what follows")
                break


def run_on(article: Article, memory: Memory, sentence: Sentence, index: int) -> None:
    """Remember the period that a sentence without figures speaks of: "data for November"."""
    if STATISTICS.isdisjoint(article.words[sentence.start]):
        return
    for time in times_of(article, sentence.start, sentence.end):
        years = YEARS.fullmatch(time.edtf or "")
        told = time.grain in {"month", "span", "year"} and time.edtf and not (years or time.relation)
        told = told and not article.quote(time).endswith("weekend")  # nothing is counted by weekends
        if told and not is_base(article, time) and not STREAK.search(article.flat, sentence.start, time.start):
            memory.period, memory.period_at = time.edtf, index
            _keep_month(memory)
            return

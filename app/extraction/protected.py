"""Figures of tariffs, bans and quotas: rates, shares of goods freed, the worth or number of goods concerned."""

import re

from app.extraction.article import Article, within
from app.extraction.measures import Measure
from app.extraction.numbers import Number
from app.extraction.protection import barrier_near, border, is_share_freed, is_under
from app.extraction.segments import Sentence
from app.extraction.slots import Slots
from app.extraction.terms import Term
from app.extraction.whose import Whose

# A barrier is still spoken of for so many sentences.
SOON = 3
QUOTA = re.compile(r"quota", re.IGNORECASE)
FREEING = re.compile(
    r"\b(?:eliminat\w+|abolish\w*|lift\w*|remov\w+|exempt\w*|zero|liberali[sz]\w+|scrap\w*|free"
    r"|preferences?|duty-free|reduc\w+|cut\w*|impos\w+|cover\w*|slap\w*)\b",
    re.IGNORECASE,
)


def protected(
    article: Article, whose: Whose, number: Number, how: Measure | None, sentence: Sentence
) -> tuple[bool, Slots | None]:
    """Whether a barrier to trade governs the number, and the figure that it makes of it, if its sides are known."""
    if number.sort not in {"percent", "money", "count", "quantity"}:
        return False, None
    barrier = barrier_near(article, number, sentence)
    if barrier is None:
        return False, None
    found = _sort(article, number, how, barrier, sentence)
    if found is None:
        return False, None
    return True, _figure(article, whose, number, found, barrier, sentence)


def _figure(
    article: Article,
    whose: Whose,
    number: Number,
    found: tuple[str, Measure],
    barrier: re.Match[str],
    sentence: Sentence,
) -> Slots | None:
    indicator, measure = found
    subject = whose.subject(sentence, min(number.start, barrier.start()))
    sides = border(article, number, barrier, sentence, subject)
    imposer, target = sides.imposer, sides.target
    imposer = imposer or whose.about_other(target)
    if target is None and not sides.mutual and measure.code != "level":
        target = whose.about_other(imposer)
    target = target or (None if sides.mutual else whose.other(imposer))
    flow, reporter, partner = "import", imposer, target
    if (sides.mutual and None in {sides.target, imposer}) or (imposer is None and target is None):
        pair = whose.two(sentence) or whose.pair or (article.pair if sides.mutual else None)
        if pair is None:
            return None
        flow, (reporter, partner) = "total", pair
    elif sides.exports or (indicator == "quota" and "export" in article.flat[barrier.start() - 8 : barrier.start()]):
        flow, reporter, partner = "export", target, imposer
    if reporter is None and whose.pair is not None:
        reporter = whose.memory.reporter
    if reporter is None:
        return None
    partner = partner if partner != reporter else whose.about_other(reporter)
    return _slots(article, number, measure, indicator, flow, (reporter, partner), barrier)


def _sort(  # noqa: PLR0911 - one sort of number after the other
    article: Article, number: Number, how: Measure | None, barrier: re.Match[str], sentence: Sentence
) -> tuple[str, Measure] | None:
    """Indicator and measure, or None where the barrier does not govern the number."""
    flat = article.flat
    between = flat[min(barrier.end(), number.end) : max(barrier.start(), number.start)]
    plain = Measure("level", None, number.start, number.end, "rate")
    if number.sort == "percent":
        if is_share_freed(article, number):
            if not FREEING.search(flat, max(sentence.start, number.start - 90), min(sentence.end, number.end + 120)):
                return None
            return "trade_value", Measure("share_pct", None, number.start, number.end, "share freed")
        if how is not None and how.code != "level":
            return None
        adjacent = barrier.start() >= number.end and re.fullmatch(r"[ -](?:[a-z-]+ ){0,2}", between)
        return ("tariff_rate", plain) if adjacent else None
    if number.sort == "money":
        return (
            ("trade_value", Measure("level", None, number.start, number.end, "goods under a tariff"))
            if is_under(article, number)
            else None
        )
    if number.sort == "count" and number.unit in {"items", "categories"}:
        return "count", Measure("count", None, number.start, number.end, "goods under a barrier")
    if number.sort == "quantity" and QUOTA.search(barrier.group()) and barrier.end() <= number.start:
        return "quota", Measure("level", None, number.start, number.end, "quota")
    return None


def _slots(
    article: Article,
    number: Number,
    measure: Measure,
    indicator: str,
    flow: str,
    sides: tuple[str | None, str | None],
    barrier: re.Match[str],
) -> Slots:
    term = Term(barrier.start(), barrier.end(), indicator, flow, "", "noun", barrier.group().lower())
    start, end = min(number.start, barrier.start()), max(number.end, barrier.end())
    between = [
        one
        for one in within(article.numbers, start, end)
        if one is not number and one.sort in {"percent", "money", "count"}
    ]
    if between:
        start, end = number.start, number.end
    slots = Slots(number, term, measure, indicator, flow, None, start, end, number.unit or "", number.value)
    slots.reporter, slots.partner = sides
    slots.comparator, slots.border = number.comparator, True
    slots.reasons += [f"border:{term.word}", f"measure:{measure.rule}"]
    return slots


def listed(number: Number, last: Slots | None, index: int) -> bool:
    """Whether goods are counted soon after a barrier was told: "The list covers 1,300 products"."""
    goods = number.sort == "count" and number.unit in {"items", "categories"}
    return goods and last is not None and last.border and index - last.sentence <= SOON


def again(number: Number, last: Slots | None) -> Slots | None:
    """The count of goods under the barrier that was told before, at the same border."""
    if last is None:
        return None
    how = Measure("count", None, number.start, number.end, "goods under a barrier")
    slots = Slots(
        number, last.term, how, "count", last.flow, None, number.start, number.end, number.unit or "", number.value
    )
    slots.reporter, slots.partner, slots.comparator, slots.border = last.reporter, last.partner, number.comparator, True
    slots.reasons += ["border:told before", "measure:goods under a barrier"]
    return slots

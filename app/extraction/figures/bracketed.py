"""Figures in brackets: changes behind goods or a partner ("tin (+3.5 per cent)"), what a percentage is in money."""

import re

from app.extraction.article import Article, within
from app.extraction.figures.continued import FOLLOWED
from app.extraction.figures.measures import Measure
from app.extraction.figures.slots import TRADED, Slots
from app.extraction.figures.terms import Term
from app.extraction.numbers.scanning import Number
from app.extraction.structs import replace
from app.extraction.text.segments import Sentence

OPENED = re.compile(r" \((?:(?P<down>-|down (?:by )?)|(?:\+|up (?:by )?))$")
# Words of change stand in brackets behind much; in a row they tell of what stands in the row.
IN_BRACKETS = re.compile(r" \((?:[-+]|up |down )[^()]{0,20}\)")
GOODS = re.compile(
    r"(?:^|, (?:and )?|; | and |: |\),? (?:and )?)(?:the )?(?!and )(?P<goods>[A-Za-z][A-Za-z-]*(?: [A-Za-z-]+){0,4})$"
)
# A row goes on with what the article told of this many sentences before at most.
SOON = 3
# A part of something is so much of it, a change is by so much.
AMOUNT_OF = {"change_pct": "change_abs", "share_pct": "level"}
BEHIND = re.compile(r" \((?:(?:or|about|some|around|nearly|almost|over|by|equivalent to|equal to|worth) )*")
# "Exports at 7 million (5 million in 2016)": what they were at another time.
THEN = re.compile(r" (?:in|a year|the year|last year)\b[^()]{0,40}\)")
LONGEST = 60
RULE = "in brackets"


def _in_money(flat: str, number: Number, last: Slots | None) -> Slots | None:
    """What stands right before the brackets at another time, or a change or a share in money: "down 2 per cent (192
    million euros)"."""
    if last is None or last.flow not in TRADED or not BEHIND.fullmatch(flat, last.number.end, number.start):
        return None
    if last.measure.code == "level" and number.unit == last.unit and THEN.match(flat, number.end):
        code, direction = "level", None
    elif last.measure.code in AMOUNT_OF and flat.startswith(")", number.end):
        code, direction = AMOUNT_OF[last.measure.code], last.measure.direction
    else:
        return None
    how = Measure(code, direction, number.start, number.end, RULE, code == last.measure.code)
    slots = Slots(
        number,
        last.term,
        how,
        last.indicator,
        last.flow,
        last.balance,
        number.start,
        number.end,
        number.unit or "",
        number.value,
    )
    slots.reporter, slots.partner, slots.commodity = last.reporter, last.partner, last.commodity
    slots.comparator, slots.status, slots.mood = number.comparator, last.status, last.mood
    slots.base, slots.told_before = last.base, last.told_before
    slots.reasons += ["carried", f"measure:{RULE}"]
    return slots


def bracketed(
    article: Article, number: Number, sentence: Sentence, terms: list[Term], last: Slots | None, index: int
) -> Slots | None:
    """The figure that a change in brackets by itself is of what stands before, if that is told.

    `last` is the article's last figure: whose flow it was is whose the row is.
    """
    flat = article.flat
    if number.sort == "money":
        return _in_money(flat, number, last)
    opened = OPENED.search(flat, max(sentence.start, number.start - 12), number.start)
    if number.sort != "percent" or opened is None or not flat.startswith(")", number.end):
        return None
    signed = flat[number.start - 1] in "+-"
    if not signed and len(IN_BRACKETS.findall(flat, sentence.start, sentence.end)) < 2:
        return None
    told = [one for one in within(terms, sentence.start, sentence.end) if one.kind == "noun" and one.flow is not None]
    recent = last if last is not None and index - last.sentence <= SOON else None
    if recent is None or recent.reporter is None or recent.flow is None:
        return None
    term = told[0] if told else recent.term
    how = Measure("change_pct", "down" if opened["down"] else "up", number.start, number.end, RULE)
    slots = Slots(
        number,
        replace(term, kind="list"),
        how,
        term.indicator if told else recent.indicator,
        term.flow if told else recent.flow,
        None,
        number.start,
        number.end,
        "percent",
        number.value,
    )
    slots.reporter, slots.comparator, slots.told_before = recent.reporter, number.comparator, recent.period
    slots.base = recent.base
    slots.reasons += ["carried", f"measure:{RULE}"]
    places = [place for place in within(article.places, sentence.start, opened.start()) if place.end == opened.start()]
    goods = GOODS.search(flat[max(sentence.start, opened.start() - LONGEST) : opened.start()])
    # What stands before one bracket is of that alone.
    goods_told = None if recent.measure.rule == RULE and recent.partner is None else recent.commodity
    ranked = recent.sentence == index and recent.measure.rule == RULE and recent.partner is recent.commodity is None
    if places and (ranked or FOLLOWED.search(flat, sentence.start, places[0].start)):
        slots.start, slots.reporter, slots.partner = places[0].start, places[0].code, None  # "followed by Peru (+5%)"
    elif places and places[0].code != slots.reporter:
        slots.start, slots.partner, slots.commodity = places[0].start, places[0].code, goods_told
    elif not places and goods is not None:
        slots.start, slots.partner, slots.commodity = (
            opened.start() - len(goods["goods"]),
            recent.partner,
            goods["goods"].lower(),
        )
    else:
        return None
    return slots

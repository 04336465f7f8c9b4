"""How a number measures: a level, a change and which way, a share."""

import re

from app.extraction.article import Article
from app.extraction.figures.changes import (
    NEAR_LEFT,
    Change,
    change_of_row,
    is_by,
    is_more_than,
    left_change,
    right_change,
)
from app.extraction.figures.signed import signed
from app.extraction.figures.told_twice import noun_at
from app.extraction.numbers.scanning import Number
from app.extraction.structs import struct

SHARE_LEFT = re.compile(
    r"\b(?:account(?:ed|ing|s)? for|represent(?:ed|ing|s)?|(?:made|makes?|making) up(?: for)?|compris\w+"
    r"|constitut\w+|equal to|equivalent to|share (?:of|was|is|at|to|rose to|fell to)|proportion of"
    r"|take up|took up|responsible for)(?: (?:only|just|a|the|some|about|nearly))* $",
    re.IGNORECASE,
)
# "A's share of imports rose to 5 percent".
SHARE_OF = re.compile(
    r"\bshare (?:of|in|for|among)\b(?:[^.;:,]|[.,]\d|U\.S\.){3,80} (?:to|at|was|is|from|of|reached|hit|by) $"
)
SHARE_RIGHT = re.compile(r" (?:share\b|of (?!(?:last|this)\b)|owned|holding)", re.IGNORECASE)
# "10 and 5 percent of its exports, respectively".
ROW = re.compile(r",? and (?:\d[\d.]*|[a-z]{3,9}) ?(?:percent|per cent|pct|%)(?= of [^.;\d]{3,90} respectively\b)")
OF_CHANGE = re.compile(r" of (?:increase|growth|decline)\b")
TO_LEFT = re.compile(r"\bto(?: (?:a|an|the|record|new|all-time|high|of|level|low|just|only))* $", re.IGNORECASE)
FROM_LEFT = re.compile(
    r"\bfrom(?: (?:a|an|the|record|just|only|present|current|previous|of|its|level|high))* $", re.IGNORECASE
)
OF_RATE = re.compile(r" (?:[a-z-]+ ){0,2}(?:tariffs?|dut(?:y|ies)|lev(?:y|ies)|tax(?:es)?|surcharges?|rates?)\b")


@struct(frozen=True, slots=True)
class Measure:
    """How a number measures, which way, and where the words that say so begin and end."""

    code: str
    direction: str | None
    start: int
    end: int
    rule: str
    from_base: bool = False


def measure(article: Article, changes: list[Change], number: Number, start: int, end: int) -> Measure | None:  # noqa: PLR0911, PLR0912 - one sort of number after the other
    """How a number measures, by the words from `start` to it and from it to `end`; None where nothing tells."""
    flat, left = article.flat, article.flat[max(start, number.start - 90) : number.start]
    if number.sort == "times":
        return Measure("change_factor", number.noun, number.start, number.end, "factor")
    if (told := signed(flat, number, start)) is not None:
        return Measure(told[0], told[1], told[2], number.end, "signed")
    to, base = TO_LEFT.search(left) is not None, FROM_LEFT.search(left) is not None
    change, right = (
        left_change(flat, changes, number, start),
        right_change(flat, changes, noun_at(article, number), end),
    )
    if right is not None and (change is None or not NEAR_LEFT.fullmatch(flat[change.end : number.start])):
        change = right
    if change is not None and left.endswith("the ") and OF_RATE.match(flat, number.end):
        change = None  # to drop the 25 percent duty is to end it
    if number.sort == "percent":
        if SHARE_LEFT.search(left) and (right is None or right is not change):
            return Measure("share_pct", None, number.start, number.end, "share")
        if SHARE_OF.search(flat[max(0, number.start - 110) : number.start]) and not left.endswith(" by "):
            return Measure("share_pct", None, number.start, number.end, "share of", base)
        if change is not None and (not to or change.start > number.start):  # "led to a 10 percent rise"
            return Measure(
                "change_pct", change.direction, min(change.start, number.start), max(number.end, change.end), "change"
            )
        if (row := change_of_row(flat, changes, number, start)) is not None:
            return Measure("change_pct", row.direction, number.start, number.end, "change in brackets")
        rest = ROW.match(flat, number.end)
        part = SHARE_RIGHT.match(flat, rest.end()) if rest else SHARE_RIGHT.match(flat, number.end, end)
        if part and not _is_change_of(flat, number.end, end):
            return Measure("share_pct", None, number.start, number.end, "share of")
        return Measure("level", None, number.start, number.end, "rate", base) if to or base else None
    if number.sort == "pp":
        return (
            Measure("change_abs", change.direction, min(change.start, number.start), number.end, "points")
            if change
            else None
        )
    if change is not None and not to and not base and change.kind != "level" and is_by(flat, change, number):
        return Measure(
            "change_abs",
            change.direction,
            min(change.start, number.start),
            max(number.end, change.end),
            "amount of change",
        )
    if right is not None and not base and number.sort != "count" and is_more_than(flat, number, right):
        return Measure("change_abs", right.direction, number.start, right.end, "amount of change")
    code = "count" if number.sort == "count" else "level"
    return Measure(code, None, number.start, number.end, "from" if base else "to" if to else "level", base)


def _is_change_of(flat: str, at: int, end: int) -> bool:
    return OF_CHANGE.match(flat[at:end]) is not None

"""Which time is a figure's own where two stand beside it, and how much of a year it counts."""

import re
from collections.abc import Sequence

from app.extraction.article import Article
from app.extraction.figures.slots import TRADED, Memory, Slots
from app.extraction.figures.times import MONTH, is_base
from app.extraction.numbers.scanning import Number
from app.extraction.times.calendar import shifted
from app.extraction.times.scanning import Time

NEXT_CLAUSE = re.compile(r",? (?:it|they|the (?:figure|total|number|amount|volume|value)) [a-z]")
OWN_NEAR, MONEYS = 60, "$£€¥"
# "Agreed in March to lend 5 million": it is not lent in March.
RESOLVED = re.compile(
    r"\b(?:agreed|pledged|promised|vowed|undertook|decided|offered|said|announced|told|proposed) (?:in |on )?$"
)
TO_DO, NEAR = re.compile(r" (?:to|that) "), 24
WHO, FAR = re.compile(r", (?:who|whose) [^,;]*$"), 130
# "Double last year's 5 billion": of the same months.
LAST_YEARS = re.compile(r"last year's (?=\S*\d)")
# "Against imports of 5 million noted in the same month last year": they are of that month.
HELD = re.compile(
    r" (?:[a-z]+ )?(?:(?:recorded|registered|posted|reported|seen|made|earned|exported|imported|achieved|set|reached"
    r"|received|sold|bought|shipped) )(?:(?:in|during|for|over|at) )?"
    r"| of "
)
# "Compared with a deficit of 3 million a year earlier".
AGAINST = re.compile(
    r"\b(?:compared (?:to|with)|(?:as )?against|versus|(?:up|down) from|after|following) (?:(?:an?|the|its|their) )?"
    r"(?:[a-z-]+ ){1,4}of (?:(?:about|some|around|nearly|almost|over|only|just) )*$"
)
BESIDE = 80


def counted(article: Article, memory: Memory, slots: Slots) -> str | None:
    """The period as far as it is counted: "so far this year" ends with the month whose figures are out, and what flows
    is that of a whole year "at the end of the year"."""
    period, time = slots.period, slots.time
    if period is None or time is None or slots.flow not in TRADED:
        return period
    words = article.quote(time).lower()
    if (
        words.startswith("so far")
        and memory.month
        and period[:5] == memory.month[:5]
        and period[-2:] > memory.month[-2:]
    ):
        return f"{period[:7]}/{memory.month}" if memory.month > period[:7] else period
    ended = re.search(r"\b(?:end|close) of (?:(?:the|this|next|last) year|\d{4})$", words) and slots.flow != "balance"
    return period[:4] if ended and re.fullmatch(r"\d{4}-12", period) else period


def is_somebodys(flat: str, time: Time, start: int, at: int) -> bool:
    """Whether it is of what is said of somebody, or of who said so: "who was in Lima in July", "agreed in May to".

    The sentence begins at `start`, the number stands at `at`.
    """
    if TO_DO.match(flat, time.end) and RESOLVED.search(flat, max(start, time.start - NEAR), time.start):
        return True
    return "," in flat[time.end : at] and WHO.search(flat, max(start, time.start - FAR), time.start) is not None


def has_own(article: Article, slots: Slots, times: Sequence[Time], time: Time, end: int) -> bool:
    """Whether a time after a comma is that of the next number, as this one has its own: "in 2007 it was 5 million,
    in 2006 it was 3 million"."""
    flat = article.flat
    if not flat.startswith(", ", slots.number.end) or time.start > slots.number.end + len(", in the "):
        return False
    if NEXT_CLAUSE.match(flat, time.end):
        return True  # "exceeded 3 million, a year later it was 5 million"
    if end >= len(flat) or not (flat[end].isdigit() or flat[end] in MONEYS):
        return False  # no number comes next
    own = [one for one in times if slots.number.start - OWN_NEAR < one.start < slots.number.start]
    return bool(own) and own[-1].grain == time.grain and not is_base(article, own[-1])


def is_part_of_last(article: Article, slots: Slots, time: Time, running: str | None) -> bool:
    """Whether "last year" means its same months: "last year's 5 billion", "against 5 billion last year"."""
    if running is None or not _is_within_a_year(running):
        return False
    if LAST_YEARS.match(article.flat, time.start):
        return True
    return slots.measure.from_base and article.quote(time).lower() == "last year" and slots.status == "observed"


def _is_within_a_year(period: str) -> bool:
    """Whether it is a month or some, fewer than twelve."""
    first, _, last = period.partition("/")
    return MONTH.fullmatch(first) is not None and (not last or last < (shifted(first, by_months=11) or ""))


def is_of_then(flat: str, number: Number, time: Time) -> bool:
    """Whether a level is that of the time behind it, with which another is compared."""
    if HELD.fullmatch(flat, number.end, time.start):
        return True
    return AGAINST.search(flat, max(0, number.start - BESIDE), number.start) is not None

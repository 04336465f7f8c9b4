"""Bare numbers as what the numbers beside them count: "53,813 tonnes against 89,210", "from 3,000 to 4,000 wheels"."""

import re
from collections.abc import Sequence
from decimal import Decimal

from app.extraction.article import Article
from app.extraction.figures.counting import SMALLEST, counted
from app.extraction.figures.rows import row_goods
from app.extraction.figures.unit_prices import priced
from app.extraction.numbers.numerals import RESPECTIVELY
from app.extraction.numbers.scanning import Number
from app.extraction.structs import replace

# "3,600 companies from 172 countries" compares nothing.
COUNTS_ELSE = re.compile(
    r" (?:(?!(?:tonnes|tons|this|his|its|was|is|has|as|less|versus|plus|across)\b)[a-z]+s|[A-Z]{3,})\b"
)
# "100,000 tonnes to Italy, to Lebanon 25,000".
ROW = re.compile(
    r"(?: of (?:[A-Z][a-z]+ )?[a-z-]+(?: [a-z-]+)?)?(?:, (?:its|the|an?) [^.;,]{3,40}(?=,))?(?: (?:to|from|with"
    r"|for) [A-Z][A-Za-z. ]{2,30})?(?: (?:in|during|last"
    r"|this) [^,;.]{2,20})?(?:,| and"
    r"|, and) (?:to |from |with "
    r"|for )?(?:the )?[A-Z][A-Za-z.]+"
    r"(?: [A-Z][A-Za-z.]+)? "
)
AGAINST = re.compile(
    r"[^.;:]{0,60}, (?:up|down) from (?:(?:about|some|just|only) )?|"
    r"(?: (?:in|during|last|this) [^,;.]{2,20})?,?(?: (?:and|but))?(?: (?:up|down))? (?:against|from|versus|rising to"
    r"|falling to|compared (?:with|to))(?: (?:about|some"
    r"|a|only|just))* |"
    r"(?: (?:in|during|last|this) [^,;.]{2,20})?,? and (?:is|are|was|were|should|could|will|would|may|might)(?: be)?"
    r"(?: (?:planned|expected|forecast|seen|put|set|estimated|projected|likely))?(?: to (?:reach|hit|rise to|fall to|be"
    r"|come to|grow to|top))?(?: at)? |"
    r",? (?:(?:well|far|just|slightly) )?(?:above|below|over|under|exceeding|short of|within|against) (?:its|their"
    r"|the|an?)"
    r" (?:[A-Za-z-]+ ){0,2}(?:quota|target|ceiling|goal|limit|level|allocation|estimate|forecast|capacity) of |"
    r",? (?:(?:well|far|just|slightly) )?(?:short of|below|above|more than|less than|shy of|against)"
    r" (?:the|its|their|last year's)(?: (?:record|earlier|previous))? |"
    r"[^.;:]{0,60},? when (?:it|they|the country|[A-Z][a-z]+) (?:sold|exported|imported|bought|shipped|took|produced"
    r"|made"
    r"|harvested)(?: (?:only|just|about|some|nearly|over))* |"
    r"[^.;:]{0,90},? when (?:the|that|their|its) (?:figure|number|total|tally)(?: [a-z]+)? (?:was|were|stood at"
    r"|reached) |"
    r"(?: (?:in|during|for) [^,;.]{2,40})?(?: \([^()]{3,30}\))?,? (?:[a-z]+ ){1,3}(?:said|reported|showed),? from |"
    r"[^.;:\d]{0,40},(?: and| but)? (?:(?:last|this|the previous|the following|the next) year"
    r"|a year (?:later|earlier|before)|in \d{4}|the year before),? (?:(?:only|just|about|some|a mere) )?"
)
MORE = re.compile(r" more(?=[.,;)]| (?:this|next|last|in|by|later|to|will|were|was|are|on|over|during|within)\b)")
# "Another 54 will follow".
ANOTHER = re.compile(r"\b(?:another|a further|an additional|the other|the remaining) $", re.IGNORECASE)
FOLLOWING = re.compile(r"(?=[.,;)]| (?:will|would|are|were|is|was|to|have|had|by|in|this|next|later|on order|under)\b)")
# Where a sentence goes on counting what the last one counted: "to Peru fell 3 percent to 43,700".
STOOD = re.compile(
    r"\b(?:to|from|at|was|were|been|reached|totall?ed|of|numbered|came to|against|versus|after)"
    r"(?: (?:about|some|only|just|over|nearly|a|record|more|than))* $"
)
# "9 million tonnes of wheat and 560,000 of maize".
OF_GOODS = re.compile(r"(?: of [a-z-]+(?: [a-z-]+)?)?(?:,| and|, and) (?:(?:about|some|nearly|only|over) )?")
OF = re.compile(r" of [a-z]")
# "1.6 million to Peru and 900,000 to Cuba".
TO_ONE = re.compile(
    r"(?: of [a-z-]+(?: [a-z-]+)?)?(?: (?:went|(?:were|was) (?:sold|sent|shipped|exported)))? (?:to"
    r"|from) (?:the )?[A-Z][A-Za-z. ]{1,25}(?:,"
    r"| and|, and) (?:(?:about|some|nearly|only|over) )?"
)
TO = re.compile(r" (?:to|from) (?:the )?[A-Z]")
TRADED = re.compile(
    r"\b(?:import(?:s|ed)?|export(?:s|ed)?|sold|sells?|bought|buys?|ship(?:s|ped)?|took|takes?|purchase[sd]?|supplied"
    r"|suppl(?:y|ies)|receive[sd]?|deliver(?:s|ed)?|order(?:s|ed)?|sent|sends?|provide[sd]?)"
    r"(?: (?:about|some|only|just|over|nearly|another|a|further|record|more|than))* $"
)
LARGE, SOON = 1000, 2
# "9,000 tonnes of tin in 2013, 11,000 in 2014 and 14,500 in 2015".
IN_A_YEAR = re.compile(
    r"[^.;:,\d]{0,60} in (?:[A-Z][a-z]+ )?(?:19|20)\d\d(?:,| and|, and) (?:(?:about|some|only|just|nearly|over) )?"
)
IN_ANOTHER = re.compile(r"(?:, worth [^;:,]{2,40},)? in (?:[A-Z][a-z]+ )?(?:19|20)\d\d\b")
# "Of which Nigeria took 90,000".
OF_WHICH = re.compile(
    r"[^.;:\d]{0,40},? of which (?:the )?[A-Z][A-Za-z]+(?: [A-Z][a-z]+)?"
    r" (?:took|bought|received|supplied|sold|shipped) "
)
# "5 million bags, of which 500,000 went to Peru".
OF_THESE = re.compile(r"[^.;:\d]{0,40},? of which (?:(?:about|some|nearly|almost|over|only) )?")
WENT = re.compile(r" (?:went|go|are|is|were|was|will|came|come)\b")
# "Sold 500,000 cars but imported fewer than 7,000".
ALSO = re.compile(
    r"[^.;\d]{0,60}?,? (?:and|but|while) (?:[a-z]+ )?(?:imported|exported|sold|bought|shipped|took|purchased|supplied"
    r"|received|delivered|ordered) (?:(?:only|just|a mere) )?$"
)
# "Exports of tin and zinc fell 24 and 22 percent, respectively".
BOTH_PERCENT = re.compile(
    r"(?:, \d[\d.]*)*,? and (?:\d[\d.]*|[a-z]{3,9}) ?(?:percent|per cent|pct|%),?[^.;\d]{0,90} respectively\b"
)
# "4,000 direct and 30,000 indirect jobs" share their noun.
SHARED = re.compile(
    r" (?!per|years?\b)[a-z-]*(?:[a-rt-z]|ss),? (?:and|or|plus) (?:(?:another|a further|some|about|nearly|up to) )?"
)
# "Purchases jumped 43 pct while sales to it advanced by only 13."
CHANGED = re.compile(
    r"[^.;\d]{0,60}\b(?:rose|fell|grew|gained|advanced|climbed|jumped|dropped|declined|increased|decreased|slipped"
    r"|dipped|slid|edged up|edged down|went up|went down|up|down)(?: by)?(?: (?:only|just|about|some|a mere))* "
)
THOSE_TO = re.compile(r",? and (?:those|that) (?:to|from|with) (?:the )?[A-Z][A-Za-z. ]{1,25} (?:by )?")
HUNDRED, ENDS = 100, re.compile(r"(?=[.;]|, |$)(?!,\d|\.\d)")
# "Sold 25 of its 130 jets".
PART_OF = re.compile(r" of (?:the|its|their|these|those) (?:[a-z-]+ ){0,2}")
DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
LONGEST_ROW, ROW_JOINT = 6, re.compile(r",? (?:and )?")
ROW_AGAIN = re.compile(r"(?:,|,? and) [a-z]")


def counted_all(article: Article, numbers: Sequence[Number], start: int, last: Number | None) -> list[Number]:
    """The numbers of a sentence that begins at `start`, bare ones as what they count or left out.

    `last` is what the exports or imports of the last sentence counted.
    """
    found: list[Number] = []
    for at, number in enumerate(numbers):
        if found and _is_percent_too(article.flat, found[-1], number, numbers[at + 1 :]):
            number = replace(number, sort="percent", unit="percent")  # noqa: PLW2901 - read as what it is
        one = counted(article, _with_next(article, number, numbers[at + 1 :]), start)
        if one is None and found and (like := _compared(article, found, number)) is not None:
            one = replace(number, sort=like.sort, unit=like.unit, noun=like.noun)
        if one is None and last is not None and _counts_on(article.flat, number, found, last):
            one = replace(number, sort=last.sort, unit=last.unit, noun=last.noun, indicator=last.indicator)
        if one is not None:
            found.append(priced(article.flat, one, found, numbers[at + 1 :], start))
    return found


def is_whole_of(before: Number, number: Number, between: str) -> bool:
    """Whether a number only tells of how many the one before it are: "5 of 9 tonnes", "25 of its 130 jets"."""
    if between == " of ":
        return number.sort == "quantity"
    return number.sort == "count" and before.unit == number.unit and PART_OF.fullmatch(between) is not None


def _is_percent_too(flat: str, before: Number, number: Number, following: Sequence[Number]) -> bool:
    """Whether a bare number of a row of changes left its sign out: "cars rose 23.9%, machines 57.3, ships 92.1%"."""
    if number.sort != "bare" or before.sort != "percent":
        return False
    changed = CHANGED.fullmatch(flat, before.end, number.start) or THOSE_TO.fullmatch(flat, before.end, number.start)
    if number.value < HUNDRED and changed and ENDS.match(flat, number.end):
        return True
    if not following or following[0].sort != "percent":
        return False
    return row_goods(flat, before.end, number.start) is not None and ROW_AGAIN.match(flat, number.end) is not None


def _with_next(article: Article, number: Number, following: Sequence[Number]) -> Number:
    """A bare number as what the next one counts: "from 3,000 to 4,000 wheels", "from 3 million to 4 million tonnes"."""
    if number.sort != "bare" or not following:
        return _spanned(article.flat, number, following)
    if BOTH_PERCENT.match(article.flat, number.end):
        return replace(number, sort="percent", unit="percent")
    if (like := _row_of(article.flat, number, following)) is not None:
        value = number.value * _scale(article.flat, like) if like.sort == "money" else number.value
        return replace(number, sort=like.sort, unit=like.unit, noun=like.noun, indicator=like.indicator, value=value)
    if following[0].sort not in {"count", "quantity"}:
        return number
    between = article.flat[number.end : following[0].start]
    spread = (article.flat.endswith("from ", 0, number.start) and between == " to ") or SHARED.fullmatch(between)
    last = following[0]
    part = PART_OF.fullmatch(between) is not None and number.value < last.value
    if not (spread or part) or number.value < SMALLEST:
        return number
    return replace(number, sort=last.sort, unit=last.unit, noun=last.noun, indicator=last.indicator)


def _spanned(flat: str, number: Number, following: Sequence[Number]) -> Number:
    """Millions as what those to which they rose count."""
    if number.sort != "elliptic" or not following or following[0].sort not in {"quantity", "count", "money"}:
        return number
    last = following[0]
    if not (flat.endswith("from ", 0, number.start) and flat[number.end : last.start] == " to "):
        return number
    return replace(number, sort=last.sort, unit=last.unit, noun=last.noun, indicator=last.indicator)


def _row_of(flat: str, number: Number, following: Sequence[Number]) -> Number | None:
    """The number that tells the unit of a row: "30,000, 21,000 and 9,000 tonnes to three, respectively"."""
    end = number.end
    for one in following[:LONGEST_ROW]:
        if not ROW_JOINT.fullmatch(flat, end, one.start):
            return None
        if one.sort in {"count", "quantity", "money"}:
            told = RESPECTIVELY.search(flat, one.end, one.end + 120) or RESPECTIVELY.search(
                flat, max(0, number.start - 40), number.start
            )
            return one if told else None
        if one.sort != "bare":
            return None
        end = one.end
    return None


def _scale(flat: str, number: Number) -> Decimal:
    """By how much the digits of a number are multiplied: a million in "6 million dollars"."""
    digits = DIGITS.search(flat, number.core, number.end)
    return number.value / Decimal(digits.group().replace(",", "")) if digits and digits.group() != "0" else Decimal(1)


def _counts_on(flat: str, number: Number, found: Sequence[Number], last: Number) -> bool:
    """Whether a bare number counts what the last sentence counted: nothing else is counted in between."""
    others = {one.unit for one in found if one.sort in {"money", "quantity"}} - {last.unit}
    if number.sort != "bare" or number.value < LARGE or others:
        return False
    told = STOOD.search(flat, max(0, number.start - 40), number.start) is not None
    told = told or TRADED.search(flat, max(0, number.start - 40), number.start) is not None
    return told and COUNTS_ELSE.match(flat, number.end) is None


def _compared(article: Article, found: Sequence[Number], number: Number) -> Number | None:
    """The number that a bare one is compared with; what an elliptic one before it counts, an earlier one tells."""
    before = found[-1]
    if before.sort == "elliptic":
        counting = next((one for one in reversed(found) if one.sort in {"quantity", "count", "money"}), None)
        if counting is None or counting.sort == "money":
            return None
        before = replace(before, sort=counting.sort, unit=counting.unit, noun=counting.noun)
    return before if _compares(article, before, number) else None


def _compares(article: Article, before: Number, number: Number) -> bool:
    """Whether a bare number is compared with the one before: "53,813 tonnes against 89,210"."""
    if number.value < SMALLEST and before.sort in {"quantity", "count"} and MORE.match(article.flat, number.end):
        return True  # "bought 20 planes and will get four more"
    if before.sort == "count" and ANOTHER.search(article.flat, max(0, number.start - 18), number.start):
        return FOLLOWING.match(article.flat, number.end) is not None
    countable = before.sort in {"quantity", "count"} and number.value >= SMALLEST
    rows = ((TO_ONE, TO), (OF_GOODS, OF), (IN_A_YEAR, IN_ANOTHER))
    if countable and any(
        between.fullmatch(article.flat, before.end, number.start) and behind.match(article.flat, number.end)
        for between, behind in rows
    ):
        return True
    if countable and OF_THESE.fullmatch(article.flat, before.end, number.start):
        return WENT.match(article.flat, number.end) is not None
    told = next(
        (True for row in (AGAINST, ROW, ALSO, OF_WHICH) if row.fullmatch(article.flat, before.end, number.start)), None
    )
    return countable and told is not None and COUNTS_ELSE.match(article.flat, number.end) is None

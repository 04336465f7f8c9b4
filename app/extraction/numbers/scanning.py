"""Mentions of numbers: money, percentages, quantities and counts, with their hedges, as exact values in base units."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import islice

from app.extraction.numbers.amounts import SIZED, read_unit
from app.extraction.numbers.currencies import (
    BARE_SIGN,
    GLUED,
    LONGEST_SIGN,
    SYMBOL,
    currency,
    letter_symbol,
    own_dollars,
    symbols,
)
from app.extraction.numbers.hedges import HEADINGS, read_hedge
from app.extraction.numbers.numerals import MULTIPLES, TENS, UNITS, Numeral, read_numeral
from app.extraction.numbers.ranges import is_year, led_to_percent, low_end, next_scaled, second_of_range, sign_at
from app.extraction.structs import replace, struct
from app.extraction.text.tokens import Words, tokens

# No article has more words that could be one: the bound keeps hostile texts cheap.
MOST_NUMBERS = 10_000
# "A million", "a dozen".
ARTICLES, COUNTED = frozenset({"a", "an"}), MULTIPLES.keys() | {"dozen", "quarter"}
NUMBER_WORDS = frozenset([*UNITS, *TENS, "half", *ARTICLES])
SYMBOL_BEFORE = re.compile(rf"(?<![A-Za-z])(?:{SYMBOL.pattern})$")
# "Euro 6" engines and "Euro 2012" football.
NO_EUROS = re.compile(r"Euro[ -]?(?:[1-7]|(?:19|20)\d\d)(?![\d,.]\d)\b")
SYMBOL_ENDS = frozenset(sign[-1] for sign in symbols())
# "Mi-17 helicopters" and "A-320 planes" are called so, "737-800 jets" and "ten 737 Max aircraft" as well.
MODEL = re.compile(r"(?:(?<![A-Za-z])[A-Z][A-Za-z]{0,2}|7[0-8]7)-$")
MODELLED = re.compile(r"7[0-8]7(?:-\d00| (?:MAX|Max|Dreamliners?|NG|ER|X))\b")
THOUSAND = 1000
INSIDE = frozenset(".,/")
SIGNS = frozenset("$£€¥₹₩₽₸฿₫₱₦¢₵₺₴₪=. ")
MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?)"
)
IN_YEAR = re.compile(
    rf"\b(?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|dat(?:ing|es?|ed) (?:back )?(?:from|to)|early|late|mid|an?|{MONTH}) $"
)
DAY, LAST_DAY = re.compile(rf"\b{MONTH} $"), 31


@struct(frozen=True, slots=True)
class Number:
    """A number in the text: `start` to `end` with its hedge and unit, from `core` on without the hedge.

    `sort` is `money`, `percent`, `pp`, `quantity`, `count`, `elliptic` (a multiple whose unit stands elsewhere: 4.3
    billion), or `bare`. `noun` is what is counted; `sign` tells that the money was a sign or a bare "dlrs".
    """

    start: int
    end: int
    core: int
    value: Decimal
    value_max: Decimal | None
    unit: str | None
    sort: str
    comparator: str
    noun: str | None = None
    indicator: str | None = None
    sign: str = ""


def scan_numbers(flat: str, countries: Iterable[str] = (), words: Words | None = None) -> list[Number]:
    """All numbers of a text, in order, none overlapping.

    `countries` tells whose crowns and francs are meant; `words` are the text's, if they are known already.
    """
    found: list[Number] = []
    context, done = tuple(countries), 0
    dollars: str | None = None
    own = own_dollars(flat, context)
    for at in islice(_candidates(flat, tokens(flat) if words is None else words), MOST_NUMBERS):
        if at < done:
            continue
        number = _number_at(flat, at, context)
        if number is None:
            continue
        # Once a wire has said H.K. dollars, its bare dollars are those.
        if number.sign == "qualified":
            dollars = number.unit
        elif number.sign == "bare" and dollars:
            number = replace(number, unit=dollars)
        elif own is not None and number.sign == "sign" and BARE_SIGN.search(flat, number.start - 1, number.core + 2):
            number = replace(number, unit=(number.unit or "").replace("USD", own))
        if found and (spread := _spread(flat, found[-1], number)) is not None:
            found[-1] = spread
        else:
            found.append(number)
        done = number.end
    return found


def _candidates(flat: str, words: Words) -> Iterator[int]:
    """Where a number may begin: at a digit, its currency's sign, or a word for a number."""
    for number in words.of({*words.mixed, *NUMBER_WORDS.intersection(words.where)}):
        at, word, lower = words.starts[number], words.texts[number], words.small[number]
        if word[0].isdigit():
            before = flat[at - 1] if at else " "
            if before in INSIDE and not _begins(flat, at):
                continue
            if before == "-" and MODEL.search(flat[max(0, at - 5) : at]):
                continue
            if before == " " or not before.isalnum():
                signed = before in SIGNS and (before != " " or flat[at - 2 : at - 1] in SYMBOL_ENDS)
                match = SYMBOL_BEFORE.search(flat[max(0, at - LONGEST_SIGN) : at]) if signed else None
                yield at - len(match.group()) if match else at
        elif lower in ARTICLES:
            counted = number + 1 < len(words) and words.small[number + 1] in COUNTED
            if counted or flat.startswith("$", words.ends[number]):
                yield at
        elif lower in NUMBER_WORDS:
            yield at
        elif not word.isalpha() and GLUED.match(word):
            # Some papers put the country after the sign: "$US50", "$A8 million".
            yield at - 1 if flat.startswith(("$", "£"), at - 1) and at else at


def _begins(flat: str, at: int) -> bool:
    """Whether a digit after a stop or slash begins a number all the same: "Rs.50", "5 yuan/4 ringgit"."""
    if flat[at - 1] not in "./" or not flat[at - 3 : at - 1].isalpha():
        return False
    return flat[at - 1] == "/" or SYMBOL_BEFORE.search(flat[max(0, at - LONGEST_SIGN) : at]) is not None


def _number_at(flat: str, at: int, context: tuple[str, ...]) -> Number | None:
    begun = _first(flat, at, context)
    if begun is None:
        return None
    symbol, first = begun
    numeral, value_max = first, None
    ranged = second_of_range(flat, at, first, symbol)
    if ranged is not None:
        numeral, value_max = ranged
    scaled = next_scaled(flat, at, first, symbol) if ranged is None else None
    low = low_end(first, scaled or numeral) if scaled or value_max is not None else first.value
    unit = read_unit(flat, scaled or numeral, symbol, context) if not SIZED.match(flat, at) else None
    if unit is None or (unit[1] == "count" and _is_told_year(flat, at, numeral)):
        return None
    code, sort, end, noun, indicator, sign = unit
    end = first.end if scaled else end
    if sort == "count" and (MODELLED.match(flat, at) or _is_day(flat, at, numeral)):
        return None
    if sort == "bare" and (value_max is not None or is_year(flat, at, numeral)):
        low, value_max, numeral, end = first.value, None, first, first.end
        if is_year(flat, at, first):
            return None
    if sort == "bare" and value_max is None and led_to_percent(flat, at, numeral):
        code, sort = "percent", "percent"
    if sign == "cents":
        low, value_max = low / 100, value_max / 100 if value_max else None
    elif sign.isdigit():
        low, value_max = low.scaleb(int(sign)), value_max.scaleb(int(sign)) if value_max else None
    if len(low.normalize().as_tuple().digits) > 15 or low >= Decimal(10) ** 21:
        return None
    hedge, comparator = read_hedge(flat, at, value_max is not None)
    if sort == "count" and flat[hedge:at].lower() == "under " and HEADINGS.search(flat[max(0, hedge - 12) : hedge]):
        hedge, comparator = at, "eq"  # goods under 900 headings are not fewer than 900
    if value_max is not None:
        comparator = "range"
    return Number(hedge, end, at, low, value_max, code, sort, comparator, noun, indicator, sign)


def _spread(flat: str, low: Number, high: Number) -> Number | None:
    """The range that two amounts make, each with its unit: "between 3 million baht and 5 million baht"."""
    if flat[low.end : high.start] != " and " or low.unit != high.unit or low.sort != high.sort:
        return None
    if low.value_max is not None or low.value >= high.value or not flat.endswith("between ", 0, low.core):
        return None
    start, _ = read_hedge(flat, low.core, True)
    return replace(low, start=start, end=high.end, value_max=high.value, comparator="range")


def _first(flat: str, at: int, context: tuple[str, ...]) -> tuple[str | None, Numeral] | None:
    """The currency of the sign that a number begins with, if there is one, and the number itself."""
    symbol, begin = sign_at(flat, at)
    if symbol == "KES" and flat.startswith("Shs" if "KEN" in context else "Sh", at):
        symbol = currency("shillings", None, [code for code in context if code != "KEN"]) or symbol
    lettered = letter_symbol(flat, at, context) if symbol is None else None
    begin += lettered is not None
    first = read_numeral(flat, begin, symbol is not None or lettered is not None)
    if first is None or (flat[first.end : first.end + 1] == "," and flat[first.end + 1 : first.end + 2].isdigit()):
        return None
    if symbol == "EUR" and not first.exponent and NO_EUROS.match(flat, at):
        return None
    if lettered and not first.exponent and first.value < THOUSAND:
        return None  # a road or a ship
    return symbol or lettered, first


def _is_day(flat: str, at: int, numeral: Numeral) -> bool:
    """Whether what seems to count things is the day of a month: "from April 1 flights will be daily"."""
    return numeral.digits and numeral.value <= LAST_DAY and DAY.search(flat, max(0, at - 11), at) is not None


def _is_told_year(flat: str, at: int, numeral: Numeral) -> bool:
    """Whether what seems to count things is a year: "in 1978 Peruvian exporters sold", "a 1995 goods deficit"."""
    return is_year(flat, at, numeral) and IN_YEAR.search(flat, max(0, at - 18), at) is not None

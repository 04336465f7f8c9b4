"""Mentions of numbers: money, percentages, quantities and counts, with their hedges, as exact values in base units."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from app.extraction.currencies import CENTS, DOLLARS, SYMBOL, currency, money_pattern, money_words, symbols
from app.extraction.lexicons import alternatives, rows
from app.extraction.numerals import TENS, UNITS, Numeral, read_numeral
from app.extraction.tokens import Token, tokens
from app.vocabulary.codes import codelist
from app.vocabulary.codes import rows as vocabulary_rows

# Times and lengths are no figures of trade, yet must be known, so that "20 years" counts no goods.
NOT_TRADED = {
    "second",
    "minute",
    "hour",
    "day",
    "week",
    "month",
    "year",
    "degC",
    "km/h",
    "m",
    "km",
    "mile",
    "nmi",
    "ft",
    "inch",
}
LONGEST_HEDGE = 5
NUMBER_WORDS = frozenset([*UNITS, *TENS, "half", "a", "an"])
SYMBOL_BEFORE = re.compile(rf"(?<![A-Za-z])(?:{SYMBOL.pattern})$")
INSIDE = frozenset(".,/")
SIGNS = frozenset("$£€¥₹₩₽₸฿₫₱ ")
GLUED = re.compile(r"(?:RMB|USD|EUR|GBP|CNY|INR|JPY|Rs|RM|Rp)\d")
PERCENT = re.compile(
    r"(?: ?%| ?-?(?:percentage|per +cent|percent|pct|pc|prc)(?: +(?P<point>points?))?(?![A-Za-z]))", re.IGNORECASE
)
POINTS = re.compile(r"[ -]points?\b(?! of)", re.IGNORECASE)
JOINT = re.compile(r"(?P<joint> ?- ?| to | or | and )", re.IGNORECASE)
ADJECTIVE = re.compile(
    r" (?!(?:of|in|to|on|for|and|or|by|from|at|as|with|the|a|an|its|per|than|was|were|is|are|that|which|who|years?|months?|days?"
    r"|weeks?|hours?|times?|other|years|million|billion)\b)(?:U\.S\.|[A-Za-z][A-Za-z-]{1,20})(?=,? )",
)
COUNTED_END = re.compile(r"(?![A-Za-z-])")
ELLIPTIC = re.compile(
    r"(?=[.,;:)\"'!?]|$| +(?:of|in|by|from|to|last|this|next|a year|for|on|and|or|at|over|deficit|surplus|trade|level|worth|against"
    r"|compared|versus|up|down|during|as|with|between|the previous|the year|more|less|after|while|but|was|is|were|per|yesterday)\b)"
)
ABBREVIATED = {"over", "some", "around", "under", "near", "above", "below", "top", "cross", "minimum", "maximum"}


@dataclass(frozen=True, slots=True)
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

    @property
    def hedged(self) -> bool:
        """Whether the text qualifies the value."""
        return self.start < self.core


def scan_numbers(flat: str, countries: Iterable[str] = (), words: Sequence[Token] | None = None) -> list[Number]:
    """All numbers of a text, in order, none overlapping.

    `countries` tells whose crowns and francs are meant; `words` are the text's, if they are known already.
    """
    found: list[Number] = []
    context, done = tuple(countries), 0
    dollars: str | None = None
    for at in _candidates(flat, tokens(flat) if words is None else words):
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
        found.append(number)
        done = number.end
    return found


def _candidates(flat: str, words: Sequence[Token]) -> Iterator[int]:
    """Where a number may begin: at a digit, its currency's sign, or a word for a number."""
    for token in words:
        at, first = token.start, token.text[0]
        if first.isdigit():
            before = flat[at - 1] if at else " "
            if before in INSIDE:
                continue
            if before == " " or not before.isalnum():
                match = SYMBOL_BEFORE.search(flat[max(0, at - 7) : at]) if before in SIGNS else None
                yield at - len(match.group()) if match else at
        elif token.lower in NUMBER_WORDS or (token.text[-1].isdigit() and GLUED.match(token.text)):
            yield at


def _number_at(flat: str, at: int, context: tuple[str, ...]) -> Number | None:
    symbol, begin = _symbol(flat, at)
    first = read_numeral(flat, begin)
    if first is None or (flat[first.end : first.end + 1] == "," and flat[first.end + 1 : first.end + 2].isdigit()):
        return None
    numeral, value_max = first, None
    ranged = _range(flat, at, first, symbol)
    if ranged is not None:
        numeral, value_max = ranged
    low = _low(first, numeral) if value_max is not None else first.value
    unit = _unit(flat, numeral, symbol, context)
    if unit is None:
        return None
    code, sort, end, noun, indicator, sign = unit
    if sort == "bare" and (value_max is not None or _is_year(flat, at, numeral)):
        low, value_max, numeral, end = first.value, None, first, first.end
        if _is_year(flat, at, first):
            return None
    if sign == "cents":
        low, value_max = low / 100, value_max / 100 if value_max else None
    if len(low.normalize().as_tuple().digits) > 15 or low >= Decimal(10) ** 21:
        return None
    hedge, comparator = _hedge(flat, at, value_max is not None)
    if sort == "count" and flat[hedge:at].lower() == "under " and HEADINGS.search(flat[max(0, hedge - 12) : hedge]):
        hedge, comparator = at, "eq"  # goods under 900 headings are not fewer than 900
    if value_max is not None:
        comparator = "range"
    return Number(hedge, end, at, low, value_max, code, sort, comparator, noun, indicator, sign)


def _symbol(flat: str, at: int) -> tuple[str | None, int]:
    match = SYMBOL.match(flat, at, at + 8)
    if match is None:
        return None, at
    return symbols().get(match.group().strip()), match.end()


def _range(flat: str, at: int, first: Numeral, symbol: str | None) -> tuple[Numeral, Decimal] | None:
    """The second number of a range and the upper value: "6-6.5", "between 3 and 5", "two to three"."""
    joint = JOINT.match(flat, first.end, first.end + 6)
    if joint is None:
        if (percent := PERCENT.match(flat, first.end, first.end + 12)) is None:
            return None
        joint = JOINT.match(flat, percent.end(), percent.end() + 6)
        second = read_numeral(flat, joint.end()) if joint is not None else None
        if joint is None or second is None or PERCENT.match(flat, second.end) is None:
            return None
    word, before = joint["joint"].strip(), flat[max(0, at - 9) : at].lower()
    if (
        (word == "and" and "between" not in before)
        or (word == "to" and before.endswith("from "))
        or (word in {"to", "or"} and first.exponent == 0 and not first.digits and first.value > 90)
    ):
        return None
    if word == "to" and first.exponent and "between" not in before:
        return None  # "rose 2 billion to 10 billion" is no range
    again, begin = _symbol(flat, joint.end())
    second = read_numeral(flat, begin)
    if second is None or (again is not None and again != symbol):
        return None
    low = _low(first, second)
    if second.value <= low or (word in {"or", "to"} and first.exponent and not second.exponent):
        return None
    if word == "or" and second.value > 10 * low:
        return None
    if word == "-" and _is_year(flat, at, first) and not second.exponent and symbol is None:
        return None
    return second, second.value


def _low(first: Numeral, second: Numeral) -> Decimal:
    return first.value * Decimal(10) ** second.exponent if first.exponent == 0 and second.exponent else first.value


Unit = tuple[str | None, str, int, str | None, str | None, str]


def _unit(flat: str, numeral: Numeral, symbol: str | None, context: tuple[str, ...]) -> Unit | None:
    end, bound = numeral.end, min(len(flat), numeral.end + 70)
    if symbol is not None:
        if priced := PRICED.match(flat, end, end + 20):
            return f"{symbol}/{PER[priced['of'].lower()]}", "price", priced.end(), None, None, "sign"
        if match := money_pattern().match(flat, end, bound):  # "$3 billion US dollars"
            end = match.end() if flat[end : end + 1] == " " else end
        return symbol, "money", end, None, None, "sign"
    if match := PERCENT.match(flat, end, bound):
        return (
            ("pp", "pp", match.end(), None, None, "")
            if match["point"]
            else ("percent", "percent", match.end(), None, None, "")
        )
    if match := SUFFIX.match(flat, end, bound):
        return symbols()[match.group().strip()], "money", match.end(), None, None, "sign"
    ahead = [word.rstrip(".'\"") for word in re.split(r"[\s,;:()%-]+", flat[end:bound].lower(), maxsplit=6)[:6]]
    first = ahead[1] if len(ahead) > 1 and not ahead[0] else ahead[0]
    likely = first in _first_words()
    if (match := money_pattern().match(flat, end, bound)) and (
        code := currency(match["word"], match["place"], context)
    ):
        word = match["word"].lower()
        if priced := PRICED.match(flat, match.end(), match.end() + 20):
            return (
                f"{code}/{PER[priced['of'].lower()]}",
                "price",
                priced.end(),
                None,
                None,
                "cents" if word in CENTS else "",
            )
        sign = "cents" if word in CENTS else "bare" if word in DOLLARS else ""
        if match["place"] and word in DOLLARS:
            sign = "qualified"
        return code, "money", match.end(), None, None, sign
    if likely and (match := quantity_pattern().match(flat, end, bound)):
        if daily := DAILY.match(flat, match.end(), match.end() + 40):
            if (code := f"{_quantities()[' '.join(match['word'].split()).lower()]}/{daily['time']}") in {
                "bbl/day",
                "bbl/month",
                "bbl/year",
            }:
                return code, "quantity", daily.end(), None, None, ""
        code, factor = _quantities()[" ".join(match["word"].split()).lower()], match.end()
        return (code, "time" if code in NOT_TRADED else "quantity", factor, None, None, "")
    if (
        not _last_words().isdisjoint(ahead)
        and (match := counted_pattern().match(flat, end, bound))
        and not (numeral.short and not numeral.digits)
    ):
        row = counted_nouns()[" ".join(match["noun"].split()).lower()]
        return row["unit"], "count", match.end(), match["noun"].lower(), row["indicator"], ""
    if numeral.exponent >= 5 and not numeral.short and ELLIPTIC.match(flat, end):
        return None, "elliptic", end, None, None, ""
    return None, "bare", end, None, None, ""


HEADINGS = re.compile(r"\b(?:goods|products|items|falling) $")
DAILY = re.compile(r"(?: of (?:crude )?[a-z]{3,12})?,? (?:a|per|each) (?P<time>day|month|year)\b")
PRICED = re.compile(
    r" ?(?:an?|per|the|/) ?(?P<of>tonnes?|tons?|barrels?|pounds?|lb|kilos?|kg|kilograms?|bushels?|ounces?)\b",
    re.IGNORECASE,
)
PER = {
    word: code
    for code, words in (
        ("t", "tonne tonnes ton tons"),
        ("bbl", "barrel barrels"),
        ("lb", "pound pounds lb"),
        ("kg", "kilo kilos kg kilogram kilograms"),
        ("bu", "bushel bushels"),
        ("ozt", "ounce ounces"),
    )
    for word in words.split()
}
SUFFIX = re.compile(r" ?(?:US\$|U\.S\.\$|HK\$|A\$|C\$|€|£(?!\d)|\$(?!\d))")


def _is_year(flat: str, at: int, numeral: Numeral) -> bool:
    return (
        numeral.digits and numeral.end - at == 4 and 1800 <= numeral.value <= 2099 and flat[at : numeral.end].isdigit()
    )


@cache
def _hedges() -> dict[str, str]:
    return {row["words"]: row["comparator"] for row in rows("hedge")}


def _hedge(flat: str, at: int, ranged: bool) -> tuple[int, str]:
    """Where the hedge before a number begins, and what it makes of the value."""
    window = flat[max(0, at - 40) : at]
    words = list(re.finditer(r"[A-Za-z]+", window))
    if not words or window[words[-1].end() :] != " ":
        return at, "eq"
    for width in range(min(LONGEST_HEDGE, len(words)), 0, -1):
        phrase = " ".join(window[words[-width].start() :].lower().split())
        if found := _hedges().get(phrase):
            return at - len(window) + words[-width].start(), found
    if ranged and words[-1].group().lower() == "between":
        return at - len(window) + words[-1].start(), "range"
    return at, "eq"


@cache
def _quantities() -> dict[str, str]:
    found = {}
    for row in vocabulary_rows("unit"):
        if row["sort"] != "quantity":
            continue
        one = codelist("unit").codes[row["code"]]
        for word in (one.code, one.name, *one.aliases):
            if len(word) > 1:
                found.setdefault(word.lower(), one.code)
    for word in ("mu", "second", "l", "g", "pound", "pounds", "foot", "mt", "ct", "gt", "tce"):
        found.pop(word, None)
    return found


@cache
def quantity_pattern() -> re.Pattern[str]:
    """Matches the unit of weight, volume or energy after a number."""
    return re.compile(rf"[ -]?(?:metric )?(?P<word>{alternatives(list(_quantities()))})(?![A-Za-z])", re.IGNORECASE)


@cache
def _first_words() -> frozenset[str]:
    """What the unit of a number can begin with: moneys, their countries, weights and volumes."""
    names = [*money_words(), *_quantities(), "metric"]
    return frozenset(re.split(r"[\s,;:()%-]+", name.lower())[0].rstrip(".") for name in names)


@cache
def _last_words() -> frozenset[str]:
    return frozenset(re.split(r"[\s-]+", noun)[-1] for noun in counted_nouns())


@cache
def counted_nouns() -> dict[str, dict[str, str]]:
    """What is counted, by its noun: unit and indicator."""
    return {row["noun"]: row for row in rows("count_noun")}


@cache
def counted_pattern() -> re.Pattern[str]:
    """Matches what is counted after a number, with up to two adjectives."""
    return re.compile(
        rf"(?:{ADJECTIVE.pattern}(?:,(?= ))?){{0,3}}?[ -](?P<noun>{alternatives(list(counted_nouns()))})(?![A-Za-z-])"
    )

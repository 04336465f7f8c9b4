"""The second number of a range: "6-6.5", "between 3 and 5", "two to three"."""

import re
from decimal import Decimal

from app.extraction.numbers.amounts import PERCENT
from app.extraction.numbers.currencies import LONGEST_SIGN, SYMBOL, symbols
from app.extraction.numbers.numerals import Numeral, read_numeral

FROM = re.compile(
    r"\bfrom (?:(?:(?:less|more) than|as (?:low|high|little|much) as|about|nearly|over|under|some|below) )?$",
    re.IGNORECASE,
)
# "Rose from 3 to 5 million", "fell to 3 from 5 million".
TO = re.compile(r"\bto (?:(?:just|only|about|nearly|some|over|under) )?$", re.IGNORECASE)
LED = re.compile(r"(?:(?P<to> to)| from) (?:(?:just|only|about|nearly|some|over|under) )?")
SPREAD = re.compile(
    r"\b(?:rang(?:e|es|ed|ing)|var(?:y|ies|ied|ying)|anywhere|in amounts?|in the amount|at rates|of) from $"
)
# "In the $18- to $21-per-barrel range", "6- to 9-million tons".
JOINT = re.compile(r"(?P<joint>-(?= to )| ?- ?| to | or | and )", re.IGNORECASE)
# "Was cut 5 dollars to 20 dollars" tells a change and where it led.
MOVED = re.compile(
    r"\b(?:cut|lowered|reduced|trimmed|slashed|raised|lifted|boosted|increased|decreased|rose|fell|dropped|climbed"
    r"|jumped|gained|lost|plunged|tumbled|slipped|declined|advanced|soared|surged|up|down|off)"
    r"(?: (?:its|the|their)(?: [a-z]+){0,3} prices?)?(?: by| sharply)? $"
)
# "An increase of 2 million to 10 million".
CHANGED = re.compile(
    r"\b(?:by|increase|rise|gain|growth|jump|surge|fall|drop|decline|cut|loss|from)(?: of)?(?: [A-Z]{0,3}\$)? ?$"
)
MONTH_BEFORE = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\.?) $"
)
TWOFOLD = 2
# A number from there on has its own scale; below it may be a year.
SCALED = 10_000
THOUSAND, TENFOLD = 1000, 10


def sign_at(flat: str, at: int) -> tuple[str | None, int]:
    """The currency of the sign that stands there, if one does, and where it ends."""
    match = SYMBOL.match(flat, at, at + LONGEST_SIGN)
    if match is None:
        return None, at
    return symbols().get(match.group().strip()), match.end()


def second_of_range(flat: str, at: int, first: Numeral, symbol: str | None) -> tuple[Numeral, Decimal] | None:  # noqa: PLR0911 - one objection after the other
    """The second number of a range and the upper value: "6-6.5", "between 3 and 5", "two to three"."""
    joint = JOINT.match(flat, first.end, first.end + 6)
    if joint is None:
        if (percent := PERCENT.match(flat, first.end, first.end + 12)) is None:
            return None
        joint = JOINT.match(flat, percent.end(), percent.end() + 6)
        second = read_numeral(flat, joint.end()) if joint is not None else None
        if joint is None or second is None or PERCENT.match(flat, second.end) is None:
            return None
    if joint["joint"] == " to " and MONTH_BEFORE.search(flat, max(0, at - 11), at):
        return None  # "from July 1 to 4.6 million tonnes"
    hanging = joint["joint"] == "-" and flat.startswith(" to ", joint.end())
    after = joint.end() + len(" to ") if hanging else joint.end()
    word, before = "to" if hanging else joint["joint"].strip(), flat[max(0, at - 9) : at].lower()
    spread = SPREAD.search(flat, max(0, at - 24), at) is not None
    if (
        (word == "and" and "between" not in before)
        or (word == "to" and FROM.search(flat, max(0, at - 24), at) and not spread)
        or (word in {"to", "or"} and first.exponent == 0 and not first.digits and first.value > 90)
        or (not first.digits and before.endswith("the "))  # "the trade of the two to 5 million"
    ):
        return None
    again, begin = sign_at(flat, after)
    second = read_numeral(flat, begin)
    if second is None or (again is not None and again != symbol):
        return None
    low = low_end(first, second)
    if word == "to" and first.exponent and "between" not in before and not _is_near(flat, at, low, second):
        return None  # "rose 2 billion to 10 billion" is no range
    if word == "to" and again and second.value > TWOFOLD * low and MOVED.search(flat, max(0, at - 50), at):
        return None
    if second.value <= low or (word in {"or", "to"} and first.exponent and not second.exponent):
        return None
    if word == "or" and second.value > 10 * low:
        return None
    if word == "-" and is_year(flat, at, first) and not second.exponent and symbol is None:
        return None
    return second, second.value


def _is_near(flat: str, at: int, low: Decimal, second: Numeral) -> bool:
    """Whether two scaled numbers may be ends of a range: "takes 1.5 million to 2 million tonnes a year"."""
    moved = MOVED.search(flat, max(0, at - 50), at) or CHANGED.search(flat, max(0, at - 24), at)
    return moved is None and second.exponent > 0 and second.value <= TWOFOLD * low


def led_to_percent(flat: str, at: int, numeral: Numeral) -> bool:
    """Whether the percent of a number stands after the next one: "from 5 to 7 percent"."""
    if not flat.endswith("from ", max(0, at - 5), at) or not flat.startswith(" to ", numeral.end):
        return False
    second = read_numeral(flat, numeral.end + 4)
    return second is not None and PERCENT.match(flat, second.end) is not None


def next_scaled(flat: str, at: int, first: Numeral, symbol: str | None) -> Numeral | None:
    """The number whose scale the one before shares: "rose from $1.6 to $2.1 billion", "fell to 3 from 5 million"."""
    joint = LED.match(flat, first.end, first.end + 16) if not first.exponent else None
    if joint is None or (FROM if joint["to"] else TO).search(flat, max(0, at - 24), at) is None:
        return None
    again, begin = sign_at(flat, joint.end())
    second = read_numeral(flat, begin)
    if second is None or not second.exponent or again != symbol:
        return None
    low = low_end(first, second)
    return second if second.value < low * TENFOLD < second.value * TENFOLD**2 else None


def low_end(first: Numeral, second: Numeral) -> Decimal:
    """The first number of a range, whose scale may stand with the second: "3 to 5 million", "90,000 to 1 million"."""
    if first.exponent == 0 and second.exponent and first.value < SCALED:
        return first.value * Decimal(10) ** second.exponent
    thousands = not (first.exponent or second.exponent) and second.value % THOUSAND == 0 and second.digits
    near = first.value < THOUSAND and first.value * THOUSAND < second.value < first.value * THOUSAND * TENFOLD
    return first.value * THOUSAND if thousands and near else first.value  # "35-40,000 tonnes"


def is_year(flat: str, at: int, numeral: Numeral) -> bool:
    """Whether four digits may be a year."""
    return (
        numeral.digits and numeral.end - at == 4 and 1800 <= numeral.value <= 2099 and flat[at : numeral.end].isdigit()
    )

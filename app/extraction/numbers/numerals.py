"""Numbers as written: digits, words, fractions and multiples, as exact decimals."""

import re
from decimal import Decimal

from app.extraction.numbers.digits import read_digits
from app.extraction.structs import struct

UNITS = dict(
    zip(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split(),
        range(20),
        strict=True,
    )
)
TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))
ONE_WORD = "|".join([*sorted(UNITS, key=len, reverse=True), *TENS])
MULTIPLES = {
    "hundred": 2,
    "thousand": 3,
    "lakh": 5,
    "lakhs": 5,
    "lac": 5,
    "million": 6,
    "millions": 6,
    "mln": 6,
    "mn": 6,
    "mio": 6,
    "m": 6,
    "crore": 7,
    "crores": 7,
    "billion": 9,
    "billions": 9,
    "bln": 9,
    "bn": 9,
    "b": 9,
    "milliard": 9,
    "milliards": 9,
    "mlrd": 9,
    "mrd": 9,
    "thousands": 3,
    "thous": 3,
    "thou": 3,
    "thsd": 3,
    "ths": 3,
    "trillion": 12,
    "trln": 12,
    "trn": 12,
    "tr": 12,
    "tn": 12,
    "tln": 12,
    "tril": 12,
    "bil": 9,
    "mld": 9,
    "mil": 6,
    "cr": 7,
    "k": 3,
}
# "1.2 mln. dollars": the stop belongs to the word, not to the sentence.
CUT_SHORT = {
    "mln",
    "bln",
    "mn",
    "bn",
    "mio",
    "mil",
    "mrd",
    "mlrd",
    "thous",
    "thou",
    "thsd",
    "ths",
    "trn",
    "tln",
    "cr",
    "bil",
}
STOPPED = re.compile(r"\. (?:[a-z]|U\.?S\.?\b|[A-Z]{3}\b|[$\u20ac\u00a3])")
# One letter means a multiple only where it cannot be a metre or a byte.
SHORT = {"m", "b", "k"}

NUMERAL = re.compile(
    rf"(?P<half>half(?: an?)?)(?=[ -](?:million|billion|trillion|mln|bln|dozen|crore|lakh|percentage))"
    rf"|(?P<quarters>(?:an?|one|three)[- ]quarters?)(?: of an?)(?= (?:million|billion|trillion|mln|bln)\b)"
    rf"|(?P<dozen>a|one|two|three|half a) dozen\b"
    rf"|(?P<article>an?)(?= (?:hundred|thousand|million|billion|trillion|mln|bln|crore|lakh)\b)"
    rf"|(?P<word>{ONE_WORD})(?:[- ](?P<second>one|two|three|four|five|six|seven|eight|nine)\b)?"
    rf"(?P<halved>(?: and a |-and-a-)half)?(?![a-z'])",
    re.IGNORECASE,
)
MULTIPLE = re.compile(
    r"[ -]?(?P<multiple>hundred|thousands?|thous|thou|thsd|ths|lakhs?|lac|millions?|mln|mn|mio|mil|crores?|cr"
    r"|billions?|bln|bn|bil|milliards?|mlrd|mrd"
    r"|mld|trillion|trln|trn|tril|tr|tln|tn|m|b|k)(?![A-Za-z])",
    re.IGNORECASE,
)

# "2 million and 79,000 tonnes" is one number; its rest has at least so much.
REST = {3: 1, 6: 1000, 9: 1000000}
# "1 billion 149.1 million" as well.
AND_REST = re.compile(
    r" and (?P<rest>\d)| (?P<next>\d)(?=[\d.]* (?:million|mln|thousand)\b|\d\d (?:tonnes|tons|barrels|litres|people)\b)"
)
# "A third of a billion" is no billion.
PART_OF = re.compile(r"(?:thirds?|fifths?|tenths?|quarters?|part|fraction) of $")
BETWEEN = re.compile(r"\b(?:between|both|either|[Ff]rom|of) [^\d]{0,8}$")
RESPECTIVELY = re.compile(r"\brespectively\b")
UNIT_AFTER = re.compile(r" [a-z]{3,}")


@struct(frozen=True, slots=True)
class Numeral:
    """A number with its multiples: 4.3 billion is 4300000000 with exponent 9."""

    start: int
    end: int
    value: Decimal
    exponent: int
    digits: bool
    short: bool


def read_numeral(flat: str, at: int, money: bool = False) -> Numeral | None:
    """The number that begins exactly there, with its multiples, or None.

    After the sign of a currency (`money`) a letter is a multiple even where it stands apart: "$5 m".
    """
    digits = flat[at : at + 1].isdigit()
    base = read_digits(flat, at) if digits else _in_words(flat, at)
    if base is None:
        return None
    (value, end), exponent, short = base, 0, False
    for _ in range(2):
        following = MULTIPLE.match(flat, end, min(len(flat), end + 12))
        if following is None:
            break
        word = following["multiple"].lower()
        glued = following.start("multiple") == end
        if (word in SHORT and not (glued or money)) or (word in SHORT and not digits):
            break
        exponent, end, short = exponent + MULTIPLES[word], following.end(), short or word in SHORT
        if word in CUT_SHORT and STOPPED.match(flat, end):
            end += 1
    value = value * (Decimal(10) ** exponent)
    if digits and exponent in REST and (rest := _rest(flat, at, end, exponent, money)) is not None:
        value, end = value + rest[0], rest[1]
    return Numeral(at, end, value, exponent, digits, short)


def _rest(flat: str, at: int, end: int, exponent: int, money: bool) -> tuple[Decimal, int] | None:
    """What is told after the millions: "2 million and 79,000 tonnes", "1 billion and 300 million dollars"."""
    joint = AND_REST.match(flat, end, end + 30)
    if joint is None or BETWEEN.search(flat, max(0, at - 24), at) or RESPECTIVELY.search(flat, end, end + 90):
        return None
    value, begin = read_digits(flat, joint.start("rest" if joint["rest"] else "next")) or (Decimal(0), end)
    if multiple := MULTIPLE.match(flat, begin, begin + 12):
        value, begin = value * Decimal(10) ** MULTIPLES[multiple["multiple"].lower()], multiple.end()
    whole = value < Decimal(10) ** exponent and value >= REST[exponent]
    return (value, begin) if whole and (multiple if money else UNIT_AFTER.match(flat, begin)) else None


def _in_words(flat: str, at: int) -> tuple[Decimal, int] | None:
    match = NUMERAL.match(flat, at, min(len(flat), at + 60))
    if match is None or (match["article"] and PART_OF.search(flat, max(0, at - 12), at)):
        return None
    return _base(match), match.end()


def _base(match: re.Match[str]) -> Decimal:
    if match["half"]:
        return Decimal("0.5")
    if match["quarters"]:
        return Decimal("0.75" if match["quarters"].lower().startswith("three") else "0.25")
    if match["dozen"]:
        return {"half a": Decimal(6), "two": Decimal(24), "three": Decimal(36)}.get(match["dozen"].lower(), Decimal(12))
    if match["article"]:
        return Decimal(1)
    word = match["word"].lower()
    value = Decimal(UNITS.get(word, TENS.get(word, 0)))
    if match["second"] and word in TENS:
        value += UNITS[match["second"].lower()]
    return value + Decimal("0.5") if match["halved"] else value

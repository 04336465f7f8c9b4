"""Sums that are prices of a unit told once: "the price per tonne fell from 53 dollars to 50"."""

import re
from collections.abc import Sequence

from app.extraction.numbers.prices import PER, PER_UNIT
from app.extraction.numbers.scanning import Number
from app.extraction.structs import replace

# "The per-tonne price", "the price of a barrel", "a tonne of wheat costs".
TOLD = re.compile(
    rf"\b(?:per[- ](?P<first>{PER_UNIT}) (?:[a-z]+ )?(?:price|cost|rate|value)s?"
    rf"|(?:price|cost|rate|value)s? (?:[a-z]+ ){{0,3}}(?:per|for a|for each|of each|of an?|an?) (?P<second>{PER_UNIT})"
    rf"|(?:[Aa]|[Oo]ne|[Pp]er|[Ee]ach) (?P<third>{PER_UNIT}) of [a-z ]{{3,30}} (?:costs?|fetch(?:es|ed)?|sells?"
    rf"|sold|brings|brought|is|was|traded|trades))\b(?:[^.;]|\.\d|U\.S\.)*$"
)
JOINT = re.compile(
    r"(?:[^.;]|\.\d|U\.S\.){0,60}?\b(?:from|to|against|versus|than|with|or|and|at|was|of|between|last year's|earlier's)"
    r"(?: (?:a|an|the|about|around|some|nearly|only|just|over|record|low|high|peak|of))* $|-$"
)
NEXT = re.compile(r"(?: to | and | or |-| from | rather than | instead of )(?:(?:about|around|some|nearly) )?")
# One unit does not cost ten times what it did.
FACTOR, DEAREST = 10, 100_000


def priced(flat: str, number: Number, found: Sequence[Number], following: Sequence[Number], start: int) -> Number:
    """The number as a price where its unit is told before it, or with the price beside it."""
    if number.sort != "money" or number.value > DEAREST:
        return number
    beside = []
    if found and JOINT.fullmatch(flat, found[-1].end, number.start):
        beside.append(found[-1])
    if following and NEXT.fullmatch(flat, number.end, following[0].start):
        beside.append(following[0])
    for one in beside:
        alike = one.sort == "price" and (one.unit or "").startswith(f"{number.unit}/")
        if alike and one.value <= number.value * FACTOR and number.value <= one.value * FACTOR:
            return replace(number, sort="price", unit=one.unit)
    told = TOLD.search(flat, start, number.start) if not found or found[-1].sort != "money" else None
    if told is None:
        return number
    word = told["first"] or told["second"] or told["third"]
    return replace(number, sort="price", unit=f"{number.unit}/{PER[word.lower()]}")

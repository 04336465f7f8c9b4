"""The same value in other money, told in brackets: "27 billion yuan (4.1 billion dollars)"."""

import re

from app.extraction.figures.slots import Slots
from app.extraction.numbers.scanning import Number

HEDGED = r"(?:about |around |or |some |nearly |approximately |equivalent to |equal to |worth |US )*"
ASIDE = re.compile(rf"[A-Za-z ]{{0,12}}\({HEDGED}$")
# A second one in the same brackets.
FURTHER = re.compile(rf"(?:[;,/]| or) ?{HEDGED}")
MONEY = {"money", "price"}


def in_brackets(flat: str, number: Number, following: Number) -> bool:
    """Whether the next number stands in the brackets right after a number."""
    gap = flat[number.end : following.start]
    put_otherwise = number.sort in MONEY or (number.sort == "percent" and following.sort in MONEY)
    return put_otherwise and gap.startswith(" (") and ")" not in gap


def is_conversion(flat: str, before: Number, number: Number, slots: Slots) -> bool:
    """Whether a number in brackets tells the money of the figure right before it in another money."""
    if number.sort not in MONEY or slots.number.sort not in {*MONEY, "elliptic"} or number.unit == slots.unit:
        return False
    gap = flat[before.end : number.start]
    if before is slots.number:
        return ASIDE.fullmatch(gap) is not None
    return before in slots.conversions and FURTHER.fullmatch(gap) is not None

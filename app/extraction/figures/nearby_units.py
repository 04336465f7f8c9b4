"""The unit of a number that tells none, or two: that of the nearest weight or sum, pounds of what is made."""

import re

from app.extraction.article import Article, within
from app.extraction.numbers.scanning import Number
from app.extraction.structs import replace

# What is made is told by weight, unless it is valued.
MADE = {"output", "consumption", "stockpile", "capacity"}
# "4.3 billion to 5 billion dollars": so near the next sum tells the money.
JOINED = 12
POUND, BRITAIN = "GBP", "GBR"
VALUED = re.compile(r"\b(?:worth|valued at|value of)(?: [a-z]+){0,2} $")


def weighed(article: Article, number: Number, indicator: str) -> Number:
    """The number, in pounds of weight where it tells what is made and nobody counts in pounds of money."""
    pounds = indicator in MADE and number.unit == POUND and article.quote(number).endswith(" pounds")
    if not pounds or VALUED.search(article.flat, max(0, number.start - 24), number.start):
        return number
    british = any(place.code == BRITAIN for place in article.places)
    return number if british else replace(number, sort="quantity", unit="lb")


def weight(article: Article, number: Number) -> str | None:
    """What "output of 1 million" weighs: the unit of the nearest weight before it."""
    near = within(article.numbers, max(0, number.start - 600), number.start)
    return next((one.unit for one in reversed(near) if one.sort == "quantity"), None)


def money(article: Article, number: Number, worth: bool) -> str | None:
    """The money of "4.3 billion": that of the nearest sum."""
    near = within(article.numbers, max(0, number.start - 600), number.start + (600 if worth else 120))
    sums = [one for one in near if one.sort == "money"]
    before = [one for one in sums if one.start < number.start]
    if before and not worth and not any(0 < one.start - number.end < JOINED for one in sums):
        return before[-1].unit
    return min(sums, key=lambda one: abs(one.start - number.start)).unit if sums else None

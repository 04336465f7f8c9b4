"""A change told in percent and in money or goods before its noun: "a 7 percent or 3 million dollar drop in exports"."""

import re

from app.extraction.article import Article, within
from app.extraction.numbers.scanning import Number

AMOUNTS = {"money", "quantity"}
HEDGED = r"(?:(?:about|around|some|nearly|almost|roughly|over|more than) )*"
ONE, OR = re.compile(r"\b(?:an?|the|its|another) $"), re.compile(rf"(?:,? or |/| \(){HEDGED}")
NEAR, CLOSING = 40, (",", ")")


def twin(article: Article, number: Number) -> Number | None:
    """The number that tells the change once more, between a number and the noun of both."""
    flat = article.flat
    if not flat.startswith((" or ", ", or ", "/", " ("), number.end):
        return None
    near = within(article.numbers, number.end, number.end + NEAR)
    sorts = {number.sort, near[0].sort} if near else set()
    if "percent" not in sorts or sorts.isdisjoint(AMOUNTS) or not OR.fullmatch(flat, number.end, near[0].start):
        return None
    return near[0] if ONE.search(flat, max(0, number.start - 9), number.start) else None


def noun_at(article: Article, number: Number) -> int:
    """Where the noun of a change is looked for: right behind its number, or behind both."""
    other = twin(article, number)
    return number.end if other is None else other.end + article.flat.startswith(CLOSING, other.end)

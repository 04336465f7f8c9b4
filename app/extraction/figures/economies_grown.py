"""Economies whose name alone tells what grew: "China grew 7 percent", "Malaysia is expected to expand 5 percent"."""

import re

from app.extraction.article import Article, within
from app.extraction.figures.terms import Term
from app.extraction.numbers.scanning import Number

GREW = re.compile(
    r"(?:,? which)?(?: (?:will|would|could|may|might|should|to|is|was|are|has|had|expected|likely|forecast"
    r"|projected|set|seen"
    r"|also|only|probably|been|itself|alone|actually))* (?P<verb>grow|grows|grew|grown|expand|expands|expanded|contract"
    r"|contracts|contracted|shrink|shrinks|shrank)"
    r"(?: (?:by|at|to|a|an|just|about|some|another|almost|over|around|real|annual|rate|of|pace|more|than"
    r"|[a-z]+ly))* $"
)

# "Those to Cuba grew 3 percent": the exports did.
TOWARDS = re.compile(r"\b(?:to|from|with|into)(?: the)? $")


def grown_economy(article: Article, number: Number, start: int) -> Term | None:
    """The economy whose growth a percentage is, as no more than its name stands before the verb."""
    if number.sort != "percent" or article.flat.startswith(" of ", number.end):
        return None
    places = within(article.places, max(start, number.start - 80), number.start)
    if not places or not places[-1].acts:
        return None
    at = places[-1].start
    if TOWARDS.search(article.flat, max(start, at - 9), at):
        return None
    grew = GREW.fullmatch(article.flat, places[-1].end, number.core)
    return Term(*grew.span("verb"), "gdp", None, "growth", "noun", "growth") if grew else None

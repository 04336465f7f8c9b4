"""Numbers whose counted noun stands before them: "the number of jobs rose to 358,000"."""

import re
from dataclasses import replace

from app.extraction.amounts import counted_nouns
from app.extraction.article import Article, within
from app.extraction.numbers import Number
from app.extraction.terms import Term

BEFORE = re.compile(
    r"\bnumber of (?P<words>[a-z]+(?: [a-z]+)?)\b[^.;:]{0,80} (?:to|at|was|is|reached|hit|of|exceeded"
    r"|stood at|totalled|totaled) (?:(?:about|some|over|more than|nearly) )?$"
)
SMALLEST = 20
ALONE = {"companies", "employment", "tourism", "students", "passengers", "trips"}


def counted_term(article: Article, number: Number) -> Term | None:
    """The term that a counted noun is by itself: jobs, tourists, trips."""
    if number.sort != "count" or number.indicator not in ALONE:
        return None
    if number.indicator == "companies":
        near = within(article.places, max(0, number.start - 40), number.end + 60)
        if not [place for place in near if place.form in {"name", "demonym"}]:
            return None  # only firms of a named country
    return Term(number.start, number.end, number.indicator, None, "", "noun", number.noun or "")


def counts(number: Number, term: Term) -> bool:
    """Whether the term is the counted noun itself."""
    return number.sort == "count" and term.start == number.start


def counted(article: Article, number: Number, start: int) -> Number | None:
    """The number as a count if a noun before it says so; None for a bare number that counts nothing known."""
    if number.sort != "bare":
        return number
    if number.value < SMALLEST:
        return None
    match = BEFORE.search(article.flat[max(start, number.start - 120) : number.start])
    told = match["words"].split() if match else []
    row = next((counted_nouns()[word] for word in told if word in counted_nouns()), None)
    if row is None:
        return None
    return replace(number, sort="count", unit=row["unit"], indicator=row["indicator"], noun=row["noun"])

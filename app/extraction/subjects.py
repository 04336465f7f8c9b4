"""Which goods a figure is of."""

import re

from app.extraction.article import Article
from app.extraction.numbers import Number
from app.extraction.terms import Term

GENERAL = set(
    "total overall foreign bilateral two-way goods merchandise annual monthly own main all such these those recent planned world global "
    "international mutual whole its their the a an our huge massive record new growing rising actual cumulative average first second yearly "
    "current gross net value volume commodity direct daily average visible combined trade".split()
)
BEFORE = re.compile(r"(?<![A-Za-z])(?P<words>(?:[a-z][a-z-]+ ){1,3})$")
OF = re.compile(
    r" of (?P<words>[a-z][a-z-]+(?:(?:,| and)? (?!(?:to|from|in|with|by|rose|fell|was|were|and|at|for|last|this|reached|worth|between|among|such|on|over|than|that|which)\b)[a-z-]+){0,3})"
)
STOP = set(
    "to from with of in for by on at is are was were has have had will would could said that which who as than into and or but while if "
    "after before more most about over some record up s not increase increased increasing cut cutting raise raised raising boost boosting "
    "double triple expand expanded reduce reduced additional extra special import export imports exports anti dumping further higher lower "
    "zero mln bln million billion trillion thousand pct percent cent dlr dlrs dollar dollars year enhance promote lift limit any both "
    "worth through against during between".split()
)


def commodity(article: Article, term: Term, number: Number, start: int, end: int) -> str | None:
    """The goods, in the article's single words: "wheat exports", "5,000 tonnes of cotton"; None if of all goods."""
    flat = article.flat
    if term.flow is None and term.indicator not in {"output", "consumption", "quota", "stockpile"}:
        return None
    if number.sort in {"quantity", "count", "money"} and (
        match := OF.match(flat, number.end, min(end, number.end + 60))
    ):
        if found := _cleaned(match["words"]):
            return found
    begin = number.end if number.start < term.start else start
    if match := BEFORE.search(flat[max(begin, term.start - 50) : term.start]):
        words = match["words"].split()
        kept: list[str] = []
        for word in reversed(words):
            if word in STOP or word in GENERAL or word.endswith("ly"):
                break
            kept.insert(0, word)
        if kept and term.kind == "noun" and not kept[-1].endswith(("ed", "ing")):
            return " ".join(kept)
    if match := OF.match(flat, term.end, min(end, term.end + 60)):
        return _cleaned(match["words"])
    return None


def _cleaned(words: str) -> str | None:
    kept = [word for word in words.replace(",", "").split() if word not in GENERAL]
    if not kept or kept[0] in STOP or kept[0] in {"goods", "products", "last", "year"}:
        return None
    return " ".join(kept)

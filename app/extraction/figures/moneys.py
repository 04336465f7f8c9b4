"""Whose own money an article counts in, and whose office has counted."""

import re
from collections.abc import Sequence

from app.extraction.article import Article
from app.extraction.names.organisations import Organisation
from app.vocabulary.economies import economies

# Moneys in which many countries count.
SHARED_MONEY = {"USD", "EUR", "XAF", "XOF", "XDR"}

OFFICE = re.compile(r"\b(?:Statistics|Statistical|Census|Customs)\b")


def office(article: Article, bodies: Sequence[Organisation]) -> str | None:
    """Whose office of statistics is cited, if one country's only: "Statistics Canada"."""
    cited = {one.country for one in bodies if one.country and OFFICE.search(one.name)}
    cited |= {place.code for place in article.places if article.flat.endswith("Statistics ", 0, place.start)}
    return cited.pop() if len(cited) == 1 else None


def home(article: Article) -> str | None:
    """Whose own money the article counts in, if one country's only: "10 trillion yen"."""
    units = {one.unit for one in article.numbers if one.sort == "money" and one.unit not in SHARED_MONEY}
    if len(units) != 1:
        return None
    money = (units.pop() or "")[:2]  # a code of ISO 4217 begins with the country's of ISO 3166
    return next((one.code for one in economies().values() if one.alpha2 == money and one.takes_part), None)

"""Where goods come from and whom a surplus favours, told right after their number."""

import re

from app.extraction.article import Article, within
from app.extraction.numbers.scanning import Number

# "A surplus in Lima's favour", "in favour of Peru".
IN_FAVOUR, FAVOURED = re.compile(r"\bin favou?r of (?:the )?$"), re.compile(r"'s? favou?r\b")
NATIONS = {"demonym", "name"}
OF_GOODS = re.compile(r"(?: worth)? of (?:the )?")
# "54,000 vehicles assembled in Colombia".
MADE_IN = re.compile(
    r"(?: [a-z-]+){0,3} (?:made|built|assembled|manufactured|produced|grown|caught|mined|refined|milled|woven|bottled"
    r"|farmed|harvested|raised) (?:in|by) (?:the )?"
)


def origin(article: Article, number: Number) -> str | None:
    """Where goods come from, told right after their number: "45,000 tonnes of French barley"."""
    near = within(article.places, number.end, number.end + 24)
    after = [place for place in near if place.form in NATIONS or place.form == "firm"]
    if inside := [place for place in within(article.places, number.start, number.end) if place.form == "firm"]:
        return inside[-1].code  # "30 Boeing jets"
    if after and OF_GOODS.fullmatch(article.flat, number.end, after[0].start):
        return after[0].code
    made = MADE_IN.match(article.flat, number.end)
    there = [place for place in within(article.places, made.end(), made.end() + 2) if place.acts] if made else []
    return there[0].code if there else None


def favoured(article: Article, start: int, end: int) -> str | None:
    """Whose surplus it is: "a surplus of 13 million in Lima's favour", "in favour of Peru"."""
    for place in within(article.places, start, end):
        before = article.flat[max(start, place.start - 20) : place.start]
        if FAVOURED.match(article.flat, place.end) or IN_FAVOUR.search(before):
            return place.code
    return None

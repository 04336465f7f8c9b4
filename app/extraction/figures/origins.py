"""Where goods come from and whom a surplus favours or is with, told right beside their number."""

import re

from app.extraction.article import Article, within
from app.extraction.figures.sides import Sides
from app.extraction.figures.terms import Term
from app.extraction.numbers.scanning import Number
from app.extraction.text.segments import Sentence

# "A surplus in Lima's favour", "in favour of Peru".
SHORTLY = r",?(?: (?:last year|in (?:19|20)\d\d|in trade|a year))?,?"
IN_FAVOUR, FAVOURED = re.compile(rf"{SHORTLY} in favou?r of (?:the )?"), re.compile(r"'s? favou?r\b")
OWN_FAVOUR = re.compile(rf"{SHORTLY} in (?:the )?")
NATIONS = {"demonym", "name"}
OF_GOODS = re.compile(r"(?: worth)? of (?:the )?| (?:more|less|fewer) ")
# "54,000 vehicles assembled in Colombia".
MADE_IN = re.compile(
    r"(?: [a-z-]+){0,3} (?:made|built|assembled|manufactured|produced|grown|caught|mined|refined|milled|woven|bottled"
    r"|farmed|harvested|raised) (?:in|by) (?:the )?"
)

# "The largest imbalance was with Peru, a 9 million dollar deficit".
APPOSED = re.compile(r",? (?:an?|the|another|its|their)(?: [a-z-]+){0,2} ")
WITH = re.compile(r"\bwith(?: the)? $")
RESTRICTED = re.compile(
    r"\b(?:quotas?|limit\w*|tariffs?|restrict\w*|curbs?|flood|influx|surge|anti-dumping|safeguards?"
    r"|(?:be|are|were) (?:allowed|permitted) to)\b",
    re.IGNORECASE,
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
        before = article.flat[start : place.start]
        theirs = FAVOURED.match(article.flat, place.end) and OWN_FAVOUR.fullmatch(before)
        if theirs or IN_FAVOUR.fullmatch(before):
            return place.code
    return None


def apposed(article: Article, start: int, at: int) -> list[str]:
    """With whom a balance is that stands in an apposition: "was with Peru, a 9 million dollar deficit"."""
    before = [place for place in within(article.places, start, at) if place.acts]
    if not before or APPOSED.fullmatch(article.flat, before[-1].end, at) is None:
        return []
    return [before[-1].code] if WITH.search(article.flat, start, before[-1].start) else []


def is_limited(article: Article, sentence: Sentence, term: Term, told: Sides) -> bool:
    """Whether "Chinese imports" come from China: where another one limits them."""
    if article.flat[told.start : term.start].rstrip().endswith("'s"):
        return False
    if not RESTRICTED.search(article.flat, sentence.start, sentence.end):
        return False
    return any(place.start == told.start and place.form == "demonym" for place in article.places)

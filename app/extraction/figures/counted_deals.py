"""Deals that are counted: "62 contracts worth 5 million dollars", "signed 40 agreements"."""

import re

from app.extraction.article import Article, within
from app.extraction.figures.terms import Term
from app.extraction.lexicons import word_set
from app.extraction.numbers.scanning import Number

VALUED = re.compile(
    r"(?: with (?:the )?[A-Z][A-Za-z.]+(?: [A-Z][A-Za-z.]+| companies| firms| partners| buyers){0,2})?"
    r",? (?:in [A-Z][a-z]+ |together |jointly |collectively |all |altogether |which (?:were|are) )?"
    r"(?:worth|valued at|totall?ing|amounting to|with an? (?:[a-z]+ )?(?:value|worth) of|for a total of)"
    r"(?: (?:a|an|the|total|combined|of|some|about|around|nearly|over|more|than|up|to|estimated|almost))* $"
)
DONE = (
    r"(?:signed|concluded|inked|sealed|initialled|initialed|finali[sz]ed|clinched|won|awarded|secured|landed|agreed"
    r"|struck|closed|reached|exchanged|approved|undertaken|implemented|completed|financed|carried out|realised"
    r"|realized|launched|gained|obtained|received|signing|conclusion|sealing)"
)
INVESTED = r"invest(?:ed|ing) (?:[^.;]|\.\d){3,40} in|invested in|set up|put (?:money|capital) into"
DONE_BEFORE = re.compile(rf"\b(?:{DONE}|{INVESTED})(?: [a-z]+){{0,3}} $")
DONE_AFTER = re.compile(rf"(?:[^.;]|\.\d){{0,90}}? (?:was|were|been|be|had been) (?:also |all )?{DONE}\b")
# A handful of agreements that a visit leaves are deals by themselves; tens of them are counted as trade is.
MANY, SOME = 10, 5


def deals_term(article: Article, number: Number) -> Term | None:
    """The term that a counted deal is by itself, where it is told with its worth or as many that were made."""
    if number.sort != "count" or number.noun not in word_set("counted_deals"):
        return None
    flat = article.flat
    worth = _worth_after(article, number)
    least = SOME if number.noun in {"contracts", "orders", "deals", "projects"} else MANY
    done = DONE_BEFORE.search(flat, max(0, number.start - 60), number.start) or DONE_AFTER.match(flat, number.end)
    if not worth and (number.value < least or not done):
        return None
    return Term(number.start, number.end, "count", None, "", "noun", number.noun or "")


def worth_term(article: Article, number: Number, start: int) -> Term | None:
    """The deals counted right before a sum that is their worth."""
    if number.sort != "money" or VALUED.fullmatch(article.flat, start, number.start) is None:
        return None
    before = [one for one in within(article.numbers, max(0, start - 60), start) if one.end == start]
    if not before or before[-1].noun not in word_set("counted_deals"):
        return None
    one = before[-1]
    return Term(one.core, one.end, "contract_value", None, "", "noun", one.noun or "")


def _worth_after(article: Article, number: Number) -> bool:
    after = next(
        (one for one in within(article.numbers, number.end, number.end + 70) if one.sort in {"money", "elliptic"}), None
    )
    return after is not None and VALUED.fullmatch(article.flat, number.end, after.start) is not None

"""What "export" and "import" alone are: what somebody does, a flow of goods, or a part of a name as in "import tax"."""

import re
from functools import cache

from app.extraction.article import Article, within
from app.extraction.lexicons import rows

VERBAL = re.compile(
    r"\b(?:to|will|would|could|can|may|might|not|they|we|should|must|firms|companies|which|who|and) $", re.IGNORECASE
)
CLOSED = frozenset(".,;)")
NOUNS_OF = re.compile(
    r" (?:of|to|from|values?|volumes?|operations|deliveries|supplies|transactions|trends?|basket|performance"
    r"|growth|growths|number|figures?|increase|rise|surge|drop|fall|decline|targets?|goals?"
    r"|revenues?|incomes?|receipts|earnings|proceeds|orders|bill|totals?|needs|requirements?|demand|allocations?"
    r"|allotments?|availabilit(?:y|ies)|cuts?|cutbacks?|reductions?"
    r"|records?|potential|commitments|registrations|flows?|pace|estimates?|forecasts?|expectations|projections?"
    r"|loadings"
    r"|purchases|programmes?|programs?|shipments|sales|turnover|was|were|made up"
    r"|amounted|totall?ed|reached|stood|hit|exceeded|rose|fell|grew|shrank|slid|sank|leapt|totals"
    r"|at(?= [A-Z]{0,3}[$\u20ac\u00a3\d])"
    r"|during (?:the|this|last|[A-Z]|\d))\b|,? in (?:the (?:reporting|first|second|third|fourth|last|same)|[A-Z\d])"
    r"|, which "
)
NEXT_WORD = re.compile(r" ([a-z]+)\b")
# "Tin was Peru's top export at 5 million dollars", "the biggest import item".
TOP = re.compile(r"\b(?:biggest|largest|top|main|leading|chief|principal|key|major|[a-z]+th|second|third|highest) $")
TOP_GOODS = re.compile(
    r"[,.;)]| (?:items?|products?|commodity|commodities|goods|for|in|at|during|last|this|with|by|was|is|were|are|and)\b"
)


# "Arrivals of Chilean wheat", "soybean arrivals rose to 5 million tonnes": what comes are goods.
GOODS_ARRIVED = re.compile(
    r" of (?:[A-Z][A-Za-z.]+ )?(?!tourists|visitors|foreign|guests|people|migrants|refugees|holiday|travell?ers"
    r"|passengers|international|overseas|students|workers)[a-z]{3,}"
    r"|(?:[^.;\d]|\.?\d){0,90}?\d (?:(?:million|mln) )?(?:metric )?(?:tonnes|tons|barrels)\b"
)


def goods_arrive(flat: str, end: int) -> bool:
    """Whether the arrivals whose word ends there are those of goods, not of guests."""
    return GOODS_ARRIVED.match(flat, end) is not None


# "An export market worth 5 million dollars", "the 5 million dollar export market".
WORTH_AFTER = re.compile(
    r"(?: (?:in|for|with|between) [^.;,\d]{2,40}?)?,? (?:(?:that|which) )?(?:(?:is|was|are|were|could be|would be"
    r"|will be|may be|might be) )?"
    r"(?:(?:already|now|currently|potentially|still|estimated to be|expected to be|said to be) )?(?:worth|valued at)\b"
)
WORTH_BEFORE = re.compile(
    r"\d(?:[ -](?:million|billion|mln|bn))?(?:[ -](?:dollars?|dlrs?|euros?))?(?:[ -]a[ -]year)?(?: [a-z-]+){0,2} $"
)


def is_market_worth(flat: str, before: str, end: int) -> bool:
    """Whether the market that ends there is told by its worth: that of the exports."""
    return WORTH_AFTER.match(flat, end) is not None or WORTH_BEFORE.search(before) is not None


def flow_kind(flat: str, before: str, end: int) -> str | None:
    """Whether the word that ends there is a verb or a noun that tells a flow; None where it only qualifies another.

    `before` are the words before it.
    """
    if VERBAL.search(before):
        return "verb"
    owned = before.endswith("'s ") and flat[end : end + 1] in CLOSED
    ranked = TOP.search(before) is not None and TOP_GOODS.match(flat, end) is not None
    moved = (word := NEXT_WORD.match(flat, end)) is not None and word[1] in _moved()
    return "noun" if owned or ranked or moved or NOUNS_OF.match(flat, end) else None


@cache
def _moved() -> frozenset[str]:
    """What trade did when it changed: "increased", "slumped"."""
    return frozenset(row["word"] for row in rows("change") if row["kind"] == "verb" and row["word"].endswith("ed"))


# "Business between the two countries", "between Peru and Chile".
OF_TWO = re.compile(
    r" between (?:(?:the|our|these|those) )?(?:(?:(?:two|both) )?(?:countries|nations|neighbou?rs|states|economies"
    r"|sides)"
    r"|two(?=[.,;]| (?:is|are|was|were|has|had|rose|fell|grew|reached|stood|hit|to|at|in|of|by|could|will|would)\b)"
    r"|them)\b"
)
FIRST, AND = re.compile(r" between (?:the )?"), re.compile(r" and (?:the )?")


def is_between(article: Article, end: int) -> bool:
    """Whether the dealings whose word ends there are those of two economies: "business between Peru and Chile"."""
    if not article.flat.startswith(" between ", end):
        return False
    near = [one for one in within(article.places, end, end + 60) if one.acts]
    named = len(near) > 1 and FIRST.fullmatch(article.flat, end, near[0].start) is not None
    return OF_TWO.match(article.flat, end) is not None or (
        named and AND.fullmatch(article.flat, near[0].end, near[1].start) is not None
    )

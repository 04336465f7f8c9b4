"""What words of trade mean otherwise: what somebody will order, a rate of no money, produce of a farm."""

import re
from collections.abc import Callable

from app.extraction.figures.bids import is_no_bid
from app.extraction.figures.flow_words import CLOSED, VERBAL, is_market_worth
from app.extraction.figures.making import is_no_making
from app.extraction.figures.ordered import is_no_order
from app.extraction.figures.outlays import is_no_cost, is_no_spending, works_costing
from app.extraction.figures.rate_words import is_no_duty
from app.extraction.lexicons import word_set

# So much of the words ahead tells what a word means.
BEFORE = 24
COINED = re.compile(r" (?:swaps?|markets?|reserves?|cris[ei]s|polic|terms|peg|zone|area|bonds?|value of)")
ARTICLE = re.compile(r"\bthe $|'s $|its $", re.IGNORECASE)
# "Peru-Chile trades stood at 5 million", not "the firm trades in gold".
TRADES = re.compile(
    r" (?:between|with|stood|stand|reached|reach|hit|amounted|surpass\w*|exceed\w*|rose|fell|grew|increased|decreased"
    r"|totall?ed|were|was|have|worth|volume|valued)\b"
)
# "Gas supplies to Peru reached 5 tonnes", not "secure gas supplies".
MOVING = re.compile(
    r" (?:from|to|via|through|reached|rose|fell|grew|dropped|were|amounted|totall?ed|stood|increased|decreased)\b"
)
DOING = re.compile(r"\b(?:which|who|that|it|he|she|company|firm|bank|also|stock|currency|share|bond) $", re.IGNORECASE)
# "The dollar was recently buying 1.02 euros".
BUYS = {"bought", "buys", "buy", "buying"}
MONEY = re.compile(
    r"\b(?:dollar|pound|euro|yen|currency|rupee|franc|peso|yuan|sterling|greenback|rouble|ruble|rand|real|lira|krona|krone)"
    r",? (?:[a-z]+ ){0,3}$"
)
# By how much quotas may grow in a year.
ALLOWED = re.compile(r" (?:clause|limit|ceiling|quota|allowance)s?\b")
# "Shipping insurance" is nobody's export.
SHIPPERS = re.compile(
    r" (?:insur\w+|lines?|industry|costs?|firms?|compan(?:y|ies)|agents?|routes?|lanes?|ministry|sources|rates|agency"
    r"|group|schedules?|brokers?|data|circles|containers?)\b"
)
LACKING = re.compile(r"\b(?:in|of) (?:(?:the|its|domestic|local|global|world) )?(?:[A-Za-z]+ ){0,2}$")
# "Farm produce" is nobody's doing.
PRODUCE = re.compile(r"\b(?:farm|agricultural|fresh|dairy|garden|other|organic|local|its|such|of) $")

# "The gap between what Peru imports and what it sells abroad".
WHAT, FAR = re.compile(r"\bbetween what (?:[^.;\d]{0,80} )?$"), 100

# "Exports, which make up a third of the economy": so much of it is told, not the economy itself.
PART_OF = re.compile(
    r"\b(?:half|thirds?|quarters?|fifths?|tenths?|percent|per cent|pct|%|share|bulk|most|much) of (?:the|its) $"
)
# "Has invested 5 billion dollars in Peru's economy".
PUT_INTO = re.compile(
    r"(?:\b(?:[Ii]nvest\w*|pour\w*|pump\w*|inject\w*|dollars|dlrs|euros|yuan|capital|by [A-Z][a-z]+)"
    r"|\$\S+(?: [mb]illion)?)"
    r" in(?:to)? (?:the )?(?:[A-Z][A-Za-z. ]{2,20}(?:'s)? )?$"
)


def is_mistaken(flat: str, word: str, kind: str, start: int, end: int, *, sure: bool) -> bool:
    """Whether the word means something else than what is measured; `sure` tells that its sort is as it seems."""
    before = flat[max(0, start - BEFORE) : start]
    if not sure and kind in MISTAKEN and MISTAKEN[kind](flat, word, before, end):
        return True
    compared = " what " in before and WHAT.search(flat, max(0, start - FAR), start) is not None
    # "A deficit in supply".
    if compared or (word == "supply" and flat[end : end + 1] in CLOSED and LACKING.search(before)):
        return True
    if (word == "produce" and PRODUCE.search(before)) or (word == "costing" and is_no_cost(flat, word, before, end)):
        return True
    if word == "economy" and (PART_OF.search(before) or PUT_INTO.search(flat, max(0, start - 60), start)):
        return True
    if (word == "growth" and ALLOWED.match(flat, end)) or (word == "shipping" and SHIPPERS.match(flat, end)):
        return True
    return word in BUYS and MONEY.search(flat, max(0, start - 40), start) is not None


def _is_no_rate(flat: str, _word: str, before: str, end: int) -> bool:
    """A money has a rate where it stands alone with its article."""
    return ARTICLE.search(before) is None or COINED.match(flat, end) is not None


def _is_done(_flat: str, word: str, before: str, _end: int) -> bool:
    """What somebody will "order" is no order."""
    return word in word_set("guarded") and VERBAL.search(before) is not None


# By the kind of a term, what its word means otherwise.
MISTAKEN: dict[str, Callable[[str, str, str, int], bool]] = {
    "skip": lambda flat, word, before, end: word.startswith("exporter") or not is_market_worth(flat, before, end),
    "cost": lambda flat, word, before, end: (
        (_is_done(flat, word, before, end) and works_costing(flat, end) is None) or is_no_cost(flat, word, before, end)
    ),
    "spending": is_no_spending,
    "made": is_no_making,
    "bid": is_no_bid,
    "deal": lambda flat, _word, before, end: is_no_order(flat, before, end),
    "money": _is_no_rate,
    "noun": _is_done,
    "rate": is_no_duty,
    "supplies": lambda flat, _word, before, end: before.endswith(" for ") or MOVING.match(flat, end) is None,
    "plural": lambda flat, _word, before, end: TRADES.match(flat, end) is None or DOING.search(before) is not None,
}

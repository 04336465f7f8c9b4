"""Figures of no economy: what traders, companies, growers or the owner of a house pay or earn."""

import re

from app.extraction.figures.slots import Slots
from app.extraction.figures.strangers import STRANGE
from app.extraction.figures.whose import Whose
from app.extraction.lexicons import word_set
from app.extraction.text.segments import Sentence

QUOTED = {"price", "contract_value"}
EXCHANGE = re.compile(
    r"\b(?:Mercantile|Commodity|Metal|Cotton|Petroleum|Coffee|Cocoa|Sugar) Exchange\b|\bBoard of Trade\b|\bfutures\b"
    r"|\bspot (?:market|price)|\bcontracts? for [A-Z][a-z]+ (?:delivery|at)\b|\bcents? (?:lower|higher)\b"
)
APIECE = re.compile(
    r" (?:(?:an?|per|for each|for every|for an?) (?:[a-z]+ )?(?:unit|piece|head|home|house|car|vehicle|person|worker"
    r"|family|household|day|student|ticket)|each|apiece)\b"
)
# "Shares closed at 700 yen".
AT_PRICE = re.compile(r"\b(?<!valued )at (?:about |around |just |[A-Z]{0,3}[$\u00a3\u20ac\u00a5])?$")
A_SHARE = 1_000_000  # no share costs as much, of any money
# "Drinks containing less than 7 percent alcohol".
CONTAINED = re.compile(r"\bcontain(?:s|ing) (?:[a-z]+ ){0,4}$")
BEHIND = 60
# What companies earn is the country's only where the sentence says whose it is.
PRIVATE = {
    "sales",
    "revenue",
    "profit",
    "loss",
    "wages",
    "price",
    "stake",
    "project_cost",
    "loan",
    "market_share",
    "capacity",
    "passengers",
    "tourism",
}


def is_nobodys(whose: Whose, slots: Slots, sentence: Sentence) -> bool:
    """Whether a figure, with all that was found of it, tells of no economy."""
    flat, number = whose.article.flat, slots.number
    if STRANGE in slots.reasons or (number.sort == "percent" and _is_contained(flat, sentence.start, number.start)):
        return True
    if slots.reporter is None and (slots.flow in {"export", "import"} or slots.indicator in PRIVATE):
        return True
    if slots.indicator in QUOTED and EXCHANGE.search(flat, sentence.start, sentence.end):
        return True  # what traders pay each other
    if _is_apiece(flat, slots, sentence.start):
        return True
    acting = bool(whose.acting(sentence.start, sentence.end))
    if slots.term.word in word_set("fields_yield") and not acting:
        return True  # what a boat landed or a farmer grew
    told = slots.parties is not None or acting
    told = told or (slots.indicator == "tourism" and slots.reporter == whose.memory.host)
    weighed = number.sort in {"price", "quantity"}  # as trade is
    return slots.indicator in PRIVATE and not told and not weighed and whose.pair is None


def _is_apiece(flat: str, slots: Slots, begin: int) -> bool:
    """Whether it is what one house or one share costs."""
    number = slots.number
    if slots.indicator == "stake" and number.sort == "money" and number.value < A_SHARE:
        return AT_PRICE.search(flat, begin, number.start) is not None
    return slots.indicator == "project_cost" and APIECE.match(flat, number.end) is not None


def _is_contained(flat: str, begin: int, at: int) -> bool:
    """Whether a percentage tells of what goods are made."""
    return CONTAINED.search(flat, max(begin, at - BEHIND), at) is not None

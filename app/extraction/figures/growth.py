"""Growth that is not the economy's: "exports posted a growth of 5 percent", "trade hit 3 billion, a growth of 4"."""

import re
from collections.abc import Sequence
from typing import Protocol

WORDS = {"growth", "growth rate"}
# It tells how much of it there was: "20 percent growth", "growth of 5 percent", "growth rate of 5 percent".
MEASURED = re.compile(
    r" (?:rates? )?(?:of|at|by) (?:(?:about|around|some|nearly|almost|over|up|to|more|than|at|least|a|only|just) )*\d"
)
COUNTED = re.compile(r"\d[ -]?(?:%|percent|per cent|pct)(?: [a-z-]+){0,2} $|\d[ -]?(?:%|percent|per cent|pct)-?$")
ECONOMY = re.compile(r"\b(?:econom[a-z]+|GDP|gdp|domestic product)\b")
CLAUSE_ENDS = re.compile(r"[.!?] [A-Z]|;|\b(?:while|whereas|although)\b")
# "This represented a growth of 15 percent": of what was told before.
# "Trade with Peru saw robust growth, totalling 5 million".
SEEN = re.compile(
    r"[^.;]{0,100}\b(?:saw|seen?|sees|show(?:s|ed)|posted|recorded|registered|enjoyed|achieved|maintained|experienced"
    r"|witnessed|logged|reported|kept) (?:(?:a|an|the|its|their) )?(?:(?!economic)[a-z-]+ ){0,3}"
)
TAKEN_UP = re.compile(
    r"(?:^|[.!?] )(?:This|That|It|The (?:figure|total|amount|volume|value|number))[^.;]{0,60}"
    r"\b(?:represent|mark|show|mean|register|record|indicat|reflect|account|was|is|compared|denot|translat)[a-z]*"
    r"(?: [a-z-]+){0,4} $"
)
# "Exports, the main growth driver, fell".
DRIVING = re.compile(
    r" (?:drivers?|engines?|momentum|points?|areas?|sectors?|markets?|trajectory|story|prospects?|strateg[a-z]+|models?"
    r"|potential|opportunit[a-z]+|streak|trend)\b"
)
FOR_GOODS = re.compile(
    r" for (?!(?:the|this|next|last|all|each|every|fiscal|calendar|both|January|February|March|April|May|June|July"
    r"|August|September|October|November|December|a|an)\b)[A-Za-z]"
)
# "Goods imported by Chile, the continent's fifth largest economy, rose": the goods did.
RANKED = re.compile(r"\b(?:largest|biggest|strongest|leading|top|main|richest|poorest|growing) $")
# "Imports from the region's largest economy were 5 million".
PARTNER = re.compile(r" (?:from|to|with) (?:the )?[^.;,]{2,40} ")
# "Exports to Peru, the top market for Thai shipments, fell": the shipments only say what Peru is.
DESTINED = re.compile(
    r", (?:the|its|a|an|their|our)(?: [a-z'-]+){0,4} (?:destination|market|buyer|customer|source|supplier|outlet)s?"
    r" (?:for|of)(?: [A-Za-z'-]+){0,3} $"
)
TRADE_GROWTH = re.compile(
    r"[^.;,]{0,40} (?:in|of|for) (?:its|their|the)(?: [a-z-]+){0,3} (?:exports|imports|sales|shipments|trade|quotas?)\b"
)
ALLOWED = re.compile(r"\b(?:allow(?:ed|s|ing)?|permit(?:ted|s|ting)?|grant(?:ed|s|ing)?)(?: [a-z]+){0,2} $")
FAR = 160


class Told(Protocol):
    """A term that stands before: where it ends, what it measures, and whose flow it is."""

    @property
    def end(self) -> int: ...
    @property
    def indicator(self) -> str: ...
    @property
    def flow(self) -> str | None: ...


def is_of_another(flat: str, found: Sequence[Told], start: int, end: int) -> bool:
    """Whether growth at `start` is that of what was told before it, not of the economy."""
    before = flat[max(0, start - 24) : start]
    allowed = TRADE_GROWTH.match(flat, end) or ALLOWED.search(flat, max(0, start - 30), start)
    if allowed or FOR_GOODS.match(flat, end) or DRIVING.match(flat, end) or _is_seen(flat, found, start):
        return True  # "allowed a growth rate in its sales", "20 percent growth for office equipment"
    if MEASURED.match(flat, end) is None and COUNTED.search(before) is None:
        return False
    if ECONOMY.search(flat, max(0, start - 30), start):
        return False
    if TAKEN_UP.search(flat[max(0, start - 110) : start]):
        return True
    last = found[-1] if found else None
    if last is None or start - last.end > FAR or last.indicator in {"gdp", "inflation", "exchange_rate"}:
        return False
    return CLAUSE_ENDS.search(flat, last.end, start) is None


def _is_seen(flat: str, found: Sequence[Told], start: int) -> bool:
    """Whether the trade told before it saw the growth."""
    last = found[-1] if found else None
    if last is None or last.flow is None or start - last.end > FAR:
        return False
    return SEEN.fullmatch(flat, last.end, start) is not None


def is_apposed(flat: str, found: Sequence[Told], start: int, end: int) -> bool:
    """Whether an economy or trade at `start` only says who a country is whose trade was told before."""
    last = found[-1] if found else None
    if last is None or last.flow is None or start - last.end > FAR:
        return False
    if flat.startswith(",", end) and DESTINED.search(flat, last.end, start):
        return True
    if flat[end : end + 1] not in {",", ".", ")"} and PARTNER.fullmatch(flat, last.end, start) is None:
        return False
    return RANKED.search(flat, max(0, start - 12), start) is not None and not CLAUSE_ENDS.search(flat, last.end, start)

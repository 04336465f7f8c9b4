"""The share of the first of a ranking: "the main buyer was China with 30 percent"."""

import re

from app.extraction.figures.terms import Term
from app.extraction.numbers.scanning import Number

ORDINAL = r"(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,2}(?:st|nd|rd|th))"
# "Main buyers were" opens a sentence.
FIRST = (
    rf"(?i:{ORDINAL}(?= (?:trad|export|import|partner|supplier|market|buyer|customer|destination|source))"
    rf"|(?:{ORDINAL}[- ])?(?:main|chief|top|largest|biggest|leading|principal|major|key|foremost"
    r"|number one|No\. ?1|most important|prime|primary|single|favou?rite))"
)
TAKERS = (
    r"(?:markets?|destinations?|buyers?|customers?|importers?|outlets?|clients?|purchasers?|recipients?|consumers?)"
)
GIVERS = r"(?:suppliers?|sources?|exporters?|providers?|sellers?|origins?)"
RANKED = re.compile(
    rf"\b{FIRST} (?:[a-z-]+ ){{0,3}}?(?:(?P<out>{TAKERS})|(?P<in>{GIVERS})"
    r"|(?P<both>(?:(?:trade|trading|commercial|economic) )?partners?))\b"
    r"(?:[^.;()\d%]|U\.S\.|\bin (?:19|20)\d\d\b){0,120}?"
    r"(?: at|,? which (?:took|takes|bought|buys|supplied|supplies|accounted for|absorbed|received|provided)"
    r"|,? (?:taking|buying|accounting for|supplying|absorbing|with|receiving|representing|providing)|,|\s?\()"
    r"(?: (?:a|an|the|about|some|over|nearly|almost|around|just|only|more|than|share|of))* ?$"
)
# "Other significant buyers included Russia 4 percent", "further markets were Peru (3 percent)".
INCLUDED = re.compile(
    rf"\b(?:[Oo]ther|[Ff]urther|[Nn]otable|[Ss]ignificant|[Ii]mportant|[Ss]maller) (?:[a-z-]+ ){{0,2}}"
    rf"(?:(?P<out>{TAKERS})|(?P<in>{GIVERS})|(?P<both>(?:(?:trade|trading) )?partners?))"
    r"(?:,? (?:apart from|besides|except(?: for)?|excluding|other than|after|alongside) [^.;()\d%]{2,40}?,?)?"
    r" (?:includ(?:e|es|ed|ing)|were|are)"
    r" (?:the )?[A-Z][A-Za-z.]+(?: [A-Z][A-Za-z.]+){0,2}(?: with| at|,| \()?"
    r"(?: (?:an?|about|some|over|nearly|almost|around|just|only|more|than|share|of))* ?$"
)
OF_OTHER = re.compile(
    r" of (?!(?:the|its|their|all|total|overall)\b)| (?:stake|increase|rise|growth|drop|fall|more|less|duty)\b"
)
# "Italy, with a 14 percent share, was the leading export market".
WITH = re.compile(r", with (?:an? |about |some )*$")
RANKED_LATER = re.compile(
    rf"(?: share)?(?: of [^,.;]{{2,30}})?(?:,(?: and)? [A-Z][A-Za-z. ]{{2,30}}, with [^,;]{{1,25}}){{0,5}}"
    rf",? (?:was|is|were|are|remained|became|ranked) (?:the |its |their "
    rf"|[A-Z][A-Za-z ]+'s )?(?:[a-z-]+ )?{FIRST}"
    rf" (?:[a-z-]+ ){{0,3}}?(?:(?P<out>{TAKERS})|(?P<in>{GIVERS})|(?P<both>(?:(?:trade|trading|commercial"
    rf"|economic) )?partners?))\b"
)


def ranked_amount(flat: str, number: Number, start: int) -> Term | None:
    """The trade of which the one that is ranked first has so much: "the main buyers were Chile with 3 million"."""
    if number.sort not in {"money", "quantity"} or OF_OTHER.match(flat, number.end):
        return None
    told = RANKED.search(flat, max(start, number.start - 190), number.start)
    # "The leading exporter of tin, with 3 million tonnes": that is his own.
    return _traded(told) if told is not None and told["out"] else None


def ranked_share(flat: str, number: Number, start: int) -> Term | None:
    """The trade of which the one that is ranked first has a share; its flow is told by what he is."""
    if number.sort != "percent" or OF_OTHER.match(flat, number.end):
        return None
    told = RANKED.search(flat, max(start, number.start - 190), number.start)
    if told is None and WITH.search(flat, max(start, number.start - 16), number.start):
        told = RANKED_LATER.match(flat, number.end)
    told = told or INCLUDED.search(flat, max(start, number.start - 120), number.start)
    return _traded(told) if told is not None else None


def _traded(told: re.Match[str]) -> Term:
    role = next(name for name in ("out", "in", "both") if told[name])
    flow = {"out": "export", "in": "import", "both": "total"}[role]
    return Term(*told.span(role), "trade_value", flow, "pair" if flow == "total" else "", "noun", told[role])

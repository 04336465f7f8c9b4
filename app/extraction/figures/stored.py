"""Goods that lie in store: "5 tonnes of copper are held in Peruvian warehouses", "silos held 3 million tonnes"."""

import re

from app.extraction.figures.on_their_way import HOW, OF_GOODS
from app.extraction.figures.terms import Term
from app.extraction.numbers.scanning import Number

NEAR = 120
HOUSES = (
    r"(?:warehouses?|silos?|granaries|elevators|depots?|sheds?|stores?|stockpiles?|stocks|reserves?|storage"
    r"|inventor(?:y"
    r"|ies)|bond|vaults?|tanks?|tankers|bins|yards?|piles|store)"
)
# "5 tonnes of copper stored in Lima", "in stock".
STORED = re.compile(
    OF_GOODS
    + HOW
    + r" (?P<told>(?:stored|stockpiled|warehoused|hoarded|in (?:stock|store|storage|reserve|hand|inventory))\b"
    rf"|(?:held|kept|lying|sitting|left|lies?|sits?|lay|sat|piled up)(?= (?:in|at"
    rf"|on) (?:[A-Za-z'.-]+ ){{0,4}}?{HOUSES}\b))"
)
HEDGES = (
    r"(?: (?:about|some|around|nearly|almost|over|more|than|up|to|at|least|only|just|an?|the|amount|estimated|total|of"
    r"|close))* $"
)
# "Warehouses in Lima held about 5 tonnes".
HOLDING = re.compile(
    rf"\b(?i:{HOUSES})(?: (?:in|at|of) (?:the )?[A-Z][A-Za-z]+)?(?: (?:now|still|also|already|alone|have|has|had"
    rf"|could|may|might))*"
    rf" (?P<told>held|holds?|holding|contain(?:s|ed|ing)?|stored?|stores|storing){HEDGES}"
)
# "Copper stored in Lima could be 5 tonnes", "put the amount stored there at 5 tonnes".
AMOUNTED = re.compile(
    r"\b(?P<told>stored|stockpiled|in stock|in store|in reserve|(?:held|kept|lying)(?= (?:in|at) [^,.;]{0,30}\b"
    rf"{HOUSES}\b))(?: (?:in|at|by) [^.;:,\d]{{3,50}}?)? (?:at|was|were|is|are|be|been|totall?ed|totals|reached|stood"
    rf"|amounted|exceeded){HEDGES}"
)


def stored_term(flat: str, number: Number, start: int) -> Term | None:
    """The stockpile that goods in store are: "5 tonnes of copper are held in Peruvian warehouses"."""
    if number.sort != "quantity":
        return None
    begin = max(start, number.start - NEAR)
    told = STORED.match(flat, number.end) or HOLDING.search(flat, begin, number.start)
    told = told or AMOUNTED.search(flat, begin, number.start)
    return Term(*told.span("told"), "stockpile", None, "", "noun", "stocks") if told else None

"""People at work: "employs 4,000 people", "30,000 Chileans work for Spanish firms"."""

import re

from app.extraction.numbers.scanning import Number
from app.extraction.structs import replace

HIRING = re.compile(
    r"\b(?:employ(?:s|ed|ing)?|hir(?:es?|ed|ing)|(?:g[ai]ve[sn]?|giving|provid(?:es?|ed|ing)|offer(?:s|ed|ing)?) "
    r"(?:work|jobs|employment|livelihoods?)(?: directly| indirectly)? (?:to|for)|recruit(?:s|ed|ing)?"
    r"|laid off|lay(?:s|ing)? off|workforces? of|staff of|livelihoods? (?:of|to|for)|work for)"
    r"(?: (?:directly|indirectly|currently|now|today|together|a|total|of|another|an|additional|further|as|many))* $"
)
WORKING = re.compile(
    r" (?:now |already |currently |directly )?(?:work(?:s|ed|ing)? (?:at|in|for|on|there)|(?:are|were|is|was) "
    r"(?:directly |indirectly |now |currently )?employed|employed (?:at|in|by)|on (?:its|the|their) payroll)\b"
)
WHO = re.compile(
    r" (?P<who>people|persons?|men and women|(?:local |foreign )?(?:staff|residents|hands)|[A-Z][a-z]+s)\b"
)
NOTHING_ELSE = re.compile(r"(?=[.,;)]| (?:in|at|there|across|worldwide|and|by|through|today|here)\b|$)")


def employed(flat: str, number: Number, start: int) -> Number | None:
    """A bare number as the people that somebody employs; None where it counts others."""
    hiring = HIRING.search(flat, max(start, number.start - 70), number.start)
    who = WHO.match(flat, number.end)
    end = who.end() if who else number.end
    if not hiring and (who is None or not WORKING.match(flat, end)):
        return None
    if who is None and not NOTHING_ELSE.match(flat, number.end):
        return None
    return replace(number, sort="count", unit="people", indicator="employment", noun="people", end=end)

"""Numbers in a row share what they measure: "from A to B, up C percent", "5 percent to Japan and 7 to Korea"."""

import re

from app.extraction.article import Article, within
from app.extraction.slots import Slots

LINK = re.compile(
    r"(?:(?:up|down|sharply up|higher|lower) )?(?:to|from|up|down|by|at|than|against|compared (?:with"
    r"|to)|versus|which [a-z]+ by)"
    r"(?: (?:a|an|the|record|new|of|just|only))* $"
)
RESPECTIVELY = re.compile(r",? respectively\b", re.IGNORECASE)
OWNER = re.compile(r"\b(?:in|for|by)(?: the)? $|(?:and|while|but) (?:the )?$")


def link(flat: str, start: int, at: int) -> int:
    """Where the words begin that tie a number to the one before: "to", "up", "from"."""
    match = LINK.search(flat[max(start, at - 40) : at])
    return at - len(match.group()) if match else at


def carry_sides(article: Article, slots: Slots, previous: Slots, start: int, end: int) -> None:
    """The sides of the number before, unless the words between or after name others."""
    flat, number = article.flat, slots.number
    slots.reporter, slots.partner, slots.commodity = previous.reporter, previous.partner, previous.commodity
    slots.parties = previous.parties
    after = [place for place in within(article.places, number.end, min(end, number.end + 40)) if place.acts]
    if (
        after
        and re.fullmatch(r" (?:to|from|with)(?: the)? ", flat[number.end : after[0].start])
        and after[0].code != slots.reporter
    ):
        slots.partner, slots.end = after[0].code, after[0].end
        return
    listed = [place for place in within(article.places, previous.term.end, previous.number.start) if place.acts]
    if len(listed) == 2 and RESPECTIVELY.match(flat, number.end) and listed[1].code != slots.reporter:
        slots.partner, slots.start = listed[1].code, previous.start
        return
    between = [place for place in within(article.places, start, number.start) if place.acts]
    if not between:
        return
    place = between[-1]
    before = flat[max(start, place.start - 12) : place.start]
    preposition = re.search(r"\b(to|from|with)(?: the)? $", before)
    if preposition and place.code != slots.reporter:
        slots.partner = place.code
    elif place.code != slots.reporter and (flat[place.end : place.end + 1] == "'" or OWNER.search(before)):
        slots.reporter = place.code
        slots.partner = (
            previous.reporter
            if previous.partner == place.code and previous.flow != "total"
            else (None if previous.partner == place.code else previous.partner)
        )

"""Agreements of three or many at once: their parties are those whom the text lists, else nobody knows them."""

import re

from app.extraction.agreements.acting import Actors
from app.extraction.agreements.phrases import Phrase
from app.extraction.deeds.deed import Side
from app.extraction.deeds.line import Line
from app.extraction.deeds.outline import Outline, codes
from app.extraction.deeds.participants import clear_pair, named

BACK, THREE = 3, 3
THREEFOLD = frozenset({"trilateral", "tripartite", "three-way", "three-nation"})
CROWD = re.compile(
    r"(?:[^\s;:]+ ){0,8}?(?:with|between|among) (?:(?:more|less) than |about |some |over |nearly |at least )?"
    r"(?:N|several|many|other|various|numerous|dozens of|a number of|most|all|individual|foreign) "
    r"(?:other |more |[a-z]+n |E |A |R )?(?:countries|nations|economies|partners|states|governments) "
    r"(?:and regions |and territories )?"
)
LISTED = re.compile(r"(?:, )?(?:including|such as|among them|like|:|--?) (?P<who>(?:(?:the|E|EE|,|and) )+)")


def with_many(line: Line, end: int, acting: Actors | None) -> list[Side] | None:
    """The parties where the noun that ends at `end` is followed by "with 15 countries, including ..."; else None."""
    crowd = CROWD.match(line.text, end)
    if crowd is None:
        return None
    listed = LISTED.match(line.text, crowd.end())
    if listed is None or acting is None:
        return []
    ours = named(acting.items, "party")
    known = {side.economy for side in ours}
    others = codes(line.between(listed.start("who"), listed.end("who")))
    return [*ours, *(Side("party", code) for code in others if code not in known)] if ours and others else []


def of_three(line: Line, number: int, outline: Outline, one: Phrase) -> list[Side]:
    """The three that the text names together before a pact of three."""
    if one.how not in {"", "with"} or THREEFOLD.isdisjoint(item.mark for item in one.left):
        return []
    if one.how == "with":  # "a tripartite pact with Peru" is one of the two of whom was spoken
        third, two = codes(one.beside), clear_pair(outline)
        return [Side("party", code) for code in (*two, *third)] if two and len({*two, *third}) == THREE else []
    lines = [line, *reversed(outline.lines[max(0, number - BACK) : number])]
    three = next((every for near in lines if len(every := codes(near.items)) == THREE), [])
    return [Side("party", code) for code in three]

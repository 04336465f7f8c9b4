"""Who concludes an agreement by its verb, and sides by their economies."""

import re

from app.extraction.agreements.acting import Actors, actors
from app.extraction.agreements.phrases import Phrase
from app.extraction.deeds.deed import Side
from app.extraction.deeds.line import Line
from app.extraction.deeds.outline import codes
from app.extraction.deeds.patterns import expand

# The verb that makes the agreement, at most four words before its name.
CONCLUDED = re.compile(
    rf"(?<!\S)(?!signing of ){expand('{concludes}')}(?:(?:D|in S|in E|here) ){{0,3}}(?:\S+ ){{0,4}}$"
)
VERB_REACH = 12


def verb_actors(line: Line, one: Phrase) -> Actors | None:
    """Who concludes the agreement: those who act in the clause of the verb just before its name, if one is."""
    begin = line.offsets[max(0, line.at[one.first] - VERB_REACH)]
    verb = CONCLUDED.search(line.text, begin, one.first)
    return actors(line, verb.start()) if verb else None


def two_of(line: Line) -> list[str]:
    """The two economies that a line names, if it names no third one."""
    named_here = codes(line.items)
    return named_here if len(named_here) == 2 else []


def sides_of(economies: list[str]) -> list[Side]:
    return [Side("party", code) for code in economies]


def economies_of(sides: list[Side]) -> set[str]:
    return {side.economy for side in sides if side.economy}


def joined_with(sides: list[Side], others: list[Side]) -> list[Side]:
    known = economies_of(sides)
    return sides + [side for side in others if side.economy not in known]

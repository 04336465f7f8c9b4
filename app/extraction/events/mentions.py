"""Further mentions of a visit that was told before: "this trip", "the visit", "the president's visit"."""

import re

from app.extraction.deeds.deed import Deed
from app.extraction.deeds.line import Line
from app.extraction.deeds.outline import Outline
from app.extraction.names.person import Person

VISIT = r"(?:visit|trip|tour|journey)"
POINTED = re.compile(rf"(?:this|the|his|her) (?:[a-z-]+ )?{VISIT} ")
POSSESSED = re.compile(rf"(?<!\S)P 's (?:[a-z-]+ )?{VISIT} ")
# What is told of the visit itself belongs to its mention, up to the next comma.
TOLD = re.compile(r"(?:is|was|will|would|has|had|comes|came|ended|began|follows|followed|starts|aims) [^,;:<>]+")
OPENING = re.compile(r"(?:at|during|ahead of|before|after|on|in|for) (?:\S+ ){0,5}$")


def with_mentions(deeds: list[Deed], outline: Outline) -> list[Deed]:
    """The deeds, each visit with its later mentions as evidence; only where the article tells one visit."""
    visits = [index for index, deed in enumerate(deeds) if deed.kind == "event" and deed.type == "visit"]
    if len(visits) != 1:
        return deeds
    visit = deeds[visits[0]]
    more = [
        (*stretch, "fact")
        for line in outline.lines
        if line.kind == "body" and line.start > visit.start
        for stretch in _mentions(line, {side.name for side in visit.sides if side.type == "person"})
        if not (stretch[0] < visit.end and visit.start < stretch[1])
    ]
    result = list(deeds)
    result[visits[0]] = visit.with_more(more)
    return result


def _mentions(line: Line, visitors: set[str | None]) -> list[tuple[int, int]]:
    found = []
    if match := POINTED.match(line.text):
        end = match.end()
        if told := TOLD.match(line.text, end):
            end = told.end()
        found.append(line.span(0, end))
    for match in POSSESSED.finditer(line.text):
        person = line.items[line.at[match.start()]].reference
        if not isinstance(person, Person) or person.name not in visitors:
            continue
        opening = OPENING.match(line.text[: match.start()])
        found.append(line.span(0 if opening else match.start(), match.end()))
    return found

"""The lands of a list that was told before: "the four countries", "the three-nation talks", "the last round"."""

import re
from collections.abc import Sequence

from app.extraction.deeds.frames import Found
from app.extraction.deeds.line import Line
from app.extraction.deeds.outline import Outline, codes

LISTED_BACK, BACK = 6, 3
COUNTED = re.compile(
    r"(?<!\S)(?:from|against|on|for) (?:all )?(?:the|these|those) (?P<count>three|four|five|six|seven|eight) "
    r"(?:[a-z]+ )?(?:countries|nations|economies|states|members) "
)
NUMBERS = {"three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}
THREE = frozenset({"three-nation", "three-way", "three-country", "three-party", "trilateral", "tripartite"})
OF_THREE = re.compile(r"(?<!\S)three (?:[a-z]+ )?(?:countries|nations|economies|states|sides|parties|neighbou?rs) ")
TRIO = 3
ACTING = frozenset({"E", "A", "EE", "P"})


def counted(found: Found, outline: Outline, number: int) -> list[str]:
    """The lands that "the four countries" means: the last list of so many."""
    match = COUNTED.search(found.line.text, found.core[0])
    return _last_of(NUMBERS[match["count"]], outline.lines[max(0, number - LISTED_BACK) : number]) if match else []


def trio(found: Found, outline: Outline, number: int) -> list[str]:
    """The three who talk: called so, or the only ones named in the sentence before that names anybody."""
    if not THREE.isdisjoint(found.words.split()) or OF_THREE.search(found.words):
        return _last_of(TRIO, outline.lines[:number])
    for line in reversed(outline.lines[max(0, number - BACK) : number]):
        if lands := codes([item for item in line.items if item.mark in ACTING]):
            return lands if len(lands) == TRIO and _last_of(TRIO, [line]) == lands else []
    return []


def _last_of(count: int, lines: Sequence[Line]) -> list[str]:
    """The last list of so many lands."""
    for line in reversed(lines):
        marks = [item.mark for item in line.items]
        lands = codes([item for at, item in enumerate(line.items) if item.mark == "E" and _is_listed(marks, at)])
        if len(lands) == count:
            return lands
    return []


def _is_listed(marks: list[str], at: int) -> bool:
    beside = {*marks[max(0, at - 2) : at], *marks[at + 1 : at + 2]}
    return not beside.isdisjoint({",", "and"})

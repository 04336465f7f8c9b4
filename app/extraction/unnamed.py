"""Parties of an event that no role of its frame names, though the sentence, the discourse or the dateline does."""

import re

from app.extraction.deed import Side
from app.extraction.frames import Found
from app.extraction.outline import Outline, codes
from app.extraction.participants import both, named, subject

HIS = re.compile(r"(?:his|her) ")
MEETINGS = {"talks", "negotiation", "forum", "mission", "entry_into_force", "summit", "other"}
BEYOND = 14


def unnamed(found: Found, kind: str, parties: list[Side], outline: Outline, number: int) -> list[Side]:
    """The parties to add to those that the frame's roles gave."""
    known = {side.economy for side in parties}
    if kind == "policy_measure":
        return _of_measure(found, parties, known, outline, number)
    if kind in MEETINGS:
        return _of_meeting(found, kind, known, outline, number)
    if kind == "visit":
        return _visitors(found, parties, known, outline, number)
    inside = codes(found.line.between(found.start, found.end))
    sides: list[Side] = []
    if kind == "dispute" and len(known) < 2:
        sides = [Side("complainant", code) for code in subject(found, found.start, outline, number)]
    elif kind == "opening" and not parties:
        sides = [Side("participant", code) for code in inside or both(found, outline, number)]
    elif kind == "project":
        sides = [Side("host", code) for code in inside]
    return [side for side in sides if side.economy not in known]


def _of_measure(found: Found, parties: list[Side], known: set[str | None], outline: Outline, number: int) -> list[Side]:
    """Who takes a measure, by the subject of the sentence; whom it is to hit, by the economies named after it."""
    result: list[Side] = []
    if not any(side.role == "imposer" for side in parties):
        result = [Side("imposer", code) for code in subject(found, found.start, outline, number)]
    known = known | {side.economy for side in result}
    items = found.line.items
    tail = items[found.line.at[found.start] : found.line.at[found.end] + BEYOND]
    others = codes([item for item in tail if item.mark in {"E", "A", "EE"}])
    return result + [Side("target", code) for code in others if code not in known]


def _of_meeting(found: Found, kind: str, known: set[str | None], outline: Outline, number: int) -> list[Side]:
    role, line = "participant", found.line
    inside = line.between(found.start, found.end)
    if kind == "forum":
        inside = inside + [item for item in line.items if item.mark == "P" and item not in inside]
    result = [side for side in named(inside, role) if side.economy not in known]
    every = known | {side.economy for side in result}
    if kind == "talks" and (HIS.match(found.words) or len(every) < 2):
        people = [item for item in line.items[: line.at[found.start]] if item.mark == "P"][-1:]
        own = named(people, role) or [Side(role, code) for code in subject(found, found.start, outline, number)]
        result = [side for side in own if side.economy not in known] + result
    alone = len(every) < 2 and kind in {"negotiation", "entry_into_force"}
    if not every or alone:
        result += [Side(role, code) for code in both(found, outline, number) if code not in every]
    return result


def _visitors(found: Found, parties: list[Side], known: set[str | None], outline: Outline, number: int) -> list[Side]:
    """Who visits, by the subject of the sentence; where to, by the dateline."""
    roles = {side.role for side in parties}
    result = []
    if "visitor" not in roles:
        people = [item for item in found.line.items[: found.line.at[found.start]] if item.mark == "P"]
        result += named(people[-1:], "visitor") or [
            Side("visitor", code) for code in subject(found, found.start, outline, number) if code not in known
        ]
    if "host" not in roles and outline.home and outline.home.code not in known:
        result.append(Side("host", outline.home.code))
    return result

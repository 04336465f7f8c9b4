"""Further measures of one subject: "raised the duty on rice, lowered that on wheat and banned eggs"."""

import re
from collections.abc import Sequence

from app.extraction.deeds.frames import Found
from app.extraction.events.bonds import NAME
from app.extraction.structs import replace

# What may stand between the measure before and the verb of the next one.
JOINED = re.compile(r"(?<!\S)(?:and|but|,) (?:(?:also|then|further|temporarily|has|have|had|will|would|to|it) ){0,2}$")
# "Will scrap the duty and ban imports": both are to come, unless the second verb has a form of its own.
AHEAD, TOLD = ("will ", "would ", "to "), ("ed", "ing", "s")


def further(found: Found, taken: Sequence[Found]) -> Found:
    """The frame, told from its own verb on where its subject did something else just before."""
    if found.frame.type != "policy_measure" or not found.frame.name.startswith(NAME):
        return found
    begin = found.core[0]
    if JOINED.search(found.line.text[:begin]) is None:
        return found
    kind = found.frame.type
    before = [one for one in taken if one.frame.type == kind and one.start <= found.start and one.end <= begin]
    if not before:
        return found
    verb = found.line.text[begin:].split(" ", 1)[0]
    coming = found.line.text[: before[-1].core[0]].endswith(AHEAD) and not verb.endswith(TOLD)
    frame = replace(found.frame, status="planned") if coming and not found.frame.status else found.frame
    return replace(found, frame=frame, start=begin)

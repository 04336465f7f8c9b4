"""Places in a row, of which the last is no single one, and regions that only rank somebody."""

import re
from collections.abc import Sequence

from app.extraction.names.places import Place

# "To Austria, Hungary and southern Germany": the last of a row is an object as is the first.
ROW = re.compile(
    r"\b(?:to|from|with|between|against|for|by|in|at|on|of)(?: the)? [A-Z][A-Za-z.]+(?: [A-Z][a-z]+)?"
    r"(?:, [A-Z][A-Za-z.]+(?: [A-Z][a-z]+)?)*(?:(?P<comma>, )|,? (?:and|or) )(?:the )?(?:[a-z]+ern )?$"
)
ROW_ENDS = (", ", "and ", "or ", "the ", "ern ")
ROW_ON = re.compile(r"(?:, [A-Z][A-Za-z.]+(?: [A-Z][a-z]+)?)*,? (?:and|or) (?:the )?(?:[a-z]+ern )?[A-Z]")
# "Chile, the world's biggest exporter, shipped": the world did not.
RANKED = re.compile(
    r"'s? (?:[a-z-]+[ -]){0,2}(?:largest|biggest|leading|top|main|major|foremost|richest|poorest|busiest)\b"
)
TOGETHER = re.compile(
    r",? (?:together|jointly|combined|between them)\b|[^.;,\d]{0,60} a (?:total|combined total|combined) of "
)
JOINED_BY = re.compile(r",? and (?:the )?")


def in_row(flat: str, place: Place, start: int) -> bool:
    """Whether a preposition from `start` on governs a row of places to which this one belongs."""
    if not flat.endswith(ROW_ENDS, start, place.start):
        return False
    row = ROW.search(flat, start, place.start)
    return row is not None and (row["comma"] is None or ROW_ON.match(flat, place.end) is not None)


def is_one_of_many(flat: str, before: Sequence[Place]) -> bool:
    """Whether the last place ends a row of three or more: "Peru, Chile and Cuba together imported"."""
    if len(before) == 2 and JOINED_BY.fullmatch(flat, before[0].end, before[1].start):
        return TOGETHER.match(flat, before[1].end) is not None
    if len(before) < 3:
        return False
    listed = JOINED_BY.fullmatch(flat, before[-2].end, before[-1].start)
    return listed is not None and flat[before[-3].end : before[-2].start] in {", ", ", the "}


def is_ranking(flat: str, place: Place) -> bool:
    """Whether a region only ranks somebody: "the world's biggest exporter", "East Africa's largest economy"."""
    return place.form in {"world", "region"} and RANKED.match(flat, place.end) is not None

"""Imports and exports told as one sum: "the total value of imports and exports" is the whole trade."""

import re
from typing import Protocol

SUMMED = re.compile(
    r"\b(?:(?:total|overall|combined|aggregate|whole)(?: [a-z-]+){0,2}"
    r"|(?:value|volume|sum|amount|total) of(?: [A-Za-z'-]+){0,3}|foreign trade) $",
    re.IGNORECASE,
)
SUM = re.compile(r" (?:volume|value|combined|together|in total|turnover|(?:of [a-z]+ )?between|with)\b")
# What stands between the two: with "plus" they are always one sum.
JOINTS = frozenset((" and ", " plus ", " plus its ", " plus their "))
# "Trade - exports plus imports -": the sum explains what it is of.
APPOSED = re.compile(r",? ?[-(]? ?")
EACH = re.compile(r"(?:[^.;]|\.\d){0,140}\brespectively\b")
# "Import and export value", "import-export turnover": the first word is no term by itself.
HALF = re.compile(r"\b(?P<half>import|export)(?: and |[-/])$", re.IGNORECASE)


class Told(Protocol):
    """A term: where it stands and whose flow it is."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def flow(self) -> str | None: ...


def sum_begins(flat: str, last: Told | None, flow: str | None, start: int, end: int) -> int | None:
    """Where the sum of both begins that a term from `start` to `end` closes; None where it is no sum."""
    begin = None
    if last is not None and {last.flow, flow} == {"export", "import"} and (gap := flat[last.end : start]) in JOINTS:
        begin = last.start
        if gap != " and " and EACH.match(flat, end) is None:
            return begin
    elif flow in {"export", "import"} and (half := HALF.search(flat, max(0, start - 12), start)):
        begin = half.start() if half["half"].lower() != flow else None
        if begin is not None and EACH.match(flat, end) is None:
            return begin
    if begin is None or EACH.match(flat, end):
        return None
    summed = SUMMED.search(flat[max(0, begin - 60) : begin]) or SUM.match(flat, end)
    return begin if summed else None

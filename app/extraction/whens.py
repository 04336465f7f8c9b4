"""When it happens: the time of the clause that tells it, as EDTF, from the text and the publication day."""

import re

from app.extraction.dates import Time
from app.extraction.frames import Found
from app.extraction.line import Item
from app.extraction.outline import Outline

AHEAD = {"planned", "proposed", "threatened"}
SINCE = re.compile(r"(?:since|for|over|within|after|against|before|until|by|in the last) $")
BREAK = re.compile(r"[;:<>]|--?")
EFFECTIVE = re.compile(r"(?<!\S)effective ")
THAT_DAY = re.compile(r"(?:(?:on|from) )?(?:that|the same) day ")
FAR, BACK = 14, 9


def when(found: Found, outline: Outline, status: str) -> tuple[str | None, Item | None]:
    """The EDTF of the time that belongs to a frame, and where it stands; None where the clause names none."""
    items, line = found.line.items, found.line
    first, last = line.at[found.start], line.at[found.end]
    if (day := _that_day(found, outline)) is not None:
        return day, None
    inside = [item for item in items[first:last] if _dates(item)]
    if inside:
        return edtf(inside[-1], status, found.words), inside[-1]
    for item in items[last : last + FAR]:
        if BREAK.match(item.mark) or item.mark in {"which", "who", "while", "but"}:
            break
        if _dates(item):
            return edtf(item, status), item
    for item in reversed(items[max(0, first - BACK) : first]):
        if BREAK.match(item.mark) or item.mark in {"which", "who", "while", "but", "and"}:
            break
        if _dates(item):
            return edtf(item, status), item
    return None, None


def _that_day(found: Found, outline: Outline) -> str | None:
    """The day named last before "on that day", right after or before the frame."""
    tail, head = found.line.text[found.end :], found.line.text[: found.start]
    if not THAT_DAY.match(tail) and not THAT_DAY.search(head[-24:]):
        return None
    begin = found.span[0]
    days = [time.edtf for time in outline.article.times if time.end <= begin and time.grain == "day" and time.edtf]
    return days[-1] if days else None


def _dates(item: Item) -> bool:
    time = item.reference
    return isinstance(time, Time) and time.edtf is not None and time.grain in {"day", "month", "year", "span"}


def edtf(item: Item, status: str, words: str = "") -> str | None:
    """The time as EDTF: looking forward where the status does."""
    time = item.reference
    if not isinstance(time, Time):
        return None
    if (status in AHEAD or EFFECTIVE.search(words)) and time.ahead:
        return time.ahead
    return time.edtf

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
# Longer spans say how long something runs, not when it happens.
LONGEST_SPAN = 2
THAT_DAY = re.compile(r"(?:(?:on|from) )?(?:that|the same) day ")
FAR, BACK = 14, 9


def when(found: Found, outline: Outline, status: str) -> tuple[str | None, Item | None]:
    """The EDTF of the time that belongs to a frame, and where it stands; None where the clause names none."""
    items, line = found.line.items, found.line
    first, last = line.at[found.start], line.at[found.end]
    inside = [item for item in items[first:last] if _dates(item)]
    if not inside and (day := _that_day(found, outline, status)) is not None:
        return day, None
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


def _that_day(found: Found, outline: Outline, status: str) -> str | None:
    """The day named last before "on that day", right after or before the frame."""
    tail, head = found.line.text[found.end :], found.line.text[: found.start]
    if not THAT_DAY.match(tail) and not THAT_DAY.search(head[-24:]):
        return None
    begin, ahead = found.span[0], status in AHEAD
    before = [time for time in outline.article.times if time.end <= begin and time.grain == "day"]
    days = [time.ahead if ahead and time.ahead else time.edtf for time in before]
    today = outline.article.published.ago(0) if outline.article.published else None
    fitting = [day for day in days if day and (ahead or today is None or day <= today)]
    return fitting[-1] if fitting else None


def _dates(item: Item) -> bool:
    time = item.reference
    if not isinstance(time, Time) or time.edtf is None or time.grain not in {"day", "month", "year", "span"}:
        return False
    first, _, last = time.edtf.partition("/")
    return ".." not in time.edtf and (not last or int(last[:4]) - int(first[:4]) <= LONGEST_SPAN)


def edtf(item: Item, status: str, words: str = "") -> str | None:
    """The time as EDTF: looking forward where the status does."""
    time = item.reference
    if not isinstance(time, Time):
        return None
    if (status in AHEAD or EFFECTIVE.search(words)) and time.ahead:
        return time.ahead
    return time.edtf

"""When it happens: the time of the clause that tells it, as EDTF, from the text and the publication day."""

import re

from app.extraction.dates import Time
from app.extraction.frames import Found
from app.extraction.line import Item
from app.extraction.outline import Outline

AHEAD = {"planned", "proposed", "threatened"}
LASTING = re.compile(r"(?:for|until|since|over|within|by)\b", re.IGNORECASE)
BREAK = re.compile(r"[;:<>]|--?")
EFFECTIVE = re.compile(r"(?<!\S)effective ")
# Longer spans say how long something runs, not when it happens.
LONGEST_SPAN = 2
THAT_DAY = re.compile(r"(?:(?:on|from) )?(?:that|the same) day ")
FAR, BACK = 14, 9
AFTER = {"which", "who", "while", "but"}
AHEAD_OF = AFTER | {"and"}
SAYING = {"said", "says", "announced", "announces", "told", "declared", "confirmed", "reported", "added"}


def when(found: Found, outline: Outline, status: str) -> tuple[str | None, Item | None]:
    """The EDTF of the time that belongs to a frame, and where it stands; None where the clause names none.

    A time within the frame comes before one after it and that before one ahead of it; the day on which somebody said
    so is taken only where there is no other.
    """
    items, line = found.line.items, found.line
    first, last = line.at[found.start], line.at[found.end]
    inside = [index for index in range(first, last) if _dates(items[index], outline)]
    if not inside and (day := _that_day(found, outline, status)) is not None:
        return day, None
    told = [*reversed(inside), *_near(items, range(last, min(last + FAR, len(items))), AFTER, outline)]
    told += _near(items, range(first - 1, max(first - BACK, 0) - 1, -1), AHEAD_OF, outline)
    own = [index for index in told if not _of_saying(items, index)]
    if own:
        return edtf(items[own[0]], status, found.words if own[0] in inside else ""), items[own[0]]
    if told:
        return edtf(items[told[0]], "occurred"), items[told[0]]
    return None, None


def _of_saying(items: list[Item], index: int) -> bool:
    """Whether a time is that of a remark: "said on Monday", "on Monday said"."""
    beside = [*items[max(0, index - 1) : index], *items[index + 1 : index + 2]]
    return any(item.mark in SAYING for item in beside)


def _near(items: list[Item], indices: range, stops: set[str], outline: Outline) -> list[int]:
    """The times on the way, up to a word that opens another clause."""
    found = []
    for index in indices:
        if BREAK.match(items[index].mark) or items[index].mark in stops:
            break
        if _dates(items[index], outline):
            found.append(index)
    return found


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


def _dates(item: Item, outline: Outline) -> bool:
    """Whether an item is a time at which something may happen: not "for 1987", "until May", "2022 to 2042"."""
    time = item.reference
    if LASTING.match(outline.article.flat, item.start):
        return False
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

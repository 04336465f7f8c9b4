"""What the Iranian year and its first months mean as EDTF."""

import re
from datetime import date

from app.extraction.times.calendar import Published
from app.extraction.times.parts import part, spelt
from app.extraction.times.readings import (
    STEPS,
    Made,
    count_of,
)

# The Iranian year begins on 21 March; its first six months have 31 days, the next five 30.
IRANIAN_START = (3, 21)
IRANIAN_ENDS = (
    (4, 20),
    (5, 21),
    (6, 21),
    (7, 22),
    (8, 22),
    (9, 22),
    (10, 22),
    (11, 21),
    (12, 21),
    (1, 20),
    (2, 19),
    (3, 20),
)
IRANIAN_ERA = 621


def iranian(match: re.Match[str], day: Published | None, _: str | None) -> Made:
    """The Iranian year, or the first months of one; the days that stand in brackets behind are the same."""
    if match["number"]:
        year = int(match["number"]) + IRANIAN_ERA
    elif match["until"]:
        year = int(match["until"]) - 1
    elif day is None or day.month is None:
        return None
    else:
        begun = (day.month, day.day or 1) >= IRANIAN_START
        year = day.year - (not begun) + STEPS.get((match["which_year"] or "").lower(), 0)
        year -= match["over"] is not None and not match["which_year"]  # "which ended on March 20"
    return _iranian_months(year, count_of(match["count"]) if match["count"] else 6 if match["which"] else 12)


def _iranian_months(year: int, count: int) -> Made:
    if not 1 <= count <= 12:
        return None
    month, of_month = IRANIAN_ENDS[count - 1]
    last = date(year + (month < IRANIAN_START[0] + (count == 12)), month, of_month)
    return f"{year}-03-21/{last.isoformat()}", "span", "", None


def part_of_current_year(match: re.Match[str], day: Published | None, country: str | None) -> Made:
    """The first months or a part of "the current year", which in Iran's papers is the Iranian one."""
    if day is None:
        return None
    if country != "IRN" or not match["count"]:
        number, size = (1, count_of(match["count"])) if match["count"] else spelt(match["which"], match["part"])
        return part(number, size, day.year, day, told=True)
    begun = day.year - ((day.month or 1, day.day or 1) < IRANIAN_START)
    return _iranian_months(begun, count_of(match["count"]))

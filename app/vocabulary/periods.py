"""Periods: EDTF, that is ISO 8601-2:2019, levels 0 and 1, years 0001 to 9999, dates without times."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

LONGEST = 64
DATE = re.compile(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?[?~%]?", re.ASCII)
PUBLISHED = re.compile(r"\d{4}(?:-(?:0\d|1[0-2])(?:-\d\d)?)?", re.ASCII)
TIME = re.compile(r"\dT|:", re.ASCII)
ENDS = ("", "..")
SEASONS = {21: 3, 22: 6, 23: 9, 24: 12}
FREQ_OF_MONTHS = {12: "A", 6: "S", 3: "Q", 1: "M"}
FREQ_OF_DAYS = {7: "W", 1: "D"}
EXAMPLES = "write a year as 2024, a month as 2024-03, a day as 2024-03-28, an interval as 2024-01/2024-03"


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time as written, with its outer days.

    `first` and `last` are None at an open or unknown end. `freq` is what statistics of such a period are called (SDMX
    CL_FREQ: `A`, `S`, `Q`, `M`, `W`, `D`), or None.
    """

    edtf: str
    first: date | None
    last: date | None
    freq: str | None


@lru_cache(maxsize=4096)
def parse_period(edtf: str) -> Period:
    """The period that an EDTF string means; ValueError says in one sentence what is wrong and what would be right.

    Seasons are those of northern weather services: spring (21) is March to May, summer (22) June to August, autumn (23)
    September to November, winter (24) December to the end of February of the next year. Unspecified digits (`198X`,
    `2004-XX`) span all that they may stand for. Qualifiers (`?`, `~`, `%`) end a date and change no bound.
    """
    _refuse_what_is_no_date(edtf)
    start, slash, end = edtf.partition("/")
    if not slash:
        first, last, whole = _date(edtf)
        return Period(edtf, first, last, _freq(first, last) if whole else None)
    if "/" in end:
        raise ValueError(f"{edtf!r} has more than two ends: write an interval as 2024-01/2024-03")
    if start in ENDS and end in ENDS:
        raise ValueError(f"{edtf!r} has no end that is known: write at least one, as 2024/..")
    if start in ENDS:
        return Period(edtf, None, _date(end)[1], None)
    if end in ENDS:
        return Period(edtf, _date(start)[0], None, None)
    (first, _, whole), (_, last, whole_too) = _date(start), _date(end)
    if first > last:
        raise ValueError(f"{edtf!r} ends before it begins: write the earlier date first, as 2024-01/2024-03")
    return Period(edtf, first, last, _freq(first, last) if whole and whole_too else None)


def parse_published(edtf: str) -> Period:
    """When an article was published: a day, or the month or year when no more is known. Anything else: ValueError."""
    period = parse_period(edtf)
    if not PUBLISHED.fullmatch(edtf):
        raise ValueError(f"{edtf!r} is no day, month or year of publication: write 2024-03-28, 2024-03 or 2024")
    return period


def _refuse_what_is_no_date(edtf: str) -> None:
    """Name the usual mistakes; whatever else is no date is told by `_date`."""
    if len(edtf) > LONGEST:
        raise ValueError(f"a period has at most {LONGEST} characters: {EXAMPLES}")
    if not edtf:
        raise ValueError(f"a period is not empty: {EXAMPLES}")
    if not edtf.isascii() or not edtf.isprintable() or " " in edtf:
        raise ValueError(f"{edtf!r} has characters that no date has: {EXAMPLES}")
    if TIME.search(edtf):
        raise ValueError(f"{edtf!r} has a time of day: write the day alone, as 2024-03-28")
    if edtf[0] in "-+Y":
        raise ValueError(f"{edtf!r} is not of the years 0001 to 9999: write a year with four digits, as 2024")
    if edtf.isdigit() and len(edtf) in (6, 8):
        raise ValueError(f"{edtf!r} lacks its hyphens: write a month as 2024-03, a day as 2024-03-28")


def _date(text: str) -> tuple[date, date, bool]:
    """The first and last day of one date, and whether it is a whole year, month or day."""
    match = DATE.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is no EDTF date of level 0 or 1: {EXAMPLES}")
    year, month, day = match.groups()
    if year == "0000":
        raise ValueError(f"{text!r} is not of the years 0001 to 9999: write a year with four digits, as 2024")
    if "X" in year or month == "XX":
        return _unspecified(text, year, month, day)
    if month is None:
        return date(int(year), 1, 1), date(int(year), 12, 31), True
    if int(month) in SEASONS and day is None:
        return _season(text, int(year), SEASONS[int(month)])
    if not 1 <= int(month) <= 12:
        raise ValueError(f"{text!r} has no month from 01 to 12: write a month as 2024-03, a season as 2024-21")
    days = monthrange(int(year), int(month))[1]
    if day is None or day == "XX":
        return date(int(year), int(month), 1), date(int(year), int(month), days), day is None
    if not 1 <= int(day) <= days:
        raise ValueError(f"{text!r} is not in the calendar: that month has the days 01 to {days}, as {text[:8]}{days}")
    only = date(int(year), int(month), int(day))
    return only, only, True


def _unspecified(text: str, year: str, month: str | None, day: str | None) -> tuple[date, date, bool]:
    # Level 1 leaves digits open from the right only, and those of a year only where no month follows.
    if ("X" in year and month is not None) or day not in (None, "XX"):
        raise ValueError(f"{text!r} leaves open what level 1 does not: write 198X, 19XX, 2004-XX or 2004-06-XX")
    earliest = max(int(year.replace("X", "0")), 1)
    return date(earliest, 1, 1), date(int(year.replace("X", "9")), 12, 31), False


def _season(text: str, year: int, month: int) -> tuple[date, date, bool]:
    end_year, end_month = (year + 1, 2) if month == 12 else (year, month + 2)
    if end_year > date.max.year:
        raise ValueError(f"{text!r} ends after the year 9999: write an earlier season, as 2024-24")
    return date(year, month, 1), date(end_year, end_month, monthrange(end_year, end_month)[1]), False


def _freq(first: date, last: date) -> str | None:
    if first.day == 1 and last.day == monthrange(last.year, last.month)[1]:
        months = 12 * (last.year - first.year) + last.month - first.month + 1
        return FREQ_OF_MONTHS.get(months)
    return FREQ_OF_DAYS.get((last - first).days + 1)

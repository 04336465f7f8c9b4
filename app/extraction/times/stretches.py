"""What parts of years mean as EDTF in the wordings of statistics: halves and quarters in short, months of a fiscal
year, the last months of one, and what holds for the same stretch of another year."""

import re
from datetime import date

from app.extraction.times import calendar
from app.extraction.times.calendar import Published
from app.extraction.times.fiscal import fiscal_year, running_fiscal_year
from app.extraction.times.readings import (
    Made,
    count_of,
    month_number,
    month_range,
    ordinal_of,
    part,
    year_of,
    year_of_months,
)

STEPS = {"last": -1, "previous": -1, "past": -1, "preceding": -1, "next": 1}
# The "outgoing" year is the one that ends now, or that ended not so long ago.
OUTGOING_DAYS = 62
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


def fiscal_named(match: re.Match[str], day: Published | None, country: str | None) -> str | None:
    """The fiscal year of a name: by its number, by two of them, or from the publication."""
    told = match.groupdict()
    number = told["year"] or told.get("year2") or told.get("year3")
    second = told["second"] or told.get("second2")
    if number is None:
        which = (told.get("which_year") or "").lower()
        whole = running_fiscal_year(country, day, STEPS.get(which, 0)) if day else None
        if which == "outgoing" and whole and day and day.date and len(whole) > 4:
            begun = date(int(whole[:4]), int(whole[5:7]), 1)
            whole = running_fiscal_year(country, day, -1) if (day.date - begun).days < OUTGOING_DAYS else whole
        return whole
    year = int(number) if len(number) > 2 else int(number) + (1900 if int(number) > 50 else 2000)
    return fiscal_year(country, year, year + 1 if second else None)


def fiscal_name(match: re.Match[str], day: Published | None, country: str | None) -> Made:
    whole = fiscal_named(match, day, country)
    return (whole, "fiscal", "", None) if whole else None


def part_of_fiscal_year(match: re.Match[str], day: Published | None, country: str | None) -> Made:
    """The first months, a half or a quarter of a fiscal year: of the running one where none is named."""
    whole = fiscal_named(match, day, country)
    if whole is None:
        return None
    year, begin = int(whole[:4]), int(whole[5:7]) if "-" in whole else 1
    told = match.groupdict()
    if told.get("count"):
        first, last = 1, count_of(match["count"])
    else:
        number, size = _noted(match["noted"]) if "noted" in told else _spelt(match["which"], match["part"])
        first, last = (number - 1) * size + 1, number * size
    if not 1 <= first <= last <= 12:
        return None
    return calendar.months(year, begin + first - 1, begin + last - 1), "span", "", None


def months_of_fiscal_year(match: re.Match[str], day: Published | None, country: str | None) -> Made:
    """Months with the fiscal year that they are of: "July-December of FY18", "2017-18 (April-March)"."""
    whole = fiscal_named(match, day, country)
    if whole is None:
        return None
    first, last = month_number(match["first"]), month_number(match["last"])
    year, begin = int(whole[:4]), int(whole[5:7]) if "-" in whole else first
    if "-" not in whole and "/" not in whole:
        year -= first > 1  # a year that is no calendar year is called by the one in which it ends
    if (last < begin) < (first < begin):
        begin = first  # the year of somebody else
    begun, ended = calendar.month(year + (first < begin), first), calendar.month(year + (last < begin), last)
    return (f"{begun}/{ended}", "span", "", None) if begun < ended else None


def _noted(word: str) -> tuple[int, int]:
    """Number and months of a part in short: H1 and 1H, Q3 and 3Q, 9M."""
    digit, letter = int(re.sub(r"\D", "", word)), re.sub(r"\d", "", word).upper()
    return (1, digit) if letter == "M" else (digit, 6 if letter == "H" else 3)


def _spelt(which: str, name: str) -> tuple[int, int]:
    return ordinal_of(which), 6 if name.lower() == "half" else 3


def noted_part(match: re.Match[str], day: Published | None, _: str | None) -> Made:
    """A half or quarter in short: "H1 2018", "2Q18", "9M 2019"."""
    number, size = _noted(match["noted"])
    if match["short"]:
        return part(number, size, 2000 + int(match["short"]), day, told=True)
    return part(number, size, year_of(match, day), day, told=bool(match["year"] or match["named"]))


def quarters(match: re.Match[str], day: Published | None, _: str | None) -> Made:
    """The first two or three quarters of a year."""
    return part(1, 3 * count_of(match["count"]), year_of(match, day), day, told=bool(match["year"] or match["named"]))


def last_part(match: re.Match[str], day: Published | None, _: str | None) -> Made:
    """The last months or the last quarter of a year that is named."""
    year = year_of(match, day)
    count = count_of(match["count"]) if match["count"] else 6 if match["part"].lower() == "half" else 3
    if not year or not 1 <= count <= 12:
        return None
    if (match["named"] or "").lower() == "the year" and day and day.month and day.month <= 13 - count:
        # Told before they began: they are those of the year that has ended.
        return calendar.months(year - 1, 13 - count, 12), "span", "", calendar.months(year, 13 - count, 12)
    return calendar.months(year, 13 - count, 12), "span", "", None


def relative_quarter(match: re.Match[str], day: Published | None, _: str | None) -> Made:
    if day is None or day.month is None:
        return None
    number = (day.month - 1) // 3 + {"last": -1, "next": 1}.get(match["which"].lower(), 0)
    begin = calendar.month(day.year, 3 * number + 1)
    return f"{begin}/{calendar.month(day.year, 3 * number + 3)}", "span", "", None


def months_across(match: re.Match[str], day: Published | None, _: str | None) -> Made:
    """Months of two years: "from October 2016 to March 2017"."""
    first, last = month_number(match["first"]), month_number(match["last"])
    year = year_of_months(match, day, last)
    if year is None:
        return None
    begun, ended = calendar.month(int(match["year1"]), first), calendar.month(year, last)
    return (f"{begun}/{ended}", "span", "", None) if begun < ended else None


def adjacent_months(match: re.Match[str], day: Published | None, country: str | None) -> Made:
    """Two months in a row that are told together: "in January and February"."""
    first, last = month_number(match["first"]), month_number(match["last"])
    if last != first % 12 + 1 or match["last"][0].islower():
        return None
    return month_range(match, day, country)


def iranian(match: re.Match[str], day: Published | None, _: str | None) -> Made:
    """The Iranian year, or the first months of one; the days that stand in brackets behind are the same."""
    if match["number"]:
        year = int(match["number"]) + IRANIAN_ERA
    elif day is None or day.month is None:
        return None
    else:
        begun = (day.month, day.day or 1) >= IRANIAN_START
        year = day.year - (not begun) + STEPS.get((match["which_year"] or "").lower(), 0)
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
        number, size = (1, count_of(match["count"])) if match["count"] else _spelt(match["which"], match["part"])
        return part(number, size, day.year, day, told=True)
    begun = day.year - ((day.month or 1, day.day or 1) < IRANIAN_START)
    return _iranian_months(begun, count_of(match["count"]))


def same_of_fiscal(match: re.Match[str], day: Published | None, country: str | None) -> Made:
    """The same stretch of another fiscal year."""
    whole = fiscal_named(match, day, country)
    return (None, "span", f"same_within_{whole}", None) if whole else None


def year_before(_match: re.Match[str], _day: Published | None, _: str | None) -> Made:
    return None, "span", "year_before", None


def last_time(_match: re.Match[str], _day: Published | None, _: str | None) -> Made:
    return None, "span", "same_last_year", None


def year_before_last(_match: re.Match[str], day: Published | None, _: str | None) -> Made:
    return (str(day.year - 2), "year", "", None) if day else None


def years_away(match: re.Match[str], _day: Published | None, _: str | None) -> Made:
    """So many years before or after the time that was told last: "three years earlier", "a year later"."""
    count = count_of(match["count"]) * (10 if match["unit"].lower().startswith("decade") else 1)
    if not 1 <= count <= 60:
        return None
    return None, "span", f"years:{count if match['word'].lower() == 'later' else -count}", None


def on_year(match: re.Match[str], _day: Published | None, _: str | None) -> Made:
    """What a change is measured against, in short: "y/y", "on-month"."""
    word = match.group()
    if word == "mom":
        return None
    lower = word.lower()
    unit = "month" if lower[0] == "m" or "month" in lower else "quarter" if "q" in lower else "year"
    return None, "span", f"{unit}_before", None


def year_end(match: re.Match[str], day: Published | None, _: str | None) -> Made:
    if day is None:
        return None
    if match["decade"]:
        return f"../{day.year // 10 * 10 + 10}", "year", "", None
    return (f"../{day.year}" if match["lead"].lower().startswith("by") else f"{day.year}-12"), "year", "", None


def in_years(match: re.Match[str], day: Published | None, _: str | None) -> Made:
    """So many years up to now, or until one that is to come: "in five years"."""
    count = count_of(match["count"])
    if day is None or not 2 <= count <= 60:
        return None
    return f"{day.year - count}/{day.year}", "span", "", f"../{day.year + count}"

"""What fiscal years and their parts mean as EDTF: by name, number or the publication."""

import re
from datetime import date

from app.extraction.times import calendar
from app.extraction.times.calendar import Published
from app.extraction.times.fiscal import fiscal_year, running_fiscal_year
from app.extraction.times.parts import noted, spelt
from app.extraction.times.readings import (
    STEPS,
    Made,
    count_of,
    month_number,
)

# The "outgoing" year is the one that ends now, or that ended not so long ago.
OUTGOING_DAYS = 62


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
    """Reads "FY18", "fiscal year 2017-18", "the outgoing fiscal year"."""
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
        number, size = noted(match["noted"]) if "noted" in told else spelt(match["which"], match["part"])
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


def same_of_fiscal(match: re.Match[str], day: Published | None, country: str | None) -> Made:
    """The same stretch of another fiscal year."""
    whole = fiscal_named(match, day, country)
    return (None, "span", f"same_within_{whole}", None) if whole else None


def fiscal(match: re.Match[str], day: Published | None, country: str | None) -> Made:
    """Reads "fiscal 2017", "the last fiscal year", "FY 17"."""
    if match["year"]:
        year = int(match["year"])
        return fiscal_year(country, year if year > 99 else 2000 + year), "fiscal", "", None
    if day is None:
        return None
    step = {"last": -1, "previous": -1, "past": -1, "next": 1, "coming": 1}.get((match["which"] or "").lower(), 0)
    edtf = running_fiscal_year(country, day, step)
    return (edtf, "fiscal", "", None) if edtf else None


def season_of_years(match: re.Match[str], _day: Published | None, _: str | None) -> Made:
    """Reads "the 2016/17 season", of a crop and so of no land's fiscal year; its months where they are told."""
    first, second = int(match["first"]), match["second"]
    if not match["first"].endswith("99") and int(second[-2:]) != first % 100 + 1:
        return None
    if match["begin"]:
        begin, end = month_number(match["begin"]), month_number(match["end"])
        return calendar.months(first, begin, end + 12 * (end < begin)), "span", "", None
    return f"{first}/{first + 1}", "span", "", None


def years_time(match: re.Match[str], _day: Published | None, country: str | None) -> Made:
    """Reads "2017/18", a fiscal year; "2015-2017", "2015 to 2017", the years."""
    first, second = match["first"], match["second"]
    last = int(second) if len(second) == 4 else int(first[: 4 - len(second)] + second)
    if last < int(first):
        last += 10 ** len(second)
    if not int(first) < last <= int(first) + 60:
        return None
    if match.string.startswith((" respectively", ", respectively"), match.end()):
        return None  # "3 and 5 million in 2002 and 2003, respectively"
    joined = match["joint"] in {"/", "-"}
    if joined and last == int(first) + 1:
        return fiscal_year(country, int(first), last), "fiscal", "", None
    return f"{int(first)}/{last}", "span", "", None

"""What dates, months, years and parts of years mean as EDTF, given the publication day and whose fiscal year it is.

Each reading gives the EDTF, its grain, the relation to other periods where only the discourse can tell, and the
reading where the sentence looks forward.
"""

import re
from collections.abc import Callable
from datetime import date

from app.extraction.times import calendar
from app.extraction.times.calendar import MONTHS, Published
from app.extraction.times.fiscal import fiscal_year, running_fiscal_year

Made = tuple[str | None, str, str, str | None] | None
Maker = Callable[[re.Match[str], Published | None, str | None], Made]
WORDS = dict(
    zip("one two three four five six seven eight nine ten eleven twelve".split(), range(1, 13), strict=True)
) | {"twenty": 20, "thirty": 30, "fifty": 50, "a": 1, "an": 1}
# A day without a year that lies so many days back is the coming one, and the reverse; of months likewise.
FAR_OFF, FAR_MONTHS = 270, 9
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1": 1, "2": 2, "3": 3, "4": 4}


def count_of(word: str) -> int:
    return int(word) if word.isdigit() else WORDS.get(word.lower(), 0)


def ordinal_of(word: str) -> int:
    word = word.lower()
    return ORDINALS.get(re.sub(r"^q|(?:st|nd|rd|th)$", "", word) if word[0] in "q1234" else word, 0)


def month_number(word: str) -> int:
    return MONTHS[word.rstrip(".").lower()]


def year_of(match: re.Match[str], day: Published | None) -> int | None:
    groups = match.groupdict()
    if groups.get("year"):
        return int(groups["year"])
    if day is None:
        return None
    return day.year + {"last year": -1, "next year": 1}.get((groups.get("named") or "").lower(), 0)


def past_and_ahead(day: Published | None, number: int) -> tuple[int, int] | None:
    """The years of the last and of the next month of that number."""
    if day is None or day.month is None:
        return None
    return (day.year if number <= day.month else day.year - 1), (day.year if number >= day.month else day.year + 1)


def full_date(match: re.Match[str], day: Published | None, _: str | None) -> Made:
    if match["month"][0].islower():
        return None
    number, of_month = month_number(match["month"]), int(match["day"])
    if match["year"]:
        edtf = calendar.day(int(match["year"]), number, of_month)
        return (edtf, "day", "", None) if edtf else None
    years = past_and_ahead(day, number)
    if years is None or day is None:
        return None
    past, ahead = years
    if number == day.month and day.day:
        past, ahead = (day.year - (of_month > day.day)), (day.year + (of_month < day.day))
    before, after = calendar.day(past, number, of_month), calendar.day(ahead, number, of_month)
    if day.date is None or before is None or after is None:
        return before, "day", "", after
    past_days = (day.date - date.fromisoformat(before)).days
    coming_days = (date.fromisoformat(after) - day.date).days
    return (after if past_days > FAR_OFF else before), "day", "", (before if coming_days > FAR_OFF else after)


def day_range(match: re.Match[str], day: Published | None, _: str | None) -> Made:
    """Days of one month or of two: "June 9 to 12", "30 April - 2 May"."""
    month, until = match["month"] or match["month2"], match["month2"] or match["month"]
    year = year_of(match, day)
    if month[0].islower() or year is None:
        return None
    begun = int(match.groupdict().get("begun") or year)
    first, last = (
        calendar.day(of_year, month_number(name), int(match[of_month]))
        for of_year, name, of_month in ((begun, month, "first"), (year, until, "last"))
    )
    if first is None or last is None or first >= last:
        return None
    if match["year"] or day is None or day.date is None:
        return f"{first}/{last}", "span", "", None
    gone = (day.date - date.fromisoformat(first)).days
    before, after = (f"{first}/{last}", None) if gone >= 0 else (None, f"{first}/{last}")
    before = before or f"{year - 1}{first[4:]}/{year - 1}{last[4:]}"
    after = after or f"{year + 1}{first[4:]}/{year + 1}{last[4:]}"
    gone %= 365
    return (after if gone > FAR_OFF else before), "span", "", (before if 365 - gone > FAR_OFF else after)


def month_alone(match: re.Match[str], day: Published | None, _: str | None) -> Made:  # noqa: PLR0911 - one lead after the other
    number = month_number(match["month"])
    if match["month"][0].islower():
        return None  # "may" and "march"
    if match["year"] or match["named"]:
        year = year_of(match, day)
        since = (match["lead"] or "").lower().startswith("since")
        return (calendar.month(year, number), "month", "since" if since else "", None) if year else None
    if match["month"] in {"May", "Mar", "MARCH", "March"} and not match["lead"]:
        return None
    years = past_and_ahead(day, number)
    if match["lead"] and match["lead"].lower().startswith("since") and years:
        return calendar.month(years[0], number), "month", "since", None
    if match["lead"] and match["lead"].lower().startswith("by") and years:
        return f"../{calendar.month(years[0], number)}", "month", "", f"../{calendar.month(years[1], number)}"
    if match["lead"] and match["lead"].startswith("last") and years and day:
        year = years[0] - (number == day.month)
        return calendar.month(year, number), "month", "", None
    if match["lead"] and match["lead"].startswith("next") and years and day:
        return calendar.month(years[1] + (number == day.month), number), "month", "", None
    if years is None or day is None:
        return None
    past, ahead = (calendar.month(year, number) for year in years)
    coming = 12 * (years[1] - day.year) + number - (day.month or number)
    return past, "month", "", past if coming > FAR_MONTHS else ahead


def year_of_months(match: re.Match[str], day: Published | None, last: int) -> int | None:
    """The year of a row of months that ends with this one: as told, else the nearest that is past."""
    if match["year"] or match["named"]:
        return year_of(match, day)
    years = past_and_ahead(day, last)
    return years[0] if years else None


def month_range(match: re.Match[str], day: Published | None, _: str | None) -> Made:
    first, last = month_number(match["first"]), month_number(match["last"])
    year = year_of_months(match, day, last)
    if year is None:
        return None
    begin = calendar.month(year - (first > last), first)
    return (f"{begin}/{calendar.month(year, last)}" if first != last else begin), "span", "", None


def first_months(match: re.Match[str], day: Published | None, _: str | None) -> Made:
    count, year = count_of(match["count"]), year_of(match, day)
    if not 1 <= count <= 12 or year is None:
        return None
    if not match.groupdict().get("year") and not match.groupdict().get("named") and day and day.month:
        year -= count > day.month
    return calendar.months(year, 1, count), "span", "", None


def part_of_year(match: re.Match[str], day: Published | None, _: str | None) -> Made:
    size = 6 if match["part"].startswith("half") else 3
    told = bool(match["year"] or match["named"])
    return part(ordinal_of(match["which"]), size, year_of(match, day), day, told)


def part(number: int, size: int, year: int | None, day: Published | None, told: bool) -> Made:
    """The part of that number and so many months of a year; of the last such one where no year is `told`."""
    if year is None or not number or number * size > 12:
        return None
    if not told and day and day.month and (number - 1) * size + 1 > day.month:
        ahead = calendar.months(year, (number - 1) * size + 1, number * size)
        year -= 1
        return calendar.months(year, (number - 1) * size + 1, number * size), "span", "", ahead
    return calendar.months(year, (number - 1) * size + 1, number * size), "span", "", None


def months_to(match: re.Match[str], day: Published | None, _: str | None) -> Made:
    words = match.group().lower()
    size = 3 if "quarter" in words else 6 if "half" in words else 12 if "year" in words else 1
    count = size if match["count"] is None else count_of(match["count"])
    if "period" in words and match["count"] is None:
        count = month_number(match["month"])  # "the period to May" began with the year
    number, year = month_number(match["month"]), year_of(match, day)
    if not match["year"]:
        years = past_and_ahead(day, number)
        year = years[0] if years else None
    if year is None or not 1 <= count <= 36:
        return None
    first, last = calendar.month(year, number - count + 1), calendar.month(year, number)
    return (f"{first}/{last}" if count > 1 else last), "span", "", None


def years_time(match: re.Match[str], _day: Published | None, country: str | None) -> Made:
    first, second = match["first"], match["second"]
    last = int(second) if len(second) == 4 else int(first[: 4 - len(second)] + second)
    if last < int(first):
        last += 10 ** len(second)
    if not int(first) < last <= int(first) + 60:
        return None
    joined = match["joint"] in {"/", "-"}
    if joined and last == int(first) + 1:
        return fiscal_year(country, int(first), last), "fiscal", "", None
    return f"{int(first)}/{last}", "span", "", None


def fiscal(match: re.Match[str], day: Published | None, country: str | None) -> Made:
    if match["year"]:
        year = int(match["year"])
        return fiscal_year(country, year if year > 99 else 2000 + year), "fiscal", "", None
    if day is None:
        return None
    step = {"last": -1, "previous": -1, "past": -1, "next": 1, "coming": 1}.get((match["which"] or "").lower(), 0)
    edtf = running_fiscal_year(country, day, step)
    return (edtf, "fiscal", "", None) if edtf else None


def bare_year(match: re.Match[str], _day: Published | None, _: str | None) -> Made:
    year, lead = match["year"], (match["lead"] or "").lower()
    if lead.startswith("by"):
        return f"../{year}", "year", "", None
    if lead.startswith("since"):
        return f"{year}/..", "open", "", None
    return year, "year", "", None


def end_of_year(match: re.Match[str], day: Published | None, _: str | None) -> Made:
    year = year_of(match, day)
    if year is None:
        return None
    if (match["lead"] or "").lower().startswith("by"):
        return f"../{year}", "year", "", None
    return (
        calendar.month(year, 1 if match["edge"].startswith("begin") or match["edge"] == "start" else 12),
        "month",
        "",
        None,
    )


def decade(match: re.Match[str], _day: Published | None, _: str | None) -> Made:
    digits = match["decade"]
    return f"{digits if len(digits) == 3 else '19' + digits}X", "decade", "", None

"""What months, rows of months and the months up to one mean as EDTF."""

import re

from app.extraction.times import calendar
from app.extraction.times.calendar import Published
from app.extraction.times.readings import FAR_MONTHS, Made, count_of, month_number, past_and_ahead, year_of

# After these words even a month whose name is another word is one.
COMPARING = ("than ", "versus ", "against ")
WILL, NEAR_LETTERS = re.compile(r"\b(?:will|shall) (?:(?!said|since|after)[^\s,.;:]+ ){1,9}$"), 80

# "The May deficit", "its revised March exports", "Peru's May figures".
OWNED = re.compile(r"(?:\b(?:[Tt]he|[Ii]ts|[Tt]heir|an?|revised|for|and)|'s|\u2019s) $")
COUNTED = re.compile(
    r"(?: (?:trade|export|import|current account|merchandise|consumer|industrial|retail|wholesale|sales))?"
    r" (?:figures?|data|statistics|reports?|readings?|numbers|deficits?|surplus(?:es)?|gap|shortfall|imbalance|balance"
    r"|exports?|imports?|turnover|levels?|totals?|output|sales|shipments|orders|purchases|production|prices?"
    r"|inflation|index|rate|rise|fall|increase|decline|drop|gain|growth)\b"
)


def _is_counted(flat: str, before: str, end: int) -> bool:
    """Whether a month whose name is another word too, `before` the few letters ahead, stands for what was counted."""
    return OWNED.search(before) is not None and COUNTED.match(flat, end) is not None


def month_alone(match: re.Match[str], day: Published | None, _: str | None) -> Made:  # noqa: PLR0911 - one lead after the other
    """Reads "May", "in May 2018", "since May"; without a year both the last and the next one."""
    number = month_number(match["month"])
    if match["month"][0].islower():
        return None  # "may" and "march"
    if match["year"] or match["named"]:
        year = year_of(match, day)
        since = (match["lead"] or "").lower().startswith("since")
        return (calendar.month(year, number), "month", "since" if since else "", None) if year else None
    if match["month"] in {"May", "MAY", "Mar", "MARCH", "March"} and not match["lead"]:
        before = match.string[max(0, match.start() - 8) : match.start()]
        compared = before.endswith(COMPARING)  # "5 percent lower than May"
        if day is None or not (compared or _is_counted(match.string, before, match.end())):
            return None
    years = past_and_ahead(day, number)
    if match["lead"] and match["lead"].lower().startswith("since") and years:
        return calendar.month(years[0], number), "month", "since", None
    if match["lead"] and match["lead"].lower().startswith("by") and years:
        return f"../{calendar.month(years[0], number)}", "month", "", f"../{calendar.month(years[1], number)}"
    if match["lead"] and match["lead"].startswith("last") and years and day:
        year = years[0] - (number == day.month)
        return calendar.month(year, number), "month", "", None
    if match["lead"] and ("coming" in match["lead"] or match["lead"].startswith("next")) and years and day:
        return calendar.month(years[1] + (number == day.month), number), "month", "", None
    if years is None or day is None:
        return None
    past, ahead = (calendar.month(year, number) for year in years)
    coming = 12 * (years[1] - day.year) + number - (day.month or number)
    # What is to begin "from January" does so in the next one, however far, and "will meet in January" is no past.
    far = coming > FAR_MONTHS and not (match["lead"] or "").lower().startswith("from")
    far = far and not WILL.search(match.string, max(0, match.start() - NEAR_LETTERS), match.start())
    return past, "month", "", past if far else ahead


def year_of_months(match: re.Match[str], day: Published | None, last: int) -> int | None:
    """The year of a row of months that ends with this one: as told, else the nearest that is past."""
    if match["year"] or match["named"]:
        return year_of(match, day)
    years = past_and_ahead(day, last)
    return years[0] if years else None


def month_range(match: re.Match[str], day: Published | None, _: str | None) -> Made:
    """Reads "January to May", "November-February 2018"."""
    first, last = month_number(match["first"]), month_number(match["last"])
    year = year_of_months(match, day, last)
    if year is None:
        return None
    told = _range(year, first, last)
    years = None if match["year"] or match["named"] else past_and_ahead(day, last)
    return told, "span", "", _range(years[1], first, last) if years else None


def _range(year: int, first: int, last: int) -> str:
    """The months up to one of a year, beginning in the year before where they run over its end."""
    begin = calendar.month(year - (first > last), first)
    return f"{begin}/{calendar.month(year, last)}" if first != last else begin


def first_months(match: re.Match[str], day: Published | None, _: str | None) -> Made:
    """Reads "the first five months of 2018"."""
    count, year = count_of(match["count"]), year_of(match, day)
    if not 1 <= count <= 12 or year is None:
        return None
    if not match.groupdict().get("year") and not match.groupdict().get("named") and day and day.month:
        year -= count > day.month
    return calendar.months(year, 1, count), "span", "", None


def months_to(match: re.Match[str], day: Published | None, _: str | None) -> Made:
    """Reads "the three months to May", "the year ended June 2018"."""
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

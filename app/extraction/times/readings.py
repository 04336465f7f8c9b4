"""What dates, months, years and parts of years mean as EDTF, given the publication day and whose fiscal year it is.

Each reading gives the EDTF, its grain, the relation to other periods where only the discourse can tell, and the
reading where the sentence looks forward.
"""

import re
from collections.abc import Callable
from datetime import date

from app.extraction.times import calendar
from app.extraction.times.calendar import MONTHS, Published

Made = tuple[str | None, str, str, str | None] | None
Maker = Callable[[re.Match[str], Published | None, str | None], Made]
WORDS = dict(
    zip("one two three four five six seven eight nine ten eleven twelve".split(), range(1, 13), strict=True)
) | {"twenty": 20, "thirty": 30, "fifty": 50, "a": 1, "an": 1}
# A day without a year that lies so many days back is the coming one, and the reverse; of months likewise.
FAR_OFF, FAR_MONTHS = 270, 9
STEPS = {"last": -1, "previous": -1, "past": -1, "preceding": -1, "next": 1}
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1": 1, "2": 2, "3": 3, "4": 4}


def count_of(word: str) -> int:
    """A small number in digits or words; 0 if it is none."""
    return int(word) if word.isdigit() else WORDS.get(word.lower(), 0)


def ordinal_of(word: str) -> int:
    """The number of an ordinal: 1 of "first", "1st" and "Q1"; 0 if it is none."""
    word = word.lower()
    return ORDINALS.get(re.sub(r"^q|(?:st|nd|rd|th)$", "", word) if word[0] in "q1234" else word, 0)


def month_number(word: str) -> int:
    """The number of a month by its name or abbreviation."""
    return MONTHS[word.rstrip(".").lower()]


def year_of(match: re.Match[str], day: Published | None) -> int | None:
    """The year that a phrase tells in digits or as "last year", else that of the publication; None if unknown."""
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


# "Which came into force on January 1": on the last one, however long ago.
NEAR = 70
GONE_BY = re.compile(
    r"(?<!\bbe )(?<!\bbeing )\b(?:(?:came|went|entered|brought|put) into (?:force|effect|operation)|took effect|signed"
    r"|concluded|introduced|imposed|abolished|founded|inaugurated)"
    r"(?: (?!(?:will|would|to|from|for|by|and|but|that|which|after|before|until|says?|said)\b)[A-Za-z'-]+){0,5}"
    r"(?: on)? $|\bratified(?: by [A-Za-z' ]{3,40}?)?(?: on)? $"
)


def full_date(match: re.Match[str], day: Published | None, _: str | None) -> Made:
    """Reads "3 May 2018", "May 3 last year", "May 3"; without a year both the last and the next one."""
    if match["month"][0].islower():
        return None
    number, of_month = month_number(match["month"]), int(match["day"])
    if match["year"] or match.groupdict().get("named"):
        year = year_of(match, day)
        edtf = calendar.day(year, number, of_month) if year else None
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
    if before < after and GONE_BY.search(match.string, max(0, match.start() - NEAR), match.start()):
        return before, "day", "", None
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


# The year of a law is part of its name: "under the Trade Act of 1974".
LAW, LAWS = re.compile(r"\b(?:Act|Law|Code|Ordinance|Statute)s?(?: of|,)? +$"), 16


def bare_year(match: re.Match[str], _day: Published | None, _: str | None) -> Made:
    """Reads "2017", "by 2029", "since 2017"; not that of a law."""
    year, lead = match["year"], (match["lead"] or "").lower()
    if LAW.search(match.string, max(0, match.start("year") - LAWS), match.start("year")):
        return None
    if lead.startswith("by"):
        return f"../{year}", "year", "", None
    if lead.startswith("since"):
        return f"{year}/..", "open", "", None
    return year, "year", "", None


def end_of_year(match: re.Match[str], day: Published | None, _: str | None) -> Made:
    """Reads "the end of 2018", "by the end of next year"."""
    year = year_of(match, day)
    if year is None:
        return None
    if (match["lead"] or "").lower().startswith(("by", "before")):
        return f"../{year}", "year", "", None
    return (
        calendar.month(year, 1 if match["edge"].startswith("begin") or match["edge"] == "start" else 12),
        "month",
        "",
        None,
    )


def decade(match: re.Match[str], _day: Published | None, _: str | None) -> Made:
    """Reads "the 1980s", "the 80s"."""
    digits = match["decade"]
    return f"{digits if len(digits) == 3 else '19' + digits}X", "decade", "", None

"""What is told from another time, as EDTF: years before or later, what a change is against, the end of the year."""

import re

from app.extraction.times.calendar import Published
from app.extraction.times.readings import Made, count_of


def year_before(_match: re.Match[str], _day: Published | None, _: str | None) -> Made:
    """Reads "the year before"."""
    return None, "span", "year_before", None


def last_time(_match: re.Match[str], _day: Published | None, _: str | None) -> Made:
    """Reads "the same time last year"."""
    return None, "span", "same_last_year", None


def year_before_last(_match: re.Match[str], day: Published | None, _: str | None) -> Made:
    """Reads "the year before last"."""
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
    """Reads "at year-end", "by the end of the decade"."""
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

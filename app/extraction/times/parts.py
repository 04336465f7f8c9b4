"""What halves and quarters of years mean as EDTF, spelt or in short, and the last months of a year."""

import re

from app.extraction.times import calendar
from app.extraction.times.calendar import Published
from app.extraction.times.readings import Made, count_of, ordinal_of, year_of


def part_of_year(match: re.Match[str], day: Published | None, _: str | None) -> Made:
    """Reads "the first quarter of 2018", "the final half"."""
    size = 6 if match["part"].startswith("half") else 3
    told = bool(match["year"] or match["named"])
    number = 12 // size if match["which"].lower() == "final" else ordinal_of(match["which"])
    return part(number, size, year_of(match, day), day, told)


def part(number: int, size: int, year: int | None, day: Published | None, told: bool) -> Made:
    """The part of that number and so many months of a year; of the last such one where no year is `told`."""
    if year is None or not number or number * size > 12:
        return None
    if not told and day and day.month and (number - 1) * size + 1 > day.month:
        ahead = calendar.months(year, (number - 1) * size + 1, number * size)
        year -= 1
        return calendar.months(year, (number - 1) * size + 1, number * size), "span", "", ahead
    return calendar.months(year, (number - 1) * size + 1, number * size), "span", "", None


def noted(word: str) -> tuple[int, int]:
    """Number and months of a part in short: H1 and 1H, Q3 and 3Q, 9M."""
    digit, letter = int(re.sub(r"\D", "", word)), re.sub(r"\d", "", word).upper()
    return (1, digit) if letter == "M" else (digit, 6 if letter == "H" else 3)


def spelt(which: str, name: str) -> tuple[int, int]:
    """The number of a part of a year, and its size in months: 2 and 3 of "second quarter"."""
    return ordinal_of(which), 6 if name.lower() == "half" else 3


def noted_part(match: re.Match[str], day: Published | None, _: str | None) -> Made:
    """A half or quarter in short: "H1 2018", "2Q18", "9M 2019"."""
    number, size = noted(match["noted"])
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
    """Reads "last quarter", "this quarter"."""
    if day is None or day.month is None:
        return None
    number = (day.month - 1) // 3 + {"last": -1, "next": 1}.get(match["which"].lower(), 0)
    begin = calendar.month(day.year, 3 * number + 1)
    return f"{begin}/{calendar.month(day.year, 3 * number + 3)}", "span", "", None

"""Arithmetic of months and of the publication day: what dates need beyond the standard library."""

from calendar import monthrange
from datetime import date, timedelta

from app.extraction.structs import struct
from app.vocabulary.periods import parse_published

MONTHS = {
    name: index // 2 + 1
    for index, name in enumerate(
        "january jan february feb march mar april apr may may june jun july jul august aug september sep october oct "
        "november nov december dec".split()
    )
} | {"sept": 9}
WEEKDAYS = {
    name: index
    for index, name in enumerate(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
}
NAMES = MONTHS.keys() | WEEKDAYS.keys()


@struct(frozen=True, slots=True)
class Published:
    """The publication: a day, or a month or year when no more is known."""

    year: int
    month: int | None
    day: int | None

    @property
    def date(self) -> date | None:
        """The day, if it is known."""
        return date(self.year, self.month, self.day) if self.month and self.day else None

    def ago(self, days: int) -> str | None:
        """The day so many days before, as EDTF; later for a negative number. Only the day itself can tell."""
        return (self.date - timedelta(days=days)).isoformat() if self.date else None


def published(edtf: str | None) -> Published | None:
    """The publication of that EDTF; None of None and of what is no day, month or year."""
    if edtf is None:
        return None
    try:
        parse_published(edtf)
    except ValueError:
        return None
    numbers = [int(part) for part in edtf.split("-")] + [0, 0]
    return Published(numbers[0], numbers[1] or None, numbers[2] or None)


def month(year: int, number: int) -> str:
    """A month as EDTF; numbers outside 1 to 12 roll over into other years."""
    year, index = year + (number - 1) // 12, (number - 1) % 12
    return f"{year:04d}-{index + 1:02d}"


def months(year: int, first: int, last: int) -> str:
    """Months of a year as EDTF: one month alone, twelve as the year."""
    if first == last:
        return month(year, first)
    return f"{year:04d}" if (first, last) == (1, 12) else f"{month(year, first)}/{month(year, last)}"


def shifted(edtf: str, years: int = 0, by_months: int = 0) -> str | None:
    """The same stretch so many years or months later; None of what has no plain years or months."""
    if not edtf or "X" in edtf or ".." in edtf:
        return None
    return "/".join(_moved(part, years, by_months) for part in edtf.split("/"))


def a_week_before(edtf: str) -> str | None:
    """The seven days before a stretch of days; None of what is told in months or years."""
    days = edtf.split("/")
    if any(len(one) != len("2017-01-31") for one in days):
        return None
    return "/".join((date.fromisoformat(one) - timedelta(days=7)).isoformat() for one in days)


def _moved(part: str, years: int, by_months: int) -> str:
    numbers = part.split("-")
    year = int(numbers[0]) + years
    if len(numbers) == 1:
        return f"{year:04d}"
    if int(numbers[1]) > 12:  # a season
        return f"{year:04d}-{numbers[1]}"
    moved = month(year, int(numbers[1]) + by_months)
    if len(numbers) == 2:
        return moved
    longest = monthrange(int(moved[:4]), int(moved[5:]))[1]
    return f"{moved}-{min(int(numbers[2]), longest):02d}"


def day(year: int, number: int, of_month: int) -> str | None:
    """A day as EDTF, None if the calendar lacks it."""
    try:
        return date(year, number, of_month).isoformat()
    except ValueError:
        return None


def times_agree(one: str | None, other: str | None) -> bool:
    """Whether two times may be the same: one unknown, or one within the other."""
    if one is None or other is None:
        return True
    if sorted(map(len, (one, other))) == [len("2019-06"), len("2019-06/2019-07")]:
        return False  # "in June and July" were two
    if one.startswith(other) or other.startswith(one):
        return True
    return ("/" in one or "/" in other) and (_within(one, other) or _within(other, one))


def _within(one: str, other: str) -> bool:
    """Whether a time lies in a span: "March 13-14" in the week of it."""
    (begin, _, end), (first, _, last) = (time.partition("/") for time in (one, other))
    whole = len({len(day) for day in (begin, end or begin, first, last)}) == 1
    return whole and first <= begin and (end or begin) <= last

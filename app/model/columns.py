"""Columns and constraints that tables share: closed lists as CHECK, open ones as foreign keys, days as numbers."""

from bisect import bisect_left
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import BigInteger, CheckConstraint, Integer
from sqlmodel import SQLModel

from app.vocabulary.codes import codelist
from app.vocabulary.periods import Period

# Ordinal days (1 is 0001-01-01). Sentinels keep every column of a sort not null and every comparison plain.
UNKNOWN_LAST = 0
LAST_DAY = date.max.toordinal()
UNKNOWN_FIRST = LAST_DAY + 1
# The default order is one integer: the day of publication, then the revision that made the version.
REVISION_BITS = 40
# How many days the last day of a period is after its first one, at most: of a day, a month, a year and a day. What
# overlaps a day ends within so many days after it; what is longer, or open at an end, may end at any time.
SPANS = (0, 31, 366)
EVERY_SPAN = range(len(SPANS) + 1)


class TableRow(SQLModel):
    """What the classes of tables have in common: drafts are validated, rows never are, so no validator is built."""

    model_config = {"defer_build": True}


# SQLite's INTEGER has 64 bits, and only under that name is a primary key the row's own address.
Big = BigInteger().with_variant(Integer, "sqlite")


def one_of(column: str, *lists: str) -> CheckConstraint:
    """A CHECK that a column holds a code of the lists, or null."""
    return CheckConstraint(_is_one_of(column, *lists), name=f"{column}_code")


def one_of_kind(kind: str, column: str) -> CheckConstraint:
    """A CHECK that a column of facts of one kind holds a code of that kind's own list."""
    return CheckConstraint(
        f"kind <> '{kind}' OR {_is_one_of(column, f'{kind}_{column}')}", name=f"{kind}_{column}_code"
    )


def _is_one_of(column: str, *lists: str) -> str:
    codes = sorted({code for name in lists for code in codelist(name).codes})
    return f"{column} IN ({', '.join(repr(code) for code in codes)})"


def version_key(published_last: int, revision: int) -> int:
    """The key of a version: newest publication first when descending, ties by revision."""
    return published_last << REVISION_BITS | revision


def first_day(period: Period | None, published_last: int) -> int:
    """From which day on a period counts as begun.

    An open or unknown start counts from the article's publication, at the latest from the period's last day; no period
    at all begins after every day, so that it overlaps nothing.
    """
    if period is None:
        return UNKNOWN_FIRST
    if period.first is not None:
        return period.first.toordinal()
    last = last_day(period)
    return min(published_last or last, last)


def last_day(period: Period | None) -> int:
    """The last day of a period: an open or unknown end is later than all, no period earlier."""
    if period is None:
        return UNKNOWN_LAST
    return period.last.toordinal() if period.last else LAST_DAY


def span_of(first: int, last: int) -> int:
    """The place in `SPANS` of how long a period lasts; one more for what lasts longer, or is open at its end.

    Of each span an index of last days gives those that overlap a day by a seek, and hardly any that do not.
    """
    return bisect_left(SPANS, last - first)


def instant(moment: datetime) -> str:
    """An instant as stored and served: RFC 3339 in UTC with six decimals, so that text order is time order."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def after(stored: str, now: datetime) -> str:
    """Now, or a microsecond after the last stored instant if the clock went back: instants never do."""
    found = instant(now)
    if found > stored:
        return found
    return instant(datetime.fromisoformat(stored) + timedelta(microseconds=1))

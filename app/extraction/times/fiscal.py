"""Fiscal years: when they begin, by country."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import islice

from app.extraction.lexicons import rows
from app.extraction.times.calendar import MONTHS, Published, month
from app.extraction.times.pieces import MONTH

# The months of a fiscal year, or of its part, tell when it begins: "July-December FY06", "the year ended June 30".
FROM_ITS_START = re.compile(
    rf"\b(?P<first>{MONTH}) ?(?:-|to) ?{MONTH}(?: period)?\)?,? (?:of |in )?(?:the )?(?:(?:current|last|outgoing) )?"
    r"(?:FY|fiscal|financial)"
)
# What a fiscal year is called.
NAMES = ("FY", "fiscal", "financial")
SMALL_NAMES = tuple(name.lower() for name in NAMES)
NAMED = re.compile(rf"\b(?:{'|'.join(NAMES)})")
MOST_NAMED = 20
SAID = re.compile(
    rf"(?:fiscal|financial) year[^.;]{{0,24}}? (?P<verb>beg[aiu]n\w*|start\w*|end\w*)(?: on| in)?(?: [0-3]?\d)?"
    rf" (?P<month>{MONTH})"
)


@cache
def _starts() -> dict[str, tuple[int, str]]:
    return {row["code"]: (int(row["first_month"]), row["label"]) for row in rows("fiscal")}


def whose_year(about: Sequence[str], flat: str = "") -> str | None:
    """Whose fiscal years an article means: the code of one of the economies that it is about, None if it is about none.

    It is the first whose years begin in the month that the text tells of, else the first whose years are known, else
    the first.
    """
    begins = _begins(flat)
    if begins and (code := next((code for code in about[:3] if _starts().get(code, (0, ""))[0] == begins), None)):
        return code
    return next((code for code in about[:2] if code in _starts()), about[0] if about else None)


def _begins(flat: str) -> int | None:
    """The month in which fiscal years begin by the words beside the first that is named."""
    if not any(name in flat for name in NAMES):
        return None
    for named in islice(NAMED.finditer(flat), MOST_NAMED):
        if said := SAID.match(flat, named.start(), named.end() + 60):
            number = MONTHS[said["month"].rstrip(".").lower()]
            return number % 12 + 1 if said["verb"].startswith("end") else number
        if first := FROM_ITS_START.search(flat, max(0, named.start() - 60), named.end()):
            return MONTHS[first["first"].rstrip(".").lower()]
    return None


def fiscal_year(code: str | None, year: int, second: int | None = None) -> str:
    """The fiscal year that is called `year` or `year/second` there, as its months; the calendar's if unknown.

    India's 2004 begins in April 2004; Pakistan's 2000 ends in June 2000. "1999/2000" tells both years.
    """
    first, label = _starts().get(code or "", (1, "start"))
    if first == 1:
        return f"{year:04d}/{second:04d}" if second else f"{year:04d}"
    begin = year if second or label == "start" else year - 1
    return f"{month(begin, first)}/{month(begin, first + 11)}"


def running_fiscal_year(code: str | None, day: Published, years: int = 0) -> str | None:
    """The fiscal year there in which the publication falls, or one so many years later; None if unknown."""
    first, _ = _starts().get(code or "", (1, "start"))
    if first == 1:
        return f"{day.year + years:04d}"
    if day.month is None:
        return None
    begin = (day.year if day.month >= first else day.year - 1) + years
    return f"{month(begin, first)}/{month(begin, first + 11)}"

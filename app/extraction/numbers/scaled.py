"""Units that hold their multiple: bcm, billion cubic metres; MMT, million tonnes."""

import re
from functools import cache

from app.extraction.lexicons import alternatives, rows
from app.extraction.numbers.numerals import Numeral

# "5,000 mt" are tonnes, "1.2mt" and "3.5 Mt" millions of them; "20 MT" may be either.
TONNES = re.compile(r"(?P<gap> ?)(?P<word>mt|Mt|MT)(?![A-Za-z/-])")
MANY = 1000


@cache
def _scaled() -> dict[str, dict[str, str]]:
    return {row["word"].lower(): row for row in rows("scaled_unit")}


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(rf" ?(?P<word>{alternatives(list(_scaled()))})(?![A-Za-z])", re.IGNORECASE)


def read_scaled(flat: str, numeral: Numeral) -> tuple[str, str, int] | None:
    """The unit after a number, the power of ten that it holds and where it ends, if it is such a one."""
    end = numeral.end
    # All of them begin with M, B or T.
    if flat[end : end + 2].lstrip(" ")[:1] not in set("mbtMBT"):
        return None
    if match := TONNES.match(flat, end):
        if numeral.value >= MANY:
            return "t", "0", match.end()
        return ("t", "6", match.end()) if match["word"] == "Mt" or not match["gap"] else None
    match = _pattern().match(flat, end, min(len(flat), end + 12))
    if match is None:
        return None
    row = _scaled()[match["word"].lower()]
    return row["unit"], row["exponent"], match.end()

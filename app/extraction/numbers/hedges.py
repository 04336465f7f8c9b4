"""Words that qualify a number: about, nearly, more than, at least."""

import re
from functools import cache

from app.extraction.lexicons import rows

LONGEST_HEDGE, ENDING = 5, 4
HEADINGS = re.compile(r"\b(?:goods|products|items|falling) $")
# "Exports edged up to 5 billion" tells no limit.
RISEN = re.compile(
    r"\b(?:inch|edg|went|go|gone|crept|creep|tick|mov|shot|shoot|pick|step|stepp|push|driv|drove|ramp|climb|rose|jump|bump"
    r"|add|taken|takes?|taking|brings?|brought)(?:s|es|ed|ing|n)? $",
    re.IGNORECASE,
)


@cache
def _hedges() -> dict[str, str]:
    return {row["words"]: row["comparator"] for row in rows("hedge")}


@cache
def _endings() -> frozenset[str]:
    """The last letters before a hedged number, with the blank behind them: to look costs less than to read words."""
    return frozenset(f"{words} "[-ENDING:] for words in (*_hedges(), "between"))


def read_hedge(flat: str, at: int, ranged: bool) -> tuple[int, str]:
    """Where the hedge before a number begins, and what it makes of the value."""
    if flat[max(0, at - ENDING) : at].lower() not in _endings():
        return at, "eq"
    window = flat[max(0, at - 40) : at]
    words = list(re.finditer(r"[A-Za-z]+", window))
    if not words or window[words[-1].end() :] != " ":
        return at, "eq"
    for width in range(min(LONGEST_HEDGE, len(words)), 0, -1):
        phrase = " ".join(window[words[-width].start() :].lower().split())
        if phrase == "up to" and RISEN.search(window, 0, words[-width].start()):
            return at, "eq"
        if found := _hedges().get(phrase):
            return at - len(window) + words[-width].start(), found
    if ranged and words[-1].group().lower() == "between":
        return at - len(window) + words[-1].start(), "range"
    return at, "eq"

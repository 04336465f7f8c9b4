"""What a measure is made of and which way it goes: a duty is no ban, and to lift one is not to impose it."""

import re
from functools import cache

from app.extraction.deeds.deed import Deed
from app.extraction.lexicons import rows

INSTRUMENT, WAY = "instrument", "way"
# "A row over heavy duties imposed by Peru".
IN_PASSING = re.compile(
    r"(?<!\S)(?:over|about|against|despite|amid|on|of) (?:[^\s,;:]+ ){1,5}"
    r"(?:imposed|slapped|levied|introduced|placed) $"
)


def differ(one: Deed, other: Deed) -> bool:
    """Whether the words of two measures tell other instruments, or that one loosens what the other tightens."""
    return any(_apart(sort, one.words, other.words) for sort in (INSTRUMENT, WAY))


def tightens(words: str) -> bool:
    """Whether a measure is said to bar or burden what comes in: "impose", "ban"."""
    return "tighter" in _told(WAY, words)


def _apart(sort: str, one: str, other: str) -> bool:
    told, again = _told(sort, one), _told(sort, other)
    return bool(told and again) and told.isdisjoint(again)


def _told(sort: str, words: str) -> set[str]:
    return {name for word in words.split() for name in _names(sort).get(word, ())}


def points_back_at(word: str, words: str) -> bool:
    """Whether words name an instrument as one that is known: "the ban", "such export subsidies"."""
    return (
        word in _names(INSTRUMENT)
        and re.search(rf"(?<!\S)(?:the|this|these|such) (?:[\w-]+ )?{word}(?!\S)", words) is not None
    )


def names_in_passing(one: Deed, other: Deed) -> bool:
    """Whether one of two measures, without a time, is only named where something else is told."""
    passing = any(not deed.own_time and IN_PASSING.search(deed.words) for deed in (one, other))
    return passing and not _told(INSTRUMENT, one.words).isdisjoint(_told(INSTRUMENT, other.words))


@cache
def _names(sort: str) -> dict[str, set[str]]:
    """The instruments, or the ways, that a word tells."""
    names: dict[str, set[str]] = {}
    for row in rows("instrument"):
        if row["sort"] == sort:
            for word in row["words"].split():
                names.setdefault(word, set()).add(row["name"])
    return names

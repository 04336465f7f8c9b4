"""Several agreements told at once: a plural noun and a list of partners."""

import re
from dataclasses import replace

from app.extraction.deeds.deed import Deed
from app.extraction.deeds.frames import Found
from app.extraction.deeds.line import Line
from app.extraction.deeds.outline import codes


def each(deed: Deed, found: Found, line: Line) -> list[Deed]:
    """Several agreements told at once: "its pacts with A, B and C" are one with each."""
    others = _listed(found, line)
    sides = {side.economy: side for side in deed.sides}
    owner = [side for side in deed.sides if side.economy not in others]
    if not _plural(found.words.split()) or len(others) < 2 or len(owner) != 1:
        return [deed]
    return [replace(deed, sides=(owner[0], sides[code])) for code in others if code in sides]


def _plural(words: list[str]) -> bool:
    return any(word.endswith("s") or word == "memoranda" for word in (words[0], words[-1]))


def _listed(found: Found, line: Line) -> list[str]:
    """The economies in the list behind "with"."""
    listed = []
    text = line.text[found.end :]
    if (match := re.match(r"(?:< [^<>]+ > )?with ((?:(?:the|both|E|A|,|and) )+)", text)) is not None:
        listed = codes(line.between(found.end + match.start(1), found.end + match.end(1)))
    return listed

"""A person, and where a name ends."""

import re

from app.extraction.names.offices import PlacesAt, common_words, office_ranks, portfolio_words
from app.extraction.structs import struct
from app.extraction.text.tokens import Words

LONGEST_NAME = 5
# "Hugo A. Roe", "Wm. Roe"; behind a longer word a point ends the sentence.
LONGEST_INITIAL = 2
# "King Abdullah II".
ROMAN = re.compile(r"[IVX]{2,4}")
# "Joko "Jokowi" Widodo".
NICKNAME = re.compile(r" [\"“](?P<nickname>[A-Z][\w-]+)[\"”](?= [A-Z])")
# As a later part these are names: Liu He, Theresa May.
ALSO_NAMES = {"he", "an", "may", "so", "said"}
PARTICLES = {
    "al",
    "bin",
    "bint",
    "da",
    "de",
    "del",
    "den",
    "der",
    "di",
    "dos",
    "el",
    "ibn",
    "la",
    "le",
    "ul",
    "van",
    "von",
}


@struct(frozen=True, slots=True)
class Person:
    """A human being named in the text: from the demonym or the office to the end of the name.

    `name` is the fullest one in the article; `rank` is `state`, `minister`, `official`, `business`, `address` or None;
    `country` is the code of the economy for which the office is held, if the article tells.
    """

    start: int
    end: int
    name: str
    rank: str | None
    country: str | None


def called(flat: str, start: int, end: int) -> str:
    """The name that stands there, without a nickname in quotes."""
    return NICKNAME.sub("", flat[start:end])


def _beside_nickname(flat: str, found: Words, index: int, step: int) -> bool:
    """Whether a word of a name that begins at `index` is a nickname, or stands behind one, whose quotes end no name."""
    return any(NICKNAME.match(flat, found.ends[before]) for before in range(max(index, step - 2), step))


def name_end(flat: str, found: Words, at: PlacesAt, index: int) -> int:
    """After the last word of a name that begins here; `index` itself if none does."""
    step = index
    while step < len(found) and step - index < LONGEST_NAME:
        start, word, lower = found.starts[step], found.texts[step], found.small[step]
        joint = flat[found.ends[step - 1] : start] if step > index else " "
        if _beside_nickname(flat, found, index, step):
            joint = " "
        if joint not in {" ", "-", ". ", "  ", "'"} or (joint == ". " and len(found.texts[step - 1]) > LONGEST_INITIAL):
            break
        capital = word[0].isupper() and (not word.isupper() or len(word) == 1 or "." in word)
        capital = capital or (step > index and ROMAN.fullmatch(word) is not None)
        particle = step > index and lower in PARTICLES
        if not (capital or particle or (step > index and flat[start - 1] == "-")) or start in at.by_start:
            break
        if step > index and start in at.begins:
            break
        if (
            lower in portfolio_words()
            or lower in office_ranks()
            or (lower in common_words() and not (step > index and lower in ALSO_NAMES))
        ):
            break
        step += 1
    while step > index and found.small[step - 1] in PARTICLES:
        step -= 1
    return step

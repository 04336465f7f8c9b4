"""A sentence as a line of words in which every name is one letter, so that frames can be short.

`E` economy, `A` its adjective, `EE` two joined by a hyphen, `S` spot, `R` region, `P` person, `O` organisation, `F`
forum, `K` pact, `D` time, `N` number; all other words in lower case.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import accumulate

from app.extraction.deeds.forums import Forum
from app.extraction.names.organisations import Organisation
from app.extraction.names.person import Person
from app.extraction.names.places import Place
from app.extraction.structs import replace, struct
from app.extraction.times.calendar import NAMES
from app.extraction.times.scanning import Time

Reference = Place | Person | Organisation | Forum | Time | tuple[Place, Place] | None
WORD = re.compile(
    r"[^\W\d_]+(?:\.[^\W\d_]+\.?)*(?:[-'](?!s\b)\w+)*"
    r"|\d+(?:st|nd|rd|th)\b|[$\u20ac\u00a3]?\d[\d,.]*\d|[$\u20ac\u00a3]?\d"
    r"|'s\b|(?<=s)'(?= )|[,;:()]| --? "
)
# Words mostly end with these; a full stop is no mark of its own.
MARKS_BEHIND = ".,;:"
MARKS = {"demonym": "A", "region": "R", "world": "R", "city": "S", "province": "S", "prefix": "A"}
# Brackets have a meaning of their own in patterns; the genitive of a plural is one as well.
OTHERS = {"(": "<", ")": ">", "'": "'s"}
# Blocs that are agreements: they are made, they do not act.
PACTS = {"RCEP", "CPTPP", "TPP", "SAFTA", "NAFTA", "USMCA", "AFCFTA", "CEFTA", "IPEF"}
# A capital word after one of these is a spot, though no lexicon has it.
SPOTTED = {"in", "at", "near", "visit", "visits", "visited", "visiting", "toured", "touring"}
SETTLED = frozenset(
    "city town port state province county district region village township resort capital island".split()
)
# These are none. Nor is a month or a day of the week, of which nobody knows the year.
NO_SPOTS = {*"the a an this that its his i first second vice prime foreign deputy".split(), *NAMES}
# Who holds the second office of its kind does what who holds the first may do.
DEPUTY = re.compile(r"(?:vice|deputy|under)-(?=\w{4,}$)")
LETTERS: dict[type, str] = {Person: "P", Organisation: "O", Forum: "F", Time: "D"}
LONGEST_LINE = 220
# The wire put a share's code behind the name of a firm: <NEIL.L>.
SHARE = re.compile(r"(?:<|&lt;)[A-Z]{1,6}(?:\.[A-Z]{1,3})?(?:>|&gt;)")


@struct(frozen=True, slots=True, eq=False)
class Item:
    """One word of a line: where it stands in the text, how it reads in the line, and the mention that it is.

    No two are equal, so that one is found in its line without comparing all ahead of it by their fields.
    """

    start: int
    end: int
    mark: str
    reference: Reference


class Line:
    """One sentence, ready for frames; `start` and `end` are its offsets in the article, `kind` that of the sentence.

    `text` is the marks of its items, each followed by one blank; `marks` are they in order, `words` each once.
    """

    def __init__(self, kind: str, start: int, end: int, items: list[Item]) -> None:
        self.kind, self.start, self.end, self.items = kind, start, end, items
        self.marks = tuple([item.mark for item in items])
        self.text = " ".join([*self.marks, ""])
        self.words = frozenset(self.marks)

    @cached_property
    def offsets(self) -> list[int]:
        """Where each item begins in `text`, last where it ends; of many a line nobody asks."""
        return list(accumulate([len(mark) + 1 for mark in self.marks], initial=0))

    @cached_property
    def at(self) -> dict[int, int]:
        """The number of the item that begins at an offset."""
        return dict(zip(self.offsets, range(len(self.offsets)), strict=True))

    def between(self, start: int, end: int) -> list[Item]:
        """The items that a stretch of `text` holds; it begins and ends between words."""
        return self.items[self.at[start] : self.at[end]]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of `text` stands in the article."""
        found = self.between(start, end)
        return found[0].start, found[-1].end


def line_of(
    flat: str,
    kind: str,
    start: int,
    end: int,
    mentions: Iterable[Place | Person | Organisation | Forum | Time],
    skipped: Sequence[tuple[int, int]] = (),
) -> Line:
    """The line of one sentence; mentions that overlap an earlier one, and all that is to be skipped, are left out."""
    items: list[Item] = []
    coded = flat.find("<", start, end) >= 0 or flat.find("&lt;", start, end) >= 0
    at, body = start, kind == "body"
    skipped = [*skipped, *(match.span() for match in SHARE.finditer(flat, start, end))] if coded else skipped
    for mention in mentions:
        if mention.start < at or mention.end > end or (skipped and _is_within(mention.start, skipped)):
            continue
        if len(items) > LONGEST_LINE:
            break
        items += _words(flat, at, mention.start, body, skipped)
        if _joins(flat, items, mention):
            first = items.pop()
            assert isinstance(first.reference, Place)  # noqa: S101 - told by _joins
            assert isinstance(mention, Place)  # noqa: S101 - likewise
            items.append(Item(first.start, mention.end, "EE", (first.reference, mention)))
        else:
            items.append(Item(mention.start, mention.end, _mark(mention), mention))
        at = mention.end
    items += _words(flat, at, end, body, skipped)
    return Line(kind, start, end, items[:LONGEST_LINE])


def _is_within(at: int, stretches: Sequence[tuple[int, int]]) -> bool:
    return any(first <= at < last for first, last in stretches)


def _words(flat: str, start: int, end: int, body: bool, skipped: Sequence[tuple[int, int]]) -> list[Item]:
    """The words and marks between two mentions. Most stand between blanks: those are not sought by a pattern."""
    found: list[Item] = []
    at = done = start
    for piece in flat[start:end].split(" "):
        last = at + len(piece)
        if piece.isalpha():
            if piece.islower() and piece not in SETTLED and not skipped:  # as most are
                found.append(Item(at, last, piece, None))
            else:
                _add(found, flat, at, last, piece, body, skipped)
        elif piece and piece[-1] in MARKS_BEHIND and (word := piece[:-1]).isalpha():
            _add(found, flat, at, last - 1, word, body, skipped)
            if piece[-1] != ".":
                _add(found, flat, last - 1, last, piece[-1], body, skipped)
        elif piece:
            # A dash takes the blanks beside it.
            for match in WORD.finditer(flat, max(done, at - 1), min(last + 1, end)):
                begin, done = match.span()
                _add(found, flat, begin, done, match.group().strip(), body, skipped)
        at = last + 1
    return found


def _add(
    found: list[Item], flat: str, begin: int, stop: int, word: str, body: bool, skipped: Sequence[tuple[int, int]]
) -> None:
    """Add a word or mark to those found ahead of it; a capital one may be a spot, or go on with one."""
    if skipped and _is_within(begin, skipped):
        return
    mark = word.lower() if word[0].isalpha() else "N" if word[-1].isdigit() else OTHERS.get(word, word.lower())
    if body and mark != word:  # it has a capital letter, as few have
        if found and _is_spot(word, mark, found):
            mark = "S"
        elif mark == word.lower() and _continues(flat, found, begin):
            found[-1] = replace(found[-1], end=stop)
            return
    if mark in SETTLED and _is_regional(flat, found):
        found[-1] = replace(found[-1], mark="S")
    found.append(Item(begin, stop, DEPUTY.sub("", mark) if "-" in mark else mark, None))


def _is_spot(word: str, mark: str, found: list[Item]) -> bool:
    """Whether a capital word is a spot by what stands ahead of it: "in Lima", "the port of Callao"."""
    if not word[0].isupper() or word.isupper() or mark in NO_SPOTS:
        return False
    ahead = found[-1].mark
    return ahead in SPOTTED or (ahead == "of" and len(found) > 1 and found[-2].mark in SETTLED)


def _continues(flat: str, found: list[Item], at: int) -> bool:
    """Whether a capital word goes on with the name of a spot that no lexicon has: "in Saint Petersburg"."""
    return bool(found) and found[-1].mark == "S" and found[-1].reference is None and flat[found[-1].end : at] == " "


def _is_regional(flat: str, found: list[Item]) -> bool:
    """Whether the last word names what is a region, by the word that comes: "in the Biobio region"."""
    return len(found) > 2 and flat[found[-1].start].isupper() and found[-2].mark == "the" and found[-3].mark in SPOTTED


def _mark(mention: Place | Person | Organisation | Forum | Time) -> str:
    if not isinstance(mention, Place):
        return LETTERS[type(mention)]
    if mention.code in PACTS:
        return "K"
    return MARKS.get(mention.form) or ("E" if mention.acts else "S")


def _joins(flat: str, items: list[Item], mention: object) -> bool:
    """Whether the mention is the second of a pair: `China-Iceland`, `Sino-Swiss`, `Canadian-U.S.`"""
    if not items or not isinstance(mention, Place) or not isinstance(items[-1].reference, Place):
        return False
    return flat[items[-1].end : mention.start] in {"-", "--", "/"} and mention.form not in {"city", "province"}

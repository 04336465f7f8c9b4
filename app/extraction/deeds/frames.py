"""Frames: short patterns over a line of words, kept as data, that tell what happens and who takes which part."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, cached_property

from app.extraction.deeds.line import Line
from app.extraction.deeds.patterns import compiled, needed, words_of
from app.extraction.deeds.triggers import Triggered
from app.extraction.lexicons import rows
from app.extraction.structs import struct

CORE = "core"


@struct(frozen=True)
class Frame:
    """One pattern of a lexicon: its name, the type of fact it tells, the status where the pattern itself tells it."""

    name: str
    type: str
    status: str
    trigger: frozenset[str]
    source: str

    @cached_property
    def needs(self) -> list[frozenset[str]]:
        """Sets of words of each of which a line must hold one, in that order: to look costs far less than to match."""
        return needed(self.source)

    def may_stand(self, marks: Sequence[str]) -> bool:
        """Whether a line of words that holds its needed ones has them in their order."""
        needs = iter(self.needs)
        words = next(needs, None)
        for mark in marks:
            if words is None:
                break
            if mark in words:
                words = next(needs, None)
        return words is None

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The regular expression, compiled when a line first holds its words: most articles need a few frames."""
        return compiled(self.source)

    @cached_property
    def roles(self) -> list[tuple[int, str]]:
        """The groups of the regular expression that are roles, with their names."""
        return [(group, name.rstrip("0123456789")) for name, group in self.pattern.groupindex.items()]


@struct(frozen=True)
class Found:
    """A frame in a line: the stretch of the line's words, and those of the roles."""

    frame: Frame
    line: Line
    start: int
    end: int
    roles: tuple[tuple[str, int, int], ...]

    @property
    def words(self) -> str:
        """The words that the frame took."""
        return self.line.text[self.start : self.end]

    @cached_property
    def core(self) -> tuple[int, int]:
        """The stretch that tells the happening: the role `core` if there is one, else the whole."""
        for role, start, end in self.roles:
            if role == CORE:
                return start, end
        return self.start, self.end

    @property
    def told(self) -> str:
        """The words up to the end of the core: what follows tells who, where and when."""
        return self.line.text[self.start : self.core[1]]

    @property
    def span(self) -> tuple[int, int]:
        """Where they stand in the article: the role `main` if the frame has it, else the whole."""
        for role, start, end in self.roles:
            if role == "main":
                return self.line.span(start, end)
        return self.line.span(self.start, self.end)


def find(lexicon: str, line: Line) -> Iterator[Found]:
    """Every frame of a lexicon in a line, in the order of the lexicon."""
    lacks = line.words.isdisjoint
    for frame in _frames(lexicon).by(line.words):
        if any(map(lacks, frame.needs)) or not frame.may_stand(line.marks):
            continue
        for match in frame.pattern.finditer(line.text):
            roles = tuple([(name, *match.span(group)) for group, name in frame.roles if match.start(group) >= 0])
            yield Found(frame, line, match.start(), match.end(), roles)


@cache
def _frames(lexicon: str) -> Triggered[Frame]:
    made = (
        Frame(row["name"], row["type"], row["status"], _trigger(row["trigger"]), row["pattern"])
        for row in rows(lexicon)
    )
    return Triggered((frame.trigger, frame) for frame in made)


def _trigger(cell: str) -> frozenset[str]:
    """The words of which one must stand in the line: those of a part (`{visit}`) or as written."""
    words: set[str] = set()
    for word in filter(None, cell.split("|")):
        words.update(words_of(word[1:-1]) if word.startswith("{") else [word])
    return frozenset(words)

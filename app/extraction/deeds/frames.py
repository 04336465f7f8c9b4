"""Frames: short patterns over a line of words, kept as data, that tell what happens and who takes which part.

A pattern is a row of elements: a word or alternatives in parentheses, `[...]` what may be missing, `{part}` a row of
`frame_part.csv`, `<role:part>` one whose names take that role, `...` up to six words, `....` up to sixteen.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from app.extraction.deeds.line import Line
from app.extraction.lexicons import rows

ELEMENT = re.compile(
    r"(?P<gap>\.{3,4})$|<(?P<role>\w+):(?P<part>\w+)>$|\{(?P<name>\w+)\}(?P<many>[?+*]?)$|(?P<word>.+)$"
)
# Words of a gap: neither a name boundary that closes the clause nor a bracket.
GAP_WORD = r"(?:[^\s;:<>]+ )"
GAPS = {"...": GAP_WORD + "{0,6}?", "....": GAP_WORD + "{0,16}?"}
GROUP = re.compile(r"\(\?P<([a-z]+)\d*>")
# `\\w+` in a lexicon is any word, with its hyphens.
ANY_WORD, WORD_RUN = re.compile(r"\\w\+"), r"[\\w'.-]+"
DEEPEST = 14
CORE = "core"


@dataclass(frozen=True, slots=True)
class Frame:
    """One pattern of a lexicon: its name, the type of fact it tells, the status where the pattern itself tells it."""

    name: str
    type: str
    status: str
    trigger: frozenset[str]
    source: str

    @property
    def pattern(self) -> re.Pattern[str]:
        """The regular expression, compiled when a line first holds the trigger: most articles need a few frames."""
        return _compiled(self.source)


@dataclass(frozen=True, slots=True)
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

    @property
    def core(self) -> tuple[int, int]:
        """The stretch that tells the happening: the role `core` if there is one, else the whole."""
        return next(((start, end) for role, start, end in self.roles if role == CORE), (self.start, self.end))

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
    for frame in _candidates(lexicon, line.words):
        for match in frame.pattern.finditer(line.text):
            roles = tuple(
                [
                    (name.rstrip("0123456789"), *match.span(group))
                    for name, group in frame.pattern.groupindex.items()
                    if match.start(group) >= 0
                ]
            )
            yield Found(frame, line, match.start(), match.end(), roles)


def _candidates(lexicon: str, words: frozenset[str]) -> list[Frame]:
    """The frames of which a trigger stands in the line, in the order of the lexicon."""
    by_word = _by_word(lexicon)
    if by_word.keys().isdisjoint(words):
        return []
    numbers = {number for word in by_word.keys() & words for number in by_word[word]}
    return [frames(lexicon)[number] for number in sorted(numbers)]


@cache
def _by_word(lexicon: str) -> dict[str, list[int]]:
    """The numbers of the frames by the words that may trigger them."""
    index: dict[str, list[int]] = {}
    for number, frame in enumerate(frames(lexicon)):
        for word in frame.trigger:
            index.setdefault(word, []).append(number)
    return index


@cache
def frames(lexicon: str) -> tuple[Frame, ...]:
    """The frames of a lexicon, compiled once."""
    return tuple(
        Frame(
            row["name"],
            row["type"],
            row["status"],
            _trigger(row["trigger"]),
            row["pattern"],
        )
        for row in rows(lexicon)
    )


@cache
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\S){_numbered(expand(source))}")


def _numbered(pattern: str) -> str:
    """A role may stand twice in a frame: regular expressions want other names then, so the later ones get numbers."""
    seen: dict[str, int] = {}

    def number(match: re.Match[str]) -> str:
        name = match.group(1)
        seen[name] = seen.get(name, 0) + 1
        return f"(?P<{name}{seen[name] if seen[name] > 1 else ''}>"

    return GROUP.sub(number, pattern)


def expand(pattern: str, depth: int = 0) -> str:
    """The regular expression of a pattern; every word of it takes the blank behind it."""
    if depth > DEEPEST:
        raise ValueError(f"parts within parts: {pattern!r}")
    return "".join(_element(element, depth) for element in _elements(pattern))


def _elements(pattern: str) -> Iterator[str]:
    """The elements at the top of a pattern: blanks within brackets do not part them."""
    level, begin = 0, 0
    for at, letter in enumerate(pattern):
        if letter in "([":
            level += 1
        elif letter in ")]":
            level -= 1
        elif letter == " " and level == 0:
            if at > begin:
                yield pattern[begin:at]
            begin = at + 1
    if begin < len(pattern):
        yield pattern[begin:]


def _element(element: str, depth: int) -> str:
    if element in GAPS:
        return GAPS[element]
    if element.startswith("[") and element.endswith("]"):
        return f"(?:{expand(element[1:-1], depth + 1)})?"
    match = ELEMENT.match(element)
    assert match is not None  # noqa: S101 - the last branch takes anything
    if match["role"]:
        return f"(?P<{match['role']}>{_part(match['part'], depth)})"
    if match["name"]:
        return f"(?:{_part(match['name'], depth)}){match['many']}"
    if element.startswith("(") and element.endswith(")"):
        choices = "|".join(expand(choice, depth + 1) for choice in _choices(element[1:-1]))
        return f"(?:{choices})"
    return f"{ANY_WORD.sub(WORD_RUN, element)} "


def _choices(body: str) -> Iterator[str]:
    level, begin = 0, 0
    for at, letter in enumerate(body):
        if letter in "([":
            level += 1
        elif letter in ")]":
            level -= 1
        elif letter == "|" and level == 0:
            yield body[begin:at]
            begin = at + 1
    yield body[begin:]


def _part(name: str, depth: int) -> str:
    return expand(_parts()[name], depth + 1)


def _trigger(cell: str) -> frozenset[str]:
    """The words of which one must stand in the line: those of a part (`{visit}`) or as written."""
    words: set[str] = set()
    for word in filter(None, cell.split("|")):
        if word.startswith("{"):
            words.update(re.findall(r"[a-z'-]+", _parts()[word[1:-1]]))
        else:
            words.add(word)
    return frozenset(words)


@cache
def _parts() -> dict[str, str]:
    return {row["name"]: row["pattern"] for row in rows("frame_part")}

"""The little language of frames: a row of elements over a line of words, as a regular expression.

An element is a word or alternatives in parentheses, `[...]` what may be missing, `{part}` a row of `frame_part.csv`,
`<role:part>` one whose names take that role, `...` up to six words, `....` up to sixteen.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import accumulate

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
# A word that stands for itself only.
PLAIN_WORD = re.compile(r"[\w',;:<>-]+")
DEEPEST = 14


def compiled(pattern: str) -> re.Pattern[str]:
    """The regular expression that finds a pattern in a line."""
    return re.compile(rf"(?<!\S){_numbered(expand(pattern))}")


def _numbered(pattern: str) -> str:
    """A role may stand twice in a frame: regular expressions want other names then, so the later ones get numbers."""
    seen: dict[str, int] = {}

    def number(match: re.Match[str]) -> str:
        name = match.group(1)
        seen[name] = seen.get(name, 0) + 1
        return f"(?P<{name}{seen[name] if seen[name] > 1 else ''}>"

    return GROUP.sub(number, pattern)


@cache
def expand(pattern: str, depth: int = 0) -> str:
    """The regular expression of a pattern; every word of it takes the blank behind it."""
    if depth > DEEPEST:
        raise ValueError(f"parts within parts: {pattern!r}")
    return "".join(_element(element, depth) for element in _elements(pattern))


@cache
def needed(pattern: str) -> list[frozenset[str]]:
    """The words without which a pattern is nowhere: of each set one stands in every line that holds it."""
    return list(dict.fromkeys(words for element in _elements(pattern) for words in _needed_by(element)))


def openings(pattern: str) -> frozenset[str]:
    """The words of which one begins whatever a regular expression matches that begins with words or their choice."""
    first = next(_elements(pattern))
    if first.startswith("(?:") and all(accumulate((letter == "(") - (letter == ")") for letter in first[:-1])):
        return frozenset().union(*map(openings, _choices(first[len("(?:") : -1])))
    word = first.partition("(?!")[0]
    if not PLAIN_WORD.fullmatch(word):
        raise ValueError(f"begins with no word: {pattern!r}")
    return frozenset({word})


def _needed_by(element: str) -> list[frozenset[str]]:
    match = ELEMENT.match(element)
    if element in GAPS or element.startswith("[") or match is None or match["many"] in {"?", "*"}:
        return []
    if part := match["part"] or match["name"]:
        return needed(_part(part))
    if element.startswith("(") and element.endswith(")"):
        choices = [needed(choice) for choice in _choices(element[1:-1])]
        if not all(choices):
            return []
        return [frozenset().union(*(min(sets, key=len) for sets in choices))]
    return [frozenset({element})] if PLAIN_WORD.fullmatch(element) else []


def _elements(pattern: str) -> Iterator[str]:
    """The elements at the top of a pattern."""
    return filter(None, _parted(pattern, " "))


def _element(element: str, depth: int) -> str:
    if element in GAPS:
        return GAPS[element]
    if element.startswith("[") and element.endswith("]"):
        return f"(?:{expand(element[1:-1], depth + 1)})?"
    match = ELEMENT.match(element)
    assert match is not None  # noqa: S101 - the last branch takes anything
    if match["role"]:
        return f"(?P<{match['role']}>{expand(_part(match['part']), depth + 1)})"
    if match["name"]:
        return f"(?:{expand(_part(match['name']), depth + 1)}){match['many']}"
    if element.startswith("(") and element.endswith(")"):
        choices = "|".join(expand(choice, depth + 1) for choice in _choices(element[1:-1]))
        return f"(?:{choices})"
    return f"{ANY_WORD.sub(WORD_RUN, element)} "


def _choices(body: str) -> Iterator[str]:
    return _parted(body, "|")


def _parted(pattern: str, mark: str) -> Iterator[str]:
    """What a mark parts: those within brackets part nothing."""
    level, begin = 0, 0
    for at, letter in enumerate(pattern):
        if letter in "([":
            level += 1
        elif letter in ")]":
            level -= 1
        elif letter == mark and level == 0:
            yield pattern[begin:at]
            begin = at + 1
    yield pattern[begin:]


def words_of(name: str) -> list[str]:
    """All words of a part."""
    return re.findall(r"[a-z'-]+", _part(name))


def _part(name: str) -> str:
    return _parts()[name]


@cache
def _parts() -> dict[str, str]:
    return {row["name"]: row["pattern"] for row in rows("frame_part")}

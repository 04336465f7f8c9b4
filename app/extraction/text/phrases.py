"""Phrases of a lexicon found among the words of a text: the longest first, none overlapping."""

from collections.abc import Iterator, Mapping
from functools import cache

from app.extraction.lexicons import rows
from app.extraction.text.tokens import Words, tokens

# A phrase does not run over a full stop or comma: between its words stand blanks or one hyphen, slash or apostrophe.
WIDEST_GAP = 3

Row = Mapping[str, str]


@cache
def _beginnings(name: str, column: str) -> dict[str, dict[str, list[tuple[tuple[str, ...], Row]]]]:
    """The phrases by their first and second word, the longest first; those of one word have an empty second one."""
    found: dict[str, dict[str, list[tuple[tuple[str, ...], Row]]]] = {}
    phrases = [(tuple(tokens(row[column]).small), row) for row in rows(name)]
    for words, row in sorted(phrases, key=lambda one: (-len(one[0]), -len(one[1][column]))):
        found.setdefault(words[0], {}).setdefault("".join(words[1:2]), []).append((words, row))
    return found


def scan_phrases(name: str, flat: str, found: Words, column: str = "word") -> Iterator[tuple[int, int, Row]]:
    """Start, end and row of every phrase of that lexicon in the text, whatever its case."""
    beginnings, small, following = _beginnings(name, column), found.small, 0
    for index in found.among(beginnings):
        if index < following:
            continue
        by_second = beginnings[small[index]]
        second = small[index + 1] if index + 1 < len(small) else ""
        for words, row in (*by_second.get(second, ()), *by_second.get("", ())):
            if len(words) == 1 or _matches(flat, found, index, words):
                following = index + len(words)
                yield found.starts[index], found.ends[following - 1], row
                break


def _matches(flat: str, found: Words, index: int, words: tuple[str, ...]) -> bool:
    if index + len(words) > len(found):
        return False
    for step in range(1, len(words)):
        end, start = found.ends[index + step - 1], found.starts[index + step]
        if found.small[index + step] != words[step] or start - end > WIDEST_GAP:
            return False
        gap = flat[end:start]
        if gap != " " and any(map(gap.__contains__, ",.;:()")):
            return False
    return True

"""Phrases of a lexicon found among the words of a text: the longest first, none overlapping."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from app.extraction.lexicons import rows
from app.extraction.text.tokens import Token, Words, tokens

# A phrase does not run over a full stop or comma: between its words stand blanks or one hyphen, slash or apostrophe.
WIDEST_GAP = 3

Row = Mapping[str, str]


@cache
def _by_first(name: str, column: str) -> dict[str, list[tuple[tuple[str, ...], Row]]]:
    found: dict[str, list[tuple[tuple[str, ...], Row]]] = {}
    for row in sorted(rows(name), key=lambda row: -len(row[column])):
        words = tuple(token.lower for token in tokens(row[column]))
        found.setdefault(words[0], []).append((words, row))
    return {first: sorted(entries, key=lambda entry: -len(entry[0])) for first, entries in found.items()}


def scan_phrases(name: str, flat: str, found: Words, column: str = "word") -> Iterator[tuple[int, int, Row]]:
    """Start, end and row of every phrase of that lexicon in the text, whatever its case."""
    by_first, following = _by_first(name, column), 0
    for index in found.among(by_first.keys()):
        if index < following:
            continue
        token = found[index]
        second = found[index + 1].lower if index + 1 < len(found) else ""
        for words, row in by_first[token.lower]:
            if len(words) == 1 or (words[1] == second and _matches(flat, found, index, words)):
                following = index + len(words)
                yield token.start, found[following - 1].end, row
                break


def _matches(flat: str, found: Sequence[Token], index: int, words: tuple[str, ...]) -> bool:
    if index + len(words) > len(found):
        return False
    for step in range(1, len(words)):
        before, token = found[index + step - 1], found[index + step]
        if token.lower != words[step] or token.start - before.end > WIDEST_GAP:
            return False
        if any(mark in flat[before.end : token.start] for mark in ",.;:()"):
            return False
    return True

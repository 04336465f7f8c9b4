"""Words of a text with their offsets, and where each word stands."""

import re
from collections import defaultdict
from collections.abc import Container, Iterable
from functools import cached_property

from app.extraction.structs import struct

LONGEST = 60
TOKEN = re.compile(rf"(?:[A-Z]\.){{2,6}}|[^\W_]{{1,{LONGEST}}}")


@struct(frozen=True, slots=True)
class Token:
    """A run of letters and digits, or initials with their points (`U.S.`)."""

    start: int
    end: int
    text: str
    lower: str


class Words(list[Token]):
    """The words of a text in order.

    A scanner asks once for each different word whether it knows it, then looks at the places of those alone.
    """

    @cached_property
    def small(self) -> list[str]:
        """Its words in lower case."""
        return [token.lower for token in self]

    @cached_property
    def starts(self) -> list[int]:
        """Where each begins."""
        return [token.start for token in self]

    @cached_property
    def where(self) -> dict[str, list[int]]:
        """The numbers of its words, by the word in lower case."""
        found: dict[str, list[int]] = defaultdict(list)
        for number, word in enumerate(self.small):
            found[word].append(number)
        return dict(found)

    @cached_property
    def mixed(self) -> list[str]:
        """Its different words that are not of letters alone."""
        return [word for word in self.where if not word.isalpha()]

    def among(self, lexicon: Container[str]) -> list[int]:
        """The numbers of the words that a lexicon holds, in order."""
        return self.of([word for word in self.where if word in lexicon])  # a lexicon has more words than a text

    def of(self, words: Iterable[str]) -> list[int]:
        """The numbers of some of its different words, in order."""
        return sorted([number for word in words for number in self.where[word]])


def tokens(flat: str) -> Words:
    """All words of a text, in order."""
    found, at = Words(), 0
    for piece in flat.split(" "):
        end = at + len(piece)
        # Most words stand between blanks or ahead of one mark: to see that costs less than to seek them.
        if piece.isalnum() and end - at <= LONGEST:
            found.append(Token(at, end, piece, piece.lower()))
        elif (word := piece[:-1]).isalnum() and end - at <= LONGEST:
            found.append(Token(at, end - 1, word, word.lower()))
        elif piece:
            words = ((*match.span(), match.group()) for match in TOKEN.finditer(flat, at, end))
            found += [Token(begin, stop, word, word.lower()) for begin, stop, word in words]
        at = end + 1
    return found

"""Words of a text with their offsets, and where each word stands."""

import re
from collections import defaultdict
from collections.abc import Iterable, Set
from functools import cached_property

from app.extraction.structs import struct

TOKEN = re.compile(r"(?:[A-Z]\.){2,6}|[^\W_]{1,60}")


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
    def where(self) -> dict[str, list[int]]:
        """The numbers of its words, by the word in lower case."""
        found: dict[str, list[int]] = defaultdict(list)
        for number, token in enumerate(self):
            found[token.lower].append(number)
        return dict(found)

    def among(self, lexicon: Set[str]) -> list[int]:
        """The numbers of the words that a lexicon holds, in order."""
        return self.of(self.where.keys() & lexicon)

    def of(self, words: Iterable[str]) -> list[int]:
        """The numbers of some of its different words, in order."""
        return sorted([number for word in words for number in self.where[word]])


def tokens(flat: str) -> Words:
    """All words of a text, in order."""
    return Words([Token(*match.span(), word := match.group(), word.lower()) for match in TOKEN.finditer(flat)])

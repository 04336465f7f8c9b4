"""Words of a text with their offsets, and where each word stands."""

import re
from collections import defaultdict
from collections.abc import Container, Iterable
from functools import cached_property

from app.vocabulary.words import fold

LONGEST = 60
TOKEN = re.compile(rf"(?:[A-Z]\.){{2,6}}|[^\W_]{{1,{LONGEST}}}")


class Words:
    """The words of a text in order: where each begins and ends, as it is spelt, and in lower case without accents.

    A word is a run of letters and digits, or initials with their points (`U.S.`). A scanner asks once for each
    different word whether it knows it, then looks at the places of those alone.
    """

    def __init__(self, starts: list[int], ends: list[int], texts: list[str]) -> None:
        self.starts, self.ends, self.texts = starts, ends, texts
        self.small = [text.lower() if text.isascii() or not text.isalpha() else fold(text) for text in texts]

    def __len__(self) -> int:
        return len(self.starts)

    @cached_property
    def where(self) -> dict[str, list[int]]:
        """The numbers of its words, by the word in lower case without accents."""
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
    starts, ends, texts, at = list[int](), list[int](), list[str](), 0
    for piece in flat.split(" "):
        end = at + len(piece)
        # Most words stand between blanks or ahead of one mark: to see that costs less than to seek them.
        if piece.isalnum() and end - at <= LONGEST:
            starts.append(at)
            ends.append(end)
            texts.append(piece)
        elif (word := piece[:-1]).isalnum() and end - at <= LONGEST:
            starts.append(at)
            ends.append(end - 1)
            texts.append(word)
        elif piece:
            for match in TOKEN.finditer(flat, at, end):
                starts.append(match.start())
                ends.append(match.end())
                texts.append(match.group())
        at = end + 1
    return Words(starts, ends, texts)

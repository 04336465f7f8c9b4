"""Words of a text with their offsets."""

import re
from typing import NamedTuple

TOKEN = re.compile(r"(?:[A-Z]\.){2,6}|[^\W_]{1,60}")


class Token(NamedTuple):
    """A run of letters and digits, or initials with their points (`U.S.`)."""

    start: int
    end: int
    text: str
    lower: str


def tokens(flat: str) -> list[Token]:
    """All words of a text, in order."""
    return [Token(*match.span(), word := match.group(), word.lower()) for match in TOKEN.finditer(flat)]

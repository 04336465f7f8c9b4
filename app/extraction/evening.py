"""What tells nothing (blanks, unseen characters, addresses) is not read; facts lie in the text as it was sent."""

import re
from bisect import bisect_right

from app.extraction.structs import struct

ADDRESS = r"ttps?://[^\s()<>\"]+"  # behind its first letter; its "%20" is no share
UNSEEN = r"\xad\u200b-\u200d\u2060\ufeff"  # where a word may be broken, or must not
BLANK = r" \t\xa0"
# Each run is looked at once, so this stays linear. It begins with one class, to the next of which a search leaps.
UNEVEN = re.compile(
    rf"[{BLANK}\r(h{UNSEEN}](?:(?<=[{BLANK}])(?:[{BLANK}]+|(?=[\r\n]))|(?<=\r)\r*\n?"
    rf"|(?<= )(?:\(h{ADDRESS}\)|h{ADDRESS})|(?<=\()h{ADDRESS}\)|(?<=h){ADDRESS}|(?<=[{UNSEEN}])[{UNSEEN}]*)"
)


@struct(frozen=True, slots=True)
class Evened:
    """A text as `sent` and as it is `read`, which from each of the offsets `begins` on lacks so many characters."""

    sent: str
    read: str
    begins: list[int]
    lacks: list[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of what is read, without blanks around it, lies in what was sent."""
        while self.read[start].isspace():
            start += 1
        while self.read[end - 1].isspace():
            end -= 1
        return self._offset(start), self._offset(end - 1) + 1

    def _offset(self, offset: int) -> int:
        lacking = bisect_right(self.begins, offset)
        return offset + (self.lacks[lacking - 1] if lacking else 0)


def evened(text: str, longest: int) -> Evened:
    """The first `longest` characters of a text with single blanks, a line feed behind each line, and no addresses.

    What indents a line stays: it begins a paragraph.
    """
    parts: list[str] = []
    begins: list[int] = []
    lacks: list[int] = []
    at = missing = 0
    for run in UNEVEN.finditer(text, 0, longest):
        start, end = run.span()
        kept = _kept(text, start, end)
        if len(kept) == end - start:
            continue
        parts += [text[at:start], kept]
        at, missing = end, missing + end - start - len(kept)
        begins.append(end - missing)
        lacks.append(missing)
    return Evened(text, "".join([*parts, text[at:longest]]), begins, lacks)


def _kept(text: str, start: int, end: int) -> str:
    if text[start] == "\r":
        return "\n"
    if not text[end - 1].isspace() or end == len(text) or text[end] in "\r\n":
        return ""  # an address, what is unseen, or blanks that end a line
    indents = start == 0 or text[start - 1] in "\r\n"
    return text[start:end] if indents else " "

"""What an agreement is to bring, told in a clause behind it, and whose it is."""

import re

from app.extraction.deeds.deed import Deed
from app.extraction.deeds.line import Line
from app.extraction.deeds.outline import Outline, codes
from app.extraction.structs import replace

OWNED = frozenset({"its", "their", "our", "'s"})
# Not "several documents, including a contract for ships": those are agreements of their own.
WITHIN = re.compile(
    r", (?:facilitating|covering|including(?! (?:an?|one|two|three|four|five) )|allowing|enabling|supporting|promoting"
    r"|aiming at|aimed at) "
)
LEADING = re.compile(r"(?:the )?(?:[a-z]+ing |the )?(?:the )?")


def owned(line: Line, first: int, words: frozenset[str] = OWNED) -> bool:
    """Whether somebody has it: "its partnership", "their strategic partnership"."""
    at = line.at[first]
    return at > 0 and line.items[at - 1].mark in words


def with_contents(deed: Deed, line: Line, end: int, outline: Outline) -> Deed:
    """With the clause that says what it brings as evidence and subject, and whoever "its" means as a party."""
    more = list(deed.more)
    covered = {side.economy for side in deed.sides}
    for item in line.items:
        if item.end <= deed.start and item.mark == "E" and set(codes([item])) & covered and deed.type == "partnership":
            more = [(item.start, item.end, "parties")]
    subject_words = deed.subject
    if (clause := WITHIN.match(line.text[end:])) is not None and deed.type in {"mou", "cooperation", "framework"}:
        begin = end + clause.end()
        middle = re.search(r" and (?=\S+ing )", line.text[begin:])
        parts = (
            [(begin, begin + middle.start() + 1), (begin + middle.end(), len(line.text))]
            if middle
            else [(begin, len(line.text))]
        )
        stretches = [line.span(a, b) for a, b in parts if a < b]
        more += [(*stretch, "fact") for stretch in stretches]
        flat = outline.article.flat
        subject_words = subject_words or ", ".join(_matter(flat[a:b]) for a, b in stretches)[:200].strip()
    if (tuple(more), subject_words) == (deed.more, deed.subject):
        return deed
    return replace(deed.with_more(more), subject=subject_words)


def _matter(words: str) -> str:
    """The matter of a clause: without its verb, its article and where it is to happen."""
    return re.split(r" (?:in|along|through|across|at|by|under|with|for) ", LEADING.sub("", " ".join(words.split())))[0]

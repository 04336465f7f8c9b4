"""What an agreement is about: its matter or aim, and the goods of a contract whose phrase names none."""

import re
from itertools import pairwise, takewhile

from app.extraction.agreements.phrases import Phrase
from app.extraction.deeds.deed import Deed
from app.extraction.deeds.line import Item, Line
from app.extraction.deeds.outline import Outline
from app.extraction.lexicons import is_goods, is_of_goods, word_set
from app.extraction.structs import replace

# What ends the matter, and what may be left ahead of that.
WHEN_AND_WHERE = frozenset({"D", "here", "today", "yesterday", "tomorrow", "earlier", "after", "before"})
DOING_MORE = frozenset(
    "sign signed conclude concluded discuss discussed agree agreed hold held set pledged vowed renew renewed reach"
    " reached also will would have has".split()
)
LINKS = frozenset({"on", "in", "at", "by", "for", "of", "to", "from", "and", "with", "late", "early", "last", "the"})
# "Signed on the sidelines of a summit", "on the second day of her visit".
CIRCUMSTANCE = re.compile(
    r"(?:the )?(?:(?:[a-z]+ )?day|sidelines?|margins?|fringes?|occasion|eve|heels|anniversary|basis|initiative|request"
    r"|behalf|morning|evening|afternoon) of\b"
)
OF_GOODS = frozenset({"contract", "barter"})
GENERAL = frozenset({"goods", "products", "items", "parts", "equipment"})
FIRMS, LONGEST = word_set("firms") | word_set("kinds_of_firm"), 60
# Words ahead of goods that are traded; others only tell who trades: "a turbine maker".
TRADED = word_set("ahead_of_traded_goods") | {"N", "A", "E"}


def matter(one: Phrase, line: Line, flat: str) -> str | None:
    """What a phrase says that it is about, in the words of the article: "tea exports", "to build a plant"."""
    if one.about is None:
        return None
    items = [*takewhile(lambda item: item.mark not in WHEN_AND_WHERE, line.between(*one.about))]
    also = (at for at, (joint, verb) in enumerate(pairwise(items)) if joint.mark == "and" and verb.mark in DOING_MORE)
    del items[next(also, len(items)) :]  # "an agreement on ports and sign another"
    while items and items[-1].mark in LINKS:
        items.pop()
    told = " ".join(flat[items[0].start : items[-1].end].split()) if items else ""
    if line.text.endswith(" to ", 0, one.about[0]):
        return f"to {told}" if len(items) > 1 else None
    if CIRCUMSTANCE.match(told):
        return None
    of_one = len(items) > 1 and items[0].mark in {"E", "O", "P"} and items[1].mark == "to"
    return None if of_one else told or None  # "an agreement for Peru to buy"


def with_goods(deeds: list[Deed], outline: Outline) -> list[Deed]:
    """The deeds, those of goods with the first goods that their words name: "crude oil", "wheat"."""
    return [
        replace(deed, subject=_goods(deed, outline)) if deed.type in OF_GOODS and not deed.subject else deed
        for deed in deeds
    ]


def _goods(deed: Deed, outline: Outline) -> str | None:
    items = [item for item in outline.lines[deed.line].items if deed.start <= item.start < deed.end]
    begun = (at for at, (ahead, item) in enumerate(pairwise(items), 1) if ahead.mark in TRADED and _is_of_goods(item))
    found = [*takewhile(_is_of_goods, items[next(begun, len(items)) :])]
    behind = items[items.index(found[-1]) + 1 :][:1] if found else []
    if behind and behind[0].mark in FIRMS:
        return None
    told = outline.article.flat[found[0].start : found[-1].end] if found else ""
    named = any(is_goods(item.mark) and item.mark not in GENERAL for item in found)
    return told.lower() if named and len(told) <= LONGEST else None


def _is_of_goods(item: Item) -> bool:
    return item.reference is None and is_of_goods(item.mark)

"""What goods a contract is about, where the phrase that names it does not say."""

from itertools import pairwise, takewhile

from app.extraction.deeds.deed import Deed
from app.extraction.deeds.line import Item
from app.extraction.deeds.outline import Outline
from app.extraction.lexicons import is_goods, word_set
from app.extraction.structs import replace

OF_GOODS = frozenset({"contract", "barter"})
GENERAL = frozenset({"goods", "products", "items", "parts", "equipment"})
FIRMS, LONGEST = word_set("firms") | word_set("kinds_of_firm"), 60
# Words ahead of goods that are traded; others only tell who trades: "a turbine maker".
TRADED = word_set("ahead_of_traded_goods") | {"N", "A", "E"}


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
    return item.reference is None and (item.mark in word_set("sorts_of_goods") or is_goods(item.mark))

"""The next name of a row takes the place of the first: "exports to Peru rose 5 percent, Chile by 4 percent"."""

import re

from app.extraction.article import Article, within
from app.extraction.figures.slots import Slots
from app.extraction.names.places import Place

# So far before its number stands the name of which another takes the place.
BACK = 140
ROW = re.compile(r"(?:,|;|\band|\bwhile|\bbut|\bwith) (?:the )?$")
BARE = re.compile(
    r"(?: (?:(?:was|were) )?(?:up|down|by|to|at|with|about|some|nearly|almost|over|around|just|only|an?|a further))* "
)


def takes_place(article: Article, place: Place, slots: Slots, previous: Slots) -> bool:
    """Whether a bare name of a row took the place of the one beside the number before; the sides are then filled."""
    flat, at = article.flat, previous.number.start
    if not ROW.search(flat, previous.number.end, place.start) or not BARE.fullmatch(
        flat, place.end, slots.number.start
    ):
        return False
    sides = {previous.reporter, previous.partner} - {None}
    named = [one for one in within(article.places, max(0, at - BACK), at) if one.acts and one.code in sides]
    # A country's name stands for another country's, not for "Peruvian" goods.
    alike = [one for one in named if (one.form == "demonym") == (place.form == "demonym")] or named
    if not alike or place.code in sides:
        return False
    if alike[-1].code == previous.partner:
        slots.partner = place.code
    else:
        slots.reporter = place.code
    return True

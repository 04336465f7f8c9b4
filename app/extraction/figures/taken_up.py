"""What a pronoun within a sentence takes up: "officials expect it to reach 5 billion", "tin made up 2 of that"."""

import re

from app.extraction.article import Article
from app.extraction.figures.measures import Measure
from app.extraction.figures.slots import AMOUNTS, Slots
from app.extraction.numbers.scanning import Number

PRONOUNS = frozenset("it they them this that these those figure total number amount volume value another".split())
HEDGED = (
    r"(?: (?:about|around|some|over|more|than|at|least|nearly|almost|up|to|only|just|as|much|a|the|mere|record|under"
    r"|below"
    r"|less|close))*"
)
TAKING = (
    r"\b(?:it|they|them|this|that|these|those|(?:the|that|this) (?:figure|total|number|amount|volume|value)s?)"
    r"(?: (?:will|would|could|should|may|might|can|to|has|have|had|soon|again|even|eventually|already|now|then|also))*"
)
MOVING = (
    r"(?:ris(?:e|en|ing)|rose|climb(?:ed|ing)?|gr[eo]w(?:n|ing)?|go(?:ing)?|jump(?:ed)?|increas(?:e|ed|ing)"
    r"|expand(?:ed)?"
    r"|doubled?|tripled?|soar(?:ed)?|surge[d]?|fall(?:en|ing)?|fell|drop(?:ped)?|declin(?:e|ed)|slip(?:ped)?|shr[aiu]nk"
    r"|recover(?:ed)?|rebound(?:ed)?|return(?:ed)?|get(?:ting)?)"
)
# "Expects it to reach 5 billion", "five years ago they had been 3 million".
LEVEL = re.compile(
    TAKING
    + r" (?:reach(?:ed|es|ing)?|hit|topp?(?:ed)?|exceed(?:ed)?|surpass(?:ed)?|pass(?:ed)?|cross(?:ed)?|total(?:led)?"
    r"|averaged?|amount(?:ed)? to|c[ao]me to|be|been|was|were|is|st(?:an|oo)d at"
    rf"|{MOVING}(?: (?:up|back|down|further))? to){HEDGED} $",
    re.IGNORECASE,
)
CHANGE = re.compile(rf"{TAKING} {MOVING}(?: (?:further|again|by))*{HEDGED} $", re.IGNORECASE)
# "Of that, tin made up 3 million", "3 million of that".
OF_THAT = re.compile(
    r"[\"']?(?:Out o|O)f (?:that|this|it|these|those|which|the (?:total|sum|amount|figure))(?: (?:sum|amount|total"
    r"|figure"
    r"|number))?,? "
)
PART = re.compile(
    r" of (?:that|this|these|those|the (?:total|figure|value|volume))(?=[.,;)]| (?:total|amount|sum|figure)\b)"
)
# "Another 5 tonnes could follow".
ANOTHER = re.compile(
    r"\b(?:another|an? (?:further|additional|extra))(?: (?:about|some|nearly|almost|up|to))* $", re.IGNORECASE
)
FOLLOWING = re.compile(r" (?:could|would|may|might|will|should|is|are|was|were|has|had) ")


def takes_up_within(article: Article, last: Slots, number: Number, how: Measure | None, start: int) -> bool:
    """Whether a pronoun of the sentence that begins at `start` takes up the figure told last."""
    if PRONOUNS.isdisjoint(article.words[start]):
        return False
    flat = article.flat
    if number.sort == "percent":
        changed = how is not None and how.code.startswith("change")
        return changed and CHANGE.search(flat, start, number.start) is not None
    if number.sort not in AMOUNTS or number.unit not in {None, last.unit}:
        return False
    if (
        LEVEL.search(flat, start, number.start)
        or OF_THAT.match(flat, start, number.start)
        or PART.match(flat, number.end)
    ):
        return True
    counted = number.unit == last.unit and number.sort in {"quantity", "count"}
    return (
        counted
        and ANOTHER.search(flat, start, number.start) is not None
        and FOLLOWING.match(flat, number.end) is not None
    )

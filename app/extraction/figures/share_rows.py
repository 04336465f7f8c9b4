"""Shares told of one after the other: "followed by Peru with 18 percent", "shrimps came next with nine percent"."""

import re

from app.extraction.figures.slots import Slots
from app.extraction.numbers.scanning import Number

HEDGED = r"(?: (?:a|an|another|the|about|some|over|nearly|almost|around|just|only|more|than|share|of))*"
# Who comes next, by the words before the share.
NEXT = re.compile(
    r"\b(?:came|comes|coming|ranked|ranks|ranking|placed|stood|was|were|is|are|followed|follows|following|runner-up|next"
    r"|then|finally|second|third|fourth|fifth|ahead of|before|trailed by|and|behind)\b[^.;()\d]{0,70}"
    rf"(?: with| at| on|, (?:with|at)){HEDGED} $"
)
# "Wood pulp for 12 percent", "Chile, with 6 percent", after a semicolon or comma.
APART = re.compile(
    r"(?:[^.;,]|U\.S\.){0,80}?(?:;|,|,? and|,? while|,? but)(?: (?:and|then|finally))?(?: the)?"
    r" (?:[A-Za-z][A-Za-z'.-]*,? ){1,5}(?:for|with|at|by|accounted for|took|made up|represented|contributed|supplied)"
    rf"{HEDGED} $"
)
# "Chile, 12 percent; Peru, 6 percent", "machinery (12 percent)", "tin 12 percent".
BARE = re.compile(
    r"(?: of (?:the |all )?[a-z]+)?\)?(?:;|,|,? and)(?: (?:and|then|finally))?(?: the)? (?:(?!(?:up|down|or|an?"
    r"|its|their|than|from|to|while|but)\b)"
    rf"[A-Za-z][A-Za-z'.-]* ){{0,4}}?(?:[A-Za-z'.-]+)(?:,| \(|:)?{HEDGED} ?$"
)
# "7 percent of its imports from Peru and 3 percent from Chile".
OF_WHOLE = re.compile(
    rf" of (?:[A-Za-z'-]+ ){{1,6}}?(?P<way>to|from|with) [^.;,\d]{{2,40}}?(?:,|;|,? and|,? while){HEDGED} $"
)
# "Exports consist of tin (34 percent) and rubber (15 percent)".
COMPOSED = re.compile(
    r"\b(?:consist(?:s|ed|ing)?|compris(?:e|es|ed|ing)|includ(?:e|es|ed|ing)|made up|composed|were|are|led"
    r"|came|comes?|coming|goes|go|went|destined|dominated|mainly|mostly|primarily|chiefly|breakdown|items?|products?"
    r"|goods|commodities|markets|destinations|buyers|suppliers"
    r"|partners|sources)\b"
)
OF_OTHER = re.compile(
    r" of\b(?! (?:the total|the whole|(?:all|total|overall) (?:exports|imports|trade|sales|shipments))\b)"
)
GROWN = re.compile(
    r" (?:increase|rise|growth|drop|fall|decline|decrease|jump|gain|more|less|higher|lower|up|down|a year"
    r"|duty|duties|tariffs?|tax|stake)\b"
)


def goes_on(flat: str, number: Number, whole: Slots | None, start: int, here: bool) -> bool:
    """Whether a percentage is the next share of a row that began with `whole`, of this sentence (`here`) or the last.

    `start` is where the number before ends, or the sentence begins.
    """
    if whole is None or number.sort != "percent" or whole.measure.code != "share_pct":
        return False
    if OF_OTHER.match(flat, number.end) or GROWN.match(flat, number.end):
        return False
    if NEXT.search(flat, max(start, number.start - 130), number.start):
        return True
    if not here:
        return False
    whole_of = OF_WHOLE.fullmatch(flat, start, number.start)
    parts = whole_of is not None and flat.startswith(f" {whole_of['way']} ", number.end)
    if parts or APART.fullmatch(flat, start, number.start):
        return True
    # A bare row is one of shares only where the first one was told beside its name in the same way.
    return BARE.fullmatch(flat, start, number.start) is not None and (
        flat[number.end : number.end + 1] == ")" or whole.measure.rule in {"share row", "ranked"}
    )


def composed(flat: str, number: Number, at: int) -> bool:
    """Whether a percentage in brackets is the part of goods or of a partner in what a term that ends `at` measures."""
    if number.sort != "percent" or not (flat.startswith(")", number.end) and flat.startswith("(", number.start - 1)):
        return False
    return COMPOSED.search(flat, at, number.start) is not None

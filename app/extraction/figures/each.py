"""A change that both flows share: "both exports and imports rose 5 percent" tells two figures."""

import re
from collections.abc import Sequence

from app.extraction.article import Article, within
from app.extraction.figures.slots import Slots
from app.extraction.figures.terms import Term
from app.extraction.structs import replace

FLOWS = {"export", "import"}
JOINT = re.compile(r"(?: (?:to|from|of) [^.;,]{2,30})? and (?:its |their )?")
BOTH = re.compile(r"\b[Bb]oth (?:[A-Za-z.'-]+ ){0,3}$")
EACH = re.compile(r"[^.;]{0,60}\b(?:each|both)\b")


def doubled(article: Article, terms: Sequence[Term], found: Sequence[Slots]) -> list[Slots]:
    """The figures, with one more for each change of a flow that "both" or "each" says of the other flow too."""
    everything: list[Slots] = []
    for slots in found:
        everything.append(slots)
        if slots.measure.code != "change_pct" or slots.flow not in FLOWS or slots.term.end > slots.number.start:
            continue
        term, flat = slots.term, article.flat
        before = within(terms, max(0, term.start - 60), term.start)
        if not before or {before[-1].flow, slots.flow} != FLOWS:
            continue
        other = before[-1]
        if not JOINT.fullmatch(flat, other.end, term.start):
            continue
        if BOTH.search(flat, max(0, other.start - 40), other.start) or EACH.match(flat, term.end, slots.number.start):
            everything.append(
                replace(slots, term=other, flow=other.flow, reasons=[*slots.reasons, "both"], mentions=[])
            )
    return everything

"""Numbers in a row for places or flows in a row: "exports to Peru and Cuba were 3 and 5 million, respectively"."""

import re
from collections.abc import Sequence
from itertools import pairwise

from app.extraction.article import Article, within
from app.extraction.figures.slots import Slots
from app.extraction.names.places import Place
from app.extraction.numbers.numerals import RESPECTIVELY
from app.extraction.text.segments import Sentence

NEXT = re.compile(r"(?:,| and|, and|;) (?:(?:by|to|at|about|some|nearly|almost|over|around|up|down|a|an) )*")
BESIDE = re.compile(r"(?:,| and|, and) (?:the )?")
WITH = re.compile(r"\b(?:to|from|with|between|in)(?: the| its| both)? $")
PARTNERS = re.compile(r"\b(?:partners?|markets?|destinations?|buyers?|customers?|suppliers?|sources?)\b")
BOTH_FLOWS = re.compile(r"\b(?P<first>[Ee]xports|[Ii]mports) and (?:its |their )?(?P<second>exports|imports)\b")


def respective(article: Article, sentence: Sentence, found: Sequence[Slots]) -> None:
    """Give the numbers of a row what each of the places or flows of the row before them has."""
    if len(found) < 2 or RESPECTIVELY.search(article.flat, sentence.start, sentence.end) is None:
        return
    for row in _rows(article, found):
        places = _listed(article, sentence, row)
        if places:
            _assign(article, sentence, row, places)
        elif len(row) == 2 and (flows := BOTH_FLOWS.search(article.flat, sentence.start, row[0].number.start)):
            for slots, word in zip(row, (flows["first"], flows["second"]), strict=True):
                slots.flow = word.lower().removesuffix("s") if slots.flow in {"export", "import"} else slots.flow


def _rows(article: Article, found: Sequence[Slots]) -> list[list[Slots]]:
    """The figures whose numbers follow each other with no more than a comma between, two or more."""
    rows = [[found[0]]]
    for before, slots in pairwise(found):
        joined = NEXT.fullmatch(article.flat, before.number.end, slots.number.start)
        if joined and before.measure.code == slots.measure.code and before.unit == slots.unit:
            rows[-1].append(slots)
        else:
            rows.append([slots])
    return [row for row in rows if len(row) > 1]


def _listed(article: Article, sentence: Sentence, row: Sequence[Slots]) -> list[Place]:
    """The last row of as many places before the numbers."""
    acting = [place for place in within(article.places, sentence.start, row[0].number.start) if place.acts]
    runs = [acting[:1]]
    for before, place in pairwise(acting):
        if BESIDE.fullmatch(article.flat, before.end, place.start):
            runs[-1].append(place)
        else:
            runs.append([place])
    return next((run for run in reversed(runs) if len(run) == len(row)), [])


def _assign(article: Article, sentence: Sentence, row: Sequence[Slots], places: Sequence[Place]) -> None:
    flat = article.flat
    codes = {place.code for place in places}
    known = {slots.reporter for slots in row} | {slots.partner for slots in row}
    reporter = next((code for code in known if code and code not in codes), None)
    others = WITH.search(flat, max(sentence.start, places[0].start - 16), places[0].start) is not None
    others = others or PARTNERS.search(flat, places[-1].end, row[0].number.start) is not None
    for slots, place in zip(row, places, strict=True):
        if others and reporter is not None:
            slots.reporter, slots.partner = reporter, place.code
        elif not others:
            slots.reporter = place.code
            slots.partner = slots.partner if slots.partner not in codes else None

"""Numbers in a row for places, flows or years: "exports to Peru and Cuba were 3 and 5 million, respectively"."""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TypeVar

from app.extraction.article import Article, Stretch, within
from app.extraction.figures.slots import Slots
from app.extraction.figures.subjects import named_goods
from app.extraction.figures.times import resolved, times_of
from app.extraction.names.places import Place
from app.extraction.numbers.numerals import RESPECTIVELY
from app.extraction.text.segments import Sentence

T = TypeVar("T")
NEXT = re.compile(r"(?:,| and|, and|;) (?:(?:by|to|at|about|some|nearly|almost|over|around|up|down|a|an) )*")
# "The European Union (EU) and Japan".
BESIDE = re.compile(r"(?: \([A-Z.]{2,6}\))?(?:,| and|, and) (?:the )?")
WITH = re.compile(r"\b(?:to|from|with|between|in)(?: the| its| both)? $")
PARTNERS = re.compile(r"\b(?:partners?|markets?|destinations?|buyers?|customers?|suppliers?|sources?)\b")
BOTH_FLOWS = re.compile(
    r"\b(?P<first>[Ee]xports|[Ii]mports)(?: (?:to|from)(?: (?:the )?[A-Z][A-Za-z.]+(?: [A-Z][A-Za-z]+)?)?)? and "
    r"(?:its |their )?(?P<second>exports|imports)\b"
)
# "Exports to and imports from Peru": with whom both are.
OF_BOTH = re.compile(r" (?:to|from|with) (?:the )?")
TOLD = "respectively"
# "Those for wine, tin and tea fell 3 percent, 5 percent and 7 percent each".
EACH = re.compile(r"(?: [a-z]+)? each\b")
GOODS = re.compile(r", and |, | and ")
THOSE = re.compile(r"\b(?:[Tt]hose|that|exports|imports|shipments|sales) (?:for|of|in) (?P<goods>[a-z][a-z ,-]+?) $")


def respective(article: Article, sentence: Sentence, found: Sequence[Slots]) -> None:
    """Give the numbers of a row what each of the places or flows of the row before them has."""
    rows = _rows(article, found) if len(found) > 1 else []
    if RESPECTIVELY.search(article.flat, sentence.start, sentence.end) is None:
        rows = [row for row in rows if EACH.match(article.flat, row[-1].number.end)]
    for row in rows:
        for slots in row:
            slots.reasons.append(TOLD)
        following = _following(article, sentence, row)
        if following:
            for slots, place in zip(row, following, strict=True):
                slots.partner = place.code
        elif places := _listed(article, sentence, row):
            _assign(article, sentence, row, places)
        elif len(goods := _goods(article, sentence, row)) == len(row):
            for slots, name in zip(row, goods, strict=True):
                slots.commodity = name
        elif len(row) == 2 and (flows := BOTH_FLOWS.search(article.flat, sentence.start, row[0].number.start)):
            _flow(article, sentence, row, flows)


def in_their_years(article: Article, sentence: Sentence, found: Sequence[Slots]) -> None:
    """Give the numbers of such a row the times of a row beside them: "in 2016 and 2017 they were 3 and 5 million"."""
    told = [slots for slots in found if TOLD in slots.reasons]
    if not told:
        return
    times = times_of(article, sentence.start, sentence.end)
    runs = _runs(times, lambda one, other: _stand_beside(article, one, other) and one.grain == other.grain)
    for row in _rows(article, told):
        ahead = [run for run in reversed(runs) if run and run[0].start < row[0].number.start]
        behind = [run for run in runs if run and run[0].start > row[-1].number.end]
        run = next((one for one in (*ahead, *behind) if len(one) == len(row)), None)
        if run is not None and len({(slots.flow, slots.partner) for slots in row}) == 1:
            for slots, time in zip(row, run, strict=True):
                slots.time, slots.period = time, resolved(time, None, False)


def _rows(article: Article, found: Sequence[Slots]) -> list[list[Slots]]:
    """The figures whose numbers follow each other with no more than a comma between, two or more."""

    def joined(one: Slots, other: Slots) -> bool:
        alike = (one.measure.code, one.unit) == (other.measure.code, other.unit)
        return alike and NEXT.fullmatch(article.flat, one.number.end, other.number.start) is not None

    return [row for row in _runs(found, joined) if len(row) > 1]


def _listed(article: Article, sentence: Sentence, row: Sequence[Slots]) -> list[Place]:
    """The last row of as many places before the numbers."""
    named = [place for place in within(article.places, sentence.start, row[0].number.start) if place.acts]
    acting = [place for place in named if not article.flat.endswith("(", 0, place.start)]
    runs = _runs(acting, lambda one, other: _stand_beside(article, one, other))
    return next((run for run in reversed(runs) if len(run) == len(row)), [])


def _goods(article: Article, sentence: Sentence, row: Sequence[Slots]) -> list[str | None]:
    """The goods in a row ahead of the numbers, which are the exports or imports of each in turn."""
    those = THOSE.search(article.flat, sentence.start, min(row[0].measure.start, row[0].number.start))
    told = those["goods"] if those is not None else row[0].commodity or ""
    return [named_goods(name, counted=True) for name in GOODS.split(told)]


def _runs(found: Sequence[T], joined: Callable[[T, T], bool]) -> list[list[T]]:
    """What was found, in order, parted wherever two neighbours are not joined."""
    runs = [list(found[:1])]
    for one, other in pairwise(found):
        if joined(one, other):
            runs[-1].append(other)
        else:
            runs.append([other])
    return runs


def _stand_beside(article: Article, one: Stretch, other: Stretch) -> bool:
    return BESIDE.fullmatch(article.flat, one.end, other.start) is not None


def _following(article: Article, sentence: Sentence, row: Sequence[Slots]) -> list[Place]:
    """As many partners right behind the numbers: "5, 4 and 3 tonnes of rice to Peru, Cuba and Chile"."""
    if any(slots.flow not in {"export", "import"} or slots.reporter is None for slots in row):
        return []
    acting = within(article.places, row[-1].number.end, sentence.end)[: len(row)]
    if len(acting) < len(row) or not WITH.search(article.flat, row[-1].number.end, acting[0].start):
        return []
    beside = all(_stand_beside(article, one, other) for one, other in pairwise(acting))
    others = all(place.acts and place.code != row[0].reporter for place in acting)
    return list(acting) if beside and others else []


def _flow(article: Article, sentence: Sentence, row: Sequence[Slots], flows: re.Match[str]) -> None:
    """The two flows in turn, of the same owner: "its exports to and imports from Peru were 3 and 5 million"."""
    owners = [place for place in within(article.places, sentence.start, flows.start()) if place.acts]
    partner = next(iter(within(article.places, flows.end(), row[0].number.start)), None)
    tied = partner is not None and OF_BOTH.fullmatch(article.flat, flows.end(), partner.start)
    for slots, word in zip(row, (flows["first"], flows["second"]), strict=True):
        if slots.flow not in {"export", "import"}:
            continue
        slots.flow = word.lower().removesuffix("s")
        if partner is not None and tied and owners and owners[-1].code != partner.code:
            slots.reporter, slots.partner = owners[-1].code, partner.code


def _assign(article: Article, sentence: Sentence, row: Sequence[Slots], places: Sequence[Place]) -> None:
    flat = article.flat
    codes = {place.code for place in places}
    known = (*(slots.reporter for slots in row), *(slots.partner for slots in row))
    reporter = next((code for code in known if code and code not in codes), None)
    others = WITH.search(flat, max(sentence.start, places[0].start - 16), places[0].start) is not None
    others = others or PARTNERS.search(flat, places[-1].end, row[0].number.start) is not None
    for slots, place in zip(row, places, strict=True):
        if others and reporter is not None:
            slots.reporter, slots.partner = reporter, place.code
        elif not others:
            slots.reporter = place.code
            slots.partner = slots.partner if slots.partner not in codes else None

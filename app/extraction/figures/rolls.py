"""Economies called one by one, each with its numbers: "Peru (5 percent to 3 million), Cuba (7 percent to 2)"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from app.extraction.article import Article, within
from app.extraction.figures.sharers import SEVERAL
from app.extraction.figures.slots import Slots
from app.extraction.names.places import Place
from app.extraction.numbers.numerals import RESPECTIVELY
from app.extraction.numbers.scanning import Number
from app.extraction.structs import replace
from app.extraction.text.segments import Sentence

HEDGED = r"(?:(?:about|around|some|over|nearly|almost|more|than|just|only|an?|up|down|by) )*"
LEADS = re.compile(rf"(?:'s?|\u2019s?)?(?P<form> ?\( ?|, | (?:with|at) |: | ){HEDGED}[-+]?$")
# What stands between the last number of one and the name of the next.
BRACKETED = re.compile(r"[^.;\d]{0,80}\)[^().;\d]{0,80}(?:[,;]|\b(?:and|by|then|with|while))(?: and)?(?: the)? $")
LISTED = re.compile(
    r"(?:(?: [a-z]|,? (?:or|up|down))[^.;:()\d]{0,40})?"
    r"(?:[,;]|[,;]? and|,? while|,? (?:and )?(?:followed|trailed) by|,? then)(?: the)? $"
)
# "64 percent to Chile and 25 percent to Cuba".
TO_ONE = re.compile(r" (?:to|from|with|for|in) (?:the )?$")
TO_NEXT = re.compile(rf"(?:,|,? and) {HEDGED}$")
ALSO = re.compile(r"(?:,|,? and) (?:the )?$")
# "Its main markets were Peru, 5 tonnes; Cuba, 3 tonnes".
OPENS_LIST = re.compile(r"(?:\b(?:were|was|are|is|includ(?:e|es|ed|ing))|:) (?:the )?$")
FLOWS = {"export", "import", "total", "investment", "balance"}
LEAST = 2


@dataclass
class _Entry:
    """One of a roll: the economy, how its first number is joined to it, and its numbers."""

    place: Place
    form: str
    numbers: list[Number] = field(default_factory=list)


def rolled(article: Article, sentence: Sentence, numbers: Sequence[Number], found: list[Slots]) -> list[Slots]:
    """The figures, those of a roll with the economy that each stands behind, and those that its first one explains."""
    if len(numbers) < LEAST or not found:
        return found
    places = [one for one in within(article.places, sentence.start, sentence.end) if one.acts]
    if len(places) < LEAST:
        return found
    known = {id(one.number): one for one in found}
    added: list[Slots] = []
    for roll in [*_rolls(article, places, numbers), *_in_step(article, sentence, places, numbers)]:
        added += _called(roll, known, article.flat)
    added += _sent(article, numbers, known)
    return sorted([*found, *added], key=lambda one: one.number.start) if added else found


def _rolls(article: Article, places: Sequence[Place], numbers: Sequence[Number]) -> Iterator[list[_Entry]]:
    """The rolls of a sentence: economies one after the other, joined to their numbers in one way."""
    flat = article.flat
    roll: list[_Entry] = []
    entry: _Entry | None = None
    for at, number in enumerate(numbers):
        begin = numbers[at - 1].end if at else places[0].start
        before = [one for one in within(places, begin, number.start) if one.form != "demonym"]
        led = LEADS.fullmatch(flat, before[-1].end, number.start) if before else None
        if led is None:
            if entry is not None and not SEVERAL.search(flat, begin, number.start):
                entry.numbers.append(number)
            continue
        following = _Entry(before[-1], led["form"].strip(" "), [number])
        joined = entry is not None and entry.form == following.form and _joins(flat, entry, following)
        if roll and not joined:
            if len(roll) >= LEAST:
                yield roll
            roll = []
        roll.append(following)
        entry = following
    if len(roll) >= LEAST:
        yield roll


def _in_step(
    article: Article, sentence: Sentence, places: Sequence[Place], numbers: Sequence[Number]
) -> Iterator[list[_Entry]]:
    """Economies of which each has as many numbers, told in step: "to Peru and Cuba by 5 to 3 and by 7 to 2"."""
    flat = article.flat
    end = RESPECTIVELY.search(flat, numbers[-1].end, sentence.end)
    plain = [one for one in numbers if flat[one.start - 1] != "(" and (one.start > places[0].end)]
    before = [one for one in places if plain and one.end < plain[0].start]
    if end is None or len(before) < LEAST:
        return
    row = [before[-1]]
    for one in reversed(before[:-1]):
        if not ALSO.fullmatch(flat, one.end, row[0].start):
            break
        row.insert(0, one)
    each, rest = divmod(len(plain), len(row))
    groups = [plain[at : at + each] for at in range(0, len(plain), each)] if each >= LEAST and not rest else []
    if len(row) >= LEAST and len({tuple(one.sort for one in group) for group in groups}) == 1:
        yield [_Entry(place, "(", list(group)) for place, group in zip(row, groups, strict=True)]


def _joins(flat: str, entry: _Entry, following: _Entry) -> bool:
    gap = BRACKETED if entry.form == "(" else LISTED
    return gap.fullmatch(flat, entry.numbers[-1].end, following.place.start) is not None


def _called(roll: Sequence[_Entry], known: dict[int, Slots], flat: str) -> Iterator[Slots]:
    """Give each number of a roll the economy before it, as the first one has its own; yield those nobody explained."""
    first = known.get(id(roll[0].numbers[0]))
    if first is None or first.flow not in FLOWS:
        return
    own = roll[0].place.code
    if own not in {first.reporter, first.partner}:
        open_to = first.partner in {None, "WLD"} or "partner assumed" in first.reasons
        at = roll[0].place.start
        named = roll[0].form in {"(", "with", "at"} or OPENS_LIST.search(flat, max(0, at - 16), at) is not None
        if first.reporter is None or not open_to or not named:
            return
        first.partner = own
    owns = first.reporter == own
    other = first.partner if owns else first.reporter
    for entry in roll:
        for at, number in enumerate(entry.numbers):
            slots = known.get(id(number))
            if slots is None and entry is not roll[0] and (model := _model(roll[0], at, number, known)) is not None:
                slots = _like(model, number)
                yield slots
            if slots is not None and other != entry.place.code and slots.flow in FLOWS:
                slots.reporter, slots.partner = (entry.place.code, other) if owns else (other, entry.place.code)


def _model(first: _Entry, at: int, number: Number, known: dict[int, Slots]) -> Slots | None:
    """The figure of the first economy at the same place, if it is of the same sort."""
    slots = known.get(id(first.numbers[at])) if at < len(first.numbers) else None
    return slots if slots is not None and slots.number.sort == number.sort and slots.unit == number.unit else None


def _like(model: Slots, number: Number) -> Slots:
    """The figure of another number of a row that measures the same."""
    return replace(
        model,
        number=number,
        measure=replace(model.measure, start=number.start, end=number.end),
        start=number.start,
        end=number.end,
        value=number.value,
        comparator=number.comparator,
        record=None,
        conversions=[],
        mentions=[],
        reasons=[*(one for one in model.reasons if one != "partner assumed"), "roll"],
    )


def _sent(article: Article, numbers: Sequence[Number], known: dict[int, Slots]) -> Iterator[Slots]:
    """The further changes of a row of them, each before its partner: "5 percent to Peru and 3 percent to Cuba"."""
    model: Slots | None = None
    end = -1
    for number in numbers:
        slots = known.get(id(number))
        after = [one for one in within(article.places, number.end, number.end + 40) if one.acts]
        place = after[0] if after and TO_ONE.fullmatch(article.flat, number.end, after[0].start) else None
        if place is None:
            model = None
            continue
        goes_on = model is not None and TO_NEXT.fullmatch(article.flat, end, number.start) is not None
        if slots is None and model is not None and goes_on and number.sort == model.number.sort == "percent":
            slots = _like(model, number)
            slots.partner, slots.end = place.code, place.end
            if place.code != slots.reporter:
                yield slots
        model = slots if slots is not None and slots.flow in FLOWS and slots.measure.code != "share_pct" else None
        last = place
        for one in after[1:]:
            last = one if ALSO.fullmatch(article.flat, last.end, one.start) else last
        end = last.end

"""A figure's slots as checked drafts, with a stretch for each field that the text tells and a summary of our own."""

import re
from collections.abc import Iterator
from typing import Any

from app.drafts.evidence import digest
from app.drafts.facts import fact_id
from app.drafts.party import economy_party
from app.drafts.types import plain
from app.extraction.article import Article
from app.extraction.evening import Evened
from app.extraction.figures.slots import Slots
from app.extraction.figures.summaries import figure_summary, subject_of
from app.extraction.reading import Reading, checked, period, stretch
from app.extraction.structs import replace
from app.extraction.voices import Voice

MOST_MENTIONS = 20
# What the text tells in so many words is as sure as rules can be; each thing that a reader supplies takes some of it.
SUREST, LEAST = 0.95, 0.3
DOUBTS = {
    "carried": 0.1,
    "reporter assumed": 0.15,
    "partner assumed": 0.1,
    "unit of another": 0.05,
    "period of another": 0.05,
    "shared period": 0.05,
    "running period": 0.1,
    "year before": 0.05,
    "period of what follows": 0.1,
    "border:told before": 0.15,
}
# What is counted or held anywhere is a figure of some economy only.
ANYWHERE = {
    "aid",
    "loan",
    "output",
    "capacity",
    "employment",
    "passengers",
    "students",
    "tourism",
    "trips",
    "companies",
    "stake",
    "trade_volume",
}
NOT_COUNTED = {"target", "decided"}
# An export tax "cut from 160 francs to 150" is one of a piece told before, which sums from here on are not.
SMALLEST = 10_000
# "A duty of 5 dollars a tonne", "a 2 cent charge per item".
OF_A_PIECE = re.compile(r"(?: [a-z]+){0,2} (?:per|each|every|an?) [a-z]")


def drafted(article: Article, found: list[Slots]) -> Iterator[Reading]:
    """The readings of figures and of their conversions; none where a rule of proposals is broken."""
    whole = digest(article.text.sent) if any(slots.conversions for slots in found) else ""
    for slots in found:
        anywhere = slots.flow == "balance" or (slots.partner is None and slots.indicator in ANYWHERE)
        if (slots.reporter is None and anywhere) or _misread(article, slots):
            continue
        if slots.partner == slots.reporter:
            slots.partner = None  # nobody trades with himself
        reading = checked(_data(article.text, slots), confidence(slots), tuple(slots.reasons))
        if reading is None:
            continue
        yield reading
        for number in slots.conversions:
            told = replace(
                slots,
                number=number,
                unit=number.unit or "",
                value=number.value,
                comparator=number.comparator,
                start=number.start,
                end=number.end,
                mentions=[],
                record=None,
                reasons=[*slots.reasons, "conversion"],
            )
            tie = {"relation": "conversion_of", "fact": fact_id(reading.draft, whole)}
            data = _data(article.text, told) | {"relations": [tie]}
            if (other := checked(data, confidence(told), tuple(told.reasons))) is not None:
                yield other


def _misread(article: Article, slots: Slots) -> bool:
    """Whether the slots cannot be of one figure: nobody trades with itself, and no sum is a rate but one of a piece."""
    if slots.reporter is not None and slots.reporter == slots.partner:
        return True
    is_sum = slots.indicator == "tariff_rate" and slots.number.sort == "money" and "/" not in slots.unit
    is_sum = is_sum and not (slots.flow == "export" and slots.value < SMALLEST)
    return is_sum and OF_A_PIECE.match(article.flat, slots.number.end) is None


def confidence(slots: Slots) -> float:
    """How sure a figure is: less for each slot that no word of its sentence fills, by the rules that fired."""
    doubt = sum(DOUBTS.get(reason, 0) for reason in set(slots.reasons))
    return max(LEAST, SUREST - doubt - (0.05 if slots.headline else 0))


def _data(text: Evened, slots: Slots) -> dict[str, Any]:
    number, voice = slots.number, slots.voice
    counted = slots.source if slots.status not in NOT_COUNTED else None
    sides = (("reporter", slots.reporter), ("partner", slots.partner))
    return {
        "kind": "figure",
        "subject": subject_of(slots),
        "indicator": slots.indicator,
        "measure": slots.measure.code,
        "value": slots.value,
        "value_max": number.value_max,
        "unit": slots.unit,
        "direction": slots.measure.direction if slots.measure.code.startswith("change") else None,
        "balance": slots.balance,
        "comparator": slots.comparator,
        "record": slots.record,
        "flow": slots.flow,
        "reporter": slots.reporter,
        "partner": slots.partner,
        "commodity": slots.commodity,
        "status": slots.status,
        "stated_by": voice.party if voice else None,
        "source_agency": counted.party if counted else None,
        "period": period(slots.period),
        "base_period": period(slots.base if slots.measure.code.startswith("change") else None),
        "evidence": evidence(text, slots, counted),
        "summary": figure_summary(slots, plain(slots.value)),
        "parties": [economy_party(code, role) for role, code in sides if code],
        "relations": [],  # a default would be copied
    }


def evidence(text: Evened, slots: Slots, counted: Voice | None) -> list[dict[str, Any]]:
    """The main stretch, one for value, period, parties, speaker and source, and further mentions."""
    number, voice = slots.number, slots.voice
    found = [stretch(text, slots.start, slots.end), stretch(text, number.start, number.end, "value")]
    if slots.time is not None:
        found.append(stretch(text, slots.time.start, slots.time.end, "period"))
    if slots.parties is not None:
        found.append(stretch(text, *slots.parties, "parties"))
    if voice is not None:
        found.append(stretch(text, voice.start, voice.end, "stated_by"))
    if counted is not None:
        found.append(stretch(text, counted.start, counted.end, "source_agency"))
    found += [stretch(text, start, end) for start, end in slots.mentions[:MOST_MENTIONS]]
    return found

"""A figure's slots as a checked draft, with a stretch for each field that the text tells and a summary of our own."""

from typing import Any

from app.drafts.types import plain
from app.extraction.article import Article
from app.extraction.reading import Reading, checked, stretch
from app.extraction.slots import Slots
from app.extraction.summaries import figure_summary, subject_of

MOST_MENTIONS = 20


def drafted(article: Article, slots: Slots) -> Reading | None:
    """The reading of a figure; None where a rule of proposals is broken."""
    number = slots.number
    data: dict[str, Any] = {
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
        "period": {"edtf": slots.period} if slots.period else None,
        "base_period": {"edtf": slots.base} if slots.base and slots.measure.code.startswith("change") else None,
        "evidence": evidence(article, slots),
    }
    data["summary"] = figure_summary(slots, plain(slots.value))
    return checked(article.text, data, slots.confidence, tuple(slots.reasons))


def evidence(article: Article, slots: Slots) -> list[dict[str, Any]]:
    """The main stretch, one for value, period and parties, and further mentions."""
    text, number = article.text, slots.number
    found = [stretch(text, slots.start, slots.end), stretch(text, number.start, number.end, "value")]
    if slots.time is not None:
        found.append(stretch(text, slots.time.start, slots.time.end, "period"))
    if slots.parties is not None:
        found.append(stretch(text, *slots.parties, "parties"))
    found += [stretch(text, start, end) for start, end in slots.mentions[:MOST_MENTIONS]]
    return found

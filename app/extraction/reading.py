"""What the reader hands over: a checked draft, how sure it is, and the rules that fired."""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from app.drafts.evidence import digest
from app.drafts.facts import Draft
from app.drafts.period import Period, period_of
from app.drafts.reading import read_draft
from app.errors import Refused
from app.extraction.evening import Evened
from app.extraction.structs import struct


@struct(frozen=True, slots=True)
class Reading:
    """A fact as read: the draft, a confidence from 0 to 1, and the names of the rules that fired."""

    draft: Draft
    confidence: float
    reasons: tuple[str, ...]


def stretch(text: Evened, start: int, end: int, supports: str = "fact") -> dict[str, Any]:
    """The evidence that a stretch of the text is."""
    start, end = text.span(start, end)
    return {"start": start, "end": end, "sha256": digest(text.sent[start:end]), "supports": supports}


def period(edtf: str | None) -> Period | dict[str, str] | None:
    """A period as a draft has it: many facts are of the same. What is none is left for the checks to refuse."""
    try:
        return period_of(edtf) if edtf else None
    except ValidationError:
        return {"edtf": edtf or ""}


def checked(data: Mapping[str, Any], confidence: float, reasons: tuple[str, ...]) -> Reading | None:
    """The reading of a fact, None where it breaks a rule of proposals: then the reader has misread.

    The digests of its evidence come from `stretch`, so they are not compared with the text again.
    """
    try:
        draft = read_draft(data)
    except Refused:
        return None
    return Reading(draft, round(min(max(confidence, 0.0), 1.0), 2), reasons)

"""Drafts made up for these tests, each right as it stands, and what is wrong with a changed one."""

from hashlib import sha256
from typing import Any

from app.drafts.reading import read_draft
from app.errors import Refused

# Ours, with letters of one, two and four bytes: offsets count code points.
TEXT = (
    "Ålesund 🐟 wire: Norway sold Chile fish worth 3.2 billion dollars in 2022, up 14 percent, customs data show.\n"
    "The two sides agreed a fisheries pact in Santiago, and the Chilean minister will visit Oslo in May 2023.\n"
)
DIGEST = sha256(TEXT.encode()).hexdigest()
Data = dict[str, Any]


def stretch(words: str, supports: str = "fact", text: str = TEXT) -> Data:
    """The evidence that some words of a text are, where they stand first."""
    start = text.index(words)
    return {
        "start": start,
        "end": start + len(words),
        "sha256": sha256(words.encode()).hexdigest(),
        "supports": supports,
    }


def figure(**changes: Any) -> Data:
    """Norway's exports of fish to Chile, 3.2 billion dollars in 2022."""
    return {
        "kind": "figure",
        "summary": "Norway exported fish worth 3.2 billion dollars to Chile in 2022.",
        "indicator": "trade_value",
        "measure": "level",
        "value": 3200000000,
        "unit": "USD",
        "comparator": "eq",
        "flow": "export",
        "reporter": "NOR",
        "partner": "CHL",
        "commodity": "fish",
        "period": {"edtf": "2022"},
        "status": "observed",
        "evidence": [stretch("fish worth 3.2 billion dollars"), stretch("3.2 billion", "value")],
        **changes,
    }


def growth(**changes: Any) -> Data:
    """The same exports grew by 14 percent."""
    grown = {"measure": "change_pct", "value": 14, "unit": "percent", "direction": "up"}
    return figure(**{**grown, "evidence": [stretch("up 14 percent")], **changes})


def event(**changes: Any) -> Data:
    """Chile's minister will visit Oslo."""
    return {
        "kind": "event",
        "summary": "A minister of Chile will visit Norway in May 2023.",
        "type": "visit",
        "status": "planned",
        "place": "Oslo",
        "period": {"edtf": "2023-05"},
        "parties": [
            {"id": "CHL", "role": "visitor"},
            {"id": "NOR", "role": "host"},
            {"name": "Foreign Ministry of Chile", "type": "agency", "role": "visitor", "country": "CHL"},
        ],
        "evidence": [stretch("the Chilean minister will visit Oslo in May 2023")],
        **changes,
    }


def agreement(**changes: Any) -> Data:
    """Both sides agreed a fisheries pact."""
    return {
        "kind": "agreement",
        "summary": "Norway and Chile agreed a pact on fisheries.",
        "type": "cooperation",
        "status": "agreed",
        "parties": [{"id": "NOR", "role": "party"}, {"id": "CHL", "role": "party"}],
        "evidence": [stretch("agreed a fisheries pact")],
        **changes,
    }


KINDS = {"figure": figure, "event": event, "agreement": agreement}


def without(data: Data, *names: str) -> Data:
    """The same without some fields."""
    return {name: value for name, value in data.items() if name not in names}


def wrong(data: Data, text: str | None = None) -> dict[str, str]:
    """What is wrong with a draft, by pointer; nothing if it is right. Several details of one pointer are joined."""
    try:
        read_draft(data, text)
    except Refused as refused:
        found: dict[str, str] = {}
        for reason in refused.reasons:
            assert reason.place == "body"
            found[reason.where] = f"{found[reason.where]}; {reason.detail}" if reason.where in found else reason.detail
        return found
    return {}

"""Readings as short rows, for tests to compare."""

import csv
from pathlib import Path
from typing import Any

from app.drafts.figure import Figure
from app.extraction.article import scan
from app.extraction.figures.finding import figures
from app.extraction.happenings import happenings


def read_figures(text: str, published: str | None = "2018-09-09") -> list[Figure]:
    found = [reading.draft for reading in figures(scan(text, published))]
    return [draft for draft in found if isinstance(draft, Figure)]


def events(text: str, published: str | None = "2018-06-20") -> list[Any]:
    return [one.draft for one in happenings(scan(text, published)) if one.draft.kind == "event"]


def agreements(text: str, published: str | None = "2018-06-20") -> list[Any]:
    return [one.draft for one in happenings(scan(text, published)) if one.draft.kind == "agreement"]


def table(name: str) -> list[dict[str, str]]:
    """The rows of a table beside the tests: a text each, and what it tells."""
    with Path(__file__).with_name(name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def told(draft: Any, *, without: str | None = None) -> tuple[str, str, str, str]:
    """Type, status, economies and time of an event or agreement, as a table has them; `without` parties of a role."""
    who = sorted({party.country or party.id for party in draft.parties if party.role != without})
    return draft.type, draft.status, " ".join(who), draft.period.edtf if draft.period else ""


def expected(row: dict[str, str]) -> list[tuple[str, str, str, str]]:
    """What the text of a row tells: one event or agreement of each of its types, or none."""
    return [(kind, row["status"], row["economies"], row["period"]) for kind in row["type"].split()]


def only(found: list[Any]) -> Any:
    """The one that was found."""
    assert len(found) == 1, found
    return found[0]


def row(figure: Figure, *fields: str) -> tuple[Any, ...]:
    """The named fields; numbers as text, periods as EDTF."""
    return tuple(_plain(getattr(figure, field)) for field in fields)


def rows(text: str, *fields: str, published: str | None = "2018-09-09") -> list[tuple[Any, ...]]:
    return [row(figure, *fields) for figure in read_figures(text, published)]


def _plain(value: Any) -> Any:
    if hasattr(value, "edtf"):
        return value.edtf
    if hasattr(value, "normalize"):
        return format(value.normalize(), "f")
    return value

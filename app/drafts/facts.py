"""The three kinds of facts together: which there are, what their id is, which economies take part."""

from collections.abc import Mapping
from hashlib import sha256

import orjson

from app.drafts.agreement import Agreement
from app.drafts.event import Event
from app.drafts.figure import Figure
from app.drafts.types import plain
from app.vocabulary.economies import pair_of, taking_part

Draft = Figure | Event | Agreement
DRAFTS: Mapping[str, type[Draft]] = {"figure": Figure, "event": Event, "agreement": Agreement}
# In the order in which they are told.
KINDS = tuple(DRAFTS)
PREFIXES = {"figure": "fig", "event": "evt", "agreement": "agr"}


def fact_id(draft: Draft, article_sha256: str) -> str:
    """The id of a fact: the same reading of the same text has the same id on every installation."""
    main = draft.evidence[0]
    parts: list[object] = [article_sha256, draft.kind, main.start, main.end]
    if isinstance(draft, Figure):
        parts += [draft.indicator, draft.measure, draft.flow, draft.reporter, draft.partner, draft.unit]
        parts.append(plain(draft.value))
    else:
        parts += [draft.type, sorted({party.id for party in draft.parties})]
    return f"{PREFIXES[draft.kind]}_{sha256(orjson.dumps(parts)).hexdigest()[:16]}"


def economies_of(draft: Draft) -> list[str]:
    """The codes of the economies that take part, sorted: those of its parties and of its parties' countries."""
    codes = {code for party in draft.parties for code in (party.id, party.country) if code}
    return sorted(codes & taking_part())


def pair(draft: Draft) -> str | None:
    """The pair, when exactly two economies take part."""
    codes = economies_of(draft)
    return pair_of(*codes) if len(codes) == 2 else None

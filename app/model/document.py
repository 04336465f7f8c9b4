"""A fact as it is served: the draft, and what the store adds. The finished JSON is stored with each version."""

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any, Literal, NamedTuple

import orjson
from pydantic import Field, RootModel

from app.drafts import agreement, event, figure
from app.drafts.evidence import digest
from app.drafts.facts import Draft, pair
from app.drafts.types import ArticleId, Codes, FactId, Model, Name, plain
from app.vocabulary.periods import parse_period


class ArticleName(Model):
    """The article that states a fact."""

    id: Annotated[ArticleId, Field(description="Its id: `art_` and the first 16 digits of its text's SHA-256.")]
    title: Annotated[str | None, Field(description="Its title, or null.")]
    publisher: Annotated[str | None, Field(description="Who published it, or null.")]
    published: Annotated[str | None, Field(description="When: EDTF day, month or year, or null.")]


class Proposer(Model):
    """Who proposed a fact that is not decided yet."""

    name: Annotated[Name, Field(description="The name of the key, or of the program.")]
    type: Annotated[str, Codes("proposer_type"), Field(description="reader, person or program.")]


class Recorded(Model, defer_build=True):
    """What the store adds to a draft.

    Facts as served are for the documentation alone, which builds these models when it is first asked for.
    """

    id: Annotated[FactId, Field(description="Fixed at birth: corrections never change it.")]
    pair: Annotated[str | None, Field(description="The pair, when exactly two economies take part.")]
    article: Annotated[ArticleName, Field(description="The article that states it.")]
    review: Annotated[str, Codes("review"), Field(description="Whether a reviewer confirms that the article says so.")]
    reason: Annotated[str | None, Field(description="Of the revision that made this version, or null.")]
    revision: Annotated[int | None, Field(description="The revision that made this version; null of one not kept.")]
    recorded_at: Annotated[
        str | None, Field(json_schema_extra={"format": "date-time"}, description="Its instant (UTC).")
    ]
    proposed_by: Annotated[Proposer | None, Field(description="While proposed: who proposed it; else null.")]
    confidence: Annotated[float | None, Field(ge=0, le=1, description="While proposed by a reader; else null.")]
    reasons: Annotated[list[str] | None, Field(description="While proposed: which rules fired; else null.")]


class Figure(figure.Figure, Recorded):
    """A figure as served."""

    kind: Literal["figure"]
    freq: Annotated[
        Annotated[str, Codes("freq")] | None, Field(description="From the period: A, S, Q, M, W, D, or null.")
    ]


class Event(event.Event, Recorded):
    """An event as served."""

    kind: Literal["event"]


class Agreement(agreement.Agreement, Recorded):
    """An agreement as served."""

    kind: Literal["agreement"]


class Fact(RootModel[Any], defer_build=True):
    """A figure, an event or an agreement; `kind` tells which."""

    root: Annotated[Figure | Event | Agreement, Field(discriminator="kind")]


class Change(NamedTuple):
    """Who makes a version, by which action, to which review, and why.

    `revision` and `recorded_at` are given when a store is built again from its export, else they are the store's next.
    """

    by: str
    action: str
    review: str
    reason: str | None = None
    proposed_by: Proposer | None = None
    confidence: float | None = None
    reasons: list[str] | None = None
    revision: int | None = None
    recorded_at: str | None = None


FIRST = ("id", "kind", "summary", "subject", "pair")
FIGURE = (
    "indicator", "measure", "value", "value_max", "unit", "direction", "balance", "comparator", "record", "flow",
    "reporter", "partner", "commodity", "hs", "source_agency", "freq", "base_period",
)  # fmt: skip
EVENT = ("type", "place", "ordinal")
AGREEMENT = ("type",)
SHARED = ("status", "period", "parties", "stated_by")
RECORD = (
    "article", "evidence", "relations", "review", "reason", "revision", "recorded_at", "proposed_by", "confidence",
    "reasons",
)  # fmt: skip
ORDER = {
    "figure": (*FIRST, *FIGURE, *SHARED, *RECORD),
    "event": (*FIRST, *EVENT, *SHARED, *RECORD),
    "agreement": (*FIRST, *AGREEMENT, *SHARED, *RECORD),
}


DECODER = json.JSONDecoder(parse_float=Decimal)


def freq_of(draft: Draft) -> str | None:
    """How often statistics of its period are made, or None."""
    return parse_period(draft.period.edtf).freq if draft.period else None


def fact_fields(article: Any, draft: Draft, change: Change, fact: str) -> dict[str, Any]:
    """The fields of the document: those of the draft, whose parts the encoder writes, and what the store adds."""
    return {
        **vars(draft),
        "id": fact,
        "pair": pair(draft),
        "freq": freq_of(draft),
        "article": {name: getattr(article, name) for name in ("id", "title", "publisher", "published")},
        "evidence": [{**vars(stretch), "article": article.id} for stretch in draft.evidence],
        "review": change.review,
        "reason": change.reason,
        "revision": change.revision,
        "recorded_at": change.recorded_at,
        "proposed_by": change.proposed_by,
        "confidence": change.confidence,
        "reasons": change.reasons,
    }


def with_quotes(fields: dict[str, Any], text: str | None) -> bytes:
    """The finished document of a fact, its evidence quoting the text if there is one, wherever it is of that text."""
    evidence = []
    for stretch in fields["evidence"]:
        found = text[stretch["start"] : stretch["end"]] if text is not None else None
        evidence.append({**stretch, "quote": found if found and digest(found) == stretch["sha256"] else None})
    return document({**fields, "evidence": evidence})


def document(fields: Mapping[str, Any]) -> bytes:
    """The finished JSON of a fact: its fields in the order of the contract, values exact and in plain notation."""
    return orjson.dumps({name: fields[name] for name in ORDER[fields["kind"]]}, default=_part)


def read_document(text: str) -> dict[str, Any]:
    """The fields of a finished document, values exact."""
    fields: dict[str, Any] = DECODER.decode(text)
    for name in ("value", "value_max"):
        if fields.get(name) is not None:
            fields[name] = Decimal(fields[name])  # an integer may pass 64 bits, which the encoder refuses
    if fields.get("confidence") is not None:
        fields["confidence"] = float(fields["confidence"])  # else it would be written in another way than at first
    return fields


def _part(value: object) -> orjson.Fragment | dict[str, Any]:
    if isinstance(value, Decimal):
        return orjson.Fragment(plain(value))
    if isinstance(value, Model):
        return vars(value)  # in the order of its fields, as pydantic would dump it, in a third of the time
    raise TypeError(f"no JSON for {type(value)}")

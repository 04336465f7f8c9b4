"""The rules that a proposal must keep, whoever proposes it, and the reading of one from data: every reason at once."""

from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any

import orjson
from pydantic import ValidationError

from app.drafts.agreement import Agreement
from app.drafts.event import Event
from app.drafts.evidence import digest
from app.drafts.fact import Fact
from app.drafts.figure import Figure
from app.drafts.party import Party, economy_party
from app.drafts.types import plain
from app.errors import Reason, Refused
from app.vocabulary.economies import economies, pair_of
from app.vocabulary.units import fits, unit_hint, unit_sort

Draft = Figure | Event | Agreement
KINDS: Mapping[str, type[Draft]] = {"figure": Figure, "event": Event, "agreement": Agreement}
PREFIXES = {"figure": "fig", "event": "evt", "agreement": "agr"}
CHANGES = {"change_pct", "change_abs", "change_factor"}
SIGNED = {"signed", "in_force", "extended", "suspended", "terminated"}


def read_draft(data: Mapping[str, Any], text: str | None = None) -> Draft:
    """The draft that `data` holds, completed (names, reporter and partner as parties), after every check.

    `text` is the article's, where it is attached. Refused with every reason at once if a rule is broken.
    """
    kind = data.get("kind")
    if not isinstance(kind, str) or kind not in KINDS:
        raise Refused.because([Reason("body", "/kind", "kind is figure, event or agreement")])
    try:
        draft = KINDS[kind].model_validate(data)
    except ValidationError as error:
        raise refusal(error) from None
    reasons = [*_common(draft), *(_figure(draft) if isinstance(draft, Figure) else _parties(draft))]
    if text is not None:
        reasons += _text(draft, text)
    if reasons:
        raise Refused.because(reasons)
    return _completed(draft, text)


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
    return sorted(code for code in codes if code in economies() and economies()[code].takes_part)


def pair(draft: Draft) -> str | None:
    """The pair, when exactly two economies take part."""
    codes = economies_of(draft)
    return pair_of(*codes) if len(codes) == 2 else None


def refusal(error: ValidationError) -> Refused:
    """What pydantic found wrong with a body, each with its place."""
    return Refused.because(
        [Reason("body", "".join(map(_step, entry["loc"])), entry["msg"]) for entry in error.errors(include_url=False)]
    )


def _step(name: str | int) -> str:
    return f"/{str(name).replace('~', '~0').replace('/', '~1')}"


def _common(draft: Draft) -> Iterator[Reason]:
    fields = type(draft).model_fields
    if draft.evidence[0].supports != "fact":
        yield Reason(
            "body", "/evidence/0/supports", "the first evidence is the fact's main stretch: it supports `fact`"
        )
    for index, evidence in enumerate(draft.evidence):
        if evidence.supports != "fact" and evidence.supports not in fields:
            yield Reason("body", f"/evidence/{index}/supports", f"a {draft.kind} has no field {evidence.supports}")
    seen: set[tuple[str, str]] = set()
    for index, party in enumerate(draft.parties):
        if (party.id, party.role) in seen:
            yield Reason("body", f"/parties/{index}", f"{party.id} stands twice in the role {party.role}")
        seen.add((party.id, party.role))
        if party.role == "signatory" and not _tells_signature(draft):
            yield Reason("body", f"/parties/{index}/role", f"status {draft.status} tells no signature: use `party`")
    if len(set(draft.relations)) < len(draft.relations):
        yield Reason("body", "/relations", "a relation stands twice")


def _tells_signature(draft: Draft) -> bool:
    if isinstance(draft, Event):
        return draft.type == "signing" and draft.status in {"occurred", "ongoing"}
    return isinstance(draft, Agreement) and draft.status in SIGNED


def _parties(draft: Fact) -> Iterator[Reason]:
    if not draft.parties:
        yield Reason("body", "/parties", "an event or agreement has at least one party")


def _figure(figure: Figure) -> Iterator[Reason]:
    if unit_sort(figure.unit) is None:
        yield Reason("body", "/unit", f"{figure.unit!r} is no unit; {unit_hint(figure.unit)}")
    elif not fits(figure.indicator, figure.measure, figure.unit):
        yield Reason("body", "/unit", f"{figure.unit} does not fit {figure.measure} of {figure.indicator}")
    if (figure.comparator == "range") != (figure.value_max is not None):
        yield Reason("body", "/value_max", "a range has value and value_max, anything else has no value_max")
    if figure.value_max is not None and figure.value_max <= figure.value:
        yield Reason("body", "/value_max", "value_max is more than value")
    if figure.direction and figure.measure not in CHANGES:
        yield Reason("body", "/direction", "only a change has a direction")
    if figure.balance and figure.flow != "balance":
        yield Reason("body", "/balance", "surplus and deficit go with flow `balance`")
    if figure.flow in {"export", "import"} and figure.reporter is None:
        yield Reason("body", "/reporter", "exports and imports are somebody's: name the reporter")
    for index, party in enumerate(figure.parties):
        if party.role in {"reporter", "partner"} and party.id != getattr(figure, party.role):
            yield Reason("body", f"/parties/{index}", f"the {party.role} is the field {party.role}: they must agree")


def _text(draft: Draft, text: str) -> Iterator[Reason]:
    for index, evidence in enumerate(draft.evidence):
        where = f"/evidence/{index}"
        if evidence.end > len(text):
            yield Reason("body", f"{where}/end", f"the article ends at {len(text)}")
        elif evidence.sha256 and evidence.sha256 != digest(text[evidence.start : evidence.end]):
            yield Reason(
                "body", f"{where}/sha256", "the article reads differently there: its stretch has another digest"
            )
        elif evidence.quote is not None and evidence.quote != text[evidence.start : evidence.end]:
            yield Reason("body", f"{where}/quote", "the article reads differently there")


def _completed(draft: Draft, text: str | None) -> Draft:
    """With the digests of the evidence, and a figure's reporter and partner among its parties."""
    evidence = []
    for index, stretch in enumerate(draft.evidence):
        found = stretch.sha256 or (digest(text[stretch.start : stretch.end]) if text is not None else None)
        if found is None:
            where = f"/evidence/{index}/sha256"
            raise Refused.because([Reason("body", where, "sha256 is needed while no text of the article is attached")])
        evidence.append(stretch.model_copy(update={"sha256": found, "quote": None}))
    changes: dict[str, object] = {"evidence": evidence}
    if isinstance(draft, Figure):
        derived: list[Party] = []
        if draft.reporter:
            derived.append(economy_party(draft.reporter, "reporter"))
        if draft.partner:
            derived.append(economy_party(draft.partner, "partner"))
        rest = [party for party in draft.parties if party.role not in {"reporter", "partner"}]
        changes["parties"] = derived + rest
    return draft.model_copy(update=changes)

"""Reading a draft from data: completed, after every check, or refused with every reason at once."""

from collections.abc import Mapping
from functools import cache
from operator import is_
from typing import Annotated, Any, get_origin

from pydantic import TypeAdapter, ValidationError

from app.drafts.evidence import digest
from app.drafts.facts import DRAFTS, Draft, economies_of
from app.drafts.figure import Figure
from app.drafts.party import economy_party
from app.drafts.rules import broken
from app.drafts.types import FORMS
from app.errors import Reason, Refused
from app.vocabulary.codes import near

# A body of a mebibyte can hold 100,000 faults: nobody reads on, and a near name of each costs time.
MOST_REASONS = 100


def read_draft(data: Mapping[str, Any], text: str | None = None) -> Draft:
    """The draft that `data` holds, completed (digests, reporter and partner as parties), after every check.

    `text` is the article's, where it is attached. Refused with every reason at once if a rule is broken.
    """
    kind = data.get("kind")
    if not isinstance(kind, str) or kind not in DRAFTS:
        raise Refused.because([Reason("body", "/kind", "kind is figure, event or agreement")])
    try:
        draft = DRAFTS[kind].model_validate(data)
    except ValidationError as error:
        reasons = _reasons(error, DRAFTS[kind].model_fields)
        raise Refused.because([*reasons, *broken(kind, _valid(kind, data), text)]) from None
    if reasons := broken(kind, draft.__dict__, text):
        raise Refused.because(reasons)
    return _completed(draft, text)


def refusal(error: ValidationError, known: Mapping[str, object] | None = None) -> Refused:
    """All that pydantic found wrong with a body, each with its pointer; `known` are the fields that there are."""
    return Refused.because(_reasons(error, known or {}))


def _reasons(error: ValidationError, known: Mapping[str, object]) -> list[Reason]:
    return [_reason(entry, known) for entry in error.errors(include_url=False)[:MOST_REASONS]]


def _reason(entry: Any, known: Mapping[str, object]) -> Reason:
    pointer = "".join(f"/{str(part).replace('~', '~0').replace('/', '~1')}" for part in entry["loc"])
    if entry["type"] == "extra_forbidden":
        hint = near(str(entry["loc"][-1]), known)
        remedy = f"did you mean {', '.join(hint)}?" if hint else "leave it out"
        return Reason("body", pointer, f"is no field here: {remedy}")
    if entry["type"] == "missing":
        return Reason("body", pointer, "is needed")
    if entry["type"] == "model_type":
        return Reason("body", pointer, "a JSON object is needed")  # pydantic would name our classes
    if entry["type"] == "string_unicode":
        return Reason("body", pointer, "text holds no lone surrogates: they have no UTF-8")
    if form := FORMS.get(entry.get("ctx", {}).get("pattern", "")):
        return Reason("body", pointer, form)
    return Reason("body", pointer, entry["msg"])


def _valid(kind: str, data: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that are right by themselves, so that the rules between them can be told as well.

    Of a list, its wrong entries are None.
    """
    found: dict[str, Any] = {}
    for name, field in DRAFTS[kind].model_fields.items():
        if name not in data:
            if not field.is_required():
                found[name] = field.get_default(call_default_factory=True)
            continue
        adapter = _adapter(kind, name)
        try:
            found[name] = adapter.validate_python(data[name])
        except ValidationError as error:
            wrong = {entry["loc"][0] if entry["loc"] else None for entry in error.errors()}
            if get_origin(field.annotation) is list and None not in wrong:
                entries = enumerate(data[name])
                found[name] = [None if at in wrong else adapter.validate_python([one])[0] for at, one in entries]
    return found


@cache
def _adapter(kind: str, name: str) -> TypeAdapter[Any]:
    field = DRAFTS[kind].model_fields[name]
    annotation: Any = Annotated[(field.annotation, *field.metadata)] if field.metadata else field.annotation
    return TypeAdapter(annotation)


def _completed(draft: Draft, text: str | None) -> Draft:
    """With the digests of the evidence, and a figure's reporter and partner among its parties."""
    evidence = []
    for stretch in draft.evidence:
        # A digest that was given was compared with the text by the rules.
        found = stretch.sha256 or (digest(text[stretch.start : stretch.end]) if text is not None else None)
        if stretch.sha256 == found and stretch.article is None and stretch.quote is None:
            evidence.append(stretch)
        else:
            evidence.append(stretch.model_copy(update={"sha256": found, "article": None, "quote": None}))
    changes: dict[str, object] = {}
    if not all(map(is_, evidence, draft.evidence)):
        changes["evidence"] = evidence
    if isinstance(draft, Figure):
        reporter, partner = _sides(draft)
        sides = (("reporter", reporter), ("partner", partner))
        derived = [economy_party(code, role) for role, code in sides if code]
        parties = derived + [party for party in draft.parties if party.role not in {"reporter", "partner"}]
        if (reporter, partner, parties) != (draft.reporter, draft.partner, draft.parties):
            changes |= {"reporter": reporter, "partner": partner, "parties": parties}
    return draft.model_copy(update=changes) if changes else draft


def _sides(figure: Figure) -> tuple[str | None, str | None]:
    """Reporter and partner; of a two-way total without a reporter, its two economies in the order of their codes."""
    if figure.flow == "total" and figure.reporter is None:
        codes = sorted({*economies_of(figure), *filter(None, (figure.partner,))})
        if len(codes) == 2:
            return codes[0], codes[1]
    return figure.reporter, figure.partner

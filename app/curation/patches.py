"""Corrections as they are sent: an RFC 7396 merge patch of a fact, and its reason."""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from app.curation.proposals import UNDRAFTED, article_of
from app.drafts.reading import refusal
from app.drafts.types import Model, Sentence
from app.errors import BadRequest, Reason, Refused
from app.model.document import read_document
from app.vocabulary.economies import economy

# What a patch may name and does not change: `reason_of` and `stays` read it.
UNPATCHED = frozenset({"reason", "article", "kind"})


class Because(Model):
    """Why a fact is corrected."""

    reason: Sentence


def reason_of(patch: Mapping[str, Any]) -> str:
    """The reason that a patch tells. Refused without one."""
    try:
        return Because.model_validate({name: patch[name] for name in patch if name == "reason"}).reason
    except ValidationError as error:
        raise refusal(error) from None


def stays(patch: Mapping[str, Any], kind: str, article: str) -> None:
    """Refuse a patch that would make a fact one of another kind or article."""
    reasons = []
    if patch.get("kind", kind) != kind:
        reasons.append(Reason("body", "/kind", f"a fact stays of its kind: this is a {kind}"))
    with Refused.later(reasons):
        if "article" in patch and article_of(patch) != article:
            reasons.append(Reason("body", "/article", "a fact stays with its article; propose another fact"))
    if reasons:
        raise Refused.because(reasons)


def patched(document: str, patch: Mapping[str, Any]) -> dict[str, Any]:
    """A stored fact after a patch, in the shape in which facts are sent.

    What is no field stays, also as null, so that it is refused and not passed over. BadRequest for a patch that is
    nested too deeply.
    """
    sent = _as_sent(document)
    changes = {name: value for name, value in patch.items() if name not in UNPATCHED}
    unknown = {name: None for name, value in changes.items() if value is None and name not in sent}
    try:
        return {**_merged(sent, changes), **unknown}
    except RecursionError:
        raise BadRequest("this JSON is nested too deeply") from None


def _merged(target: Any, patch: Any) -> Any:
    """RFC 7396: members of objects replace or, where null, remove those of the target; anything else replaces it."""
    if not isinstance(patch, dict):
        return patch
    result = dict(target) if isinstance(target, dict) else {}
    for name, value in patch.items():
        if value is None:
            result.pop(name, None)
        else:
            result[name] = _merged(result.get(name), value)
    return result


def _as_sent(document: str) -> dict[str, Any]:
    """The fields of a stored fact in the shape in which they are sent: nothing that follows from something else."""
    fields = {name: value for name, value in read_document(document).items() if name not in UNDRAFTED}
    for name in ("period", "base_period"):
        if fields.get(name):
            fields[name] = {"edtf": fields[name]["edtf"]}
    for name in ("stated_by", "source_agency"):
        if fields.get(name):
            follows = {"name", "type", "country"} if economy(fields[name]["id"]) else {"id"}
            fields[name] = {part: value for part, value in fields[name].items() if part not in follows}
    fields["evidence"] = [{**stretch, "quote": None} for stretch in fields["evidence"]]
    if fields["kind"] == "figure":
        fields["parties"] = [one for one in fields["parties"] if one["role"] not in {"reporter", "partner"}]
    return fields

"""Loading NDJSON: articles and facts, all or nothing, through the same checks as any proposal."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Annotated, Any

from pydantic import Field, StringConstraints, ValidationError, model_validator
from pydantic_core import PydanticCustomError
from sqlalchemy import Connection, select

from app.curation.articles import ArticleDraft, add_article, article_id, attach, text_of
from app.curation.proposals import OWNED, article_of, read_proposal, stored_draft
from app.curation.recording import Change, present, record
from app.drafts.rules import Draft, fact_id
from app.drafts.types import Codes, FactId, Model, Name, Sentence
from app.errors import Problem, Reason, Refused
from app.model.articles import articles
from app.model.database import store_row
from app.model.document import Proposer
from app.model.facts import facts

INSTANT = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}Z$"
Replaces = Callable[[Any], bool]


class RecordedLine(Model):
    """What a line says of the revision that made it: all of it in an export, none in new facts."""

    by: Name
    action: Annotated[str, Codes("action")] | None = None
    review: Annotated[str, Codes("review")] = "proposed"
    reason: Sentence | None = None
    proposed_by: Proposer | None = None
    confidence: Annotated[Decimal, Field(ge=0, le=1, strict=False)] | None = None
    reasons: list[Name] | None = None
    id: FactId | None = None
    revision: Annotated[int, Field(ge=1, lt=2**40)] | None = None
    recorded_at: Annotated[str, StringConstraints(pattern=INSTANT)] | None = None

    @model_validator(mode="after")
    def _whole(self) -> "RecordedLine":
        if self.revision is not None and None in (self.id, self.action, self.recorded_at):
            raise PydanticCustomError("record", "a line with a revision has id, action and recorded_at too")
        return self


@dataclass
class Loaded:
    """What a load did: how many articles and versions are new, and how many facts were there already."""

    articles: int = 0
    facts: int = 0
    unchanged: int = 0
    tied: list[tuple[int, str, list[str]]] = field(default_factory=list)


def load(
    connection: Connection, lines: Iterable[bytes], by: str = "load", replaces: Replaces = lambda _: True
) -> Loaded:
    """Load an export, or articles and facts without revisions, inside the caller's transaction.

    An empty store becomes the store that was exported: revisions, instants and authors are kept. A store with facts
    takes the last version of each fact as a new revision where it differs and `replaces` allows it for the present one.
    Refused, naming the line, if a line is wrong; the caller's transaction then ends without any of it.
    """
    loaded = Loaded()
    rebuild = store_row(connection).revision == 0
    last: dict[str, tuple[int, dict[str, Any]]] = {}
    for number, line in _numbered(lines):
        try:
            data = _parsed(line)
            if data.get("kind") == "article":
                loaded.articles += _take_article(connection, data)
            elif rebuild or "revision" not in data:
                _take_fact(connection, number, data, by, replaces, loaded, kept="revision" in data)
            else:
                last[str(data.get("id"))] = (number, data)
        except Problem as problem:
            raise _at(number, problem) from None
    for number, data in sorted(last.values(), key=lambda entry: entry[0]):
        try:
            _take_fact(connection, number, data, by, replaces, loaded, kept=False)
        except Problem as problem:
            raise _at(number, problem) from None
    _check_ties(connection, loaded)
    return loaded


def _numbered(lines: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
    return ((number, line) for number, line in enumerate(lines, 1) if line.strip())


def _at(number: int, problem: Problem) -> Refused:
    reasons = [
        Reason(reason.place, f"/{number - 1}{reason.where}", f"line {number}: {reason.detail}")
        for reason in problem.reasons
    ]
    return Refused(f"line {number}: {problem.detail}", reasons)


def _parsed(line: bytes) -> dict[str, Any]:
    try:
        data = json.loads(line, parse_float=Decimal, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise Refused(f"not JSON: {error}") from None
    if not isinstance(data, dict):
        raise Refused("a line is a JSON object")
    return data


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is no JSON number")


def _take_article(connection: Connection, data: dict[str, Any]) -> int:
    fields = {name: value for name, value in data.items() if name not in {"kind", "id", "text"}}
    try:
        draft = ArticleDraft.model_validate(fields)
    except ValidationError as error:
        reasons = [Reason("body", f"/{entry['loc'][0]}", entry["msg"]) for entry in error.errors()]
        raise Refused.because(reasons) from None
    if data.get("id", article_id(draft.sha256)) != article_id(draft.sha256):
        raise Refused.because([Reason("body", "/id", f"the id of this article is {article_id(draft.sha256)}")])
    row, new = add_article(connection, draft)
    if data.get("text") is not None:
        if not isinstance(data["text"], str):
            raise Refused.because([Reason("body", "/text", "a text is a string")])
        attach(connection, row.id, data["text"])
    return int(new)


def _take_fact(
    connection: Connection,
    number: int,
    data: dict[str, Any],
    by: str,
    replaces: Replaces,
    loaded: Loaded,
    *,
    kept: bool,
) -> None:
    article = connection.execute(select(articles).where(articles.c.id == article_of(data))).one_or_none()
    if article is None:
        raise Refused.because([Reason("body", "/article", f"no article {article_of(data)} is stored or stands above")])
    text = text_of(connection, article.id)
    drafted = {name: value for name, value in data.items() if name not in OWNED | {"by", "action"}}
    draft = read_proposal(drafted, text)
    line = _recorded(data, by)
    # Corrections keep the id of the first reading, so only a fact's own line knows it.
    fact = line.id if line.revision and line.id else fact_id(draft, article.sha256)
    loaded.tied.append((number, fact, [relation.fact for relation in draft.relations]))
    now = None if kept else present(connection, fact)
    if now is not None and (_same(now, draft, line.review) or not replaces(now)):
        loaded.unchanged += 1
        return
    change = Change(
        by=line.by,
        action=line.action if kept and line.action else _action(now, line.review),
        review=line.review,
        reason=line.reason,
        proposed_by=line.proposed_by,
        confidence=None if line.confidence is None else float(line.confidence),
        reasons=line.reasons,
        revision=line.revision if kept else None,
        recorded_at=line.recorded_at if kept else None,
    )
    record(connection, article, draft, change, text, fact)
    loaded.facts += 1


def _same(now: Any, draft: Draft, review: str) -> bool:
    return bool(now.review == review) and stored_draft(now.document) == draft


def _recorded(data: Mapping[str, Any], by: str) -> RecordedLine:
    fields = {name: value for name, value in data.items() if name in RecordedLine.model_fields}
    try:
        return RecordedLine.model_validate({"by": by, **fields})
    except ValidationError as error:
        raise Refused.because(
            [Reason("body", f"/{entry['loc'][0]}", entry["msg"]) for entry in error.errors()]
        ) from None


def _action(now: Any, review: str) -> str:
    if now is None:
        return "added"
    return review if review not in {now.review, "proposed"} else "corrected"


def _check_ties(connection: Connection, loaded: Loaded) -> None:
    """Every relation points at a fact of the store; a tie may point forward, so this comes last."""
    known: dict[str, bool] = {}
    for number, fact, ties in loaded.tied:
        for tie in ties:
            if tie not in known:
                found = connection.execute(select(facts.c.id).where(facts.c.id == tie).limit(1)).first()
                known[tie] = found is not None
            if not known[tie] or tie == fact:
                reason = Reason(
                    "body", f"/{number - 1}/relations", f"line {number}: {fact} is tied to {tie}: no such fact"
                )
                raise Refused.because([reason])

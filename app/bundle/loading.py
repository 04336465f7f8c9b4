"""Loading NDJSON: articles and facts, all or nothing, through the same checks as any proposal."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any

from pydantic import Field, StringConstraints, ValidationError, model_validator
from pydantic_core import PydanticCustomError
from sqlalchemy import Connection, bindparam, select

from app.curation.articles import add_article, attach, text_of
from app.curation.proposals import OWNED, article_of, read_proposal, stored_draft
from app.curation.recording import Recorder
from app.drafts.article import ArticleDraft
from app.drafts.facts import Draft, fact_id
from app.drafts.reading import reasons_of
from app.drafts.types import Codes, FactId, Model, Name, Sentence
from app.errors import Problem, Reason, Refused
from app.model.articles import articles
from app.model.document import Change, Proposer
from app.model.facts import facts

INSTANT = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}Z$"
ARTICLE = select(articles).where(articles.c.id == bindparam("article"))
TIED = select(facts.c.id).where(facts.c.id == bindparam("tie")).limit(1)
Replaces = Callable[[Any], bool]
Line = dict[str, Any]


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

    def proposer(self) -> Proposer | None:
        """Who proposed it, while it is proposed: unless the line tells, the program that loads it."""
        if self.review != "proposed":
            return None
        return self.proposed_by or Proposer(name=self.by, type="program")


@dataclass
class Loaded:
    """What a load did: how many articles and versions are new, and how many facts were there already."""

    articles: int = 0
    facts: int = 0
    unchanged: int = 0


def load(
    connection: Connection, lines: Iterable[bytes], by: str = "load", replaces: Replaces = lambda _: True
) -> Loaded:
    """Load an export, or articles and facts without revisions, inside the caller's transaction.

    An empty store becomes the store that was exported: revisions, instants and authors are kept. A store with facts
    takes the last version of each fact as a new revision where it differs and `replaces` allows it for the present one.
    Refused, naming the line, if a line is wrong; the caller's transaction then ends without any of it.
    """
    with Recorder(connection) as recorder:
        loading = _Loading(connection, recorder, by, replaces)
        last: dict[str, tuple[int, Line]] = {}
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            with _at(number):
                data = _parsed(line)
                if data.get("kind") == "article":
                    loading.take_article(data)
                elif loading.rebuilds or "revision" not in data:
                    loading.take_fact(number, data)
                else:
                    last[str(data.get("id"))] = (number, data)
        for number, data in sorted(last.values(), key=lambda entry: entry[0]):
            with _at(number):
                loading.take_fact(number, data)
    loading.check_ties()
    return loading.loaded


@contextmanager
def _at(number: int) -> Iterator[None]:
    """Names the line in whatever is wrong with it."""
    try:
        yield
    except Problem as problem:
        reasons = [
            Reason(reason.place, f"/{number - 1}{reason.where}", f"line {number}: {reason.detail}")
            for reason in problem.reasons
        ]
        raise Refused(f"line {number}: {problem.detail}", reasons) from None


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


class _Loading:
    """One load under way."""

    def __init__(self, connection: Connection, recorder: Recorder, by: str, replaces: Replaces) -> None:
        self.connection = connection
        self.recorder = recorder
        self.by = by
        self.replaces = replaces
        self.rebuilds = recorder.revision == 0
        self.loaded = Loaded()
        self.article: Any = None
        self.text: str | None = None
        self.ties: dict[str, tuple[int, str]] = {}

    def take_article(self, data: Line) -> None:
        """Take in an article, and its text if the line has it."""
        fields = {name: value for name, value in data.items() if name not in {"kind", "id", "text"}}
        try:
            draft = ArticleDraft.model_validate(fields)
        except ValidationError as error:
            raise Refused.because(reasons_of(error)) from None
        if data.get("id", draft.id) != draft.id:
            raise Refused.because([Reason("body", "/id", f"the id of this article is {draft.id}")])
        row, new = add_article(self.connection, draft)
        if data.get("text") is not None:
            if not isinstance(data["text"], str):
                raise Refused.because([Reason("body", "/text", "a text is a string")])
            self.recorder.flush()
            attach(self.connection, row.id, data["text"])
            self.article = None
        self.loaded.articles += int(new)

    def take_fact(self, number: int, data: Line) -> None:
        """Take one version of a fact: as it was recorded when a store is rebuilt, else as a new revision."""
        self._find_article(article_of(data))
        drafted = {name: value for name, value in data.items() if name not in OWNED | {"by", "action"}}
        draft = read_proposal(drafted, self.text)
        line = _recorded(data, self.by)
        kept = self.rebuilds and line.revision is not None
        # Corrections keep the id of the first reading, so only a fact's own line knows it.
        fact = line.id if line.revision and line.id else fact_id(draft, self.article.sha256)
        self.ties |= {relation.fact: (number, fact) for relation in draft.relations}
        now = None if kept else self.recorder.present(fact)
        if now is not None and (_same(now, draft, line.review) or not self.replaces(now)):
            self.loaded.unchanged += 1
            return
        change = Change(
            by=line.by,
            action=line.action if kept and line.action else _action(now, line.review),
            review=line.review,
            reason=line.reason,
            proposed_by=line.proposer(),
            confidence=None if line.confidence is None else float(line.confidence),
            reasons=line.reasons,
            revision=line.revision if kept else None,
            recorded_at=line.recorded_at if kept else None,
        )
        self.recorder.record(self.article, draft, change, self.text, fact)
        self.loaded.facts += 1

    def check_ties(self) -> None:
        """Refuse a relation to a fact that is not there; a tie may point forward, so this comes last."""
        for tie, (number, fact) in self.ties.items():
            found = self.connection.execute(TIED, {"tie": tie}).first()
            if found is None or tie == fact:
                detail = f"line {number}: {fact} is tied to {tie}: no such other fact"
                raise Refused(detail, [Reason("body", f"/{number - 1}/relations", detail)])

    def _find_article(self, article: str) -> None:
        if self.article is None or self.article.id != article:
            self.article = self.connection.execute(ARTICLE, {"article": article}).one_or_none()
            if self.article is None:
                wrong = f"no article {article[:60]} is stored or stands above"
                raise Refused.because([Reason("body", "/article", wrong)])
            self.text = text_of(self.connection, article)


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

"""Loading NDJSON: articles and facts, all or nothing, through the same checks as any proposal."""

import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Connection

from app.bundle.lines import Line, RecordedLine, parsed, recorded
from app.curation.articles import STANDING, add_article, article_of_id, attach
from app.curation.proposals import OWNED, article_of, read_proposal, stored_draft
from app.curation.recording import Recorder
from app.drafts.article import ArticleDraft
from app.drafts.facts import PREFIXES, Draft, fact_id
from app.drafts.reading import refusal
from app.errors import Problem, Reason, Refused
from app.model.database import roomy, unindexed
from app.model.document import Change, freq_of
from app.model.search import join_words
from app.queries.facts import exists

Replaces = Callable[[Any], bool]
# From so many facts on it pays to index them when all are there; a load itself seeks them by id and by article.
MANY, INDEXED, SOUGHT = 1000, ("fact", "mention"), ("fact_version", "fact_now", "fact_article")
# What a line tells of the revision that made it.
OF_REVISION = OWNED | {"by", "action"}


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
    with _uncollected(), roomy(connection), ExitStack() as after, Recorder(connection) as recorder:
        loading = _Loading(connection, recorder, by, replaces)
        last: dict[str, tuple[int, Line]] = {}
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            with _at(number):
                data = parsed(line)
                if data.get("kind") == "article":
                    loading.take_article(data)
                elif loading.rebuilds or data.get("revision") is None:
                    loading.take_fact(number, data)
                    if loading.rebuilds and loading.loaded.facts == MANY:
                        after.enter_context(unindexed(connection, INDEXED, SOUGHT))
                        after.callback(join_words, connection)
                else:
                    last[str(data.get("id"))] = (number, data)
        for number, data in sorted(last.values(), key=lambda entry: entry[0]):
            with _at(number):
                loading.take_fact(number, data)
    loading.check_standing()
    loading.check_ties()
    return loading.loaded


@contextmanager
def _uncollected() -> Iterator[None]:
    """No search for cycles of objects: a load leaves none, and looking for them takes an eighth of its time."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


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
        self.disagreeing: dict[str, tuple[int, Refused]] = {}

    def take_article(self, data: Line) -> None:
        """Take in an article, and its text if the line has it."""
        fields = {name: value for name, value in data.items() if name not in {"kind", "id", "text"}}
        try:
            draft = ArticleDraft.model_validate(fields)
        except ValidationError as error:
            raise refusal(error) from None
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
        drafted = {name: value for name, value in data.items() if name not in OF_REVISION}
        line = recorded(data, self.by)
        draft, disagrees = self._read(drafted, line)
        _check_derived(data, draft)
        # Corrections keep the id of the first reading, so only a fact's own line knows it.
        born = fact_id(draft, self.article.sha256)
        fact = line.id if line.revision and line.id else born
        if line.id not in (None, fact):
            raise Refused.because([Reason("body", "/id", f"the id of this fact is {born}: leave it out")])
        for relation in draft.relations:
            self._tie(number, fact, relation.fact)
        self.disagreeing.pop(fact, None)
        if disagrees and line.review in STANDING:
            self.disagreeing[fact] = number, disagrees
        now = self.recorder.present(fact)
        self._check_same_fact(now, draft, fact)
        change = self._kept(line, now) if self.rebuilds and line.revision else self._new(line, now, draft)
        if change is None:
            self.loaded.unchanged += 1
        else:
            self.recorder.record(self.article, draft, change, self.text, fact, now)
            self.loaded.facts += 1

    def _read(self, drafted: Line, line: RecordedLine) -> tuple[Draft, Refused | None]:
        """The draft of a line, and in what it disagrees with the text.

        A recorded version may: the text came after it, and by then it was corrected, rejected or retracted.
        """
        try:
            return read_proposal(drafted, self.text), None
        except Refused as refused:
            if not line.revision or self.text is None:
                raise
            return read_proposal(drafted, None), refused

    def _kept(self, line: RecordedLine, now: Any) -> Change:
        """The change that a line of an export tells."""
        action, review = str(line.action), str(line.review)
        if (now is None) != (action == "added"):
            raise Refused.because([Reason("body", "/action", "the first version of a fact is added, no other is")])
        return line.change(action, review)

    def _new(self, line: RecordedLine, now: Any, draft: Draft) -> Change | None:
        """The change that makes the present version what the line says; None if it is, or is to be left alone."""
        review = line.review or (now.review if now else "proposed")
        if now is None:
            action = "added"
        elif (now.review == review and stored_draft(now.document) == draft) or not self.replaces(now):
            return None
        else:
            action = review if review not in {now.review, "proposed"} else "corrected"
        return line.change(action, review, anew=True)

    def check_standing(self) -> None:
        """Refuse a fact that stands and disagrees with its article's text; a later version may have mended it."""
        for number, refused in self.disagreeing.values():
            with _at(number):
                raise refused

    def check_ties(self) -> None:
        """Refuse a relation to a fact that is not there; a tie may point forward, so this comes last."""
        for tie, (number, fact) in self.ties.items():
            if not exists(self.connection, tie):
                with _at(number):
                    raise Refused.because([Reason("body", "/relations", f"{fact} is tied to {tie}: no such fact")])

    def _tie(self, number: int, fact: str, other: str) -> None:
        if fact == other:
            raise Refused.because([Reason("body", "/relations", f"{fact} is tied to itself")])
        self.ties.setdefault(other, (number, fact))

    def _check_same_fact(self, now: Any, draft: Draft, fact: str) -> None:
        """All versions of a fact are of one kind and one article."""
        if not fact.startswith(PREFIXES[draft.kind]):
            wrong = f"the id of {draft.kind}s begins with {PREFIXES[draft.kind]}_"
        elif now is not None and now.article_id != self.article.id:
            wrong = f"{fact} is a fact of {now.article_id}"
        else:
            return
        raise Refused.because([Reason("body", "/id", wrong)])

    def _find_article(self, article: str) -> None:
        if self.article is None or self.article.id != article:
            self.article = article_of_id(self.connection, article)
            if self.article is None:
                wrong = f"no article {article[:60]} is stored or stands above"
                raise Refused.because([Reason("body", "/article", wrong)])
            self.text = self.article.text


def _check_derived(data: Line, draft: Draft) -> None:
    """Refuse a frequency that is not the period's, as the shape that is served has it."""
    if "freq" in data and (draft.kind != "figure" or data["freq"] != freq_of(draft)):
        known = freq_of(draft) if draft.kind == "figure" else None
        raise Refused.because([Reason("body", "/freq", f"the freq of this {draft.kind} is {known}: leave it out")])

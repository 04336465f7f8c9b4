"""Proposing, correcting and deciding facts."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, select

from app.curation.articles import text_of
from app.curation.proposals import OWNED, article_of, read_proposal, stored_draft
from app.curation.recording import Recorder
from app.curation.versions import Change, Row
from app.drafts.evidence import digest
from app.drafts.facts import Draft, fact_id
from app.errors import Conflict, NotFound, PreconditionFailed, Reason, Refused
from app.model.articles import articles
from app.model.document import Proposer, read_document
from app.model.facts import facts

ARTICLE = select(articles).where(articles.c.id == bindparam("article"))
KNOWN = select(facts.c.id).where(facts.c.id == bindparam("fact")).limit(1)
# From which reviews a decision leads to which.
DECISIONS = {
    "accept": ({"proposed", "rejected"}, "accepted"),
    "reject": ({"proposed"}, "rejected"),
    "retract": ({"accepted"}, "retracted"),
}
FINAL = {"rejected", "retracted"}


@dataclass(frozen=True, slots=True)
class Author:
    """Who writes: the name of a key, and whether a person or a program holds it."""

    name: str
    type: str


def propose(connection: Connection, data: Mapping[str, Any], author: Author) -> tuple[str, bool]:
    """Record a proposal: its document, and whether it is new.

    The very same again changes nothing; the same id with other content is a Conflict. Refused with every reason at
    once if a rule is broken.
    """
    article = connection.execute(ARTICLE, {"article": article_of(data)}).one_or_none()
    if article is None:
        raise Refused.because(
            [Reason("body", "/article", f"there is no article {article_of(data)[:60]}: post it first")]
        )
    text = text_of(connection, article.id)
    draft = read_proposal(data, text)
    fact = fact_id(draft, article.sha256)
    with Recorder(connection) as recorder:
        now = recorder.present(fact)
        if now is not None:
            if stored_draft(now.document) == draft:
                return str(now.document), False
            raise Conflict(f"{fact} exists with other content: correct it by PATCH /v1/facts/{fact}")
        check_ties(connection, draft, fact)
        proposer = Proposer(name=author.name, type=author.type)
        change = Change(by=author.name, action="added", review="proposed", proposed_by=proposer)
        return str(recorder.record(article, draft, change, text, fact)["document"]), True


def correct(connection: Connection, fact: str, patch: Mapping[str, Any], matched: list[str], author: Author) -> str:
    """Correct a fact by an RFC 7396 merge patch and a reason: its document after it.

    `matched` are the ETags of If-Match, `*` for any. NotFound, PreconditionFailed when stale, Conflict for a rejected
    or retracted fact, Refused with every reason at once. A change of nothing makes no revision.
    """
    with Recorder(connection) as recorder:
        now = _present(recorder, fact)
        if "*" not in matched and digest(now.document) not in matched:
            raise PreconditionFailed(f'{fact} has changed: its ETag is "{digest(now.document)}" now; read it again')
        if now.review in FINAL:
            raise Conflict(f"{fact} is {now.review}: only proposed and accepted facts are corrected")
        reason = _reason(patch)
        article = connection.execute(ARTICLE, {"article": now.article_id}).one()
        _same_article(patch, now)
        text = text_of(connection, article.id)
        changes = {name: value for name, value in patch.items() if name not in {"reason", "article"}}
        draft = read_proposal({**merged(as_sent(now.document), changes), "article": article.id}, text)
        if draft == stored_draft(now.document):
            return str(now.document)
        check_ties(connection, draft, fact)
        change = _carried(now, author, "corrected", now.review, reason)
        return str(recorder.record(article, draft, change, text, fact)["document"])


def decide(connection: Connection, fact: str, decision: str, reason: str | None, author: Author) -> str:
    """Accept, reject or retract a fact: its document after it. NotFound; Conflict where its review forbids that."""
    with Recorder(connection) as recorder:
        now = _present(recorder, fact)
        froms, review = DECISIONS[decision]
        if now.review not in froms:
            raise Conflict(f"{fact} is {now.review}: {decision} is possible from {' and '.join(sorted(froms))} only")
        article = connection.execute(ARTICLE, {"article": now.article_id}).one()
        text = text_of(connection, article.id)
        change = _carried(now, author, review, review, reason)
        return str(recorder.record(article, stored_draft(now.document), change, text, fact)["document"])


def check_ties(connection: Connection, draft: Draft, fact: str) -> None:
    """Refuse relations to facts that are not there, or to the fact itself."""
    wrong = [
        Reason("body", f"/relations/{index}/fact", f"there is no other fact {relation.fact}")
        for index, relation in enumerate(draft.relations)
        if relation.fact == fact or connection.execute(KNOWN, {"fact": relation.fact}).first() is None
    ]
    if wrong:
        raise Refused.because(wrong)


def merged(target: Any, patch: Any) -> Any:
    """RFC 7396: members of objects replace or, where null, remove those of the target; anything else replaces it."""
    if not isinstance(patch, dict):
        return patch
    result = dict(target) if isinstance(target, dict) else {}
    for name, value in patch.items():
        if value is None:
            result.pop(name, None)
        else:
            result[name] = merged(result.get(name), value)
    return result


def as_sent(document: str) -> Row:
    """The fields of a stored fact in the shape in which they are sent: nothing that follows from something else."""
    fields = {name: value for name, value in read_document(document).items() if name not in {*OWNED, "article", "pair"}}
    for name in ("period", "base_period"):
        if fields.get(name):
            fields[name] = {"edtf": fields[name]["edtf"]}
    fields["evidence"] = [{**stretch, "quote": None} for stretch in fields["evidence"]]
    if fields["kind"] == "figure":
        fields["parties"] = [one for one in fields["parties"] if one["role"] not in {"reporter", "partner"}]
    return fields


def _present(recorder: Recorder, fact: str) -> Any:
    now = recorder.present(fact)
    if now is None:
        raise NotFound(f"there is no fact {fact[:60]}")
    return now


def _reason(patch: Mapping[str, Any]) -> str:
    reason = patch.get("reason")
    if not isinstance(reason, str) or not reason.strip():
        raise Refused.because([Reason("body", "/reason", "a correction tells its reason")])
    return reason


def _same_article(patch: Mapping[str, Any], now: Any) -> None:
    if "article" in patch and article_of(patch) != now.article_id:
        raise Refused.because([Reason("body", "/article", "a fact stays with its article; propose another fact")])
    if patch.get("kind", now.kind) != now.kind:
        raise Refused.because([Reason("body", "/kind", f"a fact stays of its kind: this is a {now.kind}")])


def _carried(now: Any, author: Author, action: str, review: str, reason: str | None) -> Change:
    """A change that keeps who proposed a fact for as long as it is proposed."""
    fields = read_document(now.document)
    proposer = fields["proposed_by"] if review == "proposed" else None
    return Change(
        by=author.name,
        action=action,
        review=review,
        reason=reason,
        proposed_by=Proposer.model_validate(proposer) if proposer else None,
        confidence=float(fields["confidence"]) if proposer and fields["confidence"] is not None else None,
        reasons=fields["reasons"] if proposer else None,
    )

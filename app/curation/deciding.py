"""Proposing, correcting and deciding facts."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, select

from app.curation.articles import STANDING, article_of_id, disagreeing
from app.curation.patches import patched, reason_of, stays
from app.curation.proposals import article_of, misnamed, read_proposal, stored_draft
from app.curation.recording import Recorder
from app.drafts.evidence import digest
from app.drafts.facts import fact_id
from app.drafts.rules import DIGEST_NEEDED
from app.drafts.types import FACT_ID
from app.errors import Conflict, NotFound, PreconditionFailed, Reason, Refused
from app.model.document import Change, Proposer, read_document
from app.model.facts import facts
from app.model.prepared import Prepared

KNOWN = Prepared(select(facts.c.id).where(facts.c.id == bindparam("fact")).limit(1))
# From which reviews a decision leads to which.
FROM_TO = {
    "accept": ({"proposed", "rejected"}, "accepted"),
    "reject": ({"proposed"}, "rejected"),
    "retract": ({"accepted"}, "retracted"),
}
FINAL = {"rejected", "retracted"}
MOST_TIES = 64


@dataclass(frozen=True, slots=True)
class Author:
    """Who writes: the name of a key, and whether a person or a program holds it."""

    name: str
    type: str


def propose(connection: Connection, data: Mapping[str, Any], author: Author) -> tuple[str, str, bool]:
    """Record a proposal: its id, its document, and whether it is new.

    The very same again changes nothing; the same id with other content is a Conflict. Refused with every reason at
    once if a rule is broken.
    """
    reasons: list[Reason] = []
    article, text = None, None
    with Refused.later(reasons):
        article = _article(connection, article_of(data))
        text = article.text
        reasons += misnamed(data["article"], article)
    with Refused.later(reasons):
        draft = read_proposal(data, text)
    if article is None:
        # Whether a digest is needed depends on the article.
        reasons = [reason for reason in reasons if reason.detail != DIGEST_NEEDED]
    reasons += _loose_ties(connection, data.get("relations"))
    if reasons or article is None:
        raise Refused.because(reasons)
    fact = fact_id(draft, article.sha256)
    with Recorder(connection) as recorder:
        now = recorder.present(fact)
        if now is not None:
            if stored_draft(now.document) == draft:
                return fact, str(now.document), False
            remedy = "propose no other" if now.review in FINAL else f"correct it by PATCH /v1/facts/{fact}"
            raise Conflict(f"{fact} exists with other content and is {now.review}: {remedy}")
        proposer = Proposer(name=author.name, type=author.type)
        change = Change(by=author.name, action="added", review="proposed", proposed_by=proposer)
        return fact, str(recorder.record(article, draft, change, text, fact, None)["document"]), True


def correct(
    connection: Connection, fact: str, patch: Mapping[str, Any], matched: set[str] | None, author: Author
) -> str:
    """Correct a fact by an RFC 7396 merge patch and a reason: its document after it.

    `matched` are the ETags of If-Match, None for any. NotFound, PreconditionFailed when stale, Conflict for a rejected
    or retracted fact, Refused with every reason at once. A change of nothing makes no revision.
    """
    with Recorder(connection) as recorder:
        now = _present(recorder, fact)
        _unchanged(now, matched)
        if now.review in FINAL:
            raise Conflict(f"{fact} is {now.review}: only proposed and accepted facts are corrected")
        article = _article(connection, now.article_id)
        text = article.text
        data = {**patched(now.document, patch), "article": article.id}
        reasons: list[Reason] = []
        with Refused.later(reasons):
            reason = reason_of(patch)
        with Refused.later(reasons):
            stays(patch, now.kind, now.article_id)
            reasons += misnamed(patch.get("article"), article)
        with Refused.later(reasons):
            draft = read_proposal(data, text)
        reasons += _loose_ties(connection, data.get("relations"), fact)
        if reasons:
            raise Refused.because(reasons)
        if draft == stored_draft(now.document):
            return str(now.document)
        change = _carried(now, author, "corrected", now.review, reason)
        return str(recorder.record(article, draft, change, text, fact, now)["document"])


def decide(
    connection: Connection, fact: str, decision: str, reason: str | None, matched: set[str] | None, author: Author
) -> str:
    """Accept, reject or retract a fact: its document after it.

    `matched` are the ETags of If-Match, None for any. NotFound, PreconditionFailed when stale; Conflict where its
    review forbids that, or its article where it would be accepted.
    """
    with Recorder(connection) as recorder:
        now = _present(recorder, fact)
        _unchanged(now, matched)
        froms, review = FROM_TO[decision]
        if now.review not in froms:
            raise Conflict(f"{fact} is {now.review}: {decision} is possible from {' and '.join(sorted(froms))} only")
        article = _article(connection, now.article_id)
        text = article.text
        draft = stored_draft(now.document)
        # What was rejected before the text came does not hinder attaching it, so it may disagree with it.
        if text is not None and review in STANDING and (wrong := list(disagreeing(draft, text))):
            raise Conflict(f"{fact} disagrees with its article; {wrong[0]}", [Reason("body", "", one) for one in wrong])
        change = _carried(now, author, review, review, reason)
        return str(recorder.record(article, draft, change, text, fact, now)["document"])


def _unchanged(now: Any, matched: set[str] | None) -> None:
    if matched is not None and digest(now.document) not in matched:
        raise PreconditionFailed(f'{now.id} has changed: its ETag is "{digest(now.document)}" now; read it again')


def _present(recorder: Recorder, fact: str) -> Any:
    now = recorder.present(fact)
    if now is None:
        raise NotFound(f"there is no fact {fact[:60]}")
    return now


def _article(connection: Connection, article: str) -> Any:
    found = article_of_id(connection, article)
    if found is None:
        raise Refused.because([Reason("body", "/article", f"there is no article {article}: post it first")])
    return found


def _loose_ties(connection: Connection, relations: Any, fact: str | None = None) -> Iterator[Reason]:
    """Relations to facts that are not there, or to the fact itself; what is no relation is told by its draft."""
    for index, tie in enumerate(relations[:MOST_TIES] if isinstance(relations, list) else []):
        named = tie.get("fact") if isinstance(tie, dict) else None
        if not isinstance(named, str) or not re.fullmatch(FACT_ID, named):
            continue
        if named == fact or KNOWN.first(connection, {"fact": named}) is None:
            yield Reason("body", f"/relations/{index}/fact", f"there is no other fact {named}")


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

"""Recording a version of a fact: the one door through which bundle, reader and people all write."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import combinations
from typing import Any

from sqlalchemy import Connection, delete, insert, select, text, update
from sqlalchemy.dialects.sqlite import insert as upsert

from app.curation.articles import with_quotes
from app.drafts.party import Party
from app.drafts.rules import Draft, economies_of, fact_id, pair
from app.errors import Conflict
from app.model.codes import unit_codes
from app.model.columns import after, first_day, last_day, version_key
from app.model.document import Proposer
from app.model.facts import KINDS, facts
from app.model.mentions import mentions, tallies
from app.model.parties import aliases, parties
from app.model.search import marked
from app.model.store import store
from app.vocabulary.economies import economy, pair_of
from app.vocabulary.periods import parse_period
from app.vocabulary.words import fold, words


@dataclass(frozen=True, slots=True)
class Change:
    """Who makes a version, by which action, to which review, and why.

    `revision` and `recorded_at` are given when a store is built again from its export, else the store's next.
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


def present(connection: Connection, fact: str) -> Any:
    """The present version of a fact, or None."""
    return connection.execute(select(facts).where(facts.c.id == fact, facts.c.until.is_(None))).one_or_none()


def record(
    connection: Connection, article: Any, draft: Draft, change: Change, quoting: str | None, fact: str | None = None
) -> bytes:
    """Write one version and end the one before; its finished document.

    `article` is the article's row, `quoting` its text if attached, `fact` the id (by default the draft's own: an id is
    fixed at birth, corrections keep it).
    """
    fact = fact or fact_id(draft, article.sha256)
    revision, recorded_at = _next_revision(connection, change)
    _end(connection, present(connection, fact), revision)
    period = parse_period(draft.period.edtf) if draft.period else None
    codes = economies_of(draft)
    fields = {
        **draft.model_dump(),
        "id": fact,
        "pair": pair(draft),
        "freq": period.freq if period else None,
        "article": {name: getattr(article, name) for name in ("id", "title", "publisher", "published")},
        "evidence": [{**stretch.model_dump(), "article": article.id} for stretch in draft.evidence],
        "review": change.review,
        "reason": change.reason,
        "revision": revision,
        "recorded_at": recorded_at,
        "proposed_by": change.proposed_by.model_dump() if change.proposed_by else None,
        "confidence": change.confidence,
        "reasons": change.reasons,
    }
    finished = with_quotes(fields, quoting)
    _name_parties(connection, draft)
    if fields.get("unit"):
        connection.execute(upsert(unit_codes).values(code=fields["unit"]).on_conflict_do_nothing())
    row = {
        **{name: fields.get(name) for name in PLAIN},
        **{name: fold(fields[name]) if fields.get(name) else None for name in ("commodity", "place")},
        **{name: fields[name]["id"] if fields.get(name) else None for name in ("source_agency", "stated_by")},
        "key": version_key(article.published_last, revision),
        "value": float(fields["value"]) if draft.kind == "figure" else None,
        "article_id": article.id,
        "publisher": fold(article.publisher) if article.publisher else None,
        "by": change.by,
        "action": change.action,
        "sole": codes[0] if len(codes) == 1 else None,
        "first": first_day(period, article.published_last),
        "last": last_day(period),
        "words": " ".join(searched(draft, article.title, change.review, codes)),
        "document": finished.decode(),
    }
    connection.execute(insert(facts).values(row))
    connection.execute(text("INSERT INTO fact_words (rowid, words) VALUES (:key, :words)"), row)
    found = [
        {"key": row["key"], "filter": name, "code": code, **{name: row[name] for name in ("review", "first", "last")}}
        for name, code in mentioned(draft, codes)
    ]
    if found:
        connection.execute(insert(mentions), found)
    if change.review == "accepted":
        _tally(connection, draft.kind, [*mentioned(draft, codes), ("article", article.id), ALL], 1)
    return finished


ALL = ("all", "all")
PLAIN = (
    "id", "revision", "recorded_at", "reason", "kind", "review", "type", "status", "indicator", "measure", "unit",
    "direction", "balance", "comparator", "record", "flow", "reporter", "partner", "hs", "freq",
)  # fmt: skip


def mentioned(draft: Draft, codes: list[str]) -> Iterator[tuple[str, str]]:
    """Under which pairs, countries and parties a fact is found."""
    yield from (("pair", pair_of(a, b)) for a, b in combinations(codes, 2))
    yield from (("country", code) for code in codes)
    yield from (("party", party) for party in dict.fromkeys(party.id for party in draft.parties))


def searched(draft: Draft, title: str | None, review: str, codes: list[str]) -> Iterator[str]:
    """The words that `q` finds a version by, each once; with marked ones for kind, review and pairs."""
    names = " ".join(party.name for party in draft.parties)
    yield from dict.fromkeys(words(f"{draft.summary} {draft.subject or ''} {names} {title or ''}"))
    yield from (marked("kind", draft.kind), marked("review", review))
    yield from (marked("pair", pair_of(a, b)) for a, b in combinations(codes, 2))


def _next_revision(connection: Connection, change: Change) -> tuple[int, str]:
    last = connection.execute(select(store.c.revision, store.c.recorded_at)).one()
    revision = last.revision + 1
    if change.revision not in (None, revision):
        raise Conflict(f"revision {change.revision} does not follow {last.revision}")
    recorded_at = change.recorded_at or after(last.recorded_at, datetime.now(UTC))
    if recorded_at < last.recorded_at:
        raise Conflict(f"revision {revision} would be recorded before revision {last.revision}")
    connection.execute(update(store).values(revision=revision, recorded_at=recorded_at))
    return revision, recorded_at


def _end(connection: Connection, ended: Any, revision: int) -> None:
    if ended is None:
        return
    connection.execute(update(facts).where(facts.c.key == ended.key).values(until=revision))
    rows = connection.execute(select(mentions.c.filter, mentions.c.code).where(mentions.c.key == ended.key)).all()
    connection.execute(update(mentions).where(mentions.c.key == ended.key).values(until=revision))
    if ended.review == "accepted":
        _tally(connection, ended.kind, [*((row[0], row[1]) for row in rows), ("article", ended.article_id), ALL], -1)


def _tally(connection: Connection, kind: str, counted: list[tuple[str, str]], by: int) -> None:
    for name, code in counted:
        statement = upsert(tallies).values(filter=name, code=code, **{**dict.fromkeys(KINDS, 0), kind: by})
        connection.execute(statement.on_conflict_do_update(set_={kind: tallies.c[kind] + by}))
        if by < 0:
            none_left = tallies.c.figure + tallies.c.event + tallies.c.agreement == 0
            connection.execute(delete(tallies).where(tallies.c.filter == name, tallies.c.code == code, none_left))


def _name_parties(connection: Connection, draft: Draft) -> None:
    source = getattr(draft, "source_agency", None)
    for party in (*draft.parties, *filter(None, (draft.stated_by, source))):
        _name_party(connection, party)


def _name_party(connection: Connection, party: Party) -> None:
    found = connection.execute(select(parties.c.name, parties.c.words).where(parties.c.id == party.id)).one_or_none()
    if found is None:
        known = economy(party.id)
        others = known.aliases if known else ()
        row = {name: getattr(party, name) for name in ("id", "name", "type", "country")}
        connection.execute(insert(parties).values(row | {"words": fold(" ".join((party.name, *others)))}))
        for alias in others:
            connection.execute(insert(aliases).values(party_id=party.id, name=alias))
    elif found.name != party.name:
        added = upsert(aliases).values(party_id=party.id, name=party.name).on_conflict_do_nothing()
        if connection.execute(added).rowcount:
            more = f"{found.words} {fold(party.name)}"
            connection.execute(update(parties).where(parties.c.id == party.id).values(words=more))

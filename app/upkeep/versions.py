"""Proving that each version's columns, mentions and document are what its draft and its revision make them."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import Connection, bindparam, select, union_all

from app.curation.articles import STANDING, disagreeing, text_of
from app.curation.proposals import stored_draft
from app.curation.versions import Row, mention_rows, version_row
from app.drafts.facts import PREFIXES, Draft
from app.errors import Problem
from app.model.articles import articles
from app.model.database import streamed
from app.model.document import Change, Fact, Proposer, read_document
from app.model.facts import facts
from app.model.mentions import mentions
from app.model.parties import aliases, parties

FACT: TypeAdapter[Any] = TypeAdapter(Fact)
ARTICLE = select(articles).where(articles.c.id == bindparam("article"))
MENTIONS = select(mentions).where(mentions.c.key == bindparam("key"))
RECORDED = select(facts.c.key).where(facts.c.id == bindparam("fact")).limit(1)
NAMES = union_all(
    select(parties.c.name).where(parties.c.id == bindparam("party")),
    select(aliases.c.name).where(aliases.c.party_id == bindparam("party")),
)
# An article's versions stand apart where others were published on the same day; its text may have a megabyte.
ARTICLES, PARTIES = 32, 4096
WHILE_PROPOSED = ("proposed_by", "confidence", "reasons")


def versions_agree(connection: Connection) -> Iterator[str]:
    """Every version, made again from its own document, is the row that is stored."""
    seen = _Seen(connection)
    for row in streamed(connection, select(facts).order_by(facts.c.key)):
        for fault in _faults(connection, dict(row._mapping), seen):
            yield f"fact {row.id} revision {row.revision}: {fault}"


class _Seen:
    """The articles and parties that were asked for lately."""

    def __init__(self, connection: Connection) -> None:
        self.article = lru_cache(ARTICLES)(
            lambda one: (connection.execute(ARTICLE, {"article": one}).one_or_none(), text_of(connection, one))
        )
        self.names = lru_cache(PARTIES)(lambda one: set(connection.scalars(NAMES, {"party": one})))


def _faults(connection: Connection, row: Row, seen: _Seen) -> Iterator[str]:
    article, text = seen.article(row["article_id"])
    if article is None:
        return  # told as a row that points at nothing
    try:
        fields = read_document(row["document"])
        FACT.validate_python(fields)
        draft = stored_draft(row["document"])
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        yield f"document: {'.'.join(map(str, first['loc']))}: {first['msg']}"
        return
    except (Problem, ValueError, TypeError, AttributeError, ArithmeticError) as error:
        yield f"document: {error}"
        return
    yield from _document_faults(fields, draft, text if row["until"] is None and row["review"] in STANDING else None)
    rebuilt = version_row(article, draft, _change(row, fields), fields["id"], text) | {"until": row["until"]}
    for name, value in rebuilt.items():
        if row[name] != value:
            long = name in {"document", "words"}
            told = "differs from what it is made of" if long else f"is {row[name]!r}, its document tells {value!r}"
            yield f"{name} {told}"
    yield from _mention_faults(connection, mention_rows(draft, rebuilt), row["key"])
    for party in (*draft.parties, draft.stated_by, getattr(draft, "source_agency", None)):
        if party is not None and party.name not in seen.names(party.id):
            yield f"party {party.id} is not known as {party.name!r}"
    for relation in draft.relations:
        if connection.execute(RECORDED, {"fact": relation.fact}).first() is None:
            yield f"relation {relation.relation}: there is no fact {relation.fact}"


def _document_faults(fields: Mapping[str, Any], draft: Draft, text: str | None) -> Iterator[str]:
    if not fields["id"].startswith(f"{PREFIXES[draft.kind]}_"):
        yield f"document: the id of {draft.kind}s begins with {PREFIXES[draft.kind]}_"
    if fields["review"] != "proposed" and any(fields[name] is not None for name in WHILE_PROPOSED):
        yield f"document: {', '.join(WHILE_PROPOSED)} are told of proposed facts only"
    if text is not None:
        yield from (f"evidence {where}" for where in disagreeing(draft, text))


def _change(row: Row, fields: Mapping[str, Any]) -> Change:
    told = ("review", "reason", "confidence", "reasons", "revision", "recorded_at")
    proposer = Proposer(**fields["proposed_by"]) if fields["proposed_by"] else None
    return Change(row["by"], row["action"], proposed_by=proposer, **{name: fields[name] for name in told})


def _mention_faults(connection: Connection, expected: list[Row], key: int) -> Iterator[str]:
    found = {(row.filter, row.code): dict(row._mapping) for row in connection.execute(MENTIONS, {"key": key})}
    for mention in expected:
        stored = found.pop((mention["filter"], mention["code"]), None)
        if stored != mention:
            yield f"mention of {mention['filter']} {mention['code']} {'differs' if stored else 'is missing'}"
    yield from (f"mention of {name} {code} is one too many" for name, code in found)

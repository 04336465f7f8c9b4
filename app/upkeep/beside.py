"""Proving what the store keeps beside its facts: articles, texts, parties, the full text index, counts."""

from collections.abc import Iterable, Iterator
from typing import Any

import orjson
from pydantic import ValidationError
from sqlalchemy import Connection, Select, Subquery, case, except_, func, literal, select, union_all

from app.curation.articles import article_row, text_of
from app.drafts.article import ArticleDraft
from app.drafts.evidence import digest
from app.drafts.facts import KINDS
from app.model.articles import articles, texts
from app.model.columns import REVISION_BITS
from app.model.database import streamed
from app.model.facts import facts
from app.model.mentions import mentions, tallies
from app.model.parties import aliases, parties
from app.model.search import entries
from app.vocabulary.words import fold

BITS = 2**64
REVISIONS = 2**REVISION_BITS - 1


def articles_agree(connection: Connection) -> Iterator[str]:
    """Each article's id, words and day are what its metadata make them."""
    for row in streamed(connection, select(articles).order_by(articles.c.id)):
        stored = dict(row._mapping)
        try:
            draft = ArticleDraft.model_validate({name: stored[name] for name in ArticleDraft.model_fields})
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            yield f"article {row.id}: {first['loc'][0]}: {first['msg']}"
            continue
        for name, value in article_row(draft).items():
            if stored[name] != value:
                yield f"article {row.id}: {name} is {stored[name]!r}, its metadata tell {value!r}"


def texts_agree(connection: Connection) -> Iterator[str]:
    """Each attached text has the digest of its article."""
    attached = select(articles.c.id, articles.c.sha256).join(texts).order_by(articles.c.id)
    for article, sha256 in streamed(connection, attached):
        # One at a time: a text may have a megabyte.
        if digest(text_of(connection, article) or "") != sha256:
            yield f"article {article}: the attached text has another digest"


def parties_agree(connection: Connection) -> Iterator[str]:
    """Each party is as the first version that names it has it, and its words are those of all its names."""
    names = func.aggregate_strings(aliases.c.name, " ")
    other = select(names).where(aliases.c.party_id == parties.c.id).scalar_subquery().label("others")
    first = _first_named()
    named = (
        select(parties, other, facts.c.document)
        .outerjoin(first, first.c.party == parties.c.id)
        .outerjoin(facts, facts.c.revision == first.c.revision)
    )
    for row in streamed(connection, named.order_by(parties.c.id)):
        if set(row.words.split()) != set(fold(f"{row.name} {row.others or ''}").split()):
            yield f"party {row.id}: its words are not those of its names"
        told = _party_of(row.document, row.id) if row.document else None
        if told is None:
            yield f"party {row.id}: no fact names it"
            continue
        for name in ("name", "type", "country"):
            if getattr(row, name) != told.get(name):
                stored = getattr(row, name)
                yield f"party {row.id}: {name} is {stored!r}, the first fact that names it tells {told.get(name)!r}"


def _first_named() -> Subquery:
    """The revision that named each party first."""
    taking_part = select(mentions.c.code.label("party"), mentions.c.key.bitwise_and(REVISIONS).label("revision"))
    named = union_all(
        taking_part.where(mentions.c.filter == "party"),
        *(
            select(column, facts.c.revision).where(column.is_not(None))
            for column in (facts.c.stated_by, facts.c.source_agency)
        ),
    ).subquery()
    return select(named.c.party, func.min(named.c.revision).label("revision")).group_by(named.c.party).subquery()


def _party_of(document: str, party: str) -> Any:
    """A party as a document has it, None if it has not; what is no document is told elsewhere."""
    try:
        fields = orjson.loads(document)
        named = [*fields["parties"], fields["stated_by"], fields.get("source_agency")]
        return next((one for one in named if one and one["id"] == party), None)
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def words_agree(connection: Connection) -> Iterator[str]:
    """The full text index holds exactly the words of the facts."""
    versions = streamed(connection, select(facts.c.key, facts.c.words))
    stored = ((key, word) for key, words in versions for word in words.split())
    if _sum(stored) != _sum(map(tuple, entries(connection))):
        yield "full text: the index does not hold the words of the facts"


def _sum(pairs: Iterable[tuple[Any, ...]]) -> tuple[int, int]:
    """How many pairs, and a sum that tells one bag of them from another, in whatever order they come."""
    number, total = 0, 0
    for pair in pairs:
        number += 1
        total = (total + hash(pair)) % BITS
    return number, total


def counts_agree(connection: Connection) -> Iterator[str]:
    """The counts that are kept are those of the accepted facts at present."""
    counted, kept = _counted(), select(tallies)
    wrong = {}
    for name, code, *numbers in connection.execute(except_(counted, kept)):
        wrong[name, code] = numbers
    for name, code, *numbers in connection.execute(except_(kept, counted)):
        told = wrong.pop((name, code), [0] * len(KINDS))
        yield f"count of {name} {code}: is {numbers}, the facts tell {told}"
    yield from (f"count of {name} {code}: is missing, the facts tell {told}" for (name, code), told in wrong.items())


def _counted() -> Select[Any]:
    number = [func.sum(case((facts.c.kind == kind, 1), else_=0)) for kind in KINDS]
    present = (facts.c.until.is_(None), facts.c.review == "accepted")
    every = select(literal("all"), literal("all"), *number).where(*present).having(func.count() > 0)
    stating = select(literal("article"), facts.c.article_id, *number).where(*present).group_by(facts.c.article_id)
    found = select(mentions.c.filter, mentions.c.code, *number).join(facts, facts.c.key == mentions.c.key)
    shown = found.where(*present).group_by(mentions.c.filter, mentions.c.code)
    return select(union_all(every, stating, shown).subquery())

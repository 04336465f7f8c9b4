"""Proving what the store keeps beside its facts: articles, texts, parties, the full text index, counts."""

from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Connection, Select, case, except_, func, literal, select, union_all

from app.curation.articles import article_row, text_of
from app.drafts.article import ArticleDraft
from app.drafts.evidence import digest
from app.model.articles import articles, texts
from app.model.database import streamed
from app.model.facts import KINDS, facts
from app.model.mentions import mentions, tallies
from app.model.parties import aliases, parties
from app.model.search import entries
from app.vocabulary.words import fold

BITS = 2**64


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
    """Each party's words are those of all its names."""
    names = func.aggregate_strings(aliases.c.name, " ")
    other = select(names).where(aliases.c.party_id == parties.c.id).scalar_subquery()
    named = select(parties.c.id, parties.c.name, parties.c.words, other).order_by(parties.c.id)
    for party, name, words, others in streamed(connection, named):
        if set(words.split()) != set(fold(f"{name} {others or ''}").split()):
            yield f"party {party}: its words are not those of its names"


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

"""Keeping articles that were read, and what was read in them as proposals."""

from typing import Any

from sqlalchemy import Connection, select

from app.curation.articles import add_article, article_of_id, attach
from app.curation.deciding import Author
from app.curation.recording import Recorder
from app.curation.showing import read_change
from app.drafts.article import ArticleDraft
from app.drafts.facts import Draft, fact_id
from app.extraction.reading import Reading
from app.model.facts import facts


def day_of(connection: Connection, article: ArticleDraft) -> str | None:
    """When an article was published, by which its text is read: what is known of it holds, whatever is sent."""
    known = article_of_id(connection, article.id)
    return (known.published if known else None) or article.published


def take_in(
    connection: Connection, article: ArticleDraft, text: str, readings: list[Reading], author: Author
) -> tuple[Any, bool, list[str]]:
    """Keep an article with its text, and what was read in it as proposals: its row, whether it is new, its facts.

    An article that is known stays as it was, and so do its facts; one that was known by its digest alone has its text
    attached now, and is read. Conflict where its facts disagree with the text.
    """
    row, new = add_article(connection, article)
    if attach(connection, row.id, text):
        with Recorder(connection) as recorder:
            ids = [fact_id(found.draft, row.sha256) for found in readings]
            for fact, found in zip(ids, readings, strict=True):
                if recorder.present(fact) is None:
                    change = read_change(found, author.name)
                    recorder.record(row, _tied(found.draft, set(ids)), change, text, fact, None)
    standing = facts.c.review.in_(("proposed", "accepted"))
    statement = select(facts.c.document).where(facts.c.article_id == row.id, facts.c.until.is_(None), standing)
    return row, new, list(connection.execute(statement.order_by(facts.c.revision)).scalars())


def _tied(draft: Draft, known: set[str]) -> Draft:
    return draft.model_copy(update={"relations": [tie for tie in draft.relations if tie.fact in known]})

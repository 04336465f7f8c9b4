"""Reading articles in: what the reader proposes, as facts that are kept or only shown."""

from typing import Any

from sqlalchemy import Connection, select

from app.curation.articles import ArticleDraft, add_article, article_row, attach
from app.curation.deciding import Author
from app.curation.recording import Recorder
from app.curation.versions import Change, served
from app.drafts.facts import Draft, fact_id
from app.extraction.read import READER, Reading, read
from app.model.document import Proposer
from app.model.facts import facts

PROPOSER = Proposer(name=READER, type="reader")


def shown(article: ArticleDraft, text: str) -> list[str]:
    """The documents of what the reader finds in a text, as they would be proposed; nothing is kept."""
    row = _Row(article_row(article))
    return [
        served(row, found.draft, _change(found, READER), fact_id(found.draft, article.sha256), text).decode()
        for found in read(text, article.published)
    ]


def take_in(
    connection: Connection, article: ArticleDraft, text: str, readings: list[Reading], author: Author
) -> tuple[Any, bool, list[str]]:
    """Keep an article with its text, and what was read in it as proposals: its row, whether it is new, its facts.

    An article that is known stays as it was, and so do its facts.
    """
    row, new = add_article(connection, article)
    if new:
        attach(connection, row.id, text)
        with Recorder(connection) as recorder:
            known = {fact_id(found.draft, row.sha256) for found in readings}
            for found in readings:
                recorder.record(row, _tied(found.draft, known), _change(found, author.name), text)
    standing = facts.c.review.in_(("proposed", "accepted"))
    statement = select(facts.c.document).where(facts.c.article_id == row.id, facts.c.until.is_(None), standing)
    return row, new, list(connection.execute(statement.order_by(facts.c.revision)).scalars())


class _Row:
    """The row of an article that is not kept."""

    def __init__(self, fields: dict[str, Any]) -> None:
        self.__dict__.update(fields)


def _change(found: Reading, by: str) -> Change:
    return Change(by, "added", "proposed", None, PROPOSER, found.confidence, list(found.reasons))


def _tied(draft: Draft, known: set[str]) -> Draft:
    return draft.model_copy(update={"relations": [tie for tie in draft.relations if tie.fact in known]})

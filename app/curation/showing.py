"""What the reader finds in a text, as it would be proposed; knows no SQL, so that reading starts at once."""

from typing import Any

from app.drafts.article import METADATA, ArticleDraft
from app.drafts.facts import KINDS, fact_id
from app.extraction.read import read
from app.extraction.reading import Reading
from app.model.document import ArticleName, Change, Proposer, fact_fields, with_quotes

READER = Proposer(name="tradefacts reader", type="reader")


def shown(article: ArticleDraft, text: str) -> list[str]:
    """The documents of all facts in a text. They are not kept, so they have no revision."""
    name = ArticleName(id=article.id, **article.model_dump(include={"title", "publisher", "published"}))
    documents = []
    for found in read(text, article.published):
        fact = fact_id(found.draft, article.sha256)
        fields = fact_fields(name, found.draft, read_change(found, READER.name), fact)
        documents.append(with_quotes(fields, text).decode())
    return documents


def article_shown(article: ArticleDraft) -> dict[str, Any]:
    """An article as it is served, which is not kept."""
    known = {name: getattr(article, name) for name in METADATA}
    return {**known, "attached": False, "counts": dict.fromkeys(KINDS, 0)}


def read_change(found: Reading, by: str) -> Change:
    """The change that proposes a reading."""
    return Change(by, "added", "proposed", None, READER, found.confidence, list(found.reasons))

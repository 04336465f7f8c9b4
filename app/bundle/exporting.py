"""A whole store as NDJSON: its articles, then every version of every fact in revision order."""

from collections.abc import Iterator

import orjson
from sqlalchemy import Connection, select

from app.model.articles import articles, texts
from app.model.facts import facts

METADATA = ("id", "sha256", "published", "publisher", "title", "language", "url")
ROWS = 500


def export(connection: Connection) -> Iterator[bytes]:
    """One line (without its end) for each article, with its text where attached, then for each version of a fact.

    A fact's line has the API's shape, and `by` and `action` of the revision that made that version.
    """
    columns = [articles.c[name] for name in METADATA]
    stored = (
        select(*columns, texts.c.text).outerjoin(texts, texts.c.article_id == articles.c.id).order_by(articles.c.id)
    )
    for row in _streamed(connection, stored):
        yield orjson.dumps({"kind": "article", **dict(zip((*METADATA, "text"), row, strict=True))})
    versions = select(facts.c.document, facts.c.by, facts.c.action).order_by(facts.c.revision)
    for document, by, action in _streamed(connection, versions):
        # The document is finished JSON: a closing brace less, two members more.
        yield document[:-1].encode() + b',"by":' + orjson.dumps(by) + b',"action":' + orjson.dumps(action) + b"}"


def _streamed(connection: Connection, statement: object) -> Iterator[tuple[str, ...]]:
    return iter(connection.execution_options(yield_per=ROWS).execute(statement))  # type: ignore[call-overload]

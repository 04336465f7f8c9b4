"""A whole store as NDJSON: its articles, then every version of every fact in revision order."""

from collections.abc import Iterator

import orjson
from sqlalchemy import Connection, select

from app.curation.articles import text_of
from app.drafts.article import Metadata
from app.model.articles import articles
from app.model.database import streamed
from app.model.facts import facts

METADATA = ("id", "sha256", *Metadata.model_fields)


def export(connection: Connection) -> Iterator[bytes]:
    """One line (without its end) for each article, with its text where attached, then for each version of a fact.

    A fact's line has the API's shape, and `by` and `action` of the revision that made that version.
    """
    stored = select(*(articles.c[name] for name in METADATA)).order_by(articles.c.id)
    for row in streamed(connection, stored):
        # One text at a time: each may have a megabyte.
        yield orjson.dumps({"kind": "article", **row._mapping, "text": text_of(connection, row.id)})
    versions = select(facts.c.document, facts.c.by, facts.c.action).order_by(facts.c.revision)
    for document, by, action in streamed(connection, versions):
        # The document is finished JSON: a closing brace less, two members more.
        yield document[:-1].encode() + b',"by":' + orjson.dumps(by) + b',"action":' + orjson.dumps(action) + b"}"

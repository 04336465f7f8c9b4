"""Proving a store against a journal: every acknowledged write is there, and nothing is half there."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import lru_cache
from pathlib import Path

from app.curation.showing import shown
from app.drafts.article import ArticleDraft
from app.upkeep.check import check
from tests.chaos.journal import Journal, unquoted
from tests.stores import opened

# How many articles a file has that is loaded.
LOADED = 500
METADATA = ("sha256", "published", "publisher", "title", "language", "url")
KEPT = ("id", *METADATA)


def proved(path: Path, journal: Journal, *, still: bool = True) -> list[str]:
    """Everything that is wrong with a store; nothing if all is well.

    `still`: nobody writes, so that it holds what was acknowledged and what was under way, and nothing else.
    """
    if not path.exists():
        return [f"{path} is gone"] if journal.versions else []
    with opened(path) as store, store.reading(0) as connection:
        found = list(check(connection))
    with closing(sqlite3.connect(path)) as connection:
        (whole,) = connection.execute("PRAGMA integrity_check").fetchone()
        if whole != "ok":
            found.append(f"integrity_check: {whole}")
        found += [*_revisions(connection), *_acknowledged(connection, journal), *_whole(connection)]
        return [*found, *(_under_way(connection, journal) if still else ())]


def _revisions(connection: sqlite3.Connection) -> Iterator[str]:
    statement = (
        "SELECT count(*), count(DISTINCT revision), coalesce(min(revision), 1), coalesce(max(revision), 0) FROM fact"
    )
    every, different, first, last = connection.execute(statement).fetchone()
    if not (every == different == last and first == 1):
        yield f"revisions: {every} versions, {different} revisions from {first} to {last}"


def _acknowledged(connection: sqlite3.Connection, journal: Journal) -> Iterator[str]:
    stored = dict(connection.execute("SELECT revision, document FROM fact"))
    for revision, document in journal.versions.items():
        if revision not in stored:
            yield f"revision {revision} was acknowledged, and is lost: {document}"
        elif unquoted(json.loads(stored[revision])) != document:
            yield f"revision {revision} was acknowledged as {document}, and is {stored[revision]}"
    articles = {row[0]: row for row in connection.execute(f"SELECT {', '.join(KEPT)} FROM article")}  # noqa: S608 - our own names
    for identity, article in journal.articles.items():
        if articles.get(identity) != tuple(article[name] for name in KEPT):
            yield f"article {identity} was acknowledged as {article}, and is {articles.get(identity)}"
    texts = dict(connection.execute("SELECT article_id, text FROM article_text"))
    for identity, text in journal.texts.items():
        if texts.get(identity) != text:
            yield f"the text of {identity} was acknowledged, and is {texts.get(identity)}"


def _whole(connection: sqlite3.Connection) -> Iterator[str]:
    """Each article that was posted is there with all that is read in it, acknowledged or not, or not at all."""
    posted = "FROM article JOIN article_text ON article_id = article.id WHERE publisher LIKE 'desk%'"
    for *known, text in connection.execute(f"SELECT {', '.join(METADATA)}, text {posted}"):
        article = ArticleDraft.model_validate(dict(zip(METADATA, known, strict=True)))
        told = connection.execute("SELECT id FROM fact WHERE article_id = ? AND action = 'added'", (article.id,))
        missing = _read_in(article, text) - {fact for (fact,) in told}
        if missing:
            yield f"article {article.id} is half there: {missing} are missing"
    by_file = "SELECT publisher, count(*) FROM article WHERE publisher LIKE 'load%' GROUP BY publisher"
    for publisher, number in connection.execute(by_file):
        if number != LOADED:
            yield f"{number} of the {LOADED} articles of {publisher} are there"


def _under_way(connection: sqlite3.Connection, journal: Journal) -> Iterator[str]:
    """What nobody acknowledged is what one request of a client, which was under way, makes: no more."""
    unknown: dict[str, list[str]] = {}
    for revision, by, article in connection.execute("SELECT revision, by, article_id FROM fact"):
        if revision not in journal.versions and by.startswith("desk"):
            unknown.setdefault(by, []).append(article)
    for by, articles in unknown.items():
        path = journal.under_way.get(by, "")
        if not path or (len(articles) > 1 and path != "/v1/articles") or len(set(articles)) > 1:
            yield f"{by} made {len(articles)} versions unacknowledged, while {path or 'nothing'} was under way"


@lru_cache(maxsize=10_000)
def _read_in(article: ArticleDraft, text: str) -> frozenset[str]:
    return frozenset(json.loads(document)["id"] for document in shown(article, text))

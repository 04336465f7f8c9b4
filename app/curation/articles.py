"""Taking in articles, and attaching copies of their texts."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from app.curation.proposals import stored_draft
from app.curation.values import other_values
from app.drafts.article import UNKEPT, ArticleDraft
from app.drafts.evidence import LONGEST_ARTICLE, digest
from app.drafts.facts import Draft
from app.errors import Conflict, NotFound, Reason, Refused
from app.model.articles import articles, texts
from app.model.columns import last_day
from app.model.document import read_document, with_quotes
from app.model.facts import facts
from app.model.prepared import Prepared
from app.model.store import store
from app.vocabulary.periods import parse_published
from app.vocabulary.words import fold

# A fact in one of these reviews must agree with its article; what was rejected or corrected may have been wrong.
STANDING = frozenset({"proposed", "accepted"})
TEXT = Prepared(select(texts.c.text).where(texts.c.article_id == bindparam("article")))
KNOWN = Prepared(
    select(articles, texts.c.text).select_from(articles.outerjoin(texts)).where(articles.c.id == bindparam("article"))
)
ADD, COUNTED = Prepared(insert(articles)), Prepared(update(store).values(articles=store.c.articles + 1))


def article_row(draft: ArticleDraft) -> dict[str, Any]:
    """The row of an article: its metadata, and what lists filter and order by."""
    published = parse_published(draft.published) if draft.published else None
    return {
        **draft.model_dump(),
        "id": draft.id,
        "published_last": last_day(published),
        "publisher_words": fold(draft.publisher) if draft.publisher else None,
        "words": fold(f"{draft.title or ''} {draft.publisher or ''}"),
    }


def add_article(connection: Connection, draft: ArticleDraft) -> tuple[Any, bool]:
    """The article's row and whether it is new. One that is known keeps its metadata as they are."""
    found = article_of_id(connection, draft.id)
    if found is None:
        ADD.run(connection, [article_row(draft)])
        COUNTED.run(connection)
        return article_of_id(connection, draft.id), True
    if found.sha256 != draft.sha256:
        raise Conflict(f"{found.id} is another article, whose digest begins with the same digits: {found.sha256}")
    return found, False


def article_of_id(connection: Connection, article: str) -> Any:
    """The row of an article, with its `text` where that is attached, or None."""
    return KNOWN.one(connection, {"article": article})


def text_of(connection: Connection, article: str) -> str | None:
    """The attached text of an article, or None."""
    row = TEXT.first(connection, {"article": article})
    return None if row is None else str(row[0])


def attach(connection: Connection, article: str, text: str) -> bool:
    """Attach a copy of an article's text, so that answers quote it; False if it was attached before.

    NotFound for an unknown article; Conflict if the text has another digest, or if a fact that stands disagrees with
    it; Refused for a text that no store can keep. Then nothing changes.
    """
    sha256 = connection.execute(select(articles.c.sha256).where(articles.c.id == article)).scalar_one_or_none()
    if sha256 is None:
        raise NotFound(f"there is no article {article}")
    if wrong_letter := UNKEPT.search(text):
        where = f"character {wrong_letter.start()} is {wrong_letter.group()!a}"
        raise Refused.because([Reason("body", "", f"a text holds no NUL and no lone surrogates: {where}")])
    if digest(text) != sha256:
        raise Conflict(f"the text is another one: its SHA-256 is {digest(text)}, that of {article} is {sha256}")
    if len(text) > LONGEST_ARTICLE:
        raise Refused.because([Reason("body", "", f"a text has at most {LONGEST_ARTICLE} characters")])
    if text_of(connection, article) is not None:
        return False
    names = ("key", "id", "until", "review", "document")
    versions = connection.execute(select(*(facts.c[name] for name in names)).where(facts.c.article_id == article))
    wrong, quoted = [], []
    for key, fact, until, review, stored in versions:
        if until is None and review in STANDING:
            wrong += [Reason("body", "", f"{fact}: {told}") for told in disagreeing(stored_draft(stored), text)]
        quoted.append((key, with_quotes(read_document(stored), text)))
    if wrong:
        raise Conflict(f"{len(wrong)} stretches of evidence differ from this text; {wrong[0].detail}", wrong)
    for key, finished in quoted:
        connection.execute(update(facts).where(facts.c.key == key).values(document=finished.decode()))
    connection.execute(insert(texts).values(article_id=article, text=text))
    connection.execute(update(store).values(texts=store.c.texts + 1))
    return True


def disagreeing(draft: Draft, text: str) -> Iterable[str]:
    """What a fact says of a text that the text does not say: other stretches, other values."""
    for index, told in other_values(draft, text):
        yield f"{draft.evidence[index].start}-{draft.evidence[index].end}: {told}"
    for stretch in draft.evidence:
        if not stretch.is_of(text):
            yield f"{stretch.start}-{stretch.end} ({stretch.supports}) has another digest"

"""Articles, and the copies of their texts that were attached."""

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from app.model.columns import TableRow


class Article(TableRow, table=True):
    """A text that states facts, known by the digest of its exact text; its metadata never change.

    `published_last` is the last day of publication as ordinal, 0 if unknown; `words` are those of title and publisher,
    `publisher_words` the publisher folded, as the filter compares it.
    """

    __tablename__ = "article"
    __table_args__ = (
        Index("article_newest", "published_last", "id"),
        Index("article_publisher", "publisher_words", "published_last", "id"),
    )
    id: str = Field(primary_key=True)
    sha256: str = Field(unique=True)
    published: str | None
    published_last: int
    publisher: str | None
    title: str | None
    language: str | None
    url: str | None
    publisher_words: str | None
    words: str


class ArticleText(TableRow, table=True):
    """The attached copy of an article's text. Never served; quotes are cut from it."""

    __tablename__ = "article_text"
    article_id: str = Field(primary_key=True, foreign_key="article.id")
    text: str


articles = SQLModel.metadata.tables["article"]
texts = SQLModel.metadata.tables["article_text"]

"""Figures of an article: numbers bound to what they measure, whose, and when."""

from app.extraction.article import Article
from app.extraction.reading import Reading


def figures(article: Article) -> list[Reading]:
    """All figures that the article states."""
    return []

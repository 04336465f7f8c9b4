"""Who is named, anywhere in an article, as trading with whom: "exports from Cuba to Peru"."""

from collections.abc import Sequence

from app.extraction.article import Article
from app.extraction.figures.sides import sides
from app.extraction.figures.terms import Term
from app.extraction.text.segments import number_of


def traders(article: Article, terms: Sequence[Term]) -> dict[str, set[str]]:
    """All who are named as exporting to a partner or importing from it, by that."""
    found: dict[str, set[str]] = {}
    for term in terms:
        if term.flow in {"export", "import"}:
            sentence = article.sentences[number_of(article.sentences, term.start)]
            told = sides(article, term, sentence.start, sentence.end)
            if told.reporter and told.partner:
                found.setdefault(told.partner, set()).add(told.reporter)
    return found

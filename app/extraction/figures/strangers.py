"""Names of which nobody knows whose they are: "Darjeeling's output"."""

import re

from app.extraction.article import Article, within
from app.extraction.figures.terms import Term
from app.extraction.figures.whose import Whose

STRANGE = "whose is unknown"
# "Darjeeling's output": nobody knows whose.
STRANGERS = re.compile(
    r"(?<![.!?] )(?<!^)(?P<name>\b(?!Government|Ministry|Minister|President|Bank|Department|Community|Union"
    r"|Commission|Kingdom"
    r"|Republic|State|Yesterday|Today|Last|This|Next|Council|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
    r"[A-Z][a-z]+)'s (?:[a-z-]+ ){0,2}$"
)


def is_of_stranger(article: Article, whose: Whose, term: Term) -> bool:
    """Whether a name that is none of an economy's, nor of who stands for one, owns what a term measures."""
    told = STRANGERS.search(article.flat, max(0, term.start - 40), term.start)
    if told is None or term.kind == "verb":
        return False
    known = [
        *within(article.places, told.start("name"), told.end("name")),
        *within(whose.acts, max(0, told.start() - 40), term.start),
    ]
    return not known and not within(article.times, told.start("name"), told.end("name"))

"""The term soon behind a weight that nothing before it governs."""

import re
from collections.abc import Sequence

from app.extraction.article import within
from app.extraction.figures.terms import Term
from app.extraction.numbers.scanning import Number
from app.extraction.text.segments import Sentence

# So far behind a number the first term is still about it, unless the words between turn to something else.
NEAR = 60
TURNS = re.compile(
    r"[,;:()]|\b(?:to|for|and|as|or|but|that|which|who|while|after|before|over|from|with|by|against|amid|because|when"
    r"|if|than|on|at|is|are|was|were|has|had|have|will|would|could|may|said)\b"
)


def term_behind(flat: str, terms: Sequence[Term], number: Number, sentence: Sentence) -> Term | None:
    """The term soon after a weight, with its goods between: "plans of a 60,000 tonne a year cement plant"."""
    if number.sort != "quantity":
        return None
    term = next(iter(within(terms, number.end, min(sentence.end, number.end + NEAR))), None)
    return None if term is None or TURNS.search(flat, number.end, term.start) else term

"""Whose a figure is that "the two countries" have, or that one has with "its neighbour"."""

import re

from app.extraction.figures.asked import Asked
from app.extraction.figures.behind import TIED
from app.extraction.figures.sides import Two
from app.extraction.figures.whose import other

ITS_PARTNER = re.compile(r"\b(?:its|the country's) (?:[a-z-]+ ){1,2}(?:partner|market|customer|supplier|buyer|rival)\b")
# Whom the words right before named, not the other of the two that the article is about.
NEIGHBOUR = re.compile(r" (?:to|from|with) the (?:[a-z-]+ )?neighbou?r(?:ing (?:country|nation|state))?\b")


def of_both(asked: Asked) -> Two:
    """The sides of what "the two countries" do, or of what one does with "its neighbour"."""
    whose, term, reporter, sentence = asked.whose, asked.term, asked.reporter, asked.sentence
    before = asked.previous or asked.memory.last
    if before is not None and before.partner and NEIGHBOUR.match(asked.flat, term.end):
        reporter = reporter or (before.reporter if asked.memory.index - before.sentence <= 1 else None)
        if (one := other((before.reporter or "", before.partner), reporter)) is not None:
            return reporter, one  # "Exports to Peru fell, as did imports from the neighbour"
    acted = asked.whose.acted_last
    if TIED.search(asked.flat, term.end, term.end + 60) and acted and acted[0] != reporter:
        return reporter, acted[0]  # "Exports to Peru's neighbour": whom the last sentence was about
    ranked = ITS_PARTNER.search(asked.flat, sentence.start, sentence.end)  # is one of two if nobody else is named much
    told = whose.pair if ranked is not None else asked.article.pair
    near = sorted({place.code for place in whose.acting(sentence.start, term.start)})
    pair = whose.two(sentence) or ((near[0], near[1]) if len(near) == 2 else whose.two_before() or told)
    if pair is None:
        # "President Putin told his host": whoever is named, by name or by those who stand for them.
        named = {*asked.article.economies, *(one.code for one in whose.acts)}
        pair = (min(named), max(named)) if len(named) == 2 else None
    if pair is None:
        return reporter, None
    if reporter is None and asked.flow == "total":
        return pair
    if reporter not in pair:
        subject = whose.subject(sentence, term.start)
        known = asked.previous.reporter if asked.previous and asked.previous.reporter in pair else None
        reporter = known or (subject.code if subject else asked.memory.reporter)
    if reporter not in pair:
        return None, None
    return reporter, pair[0] if pair[1] == reporter else pair[1]

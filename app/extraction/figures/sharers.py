"""Who takes a share of another's trade, where no word beside the term says so."""

import re

from app.extraction.article import Article
from app.extraction.figures.slots import Slots
from app.extraction.figures.whose import Whose
from app.extraction.text.segments import Sentence

TAKEN_UP = re.compile(r"\b(?:the figures?|this|that|it|they|which|these)\b", re.IGNORECASE)
PART_NOW = re.compile(
    r",?(?: in [^,;.]{3,20},?)?[ -]+(?:and )?(?:to|or|accounting for|making up|representing|equal to|equivalent to"
    r"|accounted for|made up|represented)(?: (?:about|some|nearly|over|almost|around|more than|just))* "
)
SHARE = re.compile(r"'s? (?:[a-z]+ )?share (?:of|in|among)\b| in (?:the )?(?:total|overall)?\b")


def sharer(
    article: Article, whose: Whose, slots: Slots, sentence: Sentence, reporter: str | None, previous: Slots | None
) -> str | None:
    """Who takes a share of another's trade: the subject, or who "this" trade was with."""
    if (
        previous is not None
        and previous.partner not in {None, "WLD", reporter}
        and (previous.reporter, previous.flow) == (reporter, slots.flow)
        and PART_NOW.fullmatch(article.flat, previous.number.end, slots.number.start)
    ):
        return previous.partner  # "exports to Peru rose 5 percent to 20 percent of Chile's total exports"
    for place in whose.acting(sentence.start, slots.number.start):
        if place.code != reporter and SHARE.match(article.flat, place.end):
            return place.code
    subject = whose.subject(sentence, slots.number.start)
    if subject is not None and subject.code != reporter and subject.start < slots.number.start:
        return subject.code
    last = whose.memory.last
    if (
        last is not None
        and reporter in {last.reporter, last.partner}
        and TAKEN_UP.search(article.flat, sentence.start, slots.number.start)
    ):
        return last.partner if last.reporter == reporter else last.reporter
    after = whose.acting(slots.term.end, min(sentence.end, slots.term.end + 40))
    return after[0].code if after and after[0].code != reporter else None

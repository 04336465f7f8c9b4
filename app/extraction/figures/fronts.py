"""Who opens a sentence or a clause, and whose partner they are: "With Japan, the surplus rose"."""

import re

from app.extraction.figures.slots import Slots
from app.extraction.figures.terms import Term
from app.extraction.figures.whose import Whose
from app.extraction.text.segments import Sentence

HAD = re.compile(
    r",? (?:it|they|the (?:country|bloc|union)) (?:had|has|ran|runs|posted|recorded|enjoyed|suffered|showed|saw)"
    r" (?:an? |the )?(?:[a-z-]+ ){0,2}"
)
WITH = re.compile(r"\b[Ww]ith (?:the )?$")
FRONT_PAIR = (
    re.compile(r"Between (?:the )?"),
    re.compile(r" and (?:the )?"),
    re.compile(r",? (?:the |total |annual |two-way )*"),
)
FRONT = re.compile(r"(?:With|To|From)(?: the)? ")


def with_it(whose: Whose, slots: Slots, sentence: Sentence, reporter: str | None) -> str | None:
    """The partner that opens a clause: "; with Japan it had a deficit"."""
    flat, at = whose.article.flat, min(slots.term.start, slots.number.start)
    for place in whose.acting(max(sentence.start, at - 60), at):
        had = HAD.fullmatch(flat, place.end, at)
        if had and place.code != reporter and WITH.search(flat, sentence.start, place.start):
            return place.code
    return None


def fronted(whose: Whose, sentence: Sentence, reporter: str | None) -> str | None:
    """The partner that opens the sentence: "With Japan, Canada had a deficit"."""
    places = whose.acting(sentence.start, sentence.start + 24)
    if not places or places[0].code == reporter:
        return None
    flat, place = whose.article.flat, places[0]
    opens = FRONT.fullmatch(flat, sentence.start, place.start) is not None
    return place.code if opens and flat.startswith(",", place.end) else None


def fronted_pair(whose: Whose, sentence: Sentence, term: Term) -> tuple[str, list[str]] | None:
    """The two that open the sentence: "Between Peru and Chile the trade was 5 million"."""
    places = whose.acting(sentence.start, term.start)
    if len(places) != 2:
        return None
    one, other = places
    gaps = (sentence.start, one.start), (one.end, other.start), (other.end, term.start)
    opens = all(words.fullmatch(whose.article.flat, *gap) for words, gap in zip(FRONT_PAIR, gaps, strict=True))
    return (one.code, [other.code]) if opens else None

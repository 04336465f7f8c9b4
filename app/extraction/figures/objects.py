"""Which economies act in a stretch, and which are only spoken of: objects of prepositions and of what is done."""

import re
from collections.abc import Sequence

from app.extraction.article import Article, within
from app.extraction.figures.epithets import EPITHET
from app.extraction.figures.groups import in_row
from app.extraction.figures.owners import PRODUCERS
from app.extraction.names.places import Place
from app.extraction.text.segments import Sentence

OBJECT = re.compile(
    r"\b(?:to|from|with|between|against|for|by|in|at|on|of|and|over|towards?|outside|inside|within|beyond|across|into"
    rf"|through|than|including|excluding|under|behind|via|near|like|unlike|alongside)(?: {EPITHET})* $",
    re.IGNORECASE,
)
DONE_TO = re.compile(
    r"\b(?:targeted|targets|targeting|hit|hits|hitting|bought|buys|buying|imported|imports|importing|taxed|taxes|barred"
    r"|bars|banned|bans|banning|curbed|curbs|blocked|blocks|restricted|subsidi[sz]ed|taxing|took|takes|exempted|exempts"
    r"|accused|accuses|sued|penali[sz]ed|hurt|hurts|threatened|threatens)(?: (?:some|all|certain|the|most|many))? $"
)
# "Gave Peru 5 million dollars in aid".
GIVEN = re.compile(
    r"\b(?:give[sn]?|gave|giving|grant(?:s|ed|ing)?|lend(?:s|ing)?|lent|offer(?:s|ed|ing)?|extend(?:s|ed|ing)?|pa(?:ys?|id|ying)"
    r"|promis(?:es?|ed|ing)|pledg(?:es?|ed|ing)|award(?:s|ed|ing)?|sen(?:ds?|t|ding)|sells?|sold|selling)(?: the)? $"
)
# "The ten nations of the EU captured", at the beginning of a sentence, are the EU.
MEMBERS = re.compile(
    r"(?:(?:All|The|Most|Some) )?(?:of the )?(?:[a-z\d]+ )?"
    r"(?:nations|countries|states|members|governments|companies|firms|producers|exporters|farmers) of (?:the )?",
    re.IGNORECASE,
)
# What these two end with, whatever stands before it.
OF = (" of ", " of the ")
OF_PRODUCERS = tuple(f" {word} {the}" for word in ("in", "of", "from", "across") for the in ("", "the "))
JOINED = re.compile(r"\b(?:and|while)(?: the)? $")
# What is done to the other side: "U.S. pressure over the surplus" is no surplus of the U.S.
PRESSING = re.compile(
    r" (?:pressure|demands?|criticism|complaints?|threats?|calls?|requests?|accusations?|sanctions|anger|concerns?"
    r"|anxiety|claims?|irritation|displeasure)\b"
)


def acting(article: Article, start: int, end: int) -> Sequence[Place]:
    """The economies named between two offsets that act: no cities, no regions."""
    return within(article.acting, start, end)


def is_object(article: Article, sentence: Sentence, place: Place) -> bool:
    """Whether something is done to an economy, or only with it or there."""
    flat = article.flat
    before = flat[max(sentence.start, place.start - 28) : place.start]
    if flat.startswith(" to ", place.end) and JOINED.search(before):
        return False  # "and the EU to cut its tariffs"
    done_to = DONE_TO if place.form == "demonym" else GIVEN
    if done_to.search(before) and acting(article, sentence.start, place.start):
        return True  # "India targeted American apples", "gave India 5 million dollars"
    if in_row(flat, place, max(sentence.start, place.start - 60)):
        return True
    if before.lower().endswith(OF) and MEMBERS.fullmatch(flat, sentence.start, place.start):
        return False
    made = before.endswith(OF_PRODUCERS) and not flat.startswith(" and ", place.end)
    if made and PRODUCERS.search(flat, max(sentence.start, place.start - 40), place.start):
        return False
    return OBJECT.search(before) is not None or PRESSING.match(flat, place.end) is not None

"""One economy after the other: "Brazil's rose to 27 billion", "Only Peru showed a decline, from 3 to 2 billion"."""

import re

from app.extraction.article import Article, within
from app.extraction.figures.slots import AMOUNTS, Slots
from app.extraction.numbers.scanning import Number
from app.extraction.structs import replace

OPENS = re.compile(
    r"(?:(?:Only|But|And|Also|Even|Meanwhile|However|Elsewhere|In contrast|By contrast|For|While|Then|Similarly"
    r"|Likewise)"
    r",? )?(?:the )?$",
    re.IGNORECASE,
)
# After the name: "'s rose to", " showed a decline, from", "'s, at".
DID = re.compile(
    r"(?P<of>'s?|\u2019s?)?(?:, the [^,.;]{3,60},)?(?:,? (?:too|also|meanwhile|in turn|by contrast|however),?)?"
    r" (?:(?:had|has|have|was|were|also|only|even|in turn|alone) )?"
    r"(?:(?:rose|fell|grew|increased|decreased|climbed|jumped|dropped|declined|surged|slumped|plunged|soared|slipped"
    r"|tumbled|expanded|shrank|widened|narrowed|gained|went (?:up|down)|edged (?:up|down)|dipped|advanced|slid|doubled)"
    r"|(?P<seen>show(?:s|ed)|saw|record(?:s|ed)|post(?:s|ed)|register(?:s|ed)|experienced|enjoyed|suffered|reported|had)"
    r" (?:an?|the) (?:[a-z-]+ ){0,2}(?:decline|gain|rise|drop|fall|increase|decrease|growth|jump|surge|slump),?"
    r"|(?P<was>stood|was|were|came|amounted|totall?ed|reached|hit|averaged))"
    r"(?: (?:[a-z]+ly|by|to|from|at|of|a|an|the|about|some|almost|over|just|around|more|than|record))* $"
)
FLOWS = {"export", "import", "balance", "total"}
# "Chile accounted for 5 million".
TAKING = re.compile(
    r",?(?: (?:alone|itself|also|meanwhile))? (?:account(?:ed|s) for|absorb(?:ed|s)|receive[ds]|represent(?:ed|s)"
    r"|made up|makes up|contribut(?:ed|es)|was responsible for)"
    r"(?: (?:about|some|nearly|almost|over|just|only|around|more|than|a|an|another|further))* $"
)
PARTED = {"export", "import", "total"}
# "5 million of the 7 million total".
OF_THE, TOTAL = re.compile(r" of (?:the|a|its|their|that) $"), re.compile(r" (?:total|overall|in all)\b")


def in_turn(  # noqa: PLR0911 - one objection after the other
    article: Article, last: Slots, number: Number, start: int
) -> Slots | None:
    """The last figure as that of the economy that opens the sentence and did the same; None where it tells another."""
    if last.flow not in FLOWS or last.reporter is None or number.sort not in AMOUNTS | {"percent"}:
        return None
    if number.sort not in {"percent", "elliptic"} and number.unit != last.unit:
        return None
    places = [one for one in within(article.places, start, start + 60) if one.acts]
    if not places or not OPENS.match(article.flat, start, places[0].start):
        return None
    place, flat = places[0], article.flat
    done = next((found for at in (number.start, number.core) if (found := DID.fullmatch(flat, place.end, at))), None)
    if done is None or (not done["of"] and not done["seen"] and number.sort == "percent"):
        return None  # "Peru rose 5 percent" may be its economy
    if not done["of"] and done["was"]:
        return None
    if last.flow == "total":  # one partner after the other
        if place.code == last.reporter or not done["seen"]:
            return None
        return replace(last, partner=place.code, parties=(place.start, place.end), commodity=None)
    partner = last.reporter if last.partner == place.code else last.partner
    return replace(last, reporter=place.code, partner=partner, parties=(place.start, place.end), commodity=None)


def taker(article: Article, last: Slots, number: Number, start: int) -> Slots | None:
    """The last figure as the part of it that the economy which opens the sentence takes; None where none does."""
    if last.flow not in PARTED or last.reporter is None or number.sort not in AMOUNTS:
        return None
    if "money" in {number.sort, last.number.sort} and last.number.sort != "percent" and number.unit != last.unit:
        return None
    places = [one for one in within(article.places, start, number.start) if one.acts and one.code != last.reporter]
    if len(places) != 1 or not OPENS.match(article.flat, start, places[0].start):
        return None
    place = places[0]
    if not any(TAKING.fullmatch(article.flat, place.end, at) for at in (number.start, number.core)):
        return None
    return replace(last, partner=place.code, parties=(place.start, place.end), commodity=None)


def is_whole(article: Article, number: Number, start: int) -> bool:
    """Whether a number is the total of which the one before, that ends at `start`, is a part."""
    return OF_THE.fullmatch(article.flat, start, number.start) is not None and bool(
        TOTAL.match(article.flat, number.end)
    )

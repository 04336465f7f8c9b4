"""Whose guests are counted and where they come from: "visitors from Peru led with 8,500, Chile with 4,300"."""

import re

from app.extraction.article import Article, within
from app.extraction.figures.epithets import EPITHET
from app.extraction.figures.slots import Slots
from app.extraction.figures.whose import Whose
from app.extraction.names.places import Place
from app.vocabulary.economies import taking_part

FROM = re.compile(rf"\b(?:from|out of)(?: {EPITHET})* $", re.IGNORECASE)
# "..., followed by Chile with", "and Peru up", "visitors: Cuba with".
IN_ROW = re.compile(r"(?:^|[:,;(] ?|\b(?:and|by|while|but|with) )(?:the )?$")
GIVEN = re.compile(
    r"(?:'s?|\u2019s?)?(?:,? (?:with|at|up|down|alone|also|again|too|only|sent|supplied|contributed|provided|accounted"
    r"|rose|fell|grew|increased|decreased|jumped|dropped|came|was|were|remained|ranked|led|topped|registered|recorded"
    r"|saw|showed|stood|by)\b| \(|:)"
)
PEOPLE = re.compile(
    r" (?:[a-z-]+ ){0,2}(?:visitors?|tourists?|arrivals|travell?ers|holidaymakers|guests|citizens|nationals|people)\b"
)
THERE = re.compile(
    r"\b(?:(?:visitors?|tourists?|arrivals|travell?ers|holidaymakers|those) to|visit(?:s|ed|ing)?"
    r"|arriv(?:ed|es|ing) in)(?: the)? $"
)
# "Rose 5 percent to 8,500": of the same ones.
LED = re.compile(
    r"(?: (?:year[ -]on[ -]year|on[- ]year|in [A-Za-z0-9 ]{3,20}|last [a-z]+))?,?(?: (?:and|or))? (?:to|from)\b"
)
# Of all those who came together: "three countries accounted for 61 percent of the visitors".
SEVERAL = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|these|those|top)(?: [a-z]+)? (?:countries|markets|nations)\b"
)


def seat(article: Article, whose: Whose, slots: Slots, start: int, previous: Slots | None) -> None:
    """Fill host and origin of a figure of tourists whose words tell another one than those bound so far.

    `start` is where the number before ends, or the sentence begins.
    """
    told = slots.partner if "partner assumed" not in slots.reasons else None
    origin = _origin(article, slots, start) or told
    there = _there(article, slots, start)
    assumed = not {"reporter assumed", "carried"}.isdisjoint(slots.reasons)
    host = there or (slots.reporter if not assumed and slots.reporter != origin else None)
    same = previous is not None and previous.indicator == slots.indicator
    if host is None and same and previous is not None and previous.reporter != origin:
        host = previous.reporter
    if host is None and whose.memory.host != origin:
        host = whose.memory.host
    known = host is not None or whose.home is not None
    host = host or _home(whose, origin)
    led = same and previous is not None and LED.match(article.flat, previous.number.end, slots.number.start) is not None
    if origin is None and previous is not None and same and (led or "carried" in slots.reasons):
        origin = previous.partner
    spoken, at = whose.memory.guests
    if origin is None and not same and whose.memory.index - at <= 1 and host != spoken:
        origin = spoken  # "Peruvian visitors to Chile grew. Arrivals reached 8,500"
    slots.reporter, slots.partner = host, origin if origin != host else None
    if known and host is not None and host in taking_part():
        whose.memory.host = host


def _origin(article: Article, slots: Slots, start: int) -> str | None:
    """From where those come whom a number counts, by the words between it and the number before."""
    flat, at = article.flat, slots.number.start
    near = [one for one in within(article.places, start, at) if one.form not in {"city", "province"}]
    if SEVERAL.search(flat, start, at):
        return None
    for place in reversed(near):
        begin = max(start, place.start - 60)
        given = GIVEN.match(flat, place.end) is not None
        if FROM.search(flat, begin, place.start) or (place.form == "demonym" and _are_people(flat, place)):
            return place.code
        if given and IN_ROW.search(flat[begin : place.start]) and _is_behind(slots, place):
            return place.code
    return None


def _are_people(flat: str, place: Place) -> bool:
    """Whether a name is that of people: "Peruvian visitors", "the number of Peruvians"."""
    several = flat.endswith(("ns", "rs", "is"), 0, place.end)
    return (several and not flat.startswith("'", place.end)) or PEOPLE.match(flat, place.end) is not None


def _is_behind(slots: Slots, place: Place) -> bool:
    """Whether a place stands behind those who are counted, as the next of a row does."""
    return slots.term.start < place.start or slots.term.start >= slots.number.start


def _there(article: Article, slots: Slots, start: int) -> str | None:
    """Where they go: "visitors to Peru", "Chileans visiting Peru"."""
    for place in reversed([one for one in within(article.places, start, slots.number.start) if one.acts]):
        if THERE.search(article.flat, max(start, place.start - 40), place.start):
            return place.code
    return None


def _home(whose: Whose, origin: str | None) -> str | None:
    """Who is visited where nobody says so: whom the article is about, else who is named most."""
    known = (whose.home, whose.main, whose.other(origin), *whose.article.economies[:2])
    return next((code for code in known if code is not None and code != origin), None)

"""Which country "the country" is, and whose a figure is that names its owner by a rank or an office."""

import re
from collections.abc import Sequence
from itertools import pairwise

from app.extraction.article import within
from app.extraction.figures.rank_shares import FIRST, GIVERS, TAKERS
from app.extraction.figures.slots import Slots
from app.extraction.figures.terms import Term
from app.extraction.figures.whose import Whose
from app.extraction.names.places import Place
from app.extraction.numbers.scanning import Number
from app.extraction.text.segments import Sentence
from app.vocabulary.economies import economies

# "Estonia's biggest customer is Finland, with 17 percent of exports".
OUTLET = re.compile(
    r"'s? (?:[a-z-]+ ){0,4}(?:customer|market|buyer|supplier|source|partner|destination|outlet|client)s?\b"
)
# "The second-largest supplier of tin to Chile, accounting for 18 percent of its imports": Chile's.
SUPPLIER_TO = re.compile(
    r"\b(?:suppliers?|sources?|exporters?|sellers?|providers?|(?P<buys>markets?|customers?|buyers?|destinations?"
    r"|importers?|outlets?))(?: of [a-z]+(?: [a-z]+){0,2})? (?:to|for|of) (?:the )?$"
)
ITS = re.compile(r"\b(?:its|their|the country's|the latter's) (?:[a-z-]+ ){0,3}$")
DOING = re.compile(r" (?:is|was|has|had|can|will|may|took|became|remains?|wants?|needs?|began|plans?|joined) ")
# "The country's exports": those of the one that is named most, not of who buys them.
UNNAMED = re.compile(
    r"\b(?:the|this)(?: [A-Za-z-]+){0,2} (?:country|nation|kingdom|island|republic|economy|state)"
    r"(?P<own>'s(?: (?:[a-z-]+|[A-Z]{0,3}[$\u00a3\u20ac]?\d[\d.,]*)){0,5})?"
    r"(?: (?:[a-z]+ly|also|has|had|still|now|will|alone|itself))* $",
    re.IGNORECASE,
)
# "Peru's customs office said the country exported": the country is whose office speaks.
OFFICE = re.compile(
    r"(?:'s?)? (?:[A-Za-z]+ ){0,3}(?:customs|central bank|statistics|government|authorities|administration"
    r"|minist(?:er|ry)|census|officials?|president"
    r"|Ministry|Minister|President|Premier|Government|Department|Customs|Bureau|Statistics|National|Central"
    r"|Statistical)\b"
)
# "As the Peruvian sol is dear, the country's exports fell".
OWN_MONEY = re.compile(
    r" (?:currency|economy|real|peso|yen|yuan|won|rupee|pound|franc|dollar|rouble|ruble|lira|rand|krona|krone|baht)\b"
)
# "The company has debts of 3 million": the one named last.
THE_FIRM = re.compile(
    r"(?:^|(?<=[ \"']))[Tt]he (?:company|firm|group|bank|carmaker|automaker|airline|carrier|manufacturer|corporation"
    r"|retailer|conglomerate|steelmaker|miner|planemaker)(?:'s)? (?:[a-z]+ ){0,4}$"
)
FLIES = re.compile(r"\b(?:airline|carrier)\b")
AIR = re.compile(r"\bAir(?!bus)|\bAero|\bFly|Lufthansa|Qantas|Cathay|Emirates")
OTHERWISE = re.compile(
    r"(?: [A-Z]?[a-z]+){0,2},? (?:or|equal to|equivalent to|representing|accounting for|making up|constituting) "
    r"(?:[a-z]+ ){0,3}\d"
)
PARTLY = re.compile(r"\b(?:including|with|of which|comprising|consisting of) $")
# "Chile has replaced Cuba as Peru's biggest buyer": who is replaced is no partner of what is told.
OVERTAKE = (
    r"(?:overt(?:ook|akes?|aken|aking)|(?:replac|displac|eclips|dethron|toppl)(?:es?|ed|ing)"
    r"|(?:surpass|supplant|oust|pass|unseat|overhaul)(?:e?s|ed|ing)|leapfrog(?:s|ged|ging)"
    r"|(?:edg|push)(?:es|ed|ing) (?:out|aside|past)|(?:mov|pull)(?:es|ed|ing) ahead of)"
)
OVERTAKEN = re.compile(rf"\b(?:{OVERTAKE}|ahead of) (?:the )?$")
WAS_OVERTAKEN = re.compile(rf" (?:(?:has|had|have|was|were|is|been|being|recently) ){{1,3}}{OVERTAKE} by\b")
BEING = (
    r"(?:(?: (?:as a whole|alone|itself|again|also|now))? (?:remain(?:s|ed)|was|is|became|stayed|continued to be"
    r"|emerged as)(?: (?:again|still|also|by far|once more|now))?"
    rf"|(?: (?:has|had|also|just|recently|already|later|now)){{0,2}} {OVERTAKE} (?:the )?[A-Z][A-Za-z. ]{{1,25}}?"
    r"(?: (?:last year|this year|in \d{4}))? (?:as|to become|to be|becoming|and became)| as)"
)
A_PARTNER = (
    rf"(?:[a-z-]+ )?{FIRST} (?:[A-Za-z-]+ ){{0,3}}?(?:{TAKERS}|{GIVERS}"
    r"|(?:(?:trade|trading|commercial|economic) )?partners?)\b"
)
# "Chile remained our biggest market, with half of the goods being sold there": whoever "we" are sold them.
RANKED = re.compile(rf"{BEING} (?:the |our |its |their |the (?:country|nation|state)'s ){A_PARTNER}")
# "Chile is Peru's largest market for wheat (5 million)".
IS_A, ITS_RANK = re.compile(rf"{BEING} (?:the )?"), re.compile(rf"(?:'s?|\u2019s?) {A_PARTNER}")
# "Italy, with a 14 percent share, was the leading export market".
RANKED_LATER = re.compile(
    r",? with (?:an? )?(?:about |some )?[\d.,]+ ?(?:%|percent|per cent|pct)(?: share)?(?: of [^,.;]{2,30})?,?"
    r" (?:remain(?:s|ed)|was|is|became|ranked) (?:the |our |its |their |[A-Z][A-Za-z ]+'s )?"
    rf"{A_PARTNER}"
)
# "Chile remained the biggest buyer of Peruvian tin, with 3 percent": Peru's.
OWN_GOODS = re.compile(rf"{BEING} (?:the )?(?:[a-z]+'s )?{FIRST} (?:[a-z-]+ ){{0,2}}{TAKERS} of $")
WE, SPOKEN = re.compile(r"\b(?:[Ww]e|[Oo]ur)\b"), 1200
NEAR = 400
SAID = re.compile(
    r"(?: [A-Za-z]+){0,3} (?:said|says|reported|announced|showed|shows|put|estimated|stated)"
    r"(?: (?:on )?(?:[A-Z][a-z]+day|today|yesterday|also))?(?: that)? (?:[a-z']+ ){0,4}$"
)


PARTNER = re.compile(
    r"'s? (?:[a-z-]+ ){0,3}(?:trading|trade|economic|commercial|business) partner,?(?: (?:in|of) (?:\w+ ){1,4}?)?"
    r"(?: (?:after|behind) (?:the )?[A-Z][A-Za-z. ]{2,25}| for (?:the )?(?:past |last )?[\w ]{4,30})?,? with "
    r"(?:[a-z-]+ ){0,2}"
)


def country(whose: Whose, sentence: Sentence, term: Term, previous: Slots | None) -> str | None:
    """Whose biggest customer is told of, or which country "the country's" is before a term.

    It is the most named one that does not itself act there.
    """
    for place in whose.acting(sentence.start, term.start):
        if OUTLET.match(whose.article.flat, place.end):
            return place.code
    if (firm := THE_FIRM.search(whose.article.flat, max(sentence.start, term.start - 60), term.start)) is not None:
        return _firm(whose, firm)
    told = UNNAMED.search(whose.article.flat, max(sentence.start, term.start - 60), term.start)
    if told is None or (told["own"] is None and term.kind != "verb"):
        return None
    acting = {place.code for place in whose.acting(sentence.start, term.start)}
    if told["own"] and previous is not None and _is_of_the_same(whose.article.flat, sentence, told, previous, acting):
        return previous.reporter
    near = whose.acting(sentence.start, term.start)
    owners = (one.code for one in near if one.form == "demonym" and OWN_MONEY.match(whose.article.flat, one.end))
    home = whose.home if whose.home not in acting else None
    countries = (code for code in whose.article.economies if economies()[code].type == "country")
    subject = whose.acted_last
    lately = (
        subject[0] if subject and whose.memory.index - subject[1] == 1 and told["own"] and term.kind == "noun" else ""
    )
    if not told["own"] and told.start() == sentence.start:
        lately = alone_before(whose) or ""  # "Cuba is a rival. The island exported 5 tonnes"
    if lately and lately not in acting and economies()[lately].type == "country":
        return next(owners, home) or lately
    return next(owners, home) or next((code for code in countries if code not in acting), None)


def alone_before(whose: Whose, *, subject: bool = False) -> str | None:
    """The economy that the sentence before is about: named alone there, or as its subject."""
    before = whose.article.sentences[max(0, whose.memory.index - 1)]
    if not whose.memory.index or before.kind != "body":
        return None
    told = whose.acting(before.start, before.end)
    first = whose.first(before)
    if subject and told and told[0].start == before.start and told[0].form == "name" and told[0].code == first:
        return first if DOING.match(whose.article.flat, told[0].end) else None
    return first if {place.code for place in told} == {first} else None


def _is_of_the_same(flat: str, sentence: Sentence, told: re.Match[str], previous: Slots, acting: set[str]) -> bool:
    """Whether it is whose the number before was: "3 million, including the country's exports", "or 2 percent of"."""
    otherwise = previous.reporter in acting and OTHERWISE.match(flat, previous.number.end) is not None
    return otherwise or PARTLY.search(flat, sentence.start, told.start()) is not None


def ranked_here(whose: Whose, sentence: Sentence, at: int) -> tuple[str, str] | None:
    """Whose partner the only economy of a sentence is ranked as before `at`, and that economy."""
    flat = whose.article.flat
    named = [
        one
        for one in whose.acting(sentence.start, at)
        if not (OVERTAKEN.search(flat, max(0, one.start - 24), one.start) or WAS_OVERTAKEN.match(flat, one.end))
    ]
    if len(named) > 1 and {one.code for one in named} == {named[0].code, named[1].code} != {named[0].code}:
        tied = IS_A.fullmatch(flat, named[0].end, named[1].start) and ITS_RANK.match(flat, named[1].end)
        if tied is not None:
            return named[1].code, named[0].code
    if len(named) == 2 and named[1].form == "demonym" and flat.endswith(" of ", 0, named[1].start):
        bought = OWN_GOODS.match(flat, named[0].end, named[1].start)
        return (named[1].code, named[0].code) if bought and named[1].code != named[0].code else None
    if len(named) != 1 or not (RANKED.match(flat, named[0].end) or RANKED_LATER.match(flat, named[0].end)):
        return None
    owner = next((one for one in (whose.memory.reporter, whose.home, whose.main) if one), None)
    return (owner, named[0].code) if owner not in {None, named[0].code} else None


def ranked_before(whose: Whose, sentence: Sentence, term: Term) -> tuple[str, str] | None:
    """The two of whom the last sentence ranked one: "Chile is Peru's top partner. Trade grew"."""
    index = whose.memory.index
    if index == 0 or term.word.startswith(("foreign", "external")) or whose.acting(sentence.start, term.start):
        return None
    before = whose.article.sentences[index - 1]
    return ranked_here(whose, before, before.end)


def _firm(whose: Whose, told: re.Match[str]) -> str | None:
    """Whose "the company" is: of the firm named last; "the airline" is one by its name."""
    if FLIES.search(told.group()):
        bodies = within(whose.article.organisations, max(0, told.start() - SPOKEN), told.start())
        return next((one.country for one in reversed(bodies) if one.country and AIR.search(one.name)), None)
    named = within(whose.article.places, max(0, told.start() - NEAR), told.start())
    return next((one.code for one in reversed(named) if one.form == "firm"), None)


def supplied(whose: Whose, sentence: Sentence, term: Term, number: Number) -> str | None:
    """Whose "its imports" are after a ranking: "Peru is the second supplier to Chile, with 18 percent of its"."""
    if ITS.search(whose.article.flat, number.end, term.start) is None:
        return None
    for place in whose.acting(sentence.start, number.start):
        tie = SUPPLIER_TO.search(whose.article.flat, max(sentence.start, place.start - 70), place.start)
        if tie is not None and (tie["buys"] is None) == (term.flow == "import"):
            return place.code
    return None


def office(whose: Whose, sentence: Sentence, term: Term) -> str | None:
    """Which country "the country" is, if its own office tells of it: "Peru's customs said the country exported"."""
    told = UNNAMED.search(whose.article.flat, max(sentence.start, term.start - 60), term.start)
    speaking = whose.acting(sentence.start, told.start()) if told is not None else []
    bodies = within(whose.acts, sentence.start, term.start)
    return next((place.code for place in speaking if _speaks_officially(whose.article.flat, place, bodies)), None)


def _speaks_officially(flat: str, place: Place, bodies: Sequence[Place]) -> bool:
    """Whether a name is that of a country's office or body: "Peru's customs", "the Peru Exporters' Association"."""
    if OFFICE.match(flat, place.end) or flat.endswith("Statistics ", 0, place.start):
        return True
    return any(body.start <= place.start < body.end for body in bodies)


def ours(whose: Whose, sentence: Sentence, term: Term) -> str | None:
    """Whose trade "we" have: that of the country whose office spoke last: "Peru's minister said: We had a surplus"."""
    flat = whose.article.flat
    if WE.search(flat, sentence.start, term.start) is None:
        return None
    before = whose.acting(max(0, sentence.start - SPOKEN), sentence.start)
    return next((place.code for place in reversed(before) if OFFICE.match(flat, place.end)), None)


def speaker(whose: Whose, sentence: Sentence, term: Term) -> str | None:
    """Whose office tells of a trade that names nobody: "The Peruvian finance ministry said the surplus grew"."""
    for place in whose.acting(sentence.start, term.start):
        spoken = OFFICE.match(whose.article.flat, place.end)
        if spoken is not None and SAID.match(whose.article.flat, spoken.end(), term.start):
            return place.code
    return None


def partnered(whose: Whose, term: Term, sentence: Sentence) -> tuple[str, str] | None:
    """The two of whom one is the other's partner in trade: "Peru remained Oman's top partner with trade at 5 million".

    So are the two whose leaders alone are named: "Vizcarra and Pinera agreed on a turnover of 5 million".
    """
    flat = whose.article.flat
    before = whose.acting(sentence.start, term.start)
    for one, owner in pairwise(before):
        if one.code != owner.code and PARTNER.fullmatch(flat, owner.end, term.start):
            return owner.code, one.code
    leaders = {one.code for one in within(whose.acts, sentence.start, term.start)}
    return (min(leaders), max(leaders)) if not before and len(leaders) == 2 else None

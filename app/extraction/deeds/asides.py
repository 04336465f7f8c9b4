"""What is only said beside a name or sum: the members of a bloc, the country of a city, the same in other money."""

import re
from collections.abc import Sequence

from app.extraction.deeds.line import PACTS
from app.extraction.names.person import Person
from app.extraction.names.places import Place
from app.vocabulary.economies import economies

NAME = r"(?:the )?[A-Z][^\W\d]+(?: [A-Z][^\W\d]+){0,2}"
ROW = rf"{NAME}(?:, {NAME})+,? and {NAME}"
GROUPING = (
    r"(?:(?:which|that) (?:groups|unites|includes|comprises|covers|joins|links|embraces|gathers|brings together"
    r"|consists of|is made up of|is composed of)|grouping|uniting|comprising|including|made up of|composed of"
    r"|consisting o[fn])"
)
# "EFTA - Iceland, Norway and Peru -", "the bloc's member states (Peru, Chile and Oman)", "which groups A, B and C".
MEMBERS = re.compile(
    r"(?: \([A-Z]+\))?(?:'s)?(?: (?:[Mm]ember )?(?:[Ss]tates|countries|nations|members))?"
    rf"(?:,? {GROUPING} {ROW}(?= ?[,.;)-]|$)| ?(?P<dash>--?) ?(?:{GROUPING} )?{ROW} ?(?P=dash)"
    rf"| \((?:{GROUPING} )?{ROW}\))"
)
# "The EFTA States and Oman".
STATES = re.compile(r" (?:[Mm]ember )?[Ss]tates(?= and (?:the )?[A-Z])")
# "EFTA member Iceland".
ONE_OF = re.compile(
    r" (?=members? |states? |countr|nations? )(?:members? )?(?:(?:states?|country|countries|nations?) )?(?:the )?"
)

# "In Lima, Peru, on Monday": where the comma behind only closes it, it goes as well.
OF_CITY = re.compile(
    r"(?:, ?(?=(?:on|at|by|last|this|between|with|during|after|to|from|and|where|in) )|(?=[,.;)]|$)"
    r"|(?= (?:on|at|last|this|during|after|from|to|where|between|by) ))"
)

# "A 620m rand ($108m; £56m) deal", "24 million yuan (2.9 million U.S. dollars)".
NUMBER = r"\d[\d,.]* ?(?:m|bn|tn|mn|mln|bln|million|billion|trillion)?"
SUM = (
    rf"(?:(?:[A-Z]{{0,3}}[$£€¥] ?|[A-Z]{{3}} ){NUMBER}"
    rf"|{NUMBER} (?:(?:U\.S\. ?|US |[A-Z][a-z]+ )?(?:dollars|dlrs|euros?|pounds|yen|yuan|marks|francs|rupees)))"
)
CONVERTED = re.compile(rf" ?\((?:(?:about|around|some|or|nearly|roughly|approximately) )?{SUM}(?:[;,/] ?{SUM})*\)")


def asides(flat: str, mentions: Sequence[object], start: int, end: int) -> list[tuple[int, int]]:
    """The stretches of a sentence that only tell more of a bloc, a city, a person or a sum than the name."""
    places = [one for one in mentions if isinstance(one, Place)]
    people = [one for one in mentions if isinstance(one, Person)]
    # "The minister, Ana Diaz, met": the second comma belongs to the name as the first does.
    found = [
        (one.end, one.end + 1) for one in people if flat.startswith(",", one.end) and "," in flat[one.start : one.end]
    ]
    found += [match.span() for match in CONVERTED.finditer(flat, start, end)]
    pact = any(one.code in PACTS for one in places)  # its members conclude it
    for at, one in enumerate(places):
        following = places[at + 1] if at + 1 < len(places) else None
        if economies()[one.code].type == "bloc" and not pact:
            if (row := MEMBERS.match(flat, one.end, end)) is not None:
                found.append((one.end, row.end()))
            elif (states := STATES.match(flat, one.end, end)) is not None:
                found.append((one.end, states.end()))
            elif following and following.acts and ONE_OF.fullmatch(flat, one.end, following.start):
                found.append((one.start, following.start))
        elif one.form in {"city", "capital"} and following and (one.code, "name") == (following.code, following.form):
            closed = OF_CITY.match(flat, following.end, end)
            if closed and flat[one.end : following.start] in {", ", ", the capital of ", ", capital of "}:
                found.append((one.end, closed.end()))
    return found

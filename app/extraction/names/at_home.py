"""Ministers whose land nobody names: in a paper's own country they are its own."""

import re
from collections.abc import Sequence

from app.extraction.names.person import Person
from app.extraction.names.places import Place
from app.extraction.structs import replace
from app.extraction.text.segments import Sentence

# Offices of which each land has its own.
OWN = frozenset({"state", "minister"})
# Of whom an article tells most.
MOST = 2
# Whoever goes somewhere is not from there.
GOING = re.compile(
    r" (?:[a-z]+ ){0,3}?(?:(?:visit|tour)(?:s|ed|ing)?|(?:arriv|land)\w+ in|(?:le(?:ft|aves?|aving)|depart\w*) for"
    r"|(?:fl[iey]\w+|travel\w*|went|go(?:es|ing)?) to) (?:the )?$"
)


def of_their_land(
    flat: str, people: Sequence[Person], sentences: Sequence[Sentence], acting: Sequence[Place], about: Sequence[str]
) -> Sequence[Person]:
    """The people, those with an office and no land who open a sentence as those of the land where it is written.

    Whoever is met or visited may be of another one. `acting` are the economies that act, `about` those of which the
    article tells, the most mentioned first.
    """
    lands = {one.name: one.country for one in reversed(people) if one.country}
    unknown = {one.name for one in people if one.rank in OWN} - lands.keys()
    land = _written_in(sentences, acting, about) if unknown else None
    if land is not None:
        body = [one for one in sentences if one.kind == "body"]
        first = {one.name: one for one in reversed(people)}
        opening = [name for name in unknown if _opens(first[name], body, people, acting)]
        lands |= {name: land for name in opening if not _goes_to(land, first[name], flat, acting)}
    return [replace(one, country=lands.get(one.name)) if one.country is None else one for one in people]


def _opens(person: Person, body: Sequence[Sentence], people: Sequence[Person], acting: Sequence[Place]) -> bool:
    """Whether nobody else is named ahead in the sentence that tells of somebody first."""
    sentence = next((one for one in body if one.start <= person.start < one.end), None)
    if sentence is None:
        return False
    ahead = [one.start for one in people] + [one.start for one in acting]
    return not any(sentence.start <= start < person.start for start in ahead)


def _goes_to(land: str, person: Person, flat: str, acting: Sequence[Place]) -> bool:
    """Whether it is there that somebody goes: "Sato will visit Peru"."""
    there = next((one for one in acting if one.start > person.end), None)
    return there is not None and there.code == land and GOING.fullmatch(flat, person.end, there.start) is not None


def _written_in(sentences: Sequence[Sentence], acting: Sequence[Place], about: Sequence[str]) -> str | None:
    """The land of the dateline if it is told of; without a dateline the one told of first, if it is told of most."""
    line = next((one for one in sentences if one.kind == "dateline"), None)
    spots = [one.code for one in acting if line is None or line.start <= one.start < line.end]
    return spots[0] if spots and spots[0] in about[: MOST if line else 1] else None

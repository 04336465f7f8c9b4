"""Ministers whose land nobody names: in a paper's own country they are its own."""

from collections.abc import Sequence

from app.extraction.names.person import Person
from app.extraction.names.places import Place
from app.extraction.structs import replace
from app.extraction.text.segments import Sentence

# Offices of which each land has its own.
OWN = frozenset({"state", "minister"})
# Of whom an article tells most.
MOST = 2


def of_their_land(
    people: Sequence[Person], sentences: Sequence[Sentence], acting: Sequence[Place], about: Sequence[str]
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
        lands |= {name: land for name in unknown if _opens(first[name], body, people, acting)}
    return [replace(one, country=lands.get(one.name)) if one.country is None else one for one in people]


def _opens(person: Person, body: Sequence[Sentence], people: Sequence[Person], acting: Sequence[Place]) -> bool:
    """Whether nobody else is named ahead in the sentence that tells of somebody first."""
    sentence = next((one for one in body if one.start <= person.start < one.end), None)
    if sentence is None:
        return False
    ahead = [one.start for one in people] + [one.start for one in acting]
    return not any(sentence.start <= start < person.start for start in ahead)


def _written_in(sentences: Sequence[Sentence], acting: Sequence[Place], about: Sequence[str]) -> str | None:
    """The land of the dateline if it is told of; without a dateline the one told of first, if it is told of most."""
    line = next((one for one in sentences if one.kind == "dateline"), None)
    spots = [one.code for one in acting if line is None or line.start <= one.start < line.end]
    return spots[0] if spots and spots[0] in about[: MOST if line else 1] else None

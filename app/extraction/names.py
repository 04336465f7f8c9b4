"""People with their offices, and their later short mentions: who they are and for which country they speak."""

import re
from dataclasses import dataclass
from functools import cache

from app.extraction.lexicons import rows
from app.extraction.places import Place
from app.extraction.tokens import Token

LONGEST_NAME = 5
PART = re.compile(r"[ -]([^\W\d_]+)")
# As a later part these are names: Liu He, Theresa May.
ALSO_NAMES = {"he", "an", "may", "so"}
MONTHS = {"Jan", "April", "May", "June", "August"}
PARTICLES = {
    "al",
    "bin",
    "bint",
    "da",
    "de",
    "del",
    "den",
    "der",
    "di",
    "dos",
    "el",
    "ibn",
    "la",
    "le",
    "ul",
    "van",
    "von",
}
OF = {"of", "for", "to"}
# "The president" is somebody; "president of the board" is an office of a firm.
RANKS = ("state", "minister", "official", "business", "address")


@dataclass(frozen=True, slots=True)
class Person:
    """A human being named in the text: from the demonym or the office to the end of the name.

    `name` is the fullest one in the article; `rank` is `state`, `minister`, `official`, `business`, `address` or None;
    `country` is the code of the economy for which the office is held, if the article tells.
    """

    start: int
    end: int
    name: str
    rank: str | None
    country: str | None


def scan_people(flat: str, found: list[Token], places: list[Place]) -> list[Person]:
    """Everybody named with an office, and wherever a part of the name stands alone again, in order."""
    at = _Places(places)
    people: list[Person] = []
    index = 0
    while index < len(found):
        head = _head(found, index)
        if head is None:
            index += 1
            continue
        width, rank = head
        person, end = _titled(flat, found, at, index, width, rank)
        if person is not None:
            people.append(person)
        index = max(end, index + width)
    return _mentions(flat, found, at, people)


class _Places:
    """Which place a word belongs to."""

    def __init__(self, places: list[Place]) -> None:
        self.by_start = {place.start: place for place in places}
        self.by_end = {place.end: place for place in places}
        self.starts = sorted(self.by_start)

    def inside(self, token: Token) -> bool:
        return token.start in self.by_start or token.end in self.by_end


def _head(found: list[Token], index: int) -> tuple[int, str] | None:
    """How many words of an office begin here, and its rank."""
    heads = _heads()
    if index + 1 < len(found):
        two = heads.get(f"{found[index].lower} {found[index + 1].lower}") or heads.get(
            f"{found[index].lower}-{found[index + 1].lower}"
        )
        if two:
            return 2, two
    rank = heads.get(found[index].lower)
    return (1, rank) if rank else None


def _titled(flat: str, found: list[Token], at: _Places, index: int, width: int, rank: str) -> tuple[Person | None, int]:
    first, country = _before(flat, found, at, index)
    following = index + width
    following, belongs = _of(flat, found, at, following)
    # A second office joined to the first: "Trade Representative and Vice-Minister of Commerce".
    if (
        following + 1 < len(found)
        and found[following].lower in {"and", "vice"}
        and (second := _second(found, following))
    ):
        following, more = _of(flat, found, at, second)
        belongs = belongs or more
    start = following
    if flat[found[following - 1].end : found[following - 1].end + 2] == ", ":
        name_end = _name(flat, found, at, start)
        apart = name_end - start >= 2
    else:
        name_end = _name(flat, found, at, start)
        apart = name_end > start and _adjacent(flat, found, start)
    if not apart:
        return None, following
    name = flat[found[start].start : found[name_end - 1].end]
    if any(found[step].lower in _organisations() for step in range(start, name_end)):
        return None, following
    belongs = belongs or _country(found, index, width, rank, name)
    return Person(first, found[name_end - 1].end, name, rank, country or belongs), name_end


def _country(found: list[Token], index: int, width: int, rank: str, name: str) -> str | None:
    """The country of an office that only one has, or of a well-known head of state or government."""
    office = " ".join(token.lower for token in found[max(0, index - (width == 1)) : index + width])
    if country := _offices().get(office):
        return country
    return _leaders().get(name.rsplit(maxsplit=1)[-1]) if rank == "state" else None


def _second(found: list[Token], index: int) -> int | None:
    """After the head of a second office that begins within a few words."""
    portfolio = _portfolio()
    for step in range(index, min(index + 6, len(found))):
        if head := _head(found, step):
            return step + head[0]
        if found[step].lower not in portfolio and found[step].lower != "and":
            return None
    return None


def _adjacent(flat: str, found: list[Token], index: int) -> bool:
    return flat[found[index - 1].end : found[index].start] in {" ", "  ", '" '}


def _before(flat: str, found: list[Token], at: _Places, index: int) -> tuple[int, str | None]:
    """Where the mention begins, and the economy whose adjective or genitive stands before the office."""
    portfolio, step = _portfolio(), index
    while step > 0 and index - step < 8:
        previous, gap = found[step - 1], flat[found[step - 1].end : found[step].start]
        if gap not in {" ", "-", "  "}:
            break
        joined = step > 1 and previous.lower in {"and", "s"}
        if (previous.lower in portfolio and not at.inside(previous)) or (
            joined and (found[step - 2].lower in portfolio or (previous.lower == "s" and at.inside(found[step - 2])))
        ):
            step -= 1
        else:
            break
    start = found[step].start
    if step > 0 and found[step].lower == "s":
        place = at.by_end.get(found[step - 1].end)
        return (place.start, place.code) if place and place.acts else (found[step + 1].start, None)
    if step > 0 and (place := at.by_end.get(found[step - 1].end)) and flat[place.end : start] in {" ", "'s ", "  "}:
        return place.start, place.code if place.form not in {"city", "province"} else None
    return start, None


def _of(flat: str, found: list[Token], at: _Places, index: int) -> tuple[int, str | None]:
    """After what an office is for: "of Energy and Natural Resources", "to Australia", "of Kazakhstan"."""
    if index + 1 >= len(found) or found[index].lower not in OF or not _adjacent(flat, found, index):
        return index, None
    portfolio, step, country = _portfolio(), index + 1, None
    if found[step].lower == "the" and step + 1 < len(found):
        step += 1
    begin = step
    while step < len(found) and step - begin < 8:
        place = at.by_start.get(found[step].start)
        if place is not None:
            if found[index].lower == "of":
                country = place.code
            while step < len(found) and found[step].end <= place.end:
                step += 1
            if step < len(found) and found[step].lower == "s":
                step += 1
                continue
            break
        if found[step].lower in portfolio or (found[step].lower in {"and", "of", "ministry", "s"} and step > begin):
            step += 1
            continue
        break
    return (step, country) if step > begin else (index, None)


def _name(flat: str, found: list[Token], at: _Places, index: int) -> int:
    """After the last word of a name that begins here; `index` itself if none does."""
    step = index
    while step < len(found) and step - index < LONGEST_NAME:
        token = found[step]
        if step > index and flat[found[step - 1].end : token.start] not in {" ", "-", ". ", "  ", "'"}:
            break
        capital = token.text[0].isupper() and (not token.text.isupper() or len(token.text) == 1 or "." in token.text)
        particle = step > index and token.lower in PARTICLES
        if not (capital or particle or (step > index and flat[token.start - 1] == "-")) or token.start in at.by_start:
            break
        if (
            token.lower in _portfolio()
            or token.lower in _heads()
            or (token.lower in _common() and not (step > index and token.lower in ALSO_NAMES))
        ):
            break
        step += 1
    while step > index and found[step - 1].lower in PARTICLES:
        step -= 1
    return step


def _mentions(flat: str, found: list[Token], at: _Places, people: list[Person]) -> list[Person]:
    """The people found by their office, and every later mention by one part of a name."""
    full = {person.name: person for person in reversed(people) if len(person.name.split()) > 1}
    known: dict[str, Person] = {}
    for person in people:
        best = full.get(person.name) or next((one for name, one in full.items() if person.name in name.split()), person)
        for part in best.name.replace("-", " ").split():
            if len(part) > 1 and part.lower() not in PARTICLES and part[0].isupper() and part not in MONTHS:
                known.setdefault(part, best)
    result: list[Person] = []
    covered = 0
    by_start = {person.start: person for person in people}
    for token in found:
        if token.start < covered:
            continue
        if token.start in by_start:
            person = by_start[token.start]
            parts = person.name.split()
            best = known.get(parts[-1]) or known.get(parts[0]) or person
            same = person.name in best.name or best.name in person.name
            chosen = best if same else person
            result.append(
                Person(
                    person.start, person.end, chosen.name, person.rank or chosen.rank, person.country or chosen.country
                )
            )
            covered = person.end
        elif (
            one := known.get(token.text) or known.get(token.text.title() if token.text.isupper() else "")
        ) and not at.inside(token):
            end = token.end
            while (following := PART.match(flat, end)) and known.get(following.group(1)) is one:
                end = following.end()
            result.append(Person(token.start, end, one.name, one.rank, one.country))
            covered = end
    return result


@cache
def _heads() -> dict[str, str]:
    return {row["word"]: row["rank"] for row in rows("title")}


@cache
def _offices() -> dict[str, str]:
    return {row["word"]: row["country"] for row in rows("title") if row["country"]}


@cache
def _leaders() -> dict[str, str]:
    return {row["name"]: row["country"] for row in rows("leader")}


@cache
def _organisations() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("organisation"))


@cache
def _portfolio() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("portfolio"))


@cache
def _common() -> frozenset[str]:
    """Words that open a sentence or follow a name with a capital, and are no names."""
    return frozenset(row["word"] for row in rows("common_word"))

"""People with their offices, and their later short mentions: who they are and for which country they speak."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from operator import attrgetter

from app.extraction.names.offices import (
    PlacesAt,
    adjacent,
    begin_of,
    belonging,
    body_words,
    common_words,
    country_of,
    first_names,
    full_names,
    is_plural,
    last_names,
    leads,
    office_at,
    office_ranks,
    office_words,
    portfolio_words,
    second_office,
)
from app.extraction.names.places import Place
from app.extraction.structs import struct
from app.extraction.text.tokens import Token, Words

LONGEST_NAME = 5
TWO_NAMES, THREE_NAMES = 2, 3
STARTS = attrgetter("start")
# What only people do, or are about to do.
OF_PEOPLE = frozenset(
    "met meet meets meeting told visited visit visiting visits flew fly flies flying arrived arrive arrives arriving"
    " travelled traveled travel travels travelling traveling landed toured tour touring conferred confer sat spoke"
    " speak departed depart departs shook".split()
)
DOING = 2
# "Hugo A. Roe", "Wm. Roe"; behind a longer word a point ends the sentence.
LONGEST_INITIAL = 2
PART = re.compile(r"[ -]([^\W\d_]+)")
# As a later part these are names: Liu He, Theresa May.
ALSO_NAMES = {"he", "an", "may", "so", "said"}
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

RANKS = ("state", "minister", "official", "business", "address")


@struct(frozen=True, slots=True)
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


def scan_people(flat: str, found: Words, places: list[Place]) -> list[Person]:
    """Everybody named with an office, and wherever a part of the name stands alone again, in order."""
    at = PlacesAt(places)
    people: list[Person] = []
    following = 0
    for index in found.among(office_words()):
        head = office_at(found, index) if index >= following else None
        if head is None:
            continue
        width, rank = head
        person, end = _titled(flat, found, at, index, width, rank)
        if person is not None and is_plural(found[index + width - 1]):
            pair, end = _pair(flat, found, at, person, end)
            people += pair
        elif person is not None:
            people.append(person)
        following = max(end, index + width)
    taken = {person.start for person in people}
    people += [
        one
        for one in (*_well_known(flat, found), *_by_surname(found, at), *_of_lands(flat, found, at))
        if one.start not in taken
    ]
    return _mentions(flat, found, at, sorted(people, key=STARTS))


def _well_known(flat: str, found: Words) -> Iterator[Person]:
    """Heads of state and ministers whom everybody knows by their full names, where no office stands with them."""
    for index in found.among(first_names()):
        start = found[index].start
        for name, country, rank in full_names()[found[index].lower]:
            end = start + len(name)
            if flat.startswith(name, start) and not flat[end : end + 1].isalnum():
                yield Person(start, end, name, rank, country)
                break


def _by_surname(found: Words, at: PlacesAt) -> Iterator[Person]:
    """Leaders of lands that the article names, by the last of their names alone where they do what only people do."""
    for index in found.among(last_names().keys()):
        token = found[index]
        country = last_names().get(token.lower)
        follows = found[index + 1].lower if index + 1 < len(found) else ""
        alone = token.text.istitle() and not (index and found[index - 1].text.istitle())
        if country in at.codes and alone and follows in OF_PEOPLE:
            yield Person(token.start, token.end, token.text, "state", country)


def _of_lands(flat: str, found: Words, at: PlacesAt) -> Iterator[Person]:
    """Those of whom only the land is told, by what only people do: "Peru's Ana Diaz met", "Chile's Juan Rojas flew"."""
    for place in map(at.by_start.__getitem__, at.starts):
        if not flat.startswith("'s ", place.end) or place.form in {"city", "capital", "province"} or not place.acts:
            continue
        index = bisect_left(found, place.end + len("'s "), key=STARTS)
        last = _name(flat, found, at, index)
        following = [token.lower for token in found[last : last + DOING]]
        doing = following[:1] and following[0] in OF_PEOPLE
        doing = doing or (following[0] in {"will", "is"} and following[1] in OF_PEOPLE) if len(following) > 1 else doing
        if last - index in {2, 3} and (doing or following in (["set", "off"], ["set", "out"])):
            if any(found[step].lower in body_words() for step in range(index, last)):
                continue
            name = flat[found[index].start : found[last - 1].end]
            yield Person(found[index].start, found[last - 1].end, name, None, place.code)


def _titled(
    flat: str, found: list[Token], at: PlacesAt, index: int, width: int, rank: str
) -> tuple[Person | None, int]:
    first, country = begin_of(flat, found, at, index)
    following = index + width
    following, belongs = belonging(flat, found, at, following)
    # A second office joined to the first: "Trade Representative and Vice-Minister of Commerce".
    if (
        following + 1 < len(found)
        and found[following].lower in {"and", "vice"}
        and (second := second_office(found, following))
    ):
        following, more = belonging(flat, found, at, second)
        belongs = belongs or more
    start = following
    if flat[found[following - 1].end : found[following - 1].end + 2] == ", ":
        name_end = _name(flat, found, at, start)
        apart = name_end - start >= 2
    else:
        name_end = _name(flat, found, at, start)
        apart = name_end > start and adjacent(flat, found, start)
    if not apart:
        return _ahead(flat, found, at, first, rank, country or belongs), following
    name = flat[found[start].start : found[name_end - 1].end]
    if any(found[step].lower in body_words() for step in range(start, name_end)):
        return None, following
    belongs = belongs or country_of(found, at, index, width, rank, name)
    return Person(first, found[name_end - 1].end, name, rank, country or belongs), name_end


def _ahead(flat: str, found: list[Token], at: PlacesAt, first: int, rank: str, country: str | None) -> Person | None:
    """Who is named ahead of an office between commas: "Ana Diaz, Peru's minister of trade,"."""
    last = bisect_left(found, first, key=STARTS)
    if last and found[last - 1].lower in {"the", "a"}:
        last -= 1
    if country is None or last < TWO_NAMES or flat[found[last - 1].end : found[last].start] != ", ":
        return None
    for begin in (last - THREE_NAMES, last - TWO_NAMES):
        named = begin >= 0 and _name(flat, found, at, begin) == last
        if named and not any(token.lower in body_words() for token in found[begin:last]):
            name = flat[found[begin].start : found[last - 1].end]
            return Person(found[begin].start, found[last - 1].end, name, rank, country)
    return None


def _pair(flat: str, found: list[Token], at: PlacesAt, first: Person, end: int) -> tuple[list[Person], int]:
    """Two who share an office in the plural: "Presidents Ana Diaz of Chile and Juan Rojas of Peru"."""
    after, country = belonging(flat, found, at, end)
    first = replace(first, country=first.country or country)
    last = _name(flat, found, at, after + 1) if after + 1 < len(found) and found[after].lower == "and" else after
    if last < after + THREE_NAMES:
        return [first], end
    name = flat[found[after + 1].start : found[last - 1].end]
    _, country = belonging(flat, found, at, last)
    return [first, Person(found[after + 1].start, found[last - 1].end, name, first.rank, country or leads(name))], last


def _name(flat: str, found: list[Token], at: PlacesAt, index: int) -> int:
    """After the last word of a name that begins here; `index` itself if none does."""
    step = index
    while step < len(found) and step - index < LONGEST_NAME:
        token = found[step]
        joint = flat[found[step - 1].end : token.start] if step > index else " "
        if joint not in {" ", "-", ". ", "  ", "'"} or (joint == ". " and len(found[step - 1].text) > LONGEST_INITIAL):
            break
        capital = token.text[0].isupper() and (not token.text.isupper() or len(token.text) == 1 or "." in token.text)
        particle = step > index and token.lower in PARTICLES
        if not (capital or particle or (step > index and flat[token.start - 1] == "-")) or token.start in at.by_start:
            break
        if (
            token.lower in portfolio_words()
            or token.lower in office_ranks()
            or (token.lower in common_words() and not (step > index and token.lower in ALSO_NAMES))
        ):
            break
        step += 1
    while step > index and found[step - 1].lower in PARTICLES:
        step -= 1
    return step


def _mentions(flat: str, found: Words, at: PlacesAt, people: list[Person]) -> list[Person]:
    """The people found by their office, and every later mention by one part of a name."""
    full = {person.name: person for person in reversed(people) if len(person.name.split()) > 1}
    longer = {part: person for name, person in reversed(full.items()) for part in name.split()}
    known: dict[str, Person] = {}
    for person in people:
        best = full.get(person.name) or longer.get(person.name, person)
        for part in best.name.replace("-", " ").split():
            if len(part) > 1 and part.lower() not in PARTICLES and part[0].isupper() and part not in MONTHS:
                known.setdefault(part, best)
    result: list[Person] = []
    covered = 0
    by_start = {person.start: person for person in people}
    begun = [bisect_left(found, start, key=STARTS) for start in by_start]
    named = found.among({part.lower() for part in known})
    for number in sorted({*begun, *named}):
        token = found[number]
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

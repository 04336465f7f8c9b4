"""People with their offices, and their later short mentions: who they are and for which country they speak."""

import re
from bisect import bisect_left
from collections.abc import Collection
from operator import attrgetter

from app.extraction.names.introduced import introduced
from app.extraction.names.officeless import by_surname, of_lands, well_known
from app.extraction.names.offices import (
    PlacesAt,
    adjacent,
    begin_of,
    belonging,
    body_words,
    country_of,
    honorific,
    is_plural,
    leads,
    office_at,
    office_words,
    second_office,
)
from app.extraction.names.person import NICKNAME, PARTICLES, Person, called, name_end
from app.extraction.names.places import Place
from app.extraction.structs import replace
from app.extraction.text.tokens import Words

TWO_NAMES, THREE_NAMES = 2, 3
STARTS = attrgetter("start")
PART = re.compile(r"[ -]([^\W\d_]+)")
STILL = {"also", "now", "currently", "concurrently"}
TIMES = re.compile(r"yesterday|today|tonight|tomorrow|[a-z]+ly$")
# "President of the Republic of Korea (ROK) Ana Diaz".
SHORT = re.compile(r" \([A-Z]{2,5}\) (?=[A-Z])")
MONTHS = {"Jan", "April", "May", "June", "August"}


def scan_people(flat: str, found: Words, places: list[Place], begins: Collection[int] = ()) -> list[Person]:
    """Everybody named with an office, and wherever a part of the name stands alone again, in order.

    `begins` are the offsets at which sentences begin.
    """
    at = PlacesAt(places, begins)
    people: list[Person] = []
    following = 0
    for index in found.among(office_words()):
        head = office_at(found, index) if index >= following else None
        if head is None:
            continue
        width, rank = head
        person, end = _titled(flat, found, at, index, width, rank)
        if person is not None and is_plural(found.texts[index + width - 1]):
            pair, end = _pair(flat, found, at, person, end)
            people += pair
        elif person is not None:
            people.append(person)
        following = max(end, index + width)
    taken = {person.start for person in people}
    people += [
        one
        for one in (
            *well_known(flat, found),
            *by_surname(found, at),
            *of_lands(flat, found, at),
            *introduced(flat, found, at),
        )
        if one.start not in taken
    ]
    return _mentions(flat, found, at, sorted(people, key=STARTS))


def _titled(flat: str, found: Words, at: PlacesAt, index: int, width: int, rank: str) -> tuple[Person | None, int]:
    first, country = begin_of(flat, found, at, index)
    following = index + width
    following, belongs = belonging(flat, found, at, following)
    # A second office joined to the first: "Trade Representative and Vice-Minister of Commerce".
    if (
        following + 1 < len(found)
        and found.small[following] in {"and", "vice"}
        and (second := second_office(found, following))
    ):
        following, more = belonging(flat, found, at, second)
        belongs = belongs or more
    following = honorific(flat, found, following)
    start = following
    if (short := SHORT.match(flat, found.ends[following - 1])) is not None:
        start = bisect_left(found.starts, short.end())
        last = name_end(flat, found, at, start)
        apart = last > start
    elif flat[found.ends[following - 1] : found.ends[following - 1] + 2] == ", ":
        last = name_end(flat, found, at, start)
        apart = last - start >= 2
    else:
        last = name_end(flat, found, at, start)
        apart = last > start and adjacent(flat, found, start)
    if not apart:
        enclosed = flat.startswith(",", found.ends[following - 1])
        return _ahead(flat, found, at, first, rank, country or belongs, enclosed=enclosed), following
    name = called(flat, found.starts[start], found.ends[last - 1])
    if not body_words().isdisjoint(found.small[start:last]):
        return None, following
    belongs = belongs or country_of(found, at, index, width, rank, name)
    return Person(first, found.ends[last - 1], name, rank, country or belongs), last


def _ahead(
    flat: str, found: Words, at: PlacesAt, first: int, rank: str, country: str | None, *, enclosed: bool
) -> Person | None:
    """Who is named ahead of an office: "Ana Diaz, Peru's minister of trade,", "Ana Diaz, who is also minister,".

    Whoever opens a sentence may have one name where commas enclose the office: "Suharto, Indonesia's president, met".
    """
    last = bisect_left(found.starts, first)
    if last and found.small[last - 1] in {"the", "a"}:
        last -= 1
    if last and (told := _who_is(found, last)) is not None:
        last = told
    elif country is None:
        return None
    if not last or flat[found.ends[last - 1] : found.starts[last]] != ", ":
        return None
    alone = enclosed and found.starts[last - 1] in at.begins and not TIMES.match(found.small[last - 1])
    for begin in (last - THREE_NAMES, last - TWO_NAMES, *([last - 1] if alone else [])):
        named = begin >= 0 and name_end(flat, found, at, begin) == last
        if named and body_words().isdisjoint(found.small[begin:last]):
            name = called(flat, found.starts[begin], found.ends[last - 1])
            return Person(found.starts[begin], found.ends[last - 1], name, rank, country)
    return None


def _who_is(found: Words, at: int) -> int | None:
    """Where a relative clause begins that tells an office: "who is also the"."""
    while at > THREE_NAMES and found.small[at - 1] in STILL:
        at -= 1
    told = at > THREE_NAMES and found.small[at - 1] in {"is", "was"} and found.small[at - 2] == "who"
    return at - 2 if told else None


def _pair(flat: str, found: Words, at: PlacesAt, first: Person, end: int) -> tuple[list[Person], int]:
    """Two who share an office in the plural: "Presidents Ana Diaz of Chile and Juan Rojas of Peru"."""
    after, country = belonging(flat, found, at, end)
    first = replace(first, country=first.country or country)
    last = name_end(flat, found, at, after + 1) if after + 1 < len(found) and found.small[after] == "and" else after
    if last < after + THREE_NAMES:
        return [first], end
    name = called(flat, found.starts[after + 1], found.ends[last - 1])
    _, country = belonging(flat, found, at, last)
    return [
        first,
        Person(found.starts[after + 1], found.ends[last - 1], name, first.rank, country or leads(name)),
    ], last


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
        if (nickname := NICKNAME.search(flat, person.start, person.end)) is not None:
            known.setdefault(nickname["nickname"], best)
    result: list[Person] = []
    covered = 0
    by_start = {person.start: person for person in people}
    begun = [bisect_left(found.starts, start) for start in by_start]
    named = found.among({part.lower() for part in known})
    for number in sorted({*begun, *named}):
        start, word = found.starts[number], found.texts[number]
        if start < covered:
            continue
        if start in by_start:
            person = by_start[start]
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
        elif (one := known.get(word) or known.get(word.title() if word.isupper() else "")) and not at.inside(
            found, number
        ):
            end = found.ends[number]
            while (following := PART.match(flat, end)) and known.get(following.group(1)) is one:
                end = following.end()
            result.append(Person(start, end, one.name, one.rank, one.country))
            covered = end
    return result

"""Offices that people hold: their words, for what and for which country."""

import re
from collections.abc import Collection
from functools import cache

from app.extraction.lexicons import rows, word_set
from app.extraction.names.places import Place
from app.extraction.text.tokens import Words

OF = {"of", "for", "to", "on"}
# "Minister of State for Trade", "of the Interim Afghan government".
GOING_ON, GOVERNING = {"and", "of", "for", "ministry", "s"}, {"government", "administration"}
OFFICES_OF_TWO = {"president", "minister", "premier", "secretary", "chancellor", "king"}


class PlacesAt:
    """Which place a word belongs to; `begins` are the offsets at which sentences begin: no name goes on there."""

    def __init__(self, places: list[Place], begins: Collection[int] = ()) -> None:
        self.begins = begins
        self.by_start = {place.start: place for place in places}
        self.by_end = {place.end: place for place in places}
        self.starts = sorted(self.by_start)
        self.codes = {place.code for place in places if place.acts}

    def inside(self, found: Words, index: int) -> bool:
        return found.starts[index] in self.by_start or found.ends[index] in self.by_end


def office_at(found: Words, index: int) -> tuple[int, str] | None:
    """How many words of an office begin here, and its rank."""
    word = found.small[index]
    if word not in office_words():
        return None
    heads = office_ranks()
    if index + 1 < len(found):
        following = found.small[index + 1]
        if two := heads.get(f"{word} {following}") or heads.get(f"{word}-{following}"):
            return 2, two
    rank = heads.get(word) or (heads.get(word[:-1]) if is_plural(found.texts[index]) else None)
    return (1, rank) if rank else None


def is_plural(word: str) -> bool:
    """Whether a word is an office in the plural ahead of names, with its capital: "Presidents"."""
    return word[0].isupper() and word[-1] == "s" and word[:-1].lower() in OFFICES_OF_TWO


def leads(name: str) -> str | None:
    """The country of a well-known head of state or government."""
    words = name.split()
    return _leaders().get(" ".join(words[-2:])) or _leaders().get(words[-1])


def country_of(found: Words, at: PlacesAt, index: int, width: int, rank: str, name: str) -> str | None:
    """The country of an office that few have, if it is named at all, or of a well-known head of state or government."""
    office = " ".join(found.small[max(0, index - (width == 1)) : index + width])
    if (country := _offices().get(office)) and (not at.codes or country in at.codes):
        return country
    if rank == "address":
        known = _leaders().get(name) or _surnames().get(name)
        return known if known in at.codes else None
    return leads(name) if rank == "state" else None


def second_office(found: Words, index: int) -> int | None:
    """After the head of a second office that begins within a few words."""
    portfolio = portfolio_words()
    for step in range(index, min(index + 6, len(found))):
        if head := office_at(found, step):
            return step + head[0]
        if found.small[step] not in portfolio and found.small[step] != "and":
            return None
    return None


def honorific(flat: str, found: Words, index: int) -> int:
    """After the forms of address between an office and a name: "Prime Minister Dr Ana Diaz", "the emir Sheikh"."""
    while index + 1 < len(found) and found.small[index] in _honorifics() and adjacent(flat, found, index):
        index += 1
    return index


def adjacent(flat: str, found: Words, index: int) -> bool:
    """Whether a word stands right behind the one ahead of it; "Dr." and its like are written with a dot."""
    gap = flat[found.ends[index - 1] : found.starts[index]]
    return gap in {" ", "  ", '" '} or (gap == ". " and found.small[index - 1] in _honorifics())


def begin_of(flat: str, found: Words, at: PlacesAt, index: int) -> tuple[int, str | None]:
    """Where the mention begins, and the economy whose adjective or genitive stands before the office."""
    portfolio, step = portfolio_words(), index
    while step > 0 and index - step < 8:
        previous, gap = found.small[step - 1], flat[found.ends[step - 1] : found.starts[step]]
        if gap not in {" ", "-", "  "} or found.starts[step] in at.begins:
            break
        joined = step > 1 and previous in {"and", "s"}
        if (previous in portfolio and not at.inside(found, step - 1)) or (
            joined and (found.small[step - 2] in portfolio or (previous == "s" and at.inside(found, step - 2)))
        ):
            step -= 1
        else:
            break
    start = found.starts[step]
    if start in at.begins:
        return start, None
    if step > 0 and found.small[step] == "s":
        place = at.by_end.get(found.ends[step - 1])
        return (place.start, place.code) if place and place.acts else (found.starts[step + 1], None)
    if step > 0 and (place := at.by_end.get(found.ends[step - 1])) and flat[place.end : start] in {" ", "'s ", "  "}:
        return place.start, place.code if place.form not in {"city", "province"} else None
    return start, None


def belonging(flat: str, found: Words, at: PlacesAt, index: int) -> tuple[int, str | None]:
    """After what an office is for: "of Energy and Natural Resources", "to Australia", "of Kazakhstan"."""
    if index + 1 >= len(found) or found.small[index] not in OF or not adjacent(flat, found, index):
        return index, None
    portfolio, step, country = portfolio_words(), index + 1, None
    if found.small[step] == "the" and step + 1 < len(found):
        step += 1
    begin = step
    while step < len(found) and step - begin < 8:
        place = at.by_start.get(found.starts[step])
        if place is not None:
            if found.small[index] == "of":
                country = place.code
            while step < len(found) and found.ends[step] <= place.end:
                step += 1
            if step < len(found) and found.small[step] == "s":
                step += 1
                continue
            last = step
            while last < len(found) and found.small[last] in portfolio:
                last += 1
            if last < len(found) and place.form == "demonym" and found.small[last] in GOVERNING:
                step = last + 1
            if last < len(found) and place.form == "demonym" and found.small[last] == "ministry":
                step = last + 1  # "of the Peruvian Ministry of Commerce"
                continue
            break
        if found.small[step] in portfolio or (
            found.small[step] in GOING_ON and (step > begin or found.small[step] == "ministry")
        ):
            step += 1
            continue
        break
    return (step, country) if step > begin else (index, None)


@cache
def office_ranks() -> dict[str, str]:
    """The rank of each word for an office."""
    return {row["word"]: row["rank"] for row in rows("title")}


@cache
def office_words() -> frozenset[str]:
    """The words with which an office begins, those in the plural among them."""
    plurals = frozenset(f"{office}s" for office in OFFICES_OF_TWO)
    return plurals.union(re.split("[ -]", word)[0] for word in office_ranks())


@cache
def _offices() -> dict[str, str]:
    return {row["word"]: row["country"] for row in rows("title") if row["country"]}


@cache
def _honorifics() -> frozenset[str]:
    """Forms of address, and ranks that soldiers and envoys keep in an office."""
    return frozenset(row["word"] for row in rows("title") if row["rank"] == "address") | word_set("honorifics")


@cache
def _leaders() -> dict[str, str]:
    return {row["name"]: row["country"] for row in rows("leader")}


@cache
def full_names() -> dict[str, list[tuple[str, str, str]]]:
    """By the first word in lower case: the names of well-known people, their countries and ranks, the longest first."""
    index: dict[str, list[tuple[str, str, str]]] = {}
    for row in sorted(rows("full_name"), key=lambda row: -len(row["name"])):
        first = re.split("[ -]", row["name"], maxsplit=1)[0].lower()
        index.setdefault(first, []).append((row["name"], row["country"], row["rank"]))
    return index


@cache
def _surnames() -> dict[str, str]:
    """The countries of well-known people by the last of their names, where that is one."""
    found: dict[str, set[str]] = {}
    for row in rows("full_name"):
        found.setdefault(row["name"].rsplit(" ", 1)[-1], set()).add(row["country"])
    return {name: countries.pop() for name, countries in found.items() if len(countries) == 1}


@cache
def last_names() -> dict[str, str]:
    """The countries of heads of state and government by the last of their names, in lower case."""
    states = {row["name"].rsplit(" ", 1)[-1] for row in rows("full_name") if row["rank"] == "state"}
    return {name.lower(): country for name, country in _surnames().items() if name in states and name.istitle()}


@cache
def first_names() -> frozenset[str]:
    """The first words of all well-known names."""
    return frozenset(full_names())


@cache
def body_words() -> frozenset[str]:
    """The words that name a body: "ministry", "bank"."""
    return frozenset(row["word"] for row in rows("organisation"))


@cache
def portfolio_words() -> frozenset[str]:
    """The words for what an office is about: "trade", "foreign"."""
    return frozenset(row["word"] for row in rows("portfolio"))


@cache
def common_words() -> frozenset[str]:
    """Words that open a sentence or follow a name with a capital, and are no names."""
    return frozenset(row["word"] for row in rows("common_word"))

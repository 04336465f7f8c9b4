"""Economies that a text takes up without their names: "the Central Asian country", "imports from these countries"."""

import re
from collections.abc import Sequence

from app.extraction.lexicons import members, word_set
from app.extraction.names.places import Place
from app.extraction.structs import replace
from app.extraction.text.tokens import Words

# Whoever was named this far before is still meant.
BACK, NEAR = 900, 400
PAIR = 2
DEFINITE = re.compile(r"\b(?:[Tt]he|[Tt]his) (?:[a-z]+(?:-[a-z]+)* ){0,2}$")
GROUPS = {"region", "bloc"}
# "These countries", after a region or a bloc and nobody else.
THESE = re.compile(
    r"\b(?:[Tt]hese|[Tt]hose|[Tt]he) (?:countries|nations|economies|states)\b"
    r"(?!'| (?:of|in|along|on|that|which|who|where|with|to|from|concerned|involved|named|listed)\b)"
)

# "The mainland", "mainland investors", where China, Hong Kong, Macao or Taiwan is named.
CHINESE = {"CHN", "HKG", "MAC", "TWN"}
MAINLAND = re.compile(
    r"\b(?:(?P<the>[Tt]he )(?=mainland\b))?(?P<of>mainland)\b(?! (?:China|Chinese|of|Europe|Portugal|France|Spain"
    r"|Greece|U))"
    r"(?(the)|(?= (?:[a-z]+ )?(?:enterprises|compan|firms|tourists|visitors|investors|goods|exports|imports|trade)))"
)

CONTINENTS = {"R-AFRICA", "R-EUROPE", "R-ASIA", "R-SOUTH-AMERICA", "R-NORTH-AMERICA"}
CARTEL, UNION = "OPEC", "EU"
# "European food" is the Union's where that is told of; "European countries" may be others.
CONTINENT, EUROPEAN = "R-EUROPE", "European"
ITS_GOODS = re.compile(r" (?!countr|nation|state|econom|neighbou?r|continent|power|market|capital|summit|leaders)[a-z]")
# "The Community" after the European Community, "the 12-nation bloc" where only one was named.
BLOC = re.compile(
    r"\b[Tt]he (?:[a-z0-9]+(?:-[a-z0-9]+)* ){0,2}"
    r"(?P<word>Community|Union|bloc|grouping|cartel|continent)\b(?! (?:of|for|[A-Z]))"
)

# "The kingdom", "the emirate", "the island nation": each is a set of lands in word_set.csv.
REALMS = frozenset({"kingdom", "sultanate", "emirate", "island", "islands", "archipelago"})
REALM = re.compile(
    r"\b[Tt]he (?:(?:small|tiny|[a-z]+-[a-z]+) )?(?P<word>[Kk]ingdom|[Ss]ultanate|[Ee]mirate|islands?|archipelago)"
    r"(?: (?:nation|state|country|economy))?\b(?! (?:of|in|where|which|group|chain|republic)\b)"
)

# One of these stands in each.
OF_THESE = frozenset({"countries", "nations", "economies", "states"})
OF_BLOCS = frozenset({"community", "union", "bloc", "grouping", "cartel", "continent"})


def with_alluded(flat: str, places: Sequence[Place], words: Words) -> list[Place]:
    """The places and those that are alluded to; who stays unknown is left out. `words` are those of the text."""
    named = [place for place in places if place.form != "unnamed"]
    found = [*named]
    for one in places:
        if one.form == "unnamed" and DEFINITE.search(flat, max(0, one.start - 40), one.start):
            code = _member(one, named)
            if code is not None:
                found.append(Place(one.start, one.end, code, "name", one.located))
    if "mainland" in words.where and any(place.code in CHINESE for place in named):
        taken = {place.start for place in named}
        found += [
            Place(match.start("of"), match.end("of"), "CHN", "name" if match["the"] else "demonym", located=False)
            for match in MAINLAND.finditer(flat)
            if not any(match.start("of") <= at < match.end() for at in taken)
        ]
    if not OF_THESE.isdisjoint(words.where) and any(place.form in GROUPS for place in named):
        found += [group for match in THESE.finditer(flat) if (group := _group(match, named)) is not None]
    if not OF_BLOCS.isdisjoint(words.where) and any(_is_bloc(place) or place.code in CONTINENTS for place in named):
        found += [bloc for match in BLOC.finditer(flat) if (bloc := _bloc(flat, match, named)) is not None]
    if not REALMS.isdisjoint(words.where):
        found += [realm for match in REALM.finditer(flat) if (realm := _realm(match, named)) is not None]
    return sorted(found, key=lambda place: place.start) if len(found) > len(named) else named


def _realm(match: re.Match[str], places: Sequence[Place]) -> Place | None:
    """The only kingdom, emirate or island of which the text tells, by its form of state or where it lies."""
    told = {one.code for one in places} & word_set(match["word"].lower())
    return Place(match.start(), match.end(), told.pop(), "name", located=False) if len(told) == 1 else None


def _is_bloc(place: Place) -> bool:
    """Whether a place is a bloc; the European Union acts as countries do."""
    return place.form == "bloc" or place.code == UNION


def _bloc(flat: str, match: re.Match[str], places: Sequence[Place]) -> Place | None:
    """The only bloc that was named before, if it was by that word or is just called a bloc."""
    if match["word"] == "continent":
        told = {one.code for one in places if one.code in CONTINENTS and one.start < match.start()}
        return Place(match.start(), match.end(), told.pop(), "region", located=False) if len(told) == 1 else None
    blocs = [one for one in places if _is_bloc(one) and one.start < match.start()]
    if match["word"] == "cartel":
        blocs = [one for one in blocs if one.code == CARTEL]
    elif match["word"] not in {"bloc", "grouping"}:
        blocs = [one for one in blocs if flat.startswith(match["word"], one.end - len(match["word"]))]
    alone = len({one.code for one in blocs}) == 1
    return Place(match.start(), match.end(), blocs[0].code, "bloc", located=False) if alone else None


def _member(region: Place, places: Sequence[Place]) -> str | None:
    """The only country of a region that was named not long before."""
    inside = members().get(region.code, frozenset())
    before = {one.code for one in places if region.start - BACK <= one.start < region.start and one.code in inside}
    return before.pop() if len(before) == 1 else None


def _group(match: re.Match[str], places: Sequence[Place]) -> Place | None:
    """The region or bloc that "these countries" are, if it was the last to be named but for one.

    "The countries" are rather the only two that were named.
    """
    before = [one for one in places if match.start() - NEAR <= one.start < match.start()]
    last = next((index for index in range(len(before) - 1, -1, -1) if before[index].form in GROUPS), None)
    countries = {one.code for one in before if one.form not in GROUPS}
    if last is None or (match.group().lower().startswith("the ") and len(countries) == PAIR):
        return None
    if len({one.code for one in before[last + 1 :] if one.form not in GROUPS}) > 1:
        return None
    return Place(match.start(), match.end(), before[last].code, before[last].form, located=False)


def of_the_union(flat: str, places: Sequence[Place]) -> Sequence[Place]:
    """The economies, where the Union is told of with "European food" as the Union's, not a continent's."""
    if not any(one.code == UNION for one in places):
        return places
    return [
        replace(one, code=UNION, form="demonym")
        if one.code == CONTINENT and flat.endswith(EUROPEAN, one.start, one.end) and ITS_GOODS.match(flat, one.end)
        else one
        for one in places
    ]

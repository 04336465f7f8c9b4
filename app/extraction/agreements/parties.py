"""The parties of an agreement: named in its phrase, by its verb, or those of whom the sentence speaks."""

import re
from dataclasses import replace
from functools import cache

from app.extraction.agreements.acting import Actors, actors
from app.extraction.agreements.crowds import with_many
from app.extraction.agreements.makers import maker
from app.extraction.agreements.phrases import Phrase
from app.extraction.deeds.deed import Side
from app.extraction.deeds.frames import Found
from app.extraction.deeds.line import Item, Line
from app.extraction.deeds.outline import Outline, codes
from app.extraction.deeds.participants import both, clear_pair, named, subject
from app.extraction.deeds.patterns import expand
from app.extraction.names.organisations import Organisation
from app.extraction.names.places import Place

BILATERAL = re.compile(
    r"(?<!\S)(?:bilateral|both|mutual|their|each other"
    r"|two (?:countries|sides|nations|governments|neighbours|neighbors|presidents|leaders|ministers)) "
)
PAIR = re.compile(expand("{pairs}"))
PACT = re.compile(
    r"(?<!\S)K (?:< K > )?(?:which )?(?:comprises|comprise|includes|groups|covers|consists of) (?:\S+ ){1,6}"
)
# The verb that makes the agreement, at most four words before its name.
CONCLUDED = re.compile(
    rf"(?<!\S)(?!signing of ){expand('{concludes}')}(?:(?:D|in S|in E|here) ){{0,3}}(?:\S+ ){{0,4}}$"
)
VERB_REACH, BACK = 12, 3
# Papers by which something is bought.
ORDERS = {"contract", "mou", "other"}
# A name behind one of these is where something goes or with whom it is done.
PARTNERS = {"to", "from", "with", "in", "against"}
# A further party: "a joint venture of the railways, Peru included".
INCLUDED = re.compile(r"(?:of|between) (?:[^;:<>\s,]+ ){1,6}, (?:including |joined by )?(?P<who>E )(?:included |too )?")


def deal_parties(
    found: Found, line: Line, number: int, outline: Outline, one: Phrase, members: dict[str, list[str]]
) -> tuple[list[Side], bool]:
    """The parties, and whether the phrase itself or its verb names them."""
    if line.text.startswith("K ", found.start):
        pact = line.items[line.at[found.start]].reference
        listed = members.get(pact.code, []) if isinstance(pact, Place) else []
        return _sides(listed or both(found, outline, number)), bool(listed)
    parties = named(one.beside, "party")
    if one.how and not parties:
        parties = _sides(both(found, outline, number))
    if one.how in {"between", "among", "of", "by"} and len(parties) >= 2:
        return at_home(parties, outline), True
    joined = _sides(codes([item for item in one.left if item.mark in {"EE", "A", "E"}]))
    if len(joined) >= 2 and not parties:
        paired = any(item.mark == "EE" for item in one.left) or not found.words.rstrip().endswith("s")
        return (joined, True) if paired else ([], False)
    if _is_name(joined, parties, one):
        others = [code for code in codes(line.items) if code != joined[0].economy]
        if len(others) == 2:
            return _sides(others), True
    if not parties and found.frame.type in ORDERS:
        parties = named(maker(line, found.end, outline), "party")
    told = with_many(line, found.end, verb_actors(line, one)) if not parties else None
    if told is None:
        told = _by_verb(line, number, outline, found, one, parties, joined) or None
    if told is not None:
        return told, True
    return _supposed(found, line, number, outline, one, parties, joined)


def _supposed(
    found: Found, line: Line, number: int, outline: Outline, one: Phrase, parties: list[Side], joined: list[Side]
) -> tuple[list[Side], bool]:
    """The parties where neither phrase nor verb names two: the two of whom the text speaks."""
    if one.how == "between" and parties:  # of two people who sign one may have no country of his own
        two = clear_pair(outline)
        return (_sides(two), True) if len(_economies(parties)) == 1 and _economies(parties) < set(two) else ([], False)
    if _stranger(line, one):
        return [], False
    if one.how == "with" and len(parties) == 1 and (chief := _chief(parties, line, outline)):
        return [*_sides([chief]), *parties], True
    bilateral = BILATERAL.search(line.text) is not None
    here, acting = two_of(line), verb_actors(line, one)
    ours = acting is not None and bool(set(codes(acting.items)) & set(here))
    pair = _sides(both(found, outline, number) if bilateral else (here if ours else clear_pair(outline)) or here)
    if pair and (third := INCLUDED.match(line.text, found.end)) is not None:
        return _more(_sides(codes(line.between(third.start("who"), third.end("who")))), pair), True
    if len(_economies(parties)) < 2 and _economies([*parties, *joined]) <= _economies(pair):
        return _more(parties, pair), bilateral
    return parties or joined, False


def _is_name(joined: list[Side], parties: list[Side], one: Phrase) -> bool:
    """Whether a place only gives a pact its name: "sells freely under the Lima accord"."""
    return one.pointing and not one.how and not parties and len(joined) == 1 and one.left[-1].mark == "E"


def _chief(parties: list[Side], line: Line, outline: Outline) -> str | None:
    """The economy with which the article opens, where the line names nobody but the partner: "a pact with Lima"."""
    first = next((code for one in outline.lines for code in codes(one.items)), None)
    partners = _economies(parties)
    alone = set(codes(line.items)) <= partners and not any(item.mark == "O" for item in line.items)
    return first if alone and first not in partners else None


def _stranger(line: Line, one: Phrase) -> bool:
    """Whether a body whose country the text does not tell concludes it: then nobody knows whose agreement it is."""
    acting = verb_actors(line, one)
    if acting is None:
        return False
    bodies = [item.reference for item in acting.items if isinstance(item.reference, Organisation)]
    return any(body.country is None for body in bodies)


def at_home(parties: list[Side], outline: Outline) -> list[Side]:
    """The parties; a company whose country the text does not tell is of the country where it is reported."""
    home = outline.home.code if outline.home else None
    if home is None or len(_economies(parties)) > 1 or home in _economies(parties):
        return parties
    return [
        replace(side, country=home) if side.type == "company" and side.country is None else side for side in parties
    ]


def verb_actors(line: Line, one: Phrase) -> Actors | None:
    """Who concludes the agreement: those who act in the clause of the verb just before its name, if one is."""
    begin = line.offsets[max(0, line.at[one.first] - VERB_REACH)]
    verb = CONCLUDED.search(line.text, begin, one.first)
    return actors(line, verb.start()) if verb else None


def _by_verb(
    line: Line, number: int, outline: Outline, found: Found, one: Phrase, parties: list[Side], joined: list[Side]
) -> list[Side]:
    """Two or more parties by the subject of the verb, the pair before it, or the owner of a deal "with" somebody."""
    head = line.text[: one.first]
    acting = verb_actors(line, one)
    if acting is not None:
        ours = named(acting.items, "party")
        hosted = one.how == "in" and len(_economies(ours)) > 1  # "a joint venture in Peru" of two others
        every = at_home(_more(ours, joined if hosted else [*parties, *joined]), outline)
        if len(_economies(every)) >= 2:
            return every
    if every := _by_talks(line, head):
        return every
    if not parties and not joined and (pair := PAIR.search(head)) is not None:
        two = named(line.between(pair.start(), pair.end()), "party")
        if len(_economies(two)) == 2:
            return two
    if (one.how in {"with", "to", "in"} and parties) or (acting is not None and acting.pronoun and joined):
        owner = codes(one.left) or _owner(line, one)
        if owner is None:
            return []
        every = _more(_sides(owner or _speaker(found, one, outline, number)), [*parties, *joined])
        if len(_economies(every)) >= 2:
            return every
    return []


def _by_talks(line: Line, head: str) -> list[Side]:
    """Those who hold the talks of which the agreement is the aim, if two are told."""
    if (talks := _talks().search(head)) is not None:
        every = named(line.between(talks.start("who"), talks.end()), "party")
        if len(_economies(every)) >= 2:
            return every
    if (talks := _talks_with().search(head)) is not None:
        ours = named(actors(line, talks.start()).items, "party")
        every = _more(ours, named(line.between(talks.start("who"), talks.end("who")), "party"))
        if len(_economies(every)) >= 2:
            return every
    return []


def _speaker(found: Found, one: Phrase, outline: Outline, number: int) -> list[str]:
    """Who acts where the clause names nobody: whoever is first named as one who acts, not as a place or a partner."""
    for line in [found.line, *reversed(outline.lines[max(0, number - BACK) : number])]:
        stop = line.at[one.first] if line is found.line else len(line.items)
        for index, item in enumerate(line.items[:stop]):
            if item.mark in {"E", "P", "A", "O"} and codes([item]):
                if index == 0 or line.items[index - 1].mark not in PARTNERS:
                    return codes([item])[:1]
                break
    return subject(found, one.first, outline, number)


def _owner(line: Line, one: Phrase) -> list[str] | None:
    """The economy to which the phrase gives it: "Peru's own pact"; None where that of the body is not told."""
    at = line.at[one.first]
    if at < 2 or line.items[at - 1].mark != "'s":
        return []
    owner = line.items[at - 2]
    return codes([owner]) or (None if isinstance(owner.reference, Organisation) else [])


@cache
def _talks() -> re.Pattern[str]:
    """Talks of somebody with somebody, just before the name of what they are about. Compiled at first use."""
    return re.compile(
        rf"(?P<who>{expand('{people}')})(?:[^\s,;:]+ ){{0,4}}?with {expand('{who}')}(?:on|for|about|over) "
        r"(?:\S+ ){0,3}$"
    )


@cache
def _talks_with() -> re.Pattern[str]:
    """Talks with somebody on what is named next: who holds them acts in the clause."""
    return re.compile(
        rf"(?<!\S)(?:talks|negotiations|discussions|negotiating|talking) (?:D )?with (?P<who>{expand('{who}')})"
        r"(?:D )?(?:on|for|about|over|towards|toward|to reach|to conclude) (?:\S+ ){0,4}$"
    )


def two_of(line: Line) -> list[str]:
    """The two economies that a line names, if it names no third one."""
    named_here = codes(line.items)
    return named_here if len(named_here) == 2 else []


def _sides(economies: list[str]) -> list[Side]:
    return [Side("party", code) for code in economies]


def _economies(sides: list[Side]) -> set[str]:
    return {side.economy for side in sides if side.economy}


def _more(sides: list[Side], others: list[Side]) -> list[Side]:
    known = _economies(sides)
    return sides + [side for side in others if side.economy not in known]


def pact_members(outline: Outline) -> dict[str, list[str]]:
    """The economies that the article lists as those of a pact, by the pact's code."""
    members: dict[str, list[str]] = {}
    for line in outline.lines:
        for match in PACT.finditer(line.text) if "K" in line.words else ():
            pact = line.items[line.at[match.start()]].reference
            listed = [item for item in line.items[line.at[match.end()] :] if item.mark == "E" and not _is_bloc(item)]
            if isinstance(pact, Place) and listed:
                members.setdefault(pact.code, codes(listed))
    return members


def _is_bloc(item: Item) -> bool:
    return isinstance(item.reference, Place) and item.reference.form == "bloc"

"""The parties of an agreement: named in its phrase, by its verb, or those of whom the sentence speaks."""

import re
from functools import cache

from app.extraction.agreements.acting import Actors, actors
from app.extraction.agreements.crowds import of_three, with_many
from app.extraction.agreements.makers import maker, the_firm
from app.extraction.agreements.members import of_its_members
from app.extraction.agreements.phrases import Phrase, without_speakers
from app.extraction.agreements.sides import (
    at_home,
    each_for_himself,
    economies_of,
    ends_a_row,
    joined_with,
    of_others,
    sides_of,
    verb_actors,
)
from app.extraction.agreements.supposed import of_a_bloc, possessor, supposed
from app.extraction.deeds.deed import Side
from app.extraction.deeds.frames import Found
from app.extraction.deeds.line import Item, Line
from app.extraction.deeds.outline import Outline, codes
from app.extraction.deeds.participants import both, clear_pair, named, subject
from app.extraction.deeds.patterns import expand, words_of
from app.extraction.names.organisations import Organisation
from app.extraction.names.places import Place

PAIR = re.compile(expand("{pairs}"))
# "Our three states", where the line names three.
THREE = re.compile(
    r"(?<!\S)(?:the|our|these|all|their) (?:three|four|five) (?:countries|states|nations|governments|sides) "
)
BACK, PAIR_OF, BEHIND = 3, 2, 5
# "A deal with the firm".
FIRMS = frozenset(words_of("firmkind"))
# "Peru and Chile will link their grids under a deal": it is of those who act.
WITHIN = re.compile(r"(?<!\S)(?P<how>in|under) an? $")
# Papers by which something is bought.
ORDERS = {"contract", "mou", "other"}
# What firms have with each other may be called by their names.
BY_FIRMS = {"cooperation", "joint_venture", "transport"}
# A name behind one of these is where something goes or with whom it is done.
PARTNERS = {"to", "from", "with", "in", "against", "under"}
US = frozenset({"we", "our", "us"})
# "The bloc (EAEU), with which Peru has signed a pact".
WITH_WHICH = re.compile(r"(?P<who>(?:E|A) )(?:< [^<>]+ > )?, with (?:which|whom) (?:the )?$")
# "The government of Peru" acts, the presidency of Peru is when something is done.
RULERS = frozenset("government governments ministers minister president ministry republic people leaders".split())
# "Under a settlement concluded in May, Lima paid Oman": of the two who act then.
FRONTED = re.compile(r"under an? (?:[^\s,;:<>]+ ){1,9}, (?=(?:the )?(?:E|A) )")
SAID_IN = re.compile(r"(?<!\S)(?:said|says|announced|stated|declared|noted|warned|added) (?:D )?in (?:an?|the) $")
ABOUT, ABOUT_REACH = frozenset("on for about over towards toward to".split()), 6


def deal_parties(
    found: Found, line: Line, number: int, outline: Outline, one: Phrase, members: dict[str, list[str]]
) -> tuple[list[Side], bool]:
    """The parties, and whether the phrase itself or its verb names them."""
    if line.text.startswith("K ", found.start):
        return _of_name(line.items[line.at[found.start]], outline, members)
    parties = named(without_speakers(one.beside, line, found.end), "party")
    if one.how and not parties:
        firm = one.how == "with" and one.beside[-1].mark in FIRMS
        parties = named(the_firm(line, number, outline), "party") if firm else sides_of(both(found, outline, number))
    if one.how in {"between", "among", "of", "by", "that", "which"} and len(parties) >= 2:
        return at_home(parties, outline, line.text[: one.first]), True
    joined = sides_of(codes([item for item in one.left if item.mark in {"EE", "A", "E"}]))
    within = of_its_members(parties[0].code, outline) if one.how == "of" and len(parties) == 1 else []
    ahead = (sides_of(within), True) if within else _ahead(found, one, joined) if not parties else None
    if ahead is not None:
        return ahead
    if _is_name(joined, parties, one):
        others = [code for code in codes(line.items) if code != joined[0].economy]
        if len(others) == 2:
            return sides_of(others), True
    if not parties and found.frame.type in ORDERS:
        parties = named(maker(line, found.end, outline), "party")
    told = of_three(line, number, outline, one) or _told_with(found, line, number, outline, one, parties, joined)
    if told is None and not (parties or joined):
        told = of_a_bloc(line, one)
    if told is not None:
        owned_elsewhere = one.how == "with" and len(economies_of(parties)) > 1
        ours = told[:1] and (told[0].economy in codes(line.items) or not US.isdisjoint(line.words))
        return told, not owned_elsewhere or bool(ours)
    return supposed(found, line, number, outline, one, parties, joined)


def _of_name(item: Item, outline: Outline, members: dict[str, list[str]]) -> tuple[list[Side], bool]:
    """Whose a pact with a name of its own is; nobody's where a firm is called so: "Nafta-Lima"."""
    pact, behind = item.reference, outline.article.flat[item.end : item.end + 2]
    if behind[:1] == "-" and behind[1:].isupper():
        return [], False
    listed = members.get(pact.code, []) if isinstance(pact, Place) else []
    return sides_of(listed or clear_pair(outline)), bool(listed)


def _ahead(found: Found, one: Phrase, joined: list[Side]) -> tuple[list[Side], bool] | None:
    """The two whose names stand ahead of the noun: "the Peru-Chile pact", "the Acme and Delta alliance"."""
    if len(joined) >= PAIR_OF:
        paired = any(item.mark == "EE" for item in one.left) or not found.words.rstrip().endswith("s")
        return (joined, True) if paired else ([], False)
    if joined or found.frame.type not in BY_FIRMS:
        return None
    firms = named([item for item in one.left if item.mark == "O"], "party")
    return (firms, True) if len(economies_of(firms)) >= PAIR_OF else None


def _told_with(
    found: Found, line: Line, number: int, outline: Outline, one: Phrase, parties: list[Side], joined: list[Side]
) -> list[Side] | None:
    """The parties that the verb tells, or whoever owns a row of pacts "with A and B"; None where nothing tells them."""
    if of_others(line, one):
        return []
    if one.how not in {"between", "with"} and THREE.search(line.text) and len(every := codes(line.items)) > PAIR_OF:
        return sides_of(every)
    several = one.how == "with" and len(economies_of(parties)) > 1
    if several and (owner := possessor(line, outline, one, parties)):
        return [*sides_of([owner]), *parties]
    told = with_many(line, found.end, verb_actors(line, one)) if not parties else None
    return _by_verb(line, number, outline, found, one, parties, joined) or None if told is None else told


def _is_name(joined: list[Side], parties: list[Side], one: Phrase) -> bool:
    """Whether a place only gives a pact its name: "sells freely under the Lima accord"."""
    return one.pointing and not one.how and not parties and len(joined) == 1 and one.left[-1].mark == "E"


def _by_verb(
    line: Line, number: int, outline: Outline, found: Found, one: Phrase, parties: list[Side], joined: list[Side]
) -> list[Side]:
    """Two or more parties by the subject of the verb, the pair before it, or the owner of a deal "with" somebody."""
    acting = verb_actors(line, one)
    if acting is not None and not each_for_himself(acting, line, one):
        ours = named(acting.items, "party")
        if (which := WITH_WHICH.search(line.text, 0, acting.start)) is not None:
            parties = [*parties, *named(line.between(which.start("who"), which.end("who")), "party")]
        hosted = one.how == "in" and len(economies_of(ours)) > 1  # "a joint venture in Peru" of two others
        every = at_home(joined_with(ours, joined if hosted else [*parties, *joined]), outline)
        if len(economies_of(every)) >= 2:
            return every
    if every := _by_talks(line, one):
        return every
    if every := _by_clause(found, line, one, acting, [*parties, *joined]):
        return every
    if (one.how in {"with", "to", "from", "in"} and parties) or (acting is not None and acting.pronoun and joined):
        owner = codes(one.left) or _owner(line, one, outline)
        if owner is None:
            return []
        owner = owner or _speaker(found, one, outline, number)
        every = joined_with(sides_of(owner), [*parties, *joined])
        if owner and len(economies_of(every)) >= 2:
            return every
    return []


def _by_clause(found: Found, line: Line, one: Phrase, acting: Actors | None, known: list[Side]) -> list[Side]:
    """Those who act in a clause under a deal or in a memorandum with somebody, or the pair named ahead of it."""
    head = line.text[: one.first]
    within = WITHIN.search(head) if acting is None else None
    if within is not None and (one.how == "with" or not known):
        every = sides_of(codes(actors(line, within.start()).items))
        if len(every) >= PAIR_OF:
            return joined_with(every, known)
    if known:
        return []
    if acting is None and (fronted := FRONTED.match(line.text)) is not None and one.first < fronted.end():
        return sides_of(two) if len(two := codes(line.between(fronted.end(), len(line.text)))) == PAIR_OF else []
    said = SAID_IN.search(head)  # "the minister of Peru said in a communique"
    alone = said is not None and len(codes(actors(line, said.start()).items)) == 1
    if found.frame.type == "joint_statement" and not alone and len(two := codes(line.items)) == PAIR_OF:
        return sides_of(two)
    pair = PAIR.search(head)
    pair = pair if pair is None or not ends_a_row(line, pair.start()) else None
    two_named = named(line.between(pair.start(), pair.end()), "party") if pair else []
    return two_named if len(economies_of(two_named)) == PAIR_OF else []


def _by_talks(line: Line, one: Phrase) -> list[Side]:
    """Those who hold the talks of which the agreement is the aim, if two are told."""
    head, at = line.text[: one.first], line.at[one.first]
    if "with" not in line.words or ABOUT.isdisjoint(line.marks[max(0, at - ABOUT_REACH) : at]):
        return []
    if (talks := _talks().search(head)) is not None:
        every = named(line.between(talks.start("who"), talks.end()), "party")
        if len(economies_of(every)) >= 2:
            return every
    if (talks := _talks_with().search(head)) is not None:
        ours = named(actors(line, talks.start()).items, "party")
        theirs = named(line.between(talks.start("who"), talks.end("who")), "party")
        others = [code for code in codes(line.items) if code not in economies_of(theirs)]
        # "Ministers from Peru met to review talks with Chile on a pact".
        every = joined_with(ours or sides_of(others if len(others) == 1 else []), theirs)
        if len(economies_of(every)) >= 2:
            return every
    return []


def _speaker(found: Found, one: Phrase, outline: Outline, number: int) -> list[str]:
    """Who acts where the clause names nobody: who is first named not as a place or a partner, or opened a sentence."""
    for line in [found.line, *reversed(outline.lines[max(0, number - BACK) : number])]:
        stop = line.at[one.first] if line is found.line else len(line.items)
        for index, item in enumerate(line.items[:stop]):
            if item.mark in {"E", "P", "A", "O"} and codes([item]):
                if index == 0 or (line is found.line and not _is_partner(line, index)):
                    return codes([item])[:1]
                break
    known = economies_of(named(one.beside, "party"))
    about = [code for code in outline.article.economies[:2] if code not in known]
    return about[:1] or subject(found, one.first, outline, number)


def _is_partner(line: Line, index: int) -> bool:
    """Whether it is with a name that something is done: "with Peru", "with the customs union of Peru"."""
    marks = [mark for mark in line.marks[max(0, index - BEHIND) : index] if mark != "the"]
    rulers = [*marks[-2:-1], *line.marks[index + 1 : index + 3]]
    within = marks[-1:] == ["of"] and (RULERS.isdisjoint(rulers) or not PARTNERS.isdisjoint(marks))
    return marks[-1:] != [] and (marks[-1] in PARTNERS or within)


def _owner(line: Line, one: Phrase, outline: Outline) -> list[str] | None:
    """The economy to which the phrase gives it: "Peru's own pact"; None where that of the body is not told."""
    at = line.at[one.first]
    if at > 0 and line.items[at - 1].mark == "our":
        partners = economies_of(named(one.beside, "party"))
        return next(([code] for code in outline.article.economies if code not in partners), [])
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
        r"(?:< [^<>]+ > )?(?:D )?(?:on|for|about|over|towards|toward|to reach|to conclude) (?:\S+ ){0,4}$"
    )

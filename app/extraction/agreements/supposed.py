"""Whose an agreement is where neither phrase nor verb names two: theirs of whom the text speaks, or nobody's."""

import re

from app.extraction.agreements.members import UNION
from app.extraction.agreements.phrases import Phrase
from app.extraction.agreements.sides import economies_of, joined_with, sides_of, two_of, verb_actors
from app.extraction.deeds.deed import Side
from app.extraction.deeds.frames import Found
from app.extraction.deeds.line import Line
from app.extraction.deeds.outline import Outline, codes
from app.extraction.deeds.participants import both, clear_pair
from app.extraction.names.organisations import Organisation
from app.extraction.names.places import Place

BILATERAL = re.compile(
    r"(?<!\S)(?:bilateral|two-way|both(?! sides of )|mutual|their|each other"
    r"|two (?:E )?(?:countries|members|sides|nations|governments|neighbours|neighbors|presidents|leaders|ministers)) "
)
# "The group approved a pact": it is of the group's members.
BODY = re.compile(
    r"(?<!\S)(?:organization|organisation|cartel|group|bloc|body|council|association|members|delegates|producers"
    r"|consumers|exporters|importers) (?:(?:has|have|had|also|then|later|D) )*"
    r"(?:approved|agreed|adopted|extended|renewed|suspended|reached|concluded|signed|ratified|ended"
    r"|abandoned|scrapped) (?:\S+ ){0,8}?$"
)
STATES = frozenset({"nations", "countries"})
TOGETHER = frozenset("leaders ministers countries members states nations heads presidents".split())
# A further party: "a joint venture of the railways, Peru included".
INCLUDED = re.compile(r"(?:of|between) (?:[^;:<>\s,]+ ){1,6}, (?:including |joined by )?(?P<who>E )(?:included |too )?")


def supposed(
    found: Found, line: Line, number: int, outline: Outline, one: Phrase, parties: list[Side], joined: list[Side]
) -> tuple[list[Side], bool]:
    """The parties where neither phrase nor verb names two: the two of whom the text speaks."""
    if one.how == "between" and parties:  # of two people who sign one may have no country of his own
        two = clear_pair(outline)
        known = economies_of(parties)
        return (sides_of(two), True) if len(known) == 1 and known < set(two) else ([], False)
    several = one.how == "with" and len(economies_of(parties)) > 1 and found.words.rstrip().endswith("s")
    if several or _stranger(line, one):  # "pacts with A and B" are somebody else's
        every = [] if several else _with_a_stranger(line, one, outline)
        return sides_of(every), bool(every)
    if one.how == "with" and len(parties) == 1 and (chief := _chief(parties, line, outline)):
        return [*sides_of([chief]), *parties], True
    here, acting = two_of(line, one.first), verb_actors(line, one)
    they = acting is not None and acting.pronoun and "they" in line.words
    bilateral = they or BILATERAL.search(line.text) is not None
    ours = acting is not None and bool(set(codes(acting.items)) & set(here))
    spoken_of = (_two_states(line) or both(found, outline, number)) if bilateral else []
    pair = sides_of(spoken_of or (here if ours else clear_pair(outline)) or here)
    if pair and (third := INCLUDED.match(line.text, found.end)) is not None:
        return joined_with(sides_of(codes(line.between(third.start("who"), third.end("who")))), pair), True
    if len(economies_of(parties)) < 2 and economies_of([*parties, *joined]) <= economies_of(pair):
        return joined_with(parties, pair), bilateral
    return parties or joined, False


def _two_states(line: Line) -> list[str]:
    """The two whom a line names; no bloc is one of "the two countries": "both nations are members of the bloc"."""
    blocs = {
        item.reference.code
        for item in line.items
        if isinstance(item.reference, Place) and item.mark == "E" and item.reference.form == "bloc"
    }
    two = two_of(line)
    return two if blocs.isdisjoint(two) or STATES.isdisjoint(line.words) else []


def possessor(line: Line, outline: Outline, one: Phrase, parties: list[Side]) -> str | None:
    """Whose pacts "with A and B" are: who acts or owns them, else the country of which the article speaks most."""
    acting = verb_actors(line, one)
    if (
        (acting is not None and acting.items)
        or codes(one.left)
        or line.items[max(0, line.at[one.first] - 1)].mark == "'s"
    ):
        return None
    others = [code for code in codes(line.items) if code not in economies_of(parties)]
    if others:
        return others[0] if len(others) == 1 else None
    first = next(iter(outline.article.economies), None)
    return first if first not in economies_of(parties) else None


def _chief(parties: list[Side], line: Line, outline: Outline) -> str | None:
    """The economy with which the article opens, where the line names nobody but the partner: "a pact with Lima"."""
    first = next((code for one in outline.lines for code in codes(one.items)), None)
    partners = economies_of(parties)
    alone = set(codes(line.items)) <= partners and not any(item.mark == "O" for item in line.items)
    return first if alone and first not in partners else None


def of_a_bloc(line: Line, one: Phrase) -> list[Side] | None:
    """The bloc whose members sign together: "heads of CIS states sealed a pact"; else None."""
    acting = verb_actors(line, one)
    alone = acting is not None and len(acting.items) == 1 and len(codes(line.items)) == 1
    place = acting.items[0].reference if acting is not None and alone else None
    members = not TOGETHER.isdisjoint(line.words)
    bloc = isinstance(place, Place) and place.form == "bloc" and place.code != UNION and members
    return sides_of([place.code]) if isinstance(place, Place) and bloc else None


def _with_a_stranger(line: Line, one: Phrase, outline: Outline) -> list[str]:
    """The two of whom the article speaks, where one of them signs with a body whose country is not told."""
    acting = verb_actors(line, one)
    known, two = set(codes(acting.items)) if acting else set(), clear_pair(outline)
    return two if len(known) == 1 and known <= set(two) and set(codes(line.items)) <= set(two) else []


def _stranger(line: Line, one: Phrase) -> bool:
    """Whether a body whose country the text does not tell concludes it: then nobody knows whose agreement it is."""
    body = BODY.search(line.text, 0, one.first)
    if body is not None and not codes(line.items[: line.at[body.start()]]):
        return True
    acting = verb_actors(line, one)
    if acting is None:
        return False
    bodies = [item.reference for item in acting.items if isinstance(item.reference, Organisation)]
    return any(body.country is None for body in bodies)

"""Parties of an event that no role of its frame names, though the sentence, the discourse or the dateline does."""

import re
from itertools import pairwise

from app.extraction.article import within
from app.extraction.deeds.deed import Side
from app.extraction.deeds.frames import Found
from app.extraction.deeds.line import Item
from app.extraction.deeds.outline import Outline, belongs, codes
from app.extraction.deeds.participants import ACTING, both, clear_pair, named, subject
from app.extraction.deeds.stages import is_fronted
from app.extraction.events.listed import trio
from app.extraction.events.meeting_fits import SIDELINES, beside
from app.extraction.events.unnamed_of_measures import of_measure
from app.extraction.names.organisations import Organisation
from app.extraction.names.places import Place
from app.vocabulary.economies import economies

BOTH_LANDS = re.compile(
    r"(?<!\S)(?:of|between) (?:the|both) (?:two )?(?:countries|nations|governments|sides|neighbours) "
)
HIS = re.compile(r"(?:his|her) ")
WITH_HIS = re.compile(r"(?:(?:for|in|at|during) )?(?:his|her) |(?:[^\s,;]+ ){0,6}with (?:his|her) ")
MEETINGS = {"talks", "negotiation", "forum", "mission", "entry_into_force", "summit", "other"}
# With these no other land need take part.
WORLDWIDE = re.compile(
    r"(?:IMF|WTO|GATT|OECD|UNCTAD|World Bank|World Trade .*|International Monetary Fund|United Nations.*|.* [Rr]ound)$"
)
OF_THE_WORLD = re.compile(
    r"(?<!\S)(?:world|global|worldwide|multilateral) (?:free )?(?:trade |farm )?(?:talks|negotiations) "
)
OF_TWO = dict.fromkeys(("talks", "negotiation", "opening", "project"), "participant")
# Of these the two take parts of their own: who is missing has the one that nobody has yet.
APART = {
    "visit": ("visitor", "host"),
    "mission": ("visitor", "host"),
    "dispute": ("complainant", "respondent"),
}
# What opens is a body by whose name two lands are called: the frame of event_frame.csv.
BODY_OF_TWO = "body_of_two"
CLUB = re.compile(r"\b(?:Council|Chamber|Association|Club|Federation|Commission|Forum|House|Committee)\b")
AT_A_BODY = ("at ", "at the ")
# Who attends a fair of the other.
ATTENDING = "bond_attended"
AHEAD = 3
# "Canada followed the EU with a ban of its own", "took the matter to the EU": those take no part.
BESIDE = "beside"


def unnamed(found: Found, kind: str, parties: list[Side], outline: Outline, number: int) -> list[Side]:
    """The parties to add to those that the frame's roles gave."""
    beside = (found.line.between(begin, end) for role, begin, end in found.roles if role == BESIDE)
    known = {side.economy for side in parties} | {code for items in beside for code in codes(items)}
    if kind == "policy_measure":
        return of_measure(found, parties, known, outline, number)
    if kind in {"talks", "negotiation"} and not parties and _is_of_the_world(found):
        return [Side("participant", "WLD")]
    if kind in MEETINGS:
        met = _of_meeting(found, kind, parties, outline, number)
        if any(side.economy is None and WORLDWIDE.match(side.name or "") for side in (*parties, *met)):
            return met
        role = "participant" if kind == "forum" and found.frame.name == ATTENDING else _part(kind, [*parties, *met])
        return met + _other(role, known | {side.economy for side in met}, outline)
    if kind == "visit":
        going = _visitors(found, parties, known, outline, number)
        return going + _other(_part(kind, [*parties, *going]), known | {side.economy for side in going}, outline)
    inside = codes(found.line.between(found.start, found.end))
    sides: list[Side] = []
    if kind == "dispute" and len(known) < 2:
        part = _part(kind, parties) if parties else "complainant"
        sides = [Side(part, code) for code in subject(found, found.start, outline, number)] if part else []
    elif kind == "opening" and not parties:
        sides = [Side("participant", code) for code in inside or both(found, outline, number)]
    elif kind == "project":
        sides = [Side("host", code) for code in inside or ([] if parties else both(found, outline, number))]
    sides = [side for side in sides if side.economy not in known]
    return sides + _other(_part(kind, [*parties, *sides]), known | {side.economy for side in sides}, outline)


def _part(kind: str, told: list[Side]) -> str | None:
    """The role of the other of two, beside those that are told; None where nobody else is meant."""
    if kind not in APART:
        return OF_TWO.get(kind)
    (first, second), taken = APART[kind], {side.role for side in told}
    return second if first in taken and second not in taken else first


def hosting(found: Found, kind: str, parties: list[Side], outline: Outline) -> list[Side]:
    """The land where others hold a fair or open something, and those by whose names it is called.

    "Peruvian firms showed fish at a fair in Muscat", "at the Peru-Oman Food Forum", "the Peru-Oman Business Council".
    """
    if kind not in {"forum", "opening"}:
        return []
    known = {side.economy for side in parties}
    spots = [item for role, start, end in found.roles if role == "place" for item in found.line.between(start, end)]
    hosts = codes_of_spots(spots)
    for item in found.line.between(found.start, found.end):
        if item.mark == "F" or (item.mark == "O" and found.frame.name == BODY_OF_TWO and _is_club(item)):
            inside = within(outline.article.places, item.start, item.end)
            hosts += [one.code for pair in pairwise(inside) if pair[1].start == pair[0].end + 1 for one in pair]
    hosts = [code for code in dict.fromkeys(hosts) if economies()[code].takes_part]
    return [Side("participant", code) for code in hosts if code not in known]


def _is_club(item: Item) -> bool:
    """Whether a body is by its name one of members: a council, a chamber of commerce."""
    return isinstance(item.reference, Organisation) and CLUB.search(item.reference.name) is not None


def codes_of_spots(items: list[Item]) -> list[str]:
    """The lands of spots on the map."""
    places = [item.reference for item in items if isinstance(item.reference, Place)]
    return [one.code for one in places if economies()[one.code].type == "country"]


def _other(role: str | None, known: set[str | None], outline: Outline) -> list[Side]:
    """The other of the two economies that the article is about, where only one of them is named as taking part."""
    two = clear_pair(outline)
    if role is None or len(known - {None}) != 1 or not known & set(two):
        return []
    return [Side(role, code) for code in two if code not in known]


def _is_elsewhere(item: Item, outline: Outline) -> bool:
    """Whether others only meet there: "Oman and Peru met in Geneva", "at the Geneva talks", "at the ministry"."""
    flat = outline.article.flat
    if item.mark == "O" and flat.endswith(AT_A_BODY, 0, item.start):
        return WORLDWIDE.match(flat[item.start : item.end]) is None
    placed = flat.endswith(("in ", "at "), 0, item.start) or flat.startswith((" talks", " meeting"), item.end)
    if item.mark != "S" or not placed:
        return False
    two = clear_pair(outline)
    return bool(two) and not set(belongs(item.reference)) & set(two)


def _of_meeting(found: Found, kind: str, parties: list[Side], outline: Outline, number: int) -> list[Side]:
    known = {side.economy for side in parties}
    role, line = "participant", found.line
    inside = [item for item in line.between(found.start, found.end) if not _is_elsewhere(item, outline)]
    if kind == "talks" and not SIDELINES.isdisjoint(line.words):
        apart = beside(line.marks, line.at[found.start])
        inside = [item for item in inside if item in line.items[:apart]]
    worldwide = any(side.economy is None and WORLDWIDE.match(side.name or "") for side in parties)
    blocs = any(side.code and economies()[side.code].type == "bloc" for side in parties)
    if len(known - {None}) > 1 or blocs or worldwide or _is_of_a_bloc(inside):
        # "OPEC met in Vienna"
        inside = [item for item in inside if item.mark != "S" and not _is_where(item, outline)]
    if kind == "forum":
        inside = inside + [item for item in line.items if item.mark == "P" and item not in inside]
    names = {side.name for side in parties if side.type == "person"}
    result = [side for side in named(inside, role) if side.economy not in known and side.name not in names]
    every = known | {side.economy for side in result}
    # "Talks with Sato and another": somebody else met them.
    others = " with " in found.words and len(every - {None}) == 1
    stranger = any(side.economy is None for side in parties) and not others
    if kind == "talks" and BOTH_LANDS.search(found.words) and len(every - {None}) < 2:
        two = both(found, outline, number)
        return [
            *(side for side in result if side.economy in two),
            *(Side(role, code) for code in two if code not in every),
        ]
    if kind == "talks" and (WITH_HIS.match(found.words) or (len(every - {None}) < 2 and not stranger)):
        people = [item for item in line.items[: line.at[found.start]] if item.mark == "P"][-1:] or _fronted(found)
        own = named(people, role)
        if not (own or others):
            own = [Side(role, code) for code in subject(found, found.start, outline, number)]
        result = [side for side in own if side.economy not in known] + result
    alone = len(every) < 2 and kind in {"negotiation", "entry_into_force"}
    if not every - {None} and kind in {"talks", "negotiation"} and (three := trio(found, outline, number)):
        return [*result, *(Side(role, code) for code in three)]
    if (not every - {None} or alone) and not worldwide:
        two = (clear_pair(outline) if kind == "entry_into_force" and every - {None} else []) or both(
            found, outline, number
        )
        result += [Side(role, code) for code in two if code not in every]
    return result if result or parties else _of_a_region(found, role)


def _is_where(item: Item, outline: Outline) -> bool:
    """Whether a land only tells where they meet: "will meet Diaz in Chile"."""
    return item.mark == "E" and outline.article.flat.endswith((" in ", " in the "), 0, item.start)


def _is_of_a_bloc(items: list[Item]) -> bool:
    """Whether those of a bloc meet: "the 12 EC ministers met in Luxembourg"."""
    return any(isinstance(item.reference, Place) and item.reference.form == "bloc" for item in items)


def _is_of_the_world(found: Found) -> bool:
    """Whether all trading nations talk, whoever else is told of: "world trade talks collapsed in Geneva"."""
    line = found.line
    return OF_THE_WORLD.search(line.text, max(0, found.start - len("multilateral ")), found.core[1]) is not None


def _of_a_region(found: Found, role: str) -> list[Side]:
    """The region whose people meet, where no land is named: "African growers will meet in May"."""
    items = (item.reference for item in found.line.between(found.start, found.end) if item.mark == "R")
    return [Side(role, item.code) for item in items if isinstance(item, Place)][:1]


def _fronted(found: Found) -> list[Item]:
    """Who met somebody, where the sentence opens with that: "In a meeting with his counterpart, Sato said"."""
    line, last = found.line, found.line.at[found.end]
    if not is_fronted(found) or "," not in line.marks[last:]:
        return []
    begin = line.marks.index(",", last) + 1
    return [item for item in line.items[begin : begin + AHEAD] if item.mark in ACTING][:1]


def _visitors(found: Found, parties: list[Side], known: set[str | None], outline: Outline, number: int) -> list[Side]:
    """Who visits, by the subject of the sentence; where to, by the dateline."""
    roles = {side.role for side in parties}
    result = []
    if "visitor" not in roles:
        people = [item for item in found.line.items[: found.line.at[found.start]] if item.mark == "P"]
        if HIS.match(found.words):  # of those ahead who is not at home there, first the subject
            people = [item for item in people if not known >= {*belongs(item.reference)}][:1] or people
        result += named(people[-1:], "visitor") or [
            Side("visitor", code)
            for code in subject(found, found.start, outline, number)
            if code not in known and not (HIS.match(found.words) and economies()[code].type == "bloc")
        ]
    if "host" not in roles and outline.home and outline.home.code not in known:
        result.append(Side("host", outline.home.code))
    return result

"""The nouns that a verb of a happening may govern, found in a clause by their class."""

import re

from app.extraction.events.clauses import Clause
from app.extraction.events.courts import is_court
from app.extraction.events.words import Hit
from app.extraction.lexicons import word_set
from app.extraction.names.organisations import Organisation

JOINT_BODIES = frozenset({"Council", "Commission", "Committee", "Dialogue"})
MEETING = re.compile(r" (?:Meeting|Session)$")
PERSONS, PROHIBITING = word_set("persons"), word_set("prohibiting")
GENTLE = {"weak_barrier": "barrier", "buildable": "facility"}
# For these stand bodies as well, or any goods.
OF_ANY = frozenset({"court", "named_goods"})
# "Tariff policy" is no tariff, and who is "very fair" holds none.
TOPICS = word_set("tariff_topics")
JUST = frozenset("be is are was were been being very more so not as and too to below above".split())
JUST_WHAT = frozenset(
    "market value trade price prices share competition treatment play wage deal electoral system go hearing"
    " chance elections election process trial way bit number amount degree idea criticism comment".split()
)
EVERY = frozenset("all any most some".split())
NO_GOODS = PERSONS | frozenset("the a an its his her their two three four five six several many N P O".split())
COMING = frozenset("coming imported shipped originating produced grown made exported arriving products".split())
BY_THEM = frozenset("owned flagged registered made built grown based controlled produced bred".split())
TRADE = frozenset({"export", "import", "trade"})
AFTER_TRADE = frozenset("D to from in into for by until after and , as with through amid".split())
FROM = frozenset({"E", "EE", "A"})
BEFORE_A_LAND = frozenset(
    "the its their neighbour neighbor neighbouring neighboring N two three four five several some parts most".split()
)
# Where these come from may only be where they are stopped.
MOVING = frozenset("firms companies banks vessels ships carriers airlines trucks aircraft lorries tankers".split())
PARTIES = frozenset({"E", "P", "O", "S", "A", "here"})
PARTIES_OR_REGIONS = PARTIES | {"R"}


def classes_of(clause: Clause) -> frozenset[str]:
    """The classes of which a clause may hold nouns, or names that stand for them."""
    kinds, marks = {hit.kind for hit in clause.nouns}, clause.marks
    kinds |= {GENTLE[kind] for kind in kinds & GENTLE.keys()}
    named = {"any_goods"} if "named_goods" in kinds else set()
    named |= {"forum"} if "F" in marks else set()
    named |= {"body", "meeting"} if "O" in marks else set()
    named |= set() if PARTIES_OR_REGIONS.isdisjoint(marks) else {"party"}
    return OF_ANY | kinds | named


def nouns_of(clause: Clause, kind: str) -> list[Hit]:
    """The nouns of a class in a clause, with the names and bodies that stand for one, in order."""
    if kind == "party":
        return [Hit(at, at + 1, kind, mark) for at, mark in enumerate(clause.marks) if mark in PARTIES_OR_REGIONS]
    if kind == "any_goods":
        return [hit for hit in clause.nouns if hit.kind == "named_goods"]
    found = [hit for hit in clause.nouns if hit.kind == kind or GENTLE.get(hit.kind) == kind]
    if kind in {"barrier", "flow"}:
        found = [hit for hit in found if TOPICS.isdisjoint(clause.marks[hit.last : hit.last + 1])]
    if kind == "forum":
        found = [hit for hit in found if hit.word != "fair" or not is_just(clause, hit)]
        found += [Hit(at, at + 1, kind, mark) for at, mark in enumerate(clause.marks) if mark == "F"]
    if kind == "body":
        found += [
            Hit(at, at + 1, kind, "") for at, mark in enumerate(clause.marks) if mark == "O" and _is_joint(clause, at)
        ]
    if kind == "meeting":
        found += [
            Hit(at, at + 1, kind, "") for at, mark in enumerate(clause.marks) if mark == "O" and _meets(clause, at)
        ]
    if kind == "court":
        return [Hit(at, at + 1, kind, "") for at in range(len(clause.marks)) if is_court(clause, at)]
    if kind == "named_goods":
        owned = {"A", "E", "'s"}
        found = [
            hit
            for hit in found
            if clause.marks[max(0, hit.first - 1)] in owned
            or (clause.marks[max(0, hit.first - 1)] in BY_THEM and clause.marks[max(0, hit.first - 2)] in owned)
            or (hit.word not in MOVING and _is_from(clause, hit.last))
        ]
    if kind == "negotiation":
        found = [hit for hit in found if not hit.word.startswith("round") or _of_talks(clause, hit)]
    return sorted(found, key=lambda hit: hit.first)


def banned_goods(clause: Clause, verb: Hit) -> Hit | None:
    """Whatever of another economy is forbidden, but people: "banned Peruvian toothpaste", "all honey from Peru"."""
    marks, at = clause.marks, verb.last
    if marks[verb.first] not in PROHIBITING or at + 1 >= len(marks):
        return None
    theirs = marks[at] == "A" or (marks[at] == "E" and marks[at + 1] not in AFTER_TRADE)  # "banned Vanuatu kava"
    first = at + (marks[at] in EVERY or theirs)
    goods = marks[first].isalpha() and marks[first].islower() and NO_GOODS.isdisjoint(marks[first : first + 2])
    foreign = theirs or any(_is_from(clause, last) for last in (first + 1, first + 2))
    trade, after = marks[first + 1 : first + 2], marks[first + 2 : first + 3]
    if goods and not TRADE.isdisjoint(trade) and not AFTER_TRADE.isdisjoint(after):
        return Hit(first, first + 2, "named_goods", marks[first])  # "banned sugar export in May"
    return Hit(first, first + 1, "named_goods", marks[first]) if goods and foreign else None


def _is_from(clause: Clause, at: int) -> bool:
    """Whether it is told from where goods come: "rice from Peru", "milk imported from its neighbour Oman"."""
    tail = [mark for mark in clause.marks[at : at + 6] if mark not in COMING and mark not in BEFORE_A_LAND]
    return tail[:1] == ["from"] and not FROM.isdisjoint(tail[1:2])


def _is_joint(clause: Clause, at: int) -> bool:
    """Whether a named body is one in which states meet."""
    body = clause.item(at).reference
    return isinstance(body, Organisation) and is_joint(body)


def is_joint(body: Organisation) -> bool:
    """Whether a body is by its name one in which states meet."""
    return MEETING.sub("", body.name).rsplit(maxsplit=1)[-1] in JOINT_BODIES


def _meets(clause: Clause, at: int) -> bool:
    """Whether what looks like a body is its meeting: "the Fourth Peru-Chile Joint Trade Committee Meeting"."""
    body = clause.item(at).reference
    return isinstance(body, Organisation) and MEETING.search(body.name) is not None


def _of_talks(clause: Clause, hit: Hit) -> bool:
    """Whether a round is one of talks, not "a round of tariffs"."""
    return hit.last - hit.first > 1 or clause.marks[hit.last : hit.last + 1] != ("of",)


def is_just(clause: Clause, hit: Hit) -> bool:
    """Whether "fair" only says that something is just: "very fair", "fair market value"."""
    follows = not JUST_WHAT.isdisjoint(clause.marks[hit.last : hit.last + 1])
    return follows or clause.marks[max(0, hit.first - 1)] in JUST

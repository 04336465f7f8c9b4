"""Whether a verb and its noun tell that people of a state go somewhere."""

from itertools import pairwise

from app.extraction.events.bond import HOLDERS, NEAR, PLACES, Bond
from app.extraction.events.words import BE, POSSESSIVES
from app.extraction.lexicons import word_set

SPOTS = word_set("spots")
TEAM_KINDS = word_set("team_kinds")
TRADERS = word_set("traders")
SCHOLARS = frozenset("fellow professor lecturer scholar researcher fellowship research student academic".split())
BEING = BE | {"be"}
CHIEFS = frozenset("chief chairman chairwoman boss executive head negotiator governor".split())
TEAMS, MEMBERS = frozenset({"team", "group", "party"}), ("-member", "-man", "-strong", "-person")
VISITS = frozenset({"visit", "talks", "trip", "tour"})
# "Went to war with Oman on Monday": nobody travels.
NOWHERE = frozenset("war court trial arbitration press print market extremes waste work jail prison great".split())
# "Half of what it sells abroad goes to Oman".
PARTS = frozenset("half third quarter percent bulk most much exports goods shipments".split())
# "..., starting a visit on Monday" goes on about whoever was named.
GOING = frozenset({",", "D"})


def is_visit(bond: Bond) -> bool:
    """Whether people of a state go somewhere."""
    marks = bond.marks
    if _goes_on(bond):
        return any(item.mark == "P" for item in bond.clause.line.items[: bond.clause.at[bond.verb.first]])
    if _is_no_going(bond) or not (_are_people(bond) or _is_fronted(bond)):
        return False
    if bond.verb.kind in {"inspect", "leave"}:
        return "D" in marks if bond.verb.kind == "inspect" else "for" in marks[bond.verb.last : bond.noun.first + NEAR]
    if bond.verb.word.startswith("return") and bond.verb.kind in {"pay", "go"}:
        return _is_of_a_visit(bond)
    if bond.verb.kind == "pay" and not POSSESSIVES.isdisjoint(marks[bond.verb.last : bond.noun.first]):
        return True
    spot = marks[bond.noun.first] == "A" and not SPOTS.isdisjoint(marks[bond.noun.last : bond.noun.last + 2])
    # "A tour of Africa", "is touring Latin America".
    abroad = bond.verb.kind == "pay" and "R" in marks[bond.noun.last : bond.noun.last + NEAR]
    abroad = abroad or (bond.verb.kind == "go" and marks[bond.verb.last : bond.verb.last + 1] == ("R",))
    return spot or abroad or any(marks[at] in PLACES for at in (*bond.others, *bond.placed, bond.noun.first))


def _are_people(bond: Bond) -> bool:
    """Whether those who go are people of a state or of trade, or a team."""
    marks, ahead = bond.marks, bond.marks[: bond.verb.first]
    people = HOLDERS | TRADERS | CHIEFS | {"P", "he", "she"}
    team = any(second in TEAMS and _is_of_a_team(first) for first, second in pairwise(ahead))
    team = team or any(first in TEAMS and second == "from" for first, second in pairwise(ahead))
    team = team or (not TEAMS.isdisjoint(ahead) and any(mark.endswith(MEMBERS) for mark in ahead))
    on_a_mission = {"on", "mission"} <= set(marks[bond.verb.last :])
    return team or on_a_mission or any(marks[at] == "P" for at in bond.subjects) or not people.isdisjoint(ahead)


def _is_no_going(bond: Bond) -> bool:
    """Whether the words mean something else: "a visiting fellow", "the best it has been in decades", "went to war"."""
    verb, after = bond.verb, bond.marks[bond.verb.last : bond.verb.last + NEAR]
    if verb.word == "goes" and not PARTS.isdisjoint(bond.clause.line.marks[: bond.clause.at[verb.first]]):
        return True
    bargaining = "negotiators" in bond.marks[: verb.first] and "resume" in bond.marks[verb.last :]
    scholar = verb.word == "visiting" and not SCHOLARS.isdisjoint(after)
    nowhere = not NOWHERE.isdisjoint(after[: 2 if after[:1] == ("to",) else 1])
    # "Will be in Lima on Friday", not "will be in office" nor "would be in Peru's interest".
    elsewhere = verb.word == "be" and ("D" not in bond.marks or PLACES.isdisjoint(after[:2]))
    return bargaining or scholar or nowhere or elsewhere or (verb.word in BEING and after[:1] == ("D",))


def _is_of_a_team(word: str) -> bool:
    """Whether what stands ahead of "team" says whose or what for: "a Peruvian team", "a buying team"."""
    return word in {"A", "E", "'s"} or word in TEAM_KINDS


def _is_of_a_visit(bond: Bond) -> bool:
    """Whether who returns has been on a visit, or returns for one: else people only go home."""
    marks, verb = bond.marks, bond.verb
    if verb.kind == "pay":
        return "visit" in marks[bond.noun.first : bond.noun.last]
    return "from" in marks[verb.first : verb.last] or not VISITS.isdisjoint(marks[verb.last :])


def _is_fronted(bond: Bond) -> bool:
    """Whether those who arrive are named behind: "arriving in Lima on Monday, Minister Sato said"."""
    verb, begin = bond.verb, bond.clause.at[bond.verb.first]
    marks = bond.clause.line.marks[begin:]
    if verb.form != "ing" or verb.first or "," not in marks:
        return False
    return "P" in marks[marks.index(",") + 1 :][: NEAR + 1]


def _goes_on(bond: Bond) -> bool:
    """Whether a participle goes on about whoever was named: "..., starting a three-day visit on Monday"."""
    verb, marks = bond.verb, bond.marks
    return verb.kind == "pay" and verb.form == "ing" and marks[verb.first - 1] in GOING and "D" in marks

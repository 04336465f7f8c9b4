"""Whether a verb and its noun make a dispute between states."""

from collections.abc import Callable, Mapping

from app.extraction.events.bond import Bond
from app.extraction.events.courts import CASES, COURTS, is_before_a_court, is_court
from app.extraction.events.words import HAVE

# Who merely speaks ill of somebody, nobody knows when, brings no case.
MILD = ("blam", "critici", "slam", "rebuk", "lash", "hit", "take", "took", "denounc")
BLAMED = frozenset(
    "the its their his both neighbouring neighboring rival former visiting government of authorities".split()
)
COMPLAINTS = frozenset("complaint complaints protest protests objection objections".split())


def _is_hauled(bond: Bond) -> bool:
    """Whether somebody is brought there, or something is challenged: not "took its time with the WTO"."""
    between = bond.marks[bond.verb.last : bond.noun.first]
    whom = not {"E", "O", "A"}.isdisjoint(between[:2])
    return (whom or bond.verb.word.startswith("challeng")) and not {"to", "at", "in"}.isdisjoint(between[-3:])


def is_dispute(bond: Bond) -> bool:
    """Whether somebody brings a case, accuses another state, objects to what it did or ends the quarrel."""
    check = BY_NOUN.get(bond.noun.kind, _is_case)
    return (bond.acting or "by" in bond.marks[bond.verb.last :]) and check(bond)


def _is_severed(bond: Bond) -> bool:
    return any(bond.marks[at] == "E" for at in bond.others) or (bond.noun.kind == "envoy" and bool(bond.placed))


def _is_against_a_measure(bond: Bond) -> bool:
    if bond.noun.last <= bond.verb.first:
        return _is_denounced(bond)
    between = bond.marks[bond.verb.last : bond.noun.first]
    abroad = any(bond.marks[at] in {"E", "A"} for at in bond.others)
    known = between[-1:] == ("the",) and any(bond.marks[at] == "E" for at in bond.subjects)  # "protested at the ban"
    return (abroad or known) and "to" not in between


def _is_denounced(bond: Bond) -> bool:
    """Whether a state or its minister speaks ill of a measure: "the duties were criticised on Monday by Peru"."""
    marks = bond.marks
    mild = bond.verb.word.startswith(MILD) and "D" not in marks
    return not mild and any(marks[at] in {"E", "P"} and "by" in marks[max(0, at - 3) : at] for at in bond.others)


def _is_settled(bond: Bond) -> bool:
    done = bond.verb.form == "past" or bond.marks[max(0, bond.verb.first - 1)] in HAVE
    told = done or "D" in bond.marks or bond.clause.line.kind == "headline"
    return any(bond.marks[at] == "E" for at in bond.subjects) and told and bond.parties > 1


def _is_accused(bond: Bond) -> bool:
    marks, noun = bond.marks, bond.noun
    if noun.last <= bond.verb.first:  # "Peru has been accused by Oman of dumping"
        return marks[noun.first] == "E" and _is_denounced(bond)
    mild = bond.clause.line.kind == "body" and bond.verb.word.startswith(MILD) and "D" not in marks
    return not mild and marks[noun.first] in {"E", "A"} and BLAMED.issuperset(marks[bond.verb.last : noun.first])


def _is_before_a_court(bond: Bond) -> bool:
    brought = bond.verb.word.startswith("compl") or (bond.verb.kind == "haul" and _is_hauled(bond))
    brought = brought or (bond.verb.kind == "appeal" and not bond.marks[bond.noun.last :])
    return brought or not CASES.isdisjoint(bond.marks[bond.noun.last :])


def _is_case(bond: Bond) -> bool:
    marks, noun = bond.marks, bond.noun
    before_one = not COURTS.isdisjoint(marks) or any(is_court(bond.clause, at) for at in range(len(marks)))
    before_one = before_one or is_before_a_court(bond.clause, [*bond.subjects, *bond.others])
    consulted = "consultations" in marks[noun.first : noun.last] and (
        noun.last > noun.first + 1
        or any(hit.kind in {"barrier", "weak_barrier"} and hit.first > noun.last for hit in bond.clause.nouns)
    )
    over_trade = noun.word == "dispute" and marks[noun.first - 1] == "trade"
    over_trade = over_trade or (
        bond.verb.kind == "win" and any(hit.kind == "barrier" and hit.first > noun.last for hit in bond.clause.nouns)
    )
    return noun.kind == "act" or noun.word in COMPLAINTS or before_one or consulted or over_trade


BY_NOUN: Mapping[str, Callable[[Bond], bool]] = {
    "ties": _is_severed,
    "envoy": _is_severed,
    "grievance": _is_against_a_measure,
    "quarrel": _is_settled,
    "party": _is_accused,
    "court": _is_before_a_court,
}

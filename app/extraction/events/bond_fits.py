"""Whether a verb and its noun, with the names around them, make an event of a type."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from app.extraction.events.clauses import Clause
from app.extraction.events.words import Hit
from app.extraction.lexicons import word_set
from app.extraction.names.organisations import Organisation
from app.extraction.names.places import Place

REACH, NEAR = 14, 4
ACTORS = frozenset({"E", "EE", "P", "O"})
NAMED = ACTORS | {"A"}
PLACES = frozenset({"E", "S", "here"})
PLACING = frozenset({"in", "at", "near", "outside"})
PRONOUNS = frozenset({"it", "he", "she", "they", "both", "two", "side", "sides"})
SPOTS = word_set("spots")
TEAM_KINDS = word_set("team_kinds")
ORDINALS = word_set("ordinals")
HOLDERS = word_set("holders")
TRADING = word_set("trading")
DEFINITE = word_set("definite")
TRADE_LAW = word_set("trade_law")
# A clause that goes on about the subject of the one before: "and on Friday opened".
JOINED = frozenset({"and", "but"})
OWN_VISIT = frozenset({"his", "her", "their"})
OWN = frozenset({"its", "their", "'s"})
FIRMS = word_set("firms")
LANDS = word_set("lands")
COURTS = frozenset("wto gatt panel anti-dumping dumping".split())
COURT_NAMES = ("World Trade Organi", "WTO", "GATT", "International Trade Commission")
# What a court is asked to do, or about whom.
CASES = frozenset("rule ruling panel against over about settle intervene investigate arbitrate consultations".split())
SEEING = frozenset({"see", "sees", "saw", "seen"})
FIRST_TRIP = frozenset({"first", "inaugural", "maiden"})
TELLING = frozenset({"D", "to", "will"})
COMPLAINTS = frozenset({"complaint", "complaints", "protest", "protests"})


@dataclass(frozen=True)
class Bond:
    """A verb and its noun in a clause; the positions of the names ahead of them, around them, and where it happens."""

    clause: Clause
    kind: str
    verb: Hit
    noun: Hit
    subjects: list[int]
    others: list[int]
    placed: list[int]

    @property
    def marks(self) -> tuple[str, ...]:
        """The words of the clause."""
        return self.clause.marks

    @property
    def acting(self) -> bool:
        """Whether somebody acts: a name, a pronoun, and where firms do not, an office."""
        holders = HOLDERS | LANDS if self.noun.kind not in {"party", "act"} else frozenset[str]()
        if self.marks[0] in JOINED and self.verb.first <= NEAR:
            return True
        return bool(self.subjects) or not (PRONOUNS | holders).isdisjoint(self.marks[: self.verb.first])


def fits(bond: Bond) -> bool:
    """Whether the words around make it an event of that type."""
    if bond.verb.form == "noun" and not ("D" in bond.marks or ("by" in bond.marks and bond.subjects + bond.others)):
        return False
    if bond.noun.kind in {"document", "addressee", "domestic"}:
        return bond.acting and _is_official(bond)
    if bond.noun.kind == "law":
        return not TRADE_LAW.isdisjoint(bond.clause.line.words)
    check = CHECKS.get(bond.kind)
    return check is None or check(bond)


def _is_told(bond: Bond) -> bool:
    """Whether a passive tells more than that something was done: by whom, where, when, or that it is to be."""
    named = bond.subjects or bond.others or bond.placed
    to_come = bond.clause.opener in {"once", "when"}
    return bool(named) or to_come or bond.noun.first > bond.verb.first or not TELLING.isdisjoint(bond.marks)


def _is_first(bond: Bond) -> bool:
    """Whether a train, ship or flight is the first of its line."""
    return not FIRST_TRIP.isdisjoint(bond.marks[max(0, bond.noun.first - NEAR) : bond.noun.first])


def _is_measure(bond: Bond) -> bool:
    if bond.verb.kind == "face":
        return "D" in bond.marks and bool(bond.subjects)
    if bond.verb.kind == "shift":
        return bond.verb.form != "past" and "D" in bond.marks
    foreign = bool(bond.others) or "foreign" in bond.marks[bond.noun.last :]
    if bond.noun.kind == "weak_barrier" and not (foreign and not TRADING.isdisjoint(bond.marks)):
        return False
    if bond.subjects and not FIRMS.isdisjoint(bond.marks[bond.subjects[-1] : bond.verb.first]):
        return False
    return _is_told(bond) and (bond.acting or bool(bond.others) or bond.verb.kind == "effect")


def _is_official(bond: Bond) -> bool:
    """Whether a state publishes rules of trade, tells firms what to do, or opens its own market."""
    marks, noun = bond.marks, bond.noun
    if noun.kind == "addressee":
        return not {"to", "from"}.isdisjoint(marks[noun.last : noun.last + REACH])
    if noun.kind == "domestic":
        return not OWN.isdisjoint(marks[bond.verb.last : noun.first])
    return not (TRADING | TRADE_LAW).isdisjoint(bond.clause.line.words)


def _is_visit(bond: Bond) -> bool:
    """Whether people of a state go somewhere."""
    marks, ahead = bond.marks, bond.marks[: bond.verb.first]
    people = HOLDERS | {"P", "he", "she"}
    team = any(second == "team" and (first == "A" or first in TEAM_KINDS) for first, second in pairwise(ahead))
    if not (team or any(marks[at] == "P" for at in bond.subjects) or not people.isdisjoint(ahead)):
        return False
    if bond.verb.kind == "inspect":
        return "D" in marks
    if bond.verb.kind == "leave":
        return "for" in marks[bond.verb.last : bond.noun.first + NEAR]
    if bond.verb.word.startswith("return") and bond.verb.kind == "pay":
        return "visit" in marks[bond.noun.first : bond.noun.last]
    if bond.verb.kind == "pay" and not OWN_VISIT.isdisjoint(marks[bond.verb.last : bond.noun.first]):
        return True
    spot = marks[bond.noun.first] == "A" and not SPOTS.isdisjoint(marks[bond.noun.last : bond.noun.last + 2])
    return spot or any(marks[at] in PLACES for at in (*bond.others, *bond.placed, bond.noun.first))


def _is_complaint(bond: Bond) -> bool:
    marks, noun = bond.marks, bond.noun
    if not (bond.acting or "by" in marks[bond.verb.last :]):
        return False
    if noun.kind in {"ties", "envoy"}:
        return any(marks[at] == "E" for at in bond.others) or (noun.kind == "envoy" and bool(bond.placed))
    if noun.kind == "party":
        return "from" not in marks[bond.verb.last : noun.first] and marks[noun.first] in {"E", "A"}
    if noun.kind == "court":
        brought = bond.verb.word.startswith("compl") or (bond.verb.kind == "haul" and _is_hauled(bond))
        return brought or not CASES.isdisjoint(marks[noun.last :])
    before_one = not COURTS.isdisjoint(marks) or any(is_court(bond.clause, at) for at in range(len(marks)))
    return noun.kind == "act" or noun.word in COMPLAINTS or before_one


def _is_hauled(bond: Bond) -> bool:
    """Whether somebody is brought there, or something is challenged: not "took its time with the WTO"."""
    between = bond.marks[bond.verb.last : bond.noun.first]
    whom = not {"E", "O", "A"}.isdisjoint(between[:2])
    return (whom or bond.verb.word.startswith("challeng")) and not {"to", "at", "in"}.isdisjoint(between[-3:])


def is_court(clause: Clause, at: int) -> bool:
    """Whether it is a body before which trade disputes are brought."""
    item = clause.item(at)
    if isinstance(item.reference, Place):
        return item.reference.code == "WTO"
    return isinstance(item.reference, Organisation) and item.reference.name.startswith(COURT_NAMES)


def _is_meeting(bond: Bond) -> bool:
    if bond.noun.kind == "party":
        return _met(bond)
    marks, noun = bond.marks, bond.noun
    if noun.kind == "topic":
        return bond.acting and _is_put_to(bond)
    if bond.verb.kind == "discuss" and not ({"D"} <= set(marks) and bond.placed):
        return False
    dated = "D" in marks and not DEFINITE.isdisjoint(marks[max(0, noun.first - NEAR) : noun.first])
    parties = _parties(bond)
    return (
        parties > 1
        or (bool(bond.placed) and (parties > 0 or dated or (noun.kind == "bargaining" and "D" in marks)))
        or ("O" in marks[noun.last : noun.last + NEAR] and not ORDINALS.isdisjoint(marks[: noun.first]))
        or (not ORDINALS.isdisjoint(marks[: noun.first]) and _is_of_body(bond))
        or (dated and noun.kind == "negotiation")
        or not {"EE", "two", "both"}.isdisjoint(marks)
    )


def _is_of_body(bond: Bond) -> bool:
    """Whether a joint body meets: "the ninth meeting of the intergovernmental commission"."""
    after = bond.noun.last
    return any(hit.kind == "body" and after <= hit.first <= after + NEAR for hit in bond.clause.nouns)


def _is_put_to(bond: Bond) -> bool:
    """Whether a matter is taken up with somebody in person: "raised the issue with his counterpart on Monday"."""
    rest = bond.marks[bond.noun.last :]
    near = rest[:REACH]
    with_one = next((at for at, mark in enumerate(near) if mark in {"with", "to"}), None)
    if with_one is None or not ("D" in rest or bond.placed):
        return False
    return not (HOLDERS | {"P", "him", "her"}).isdisjoint(near[with_one : with_one + 2 * NEAR])


def _met(bond: Bond) -> bool:
    """Whether somebody met somebody: "X met Y", "X discussed it with Y", "X and Y met"."""
    marks, verb, noun = bond.marks, bond.verb, bond.noun
    if noun.first < verb.first:
        return _parties(bond) > 1 or marks[noun.first] == "EE"
    between = marks[verb.last : noun.first]
    if not bond.acting or is_placed(marks, noun.first):
        return False
    if verb.word in SEEING:
        return marks[noun.first] == "P" and len(between) < NEAR
    asked = verb.word.startswith("call") and "to" in marks[noun.last : noun.last + 1]
    apart = verb.word.startswith("m") and len(between) >= NEAR
    if asked or apart or (verb.word.startswith("dis") and "with" not in between):
        return False
    office = marks[noun.first] != "A" or not (HOLDERS | {"P"}).isdisjoint(marks[noun.last : noun.last + NEAR])
    return marks[noun.first] in NAMED and office


def _parties(bond: Bond) -> int:
    named = {bond.clause.item(at).start for at in (*bond.subjects, *bond.others)}
    return len(named) + (bond.acting and not bond.subjects)


def is_placed(marks: tuple[str, ...], at: int) -> bool:
    """Whether a name is where it happens: "in Lima", "here"."""
    if marks[at] in {"S", "here"}:
        return True
    ahead = marks[max(0, at - 2) : at]
    return marks[at] == "E" and (
        ahead[-1:] != () and (ahead[-1] in PLACING or (ahead[-1] == "the" and ahead[0] in PLACING))
    )


def _is_named_and_dated(bond: Bond) -> bool:
    ahead = bond.marks[max(0, bond.noun.first - NEAR) : bond.noun.first]
    return "D" in bond.marks and (bond.noun.word == "F" or not ORDINALS.isdisjoint(ahead))


CHECKS: Mapping[str, Callable[[Bond], bool]] = {
    "policy_measure": _is_measure,
    "opening": lambda bond: _is_told(bond) and (bond.verb.kind != "maiden" or _is_first(bond)),
    "project": _is_told,
    "visit": _is_visit,
    "mission": lambda bond: bool(bond.placed or bond.others),
    "dispute": _is_complaint,
    "talks": _is_meeting,
    "negotiation": _is_meeting,
    "summit": _is_meeting,
    "forum": lambda bond: bool(bond.subjects or bond.others or bond.placed) or _is_named_and_dated(bond),
}

"""Whether a verb and its noun make a measure of a state."""

from collections.abc import Callable, Mapping
from itertools import pairwise

from app.extraction.events.bond import NEAR, Bond
from app.extraction.events.sources import speaker
from app.extraction.lexicons import word_set
from app.extraction.times.scanning import Time

TRADING = word_set("trading")
FIRMS = word_set("firms")
BARRIERS = word_set("barriers")
REMEDIES = frozenset(
    "anti-dumping antidumping dumping dumped anti-subsidy countervailing subsidised subsidized".split()
)
# These verbs tell by their own subject and object whether it is one.
OF_THEIR_OWN = frozenset({"face", "shift", "seize", "hit", "commence"})
FLOWS = frozenset("import imports export exports importation exportation foreign border".split())
OWN = frozenset({"its", "their", "the"})
BEHIND_FLOW = frozenset({",", "and", "of", "to", "from", "by", "in", "D", "since", "after", "because"})
MARKETS = frozenset({"market", "markets"})
TRADERS = frozenset({"exporters", "importers", "shippers", "foreigners"})
# What falls or doubles by itself is told on by these alone.
BEHIND_SHIFT = frozenset(
    "D N to by from on in at for further again next and , sharply slightly steeply gradually between after as with"
    " under automatically back below above effective starting".split()
)
GOVERNING = frozenset("allowing requiring banning limiting barring restricting governing permitting forbidding".split())
IMPORTED = frozenset("imported imports import exports export importers exporters".split())
TRADED = frozenset({"flow", "named_goods"})
TELLING = frozenset({"D", "to", "will"})
# What is barred or controlled there is no trade.
OF_PEOPLE = frozenset("emigration immigration migration press media speech religious abortion speed".split())
# "Restrictions on freedom of the press".
FREEDOMS = OF_PEOPLE | frozenset("freedom freedoms liberties rights movement assembly protests demonstrations".split())
OF_WORKS = frozenset("production quality process traffic pollution inventory climate remote temperature".split())
LETTING = ("allow", "let", "enabl")
RAISING = frozenset("ramp boost raise increase expand step double triple grow".split())
TIMES = frozenset("year years season seasons period periods month months".split())


def is_told(bond: Bond) -> bool:
    """Whether a passive tells more than that something was done: by whom, where, when, or that it is to be."""
    named = bond.subjects or bond.others or bond.placed
    to_come = bond.clause.opener in {"once", "when"}
    thing = bond.noun.kind == "work" and any(hit.kind == "buildable" for hit in bond.clause.nouns)
    return bool(named) or thing or to_come or bond.noun.first > bond.verb.first or not TELLING.isdisjoint(bond.marks)


def is_measure(bond: Bond) -> bool:
    """Whether a state, and no firm, does it to trade."""
    if bond.verb.kind in OF_THEIR_OWN:
        dated = not TIMES.isdisjoint(bond.marks[bond.noun.last : bond.noun.last + 1])
        return not dated and _is_its_own(bond)  # not "the quota year begins on January 1"
    check = BY_NOUN.get(bond.noun.kind)
    if (check is not None and not check(bond)) or _is_no_deed(bond):
        return False
    foreign = bool(bond.others) or "foreign" in bond.marks[bond.noun.last :]
    dated = "D" in bond.marks and (bond.noun.kind == "barrier" or bond.noun.word in FLOWS)
    regulated = _is_on_a_flow(bond) and (bond.acting or "D" in bond.marks or bool(speaker(bond.clause)))
    traded = regulated or (foreign and not TRADING.isdisjoint(bond.marks))
    if bond.noun.kind == "weak_barrier" and not traded:
        return False
    if len(bond.subjects) > 1 and bond.verb.word.startswith("agree"):
        return False  # "Peru and Oman agree on tariffs": that is a deal
    if bond.subjects and not FIRMS.isdisjoint(bond.marks[bond.subjects[-1] : bond.verb.first]):
        return False
    there = bool(bond.placed) and "D" in bond.marks
    # "Sugar imports were banned in May": the discourse knows by whom.
    passive = bond.noun.first < bond.verb.first and (dated or regulated)
    somebody = bond.acting or bool(bond.others) or there or bond.verb.kind == "effect" or passive
    return is_told(bond) and (somebody or bool(speaker(bond.clause)))


def _is_no_deed(bond: Bond) -> bool:
    """Whether people or works are barred and no trade, or nothing is done to it: "continued with curbs"."""
    of_what, behind = bond.marks[max(0, bond.noun.first - 1)], bond.marks[bond.verb.last :]
    on_what = bond.marks[bond.noun.last : bond.noun.last + NEAR]
    if on_what[:1] == ("on",) and not FREEDOMS.isdisjoint(on_what):
        return True
    if bond.clause.opener == "before" and bond.verb.form == "s":
        return True  # "must improve before Peru lifts the ban"
    if of_what in OF_PEOPLE or (bond.noun.word == "controls" and of_what in OF_WORKS):
        return True
    if bond.verb.word.startswith("continu") and behind[:1] == ("with",):
        return True
    # "The pact allowed Peru to raise exports": it could, by its own doing.
    return bond.verb.word.startswith(LETTING) and not RAISING.isdisjoint(behind[: 2 * NEAR])


def _is_its_own(bond: Bond) -> bool:
    """Whether the verb itself, with what stands around it, tells that a measure works."""
    if bond.verb.kind == "face":
        return "D" in bond.marks and bool(bond.subjects)
    if bond.verb.kind == "commence":
        return "D" in bond.marks[bond.verb.last : bond.verb.last + 2]
    if bond.verb.kind == "shift":
        if not BEHIND_SHIFT.issuperset(bond.marks[bond.verb.last : bond.verb.last + 1]):
            return False  # "the ban would drop prices"
        return _is_dated(bond) if bond.verb.form == "past" else "D" in bond.marks
    seized = bond.acting or "by" in bond.marks[bond.verb.last :]
    return is_told(bond) and (_is_hit(bond) if bond.verb.kind == "hit" else seized)


def _is_dated(bond: Bond) -> bool:
    """Whether it is told on which day: "the duty doubled to 60 percent on Sunday"."""
    marks = bond.marks
    days = [bond.clause.item(at).reference for at in range(bond.verb.last, len(marks)) if marks[at] == "D"]
    return any(isinstance(day, Time) and day.grain == "day" for day in days)


def _is_of_a_flow(bond: Bond) -> bool:
    """Whether what is halted is trade: "a halt to timber exports"."""
    marks, after = bond.marks, bond.noun.last
    if marks[after : after + 1] not in {("to",), ("on",), ("of",), ("in",)}:
        return False
    return any(hit.kind in {"flow", "barrier"} and after < hit.first <= after + NEAR + 1 for hit in bond.clause.nouns)


def _is_to_a_market(bond: Bond) -> bool:
    """Whether goods or firms of another economy are let in, or kept out, from a day on."""
    marks, after = bond.marks, bond.noun.last
    near = marks[after : after + 2 * NEAR]
    led = bond.noun.word == "market" or (near[:1] in {("to",), ("into",)} and not MARKETS.isdisjoint(near))
    return led and "D" in marks and bool(bond.subjects) and bool(bond.others)


def _is_hit(bond: Bond) -> bool:
    """Whether somebody or something is hit with a measure: not "hit a record with"."""
    between = bond.marks[bond.verb.last : bond.noun.first]
    return "with" in between and between[0] not in {"a", "an", "with"}


def _is_on_a_flow(bond: Bond) -> bool:
    """Whether controls, fees or licences are said to be on trade: "controls on the export of chips"."""
    after = bond.noun.last
    if bond.marks[after : after + 1] and bond.marks[after] in GOVERNING:
        return not IMPORTED.isdisjoint(bond.marks[after + 1 : after + NEAR])  # "rules allowing imported wheat"
    if bond.marks[after : after + 1] not in {("on",), ("for",)}:
        return False
    near = bond.marks[after + 1 : after + 2 * NEAR]
    if near[:1] and near[0] in OWN and near[1:2] and near[1] in FLOWS and (near[2:3] or (",",))[0] in BEHIND_FLOW:
        return True  # "limits on their export"
    if not TRADERS.isdisjoint(near[: NEAR - 1]) or ("from", "E") in pairwise(mark for mark in near if mark != "the"):
        return True
    goods = [hit for hit in bond.clause.nouns if hit.kind in TRADED and after < hit.first <= after + NEAR + 1]
    # "Quarantine rules on Omani dates".
    return any(hit.kind == "flow" or "A" in bond.marks[after + 1 : hit.first] for hit in goods)


def _is_into_trade(bond: Bond) -> bool:
    """Whether it is trade that is looked into, not "losses at a Dutch unit"."""
    goods = any(hit.kind in {"named_goods", "flow"} and hit.first >= bond.noun.last for hit in bond.clause.nouns)
    return goods or not (TRADING | REMEDIES | BARRIERS).isdisjoint(bond.clause.line.words)


BY_NOUN: Mapping[str, Callable[[Bond], bool]] = {
    "access": _is_to_a_market,
    "halting": _is_of_a_flow,
    "probe": _is_into_trade,
    "funds": lambda bond: bool(bond.others),
}

"""Whether a verb and its noun, with the names around them, make an event of a type."""

from collections.abc import Callable, Mapping
from itertools import pairwise

from app.extraction.events.bond import LANDS, NEAR, REACH, Bond
from app.extraction.events.bond_stages import APPROVED
from app.extraction.events.bond_visits import is_visit
from app.extraction.events.dispute_fits import is_dispute
from app.extraction.events.measure_fits import TRADING, is_measure, is_told
from app.extraction.events.meeting_fits import NAMED, ORDINALS, is_meeting
from app.extraction.lexicons import word_set

TRADE_LAW = word_set("trade_law")
DEALS = word_set("deals")
OF_FOREIGNERS = frozenset("firms companies banks owners ownership exchange lawyers workers ships airlines".split())
DRUGS = frozenset("drug drugs narcotics cocaine heroin trafficking traffickers".split())
OWN = frozenset({"its", "their", "'s"})
# "Companies from the region": no order follows.
DEFINED = frozenset({"the", "a", "an", "its", "their"})
VEHICLES = frozenset("flight flights train trains ship ferry".split())
FIRST_TRIP = frozenset({"first", "inaugural", "maiden"})
# What is established is no opening of these.
BROAD = frozenset("service services line lines route routes zone border borders trade cross-border land".split())
# "The railway to the border is to start next year": no border starts.
BORDERS, OPENED = frozenset({"border", "borders"}), ("inaugurat", "open", "reopen", "clos", "reclos", "shut")
GOODS = frozenset({"named_goods", "any_goods", "flow"})
LETTING = frozenset({"let", "lets", "letting"})
WORKING = frozenset({"work", "construction"})
TRADES = frozenset("import importing export exporting buy buying sell selling ship shipping".split())
# Who approves these does not approve what they are for.
MONEY = frozenset(
    "loan loans credit credits grant grants aid financing funding sale purchase takeover acquisition buyout merger bid"
    " stake lease privatisation privatization transfer sales".split()
)
IMPROVED = ("develop", "upgrad", "moderni", "extend", "enlarg", "renovat")


def fits(bond: Bond) -> bool:
    """Whether the words around make it an event of that type."""
    owned = bond.marks[max(0, bond.verb.first - 1)] in {"'s", "A"}  # "Peru's removal of duties"
    told = "D" in bond.marks or owned or ("by" in bond.marks and bond.subjects + bond.others)
    if bond.verb.form == "noun" and not told:
        return False
    if bond.noun.kind == "addressee" and bond.noun.first < bond.verb.first:
        return _is_let_trade(bond)
    if bond.noun.kind in {"document", "addressee", "domestic"}:
        return bond.acting and _is_official(bond)
    if bond.noun.kind == "law":
        return _is_on_trade(bond.clause.line.words) and not _is_on_else(bond)
    return bond.kind not in CHECKS or CHECKS[bond.kind](bond)


def _is_on_trade(words: frozenset[str]) -> bool:
    """Whether a law is on trade, or on what foreigners may own or do; what is trafficked is no trade."""
    of_foreigners = "foreign" in words and not OF_FOREIGNERS.isdisjoint(words)
    return DRUGS.isdisjoint(words) and (of_foreigners or not TRADE_LAW.isdisjoint(words))


def _is_on_else(bond: Bond) -> bool:
    """Whether a law is told to be on what is no trade: "an order on immigration"."""
    behind = bond.marks[bond.noun.last : bond.noun.last + 2]
    if "on" not in behind:
        return False
    topic = bond.marks[bond.noun.last + behind.index("on") + 1 :][:NEAR]
    return TRADE_LAW.isdisjoint(topic) and not any(mark in NAMED or mark in {"D", "N"} for mark in topic)


def _is_first(bond: Bond) -> bool:
    """Whether a train, ship or flight is the first of its line."""
    return not FIRST_TRIP.isdisjoint(bond.marks[max(0, bond.noun.first - NEAR) : bond.noun.last])


def _is_let_trade(bond: Bond) -> bool:
    """Whether firms are let, told or forbidden to trade from some day: "millers will be allowed to import maize"."""
    after = bond.marks[bond.verb.last : bond.verb.last + 3]
    told = after[:1] in {("to",), ("from",)} and not TRADES.isdisjoint(after)
    return told and ("D" in bond.marks or bool(bond.others))


def _is_official(bond: Bond) -> bool:
    """Whether a state publishes rules of trade, tells firms what to do, or opens its own market."""
    marks, noun = bond.marks, bond.noun
    if noun.kind == "addressee":
        after = marks[noun.last : noun.last + REACH]
        if bond.verb.word in LETTING and not TRADES.isdisjoint(after[:2]):
            return True  # "let mills import maize"
        return any(one in {"to", "from"} and then.islower() and then not in DEFINED for one, then in pairwise(after))
    if noun.kind == "domestic":
        if noun.word in BORDERS and not _is_to_goods(bond):
            return False
        return not OWN.isdisjoint(marks[bond.verb.last : noun.first])
    return not (TRADING | TRADE_LAW).isdisjoint(bond.clause.line.words)


def _is_to_goods(bond: Bond) -> bool:
    """Whether a border is opened or shut to goods: "reopened its borders to Omani beef"."""
    after = bond.noun.last
    to = bond.marks[after : after + 1] in {("to",), ("for",)}
    return to and any(hit.kind in GOODS and after < hit.first <= after + NEAR for hit in bond.clause.nouns)


def _is_opened(bond: Bond) -> bool:
    """Whether it is a thing that opens: a train's first run, an office that was set up, no relationship."""
    # Any flight departs, the first one opens a line.
    if bond.verb.kind == "maiden" or (bond.noun.word in VEHICLES and bond.verb.word.startswith("depart")):
        return _is_first(bond)
    if bond.noun.kind == "party":  # "began production of trucks in Lima"
        near = "," not in bond.marks[bond.verb.last : bond.noun.first] and not bond.verb.word.startswith("resum")
        return bond.acting and bool(bond.placed) and near
    if not WORKING.isdisjoint(bond.marks[max(0, bond.noun.first - REACH) : bond.noun.first]):
        return False
    if bond.noun.word in BORDERS and (not bond.verb.word.startswith(OPENED) or _is_to_goods(bond)):
        return False
    return not (bond.verb.word.startswith(("establish", "creat")) and bond.noun.word in BROAD)


def _is_work(bond: Bond) -> bool:
    """Whether something is built: a forum only "starts its work", what somebody "has developed" is there."""
    if bond.noun.kind == "stone":  # not "laid the cornerstone of friendship"
        return "D" in bond.marks or bool(bond.placed) or any(hit.kind == "buildable" for hit in bond.clause.nouns)
    if "F" in bond.marks[: bond.verb.first] and bond.noun.kind == "work":
        return False
    if bond.noun.kind == "work" and not DEALS.isdisjoint(bond.marks[bond.noun.last :]):
        return False  # "started work on a trade pact"
    if bond.verb.word.startswith(APPROVED) and not MONEY.isdisjoint(bond.marks[bond.verb.last : bond.noun.first]):
        return False  # "approved a loan for a port", "the sale of a factory"
    done = bond.verb.form == "past" and bond.verb.word.startswith(IMPROVED)
    return not done or "D" in bond.marks


def _is_to_a_meeting(bond: Bond) -> bool:
    """Whether it only speaks for its country there: "headed Peru's delegation to the talks"."""
    after = bond.noun.last
    to = bond.marks[after : after + 1] == ("to",) and bond.noun.last - bond.noun.first == 1
    return to and any(
        hit.kind in {"meeting", "forum", "summit", "negotiation"} and after < hit.first <= after + 2 * NEAR
        for hit in bond.clause.nouns
    )


def _is_to_a_land(bond: Bond) -> bool:
    """Whether they are sent to what only the discourse names: "sent a trade mission to the island"."""
    after = bond.marks[bond.noun.last : bond.noun.last + NEAR]
    return after[:1] == ("to",) and not LANDS.isdisjoint(after)


def _is_named_and_dated(bond: Bond) -> bool:
    ahead = bond.marks[max(0, bond.noun.first - NEAR) : bond.noun.first]
    return "D" in bond.marks and (bond.noun.word == "F" or not ORDINALS.isdisjoint(ahead))


CHECKS: Mapping[str, Callable[[Bond], bool]] = {
    "policy_measure": is_measure,
    "opening": lambda bond: is_told(bond) and _is_opened(bond),
    "project": lambda bond: is_told(bond) and _is_work(bond),
    "visit": is_visit,
    "mission": lambda bond: (bool(bond.placed or bond.others) or _is_to_a_land(bond)) and not _is_to_a_meeting(bond),
    "dispute": is_dispute,
    "talks": is_meeting,
    "negotiation": is_meeting,
    "summit": is_meeting,
    "forum": lambda bond: (
        bool(bond.subjects or bond.others or bond.placed)
        or _is_named_and_dated(bond)
        or (bond.clause.opener == "where" and bond.acting)
    ),
}

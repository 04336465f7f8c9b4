"""Whether a verb and its noun, with the names around them, make an event of a type."""

from collections.abc import Callable, Mapping
from itertools import pairwise

from app.extraction.events.bond import HOLDERS, LANDS, NEAR, REACH, Bond
from app.extraction.events.bond_visits import is_visit
from app.extraction.events.dispute_fits import is_dispute
from app.extraction.events.measure_fits import TRADING, is_measure, is_told
from app.extraction.lexicons import word_set
from app.extraction.names.places import Place
from app.vocabulary.economies import economies

ACTORS = frozenset({"E", "EE", "P", "O"})
NAMED = ACTORS | {"A"}
PLACING = frozenset({"in", "at", "near", "outside"})
ORDINALS = word_set("ordinals")
DEFINITE = word_set("definite")
TRADE_LAW = word_set("trade_law")
OF_FOREIGNERS = frozenset("firms companies banks owners ownership exchange lawyers workers ships airlines".split())
TRADERS = word_set("traders")
FIRMS = frozenset({"companies", "firms", "negotiators"})
DOING = frozenset({"negotiating", "bargaining", "haggling"})
# So only states meet.
OF_STATES = frozenset("delegation-level bilateral high-level minister-level ministerial-level official-level".split())
# Meetings of a row, or of no state.
NO_STATES = frozenset(
    "these such public mass protest prayer staff general town campaign election cabinet board".split()
)
# What is met is no guest.
FULFILLED = frozenset(
    "goals goal needs need standards standard requirements requirement targets target demand demands conditions"
    " criteria expectations obligations commitments deadline deadlines".split()
)
# "A meeting of party leaders".
AT_HOME = frozenset(
    "party parties cabinet parliament parliamentary lawmakers governors mayors shareholders creditors".split()
)
OWN = frozenset({"its", "their", "'s"})
WHO = frozenset({"including", "of", "from"})
# "Companies from the region": no order follows.
DEFINED = frozenset({"the", "a", "an", "its", "their"})
SPOKEN = ("m", "spe", "spo", "tal", "host", "gre")
WELCOMED = ("welcom", "greet", "receiv")
SEEING = frozenset("see sees saw seen seeing host hosts hosted hosting".split())
FIRST_TRIP = frozenset({"first", "inaugural", "maiden"})
# What is established is no opening of these.
BROAD = frozenset("service services line lines route routes zone border borders trade cross-border land".split())
# "The railway to the border is to start next year": no border starts.
BORDERS, OPENED = frozenset({"border", "borders"}), ("open", "reopen", "clos", "reclos", "shut")
LETTING = frozenset({"let", "lets", "letting"})
WORKING = frozenset({"work", "construction"})
TRADES = frozenset("import importing export exporting buy buying sell selling ship shipping".split())
# What happened before or after is told of the same parties: "after negotiations ended in May".
BESIDE = frozenset({"after", "following", "before", "when", "since", "once"})
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
    """Whether a law is on trade, or on what foreigners may own or do."""
    return not TRADE_LAW.isdisjoint(words) or ("foreign" in words and not OF_FOREIGNERS.isdisjoint(words))


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
        return not OWN.isdisjoint(marks[bond.verb.last : noun.first])
    return not (TRADING | TRADE_LAW).isdisjoint(bond.clause.line.words)


def _is_opened(bond: Bond) -> bool:
    """Whether it is a thing that opens: a train's first run, an office that was set up, no relationship."""
    if bond.verb.kind == "maiden":
        return _is_first(bond)
    if not WORKING.isdisjoint(bond.marks[max(0, bond.noun.first - REACH) : bond.noun.first]):
        return False
    if bond.noun.word in BORDERS and not bond.verb.word.startswith(OPENED):
        return False
    return not (bond.verb.word.startswith(("establish", "creat")) and bond.noun.word in BROAD)


def _is_work(bond: Bond) -> bool:
    """Whether something is built: a forum only "starts its work", what somebody "has developed" is there."""
    if "F" in bond.marks[: bond.verb.first] and bond.noun.kind == "work":
        return False
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


def _is_meeting(bond: Bond) -> bool:
    if bond.noun.kind == "party":
        return _met(bond)
    marks, noun = bond.marks, bond.noun
    if noun.kind == "topic":
        return bond.acting and _is_put_to(bond)
    by_phone = not {"telephone", "phone", "dinner", "lunch", "breakfast"}.isdisjoint(marks)
    if bond.verb.kind == "discuss" and not ({"D"} <= set(marks) and (bond.placed or by_phone)):
        return False
    of_whom = marks[noun.last : noun.last + NEAR]
    if marks[noun.first - 1] in NO_STATES or (of_whom[:1] == ("of",) and not AT_HOME.isdisjoint(of_whom)):
        return False
    if noun.word in DOING and noun.first != bond.verb.last:
        return False  # "collective bargaining", "its negotiating team"
    dated = "D" in marks and not DEFINITE.isdisjoint(marks[max(0, noun.first - NEAR) : noun.first])
    parties = bond.parties
    return (
        parties > 1
        or (bool(bond.placed) and (parties > 0 or dated or (noun.kind == "bargaining" and "D" in marks)))
        or ("O" in marks[noun.last : noun.last + NEAR] and not ORDINALS.isdisjoint(marks[: noun.first]))
        or (not ORDINALS.isdisjoint(marks[: noun.first]) and _is_of_body(bond))
        or (dated and noun.kind == "negotiation")
        or (noun.kind in {"negotiation", "bargaining"} and "D" in marks and bond.clause.opener in BESIDE)
        or ("D" in marks and (bond.clause.opener == "where" or _is_of_a_bloc(bond)))
        or ("D" in marks and (noun.word == "negotiators" or "again" in marks))
        or ("D" in marks and not OF_STATES.isdisjoint(marks[max(0, noun.first - NEAR) : noun.first]))
        or (dated and bond.verb.word.startswith("host") and bool(bond.subjects))
        or not {"EE", "two", "both"}.isdisjoint(marks)
    )


def _is_of_a_bloc(bond: Bond) -> bool:
    """Whether a bloc meets by itself: "the next ASEAN meeting"."""
    ahead = [bond.clause.item(at).reference for at in range(max(0, bond.noun.first - 2), bond.noun.first)]
    return any(isinstance(one, Place) and economies()[one.code].type == "bloc" for one in ahead)


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
        if verb.word in SEEING:
            return False  # "an event hosted by the ministry"
        return bond.parties > 1 or marks[noun.first] == "EE"
    between = marks[verb.last : noun.first]
    if not bond.acting or is_placed(marks, noun.first) or _is_no_guest(bond, between):
        return False
    if verb.word in SEEING:
        return marks[noun.first] == "P" and len(between) < NEAR
    offices = HOLDERS | TRADERS | FIRMS | {"P"}
    office = marks[noun.first] != "A" or not offices.isdisjoint(marks[noun.last : noun.last + NEAR])
    return marks[noun.first] in NAMED and office


def _is_no_guest(bond: Bond, between: tuple[str, ...]) -> bool:
    """Whether what follows is no one who is met: "welcomed Peru's plan", "called on Peru to", "met a deadline of"."""
    verb, near = bond.verb, bond.marks[bond.noun.last : bond.noun.last + 2 * NEAR]
    owned = "'s" in near[: NEAR - 1] and verb.word.startswith(WELCOMED)
    plan = owned and HOLDERS.isdisjoint(near[near.index("'s") :])
    # "Welcomed the appointment of", "the move by Peru".
    plan = plan or (verb.word.startswith("welcom") and not {"of", "by", "that"}.isdisjoint(between))
    if verb.word.startswith("me") and not FULFILLED.isdisjoint(near):
        return True  # "does not meet Peru's goals"
    asked = verb.word.startswith("call") and "to" in near[:3]
    apart = verb.word.startswith(SPOKEN) and len(between) >= NEAR and WHO.isdisjoint(between[-2:])
    apart = apart or (verb.word.startswith("receiv") and bond.marks[bond.noun.first] == "O")
    apart = apart or (verb.word.startswith("receiv") and "from" in between)
    apart = apart or (verb.word.startswith("me") and "from" in between and HOLDERS.isdisjoint(between))
    return plan or asked or apart or (verb.word.startswith("dis") and "with" not in between)


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
    "policy_measure": is_measure,
    "opening": lambda bond: is_told(bond) and _is_opened(bond),
    "project": lambda bond: is_told(bond) and _is_work(bond),
    "visit": is_visit,
    "mission": lambda bond: (bool(bond.placed or bond.others) or _is_to_a_land(bond)) and not _is_to_a_meeting(bond),
    "dispute": is_dispute,
    "talks": _is_meeting,
    "negotiation": _is_meeting,
    "summit": _is_meeting,
    "forum": lambda bond: (
        bool(bond.subjects or bond.others or bond.placed)
        or _is_named_and_dated(bond)
        or (bond.clause.opener == "where" and bond.acting)
    ),
}

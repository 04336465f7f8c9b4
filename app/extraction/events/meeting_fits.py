"""Whether a verb and its noun, with the names around them, make a meeting."""

from itertools import pairwise

from app.extraction.events.bond import HOLDERS, NEAR, REACH, Bond
from app.extraction.events.those_who_meet import gather, guests_met, is_office
from app.extraction.events.words import Hit
from app.extraction.lexicons import word_set
from app.extraction.names.organisations import Organisation
from app.extraction.names.places import Place
from app.vocabulary.economies import economies

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
WHO = frozenset({"including", "of", "from"})
# Whom one speaks to is seldom met where it is a house of the press.
SPOKEN_TO = ("spe", "spo", "tal")
MEDIA = frozenset(
    "news press radio television tv times post daily herald journal newspaper magazine gazette tribune telegraph xinhua"
    " reuters bloomberg broadcaster broadcasting network channel weekly".split()
)
SPOKEN = ("m", "spe", "spo", "tal", "host", "gre")
SIDELINES = frozenset({"sidelines", "margins", "fringes"})
WELCOMED = ("welcom", "greet", "receiv")
AIRPORT = frozenset("airport airbase airfield tarmac".split())
SEEING = frozenset("see sees saw seen seeing host hosts hosted hosting".split())
WORLDWIDE = frozenset({"world", "global", "worldwide", "multilateral"})
# What happened before or after is told of the same parties: "after negotiations ended in May".
BESIDE = frozenset({"after", "following", "before", "when", "since", "once"})
PLACING = frozenset({"in", "at", "near", "outside"})
ORDINALS = word_set("ordinals") | {f"{nth}{ending}" for nth in range(1, 100) for ending in ("st", "nd", "rd", "th")}
DEFINITE = word_set("definite")
# What is founded does not meet.
FOUNDING = ("launch", "found", "establish", "creat", "form")
# What somebody does, not what is held.
BARGAINING = frozenset({"negotiating", "bargaining", "haggling"})
# What may follow "they met"; anything else they met is no party: "met their targets".
AFTER_MET = word_set("after_met")
COLLEAGUES = frozenset("A counterpart counterparts colleague colleagues week day month same following leaders".split())
PRESSMEN = frozenset("reporters journalists newsmen media press correspondents audience".split())
A_PART = frozenset({"percent", "pct", "per", "of"})
ACTORS = frozenset({"E", "EE", "P", "O"})
NAMED = ACTORS | {"A"}


def is_meeting(bond: Bond) -> bool:
    """Whether somebody meets somebody, at a place or on a day that tells the meeting from others."""
    if bond.noun.kind == "party":
        # Who is greeted at the airport only arrives.
        arrives = bond.verb.word.startswith(WELCOMED) and not AIRPORT.isdisjoint(bond.marks)
        return not arrives and _met(bond)
    marks, noun = bond.marks, bond.noun
    if noun.kind in {"topic", "guests"}:
        return bond.acting and (_is_put_to(bond) if noun.kind == "topic" else guests_met(bond))
    by_phone = not {"telephone", "phone", "dinner", "lunch", "breakfast"}.isdisjoint(marks)
    if bond.verb.kind == "discuss" and not ({"D"} <= set(marks) and (bond.placed or by_phone)):
        return False
    of_whom = marks[noun.last : noun.last + NEAR]
    if marks[noun.first - 1] in NO_STATES or (of_whom[:1] == ("of",) and not AT_HOME.isdisjoint(of_whom)):
        return False
    apart = noun.word in BARGAINING and noun.first != bond.verb.last  # "collective bargaining", "its negotiating team"
    if apart or (noun.kind == "body" and _does_more(bond)):
        return False
    dated = "D" in marks and not DEFINITE.isdisjoint(marks[max(0, noun.first - NEAR) : noun.first])
    parties = bond.parties
    return (
        parties > 1
        or (bool(bond.placed) and (parties > 0 or dated or (noun.kind == "bargaining" and "D" in marks)))
        or ("O" in marks[noun.last : noun.last + NEAR] and not ORDINALS.isdisjoint(marks[: noun.first]))
        or (not ORDINALS.isdisjoint(marks[: noun.first]) and _is_of_body(bond))
        or (dated and noun.kind == "negotiation")
        # Whoever walks out leaves others there.
        or (bond.verb.kind == "drop" and parties > 0 and "D" in marks)
        or ("D" in marks and not WORLDWIDE.isdisjoint(marks[max(0, noun.first - 1) : noun.first]))
        or (of_whom[:1] == ("with",) and parties > 0 and ("D" in marks or bool(bond.placed)))
        or (noun.kind == "officials" and bool(bond.placed) and "D" in marks)
        or (noun.kind in {"negotiation", "bargaining"} and "D" in marks and bond.clause.opener in BESIDE)
        or ("D" in marks and (bond.clause.opener == "where" or _is_of_a_bloc(bond)))
        or ("D" in marks and (noun.word == "negotiators" or "again" in marks))
        or ("D" in marks and not OF_STATES.isdisjoint(marks[max(0, noun.first - NEAR) : noun.first]))
        or (dated and bond.verb.word.startswith("host") and bool(bond.subjects))
        # Whoever opens a summit has others there.
        or (noun.kind == "summit" and bond.verb.word.startswith("open") and bool(bond.subjects))
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


def _does_more(bond: Bond) -> bool:
    """Whether a body does something, or is founded, and does not meet: "the trade commission opened a probe"."""
    done = bond.verb.last
    if bond.verb.word.startswith(FOUNDING):
        return True
    return bond.noun.first < bond.verb.first and any(
        hit.kind in {"probe", "barrier"} and done <= hit.first <= done + 2 * NEAR for hit in bond.clause.nouns
    )


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
    if noun.first < verb.first:  # not "an event hosted by the ministry"
        several = bond.parties > 1 or marks[noun.first] == "EE" or (gather(bond) and "D" in marks)
        # "Peru's decision was welcomed in Lima".
        thing = "'s" in marks[: verb.first] and HOLDERS.isdisjoint(marks[: verb.first])
        return verb.word not in SEEING and several and not (thing and verb.word.startswith(WELCOMED))
    between = marks[verb.last : noun.first]
    if not bond.acting or is_placed(marks, noun.first) or _is_no_guest(bond, between) or _is_press(bond):
        return False
    if verb.word in SEEING:
        colleague = between[-1:] != () and between[-1] in {"his", "her"} and "counterpart" in marks[noun.last :][:NEAR]
        return (marks[noun.first] == "P" or colleague) and len(between) < NEAR
    office = marks[noun.first] not in {"A", "R"} or is_office(marks[noun.last : noun.last + NEAR])
    return marks[noun.first] in NAMED | {"R"} and office


def _is_press(bond: Bond) -> bool:
    """Whether somebody only speaks to the press: "speaking to the Andean News Agency"."""
    body = bond.clause.item(bond.noun.first).reference
    return (
        bond.verb.word.startswith(SPOKEN_TO)
        and isinstance(body, Organisation)
        and not MEDIA.isdisjoint(body.name.lower().split())
    )


def _is_no_guest(bond: Bond, between: tuple[str, ...]) -> bool:
    """Whether what follows is no one who is met: "welcomed Peru's plan", "called on Peru to", "met a deadline of"."""
    verb, near = bond.verb, bond.marks[bond.noun.last : bond.noun.last + 2 * NEAR]
    owned = "'s" in near[: NEAR - 1] and verb.word.startswith(WELCOMED)
    plan = owned and HOLDERS.isdisjoint(near[near.index("'s") :])
    # "Welcomed the appointment of", "the move by Peru".
    plan = plan or (verb.word.startswith("welcom") and not {"of", "by", "that"}.isdisjoint(between))
    if verb.word.startswith("me") and not FULFILLED.isdisjoint(near):
        return True  # "does not meet Peru's goals"
    # "Called on Peru during the talks to open its market".
    urged = bond.marks[bond.noun.first] == "E" and "'s" not in near[:1] and "to" in near
    asked = verb.word.startswith("call") and ("to" in near[:3] or urged)
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


def beside(marks: tuple[str, ...], at: int) -> int:
    """Where what is told of a meeting ends and another gathering is named: "on the sidelines of the ASEAN summit"."""
    return next((step for step in range(at, len(marks)) if marks[step] in SIDELINES), len(marks))


def is_fulfilled(marks: tuple[str, ...], verb: Hit) -> bool:
    """Whether what they meet is an aim, or a part of one: "must meet commitments", "met 30 percent of its needs"."""
    object_at = next((at for at in range(verb.last, len(marks)) if not marks[at].endswith("ly")), verb.last)
    following, then = (*marks[object_at : object_at + 2], ",", ",")[:2]
    if following == "N" and then in A_PART:
        return True
    own = following in {"their", "his", "her", "its", "the"} and then in COLLEAGUES
    return not own and following[0].islower() and following not in AFTER_MET


def is_no_meeting(between: tuple[str, ...]) -> bool:
    """Whether somebody only spoke to the press, or of something "with regard to" somebody."""
    regard = any(one == "with" and other in {"regard", "respect", "reference"} for one, other in pairwise(between))
    return regard or not PRESSMEN.isdisjoint(between)

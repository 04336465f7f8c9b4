"""Whether two mentions tell one happening: what they say of its type, parties, time and number does not disagree."""

import re

from app.extraction.deeds.deed import Deed
from app.extraction.deeds.instruments import differ, names_in_passing, points_back_at
from app.extraction.deeds.scenes import CHAIRED
from app.extraction.times.calendar import times_agree

# Words for one thing: "the factory" is "the plant" told of before.
WORKS = {"plant", "factory", "mill", "project", "facility", "railway", "line", "link"}
DEFINITE = ("the ", "this ", "these ", "their ")
THE_SUMMIT = re.compile(r"(?<!\S)(?:the|this|its) (?:[\w-]+ ){0,2}summit ")
# "The two countries will meet" is no word for a meeting that was told of before.
THE_TALKS = re.compile(
    r"(?:the|this|these|their) (?:[\w-]+ ){0,2}(?:talks|meetings?|discussions?|consultations|negotiations"
    r"|conversations?|dialogue|session|round) "
)
# "In the negotiations held in Lima from 3 to 5 May".
THE_HELD = re.compile(
    r"(?:(?:in|at|during) )?(?:the|these) (?:[\w-]+ ){0,2}(?:talks|negotiations|meeting|discussions|consultations) "
    r"(?:, )?(?:which |that )?(?:were |was )?(?:held|took place|began|opened|ended|closed|concluded) "
)
THE_SIDES = re.compile(
    r"(?:the|both) (?:two )?(?:sides|parties|leaders|ministers|officials|presidents|countries|heads of state) "
    r"(?:\S+ ){0,4}?discuss"
)
# "A port, with work due to begin in May": on that port.
WORK = re.compile(r"(?:construction|building)? ?(?:work )?(?:is|was|to|due|set|expected|scheduled|begins|began|start) ")
# A pact that is renewed now was signed at another time.
ANOTHER = ({"extended", "signed"}, {"extended", "agreed"})
# Of such stages nothing has come yet; what has these is there.
OPEN, MADE = {"negotiating", "proposed"}, {"signed", "agreed"}
# What has ended is none of these.
STANDING = {"in_force", *OPEN}
# Of these "a deal" beside "22 deals" is one more.
BUNDLED = {"cooperation", "mou", "other"}
# Of these everybody has his own.
OWNED = {"investment", "joint_venture"}
# A paper of one of these names is not "the agreement" told of before.
INSTRUMENTS = {"notes", "minutes", "plan", "programme", "program", "roadmap", "charter", "protocol", "memorandum"}
THE_MOVE = "frame bond_effective_act"
# "It will put the duties into effect on May 3".
PUT_IN_FORCE = re.compile(
    r"(?<!\S)(?:put|bring|putting|bringing) (?:the|these|those) (?:[\w-]+ ){1,3}into (?:effect|force) "
)
# "To build a plant" and "to sell tea" are two matters.
AIM = frozenset({"to"})
# Many forums have these in their names.
COMMON = frozenset(
    "Forum Conference Summit Fair Expo Exhibition Economic Business International World Trade Investment Meeting Annual"
    " of the and for on in Roundtable Leaders Ministerial Global Regional".split()
)
TAKES_EFFECT, NEAR = {"frame bond_effective", "frame bond_commenced", THE_MOVE}, 2


def same(one: Deed, other: Deed) -> bool:
    """Whether two deeds tell the same happening: type, economies, time and number do not disagree."""
    if one.type != other.type or one.kind != other.kind:
        return False
    if dates_it(one, other):
        return True
    if not (times_agree(one.edtf, other.edtf) or signed_before(one, other)):
        return False
    counted = one.ordinal and other.ordinal and one.ordinal != other.ordinal
    if counted or _is_next(one, other) or _is_next(other, one) or _is_over(one, other):
        return False
    apart = not (one.economies <= other.economies or other.economies <= one.economies)
    if apart and not (one.type == "summit" and one.edtf == other.edtf and THE_SUMMIT.search(other.words)):
        return False
    return (one.start < other.end and other.start < one.end) or _agree(one, other)


def _is_next(one: Deed, other: Deed) -> bool:
    """Whether one is the coming one of a row of which the other was held."""
    return one.status == "planned" and other.status != "planned" and "next" in one.words.split()[:2]


def _is_over(one: Deed, other: Deed) -> bool:
    """Whether talks or a visit of some time past are told beside those that are to come."""
    stages = {one.status, other.status}
    if stages not in ({"planned", "occurred"}, {"proposed", "occurred"}) or one.headline or other.headline:
        return False
    held = one if one.status == "occurred" else other
    # Of a visit that began on a day more may be to come.
    long_since = held.own_time and held.edtf is not None and len(held.edtf) != len("2019-05-03")
    past = one.type in {"visit", "mission", "summit", "forum"} and long_since
    return (one.type == "talks" or past) and one.edtf != other.edtf


def signed_before(one: Deed, other: Deed) -> bool:
    """Whether "the pact was signed in May last year" tells when one was of which the news told without a day, or that
    it was ratified later."""
    if one.kind != "agreement" or one.status not in MADE or not (other.again and other.own_time and other.edtf):
        return False
    ratified = one.status == "agreed" and other.edtf < (one.edtf or "")
    return other.status == "signed" and (ratified or not one.own_time)


def dates_it(one: Deed, other: Deed) -> bool:
    """Whether "the duties take effect on June 9" gives the time of a measure that was told just before.

    Likewise "in the talks held on May 3".
    """
    if not (0 < other.line - one.line <= NEAR or one.headline):
        return False  # as of most, told somewhere else
    if one.type in {"talks", "negotiation"}:
        held = THE_HELD.match(other.words) is not None and one.economies == other.economies
        return held and one.status == other.status and not one.own_time and other.own_time
    effective = not TAKES_EFFECT.isdisjoint(other.reasons) or other.words.endswith(", announced ")
    definite = (effective and other.words.startswith(DEFINITE)) or PUT_IN_FORCE.search(other.words) is not None
    if not definite:
        return False
    told = one.edtf is None or not one.own_time or _of_the_instrument(one, other)
    return (
        told
        and other.own_time
        and (
            not _in_role(other, "imposer")
            or THE_MOVE in other.reasons
            or bool(_in_role(one, "imposer") & _in_role(other, "imposer"))
        )
    )


def _of_the_instrument(one: Deed, other: Deed) -> bool:
    """Whether "the ban" that takes effect is the one that was told of, and does so later."""
    thing = other.words.split()[1:3]
    named = any(word in one.words.split() for word in thing if len(word) > 2)
    return named and (one.edtf or "") < (other.edtf or "")


def _agree(one: Deed, other: Deed) -> bool:
    """What deeds of one type must share besides their economies."""
    if one.kind == "agreement":
        return not _apart(one, other)
    headed = one.headline or other.headline
    if one.type == "dispute":
        alike = one.reasons == other.reasons and (other.edtf is None or other.edtf == one.edtf)
        stage = one.status == other.status or (one.headline and one.status == "planned")
        return stage and (one.status == "ongoing" or one.headline or alike)
    if one.type == "policy_measure":
        by_the_same = _in_role(one, "imposer") == _in_role(other, "imposer")
        return not differ(one, other) and (headed or (by_the_same and _alike(one, other)))
    if one.type in {"opening", "project"}:
        things = {subject.split()[-1].removesuffix("s") for subject in (one.subject, other.subject) if subject}
        same = bool(one.subject and other.subject) and (len(things) == 1 or things <= WORKS)
        told_twice = one.type == "opening" and one.economies == other.economies  # "opened a mill, inaugurating it"
        begun = one.line == other.line and (told_twice or WORK.match(other.words) is not None)
        return headed or same or begun or (len(things) < 2 and other.words.startswith(DEFINITE))
    if one.type in {"forum", "summit"}:
        return not _called_otherwise(one, other)
    return one.type not in {"visit", "talks", "mission"} or _same_people(one, other, headed)


def _are_those_two(deed: Deed) -> bool:
    """Whether "the two sides discussed" something tells, without a time of its own, of those who were said to meet."""
    return not deed.own_time and THE_SIDES.search(deed.words) is not None


def _called_otherwise(one: Deed, other: Deed) -> bool:
    """Whether two gatherings have names that share none but common words."""
    first, second = (
        {word for side in deed.sides if side.type == "forum" for word in (side.name or "").split()} - COMMON
        for deed in (one, other)
    )
    return bool(first and second) and not first & second


def _same_people(one: Deed, other: Deed, headed: bool) -> bool:
    """Whether those who visit or meet may be the same: nobody else is named, and visits go to one host."""
    people, others = _people(one), _people(other)
    hosts, guests_of = _in_role(one, "host"), _in_role(other, "host")
    # Ministers are due on a day; that the president called off a trip is another matter.
    dropped = {one.status, other.status} == {"planned", "cancelled"} and bool(people) != bool(others) and not headed
    if one.type == "visit" and (dropped or (hosts and guests_of and not hosts & guests_of)):
        return False
    if one.type == "talks" and not headed:
        if bool(one.ordinal) != bool(other.ordinal):
            # "The meeting with Li", "they chair the meeting": that is the 18th one, which was told of.
            named = THE_TALKS.match(other.words) is not None
            if one.line == other.line:  # "discussed trade at the second meeting of the committee"
                return named and one.edtf == other.edtf and one.economies == other.economies
            return (named and bool(people & others)) or CHAIRED.search(other.words) is not None
        if bool(people) != bool(others):
            again = THE_TALKS.match(other.words) is not None and one.edtf == other.edtf
            then = one.line == other.line and other.words.startswith("they meet ")  # "will discuss it when they meet"
            chaired = CHAIRED.search(other.words) is not None and not other.own_time
            return again or then or chaired or (one.status == other.status and _are_those_two(other))
    if one.type == "talks":  # whoever came meets one after the other
        return not (people and others) or people <= others or others <= people or len(people & others) > 1
    return not (people and others) or bool(people & others)


def _apart(one: Deed, other: Deed) -> bool:
    """Whether two agreements of one type are about different things, or one of them is several."""
    if not one.headline and (other.anew or (one.type == "contract" and not other.again)):
        return True
    if not other.again and _at_another_stage(one, other):
        return True
    if _renewed(one, other) or _renewed(other, one) or _of_other_firms(one, other):
        return True
    kinds = {deed.words.split()[-1] for deed in (one, other) if deed.words} & INSTRUMENTS
    if kinds and one.words.split()[-1:] != other.words.split()[-1:] and not (one.headline or other.again):
        return True
    if one.subject and other.subject:
        return not {*one.subject.lower().split()} & {*other.subject.lower().split()} - AIM
    several = [deed.words.split()[0].endswith(("s", "a")) for deed in (one, other) if deed.words]
    bundled = one.type in BUNDLED or one.subject or other.subject or (one.status != other.status and not other.again)
    return bool(bundled) and several in ([True, False], [False, True])


def _of_other_firms(one: Deed, other: Deed) -> bool:
    """Whether both name companies and none of them is in both: a stake in Acme is none in Delta."""
    firms, others = (
        {side.name.split()[0].lower() for side in deed.sides if side.type == "company" and side.name}
        for deed in (one, other)
    )
    return one.type in OWNED and bool(firms and others) and not firms & others


def _at_another_stage(one: Deed, other: Deed) -> bool:
    """Whether one has ended and the other has not, or one is renewed now and the other was signed at another time."""
    stages = {one.status, other.status}
    ended = "terminated" in stages and not stages.isdisjoint(STANDING)
    return ended or (stages in ANOTHER and bool(other.edtf) and one.edtf != other.edtf)


def _renewed(one: Deed, other: Deed) -> bool:
    """Whether one is in force and the other, named in full and not as "the pact", is still to follow it."""
    named_anew = len(other.words.split()) > 1 and not other.again
    return one.status == "in_force" and other.status in OPEN and named_anew


def _in_role(deed: Deed, role: str) -> set[str | None]:
    return {side.economy for side in deed.sides if side.role == role}


def _people(deed: Deed) -> set[str | None]:
    return {side.name for side in deed.sides if side.type == "person"}


def _alike(one: Deed, other: Deed) -> bool:
    """Whether two measures are about the same instrument: they share a word of weight."""
    weight = {word for word in {*one.words.split()} & {*other.words.split()} if len(word) > 3}
    if (len(weight) >= 2 and one.edtf == other.edtf) or names_in_passing(one, other):
        return True
    stages = {one.status, other.status}
    undated = not (one.own_time and other.own_time) and (one.status == other.status or "planned" not in stages)
    return undated and any(points_back_at(word, other.words) for word in weight)

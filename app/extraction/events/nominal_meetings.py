"""Whether a noun of a meeting tells one: "the third round of talks with Oman", "after two days of talks"."""

from itertools import pairwise

from app.extraction.events.bond import of_both
from app.extraction.events.bond_nouns import is_joint
from app.extraction.events.bond_roles import Role
from app.extraction.events.clauses import Clause
from app.extraction.events.meeting_fits import AT_HOME, NAMED, OF_STATES, ORDINALS
from app.extraction.events.words import BE, Hit
from app.extraction.lexicons import word_set
from app.extraction.names.organisations import Organisation

LEFT, RIGHT, NEAR = 6, 13, 3
DEFINITE = frozenset({"the", "their", "this", "these"})
ANY_SUCH = frozenset({"these", "such"})
GATHERED = frozenset({"two", "officials", "ministers", "leaders", "experts"})
BODIES = word_set("bodies")
SCENES = word_set("scenes")
PRESS = frozenset({"press", "news", "video", "online"})
# "Two days of talks" are over where somebody tells what came of them.
LASTED = frozenset({"day", "days", "hours", "week", "weeks"})
# What a house of one country holds with itself is no meeting of states.
HOUSES = frozenset("O fed board cabinet parliament council committee staff shareholders annual opec bank union".split())
LEGISLATURES = frozenset("congress parliament senate legislature assembly diet knesset duma".split())
AT = frozenset({"at", "during", "after", "following"})
WITHIN = frozenset({"in", "at", "during", "after", "following"})
AIMS = frozenset({"to", "for", "of", "on", "in"})
HOLDING = frozenset(
    "hold host organise organize stage convene arrange holding hosting organising organizing staging convening".split()
)
FURTHER = 9
TOPICS, WITH = (
    frozenset({"on", "over", "about", "regarding", "concerning"}),
    frozenset("with between by among of in at".split()),
)
# "A platform for high-level dialogue": one at which they may talk some day.
VENUES = frozenset(
    "platform mechanism forum channel framework venue basis opportunity opportunities space setting".split()
)
# "The highlight will be a meeting with Sato", "the programme includes talks with".
PREDICATED = frozenset("be include includes included feature features featured comprise comprises".split())
# "To increase dialogue between the two": no meeting is held.
PROMOTED = word_set("promoting")
SORTS = frozenset(
    "political economic mutual bilateral regular direct more closer further and open constructive".split()
)
# "A meeting led by the president": of his own people, if nobody else is named.
HEADED = frozenset({"led", "chaired", "convened", "presided", "headed"})
# "The meeting held here on Monday with".
HELD = frozenset({"held", "D", "here"})
# "Are locked in last-ditch talks".
UNDER_WAY, SORTED, AHEAD = frozenset({"talks", "negotiations"}), 2, 4
AMONG = word_set("prepositions") | {"the", "its", "their", "these"}
# A body or a row of talks meets more than once: "its last meeting", "a sixth round".
OF_A_ROW = ORDINALS | {"last", "previous", "another", "final", "regular", "inaugural", "opening", "new"}


def gathering(clause: Clause, kind: str, hit: Hit, named: list[int], placed: bool, dated: bool) -> list[Role] | None:
    """Those who meet; None where it tells no meeting of its own."""
    told = _is_forum(clause, hit, named, placed, dated) if kind == "forum" else None
    if told is None:
        told = _is_meeting(clause, kind, hit, named, placed, dated)
    if told and (
        _is_possible(clause.marks, hit)
        or _is_own(clause, hit, named)
        or not PROMOTED.isdisjoint(_verb_ahead(clause, hit))
    ):
        return None
    if told and not named and _lasted(clause.marks, hit):
        named = _fronted(clause, hit) or [at for at in range(hit.first) if clause.marks[at] in NAMED][-1:]
    return [("participant", clause.at[at], clause.at[at] + 1) for at in named] if told else None


def _verb_ahead(clause: Clause, hit: Hit) -> tuple[str, ...]:
    """The word just ahead, over what tells of which sort they are: "to strengthen political dialogue"."""
    marks, at = clause.marks, hit.first
    while at > max(0, hit.first - NEAR) and marks[at - 1] in SORTS:
        at -= 1
    return marks[max(0, at - 1) : at]


def _is_possible(marks: tuple[str, ...], hit: Hit) -> bool:
    """Whether it only names what a body is for: "provides a platform for dialogue between the two"."""
    ahead = marks[max(0, hit.first - LEFT) : hit.first]
    return "for" in ahead and not VENUES.isdisjoint(ahead[: ahead.index("for")])


def _is_own(clause: Clause, hit: Hit, named: list[int]) -> bool:
    """Whether somebody only heads a meeting of his own: "a meeting led by President Sato"."""
    marks = clause.marks
    of_whom = marks[hit.last : hit.last + NEAR]
    if of_whom[:1] == ("of",) and not AT_HOME.isdisjoint(of_whom):
        return True  # "a meeting of party leaders"
    by = not HEADED.isdisjoint(marks[hit.last : hit.last + 2]) and "by" in marks[hit.last : hit.last + NEAR]
    alone = all(clause.item(at).mark == "P" for at in named)
    return by and alone and {"A", "E", "EE", "O", "with", "and"}.isdisjoint(marks[hit.last : hit.last + LEFT])


def _is_forum(clause: Clause, hit: Hit, named: list[int], placed: bool, dated: bool) -> bool:
    marks = clause.marks
    head = marks[max(0, hit.first - LEFT) : hit.first]
    ahead = marks[max(0, hit.first - RIGHT) : hit.first]
    gathered = {"S", "D"} <= set(ahead) and not {"for", "at"}.isdisjoint(ahead[-LEFT:])
    told = bool(named) and (placed or dated or gathered)
    if hit.word == "F":
        told = placed and dated
    told = told or (placed and dated and not SCENES.isdisjoint((*head, clause.opener)))
    at = clause.at[hit.first]  # the word ahead may end the clause before
    return told and PRESS.isdisjoint(clause.line.marks[max(0, at - 1) : at])


def _is_meeting(clause: Clause, kind: str, hit: Hit, named: list[int], placed: bool, dated: bool) -> bool:
    marks, opener = clause.marks, clause.opener
    head = marks[max(0, hit.first - LEFT) : hit.first]
    if not (named or placed or dated) and not DEFINITE.isdisjoint(head[-2:]):
        return False
    if not HOUSES.isdisjoint(head[-1:]) and not (placed or len(named) > 1):
        return False  # "a board meeting on Tuesday"
    if kind == "negotiation" and head[-2:] == ("in", "the") and not (placed or dated):
        return False  # "help in the negotiations with Peru"
    if not ANY_SUCH.isdisjoint(head[-1:]) or (hit.word == "round" and _of_what(marks, hit)):
        return False
    if hit.word == "session" and any(_is_house(one) for one in _bodies(clause, hit)):
        return False  # "a joint session of Congress"
    parties = {start for at in named for start in (clause.item(at).start, *of_both(clause.item(at)))}
    two = (
        len(parties) > 1
        or any(marks[at] == "EE" for at in named)
        or not GATHERED.isdisjoint(marks[hit.last : hit.last + RIGHT])
        or {"between", "and"} <= set(marks[hit.last : hit.last + RIGHT])
    )
    body = not BODIES.isdisjoint(marks[hit.last : hit.last + RIGHT]) and not ORDINALS.isdisjoint(head)
    named_body = any(isinstance(body, Organisation) and is_joint(body) for body in _bodies(clause, hit))
    body = body or (named_body and not ORDINALS.isdisjoint(head))
    body = body or ("'s" in head and not BODIES.isdisjoint(head) and not OF_A_ROW.isdisjoint(head))
    # "After talks in Lima, Sato said"; "Meeting in Lima, the ministers agreed".
    fronted = hit.word == "meeting" and not clause.at[hit.first]
    met = (opener in SCENES or fronted) and placed and not named and kind == "talks"
    plain = (
        (kind == "talks" and opener in SCENES and any(marks[at] == "P" and at > hit.first for at in named))
        or (dated and (opener in SCENES or not AT.isdisjoint(head) or _is_in_one(head)))
        or (kind == "talks" and placed and not AT.isdisjoint(head) and DEFINITE.isdisjoint(head[-2:]))
        or (placed and dated and DEFINITE.isdisjoint(head[-2:]))
        or (kind == "talks" and _is_with_one(clause, hit, named))
        or (kind == "talks" and not PREDICATED.isdisjoint(head[-2:]) and _is_with_somebody(clause, hit, named))
        or (dated and not OF_STATES.isdisjoint(head))
        or (dated and bool(named) and _is_with(marks, hit))
        or (dated and hit.word == "round" and not OF_A_ROW.isdisjoint(head[-NEAR:]))
        or (_lasted(marks, hit) and (bool(named) or dated or opener in {"after", "following"}))
    )
    return (
        met
        or plain
        or (named_body and body and two)
        or ((two or body) and (placed or dated or not SCENES.isdisjoint((*head, opener))))
    )


def _is_house(body: object) -> bool:
    """Whether it is one in which laws are made: who speaks there meets nobody from abroad."""
    return isinstance(body, Organisation) and not LEGISLATURES.isdisjoint(body.name.lower().split())


def _bodies(clause: Clause, hit: Hit) -> list[object]:
    """What is named right behind: "the tenth session of the Peru-Chile Joint Commission"."""
    return [clause.item(at).reference for at in range(hit.last, min(hit.last + NEAR, len(clause.marks)))]


def _is_with_one(clause: Clause, hit: Hit, named: list[int]) -> bool:
    """Whether something was said or done at a meeting with somebody: "in a meeting with Sato", "after talks with"."""
    marks = clause.marks
    if not _is_with(marks, hit):
        return False
    head = {*marks[max(0, hit.first - NEAR) : hit.first], clause.opener} if hit.first <= NEAR else set()
    head |= set(marks[max(0, hit.first - NEAR) : hit.first])
    whom = _is_with_somebody(clause, hit, named)
    if clause.opener in {"after", "following"} and hit.first < NEAR:
        return whom or (not hit.first and "P" in clause.line.words)  # "told reporters after meeting with a Mr Sato"
    return whom and not WITHIN.isdisjoint(head) and "D" in clause.line.words


def _is_with_somebody(clause: Clause, hit: Hit, named: list[int]) -> bool:
    """Whether those are named with whom it is: "a meeting with Sato"."""
    marks = clause.marks
    return _is_with(marks, hit) and any(at > hit.first and marks[at] in {"P", "O", "A"} for at in named)


def _is_in_one(head: tuple[str, ...]) -> bool:
    """Whether something was done "in a meeting yesterday", not "in the negotiations"."""
    return head[-1:] == ("in",) or head[-2:] in {("in", "a"), ("in", "an")}


def _is_with(marks: tuple[str, ...], hit: Hit) -> bool:
    """Whether it is one with somebody: "a meeting with Sato", "the meeting held on Monday with Sato"."""
    behind = marks[hit.last : hit.last + NEAR]
    return "with" in behind and HELD.issuperset(behind[: behind.index("with")])


def _of_what(marks: tuple[str, ...], hit: Hit) -> bool:
    """Whether a round is one of something else: "a third round of tariffs"."""
    return hit.last - hit.first == 1 and marks[hit.last : hit.last + 1] == ("of",)


def _lasted(marks: tuple[str, ...], hit: Hit) -> bool:
    """Whether it is told how long they talked: "two days of talks"."""
    ahead = marks[max(0, hit.first - NEAR - 1) : hit.first]
    length = ahead[: ahead.index("of")] if "of" in ahead else ()
    return "the" not in length and not LASTED.isdisjoint(length)  # "the two days of talks" were told of before


def _fronted(clause: Clause, hit: Hit) -> list[int]:
    """Those of whom the sentence goes on: "after two days of talks, Peru and Chile agreed"."""
    marks = clause.marks
    if "," not in marks[hit.last :]:
        return []
    begin = marks.index(",", hit.last) + 1
    found: list[int] = []
    for at in range(begin, min(begin + LEFT, len(marks))):
        if marks[at] in NAMED:
            found.append(at)
        elif marks[at] not in {"the", "and", ","}:
            break
    return found


def is_aimed_at(ahead: tuple[str, ...]) -> bool:
    """Whether somebody only means to hold what follows: "his intention to host a fair", "provisions for hosting"."""
    return any(before in AIMS and verb in HOLDING for before, verb in pairwise(ahead[-FURTHER:]))


def is_topic(marks: tuple[str, ...], first: int, at: int) -> bool:
    """Whether a name only belongs to what they talk about: "talks on the timing of a ban on Peruvian fish"."""
    between = marks[first:at]
    topic = next((step for step, mark in enumerate(between) if mark in TOPICS), None)
    return topic is not None and WITH.isdisjoint(between[topic:])


def goes_on(marks: tuple[str, ...], hit: Hit) -> bool:
    """Whether somebody "is still in talks with" others: they negotiate, and met on no single day."""
    at = hit.first
    while at > max(0, hit.first - SORTED) and marks[at - 1].islower() and marks[at - 1] not in AMONG:
        at -= 1
    ahead = marks[max(0, at - AHEAD) : at]
    talking = marks[hit.last - 1] in UNDER_WAY and ahead[-1:] == ("in",) and not BE.isdisjoint(ahead)
    return talking and marks[hit.last : hit.last + 1] != ("by",)  # "was assisted in the talks by"

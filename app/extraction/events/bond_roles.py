"""Who takes which part in a verb and its noun: the subject acts, the others are those at whom, with whom or where."""

from itertools import takewhile

from app.extraction.deeds.frames import CORE
from app.extraction.events.bond import PLACES, PRONOUNS, REACH, Bond, fronted
from app.extraction.events.bond_fits import fits
from app.extraction.events.bond_passives import passive
from app.extraction.events.clauses import AUXILIARY, RELATIVE, Clause
from app.extraction.events.courts import is_court
from app.extraction.events.meeting_fits import ACTORS, NAMED, SIDELINES, beside, is_placed
from app.extraction.events.sources import speaker
from app.extraction.events.those_who_meet import FIRMS, TRADERS
from app.extraction.events.words import Hit, starts_verb
from app.extraction.lexicons import word_set

LISTED = frozenset({"E", "S", "P", "A", "O"})
GUESTS = frozenset({"visit", "mission"})
OPENING = LISTED | frozenset("the a an it he she they its his this that both".split())
HIS_WAY = {("on", "his", "way"), ("on", "her", "way"), ("on", "their", "way")}
TEAMS = frozenset({"delegation", "delegations", "mission", "missions", "team"})
PURPOSES = frozenset({"for", "with", "during"})
# Where what follows no longer belongs to the happening.
STOPS = frozenset({"after", "before", "while", "but", "ahead", "amid", "visit", "trip", "according"})
GOING_ON = frozenset({"will", "would", "is", "was", "has", "had"})
FIRST = {"visit": "visitor", "mission": "visitor", "policy_measure": "imposer", "dispute": "complainant"}
SECOND = {"visit": "host", "mission": "host", "policy_measure": "target", "dispute": "respondent"}
THEREUPON = frozenset({"then", "later", "afterwards", "also", "subsequently", "on"})
POINTING = frozenset({"the", "this", "these", "that", "those"})
MOVES, WHOSE = frozenset("move decision plan plans threat proposal bid attempt refusal".split()), 8
# Who speaks behind of what "the two countries" do is none of those whose act it is.
TWO = frozenset({"two", "both", "they"})
EARLIER = frozenset({"first", "originally", "initially", "previously"})
HIKES = word_set("hikes")
Role = tuple[str, int, int]


# "Asked the Peruvian government to lift its ban".
ADDRESSED = ACTORS | word_set("authorities")


def roles(clause: Clause, kind: str, verb: Hit, noun: Hit, active: bool) -> list[Role] | None:
    """The roles as stretches of items; one without a name only widens the whole. None where it is no such event."""
    marks = clause.marks
    head = verb.first if active else noun.first
    begin, end = (verb.first, noun.last) if active else (noun.first, verb.last)
    if marks[end : end + 1] and marks[end] in HIKES:
        end += 1
    before = _joined_to(clause, verb) if active else None
    # "Peru visited Oman and cut duties": who did the one did the other, not whom it was done to.
    subjects = _subjects(marks, before.first if before else head)
    asked = active and head > 1 and marks[head - 1] == "to" and marks[head - 2] in ADDRESSED
    tail = _tail(marks, end)
    if not RELATIVE.isdisjoint(marks[max(0, verb.first - 2) : verb.first]):
        tail = _of_the_relative(marks, tail)
    around = [*range(begin, end), *tail]
    placed = [at for at in around if marks[at] in PLACES and is_placed(marks, at)]
    others = [at for at in around if marks[at] in NAMED and at not in placed and not is_court(clause, at)]
    others = [at for at in others if marks[at : at + 2] != ("O", "P")]  # whose office somebody has takes no part
    if verb.kind == "leave":
        placed = [at for at in placed if "for" in marks[verb.last : at]]
        others = [at for at in others if "for" in marks[verb.last : at]]
    if kind == "visit" and verb.kind != "leave":
        others = _visited(marks, verb, noun, others)
    sent = _senders(marks, verb, noun, others, somewhere=any(at > verb.first for at in placed))
    subjects = [*subjects, *sent]
    others = [at for at in others if at not in sent and not _is_beside(marks, kind, head, at)]
    if noun.kind == "party" and not active:
        subjects, others = [*subjects, noun.first], [at for at in others if at != noun.first]
    if asked and len(subjects) > 1:  # "urged Lima to lift its ban": Lima would act, for those who ask
        subjects, others = subjects[-1:], [*subjects[:-1], *others]
    subjects = [at for at in subjects if active or not is_court(clause, at)]
    subjects, others, by = (subjects, others, []) if active else passive(clause, verb, noun, subjects, others, placed)
    if not fits(Bond(clause, kind, verb, noun, subjects, others, placed)):
        return None
    first, second = FIRST.get(kind, "participant"), SECOND.get(kind, "participant")
    if verb.kind == "face":  # "Peruvian fish will face duties"
        first, second = second, first
    made = _stretch(clause, first, subjects) if subjects else _pronoun(clause, first, head, active)
    made += [(first, at, at + 1) for at in fronted(clause, verb) if kind in {"talks", "visit"} and not subjects]
    made += [(first if at in by else second, clause.at[at], clause.at[at] + 1) for at in others]
    made += [("host" if kind == "visit" else "place", clause.at[at], clause.at[at] + 1) for at in placed[:1]]
    made += [("", clause.at[at], clause.at[at] + 1) for at in tail if marks[at] == "D"][:1]
    if kind == "visit" and (why := _purpose(marks, end)):
        made.append(("", clause.at[why], clause.at[why] + 1))
    if kind == "forum" and active and not subjects:  # "Lima will host the Andean Food Fair"
        spots = [at for at in range(head - 1, -1, -1) if marks[at] == "S"]
        made += [("place", clause.at[at], clause.at[at] + 1) for at in spots[:1]]
    if kind == "policy_measure" and not (subjects or by) and TWO.isdisjoint(marks[:head]):
        made += [(first, at, at + 1) for at in speaker(clause) if at > clause.at[-1]]
    made.append((CORE, clause.at[begin], clause.at[end - 1] + 1))
    return [*made, *_edges(clause, made)]


def _visited(marks: tuple[str, ...], verb: Hit, noun: Hit, others: list[int]) -> list[int]:
    """Those of the names that are visited: not what somebody goes there for, nor from where."""
    if "from" in marks[verb.last :] and verb.word.startswith("return"):
        left = [at for at in others if at > marks.index("from", verb.last)]
        return left or others
    purposes = (
        at
        for at in range(noun.last, len(marks) - 1)
        if marks[at] in PURPOSES
        or marks[at : at + 3] in HIS_WAY
        or marks[at : at + 3] == ("at", "the", "head")
        or (marks[at] == "to" and marks[at + 1].islower() and marks[at + 1] != "the")
        or (marks[at] in RELATIVE and noun.word in TEAMS)
    )
    purpose = next(purposes, len(marks))
    return [at for at in others if at < purpose and marks[at - 1] != "from"]


def _senders(marks: tuple[str, ...], verb: Hit, noun: Hit, others: list[int], *, somewhere: bool) -> list[int]:
    """Whose mission it is: "a delegation from Peru travelled to Oman", "at the head of Peru's biggest mission"."""
    if noun.kind != "mission":
        return []
    if noun.first < verb.first:
        if all(at < verb.first for at in others) and not somewhere:
            return []  # nobody else is named to whom they went
        own = range(noun.first) if somewhere else ()
        return [at for at in others if at < verb.first and (at in own or _is_from(marks, at))]
    owning = (at for at in others if verb.last <= at < noun.first)
    return [at for at in owning if marks[at] == "A" or marks[at + 1 : at + 2] == ("'s",)]


def _is_from(marks: tuple[str, ...], at: int) -> bool:
    """Whether it is whom they come from: "from Peru", "from the office of the Peruvian minister"."""
    ahead = marks[max(0, at - 2) : at]
    return not {"from", "of", "by"}.isdisjoint(ahead[-1:] if ahead[-1:] != ("the",) else ahead)


def _is_beside(marks: tuple[str, ...], kind: str, head: int, at: int) -> bool:
    """Whether a name belongs to the gathering on whose sidelines two meet, or to the firms that come along."""
    if kind in GUESTS and marks[at] == "E" and not (TRADERS | FIRMS).isdisjoint(marks[at + 1 : at + 2]):
        return True  # "including over 30 New Zealand businesses"
    meeting = kind in {"talks", "negotiation"} and not SIDELINES.isdisjoint(marks)
    return meeting and at > beside(marks, head)


def _purpose(marks: tuple[str, ...], end: int) -> int | None:
    """The visit for which somebody came: "arrived on Monday for a two-day visit"."""
    near = marks[end : end + REACH]
    at = next((at for at, mark in enumerate(near) if mark in {"visit", "trip", "tour"}), None)
    return end + at if at is not None and not {"for", "on"}.isdisjoint(near[:at]) and "," not in near[:at] else None


def _edges(clause: Clause, made: list[Role]) -> list[Role]:
    """What belongs to the first and the last word: "the" ahead, the noun of an adjective behind."""
    items = clause.line.items
    first, last = min(one[1] for one in made), max(one[2] for one in made)
    near = takewhile(lambda at: items[at].mark != ",", range(first - 1, max(first - 3, 0) - 1, -1))
    ahead = next((at for at in near if items[at].mark in POINTING), first)
    follows = (
        items[last - 1].mark == "A" and last < len(items) and items[last].mark.isalpha() and len(items[last].mark) > 3
    )
    return [("", ahead, first)] * (ahead < first) + [("", last, last + 1)] * follows


def _stretch(clause: Clause, role: str, positions: list[int]) -> list[Role]:
    return [(role, clause.at[positions[0]], clause.at[positions[-1]] + 1)]


def _pronoun(clause: Clause, role: str, head: int, active: bool) -> list[Role]:
    at = next((at for at in range(head - 1, -1, -1) if clause.marks[at] in PRONOUNS), None)
    return [] if at is None or not active else [(role, clause.at[at], clause.at[at] + 1)]


def _joined_to(clause: Clause, verb: Hit) -> Hit | None:
    """The verb of the same form that this one is joined to, and whose subject it shares."""
    if clause.marks[max(0, verb.first - 1)] not in {",", "and"}:
        return None
    return next((hit for hit in clause.verbs if hit.form == verb.form and hit.first < verb.first), None)


def _subjects(marks: tuple[str, ...], head: int) -> list[int]:
    """The names before a verb or noun that act: up to a comma that parts them from what opens the sentence."""
    found: list[int] = []
    for at in range(head - 1, -1, -1):
        timed = marks[max(0, at - 2) : at + 1] == (",", "D", ",") or marks[at : at + 3] == (",", "D", ",")
        if marks[at] == "," and not timed and not (found and at and marks[at - 1] in ACTORS):
            break
        if marks[at] in {"since", "latter"} and not found:
            break  # "trade with Peru has doubled since a pact took effect", "visited Peru and the latter lifted"
        leaving = marks[max(0, at - 1)] == "from" and marks[at + 1] == ","  # "from Lima, Sato went to"
        relative = marks[at + 1] in {"which", "who"}  # "in Lima, which halted imports"
        if marks[at] in NAMED and (relative or not is_placed(marks, at)) and not leaving:
            found.append(at)
    moved = head > 1 and marks[head - 1] == "to" and marks[head - 2] in MOVES
    if moved and found and found[0] >= head - WHOSE:
        return found[:1]  # "Fiji denounced Peru's move to cut quotas": Peru cuts them
    return found[::-1]


def _of_the_relative(marks: tuple[str, ...], tail: list[int]) -> list[int]:
    """What of it belongs to a relative clause: "experts who met on Friday | did not agree"."""
    goes_on = (at for at in tail[1:] if marks[at] in AUXILIARY or (starts_verb(marks[at]) and marks[at - 1] != "to"))
    end = next(goes_on, len(marks))
    return [at for at in tail if at < end]


def _tail(marks: tuple[str, ...], end: int) -> list[int]:
    """What follows in the clause, as far as it belongs to the happening."""
    found = []
    for at in range(end, min(end + REACH, len(marks))):
        following = marks[at + 1] if at + 1 < len(marks) else ""
        apart = marks[at] == "," and following in OPENING and not (marks[at - 1] in LISTED and following in LISTED)
        apart = apart or (marks[at] == "," and (following.endswith("ed") or starts_verb(following)))
        # ", first announced by Sato last month" dates the announcement.
        apart = apart or (marks[at] == "," and following in EARLIER) or (marks[at] == "in" and following == "line")
        if marks[at] == "and" and following in THEREUPON and at + 2 < len(marks):
            following = marks[at + 2]  # "and then travelled to"
        # "Taxed Chinese steel, matching American duties": who did the same takes no part.
        apart = apart or marks[at] in word_set("alike")
        if marks[at] in STOPS or apart or (marks[at] == "and" and (starts_verb(following) or following in GOING_ON)):
            break
        found.append(at)
    return found

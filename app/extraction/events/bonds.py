"""Happenings told by a verb and a noun of one clause, in whatever order: "imposed duties", "duties were imposed"."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from operator import itemgetter

from app.extraction.deeds.frames import Found, Frame
from app.extraction.events.bond_apart import is_apart
from app.extraction.events.bond_denials import denied
from app.extraction.events.bond_nouns import GENTLE, banned_goods, classes_of, nouns_of
from app.extraction.events.bond_roles import roles
from app.extraction.events.bond_stages import told_by_verb
from app.extraction.events.clauses import DONE, Clause
from app.extraction.events.doubts import doubtful
from app.extraction.events.lawmaking import law_content, law_stage
from app.extraction.events.meeting_fits import NAMED
from app.extraction.events.relatives import is_of_a_relative, of_a_relative
from app.extraction.events.words import Hit
from app.extraction.lexicons import rows, word_set

NAME = "bond_"
OBJECT, SUBJECT = 9, 14
# "Work on a railway from the port to the border is to resume": the thing stands in between.
WORK_ON = 22
TALKS, TALKED = frozenset({"meeting", "negotiation", "bargaining"}), frozenset("between with on over to aimed".split())
SCENE = frozenset({"at", "during"})
BE = word_set("be")
# Verbs of which what begins or ends is itself the subject.
BY_ITSELF = word_set("by_itself")
OF_THE_SUBJECT = frozenset(
    {
        "commence",
        "remain",
        "maiden",
        "operate",
        "effect",
        "lapse",
        "shift",
        "state",
        "project_start",
        "gather",
        "bargain",
    }
)
COLUMNS = ("name", "type", "verb", "noun", "voice", "status")
# Whatever the verb, these are its object and what follows only belongs to them.
OBJECTS = frozenset({"complaint", "visit", "meeting", "negotiation"})
# "The visit began the thaw": something else begins.
BEGINNING, OF_ANOTHER = ("beg", "start", "open", "end", "conclud", "clos"), {("the",), ("its",), ("their",), ("his",)}
CLOSING, BORDERS = ("clos", "shut"), word_set("crossings")
# No sentence that somebody wrote has more.
MOST_VERBS = 60
NEAR, FAR = 5, 8
# Without one of these what stands ahead only tells of which sort they are: "opened cocoa sector reform talks".
JOINTS = word_set("prepositions") | frozenset(", and or the a an its their E A P O S D N that which".split())
PLANS = frozenset({"plan", "plans", "blueprint", "proposal", "proposals", "designs"})
# Their participle is like the base: "was put off".
PUT = frozenset({"put", "cut", "set", "shut", "let"})
BEEN = {("be",), ("is",), ("are",), ("was",), ("were",), ("been",), ("being",)}
# Neither does "visiting" ahead of who is met.
TIMED = frozenset({"visiting", "allowed", "set", "scheduled", "planned", "due", "expected", "foreseen"})
# Firms that are welcome to invest are met by nobody.
WELCOME = re.compile(r"welcom\w+ (?:[^\s,;:]+ ){0,3}(?:companies|firms|enterprises|investment|investments|investors) ")
LED = frozenset({"headed", "led", "chaired", "organised", "organized"})


def bonds(found: Sequence[Clause]) -> Iterator[Found]:
    """Every verb and noun of clauses that belong together, as if a frame had found them."""
    bound = _by_verb()
    for clause in found:
        if not clause.verbs:
            continue
        line, verbs = clause.line, clause.verbs[:MOST_VERBS]
        seen: set[tuple[int, str]] = set()
        classes = classes_of(clause)
        rated = [(number, verb) for verb in verbs for number, held in bound.get(verb.kind, ()) if held in classes]
        for number, verb in sorted(rated, key=itemgetter(0)):
            name, kind, _, noun_class, voice, status = _bonds()[number]
            if (verb.first, kind) in seen or _is_adjective(clause.marks, verb):
                continue
            noun, active = _noun(clause, verb, noun_class, voice)
            if noun is None and noun_class == "named_goods":
                noun = banned_goods(clause, verb)
            # Who closes a border takes a measure.
            if name == "opened" and noun and verb.word.startswith(CLOSING):
                if noun.word not in BORDERS:
                    continue  # what is closed does not open
                kind = "policy_measure"
            if name == "opened" and noun is not None and _is_to_be_built(clause, verb, noun):
                continue
            if verb.word.startswith("welcom") and WELCOME.search(line.text, line.offsets[clause.at[verb.first]]):
                continue
            if noun is None or denied(clause, verb, noun) or doubtful(clause, kind, verb, noun):
                continue
            if (made := roles(clause, kind, verb, noun, active)) is None:
                continue
            seen.add((verb.first, kind))
            first, last, offsets = min(one[1] for one in made), max(one[2] for one in made), line.offsets
            named = tuple((role, offsets[begin], offsets[end]) for role, begin, end in made if role)
            if noun.kind in {"law", "document"}:
                status, last = law_stage(clause, verb, noun) or status, law_content(clause, last)
            told = "occurred" if is_of_a_relative(clause.marks, noun, verb) else told_by_verb(clause, verb, kind)
            frame = Frame(NAME + name, kind, status or told, frozenset(), "")
            yield Found(frame, line, offsets[first], offsets[last], named)


def _is_adjective(marks: tuple[str, ...], verb: Hit) -> bool:
    """Whether "leading" only tells of what rank they are: "one of the leading buyers"."""
    return verb.word == "leading" and marks[verb.first - 1] in {"a", "the", "its", "'s", "as"} and verb.first > 0


def _noun(clause: Clause, verb: Hit, kind: str, voice: str) -> tuple[Hit | None, bool]:
    """The noun that a verb governs, and whether it is its object."""
    ahead = clause.marks[max(0, verb.first - 3) : verb.first]
    passive = (verb.form == "past" and not BE.isdisjoint(ahead)) or (
        clause.marks[verb.first] in PUT and ahead[-1:] in BEEN
    )
    if voice != "subject" and not passive:
        for noun in nouns_of(clause, kind):
            near = verb.last <= noun.first <= verb.last + OBJECT
            if near and noun.kind in TALKS and clause.marks[noun.first - 1] in SCENE:
                continue  # "pressed for the step at talks in Lima": the talks were held
            if near and not _between(clause, verb.last, noun.first) and not _nearer(clause, verb, noun):
                return _of_which(clause, noun), True
    if voice != "subject" and not passive and (told := of_a_relative(clause, verb, kind)) is not None:
        return told, False
    if voice == "object" or not (passive or kind == "mission" or _is_subject_verb(clause, verb)):
        return None, True
    if not passive and verb.word.startswith(BEGINNING) and clause.marks[verb.last : verb.last + 1] in OF_ANOTHER:
        return None, False
    for noun in (hit for hit in reversed(nouns_of(clause, kind)) if hit.last <= verb.first):
        # "Talks between Peru and Oman on an accord to free trade were postponed".
        long = noun.kind == "work" or (noun.kind in TALKS and clause.marks[noun.last] in TALKED)
        near = verb.first - (WORK_ON if long else SUBJECT) <= noun.first
        other = near and _between(clause, noun.last, verb.first, aims=noun.kind in TALKS)
        if near and not (other or is_apart(clause.marks[noun.last : verb.first])):
            return noun, False
    return None, False


def _of_which(clause: Clause, noun: Hit) -> Hit:
    """The barrier of which a list or system is: "a list of non-automatic import licences"."""
    if noun.kind != "weak_barrier" or clause.marks[noun.last : noun.last + 1] != ("of",):
        return noun
    near = (hit for hit in clause.nouns if hit.kind == "barrier" and noun.last < hit.first <= noun.last + NEAR)
    return next(near, noun)


def _nearer(clause: Clause, verb: Hit, noun: Hit) -> bool:
    """Whether the verb takes a noun of another sort that stands nearer: "resumed talks on border trade"."""
    kinds = {hit.kind for hit in clause.verbs if hit.first == verb.first}
    taken = {noun_class for kind in kinds for _, noun_class in _by_verb().get(kind, ())}
    return any(
        verb.last <= hit.first < noun.first
        and hit.last < noun.first
        and not (noun.kind in TALKS and JOINTS.isdisjoint(clause.marks[hit.last : noun.first]))
        and not (verb.kind == "meet" and hit.kind in {"officials", "guests"})
        and (GENTLE.get(hit.kind, hit.kind) in taken or (hit.kind in OBJECTS and verb.kind != "leave"))
        and not (hit.word.startswith("round") and clause.marks[hit.last : hit.last + 1] == ("of",))
        for hit in clause.nouns
    )


def _is_subject_verb(clause: Clause, verb: Hit) -> bool:
    """Whether what stands ahead of a verb is what happens: "talks began", "BAN LIFTED", "a probe, launched by E"."""
    if (
        verb.kind in OF_THE_SUBJECT
        or _is_idiom(verb)
        or clause.marks[verb.first] in BY_ITSELF
        or clause.marks[verb.last - 1] == "for"
    ):
        return True
    if verb.form != "past":
        return False
    if clause.line.kind == "headline":
        return True
    if clause.marks[verb.first] in DONE and clause.marks[verb.first - 1] == ",":
        return "D" in clause.marks[verb.last : verb.last + FAR]
    if verb.kind == "impose" and _is_reduced(clause, verb):
        return True
    tail = clause.marks[verb.last : verb.last + NEAR]
    return "by" in tail[:2] and "D" in tail and "," not in tail


def _is_idiom(verb: Hit) -> bool:
    """Whether talks themselves do it: "the talks hit a snag", "got under way"."""
    return verb.kind == "process" and verb.last - verb.first > 1


def _is_reduced(clause: Clause, verb: Hit) -> bool:
    """Whether a participle tells of the noun ahead who did it: "the duties imposed by Peru"."""
    marks, tail = clause.marks, clause.marks[verb.last : verb.last + FAR]
    ahead = marks[max(0, verb.first - NEAR) : verb.first]
    close = any(noun.kind == "barrier" and noun.last == verb.first for noun in clause.nouns)
    who = "by" in tail and any(mark in NAMED for mark in tail[tail.index("by") :])
    passing = clause.opener in {"despite", "amid"}
    return close and not passing and BE.isdisjoint(ahead) and (who or "D" in tail)


def _is_to_be_built(clause: Clause, verb: Hit, noun: Hit) -> bool:
    """Whether a plant is only to be set up, or it is a plan for one that is shown: then it is a project."""
    if not PLANS.isdisjoint(clause.marks[verb.last : noun.first]):
        return True
    works = any(hit.kind == "buildable" and hit.first == noun.first for hit in clause.nouns)
    return works and verb.form == "base" and verb.word.startswith(("set", "establish", "creat"))


def _between(clause: Clause, first: int, last: int, *, aims: bool = False) -> bool:
    """Whether another verb stands between, which would govern the noun; not "a team headed by Sato".

    What talks are to bring is told between them and what becomes of them: "talks with Oman to cut duties stalled".
    """
    return any(
        first <= hit.first < last
        and hit.form != "noun"
        and not (aims and hit.form == "base" and clause.marks[hit.first - 1] == "to")
        and hit.word not in TIMED
        and not (hit.word in LED and clause.marks[hit.last : hit.last + 1] == ("by",))
        for hit in clause.verbs
    )


@cache
def _by_verb() -> dict[str, list[tuple[int, str]]]:
    """The numbers of the bonds, each with the class of its noun, by the class of their verb."""
    index: dict[str, list[tuple[int, str]]] = {}
    for number, row in enumerate(_bonds()):
        index.setdefault(row[2], []).append((number, row[3]))
    return index


@cache
def _bonds() -> tuple[tuple[str, ...], ...]:
    return tuple((*map(row.__getitem__, COLUMNS),) for row in rows("bond"))

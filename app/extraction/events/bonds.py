"""Happenings told by a verb and a noun of one clause, in whatever order: "imposed duties", "duties were imposed"."""

from collections.abc import Iterator, Sequence
from functools import cache

from app.extraction.deeds.frames import Found, Frame
from app.extraction.events.bond_nouns import GENTLE, PARTIES, banned_goods, nouns_of
from app.extraction.events.bond_roles import roles
from app.extraction.events.clauses import Clause
from app.extraction.events.words import Hit
from app.extraction.lexicons import rows, word_set

NAME = "bond_"
OBJECT, SUBJECT = 9, 14
BE = word_set("be")
# Verbs of which what begins or ends is itself the subject.
BY_ITSELF = word_set("by_itself")
OF_THE_SUBJECT = frozenset({"maiden", "operate", "effect", "lapse", "shift", "state", "project_start"})
COLUMNS = ("name", "type", "verb", "noun", "voice", "status")
MEETING = frozenset({"visit", "talks", "summit", "forum", "negotiation", "mission"})
# Ahead of the verb, or between it and its noun: it is denied, wished, or merely possible.
DENYING = word_set("denying")
MODAL = word_set("modal")
RESOLVED = word_set("resolved")
REQUESTS = word_set("requests")
# Whoever does this makes somebody else act: "prompting Lima to halt imports".
CAUSING = word_set("causing")
# Whatever the verb, these are its object and what follows only belongs to them.
OBJECTS = frozenset({"complaint", "visit", "meeting", "negotiation"})
# No sentence that somebody wrote has more.
MOST_VERBS = 60
NEAR, FAR = 5, 8
PERFECT = frozenset({"has", "have", "had"})
WHO = frozenset({"E", "P", "it", "they"})
# Their participle is like the base: "was put off".
PUT = frozenset({"put", "cut", "set", "shut", "let"})
BEEN = {("is",), ("are",), ("was",), ("were",), ("been",), ("being",)}
TIMED = frozenset({"set", "scheduled", "planned", "due", "expected", "foreseen"})
SUGGESTING = ("suggest", "propos", "demand", "insist", "recommend", "request")
PROMISED = frozenset({"promised", "offered", "wished", "tried", "failed", "refused", "hoped", "wanted"})
DEALS = word_set("deals")
TALKED_OF = word_set("talked_of")
# Whoever is to do it does not decide it: "asked that the government withdraw".
RULERS = frozenset({"E", "P", "government", "authorities", "ministry", "commission", "cabinet", "state", "it", "they"})


def bonds(found: Sequence[Clause]) -> Iterator[Found]:
    """Every verb and noun of clauses that belong together, as if a frame had found them."""
    for clause in found:
        line, offsets = clause.line, clause.line.offsets
        seen: set[tuple[int, str]] = set()
        rated = [(number, verb) for verb in clause.verbs[:MOST_VERBS] for number in _by_verb().get(verb.kind, ())]
        for number, verb in sorted(rated, key=lambda one: one[0]):
            name, kind, _, noun_class, voice, status = _bonds()[number]
            if (verb.first, kind) in seen:
                continue
            noun, active = _noun(clause, verb, noun_class, voice)
            if noun is None and noun_class == "named_goods":
                noun = banned_goods(clause, verb)
            if noun is None or _denied(clause, verb, noun):
                continue
            if (made := roles(clause, kind, verb, noun, active)) is None:
                continue
            seen.add((verb.first, kind))
            first, last = min(one[1] for one in made), max(one[2] for one in made)
            named = tuple((role, offsets[begin], offsets[end]) for role, begin, end in made if role)
            frame = Frame(NAME + name, kind, status or _status(clause, verb, kind), frozenset(), "")
            yield Found(frame, line, offsets[first], offsets[last], named)


def _status(clause: Clause, verb: Hit, kind: str) -> str:
    """The status that the verb itself tells; empty where the words around it do."""
    if kind == "dispute" and verb.form in {"past", "s"} and MODAL.isdisjoint(clause.marks[: verb.first]):
        return "occurred"
    present = verb.form in {"base", "s"} and MODAL.isdisjoint(clause.marks[: verb.first])
    if kind in {"visit", "mission"} and verb.word.startswith(("arriv", "land")) and verb.form in {"past", "s"}:
        return "ongoing"
    if (
        present
        and clause.line.kind == "body"
        and (kind in MEETING or kind == "opening")
        and ("D" in clause.marks[verb.last :] or clause.opener in {"when", "once"})
    ):
        return "planned"
    before = clause.marks[max(0, verb.first - 2) : verb.first]
    if before[-1:] == ("to",) and not CAUSING.isdisjoint(clause.marks[max(0, verb.first - 5) : verb.first]):
        return "occurred"
    if verb.form == "base" and before[-1:] == ("to",) and (len(before) == 1 or before[0] in PARTIES):
        return "planned"
    return ""


def _noun(clause: Clause, verb: Hit, kind: str, voice: str) -> tuple[Hit | None, bool]:
    """The noun that a verb governs, and whether it is its object."""
    ahead = clause.marks[max(0, verb.first - 3) : verb.first]
    passive = (verb.form == "past" and not BE.isdisjoint(ahead)) or (
        clause.marks[verb.first] in PUT and ahead[-1:] in BEEN
    )
    if voice != "subject" and not passive:
        for noun in nouns_of(clause, kind):
            near = verb.last <= noun.first <= verb.last + OBJECT
            if near and not _between(clause, verb.last, noun.first) and not _nearer(clause, verb, noun):
                return noun, True
    if voice != "subject" and not passive and (told := _relative(clause, verb, kind)) is not None:
        return told, False
    if voice == "object" or not (passive or kind == "mission" or _is_subject_verb(clause, verb)):
        return None, True
    for noun in reversed(nouns_of(clause, kind)):
        near = verb.first - SUBJECT <= noun.first and noun.last <= verb.first
        if near and not _between(clause, noun.last, verb.first):
            return noun, False
    return None, False


def _relative(clause: Clause, verb: Hit, kind: str) -> Hit | None:
    """The noun of which a relative clause tells what was done: "the quotas that Peru introduced"."""
    marks, at = clause.marks, verb.first - 1
    while at > 0 and marks[at] in PERFECT:
        at -= 1
    if verb.form != "past" or at < 1 or marks[at] not in WHO or marks[at - 1] not in {"that", "which"}:
        return None
    return next((noun for noun in reversed(nouns_of(clause, kind)) if at - FAR <= noun.first and noun.last < at), None)


def _nearer(clause: Clause, verb: Hit, noun: Hit) -> bool:
    """Whether the verb takes a noun of another sort that stands nearer: "resumed talks on border trade"."""
    kinds = {hit.kind for hit in clause.verbs if hit.first == verb.first}
    taken = {_bonds()[number][3] for kind in kinds for number in _by_verb().get(kind, ())}
    return any(
        verb.last <= hit.first < noun.first
        and hit.last <= noun.first
        and (GENTLE.get(hit.kind, hit.kind) in taken or (hit.kind in OBJECTS and verb.kind != "leave"))
        for hit in clause.nouns
    )


def _is_subject_verb(clause: Clause, verb: Hit) -> bool:
    """Whether what stands ahead of a verb is what happens: "talks began", "BAN LIFTED", "a probe, launched by E"."""
    if verb.kind in OF_THE_SUBJECT or clause.marks[verb.first] in BY_ITSELF or clause.marks[verb.last - 1] == "for":
        return True
    if verb.form != "past":
        return False
    if clause.line.kind == "headline":
        return True
    tail = clause.marks[verb.last : verb.last + NEAR]
    return "by" in tail[:2] and "D" in tail and "," not in tail


def _denied(clause: Clause, verb: Hit, noun: Hit) -> bool:
    """Whether it is said not to be so, or is what an agreement is to bring: that is told with the agreement."""
    marks = clause.marks
    return (
        _is_only_meant(clause, verb)
        or (verb.kind == "foresee" and marks[verb.last : verb.last + 1] == ("to",))
        or _is_of_a_deal(marks, verb, noun)
        or not DENYING.isdisjoint(marks[max(0, min(verb.first, noun.first) - NEAR) : max(verb.first, noun.first)])
    )


def _is_only_meant(clause: Clause, verb: Hit) -> bool:
    """Whether somebody talks of it, suggests it or wants it of others, or a state always does so."""
    marks, ahead = clause.marks, clause.marks[max(0, verb.first - 1)]
    if verb.form == "ing":
        return ahead in TALKED_OF
    if verb.form == "s":
        return verb.kind == "bar" and clause.line.kind == "body" and "D" not in marks
    if verb.form != "base":
        return False
    suggested = ahead in RULERS and _is_suggested(clause, verb)
    return suggested or (ahead == "to" and not _is_resolved(clause, verb))


def _is_of_a_deal(marks: tuple[str, ...], verb: Hit, noun: Hit) -> bool:
    """Whether an agreement is to bring it, or it is the agreement's: "the contract for the mine was closed"."""
    begin = verb.first
    if noun.kind in {"facility", "buildable"} and not DEALS.isdisjoint(marks[max(0, noun.first - NEAR) : noun.first]):
        return True
    if not DEALS.isdisjoint(marks[:begin]) and not {"would", "will"}.isdisjoint(marks[:begin]):
        return True
    return marks[max(0, begin - 1)] == "to" and not DEALS.isdisjoint(marks[max(0, begin - FAR) : begin])


def _is_suggested(clause: Clause, verb: Hit) -> bool:
    """Whether somebody else only suggests it: "proposed that Lima remove its ban"."""
    items = clause.line.items
    ahead = items[max(0, clause.at[verb.first] - NEAR) : clause.at[verb.first]]
    return any(item.mark.startswith(SUGGESTING) for item in ahead)


def _is_resolved(clause: Clause, verb: Hit) -> bool:
    """Whether somebody decided, plans or is to do it: not "gave them days to do it", "urged them to do it"."""
    if clause.line.kind != "body":
        return True
    ahead = clause.marks[max(0, verb.first - 6) : verb.first - 1]
    if not ahead:
        return True
    if ahead[-1] in {"E", "P"}:
        return not (REQUESTS | CAUSING).isdisjoint(ahead)
    last = next((mark for mark in reversed(ahead) if mark != "D" and not mark.endswith("ly")), "")
    return last in RESOLVED or (last.endswith("ed") and last not in PROMISED)


def _between(clause: Clause, first: int, last: int) -> bool:
    """Whether another verb stands between, which would govern the noun."""
    return any(first <= hit.first < last and hit.form != "noun" and hit.word not in TIMED for hit in clause.verbs)


@cache
def _by_verb() -> dict[str, list[int]]:
    """The numbers of the bonds by the class of their verb."""
    index: dict[str, list[int]] = {}
    for number, row in enumerate(_bonds()):
        index.setdefault(row[2], []).append(number)
    return index


@cache
def _bonds() -> tuple[tuple[str, ...], ...]:
    return tuple((*map(row.__getitem__, COLUMNS),) for row in rows("bond"))

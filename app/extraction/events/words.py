"""The verbs and nouns of happenings in a row of words: their classes, in every form."""

from collections.abc import Iterator, Sequence
from functools import cache

from app.extraction.events.inflections import gerund_of, past_of, third_of
from app.extraction.lexicons import rows, word_set
from app.extraction.structs import struct

# What may stand ahead of a verb that could be a noun: "to visit", "ministers visit", "will visit".
AHEAD_OF_VERBS = word_set("ahead_of_verbs")

# Bases and third persons that are never nouns: "the duties expire", "both sides meet".
CLEAR = word_set("clear")
ADJECTIVES = frozenset({"free", "ready"})
FREEING = frozenset("to will would could may must shall should and or also".split())
GERUND_NOUNS = frozenset("meeting opening building landing backing ruling".split())
MODALS = frozenset({"will", "would", "to", "could", "must", "shall"})
OBJECTS = frozenset("A E the a an its all most their imports exports foreign some".split())
ENDING = frozenset("end start apply lapse open close".split())
NOUN_TAILS = frozenset("on of in to from for by against will would are were have and".split())
BEHIND_MEETING = frozenset({"P", "his", "her", "their", "counterpart"})
NO_VERBS = {("state", "visit"), ("state", "visits"), ("board", "meet"), ("state", "tour")}
OWNERS = frozenset("its their his the a 's of with at by or even much".split())
NOT_ADVERBS = word_set("not_adverbs")

# These are spelt with a hyphen as well.
AGAIN = frozenset(
    "reopen reimpose reintroduce reinstate readmit relaunch restart rebuild reestablish renationalise".split()
)
# Participles that a hyphen joins to an economy, and the words after which they stay verbs: "China built a plant".
JOINED = frozenset("built made financed funded owned led backed run invested".split())
FREE = frozenset(
    "a an the its their his her this that some more most in on by for at to D N E A P O S progress headway good little"
    " no further big deep sharp cuts concessions".split()
)
# These may part a verb from its particle: "objected on Friday to", "flew straight to".
PARTING = frozenset(
    {"D", "straight", "directly", "immediately", "briefly", "secretly", "privately", "jointly", "early"}
)
# "Have" is an auxiliary but before these: "had a meeting".
HAVE = frozenset({"has", "have", "had"})
HAD = frozenset("a an the its their N no another further more separate bilateral talks discussions meetings".split())
BE = frozenset({"is", "are", "was", "were", "been"})
POSSESSIVES = frozenset({"his", "her", "their", "its"})
# These only tell that what stands ahead is a flow: "the import of rice", not "an import licence".
COMPLEMENT = frozenset({"of", "in"})

Words = tuple[str, ...]


@struct(frozen=True, slots=True)
class Hit:
    """A verb or noun of a class: its place in the row (`last` exclusive), its first word, a verb's form."""

    first: int
    last: int
    kind: str
    word: str
    form: str = ""


@cache
def heads() -> frozenset[str]:
    """The words of which one begins every verb and noun of a happening: a row without them holds none."""
    return frozenset([*_verbs(), *_nouns()])


def verb_hits(marks: Words, begun: Sequence[int]) -> list[Hit]:
    """The verbs in a row of words that begin at some of these places, once for each of their classes."""
    found: list[Hit] = []
    verbs, count = _verbs(), len(marks)
    for at in begun:
        if marks[at] not in verbs:
            continue
        mark, following = marks[at], marks[at + 1] if at + 1 < count else ""
        if mark == "talks" or (mark in HAVE and following and following not in HAD):
            continue
        for words, kinds, form in verbs[mark]:
            last = at + 1
            if len(words) > 1:
                parted = following in PARTING
                if words[1] != following and not parted:
                    continue
                last = at + len(words) + parted
                if marks[at + 1 + parted : last] != words[1:]:
                    # "Flew home on Monday from".
                    last = at + len(words) + 1
                    if len(words) == 2 or marks[at:last] != (*words[:-1], "D", words[-1]):
                        continue
            if form == "noun" and following != "of":
                continue
            if form in {"base", "s", "ing"} and not _is_verb(marks, at):
                continue
            if form == "base" and mark in ADJECTIVES and (mark == "ready" or (at and marks[at - 1] not in FREEING)):
                continue  # "will be free of duties", "enter Peru free of duty", "ready to"
            if form == "past" and _is_joined(marks, at):
                continue
            of = last < count and marks[last] == "of"
            told = "noun" if form == "ing" and of and mark not in GERUND_NOUNS else form  # "the lowering of duties"
            word = f"re{mark[3:]}" if mark.startswith("re-") else mark
            found += [Hit(at, last, kind, word, told) for kind in kinds]
            break
    return found


def _is_joined(marks: Words, at: int) -> bool:
    """Whether a participle belongs to the economy ahead as its adjective: "a Chinese-built plant"."""
    if not at or marks[at - 1] not in {"A", "E"}:
        return False
    following = marks[at + 1] if at + 1 < len(marks) else ""
    return marks[at - 1] == "A" or (marks[at] in JOINED and following not in FREE and following.isalpha())


def noun_hits(marks: Words, begun: Sequence[int]) -> list[Hit]:
    """The nouns in a row of words that begin at some of these places, the longest, once for each of their classes."""
    found: list[Hit] = []
    nouns, done = _nouns(), 0
    for at in begun:
        if at < done or marks[at] not in nouns:
            continue
        mark, second = marks[at], marks[at + 1] if at + 1 < len(marks) else ""
        by_second = nouns[mark]
        for words, kinds in (*by_second.get(second, ()), *by_second.get("", ())):
            told = len(words) < 3 or marks[at : at + len(words)] == words
            if told or _with_an_adjective(marks, at, words):
                last = at + len(words) + (not told) - (words[-1] in COMPLEMENT)
                found += [Hit(at, last, kind, mark) for kind in kinds]
                done = last
                break
    return found


def _with_an_adjective(marks: Words, at: int, words: Words) -> bool:
    """Whether "rounds of talks" are told with an adjective: "nine rounds of tough talks"."""
    within = marks[at + 2 : at + 3]
    rounds = words[0] in ROUNDS and len(words) == 3 and marks[at + 3 : at + 4] == words[2:]
    return rounds and words[1] == "of" and within[0].isalpha() and within[0].islower()


def is_verb(mark: str) -> bool:
    """Whether a word is any form of a verb of a happening, though it may be a noun as well."""
    return mark in _verbs()


def starts_verb(mark: str) -> bool:
    """Whether a word is a finite form of a verb of a happening."""
    return mark in _finite()


ROUNDS = frozenset({"round", "rounds"})
# Each is a noun where a single economy stands ahead and what is barred behind.
BARS = frozenset("ban curb limit cap embargo boycott freeze halt tax levy quota clampdown crackdown".split())


def _is_thing(marks: Words, at: int) -> bool:
    """Whether the word is a noun or adjective there: "its lower duties", "a state visit", "the EU ban on apples"."""
    before = marks[at - 1] if at else ""
    barred = marks[at] in BARS and before in {"E", "A", "R"} and marks[at + 1 : at + 2] in {("on",), ("against",)}
    return barred or (before, marks[at]) in NO_VERBS or (marks[at] == "lower" and before in OWNERS)


def _is_verb(marks: Words, at: int) -> bool:
    if _is_thing(marks, at):
        return False
    if marks[at] in CLEAR:
        return True
    before = marks[at - 1] if at else ""
    if marks[at].endswith("ing"):
        if not at and marks[0] == "meeting":  # "after meeting Sato", "when meeting with the minister"
            return not BEHIND_MEETING.isdisjoint(marks[1:4]) and marks[1] not in {"in", "at", "on", "of", "between"}
        after_verb = at > 0 and (marks[at - 1] in BE or starts_verb(marks[at - 1]))
        # "Gathering in Lima, they agreed", but "at an ASEAN gathering".
        return after_verb or (marks[at] not in GERUND_NOUNS and (marks[at] != "gathering" or before == ""))
    if before == "," and marks[at + 1 : at + 2] and marks[at + 1] in OBJECTS and not MODALS.isdisjoint(marks[:at]):
        return True  # "will scrap its duties, ban eggs and"
    # "An edict that scraps the duty", but "said that curbs on".
    relative = before == "that" and marks[at].endswith("s") and NOUN_TAILS.isdisjoint(marks[at + 1 : at + 2])
    relative = relative or (not at and marks[at].endswith("s") and not OBJECTS.isdisjoint(marks[at + 1 : at + 2]))
    # "Quotas end on Tuesday".
    relative = relative or (marks[at] in ENDING and before[-1:] in {"s", ","} and "D" in marks[at + 1 : at + 3])
    adverb = len(before) > len("only") and before.endswith("ly") and before not in NOT_ADVERBS
    adverb = adverb or (before == "only" and at > 1 and marks[at - 2] in MODALS)  # "will only ban"
    return relative or before in AHEAD_OF_VERBS or adverb


@cache
def _verbs() -> dict[str, list[tuple[Words, Words, str]]]:
    """By the first word: words, classes and form, the longest first."""
    kinds: dict[tuple[Words, str], list[str]] = {}
    for row in rows("event_verb"):
        head, _, particle = row["verb"].partition(" ")
        for word, form in _forms(head, row["past"].partition(" ")[0], row["participle"].partition(" ")[0]):
            for spelt in (word, f"re-{word[2:]}")[: 1 + (head in AGAIN)]:
                kinds.setdefault(((spelt, *particle.split()), form), []).append(row["class"])
        if row["noun"]:
            kinds.setdefault(((row["noun"],), "noun"), []).append(row["class"])
    index: dict[str, list[tuple[Words, Words, str]]] = {}
    for (words, form), classes in sorted(kinds.items(), key=lambda one: (-len(one[0][0]), one[0][1] == "noun")):
        index.setdefault(words[0], []).append((words, tuple(dict.fromkeys(classes)), form))
    return index


def _forms(verb: str, past: str, participle: str) -> Iterator[tuple[str, str]]:
    """Every form of a verb with its name; a past like the base is the base."""
    past = past or past_of(verb)
    gerund = gerund_of(verb, past)
    forms = {verb: "base", third_of(verb): "s", gerund: "ing"}
    if past == f"{verb}led":  # American: "traveled", "canceling"
        forms |= {f"{verb}ed": "past", f"{verb}ing": "ing"}
    yield from (forms | {word: "past" for word in (past, participle or past) if word not in forms}).items()


@cache
def _finite() -> frozenset[str]:
    return frozenset(
        mark for mark, found in _verbs().items() if any(form not in {"ing", "noun"} for _, _, form in found)
    )


@cache
def _nouns() -> dict[str, dict[str, list[tuple[Words, Words]]]]:
    """By the first and the second word, the longest first; those of one word have an empty second one."""
    kinds: dict[Words, list[str]] = {}
    for row in rows("event_noun"):
        for phrase in row["word"].split("|"):
            kinds.setdefault(tuple(phrase.split()), []).append(row["class"])
    index: dict[str, dict[str, list[tuple[Words, Words]]]] = {}
    for words, classes in sorted(kinds.items(), key=lambda one: -len(one[0])):
        by_second = index.setdefault(words[0], {})
        by_second.setdefault("".join(words[1:2]), []).append((words, tuple(dict.fromkeys(classes))))
    return index

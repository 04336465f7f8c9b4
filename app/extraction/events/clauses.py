"""Clauses of a line: the words that belong together, without what is inserted between commas or names the source."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from app.extraction.deeds.line import Item, Line
from app.extraction.events.words import Hit, Words, heads, noun_hits, starts_verb, verb_hits
from app.extraction.lexicons import word_set
from app.extraction.structs import struct

BREAKS = frozenset({";", ":", "<", ">", "-", "--"})
OPENERS = word_set("openers")
SAYING = word_set("saying")
# These end a clause by themselves, those only behind a comma.
ENDS, ENDS_AFTER_COMMA = BREAKS | OPENERS | SAYING, OPENERS | {"and", "but", "with"}
STOPS = ENDS | {",", "and", "due"}
# "Fell due to restrictions", "due to a ban", not "due to begin".
CAUSES, CAUSING = frozenset("the a an its their this that E A P O 's".split()), ("s", "ed", "er", "ion")
# "Confirmed a ban", "reported progress in": a thing is told of, no clause follows.
NOTING, NOTED = frozenset({"confirmed", "reported"}), frozenset({"a", "an", "progress", "headway"})
INSERTED = word_set("inserted")
AUXILIARY = word_set("auxiliary")
# After these "that" opens what is told of them.
TOLD_OF = word_set("told_of")
RELATIVE = frozenset({"which", "who"})
# A phrase that leads into a sentence begins with these.
LEADING, LONGEST_ADVERBIAL = frozenset("in at on under by for with after during to from as".split()), 8
# What was done to it is told between commas: "the zone, established last May, is".
DONE = word_set("done")
# "Before the WTO" is a place, no clause; what has its own helping verb is no insertion.
BODIES_OF_TRADE = frozenset({"O", "wto", "gatt", "panel", "court", "tribunal"})
# So many words ahead of "which" hold what it stands for.
ANTECEDENT = 6
LISTED = frozenset({"E", "A", "P", "O", "S"})
NAMED, SOMEBODY = LISTED | {"EE", "D", "R"}, {("E",), ("P",)}
ACCORDING_TO = ("according", "to")
# Much is announced; who announced all that stands ahead tells at most where and when.
ANNOUNCED = frozenset({"announced", "disclosed", "declared", "stated", "revealed"})
WHERE_AND_WHEN = frozenset({"here", "in", "at", "D", "S", "E", "today", "late", "earlier"})
# "Said on Monday that they"; not "exports to Peru and Chile said".
SAID_THEN = WHERE_AND_WHEN | {"on", "that"}
LONGEST_PAIR, BEFORE_THEM = 8, frozenset({",", "to", "from", "in", "with"})
LONGEST_INSERTION, LONGEST_SOURCE, LONGEST_BRACKET, ORDERED = 18, 16, 8, 7


@struct(frozen=True)
class Clause:
    """The marks of a clause, the item of the line that each one is, and the verbs and nouns of happenings in it."""

    line: Line
    at: tuple[int, ...]
    marks: tuple[str, ...]
    verbs: tuple[Hit, ...]
    nouns: tuple[Hit, ...]

    @property
    def opener(self) -> str:
        """The word just ahead of the clause: "after", "when"; empty at the begin of a line."""
        return self.line.items[self.at[0] - 1].mark if self.at and self.at[0] else ""

    def item(self, position: int) -> Item:
        """The item at a position of the clause."""
        return self.line.items[self.at[position]]


def clauses(line: Line) -> Iterator[Clause]:
    """The clauses that hold a verb or a noun of a happening, in order."""
    known = heads()
    for at in _cut(line.marks) if not known.isdisjoint(line.words) else ():
        marks = tuple(map(line.marks.__getitem__, at))
        if known.isdisjoint(marks):
            continue
        begun = [place for place, mark in enumerate(marks) if mark in known]
        verbs, nouns = verb_hits(marks, begun), noun_hits(marks, begun)
        if nouns or verbs:
            yield Clause(line, tuple(at), marks, tuple(verbs), tuple(nouns))


def _cut(marks: Words) -> Iterator[list[int]]:
    clause, index = list[int](), 0
    if marks[:2] == ACCORDING_TO and "," in marks[:LONGEST_SOURCE]:
        index = marks.index(",") + 1
    for stop in [at for at, mark in enumerate(marks) if mark in STOPS]:
        if stop < index or (marks[stop] == "before" and _is_body(marks[stop + 1 : stop + 4])):
            continue  # within what is left out, or "before the commission"
        told = marks[stop + 1 : stop + ORDERED]
        thing = marks[stop] in NOTING and not NOTED.isdisjoint(told[:1])
        if thing or (marks[stop] == "told" and _is_order(told)):
            continue
        clause += range(index, stop)
        index, mark = stop, marks[stop]
        following = marks[index + 1] if index + 1 < len(marks) else ""
        if mark == "<" and (closing := _bracket(marks, index)):
            index = closing + 1
        elif mark == "," and (closing := _insertion(marks, index)):
            if following in RELATIVE or following in DONE:
                yield [*clause[-ANTECEDENT:], *range(index + (following in RELATIVE), closing)]
            index = closing + 1
        elif mark == "," and (said := _source(marks, index)):
            yield clause
            clause, index = [], said + 1
        elif mark in SAYING and (they := _they(marks, index)):
            index = they + 1
        elif (
            mark in ENDS
            or (mark == "due" and _is_cause(marks[index + 1 : index + 3]))
            or (mark == "," and following in ENDS_AFTER_COMMA and not _is_of_list(marks, index))
            or _goes_on(marks, index, clause)
        ):
            yield clause
            ahead = marks[index - 1] if index else ""
            relative = (mark in RELATIVE and (ahead == "," or _is_told_of(marks, index))) or (
                mark == "that" and not TOLD_OF.isdisjoint(marks[max(0, index - 3) : index])
            )
            clause = (
                [*clause[-ANTECEDENT:], index] if relative else clause if mark == "," and following in RELATIVE else []
            )
            index += 1
        else:
            clause.append(index)
            index += 1
    clause += range(index, len(marks))
    yield clause


def _goes_on(marks: Words, at: int, clause: Sequence[int]) -> bool:
    """Whether another goes on behind "and": "they discussed the pact and Oman will publish rules"."""
    if marks[at] != "and" or marks[at - 1] in NAMED or marks[at + 1 : at + 2] not in SOMEBODY:
        return False
    if AUXILIARY.isdisjoint(marks[at + 2 : at + 3]):
        return False
    told = tuple(map(marks.__getitem__, clause))
    return any(hit.form != "noun" for hit in verb_hits(told, range(len(told))))


def _is_cause(following: Words) -> bool:
    """Whether behind "due" stands why it is so, not what is to be done."""
    cause = following[1] if following[:1] == ("to",) and len(following) > 1 else "ss"
    return cause in CAUSES or (cause.endswith(CAUSING) and not cause.endswith("ss"))


def _they(marks: Words, at: int) -> int | None:
    """Where they go on of themselves who say it: "Peru and Chile said on Monday they would meet"."""
    named = marks[max(0, at - LONGEST_PAIR) : at]
    told = next((place for place in range(at + 1, min(at + ORDERED, len(marks))) if marks[place] not in SAID_THEN), at)
    two = "and" in named and sum(mark in LISTED for mark in named) > 1 and BEFORE_THEM.isdisjoint(named)
    return told if two and marks[told] == "they" else None


def _is_told_of(marks: Words, at: int) -> bool:
    """Whether "who" goes on about people: "negotiators who", "officials of Peru and Oman who"."""
    near = marks[max(0, at - (ANTECEDENT - 1 if marks[at - 1] in LISTED else 1)) : at]
    return not TOLD_OF.isdisjoint(near)


def _is_of_list(marks: Words, at: int) -> bool:
    """Whether a comma only parts the last of a list of names: "with Peru, Chile, and Oman in May"."""
    last = at + 2 + (marks[at + 2 : at + 3] == ("the",))
    if marks[at + 1] != "and" or not at or marks[at - 1] not in LISTED or last >= len(marks):
        return False
    verb = marks[last + 1] if last + 1 < len(marks) else ""
    more = "," in marks[max(0, at - 3) : at - 1]
    return more and marks[last] in LISTED and not (verb in AUXILIARY or starts_verb(verb) or verb.endswith("ed"))


def _bracket(marks: Words, at: int) -> int | None:
    """The bracket that closes a short form or a remark: "free trade agreement (FTA)"."""
    return next((step for step in range(at + 1, min(at + LONGEST_BRACKET, len(marks))) if marks[step] == ">"), None)


def _insertion(marks: Words, at: int) -> int | None:
    """The comma that closes an insertion opened at this one: a verb follows it."""
    if at + 1 >= len(marks) or not (marks[at + 1] in INSERTED or marks[at + 1] in DONE or marks[at + 1].endswith("ed")):
        return None
    relative = marks[at + 1] in RELATIVE  # "which includes Sato, Diaz, and others, is"
    for closing in range(at + 2, min(at + LONGEST_INSERTION * (1 + relative), len(marks) - 1)):
        if marks[closing] == ",":
            after = marks[closing + 1]
            told = after in AUXILIARY or starts_verb(after) or _is_joined(marks, closing)
            if told or not relative:
                return closing if told and not _is_whole(marks, at, closing) else None
        elif marks[closing] in BREAKS:
            return None
    return None


def _is_joined(marks: Words, closing: int) -> bool:
    """Whether another one is named behind an insertion, and then a verb: "Sato, who is in charge, and Diaz met"."""
    ahead = marks[closing + 1 : closing + 4]
    return ahead[:1] == ("and",) and ahead[1:2] == ("P",) and ahead[2:] != () and starts_verb(ahead[2])


def _is_whole(marks: Words, at: int, closing: int) -> bool:
    """Whether what stands between commas is the sentence itself: "in May, the ministry has held a fair, opened by"."""
    inside = marks[at + 1 : closing]
    helped = next((step for step, mark in enumerate(inside) if mark in AUXILIARY), None)
    ahead = marks[0] in LEADING and at < LONGEST_ADVERBIAL
    return ahead and helped is not None and RELATIVE.isdisjoint(inside[:helped])


def _is_order(following: Words) -> bool:
    """Whether somebody is told to do something: "told exporters to stop", not "told them that"."""
    return "to" in following and STOPS.isdisjoint(following[: following.index("to")])


def _is_body(following: Words) -> bool:
    """Whether a body of trade is named next: "before the WTO"."""
    return next((mark for mark in following if mark not in {"the", "a", "E"}), "") in BODIES_OF_TRADE


def _source(marks: Words, at: int) -> int | None:
    """Where what only names the source ends: ", the ministry said"."""
    rest = marks[at + 1 : at + LONGEST_SOURCE]
    if SAYING.isdisjoint(rest) and not (ANNOUNCED.intersection(rest) and _is_announcer(rest)):
        return None
    end = next(step for step, mark in enumerate(rest) if mark in SAYING | ANNOUNCED)
    if "," in rest[:end] or any(map(starts_verb, rest[:end])):
        return None
    return at + 1 + end


def _is_announcer(rest: Words) -> bool:
    """Whether a clause only tells who announced what stands ahead: ", a spokesman announced here on Monday"."""
    told = next(step for step, mark in enumerate(rest) if mark in ANNOUNCED)
    return told > 0 and WHERE_AND_WHEN.issuperset(takewhile(lambda mark: mark not in STOPS, rest[told + 1 :]))

"""Clauses of a line: the words that belong together, without what is inserted between commas or names the source."""

from collections.abc import Iterator, Sequence

from app.extraction.deeds.line import Item, Line
from app.extraction.events.words import Hit, noun_hits, starts_verb, verb_hits
from app.extraction.lexicons import word_set
from app.extraction.structs import struct

BREAKS = frozenset({";", ":", "<", ">", "-", "--"})
OPENERS = word_set("openers")
SAYING = word_set("saying")
# These end a clause by themselves, those only behind a comma.
ENDS, ENDS_AFTER_COMMA = BREAKS | OPENERS | SAYING, OPENERS | {"and", "but", "with"}
STOPS = ENDS | {","}
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
LONGEST_INSERTION, LONGEST_SOURCE, LONGEST_BRACKET, LONGEST_OPENING, ORDERED = 18, 16, 8, 2, 7


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
    for at in _cut(line.items, line.marks):
        marks = tuple([line.marks[index] for index in at])
        verbs, nouns = verb_hits(marks), noun_hits(marks)
        if nouns or verbs:
            yield Clause(line, tuple(at), marks, tuple(verbs), tuple(nouns))


def _cut(items: list[Item], marks: Sequence[str]) -> Iterator[list[int]]:
    clause, index = list[int](), 0
    for stop in [at for at, mark in enumerate(marks) if mark in STOPS]:
        if stop < index or (marks[stop] == "before" and _is_body(marks[stop + 1 : stop + 4])):
            continue  # within what is left out, or "before the commission"
        if marks[stop] == "told" and _is_order(marks[stop + 1 : stop + ORDERED]):
            continue
        clause += range(index, stop)
        index, mark = stop, marks[stop]
        following = marks[index + 1] if index + 1 < len(marks) else ""
        if mark == "<" and (closing := _bracket(items, index)):
            index = closing + 1
        elif mark == "," and not _opens(items, index) and (closing := _insertion(items, index)):
            if following in RELATIVE or following in DONE:
                yield [*clause[-ANTECEDENT:], *range(index + (following in RELATIVE), closing)]
            index = closing + 1
        elif mark == "," and (said := _source(items, index)):
            yield clause
            clause, index = [], said + 1
        elif mark in ENDS or (mark == "," and following in ENDS_AFTER_COMMA and not _is_of_list(marks, index)):
            yield clause
            ahead = items[index - 1].mark if index else ""
            relative = (mark in RELATIVE and (ahead == "," or ahead in TOLD_OF)) or (
                mark == "that" and not TOLD_OF.isdisjoint(item.mark for item in items[max(0, index - 3) : index])
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


def _is_of_list(marks: Sequence[str], at: int) -> bool:
    """Whether a comma only parts the last of a list of names: "with Peru, Chile, and Oman in May"."""
    last = at + 2 + (tuple(marks[at + 2 : at + 3]) == ("the",))
    if marks[at + 1] != "and" or not at or marks[at - 1] not in LISTED or last >= len(marks):
        return False
    verb = marks[last + 1] if last + 1 < len(marks) else ""
    more = "," in marks[max(0, at - 3) : at - 1]
    return more and marks[last] in LISTED and not (verb in AUXILIARY or starts_verb(verb) or verb.endswith("ed"))


def _bracket(items: list[Item], at: int) -> int | None:
    """The bracket that closes a short form or a remark: "free trade agreement (FTA)"."""
    return next(
        (step for step in range(at + 1, min(at + LONGEST_BRACKET, len(items))) if items[step].mark == ">"), None
    )


def _opens(items: list[Item], at: int) -> bool:
    """Whether only a time stands ahead of a comma: what follows is the sentence, not an insertion."""
    return 0 < at <= LONGEST_OPENING and items[at - 1].mark == "D"


def _insertion(items: list[Item], at: int) -> int | None:
    """The comma that closes an insertion opened at this one: a verb follows it."""
    if at + 1 >= len(items) or not (items[at + 1].mark in INSERTED or items[at + 1].mark.endswith("ed")):
        return None
    for closing in range(at + 2, min(at + LONGEST_INSERTION, len(items) - 1)):
        if items[closing].mark == ",":
            after = items[closing + 1].mark
            told = after in AUXILIARY or starts_verb(after)
            return closing if told and not _is_whole(items, at, closing) else None
    return None


def _is_whole(items: list[Item], at: int, closing: int) -> bool:
    """Whether what stands between commas is the sentence itself: "in May, the ministry has held a fair, opened by"."""
    inside = [item.mark for item in items[at + 1 : closing]]
    helped = next((step for step, mark in enumerate(inside) if mark in AUXILIARY), None)
    ahead = items[0].mark in LEADING and at < LONGEST_ADVERBIAL
    return ahead and helped is not None and RELATIVE.isdisjoint(inside[:helped])


def _is_order(following: Sequence[str]) -> bool:
    """Whether somebody is told to do something: "told exporters to stop", not "told them that"."""
    return "to" in following and STOPS.isdisjoint(following[: following.index("to")])


def _is_body(following: Sequence[str]) -> bool:
    """Whether a body of trade is named next: "before the WTO"."""
    return next((mark for mark in following if mark not in {"the", "a", "E"}), "") in BODIES_OF_TRADE


def _source(items: list[Item], at: int) -> int | None:
    """Where what only names the source ends: ", the ministry said"."""
    rest = [item.mark for item in items[at + 1 : at + LONGEST_SOURCE]]
    end = next((step for step, mark in enumerate(rest) if mark in SAYING), None)
    if end is None or "," in rest[:end] or any(starts_verb(mark) for mark in rest[:end]):
        return None
    return at + 1 + end

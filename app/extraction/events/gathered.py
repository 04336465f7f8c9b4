"""Whether several who "met" or "discussed" were told before, only do so as a habit, or fulfil an aim."""

from app.extraction.events.clauses import Clause
from app.extraction.events.meeting_fits import is_fulfilled
from app.extraction.events.words import Hit
from app.extraction.lexicons import word_set

MET = frozenset({"meet", "meets", "met", "meeting"})
TOPICAL = frozenset({"discuss", "discussed", "discussing", "discusses"})
SIDES = frozenset({"two", "both", "sides", "parties"})
TOGETHER, NEAR = frozenset({"by", "between", "among", "with"}), 4
HABITUAL, BE = word_set("habitual"), word_set("be")
# "Is also discussing".
STILL = frozenset({"also", "now", "still", "already", "currently"})


def is_no_gathering(clause: Clause, verb: Hit, noun: Hit) -> bool:
    """Whether they do not come together here for the first time it is told."""
    marks = clause.marks
    if verb.word in MET:
        # "Agreed to meet periodically".
        return not HABITUAL.isdisjoint(marks[verb.last : verb.last + 2]) or is_fulfilled(marks, verb)
    if verb.word not in TOPICAL:
        return False
    if is_topic(marks, verb):
        return True
    # "The ties between the two and discussing others": nobody is told to discuss.
    ahead = [mark for mark in marks[max(0, verb.first - 2) : verb.first] if mark not in STILL]
    if verb.form == "ing" and BE.isdisjoint(ahead[-1:]):
        return True
    # "A session in which both sides discussed" was told as such; "experts discussed" may be among themselves.
    return clause.opener in {"which", "where"} or not _are_both(marks, noun)


def is_topic(marks: tuple[str, ...], verb: Hit) -> bool:
    """Whether what stands ahead is only talked about: "the moves of Peru were discussed at the meeting"."""
    return verb.form == "past" and marks[verb.first - 1] in BE and TOGETHER.isdisjoint(marks[verb.last :][:NEAR])


def _are_both(marks: tuple[str, ...], noun: Hit) -> bool:
    """Whether it is the two sides of whom was spoken: "the parties", "the two leaders"."""
    return noun.word in SIDES or marks[noun.first - 1 : noun.first] in {("two",), ("both",)}

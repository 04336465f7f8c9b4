"""What a relative clause tells of a noun: "the quotas that Peru introduced", "the quotas Peru introduced"."""

from app.extraction.events.bond_nouns import nouns_of
from app.extraction.events.clauses import Clause
from app.extraction.events.words import HAVE, Hit

WHO, FAR = frozenset({"E", "P", "it", "they"}), 8
THAT = frozenset({"that", "which"})


def of_a_relative(clause: Clause, verb: Hit, kind: str) -> Hit | None:
    """The noun of which a relative clause tells what was done: "the quotas that Peru introduced"."""
    marks, at = clause.marks, verb.first - 1
    while at > 0 and marks[at] in HAVE:
        at -= 1
    if verb.form != "past" or at < 1 or marks[at] not in WHO:
        return None
    led = marks[at - 1] in THAT  # else it stands right behind: "the quotas Peru introduced"
    ahead = (noun for noun in reversed(nouns_of(clause, kind)) if at - FAR <= noun.first and noun.last <= at - led)
    return next((noun for noun in ahead if led or noun.last == at), None)


def is_of_a_relative(marks: tuple[str, ...], noun: Hit, verb: Hit) -> bool:
    """Whether the verb tells of the noun ahead what somebody did: that was done, whatever the sentence plans."""
    between = marks[noun.last : verb.first]
    return verb.form == "past" and between != () and WHO.isdisjoint(between[:-1]) and between[-1] in WHO

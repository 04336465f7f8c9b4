"""A verb and its noun in a clause, with the names around them."""

from app.extraction.events.clauses import Clause
from app.extraction.events.words import Hit
from app.extraction.lexicons import word_set
from app.extraction.structs import struct

REACH, NEAR = 14, 4
PRONOUNS = frozenset({"it", "he", "she", "they", "both", "two", "side", "sides"})
PLACES = frozenset({"E", "S", "here"})
HOLDERS = word_set("holders")
LANDS = word_set("lands")
# A clause that goes on about the subject of the one before: "and on Friday opened".
JOINED = frozenset({"and", "but"})


@struct(frozen=True)
class Bond:
    """A verb and its noun in a clause; the positions of the names ahead of them, around them, and where it happens."""

    clause: Clause
    kind: str
    verb: Hit
    noun: Hit
    subjects: list[int]
    others: list[int]
    placed: list[int]

    @property
    def marks(self) -> tuple[str, ...]:
        """The words of the clause."""
        return self.clause.marks

    @property
    def acting(self) -> bool:
        """Whether somebody acts: a name, a pronoun, and where firms do not, an office."""
        holders = HOLDERS | LANDS if self.noun.kind not in {"party", "act"} else frozenset[str]()
        if self.marks[0] in JOINED and self.verb.first <= NEAR:
            return True
        return bool(self.subjects) or not (PRONOUNS | holders).isdisjoint(self.marks[: self.verb.first])

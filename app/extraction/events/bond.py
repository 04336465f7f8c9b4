"""A verb and its noun in a clause, with the names around them."""

from app.extraction.deeds.line import Item
from app.extraction.events.clauses import Clause
from app.extraction.events.words import Hit
from app.extraction.lexicons import word_set
from app.extraction.names.organisations import Organisation
from app.extraction.structs import struct

REACH, NEAR, FRONT = 14, 4, 3
PRONOUNS = frozenset({"it", "he", "she", "they", "both", "two", "side", "sides", "latter"})
PLACES = frozenset({"E", "S", "here"})
HOLDERS = word_set("holders")
LANDS = word_set("lands")
# Persons of a state, who meet somebody where a firm only "met demand".
OFFICERS = frozenset(
    "minister ministers president premier secretary chancellor king leader leaders envoy official officials diplomat"
    " delegation ambassador governor commissioner lawmakers counterpart delegates delegations negotiators executives"
    " representatives envoys diplomats commissioners businessmen legislators growers".split()
)
# "The decree bans imports from May": whoever issued it does.
ORDERS = frozenset(
    "decree order proclamation ordinance notification edict regulation directive circular notice resolution".split()
)
# Whoever sells at home brings a case against what is sold from abroad.
COMPLAINING = word_set("firms") | frozenset(
    "steelmakers automakers chipmakers winemakers farmers fishermen ranchers mill industry union unions association"
    " lobby group groups federation".split()
)
# A participle behind these goes on about whoever was named: "told reporters after meeting Sato".
GOES_ON = frozenset({"after", "when", "before", "while", "following", "upon"})
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
        holders = (
            OFFICERS if self.noun.kind == "party" else frozenset[str]() if self.noun.kind == "act" else HOLDERS | LANDS
        )
        if self.noun.kind == "complaint" and not COMPLAINING.isdisjoint(self.marks[: self.verb.first]):
            return True
        if self.kind == "policy_measure" and self.marks[max(0, self.verb.first - 1)] in ORDERS and self.verb.first:
            return True
        if self.verb.form == "ing" and not self.verb.first and self.clause.opener in GOES_ON:
            return any(item.mark in {"P", "E"} for item in self.clause.line.items[: self.clause.at[0]])
        if self.kind == "talks" and fronted(self.clause, self.verb):
            return True
        if self.marks[0] in JOINED and self.verb.first <= NEAR:
            return True
        return (
            bool(self.subjects) or self._goes_on() or not (PRONOUNS | holders).isdisjoint(self.marks[: self.verb.first])
        )

    @property
    def parties(self) -> int:
        """How many take part: those who are named, and whoever acts unnamed."""
        items = [self.clause.item(at) for at in (*self.subjects, *self.others)]
        named = {start for item in items for start in (item.start, *of_both(item))}
        return len(named) + (self.acting and not self.subjects)

    def _goes_on(self) -> bool:
        """Whether it is one more thing that somebody does: "Peru will scrap its duty, ban eggs and cap imports"."""
        marks, verb = self.marks, self.verb
        if marks[max(0, verb.first - 1)] not in {",", "and"}:
            return False
        before = next((hit for hit in self.clause.verbs if hit.form == verb.form and hit.first < verb.first), None)
        return before is not None and not {"E", "P", "O"}.isdisjoint(marks[: before.first])


def of_both(item: Item) -> tuple[str, ...]:
    """The second of the two economies of a joint body: "the Peru-Oman Business Council"."""
    return item.reference.members[1:] if isinstance(item.reference, Organisation) else ()


def fronted(clause: Clause, verb: Hit) -> list[int]:
    """The item of whoever met somebody, where the sentence opens with that: "having met Sato, the Omani minister"."""
    opens = verb.form == "ing" and not verb.first
    opens = opens or (verb.form == "past" and clause.marks[: verb.first] == ("having",))
    marks, begin = clause.line.marks, clause.at[verb.last - 1]
    if not opens or clause.at[0] > 1 or "," not in marks[begin:]:
        return []
    begin = marks.index(",", begin) + 1
    return [at for at in range(begin, min(begin + FRONT, len(marks))) if marks[at] in {"P", "E", "O"}][:1]

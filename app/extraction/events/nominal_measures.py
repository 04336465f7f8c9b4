"""Measures told by a noun alone: "an anti-dumping probe into pipes from Oman", "a trade bill before Congress"."""

from app.extraction.events.bond_fits import DRUGS, TRADE_LAW
from app.extraction.events.bond_roles import Role
from app.extraction.events.clauses import Clause
from app.extraction.events.meeting_fits import NAMED
from app.extraction.events.words import Hit
from app.extraction.lexicons import word_set

LEFT, FAR = 6, 18
INTO = (frozenset({"into", "against"}), frozenset({"of", "on"}))
REMEDIES = frozenset("anti-dumping antidumping dumping anti-subsidy countervailing safeguard subsidy trade".split())
PENDING = word_set("pending")
OWNED = word_set("owned")


def probe(clause: Clause, hit: Hit) -> list[Role] | None:
    """An inquiry into what another economy sells: "an anti-dumping probe into pipes from Vietnam"."""
    marks = clause.marks
    own = not REMEDIES.isdisjoint(marks[max(0, hit.first - LEFT) : hit.first])
    rest = range(hit.last, min(hit.last + FAR, len(marks)))
    into = next((at for sort in INTO for at in rest if marks[at] in sort), None)
    if not own or into is None:
        return None
    by = [at for at in range(max(0, hit.first - LEFT), into) if marks[at] in NAMED]
    whose = [at for at in range(into, min(into + LEFT + 1, len(marks))) if marks[at] in {"A", "E"}]
    if not by or not whose:
        return None
    return [
        ("imposer", clause.at[by[-1]], clause.at[by[-1]] + 1),
        ("target", clause.at[whose[0]], clause.at[whose[0]] + 1),
    ]


def law(clause: Clause, hit: Hit, left: list[int], right: list[int]) -> list[Role] | None:
    """A bill on trade that is before a parliament: what it would do is a measure proposed."""
    marks = clause.marks
    about = not OWNED.isdisjoint(marks[at] for at in left)
    what = not TRADE_LAW.isdisjoint(marks[at] for at in right) and DRUGS.isdisjoint(marks)
    if hit.word not in {"bill", "legislation"} or not (about or what):
        return None
    if PENDING.isdisjoint(marks[hit.last : hit.last + 3]):
        return None
    return [("imposer", clause.at[at], clause.at[at] + 1) for at in left if marks[at] in NAMED]

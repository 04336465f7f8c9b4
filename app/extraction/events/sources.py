"""Who is cited for a clause: the ministry that says that exports are forbidden has forbidden them, or its state has."""

from app.extraction.events.clauses import LONGEST_SOURCE, SAYING, Clause
from app.extraction.names.organisations import Organisation
from app.extraction.names.person import Person

NAMED = frozenset({"E", "A", "P", "O"})
# Who speaks for a state; a trader or a newspaper does not.
OFFICES = frozenset(
    "ministry government minister ministers official officials commission department authority authorities agency"
    " customs administration cabinet president premier bureau secretary commissioner council treasury office".split()
)
CITING = frozenset({"that", "D"})


def speaker(clause: Clause) -> list[int]:
    """The items of the line that name who speaks for a state ahead of the clause or right behind it."""
    items = clause.line.items
    if not clause.at:
        return []
    at = clause.at[0] - 1
    while at > 0 and items[at].mark in CITING:
        at -= 1
    if at > 0 and items[at].mark in SAYING:
        return _official(clause, max(0, at - LONGEST_SOURCE), at)
    at = clause.at[-1] + 1
    if at < len(items) and items[at].mark == ",":
        rest = range(at + 1, min(at + LONGEST_SOURCE, len(items)))
        end = next((step for step in rest if items[step].mark in SAYING), None)
        return _official(clause, at + 1, end + 3) if end is not None else []
    return []


def _official(clause: Clause, first: int, last: int) -> list[int]:
    items = clause.line.items[first:last]
    named = [at for at, item in enumerate(items, start=first) if item.mark in NAMED]
    bodies = [item.reference for item in items if isinstance(item.reference, Organisation)]
    ranked = any(isinstance(item.reference, Person) and item.reference.rank for item in items)
    public = any(body.type == "agency" for body in bodies)
    offices = any(item.mark in OFFICES for item in items)
    return named[:1] if named and (offices or public or ranked) else []

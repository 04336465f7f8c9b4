"""The bodies before which trade disputes are brought, and what they are asked to do."""

from collections.abc import Sequence

from app.extraction.deeds.deed import Side
from app.extraction.deeds.frames import Found
from app.extraction.deeds.outline import codes
from app.extraction.events.clauses import Clause
from app.extraction.lexicons import members
from app.extraction.names.organisations import Organisation
from app.extraction.names.places import Place

COURTS = frozenset("wto gatt panel anti-dumping dumping".split())
WORLD = ("World Trade Organi", "WTO", "GATT")
COURT_NAMES = (*WORLD, "International Trade Commission")
# Before these a case is one of trade where its sides are of two lands.
LAW_COURTS = frozenset("court tribunal judge judges arbitration".split())
# What a court is asked to do, or about whom.
CASES = frozenset(
    "look examine permission authorisation authorization approval rule ruling panel against over about settle intervene"
    " investigate arbitrate consultations outlaw overturn condemn".split()
)


def is_court(clause: Clause, at: int) -> bool:
    """Whether it is a body before which trade disputes are brought."""
    item = clause.item(at)
    if isinstance(item.reference, Place):
        return item.reference.code == "WTO"
    return isinstance(item.reference, Organisation) and item.reference.name.startswith(COURT_NAMES)


def is_before_a_court(clause: Clause, sides: list[int]) -> bool:
    """Whether those of two lands meet before a court of any land: "filed a suit in a Texas court"."""
    parties = codes([clause.item(at) for at in sides])
    return not LAW_COURTS.isdisjoint(clause.marks) and len(parties) > 1


def no_court(found: Found) -> bool:
    """Whether the body that a frame takes for such a court is another one: "the carmaker found that"."""
    for role, start, end in found.roles:
        if role == "court" and COURTS.isdisjoint(found.line.text[start:end].split()):
            if not LAW_COURTS.isdisjoint(found.line.text[start:end].split()):
                return len(codes(found.line.between(found.start, found.end))) < 2
            items = found.line.between(start, end)
            return not any(
                isinstance(item.reference, Organisation) and item.reference.name.startswith(COURT_NAMES)
                for item in items
            )
    return False


def rules_for_the_world(found: Found) -> bool:
    """Whether the WTO is who acts: what it finds is told as a dispute, it takes no measures itself."""
    acting = (item for role, start, end in found.roles if role == "imposer" for item in found.line.between(start, end))
    return any(isinstance(item.reference, Organisation) and item.reference.name.startswith(WORLD) for item in acting)


def not_judged(sides: Sequence[Side]) -> list[Side]:
    """The sides without the bloc to which its own member complains: "Peru complained to the Andean Community"."""
    complaining = {side.economy for side in sides if side.role == "complainant"}
    return [
        side
        for side in sides
        if side.role != "respondent" or complaining.isdisjoint(members().get(side.code or "", frozenset()))
    ]

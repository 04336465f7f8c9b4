"""Who meets without a land of its own: several of a region or bloc, guests of whom was told before or from abroad."""

from app.extraction.events.bond import HOLDERS, NEAR, Bond
from app.extraction.lexicons import word_set
from app.extraction.names.organisations import Organisation
from app.extraction.names.places import Place
from app.vocabulary.economies import economies

TRADERS = word_set("traders")
FIRMS = frozenset({"companies", "firms", "businesses", "negotiators"})
# A body of several states has these in its name.
OF_SEVERAL = frozenset("International World Inter African Asian Asia American European Arab Pacific Countries".split())
ABROAD = frozenset({"foreign", "overseas", "donors"})


def guests_met(bond: Bond) -> bool:
    """Whether somebody met those who were told of before, or some from abroad, somewhere or on some day."""
    between = bond.marks[bond.verb.last : bond.noun.first]
    told = bond.noun.word in ABROAD or "the" in between
    return told and len(between) < NEAR and (bool(bond.placed) or "D" in bond.marks)


def gather(bond: Bond) -> bool:
    """Whether who meets are several by themselves: the members of a bloc, "Gulf ministers", "African growers"."""
    if bond.marks[bond.noun.first] == "R":
        return is_office(bond.marks[bond.noun.last : bond.verb.first])
    body = bond.clause.item(bond.noun.first).reference
    bloc = isinstance(body, Place) and economies()[body.code].type == "bloc"
    worldwide = isinstance(body, Organisation) and not OF_SEVERAL.isdisjoint(body.name.replace("-", " ").split())
    return bool(bond.placed) and (bloc or worldwide) and "," not in bond.marks[bond.noun.last : bond.verb.first]


def is_office(marks: tuple[str, ...]) -> bool:
    """Whether people of a state or of trade are told of."""
    return not (HOLDERS | TRADERS | FIRMS | {"P"}).isdisjoint(marks)

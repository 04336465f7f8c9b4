"""Whose a pact with a name of its own is: those whom the article lists, or those whom everybody knows."""

import re

from app.extraction.deeds.line import Item, Line
from app.extraction.deeds.outline import Outline, codes
from app.extraction.lexicons import members
from app.extraction.names.places import Place

PACT = re.compile(
    r"(?<!\S)K (?:< K > )?(?:which )?(?:comprises|comprise|includes|groups|covers|consists of"
    r"|(?:is|was) an? (?:\S+ ){1,8}?(?:of|between|among|involving|grouping|including|comprising|signed by)) "
    r"(?:\S+ ){1,8}?(?=E )"
)
# "Its signatories would be A, B and C", where the article names one pact.
ITS = re.compile(
    r"(?<!\S)(?:its|the (?:pact|agreement|deal) 's) (?:[a-z-]+ )?(?:members|signatories|parties|participants) "
    r"(?:are|were|include|included|would be|will be) (?:\S+ ){0,8}?(?=E )"
)
MEMBERS = frozenset("members signatories parties participants".split())
# Fewer names are only some of them.
FEWEST = 3
UNION = "EU"  # it acts as one state does
# The pacts of North America have no other members; those of others come and go.
KNOWN = {"NAFTA": ["CAN", "MEX", "USA"], "USMCA": ["CAN", "MEX", "USA"]}


def pact_members(outline: Outline) -> dict[str, list[str]]:
    """The economies of the pacts, by the pact's code: those that the article lists as its members come first."""
    told: dict[str, list[str]] = {}
    for line in outline.lines:
        for match in PACT.finditer(line.text) if "K" in line.words else ():
            pact = line.items[line.at[match.start()]].reference
            listed = [item for item in line.items[line.at[match.end()] :] if item.mark == "E" and not _is_bloc(item)]
            if isinstance(pact, Place) and len(codes(listed)) >= FEWEST:
                told.setdefault(pact.code, codes(listed))
    pacts = {pact.code for line in outline.lines if "K" in line.words for pact in _pacts(line)}
    if len(pacts) == 1 and not pacts & told.keys() and (signing := _signatories(outline)):
        told[pacts.pop()] = signing
    return KNOWN | told


def _pacts(line: Line) -> list[Place]:
    return [item.reference for item in line.items if item.mark == "K" and isinstance(item.reference, Place)]


def _signatories(outline: Outline) -> list[str]:
    """Those whom the article calls the members of a pact; a bloc stands for its own."""
    for line in outline.lines:
        match = ITS.search(line.text) if not MEMBERS.isdisjoint(line.words) else None
        listed = codes(line.items[line.at[match.end()] :]) if match else []
        if len(listed) >= FEWEST:
            return listed
    return []


def within_a_bloc(economies: set[str]) -> bool:
    """Whether two economies are a bloc and one of its own members: they make no pact with each other."""
    return len(economies) == 2 and any(economies - {one} <= members().get(one, frozenset()) for one in economies)


def of_its_members(bloc: str | None, outline: Outline) -> list[str]:
    """Whose "the protocol of the East African Community" is: its members', as far as the article names them."""
    inside = members().get(bloc or "", frozenset())
    told = [code for code in outline.article.economies if code in inside]
    if not inside or bloc == UNION:
        return []
    return told if len(told) >= FEWEST else [bloc or ""]


def _is_bloc(item: Item) -> bool:
    return isinstance(item.reference, Place) and item.reference.form == "bloc"

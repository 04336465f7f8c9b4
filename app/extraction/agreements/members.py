"""Whose a pact with a name of its own is: those whom the article lists, or those whom everybody knows."""

import re

from app.extraction.deeds.line import Item
from app.extraction.deeds.outline import Outline, codes
from app.extraction.names.places import Place

PACT = re.compile(
    r"(?<!\S)K (?:< K > )?(?:which )?(?:comprises|comprise|includes|groups|covers|consists of"
    r"|(?:is|was) an? (?:\S+ ){1,8}?(?:of|between|among|involving|grouping|including|comprising|signed by)) "
    r"(?:\S+ ){1,8}?(?=E )"
)
# Fewer names are only some of them.
FEWEST = 3
# The pacts of North America have no other members; those of others come and go.
KNOWN = {"NAFTA": ["CAN", "MEX", "USA"], "USMCA": ["CAN", "MEX", "USA"]}


def pact_members(outline: Outline) -> dict[str, list[str]]:
    """The economies of the pacts, by the pact's code: those that the article lists as its members come first."""
    members: dict[str, list[str]] = {}
    for line in outline.lines:
        for match in PACT.finditer(line.text) if "K" in line.words else ():
            pact = line.items[line.at[match.start()]].reference
            listed = [item for item in line.items[line.at[match.end()] :] if item.mark == "E" and not _is_bloc(item)]
            if isinstance(pact, Place) and len(codes(listed)) >= FEWEST:
                members.setdefault(pact.code, codes(listed))
    return KNOWN | members


def _is_bloc(item: Item) -> bool:
    return isinstance(item.reference, Place) and item.reference.form == "bloc"

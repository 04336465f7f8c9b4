"""To which economy a body belongs by the words beside its name and within it."""

import re
from functools import cache

from app.extraction.names.places import Place
from app.extraction.text.tokens import Words
from app.vocabulary.economies import economies

# "Backus, a Peruvian brewer", "Backus, a unit of Peru's Andina".
SAID_TO_BE = re.compile(
    r", an? (?:(?:state-owned|state-run|state|major|leading|big|large|private|listed|government-owned) )?"
    r"(?:(?:unit|subsidiary|arm|division|affiliate|joint venture) of (?:the )?)?(?=[A-Z])"
)


def owner(flat: str, start: int, ends: dict[int, Place]) -> str | None:
    """The economy right ahead that owns it: "Taiwan's China Steel" is of Taiwan."""
    place = ends.get(start - len("'s "))
    owns = place is not None and place.acts and flat.startswith("'s ", place.end)
    return place.code if place and owns and economies()[place.code].takes_part else None


def belongs(flat: str, found: Words, first: int, last: int, at: dict[int, Place], ends: dict[int, Place]) -> str | None:
    """The economy to which the body of some words belongs, by its name or what stands beside; None if nothing tells."""
    inside = {at[start].code for start in found.starts[first:last] if start in at}
    inside = {code for code in inside if economies()[code].takes_part}
    if len(inside) == 1:
        return inside.pop()
    if inside:
        return None
    start, end = found.starts[first], found.ends[last - 1]
    based = ends.get(start - len("-based ")) if flat.startswith("-based ", max(0, start - len("-based "))) else None
    if based is not None and economies()[based.code].takes_part:  # "Lima-based Acme Works"
        return based.code
    before = re.search(r"(?:'s|)(?: [a-z-]+){0,4} $", flat[max(0, start - 50) : start])
    if before is not None:
        place = ends.get(max(0, start - 50) + before.start())
        if (
            place
            and place.acts
            and economies()[place.code].takes_part
            and " and " not in before.group()
            and " to " not in before.group()
        ):
            return place.code
    if (of := flat.rfind(" of ", start, end)) > 0 and (code := _economy_names().get(flat[of + 4 : end].lower())):
        return code
    behind = at.get(end + len(" of ")) if flat.startswith(" of ", end) else _said_to_be(flat, end, at)
    return behind.code if behind is not None and economies()[behind.code].takes_part else None


def _said_to_be(flat: str, end: int, at: dict[int, Place]) -> Place | None:
    """The economy in an apposition behind a firm."""
    said = SAID_TO_BE.match(flat, end) if flat.startswith(", a", end) else None
    place = at.get(said.end()) if said else None
    return place if place is not None and (place.acts or place.form == "demonym") else None


@cache
def _economy_names() -> dict[str, str]:
    """Economies by name, for bodies whose name holds one: "Central Bank of Ghana"."""
    return {
        name.lower(): one.code for one in economies().values() if one.takes_part for name in (one.name, *one.aliases)
    }


def members(flat: str, whole: Place | None, at: dict[int, Place]) -> tuple[str, ...]:
    """The two economies that a name begins with: "Peru-Oman", "Peruvian-Omani"."""
    if whole is None or not flat.startswith(("-", "/", "\u2013"), whole.end):
        return ()
    two = [one for one in (whole, at.get(whole.end + 1)) if one and one.acts and economies()[one.code].takes_part]
    return tuple(one.code for one in two) if len(two) > 1 else ()

"""What an event is about, where it happens and the how-manieth it is."""

import re

from app.extraction.deeds.frames import Found
from app.extraction.deeds.line import Item
from app.extraction.deeds.outline import Outline
from app.extraction.names.places import Place
from app.vocabulary.economies import economies

ORDINALS = {
    word: number
    for number, word in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth".split(), start=1)
}
ORDINAL = re.compile(r"(?<!\S)(?:(\d+)(?:st|nd|rd|th)|(" + "|".join(ORDINALS) + r")) ")
HERE = re.compile(r"(?<!\S)(?P<spot>here|in the capital) ")
SPOT = re.compile(r"(?<!\S)(?:in|at|near) (?:the )?(?P<spot>S) ")
WHERE = re.compile(r"(?<!\S)(?P<spot>[SE]) (?:, [SE] )?, where (?:[^\s,]+ ){0,4}$")
BEYOND = 8
STOPS = {"and", "but", "which", "who", "that", "to", "said"}
NOUN = r"(?:[a-z-]+ ){0,2}"
MATTER = {
    "policy_measure": re.compile(
        rf"(?<!\S){NOUN}(?:tariffs?|dut(?:y|ies)|lev(?:y|ies)|tax(?:es)?|quotas?|bans?|embargo(?:es)?|sanctions?|curbs?"
        r"|restrictions?|controls?|surcharges?|barriers?|subsid(?:y|ies)|imports|exports|shipments|legislation|bill"
        r"|guidelines|market|package|measures) "
    ),
    "project": re.compile(
        rf"(?<!\S){NOUN}(?:plant|factory|railway|pipeline|port|bridge|road|mill|refinery|airport|project|zone|park|terminal"
        r"|line|link|hub|centre|center|dam|mine|station|corridor|highway|smelter|canal|tunnel|shipyard|complex)s? "
    ),
    "opening": re.compile(
        rf"(?<!\S){NOUN}(?:plant|factory|pass|port|bridge|railway|route|service|office|line|crossing|train|zone|park|centre|center|embassy"
        r"|consulate|terminal|flight|flights|house|pavilion|border|trade|link|tunnel|airport|mine|corridor)s? "
    ),
}


def matter(found: Found, kind: str, outline: Outline) -> str | None:
    """What a measure, project or opening is about: its instrument or thing, as the frame words it."""
    if kind not in MATTER:
        return None
    match = MATTER[kind].search(found.words)
    if match is None:
        return None
    start, end = found.line.span(found.start + match.start(), found.start + match.end())
    return " ".join(outline.article.flat[start:end].split())[:200] or None


def place(found: Found, outline: Outline) -> str | None:
    """The spot that the frame names, in the article's words; "here" is the dateline's."""
    item = _spot_of_role(found) or _spot_inside(found, outline) or _spot_after(found, outline) or _spot_where(found)
    if item is None:
        return None
    return outline.city if item.mark == "here" else outline.article.flat[item.start : item.end].strip()


def _spot_of_role(found: Found) -> Item | None:
    for role, start, end in found.roles:
        if role in {"place", "host"}:
            items = found.line.between(start, end)
            spots = [item for item in items if item.mark in {"S", "here"} or (item.mark == "E" and not _is_bloc(item))]
            if spots:
                return next((item for item in spots if item.mark == "S"), spots[-1])
    return None


def _spot_inside(found: Found, outline: Outline) -> Item | None:
    here = HERE.search(found.words) if outline.city else None
    match = here or SPOT.search(found.words)
    return found.line.items[found.line.at[found.start + match.start("spot")]] if match else None


def _spot_after(found: Found, outline: Outline) -> Item | None:
    index = found.line.at[found.end]
    for item in found.line.items[index : index + BEYOND]:
        located = isinstance(item.reference, Place) and item.mark == "E" and item.reference.located
        if item.mark == "S" or located or (item.mark == "here" and outline.city):
            return item
        if item.mark in STOPS:
            break
    return None


def _spot_where(found: Found) -> Item | None:
    """The spot of which the clause is told: "in Lima, where he opened"."""
    match = WHERE.search(found.line.text[: found.core[0]])
    return found.line.items[found.line.at[match.start("spot")]] if match else None


def _is_bloc(item: Item) -> bool:
    return isinstance(item.reference, Place) and economies()[item.reference.code].type == "bloc"


def ordinal(found: Found) -> int | None:
    match = ORDINAL.search(found.words)
    if match is None:
        return None
    return int(match.group(1)) if match.group(1) else ORDINALS[match.group(2)]

"""Who takes part: the names in the roles of a frame, and whom "the two countries", "it" and "here" mean."""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from app.extraction.deeds.deed import Side
from app.extraction.deeds.frames import Found
from app.extraction.deeds.line import PACTS, Item, Line
from app.extraction.deeds.outline import BODIES, Outline, belongs, codes
from app.extraction.names.organisations import Organisation
from app.extraction.names.person import Person
from app.extraction.names.places import Place
from app.vocabulary.economies import economies

BOTH = re.compile(r"(?<!\S)(?:both|two|bilateral|each other|mutual|their) ")
THEY_MEET = re.compile(r"they (?:will |would |are to )?meet (?!with )")
BACK = 3
# Of so many sentences the opening is.
OPENING = 3
# How many times as often as a third economy the second one is named.
CLEARLY = 2
LANDS = (Place, tuple)
ACTING = {"E", "P", "A", "O"}
# Who says so is named right ahead of one of these.
TELLING = frozenset(
    "said says warned warns announced announces threatened threatens vowed vows declared confirmed indicated hinted"
    " pledged insisted added decided".split()
)
GOING = frozenset("on go goes going went travel travels travelled traveled fly flies flew leave left return".split())
NEAR_BY = 2
# Where others meet: "talks with Sato at the Foreign Ministry".
AT = re.compile(r"(?<!\S)at (?:the )?$")
# "The latter said it would lift": whoever was named last.
LATTER = 5
# "Worried about the surplus with Peru": Peru does not act there.
OBJECT_OF = {"with", "against", "from", "to"}


def named(items: Sequence[Item], role: str, ahead: Item | None = None) -> list[Side]:
    """The parties that items name, in one role: a person or body for its country, else the country itself.

    `ahead` is the item right before them.
    """
    found: list[Side] = []
    bodies = [
        (item.reference, before)
        for before, item, following in zip_longest([ahead, *items[:-1]], items, items[1:])
        if item and isinstance(item.reference, BODIES) and not (following and _is_office(item, following))
    ]
    lands = [code for item in items if isinstance(item.reference, LANDS) for code in belongs(item.reference)]
    lands += [code for body, _ in bodies if isinstance(body, Organisation) for code in body.members]
    for reference, before in bodies:
        office = before.reference if before and isinstance(reference, Person) else None
        country = reference.country or (office.country if isinstance(office, Organisation) else None)
        country = country or (lands[0] if len(bodies) == 1 and len(lands) == 1 else None)
        if country and not economies()[country].takes_part:
            country = None
        sort = "person" if isinstance(reference, Person) else reference.type
        if sort != "place":
            found.append(Side(role, None, reference.name[:200], sort, country))
    covered = {side.country for side in found}
    found += [Side(role, code) for code in dict.fromkeys(lands) if code not in covered]
    return found


def _is_office(body: Item, following: Item) -> bool:
    """Whether a body is only named for the office of somebody: "Foreign Ministry Secretary-General Sato"."""
    return body.mark == "O" and following.mark == "P" and following.start - body.end <= 1


def of_roles(found: Found, roles: Sequence[str], outline: Outline, number: int) -> list[Side]:
    """The parties in some roles of a frame; pronouns and bare offices resolved by what was said before."""
    result: list[Side] = []
    for role, start, end in found.roles:
        if role in roles:
            result += [side for side in _of_role(found, role, start, end, outline, number) if side not in result]
    # "Peru's Ana Diaz" is named for Peru.
    spoken_for = {(side.role, side.country) for side in result if side.name}
    return [side for side in result if side.name or (side.role, side.code) not in spoken_for]


def _of_role(found: Found, role: str, start: int, end: int, outline: Outline, number: int) -> list[Side]:
    items = found.line.between(start, end)
    if len(items) == 1 and items[0].mark == "O" and AT.search(found.line.text[:start]):
        return []
    first = found.line.at[start]
    sides = named(items, role, found.line.items[first - 1] if first else None)
    if sides:
        speaking = role == "imposer" and start > found.core[1]  # "duties will fall, Minister Diaz said": Peru's do
        return [Side(role, side.economy) if speaking and side.economy else side for side in sides]
    words = found.line.text[start:end]
    if words.strip() == "there":
        return [Side(role, code) for code in _there(found, start, outline, number)]
    if words.strip() == "here":
        return [Side(role, outline.home.code)] if outline.home else []
    if BOTH.search(words) or (words.strip() == "they" and THEY_MEET.match(found.words)):
        return [Side(role, code) for code in both(found, outline, number)]
    return [Side(role, code) for code in subject(found, start, outline, number)]


def _there(found: Found, start: int, outline: Outline, number: int) -> list[str]:
    """The land that was named last as one where somebody is or goes."""
    for line in _back(found, outline, number):
        items = line.items[: line.at[start]] if line is found.line else line.items
        if lands := [item for item in items if item.mark in {"E", "S"} and belongs(item.reference)]:
            return belongs(lands[-1].reference)
    return []


def both(found: Found, outline: Outline, number: int) -> list[str]:
    """The two economies of which the text speaks: the last two named together before, else those of the article."""
    lands = " countries " in found.words
    for line in _back(found, outline, number):
        items = line.items[: line.at[found.start]] if line is found.line else line.items
        together = codes([item for at, item in enumerate(items) if not _is_destination(items, at)])
        if lands:
            together = [code for code in together if economies()[code].type != "bloc"]
        if len(together) == 2 and not (line is not found.line and _are_partners(items, together)):
            return together
    return clear_pair(outline)


def _are_partners(items: Sequence[Item], two: list[str]) -> bool:
    """Whether two are named together only as those with whom a third has something: "the pact with Peru and Chile"."""
    first = next(at for at, item in enumerate(items) if two[0] in belongs(item.reference))
    return "with" in [item.mark for item in items[max(0, first - 2) : first]]


def _is_destination(items: Sequence[Item], at: int) -> bool:
    """Whether a land is only where somebody goes on to: "the team will go on to Oman and Chile"."""
    ahead = at - 2 if at > 1 and items[at - 1].mark == "and" else at
    return ahead > 1 and items[ahead - 1].mark == "to" and items[ahead - 2].mark in GOING


def clear_pair(outline: Outline) -> list[str]:
    """The two economies that the article is about, where no third one is named nearly as often."""
    about = [code for code in outline.article.economies if code not in PACTS]
    if len(about) < 2:
        return []
    counts = outline.article.named
    third = counts[about[2]] if len(about) > 2 else 0
    if third * CLEARLY > counts[about[1]] or not _opens_with(outline, about[1]):
        return []
    return about[:2]


def _opens_with(outline: Outline, code: str) -> bool:
    """Whether an economy is named where the article opens: of who first comes up later the article is not."""
    body = [line for line in outline.lines if line.kind == "body"][:OPENING]
    opening = [*(line for line in outline.lines if line.kind == "headline"), *body]
    return any(code in codes(line.items) for line in opening)


def subject(found: Found, start: int, outline: Outline, number: int) -> list[str]:
    """The economy that acted last: the first one of this sentence before the word, else of the sentence before."""
    it = " it " in f" {found.line.text[max(0, start - 3) : start + 3]}"
    for line in _back(found, outline, number):
        items = line.items[: line.at[start]] if line is found.line else line.items
        # "Peru waits, while Chile blocked imports and raised duties": Chile raised them.
        turn = max((at for at, item in enumerate(items) if item.mark in {"while", "whereas"}), default=-1)
        acting = [at for at, item in enumerate(items) if item.mark in ACTING and belongs(item.reference)]
        if it and line is not found.line and _are_two(line, acting):
            continue  # either of them may be meant by "it"
        near = line.marks[max(0, len(items) - LATTER) : len(items) + NEAR_BY]
        if line is found.line and acting and "latter" in near:
            return belongs(items[acting[-1]].reference)[:1]
        if line is found.line and (speaking := _speaking(items, acting)) is not None:
            return belongs(items[speaking].reference)[:1]
        free = [at for at in acting if OBJECT_OF.isdisjoint(one.mark for one in items[max(0, at - 2) : at])]
        if chosen := [at for at in free if at > turn] or free or (acting if line is found.line else []):
            return belongs(items[chosen[0]].reference)[:1]
    return []


def _are_two(line: Line, acting: Sequence[int]) -> bool:
    """Whether two of different lands open a sentence together: "Acme and Peru were still in talks"."""
    if len(acting) < 2 or acting[1] != acting[0] + 2 or line.marks[acting[0] + 1] != "and":
        return False
    one, other = (belongs(line.items[at].reference)[:1] for at in acting[:2])
    return one != other


def _speaking(items: Sequence[Item], acting: Sequence[int]) -> int | None:
    """Who is named right ahead of a verb of saying that the pronoun follows: "within hours Peru warned that it"."""
    told = next((at for at in range(len(items) - 1, max(-1, len(items) - 4), -1) if items[at].mark in TELLING), None)
    near = [at for at in acting if told is not None and told - NEAR_BY <= at < told]
    return next((at for at in near[::-1] if at == 0 or items[at - 1].mark not in OBJECT_OF), None)


def _back(found: Found, outline: Outline, number: int) -> Iterator[Line]:
    yield found.line
    yield from reversed(outline.lines[max(0, number - BACK) : number])

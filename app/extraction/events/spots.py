"""Where an event happens: the spot that its clause names, by its name or as the capital of a land."""

import re
from collections.abc import Sequence
from functools import cache

from app.extraction.deeds.deed import Side
from app.extraction.deeds.frames import Found
from app.extraction.deeds.line import Item
from app.extraction.deeds.outline import Outline, belongs
from app.extraction.lexicons import rows
from app.extraction.names.places import Place
from app.vocabulary.economies import economies

# "UAE" stays as it is, "OSLO" does not.
LONGEST_SHORT = 3
HERE = re.compile(r"(?<!\S)(?P<spot>here) ")
DIRECTION = r"(?:(?:north|south|east|west|central)\w* )"
SPOT = re.compile(
    rf"(?<!\S)(?:in|at|near|(?:set|scheduled|planned|due) for) "
    rf"(?:(?:the )?{DIRECTION}?(?P<spot>S)|{DIRECTION}(?P<land>E)) "
)
# "The Geneva talks", "on the sidelines of the Davos forum".
NAMED_FOR = re.compile(
    r"(?<!\S)(?:the|a|an|this|D|'s) (?:[a-z]+ )?(?P<spot>[SE]) "
    r"(?:summit|meeting|conference|forum|talks|session|gathering) "
)
WHERE = re.compile(r"(?<!\S)(?P<spot>[SE]) (?:, [SE] )?(?:(?:on )?D )?, where (?:[^\s,]+ ){0,4}$")
HOSTS = frozenset({"host", "hosts", "hosted"})
HOSTING = re.compile(
    r"(?<!\S)(?P<spot>[SE]) (?:(?:will|would|is to|was to|has|had|also|last|this|D) )*(?:host|hosts|hosted) "
)
SETTLEMENT = (
    r"(?:(?:port|resort|capital|border|coastal) )?(?:city|town|capital|port|resort|province|region|state|island|village"
    r"|district|prefecture|municipality|county|hub|cent(?:re|er)) "
)
# "In Peru's northern city of Trujillo", "in the Peruvian port of Callao", "in the Peruvian capital, Lima".
DESCRIBED = re.compile(
    rf"(?<!\S)(?:in|at|near|to|from) (?:the )?(?:[a-z-]+ ){{0,2}}(?P<land>[AES]) (?:'s )?(?:(?:[a-z-]+|R) ){{0,2}}?"
    rf"(?P<kind>{SETTLEMENT})(?:(?:of|city of|, ?) ?)?(?P<spot>S )?"
)
OWNED = re.compile(r"'s (?:[a-z-]+ ){0,2}(?P<spot>S) ")
# "In Geneva on Monday, they began talks", "meeting in Lima, they agreed".
OPENING = re.compile(
    r"(?:(?:meeting|speaking|gathering|gathered|arriving) )?(?:in|at) (?:the [a-z]+ of )?(?P<spot>S) (?:, [SE] )?"
    r"(?:at the head of (?:a |the )?(?:[\w-]+ )?delegation )?(?:(?:early|late|on|in) )*(?:D )?, "
)
AT_A_MEETING = re.compile(
    r"(?:on|at|during) (?!D )(?:[^\s,]+ ){1,9}?in (?:the )?(?P<spot>S) (?:, [SE] )?(?:(?:early|late|on|in) )*(?:D )?, "
)
# Of these the place is not where it was announced.
TAKEN, GONE_TO = {"policy_measure", "project"}, {"visit", "mission"}
BEYOND, ASIDE = 8, 60
GATHERINGS = frozenset("summit meeting conference forum talks session gathering".split())
SPEAKING = frozenset({"'s", "said", "says", "announced", "told", "added", "reported"})
STOPS = {"and", "but", "which", "who", "that", "to", "said"}


def place(found: Found, outline: Outline) -> str | None:
    """The spot that the frame names, in the article's words; "here" is the dateline's, a capital has its name."""
    if (described := _described(found, outline)) is not None:
        return described
    item = _spot_of_role(found) or _spot_inside(found, outline) or _spot_after(found, outline) or _spot_where(found)
    item = item or _spot_opening(found) or _spot_hosting(found)
    if item is None:
        return None
    if item.mark == "E":
        line = found.line
        owned = OWNED.match(line.text, line.offsets[line.items.index(item) + 1])
        item = line.items[line.at[owned.start("spot")]] if owned else item
    if item.mark == "here":
        return outline.city
    told = outline.article.flat[item.start : _end_of_spot(found, item)].strip()
    return told.title() if told.isupper() and len(told) > LONGEST_SHORT else told  # "NEW YORK", not "UAE"


def _end_of_spot(found: Found, item: Item) -> int:
    """Where it ends with the city that is told behind it: "at State House, Nairobi"."""
    at = found.line.items.index(item)
    behind = found.line.items[at + 1 : at + 3]
    if item.reference is not None or len(behind) < 2 or behind[0].mark != ",":
        return item.end
    if not SPEAKING.isdisjoint(found.line.marks[at + 3 : at + 4]):
        return item.end  # "in Callao, Lima's ministry said", "in Callao, Lima announced"
    city = behind[1].reference
    return behind[1].end if isinstance(city, Place) and city.form in {"city", "capital"} else item.end


def where_they_are(found: Found, outline: Outline) -> str | None:
    """Of a meeting of the day the spot where its sentence has them go, else the city of the dateline."""
    ahead = [item for item in found.line.items[: found.line.at[found.core[0]]] if item.mark == "S"]
    return outline.article.flat[ahead[-1].start : ahead[-1].end].strip() if ahead else outline.city


def visited(parties: Sequence[Side]) -> str | None:
    """The land that is visited, where no spot in it is named."""
    hosts = {side.economy for side in parties if side.role == "host" and side.economy}
    return economies()[hosts.pop()].name if len(hosts) == 1 else None


def to_where(parties: Sequence[Side], outline: Outline) -> str | None:
    """The city of the dateline, where only that tells who is visited; else the land."""
    host = next((side.code for side in parties if side.role == "host"), None)
    at_home = outline.home is not None and outline.home.code == host
    return outline.city if at_home and outline.city else visited(parties)


def _described(found: Found, outline: Outline) -> str | None:
    """The city that is told as one of a land, by its name if it has one there, or by that of the capital."""
    line = found.line
    if not ({"capital", "city"} & line.words or "of" in line.words):
        return None
    far = line.offsets[min(line.at[found.end] + BEYOND, len(line.items))]
    match = DESCRIBED.search(line.text, found.core[0], far)
    if match is None:
        return None
    if match["spot"]:
        item = line.items[line.at[match.start("spot")]]
        return outline.article.flat[item.start : item.end].strip()
    codes = belongs(line.items[line.at[match.start("land")]].reference)
    return _capitals().get(codes[0]) if codes and match["kind"].strip() == "capital" else None


@cache
def _capitals() -> dict[str, str]:
    """The capitals by the codes of their lands, the first that the lexicon has."""
    return {row["code"]: row["name"] for row in reversed(rows("place")) if row["form"] == "capital"}


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
    if match is None:
        return _spot_of_name(found)
    name = match.lastgroup or "spot"
    return found.line.items[found.line.at[found.start + match.start(name)]]


def _spot_of_name(found: Found) -> Item | None:
    """The city by which the gathering is called."""
    if found.frame.type in TAKEN | GONE_TO or GATHERINGS.isdisjoint(found.line.words):
        return None
    match = NAMED_FOR.search(found.line.text, found.start, min(found.end + ASIDE, len(found.line.text)))
    item = found.line.items[found.line.at[match.start("spot")]] if match else None
    city = item is not None and (item.reference is None or getattr(item.reference, "form", "") in {"city", "capital"})
    return item if city else None


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


def _spot_opening(found: Found) -> Item | None:
    """The spot that opens the sentence, where one meets there."""
    if found.frame.type in TAKEN | GONE_TO or found.line.kind != "body":
        return None
    head = found.line.text[: found.core[0]]
    match = OPENING.match(head) or AT_A_MEETING.match(head)
    return found.line.items[found.line.at[match.start("spot")]] if match else None


def _spot_hosting(found: Found) -> Item | None:
    """The city that hosts a meeting: "Lima will host talks between Peru and Kenya"."""
    if found.frame.type in TAKEN | GONE_TO or HOSTS.isdisjoint(found.line.words):
        return None
    match = HOSTING.search(found.line.text, max(0, found.start - ASIDE), found.end)
    item = found.line.items[found.line.at[match.start("spot")]] if match else None
    form = getattr(item.reference, "form", "") if item else ""
    return item if form in {"city", "capital"} else None


def _is_bloc(item: Item) -> bool:
    return isinstance(item.reference, Place) and economies()[item.reference.code].type == "bloc"

"""Events: visits, talks, forums, negotiations, measures, disputes, openings, projects, from frames over lines."""

import re

from app.extraction.deed import Deed, Side
from app.extraction.forums import Forum
from app.extraction.frames import Found, find
from app.extraction.line import Line
from app.extraction.outline import Outline, codes
from app.extraction.places import Place
from app.extraction.participants import both, named, of_roles, subject
from app.extraction.stages import before, denied, stage
from app.extraction.whens import when

ROLES = {
    "visit": ("visitor", "host"),
    "talks": ("participant",),
    "summit": ("participant",),
    "forum": ("participant", "organiser"),
    "mission": ("visitor", "host", "participant"),
    "negotiation": ("participant",),
    "policy_measure": ("imposer", "target"),
    "dispute": ("complainant", "respondent"),
    "opening": ("participant",),
    "entry_into_force": ("participant",),
    "project": ("participant", "host"),
    "other": ("participant",),
}
ORDINALS = {
    word: number
    for number, word in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth".split(), start=1)
}
ORDINAL = re.compile(r"(?<!\S)(?:(\d+)(?:st|nd|rd|th)|(" + "|".join(ORDINALS) + r")) ")
# What an agreement lays down is told with the agreement, not as a measure of its own.
TERMS = re.compile(r"(?:under|according to|as part of|upon) (?:\S+ ){0,5}?(?:agreement|deal|accord|pact|fta|treaty) ")
SCENE = re.compile(r"(?:remarks|speaking|speech|told|addressing|addressed|comments|said) (?:\S+ ){0,3}$")
CARRIED = re.compile(r"(?:on the sidelines|during the (?:meeting|visit|talks)|at the (?:meeting|talks)|in this meeting|later on|later|then|also|on the same|the same day) ")
# A verb without its subject beside it tells no measure where somebody only wishes, needs or is able to do it.
WISHED = re.compile(r"(?<!\S)(?:should|must|need|needs|can|may|might|could|would|urged|urge|asked|called|calls|call|hope|hopes|demand|demands|demanded|pressure|pressed|want|wants|able|help|helps|by|of|for|on|without|than|and|a|the|in|with) (?:to )?(?:\S+ )?$")
ARRIVES = re.compile(r"(?<!\S)(?:arrived|arriving|arrives|arrival) ")
HIS = re.compile(r"(?:his|her) ")
PRESS = re.compile(r"(?<!\S)(?:press|news) (?:conference|briefing) ")
FUTURE = re.compile(r"(?<!\S)(?:will|would|to) be ")
SOOTHED = re.compile(r"(?<!\S)(?:ease|reduce|avoid|resolve|settle|prevent|defuse|regarding|concerning|about|on|over|amid|of|titled|despite) (?:\S+ ){0,2}$")
AFTERWARDS = re.compile(r"(?:after|following|since|before|ahead of) (?:\\S+ ){0,2}$")
# Types that the lead's own day dates, where a wire tells them without a time of their own.
OF_THE_DAY = {"talks", "summit", "forum", "visit"}


def event_deeds(outline: Outline) -> list[Deed]:
    """Every event that a frame tells, in order; nothing merged yet."""
    deeds: list[Deed] = []
    carried: str | None = None
    for number, line in enumerate(outline.lines):
        if line.kind == "heading":
            continue
        taken: list[tuple[str, int, int]] = []
        for found in find("event_frame", line):
            kind = found.frame.type
            if TERMS.match(line.text) and kind == "policy_measure":
                continue
            if found.frame.name.endswith("_verb") and WISHED.search(before(found)):
                continue
            if skipped(found, line):
                continue
            group = "talks" if kind == "negotiation" else kind
            if any(one[0] == group and found.start < one[2] and one[1] < found.end for one in taken):
                continue
            if denied(found) and kind not in {"dispute"} and found.frame.status != "threatened":
                continue
            if (deed := _deed(found, line, number, outline, carried)) is not None:
                deeds.append(deed)
                carried = deed.edtf if deed.edtf and kind in OF_THE_DAY else carried
                taken.append((group, found.start, found.end))
    return sorted(deeds, key=lambda deed: (deed.start, deed.end))


def skipped(found: Found, line: Line) -> bool:
    """Frames that seem to tell something and do not: press conferences, quarrels only wished away."""
    if found.frame.type == "forum" and PRESS.search(found.words):
        return True
    if found.frame.type == "policy_measure" and found.frame.name == "passive":
        return " by " not in found.words and bool(FUTURE.search(found.words)) and " D " not in found.words
    return found.frame.name.startswith(("dispute_w", "dispute_e", "trade_t")) and bool(SOOTHED.search(before(found)))


def _deed(found: Found, line: Line, number: int, outline: Outline, carried: str | None) -> Deed | None:
    kind, status = found.frame.type, stage(found)
    parties = of_roles(found, ROLES[kind], outline, number)
    parties += _unnamed(found, kind, parties, outline, number)
    if not parties:
        return None
    if kind == "talks" and len({side.economy for side in parties}) >= 3 and "counterparts" in found.words:
        kind = "summit"
    if kind == "forum" and any(isinstance(item.reference, Forum) and item.reference.name.endswith("Summit") for item in found.line.between(found.start, found.end)):
        kind = "summit"
    start, end = found.span
    edtf, time = when(found, outline, status)
    more: list[tuple[int, int, str]] = []
    if time is not None and not start <= time.start < end:
        more.append((time.start, time.end, "period"))
    if edtf is None:
        edtf = _told_by_the_scene(found, kind, status, number, outline)
    if edtf is None and kind in OF_THE_DAY and status in {"occurred", "ongoing"} and CARRIED.match(line.text):
        edtf = carried
    if kind == "visit" and edtf is None and status in {"occurred", "ongoing"} and _at_home(parties, outline):
        status, edtf = "ongoing", outline.written[:7] if outline.written else None
    place = _place(found, outline)
    named_forum = next((item.reference for item in found.line.between(found.start, found.end) if isinstance(item.reference, Forum)), None)
    if named_forum and kind in {"forum", "summit"}:
        parties = [Side("forum", None, named_forum.name, "forum"), *parties]
    return Deed(
        kind="event",
        type=kind,
        status=_status(status, edtf, outline),
        start=start,
        end=end,
        sides=tuple(parties),
        edtf=edtf,
        place=place,
        ordinal=_ordinal(found),
        words=named_forum.name if named_forum and kind in {"forum", "summit"} else found.words,
        headline=line.kind == "headline",
        line=number,
        more=tuple(more),
        reasons=(f"frame {found.frame.name}",),
        confidence=0.5 if line.kind == "headline" else 0.7,
    )


def _told_by_the_scene(found: Found, kind: str, status: str, number: int, outline: Outline) -> str | None:
    """The time of a happening whose clause names none, where the news itself dates it."""
    if status not in {"occurred", "ongoing"} or AFTERWARDS.search(before(found)):
        return None
    first = next((i for i, line in enumerate(outline.lines) if line.kind == "body"), 0)
    if kind == "visit":
        return (outline.day or outline.written) if ARRIVES.search(found.words) else None
    if kind in OF_THE_DAY and (number <= first + 1 or SCENE.search(before(found))):
        return outline.day or (outline.written if number <= first + 1 else None)
    if kind == "policy_measure" and number == first:
        return outline.day or outline.written
    return None


def _at_home(parties: list[Side], outline: Outline) -> bool:
    """Whether the article was written in the country that is visited: then the visit is under way."""
    return outline.home is not None and any(side.role == "host" and side.code == outline.home.code for side in parties)


def _status(status: str, edtf: str | None, outline: Outline) -> str:
    """A time that is still to come cannot have occurred."""
    published = outline.article.published
    today = published.ago(0) if published else None
    if status in {"occurred", "ongoing"} and edtf and today and len(edtf) == 10 and edtf > today:
        return "planned"
    return status


def _unnamed(found: Found, kind: str, parties: list[Side], outline: Outline, number: int) -> list[Side]:
    """Parties that no role of the frame names, though the frame's words or the sentence do."""
    known = {side.economy for side in parties}
    inside = found.line.between(found.start, found.end)
    if kind == "policy_measure":
        result = (
            []
            if any(side.role == "imposer" for side in parties)
            else [Side("imposer", code) for code in subject(found, found.start, outline, number)]
        )
        known |= {side.economy for side in result}
        tail = found.line.items[found.line.at[found.start] : found.line.at[found.end] + 14]
        for code in codes([item for item in tail if item.mark in {"E", "A", "EE"}]):
            if code not in known:
                result.append(Side("target", code))
        return result
    if kind in {"talks", "negotiation", "forum", "mission", "entry_into_force", "summit", "other"}:
        role = "participant"
        if kind == "forum":
            inside = inside + [item for item in found.line.items if item.mark == "P" and item not in inside]
        result = [side for side in named(inside, role) if side.economy not in known]
        if kind == "talks" and (HIS.match(found.words) or len(known | {side.economy for side in result}) < 2):
            people = [item for item in found.line.items[: found.line.at[found.start]] if item.mark == "P"][-1:]
            own = named(people, role) or [Side(role, code) for code in subject(found, found.start, outline, number)]
            result = [side for side in own if side.economy not in known] + result
        if (
            not parties
            and not result
            or (kind in {"negotiation", "entry_into_force"} and len(known | {s.economy for s in result}) < 2)
        ):
            result += [Side(role, code) for code in both(found, outline, number) if code not in known]
        return result
    if kind == "visit":
        return _visit_sides(found, parties, known, outline, number)
    if kind == "dispute" and len(known) < 2:
        return [Side("complainant", code) for code in subject(found, found.start, outline, number) if code not in known]
    if kind == "opening" and not parties:
        return [Side("participant", code) for code in codes(inside)] or [
            Side("participant", code) for code in both(found, outline, number)
        ]
    if kind == "project":
        return [Side("host", code) for code in codes(inside) if code not in known]
    return []


def _visit_sides(
    found: Found, parties: list[Side], known: set[str | None], outline: Outline, number: int
) -> list[Side]:
    """Who visits, by the subject of the sentence; where to, by the dateline."""
    roles = {side.role for side in parties}
    result = []
    if "visitor" not in roles:
        people = [item for item in found.line.items[: found.line.at[found.start]] if item.mark == "P"]
        result += named(people[-1:], "visitor") or [
            Side("visitor", code) for code in subject(found, found.start, outline, number) if code not in known
        ]
    if "host" not in roles and outline.home and outline.home.code not in known:
        result.append(Side("host", outline.home.code))
    return result


def _place(found: Found, outline: Outline) -> str | None:
    """The spot that the frame names, in the article's words; "here" is the dateline's."""
    flat = outline.article.flat
    for role, start, end in found.roles:
        if role in {"place", "host"}:
            items = found.line.between(start, end)
            spots = [item for item in items if item.mark in {"E", "S"}]
            if spots:
                spot = next((item for item in spots if item.mark == "S"), spots[-1])
                return flat[spot.start : spot.end].strip()
            if items and items[0].mark == "here" and outline.home:
                return flat[outline.home.start : outline.home.end].title()
    index = found.line.at[found.end]
    for item in found.line.items[index : index + 4]:
        if item.mark == "S" or (isinstance(item.reference, Place) and item.mark == "E" and item.reference.located):
            return flat[item.start : item.end].strip()
        if item.mark in {",", "and", "to"}:
            break
    return None


def _ordinal(found: Found) -> int | None:
    match = ORDINAL.search(found.words)
    if match is None:
        return None
    return int(match.group(1)) if match.group(1) else ORDINALS[match.group(2)]

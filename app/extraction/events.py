"""Events: visits, talks, forums, negotiations, measures, disputes, openings, projects, from frames over lines."""

from app.extraction.deed import Deed, Side
from app.extraction.forums import Forum
from app.extraction.frames import Found, find
from app.extraction.guards import misleading, vague
from app.extraction.line import Line
from app.extraction.matters import matter, ordinal, place, spot_of
from app.extraction.outline import Outline
from app.extraction.participants import of_roles
from app.extraction.scenes import OF_THE_DAY, PAST, by_the_scene, still_to_come, under_way
from app.extraction.stages import stage
from app.extraction.unnamed import unnamed
from app.extraction.whens import when

ROLES = {
    "visit": ("visitor", "host"),
    "talks": ("participant", "host"),
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
            group = "talks" if kind == "negotiation" else kind
            if any(one[0] == group and found.start < one[2] and one[1] < found.end for one in taken):
                continue
            if misleading(found, line):
                continue
            if (deed := _deed(found, line, number, outline, carried)) is not None:
                deeds.append(deed)
                carried = deed.edtf if deed.edtf and kind in OF_THE_DAY else carried
                taken.append((group, found.start, found.end))
    return sorted(deeds, key=lambda deed: (deed.start, deed.end))


def _deed(found: Found, line: Line, number: int, outline: Outline, carried: str | None) -> Deed | None:
    kind, status = found.frame.type, stage(found)
    parties = of_roles(found, ROLES[kind], outline, number)
    parties += unnamed(found, kind, parties, outline, number)
    if not parties:
        return None
    forum = _forum(found)
    if _is_summit(kind, parties, found, forum):
        kind = "summit"
    if forum is not None and kind in {"forum", "summit"}:
        parties = [Side("forum", None, forum.name, "forum"), *parties]
    start, end = found.span
    edtf, time = when(found, outline, status)
    spot = place(found, outline)
    if vague(found, edtf, spot):
        return None
    own = edtf
    outside = time is not None and not start <= time.start < end
    edtf = edtf or by_the_scene(found, kind, status, number, outline, carried)
    if spot is None and own is None and edtf is not None and kind in {"talks", "summit"}:
        spot = spot_of(outline)
    if kind == "visit" and edtf is None and status in PAST and under_way(parties, outline):
        status, edtf = "ongoing", outline.written[:7] if outline.written else None
    if status in PAST and still_to_come(edtf, outline):
        status = "planned"
    return Deed(
        kind="event",
        type=kind,
        status=status,
        start=start,
        end=end,
        sides=tuple(parties),
        edtf=edtf,
        place=spot,
        ordinal=ordinal(found),
        subject=matter(found, kind, outline),
        words=forum.name if forum else found.words,
        headline=line.kind == "headline",
        line=number,
        more=((time.start, time.end, "period"),) if time is not None and outside else (),
        reasons=(f"frame {found.frame.name}",),
        confidence=0.5 if line.kind == "headline" else 0.7,
    )


def _forum(found: Found) -> Forum | None:
    for item in found.line.between(found.start, found.end):
        if isinstance(item.reference, Forum) and found.frame.type in {"forum", "summit"}:
            return item.reference
    return None


def _is_summit(kind: str, parties: list[Side], found: Found, forum: Forum | None) -> bool:
    """Leaders of three or more countries, or a forum that is called a summit."""
    if kind == "talks":
        return len({side.economy for side in parties}) >= 3 and "counterparts" in found.words
    return kind == "forum" and forum is not None and forum.name.endswith("Summit")

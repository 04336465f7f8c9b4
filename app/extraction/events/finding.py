"""Events: visits, talks, forums, negotiations, measures, disputes, openings, projects, from frames over lines."""

import re

from app.extraction.deeds.deed import Deed, Side
from app.extraction.deeds.forums import Forum
from app.extraction.deeds.frames import Found, find
from app.extraction.deeds.line import Line
from app.extraction.deeds.nearby import of_saying
from app.extraction.deeds.outline import Outline, codes
from app.extraction.deeds.participants import of_roles
from app.extraction.deeds.scenes import (
    PAST,
    at_once,
    by_the_scene,
    long_ago,
    nearer,
    on_the_day,
    said_on_it,
    so_long_ago,
    told_apart,
    under_way,
)
from app.extraction.deeds.spoken_of import spoken_of
from app.extraction.deeds.stages import OF_THE_DAY, stage
from app.extraction.deeds.whens import ITS_DAY, put_off_to, when
from app.extraction.events.afterwards import at_the_visit, of_the_visit
from app.extraction.events.background import is_background
from app.extraction.events.bonds import NAME, bonds
from app.extraction.events.brought import enters_unnamed, told_of_a_pact
from app.extraction.events.clauses import clauses
from app.extraction.events.contested import is_of_trade, without_contested
from app.extraction.events.courts import not_judged
from app.extraction.events.further import further
from app.extraction.events.guards import misleading, vague
from app.extraction.events.kinds import HEADS, among_themselves, at_home, by_firms, hosted, is_summit, sent, travel
from app.extraction.events.matters import matter, ordinal
from app.extraction.events.nominals import nominals
from app.extraction.events.settling import settled
from app.extraction.events.spots import place, to_where, visited, where_they_are
from app.extraction.events.unnamed import BODY_OF_TWO, codes_of_spots, hosting, unnamed

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
# Told without a time of their own only to date something else, these are no news.
LASTED = re.compile(r"(?<!\S)(?:after|following) (?:\S+ ){0,5}(?:days|hours|weeks|months|years|rounds|D) of (?:\S+ )?$")
# Who met one may meet another later in the sentence.
SHARING = frozenset({"visit", "talks", "mission", "forum", "summit"})
GONE, ATTENDING = (NAME + "went", NAME + "left"), (NAME + "attended", NAME + "held")
GUESTS = {"visit", "mission"}
PAIR = 2
# These come from abroad, from wherever it is.
GUESTS_MET, ABROAD = NAME + "met_guests", frozenset({"R", "foreign", "overseas", "visiting"})
AGES = 9  # after so many years what was built or opened by nobody in particular is background
# No article tells more: the bound keeps hostile texts cheap.
MOST_EVENTS = 1000


def event_deeds(outline: Outline) -> list[Deed]:
    """Every event that a frame tells, in order; nothing merged yet."""
    deeds: list[Deed] = []
    carried: str | None = None
    tried = 0
    for number, line in enumerate(outline.lines):
        if line.kind == "heading" or tried >= MOST_EVENTS:
            continue
        taken: list[tuple[str, Found]] = []
        told = list(clauses(line))
        # "The ban, imposed in May, was lifted": that it was lifted is the news.
        in_order = sorted(bonds(told), key=lambda one: (one.core[0], -one.core[1]))
        for one in (*in_order, *nominals(told), *find("event_frame", line)):
            tried += 1
            found = further(one, [other for _, other in taken])
            kind = found.frame.type
            group = "talks" if kind == "negotiation" else kind
            if _told(found, group, taken):
                continue
            if kind == "dispute" and not is_of_trade(found, outline.lines, number):
                continue
            if misleading(found, line) or (group == "talks" and _is_how_long(found, [one for one, _ in taken])):
                continue
            if (deed := _deed(found, line, number, outline, carried)) is not None:
                deed = at_the_visit(of_the_visit(deed, deeds), deeds, outline)
                deeds.append(deed)
                # The day of an arrival is not that of what is done later.
                arrived = kind == "visit" and deed.status == "ongoing" and carried is not None
                carried = deed.edtf if deed.edtf and kind in OF_THE_DAY and not arrived else carried
                taken.append((group, found))
    return sorted(without_contested(deeds), key=lambda deed: (deed.start, deed.end))


def _has_its_day(found: Found) -> bool:
    """Whether a mere noun has its time by what follows: "met to prepare the next session, due in May in Lima"."""
    return found.frame.name.startswith(NAME + "nominal") and ITS_DAY.match(found.line.text, found.end) is not None


def _is_how_long(found: Found, groups: list[str]) -> bool:
    """Whether it only says how long what was told took: "the round ended in Lima after five days of discussions"."""
    nominal = found.frame.name == NAME + "nominal_talks"
    return nominal and "talks" in groups and LASTED.search(found.line.text[: found.core[0]]) is not None


def _told(found: Found, group: str, taken: list[tuple[str, Found]]) -> bool:
    """Whether an event of the group is told there already, or any event by the core of a bond."""
    start, end = found.core
    for one, other in taken:
        first, last = other.core
        bound = found.frame.name.startswith(NAME) or other.frame.name.startswith(NAME)
        # "Arrived in Lima on Monday and left for Quito on Friday" has one subject.
        both = group == "visit" and found.frame.name.startswith(GONE) and other.frame.name.startswith(GONE)
        both = both or (group in SHARING and found.core[0] >= other.end)
        own = found.core[0] > last and _has_its_day(found)
        if one == group and found.start < other.end and other.start < found.end and not (both or own):
            return True
        if bound and start < last and first < end and not _by_one_verb(found, other):
            return True
    return False


def _by_one_verb(found: Found, other: Found) -> bool:
    """Whether one verb tells both: "is due in Lima for a meeting", "attended the fair and a meeting"."""
    if found.frame.name.startswith(GONE) and other.frame.name.startswith(ATTENDING):
        return " for " in other.line.text[other.core[0] : other.core[1]]
    attended = found.frame.name.startswith(ATTENDING[0]) and other.frame.name.startswith(ATTENDING[0])
    same, behind = found.core[0] == other.core[0], min(found.core[1], other.core[1])
    return attended and same and found.line.text.startswith(("and ", ", "), behind)


def _with_others(found: Found, kind: str, parties: list[Side], outline: Outline, number: int) -> list[Side]:
    """The parties, and those whom the sentence, a name or the discourse adds."""
    if found.frame.name == BODY_OF_TWO:  # not who else the article is about: "Acme was founded in 1866"
        of_its_name = hosting(found, kind, [], outline)
        return of_its_name if len(of_its_name) >= PAIR else []
    told = parties + unnamed(found, kind, parties, outline, number)
    return told + hosting(found, kind, told, outline)


def _deed(found: Found, line: Line, number: int, outline: Outline, carried: str | None) -> Deed | None:
    kind, status = found.frame.type, stage(found)
    before = outline.lines[number - 1] if number else None
    if (kind == "policy_measure" and told_of_a_pact(found, before)) or enters_unnamed(found, before):
        return None
    own_parties = of_roles(found, ROLES[kind], outline, number)
    parties = not_judged(_with_others(found, kind, own_parties, outline, number))
    forum = _forum(found)
    named = forum is not None and kind in {"forum", "summit"} and "D" in line.words
    if not (parties or named):  # a forum takes part in itself
        return None
    people = sum(side.type == "person" for side in parties)
    held = people > 0 and " talks " in f" {found.told}"  # "Sato arrived in Lima and started talks"
    if kind == "negotiation" and (people > 1 or held or HEADS.match(found.words)):
        kind = "talks"
    if kind == "talks" and " negotiators " in f" {found.words}" and " P " not in f" {found.words}":
        kind = "negotiation"
    kind = "summit" if is_summit(kind, parties, found, forum) else travel(kind, found)
    parties = sent(hosted(parties)) if kind in GUESTS else parties
    if forum is not None and kind in {"forum", "summit"}:
        parties = [Side("forum", None, forum.name, "forum"), *parties]
    among = kind in {"talks", "negotiation"} and (among_themselves(parties) or _is_at_home(found, kind, parties))
    if among or (kind == "visit" and at_home(parties)) or (kind == "policy_measure" and by_firms(parties)):
        return None
    start, end = found.span
    edtf, time = when(found, outline, status)
    edtf = so_long_ago(found, outline) or nearer(found, edtf, time, outline) or on_the_day(found)
    edtf = edtf or (at_once(found, outline) if kind == "policy_measure" else None)
    spot = place(found, outline)
    if vague(found, edtf, spot, outline.article.flat) or is_background(found, kind, status, edtf):
        return None
    if kind in {"project", "opening"} and edtf and not own_parties and long_ago(edtf, outline, AGES):
        return None  # "the bridge was built in 1902" is nobody's news
    own = edtf
    outside = time is not None and not start <= time.start < end
    edtf = edtf or (None if spoken_of(found) else by_the_scene(found, kind, status, number, outline, carried))
    if status == "cancelled" and (later := put_off_to(found, outline.article.flat)) is not None:
        status, edtf, time = "planned", later, None
    today = edtf is not None and (own is None or own in {outline.day, outline.written})
    if spot is None and today and kind in {"talks", "summit", "negotiation", "forum"}:
        spot = where_they_are(found, outline)
    if spot is None and kind in GUESTS:
        spot = visited(parties) if any(role == "host" for role, _, _ in found.roles) else to_where(parties, outline)
    if (
        kind in GUESTS
        and edtf is None
        and status in PAST
        and not told_apart(found)
        and (status == "ongoing" or under_way(parties, outline) or (kind == "visit" and said_on_it(found)))
    ):
        told = outline.written or outline.printed
        status, edtf = "ongoing", told[:7] if told else None
    status, edtf = settled(found, kind, status, edtf, own, time, outline)
    said = time is not None and of_saying(line.items, line.items.index(time))
    return Deed(
        kind="event",
        type=kind,
        status=status,
        start=start,
        end=end,
        sides=tuple(parties),
        edtf=edtf,
        own_time=own is not None and not said,
        place=spot,
        ordinal=ordinal(found),
        subject=matter(found, kind, outline),
        words=forum.name if forum else found.told,
        headline=line.kind == "headline",
        line=number,
        more=((time.start, time.end, "period"),) if time is not None and outside else (),
        reasons=(f"frame {found.frame.name}",),
        confidence=0.5 if line.kind == "headline" else 0.7,
    )


def _is_at_home(found: Found, kind: str, parties: list[Side]) -> bool:
    """Whether those of one land meet in a place of it, and nobody from abroad is told of."""
    lands = {side.economy for side in parties}
    told = {
        place: [item for role, *at in found.roles if (role == "place") is place for item in found.line.between(*at)]
        for place in (True, False)
    }
    abroad = found.frame.name == GUESTS_MET or not ABROAD.isdisjoint(found.words.split())
    alone = kind == "talks" and not abroad and len(lands) == 1 and None not in lands
    return alone and lands == set(codes_of_spots(told[True])) and lands == set(codes(told[False]))


def _forum(found: Found) -> Forum | None:
    for item in found.line.between(found.start, found.end):
        if isinstance(item.reference, Forum) and found.frame.type in {"forum", "summit"}:
            return item.reference
    return None

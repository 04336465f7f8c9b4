"""The time of a happening that a later sentence tells: "The visit is planned for May 3", "It is to meet on Friday"."""

import re
from collections.abc import Sequence

from app.extraction.deeds.deed import Deed
from app.extraction.deeds.line import Item
from app.extraction.deeds.outline import Outline
from app.extraction.deeds.scenes import PAST, going_on, still_to_come
from app.extraction.deeds.whens import edtf
from app.extraction.structs import replace
from app.extraction.times.scanning import Time

MEETS = ("talks", "negotiation", "summit", "forum")
MEASURES = tuple("tariffs tariff duties duty levies levy ban bans quotas quota curbs sanctions measures".split())
NOUNS = {
    **dict.fromkeys(("visit", "trip", "tour", "journey"), ("visit", "mission")),
    **dict.fromkeys(("meeting", "talks", "negotiations", "session", "round", "dialogue"), MEETS[:3]),
    **dict.fromkeys(("summit", "gathering", "congress"), ("summit", "forum", "talks")),
    **dict.fromkeys(
        ("forum", "conference", "fair", "expo", "exhibition", "show", "event", "seminar"), ("forum", "summit")
    ),
    **dict.fromkeys(("mission", "delegation"), ("mission", "visit")),
    "it": (*MEETS, "visit", "mission"),
    **dict.fromkeys(("agreement", "pact", "deal", "accord", "treaty", "protocol"), ("entry_into_force",)),
    **dict.fromkeys(MEASURES, ("policy_measure",)),
    **dict.fromkeys(("complaint", "case", "petition", "suit", "appeal"), ("dispute",)),
}
# What is told of these in ways of their own.
APART = {"entry_into_force", "policy_measure", "dispute"}
GONE = (
    r"(?:(?:is|are|was|were|will|has|have|had|been|also|now|to|be) ){1,4}"
    r"(?:(?:planned|scheduled|due|set|slated|expected|held|hosted|organi[sz]ed|opened|begin|start|open|end|meet|last|run"
    r"|continue|take place|taking place|wrap up|conclude|kick off|running|arrive|to be held|to take place|to begin"
    r"|to start|to open|to meet) )*"
    r"|(?:takes|took) place |(?:begins|began|starts|started|opens|opened|ends|ended|closes|closed|concludes|concluded"
    r"|runs|ran|lasts|lasted|kicks off|kicked off) "
)
WHERE = r"(?:(?:here|in (?:the )?(?:[a-z]+ ){0,3}(?:[SE] )(?:, [SE] ,? ?)?) ?)?"
DATED = re.compile(
    r"(?:(?:the|this|his|her|their) (?:(?!of|in|on|at|to|for|by|with|and)[\w'-]+ ){0,3}?)?"
    rf"(?P<noun>{'|'.join(one for one in NOUNS if APART.isdisjoint(NOUNS[one]))}) "
    rf"(?:{GONE}){WHERE}(?:for |on |from |in )?(?P<day>D) "
)
RELATIVE = re.compile(
    rf"(?<!\S)(?:the|this) (?:[\w'-]+ ){{0,3}}?(?P<noun>visit|trip|tour|talks|summit|forum|conference|fair|expo"
    rf"|exhibition|show|event|meeting|session|round|mission) {WHERE}, (?:(?:which|that) (?:{GONE})|(?:held|hosted"
    rf"|staged|convened|scheduled|due|planned) ){WHERE}(?:for |on |from |in )?(?P<day>D) "
)
IN_FORCE = re.compile(
    r"(?<!\S)(?P<noun>agreement|pact|deal|accord|treaty|protocol"
    rf"|(?:(?<=the )|(?<=new ))(?:{'|'.join(MEASURES)})) (?:[^\s;:]+ ){{0,28}}?"
    r"(?:came|comes?|entered|enters?|took|takes?|went|goe?s?) (?:into (?:force|effect|operation) |effect )"
    r"(?:on |from |since |in )?(?P<day>D) "
)
FILED = re.compile(
    r"(?<!\S)(?:the|that|this|its) (?P<noun>complaint|case|petition|suit|appeal) (?:was|has been|had been) (?:also )?"
    r"(?:filed|lodged|brought|submitted|made) (?:here )?(?:on |in )?(?P<day>D) "
)
RELATING, FORCE = (
    frozenset("which that held hosted staged convened scheduled due planned".split()),
    frozenset({"force", "effect", "operation"}),
)
# "Visited Peru in May to attend a summit".
ATTENDED = {"frame bond_attended", "frame bond_attended_summit", "frame bond_attended_talks"}
# "The meeting will end on Sunday": on the next one.
AHEAD = frozenset({"will", "to", "due", "scheduled"})
# So many sentences on, "the visit" is still that one.
REACH, NEXT = 5, 2


def dated_afterwards(deeds: list[Deed], outline: Outline) -> list[Deed]:
    """The deeds, each with the time that a later sentence tells of it where its own tells none or a longer one."""
    result = list(deeds)
    for number, line in enumerate(outline.lines):
        if line.kind != "body" or "D" not in line.words:
            continue
        match = (
            DATED.match(line.text)
            or (None if RELATING.isdisjoint(line.words) else RELATIVE.search(line.text))
            or (None if FORCE.isdisjoint(line.words) else IN_FORCE.search(line.text))
            or FILED.match(line.text)
        )
        if match is None:
            continue
        at = _meant(result, NOUNS[match["noun"]], number, line.start)
        item = line.items[line.at[match.start("day")]]
        ahead = not AHEAD.isdisjoint(match.group().split())
        told = _told(result[at], item, ahead=ahead) if at is not None else None
        if at is not None and told is not None:
            # A measure that was announced may take effect later.
            held = result[at].status == "occurred" and result[at].type != "policy_measure"
            if held and still_to_come(told, outline):
                continue  # "they discussed it. The next meeting will be held on May 3"
            stretch = (item.start, item.end, "period")
            on = held and going_on(told, "occurred", outline)
            status = "ongoing" if on else result[at].status
            result[at] = replace(result[at], edtf=told, status=status, own_time=True).with_more([stretch])
    return result


def of_the_visit(deed: Deed, before: Sequence[Deed]) -> Deed:
    """A meeting still to come, told right behind the visit of the same two, is held on its days."""
    came = before[-1] if before and before[-1].line == deed.line and before[-1].type == "visit" else None
    if came and came.own_time and not deed.own_time and deed.status == "occurred" and ATTENDED & {*deed.reasons}:
        return replace(deed, edtf=came.edtf)
    if before and _goes_on(deed, before[-1]):
        return replace(deed, edtf=before[-1].edtf)
    if deed.edtf is not None or deed.status != "planned" or deed.type not in {"talks", "forum"} or not before:
        return deed
    visit = before[-1]
    if visit.type == "talks" and len(before) > 1 and visit.edtf == before[-2].edtf:
        visit = before[-2]
    days = visit.edtf if visit.type == "visit" and visit.status in {"planned", "ongoing"} else None
    if days is None or (visit.status == "ongoing" and "/" not in days):
        return deed  # of who has arrived only that day is known
    if deed.line - visit.line > NEXT or not deed.economies <= visit.economies:
        return deed
    return replace(deed, edtf=days, own_time=False)


def _goes_on(deed: Deed, visit: Deed) -> bool:
    """Whether it is what a visitor did of whom the sentence before told: "He held talks with the country's leaders"."""
    told = visit.type == "visit" and visit.status == "occurred" and visit.own_time and "/" not in (visit.edtf or "/")
    next_to_it = (
        deed.type == "talks" and deed.line == visit.line + 1 and deed.words.startswith(("he ", "she ", "they "))
    )
    return told and next_to_it and deed.status == "occurred" and not deed.own_time


def at_the_visit(deed: Deed, before: Sequence[Deed], outline: Outline) -> Deed:
    """A meeting of the two of whom one visits the other is held where the visit is, not where it was written."""
    if deed.type not in MEETS or (deed.place is not None and deed.place != outline.city):
        return deed
    visit = next((one for one in reversed(before) if one.type in {"visit", "mission"}), None)
    if visit is None or visit.place is None or deed.line - visit.line > REACH or not deed.economies <= visit.economies:
        return deed
    hosts = {side.economy for side in visit.sides if side.role == "host"}
    written_there = deed.place is not None and outline.home is not None and outline.home.code in hosts
    during = (deed.status in PAST) == (visit.status in PAST) or visit.status == "ongoing" or deed.line == visit.line
    within = visit.edtf is None or deed.edtf is None or _is_within(deed.edtf, visit.edtf)
    return deed if written_there or not during or not within else replace(deed, place=visit.place)


def _is_within(inner: str, outer: str) -> bool:
    """Whether a time is another or lies in it."""
    first, _, last = outer.partition("/")
    return inner[: len(first)] >= first and inner.rpartition("/")[2] <= (last or f"{first}~")


def _meant(deeds: list[Deed], types: tuple[str, ...], number: int, start: int) -> int | None:
    """The deed that was told last before, in reach or in the headline; or it was first told there."""
    fitting = [
        at
        for at, deed in enumerate(deeds)
        if deed.kind == "event"
        and deed.type in types
        and (deed.headline or (number - deed.line <= REACH and _begins(deed) < start))
    ]
    return max(fitting, key=lambda at: deeds[at].line, default=None)


def _begins(deed: Deed) -> int:
    return min(deed.start, *(one[0] for one in deed.more)) if deed.more else deed.start


def _told(deed: Deed, item: Item, *, ahead: bool) -> str | None:
    """The time, where it does not disagree with what is known: it lies within that, or nothing was told."""
    time = item.reference
    if not isinstance(time, Time) or time.grain not in {"day", "span", "month"}:
        return None
    told = edtf(item, "planned" if ahead else deed.status)
    if told is None or ".." in told or deed.edtf == told:
        return None
    return told if deed.edtf is None or not deed.own_time or _within(told, deed.edtf) else None


def _within(inner: str, outer: str) -> bool:
    """Whether days lie within a longer time."""
    first, _, last = outer.partition("/")
    begin, _, end = inner.partition("/")
    last, end = last or first, end or begin
    wider = len(outer) < len(inner) or ("/" in outer and len(begin) >= len(first))
    return wider and first <= begin[: len(first)] and end[: len(last)] <= last and inner != outer

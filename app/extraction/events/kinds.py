"""Of which kind a happening is by those who take part: a visit or a mission, talks or a summit, a state or a firm."""

import re

from app.extraction.deeds.deed import Side
from app.extraction.deeds.forums import Forum
from app.extraction.deeds.frames import Found
from app.extraction.lexicons import alternatives, word_set
from app.extraction.names.person import Person
from app.extraction.structs import replace
from app.vocabulary.economies import economies

DELEGATION = re.compile(r" delegations? ")
# With these a delegation is on an errand of trade.
ERRANDS = re.compile(rf" (?:{alternatives(word_set('errands'))}) ")
ERRAND = 60
ON_A_MISSION = re.compile(
    r" on (?:a|an|the|their|its) (?:\S+ ){0,2}(?:trade|buying|business|sales|export|fact-finding) mission "
    r"| (?:buying|purchasing|procurement|shopping|trade promotion) (?:trip|tour|visit) "
)
# "The mission will leave on Monday and visit Lima".
OF_THE_MISSION = re.compile(r"(?<!\S)mission (?:, [^,;:]+ , )?(?:will|would|is to|is due to) (?:[^\s,;:]+ ){0,6}$")
BUSINESS = re.compile(rf"(?<!\S)(?:{alternatives(word_set('traders'))}) ")
# A bank or body of these names is the state's.
OF_THE_STATE = re.compile(
    r"(?:(?:Central|Reserve|Federal|National|State|People's) )*(?:Bank of|Reserve)\b"
    r"|.*\b(?:Authority|Board|Commission|Agency|Administration|Bureau|Inspectorate|Directorate)$"
)
HEADS = re.compile(
    r"(?:the )?(?:leaders|heads of state|heads of government|presidents|prime ministers|premiers|kings) "
)
HEADING = re.compile(r"(?<!\S)(?:leaders|heads of state|heads of government|presidents|prime ministers|premiers) ")
# "Leaders gathered in Lima on Monday for their second summit".
FOR_A_SUMMIT = re.compile(r"(?:[^\s,;]+ ){0,8}(?:for|at) (?:their|its|the|an?) (?:\S+ ){0,3}summit ")
# So is a conference for which they do.
FOR_A_FORUM = re.compile(
    r"(?:(?:in|at|on|D|S|[SE] ,) )*(?:for|at) (?:their|its|the|an?) (?:[\w-]+ ){0,4}?"
    r"(?:conference|seminar|symposium|workshop|forum|congress|convention|expo|exhibition|fair) (?!call)"
)
# Two who meet on the sidelines of such a meeting hold no summit.
ASIDE = frozenset({"sidelines", "margins", "fringes"})
OF_LEADERS = re.compile(
    r"(?<!\S)(?:meeting|gathering|conference) of (?:[a-zA-Z]+ ){0,2}"
    r"(?:leaders|heads of state|heads of government|presidents) "
)
LEADERS = re.compile(
    r"(?:the )?(?:leaders|heads of state|heads of government) (?:of|from) (?:\S+ ){0,6}?"
    r"(?:countries|nations|states|powers|economies|members) "
)


def travel(kind: str, found: Found) -> str:
    """A delegation without an errand of trade only visits; business people who visit are a mission."""
    told = f" {found.line.text[found.start : found.end + ERRAND]}"
    if kind == "mission" and DELEGATION.search(told) and not ERRANDS.search(told):
        return "visit"
    told += found.line.text[found.end + ERRAND : found.end + 2 * ERRAND]
    if kind == "visit" and ON_A_MISSION.search(told):
        return "mission"
    if kind == "visit" and OF_THE_MISSION.search(found.line.text[: found.core[0]]):
        return "mission"
    if kind == "talks" and FOR_A_FORUM.match(found.line.text, found.core[1]):
        return "forum"
    business = kind == "visit" and BUSINESS.search(found.told) and " P " not in f" {found.words}"
    return "mission" if business else kind


def by_firms(parties: list[Side]) -> bool:
    """Whether only companies act: what they stop or raise is no measure of a state."""
    imposers = [
        "agency" if OF_THE_STATE.match(side.name or "") else side.type for side in parties if side.role == "imposer"
    ]
    return bool(imposers) and set(imposers) == {"company"}


def at_home(parties: list[Side]) -> bool:
    """Whether all who visit belong to the country that is visited."""
    visitors = {side.economy for side in parties if side.role == "visitor"}
    hosts = {side.economy for side in parties if side.role == "host"}
    return None not in visitors and bool(visitors) and visitors <= hosts


def among_themselves(parties: list[Side]) -> bool:
    """Whether several people or bodies of one country, and nobody from another, meet."""
    lands = {side.economy for side in parties}
    return len(parties) > 1 and len(lands) == 1 and None not in lands and all(side.code is None for side in parties)


def _ranks(found: Found) -> list[str | None]:
    items = found.line.between(found.start, found.end)
    return [item.reference.rank for item in items if isinstance(item.reference, Person)]


def is_summit(kind: str, parties: list[Side], found: Found, forum: Forum | None) -> bool:
    """Leaders of three or more countries, or a forum that is called a summit."""
    if kind == "talks":
        ranks = _ranks(found)
        leaders = all(rank != "minister" for rank in ranks)
        leading = HEADS.match(found.words) is not None or ranks.count("state") >= 3
        if leading and leaders and len({side.economy for side in parties} - {None}) >= 3:
            return True
        several = leaders and len({side.economy for side in parties}) >= 3 and "counterparts" in found.words
        bloc = any(side.code and economies()[side.code].type == "bloc" for side in parties)
        bound = FOR_A_SUMMIT.match(found.line.text, found.core[1]) is not None
        return (
            several
            or bound
            or LEADERS.match(found.words) is not None
            or (
                ASIDE.isdisjoint(found.line.words)
                and OF_LEADERS.search(found.line.text, found.start, found.end + ERRAND) is not None
            )
            or (bloc and HEADING.search(found.told) is not None)
        )
    return kind == "forum" and forum is not None and forum.name.endswith("Summit")


def sent(parties: list[Side]) -> list[Side]:
    """The parties of a visit: the one visitor of whom no land is told is of the one land that visits."""
    people = [side for side in parties if side.role == "visitor" and side.type == "person"]
    lands = [side for side in parties if side.role == "visitor" and side.code]
    if len(people) != 1 or len(lands) != 1 or people[0].country is not None:
        return parties
    own = replace(people[0], country=lands[0].code)
    return [own if side is people[0] else side for side in parties if side is not lands[0]]


def hosted(parties: list[Side]) -> list[Side]:
    """The parties of a visit: whoever takes part beside visitors of another land is the host, where nobody else is."""
    roles = {side.role for side in parties}
    if "visitor" not in roles or "host" in roles:
        return parties
    guests = {side.economy for side in parties if side.role == "visitor"}
    told = [
        replace(side, role="visitor" if side.economy in guests else "host") if side.role == "participant" else side
        for side in parties
    ]
    return [*dict.fromkeys(told)]

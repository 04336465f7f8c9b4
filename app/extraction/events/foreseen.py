"""What somebody only foresees, asks for or looks back at: no happening of the sentence that names it."""

import re

from app.extraction.deeds.frames import Found
from app.extraction.events.bond_denials import AIMING

# "The ministry estimates that Peru will resume exports": whoever is to do it did not say so.
FORECAST = re.compile(
    r"(?<!\S)(?<!is )(?<!are )(?<!was )(?<!were )(?<!be )(?<!been )"
    r"(?:estimates?|estimated|forecasts?|predicts?|predicted|projects|projected|anticipates?|anticipated|reckons?"
    r"|reckoned|assumes?|assumed|guess|guesses|bets?|speculates?|speculated"
    r"|(?:economists|analysts|traders|observers|brokers|dealers|experts|markets?|we) (?:also |now |still )?"
    r"(?:expects?|expected|believes?|believed|think|thought|see))"
    r" (?:that )?(?!to )(?:(?!and (?:will|would) )[^\s;:]+ ){0,16}$"
)
TO_COME = re.compile(r"(?<!\S)(?:will|would|to|could|may|might) ")
# "Was urged by members of parliament to postpone the summit".
ASKED_TO = re.compile(
    r"(?<!\S)(?:urged|asked|pressed|advised|told|lobbied|called on|calls on) (?:[^;:]{0,60} )?to (?:[a-z]+ ){1,2}$"
)
# "In the hope of forcing Lima to lift its duties".
TO_FORCE = re.compile(r"(?<!\S)(?P<aim>[a-z]+) [a-z]+ing $")
OTHERS_TO = re.compile(r"(?:the )?(?:E|A [a-z]+|it|them) to ")
# "The claim that the duties should be lifted".
OBLIGED, SHOULD = {"passive"}, re.compile(r"(?<!\S)(?:should|must|ought to|need to|needs to) (?:also )?be ")
# "Cargoes under a deal between Peru and Oman arrived": the cargoes did.
ARRIVED, BETWEEN = "came_to_land", re.compile(r"(?<!\S)(?:between|among) (?:the )?(?:(?:E|A) (?:and |, ))?$")
# "The Peruvian trade delegation met Sato": it was told that it came.
TEAM, THE_TEAM = "mission", re.compile(r"the (?:A|EE) [a-z]+ [a-z]+ ")
ASKED_OF = {"summit_named"}
# "To drum up support for an OPEC summit": there is none yet.
SUPPORT_FOR = re.compile(r"(?<!\S)(?:support|backing|appeals?|push|need|calls?|lobbying) for (?:\S+ ){0,3}?summit ")
# "Set a summit date".
ABOUT_IT = re.compile(r"(?:dates?|venues?|agendas?|timetables?|schedules?|preparations|plans) ")
# "Trade often comes up at summits".
HABITUALLY = re.compile(
    r"(?<!\S)(?:frequently|often|usually|routinely|invariably|always|typically) [a-z]+s (?:[a-z]+ ){0,4}$"
)
GATHERINGS = {"summit", "talks", "visit"}
# "The first to visit since ties were cut": that is by the way, unless its day is told.
FIRST_SINCE = re.compile(
    r"(?<!\S)(?:the|its|their|his|her|for) (?:very )?(?:first|only) (?:[^,;:]{0,90} )?since (?:[^\s,;:]+ ){0,6}$"
)


def only_foreseen(found: Found) -> bool:
    """Whether the words ahead of the core make it a forecast, a request, a topic or what was long before."""
    line, kind = found.line, found.frame.type
    head = line.text[: found.core[0]]
    by_the_way = "since" in line.words and FIRST_SINCE.search(head) is not None
    dated = kind == "policy_measure" and " D " in f"{found.told}{line.text[found.end :][:12]}"
    if (by_the_way and not dated) or _is_of_others(found, head):
        return True
    if kind == "policy_measure":
        return FORECAST.search(head) is not None and TO_COME.search(line.text, found.start, found.core[1]) is not None
    if kind not in GATHERINGS:
        return False
    if HABITUALLY.search(head) is not None:
        return True
    about = ABOUT_IT.match(line.text, found.core[1]) is not None
    if found.frame.name not in ASKED_OF:
        return about
    return (
        about
        or ASKED_TO.search(_ahead_of_noun(found)) is not None
        or SUPPORT_FOR.search(line.text, 0, found.core[1]) is not None
    )


def _is_of_others(found: Found, head: str) -> bool:
    """Whether those named do not do it, but came before, only should, or are forced to by those who hope so."""
    name = found.frame.name
    if name == TEAM:
        return THE_TEAM.fullmatch(found.words) is not None
    if name == ARRIVED:
        return BETWEEN.search(head) is not None
    if name in OBLIGED and SHOULD.search(found.words):
        return True
    forcing = TO_FORCE.search(found.line.text, 0, found.start) if OTHERS_TO.match(found.words) else None
    return found.frame.type == "policy_measure" and forcing is not None and forcing["aim"] in AIMING


def _ahead_of_noun(found: Found) -> str:
    """What stands ahead of the article of a gathering: the frame may have taken a verb with it."""
    ahead, _, _ = found.told.partition("the ")
    return found.line.text[: found.start] + ahead

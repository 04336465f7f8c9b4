"""Frames that seem to tell an event and do not: terms of agreements, wishes, press conferences, mere quarrels."""

import re

from app.extraction.deeds.frames import Found
from app.extraction.deeds.line import Line
from app.extraction.deeds.stages import before, denied

# What an agreement lays down is told with the agreement, not as a measure of its own.
TERMS = re.compile(r"(?:under|according to|as part of|upon) (?:\S+ ){0,5}?(?:agreement|deal|accord|pact|fta|treaty) ")
# A verb without its subject beside it tells no measure where somebody only wishes, needs or is able to do it.
WISHED = re.compile(
    r"(?<!\S)(?:should|must|need|needs|can|may|might|could|would|urged|urge|asked|called|calls|call|hope|hopes|demand"
    r"|demands|demanded|pressure|pressed|want|wants|able|help|helps|of|for|on|without|than|and|a|the|in|with) "
    r"(?:to )?(?:\S+ )?$"
)
SHARES = re.compile(
    r"(?<!\S)(?:N|percent|pct) (?:percent |pct )?of (?:\S+ ){0,2}(?:tariffs|duties|tariff lines) |would consider "
)
# What an agreement did is told with it as well: "the pact, in force since May, has scrapped duties".
BY_DEAL = re.compile(
    r"(?<!\S)(?:agreement|deal|accord|pact|fta|treaty|protocol) (?:, (?:[^\s,]+ ){1,8}, )?"
    r"(?:(?:has|have|had|also|already) )*$"
)
DEAL_ACTS = re.compile(
    r"(?:the|this|their|its|a|an) (?:\S+ ){0,3}?(?:agreement|deal|accord|pact|fta|treaty|protocol) "
    r"(?:(?:between|with|of) (?:\S+ ){1,5}?)?(?:, [^,]{1,80}, )?(?:has|have|had) "
)
# "Proposed that Lima remove its duties": Lima has not.
SUGGESTED = re.compile(r"(?<!\S)(?:suggest|propos|demand|insist|recommend|request)\w* (?:that )?(?:the )?$")
BARE = re.compile(r"(?:the )?(?:[EAPO]|government|authorities|ministry|cabinet|state|bloc|commission) (?!\w+(?:ed|s) )")
OFFERED = re.compile(r"(?<!\S)(?:offered|offers|offering|offer) to ")
PRESS = re.compile(r"(?<!\S)(?:press|news|video|telephone) (?:conference|briefing) ")
FUTURE = re.compile(r"(?<!\S)(?:will|would|to) be ")
SOOTHED = re.compile(
    r"(?<!\S)(?:ease|reduce|avoid|resolve|settle|prevent|defuse|regarding|concerning|about|on|over|amid|of|titled"
    r"|despite) "
    r"(?:\S+ ){0,2}$"
)
NOUNS = {"measure_nominal"}
FORUMS = {"forum_named", "told_meeting"}
# Somebody speaks there: the day is that of the remark.
SCENE = re.compile(r"(?:remarks|speaking|speech|told|addressing|addressed|comments|delivered) (?:\S+ ){0,8}$")
AVERTED = re.compile(r"(?<!\S)(?:avert|averting|avoid|avoiding|prevent|preventing|head off|heading off) (?:\S+ ){0,2}$")
QUARRELS = ("dispute_w", "dispute_e", "trade_t")


# Somebody was of it: that tells nothing of where it goes.
MEMBER = re.compile(r"(?<!\S)(?:part|member|members) of (?:\S+ ){0,2}$")


def misleading(found: Found, line: Line) -> bool:
    """Whether a frame tells no event of its own."""
    kind, name = found.frame.type, found.frame.name
    if denied(found) and kind != "dispute" and found.frame.status != "threatened":
        return True
    if kind == "mission" and MEMBER.search(line.text[: found.start + len("the ")]):
        return True
    if kind == "forum":
        return PRESS.search(found.words) is not None
    if kind == "policy_measure":
        if (
            TERMS.match(line.text)
            or DEAL_ACTS.match(line.text, 0, found.core[1])
            or (SUGGESTED.search(line.text[: found.start]) and BARE.match(found.words))
            or OFFERED.search(found.told)
            or BY_DEAL.search(line.text[: found.start])
            or AVERTED.search(before(found))
            or SHARES.search(found.words)
            or (name.endswith("_verb") and WISHED.search(before(found)))
        ):
            return True
        undated = " by " not in found.words and " D " not in found.words
        return name == "passive" and undated and FUTURE.search(found.words) is not None
    return name.startswith(QUARRELS) and SOOTHED.search(before(found)) is not None


def vague(found: Found, edtf: str | None, place: str | None) -> bool:
    """Whether a frame that names no actor, or only a noun, stands without a time (a forum: and without a spot)."""
    name = found.frame.name
    if name in FORUMS:
        return edtf is None and place is None and SCENE.search(before(found)) is None
    return edtf is None and (name.endswith("_verb") or name in NOUNS)

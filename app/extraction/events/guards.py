"""Frames that seem to tell an event and do not: terms of agreements, wishes, press conferences, mere quarrels."""

import re

from app.extraction.deeds.frames import Found
from app.extraction.deeds.line import Line
from app.extraction.deeds.spoken_of import is_of_others
from app.extraction.deeds.stages import before, denied
from app.extraction.events.another_thing import of_another_thing
from app.extraction.events.bonds import NAME
from app.extraction.events.brought import brought_by_a_pact
from app.extraction.events.courts import no_court, rules_for_the_world
from app.extraction.events.foreseen import only_foreseen
from app.extraction.lexicons import alternatives, rows, word_set
from app.extraction.times.scanning import Time

# What an agreement lays down is told with the agreement, not as a measure of its own.
TERMS = re.compile(r"(?:under|according to|as part of|upon) (?:\S+ ){0,5}?(?:agreement|deal|accord|pact|fta|treaty) ")
# A verb without its subject beside it tells no measure where somebody only wishes, needs or is able to do it.
WISHED = re.compile(rf"(?<!\S)(?:{alternatives(word_set('wished'))}) (?:to )?(?:\S+ )?$")
SHARES = re.compile(
    r"(?<!\S)(?:N|percent|pct) (?:percent |pct )?of (?:\S+ ){0,2}(?:tariffs|duties|tariff lines) |would consider "
)
# "Proposed that Lima remove its duties": Lima has not.
SUGGESTED = re.compile(
    r"(?<!\S)(?:suggest|propos|demand|insist|recommend|request|condition|important|essential|vital)\w* "
    r"(?:that )?(?:the )?$"
)
BARE = re.compile(
    r"(?:the )?(?:[EAPO]|it|they|government|authorities|ministry|cabinet|state|bloc|commission) (?!\w+(?:ed|s) )"
)
# What stands behind these is no object: "launched a campaign against the tariff".
BEHIND = re.compile(r"(?<!\S)(?:against|over|about|despite) (?:\S+ ){0,5}$")
TAKING = {"impose", "change", "bar", "effect", "lapse", "open", "pass", "publish", "throttle", "free", "tax", "hit"}
STARTS = {row["verb"].split()[0] for row in rows("event_verb") if row["class"] in TAKING}
SET_TO = re.compile(rf"(?<!\S)(?:is|are|was|were) set to (?!be |(?:{alternatives(sorted(STARTS))}) )")
ASKED = re.compile(r"(?<!\S)(?:urged|urges|urging|asked|asks|asking|pressed|pressing|wants|want|on|told) (?:the )?$")
ASKED_TO = re.compile(r"(?:the )?(?:[EA] )?(?:government|administration|ministry|authorities|commission|congress) to ")
OF_A_PACT = re.compile(r"(?:agreement|pact|deal|accord|treaty|talk|negotiation|area|zone|mission|fair|war)s? ")
# What a complaint is about is told with it.
COMPLAINED_OF = re.compile(
    r"(?<!\S)(?:consultations|complaint|complaints|complained|panel|petition) "
    r"(?:(?:with|against|to|from|by|in|before|at) (?:[^\s,;:]+ ){1,12}?)?"
    r"(?:with respect to|with regard to|in respect of|regarding|concerning|over|about) (?:[^\s,;:]+ ){0,8}$"
)
# An offer is a proposal, one that "had" been made is history.
OFFERED = re.compile(r"(?<!\S)(?:had|have) offered to ")
# Contracts that are ended are deals; what is "required by law" is so anyway.
NO_MEASURE = re.compile(
    r"(?<!\S)by law $|(?<!\S)(?:end|cancel|terminat|scrap)\w* (?:[^\s,;:]+ ){0,4}?(?:contracts?|orders?|deals?) "
)
# "Imports will be allowed to grow by a tenth": they were allowed before.
BARRED, GROWS = NAME + "barred", re.compile(r"to (?:grow|rise|increase|expand|fall|reach|climb) ")
# What "would have kept quotas" kept none.
MIGHT_HAVE = re.compile(r"(?<!\S)(?:would|could|might|should) (?:not )?have ")
# What arbiters do to it is told as a dispute.
BY_ARBITERS = re.compile(r"(?<!\S)(?:panel|panels|tribunal|arbitrators|judges) (?:(?:has|have|had|also|[a-z]+ly) )*$")
# Whoever punishes these keeps a ban, and lays none.
VIOLATED = re.compile(r"(?:violations?|violators?|violating|breaches|evasion|busting|busters|busted) ")
RETALIATED = {"will_retaliate", "retaliated", "counter_acts"}
MILITARY = frozenset("missile missiles rockets airstrikes strikes drones shelling bombing troops".split())
NO_FORUM = re.compile(
    r"(?<!\S)(?:press|news|video|telephone) (?:conference|briefing) |(?:gn|fi|al)l?ed (?:\S+ ){1,3}convention "
)
# What is just is no fair.
FAIR = re.compile(
    r"(?<!\S)(?:below|above|very|be|is|are|more|not|so|as) fair "
    r"|(?<!\S)fair (?:market|value|trade|price|prices|share|deal) "
)
NEXT = len("market ")
# What is put on a list of topics or partners is neither banned nor freed.
LISTS = {"blacklist", "blacklist_said", "delisted"}
ANY_LIST = re.compile(r"(?:its|the|a|their) list $")
BANNED = re.compile(rf"of (?:\S+ ){{0,5}}?(?:{alternatives(word_set('on_the_list'))}) ")
FUTURE = re.compile(r"(?<!\S)(?:will|would|to) be ")
# "Asked that duties be imposed": without a helping verb it is only asked for.
ASKED_FOR = re.compile(r"(?<!\S)be (?:also )?(?:[a-z]+ed|cut|set|put) ")
WILL_BE = re.compile(r"(?<!\S)(?:to|will|would|can|could|may|might|must|shall|should|cannot) ")
SOOTHED = re.compile(
    r"(?<!\S)(?:ease|reduce|avoid|resolve|settle|prevent|defuse|regarding|concerning|about|on|over|amid|of|titled"
    r"|despite) "
    r"(?:\S+ ){0,2}$"
)
# "A trade war" is one that may come; "the trade war" is there.
FEARED = re.compile(
    r"(?<!\S)(?:(?:an?|any|another|no) (?:[a-z-]+ ){0,3}war|(?:any|no|potential|possible|avoid|avert|off|spark|risk"
    r"|fears?|cause|trigger|provoke) (?:[a-z-]+ ){0,4}(?:war|dispute|row|frictions?|tensions?|conflict)) "
    r"(?:between|with) (?:\S+ ){0,8}$"
)
NOUNS = {"measure_nominal"}
# Who "took countermeasures", nobody knows when or against whom, did nothing that can be told.
COUNTERED = {"retaliated", "counter_acts", "measure"}
ANSWERED = re.compile(
    r"(?<!\S)(?:responded|hit back|retaliated|threatened) |(?<!\S)(?:tariffs|duties) on "
    r"|(?<!measure )(?<!measures )(?<!retaliation )(?<!counteractions )$"
)
HABIT = re.compile(r"(?:they|we) (?:impose|introduce|apply|raise|lower|reduce|remove|lift|slap|levy|take) ")
# Against a disease people are kept from one another; where no goods are named, trade is not meant.
HEALTH, CROSSING = word_set("health"), word_set("crossing")
FORUMS = {"forum_named", "told_meeting"}
# Somebody speaks there: the day is that of the remark.
SCENE = re.compile(r"(?:remarks|speaking|speech|told|addressing|addressed|comments|delivered) (?:\S+ ){0,8}$")
# What is only feared or doubted is not told.
DOUBTED = re.compile(
    r"(?<!\S)(?:fears?|feared|fearing|doubts?|doubted|worry|worries|worried|concerns?|concerned|speculation|rumou?rs?"
    r"|talk) (?:(?:in|on|among) (?:[^\s,;:]+ ){1,3})?(?:that )?(?:the )?$"
)
AVERTED = re.compile(
    r"(?<!\S)(?:(?:avert|averting|avoid|avoiding|prevent|preventing|head off|heading off) (?:\S+ ){0,2}"
    r"|(?:will|would|stay|stays|remain|remains|not) (?:[^\s,;:]+ ){0,6}?until (?:the )?)$"
)
MEETINGS = {"visit", "talks", "negotiation", "summit", "mission", "forum"}
# Staff and owners are no other state.
UNIONS = re.compile(
    r"(?<!\S)(?:with|met|meets|meet|and) (?:the |its |their |striking )?(?:\S+ )?"
    r"(?:unions?|strikers|workers|staff|landlords|tenants|shareholders|employees|bondholders|teachers|doctors) "
    r"|(?<!\S)(?:union|labour|labor|opposition|church|student|rebel|tribal) leaders "
)
# "The summit of Mont Blanc", "a summit of ambition".
OF_ELSE = re.compile(
    r"of (?!(?:\S+ ){0,5}(?:E|A|EE|R|P|leaders|countries|nations|states|members|heads|presidents|powers|economies"
    r"|premiers|ministers|community|bloc|group|two|both) )"
)
RUMOURED = re.compile(
    r"(?<!\S)(?:reports?|rumou?rs?|speculation|suggestions?|hints|chance|possibility|prospects?|idea) (?:that|of) "
    r"(?:\S+ ){0,6}(?:may|might|could|would) (?:\S+ )?$"
)
# "It will be the first meeting of the two since 2012": it was told before.
THAT_ONE = re.compile(
    r"(?:it|this) (?:(?:will|would|has|also|had) ){0,2}(?:be|is|was|been|marks|marked) (?:the|a|an|their|his|her) "
)
# "Was to have taken the form of a summit", "was initially due to arrive on Monday": it did not come so.
UNREAL = re.compile(
    r"(?<!\S)(?:was|were) "
    r"(?:to have |(?:initially|originally|previously) (?:due|scheduled|set|to|expected|planned|supposed) )"
)
PLACED = re.compile(
    r"(?<!\S)(?:farmers|growers|mills|workers|unions|traders|consumers|drivers|people) in (?:[a-z]+ )?$"
)
QUARRELS = ("dispute_w", "dispute_e", "trade_t")
# Somebody was of it: that tells nothing of where it goes.
MEMBER = re.compile(r"(?<!\S)(?:part|member|members) of (?:\S+ ){0,2}$")


def misleading(found: Found, line: Line) -> bool:
    """Whether a frame tells no event of its own."""
    kind, name = found.frame.type, found.frame.name
    if no_court(found) or (denied(found) and kind != "dispute" and found.frame.status != "threatened"):
        return True
    apart = kind == "dispute" and PLACED.search(line.text[: found.start]) is not None  # "farmers in Peru complain"
    # Named in passing: "dealt a blow to the negotiations between".
    passing = name in {"meeting_between", "talks_any"} and "negotiations" in found.words and " D " not in found.words
    if (
        apart
        or passing
        or of_another_thing(found)
        or only_foreseen(found)
        or (kind == "mission" and MEMBER.search(line.text[: found.start + len("the ")]))
    ):
        return True
    if kind in MEETINGS:
        return _is_no_meeting(found, line)
    if kind == "policy_measure":
        return rules_for_the_world(found) or _is_no_measure(found, line)
    if not name.startswith(QUARRELS):
        return False
    return SOOTHED.search(before(found)) is not None or FEARED.search(line.text[: found.core[1]]) is not None


def _is_no_meeting(found: Found, line: Line) -> bool:
    """Whether nobody from abroad meets or goes, it is only rumoured, or the word means something else."""
    if found.frame.type == "forum":
        return (
            NO_FORUM.search(found.words) is not None
            or FAIR.search(line.text, found.start, found.end + NEXT) is not None
        )
    return (
        UNIONS.search(found.words) is not None
        or RUMOURED.search(line.text[: found.core[0]]) is not None
        or _is_that_one(found, line)
        or UNREAL.search(before(found) + found.told) is not None
        or (found.frame.type == "summit" and OF_ELSE.match(line.text, found.core[1]) is not None)
    )


def _is_that_one(found: Found, line: Line) -> bool:
    """Whether something is said of talks that were told before, without a time of their own."""
    told = THAT_ONE.match(line.text) if found.frame.type in {"talks", "negotiation"} else None
    if told is None or found.start > told.end():
        return False
    times = [item.reference for item in line.between(found.start, found.end) if isinstance(item.reference, Time)]
    return all(time.grain == "open" or time.relation == "since" for time in times)


def _is_no_measure(found: Found, line: Line) -> bool:
    """Whether an agreement brings it, somebody only asks for it, or it is what is to be averted."""
    name = found.frame.name
    if not HEALTH.isdisjoint(line.words) and CROSSING.isdisjoint(line.words):
        return True
    if name in LISTS and ANY_LIST.search(found.words) and not BANNED.match(line.text, found.end):
        return True
    if (
        (BEHIND.search(found.told) and not name.startswith((NAME, *NOUNS)))  # a bond looks between its words itself
        or SET_TO.search(line.text, found.start, found.core[1] + NEXT)
        or (ASKED.search(line.text[: found.start]) and ASKED_TO.match(found.words))
        or (TERMS.match(line.text) and not _is_done(found))
        or brought_by_a_pact(found, line)
        or (SUGGESTED.search(line.text[: found.start]) and BARE.match(found.words))
        or NO_MEASURE.search(found.told)
        or is_of_others(found)
        or (name == BARRED and GROWS.match(line.text, found.core[1]))
        or OFFERED.search(before(found)[-24:] + found.told)
        or MIGHT_HAVE.search(before(found)[-24:] + found.told)
        or AVERTED.search(before(found))
        or DOUBTED.search(line.text[: found.start])
        or (found.words.startswith("that ") and DOUBTED.search(line.text[: found.start + len("that ")]))
        or SHARES.search(found.words)
        or BY_ARBITERS.search(line.text[: found.core[0]])
        or VIOLATED.match(line.text, found.end)
        or (name in RETALIATED and not MILITARY.isdisjoint(line.words))
        or (name == "bans" and OF_A_PACT.match(line.text, found.core[1]))
        or (" D " not in found.line.text[found.core[0] :] and COMPLAINED_OF.search(line.text[: found.core[0]]))
        or (name.endswith("_verb") and WISHED.search(before(found)))
    ):
        return True
    if name == "passive" and ASKED_FOR.search(found.words) and not WILL_BE.search(before(found)[-12:] + found.words):
        return True
    undated = " by " not in found.words and " D " not in found.words
    return name == "passive" and undated and FUTURE.search(found.words) is not None


def _is_done(found: Found) -> bool:
    """Whether it has a time of its own: "under the pact of 2017 Peru lifted its duties in May"."""
    return " D " in found.words


def vague(found: Found, edtf: str | None, place: str | None, flat: str) -> bool:
    """Whether a frame that names no actor, or only a noun, stands without a time (a forum: and without a spot)."""
    name = found.frame.name
    if name in FORUMS:
        return edtf is None and place is None and SCENE.search(before(found)) is None
    if edtf is None and found.frame.type == "policy_measure" and TERMS.match(found.line.text):
        # What a pact brings "within ten years" is told with the pact, what it brings "by 2010" is a measure.
        times = [item for item in found.line.between(found.start, found.end) if item.mark == "D"]
        return not any(flat.startswith(("by ", "By "), item.start) for item in times)
    if name == "invests" and edtf is None and place is None:
        return found.told.endswith("projects ")  # "invests in projects": many, of any time
    if name in COUNTERED and edtf is None:
        return HABIT.match(found.words) is not None or ANSWERED.search(found.words) is None
    return edtf is None and (name.endswith("_verb") or name in NOUNS)

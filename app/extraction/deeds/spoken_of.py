"""What a sentence only speaks of, so that its day is another: a ban that it judges, a summit that is over."""

import re

from app.extraction.deeds.frames import Found

# "Defended the decision to raise duties on Monday".
JUDGED = re.compile(
    r"(?<!\S)(?:defend|criticis|criticiz|condemn|justif|explain|regret|welcom|prais|attack|denounc|applaud|deplor"
    r"|protest|oppos|hail)\w* (?:[^\s,;:]+ ){0,3}?(?:decision|decisions|move|moves|plan|plans|step|steps) (?:to|of) "
)
# "Kenya criticised a decision to lift the duties": it lifted none.
BY_OTHERS = re.compile(
    r"(?<!\S)(?:criticis|criticiz|condemn|attack|denounc|deplor|protest|oppos|welcom|hail|applaud|prais)\w* "
    r"(?:against |D |at )?(?:an?|the|any|this) (?:[^\s,;:]+ )?(?:decision|move|plan|step)s? (?:to|of) "
)
# "Ruled that a ban on fish imports is illegal": the noun, not what somebody does.
NOUN = re.compile(r"(?<!\S)(?:ban|curb|limit|halt|block) (?:on|in) ")
# "Talks on Friday will treat of a ban Peru imposed": what somebody did to it stands in a relative clause.
OF_WHICH = re.compile(
    r"(?<!\S)(?!(?:on|of|to|from|against|for|in|by|with|at|and|the) )[a-z]+ (?:the )?(?:E|P|it|they) "
    r"(?:has |have |had )?[a-z]+ $"
)
# "Of breaking, at the recent Andean summit, a promise".
GONE = re.compile(
    r"(?<!\S)(?:recent|previous|earlier|last) (?:(?!(?:and|of|to|that|said|in|at|on|for) )[^\s,;:]+ ){0,7}$"
)
# "A follow-up to discussions held by Sato and Diaz".
HELD = "held_by"
AHEAD = 60
GATHERINGS = {"summit", "talks", "forum", "negotiation"}


def spoken_of(found: Found) -> bool:
    """Whether a happening is only judged or looked back at, so that its sentence tells its day behind it or nowhere."""
    kind = found.frame.type
    if kind == "policy_measure":
        named = found.frame.name == "bans" and NOUN.search(found.told) is not None
        return named or (JUDGED.search(found.told) or OF_WHICH.search(found.told)) is not None
    if kind not in GATHERINGS:
        return False
    if found.frame.name == HELD:
        return True
    ahead = found.line.text[max(0, found.core[0] - AHEAD) : found.core[1]].rstrip().rpartition(" ")[0]
    return GONE.search(f"{ahead} ") is not None


def is_of_others(found: Found) -> bool:
    """Whether somebody only judges what another one decided."""
    return BY_OTHERS.search(found.told) is not None

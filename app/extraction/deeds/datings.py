"""Whether a time may be that of a happening, or belongs to something else beside it."""

import re

from app.extraction.deeds.line import Item
from app.extraction.deeds.outline import Outline
from app.extraction.times.scanning import Time

LASTING = re.compile(r"(?:for|until|till|through|since|over(?! the weekend)|within|by)\b", re.IGNORECASE)
# A measure in place since some day was taken then.
BUILT, BY = {"project", "opening", "negotiation", "visit"}, re.compile(r"(?:by|before the end)\b", re.IGNORECASE)
OF_A_DEAL = re.compile(
    r"\s(?:(?!and|when|the|an?|its|to)[\w.-]+\s){0,3}(?:and [\w-]+\s)?"
    r"(?:agreement|pact|accord|treaty|deal|protocol|memorandum|convention|declaration|communique|resolution|proposals?|decision|ruling|law|act|constitution|budget|plan|target|elections?"
    r"|crisis|war|coup|revolution|report|survey|levels?|figures?|totals?|record|peak|harvest|crop|season|deficit|surplus"
    r"|prices?|results|data)\b",
    re.IGNORECASE,
)
OF_THINGS, NEAR = re.compile(r"(?:'s|\b(?:its|their|against|on|into)) $"), 9
ITS_YEAR = re.compile(r"\b(?:an?|the|their|its|that)\s$", re.IGNORECASE)
# What was said or done of a pact in force since some year was not done then.
HAPPENINGS = {"talks", "visit", "summit", "forum", "mission", "dispute", "statement"}
MET = {"talks", "visit", "negotiation"}
SINCE = re.compile(r"since\b", re.IGNORECASE)
# "The first order this year" was given on some day of it.
RANKED = re.compile(
    r"\b(?:first|second|third|fourth|fifth|latest|largest|biggest|only|last)\b(?: [\w'.-]+){0,8} $", re.IGNORECASE
)
# "A ban until the end of May" has its last day, not the one on which it was laid.
UNTIL = re.compile(
    r"\b(?:until|till|through|lasting to|expir(?:es|ed|ing|e)(?: on| at)?)"
    r"(?: the(?: (?:end|beginning|start|middle)(?: of)?)?)? $"
)
# "For the first time since 1961" tells when it was so before.
FIRST_SINCE = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|only|last|latest|next|time)\b"
    r"[^.,;]{0,70} $",
    re.IGNORECASE,
)
# "The first to visit since ties were cut in 1967": so is whatever is told of that time.
SINCE_WHEN = re.compile(
    r"\b(?:first|only|last|latest|time)\b[^.,;]{0,70} since (?!then\b)[^.,;]{0,60} $", re.IGNORECASE
)
# "Is scheduled for July" tells when, "bought rice for July" for how long.
PLANNED_FOR = re.compile(r"\b(?:planned|scheduled|rescheduled|slated|set|due|fixed|timed|foreseen|arranged) $")
IN_FORCE = re.compile(r"\b(?:force|effect|operation|place|operational|operating|applied|provisionally) $")
# Longer spans say how long something runs, not when it happens.
LONGEST_SPAN = 2
# "Could visit Iran this year".
TO_GO = re.compile(r"\b(?:will|would|could|may|might|to) (?:visit|tour|travel|go|meet|come)\b[^,;:]*$")


def dates(item: Item, outline: Outline, kind: str, *, coming: bool = False) -> bool:
    """Whether an item is a time at which something may happen: not "for 1987", "until May", "2022 to 2042".

    What is to come may be so by a time.
    """
    time, flat = item.reference, outline.article.flat
    if not isinstance(time, Time) or _belongs_otherwise(item, flat) or _is_of_things(item, time, flat, kind):
        return False
    if (kind in BUILT or coming) and BY.match(flat, item.start) and time.edtf:
        return True
    since = SINCE.match(flat, item.start) is not None
    in_force = (
        since and kind not in HAPPENINGS and IN_FORCE.search(flat[max(0, item.start - 16) : item.start]) is not None
    )
    if (in_force or (since and kind in {"policy_measure", "negotiation"})) and time.grain == "open":
        return True
    if (
        LASTING.match(flat, item.start)
        and not (flat.startswith("for ", item.start) and PLANNED_FOR.search(flat[max(0, item.start - 14) : item.start]))
        and not in_force
        and not (since and kind in {"policy_measure", "opening", "negotiation"})
    ):
        return False
    # "Is to ship 5 tonnes this year under a deal reached in talks".
    own = flat.endswith(("earlier ", "Earlier "), 0, item.start)
    of_others = kind in MET and not coming and not own and flat[item.start : item.end].lower() == "this year"
    of_others = of_others and TO_GO.search(flat, max(0, item.start - 40), item.start) is None
    if time.edtf is None or of_others or time.grain not in {"day", "month", "year", "span"}:
        return False
    first, _, last = time.edtf.partition("/")
    return ".." not in time.edtf and (not last or int(last[:4]) - int(first[:4]) <= LONGEST_SPAN)


def _is_of_things(item: Item, time: Time, flat: str, kind: str) -> bool:
    """Whether a year is that of what a measure is about: "cut Peru's 1996 quotas", "duties on 1996 imports"."""
    ahead = flat[max(0, item.start - NEAR) : item.start]
    return kind == "policy_measure" and time.grain == "year" and OF_THINGS.search(ahead) is not None


def _belongs_otherwise(item: Item, flat: str) -> bool:
    """Whether a time is that of something else: "this year's guest", "this year marks", "under a May 1986 pact"."""
    if flat.startswith(("'s", " marks", " marked", " period", " season", " months"), item.end):
        return True
    this_year = flat[item.start : item.end].lower() == "this year"
    if this_year and RANKED.search(flat[max(0, item.start - 70) : item.start]):
        return True
    if SINCE.match(flat, item.start) and FIRST_SINCE.search(flat[max(0, item.start - 80) : item.start]):
        return True
    if SINCE_WHEN.search(flat[max(0, item.start - 140) : item.start]):
        return True
    if UNTIL.search(flat[max(0, item.start - 32) : item.start]) or flat.endswith("since the ", 0, item.start):
        return True  # "the first fair since the 1990 invasion"
    named = OF_A_DEAL.match(flat, item.end) is not None
    return named and ITS_YEAR.search(flat[max(0, item.start - 6) : item.start]) is not None

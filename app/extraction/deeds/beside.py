"""Times that stand beside a happening in another clause and yet are its own."""

import re

from app.extraction.deeds.frames import Found
from app.extraction.deeds.line import Item
from app.extraction.deeds.stages import OF_THE_DAY
from app.extraction.times.scanning import Time

# "At a meeting with Sato, who was in Lima on May 3".
WHO_WAS = re.compile(
    r"(?:[^\s,;]+ ){0,2}, who (?:was|were|is|are|visited) "
    r"(?:here |there |in |into |to )?(?:the )?(?:[SE] )?(?:on |from |in )?(?P<day>D) "
)
# "In 1995, when Peru banned", "on Monday in Lima, where he opened".
WHEN = re.compile(r"(?<!\S)(?P<day>D) (?:, )?when (?:[^\s,]+ ){0,6}$")
WHERE = re.compile(
    r"(?<!\S)(?:(?P<day>D) in (?:the )?(?:\w+ )?[SE] (?:, [SE] )?"
    r"|in (?:the )?(?:\w+ )?[SE] (?:, [SE] ,? ?)?(?:on )?(?P<then>D) )"
    r", where (?:[^\s,]+ ){0,4}$"
)
# "Peru, in March 1997, blocked".
INSERTED = re.compile(r", (?:back |early |late )?(?:in |on )?(?P<day>D) , (?:(?:has|had|have|also) )?(?:[a-z]+ly )?$")
# "Shares fell on Friday after Peru banned": it is told as the cause of that day.
AFTER = re.compile(r"(?<!beginning )(?<!starting )(?<!from )(?<!\S)(?P<day>D) after (?:the )?$")
# The time of a remark: "Speaking in Lima on Monday, Sato praised".
SPEAKING = frozenset({"speaking", "addressing", "talking", "asked", "writing", "commenting", "answering", "briefing"})
OWN_DAY = re.compile(r"(?<!\S)(?P<day>D) 's (?:[a-z-]+ ){1,3}$")
ITS_OWN = re.compile(
    r"(?<!\S)(?P<day>D) 's (?:[a-z-]+ ){0,3}(?:meetings?|talks|summit|visit|trip|tour|session|round|forum|conference"
    r"|expo|fair|mission|negotiations|consultations) "
)
JUST_AFTER = re.compile(
    r"(?<!\S)(?P<day>D) (?:, )?(?:(?:shortly|just|soon|immediately|right|hours) )?"
    r"(?:after|following|during|upon|at the (?:end|close) of) (?:[a-z'-]+ ){0,3}$"
)
# "Raised its duties when relations soured in 2011": it was then.
WHEN_BEHIND = re.compile(
    r"(?:[^\s,;:]+ ){0,4}?(?:when|as) (?!part |of |a |an |well )(?:[^\s,;:]+ ){1,9}?(?:early |late |mid )?(?P<day>D) "
)


# What is done by somebody, who may tell when by what happened then.
DONE = {"policy_measure", "dispute"}
BEHIND_TIME = frozenset({",", "E", "EE", "P", "both", "the"})


def beside(found: Found) -> Item | None:
    """The time by a clause that tells when somebody was there, or in which the happening is told of a time."""
    line, head = found.line, found.line.text[: found.core[0]]
    match = WHO_WAS.match(line.text, found.end) if found.frame.type in OF_THE_DAY else None
    if found.frame.type == "policy_measure" and (cause := AFTER.search(line.text[: found.start])) is not None:
        item = line.items[line.at[cause.start("day")]]
        return item if _is_day(item) else None
    match = match or INSERTED.search(head) or WHEN.search(head) or WHERE.search(head)
    return line.items[line.at[match.start(match.lastgroup or "day")]] if match else None


def behind(found: Found) -> Item | None:
    """The time of the clause behind what was done that says when: "raised its duties when relations soured in 2011"."""
    if found.frame.type not in DONE or ("when" not in found.line.words and "as" not in found.line.words):
        return None
    match = WHEN_BEHIND.match(found.line.text, found.end)
    return found.line.items[found.line.at[match.start("day")]] if match else None


def remarked(found: Found) -> int:
    """How many items at the begin of the line only tell of a remark; its time is not that of the happening."""
    items = found.line.items
    if not items or items[0].mark not in SPEAKING:
        return 0
    return next((at for at, item in enumerate(items) if item.mark == ","), 0)


def opening(found: Found) -> Item | None:
    """The time that opens the sentence: "Last May, a mission to Lima agreed at talks", "In July both agreed"."""
    items = found.line.items
    at = 1 if items[0].mark in {"in", "on", "early", "late", "back"} else 0
    follows = items[at + 1].mark if at + 1 < len(items) else ""
    return items[at] if items[at].mark == "D" and follows in BEHIND_TIME else None


def of_head(found: Found) -> int | None:
    """The day that stands with a meeting itself or with what came right after it.

    "Monday's talks", "signed on Tuesday after a meeting".
    """
    line = found.line
    own = OWN_DAY.search(line.text[: found.core[1]])
    own = own or ITS_OWN.search(line.text, max(0, found.start - len("D 's ")), found.end)
    if own:
        return line.at[own.start("day")]
    after = JUST_AFTER.search(line.text[: found.start])
    at = line.at[after.start("day")] if after else None
    return at if at is not None and _is_day(line.items[at]) else None


def _is_day(item: Item) -> bool:
    return isinstance(item.reference, Time) and item.reference.grain == "day"

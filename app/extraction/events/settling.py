"""The stage of an event, brought into line with its time: what is over has occurred, what is ahead is planned."""

import re

from app.extraction.deeds.frames import Found
from app.extraction.deeds.instruments import tightens
from app.extraction.deeds.line import Item
from app.extraction.deeds.outline import Outline
from app.extraction.deeds.scenes import PAST, going_on, long_ago, over, still_to_come
from app.extraction.deeds.stages import OF_THE_DAY
from app.extraction.times.scanning import Time

COMING = re.compile(
    r"(?<!\S)(?:upcoming|coming (?!into)|forthcoming|next|planned|imminent|impending|approaching|possible|future) ?"
)
LATER = re.compile(r"later (?:this [a-z]+|today|in the [a-z]+)$", re.IGNORECASE)
# A picture has the whole date; what is to come on the day of the publication is told by one of these.
DATE = re.compile(r"\d, \d{4}$")
AHEAD = re.compile(r"(?<!\S)(?:will|would|to|due|set|scheduled|expected) ")
# "They are likely to sign seven accords during Sato's visit": that is to come.
DURING = re.compile(
    r"(?<!\S)(?:will|(?:is|are) (?:likely |expected |set |due |scheduled |supposed )?to) "
    r"(?:(?!(?:said|says|told|but|which|that) )[^\s;:]+ ){1,14}?during (?:[^\s,;:]+ ){0,3}$"
)
# "During Sato's visit to Peru from Tuesday": it begins on the coming one where the rest of the sentence is to come.
FROM_DAY = (" from D ", " beginning D ", " starting D ", " beginning on D ", " starting on D ")
WILL_BE = re.compile(r"(?<!\S)(?:will|(?:is|are) (?:[a-z]+ )?to) ")
# "Will impose duties next week if no deal is reached" threatens it.
IF = re.compile(r"(?:[^\s;:]+ ){0,9}?(?:if|unless) (?!(?:necessary|needed|possible|approved|any|only) )")
# They last for days, so that they may be going on while they are told.
LASTS = {"forum", "summit", "visit", "mission", "negotiation"}


def settled(
    found: Found, kind: str, status: str, edtf: str | None, own: str | None, time: Item | None, outline: Outline
) -> tuple[str, str | None]:
    """The status and the time, brought into line with the day of the publication."""
    day = _from_then(found, time) if kind == "visit" else None
    with_it = kind == "visit" and own is None and DURING.search(found.line.text, 0, found.start) is not None
    if status in PAST and (day or with_it or still_to_come(edtf, outline) or _later(time, outline)):
        return "planned", day or (None if with_it else edtf)
    if kind == "policy_measure" and status in {"planned", "proposed"} and _is_conditional(found):
        # What was before tells of the condition: "will cut imports if Peru applies the duties announced last May".
        edtf = None if own and over(own, outline) else edtf
        return "threatened" if tightens(found.told) else status, edtf
    lasts = kind in LASTS and not _week(time, outline)
    if lasts and status in {"occurred", "planned"} and going_on(own, status, outline):
        return "ongoing", edtf
    if status != "planned" or own is None:
        return status, edtf
    pictured = kind in OF_THE_DAY and _is_caption(found, own, time, outline)
    if pictured or (over(own, outline) and (kind in OF_THE_DAY or "effective" in found.frame.name)):
        # Of what is called coming, the day was that of a remark.
        return ("planned", None) if COMING.search(found.words) else ("occurred", edtf)
    return "occurred" if kind == "policy_measure" and long_ago(own, outline) else status, edtf


def _is_conditional(found: Found) -> bool:
    """Whether it is told behind under what condition it will be: "if no deal is reached by then"."""
    return found.line.kind == "body" and IF.match(found.line.text, found.core[1]) is not None


def _from_then(found: Found, time: Item | None) -> str | None:
    """The coming day of the week from which a visit lasts, of which a sentence tells what will be done then."""
    told = time.reference if time is not None else None
    ahead = found.words.endswith(FROM_DAY) and WILL_BE.search(found.line.text) is not None
    return told.ahead if ahead and isinstance(told, Time) else None


def _is_caption(found: Found, own: str, time: Item | None, outline: Outline) -> bool:
    """Whether the present tense is that of a picture of the day: "Sato meets with Diaz in Lima, May 3, 2018"."""
    if time is None or AHEAD.search(found.words) or own != outline.printed:
        return False
    return DATE.search(outline.article.flat, time.start, time.end) is not None


def _later(time: Item | None, outline: Outline) -> bool:
    """Whether a time is to come within one that has begun: "later this month"."""
    flat = outline.article.flat
    return time is not None and LATER.search(flat[max(0, time.start - len("later ")) : time.end]) is not None


def _week(time: Item | None, outline: Outline) -> bool:
    """Whether a time only tells in which week it was: "this week"."""
    return time is not None and "week" in outline.article.flat[time.start : time.end].lower()

"""The day of a deal whose own clause names none: of its sentence, of the signing told just before, of the news."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from app.extraction.agreements.phrases import Phrase
from app.extraction.deeds.deed import Deed
from app.extraction.deeds.line import Item, Line
from app.extraction.deeds.outline import Outline
from app.extraction.deeds.scenes import AFTERWARDS, still_to_come
from app.extraction.times.scanning import Time

# At these stages the year in an agreement's name is that of its making.
# "Was recently signed" tells no day.
RECENT = re.compile(r"(?<!\S)(?:recently|lately|earlier this (?:week|month|year)|in recent (?:days|weeks)) ")
LASTING = {"in_force", "signed", "agreed", "unknown"}
OF_YEAR = re.compile(r"of (?P<day>D) ")
SIGNED_THEN = re.compile(
    r"(?:, (?:which was )?|was |were )(?:signed|concluded|reached|agreed|initialled) (?:back )?(?P<day>D) "
)
DONE = {"signed", "agreed", "extended"}
NEAR, BACK, REACH, YEAR, DAY = 3, 60, 4, len("2019"), len("2019-01-01")
SAME_DAY = re.compile(r"(?<!\S)(?:that|the same) day ")
SAME_TIME = re.compile(
    r"(?<!\S)(?:at the time|at that time|on (?:that|the) occasion|then"
    r"|during (?:that|the|his|her|their|this) (?:[\w-]+ ){0,2}"
    r"(?:visit|trip|stay|tour|event|forum|summit|conference|fair|gathering)) "
)
OF_THE_NEWS = re.compile(
    r"(?<!\S)(?:also|separately|earlier in the day|on the sidelines|at the (?:meeting|talks|ceremony|signing)"
    r"|during the (?:meeting|talks|visit|ceremony)|in the presence of) "
)
# What these tell happened before the news: "under a deal reached", "which was signed".
EARLIER = re.compile(r"(?<!\S)(?:had|who|which|that was|previously|already|under|years ago|in the past) (?:\S+ ){0,5}$")
LAG = re.compile(
    r"(?<!\S)(?P<count>a|one|two|three|four) (?P<unit>day|week)s? (?:earlier|before|ago) "
    r"(?P<that>(?:the|that|it|this|its|they|he|she|[EAPO]) )?"
)
# "They will meet in May, the two said in a joint statement": that is not of May.
STATED = re.compile(r"(?<!\S)(?:will|would|shall) [^;:]*(?<!\S)(?:said|announced|wrote) (?:in|by) (?:a|their|the) $")
COUNTS, UNITS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4}, {"day": 1, "week": 7}
# A time beside one of these words is that of the goods.
ARRIVALS = {
    *("dispatch", "dispatched", "shipped", "delivered", "delivery", "deliveries", "shipment", "shipments", "loading"),
    "crop",
}
# "Agreed to sell 3 tonnes in 2020" tells when they are sold.
TO_TRADE = re.compile(
    r"(?<!\S)to (?:[a-z]+ly )?(?:sell|supply|ship|export|deliver|provide|buy|purchase|import) [^,;:]*$"
)
# "The king, who arrived on Monday, signed": that is when he arrived.
INSERTED = re.compile(r", (?:who|which|whose) [^;]*?, ")
UNTIL = re.compile(r"(?:for|until|since|over|within|by|from)\b", re.IGNORECASE)


def day_of(deed: Deed, line: Line, first: int, outline: Outline, earlier: Sequence[Deed]) -> str | None:
    """The EDTF of the day on which a deal that begins at `first` in its line was made; None where nothing tells."""
    if deed.status not in DONE or line.kind != "body":
        return None
    before = [one for one in earlier[-NEAR:] if one.edtf and one.status in DONE and deed.line - one.line <= NEAR]
    alike = [one.edtf for one in before if one.economies == deed.economies and len(one.edtf or "") == DAY]
    signed = [
        one.edtf for one in earlier[-BACK:] if one.economies == deed.economies and one.edtf and one.status in DONE
    ]
    if SAME_DAY.search(line.text) and signed:
        return signed[-1]
    if deed.edtf is not None:
        return deed.edtf
    head = line.text[:first]
    if EARLIER.search(head) or AFTERWARDS.search(head):
        return None
    if STATED.search(head):
        return _of_the_news(deed, line, outline)
    return _told(line, first, outline) or (alike[-1] if alike else None) or _of_the_news(deed, line, outline)


def own_year(line: Line, one: Phrase) -> str | None:
    """The year that its name holds: "a 2006 agreement", "the trade pact of 1996", "the pact, signed in 1996,"."""
    behind = OF_YEAR.match(line.text, line.offsets[line.at[one.first] + len(one.left) + 1])
    behind = behind or SIGNED_THEN.match(line.text, one.end)
    items = [*one.left, *(line.between(behind.start("day"), behind.end()) if behind else [])]
    times = [item.reference for item in items if isinstance(item.reference, Time)]
    years = [time.edtf for time in times if time.grain == "year" and time.edtf]
    return years[0] if len(years) == 1 and len(years[0]) == YEAR else None


def _told(line: Line, first: int, outline: Outline) -> str | None:
    """The only time of the sentence, where it stands ahead of the deal."""
    times = [item for item in line.items if isinstance(item.reference, Time) and item.reference.edtf]
    flat = outline.article.flat
    if len(times) != 1 or times[0] not in line.items[: line.at[first]] or UNTIL.match(flat, times[0].start):
        return None
    if of_a_relative(line, times[0], first):
        return None
    return _past(times[0].reference, outline)


def _past(time: object, outline: Outline) -> str | None:
    if not isinstance(time, Time) or time.edtf is None or "/" in time.edtf or still_to_come(time.edtf, outline):
        return None
    return time.edtf if time.grain in {"day", "month", "year"} else None


def _of_the_news(deed: Deed, line: Line, outline: Outline) -> str | None:
    """The time of the sentences before for what was done "at the time", the day of the news for what the lead tells."""
    if SAME_TIME.search(line.text):
        for one in reversed(outline.lines[max(0, deed.line - REACH) : deed.line]):
            for item in reversed(one.items):
                if (told := _past(item.reference, outline)) is not None and len(told) > YEAR:
                    return told
        return None
    if (lag := LAG.search(line.text)) is not None:
        return None if lag["that"] else _ago(lag, outline)  # "two days before the deal"
    if RECENT.search(line.text) is not None or any(_other_time(item, outline) for item in line.items):
        return None
    lead = next((index for index, one in enumerate(outline.lines) if one.kind == "body"), 0)
    if deed.line <= lead + 1:
        return outline.day or outline.written or (outline.printed if deed.line == lead else None)
    return outline.day if OF_THE_NEWS.search(line.text) else None


def _other_time(item: Item, outline: Outline) -> bool:
    """Whether an item is a year or a longer time at which, and not for or by which, something was done."""
    flat, time = outline.article.flat, item.reference
    if not isinstance(time, Time) or time.grain in {"day", "month"}:
        return False
    return not UNTIL.match(flat, item.start) or flat.startswith("since", item.start)


def _ago(lag: re.Match[str], outline: Outline) -> str | None:
    """The day so long before the news: "signed a day earlier", "two weeks ago"."""
    told = outline.day or outline.written
    if told is None or len(told) != len("2000-01-01"):
        return None
    return (date.fromisoformat(told) - timedelta(days=COUNTS[lag["count"]] * UNITS[lag["unit"]])).isoformat()


def of_a_relative(line: Line, time: Item, end: int) -> bool:
    """Whether a time is that of what is said of somebody: "Peru, whose exports fell last year, signed"."""
    at = line.offsets[line.items.index(time)]
    return any(said.start() < at < said.end() for said in INSERTED.finditer(line.text, 0, end))


def of_delivery(line: Line, time: Item) -> bool:
    """Whether a time is that of a delivery or of an amount compared with, not of the deal."""
    at = line.items.index(time)
    if (
        isinstance(time.reference, Time)
        and time.reference.grain != "day"
        and TO_TRADE.search(line.text[: line.offsets[at]])
    ):
        return True
    base = {"from", "N"} <= {item.mark for item in line.items[max(0, at - 3) : at]}  # "from 5 million in 1981"
    return base or any(item.mark in ARRIVALS for item in line.items[max(0, at - 3) : at + 2])

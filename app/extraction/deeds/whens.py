"""When it happens: the time of the clause that tells it, as EDTF, from the text and the publication day."""

import re

from app.extraction.deeds.beside import beside, of_head, opening, remarked
from app.extraction.deeds.datings import dates
from app.extraction.deeds.frames import Found
from app.extraction.deeds.line import Item
from app.extraction.deeds.outline import Outline
from app.extraction.deeds.stages import begun
from app.extraction.times.scanning import Time

AHEAD = {"planned", "proposed", "threatened"}
BREAK = re.compile(r"[;:<>]|--?")
EFFECTIVE = re.compile(r"(?<!\S)effective ")
EFFECTIVE_FROM = re.compile(
    r"(?<!\S)(?:effective|beginning|starting|(?:to|will|would) (?:take effect|(?:come|go|enter) into (?:force|effect))"
    r"|taking effect|coming into (?:force|effect)) (?:from |on |as of |in )?(?P<day>D) "
)
AHEAD_LETTERS = 160
# What was proposed or threatened on Thursday was so on the last one.
REPORTED = re.compile(r"(?<!\S)(?:recommended|proposed|threatened|asked|urged|approved|backed|voted) ")
MODAL = re.compile(r"(?<!\S)(?:will|would|could|may|might|to be) ")
# What began or ended on a day by a clause right behind it: "talks in Lima, which ended on Monday".
ITS_DAY = re.compile(
    r"(?:[a-z]+ [A-Z]+ )?, (?:which )?(?:is to |are to |will |was to |is |are |was |were |has |have |being |to )?"
    r"(?:be )?(?:(?:also |now |currently )?)(?:ends?|ended|closed?|closes|concluded?|concludes"
    r"|begins?|began|opens?|opened|starts?|started|runs?|ran|running|wraps up|wrapped up|kicks off|kicked off"
    r"|held|hosted|staged|organi[sz]ed|scheduled|slated|set|due|takes? place|took place|taking place|lasted|lasting)"
    r" (?:in (?:the )?(?:[a-z]+ )?[SE] (?:, [SE] ,? ?)?)?(?:for |on |from |to begin (?:on )?)?(?P<day>D) "
)
MEETINGS = {"talks", "summit", "forum", "visit", "negotiation", "mission"}
PRESENT = re.compile(r"(?<!\S)(?:ends|closes|concludes|begins|opens|starts|runs|will|is|are) ")
PUT_OFF = re.compile(
    r"(?<!\S)(?:put off|put back|pushed back|postponed|delayed|rescheduled|deferred|moved) "
    r"(?:from D )?(?:[a-z]+ ){0,2}?(?P<day>D) "
)
EARLIER = {"imposed", "introduced", "launched", "adopted", "agreed", "signed", "reached", "announced", "established"}
THAT_DAY = re.compile(r"(?:(?:on|from) )?(?:that|the same) day ")
FAR, BACK = 14, 9
RELATIVE = {"who", "which"}
AFTER = {"which", "who", "while", "but", "after", "before", "since", "when", "once"}
AHEAD_OF = AFTER | {"and", "where"}
SAYING = {"said", "says", "announced", "announces", "told", "declared", "confirmed", "reported", "added"}

ISSUED = {"issued", "released", "published", "posted", "quoted"}
# The day on which somebody decided it is not that of what he decided.
RESOLVING = {"signed", "agreed", "decided", "vowed", "pledged", "threatened", "warned", "promised"}


def when(found: Found, outline: Outline, status: str) -> tuple[str | None, Item | None]:
    """The EDTF of the time that belongs to a frame, and where it stands; None where the clause names none.

    A time within the frame comes before one after it and that before one ahead of it; the day on which somebody said
    so is taken only where there is no other.
    """
    items, line, kind = found.line.items, found.line, found.frame.type
    if (fixed := _fixed(found, outline, status)) is not None:
        return fixed
    first, last = line.at[found.start], line.at[found.end]
    inside = [
        index
        for index in range(first, last)
        if dates(items[index], outline, kind, coming=status == "planned")
        and not _inserted(items, index, line.at[found.core[0]])
        and index >= line.at[begun(found)]
    ]
    inside = [index for index in inside if not _of_object(items, index, line.at[found.core[1]])]
    earlier = [index for index in inside if _of_participle(items, index, line.at[found.core[0]])]
    if len(earlier) == len(inside):
        elsewhere = _elsewhere(found, outline, status, alone=not inside)
        if elsewhere is not None:
            return elsewhere
    inside.sort(key=lambda index: not _of_participle(items, index, line.at[found.core[0]]))
    told = [*reversed(inside), *_near(items, range(last, min(last + FAR, len(items))), AFTER, outline, kind)]
    if kind in MEETINGS and (head := of_head(found)) is not None:
        return edtf(items[head], status), items[head]
    back = max(first - BACK, remarked(found))
    told += _near(items, range(first - 1, back - 1, -1), AHEAD_OF, outline, kind)
    return _chosen(found, outline, status, told, inside)


def _chosen(
    found: Found, outline: Outline, status: str, told: list[int], inside: list[int]
) -> tuple[str | None, Item | None]:
    """The first of the times that is not a remark's, else a remark's, else the one that opens the sentence."""
    items = found.line.items
    own = [index for index in told if not _of_saying(items, index)]
    if own:
        if (REPORTED.search(found.told) and not MODAL.search(found.told)) or _resolved_on(found, own[0]):
            status = "occurred"
        return edtf(items[own[0]], status, found.words if own[0] in inside else ""), items[own[0]]
    if told and (found.frame.type not in MEETINGS or status != "planned"):
        return edtf(items[told[0]], "occurred"), items[told[0]]
    first_time = opening(found)
    if first_time is not None and dates(first_time, outline, found.frame.type):
        return edtf(first_time, status), first_time
    return None, None


def _resolved_on(found: Found, index: int) -> bool:
    """Whether somebody resolved then what is to come: "meeting in Lima on Monday, they agreed to cut duties"."""
    between = found.line.marks[index + 1 : found.line.at[found.core[0]]]
    return not RESOLVING.isdisjoint(between)


def _elsewhere(found: Found, outline: Outline, status: str, *, alone: bool) -> tuple[str, Item | None] | None:
    """The time that the discourse or another clause tells, where the happening's own names none."""
    if alone and (day := _that_day(found, outline, status)) is not None:
        return day, None
    told_of = beside(found)
    time = edtf(told_of, status) if told_of else None
    return (time, told_of) if time else None


def _of_participle(items: list[Item], index: int, core: int) -> bool:
    """Whether a time only dates what the happening is about: "lifted in June restrictions imposed in 2016"."""
    return index - 1 > core and items[index - 1].mark in EARLIER


def _of_object(items: list[Item], index: int, core_end: int) -> bool:
    """Whether a time dates what the happening is about, behind its core: "protested against duties raised in May"."""
    at = index - 1 if items[index - 1].mark not in {"on", "in", "from"} else index - 2
    return (
        at > core_end and items[at].mark in EARLIER and items[at - 1].mark not in {"was", "were", "been", "be", "and"}
    )


def _fixed(found: Found, outline: Outline, status: str) -> tuple[str | None, Item | None] | None:
    """The day from which a measure is said to hold, or on which a relative clause lets a meeting begin or end."""
    items, line, kind = found.line.items, found.line, found.frame.type
    since = EFFECTIVE_FROM.search(line.text, found.start, found.end + AHEAD_LETTERS)
    if since and kind == "policy_measure":
        item = items[line.at[since.start("day")]]
        return edtf(item, "planned"), item
    its = ITS_DAY.match(line.text, found.end)
    if its and dates(item := items[line.at[its.start("day")]], outline, kind):
        return edtf(item, "planned" if PRESENT.search(its.group()) else status), item
    return None


def put_off_to(found: Found) -> str | None:
    """The new time of what is put off: "postponed to the spring", "put back to May 25"."""
    match = PUT_OFF.search(found.line.text, found.start, found.end + AHEAD_LETTERS)
    item = found.line.items[found.line.at[match.start("day")]] if match else None
    told = edtf(item, "planned") if item else None
    return told.removeprefix("../") if told else None


def _of_saying(items: list[Item], index: int) -> bool:
    """Whether a time is that of a remark: "said on Monday", "said on May 6", "on Monday said"."""
    ahead = index - 1 if index and items[index - 1].mark == "on" else index
    beside = [*items[max(0, ahead - 1) : ahead], *items[index + 1 : index + 2]]
    return any(item.mark in SAYING | RESOLVING | ISSUED for item in beside)


def _near(items: list[Item], indices: range, stops: set[str], outline: Outline, kind: str) -> list[int]:
    """The times on the way, up to a word that opens another clause."""
    found = []
    for index in indices:
        if indices.step < 0 and items[index].mark in SAYING and not _beside_time(items, index):
            break
        if BREAK.match(items[index].mark) or items[index].mark in stops or _opens_further(items, index, indices.step):
            break
        if dates(items[index], outline, kind):
            found.append(index)
    return found


def _beside_time(items: list[Item], index: int) -> bool:
    return any(
        isinstance(item.reference, Time) for item in (*items[max(0, index - 1) : index], *items[index + 1 : index + 2])
    )


def _inserted(items: list[Item], index: int, core: int) -> bool:
    """Whether it stands in what is said of somebody before the verb: "Chan, who arrived on Sunday, met"."""
    comma = next((at for at in range(index, -1, -1) if items[at].mark == ","), None)
    closing = next((at for at in range(index, core) if items[at].mark == ","), None)
    return comma is not None and closing is not None and items[comma + 1].mark in RELATIVE


def _opens_further(items: list[Item], index: int, step: int) -> bool:
    """Whether a participle after a comma tells of another time: "its ban, imposed in May", ", raising sales in May"."""
    endings = ("ed", "ing") if step > 0 else ("ed",)
    return items[index].mark == "," and index + 1 < len(items) and items[index + 1].mark.endswith(endings)


def _that_day(found: Found, outline: Outline, status: str) -> str | None:
    """The day named last before "on that day", right after or before the frame."""
    tail, head = found.line.text[found.core[1] :][:60], found.line.text[: found.start]
    if not THAT_DAY.search(tail) and not THAT_DAY.search(head[-24:]) and not THAT_DAY.match(head):
        return None
    begin, ahead = found.span[0], status in AHEAD
    before = [time for time in outline.article.times if time.end <= begin and time.grain == "day"]
    days = [time.ahead if ahead and time.ahead else time.edtf for time in before]
    today = outline.article.published.ago(0) if outline.article.published else None
    fitting = [day for day in days if day and (ahead or today is None or day <= today)]
    return fitting[-1] if fitting else None


def edtf(item: Item, status: str, words: str = "") -> str | None:
    """The time as EDTF: looking forward where the status does."""
    time = item.reference
    if not isinstance(time, Time):
        return None
    if (status in AHEAD or EFFECTIVE.search(words)) and time.ahead:
        return time.ahead
    return time.edtf.removesuffix("/..") if time.edtf else None

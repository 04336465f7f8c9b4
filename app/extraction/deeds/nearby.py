"""The times near a happening in its clause, and whether one dates a remark, an object or somebody inserted instead."""

from app.extraction.deeds.datings import dates
from app.extraction.deeds.frames import Found
from app.extraction.deeds.line import Item
from app.extraction.deeds.outline import Outline
from app.extraction.deeds.stages import is_fronted
from app.extraction.times.scanning import Time

BREAK = frozenset(";:<>-")
SAYING = {"said", "says", "announced", "announces", "told", "declared", "confirmed", "reported", "added"}
ISSUED = {"issued", "released", "published", "posted", "quoted"}
# The day on which somebody decided it is not that of what he decided.
# "Made the decision on Monday to ban".
TAKEN = frozenset({"made", "took", "taken"})
RESOLVING = {"signed", "agreed", "decided", "vowed", "pledged", "threatened", "warned", "promised"}
EARLIER = frozenset(
    "imposed introduced launched adopted agreed signed reached announced established concluded negotiated initialled"
    " finalised finalized detained seized impounded frozen levied halted suspended interrupted".split()
)
BEGUN = frozenset("begun started launched opened initiated".split())
MADE = frozenset({"set", "begun", "held", "founded", "built", "drawn"})
DONE = MADE | BEGUN | {"shut", "cut", "put", "lost", "sold", "sent", "paid", "frozen"}
SOMEBODY, WILL, NAMED = {("E",), ("P",)}, {("will",), ("would",)}, {"E", "P", "O", "A", "EE"}
HELPING = {"was", "were", "been", "be", "and", "has", "have", "had", "is", "are", "it", "they", "also"}
RELATIVE = {"who", "which", "whose"}
THAT_WAS = [[that, was] for that in ("that", "which") for was in ("was", "were")]
HAD_BEEN = [[had, "been"] for had in ("had", "has", "have")]
BY_WHOM = frozenset("E A P O S EE between by with in the two both countries sides nations leaders and".split())
LONGEST, FAR = 9, 14
WILL_FIRST = frozenset({"will", "would", "to"})
ARRIVED = frozenset({"arrived", "came", "landed", "flew"})
REMARKING = frozenset("said says told added announced warned pledged called".split())
GUESTS = {"visit", "mission"}
ACTORS = frozenset("E P O it they he she government president administration ministry".split())


def near(items: list[Item], indices: range, stops: set[str], outline: Outline, kind: str) -> list[int]:
    """The times on the way, up to a word that opens another clause."""
    found, passed = [], -1
    for index in indices:
        if index < passed:
            continue
        mark = items[index].mark
        if indices.step > 0 and mark == "," and (closing := _closing(items, index)) is not None:
            passed = closing
            continue
        if indices.step < 0 and mark in SAYING and not _beside_time(items, index):
            break
        if mark[0] in BREAK or mark in stops or _opens_further(items, index, indices.step):
            break
        if items[index].reference is not None and dates(items[index], outline, kind):
            found.append(index)
    return found


def of_saying(items: list[Item], index: int) -> bool:
    """Whether a time is that of a remark: "said on Monday", "said on May 6", "on Monday said"."""
    ahead = index - 1 if index and items[index - 1].mark in {"on", "earlier", "late", "later", "early"} else index
    beside = [*items[max(0, ahead - 1) : ahead], *items[index + 1 : index + 2]]
    return any(item.mark in SAYING | RESOLVING | ISSUED for item in beside)


def _beside_time(items: list[Item], index: int) -> bool:
    return any(
        isinstance(item.reference, Time) for item in (*items[max(0, index - 1) : index], *items[index + 1 : index + 2])
    )


def inserted(items: list[Item], index: int, core: int) -> bool:
    """Whether it stands in what is said of somebody before the verb: "Chan, who arrived on Sunday, met"."""
    comma = next((at for at in range(index, -1, -1) if items[at].mark == ","), None)
    closing = next((at for at in range(index, core) if items[at].mark == ","), None)
    if comma is None or closing is None:
        return False
    first = items[comma + 1].mark
    # "The commission, set up in 1979, is to meet".
    return first in RELATIVE or (closing < core and (first in MADE or (first.endswith("ed") and first.islower())))


def reach(found: Found, last: int) -> int:
    """How far behind its time may stand: "during her visit to Peru, Sato is to meet Diaz on Monday" names none."""
    marks = found.line.marks
    if marks[last - 1] in REMARKING:
        return last  # what is said has times of its own
    end = _next_clause(marks, last, min(last + FAR, len(marks)))
    if "that" in marks[last:end] and not REMARKING.isdisjoint(marks[: found.line.at[found.start]]):
        end = marks.index("that", last, end)  # "said after a meeting with Sato that they will build it in May"
    if found.frame.type not in GUESTS or not is_fronted(found):
        return end
    return next((at for at in range(last, end) if marks[at] == ","), end)


def _next_clause(marks: tuple[str, ...], first: int, end: int) -> int:
    """Where another clause begins with its own time: "banned eggs, and in June it raised its duties".

    Or with its own verb: "they discussed the pact and Oman will publish rules in May".
    """
    for at in range(first, end):
        then = at + 1 + (marks[at + 1 : at + 2] in SOMEBODY)
        if marks[at] == "and" and marks[at - 1] not in NAMED and marks[then : then + 1] in WILL:
            return at
        if marks[at - 1 : at + 1] == (",", "and"):
            then = at + 1 + (marks[at + 1 : at + 2] in {("on",), ("in",), ("from",)})
            if marks[then : then + 1] == ("D",) and marks[then + 1 : then + 2] not in {(), (",",), ("and",), (";",)}:
                return at
    return end


def lasting(items: list[Item], index: int, core_end: int) -> bool:
    """Whether it only tells since when what is changed was there: "the ban, in place since May, will be lifted"."""
    comma = next((at for at in range(index, -1, -1) if items[at].mark == ","), None)
    if comma is None or index - comma > LONGEST or items[index + 1 : index + 2] == [] or items[index + 1].mark != ",":
        return False
    told = [item.mark for item in items[comma + 1 : comma + 3]]
    return (
        index + 1 < core_end
        and (told[:1] != ["in"] or told[1:] != ["D"])
        and told[0] in EARLIER | {"in", "first", "effective"}
    )


def _opens_further(items: list[Item], index: int, step: int) -> bool:
    """Whether a participle after a comma tells of another time: "its ban, imposed in May", ", raising sales in May"."""
    endings = ("ed", "ing") if step > 0 else ("ed",)
    return items[index].mark == "," and index + 1 < len(items) and items[index + 1].mark.endswith(endings)


def _closing(items: list[Item], index: int) -> int | None:
    """The comma that closes a short insertion, if a time follows it: "imports of beef, cooked well, from Tuesday"."""
    if not _opens_further(items, index, 1) or not items[index + 1].mark.endswith("ed"):
        return None
    rest = [item.mark for item in items[index + 1 : index + LONGEST]]
    closing = rest.index(",") if "," in rest else None
    behind = rest[closing + 1 : closing + 3] if closing is not None else []
    return index + 1 + len(rest[:closing]) if "D" in behind and "D" not in rest[:closing] else None


def of_participle(items: list[Item], index: int, core: int) -> bool:
    """Whether a time only dates what the happening is about: "lifted in June restrictions imposed in 2016"."""
    begun = items[index - 1].mark in BEGUN and items[index - 2].mark == "," and items[index + 1 : index + 2] != []
    return index - 1 > core and (
        items[index - 1].mark in EARLIER or (begun and items[index + 1].mark == "," and items[index].mark == "D")
    )


def of_deal(items: list[Item], index: int) -> bool:
    """Whether a time ahead dates a thing that was made then: "broke a pact reached in May by raising duties"."""
    at = index - 1 if items[index - 1].mark not in {"on", "in", "from"} else index - 2
    return at > 0 and items[at].mark in EARLIER and items[at - 1].mark.islower() and items[at - 1].mark not in HELPING


def of_object(items: list[Item], index: int, core_end: int) -> bool:
    """Whether a time dates what the happening is about, behind its core: "protested against duties raised in May"."""
    if any(item.mark == "ahead" for item in items[core_end:index]):
        return True  # "his visit comes ahead of a summit in May"
    at = index - 1 if items[index - 1].mark not in {"on", "in", "from"} else index - 2
    while at > max(core_end, index - LONGEST) and items[at].mark in BY_WHOM:
        at -= 1  # "established between the two countries last year"
    ahead = [item.mark for item in items[max(0, at - 3) : at]]
    if at > core_end and (ahead[-2:] in THAT_WAS or (ahead[-2:] in HAD_BEEN and ahead[0] in {"that", "which"})):
        return items[at].mark.endswith("ed") or items[at].mark in DONE  # "lifted a ban that was imposed in May"
    if items[at].mark == "decision":
        return TAKEN.isdisjoint(ahead[-2:-1])  # "complained about a decision in May to ban imports"
    if at >= core_end and items[at].mark in EARLIER:
        return items[at - 1].mark not in {"was", "were", "been", "be", "and"}
    return _is_of_relative(items, index, core_end)


def _is_of_relative(items: list[Item], index: int, core_end: int) -> bool:
    """Whether a time is that of what was done before: "lifted the duties that Peru imposed on fish in May"."""
    for at in range(index - 1, max(core_end, index - 2 * LONGEST), -1):
        if items[at].mark in EARLIER:
            return items[at - 1].mark in ACTORS
        if items[at].mark in {",", "and", "but", "to"}:
            break
    return False


def of_first_verb(found: Found, index: int, core: int) -> bool:
    """Whether a time belongs to the verb before: "will cut duties from May and send a mission to Lima".

    So does the day of an arrival: "came on Thursday to attend the summit".
    """
    marks = found.line.marks
    between, begun_by = marks[index + 1 : core], set(marks[found.line.at[found.start] : index])
    if between == ("to",) and not ARRIVED.isdisjoint(begun_by):
        return True
    joined = between == ("and",) and marks[core].islower()
    return joined and not WILL_FIRST.isdisjoint(begun_by)

"""When it happens: the time of the clause that tells it, as EDTF, from the text and the publication day."""

import re

from app.extraction.deeds.beside import behind, beside, of_head, opening, remarked
from app.extraction.deeds.datings import dates
from app.extraction.deeds.frames import Found
from app.extraction.deeds.line import Item
from app.extraction.deeds.nearby import (
    REMARKING,
    RESOLVING,
    inserted,
    lasting,
    near,
    of_deal,
    of_first_verb,
    of_object,
    of_participle,
    of_saying,
    reach,
)
from app.extraction.deeds.outline import Outline
from app.extraction.deeds.spoken_of import spoken_of
from app.extraction.deeds.stages import MEETINGS, begun
from app.extraction.times.scanning import Time

AHEAD = {"planned", "proposed", "threatened"}
EFFECTIVE = re.compile(r"(?<!\S)effective ")
EFFECTIVE_FROM = re.compile(
    r"(?<!\S)(?:effective|with effect|beginning|starting|as"
    r"|(?:to|will|would) (?:take effect|(?:come|go|enter) into (?:force|effect))"
    r"|taking effect|coming into (?:force|effect)"
    r"|(?P<since>(?:which|that) (?:took effect|(?:came|entered|went) into (?:force|effect))))"
    r" (?:from |on |as of |of |in )?(?P<day>D) "
)
BACK, AHEAD_LETTERS = 9, 160
# What is to hold from then on is something else: "raised its duties, with plans to tax fish from May".
LAID = re.compile(r"(?<!\S)(?:imposed|slapped|introduced|levied|raised|cut|lifted|banned|halted|suspended) ")
DONE, RECENTLY = re.compile(r"(?<!\S)(?:was|were|been|has|have|had) "), 60
# "Postponed checks, which were due to begin in May": they do not.
DELAYED = re.compile(r"(?<!\S)(?:postpon|delay|defer|put off |put back )")
OTHERS = re.compile(r"(?<!\S), (?:with|while|but|as) | plans? to | and (?:E|P) (?:will|would) ")
# What was proposed or threatened on Thursday was so on the last one.
REPORTED = re.compile(
    r"(?<!\S)(?:recommended|proposed|threatened|called|asked|urged|approved|backed|voted|passed|adopted|introduced"
    r"|cleared|endorsed|tabled|submitted|signed|vetoed|rejected|unveiled|gave|granted) "
)
CALLED_FOR = re.compile(r"(?<!\S)(?:called|appealed|pressed|pushed) D for (?:\S+ )?$")
THAT_WOULD = re.compile(r"(?<!\S)(?:that|which) (?:will|would|could|may|might) ")
MODAL = re.compile(r"(?<!\S)(?:will|would|could|may|might|to be|(?:expected|due|set|scheduled|likely) to) ")
# "Will discuss a port when they meet in Lima next week".
WHEN_THEY_MEET = re.compile(
    r"(?:[^\s,;:<>]+ ){0,10}when (?:they|the two|both sides) (?:will )?meet (?:again )?"
    r"(?:[^\s,;:<>]+ ){0,8}?(?P<day>D) "
)
# What began or ended on a day by a clause right behind it: "talks in Lima, which ended on Monday".
ITS_DAY = re.compile(
    r"(?:[a-z]+ [A-Z]+ )?, (?:which )?(?:is to |are to |will |was to |is |are |was |were |has |have |being |to )?"
    r"(?:be )?(?:(?:also |now |currently )?)(?:ends?|ended|closed?|closes|concluded?|concludes"
    r"|begins?|began|beginning|starting|opens?|opened|starts?|started"
    r"|runs?|ran|running|wraps up|wrapped up|kicks off|kicked off"
    r"|(?:gets?|got) under ?way"
    r"|held|hosted|staged|organi[sz]ed|planned|scheduled|slated|set|due|takes? place|took place|taking place|lasted"
    r"|lasting)"
    r" (?:in (?:the )?(?:[a-z]+ )?[SE] (?:, [SE] ,? ?)?)?(?:for |on |from |to begin (?:on )?)?(?P<day>D) "
)
# "Which expires on May 31": that is what happens then.
ON_DAY = re.compile(r"(?:on |at |in )?(?P<day>D) ")
PRESENT = re.compile(
    r"(?<!\S)(?:ends|closes|concludes|begins|opens|starts|runs|gets|will|is|are) |, (?:planned|scheduled|slated|due) "
)
PUT_OFF = re.compile(
    r"(?<!\S)(?:put off|put back|pushed back|postponed|delayed|rescheduled|deferred|moved) "
    r"(?:from D )?(?:[a-z]+ ){0,2}?(?P<day>D) "
)
MADE_KNOWN = {"announced", "unveiled", "voted", "ordered", "approved"}
THAT_DAY = re.compile(r"(?:(?:on|from) )?(?:that|the same) day ")
RANKING = re.compile(
    r"(?<!\S)for (?:the|its|their|his|her|a) (?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last"
    r"|final|\d+(?:st|nd|rd|th)) (?:time|meeting|session|round|visit|summit|talks) $"
)
AWAITED = frozenset({"planned", "scheduled", "due", "set", "slated", "for"})
AFTER = set("ahead plans which who while but after following before since when once".split())
AHEAD_OF = AFTER | {"because", "due", "although", "and", "where", "triggered", "prompted", "sparked", "caused"}


def when(found: Found, outline: Outline, status: str) -> tuple[str | None, Item | None]:
    """The EDTF of the time that belongs to a frame, and where it stands; None where the clause names none.

    A time within the frame comes before one after it and that before one ahead of it; the day on which somebody said
    so is taken only where there is no other.
    """
    items, line, kind = found.line.items, found.line, found.frame.type
    if (fixed := _fixed(found, outline, status)) is not None:
        return fixed
    first, last = line.at[found.start], line.at[found.end]
    core, core_end = (line.at[offset] for offset in found.core)
    inside = [
        index
        for index in range(first, last)
        if items[index].reference is not None
        and dates(items[index], outline, kind, coming=status == "planned")
        and not inserted(items, index, core)
        and not of_first_verb(found, index, core)
        and index >= line.at[begun(found)]
        and not lasting(items, index, core_end)
        and (index < core or not of_object(items, index, core_end))
        and (index > core or not of_deal(items, index))
    ]
    earlier = [index for index in inside if of_participle(items, index, core)]
    if len(earlier) == len(inside):
        elsewhere = _elsewhere(found, outline, status, alone=not inside)
        if elsewhere is not None:
            return elsewhere
    inside.sort(key=lambda index: not of_participle(items, index, core))
    after = near(items, range(last, reach(found, last)), AFTER, outline, kind)
    told = [*reversed(inside), *(index for index in after if not of_object(items, index, core_end))]
    if spoken_of(found):
        told = [index for index in told if index > core and not of_saying(items, index)]
        return (edtf(items[told[0]], status), items[told[0]]) if told else (None, None)
    head = of_head(found) if kind in MEETINGS else None
    if head is not None and not (inside and head < first):  # "signed in May, after talks ended in March"
        return edtf(items[head], status), items[head]
    back = max(first - BACK, remarked(found))
    ahead = near(items, range(first - 1, back - 1, -1), AHEAD_OF, outline, kind)
    if not (kind == "project" and found.words.startswith("to ")):  # "won a contract in May to build a port"
        told += [index for index in ahead if not of_deal(items, index)]
    return _chosen(found, outline, status, told, inside)


def _chosen(
    found: Found, outline: Outline, status: str, told: list[int], inside: list[int]
) -> tuple[str | None, Item | None]:
    """The first of the times that is not a remark's, else a remark's, else the one that opens the sentence."""
    items = found.line.items
    own = [index for index in told if not of_saying(items, index)]
    if own:
        own[0] = _finer(items, own[0], found)
        reported = REPORTED.search(found.told) or CALLED_FOR.search(found.line.text[: found.start])
        if status == "cancelled" and items[own[0] - 1].mark in AWAITED:
            status = "planned"  # "called off a visit planned for May"
        elif (reported and not MODAL.search(found.told)) or _resolved_on(found, own[0]) or _is_of_that(found, own[0]):
            status = "occurred"
        return edtf(items[own[0]], status, found.words if own[0] in inside else ""), items[own[0]]
    if told and (found.frame.type not in MEETINGS or status != "planned"):
        return edtf(items[told[0]], "occurred"), items[told[0]]
    first_time = opening(found)
    if found.frame.type in MEETINGS and status == "planned" and not REMARKING.isdisjoint(found.line.marks[:BACK]):
        first_time = None  # "on Sunday, Peru said that it would hold talks"
    if first_time is not None and dates(first_time, outline, found.frame.type):
        # "On Sunday, Peru said that it was preparing duties": it said so on the last one.
        said = not REMARKING.isdisjoint(found.line.marks[: found.line.at[found.core[0]]])
        return edtf(first_time, "occurred" if said else status), first_time
    then = behind(found) if status == "occurred" else None
    if then is not None and dates(then, outline, found.frame.type):
        return edtf(then, status), then
    return None, None


def _is_of_that(found: Found, index: int) -> bool:
    """Whether a time is of what was done to a plan, not of what it would do: "approved on Monday a bill that would"."""
    that = THAT_WOULD.search(found.line.text, found.start, found.end)
    return that is not None and REPORTED.search(found.told) is not None and found.line.offsets[index] < that.start()


def _finer(items: list[Item], whole: int, found: Found) -> int:
    """A time, or the day within it where it only counts: "on 3 March they met for the second time in 2011"."""
    if not RANKING.search(found.line.text[: found.line.offsets[whole]]):
        return whole
    year = edtf(items[whole], "occurred") or ""
    days = (at for at in range(whole) if (edtf(items[at], "occurred") or "").startswith(f"{year}-"))
    return next(days, whole)


def _resolved_on(found: Found, index: int) -> bool:
    """Whether somebody resolved then what is to come: "meeting in Lima on Monday, they agreed to cut duties"."""
    between = found.line.marks[index + 1 : found.line.at[found.core[0]]]
    return not (RESOLVING | MADE_KNOWN).isdisjoint(between)


def _elsewhere(found: Found, outline: Outline, status: str, *, alone: bool) -> tuple[str, Item | None] | None:
    """The time that the discourse or another clause tells, where the happening's own names none."""
    if alone and (day := _that_day(found, outline, status)) is not None:
        return day, None
    told_of = beside(found)
    time = edtf(told_of, status) if told_of else None
    return (time, told_of) if time else None


def _fixed(found: Found, outline: Outline, status: str) -> tuple[str | None, Item | None] | None:
    """The day from which a measure is said to hold, or on which a relative clause lets a meeting begin or end."""
    items, line, kind = found.line.items, found.line, found.frame.type
    measure = kind == "policy_measure"
    since = EFFECTIVE_FROM.search(line.text, found.start, found.end + AHEAD_LETTERS) if measure else None
    # "The duties, effective last Friday, will be dropped": that is the day of the duties.
    of_the_noun = since is not None and found.core[0] < since.start() and since.end() < found.core[1]
    if since and not of_the_noun and OTHERS.search(line.text, found.core[1], since.start()) is None:
        item = items[line.at[since.start("day")]]
        done = since["since"] or _was_done(found, item, outline, status)
        return edtf(item, "occurred" if done else "planned"), item
    if found.frame.name == "bond_lapsed" and (lapsing := ON_DAY.match(line.text, found.core[1])):
        item = items[line.at[lapsing.start("day")]]
        return edtf(item, status), item
    delayed = measure and DELAYED.search(found.told) is not None
    its = None if delayed else ITS_DAY.match(line.text, found.end)
    its = its or (WHEN_THEY_MEET.match(line.text, found.end) if kind == "talks" else None)
    if its and dates(item := items[line.at[its.start("day")]], outline, kind):
        return edtf(item, "planned" if PRESENT.search(its.group()) else status), item
    return None


def _was_done(found: Found, item: Item, outline: Outline, status: str) -> bool:
    """Whether a measure holds since a day that is over: "was lifted with effect from Thursday", "imposed duties"."""
    time, published = item.reference, outline.article.published
    done = DONE.search(found.told) or (status == "occurred" and LAID.search(found.told))
    if done is None or not isinstance(time, Time) or published is None or not time.edtf:
        return False
    since = published.ago(RECENTLY)
    return since is not None and since <= time.edtf <= (published.ago(0) or "")


def put_off_to(found: Found, flat: str) -> str | None:
    """The new time of what is put off: "postponed to the spring", "put back to May 25", not "postponed on Monday"."""
    match = PUT_OFF.search(found.line.text, found.start, found.end + AHEAD_LETTERS)
    item = found.line.items[found.line.at[match.start("day")]] if match else None
    told = edtf(item, "planned") if item and not flat.startswith("on ", item.start) else None
    return told.removeprefix("../") if told else None


def _that_day(found: Found, outline: Outline, status: str) -> str | None:
    """The day named last before "on that day", right after or before the frame."""
    tail, head = found.line.text[found.core[1] :][:60], found.line.text[: found.start]
    if not THAT_DAY.search(tail) and not THAT_DAY.search(head[-24:]) and not THAT_DAY.match(head):
        return None
    begin, ahead = found.span[0], status in AHEAD
    before = [time for time in outline.article.times if time.end <= begin and time.grain == "day"]
    days = [time.ahead if ahead and time.ahead else time.edtf for time in before]
    today = outline.printed
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

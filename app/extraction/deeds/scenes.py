"""The time of a happening whose own clause names none, where the news itself dates it."""

import re
from datetime import date, timedelta

from app.extraction.deeds.deed import Side
from app.extraction.deeds.frames import Found
from app.extraction.deeds.line import Item
from app.extraction.deeds.nearby import REMARKING
from app.extraction.deeds.outline import Outline
from app.extraction.deeds.stages import GOING_ON, OF_THE_DAY, before, is_fronted
from app.extraction.times.scanning import Time

# A meeting that dated news tells in the past, without a time of its own, is of the day of the news.
MEETINGS = {"talks", "summit", "forum", "opening"}
SCENE = re.compile(r"(?:remarks|speaking|speech|told|addressing|addressed|comments|said) (?:\S+ ){0,3}$")
WAS_CHAIRED = r"the (?:meeting|session|talks) (?:was|were) (?:jointly |co-)?(?:chaired|attended|led|headed)"
CARRIED = re.compile(
    r"(?:on the (?:sidelines|margins|fringes)|in this meeting|later on|later|then|also|on the same|the same day"
    r"|(?:during|at|in the course of|within|as part of|on) (?:the|this|his|her|their|its) (?:[\w-]+ ){0,2}?"
    r"(?:meetings?|visit|trip|tour|stay|talks|event|forum|summit|conference|gathering|session|negotiations|mission)"
    rf"|{WAS_CHAIRED}(?: by)?) "
)
# "The minister chaired the meeting", "the meeting was chaired by two".
CHAIRED = re.compile(
    rf"(?:chair|attend)(?:s|ed|ing)? (?:the|this) (?:joint )?(?:meeting|session|talks) ?$|^{WAS_CHAIRED} "
)
OBLIGED = re.compile(r"(?<!\S)(?:must|should|needs?|ha(?:s|ve) to|still|yet) ")
# What is told of the visit that is to come is to come with it.
WITHIN = re.compile(
    r"(?:during|in the course of|within|(?:part|centerpiece|centrepiece|highlight|course|sidelines|margins|fringes"
    r"|leg|day|stop) of) "
    r"(?:the|this|his|her|their|its|P 's) (?:[\w-]+ ){0,2}?"
    r"(?:visit|trip|tour|stay|event|forum|summit|conference|gathering|mission) "
)
# What went on for years did not happen on the day of the news.
LONG = re.compile(
    r"(?<!\S)(?:over|for|during|in) (?:the )?(?:(?:past|last|recent) )?(?:[a-z]+ ){0,2}(?:years|decades|months) "
    r"|(?<!\S)in (?:the )?(?:recent|past few|last few) (?:days|weeks) "
)
FURTHER = 50
LATELY, NEAR = re.compile(r"(?<!\S)(?:recently|lately) "), len("recently ")
DECADE = re.compile(r"(?:In|During|Throughout|By) the (?:early |late |mid-)?(?:\d{4}s|'?\d0s|\w+ties|past|old days)\b")
DONE_THERE = re.compile(r"(?<!\S)(?:said|told|signed|agreed|discussed|made|announced|reached|stressed|added|noted) ")
WILL = re.compile(r"(?<!\S)(?:will|would|may|could) ")
SOON, NOMINALS = 4, ("bond_nominal", "summit_named")
ARRIVES = re.compile(r"(?<!\S)(?:arrived|arriving|arrives|arrival) ")
# Who "has left" in the lead did so on the day of the news.
LEFT = re.compile(r"(?<!\S)(?:has|have) (?:just )?(?:left|departed|set (?:off|out)|headed|flown) ")
AFTERWARDS = re.compile(
    r"(?<!\S)(?:after|following|since|before|once|as soon as|until|ahead of|where|when|in time for"
    r"|in (?:tune|line) with"
    r"|coincid(?:es?|ing) with|in preparation for|(?:run-up|lead-up) to"
    r"|due to|owing to|because of|thanks to|as a result of|in view of) (?!which |that )(?:\S+ ){0,3}$"
)
AFTERWARDS_IN = re.compile(r"(?:[a-z]+ly )?(?:after|following|since|before|when) (?!which |that |D )")
# "Said after a meeting": on that day.
MET_BEFORE = re.compile(
    r"(?<!since )(?<!years )(?<!months )(?<!weeks )(?<!days )(?<!\S)(?:after|following) "
    r"(?:(?:a|an|his|her|their|the|N|two|three|several|days?|hours?|weeks?|rounds?|series|of) )*$"
)
DURING = re.compile(r"(?<!\S)during $")
# "Word of it came as Sato met Diaz": when the news of the lead was made.
CAME_AS = re.compile(r"(?<!\S)(?:came|comes|coming) (?:just |only )?as (?:the )?$")
ON_IT = re.compile(
    r"(?<!\S)(?:(?:during|on|midway through|halfway through|at the (?:start|beginning) of"
    r"|on (?:the )?(?:\w+|D) (?:day|leg|stop) of) (?:an?|his|her|their) (?:[\w-]+ ){0,3}(?:visit|trip|tour)) "
)
FORMER = frozenset({"earlier", "previous", "last", "past", "recent", "former"})
HAD = re.compile(r"(?<!\S)had ")
# "During a meeting here, they set the goal": that is the news.
OPENS_DURING = re.compile(
    r"during (?:[^\s;:]+ ){1,12}?, (?:[^\s;:]+ ){1,16}?"
    r"(?:said|told|signed|agreed|discussed|made|announced|reached|stressed|added|noted|set|pledged|vowed|called|hailed"
    r"|expressed|exchanged|reviewed|proposed|underlined|emphasi[sz]ed|highlighted|affirmed|reaffirmed|briefed) "
)
LATER = re.compile(r"(?<!\S)(?P<count>a|one|two|three) (?P<unit>day|week)s? after $")
COUNTS, UNITS = {"a": 1, "one": 1, "two": 2, "three": 3}, {"day": 1, "week": 7}
# The months in which the seasons of EDTF begin.
SEASON, SEASONS = re.compile(r"(?<=^\d{4})-(2[1-4])$"), {"21": "03", "22": "06", "23": "09", "24": "12"}
PAST = {"occurred", "ongoing"}
# What counts at once counts from the day of the news.
AT_ONCE = re.compile(r"(?:[^\s,;:]+ ){0,6}?(?:with immediate effect|effective immediately) ")


def by_the_scene(
    found: Found, kind: str, status: str, number: int, outline: Outline, carried: str | None
) -> str | None:
    """The day of the lead, the dateline or the meeting told just before; None where nothing dates it.

    `carried` is the time of the last meeting or visit that was told.
    """
    first = next((index for index, line in enumerate(outline.lines) if line.kind == "body"), 0)
    if kind == "visit" and number == first and LEFT.search(found.words):
        return outline.day or outline.written or outline.printed
    if (
        carried
        and status == "planned"
        and not over(carried, outline)
        and kind in OF_THE_DAY
        and WITHIN.search(found.line.text[: found.core[0]])
    ):
        return carried
    begun = status == "ongoing" and kind in GOING_ON  # at another time
    if status not in PAST or found.line.kind == "headline" or begun or _lasted(found, outline):
        return None
    day = None
    if kind == "talks" and number > first and DURING.search(found.line.text[: found.start]) and not _scene(found):
        return None  # what somebody remarks upon was at another time
    if not told_apart(found) or (kind == "talks" and MET_BEFORE.search(found.line.text[: found.start])):
        if kind in {"visit", "mission"}:
            day = (outline.day or outline.written) if ARRIVES.search(found.words) else None
        elif kind in OF_THE_DAY and (number <= first + 1 or SCENE.search(before(found))):
            day = outline.day or (outline.written if number <= first + 1 else None)
            at_hand = number == first or (number == first + 1 and CAME_AS.search(before(found)) is not None)
            day = day or (outline.printed if at_hand and not OBLIGED.search(found.told) else None)
        elif kind == "dispute" and number == first and status == "occurred":
            day = outline.day or outline.written or outline.printed
        elif kind == "opening" and HAD.search(found.told):
            day = None  # "said that firms had set up branches": until then
        elif kind in MEETINGS or (kind == "policy_measure" and _is_news(found, number - first)):
            day = outline.day or outline.written
    itself = kind in {"visit", "mission"} and is_fronted(found)  # not what was done during it
    if carried and kind in OF_THE_DAY and not itself and CARRIED.match(found.line.text):
        return carried
    return day


def _scene(found: Found) -> bool:
    """Whether somebody spoke, signed or agreed there: then it is what the news tells of."""
    if found.line.text.startswith("during ") and OPENS_DURING.match(found.line.text):
        return True
    return SCENE.search(before(found)) is not None or DONE_THERE.search(found.line.text[: found.start]) is not None


def _lasted(found: Found, outline: Outline) -> bool:
    """Whether the words right behind it say that it went on: "held talks over the past few years"."""
    return (
        LONG.search(found.line.text, found.core[0], found.core[1] + FURTHER) is not None
        or LATELY.search(found.line.text, max(0, found.core[0] - NEAR), found.core[1] + NEAR) is not None
        or DECADE.match(outline.article.flat, found.line.start) is not None
    )


def so_long_ago(found: Found, outline: Outline) -> str | None:
    """The day so long before the news: "a week after his meeting"."""
    lag = LATER.search(before(found))
    if lag is None:
        return None
    told = outline.written or outline.day or outline.printed
    days = COUNTS.get(lag.group("count"), 0) * UNITS[lag.group("unit")]
    return (date.fromisoformat(told) - timedelta(days=days)).isoformat() if told and days and len(told) == 10 else None


def on_the_day(found: Found) -> str | None:
    """The day of what happened when this did: "erupted on Friday when Peru raised its duties"."""
    items, at = found.line.items, found.line.at[found.start]
    while at > 1 and items[at].mark != "when" and items[at - 1].mark in {"when", "the"}:
        at -= 1
    time = items[at - 1].reference if at > 0 and items[at].mark == "when" else None
    return time.edtf if isinstance(time, Time) and time.grain == "day" else None


def at_once(found: Found, outline: Outline) -> str | None:
    """The day of the news, where a measure counts from then on: "banned imports with immediate effect"."""
    told = outline.day or outline.written or outline.printed
    return told if told and len(told) == len("2024-01-01") and AT_ONCE.match(found.line.text, found.end) else None


def _is_news(found: Found, after_lead: int) -> bool:
    """Whether a measure is what the article reports: it stands in the lead, or right behind as announced."""
    return after_lead == 0 or (after_lead == 1 and "announced" in found.line.words)


def told_apart(found: Found) -> bool:
    """Whether the happening is only told to date another, or as its cause: "after she visited", "due to a ban"."""
    within = AFTERWARDS_IN.match(found.words) is not None
    return within or AFTERWARDS.search(found.line.text[: found.start]) is not None


def under_way(parties: list[Side], outline: Outline) -> bool:
    """Whether the article was written in the country that is visited: then the visit is going on."""
    return outline.home is not None and any(side.role == "host" and side.code == outline.home.code for side in parties)


def said_on_it(found: Found) -> bool:
    """Whether who is on the visit says something there: "he said during his first visit to Peru"."""
    line = found.line
    ahead = ON_IT.search(line.text, max(0, found.start - len("on the second day of their ")), found.core[1])
    if ahead is None or not FORMER.isdisjoint(ahead.group().split()):
        return False
    apposed = line.text.startswith(", on ", ahead.start() - len(", "))  # "Sato, on a visit to Peru, opened"
    return apposed or not REMARKING.isdisjoint(line.words)


def nearer(found: Found, edtf: str | None, item: Item | None, outline: Outline) -> str | None:
    """Of a bare month beside a mere noun the nearer reading: in March "the June summit" is not that of last year."""
    time, published = item.reference if item else None, outline.article.published
    if not isinstance(time, Time) or published is None or published.month is None:
        return edtf
    ahead = time.ahead or ""
    bare = time.grain == "month" and edtf == time.edtf and len(ahead) == len("2019-05")
    if not bare or not found.frame.name.startswith(NOMINALS):
        return edtf
    head = found.line.text[: found.start]
    if DURING.search(head) and DONE_THERE.search(head) and not WILL.search(head):
        return edtf  # "announced it during a visit in May"
    months = 12 * (int(ahead[:4]) - published.year) + int(ahead[5:]) - published.month
    return ahead if 0 < months <= SOON else edtf


def over(edtf: str | None, outline: Outline) -> bool:
    """Whether a time ended before the publication: then it is no longer to come."""
    today = outline.printed
    if edtf is None or today is None or "-2" in edtf[4:6] or ".." in edtf:
        return False
    last = edtf.rpartition("/")[2]
    return last < today[: len(last)]


def long_ago(edtf: str, outline: Outline, years: int = 1) -> bool:
    """Whether a time lies in a year before the last, or more `years` ago: what was resolved then has been done."""
    published, last = outline.article.published, edtf.rpartition("/")[2][:4]
    return published is not None and edtf[:4].isdigit() and last.isdigit() and int(last) < published.year - years


def going_on(edtf: str | None, status: str, outline: Outline) -> bool:
    """Whether the day of the publication lies within a span of days; what is told as planned begins that day."""
    today = outline.printed
    first, _, last = (edtf or "").partition("/")
    if today is None or not len(first) == len(last) == len(today) or today >= last:
        return False
    return first < today or (first == today and status == "occurred")


def still_to_come(edtf: str | None, outline: Outline) -> bool:
    """Whether a time begins after the publication: then it cannot have occurred."""
    today = outline.printed
    if edtf is None or today is None:
        return False
    first = SEASON.sub(lambda season: f"-{SEASONS[season.group(1)]}", edtf.partition("/")[0])
    return first > today[: len(first)]

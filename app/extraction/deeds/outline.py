"""An article as lines for frames: who is named, which sentences are prose, and where the article was written."""

from bisect import bisect_left
from collections.abc import Sequence

from app.extraction.article import Article, within
from app.extraction.deeds.asides import asides
from app.extraction.deeds.forums import Forum, scan_forums
from app.extraction.deeds.line import PACTS, Item, Line, Reference, line_of
from app.extraction.names.organisations import Organisation
from app.extraction.names.person import Person
from app.extraction.names.places import Place
from app.extraction.structs import replace, struct
from app.extraction.text.datelines import city_of
from app.extraction.times.calendar import month
from app.extraction.times.scanning import Time
from app.vocabulary.economies import taking_part

# A weekday after one of these is still to come.
COMING = frozenset(
    "will may might could would should going plans planned planning due expected scheduled ends begins starts "
    "opens".split()
)
REACH = 14
# "Had no choice after a meeting on Friday": the news is of a later day.
EARLIER = frozenset({"after", "following", "since"})
# The day of the news is one of the last days before it is printed.
OLD = 9
BODIES = (Person, Organisation)
YEAR = len("2019")


@struct(frozen=True)
class Outline:
    """The lines of an article in order, its people and bodies, the economy and the city of its dateline, if it has one.

    `day` is the day of which the lead tells; `written` that of the dateline.
    """

    article: Article
    lines: Sequence[Line]
    people: Sequence[Person]
    organisations: Sequence[Organisation]
    home: Place | None
    city: str | None
    day: str | None
    written: str | None

    @property
    def printed(self) -> str | None:
        """The day of the publication, if that is known: of it is what a lead tells that names no day at all."""
        return self.article.printed


def outline(article: Article) -> Outline:
    """The outline of an article."""
    people, bodies = article.people, article.organisations
    forums = scan_forums(article, people)
    mentions = _ranked(people, bodies, forums, article)
    starts = [mention.start for mention in mentions]
    lines, home, city, day, written, bodies_read = [], None, None, None, None, 0
    for sentence in article.sentences:
        if sentence.kind == "dateline":
            home = next(iter(within(article.places, sentence.start, sentence.end)), home)
            city = city or city_of(article.flat[sentence.start : sentence.end])
            dated = next(iter(within(article.times, sentence.start, sentence.end)), None)
            written = dated.edtf if dated and dated.grain == "day" else article.printed
        if sentence.kind not in {"headline", "heading", "body"}:
            continue
        first = bisect_left(starts, sentence.start)
        last = bisect_left(starts, sentence.end, lo=first)
        named = mentions[first:last]
        skipped = asides(article.flat, named, sentence.start, sentence.end)
        line = line_of(article.flat, sentence.kind, sentence.start, sentence.end, named, skipped)
        lines.append(line)
        bodies_read += sentence.kind == "body"
        if day is None and sentence.kind == "body" and bodies_read <= 2:
            day = _news_day(line, article)
    return Outline(article, lines, people, bodies, home, city, day, written)


def _ranked(
    people: Sequence[Person], bodies: Sequence[Organisation], forums: Sequence[Forum], article: Article
) -> list[Person | Organisation | Forum | Place | Time]:
    """All mentions in order; of those that begin at one place the longest first."""
    every: list[Person | Organisation | Forum | Place | Time] = [
        *forums,
        *people,
        *bodies,
        *(_ago(time, article) for time in article.times),
        *article.places,
    ]
    return sorted(every, key=lambda one: (one.start, -one.end))


def _ago(time: Time, article: Article) -> Time:
    """What happened "a year ago" or "a month ago" has that for its time; only figures are compared with it."""
    published, edtf = article.published, None
    if time.edtf or published is None or not article.flat.endswith(" ago", time.start, time.end):
        return time
    if time.relation == "year_before":
        edtf = str(published.year - 1)
    elif time.relation == "month_before" and published.month:
        edtf = month(published.year, published.month - 1)
    grain = "year" if edtf and len(edtf) == YEAR else "month"
    return replace(time, edtf=edtf, grain=grain, relation="") if edtf else time


def _news_day(line: Line, article: Article) -> str | None:
    """The day of which the lead tells: "today", "on Tuesday"."""
    for index, item in enumerate(line.items):
        reference = item.reference
        if isinstance(reference, Time) and reference.ahead and not COMING.isdisjoint(_marks_ahead(line, index)):
            continue
        if isinstance(reference, Time) and article.flat.endswith(" ago", item.start, item.end):
            continue
        if isinstance(reference, Time) and not EARLIER.isdisjoint(_marks_ahead(line, index)):
            continue
        if isinstance(reference, Time) and _is_of_somebody(line, index):
            continue
        if isinstance(reference, Time) and reference.grain == "day" and reference.edtf:
            oldest = article.published.ago(OLD) if article.published else None
            if article.printed is None or oldest is None or oldest <= reference.edtf <= article.printed:
                return reference.edtf
    return None


def _is_of_somebody(line: Line, index: int) -> bool:
    """Whether a time is told of somebody in passing: "Sato, who arrived on Sunday, held talks"."""
    marks = line.marks
    opened = next((at for at in range(index - 1, 0, -1) if marks[at] == ","), None)
    return opened is not None and marks[opened + 1] == "who" and "," in marks[index + 1 :]


def _marks_ahead(line: Line, index: int) -> set[str]:
    return {item.mark for item in line.items[max(0, index - REACH) : index]}


def codes(items: Sequence[Item]) -> list[str]:
    """The economies that items name or to which they belong, each once, in order."""
    found: list[str] = []
    for item in items:
        for code in belongs(item.reference) if item.reference is not None else ():
            if code not in found:
                found.append(code)
    return found


def belongs(reference: Reference) -> list[str]:
    """The economies of one mention: its own code, its country, none."""
    if isinstance(reference, tuple):
        return [place.code for place in reference if place.code in taking_part()]
    if isinstance(reference, Place):
        if reference.code in PACTS:
            return []
        return [reference.code] if reference.code in taking_part() else []
    if isinstance(reference, Organisation) and reference.members:
        return list(reference.members)
    if isinstance(reference, BODIES):
        return [reference.country] if reference.country else []
    return []

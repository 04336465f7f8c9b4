"""An article as the scanners see it: every mention with its offset, in order, found by position."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from operator import attrgetter
from typing import Protocol, TypeVar

from app.extraction.evening import Evened, evened
from app.extraction.names.alluded import of_the_union, with_alluded
from app.extraction.names.at_home import of_their_land
from app.extraction.names.organisations import Organisation, scan_organisations
from app.extraction.names.people import scan_people
from app.extraction.names.person import Person
from app.extraction.names.places import Place, scan_places
from app.extraction.numbers.factors import scan_factors, scan_fractions
from app.extraction.numbers.scanning import Number, scan_numbers
from app.extraction.structs import struct
from app.extraction.text.segments import Sentence, plain, segment
from app.extraction.text.tokens import Words, tokens
from app.extraction.times.calendar import Published
from app.extraction.times.calendar import published as parse_publication
from app.extraction.times.fiscal import whose_year
from app.extraction.times.scanning import Time, scan_times
from app.vocabulary.economies import taking_part

# A headline and the lead say whom the article is about.
LEAD_WEIGHT = 3
YEARLY = re.compile(
    r"\b(?:year[- ]on[- ]year|year[- ]over[- ]year|a year (?:earlier|ago|before)|same (?:period"
    r"|month|time) (?:of |in )?(?:last|the previous|a) year|annual"
    r"|(?:with|to|against|from|over|than) (?:that of |those of )?the (?:same|corresponding|first [a-z0-9]+)"
    r" (?:period|months?)|yoy|y/y|on-year)\b",
    re.IGNORECASE,
)
# One of these stands in each such phrase.
OF_YEARS = frozenset("year annual yoy y period month months".split())
# "Exports in US dollars" are nobody's in particular.
MONEY = re.compile(r" (?:dollars?|cents?|dlrs?|pounds? sterling|(?:franc|peso|rupee|riyal|rial|dinar|crown)s?)\b")
# No article is longer, in characters or sentences: what stands beyond is not read, so that the cost of any text is
# bounded.
LONGEST_READ, MOST_SENTENCES = 250_000, 3000

# A dateline stands right below the headlines; a paper prints what an agency wrote within days.
MOST_HEADLINES, LATEST = 4, 4

STARTS = attrgetter("start")
# Of a bloc, these do not tell of it as one that acts: "the ASEAN Summit", "members of ASEAN".
BLOC_MEETS = re.compile(
    r" (?:[A-Z][a-z]+ ){0,2}(?:Summits?|Ministers|Meetings?|Forum|Leaders|summits?|meetings?|members?|leaders"
    r"|ministers)\b"
)
MEETING_OF = re.compile(r"\b(?:summit|meeting|session|members|states|countries|general) of (?:the )?$")
# What stands before the name of whom others trade with, and how often it does at least.
WITH = ("to ", "from ", "with ", "to the ", "from the ", "with the ")
MOSTLY = 0.6


class Stretch(Protocol):
    """Anything that has a place in the text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


Mention = TypeVar("Mention", bound=Stretch)


class Mentions(list[Mention]):
    """Mentions in order; where each begins is known for all, since rules ask for those of a stretch all the time."""

    def __init__(self, found: Iterable[Mention] = ()) -> None:
        super().__init__(found)
        self.starts = [one.start for one in self]


@struct(frozen=True)
class Article:
    """The text, the plain form of what is read of it (`flat`), and what the scanners found in that, in order.

    `economies` are the codes of the countries and blocs that the article is about, the most mentioned first; `pair`
    holds the first two in alphabetical order, if two stand out.
    """

    text: Evened
    flat: str
    published: Published | None
    sentences: Sequence[Sentence]
    tokens: Words
    places: Sequence[Place]
    times: Sequence[Time]
    numbers: Sequence[Number]
    economies: Sequence[str]

    @property
    def pair(self) -> tuple[str, str] | None:
        """The two economies that the article is about, in alphabetical order; None if fewer are named."""
        if len(self.economies) < 2:
            return None
        first, second = sorted(self.economies[:2])
        return first, second

    @property
    def printed(self) -> str | None:
        """The day of the publication as EDTF; None where no more than the month or the year is known."""
        return self.published.ago(0) if self.published else None

    @cached_property
    def words(self) -> Mapping[int, frozenset[str]]:
        """The words of each sentence in lower case, by where it begins: a pattern is sought where its words stand."""
        starts = self.tokens.starts
        bounds = [(one.start, bisect_left(starts, one.start), bisect_left(starts, one.end)) for one in self.sentences]
        small = self.tokens.small
        return {at: frozenset(small[first:last]) for at, first, last in bounds}

    @cached_property
    def acting(self) -> Mentions[Place]:
        """The economies that act: no cities, no regions."""
        return Mentions(place for place in self.places if place.acts and place.code in taking_part())

    @cached_property
    def named(self) -> Counter[str]:
        """How often each economy is named as one that acts."""
        acting = (place for place in self.places if place.acts and not _is_where_it_meets(self.flat, place))
        return Counter(place.code for place in acting)

    @cached_property
    def compares_years(self) -> bool:
        """Whether it compares with a year before anywhere: a month without a base is then compared so as well."""
        told = [one for one in self.sentences if not OF_YEARS.isdisjoint(self.words[one.start])]
        if any(YEARLY.search(self.flat, one.start, one.end) for one in told):
            return True
        months = {time.edtf for time in self.times if time.grain == "month" and time.edtf}
        return len({month[5:] for month in months}) < len(months)  # May of this year and of last year

    @cached_property
    def people(self) -> Sequence[Person]:
        """Everybody who is named, in order."""
        found = scan_people(self.flat, self.tokens, list(self.places), {one.start for one in self.sentences})
        return Mentions(of_their_land(self.flat, found, self.sentences, self.acting, self.economies))

    @cached_property
    def organisations(self) -> Sequence[Organisation]:
        """All companies, agencies and other bodies that are named, in order."""
        return Mentions(scan_organisations(self.flat, self.tokens, list(self.places), list(self.people)))

    def quote(self, one: Stretch) -> str:
        """The plain text of a mention."""
        return self.flat[one.start : one.end]


def within(found: Sequence[Mention], start: int, end: int) -> Sequence[Mention]:
    """Those of the mentions, which are in order, that lie between two offsets."""
    starts = found.starts if isinstance(found, Mentions) else [one.start for one in found]
    first = bisect_left(starts, start)
    last = bisect_left(starts, end, first)
    return [one for one in found[first:last] if one.end <= end] if first < last else []


def scan(text: str, published: str | None = None) -> Article:
    """The article with all mentions found. `published` is the day (or month, or year) as EDTF.

    Of a text that is longer than any article only the first `LONGEST_READ` characters and `MOST_SENTENCES` sentences
    are read.
    """
    even = evened(text, LONGEST_READ)
    day, flat = parse_publication(published), plain(even.read)
    sentences = segment(even.read, flat)[:MOST_SENTENCES]
    flat = flat[: sentences[-1].end] if sentences else ""
    found = tokens(flat)
    places = of_the_union(flat, with_alluded(flat, scan_places(flat, found, day.year if day else None), found))
    about = _about(flat, places, sentences)
    numbers = sorted(
        [*scan_numbers(flat, _named(places), found), *scan_factors(flat), *scan_fractions(flat)],
        key=lambda one: (one.start, -one.end),
    )
    money = [number for number in numbers if number.sort == "money"]
    whose = whose_year(_owners_first(flat, places, about), flat)
    times = scan_times(flat, day, whose, found)
    if (written := _written(sentences, times, day)) is not None:
        times = scan_times(flat, written, whose, found)
    named = [place for place in places if not (_inside(money, place) or _is_of_money(flat, place))]
    about = _about(flat, named, sentences) if len(named) < len(places) else about
    return Article(even, flat, day, sentences, found, Mentions(named), Mentions(times), Mentions(numbers), about)


def _owners_first(flat: str, places: Sequence[Place], about: list[str]) -> list[str]:
    """The economies an article is about, one that is mostly traded with behind one that mostly trades.

    Bangladesh's paper on "exports to India" names India more often, yet counts in the fiscal years of Bangladesh.
    """
    if len(about) < 2 or not is_traded_with(flat, places, about[0], about[1]):
        return about
    return [about[1], about[0], *about[2:]]


def is_traded_with(flat: str, places: Sequence[Place], first: str, second: str) -> bool:
    """Whether the first is mostly named as the one with whom others trade, and the second is not."""
    named = ([one for one in places if one.code == code and one.acts] for code in (first, second))
    parts = [sum(flat.endswith(WITH, 0, one.start) for one in row) / max(1, len(row)) for row in named]
    return parts[0] >= MOSTLY > parts[1]


def _written(sentences: Sequence[Sentence], times: Sequence[Time], day: Published | None) -> Published | None:
    """The day of the dateline, where a paper printed the article later: from there on "today" and "Monday" count."""
    line = next((one for one in sentences[:MOST_HEADLINES] if one.kind == "dateline"), None)
    dated = next((one for one in times if line and line.start <= one.start < line.end and one.grain == "day"), None)
    if dated is None or day is None or dated.edtf not in {day.ago(days) for days in range(1, LATEST)}:
        return None
    return parse_publication(dated.edtf)


def _is_of_money(flat: str, place: Place) -> bool:
    """Whether a name only says whose money is counted: "US dollars", "US $5 million"."""
    dollars = flat.startswith("US $", place.start) and flat[place.start : place.end] == "US"
    return dollars or MONEY.match(flat, place.end) is not None


def _inside(found: Sequence[Number], place: Place) -> bool:
    index = bisect_left(found, place.end, key=STARTS)
    return index > 0 and found[index - 1].start <= place.start and place.end <= found[index - 1].end


def _named(places: Sequence[Place]) -> list[str]:
    """The codes of all economies in the order in which they are first named: whose crowns and francs are meant."""
    return list(dict.fromkeys(place.code for place in places))


def _is_where_it_meets(flat: str, place: Place) -> bool:
    """Whether a bloc is only named for its meetings or members: "the 40th ASEAN Summit", "members of ASEAN"."""
    if place.form != "bloc":
        return False
    return (
        BLOC_MEETS.match(flat, place.end) is not None
        or MEETING_OF.search(flat[max(0, place.start - 24) : place.start]) is not None
    )


def _about(flat: str, places: Sequence[Place], sentences: Sequence[Sentence]) -> list[str]:
    """The codes of the economies that an article is about, the most mentioned first."""
    lead = next((one.end for one in sentences if one.kind == "body"), 0)
    counts: Counter[str] = Counter()
    for place in places:
        if place.acts and place.code in taking_part() and not _is_where_it_meets(flat, place):
            counts[place.code] += LEAD_WEIGHT if place.start < lead else 1
    return [code for code, _ in counts.most_common()]

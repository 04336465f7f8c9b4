"""Times that a text names, as EDTF periods, resolved by the publication day."""

import re
from datetime import date, timedelta
from functools import cache
from itertools import islice

from app.extraction.lexicons import word_set
from app.extraction.structs import replace, struct
from app.extraction.text.segments import lower
from app.extraction.text.tokens import Words, tokens
from app.extraction.times.calendar import MONTHS, NAMES, Published
from app.extraction.times.fiscal import SMALL_NAMES
from app.extraction.times.parts import part, spelt
from app.extraction.times.rules import beginning, rules
from app.extraction.times.stretch_rules import HINTED, HINTS, SHORT, WIDEST

# No article has more words of time: the bound keeps hostile texts cheap.
MOST_TIMES = 10_000
# No phrase of time has more letters.
LONGEST = 120
# A phrase of time holds one of these words near its beginning, or a number that can be a year.
ANCHORS = word_set("time_words") | NAMES
YEARLIKE = re.compile(
    r"(?:1[89]|20)\d\d$|\d+0s$|FY\d|[HQ][1-4](?:FY)?\d*$|[1-4][HQ]\d*$|(?:[2-9]|1[01])M\d*$", re.IGNORECASE
)
# It begins with one of these, or with a digit.
BEGINNINGS = word_set("time_beginnings") | NAMES
NEAR = 40
PART = re.compile(r"\b(?:months?|quarter|half|period),? $", re.IGNORECASE)
# "Flight BG-2030", "a Su-2000": no year.
CODE = re.compile(r"(?<![^\W_])(?!FY)[A-Z][A-Za-z]?-$")
# "The first quarter" of a year that is told, or is not.
PART_OF_YEAR = re.compile(r"\b(?:first|second|third|fourth)[ -](?:quarter|half)\b")
# "In the first half of 2017 and 9 percent in the second half".
BARE_PART = re.compile(r"(?:the )?(?P<which>first|second|third|fourth)[ -](?P<part>quarter|half)")
BESIDE = 90
DAYS_AFTER, DAY_TOLD = "days_after:", re.compile(r"\d{4}-\d\d-\d\d")
MONTH_AFTER, MONTH_TOLD = "month_after:", re.compile(r"(?P<year>\d{4})-(?P<month>0[1-9]|1[0-2])")
YEAR_TOLD = re.compile(r"(?:19|20)\d\d")


@struct(frozen=True, slots=True)
class Time:
    """A time named in the text.

    `edtf` is None where only the discourse can tell: `relation` is then `same` (the same period), `year_before`,
    `month_before`, `same_last_year`, `same_in_2017` (the same period of that year), `same_within_2017-04/2018-03` (of
    that fiscal year) or `years:-3` (so many years away). `since` a month that is told is open. `ahead` is the reading
    where the sentence looks forward (a bare "June" that is to come). `grain` is `year`, `month`, `day`, `span`,
    `decade`, `fiscal` or `open`.
    """

    start: int
    end: int
    edtf: str | None
    grain: str
    relation: str = ""
    ahead: str | None = None


def scan_times(
    flat: str, published: Published | None, country: str | None = None, words: Words | None = None
) -> list[Time]:
    """All times named in a text, in order, none overlapping: at one place the first and longest rule wins.

    `country` is whose fiscal years are meant; `words` are the text's, if they are known already.
    """
    words = tokens(flat) if words is None else words
    small = lower(flat)
    found: list[Time] = []
    done = 0  # where the last time ends, and what was tried in vain
    for at in islice(_anchors(words), MOST_TIMES):
        start = words.starts[at]
        if start < done:
            continue
        first = at
        nearest = max(done, start - NEAR)
        while first and words.starts[first - 1] >= nearest and _belongs(words.small[first - 1]):
            first -= 1
        for number, begin in enumerate(words.starts[first : at + 1], first):
            if (
                begin >= done
                and _begins(flat, words, number)
                and (time := _time_at(flat, small, begin, published, country, _is_hinted(words, number)))
            ):
                found.append(time)
                done = time.end
                if done > start:
                    break
        done = max(done, start + 1)
    if any(time.relation.startswith((MONTH_AFTER, DAYS_AFTER)) for time in found):
        found = _after_the_last(found)
    if "half" in words.where or "quarter" in words.where:
        found = _in_the_year_told(flat, found)
    return _in_fiscal_years(flat, found) if any(name in small for name in SMALL_NAMES) else found


def _in_the_year_told(flat: str, found: list[Time]) -> list[Time]:
    """The times, where a part of a year stands beside one whose year is told: it is of the same year."""
    result: list[Time] = []
    for time in found:
        bare = BARE_PART.fullmatch(lower(flat[time.start : time.end]))
        year = _year_beside(flat, result[-1], time.start) if bare and result else None
        made = part(*spelt(bare["which"], bare["part"]), year, None, told=True) if bare and year else None
        result.append(replace(time, edtf=made[0], relation="", ahead=None) if made else time)
    return result


def _year_beside(flat: str, last: Time, at: int) -> int | None:
    """The year of the part of one that was told not far ahead in the same sentence."""
    near = at - last.end < BESIDE and ". " not in flat[last.end : at]
    told = YEAR_TOLD.search(flat, last.start, last.end) if PART_OF_YEAR.search(flat, last.start, last.end) else None
    return int(told.group()) if near and told is not None else None


def _after_the_last(found: list[Time]) -> list[Time]:
    """The times with "the following January" and "a week later" as those after the time told last, if there is one."""
    result: list[Time] = []
    for time in found:
        last = result[-1].edtf or "" if result else ""
        if time.relation.startswith(DAYS_AFTER):
            if DAY_TOLD.fullmatch(last):
                later = date.fromisoformat(last) + timedelta(days=int(time.relation.removeprefix(DAYS_AFTER)))
                result.append(replace(time, edtf=later.isoformat(), relation=""))
        elif not time.relation.startswith(MONTH_AFTER):
            result.append(time)
        elif before := MONTH_TOLD.match(last):
            month, year = int(time.relation.removeprefix(MONTH_AFTER)), int(before["year"])
            edtf = f"{year + (month <= int(before['month'])):04d}-{month:02d}"
            result.append(replace(time, edtf=edtf, relation=""))
    return result


def _in_fiscal_years(flat: str, found: list[Time]) -> list[Time]:
    """The times, where the first quarter of a fiscal year has been told "the first quarter" is that."""
    told: dict[str, Time] = {}
    result: list[Time] = []
    for time in found:
        words = lower(flat[time.start : time.end])
        if (part := PART_OF_YEAR.search(words)) is None:
            result.append(time)
        elif any(name in words for name in SMALL_NAMES):
            told[part.group()] = time
            result.append(time)
        elif part.end() == len(words) and (known := told.get(part.group())) is not None:
            result.append(replace(known, start=time.start, end=time.end))
        else:
            result.append(time)
    return result


def _anchors(words: Words) -> list[int]:
    """The numbers of the words that a phrase of time holds."""
    return words.of({*ANCHORS.intersection(words.where), *filter(_is_year, words.mixed)})


def _is_year(word: str) -> bool:
    return (word[0].isdigit() or word[-1].isdigit()) and YEARLIKE.match(word) is not None


def _belongs(word: str) -> bool:
    """Whether a word may stand in a phrase of time at all."""
    return word in _phrase_words() or word.endswith("day") or any(map(str.isdigit, word))


@cache
def _phrase_words() -> frozenset[str]:
    """Every word that a rule names, in singular and plural: a phrase of time holds no others but numbers."""
    patterns = " ".join(re.sub(r"\(\?P<\w+>", "", rule.pattern).lower() for rule, _ in rules(stretches=True))
    named = re.findall(r"[a-z]+(?:s\?)?", patterns)
    return frozenset(one for word in named for one in (word.rstrip("?"), word.removesuffix("s?"))).union(NAMES)


def _begins(flat: str, words: Words, number: int) -> bool:
    """Whether a phrase of time may begin with a word: no part of an amount or a decimal does."""
    word, start = words.small[number], words.starts[number]
    if word not in BEGINNINGS and not word[0].isdigit():
        return word[-1].isdigit() and YEARLIKE.match(word) is not None
    if start and flat[start - 1] == "-" and CODE.search(flat, max(0, start - 5), start):
        return False
    return start == 0 or flat[start - 1] not in "$.,"


def _is_hinted(words: Words, number: int) -> bool:
    """Whether the phrase that begins with a word may tell of a part of a year, and so is worth the rules of such."""
    small = words.small[number : number + WIDEST]
    if small[0] == "on" or not HINTS.isdisjoint(small[:HINTED]):
        return True
    if any(word[0] in "123456789hqf" and SHORT.match(word) for word in small[:HINTED]):
        return True
    return len([word for word in small if word in MONTHS]) > 1


def _time_at(
    flat: str, small: str, at: int, published: Published | None, country: str | None, stretches: bool
) -> Time | None:
    end = min(len(flat), at + LONGEST)
    first = beginning(stretches).match(small, at, end)
    if first is None or first.lastindex is None:
        return None
    for pattern, make in rules(stretches)[first.lastindex - 1 :]:
        if (match := pattern.match(flat, at, end)) is None:
            continue
        if (made := make(match, published, country)) is not None:
            edtf, grain, relation, ahead = made
            if (days := _in_brackets(flat, small, match, published, country)) is not None:
                edtf, relation, ahead = days, "", None
            return Time(match.start(), match.end(), edtf, grain, relation, ahead)
    return None


def _in_brackets(
    flat: str, small: str, match: re.Match[str], published: Published | None, country: str | None
) -> str | None:
    """The days that brackets within a phrase tell: "the first eight months (March 21, 2011, to November 20)"."""
    opened = flat.find("(", match.start(), match.end())
    closed = flat.find(")", opened, match.end() + 1) if opened >= 0 else -1  # "(H1) of 2022" tells no year within
    if (
        opened < 0
        or PART.search(flat, match.start(), opened) is None
        or YEAR_TOLD.search(flat, opened, closed if closed > 0 else match.end()) is None
    ):
        return None
    told = _time_at(flat, small, opened + 1, published, country, stretches=True)
    return told.edtf if told is not None and not told.relation and flat.startswith(")", told.end) else None

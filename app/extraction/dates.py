"""Times that a text names, as EDTF periods, resolved by the publication day."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from app.extraction import calendar
from app.extraction.calendar import MONTHS, WEEKDAYS, Published
from app.extraction.fiscal import fiscal_year, running_fiscal_year

MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|JANUARY|FEBRUARY|MARCH|APRIL|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
YEAR = r"(?:1[89]\d\d|20\d\d)(?!\d|,\d|\.\d)"
SMALL = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|fifty)"
ORDINAL = r"(?:first|second|third|fourth|1st|2nd|3rd|4th|Q[1-4])"
OF_YEAR = rf"(?:,? (?:of |in )?(?P<year>{YEAR})|,? (?:of )?(?P<named>this year|last year|the year))?"
WORDS = dict(
    zip("one two three four five six seven eight nine ten eleven twelve".split(), range(1, 13), strict=True)
) | {"twenty": 20, "thirty": 30, "fifty": 50, "a": 1, "an": 1}
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1": 1, "2": 2, "3": 3, "4": 4}


@dataclass(frozen=True, slots=True)
class Time:
    """A time named in the text.

    `edtf` is None where only the discourse can tell: `relation` is then `same` (the same period), `year_before`,
    `month_before` or `same_last_year`. `ahead` is the reading where the sentence looks forward (a bare "June" that is
    to come). `grain` is `year`, `month`, `day`, `span`, `decade`, `fiscal` or `open`.
    """

    start: int
    end: int
    edtf: str | None
    grain: str
    relation: str = ""
    ahead: str | None = None


# A phrase of time holds one of these words near its beginning.
ANCHOR = re.compile(
    rf"(?<![\w$.,]){YEAR}|\b(?:{MONTH}|years?|months?|quarters?|half|period|decades?|fiscal|financial|weeks?|today|tomorrow"
    r"|yesterday|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|time|span|stretch|spring|summer|autumn|winter|FY ?|Q[1-4])|\d0s\b",
    re.IGNORECASE,
)
NEAR = 40


Made = tuple[str | None, str, str, str | None] | None
Maker = Callable[[re.Match[str], Published | None, str | None], Made]


def scan_times(flat: str, published: Published | None, country: str | None = None) -> list[Time]:
    """All times named in a text, in order, none overlapping: at one place the first and longest rule wins.

    `country` is whose fiscal years are meant.
    """
    found: list[Time] = []
    done = 0  # where the last time ends, and what was tried in vain
    for anchor in ANCHOR.finditer(flat):
        if anchor.start() < done:
            continue
        for match in TRIGGER.finditer(flat, max(done, anchor.start() - NEAR), anchor.start() + 12):
            if match.start() > anchor.start():
                break
            if match.start() >= done and (time := _time_at(flat, match.start(), published, country)) is not None:
                found.append(time)
                done = time.end
                if done > anchor.start():
                    break
        done = max(done, anchor.start() + 1)
    return found


def _time_at(flat: str, at: int, published: Published | None, country: str | None) -> Time | None:
    for pattern, make in RULES:
        if (match := pattern.match(flat, at, min(len(flat), at + 120))) is None:
            continue
        if (made := make(match, published, country)) is not None:
            edtf, grain, relation, ahead = made
            return Time(match.start(), match.end(), edtf, grain, relation, ahead)
    return None


def _number(word: str) -> int:
    return int(word) if word.isdigit() else WORDS.get(word.lower(), 0)


def _month(word: str) -> int:
    return MONTHS[word.rstrip(".").lower()]


def _year_of(match: re.Match[str], day: Published | None) -> int | None:
    groups = match.groupdict()
    if groups.get("year"):
        return int(groups["year"])
    if day is None:
        return None
    return day.year - 1 if groups.get("named") == "last year" else day.year


def _past_and_ahead(day: Published | None, number: int) -> tuple[int, int] | None:
    """The years of the last and of the next month of that number."""
    if day is None or day.month is None:
        return None
    return (day.year if number <= day.month else day.year - 1), (day.year if number >= day.month else day.year + 1)


def _full_date(match: re.Match[str], day: Published | None, _: str | None) -> Made:
    number, of_month = _month(match["month"]), int(match["day"])
    if match["year"]:
        edtf = calendar.day(int(match["year"]), number, of_month)
        return (edtf, "day", "", None) if edtf else None
    years = _past_and_ahead(day, number)
    if years is None or day is None:
        return None
    past, ahead = years
    if number == day.month and day.day:
        past, ahead = (day.year - (of_month > day.day)), (day.year + (of_month < day.day))
    # A day more than nine months back is the coming one.
    return calendar.day(past, number, of_month), "day", "", calendar.day(ahead, number, of_month)


def _month_alone(match: re.Match[str], day: Published | None, _: str | None) -> Made:
    number = _month(match["month"])
    if match["year"] or match["named"]:
        year = _year_of(match, day)
        return (calendar.month(year, number), "month", "", None) if year else None
    if match["month"] in {"May", "Mar", "MARCH", "March"} and not match["lead"]:
        return None
    years = _past_and_ahead(day, number)
    if match["lead"] and match["lead"].lower().startswith("by") and years:
        return f"../{calendar.month(years[0], number)}", "month", "", f"../{calendar.month(years[1], number)}"
    if match["lead"] and match["lead"].startswith("last") and years and day:
        year = years[0] - (number == day.month)
        return calendar.month(year, number), "month", "", None
    if match["lead"] and match["lead"].startswith("next") and years and day:
        return calendar.month(years[1] + (number == day.month), number), "month", "", None
    return (calendar.month(years[0], number), "month", "", calendar.month(years[1], number)) if years else None


def _month_range(match: re.Match[str], day: Published | None, _: str | None) -> Made:
    first, last = _month(match["first"]), _month(match["last"])
    year = _year_of(match, day)
    if not match["year"] and not match["named"]:
        years = _past_and_ahead(day, last)
        year = years[0] if years else None
    if year is None:
        return None
    begin = calendar.month(year - (first > last), first)
    return (f"{begin}/{calendar.month(year, last)}" if first != last else begin), "span", "", None


def _first_months(match: re.Match[str], day: Published | None, _: str | None) -> Made:
    count, year = _number(match["count"]), _year_of(match, day)
    if not 1 <= count <= 12 or year is None:
        return None
    if not match.groupdict().get("year") and not match.groupdict().get("named") and day and day.month:
        year -= count > day.month
    return calendar.months(year, 1, count), "span", "", None


def _part_of_year(match: re.Match[str], day: Published | None, _: str | None) -> Made:
    year, size = _year_of(match, day), 6 if match["part"].startswith("half") else 3
    number = ORDINALS.get(
        re.sub(r"^q|(?:st|nd|rd|th)$", "", match["which"].lower())
        if match["which"][0] in "Qq1234"
        else match["which"].lower(),
        0,
    )
    if year is None or not number or number * size > 12:
        return None
    if not match["year"] and not match["named"] and day and day.month and (number - 1) * size + 1 > day.month:
        ahead = calendar.months(year, (number - 1) * size + 1, number * size)
        year -= 1
        return calendar.months(year, (number - 1) * size + 1, number * size), "span", "", ahead
    return calendar.months(year, (number - 1) * size + 1, number * size), "span", "", None


def _months_to(match: re.Match[str], day: Published | None, _: str | None) -> Made:
    count = 12 if match["count"] is None else _number(match["count"])
    number, year = _month(match["month"]), _year_of(match, day)
    if not match["year"]:
        years = _past_and_ahead(day, number)
        year = years[0] if years else None
    if year is None or not 1 <= count <= 36:
        return None
    return f"{calendar.month(year, number - count + 1)}/{calendar.month(year, number)}", "span", "", None


def _years(match: re.Match[str], _day: Published | None, country: str | None) -> Made:
    first, second = match["first"], match["second"]
    last = int(second) if len(second) == 4 else int(first[: 4 - len(second)] + second)
    if last < int(first):
        last += 10 ** len(second)
    if not int(first) < last <= int(first) + 60:
        return None
    joined = match["joint"] in {"/", "-"}
    if joined and last == int(first) + 1:
        return fiscal_year(country, int(first), last), "fiscal", "", None
    return f"{int(first)}/{last}", "span", "", None


def _fiscal(match: re.Match[str], day: Published | None, country: str | None) -> Made:
    if match["year"]:
        return fiscal_year(country, int(match["year"])), "fiscal", "", None
    if day is None:
        return None
    step = {"last": -1, "previous": -1, "past": -1, "next": 1, "coming": 1}.get((match["which"] or "").lower(), 0)
    edtf = running_fiscal_year(country, day, step)
    return (edtf, "fiscal", "", None) if edtf else None


def _bare_year(match: re.Match[str], _day: Published | None, _: str | None) -> Made:
    year, lead = match["year"], (match["lead"] or "").lower()
    if lead.startswith("by"):
        return f"../{year}", "year", "", None
    if lead.startswith("since"):
        return f"{year}/..", "open", "", None
    return year, "year", "", None


def _end_of_year(match: re.Match[str], day: Published | None, _: str | None) -> Made:
    year = _year_of(match, day)
    if year is None:
        return None
    if (match["lead"] or "").lower().startswith("by"):
        return f"../{year}", "year", "", None
    return (
        calendar.month(year, 1 if match["edge"].startswith("begin") or match["edge"] == "start" else 12),
        "month",
        "",
        None,
    )


def _decade(match: re.Match[str], _day: Published | None, _: str | None) -> Made:
    digits = match["decade"]
    return f"{digits if len(digits) == 3 else '19' + digits}X", "decade", "", None


def _relative_year(match: re.Match[str], day: Published | None, _: str | None) -> Made:
    if day is None:
        return None
    which = match["which"].lower()
    if which.startswith("so far") or "to date" in which:
        return (
            (f"{day.year}-01/{calendar.month(day.year, day.month)}" if (day.month or 1) > 1 else str(day.year)),
            "span",
            "",
            None,
        )
    step = -1 if which.startswith("last") else 1 if which.startswith("next") else 0
    lead = (match["lead"] or "").lower()
    year = f"{day.year + step}"
    return (f"../{year}" if lead.startswith("by") else year), "year", "", None


def _relative_month(match: re.Match[str], day: Published | None, _: str | None) -> Made:
    if day is None or day.month is None:
        return None
    step = {"last": -1, "next": 1}.get(match["which"].lower(), 0)
    return calendar.month(day.year, day.month + step), "month", "", None


def _relative_day(match: re.Match[str], day: Published | None, _: str | None) -> Made:
    word = match["word"].lower()
    if day is None or day.date is None:
        return None
    step = {"yesterday": 1, "tomorrow": -1}.get(word, 0)
    return day.ago(step), "day", "", None


def _weekday(match: re.Match[str], day: Published | None, _: str | None) -> Made:
    if day is None or day.date is None:
        return None
    back = (day.date.weekday() - WEEKDAYS[match["day"].lower()]) % 7
    if (match["lead"] or "").lower().startswith("next"):
        return day.ago(back - 7 if back else -7), "day", "", None
    if (match["lead"] or "").lower().startswith("last") and back == 0:
        back = 7
    return day.ago(back), "day", "", day.ago(back - 7 if back else 0)


def _week(match: re.Match[str], day: Published | None, _: str | None) -> Made:
    if day is None or day.date is None:
        return None
    monday = day.date.weekday() + {"last": 7, "next": -7}.get(match["which"].lower(), 0)
    return f"{day.ago(monday)}/{day.ago(monday - 6)}", "span", "", None


def _past_span(match: re.Match[str], day: Published | None, _: str | None) -> Made:
    count, unit = _number(match["count"]) or 1, match["unit"].lower()
    if day is None or not 1 <= count <= 60 or (not match["count"] and not unit.startswith("decade")):
        return None
    forward = match["way"].lower() in {"next", "coming", "following"}
    if unit.startswith("year"):
        return (f"{day.year}/{day.year + count}" if forward else f"{day.year - count}/{day.year}"), "span", "", None
    if unit.startswith("decade"):
        return (
            (f"{day.year}/{day.year + 10 * count}" if forward else f"{day.year - 10 * count}/{day.year}"),
            "span",
            "",
            None,
        )
    if day.month is None:
        return None
    first, last = (day.month, day.month + count) if forward else (day.month - count, day.month - 1)
    return f"{calendar.month(day.year, first)}/{calendar.month(day.year, last)}", "span", "", None


def _within(match: re.Match[str], day: Published | None, _: str | None) -> Made:
    count = _number(match["count"])
    return (f"../{day.year + count}", "year", "", None) if day and 0 < count <= 60 else None


def _season(match: re.Match[str], day: Published | None, _: str | None) -> Made:
    code = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}[match["season"].lower()]
    if match["year"]:
        return f"{match['year']}-{code}", "span", "", None
    if day is None or day.month is None:
        return None
    year = day.year - (day.month < 3 * (code - 20))
    return f"{year}-{code}", "span", "", None


def _ago(match: re.Match[str], day: Published | None, _: str | None) -> Made:
    count, unit = _number(match["count"]), match["unit"].lower()
    if (count == 1 and not unit.startswith("decade")) or match["word"] in {"earlier", "before"}:
        known = {"year": "year_before", "month": "month_before", "quarter": "quarter_before"}
        relation = known.get(unit.rstrip("s"))
        return (None, "span", relation, None) if relation and count == 1 else None
    if day is None or not count:
        return None
    years = count * (10 if unit.startswith("decade") else 1)
    return (str(day.year - years), "year", "", None) if unit.startswith(("year", "decade")) else None


def _same(match: re.Match[str], day: Published | None, _: str | None) -> Made:
    if match["year"]:
        return None, "span", f"same_in_{match['year']}", None
    named = (match["named"] or "").lower()
    return None, "span", "same_last_year" if named else "same", None


def _before(match: re.Match[str], _day: Published | None, _: str | None) -> Made:
    unit = match["unit"] if match["unit"] else match["unit2"]
    return None, "span", f"{unit.lower()}_before", None


def _same_year(_match: re.Match[str], _day: Published | None, _: str | None) -> Made:
    return None, "span", "same", None


def _rule(pattern: str, make: Maker) -> tuple[re.Pattern[str], Maker]:
    return re.compile(re.sub(r" (?!\?)", " +", pattern), re.IGNORECASE), make


def _rules() -> Iterator[tuple[re.Pattern[str], Maker]]:
    same_words = r"(?:the )?(?:same|corresponding|comparable|equivalent|like|year-earlier|year-ago)"
    yield _rule(
        rf"(?:in |over |from |for |during )?(?:that )?{same_words} (?:period|months?|quarter|time|half|span|stretch)"
        rf"(?: (?:of |in )?(?:the )?(?P<named>last year|previous year|year before|a year (?:earlier|before|ago)|the preceding year|one year earlier)| (?:of|in) (?P<year>{YEAR}))?",
        _same,
    )
    yield _rule(
        rf"(?P<month>{MONTH}) (?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?!\d|[.,]\d{{3}}|[.]\d| (?:percent|pct|per cent|million|billion|mln|bln)|%)(?:,? (?P<year>{YEAR}))?",
        _full_date,
    )
    yield _rule(rf"(?P<day>[0-3]?\d)(?:st|nd|rd|th)? (?:of )?(?P<month>{MONTH})(?:,? (?P<year>{YEAR}))?", _full_date)
    yield _rule(
        rf"(?:(?:the )?(?:(?P<count>{SMALL})[ -])?(?:months?|year) (?:to|ended|ending|through|up to)(?: in)?(?: the)?(?: end of)?) (?P<month>{MONTH})(?:,? (?:of )?(?P<year>{YEAR}))?",
        _months_to,
    )
    yield _rule(
        rf"(?:from |between |in |during |for |over )?(?:the )?(?P<first>{MONTH}) ?(?:-|to|through|until|/) ?(?P<last>{MONTH})(?: period| months)?{OF_YEAR}",
        _month_range,
    )
    yield _rule(rf"between (?P<first>{MONTH}) and (?P<last>{MONTH}){OF_YEAR}", _month_range)
    yield _rule(
        rf"(?:the |in |over |during )*(?:first|opening) (?P<count>{SMALL})[ -]months?(?: period)?{OF_YEAR}",
        _first_months,
    )
    yield _rule(
        rf"(?:the )?(?P<count>{SMALL})[ -]months?(?= (?:deficit|surplus|total|shortfall|gap|figure|exports|imports|trade))",
        _first_months,
    )
    yield _rule(
        rf"(?:the )?(?P<which>{ORDINAL})[ -](?P<part>half|quarter)(?: of (?:the )?year)?{OF_YEAR}", _part_of_year
    )
    yield _rule(rf"(?P<which>Q[1-4])(?P<part>){OF_YEAR}", _part_of_year)
    yield _rule(
        rf"(?:in |for |during )?(?:the )?(?:(?P<which>this|last|next|current|previous|coming|past) )?(?:fiscal|financial)(?:[ -]year)?(?: (?:of |in )?(?P<year>{YEAR})(?!(?:/|-)\d))?",
        _fiscal,
    )
    yield _rule(
        rf"(?:fiscal (?:year )?|FY ?)?(?P<first>{YEAR})(?P<joint>/|-| to | and | through )(?P<second>{YEAR}|\d\d(?!\d))",
        _years,
    )
    yield _rule(rf"(?:from|between) (?P<first>{YEAR}) (?P<joint>to|and|through|until) (?P<second>{YEAR})", _years)
    yield _rule(
        rf"(?P<lead>by |at |in )?(?:the )?(?P<edge>end|close|start|beginning)[ -](?:of )?(?:(?P<year>{YEAR})|(?P<named>this year|last year|the year))",
        _end_of_year,
    )
    yield _rule(r"(?:the )?(?:early|late|mid)?[- ]?(?P<decade>1[89]\d|20\d|[5-9](?=0s))0s", _decade)
    yield _rule(
        rf"(?P<lead>last |next |in |by |for |during |since |until |through |to |from |of |earlier in |early |late |mid-|this )?(?P<month>{MONTH})(?![a-z]|\.? [0-3]?\d\b(?![.,]\d|%| (?:percent|pct|per cent|million|billion|mln|bln))){OF_YEAR}",
        _month_alone,
    )
    yield _rule(r"(?:in |over |during )?(?:the same|that) (?:year|month|quarter|period)", _same_year)
    yield _rule(
        r"(?P<lead>by |all of |for all of )?(?:the )?(?P<which>so far this year|this year to date|year to date|last year|this year|next year|current year)",
        _relative_year,
    )
    yield _rule(r"(?P<which>last|this|next) month", _relative_month)
    yield _rule(r"(?P<which>last|this|next) week", _week)
    yield _rule(
        r"(?:the )?(?:(?:previous|preceding|prior) (?P<unit>year|month|quarter)|(?P<unit2>year|month|quarter) (?:before|earlier|previously))",
        _before,
    )
    yield _rule(
        r"(?:(?:from|on|versus|over|than|compared with|against) )?(?P<count>a|an|one|1) (?P<unit>year|month|quarter) (?P<word>ago|earlier|before)",
        _ago,
    )
    yield _rule(
        r"(?:from|on|over|versus) (?:the )?(?:previous|preceding|prior) (?P<unit>year|month|quarter)(?P<unit2>)",
        _before,
    )
    yield _rule(r"(?P<unit>year|month|quarter)[ -](?:on|over|to)[ -](?P<unit2>year|month|quarter)", _before)
    yield _rule(rf"(?P<count>{SMALL}|a|an|one) (?P<unit>years?|decades?) (?P<word>ago)", _ago)
    yield _rule(rf"within (?:the next )?(?P<count>{SMALL}) years", _within)
    yield _rule(
        rf"(?:in |this |last |over |during )(?:the )?(?P<season>spring|summer|autumn|winter)(?: (?:of )?(?P<year>{YEAR}))?",
        _season,
    )
    yield _rule(
        rf"(?:in |over |during |within )?(?:the )?(?P<way>past|last|next|coming|following) (?P<count>{SMALL}|(?=year|decade)) ?(?P<unit>years?|months?|decades?)",
        _past_span,
    )
    yield _rule(r"(?P<word>yesterday|today|tomorrow)(?![a-z])", _relative_day)
    yield _rule(
        r"(?:on )?(?P<lead>last |next )?(?P<day>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)", _weekday
    )
    yield _rule(
        rf"(?P<lead>by |since |in |for |from |during |until |as of |of )?(?:the year )?(?P<year>{YEAR})(?! ?(?:dollars|dlrs|tonnes|tons|people|percent|pct|GMT|mln|million|items|jobs|km|MW))(?!-\d|/\d|[A-Za-z])",
        _bare_year,
    )


RULES = tuple(_rules())
TRIGGER = re.compile(
    r"(?<![\w$.,])(?=[A-Za-z\d])(?=\d|in\b|the\b|over\b|from\b|for\b|during\b|same\b|corresponding\b|comparable\b|equivalent\b|like\b"
    r"|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|JUN|JUL|AUG|SEP|OCT|NOV|DEC"
    r"|between\b|first\b|opening\b|one\b|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|nine\b|ten\b|eleven\b|twelve\b|twenty\b"
    r"|second\b|third\b|fourth\b|Q[1-4]|this\b|last\b|next\b|current\b|previous\b|preceding\b|prior\b|coming\b|past\b|following\b|fiscal\b|financial\b|FY"
    r"|by\b|at\b|end\b|start\b|beginning\b|early\b|late\b|mid\b|since\b|until\b|through\b|to\b|of\b|that\b|so far|year|month|quarter"
    r"|a\b|an\b|on\b|versus\b|than\b|compared\b|against\b|yesterday|today|tomorrow|Mon|Tue|Wed|Thu|Fri|Sat|Sun|as of|all\b|within\b|earlier\b)",
    re.IGNORECASE,
)

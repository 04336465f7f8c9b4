"""The phrases that tell a time, each with the reading of what it means; the first that matches at a place wins."""

import re
from collections.abc import Callable, Iterator
from functools import cache

from app.extraction.calendar import Published
from app.extraction.date_readings import (
    Made,
    bare_year,
    day_range,
    decade,
    end_of_year,
    first_months,
    fiscal,
    full_date,
    month_alone,
    month_range,
    months_to,
    part_of_year,
    years_time,
)
from app.extraction.relative_dates import (
    ago,
    before_time,
    past_span,
    relative_day,
    relative_month,
    relative_year,
    same_time,
    same_year,
    season,
    week_time,
    weekday,
    weekdays,
    weekend,
    within,
)

MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|JANUARY|FEBRUARY|MARCH|APRIL|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
YEAR = r"(?:1[89]\d\d|20\d\d)(?!\d|,\d|\.\d)"
SMALL = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|fifty)"
ORDINAL = r"(?:first|second|third|fourth|1st|2nd|3rd|4th|Q[1-4])"
OF_YEAR = rf"(?:,? (?:of |in )?(?P<year>{YEAR})|,? (?:of )?(?P<named>this year|last year|the year))?"
# A phrase of time holds one of these words near its beginning.
ANCHOR = re.compile(
    rf"(?<![\w$.,]){YEAR}|\b(?:{MONTH}|years?|months?|quarters?|half|period|decades?|fiscal|financial"
    rf"|weeks?|weekend|today|tomorrow"
    r"|yesterday|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|time|span|stretch|spring|summer|autumn"
    r"|winter|FY ?|Q[1-4])|\d0s\b",
    re.IGNORECASE,
)
NEAR = 40


Maker = Callable[[re.Match[str], Published | None, str | None], Made]


def _rule(pattern: str, make: Maker) -> tuple[re.Pattern[str], Maker]:
    return re.compile(re.sub(r" (?!\?)", " +", pattern), re.IGNORECASE), make


def _rules() -> Iterator[tuple[re.Pattern[str], Maker]]:
    same_words = r"(?:the )?(?:same|corresponding|comparable|equivalent|like|year-earlier|year-ago)"
    yield _rule(
        rf"(?:in |over |from |for |during )?(?:that )?{same_words} (?:period|months?|quarter|time|half|span|stretch)"
        rf"(?: (?:of |in )?(?:the )?(?P<named>last year|previous year|year before|a year (?:earlier|before"
        rf"|ago)|the preceding year|one year earlier)| (?:of|in) (?P<year>{YEAR}))?",
        same_time,
    )
    number, over, to = r"(?:st|nd|rd|th)?", r"(?:from |between |during |over )?", r"(?:-|to|through|until|and)"
    yield _rule(
        rf"{over}(?P<month>{MONTH}) (?P<first>[0-3]?\d){number} ?{to} ?"
        rf"(?:(?P<month2>{MONTH}) )?(?P<last>[0-3]?\d){number}(?!\d|[.,]\d|%| (?:percent|pct|per cent|mln|bln|million))"
        rf"(?:,? (?P<year>{YEAR}))?",
        day_range,
    )
    yield _rule(
        rf"{over}(?P<first>[0-3]?\d){number} ?(?:(?P<month>{MONTH}) )?{to}"
        rf" ?(?P<last>[0-3]?\d){number} (?P<month2>{MONTH})(?:,? (?P<year>{YEAR}))?",
        day_range,
    )
    yield _rule(
        rf"(?P<month>{MONTH}) (?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?!\d|[.,]\d{{3}}|[.]\d| (?:percent|pct"
        rf"|per cent|million|billion|mln|bln)|%)(?:,? (?P<year>{YEAR}))?",
        full_date,
    )
    yield _rule(rf"(?P<day>[0-3]?\d)(?:st|nd|rd|th)? (?:of )?(?P<month>{MONTH})(?:,? (?P<year>{YEAR}))?", full_date)
    yield _rule(
        rf"(?:(?:the )?(?:(?P<count>{SMALL})[ -])?(?:months?|year) "
        rf"(?:to|ended|ending|through|up to)(?: in)?(?: the)?(?: end of)?) "
        rf"(?P<month>{MONTH})(?:,? (?:of )?(?P<year>{YEAR}))?",
        months_to,
    )
    yield _rule(
        rf"(?:from |between |in |during |for |over )?(?:the )?(?P<first>{MONTH}) ?(?:-|to|through|until"
        rf"|/) ?(?P<last>{MONTH})(?: period| months)?{OF_YEAR}",
        month_range,
    )
    yield _rule(rf"between (?P<first>{MONTH}) and (?P<last>{MONTH}){OF_YEAR}", month_range)
    yield _rule(
        rf"(?:the |in |over |during )*(?:first|opening) (?P<count>{SMALL})[ -]months?(?: period)?{OF_YEAR}",
        first_months,
    )
    yield _rule(
        rf"(?:the )?(?P<count>{SMALL})[ -]months?(?= (?:deficit|surplus|total|shortfall|gap|figure|exports"
        rf"|imports|trade))",
        first_months,
    )
    yield _rule(
        rf"(?:the )?(?P<which>{ORDINAL})[ -](?P<part>half|quarter)(?: of (?:the )?year)?{OF_YEAR}", part_of_year
    )
    yield _rule(rf"(?P<which>Q[1-4])(?P<part>){OF_YEAR}", part_of_year)
    yield _rule(
        rf"(?:in |for |during )?(?:the )?(?:(?P<which>this|last|next|current|previous|coming|past) )?(?:fiscal"
        rf"|financial)(?:[ -]year)?(?: (?:of |in )?(?P<year>{YEAR})(?!(?:/|-)\d))?",
        fiscal,
    )
    yield _rule(
        rf"(?:fiscal (?:year )?|FY ?)?(?P<first>{YEAR})(?P<joint>/|-| to | and | through )(?P<second>{YEAR}"
        rf"|\d\d(?!\d))",
        years_time,
    )
    yield _rule(rf"(?:from|between) (?P<first>{YEAR}) (?P<joint>to|and|through|until) (?P<second>{YEAR})", years_time)
    yield _rule(
        rf"(?P<lead>by |at |in )?(?:the )?(?P<edge>end|close|start|beginning)[ -](?:of )?(?:(?P<year>{YEAR})"
        rf"|(?P<named>this year|last year|the year))",
        end_of_year,
    )
    yield _rule(r"(?:the )?(?:early|late|mid)?[- ]?(?P<decade>1[89]\d|20\d|[5-9](?=0s))0s", decade)
    yield _rule(
        rf"(?P<lead>last |next |in |by |for |during |since |until |through |to |from |of |earlier in "
        rf"|early |late |mid-|this )?(?P<month>{MONTH})(?![a-z]|\.? [0-3]?\d\b(?![.,]\d|%| (?:percent"
        rf"|pct|per cent|million|billion|mln|bln))){OF_YEAR}",
        month_alone,
    )
    yield _rule(r"(?:in |over |during )?(?:the same|that) (?:year|month|quarter|period)", same_year)
    yield _rule(
        r"(?P<lead>by |all of |for all of )?(?:the )?(?P<which>so far this year|this year to date|year to date"
        r"|last year|this year|next year|current year)",
        relative_year,
    )
    yield _rule(r"(?P<which>last|this|next) month", relative_month)
    yield _rule(r"(?:over |at |during )?(?:the |this )?(?P<which>last |next )?weekend", weekend)
    yield _rule(r"(?P<which>last|this|next) week", week_time)
    yield _rule(
        r"(?:the )?(?:(?:previous|preceding|prior) (?P<unit>year|month|quarter)|(?P<unit2>year|month"
        r"|quarter) (?:before|earlier|previously))",
        before_time,
    )
    yield _rule(
        r"(?:(?:from|on|versus|over|than|compared with|against) )?(?P<count>a|an|one|1) (?P<unit>year"
        r"|month|quarter) (?P<word>ago|earlier|before)",
        ago,
    )
    yield _rule(
        r"(?:from|on|over|versus) (?:the )?(?:previous|preceding|prior) (?P<unit>year|month|quarter)(?P<unit2>)",
        before_time,
    )
    yield _rule(r"(?P<unit>year|month|quarter)[ -](?:on|over|to)[ -](?P<unit2>year|month|quarter)", before_time)
    yield _rule(rf"(?P<count>{SMALL}|a|an|one) (?P<unit>years?|decades?) (?P<word>ago)", ago)
    yield _rule(rf"within (?:the next )?(?P<count>{SMALL}) years", within)
    yield _rule(
        rf"(?:in |this |last |over |during )(?:the )?(?P<season>spring|summer|autumn|winter)"
        rf"(?: (?:of )?(?P<year>{YEAR}))?",
        season,
    )
    yield _rule(
        rf"(?:in |over |during |within )?(?:the )?(?P<way>past|last|next|coming|following) (?P<count>{SMALL}"
        rf"|(?=year|decade)) ?(?P<unit>years?|months?|decades?)",
        past_span,
    )
    yield _rule(r"(?P<word>yesterday|today|tomorrow)(?![a-z])", relative_day)
    days = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
    yield _rule(
        rf"(?:from |on |between )?(?P<lead>last |next )?(?P<day>{days})(?: to | through | and |-)(?P<until>{days})",
        weekdays,
    )
    yield _rule(
        r"(?:on )?(?P<lead>last |next )?(?P<day>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)", weekday
    )
    yield _rule(
        rf"(?P<lead>by |since |in |for |from |during |until |as of |of )?(?:the year )?(?P<year>{YEAR})(?! ?(?:dollars"
        rf"|dlrs|tonnes|tons|people|percent|pct|GMT|mln|million|items|jobs|km|MW))(?!-\d|/\d|[A-Za-z])",
        bare_year,
    )


@cache
def rules() -> tuple[tuple[re.Pattern[str], Maker], ...]:
    """All rules, the first that matches wins. Compiled when first asked for: importing the reader stays quick."""
    return tuple(_rules())


@cache
def beginning() -> re.Pattern[str]:
    """Matches wherever any rule does: most places begin no phrase of time, and this says so at once."""
    patterns = (re.sub(r"\(\?P<\w+>", "(?:", rule.pattern) for rule, _ in rules())
    return re.compile("|".join(patterns), re.IGNORECASE)


TRIGGER = re.compile(
    r"(?<![\w$.,])(?=[A-Za-z\d])(?=\d|in\b|the\b|over\b|from\b|for\b|during\b|same\b|corresponding\b"
    r"|comparable\b|equivalent\b|like\b"
    r"|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|JUN|JUL|AUG|SEP|OCT|NOV|DEC"
    r"|between\b|first\b|opening\b|one\b|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|nine\b"
    r"|ten\b|eleven\b|twelve\b|twenty\b"
    r"|second\b|third\b|fourth\b|Q[1-4]|this\b|last\b|next\b|current\b|previous\b|preceding\b|prior\b"
    r"|coming\b|past\b|following\b|fiscal\b|financial\b|FY"
    r"|by\b|at\b|end\b|start\b|beginning\b|early\b|late\b|mid\b|since\b|until\b|through\b|to\b|of\b"
    r"|that\b|so far|year|month|quarter|weekend"
    r"|a\b|an\b|on\b|versus\b|than\b|compared\b|against\b|yesterday|today|tomorrow|Mon|Tue|Wed|Thu"
    r"|Fri|Sat|Sun|as of|all\b|within\b|earlier\b)",
    re.IGNORECASE,
)

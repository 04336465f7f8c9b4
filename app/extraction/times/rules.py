"""The phrases that tell a time, each with the reading of what it means; the first that matches at a place wins."""

import re
from collections.abc import Iterator
from functools import cache

from app.extraction.times.days import day_rules
from app.extraction.times.pieces import ASIDE, MONTH, OF_YEAR, ORDINAL, SAME, SMALL, STRETCH, YEAR, phrase
from app.extraction.times.readings import (
    Maker,
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
from app.extraction.times.relative import (
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
    week_to,
    weekday,
    weekdays,
    weekend,
    within,
    years_long,
)
from app.extraction.times.stretch_rules import stretch_rules

NAMES = (
    "january february march april may june july august september october november december jan feb mar apr jun jul aug "
    "sept sep oct nov dec monday tuesday wednesday thursday friday saturday sunday"
).split()
# A phrase of time holds one of these words near its beginning, or a number that can be a year.
ANCHORS = frozenset(
    "year years month months quarter quarters half period decade decades fiscal financial week weeks weekend "
    "today tomorrow yesterday tonight night morning afternoon evening days fortnight fortnights time span "
    "stretch spring summer autumn fall winter fy q1 q2 q3 q4 yoy mom qoq y m q".split()
).union(NAMES)
YEARLIKE = re.compile(r"(?:1[89]|20)\d\d$|\d+0s$|FY\d|[HQ][1-4](?:FY)?\d*$|[1-4][HQ]\d*$|[369]M\d*$", re.IGNORECASE)
# It begins with one of these, or with a digit.
TRIGGERS = frozenset(
    "in the over from for during same corresponding comparable equivalent like between first opening one two "
    "three four five six seven eight nine ten eleven twelve twenty second third fourth this last next late "
    "later upcoming current previous preceding prior coming past following fiscal financial by at end start "
    "beginning early late mid since until through to of that so year years month months quarter quarters a an "
    "on versus than compared against yesterday today tonight tomorrow mon tue tues wed thu thurs fri sat sun "
    "towards couple as all within weekend earlier calendar fy final closing after before yoy mom qoq y m q".split()
).union(NAMES)
NEAR = 40
# What is no class such as \D.
CAPITAL = re.compile(r"(?<!\\)[A-Z]")


def _rule(pattern: str, make: Maker) -> tuple[re.Pattern[str], Maker]:
    return phrase(pattern), make


def _rules() -> Iterator[tuple[re.Pattern[str], Maker]]:
    yield from day_rules()
    yield _rule(
        rf"(?:in |over |from |for |during )?(?:that )?{SAME} {STRETCH}"
        rf"(?: (?:of |in )?(?:the )?(?P<named>last year|previous year|year before|a year (?:earlier|before"
        rf"|ago)|the preceding year|one year earlier|this year|current year|present year|running year)"
        rf"| (?:of|in) (?P<year>{YEAR}))?",
        same_time,
    )
    number, over, to = r"(?:st|nd|rd|th)?", r"(?:from |between |during |over )?", r"(?:-|to|through|until|and)"
    yield _rule(
        rf"{over}(?P<month>{MONTH}) (?P<first>[0-3]?\d){number}(?:,? (?P<begun>{YEAR}),?)? ?{to} ?"
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
        rf"(?:(?:in |for |during |over )?(?:the )?(?:(?P<count>{SMALL})[ -])?(?:(?:fiscal|financial|marketing|crop) )?"
        rf"(?:months?(?:[ -]period)?|year|quarter|half[- ]year|period) "
        rf"(?:to|ended|ending|through|up to|leading(?: up)? to)(?: in)?(?: the)?(?: end of| late| early)?"
        rf"(?: | end-| mid-)(?:[0-3]?\d )?)"
        rf"(?P<month>{MONTH})(?: [0-3]?\d(?![\d.,]\d))?(?:,? (?:of )?(?P<year>{YEAR}))?",
        months_to,
    )
    yield _rule(
        rf"(?:from |between |in |during |for |over |of )?(?:the )?(?P<first>{MONTH}) ?(?:-to-|-|to|through|until"
        rf"|/) ?(?P<last>{MONTH})(?: period| months| quarter)?{OF_YEAR}",
        month_range,
    )
    yield _rule(rf"between (?P<first>{MONTH}) and (?P<last>{MONTH}){OF_YEAR}", month_range)
    yield _rule(
        rf"(?:the |in |over |during )*(?:first|opening) (?P<count>{SMALL})[ -]months?(?: period)?{ASIDE}{OF_YEAR}",
        first_months,
    )
    yield _rule(
        rf"(?:the )?(?P<count>{SMALL})[ -]months?(?= (?:deficit|surplus|total|shortfall|gap|figure|exports"
        rf"|imports|trade))",
        first_months,
    )
    yield _rule(
        rf"(?:the )?(?P<which>{ORDINAL})[ -](?P<part>half|quarter)(?: of (?:the )?year)?(?! of {MONTH})"
        rf"{ASIDE}{OF_YEAR}",
        part_of_year,
    )
    yield _rule(
        rf"(?:in |for |during )?(?:the )?(?:(?P<which>this|last|next|current|previous|coming|past|outgoing|ongoing) )?"
        rf"(?:fiscal|financial)(?:[ -]year)?(?: (?:of |in )?(?P<year>{YEAR})(?!(?:/|-)\d)|(?! {YEAR}))",
        fiscal,
    )
    yield _rule(r"(?:in |for |during )?(?P<which>)FY ?'?(?P<year>(?:19|20)?\d\d)(?![\d/-])", fiscal)
    yield _rule(
        rf"(?:fiscal (?:year )?|FY ?)?(?P<first>{YEAR})(?P<joint>/|-| to | and | through )(?P<second>{YEAR}"
        rf"|\d\d(?!\d))",
        years_time,
    )
    yield _rule(rf"(?:from|between) (?P<first>{YEAR}) (?P<joint>to|and|through|until) (?P<second>{YEAR})", years_time)
    yield _rule(rf"(?:in|for|during) (?P<first>{YEAR}) (?P<joint>to|through|until) (?P<second>{YEAR})", years_time)
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
    yield _rule(
        r"(?:(?:in |over |during )?(?:the same|that)|(?:for|in|during) the) (?:year|month|quarter|period)"
        r"(?! (?:to|of|ago|before|earlier|ended|ending|ahead|from|in|on|under|when|that|through|running|covering|since"
        r"|leading|between|up|\d))",
        same_year,
    )
    yield _rule(
        r"(?P<lead>by |all of |for all of )?(?:the )?(?P<which>so far this year|this year to date|year to date"
        r"|last year|this year|next year|current year)",
        relative_year,
    )
    yield _rule(r"(?P<which>last|this|next) month(?! of)", relative_month)
    yield _rule(
        r"(?:over |at |during |on )?(?:the |(?P<this>this ))?(?P<which>last |past |previous |next |coming |following )?"
        r"week-?end",
        weekend,
    )
    yield _rule(r"(?P<which>last|this|next) week(?! of)", week_time)
    yield _rule(
        rf"(?:the )?week (?:to|ended|ending|(?P<of>of|beginning|starting|commencing))(?: on)?"
        rf"(?: [A-Z][a-z]+day,?)? (?P<month>{MONTH}) (?P<day>[0-3]?\d)"
        rf"(?:,? (?P<year>{YEAR}))?",
        week_to,
    )
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
        rf"(?:(?:in |this |last |next |over |during |until |to |by )(?:the )?(?P<season>spring|summer|autumn|winter)"
        rf"|(?:in the |this |last |next |until the |to the )(?P<season2>fall))"
        rf"(?: (?:of )?(?P<year>{YEAR}))?",
        season,
    )
    yield _rule(
        rf"(?:in |over |during |within )?(?:the )?(?P<way>past|last|next|coming|following) (?P<count>{SMALL}"
        rf"|(?=year|decade)) ?(?P<unit>years?|months?|decades?)",
        past_span,
    )
    yield _rule(rf"(?:over|during) (?P<count>{SMALL}) years", years_long)
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
        rf"(?P<lead>by |since |in |for |from |during |until |as of |of )?(?:(?:mid|early|late)[- ])?"
        rf"(?:the (?:full[ -])?year |full[ -]year |calendar (?:year )?)?(?P<year>{YEAR})(?! ?(?:dollars"
        rf"|dlrs|tonnes|tons|people|percent|pct|GMT|mln|million|items|jobs|km|MW))(?!-\d|/\d|[A-Za-z])",
        bare_year,
    )


@cache
def rules(stretches: bool) -> tuple[tuple[re.Pattern[str], Maker], ...]:
    """All rules, or those that are not of `stretches`; the first that matches wins. Compiled when first asked for."""
    return (*stretch_rules(), *rules(False)) if stretches else tuple(_rules())


@cache
def beginning(stretches: bool) -> re.Pattern[str]:
    """Matches in lower case wherever any of these rules does, its only group the number of the first one that does.

    To ignore case instead takes more than twice as long.
    """
    patterns = (re.sub(r"\(\?P<\w+>", "(?:", rule.pattern) for rule, _ in rules(stretches))
    lower = (CAPITAL.sub(lambda letter: letter.group().lower(), pattern) for pattern in patterns)
    return re.compile("|".join(f"(?:{pattern})()" for pattern in lower))

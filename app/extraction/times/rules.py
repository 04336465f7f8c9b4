"""The phrases that tell a time, each with the reading of what it means; the first that matches at a place wins."""

import re
from collections.abc import Iterator
from functools import cache

from app.extraction.times.days import day_rules
from app.extraction.times.fiscal_readings import fiscal, season_of_years, years_time
from app.extraction.times.months import first_months, month_alone, month_range, months_to
from app.extraction.times.parts import part_of_year
from app.extraction.times.pieces import ASIDE, MONTH, OF_YEAR, ORDINAL, SAME, SMALL, STRETCH, YEAR, phrase
from app.extraction.times.readings import Maker, bare_year, day_range, decade, end_of_year, full_date
from app.extraction.times.relative import same_time
from app.extraction.times.relative_rules import relative_rules
from app.extraction.times.stretch_rules import stretch_rules

# What is no class such as \D.
CAPITAL = re.compile(r"(?<!\\)[A-Z]")


def _rules() -> Iterator[tuple[re.Pattern[str], Maker]]:
    yield from day_rules()
    yield (
        phrase(
            rf"(?:in |over |from |for |during )?(?:that )?{SAME} (?:(?P<of>{YEAR})(?:[-/]\d\d(?:\d\d)?)? )?{STRETCH}"
            rf"(?: (?:of |in )?(?:the )?(?P<named>last year|previous year|year before|a year (?:earlier|before"
            rf"|ago)|the preceding year|one year earlier|this year|current year|present year|running year)"
            rf"| (?:of|in) (?P<year>{YEAR}))?"
        ),
        same_time,
    )
    year = rf"(?:,? (?P<year>{YEAR})|,? (?:of |in )?(?P<named>(?:this|last|next) year)(?!'))?"
    number, over, to = r"(?:st|nd|rd|th)?", r"(?:from |between |during |over )?", r"(?:-|to|through|until|and)"
    yield (
        phrase(
            rf"{over}(?P<month>{MONTH}) (?P<first>[0-3]?\d){number}(?:,? (?P<begun>{YEAR}),?)? ?{to} ?"
            rf"(?:(?P<month2>{MONTH}) )?(?P<last>[0-3]?\d){number}(?!\d|[.,]\d|%| (?:percent|pct"
            rf"|per cent|mln|bln|million))"
            rf"{year}"
        ),
        day_range,
    )
    yield (
        phrase(
            rf"{over}(?P<first>[0-3]?\d){number} ?(?:(?P<month>{MONTH}) )?{to}"
            rf" ?(?P<last>[0-3]?\d){number} (?P<month2>{MONTH}){year}"
        ),
        day_range,
    )
    yield (
        phrase(
            rf"(?P<month>{MONTH}) (?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?!\d|[.,]\d{{3}}|[.]\d| (?:percent|pct"
            rf"|per cent|million|billion|mln|bln)|%){year}"
        ),
        full_date,
    )
    yield (phrase(rf"(?P<day>[0-3]?\d)(?:st|nd|rd|th)? (?:of )?(?P<month>{MONTH}){year}"), full_date)
    yield (
        phrase(
            rf"(?:(?:in |for |during |over )?(?:the )?(?:(?P<count>{SMALL})[ -])?(?:(?:fiscal"
            rf"|financial|marketing|crop) )?"
            rf"(?:months?(?:[ -]period)?|year|quarter|half[- ]year|period) "
            rf"(?:to|(?:that )?(?:ended|ending)|through|up to|leading(?: up)? to)(?: in| on)?(?: the)?(?: end of| late"
            rf"| early)?"
            rf"(?: | end-| mid-)(?:[0-3]?\d )?)"
            rf"(?P<month>{MONTH})(?: [0-3]?\d(?![\d.,]\d))?(?:,? (?:of )?(?P<year>{YEAR}))?"
        ),
        months_to,
    )
    yield (
        phrase(
            rf"(?:from |between |in |during |for |over |of )?(?:the )?(?P<first>{MONTH}) ?(?:-to-|-|to|through|until"
            rf"|/) ?(?P<last>{MONTH})(?: period| months| quarter)?{OF_YEAR}"
        ),
        month_range,
    )
    yield (phrase(rf"between (?P<first>{MONTH}) and (?:the end of )?(?P<last>{MONTH}){OF_YEAR}"), month_range)
    yield (
        phrase(rf"(?:from )?(?P<first>{MONTH}) (?:to|through|until) the end of (?P<last>{MONTH}){OF_YEAR}"),
        month_range,
    )
    yield (
        phrase(
            rf"(?:the |in |over |during )*(?:first|opening) (?P<count>{SMALL})[ -]months?(?: period)?{ASIDE}{OF_YEAR}"
        ),
        first_months,
    )
    yield (
        phrase(rf"(?:in |over |during |for )?(?P<year>{YEAR})'s first (?P<count>{SMALL})[ -]months?(?P<named>\b)"),
        first_months,
    )
    yield (
        phrase(
            rf"(?:the )?(?P<count>{SMALL})[ -]months?(?= (?:deficit|surplus|total|shortfall|gap|figure|exports"
            rf"|imports|trade))"
        ),
        first_months,
    )
    yield (
        phrase(
            rf"(?:the )?(?P<which>{ORDINAL}|final)[ -](?P<part>half|quarter)(?: of (?:the )?year)?(?! of {MONTH})"
            rf"{ASIDE}{OF_YEAR}"
        ),
        part_of_year,
    )
    yield (
        phrase(
            rf"(?:in |over |during |for )?(?P<year>{YEAR})'s (?P<which>{ORDINAL}|final)[ -](?P<part>half|quarter)"
            r"(?P<named>\b)"
        ),
        part_of_year,
    )
    yield (
        phrase(
            rf"(?:in |for |during )?(?:the )?(?:(?P<which>this|last|next|current|previous|coming"
            rf"|past|outgoing|ongoing) )?"
            rf"(?:fiscal|financial(?=[ -]year| {YEAR}))(?:[ -]year)?"
            rf"(?: (?:of |in )?(?P<year>{YEAR})(?!(?:/|-)\d)|(?! {YEAR}))"
        ),
        fiscal,
    )
    yield (phrase(r"(?:in |for |during )?(?P<which>)FY ?'?(?P<year>(?:19|20)?\d\d)(?![\d/-])"), fiscal)
    yield (
        phrase(
            rf"(?:in |for |during |over )?(?:the )?(?P<first>{YEAR})[/-](?P<second>{YEAR}|\d\d)(?!\d)"
            rf"(?: (?:marketing|crop|trading|harvest|growing|coffee|cocoa|cotton|sugar|wine) (?:year|season)"
            rf"| season| campaign| harvest| crop|(?= \({MONTH}[-/]{MONTH}\)))"
            rf"(?: \((?P<begin>{MONTH})[-/](?P<end>{MONTH})\))?"
        ),
        season_of_years,
    )
    yield (
        phrase(
            rf"(?:fiscal (?:year )?|FY ?)?(?P<first>{YEAR})(?P<joint>/|-| to | and | through )(?P<second>{YEAR}"
            rf"|\d\d(?!\d))"
        ),
        years_time,
    )
    yield (
        phrase(rf"(?:from|between) (?P<first>{YEAR}) (?P<joint>to|and|through|until) (?P<second>{YEAR})"),
        years_time,
    )
    yield (phrase(rf"(?:in|for|during) (?P<first>{YEAR}) (?P<joint>to|through|until) (?P<second>{YEAR})"), years_time)
    yield (
        phrase(
            rf"(?P<lead>by |before |at |in )?(?:the )?(?P<edge>end|close|start|beginning)[ -](?:of )?"
            rf"(?:(?P<year>{YEAR})|(?P<named>this year|last year|the year))"
        ),
        end_of_year,
    )
    yield (phrase(r"(?:the )?(?:early|late|mid)?[- ]?(?P<decade>1[89]\d|20\d|[5-9](?=0s))0s"), decade)
    yield (
        phrase(
            rf"(?P<lead>last |next |in |by |for |during |since |until |through |to |from |of |earlier in "
            rf"|early |late |mid-|(?:in )?(?:this |the )coming |this )?(?P<month>{MONTH})"
            rf"(?![a-z]|\.? [0-3]?\d\b(?![.,]\d|%| (?:percent"
            rf"|pct|per cent|million|billion|mln|bln))){OF_YEAR}"
        ),
        month_alone,
    )
    yield from relative_rules()
    yield (
        phrase(
            rf"(?P<lead>by |since |in |for |from |during |until |as of |of )?(?:(?:mid|early|late)[- ])?"
            rf"(?:the (?:full[ -])?year |full[ -]year |calendar (?:year )?)?(?P<year>{YEAR})(?! ?(?:dollars"
            rf"|dlrs|tonnes|tons|people|percent|pct|GMT|mln|million|items|jobs|km|MW))(?!-\d|/\d|[A-Za-z])"
        ),
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

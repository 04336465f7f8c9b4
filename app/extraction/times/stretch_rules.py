"""The phrases that tell a part of a year, of a fiscal year or of another such stretch, each with its reading."""

import re
from collections.abc import Iterator

from app.extraction.lexicons import word_set
from app.extraction.times.fiscal_readings import fiscal_name, months_of_fiscal_year, part_of_fiscal_year, same_of_fiscal
from app.extraction.times.iranian import iranian, part_of_current_year
from app.extraction.times.months import adjacent_months, first_months, months_across
from app.extraction.times.parts import last_part, noted_part, quarters, relative_quarter
from app.extraction.times.pieces import ASIDE, FISCAL, MONTH, OF_YEAR, ORDINAL, SAME, SMALL, STRETCH, YEAR, phrase
from app.extraction.times.readings import Maker, day_range
from app.extraction.times.relative import same_year, years_long
from app.extraction.times.stretches import (
    in_years,
    last_time,
    on_year,
    year_before,
    year_before_last,
    year_end,
    years_away,
)

# One of their words stands in each of them, or two names of months; most times are told without.
HINTS = word_set("stretch_words")
SHORT = re.compile(r"(?:[hq][1-4]|[1-4][hq]|(?:[2-9]|1[01])m|fy\d)", re.IGNORECASE)
# So many words on at the latest, and both months of two.
HINTED, WIDEST = 7, 12
IN = r"(?:in |during |over |for |from |between |of )?(?:the )?"
TO = r"(?:-to-|-|to|through|until|/)"
EDGE = r"(?:(?:early|late|mid)[- ]|(?:the )?(?:first|second|third|last) week of |the end of )?"
NOTED = r"(?P<noted>H[12]|[12]H|Q[1-4]|[1-4]Q)"
PARTS = (
    rf"(?:(?:(?:first|opening|initial) )?(?P<count>{SMALL})[ -]months?|(?P<which>{ORDINAL})[ -](?P<part>half|quarter))"
)


def stretch_rules() -> Iterator[tuple[re.Pattern[str], Maker]]:
    """All of them, in the order in which they are tried: before those of single days, months and years."""
    yield phrase(rf"{IN}(?:that )?{SAME} {STRETCH} (?:of |in |during )?(?:the |its )?{FISCAL}"), same_of_fiscal
    yield (
        phrase(
            r"(?:from |on |over |versus )?(?:the |a )?(?:year-ago|year-earlier|prior-year|year ago) "
            r"(?:period|month|quarter|levels?|figures?)"
        ),
        year_before,
    )
    yield phrase(r"(?:at )?this time last year"), last_time
    yield phrase(r"(?:in )?the year before last"), year_before_last
    yield (
        phrase(rf"{IN}{PARTS}(?:[ -]period)?{ASIDE},? (?:(?:of|in) )?(?:the |its )?{FISCAL}{ASIDE}"),
        part_of_fiscal_year,
    )
    yield phrase(rf"{IN}{FISCAL}(?:'s)? {PARTS}"), part_of_fiscal_year
    yield phrase(rf"{IN}{NOTED}(?:,? ?(?:of |in )?)(?:the )?{FISCAL}"), part_of_fiscal_year
    months = rf"(?P<first>{MONTH}) ?{TO} ?(?P<last>{MONTH})"
    yield (
        phrase(rf"{IN}{months}(?:[ -]period| months)?(?:,? (?:of |in )?| ?\()(?:the |its )?{FISCAL}\)?{ASIDE}"),
        months_of_fiscal_year,
    )
    yield phrase(rf"(?:in |during |for )?(?:the )?{FISCAL},? \({months}\)"), months_of_fiscal_year
    yield (
        phrase(
            rf"(?:in |for |during |over |as of )?(?:the )?(?:(?:last|current|previous) )?"
            rf"(?:(?:fiscal|financial)(?:[ -]year)?|FY)(?: \(FY\))?(?: of)? ?'?"
            rf"(?P<year>{YEAR}|\d\d)(?P<second>[-/]\d\d(?:\d\d)?)(?!\d)"
        ),
        fiscal_name,
    )
    yield (
        phrase(
            rf"(?:in |for |during |over |as of )?(?:the )?(?:(?:last|current|previous|outgoing) )?"
            rf"(?P<year>{YEAR})(?P<second>[-/]\d\d(?:\d\d)?)(?!\d) "
            rf"(?:fiscal|financial)(?:[ -]year)?{ASIDE}"
        ),
        fiscal_name,
    )
    yield (
        phrase(
            rf"(?:in |over |during |of |for )?(?:the )?(?:(?:first |opening )?(?P<count>{SMALL})[ -]months? "
            rf"|(?P<which>first) half )?(?:of |in )?(?:the |this |its )?"
            rf"(?:(?P<which_year>this|last|current|previous|past|preceding|next|present) )?"
            rf"(?:Iranian|Persian)(?: (?:solar|calendar|fiscal|Hijri))* year(?: (?P<number>1[34]\d\d))?"
            r"(?P<over>(?:,? (?:which |that )?(?:ended|ending)(?: on)?|,? to) March(?: 20| 21)?"
            rf"(?:,? (?P<until>{YEAR}))?)?"
        ),
        iranian,
    )
    yield (
        phrase(
            rf"(?:in|over|during|for|after) (?:the )?(?:past )?(?P<count>{SMALL})[ -]months? (?:of|in) "
            rf"(?:(?P<year>{YEAR})|(?P<named>this year|last year|the year))"
        ),
        first_months,
    )
    day = r"[0-3]?\d(?!\d)"
    yield (
        phrase(
            rf"{IN}{PARTS}(?: of)? (?:the |its |this )?(?:(?:current|present|past|last|previous|same) )?"
            rf"(?:[A-Z][a-z]+ )?(?:calendar )?year,? \((?P<month>{MONTH}) (?P<first>{day})(?:, {YEAR})? ?(?:-|to) ?"
            rf"(?P<month2>{MONTH}) (?P<last>{day})(?:,? (?P<year>{YEAR}))?\)"
        ),
        day_range,
    )
    yield phrase(rf"{IN}{PARTS} of the (?:current|present) year"), part_of_current_year
    yield phrase(rf"{IN}first (?P<count>two|three|2|3) quarters{ASIDE}{OF_YEAR}"), quarters
    yield (
        phrase(
            rf"{IN}(?:last|final|closing) (?:(?P<count>{SMALL}) months?|(?P<part>quarter|half)){ASIDE} (?:of |in )?"
            rf"(?:(?P<year>{YEAR})|(?P<named>this year|last year|the year))"
        ),
        last_part,
    )
    yield (
        phrase(r"(?:in |during |over )?(?:the )?(?P<which>last|this|next|current) quarter(?! (?:of|in|to|end))"),
        relative_quarter,
    )
    yield (
        phrase(
            r"(?P<noted>H[12]|[12]H|Q[1-4]|[1-4]Q|(?:[2-9]|1[01])M(?= ?[/-]?(?:of )?20\d\d|[/-]?\d\d))"
            r"(?: ?'(?=\d\d)|[/-](?=\d\d))?"
            rf"(?:(?P<short>\d\d)(?!\d|[.,]\d|%)|(?:[/-]? ?|, |,? (?:of|in) )(?P<year>{YEAR})"
            rf"|,? (?:of |in )?(?:the )?(?:(?P<named>this year"
            rf"|last year|the year)))?(?![A-Za-z0-9])"
        ),
        noted_part,
    )
    yield (
        phrase(
            rf"{IN}(?P<first>{MONTH})(?: of)?,? (?P<year1>{YEAR}) ?(?:-|to|through|until) ?(?P<last>{MONTH}){OF_YEAR}"
        ),
        months_across,
    )
    yield (
        phrase(rf"between (?P<first>{MONTH})(?: of)?,? (?P<year1>{YEAR}) and {EDGE}(?P<last>{MONTH}){OF_YEAR}"),
        months_across,
    )
    yield (
        phrase(rf"(?:in|for|during|over|of) (?P<first>{MONTH}) and (?P<last>{MONTH})(?! [0-3]?\d(?!\d)){OF_YEAR}"),
        adjacent_months,
    )
    yield (
        phrase(rf"(?P<count>{SMALL}|an?) (?P<unit>years?|decades?) (?P<word>later)(?! (?:this|in|on|he|she)\b)"),
        years_away,
    )
    yield (
        phrase(
            rf"(?:from |than |over |versus )?(?P<count>(?!one |1 ){SMALL}|an?(?= decade)) (?P<unit>years?|decades?) "
            rf"(?P<word>earlier|before|previously)"
        ),
        years_away,
    )
    yield (
        phrase(
            r"(?:in |over |during |for |of )?(?:the|this) (?:"
            r"(?:period|months?|quarter|year) under (?:review|consideration|report)"
            rf"|(?:reporting|review|reviewed|said|stated|mentioned|above|given|cited|reported) period"
            rf"|(?:{SMALL}|full)[ -]month period(?! (?:to|of|ended|ending|through|from|in|between|since|leading)))"
        ),
        same_year,
    )
    yield (
        phrase(
            r"(?:y/y|y-o-y|yoy|on-year|on year(?=[.,;)]|$| (?:to|in|as|and|but|during|for|last|from|after|amid|while"
            r"|with)\b)|m/m|m-o-m|mom|on-month|q/q|q-o-q|qoq|on-quarter|on an annual basis|on a yearly basis"
            r"|on a monthly basis|on the (?:month|year|quarter)(?=[.,;)]|$| (?:to|in|and|but|while)\b))(?![A-Za-z/-])"
        ),
        on_year,
    )
    yield (
        phrase(r"(?P<lead>by |at |before |until )(?:the )?(?:year-?end|end of (?:the|this) (?P<decade>decade))"),
        year_end,
    )
    yield (
        phrase(rf"in (?P<count>{SMALL}) years(?:' time)?(?! (?:of|to|from|since|ago|earlier|before|later)\b)"),
        in_years,
    )
    yield phrase(rf"(?:over|during|in|within|for) (?:a|the|this) (?P<count>{SMALL})-year (?:period|span)"), years_long

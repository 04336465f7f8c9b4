"""The phrases that tell a time by its distance from the publication or from a time told before, with their readings."""

import re
from collections.abc import Iterator

from app.extraction.times.pieces import MONTH, SMALL, WEEKDAY, YEAR, phrase
from app.extraction.times.readings import Maker
from app.extraction.times.relative import (
    ago,
    before_time,
    days_after,
    from_now,
    month_after,
    past_span,
    relative_day,
    relative_month,
    relative_year,
    same_year,
    season,
    week_time,
    week_to,
    weekday,
    weekdays,
    weekend,
    within,
    year_after,
    years_long,
)


def relative_rules() -> Iterator[tuple[re.Pattern[str], Maker]]:
    """All of them, in the order in which they are tried: after those of dates, months and parts of years."""
    yield (
        phrase(
            r"(?:(?:in |over |during )?(?:the same|that)|(?:for|in|during) the) (?:year|month|quarter|period)"
            r"(?! (?:to|of|ago|before|earlier|ended|ending|ahead|from|in|on|under|when|that|through"
            r"|running|covering|since"
            r"|leading|between|up|\d))"
        ),
        same_year,
    )
    yield (
        phrase(
            r"(?P<lead>by |all of |for all of )?(?:the )?(?P<which>so far this year|this year to date|year to date"
            r"|last year|this year|next year|current year)"
        ),
        relative_year,
    )
    yield (
        phrase(r"(?:in |during |for |over )?the (?:following|subsequent|ensuing) year\b"),
        year_after,
    )
    yield (phrase(rf"(?:in |by |from )?the following (?P<month>{MONTH})(?! ?\d)"), month_after)
    yield (phrase(rf"(?P<count>{SMALL}|a|one) (?P<unit>day|week)s? later"), days_after)
    yield (phrase(r"(?P<which>last|this|next) month(?! of)"), relative_month)
    yield (
        phrase(
            r"(?:over |at |during |on )?(?:the |(?P<this>this ))?(?P<which>last |past |previous "
            r"|next |coming |following )?"
            r"week-?end"
        ),
        weekend,
    )
    yield (phrase(r"(?P<which>last|this|next) week(?! of)"), week_time)
    yield (
        phrase(
            rf"(?:the )?week (?:to|ended|ending|(?P<of>of|beginning|starting|commencing))(?: on)?"
            rf"(?: [A-Z][a-z]+day,?)? (?P<month>{MONTH}) (?P<day>[0-3]?\d)"
            rf"(?:,? (?P<year>{YEAR}))?"
        ),
        week_to,
    )
    yield (
        phrase(
            r"(?:the )?(?:(?:previous|preceding|prior) (?P<unit>year|month|quarter|week)|(?P<unit2>year|month"
            r"|quarter) (?:before|earlier|previously|prior(?! to)))"
        ),
        before_time,
    )
    yield (
        phrase(
            r"(?:(?:from|on|versus|over|than|compared with|against) )?(?P<count>a|an|one|1) (?P<unit>year"
            r"|month|quarter) (?P<word>ago|earlier|before|prior(?! to))"
        ),
        ago,
    )
    yield (
        phrase(
            r"(?:from|on|over|versus) (?:the )?(?:previous|preceding|prior) (?P<unit>year|month|quarter|week)"
            r"(?P<unit2>)"
        ),
        before_time,
    )
    yield (phrase(r"the (?P<unit>week) (?:before|earlier)(?P<unit2>)"), before_time)
    yield (phrase(r"(?P<unit>year|month|quarter)[ -](?:on|over|to)[ -](?P<unit2>year|month|quarter)"), before_time)
    yield (phrase(rf"(?P<count>{SMALL}|a|an|one) (?P<unit>years?|decades?) (?P<word>ago)"), ago)
    yield (phrase(rf"within (?:the next )?(?P<count>{SMALL}) years"), within)
    yield (
        phrase(
            rf"(?:in )?(?:about |around |less than )?(?P<count>{SMALL}|an?) (?P<unit>days?|weeks?|months?|years?)"
            rf"(?:'s?|s')? (?:time|from now)\b"
        ),
        from_now,
    )
    yield (
        phrase(
            rf"(?:(?:in |this |last |next |over |during |until |to |by )(?:the )?(?P<season>spring"
            rf"|summer|autumn|winter)"
            rf"|(?:in the |this |last |next |until the |to the )(?P<season2>fall)"
            rf"(?! (?:in|of|was|is|came|has|had|follow|reflect|from|by|to)))"
            rf"(?: (?:of )?(?P<year>{YEAR}))?"
        ),
        season,
    )
    yield (
        phrase(
            rf"(?:in |over |during |within )?(?:the )?(?P<way>past|last|next|coming|following) (?P<count>{SMALL}"
            rf"|(?=year|decade)) ?(?P<unit>years?|months?|decades?)"
        ),
        past_span,
    )
    yield (phrase(rf"(?:over|during) (?P<count>{SMALL}) years"), years_long)
    yield (phrase(r"(?P<word>yesterday|today|tomorrow)(?![a-z])"), relative_day)
    yield (
        phrase(
            rf"(?:from |on |between )?(?P<lead>last |next )?(?P<day>{WEEKDAY})(?: to | through | and |-)"
            rf"(?P<until>{WEEKDAY})"
        ),
        weekdays,
    )
    yield (phrase(rf"(?:on )?(?P<lead>last |next )?(?P<day>{WEEKDAY})"), weekday)

"""The pieces that phrases of time are made of: months, years, small numbers, and a fiscal year by its name."""

import re

MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|JANUARY|FEBRUARY|MARCH|APRIL|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
WEEKDAY = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
YEAR = r"(?:1[89]\d\d|20\d\d)(?!\d|,\d|\.\d)"
SMALL = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|fifty)"
ORDINAL = r"(?:first|second|third|fourth|1st|2nd|3rd|4th|Q[1-4])"
OF_YEAR = rf"(?:,? (?:of |in )?(?P<year>{YEAR})|,? (?:of )?(?P<named>this year|last year|next year|the year))?"
# "(July-April)", "(8M)" between a part of a year and the year.
ASIDE = r"(?:,? \([A-Z\d][^()]{1,40}\))?"
# "FY18", "fiscal year 2017-18", "2017/18", "the outgoing fiscal".
FISCAL = (
    rf"(?:(?:(?:fiscal|financial)(?:[ -]year)?|FY)(?: \(FY\))?(?: of)? ?[('’]?(?P<year>{YEAR}|\d\d(?!\d|[.,]\d|%))"
    rf"(?P<second>[-/]\d\d(?:\d\d)?(?!\d))?\)?"
    rf"|(?:(?:last|current|previous|outgoing|ongoing|past) )?(?P<year2>{YEAR})"
    rf"(?P<second2>[-/]\d\d(?:\d\d)?(?!\d))(?: (?:fiscal|financial)(?:[ -]year)?)?"
    rf"|(?P<year3>{YEAR}) (?:fiscal|financial)[ -]year"
    rf"|(?:(?P<which_year>this|last|current|previous|outgoing|ongoing|past|preceding|running|next) )?"
    rf"(?:fiscal|financial)(?:[ -]year)?(?! ?\d))"
)
SAME = r"(?:the |a )?(?:same|corresponding|comparable|equivalent|like|similar|year-earlier|year-ago)"
STRETCH = rf"(?:{SMALL}(?:[ -]month)? )?(?:period|months?|quarter|time(?: span| frame)?|half|span|stretch)"


def phrase(pattern: str) -> re.Pattern[str]:
    """A phrase of time as a regular expression: each blank may be several, and case does not matter."""
    return re.compile(re.sub(r" (?!\?)", " +", pattern), re.IGNORECASE)

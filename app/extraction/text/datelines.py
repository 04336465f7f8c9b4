"""The line that says where and when an article was written, in the shapes that agencies and papers give it.

"LIMA, May 4 - ", "Lima, Peru, 4 May 2019 (ABC) -- ", "LIMA (ABC) Peru buys", "LIMA: Peru buys", "Lima. Peru buys".
"""

import re
from functools import cache

from app.extraction.lexicons import rows

SHOUTED = r"[A-Z][A-Z.'/ -]{2,40}"
WRITTEN = r"[A-Z][A-Za-z.'-]{2,20}(?: [A-Z][A-Za-z.'-]{1,20}){0,2}"
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?|JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|JUNE?|JULY?|AUG(?:UST)?"
    r"|SEPT?(?:EMBER)?|OCT(?:OBER)?|NOV(?:EMBER)?|DEC(?:EMBER)?)"
)
WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,? )?"
DATE = (
    rf"(?:[,.]? {WEEKDAY}(?:{MONTH}\.? ?\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)? {MONTH}\.?)"
    r"(?:,? (?:19|20)\d\d)?|,? (?:19|20)\d\d-\d\d-\d\d)"
)
AROUND = r"(?:, [A-Z][A-Za-z.']*(?: [A-Z][A-Za-z.']*){0,3}?| \([A-Z][A-Za-z.' ]{2,30}\)){0,2}"
AGENCY = (
    r"(?: ?\([A-Za-z0-9 .,/'-]{2,40}\)|[.,]? /[A-Z][A-Za-z ]{1,20}/|[.,] [A-Z]{2,12}\b"
    r"|[.,] [A-Z][a-z]+(?: [A-Z][A-Za-z]+){0,2}(?= ?--? ))"
)
DASH, SPACED = r"(?: ?[,.]? ?(?:---?|--?|\u2014|_|:) ?)", r"(?: ?(?:---?|--?|\u2014|_) |: )"
OPENS = r"(?=[A-Z\"'])"
# In capitals a city needs no more than a dash behind it, in small letters the day as well.
DATELINE = re.compile(
    rf"(?:{SHOUTED}{AROUND}{DATE}?(?:{AGENCY}? ?{DASH}|{AGENCY}[.,]? ){OPENS}"
    rf"|{SHOUTED}{AROUND}{DATE} {OPENS}"
    rf"|{WRITTEN}{AROUND}{DATE}(?:{AGENCY}? ?{DASH}|{AGENCY}[.,]? ){OPENS})"
)
# A city that is known as one is enough with the agency, or as a sentence of its own.
OF_CITY = re.compile(rf"(?P<city>{WRITTEN}?){AROUND}(?:{AGENCY} ?{SPACED}|{AGENCY} |{SPACED}|\. )(?=[A-Z])")
ALONE = re.compile(rf"(?!The ){WRITTEN}{AROUND}{DATE}{AGENCY}?[.,:]?(?: ?{DASH})?")
DATED, AGENCY_NAMED = re.compile(DATE), re.compile(AGENCY)
LONGEST = 120
# Further down only a heading looks like one.
LAST_PARAGRAPH = 5
CITY = re.compile(rf"(?:(?!{DATE})[A-Z][A-Za-z.'-]*[ ]?)+?(?=[,/(:_\u2014]|{DATE}| ?--? |\. |$)")


def dateline_end(flat: str, start: int, end: int, paragraph: int) -> int | None:
    """Where the dateline ends that a paragraph opens with; None where it opens with none."""
    if not flat[start].isupper() or paragraph > LAST_PARAGRAPH:
        return None
    alone = ALONE.fullmatch(flat, start, end) if paragraph and end - start <= LONGEST else None
    found = alone or DATELINE.match(flat, start, min(end, start + LONGEST))
    if found is None:
        found = OF_CITY.match(flat, start, min(end, start + LONGEST))
        found = found if found and found["city"] in _cities() else None
    return found.end() if found else None


def city_of(dateline: str) -> str | None:
    """The city that a dateline names, as one writes it in a sentence; None of mere words in capitals."""
    found = CITY.match(dateline)
    name = found.group().partition(". ")[0].strip(" .").title() if found else ""
    told = name in _cities() or DATED.search(dateline) is not None or AGENCY_NAMED.search(dateline) is not None
    return name if told and "." not in name else None


@cache
def _cities() -> frozenset[str]:
    return frozenset(row["name"] for row in rows("place") if row["form"] in {"capital", "city"})

"""Numbers that count who arrived: "arrivals came to 614,000", "491,000 Chinese visited", "Japan with 192,400"."""

import re

from app.extraction.article import Article, within
from app.extraction.numbers.amounts import counted_nouns
from app.extraction.numbers.scanning import Number
from app.extraction.structs import replace

# "491,000 Chinese visited the islands".
VISITING = re.compile(
    r"(?P<nation>(?: [A-Z][a-z]+){1,2})(?: (?:citizens|nationals|people|travellers|travelers"
    r"|residents))?(?: (?:have|had|also))?"
    r" (?:visited|toured|(?P<to>travell?ed|flew|came|arrived|holiday(?:ed)?|vacation(?:ed)?|travel|fly|flock(?:ed)?)"
    r"|visit)\b"
)
# "The beaches drew 2 million Germans"; what follows is no further noun.
DRAWING = re.compile(
    r"\b(?:drew|draws?|drawing|attract(?:ed|s|ing)?|welcom(?:ed|es|ing)|receiv(?:ed|es|ing)|host(?:ed|s|ing)|saw|lured)"
    r"(?: (?:about|some|over|nearly|more|than|a|record|almost|around|only|just))* $"
)
NOBODY = re.compile(r"(?=[.,;)]| (?:last|this|in|during|a year|each|every|and|who|from|between|for|by|to)\b)")
GUESTS = (
    r"(?:(?P<noun>visitor|tourist|holidaymaker)s?(?: arrivals| numbers)?|arrivals|travell?ers|(?:people|foreigners"
    r"|nationals|citizens) visiting)"
)
# "Chinese arrivals came to 614,000", "visitors from Peru led the trend with 8,500".
STOOD = (
    r"(?:to|at|was|were|reached|hit|topped|totalled|totaled|exceeded|surpassed|passed|crossed|numbered|of"
    r"|(?:led|headed) [^.;:,\d]{3,40} with)"
    r"(?: (?:about|around|some|over|more|than|nearly|almost|the|an?|just|only|annual|monthly|record|estimated|total))*"
)
PEOPLE = re.compile(rf"\b{GUESTS}\b(?:[^.;:,]|\.\d|,\d|, to\b){{0,90}} {STOOD} $", re.IGNORECASE)
# "Overseas visitors: Chile with 1.3 million, Peru with 320,000", "arrivals from Peru up 5,700, Chile up 4,300".
ROW = re.compile(
    r"(?:^|[:,;]|\b(?:and|from|with|by|while)\b)(?: and)? (?:the )?[A-Z][A-Za-z. ]{2,30}(?:'s|, the [a-z ]{3,40},)?"
    r" (?:with|at|up|down)(?: by)?(?: (?:about|around|some|over|more|than|nearly|almost|an?|just|only|estimated"
    r"|record))* $"
)
# "Visitors from Chile in May were up 5,200".
MORE = re.compile(r"\b(?:up|down)(?: by)?(?: (?:about|around|some|over|nearly|almost))* $")
NAMED = re.compile(rf"\b{GUESTS}\b", re.IGNORECASE)
# Who is counted stands somewhere before in lower case.
HINTS = ("visitor", "tourist", "arrivals", "travel", "holidaymaker", "visiting")
ELSE = re.compile(
    r"(?: (?!(?:people|this|his|its|was|is|has|as|less|versus|plus|across|overseas|years|visits|trips)\b)[a-z]+s\b"
    r"| [A-Z]{3,}\b|[ -](?:percent|per cent|pct|years?(?![- ]o[nv])|months?|days?|weeks?|beds?|rooms?)\b|%)"
)
MONEY = re.compile(
    r"[$\u00a3\u20ac\u00a5]|\b(?:dlrs?|dollars?|yen|yuan|won|rupees|euros?|spen[dt]|spending|revenues?)\b"
)
SMALLEST, MANY = 20, 1000
FAR = 400


def arriving(article: Article, number: Number, start: int) -> Number | None:
    """A number of a sentence that begins at `start` as those who arrive, if its words say that it counts them."""
    if number.sort not in {"bare", "elliptic"} or number.value < SMALLEST:
        return None
    flat = article.flat
    visitors = VISITING.match(flat, number.end)
    if visitors and (visitors["to"] is None or within(article.places, visitors.end(), visitors.end() + 40)):
        return _people(number, visitors.end("nation"), None)
    near = within(article.places, number.end, number.end + 24)
    people = near[0] if near and near[0].form == "demonym" and near[0].start == number.end + 1 else None
    if people is not None and NOBODY.match(flat, people.end):
        if DRAWING.search(flat, max(start, number.start - 60), number.start):
            return _people(number, people.end, None)
        return None
    return _told(flat, number, start)


def _told(flat: str, number: Number, start: int) -> Number | None:
    """A number whose guests stand before it."""
    told = flat[max(start, number.start - FAR) : number.start]
    small = told.lower()
    if not any(map(small.__contains__, HINTS)) or ELSE.match(flat, number.end):
        return None
    stood = PEOPLE.search(told[-120:])
    if stood is not None and (number.sort == "bare" or MONEY.search(told) is None):
        return _people(number, number.end, stood["noun"])
    if number.value < MANY or MONEY.search(told):
        return None
    named = NAMED.search(told)
    if named is not None and (ROW.search(told, named.end()) or MORE.search(told, named.end())):
        return _people(number, number.end, named["noun"])
    return None


def _people(number: Number, end: int, noun: str | None) -> Number:
    row = counted_nouns()[f"{noun.lower()}s" if noun else "tourists"]
    return replace(number, sort="count", unit=row["unit"], indicator=row["indicator"], noun=row["noun"], end=end)

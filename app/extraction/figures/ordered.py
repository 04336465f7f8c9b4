"""Deals that tell a figure: of a number of things that is ordered, or of a sum that they are worth."""

import re

from app.extraction.figures.making import SPELLED, TRADED_THINGS
from app.extraction.numbers.models import AIRCRAFT

# "A letter of intent for ten planes", "commitments for another 37 jets": many deals are of no number.
ORDERED = re.compile(
    r"(?: with [A-Z][A-Za-z]+)? (?:for|on|covering|to (?:buy|purchase|order|acquire|take|supply|deliver|lease|sell))"
    r"(?: (?:the )?(?:purchase|supply|delivery|sale|lease|acquisition|order) of)?"
    r"(?: (?:another|a further|an additional|additional|up to|about|some|more than|over|nearly|at least|a total of))*"
    rf" (?:\d[\d.,]*|{SPELLED})(?: ?(?:million|thousand|m)\b)?"
    rf"(?:{AIRCRAFT.pattern}| (?:[A-Za-z0-9-]+ ){{0,2}}?(?:{TRADED_THINGS})\b)"
)
# "An accord worth 4 billion dollars", "signed accords on Monday worth", "a $4 billion grain accord".
WORTH = re.compile(
    r"(?: (?:with|between) [A-Z][A-Za-z]+(?: and [A-Z][A-Za-z]+)?)?(?: (?:on )?[A-Z][a-z]+day| here| today)?,?"
    r"(?: (?:is|was|could be|would be|will be|may be|might be)(?: (?:potentially|already|now))?)?"
    r"(?: (?:which are |that are )?(?:estimated|said|thought|believed|reported|expected) to be| reportedly)?"
    r" (?:worth|valued at|totall?ing|amounting to|to the tune of)(?: (?:about|some|nearly|over|up|to|more|than|an?"
    r"|total|of|estimated|almost|around|at|least))* (?:[A-Z]{0,3}[$\u00a3\u20ac\u00a5] ?|[A-Z]{2,3} )?\d"
)
PRICED = re.compile(
    r"(?:[$\u00a3\u20ac\u00a5] ?\d[\d.,]*[ -](?:mln|million|bln|billion|bn)|\d (?:mln|million|bln|billion|bn)"
    r"[ -](?:dlrs?|dollars?|marks?|yen|rubles?|roubles?|rupees?|francs?|pounds?))(?: [a-z-]+){0,2} $"
)


def is_no_order(flat: str, before: str, end: int) -> bool:
    """Whether no number of things follows that is ordered, and no sum tells the worth: most memorandums are of no such.

    `before` holds the words before the deal, `end` is where it ends in the text `flat`.
    """
    return ORDERED.match(flat, end) is None and WORTH.match(flat, end) is None and PRICED.search(before) is None

"""Costs and spending that are no investment in works: of a war, of living, by people for themselves."""

import re

OF_NO_WORKS = re.compile(
    r" of (?:(?:the|its|their|a|this|such) )?(?:[A-Za-z-]+ ){0,3}?"
    r"(?:wars?|conflicts?|fighting|living|cris[ei]s|pandemic|disasters?|damage|floods?|flooding|storms?|strikes?|delays?"
    r"|borrowing|capital|money|funds?|credit|debt|production|labou?r|energy|fuel|freight|shipping|insurance|materials?"
    r"|sanctions|protection(?:ism)?|inflation)\b"
)
PEOPLE = re.compile(
    r"\b(?:seniors|consumers|households|famil(?:y|ies)|people|patients|shoppers|voters|students|residents|pensioners"
    r"|women|men|workers|customers|guests|couples|drivers|motorists|tourists?|visitors?|travell?ers?|holidaymakers"
    r"|pilgrims|citizens|individuals|children|parents|viewers|fans)(?: [a-z]+){0,4} $",
    re.IGNORECASE,
)


def is_no_cost(flat: str, _word: str, _before: str, end: int) -> bool:
    """Whether it is a war or living that costs so much: nothing is built."""
    return OF_NO_WORKS.match(flat, end) is not None


def is_no_spending(flat: str, word: str, _before: str, end: int) -> bool:
    """Whether people spend for themselves: nobody invests."""
    start = end - len(word)
    return PEOPLE.search(flat, max(0, start - 70), start) is not None

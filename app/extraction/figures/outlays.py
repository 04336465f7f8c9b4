"""Costs and spending that are no investment in works: of a war, of living, by people for themselves."""

import re

from app.extraction.lexicons import alternatives, word_set

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

# "Spent 5 million dollars for the military operation".
FOR_NO_WORKS = re.compile(
    r"(?:[^.;]|\.\d){1,50}? (?:on|for) (?:[A-Za-z'-]+ ){0,5}?(?:military|wars?|troops|army|armed|defen[cs]e|arms"
    r"|weapons|elections?|campaigns?|advertis\w+|lobbying|lobbyists|wages|salaries|pensions)\b"
)

# "The port, which is to open in 2010, will cost 5 million dollars".
WORKS_WILL = re.compile(
    rf"\b(?P<works>{alternatives(word_set('works_costing'))})(?:, [^,.;]{{1,60}},| [a-z]+ [A-Z][a-z]+)?"
    r"(?:,? (?:which|that))?(?: (?:will|would|could|may|might)(?: eventually)?"
    r"| (?:is|are|was|were) (?:(?:expected|estimated|likely|projected|planned|set|due) )?to) $"
)
# "Tariffs cost growers 5 million dollars": that buys nothing.
COSTS_OTHERS = re.compile(r" (?!(?:an?|the|about|some|over|nearly|almost|up|around|roughly|only)\b)[A-Za-z]{3}")
COSTING = frozenset({"cost", "costs", "costing"})
SO_MUCH = re.compile(r" (?:[a-z]+ ){0,3}(?:[A-Z]{0,3}\.?[$\u00a3\u20ac\u00a5] ?)?\d")
FAR = 110


def is_no_cost(flat: str, word: str, _before: str, end: int) -> bool:
    """Whether it is a war or living that costs so much, or somebody whom it costs that: nothing is built."""
    return OF_NO_WORKS.match(flat, end) is not None or (word in COSTING and _is_loss(flat, end - len(word), end))


def _is_loss(flat: str, begin: int, end: int) -> bool:
    """Whether the verb tells whom it costs so much; not "a cost", "the cost", "the total cost"."""
    return COSTS_OTHERS.match(flat, end) is not None and flat[max(0, begin - 2) : begin] not in {"a ", "e ", "l "}


def works_costing(flat: str, end: int) -> int | None:
    """Where that is named which is built and "cost", a verb that ends there, tells the cost of."""
    begin = end - len("cost")
    works = WORKS_WILL.search(flat, max(0, begin - FAR), begin) if SO_MUCH.match(flat, end) else None
    return works.start("works") if works is not None else None


def is_no_spending(flat: str, word: str, _before: str, end: int) -> bool:
    """Whether people spend for themselves, or it is for a war or an election: nobody invests."""
    start = end - len(word)
    return FOR_NO_WORKS.match(flat, end) is not None or PEOPLE.search(flat, max(0, start - 70), start) is not None

"""What is given in return: "Peru would supply ships worth 5 million dollars in exchange for 500 tonnes of coffee"."""

import re

from app.extraction.figures.slots import Slots
from app.extraction.figures.subjects import named_goods

RETURNED = re.compile(
    r"\b(?:in (?:exchange|return|barter) for|as payment for)(?: (?P<goods>[a-z]+(?: [a-z]+)?) (?:worth|valued at))?"
    r"(?: (?:up|to|about|some|over|another|an|additional|more|than|at|least))* $"
)
GOODS = re.compile(r"(?: worth)? of (?P<goods>[a-z]+(?: [a-z]+)?)")


def give_back(flat: str, slots: Slots, previous: Slots | None) -> None:
    """Of goods in return for those of the figure before, who gives and who takes change places."""
    if previous is None or slots.flow not in {"export", "import"} or slots.flow != previous.flow:
        return
    returned = RETURNED.search(flat, previous.number.end, slots.number.start)
    if returned is None:
        return
    slots.reporter, slots.partner, slots.parties = previous.partner, previous.reporter, None
    goods = returned["goods"] or ((told := GOODS.match(flat, slots.number.end)) and told["goods"])
    slots.commodity = named_goods(goods) if goods else None
    slots.reasons.append("in return")

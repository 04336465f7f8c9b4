"""Goods counted soon after a barrier to trade was told: "The list covers 1,300 products"."""

from app.extraction.figures.measures import Measure
from app.extraction.figures.slots import Slots
from app.extraction.numbers.scanning import Number

# A barrier is still spoken of for so many sentences.
SOON = 3


def listed(number: Number, last: Slots | None, index: int) -> Slots | None:
    """The count of goods under the barrier that was told before, at the same border; None where none was."""
    if number.sort != "count" or number.unit not in {"items", "categories"}:
        return None
    if last is None or not last.border or index - last.sentence > SOON:
        return None
    how = Measure("count", None, number.start, number.end, "goods under a barrier")
    slots = Slots(
        number, last.term, how, "count", last.flow, None, number.start, number.end, number.unit or "", number.value
    )
    slots.reporter, slots.partner, slots.comparator, slots.border = last.reporter, last.partner, number.comparator, True
    slots.reasons += ["border:told before", "measure:goods under a barrier"]
    return slots

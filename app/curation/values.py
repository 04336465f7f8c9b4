"""Whether the numbers in a stretch of evidence are those of the value that it is said to support."""

from collections.abc import Iterator
from decimal import Decimal

from app.drafts.facts import Draft
from app.drafts.figure import Figure
from app.drafts.types import plain

# "From 8 to 9 billion": the stretch of the first number may leave its scale to the second.
SCALES = {Decimal(10) ** power for power in (2, 3, 5, 6, 7, 9, 12)}


def other_values(draft: Draft, text: str) -> Iterator[tuple[int, str]]:
    """The stretches for `value` whose numbers are all another value: their index, and what they say instead.

    Words that the scanner cannot read as a number say nothing.
    """
    if not isinstance(draft, Figure):
        return
    stated = [value for value in (draft.value, draft.value_max) if value is not None]
    for index, stretch in enumerate(draft.evidence):
        found = set(_numbers(text[stretch.start : stretch.end])) if stretch.supports == "value" else set()
        if found and not any(_agree(number, value) for number in found for value in stated):
            told = " and ".join(sorted(plain(number) for number in found))
            yield index, f"the article says {told} there, not {plain(draft.value)}"


def _numbers(stretch: str) -> Iterator[Decimal]:
    # Its words take a while to load: a store that has no texts never needs them.
    from app.extraction.numbers.scanning import scan_numbers  # noqa: PLC0415 - as said

    for number in scan_numbers(stretch):
        yield from (value for value in (number.value, number.value_max) if value is not None)


def _agree(number: Decimal, value: Decimal) -> bool:
    if number == value:
        return True
    return 0 < number < 1000 and value / number in SCALES

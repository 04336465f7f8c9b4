"""Words beside a place by which it belongs to another number or another name, not to the term before it."""

import re

# "From Peru and 60,000 tonnes from Chile": each has its own.
NEXT_AMOUNT = re.compile(r"(?:,| and|, and|;) (?:(?:about|some|another|nearly|over) )?[^A-Za-z ]{0,3}\d[\d.,]*[ %]")
# "Imported 900 tonnes, 53 percent of it from Chile".
PART_OF = re.compile(r"\d ?(?:%|percent|per cent|pct) of (?:it|them|that|this|these|those|which|the total)\b")
# "Peru, Chile's fastest growing market, will import".
APPOSED = re.compile(r"'s? [^,;.]{2,60}, ")


def is_of_next(between: str, first: bool) -> bool:
    """Whether the words up to a place hold the next amount; before the `first` place only a part of the whole."""
    return (not first and NEXT_AMOUNT.match(between) is not None) or PART_OF.search(between) is not None


def is_in_apposition(flat: str, start: int, end: int) -> bool:
    """Whether a name only tells what the one before it is."""
    return flat.endswith((", ", ", the "), 0, start) and APPOSED.match(flat, end) is not None

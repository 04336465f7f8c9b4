"""Words beside a place by which it belongs to another number or another name, not to the term before it."""

import re

from app.extraction.names.places import Place

# "From Peru and 60,000 tonnes from Chile": each has its own.
NEXT_AMOUNT = re.compile(r"(?:,| and|, and|;) (?:(?:about|some|another|nearly|over) )?[^A-Za-z ]{0,3}\d[\d.,]*[ %]")
# "Imported 900 tonnes, 53 percent of it from Chile".
PART_OF = re.compile(r"\d ?(?:%|percent|per cent|pct) of (?:it|them|that|this|these|those|which|the total)\b")
WORTH = re.compile(
    r", (?:valued|worth|priced|estimated|costing|totall?ing)(?: at| to be worth)? [^,;]{0,16}\d[\d.,]*[^,;]{0,30}, "
)
STOP, REACH = re.compile(r"[,;:]|\.(?!\d)"), 60
# "EU member Spain", "the African nation Kenya": what the next name is.
SORT = re.compile(
    r" (?:(?:member|member state|[a-z]+) )?(?:country|nation|member|member state|state|neighbou?r|ally|giant|powerhouse"
    r"|economy|partner),? (?=[A-Z])"
)
# "A duty on foods, including Omani dates and figs from Peru".
EXAMPLES = re.compile(r"\b(?:including|such as|among them)\b")
# "Peru, Chile's fastest growing market, will import".
APPOSED = re.compile(r"'s? [^,;.]{2,60}, ")


def is_of_next(between: str, first: bool) -> bool:
    """Whether the words up to a place hold the next amount; before the `first` place only a part of the whole."""
    return (not first and NEXT_AMOUNT.match(between) is not None) or PART_OF.search(between) is not None


def is_sort(flat: str, place: Place) -> bool:
    """Whether a name only tells of what sort the one right after it is."""
    return SORT.match(flat, place.end) is not None


def is_in_apposition(flat: str, start: int, end: int) -> bool:
    """Whether a name only tells what the one before it is."""
    return flat.endswith((", ", ", the "), 0, start) and APPOSED.match(flat, end) is not None


def without_worth(between: str) -> str:
    """The words between two names, but for what the goods are worth: "of Peruvian fish, valued at $5 million, to"."""
    return WORTH.sub(" ", between, 1) if between.count(",") > 1 else between


def beyond_worth(flat: str, start: int, end: int) -> int:
    """The end of a number's words; where they break off at what the goods are worth, up to the next comma."""
    aside = WORTH.search(flat, start, end + REACH)
    if aside is None or not aside.start() < end < aside.end():
        return end
    stop = STOP.search(flat, aside.end())
    return stop.start() if stop else len(flat)


def without_examples(flat: str, places: list[Place], start: int) -> list[Place]:
    """The places behind an offset, but for those of whom several are only named as examples of more."""
    examples = EXAMPLES.search(flat, start, places[-1].start) if places else None
    named = [place for place in places if examples and place.start > examples.start()]
    return [place for place in places if place not in named] if len({place.code for place in named}) > 1 else places

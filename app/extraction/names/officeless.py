"""People who are named without an office."""

from bisect import bisect_left
from collections.abc import Iterator
from operator import attrgetter

from app.extraction.names.offices import PlacesAt, body_words, first_names, full_names, last_names
from app.extraction.names.person import Person, name_end
from app.extraction.text.tokens import Words

STARTS = attrgetter("start")
# What only people do, or are about to do.
OF_PEOPLE = frozenset(
    "met meet meets meeting told visited visit visiting visits flew fly flies flying arrived arrive arrives arriving"
    " travelled traveled travel travels travelling traveling landed toured tour touring conferred confer sat spoke"
    " speak departed depart departs shook".split()
)
DOING = 2


def well_known(flat: str, found: Words) -> Iterator[Person]:
    """Heads of state and ministers whom everybody knows by their full names, where no office stands with them."""
    for index in found.among(first_names()):
        start = found[index].start
        for name, country, rank in full_names()[found[index].lower]:
            end = start + len(name)
            if flat.startswith(name, start) and not flat[end : end + 1].isalnum():
                yield Person(start, end, name, rank, country)
                break


def by_surname(found: Words, at: PlacesAt) -> Iterator[Person]:
    """Leaders of lands that the article names, by the last of their names alone where they do what only people do."""
    for index in found.among(last_names()):
        token = found[index]
        country = last_names().get(token.lower)
        follows = found[index + 1].lower if index + 1 < len(found) else ""
        alone = token.text.istitle() and not (index and found[index - 1].text.istitle())
        if country in at.codes and alone and follows in OF_PEOPLE:
            yield Person(token.start, token.end, token.text, "state", country)


def of_lands(flat: str, found: Words, at: PlacesAt) -> Iterator[Person]:
    """Those of whom only the land is told, by what only people do: "Peru's Ana Diaz met", "Chile's Juan Rojas flew"."""
    for place in map(at.by_start.__getitem__, at.starts):
        if not flat.startswith("'s ", place.end) or place.form in {"city", "capital", "province"} or not place.acts:
            continue
        index = bisect_left(found, place.end + len("'s "), key=STARTS)
        last = name_end(flat, found, at, index)
        following = [token.lower for token in found[last : last + DOING]]
        doing = following[:1] and following[0] in OF_PEOPLE
        doing = doing or (following[0] in {"will", "is"} and following[1] in OF_PEOPLE) if len(following) > 1 else doing
        if last - index in {2, 3} and (doing or following in (["set", "off"], ["set", "out"])):
            if any(found[step].lower in body_words() for step in range(index, last)):
                continue
            name = flat[found[index].start : found[last - 1].end]
            yield Person(found[index].start, found[last - 1].end, name, None, place.code)

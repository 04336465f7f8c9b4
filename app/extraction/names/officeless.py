"""People who are named without an office."""

from bisect import bisect_left
from collections.abc import Iterator

from app.extraction.names.offices import PlacesAt, body_words, first_names, full_names, last_names
from app.extraction.names.person import Person, name_end
from app.extraction.text.tokens import Words

# What only people do, or are about to do.
OF_PEOPLE = frozenset(
    "met meet meets meeting told visited visit visiting visits flew fly flies flying arrived arrive arrives arriving"
    " travelled traveled travel travels travelling traveling landed toured tour touring conferred confer sat spoke"
    " speak departed depart departs shook".split()
)
MEETING = frozenset({"met", "meet", "meets", "meeting"})
DOING = 2
COMING = frozenset({"will", "would", "is", "are", "to"})


def well_known(flat: str, found: Words) -> Iterator[Person]:
    """Heads of state and ministers whom everybody knows by their full names, where no office stands with them."""
    for index in found.among(first_names()):
        start = found.starts[index]
        for name, country, rank in full_names()[found.small[index]]:
            end = start + len(name)
            if flat.startswith(name, start) and not flat[end : end + 1].isalnum():
                yield Person(start, end, name, rank, country)
                break


def by_surname(found: Words, at: PlacesAt) -> Iterator[Person]:
    """Leaders of lands that the article names, by the last of their names alone where they do what only people do."""
    for index in found.among(last_names()):
        name = found.texts[index]
        country = last_names().get(found.small[index])
        alone = name.istitle() and not (index and found.texts[index - 1].istitle())
        if country in at.codes and alone and acts(found, index):
            yield Person(found.starts[index], found.ends[index], name, "state", country)


def acts(found: Words, index: int) -> bool:
    """Whether one whose name stands there does what only people do, alone or with another: "Roe and Doe will meet"."""
    with_another = found.small[index + 1 : index + 2] == ["and"] and found.texts[index + 2 : index + 3] != []
    if with_another and found.texts[index + 2].istitle():
        if index and found.small[index - 1] == "between":
            return True
        index += 2
    following = found.small[index + 1 : index + 1 + DOING]
    if len(following) == DOING and following[0] in COMING:
        return following[1] in OF_PEOPLE
    return following[:1] != [] and following[0] in OF_PEOPLE


def _is_met(found: Words, start: int) -> bool:
    """Whether somebody meets who is named there: "met", "in talks with"."""
    at = bisect_left(found.starts, start)
    ahead = found.small[max(0, at - 2) : at]
    if ahead[-1:] == ["with"]:
        return not (MEETING | {"talks"}).isdisjoint(ahead[:-1])
    return not MEETING.isdisjoint(ahead[-1:])


def of_lands(flat: str, found: Words, at: PlacesAt) -> Iterator[Person]:
    """Those of whom only the land is told, by what only people do: "Peru's Ana Diaz met", "met Chile's Juan Rojas"."""
    for place in map(at.by_start.__getitem__, at.starts):
        if not flat.startswith("'s ", place.end) or place.form in {"city", "capital", "province"} or not place.acts:
            continue
        index = bisect_left(found.starts, place.end + len("'s "))
        last = name_end(flat, found, at, index)
        following = found.small[last : last + DOING]
        doing = following[:1] and following[0] in OF_PEOPLE
        doing = doing or (following[0] in {"will", "is"} and following[1] in OF_PEOPLE) if len(following) > 1 else doing
        doing = doing or following in (["set", "off"], ["set", "out"]) or _is_met(found, place.start)
        if last - index in {2, 3} and doing:
            if not body_words().isdisjoint(found.small[index:last]):
                continue
            name = flat[found.starts[index] : found.ends[last - 1]]
            yield Person(found.starts[index], found.ends[last - 1], name, None, place.code)

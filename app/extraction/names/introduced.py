"""Who holds an office that is told ahead of the name: "Peru's minister of trade said so. Juan Rojas told reporters"."""

from collections.abc import Iterator

from app.extraction.lexicons import word_set
from app.extraction.names.officeless import acts
from app.extraction.names.offices import PlacesAt, begin_of, belonging, body_words, office_at, office_words
from app.extraction.names.person import Person, name_end
from app.extraction.text.tokens import Words

# Of those who speak for a land.
SPEAKING = frozenset({"state", "minister", "official"})
# In words: where an article introduces whom it tells of, and how soon the name follows.
LEAD, SOON = 120, 90
LENGTHS = range(2, 4)


def introduced(flat: str, found: Words, at: PlacesAt) -> Iterator[Person]:
    """Those who are named, and speak, right after an office of a land has spoken without a name."""
    for index in found.among(office_words()):
        if index > LEAD:
            return
        office = _unnamed(flat, found, at, index)
        if office is None:
            continue
        end, rank, country = office
        last = min(end + SOON, len(found) - 1)
        named = (step for step in range(end, last) if _begins(flat, found, at, step) or office_at(found, step))
        for step in named:
            until = name_end(flat, found, at, step)
            if office_at(found, step):
                break  # somebody else, with an office
            if until - step in LENGTHS and _is_a_speaker(flat, found, step, until):
                name = flat[found.starts[step] : found.ends[until - 1]]
                yield Person(found.starts[step], found.ends[until - 1], name, rank, country)
                return


def _unnamed(flat: str, found: Words, at: PlacesAt, index: int) -> tuple[int, str, str] | None:
    """After an office that speaks without a name, its rank, and its land."""
    head = office_at(found, index)
    if head is None or head[1] not in SPEAKING:
        return None
    width, rank = head
    _, country = begin_of(flat, found, at, index)
    end, belongs = belonging(flat, found, at, index + width)
    land = country or belongs
    return (end, rank, land) if land and _says(found, end) else None


def _begins(flat: str, found: Words, at: PlacesAt, step: int) -> bool:
    """Whether a sentence begins there, or goes on behind what it opened with."""
    start = found.starts[step]
    return start in at.begins or flat.endswith(", ", 0, start)


def _is_a_speaker(flat: str, found: Words, step: int, until: int) -> bool:
    """Whether a name is that of a human being who speaks: to reporters, or told of again by the last name alone."""
    if (
        not _says(found, until)
        or not body_words().isdisjoint(found.small[step:until])
        or flat[found.ends[until - 1]] != " "
    ):
        return False
    if found.small[until : until + 2] == ["told", "reporters"]:
        return True
    first, surname = found.texts[until - 2], found.small[until - 1]
    again = (at for at in found.among({surname}) if at > until and found.texts[at - 1] != first)
    return any(acts(found, at) or _says(found, at + 1) for at in again)


def _says(found: Words, step: int) -> bool:
    return step < len(found) and found.small[step] in word_set("saying")

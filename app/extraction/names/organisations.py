"""Companies, agencies and other bodies named in a text, and the country to which they belong."""

import re
from bisect import bisect_left
from functools import cache

from app.extraction.lexicons import alternatives, rows, word_set
from app.extraction.names.belonging import belongs, members, owner
from app.extraction.names.person import Person
from app.extraction.names.places import Place
from app.extraction.structs import replace, struct
from app.extraction.text.tokens import Words, tokens
from app.extraction.times.calendar import NAMES
from app.vocabulary.codes import parts

LONGEST, LONGEST_KNOWN = 9, 7
CAMEL = re.compile(r"[A-Z][a-z]+[A-Z][A-Za-z]+$")
# What stands before a name that has no word of its own for a firm: "the carmaker X", "U.S. company Y".
FIRM = re.compile(rf"\b(?:{alternatives(word_set('kinds_of_firm'))}) $")
FIRM_ENDS = frozenset(re.split(r"[\W_]+", kind)[-1] for kind in word_set("kinds_of_firm"))
# "Ministry of Trade", "Federation of Mines"; a firm "of Peru" is only there.
PUBLIC = {"agency", "organisation"}
# "Bank of Ghana", "Trading Corporation of Pakistan".
OF_A_COUNTRY = {"bank", "corporation"}
# "Federation of the Peruvian Mines" is a name, a committee "of the Andean Union" is of that.
OF_OTHERS = frozenset({"council", "committee", "commission", "secretariat", "assembly"})
# "The Air Services Agreement" is a paper.
PAPERS = {"agreement", "agreements", "pact", "treaty", "accord", "protocol", "memorandum", "convention", "contract"}
PAPERS |= {f"{short}{ending}" for short in ("mou", "moa", "moc", "loi", "hoa", "fta") for ending in ("", "s")}
# "The Commerce Department" is America's, in an article that names America or nobody.
HOME_OF_DEPARTMENTS = "USA"
DEPARTMENT = re.compile(
    r"[A-Z][a-z]+ Department|Department of [A-Z][a-z]+|(?:Customs|Census) [A-Z][a-z]+|Senate|House of .+"
)
# A capital word that only opens its sentence: "In 2008 Areva".
OPENERS = word_set("sentence_openers")
# What no name begins with, be it written with a capital or not: "Citing World Bank figures".
NO_NAMES = {"a", "an", "the", "citing", "quoting"}
# "Kuwait National Petroleum Company (KNPC)" is called so from there on.
SHORT = re.compile(r" \(([A-Z][A-Z&]{1,7})\)")
JOINS = {"of", "for", "and", "the", "on", "&"}


@struct(frozen=True, slots=True)
class Organisation:
    """A body, with its economy or the two by whose names it is called; `type`: company, agency, organisation, place."""

    start: int
    end: int
    name: str
    type: str
    country: str | None
    members: tuple[str, ...] = ()


def scan_organisations(flat: str, found: Words, places: list[Place], people: list[Person]) -> list[Organisation]:
    """Every run of capital words that holds a word for a body, or is the name of a known one, in order."""
    at = {place.start: place for place in places}
    named = {place.code for place in places}
    ends = {place.end: place for place in places}
    taken = {start for person in people for start in _of(found, person)}
    result: list[Organisation] = []
    short: dict[str, Organisation] = {}
    following = 0
    for index, (word, lower) in enumerate(zip(found.texts, found.small, strict=True)):
        if word == lower or not word[0].isupper():
            continue
        if index < following or found.starts[index] in taken:
            continue
        last = _run(flat, found, index, taken) if _goes_on(found, index + 1) else _known_end(flat, found, index)
        last = last or index + 1
        if word in short and flat.startswith("(", found.starts[index] - 1):
            continue  # the letters for the name ahead
        alone, by_letters = last == index + 1, _called(found, index, short, at)
        organisation = by_letters if alone else None
        if organisation is None and not (alone and _is_no_name(flat, found, index)):
            organisation = _organisation(flat, found, index, last, at, ends, named)
        if organisation is None and word in short:
            organisation, last = by_letters, index + 1
        if organisation is None:
            following = _past_the_country(found, index, last, at)
            continue
        result.append(organisation)
        following = last
        if flat.startswith(" (", organisation.end) and (called := SHORT.match(flat, organisation.end)) is not None:
            short.setdefault(called.group(1), organisation)
    if places and not any(place.code == HOME_OF_DEPARTMENTS for place in places):
        result = [replace(one, country=None) if _is_department(one) else one for one in result]
    countries = {one.name: one.country for one in reversed(result) if one.country}
    return [one if one.country else replace(one, country=countries.get(one.name)) for one in result]


def _called(found: Words, index: int, short: dict[str, Organisation], at: dict[int, Place]) -> Organisation | None:
    """The body that goes by its letters; those of an economy are that."""
    start, body = found.starts[index], short.get(found.texts[index])
    return replace(body, start=start, end=found.ends[index]) if body and start not in at else None


def _past_the_country(found: Words, index: int, last: int, at: dict[int, Place]) -> int:
    """Where a run that is no body as a whole is looked at again: "German Siemens", "The Siemens" hold one."""
    place = at.get(found.starts[index])
    if place is None and found.small[index] not in OPENERS:
        return max(index + 1, last)
    step = index + 1
    while place is not None and step < last:
        step = next((one for one in range(step, last) if found.starts[one] >= place.end), last)
        place = at.get(found.starts[step]) if step < last else None
    return step if step < last else max(index + 1, last)


def _is_department(one: Organisation) -> bool:
    """Whether it is a department by a name that says of no country: those of others are called so as well."""
    return one.country == HOME_OF_DEPARTMENTS and DEPARTMENT.fullmatch(one.name) is not None


def _of(found: Words, person: Person) -> list[int]:
    """Where the words of a person's mention begin."""
    first = bisect_left(found.starts, person.start)
    return found.starts[first : bisect_left(found.starts, person.end, first)]


def _goes_on(found: Words, step: int) -> bool:
    """Whether the word behind a capital one may belong to a name with it."""
    if step >= len(found):
        return False
    word, lower = found.texts[step], found.small[step]
    return word != lower or word[0].isdigit() or lower in JOINS


def _run(flat: str, found: Words, index: int, taken: set[int]) -> int:
    """After the last word of the capital words that begin here; "of" and "and" join after a word for a body."""
    bodies, step = _bodies(), _known_end(flat, found, index) or index + 1
    while step < len(found) and step - index < LONGEST:
        gap = flat[found.ends[step - 1] : found.starts[step]]
        initial = gap == ". " and (len(found.texts[step - 1]) == 1 or found.small[step - 1] in {"co", "st", "corp"})
        if not (gap in {" ", "-", " & ", "&", "'"} or initial) or found.starts[step] in taken:
            break
        if any(map(str.isdigit, found.texts[step])) and tuple(found.small[index:step]) in _names():
            break  # "twenty Boeing 787s" are made by Boeing, an "Airbus A320" by Airbus
        if found.small[step] in NAMES:  # "Acme Corp. Monday"
            break
        if found.texts[step][0].isupper() or found.texts[step][0].isdigit():
            step += 1
            continue
        of_the = found.small[step : step + 2] == ["of", "the"] and found.small[step - 1] not in OF_OTHERS
        after = step + 1 + of_the
        joined = (
            found.small[step] in JOINS
            and after < len(found)
            and found.texts[after][0].isupper()
            and found.small[after] not in NAMES  # "the Ministry on Monday"
        )
        named_on = found.small[step - 1] in OF_A_COUNTRY or bodies.get(found.small[step - 1]) in PUBLIC
        if joined and found.small[step] != "and" and named_on:
            step = after + 1
            continue
        break
    return step


def _known_end(flat: str, found: Words, index: int) -> int:
    """After the known name that begins here, if one of several words does: "Cable and Wireless" is no two firms."""
    if found.small[index] not in _first_words():
        return 0
    for step in range(min(len(found), index + LONGEST_KNOWN), index + 1, -1):
        if tuple(found.small[index:step]) in _names():
            return step if "," not in flat[found.starts[index] : found.starts[step - 1]] else 0
    return 0


def _organisation(
    flat: str,
    found: Words,
    first: int,
    last: int,
    at: dict[int, Place],
    ends: dict[int, Place],
    named: set[str],
) -> Organisation | None:
    whole = at.get(found.starts[first])
    tail = ends.get(found.ends[last - 1])
    paired = whole and tail and flat[whole.end : tail.start] in {"-", "/"}  # "Mercosur-European Union"
    if whole and whole.form == "bloc" and flat.startswith(" of ", whole.end):
        paired = True  # "exports to the European Union of T-shirts" are no body either
    if paired or found.small[last - 1] in PAPERS or (whole and whole.end >= found.ends[last - 1]):
        return None
    known, bodies = _known(found, first, last), _bodies()
    body = next((bodies[word] for word in reversed(found.small[first:last]) if word in bodies), None)
    if known is None and (found.small[first] in NO_NAMES or found.small[first : first + 2] == ["customs", "union"]):
        return None
    start, end = found.starts[first], found.ends[last - 1]
    name = flat[start:end]
    in_capitals = name.isupper() and last - first > 3  # a headline
    if in_capitals or (known is None and body is not None and last - first == 1):
        return None
    firm = known is None and body is None and _is_firm(flat, found, first)
    if known is None and body is None and not firm and not (last - first == 1 and CAMEL.match(name)):
        return None
    # Of two countries that call a body so the one that the article names.
    country = next((code for code in known[1] if code in named), known[1][0]) if known and known[1] else None
    if country is None or (known and known[0] != "company") or not _is_whole(found, first, last):  # "Peru's Congress"
        usual = None if tail and known and known[0] == "agency" else country  # not in "the Congress of Peru"
        country = owner(flat, start, ends) or usual or belongs(flat, found, first, last, at, ends) or country
    body = "agency" if "central bank" in name.lower() else body
    sort = (known[0] if known else None) or body or "company"
    return Organisation(start, end, name, sort, country, () if country else members(flat, whole, at))


def _is_firm(flat: str, found: Words, first: int) -> bool:
    """Whether the words ahead of a name say that it is a firm's."""
    if not first or found.small[first - 1] not in FIRM_ENDS:
        return False
    start = found.starts[first]
    return FIRM.search(flat, max(0, start - 16), start) is not None


def _is_no_name(flat: str, found: Words, index: int) -> bool:
    """Whether a capital word that stands alone is nobody's name, as most are."""
    return not (found.small[index] in _first_words() or CAMEL.match(found.texts[index]) or _is_firm(flat, found, index))


def _known(found: Words, first: int, last: int) -> tuple[str, tuple[str, ...]] | None:
    """The sort and countries of a known body that the run begins with, if it is the whole of it or its first word."""
    if found.small[first] not in _first_words():
        return None
    for step in range(min(last, first + LONGEST_KNOWN), first, -1):
        entry = _names().get(tuple(found.small[first:step]))
        if entry:
            return entry
    return None


def _is_whole(found: Words, first: int, last: int) -> bool:
    """Whether a run is the known name itself, not one that only begins as it does."""
    return tuple(found.small[first:last]) in _names()


@cache
def _bodies() -> dict[str, str]:
    return {row["word"]: row["type"] for row in rows("organisation")}


@cache
def _first_words() -> frozenset[str]:
    return frozenset(words[0] for words in _names())


@cache
def _names() -> dict[tuple[str, ...], tuple[str, tuple[str, ...]]]:
    return {tuple(tokens(row["name"]).small): (row["type"], parts(row["country"])) for row in rows("known_name")}

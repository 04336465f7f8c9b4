"""Economies as a text names them: countries, demonyms, blocs, regions, and capitals that stand for governments."""

import re
from functools import cache

from app.extraction.lexicons import members, rows
from app.extraction.structs import struct
from app.extraction.text.tokens import Words, tokens
from app.vocabulary.economies import economies

LONGEST, WORDLIKE = 8, 4
# Its spelling, code and form.
Name = tuple[str, str, str]
# Names that news uses for other things far more often.
NOT_NAMES = {
    "World",
    "West",
    "Man",
    "Cook",
    "Jersey",
    "Kiwi",
    "ANDEAN",
    "ECO",
    "AES",
    "ALBA",
    "EA",
    "LAS",
    "PIF",
    "OTS",
    "SICA",
    "Gulf",
    "Australia and New Zealand",
}
# "The Asian country" is one that was named before, not Asia.
# "The Indian Ocean", "the South China Sea" are nobody's.
SEA = re.compile(r" (?:Ocean|Sea)\b")
# "East Azerbaijan province" lies in another country than its name says.
PROVINCE = re.compile(r" (?:[Pp]rovince|[Pp]refecture|[Oo]blast|[Cc]ounty|[Dd]istrict)\b")
# "The Uruguay Round" is the world's.
OF_GATT = re.compile(r" (?:[Rr]ound|(?:global |world |GATT )?(?:trade )?(?:talks|negotiations))\b")
# "The Kyoto Protocol" and "the Paris Club" are nobody's in particular.
TREATY = re.compile(
    r" (?:Protocol|Convention|Treaty|[Rr]ound|Process|Club|Consensus|Principles|Criteria"
    r"|(?:[Dd]evelopment )?[Aa]genda|(?:world|global|WTO) (?:trade )?(?:talks|negotiations))\b"
)
UNNAMED = re.compile(
    r"(?:'s [a-z-]+)? powerhouse\b"
    r"| (?:country|nation|giant|economy|state|neighbou?r|power|republic|island|kingdom)\b"
)
# "The ASEAN country" is one of its members.
A_MEMBER = re.compile(
    r" (?:country|nation|member (?:state|country|nation))\b(?! (?:states|countries|nations|governments)\b| [A-Z])"
)
# "The Common Market Protocol", "the common market of the Andes" are of another one.
NAMED_SO = re.compile(r" (?:Protocol|[Tt]reaty|[Oo]rganisation|[Oo]rganization|[Cc]ouncil|for|of)\b")
LOCATED = re.compile(r"\b(?:[Ii]n|[Aa]t|[Nn]ear|outside|around|into|here|via|through)(?: the)? $")
# "Voice of America" and "Bank of Japan" are no countries.
ORGANISED = re.compile(
    r"\b(?:Voice|Bank|University|Institute|Gulf|Sea|Bay|Radio|Merchants|Federation|Academy|Church) of(?: the)? $"
)
# "The two Asian countries" are those that were named before.
COUNTING = ("two ", "three ", "four ", "both ", "these ", "those ")
COUNTED = re.compile(r" (?:countries|nations|states|economies|neighbou?rs|powers|republics|partners)\b")
# What these two end with, whatever stands before it.
AT = ("in ", "at ", "near ", "outside ", "around ", "into ", "here ", "via ", "through ", "the ", "In ", "At ", "Near ")
OF = ("of ", "of the ")
NOT = ("non-", "Non-")  # "non-EU countries" are all the others
# "Gordon England" is somebody.
FORENAME = re.compile(r"\b(?!(?:In|To|From|And|With|By|But|While|As|For|Of|Both|Northern)\b)[A-Z][a-z]+ $")
BEYOND = ("outside ", "outside the ", "outside of ", "outside of the ")  # so are those "from outside the EU"
# "Minister German Gref", "Minister Israel Katz" bear a name that is a country's.
TITLED = {"minister", "president", "premier", "secretary", "ambassador", "senator", "mr", "dr"}
SURNAME = re.compile(r" [A-Z][a-z]+\b(?! (?:Minister|President|Government))")
# "Ana Flecha de Lima" is no city, nor is "Miguel de la Madrid".
OF_A_NAME = re.compile(r"[A-Z][^\W\d_]+ de $")
PARTICLES = ("de la ", "della ", "van der ", "von der ", "van den ")
# Before 1992 the Kremlin's country was the Soviet Union.
SOVIET_UNTIL = 1991


@struct(frozen=True, slots=True)
class Place:
    """An economy named in the text.

    `form` is `name`, `demonym`, `capital`, `government`, `prefix` (Sino-), `city`, `province`, `bloc`, `region`,
    `world`, or `unnamed` ("the Asian country", until it is known which); `located` tells that it stands after "in",
    "at" or "near", so a capital is then a spot, not a government.
    """

    start: int
    end: int
    code: str
    form: str
    located: bool

    @property
    def acts(self) -> bool:
        """Whether an economy is meant, not just a spot on the map."""
        if self.form in {"city", "province"}:
            return False
        return not (self.form == "capital" and self.located)


def scan_places(flat: str, found: Words, year: int | None = None) -> list[Place]:
    """All economies named in a text, the longest names first."""
    names, places, following = _names(), [], 0
    persons = set[str]()
    # Of an undated text that knows no Russia, Moscow is the Soviet one.
    soviet = year <= SOVIET_UNTIL if year is not None else "Soviet Union" in flat and "Russia" not in flat
    for index in found.among(names):
        if index < following or (found.texts[index][0].islower() and found.small[index] not in _in_small()):
            continue
        match = _longest(names[found.small[index]], flat, found, index)
        if match is None:
            continue
        code, form, width = match
        start, end = found.starts[index], found.ends[index + width - 1]
        if code == "RUS" and soviet:
            code = "SUN"
        following = index + width
        if flat.endswith(OF, 0, start) and ORGANISED.search(flat, max(0, start - 24), start):
            continue
        located = flat.endswith(AT, 0, start) and LOCATED.search(flat, max(0, start - 12), start) is not None
        if code.startswith("R-") and flat.endswith(COUNTING, 0, start) and COUNTED.match(flat, end):
            continue
        unnamed = _unnamed(flat, code, end)
        if unnamed is not None:
            form, end = "unnamed", unnamed.end()
        behind = width == 1 and index > 0
        if behind and form == "city" and (found.texts[index] in persons or _is_surname(found, index)):
            persons.add(found.texts[index])
            continue
        named_for = TREATY if form in {"city", "capital"} else OF_GATT if code == "URY" else None
        if named_for is not None and named_for.match(flat, end):
            continue
        titled = behind and found.ends[index - 1] == start - 1 and found.small[index - 1] in TITLED
        # "Former Soviet states", "Soviet-era rules": nobody acts for it any more.
        if code == "SUN" and (flat.endswith(("former ", "ex-"), 0, start) or flat.startswith("-era", end)):
            form = "skip"
        if (
            SEA.match(flat, end)
            or flat.endswith(NOT, 0, start)
            or (form in {"name", "bloc"} and flat.endswith(BEYOND, 0, start))
            or (flat.startswith("England", start) and FORENAME.search(flat, max(0, start - 20), start))
            or (code == "EU" and flat.startswith("Market", end - len("Market")) and NAMED_SO.match(flat, end))
            or (form == "name" and PROVINCE.match(flat, end))
            or (titled and SURNAME.match(flat, end))
            or flat[max(0, start - 8) : start].lower().endswith(PARTICLES)
            or (form in {"capital", "city"} and OF_A_NAME.search(flat, max(0, start - 24), start))
        ):
            form = "skip"
        if form != "skip":
            places.append(Place(start, end, code, form, located))
    return places


def _unnamed(flat: str, code: str, end: int) -> re.Match[str] | None:
    """The word behind a region or a bloc that makes it one of its countries: "the Asian giant", "the ASEAN country"."""
    return (UNNAMED if code.startswith("R-") else A_MEMBER).match(flat, end) if code in members() else None


def _is_surname(found: Words, index: int) -> bool:
    """Whether a name is that of somebody with a title: "Minister Alan Sydney"."""
    if index < 2 or found.small[index - 2] not in TITLED:
        return False
    near = all(found.ends[step - 1] == found.starts[step] - 1 for step in (index - 1, index))
    return near and found.texts[index - 1][0].isupper() and not found.texts[index - 1].isupper()


def _longest(
    names: dict[int, dict[tuple[str, ...], Name]], flat: str, found: Words, index: int
) -> tuple[str, str, int] | None:
    for width, of_width in names.items():
        entry = of_width.get(tuple(found.small[index : index + width]))
        if entry is None:
            continue
        name, code, form = entry
        end = found.ends[index + width - 1]
        if end - found.starts[index] > len(name) + width + 4 or not _spelled(flat[found.starts[index] : end], name):
            continue
        following = flat[end : end + 1]
        if following == "$" or (form == "prefix" and following != "-"):
            continue
        return code, form, width
    return None


def _spelled(text: str, name: str) -> bool:
    """Whether the text writes the name as a name: `us` is not `US`, but `CHINA` in a headline is China."""
    if name.isupper():
        # Some papers write what they say as a word like a name: "Asean", "Opec".
        return text.isupper() or (len(name) >= WORDLIKE and text == name.capitalize())
    if name[0].islower():
        return text[1:] == name[1:] or text.isupper()
    return text[0].isupper()


@cache
def _in_small() -> frozenset[str]:
    """The first words of names that may begin with a small letter: all others are names only with a capital."""
    entries = (
        (word, name) for word, widths in _names().items() for one in widths.values() for name, _, _ in one.values()
    )
    return frozenset(word for word, name in entries if name[0].islower())


@cache
def _names() -> dict[str, dict[int, dict[tuple[str, ...], Name]]]:
    """Names by their first word, then by how many words they have, the longest first, then by the words."""
    entries: dict[tuple[str, ...], Name] = {}

    def add(name: str, code: str, form: str) -> None:
        words = tuple(tokens(name).small)
        if name not in NOT_NAMES and words and len(words) <= LONGEST:
            entries.setdefault(words, (name, code, form))

    for row in rows("place"):
        add(row["name"], row["code"], row["form"])
    for one in economies().values():
        form = "world" if one.code == "WLD" else one.type if one.type != "country" else "name"
        for name in (one.name, *one.aliases, *([one.code] if one.type == "bloc" else [])):
            add(name, one.code, form)
        people = [f"{name}s" for name in one.demonyms if name.endswith(("an", "i"))]  # Ecuadoreans, Nepalis
        for name in (*one.demonyms, *people):
            add(name, one.code, "demonym" if one.type == "country" else form)
    by_first: dict[str, dict[int, dict[tuple[str, ...], Name]]] = {}
    for words, entry in sorted(entries.items(), key=lambda one: -len(one[0])):
        by_first.setdefault(words[0], {}).setdefault(len(words), {})[words] = entry
    return by_first

"""The parameters of lists: what each means, how it is read, which kinds of facts have it."""

from functools import cache

from app.api.parameters import Parameter, coded
from app.api.readers import (
    code,
    code_of_any,
    read_as_is,
    read_economy,
    read_folded,
    read_from,
    read_hs,
    read_instant,
    read_member,
    read_number,
    read_pair,
    read_review,
    read_sort,
    read_to,
    read_truth,
    read_unit,
    read_whole,
    read_words,
)
from app.drafts.facts import KINDS
from app.drafts.types import code_schema
from app.queries.selection import REVIEWS, SORTS

ECONOMY = {"type": "string", "pattern": "^[A-Za-z][A-Za-z0-9-]{1,30}$"}
WORDS = {"type": "string", "minLength": 1, "pattern": r"\S"}
EDTF = {"type": "string", "maxLength": 64}
NUMBER = {"type": "number", "exclusiveMinimum": -1e21, "exclusiveMaximum": 1e21}
HS = {"type": "string", "pattern": "^[0-9]{1,10}$"}


def economy_code(name: str, meaning: str, example: str) -> Parameter:
    """A parameter whose values are codes of economies."""
    return Parameter(name, meaning, read_economy, ECONOMY, example, many=True)


def exactly(name: str, meaning: str, example: str | None = None) -> Parameter:
    """A parameter that a field must equal to the letter."""
    return Parameter(name, meaning, read_as_is, WORDS, example, many=True)


def folded(name: str, meaning: str, example: str | None = None) -> Parameter:
    """A parameter that a field must equal in its words; case and accents do not matter."""
    return Parameter(name, f"{meaning} Case and accents do not matter.", read_folded, WORDS, example, many=True)


def _enum(*codes: str) -> dict[str, object]:
    return {"type": "string", "enum": list(codes)}


PAIR = Parameter(
    "pair",
    "Both economies take part, in either order.",
    read_pair,
    {"type": "string", "pattern": "^[A-Za-z0-9]{2,12}-[A-Za-z0-9]{2,12}$"},
    "CHN-KAZ",
    many=True,
    prefilled=True,
)
COUNTRY = Parameter("country", "Any fact in which this economy takes part.", read_member, ECONOMY, "KAZ", many=True)
PUBLISHER = folded("publisher", "Publisher of the article.")
PUBLISHED = (
    Parameter(
        "published_from", "Published in this year or month, on this day (EDTF), or later.", read_from, EDTF, "2024-03"
    ),
    Parameter(
        "published_to", "Published in this year or month, on this day (EDTF), or earlier.", read_to, EDTF, "2024"
    ),
)
Q = Parameter(
    "q",
    "Every word must occur in summary, subject, parties or title; case and accents do not matter.",
    read_words,
    WORDS,
    "kazakhstan",
)
AS_OF = Parameter(
    "as_of",
    "The store as it stood at this RFC 3339 instant, inclusive; not in the future.",
    read_instant,
    {"type": "string", "format": "date-time"},
)
LIMIT = Parameter(
    "limit",
    "How many at most: 50 unless told; CSV and NDJSON hold every match unless told.",
    read_whole(1, 500),
    {"type": "integer", "minimum": 1, "maximum": 500},
    5,
)
CURSOR = Parameter(
    "cursor",
    "Where the page begins: take the path in `next` as it is.",
    read_as_is,
    {"type": "string", "minLength": 1, "maxLength": 400},
)
COUNT = Parameter(
    "count",
    "Whether to add `total`, the number of all matches.",
    read_truth,
    {"type": "boolean"},
    True,
)
FORMAT = Parameter(
    "format",
    "Instead of the header Accept: `json` (a page), `csv` (a table) or `ndjson` (one JSON object a line).",
    read_as_is,
    _enum("json", "csv", "ndjson"),
)
FORMAT_ONE = Parameter("format", "`json`: a single thing has no other format.", read_as_is, _enum("json"))

FIGURE_ONLY = (
    economy_code("reporter", "Whose exports, imports or economy a figure is about.", "CHN"),
    economy_code("partner", "With whom; WLD: with all.", "KAZ"),
    exactly("source_agency", "Party whose statistics it is, by id."),
    coded("indicator", "What is measured.", example="trade_value"),
    folded("commodity", "Of which goods, in words."),
    Parameter("hs", "Harmonized System code, or its first digits.", read_hs, HS, None, many=True),
    coded("flow", "Exports, imports, both, the balance, investment.", example="total"),
    Parameter("unit", "Currency, `percent`, `t`, `USD/t`, or a counted noun.", read_unit, WORDS, "USD", many=True),
    coded("measure", "How it is measured: a level, a change, a share.", example="level"),
    coded("comparator", "Exact, about, more than, at least ...", example="eq"),
    coded("record", "Called a record.", example="high"),
    coded("freq", "How long its period is: a year, a month ...", example="A"),
    Parameter("min_value", "Value at least this, whatever the unit.", read_number, NUMBER, 1000000),
    Parameter("max_value", "Value at most this, whatever the unit.", read_number, NUMBER, 1000000000000),
)  # fmt: skip
PLACE = folded("place", "Where an event happens.", "Kazakhstan")
LISTS = {"type": ("event", "agreement"), "status": KINDS}
OWNERS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys((parameter.name for parameter in FIGURE_ONLY), ("figure",)),
    "place": ("event",),
    "type": ("event", "agreement"),
}


def fact_parameters(kinds: tuple[str, ...]) -> dict[str, Parameter]:
    """The parameters of a list of facts of these kinds, in the order of the documentation."""
    found = [
        PAIR,
        Parameter(
            "context",
            "With `pair`: also facts about one of the two alone, in articles that state a fact of the pair.",
            read_truth,
            {"type": "boolean"},
            True,
        ),
        COUNTRY,
        exactly("party", "A party that takes part, by id.", "KAZ"),
        Parameter("kind", "Figures, events or agreements.", code("kind"), _enum(*kinds), kinds[0], many=True),
        _of_kinds("type", "What sort of event or agreement.", kinds),
        _of_kinds("status", "Observed, planned, signed ...", kinds),
        Q,
        Parameter("from", "In this year, month or day (EDTF), or later.", read_from, EDTF, "2023"),
        Parameter("to", "In this year, month or day (EDTF), or earlier.", read_to, EDTF, "2024-06"),
        *FIGURE_ONLY,
        PLACE,
        exactly("stated_by", "Who says so: a party's id."),
        Parameter(
            "review",
            "`accepted` unless told; `any` for all four.",
            read_review,
            _enum(*REVIEWS, "any"),
            "accepted",
            many=True,
        ),
        exactly("article", "The article that states it, by id.", "art_7266e444e3cbaea3"),
        PUBLISHER,
        *PUBLISHED,
        AS_OF,
        Parameter(
            "sort",
            "`-published`, newest first, unless told; `-period` where `from` or `to` is given. Without `-`: reversed.",
            read_sort,
            _enum(*(sign + name for name in _sorts(kinds) for sign in ("-", "")))
            | {"x-enum-varnames": [way + name.upper() for name in _sorts(kinds) for way in ("DESCENDING_", "")]},
            "-published",
        ),
        LIMIT,
        CURSOR,
        COUNT,
        FORMAT,
    ]  # fmt: skip
    return {p.name: p for p in found if p is not None and set(OWNERS.get(p.name, kinds)) & set(kinds)}


@cache
def elsewhere(kinds: tuple[str, ...]) -> dict[str, str]:
    """Parameters that other kinds of facts have, and why they are refused here."""
    return {
        name: f"only {' and '.join(f'{owner}s' for owner in owners)} have it"
        for name, owners in OWNERS.items()
        if not set(owners) & set(kinds)
    }


def _of_kinds(name: str, meaning: str, kinds: tuple[str, ...]) -> Parameter | None:
    lists = [f"{kind}_{name}" for kind in kinds if kind in LISTS[name]]
    if not lists:
        return None
    codes = list(dict.fromkeys(found for one in lists for found in code_schema(one)["enum"]))
    example = {"figure_status": "observed", "event_status": "occurred", "event_type": "visit", "agreement_type": "mou"}
    return Parameter(
        name,
        f"{meaning} Codes of {' and '.join(lists)}.",
        code_of_any(*lists),
        _enum(*codes),
        example.get(lists[0], "in_force"),
        many=True,
    )


def _sorts(kinds: tuple[str, ...]) -> tuple[str, ...]:
    return SORTS if "figure" in kinds else SORTS[:-1]

"""Which parameters each list of facts has, and the selection that they make."""

from collections.abc import Mapping
from typing import Any

from app.api.parameters import (
    Parameter,
    code,
    coded,
    read_as_is,
    read_economy,
    read_from,
    read_hs,
    read_instant,
    read_member,
    read_number,
    read_pair,
    read_query,
    read_review,
    read_text,
    read_to,
    read_truth,
    read_unit,
    read_whole,
    read_words,
    status_or_type,
)
from app.drafts.types import code_schema
from app.errors import Reason, Refused
from app.queries.selection import REVIEWS, Selection
from app.vocabulary.codes import codelist

KINDS = ("figure", "event", "agreement")
SORTS = ("published", "period", "recorded_at", "value")
ECONOMY = {"type": "string", "pattern": "^[A-Za-z][A-Za-z0-9-]{1,30}$"}
WORDS = {"type": "string", "minLength": 1, "maxLength": 200}
EDTF = {"type": "string", "maxLength": 64}
NUMBER = {"type": "number", "minimum": 0}

PAIR = Parameter(
    "pair",
    "Both economies take part, in either order: `CHN-KAZ`.",
    read_pair,
    {"type": "string", "pattern": "^[A-Za-z0-9]{2,12}-[A-Za-z0-9]{2,12}$"},
    "CHN-KAZ",
    many=True,
)
COUNTRY = Parameter("country", "Any fact in which this economy takes part.", read_member, ECONOMY, "KAZ", many=True)
PUBLISHER = Parameter(
    "publisher", "Publisher of the article; case and accents do not matter.", read_text, WORDS, None, many=True
)
PUBLISHED = (
    Parameter("published_from", "Published on or after the first day of this EDTF period.", read_from, EDTF, "2024-03"),
    Parameter("published_to", "Published on or before the last day of this EDTF period.", read_to, EDTF, "2024"),
)
Q = Parameter(
    "q",
    "Every word must occur in summary, subject, parties or title; case and accents do not matter, there is no stemming.",
    read_words,
    {"type": "string", "minLength": 1, "maxLength": 10000, "pattern": r"\S"},
    "cargo",
)
AS_OF = Parameter(
    "as_of",
    "The store as it stood at this RFC 3339 instant, inclusive; not in the future.",
    read_instant,
    {"type": "string", "format": "date-time"},
)
LIMIT = Parameter(
    "limit",
    "How many at most: 50 unless told.",
    read_whole(1, 500),
    {"type": "integer", "minimum": 1, "maximum": 500, "default": 50},
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
    {"type": "boolean", "default": False},
    True,
)
FORMAT = Parameter(
    "format",
    "`json`, `csv` or `ndjson`, instead of the header Accept. CSV and NDJSON hold every match unless `limit` is given.",
    read_as_is,
    {"type": "string", "enum": ["json", "csv", "ndjson"]},
)
FORMAT_ONE = Parameter(
    "format", "`json`: a single thing has no other format.", read_as_is, {"type": "string", "enum": ["json"]}
)

FIGURE_ONLY = (
    Parameter("reporter", "Whose exports, imports or economy a figure is about.", read_economy, ECONOMY, "CHN", many=True),
    Parameter("partner", "With whom; WLD: with all.", read_economy, ECONOMY, "KAZ", many=True),
    Parameter("source_agency", "Party whose statistics it is, by id.", read_as_is, WORDS, None, many=True),
    coded("indicator", "What is measured.", example="trade_value"),
    Parameter("commodity", "Of which goods, in words; case and accents do not matter.", read_text, WORDS, None, many=True),
    Parameter("hs", "Harmonized System code, or its first digits.", read_hs, {"type": "string", "pattern": "^[0-9]{1,10}$"}, None, many=True),
    coded("flow", "Exports, imports, both, the balance, investment.", example="total"),
    Parameter("unit", "Currency, `percent`, `t`, `USD/t`, or a counted noun.", read_unit, {"type": "string", "minLength": 1, "maxLength": 80}, "USD", many=True),
    coded("measure", "How it is measured: a level, a change, a share.", example="level"),
    coded("comparator", "Exact, about, more than, at least ...", example="eq"),
    coded("record", "Called a record.", example="high"),
    coded("freq", "How long its period is: a year, a month ...", example="A"),
    Parameter("min_value", "Value at least this, whatever the unit.", read_number, NUMBER, 1000000),
    Parameter("max_value", "Value at most this, whatever the unit.", read_number, NUMBER, 1000000000000),
)  # fmt: skip
PLACE = Parameter(
    "place", "Where an event happens; case and accents do not matter.", read_text, WORDS, "Kazakhstan", many=True
)
LISTS = {"type": ("event", "agreement"), "status": KINDS}
OWNERS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys((parameter.name for parameter in FIGURE_ONLY), ("figure",)),
    "place": ("event",),
    "type": ("event", "agreement"),
}
FOLDED_OR_CODED = (
    "reporter", "partner", "source_agency", "indicator", "commodity", "flow", "unit", "measure", "comparator",
    "record", "freq", "place", "type", "status", "stated_by", "article", "publisher",
)  # fmt: skip


def fact_parameters(kinds: tuple[str, ...]) -> dict[str, Parameter]:
    """The parameters of a list of facts of these kinds, in the order of the documentation."""
    found = [
        PAIR,
        Parameter(
            "context",
            "With `pair`: also facts about one of the two alone, in articles that state a fact of the pair.",
            read_truth,
            {"type": "boolean", "default": False},
        ),
        COUNTRY,
        Parameter("party", "A party that takes part, by id: `qaztrade`, `CHN`.", read_as_is, WORDS, "qaztrade", many=True),
        Parameter("kind", "Figures, events or agreements.", code("kind"), {"type": "string", "enum": list(kinds)}, kinds[0], many=True),
        _of_kinds("type", "What sort of event or agreement.", kinds),
        _of_kinds("status", "Observed, planned, signed ...", kinds),
        *FIGURE_ONLY,
        PLACE,
        Parameter("stated_by", "Who says so: a party's id.", read_as_is, WORDS, None, many=True),
        Parameter(
            "review",
            "`accepted` unless told; `any` for all four.",
            read_review,
            {"type": "string", "enum": [*REVIEWS, "any"]},
            "accepted",
            many=True,
        ),
        Parameter("article", "The article that states it, by id.", read_as_is, WORDS, "art_7266e444e3cbaea3", many=True),
        PUBLISHER,
        Parameter("from", "Overlaps this EDTF period or a later time.", read_from, EDTF, "2023"),
        Parameter("to", "Overlaps this EDTF period or an earlier time.", read_to, EDTF, "2024-06"),
        *PUBLISHED,
        Q,
        AS_OF,
        Parameter(
            "sort",
            "`-published`, newest first, unless told; `-period` where `from` or `to` is given. Without `-` the reverse.",
            read_sort,
            {"type": "string", "enum": [sign + name for name in _sorts(kinds) for sign in ("-", "")]},
            "-published",
        ),
        LIMIT,
        CURSOR,
        COUNT,
        FORMAT,
    ]  # fmt: skip
    return {p.name: p for p in found if p is not None and set(OWNERS.get(p.name, kinds)) & set(kinds)}


def elsewhere(kinds: tuple[str, ...]) -> dict[str, str]:
    """Parameters that other kinds of facts have, and why they are refused here."""
    return {
        name: f"only {' and '.join(f'{owner}s' for owner in owners)} have it"
        for name, owners in OWNERS.items()
        if not set(owners) & set(kinds)
    }


def read_sort(text: str) -> str:
    """An order, with `-` for descending."""
    if text.removeprefix("-") not in SORTS or text.startswith("--"):
        raise ValueError(f"{text[:80]!r} is no order; one of {', '.join(SORTS)}, each with or without -")
    return text


def read_facts_query(
    raw: bytes, kinds: tuple[str, ...], known: Mapping[str, Parameter]
) -> tuple[dict[str, Any], Selection]:
    """The values of a query for facts, and the selection that they make. Refused with every reason at once."""
    values = read_query(raw, known, elsewhere(kinds))
    return values, select(values, kinds)


def select(values: Mapping[str, Any], kinds: tuple[str, ...]) -> Selection:
    """The selection of values that are each right; Refused where together they make no sense."""
    reasons: list[Reason] = []
    left = _kinds_left(values, kinds, reasons)
    if values.get("context") and "pair" not in values:
        reasons.append(Reason("query", "context", "goes with pair"))
    reasons += out_of_order(values)
    default = "-period" if "from" in values or "to" in values else "-published"
    sort = values.get("sort", default)
    if sort.endswith("value") and "figure" not in left and left:
        reasons.append(Reason("query", "sort", "only figures have a value, and none is asked for"))
    if reasons:
        raise Refused.because(reasons)
    review = values.get("review", ("accepted",))
    return Selection(
        kinds=left,
        pair=_sorted(values, "pair"),
        context=values.get("context", False),
        country=_sorted(values, "country"),
        party=_sorted(values, "party"),
        equal=tuple(
            ("article_id" if name == "article" else name, _sorted(values, name))
            for name in FOLDED_OR_CODED
            if name in values
        ),
        hs=_sorted(values, "hs"),
        review=REVIEWS if "any" in review else tuple(sorted(review)),
        from_day=values.get("from"),
        to_day=values.get("to"),
        published_from=values.get("published_from"),
        published_to=values.get("published_to"),
        min_value=values.get("min_value"),
        max_value=values.get("max_value"),
        words=values.get("q"),
        as_of=values.get("as_of"),
        sort=sort.removeprefix("-"),
        descending=sort.startswith("-"),
    )


def out_of_order(values: Mapping[str, Any]) -> list[Reason]:
    """Bounds whose lower one is above the upper one."""
    bounds = (("from", "to", "after"), ("published_from", "published_to", "after"), ("min_value", "max_value", "above"))
    return [
        Reason("query", low, f"is {beyond} {high}")
        for low, high, beyond in bounds
        if low in values and high in values and values[low] > values[high]
    ]


def _kinds_left(values: Mapping[str, Any], kinds: tuple[str, ...], reasons: list[Reason]) -> tuple[str, ...]:
    """The kinds that every filter leaves: those that have its field and, of type and status, its codes."""
    left = [kind for kind in kinds if kind in values.get("kind", kinds)]
    if not left:
        reasons.append(Reason("query", "kind", f"only {' and '.join(kinds)} stand here"))
    for name in values:
        owners: tuple[str, ...] = OWNERS.get(name, kinds)
        if name in LISTS:
            owners = tuple(kind for kind in LISTS[name] if any(v in codelist(f"{kind}_{name}") for v in values[name]))
        kept = [kind for kind in left if kind in owners]
        if left and not kept:
            reasons.append(
                Reason(
                    "query", name, f"only {' and '.join(f'{owner}s' for owner in owners)} have this: no kind is left"
                )
            )
        left = kept or left
    return tuple(kind for kind in KINDS if kind in left)


def _of_kinds(name: str, meaning: str, kinds: tuple[str, ...]) -> Parameter | None:
    lists = [f"{kind}_{name}" for kind in kinds if kind in LISTS[name]]
    if not lists:
        return None
    codes = list(dict.fromkeys(found for one in lists for found in code_schema(one)["enum"]))
    example = {"figure_status": "observed", "event_status": "occurred", "event_type": "visit", "agreement_type": "mou"}
    return Parameter(
        name,
        f"{meaning} Codes of {' and '.join(lists)}.",
        status_or_type(*lists),
        {"type": "string", "enum": codes},
        example.get(lists[0], "in_force"),
        many=True,
    )


def _sorts(kinds: tuple[str, ...]) -> tuple[str, ...]:
    return SORTS if "figure" in kinds else SORTS[:-1]


def _sorted(values: Mapping[str, Any], name: str) -> tuple[str, ...]:
    return tuple(sorted(values.get(name, ())))

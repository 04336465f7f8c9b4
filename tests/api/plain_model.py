"""What "Reading the API" of the design says of lists of facts, over a plain Python list. It knows nothing of `app`."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from itertools import combinations
from typing import Any

from tests.api.seed import (
    AGREEMENT_STATUSES,
    AGREEMENT_TYPES,
    BOUNDS,
    EVENT_STATUSES,
    EVENT_TYPES,
    FIGURE_STATUSES,
    FREQUENCIES,
    NAMES,
    TAKE_PART,
    Version,
)

KINDS = ("figure", "event", "agreement")
FIGURE_ONLY = {
    "reporter", "partner", "source_agency", "indicator", "commodity", "hs", "flow", "unit", "measure", "comparator",
    "record", "freq", "min_value", "max_value",
}  # fmt: skip
CODES = {
    "type": {"figure": [], "event": EVENT_TYPES, "agreement": AGREEMENT_TYPES},
    "status": {"figure": FIGURE_STATUSES, "event": EVENT_STATUSES, "agreement": AGREEMENT_STATUSES},
}
CODED = (
    "reporter", "partner", "indicator", "flow", "unit", "measure", "comparator", "record", "type", "status", "article",
)  # fmt: skip
UNKNOWN = date.min.toordinal() - 1
OPEN = date.max.toordinal()
Query = dict[str, list[str]]


class Refusal(Exception):
    """The query is a 422."""


def words(text: str) -> list[str]:
    """Runs of letters and digits, without case and accents."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return re.findall(r"[^\W_]+", "".join(letter for letter in decomposed if not unicodedata.combining(letter)))


def economies(line: dict[str, Any]) -> set[str]:
    """The codes of reporter, partner, parties, and their countries; not the world, not regions."""
    codes = [line.get("reporter"), line.get("partner")]
    for party in line["parties"]:
        codes += [party.get("id"), party.get("country")]
    return {code for code in TAKE_PART if code in codes}


def pairs(line: dict[str, Any]) -> set[str]:
    """The pairs under which a fact is found."""
    return {f"{one}-{other}" for one, other in combinations(sorted(economies(line)), 2)}


def party_ids(line: dict[str, Any]) -> set[str]:
    """Who takes part; a figure's reporter and partner do."""
    found = {party["id"] for party in line["parties"]} | {line.get("reporter"), line.get("partner")}
    return {one for one in found if one}


def standing(versions: Iterable[Version], as_of: str | None) -> list[Version]:
    """The last version of each fact, now or as it stood at an instant (inclusive)."""
    last: dict[str, Version] = {}
    for version in versions:
        if as_of is None or version.line["recorded_at"] <= as_of:
            last[version.line["id"]] = version
    return list(last.values())


def first_day(version: Version) -> int | None:
    """From when a fact's period counts; None if it overlaps nothing."""
    if version.line["period"] is None:
        return None
    first, last = BOUNDS[version.line["period"]["edtf"]]
    if first is not None:
        return first.toordinal()
    published = version.published_last
    ends = last.toordinal() if last else OPEN
    return min(published.toordinal(), ends) if published else ends


def last_day(version: Version) -> int:
    """The last day of a fact's period; an open end is latest, an unknown period earliest."""
    if version.line["period"] is None:
        return UNKNOWN
    last = BOUNDS[version.line["period"]["edtf"]][1]
    return last.toordinal() if last else OPEN


def published(version: Version) -> int:
    """The last day of publication; an unknown one is earliest."""
    return version.published_last.toordinal() if version.published_last else UNKNOWN


def matching(versions: list[Version], kinds: tuple[str, ...], query: Query, bounds: dict[str, int]) -> list[Version]:
    """The facts of a list in their order. `bounds` holds the days that the query's EDTF bounds mean."""
    left = kinds_left(kinds, query)
    refuse_nonsense(query, left, bounds)
    now = standing(versions, query["as_of"][0] if "as_of" in query else None)
    reviews = query.get("review", ["accepted"])
    reviewed = [version for version in now if "any" in reviews or version.line["review"] in reviews]
    wanted = {canonical(pair) for pair in query.get("pair", ())}
    told = {pair: {version.line["article"] for version in reviewed if pair in pairs(version.line)} for pair in wanted}

    def of_pair(version: Version) -> bool:
        line = version.line
        if not wanted or pairs(line) & wanted:
            return True
        alone = len(economies(line)) == 1 and "true" in query.get("context", ())
        return alone and any(economies(line) <= set(pair.split("-")) and line["article"] in told[pair] for pair in told)

    found = [v for v in reviewed if v.line["kind"] in left and of_pair(v) and passes(v, query, bounds)]
    return in_order(found, query)


def canonical(pair: str) -> str:
    """The code of a pair that is given in either order and case."""
    return "-".join(sorted(pair.upper().split("-")))


def kinds_left(kinds: tuple[str, ...], query: Query) -> list[str]:
    """The kinds that have every field that is filtered by; of type and status, those that have one of the codes."""
    left = [kind for kind in kinds if kind in query.get("kind", kinds)]
    if FIGURE_ONLY & set(query):
        left = [kind for kind in left if kind == "figure"]
    if "place" in query:
        left = [kind for kind in left if kind == "event"]
    for name, codes in CODES.items():
        if name in query:
            if not set(query[name]) <= {code for kind in kinds for code in codes[kind]}:
                raise Refusal(f"a {name} that no kind of this list has")
            left = [kind for kind in left if set(codes[kind]) & set(query[name])]
    if not left:
        raise Refusal("no kind is left")
    return left


def refuse_nonsense(query: Query, left: list[str], bounds: dict[str, int]) -> None:
    """Parameters that are each right and together make no sense."""
    if "true" in query.get("context", ()) and "pair" not in query:
        raise Refusal("context without pair")
    for low, high in (("from", "to"), ("published_from", "published_to")):
        if low in bounds and high in bounds and bounds[low] > bounds[high]:
            raise Refusal(f"{low} after {high}")
    if (
        "min_value" in query
        and "max_value" in query
        and Decimal(query["min_value"][0]) > Decimal(query["max_value"][0])
    ):
        raise Refusal("min_value above max_value")
    if query.get("sort", [""])[0].endswith("value") and "figure" not in left:
        raise Refusal("no value to sort by")


def passes(version: Version, query: Query, bounds: dict[str, int]) -> bool:
    """Whether a fact passes every filter but pair, kind and review."""
    line = version.line
    told = {"commodity": line.get("commodity"), "place": line.get("place"), "publisher": version.article["publisher"]}
    of_parties = {name: (line.get(name) or {"id": None})["id"] for name in ("source_agency", "stated_by")}
    equal = {
        **{name: line.get(name) for name in CODED},
        **of_parties,
        "freq": FREQUENCIES[line["period"] and line["period"]["edtf"]],
    }
    return (
        all(equal[name] in query[name] for name in equal if name in query)
        and all(_same_words(told[name], query[name]) for name in told if name in query)
        and (line.get("hs") or "none").startswith(tuple(query.get("hs", [""])))
        and ("country" not in query or bool(economies(line) & {code.upper() for code in query["country"]}))
        and ("party" not in query or bool(party_ids(line) & set(query["party"])))
        and _in_time(version, bounds)
        and _in_values(line, query)
        and _holds_words(version, query)
    )


def _same_words(text: str | None, asked: list[str]) -> bool:
    return text is not None and words(text) in [words(one) for one in asked]


def _in_time(version: Version, bounds: dict[str, int]) -> bool:
    first, last, day = first_day(version), last_day(version), published(version)
    if ("from" in bounds or "to" in bounds) and first is None:
        return False
    if "from" in bounds and last < bounds["from"]:
        return False
    if "to" in bounds and first is not None and first > bounds["to"]:
        return False
    if ("published_from" in bounds or "published_to" in bounds) and day == UNKNOWN:
        return False
    return bounds.get("published_from", day) <= day <= bounds.get("published_to", day)


def _in_values(line: dict[str, Any], query: Query) -> bool:
    value = Decimal(line.get("value") or 0)
    lowest, highest = query.get("min_value", [str(value)])[0], query.get("max_value", [str(value)])[0]
    return Decimal(lowest) <= value <= Decimal(highest)


def _holds_words(version: Version, query: Query) -> bool:
    if "q" not in query:
        return True
    line = version.line
    names = [party["name"] if "name" in party else NAMES[party["id"]] for party in line["parties"]]
    names += [NAMES[line[name]] for name in ("reporter", "partner") if line.get(name)]
    told = [line["summary"], line["subject"] or "", version.article["title"] or "", *names]
    sought = set(words(query["q"][0]))
    return bool(sought) and sought <= {word for text in told for word in words(text)}


def in_order(found: list[Version], query: Query) -> list[Version]:
    """The list in the order asked for; ties keep the order of publication, then of revision."""
    default = "-period" if "from" in query or "to" in query else "-published"
    sort = query.get("sort", [default])[0]
    keys: dict[str, Any] = {
        "published": lambda v: (published(v), v.line["revision"]),
        "period": lambda v: (last_day(v), published(v), v.line["revision"]),
        "recorded_at": lambda v: (v.line["recorded_at"], v.line["revision"]),
        "value": lambda v: (Decimal(v.line.get("value") or -1), published(v), v.line["revision"]),
    }
    return sorted(found, key=keys[sort.removeprefix("-")], reverse=sort.startswith("-"))

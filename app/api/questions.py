"""From a query string to the selection that it asks for."""

from collections.abc import Mapping
from typing import Any

from app.api.filters import LISTS, OWNERS, elsewhere
from app.api.parameters import Parameter, read_query
from app.drafts.facts import KINDS
from app.errors import Reason, Refused
from app.queries.selection import REVIEWS, Selection
from app.vocabulary.codes import codelist

# Parameters that are columns compared as they are.
COLUMNS = (
    "reporter", "partner", "source_agency", "indicator", "commodity", "flow", "unit", "measure", "comparator",
    "record", "freq", "place", "type", "status", "stated_by", "article", "publisher",
)  # fmt: skip


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
    if "any" in values.get("review", ()) and len(values["review"]) > 1:
        reasons.append(Reason("query", "review", "any goes with no other review"))
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
            ("article_id" if name == "article" else name, _sorted(values, name)) for name in COLUMNS if name in values
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
        reasons.append(Reason("query", "kind", f"only {' and '.join(f'{kind}s' for kind in kinds)} stand here"))
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


def _sorted(values: Mapping[str, Any], name: str) -> tuple[str, ...]:
    return tuple(sorted(values.get(name, ())))

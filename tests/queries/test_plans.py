"""Every list is sought in an index and comes in its order, whatever is asked for together: none walks or sorts a store.

The exceptions are named, each with its reason; they are bounded by time and kept off the event loop.
"""

from collections.abc import Iterator
from itertools import combinations, product
from typing import Any

import pytest
from sqlalchemy import Connection

from app.bundle.loading import load
from app.model.columns import SPANS
from app.model.database import Database
from app.model.prepared import Prepared
from app.queries import facts, pairs
from app.queries.selection import REVIEWS, SORTS, Selection
from app.queries.shapes import Position, shape_of, values_of
from app.queries.ways import WORDS, way_of
from tests.api.seed import make
from tests.engines import new_store, url_of

pytestmark = pytest.mark.only_sqlite("the indexes are named to SQLite; PostgreSQL's planner has statistics")
# Each filter with one value and, where it takes several, with two.
FILTERS: dict[str, list[dict[str, Any]]] = {
    "pair": [{"pair": ("CHN-KAZ",)}, {"pair": ("CHN-KAZ", "BRA-CHN")}],
    "country": [{"country": ("CHN",)}, {"country": ("BRA", "CHN")}],
    "party": [{"party": ("qaztrade",)}, {"party": ("CHN", "qaztrade")}],
    "kind": [{"kinds": ("event",)}, {"kinds": ("figure", "event")}],
    "hs": [{"hs": ("10",)}],
    "from": [{"from_day": 738_000}],
    "to": [{"to_day": 738_900}],
    "published": [{"published_from": 738_000}, {"published_to": 738_900}],
    "value": [{"min_value": 1.0}, {"max_value": 1e9}],
    "words": [{"words": ("rice",)}],
    **{
        name: [{"equal": ((name, ("a",)),)}, {"equal": ((name, ("a", "b")),)}]
        for name in ("article_id", "indicator", "type", "status", "publisher", "reporter", "unit", "place", "stated_by")
    },
    "context": [
        {"pair": pairs, word: True} for pairs in (("CHN-KAZ",), ("CHN-KAZ", "BRA-CHN")) for word in ("context", "alone")
    ],
}
PLACES: dict[str, Position] = {"period": [738_900, 2**59], "value": [5.0, 2**59]}
ONE_ARTICLE = "an article states few facts: they are sorted"
ONE_S_OWN = "no index has a pair's or a party's facts by value or by revision: they are found by it and sorted"
MATCHES = "full text finds in order of publication: another order is sorted"
HISTORY = "history is kept in order of publication: it is walked, and another order is sorted"
ALONE = "facts beside a pair stand in order of publication: another order is sorted"


@pytest.fixture(scope="module", params=[False, True], ids=["as made", "with statistics"])
def store(tmp_path_factory, request) -> Iterator[Database]:
    store = Database(url_of(new_store(tmp_path_factory.mktemp("plans") / "store.sqlite")))
    with store.writing() as connection:
        load(connection, make(200, seed=5).lines)
        if request.param:
            connection.exec_driver_sql("ANALYZE")
    yield store
    store.close()


@pytest.fixture(scope="module")
def connection(store) -> Iterator[Connection]:
    with store.reading(0) as connection:
        yield connection


def combined(*chosen: dict[str, Any], **besides: Any) -> Selection:
    """One selection of several filters."""
    equal = tuple(entry for one in chosen for entry in one.get("equal", ()))
    fields = {name: value for one in chosen for name, value in one.items() if name != "equal"}
    return Selection(**fields, equal=equal, **besides)


def plan(connection: Connection, statement: Prepared, values: dict[str, Any]) -> list[str]:
    """How the database answers a statement."""
    sql, fixed, order = statement.compiled(connection)
    given = {**fixed, **values}
    rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", tuple(given[name] for name in order or ()))
    return [row[3] for row in rows]


def page_plan(connection: Connection, wanted: Selection, after: Position | None) -> list[str]:
    """How the database answers a page."""
    statement = facts._page(shape_of(wanted, after))
    return plan(connection, statement, values_of(wanted, 5, after) | {"most": 51})


def sort_allowed(wanted: Selection) -> str | None:
    """Why a list may be sorted, or None."""
    way = way_of(shape_of(wanted))
    if way is WORDS and wanted.words:
        return MATCHES if wanted.sort != "published" else None
    if wanted.as_of:
        return HISTORY if wanted.sort != "published" else None
    if (wanted.context or wanted.alone) and wanted.sort != "published":
        return ALONE
    if not way.ordered:
        return ONE_ARTICLE if way.fixed == ("article_id",) else ONE_S_OWN
    return None


def walk_allowed(wanted: Selection) -> str | None:
    """Why the versions may be walked by their key, or None."""
    return HISTORY if wanted.as_of else None


def faults(connection: Connection, wanted: Selection, after: Position | None) -> list[str]:
    """What a list costs that it should not."""
    steps = page_plan(connection, wanted, after)
    found = [step for step in steps if "B-TREE" in step and not sort_allowed(wanted)]
    for step in steps:
        walked = step.startswith("SCAN") and not step.startswith(("SCAN fact_words VIRTUAL", "SCAN CONSTANT"))
        # Of each fact of one economy alone it is asked whether its article states the pair.
        walked |= step.startswith("SEARCH stated") and "key=?" not in step
        if walked and not walk_allowed(wanted):
            found.append(step)
    return [f"{wanted}: {step} in {steps}" for step in found]


def alone() -> Iterator[Selection]:
    """Every filter, in every order, now and in the past, of one review and of all."""
    for chosen, sort in product([{}, *(one for choices in FILTERS.values() for one in choices)], SORTS):
        for review, as_of in ((("accepted",), None), (REVIEWS, None), (("accepted",), "2024-12-31T00:00:00.000000Z")):
            yield combined(chosen, review=review, as_of=as_of, sort=sort)


def together() -> Iterator[Selection]:
    """Every two filters, in every order."""
    chosen = [
        [one, other]
        for (name, choices), (beside, others) in combinations(FILTERS.items(), 2)
        if not {name, beside} >= {"pair", "context"}
        for one, other in product(choices, others)
    ]
    yield from (combined(*both, sort=sort) for both, sort in product(chosen, SORTS))


def test_no_combination_of_filters_and_orders_walks_or_sorts_the_store(connection):
    asked = list(together())
    assert len(asked) > 2000
    assert [fault for wanted in asked for fault in faults(connection, wanted, None)] == []


@pytest.mark.parametrize("deep", [False, True])
def test_no_page_of_a_filter_walks_or_sorts_the_store_now_or_then(connection, deep):
    for wanted in alone():
        assert faults(connection, wanted, PLACES.get(wanted.sort, [2**59]) if deep else None) == []


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("descending", [True, False])
def test_either_direction_is_sought(connection, sort, descending):
    for chosen in ({}, *(one for choices in FILTERS.values() for one in choices)):
        assert faults(connection, combined(chosen, sort=sort, descending=descending), None) == []


def test_a_period_of_a_pair_is_a_seek_at_both_ends(connection):
    wanted = Selection(pair=("CHN-KAZ",), from_day=738_000, to_day=738_900, sort="period")
    steps = [step for step in page_plan(connection, wanted, None) if "driver" in step]
    assert len(steps) == 1 + len(SPANS), steps
    assert all("mention_period (filter=? AND code=? AND review=? AND span=? AND last>? AND last<?)" in s for s in steps)


@pytest.mark.parametrize("revision", [None, 5])
def test_a_single_fact_is_sought(connection, revision):
    statement = facts.NOW if revision is None else facts.THEN
    steps = plan(connection, statement, {"fact": "fig_0000000000000000", "revision": revision})
    assert all(step.startswith("SEARCH") for step in steps), steps


def test_counts_and_latest_figures_of_a_pair_are_seeks(connection):
    steps = plan(connection, pairs.TALLY, {"name": "pair", "code": "CHN-KAZ"})
    assert [step.partition(" USING")[0] for step in steps] == ["SEARCH tally"]
    steps = plan(connection, pairs.LATEST, {"pair": "CHN-KAZ"})
    assert [step for step in steps if step.startswith("SCAN ") and step not in {"SCAN series", "SCAN latest"}] == []
    assert sum("mention_series" in step for step in steps) == 3, steps
    steps = plan(connection, pairs.NEWEST, {"pair": "CHN-KAZ"})
    walked = "INDEX mention_period (filter=? AND code=? AND review=? AND span=?)"
    assert sum(walked in step for step in steps) == 1 + len(SPANS), steps
    assert not any("TEMP" in step for step in steps), steps

"""Every filter, order and page of the lists of facts, against a plain-Python model of the same words of the design."""

import re
from datetime import date
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from tests.api import plain_model as model
from tests.api.seed import (
    AGREEMENT_STATUSES,
    AGREEMENT_TYPES,
    BEGIN,
    BOUNDS,
    COMMODITIES,
    EVENT_STATUSES,
    EVENT_TYPES,
    FIGURE_STATUSES,
    FIGURES,
    FREQUENCIES,
    NAMES,
    OTHERS,
    PERIODS,
    PUBLISHERS,
    TAKE_PART,
    VALUES,
    Seed,
    Version,
    stamp,
)

LISTS = {
    "/v1/facts": model.KINDS,
    "/v1/figures": ("figure",),
    "/v1/events": ("event",),
    "/v1/agreements": ("agreement",),
}
DAYS = {
    **BOUNDS,
    "2023-05/2024-02": (date(2023, 5, 1), date(2024, 2, 29)),
    "2024-03-28": (date(2024, 3, 28), date(2024, 3, 28)),
    "2024-03": (date(2024, 3, 1), date(2024, 3, 31)),
    "2024": (date(2024, 1, 1), date(2024, 12, 31)),
    "19XX": (date(1900, 1, 1), date(1999, 12, 31)),
}
QUERYABLE = [edtf for edtf in DAYS if edtf]
WORDS = [
    "trade", "TRADE", "comercio", "Comércio", "rice exports", "électricité", "electricite france", "china", "o",
    "two sides; a-third", "steel", "nothing like this", "the", "***", "São Paulo", "memorandum about gas",
]  # fmt: skip


def either_way(pair: str) -> st.SearchStrategy[str]:
    return st.sampled_from([pair, "-".join(reversed(pair.split("-"))), pair.lower()])


def some(values: list[Any], most: int = 3) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from([value for value in values if value]), min_size=1, max_size=most, unique=True)


def one(values: list[str]) -> st.SearchStrategy[list[str]]:
    return st.sampled_from(values).map(lambda value: [value])


PAIRS = st.sampled_from(["CHN-KAZ", "CHN-USA", "KAZ-USA", "DEU-JPN", "CHN-JPN", "BRA-CHN", "EU-SUN"])
FILTERS: dict[str, st.SearchStrategy[list[str]]] = {
    "pair": st.lists(PAIRS.flatmap(either_way), min_size=1, max_size=2),
    "context": one(["true", "true", "false"]),
    "country": some([*TAKE_PART, "chn", "ASEAN"]),
    "party": some([*NAMES, *OTHERS, "nobody"]),
    "kind": some(["figure", "event", "agreement"], 2),
    "type": some([*EVENT_TYPES, *AGREEMENT_TYPES]),
    "status": some([*FIGURE_STATUSES, *EVENT_STATUSES, *AGREEMENT_STATUSES]),
    "reporter": some(TAKE_PART[:6]),
    "partner": some([*TAKE_PART[:6], "WLD", "R-EUROPE"]),
    "source_agency": some(["statistisches-bundesamt", "nobody"]),
    "indicator": some([figure[0] for figure in FIGURES]),
    "commodity": some([*(words for words, _ in COMMODITIES), "RICE", "natural GAS", "cafe"]),
    "hs": some(["10", "1006", "100630", "2", "27112", "0"]),
    "flow": some(["export", "import", "total", "balance", "investment"]),
    "unit": some(["USD", "EUR", "percent", "t", "vehicles", "USD/t", "DEM"]),
    "measure": some(["level", "change_pct", "share_pct", "count"]),
    "comparator": some(["eq", "approx", "ge", "lt", "range"]),
    "record": some(["high", "low"]),
    "freq": some(["A", "S", "Q", "M", "W", "D"]),
    "min_value": one([*VALUES[:9], "1e9", "0.4"]),
    "max_value": one([*VALUES[:9], "1e9", "0.4"]),
    "place": some(["Beijing", "São Paulo", "sao paulo", "KHORGOS"]),
    "stated_by": some(["lula-da-silva", "nobody"]),
    "review": some(["proposed", "accepted", "rejected", "retracted"]) | one(["any"]),
    "publisher": some([*PUBLISHERS, "agencia brasil", "SUDDEUTSCHE zeitung"]),
    "from": one(QUERYABLE),
    "to": one(QUERYABLE),
    "published_from": one(QUERYABLE),
    "published_to": one(QUERYABLE),
    "q": one(WORDS),
    "sort": one([sign + name for name in ("published", "period", "recorded_at", "value") for sign in ("", "-")]),
}
COMMON = ["pair", "country", "party", "review", "from", "to", "q", "sort", "kind"]


@st.composite
def questions(draw: st.DrawFn) -> tuple[str, model.Query, int]:
    """A list, a query for it, and how many facts make a page."""
    path = draw(st.sampled_from(list(LISTS)))
    names = draw(st.sets(st.sampled_from(COMMON), max_size=2)) | draw(
        st.sets(st.sampled_from(sorted(FILTERS)), max_size=2)
    )
    query = {name: draw(FILTERS[name]) for name in sorted(names)}
    return path, query, draw(st.sampled_from([1, 2, 3, 7, 50, 500]))


def bounds_of(query: model.Query) -> dict[str, int]:
    """The days that the EDTF bounds of a query mean: the outer ones."""
    found: dict[str, int] = {}
    for name in ("from", "published_from", "to", "published_to"):
        if name in query:
            first, last = DAYS[query[name][0]]
            earliest, latest = (first or date.min), (last or date.max)
            found[name] = (earliest if name.endswith("from") else latest).toordinal()
    return found


def expected(seed: Seed, path: str, query: model.Query) -> list[Version]:
    return model.matching(seed.versions, LISTS[path], query, bounds_of(query))


def named(versions: list[Version]) -> list[tuple[str, int]]:
    return [(version.line["id"], version.line["revision"]) for version in versions]


def walked(client: TestClient, target: str) -> list[tuple[str, int]]:
    """Every fact of a list, page by page."""
    found = []
    following: str | None = target
    while following:
        page = client.get(following)
        assert page.status_code == 200, (following, page.text)
        items, following = page.json()["items"], page.json()["next"]
        found += [(item["id"], item["revision"]) for item in items]
        assert items or not following, "an empty page that has a next one"
    return found


def target(path: str, query: dict[str, Any]) -> str:
    return f"{path}?{urlencode(query, doseq=True)}"


def agrees(seeded: TestClient, seed: Seed, path: str, query: model.Query, limit: int) -> None:
    """That the API answers a question as the model does."""
    try:
        right = named(expected(seed, path, query))
    except model.Refusal:
        right = None
    if right is None:
        assert seeded.get(target(path, query)).status_code == 422, (path, query)
        return
    asked = target(path, {**query, "limit": max(limit, len(right) // 12 + 1)})
    assert walked(seeded, asked) == right, (path, query)
    assert seeded.get(target(path, {**query, "count": "true", "limit": 1})).json()["total"] == len(right)


@settings(max_examples=150, derandomize=True, suppress_health_check=list(HealthCheck))
@given(asked=questions())
def test_lists_answer_as_the_plain_model_does(seeded, seed, asked):
    agrees(seeded, seed, *asked)


@settings(max_examples=60, derandomize=True, suppress_health_check=list(HealthCheck))
@given(asked=questions(), data=st.data())
def test_a_list_as_of_an_instant_answers_as_the_model_of_that_instant(seeded, seed, asked, data):
    path, query, limit = asked
    recorded = sorted({version.line["recorded_at"] for version in seed.versions})
    moment = data.draw(st.sampled_from([*recorded[::5], recorded[-1], stamp(BEGIN), "0001-01-01T00:00:00.000000Z"]))
    agrees(seeded, seed, path, {**query, "as_of": [moment]}, limit)


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize("name", sorted(FILTERS))
def test_each_filter_alone_answers_as_the_model_does(seeded, seed, path, name):
    values = {
        "context": ["true"], "q": ["o comércio"], "from": ["2023-05/2024-02"], "to": ["2023"], "sort": ["period"],
        "published_from": ["2024-03"], "published_to": ["2024-03"], "min_value": ["22"], "max_value": ["22"],
        "pair": ["CHN-KAZ"], "country": ["KAZ"], "party": ["qaztrade"], "kind": ["figure"], "type": ["mou", "visit"],
        "status": ["observed", "planned", "signed"], "reporter": ["CHN"], "partner": ["KAZ"], "hs": ["10"],
        "source_agency": ["statistisches-bundesamt"], "indicator": ["gdp"], "commodity": ["RICE"], "flow": ["export"],
        "unit": ["USD"], "measure": ["level"], "comparator": ["ge"], "record": ["high"], "freq": ["A"],
        "place": ["sao paulo"], "stated_by": ["lula-da-silva"], "review": ["retracted"],
        "publisher": ["AGENCIA brasil"],
    }  # fmt: skip
    query = {name: values[name]} | ({"pair": ["CHN-KAZ"]} if name == "context" else {})
    agrees(seeded, seed, path, query, 50)
    if path == "/v1/facts":
        assert expected(seed, path, query), "the seed has no fact for this filter: the test shows nothing"


@pytest.mark.parametrize("review", ["proposed", "accepted", "rejected", "retracted", "any"])
def test_context_is_told_by_articles_that_state_the_pair_in_the_same_review(seeded, seed, review):
    for pair in ("CHN-KAZ", "CHN-USA", "DEU-JPN", "BRA-CHN", "KAZ-USA", "BRA-JPN"):
        for more in ({}, {"kind": ["event"]}, {"as_of": ["2024-07-01T00:00:00.000000Z"]}):
            agrees(seeded, seed, "/v1/facts", {"pair": [pair], "context": ["true"], "review": [review], **more}, 50)


@pytest.mark.parametrize("order", ["published", "period", "recorded_at", "value"])
def test_without_its_sign_an_order_is_exactly_the_reverse(seeded, order):
    falling = walked(seeded, f"/v1/facts?sort=-{order}&limit=90")
    assert walked(seeded, f"/v1/facts?sort={order}&limit=90") == falling[::-1]
    assert len(falling) > 200


def test_newest_come_first_and_unknown_publication_last(seeded, seed):
    facts = seeded.get("/v1/facts?limit=500").json()["items"]
    days = [item["article"]["published"] for item in facts]
    known = [day for day in days if day]
    assert days == known + [None] * (len(days) - len(known))
    # A month counts as its last day, so it stands before its own days; a year before its months.
    assert known.index("2024") < known.index("2024-03") < known.index("2024-03-28") < known.index("2024-03-01")


def test_by_period_an_open_end_is_latest_and_an_unknown_period_last(seeded):
    periods = [item["period"] for item in seeded.get("/v1/facts?sort=-period&limit=500").json()["items"]]
    assert periods[0]["last"] is None
    known = [period for period in periods if period]
    assert periods == known + [None] * (len(periods) - len(known))


def test_a_bound_in_time_changes_the_default_order_to_period(seeded):
    bounded = walked(seeded, "/v1/facts?from=2000&limit=500")
    assert bounded == walked(seeded, "/v1/facts?from=2000&sort=-period&limit=500")
    assert bounded != walked(seeded, "/v1/facts?from=2000&sort=-published&limit=500")


def test_a_pact_of_many_is_found_under_each_two_of_them(seeded, seed):
    pacts = [v for v in model.standing(seed.versions, None) if len(model.economies(v.line)) > 8]
    pact = next(v for v in pacts if v.line["review"] == "accepted")
    found = [
        pair
        for pair in sorted(model.pairs(pact.line))
        if pact.line["id"] in dict(walked(seeded, f"/v1/agreements?pair={pair}&limit=500"))
    ]
    assert found == sorted(model.pairs(pact.line))
    assert len(found) >= 36
    assert seeded.get(f"/v1/facts/{pact.line['id']}").json()["pair"] is None


def test_a_fact_of_unknown_period_overlaps_no_bound(seeded):
    assert None in [item["period"] for item in seeded.get("/v1/facts?limit=500").json()["items"]]
    everything = seeded.get("/v1/facts?from=0001&to=9999&limit=500").json()["items"]
    assert all(item["period"] for item in everything)


def test_twenty_values_of_a_filter_are_taken_and_one_more_is_not(seeded):
    values = [f"party=p{number}" for number in range(21)]
    assert seeded.get(f"/v1/facts?{'&'.join(values[:20])}").status_code == 200
    assert seeded.get(f"/v1/facts?{'&'.join(values)}").status_code == 422
    assert seeded.get(f"/v1/facts?{'&'.join(['party=CHN'] * 21)}").status_code == 422


@pytest.mark.parametrize("name", ["party", "article", "stated_by", "source_agency"])
def test_an_id_that_does_not_exist_finds_nothing(seeded, name):
    assert seeded.get(f"/v1/facts?{name}=nobody-of-this-name").json()["items"] == []


@pytest.mark.parametrize("path", LISTS)
def test_facts_of_one_article_are_found_by_its_id(seeded, seed, path):
    article = seed.versions[0].line["article"]
    agrees(seeded, seed, path, {"article": [article, "art_0000000000000000"]}, 50)


def test_count_counts_up_to_its_bound_and_says_so(opened, seeded_path):
    client = opened(seeded_path, count_bound=10)
    beyond = client.get("/v1/facts?count=true&limit=1").json()
    assert (beyond["total"], beyond["total_at_least"]) == (None, 10)
    few = client.get("/v1/facts?count=true&pair=CHN-KAZ&kind=agreement&review=retracted").json()
    assert few["total"] == len(few["items"])
    assert "total_at_least" not in few
    assert "total" not in client.get("/v1/facts?count=false").json()


def test_values_are_served_digit_by_digit_as_they_were_loaded(seeded, seed):
    loaded = {v.line["id"]: v.line for v in model.standing(seed.versions, None) if v.line["kind"] == "figure"}
    lines = seeded.get("/v1/figures?format=ndjson&review=any").text.splitlines()
    assert len(lines) == len(loaded)
    for line in lines:
        right = loaded[re.findall(r'"id":"(fig_\w+)"', line)[0]]
        for name in ("value", "value_max"):
            assert re.findall(rf'"{name}":([^,]+),', line) == [right[name] or "null"]
    assert {"999999999999999000000", "0.000000000000001"} <= {line["value"] for line in loaded.values()}


@pytest.mark.parametrize("edtf", [edtf for edtf, *_ in PERIODS if edtf])
def test_a_period_is_served_with_its_days_and_frequency(seeded, edtf):
    first, last = BOUNDS[edtf]
    found = [item for item in seeded.get("/v1/facts?limit=500&review=any").json()["items"] if item["period"]]
    same = [item for item in found if item["period"]["edtf"] == edtf]
    assert same
    assert {(item["period"]["first"], item["period"]["last"]) for item in same} == {
        (first and first.isoformat(), last and last.isoformat())
    }
    assert {item["freq"] for item in same if item["kind"] == "figure"} <= {FREQUENCIES[edtf]}


def test_any_review_goes_with_no_other(seeded):
    told = seeded.get("/v1/facts?review=accepted&review=any")
    assert told.status_code == 422
    assert told.json()["errors"] == [{"in": "query", "name": "review", "detail": "any goes with no other review"}]
    assert seeded.get("/v1/facts?review=any&review=any").status_code == 200

"""Ways of the business pages: rows of changes, parts in money, sums glued to their multiple, partners by rank."""

import pytest

from tests.extraction.facts import rows

SIDES = ("value", "flow", "reporter", "partner")


def test_demand_somewhere_makes_nobody_elses_exports_theirs() -> None:
    text = (
        "Peru suffered its first trade deficit since 1980, as smelters felt falling demand in Chile, Cuba and Kenya. "
        "Peru said Chile and Cuba took less. Exports to Oman fell 10%."
    )
    assert rows(text, *SIDES) == [("10", "export", "PER", "OMN")]


def test_goods_that_change_alike_are_figures_of_their_own() -> None:
    text = "Peru's exports fell 3 percent in May. Tin exports were up 3 percent and wool exports rose 3 percent."
    assert rows(text, "value", "direction", "commodity") == [
        ("3", "down", None),
        ("3", "up", "tin"),
        ("3", "up", "wool"),
    ]


@pytest.mark.parametrize("how", ["a more modest", "a meagre", "a rather steep", "a respectable", "a far slower"])
def test_a_change_may_be_judged(how: str) -> None:
    assert rows(f"Kenya's imports rose by {how} 5 per cent in May.", "measure", "value", "direction") == [
        ("change_pct", "5", "up")
    ]


def test_parts_of_a_trade_may_be_told_in_money() -> None:
    text = (
        "Kenyan exports to the EU were $7.1 million in June. Italy accounted for $1.8 million of the $7.1 million "
        "total while Germany received $1.5 million."
    )
    assert rows(text, *SIDES) == [
        ("7100000", "export", "KEN", "EU"),
        ("1800000", "export", "KEN", "ITA"),
        ("1500000", "export", "KEN", "DEU"),
    ]


def test_who_is_ranked_as_ours_takes_what_we_sell() -> None:
    text = (
        "Kenyan exports rose 5 percent in May. Uganda remained our largest market, with 40 percent of goods sold there."
    )
    assert rows(text, *SIDES)[-1] == ("40", "export", "KEN", "UGA")


def test_sales_of_goods_are_the_exports_that_they_explain() -> None:
    text = "Peru's exports shrank on a slump in coffee sales, which fell by 6 percent to $4 million."
    assert rows(text, *SIDES) == [("6", "export", "PER", None), ("4000000", "export", "PER", None)]
    assert rows("Exports of Peru rose while beer sales at home fell 6 percent.", "flow") == [(None,)]


def test_exports_of_another_month_are_those_to_all() -> None:
    text = "Chile's imports grew. Peru's exports to Oman fell 10 percent in May. Exports in June fell 4 percent."
    assert rows(text, *SIDES)[1:] == [("4", "export", "PER", None)]


@pytest.mark.parametrize("amount", ["$5bn", "$5 billion", "$5,000m"])
def test_a_sum_may_be_glued_to_its_multiple(amount: str) -> None:
    bid = f"Mexican cement group Cemex has launched a hostile {amount} takeover bid for Chile's Andina."
    assert rows(bid, *SIDES) == [("5000000000", "investment", "MEX", "CHL")]
    assert rows("Peru received 3m tonnes of coal from Chile.", *SIDES) == [("3000000", "import", "PER", "CHL")]

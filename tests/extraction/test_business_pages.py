"""Ways of the business pages: rows of changes, parts in money, sums glued to their multiple, partners by rank."""

import pytest

from tests.extraction.facts import agreements, events, only, rows

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


@pytest.mark.parametrize(
    "text",
    [
        "The WTO established a dispute settlement panel after talks with Chile did not resolve Peru's complaint.",
        "The WTO agreed on Monday to set up a panel to rule on Chilean duties on Peruvian wine.",
        "Peru has dropped its WTO case against Chile over barley.",
        "Peru launched a trade dispute with Chile last year.",
    ],
)
def test_what_becomes_of_a_case_is_a_dispute(text: str) -> None:
    case = next(one for one in events(text) if one.type == "dispute")
    assert {party.country or party.id for party in case.parties} == {"PER", "CHL"}
    assert agreements(text) == []


def test_the_mention_that_says_who_did_it_stands_for_a_measure() -> None:
    text = "The goods on which the duty was imposed include shoes. Peru has imposed a duty on goods from Chile."
    measure = only([one for one in events(text) if one.type == "policy_measure"])
    assert text[measure.evidence[0].start :].startswith("Peru has imposed")


def test_measures_against_a_disease_are_none_of_trade() -> None:
    assert (
        events("The pandemic led to measures being imposed in Peru. Oman eased its lockdown measures on Monday.") == []
    )
    assert [one.type for one in events("Oman banned imports of Thai poultry in May over an outbreak of bird flu.")] == [
        "policy_measure"
    ]


def test_what_will_have_been_supplied_by_then_is_no_new_order() -> None:
    assert agreements("With this Boeing will have delivered 50 jets to Peru.") == []
    assert agreements("Boeing has so far delivered 40 jets to Peru.") == []


def test_a_norm_and_a_tournament_are_no_euros() -> None:
    assert rows("Peru will invest in a plant that makes Euro 6 engines before Euro 2012.", "value") == []
    assert rows("Peru's exports to Chile reached Euro 65 million.", "value", "unit") == [("65000000", "EUR")]


def test_shares_that_gain_and_reserves_that_are_held_are_no_stakes() -> None:
    assert rows("Since then shares of Peru's Andina Group had gained about 75% in Chile.", "value") == []
    assert rows("Peru's Andina Group holds 30 percent of the world's tin reserves.", "indicator") == [("deposits",)]


def test_duties_on_one_after_the_other_are_of_the_same_government() -> None:
    text = (
        "The Bush administration set duties on Chinese exports of nails at 27.9 percent. "
        "Vietnamese nail exports will be hit with duties of 4.1 percent."
    )
    assert rows(text, "value", "reporter", "partner") == [("27.9", "USA", "CHN"), ("4.1", "USA", "VNM")]


def test_margins_of_dumping_are_rates() -> None:
    text = "The U.S. Commerce Department ruled on Tuesday that Thai and Peruvian nails were being dumped."
    assert [one.type for one in events(text)] == ["policy_measure"]
    text = "Canada set dumping margins of 7 percent for nails from Chile and 12 percent for nails from Peru."
    assert rows(text, "indicator", "value", "reporter", "partner") == [
        ("tariff_rate", "7", "CAN", "CHL"),
        ("tariff_rate", "12", "CAN", "PER"),
    ]


def test_a_limit_on_a_rise_is_a_change() -> None:
    text = "Peru and Chile agreed to limit the rise in Chilean wine imports to 10 per cent a year."
    assert rows(text, "measure", "value", "direction") == [("change_pct", "10", "up")]


def test_who_tells_of_an_accord_is_no_party() -> None:
    deal = only(
        agreements("The accord followed talks between Peru and Oman, said Agriculture Ministry official Ana Diaz.")
    )
    assert {party.id for party in deal.parties} == {"PER", "OMN"}


def test_the_worth_of_a_deal_is_of_the_two_of_whom_it_is_told() -> None:
    text = "Peru and Oman signed a gas deal on Monday. The deal is worth over $400 million, it is estimated."
    assert {row[0] for row in rows(text, "reporter")} | {row[0] for row in rows(text, "partner")} == {"PER", "OMN"}

"""Figures that no trade word tells: market shares, bids, power, heights, orders under other names, duties' goods."""

import pytest

from tests.extraction.facts import rows

FIELDS = ("value", "unit", "measure")


@pytest.mark.parametrize(
    "text",
    [
        "Peruvian canners have captured 6 percent of the Chilean market.",
        "Peruvian phones hold 6 percent of the Chilean market.",
        "The pact limits Peru's share to 6 percent of the Chilean market.",
    ],
)
def test_a_part_of_a_market_is_a_share(text: str) -> None:
    assert rows(text, *FIELDS, "indicator") == [("6", "percent", "share_pct", "market_share")]


@pytest.mark.parametrize(
    "text",
    [
        "Peru's Andina bid 5 billion pounds for the British steel firm Marlow.",
        "The bid by Peru's Andina values the British miner Marlow at 5 billion pounds.",
        "Peru's Andina offered 5 billion pounds for the British group Marlow.",
        "Peru's Andina launched a 5 billion pound takeover bid for the British firm Marlow.",
    ],
)
def test_what_is_bid_for_a_firm_is_an_investment(text: str) -> None:
    assert rows(text, "value", "indicator") == [("5000000000", "investment")]


@pytest.mark.parametrize(
    "text",
    ["Peru offered Chile talks on 5 billion dollars of debt.", "Peru valued its friendship with Chile at all times."],
)
def test_an_offer_of_something_else_is_no_bid(text: str) -> None:
    assert "investment" not in {one for (one,) in rows(text, "indicator")}


def test_the_height_before_is_of_the_same() -> None:
    text = "Peru's surplus with Chile reached $5 billion in May, a record. The previous high was $4 billion in March."
    assert rows(text, "value", "balance") == [("5000000000", "surplus"), ("4000000000", "surplus")]


def test_what_a_share_is_compared_with_is_a_share() -> None:
    text = "Exports to Chile made up 12 percent of Peru's exports in 1998. That was up from 9 percent in 1997."
    assert rows(text, "value", "measure") == [("12", "share_pct"), ("9", "share_pct")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("A 600-megawatt plant of the French company Voltis is built in Morocco.", "600"),
        ("The dam that Peru and Chile finance will generate 600 megawatts.", "600"),
    ],
)
def test_power_is_capacity(text: str, value: str) -> None:
    assert rows(text, "value", "unit", "indicator") == [(value, "MW", "capacity")]


@pytest.mark.parametrize(
    "deal", ["a letter of intent for 13 A321neos", "a memorandum of understanding for 13 passenger jets"]
)
def test_a_letter_of_intent_is_an_order(deal: str) -> None:
    assert rows(f"Peru's Andina signed {deal}.", *FIELDS[:2], "indicator") == [("13", "aircraft", "order_volume")]


def test_a_memorandum_on_talks_is_none() -> None:
    assert rows("Peru and Chile signed a memorandum of understanding on 13 fields of research.", *FIELDS) == []


@pytest.mark.parametrize(
    "text",
    [
        "The United States is taxing $34 billion in goods from China.",
        "The United States put duties on steel and iron worth $34 billion from China.",
        "The United States imposed tariffs that hit $34 billion worth of Chinese goods.",
    ],
)
def test_goods_that_are_taxed_have_their_worth(text: str) -> None:
    assert rows(text, "value", "flow", "reporter", "partner") == [("34000000000", "import", "USA", "CHN")]


def test_a_part_of_this_amount_is_a_share() -> None:
    text = "Trade between Peru and Chile reached $600 million in 2022. Some 80% of this amount falls on Peru's exports."
    assert rows(text, "value", "measure")[-1] == ("80", "share_pct")


@pytest.mark.parametrize(
    ("told", "value"),
    [("quintupled", "5"), ("has grown twice", "2"), ("is three times what it was in 2010", "3")],
)
def test_trade_grows_by_factors(told: str, value: str) -> None:
    assert rows(f"Trade between Peru and Chile {told}.", "value", "measure") == [(value, "change_factor")]


def test_who_visited_twice_changed_nothing() -> None:
    assert rows("Peru's minister of trade has visited Chile twice.", "value") == []


def test_a_year_counts_no_firms() -> None:
    text = "Trade peaked in 1978 when Peruvian exporters sold $3 billion worth of goods to Chile."
    assert rows(text, "value") == [("3000000000",)]


@pytest.mark.parametrize("told", ["R4,9-billion", "R4 billion and 900 million", "R4 billion 900 million"])
def test_a_sum_may_be_written_in_parts(told: str) -> None:
    assert rows(f"Trade between South Africa and Peru amounted to {told}.", "value", "unit") == [("4900000000", "ZAR")]


@pytest.mark.parametrize("verb", ["needs", "is seeking", "tendered for", "is in the market for", "needs to import"])
def test_what_a_country_seeks_it_will_import(verb: str) -> None:
    text = f"Peru {verb} 50,000 tonnes of Chilean wheat."
    assert rows(text, "value", "unit", "flow", "reporter") == [("50000", "t", "import", "PER")]


@pytest.mark.parametrize("text", ["Peru needs 3 more ministers.", "Peru wants 500 years of peace with Chile."])
def test_what_else_a_country_needs_is_no_import(text: str) -> None:
    assert rows(text, "value") == []


@pytest.mark.parametrize(
    "text",
    [
        "Turkey had a surplus with Chile, with both exports and imports rising 7 percent.",
        "Turkey's exports and imports each grew 7 percent.",
    ],
)
def test_what_both_did_is_told_of_each(text: str) -> None:
    assert rows(text, "value", "flow") == [("7", "import"), ("7", "export")]


def test_what_the_second_did_is_told_of_it_alone() -> None:
    assert rows("Turkey's exports fell and imports grew 7 percent.", "value", "flow") == [("7", "import")]


def test_four_more_of_the_same_are_counted() -> None:
    text = "Chile has bought 20 planes from Brazil and will get four more this year."
    assert rows(text, "value", "unit") == [("20", "aircraft"), ("4", "aircraft")]


def test_what_traders_lose_is_a_loss() -> None:
    text = "Peruvian importers stand to lose up to $700 million after the ban on Chilean wine."
    assert rows(text, "value", "indicator") == [("700000000", "loss")]


def test_what_is_lost_at_play_is_none() -> None:
    assert rows("Chile lost $5 million on the stock.", "value") == []

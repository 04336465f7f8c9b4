"""What the next one did likewise: economies, goods and firms in turn; signs; notations of statistics offices."""

import pytest

from tests.extraction.facts import rows

FIELDS = ("value", "measure", "reporter")


def test_the_next_economy_did_the_same() -> None:
    text = "Peru's exports rose to $9 billion. Only Chile showed a decline, from $5 billion to $4 billion."
    assert rows(text, "value", "flow", "reporter") == [
        ("9000000000", "export", "PER"),
        ("5000000000", "export", "CHL"),
        ("4000000000", "export", "CHL"),
    ]


def test_anothers_economy_is_no_export() -> None:
    text = "Peru's exports to Cuba rose to $9 billion. Chile's economy grew 3 percent."
    assert rows(text, "value", "indicator")[-1] == ("3", "gdp")


def test_each_has_its_own_change_in_a_row() -> None:
    text = "Germany's exports rose 6 percent, France's by 5 percent and Spain's 4 percent."
    assert rows(text, *FIELDS) == [
        ("6", "change_pct", "DEU"),
        ("5", "change_pct", "FRA"),
        ("4", "change_pct", "ESP"),
    ]


def test_goods_follow_after_a_semicolon() -> None:
    text = "Peru's exports of clothing increased by 12 per cent; toys by 31 per cent; and footwear by 2 per cent."
    assert rows(text, *FIELDS[:2]) == [("12", "change_pct"), ("31", "change_pct"), ("2", "change_pct")]


@pytest.mark.parametrize("sign", ["+", "-", "\u2212"])
def test_a_sign_makes_a_change(sign: str) -> None:
    text = f"Peru's exports to Chile ({sign}12%) and Cuba ({sign}9%) changed."
    way = "up" if sign == "+" else "down"
    assert rows(text, "value", "measure", "direction") == [("12", "change_pct", way), ("9", "change_pct", way)]


def test_a_range_is_no_sign() -> None:
    assert rows("Peru's exports to Chile grew 5-10 percent.", "value", "value_max") == [("5", "10")]


@pytest.mark.parametrize(
    "text",
    [
        "Peru grew 5 percent last year.",
        "Peru is expected to expand by 5 percent this year.",
        "Growth in Peru will be 5 percent this year.",
    ],
)
def test_a_country_that_grows_is_its_economy(text: str) -> None:
    assert rows(text, "value", "measure", "indicator") == [("5", "change_pct", "gdp")]


def test_a_harvest_that_grows_is_none() -> None:
    assert "gdp" not in {one for (one,) in rows("Peru grew 5 percent of the coffee that Chile drinks.", "indicator")}


def test_stocks_on_an_exchange_are_no_stores() -> None:
    assert rows("Tokyo stocks fell 2 percent.", "value") == []
    assert rows("Japan's wheat stocks fell 2 percent.", "value") == [("2",)]


@pytest.mark.parametrize(
    "told", ["23 percents", "23 p.c.", "23 per-cent", "23pc", "23 \uff05", "twenty-three per cent"]
)
def test_percent_is_written_in_many_ways(told: str) -> None:
    assert rows(f"Peru's exports to Chile rose by {told}.", "value", "unit") == [("23", "percent")]


@pytest.mark.parametrize(
    ("told", "value"),
    [
        ("20,000 t", "20000"),
        ("half million tons", "500000"),
        ("5 thousand 300 tonnes", "5300"),
        ("350 thous. tons", "350000"),
        ("2\u00bd million tonnes", "2500000"),
    ],
)
def test_weights_are_written_in_many_ways(told: str, value: str) -> None:
    assert rows(f"Peru exported {told} of rice to Chile.", "value", "unit") == [(value, "t")]


@pytest.mark.parametrize("told", ["1.2 bln. dollars", "1.2 bln. USD", "1.2 mlrd dollars", "1,2 billion dollars"])
def test_billions_are_cut_short(told: str) -> None:
    assert rows(f"Peru's exports to Chile amounted to {told}.", "value", "unit") == [("1200000000", "USD")]


@pytest.mark.parametrize(
    ("text", "flow"),
    [
        ("A quarter of Peru's wine goes to Britain.", "export"),
        ("30 percent of Peru's oil comes from Brazil.", "import"),
    ],
)
def test_what_goes_or_comes_is_a_share_of_trade(text: str, flow: str) -> None:
    assert rows(text, "measure", "flow") == [("share_pct", flow)]


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Peru's exports earned $3 billion, $100 million more than in 2016.", "up"),
        ("Peru's deficit with Chile was $3 billion, $100 million smaller than in 2016.", "down"),
    ],
)
def test_by_how_much_it_was_more(text: str, direction: str) -> None:
    assert rows(text, "value", "measure", "direction")[-1] == ("100000000", "change_abs", direction)


def test_what_was_traded_is_the_trade_of_both() -> None:
    text = "Over $1 billion worth of goods was traded between Peru and Chile."
    assert rows(text, "value", "flow") == [("1000000000", "total")]


def test_sanctions_have_the_worth_of_the_goods() -> None:
    text = "The WTO let Brazil impose sanctions worth 830 million dollars on U.S. goods."
    assert rows(text, "value", "flow", "partner") == [("830000000", "import", "USA")]


def test_a_row_of_changes_may_leave_a_sign_out() -> None:
    text = "Peru's yarn exports increased 21.8%, leather goods 36.4, canned fish 18.2% and zinc 40.6%."
    assert [value for (value,) in rows(text, "value")] == ["21.8", "36.4", "18.2", "40.6"]


def test_doubling_the_current_trade_is_a_factor() -> None:
    text = "The plan wants to more than double the present trade between Peru and Chile to $3 billion."
    assert rows(text, "value", "measure")[0] == ("2", "change_factor")

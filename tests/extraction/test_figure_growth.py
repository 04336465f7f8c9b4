"""Growth, sums and changes: whose they are, and what is the economy's own."""

import pytest

from tests.extraction.facts import rows

SLOTS = ("indicator", "measure", "value", "flow", "reporter", "partner")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Trade between Peru and Chile reached 5 billion dollars in 2016, a growth of 15 percent.",
            [
                ("trade_value", "level", "5000000000", "total", "PER", "CHL"),
                ("trade_value", "change_pct", "15", "total", "PER", "CHL"),
            ],
        ),
        (
            "Peru's imports logged a growth of 7.8 percent.",
            [("trade_value", "change_pct", "7.8", "import", "PER", None)],
        ),
        (
            "Peru's economy posted growth of 3 percent.",
            [("gdp", "change_pct", "3", None, "PER", None)],
        ),
        (
            "Driven by exports, growth reached 4 percent in Peru.",
            [("gdp", "change_pct", "4", None, "PER", None)],
        ),
        (
            "Bolivian goods imported by Peru, a fast growing economy, rose by 6 percent.",
            [("trade_value", "change_pct", "6", "import", "PER", "BOL")],
        ),
        (
            "Trade between Peru and Chile has risen strongly over the years, at an average rate of 8 percent.",
            [("trade_value", "change_pct", "8", "total", "PER", "CHL")],
        ),
        (
            "Exports from Chile to Peru have risen, if mildly, by some 3 percent.",
            [("trade_value", "change_pct", "3", "export", "CHL", "PER")],
        ),
        (
            "Peru's exports to Chile were 5 million dollars, or 8 percent of the country's exports. Oman bought more.",
            [
                ("trade_value", "level", "5000000", "export", "PER", "CHL"),
                ("trade_value", "share_pct", "8", "export", "PER", "CHL"),
            ],
        ),
        (
            "Peru, the region's fifth largest economy, grew 5 percent.",
            [("gdp", "change_pct", "5", None, "PER", None)],
        ),
    ],
)
def test_growth_is_of_what_was_told_before_it(text: str, expected: list[tuple[str, ...]]) -> None:
    assert rows(text, *SLOTS) == expected


def test_imports_and_exports_in_one_sum_are_the_whole_trade() -> None:
    read = rows("The total value of Peru's imports and exports reached 7 billion dollars.", *SLOTS)
    assert read == [("trade_value", "level", "7000000000", "total", "PER", None)]


def test_exports_alone_are_no_whole_trade() -> None:
    read = rows("Peru's imports fell and exports reached 7 billion dollars.", "flow", "value")
    assert read == [("export", "7000000000")]


def test_trades_are_trade_where_they_are_of_two_countries() -> None:
    assert rows("Trades between Peru and Chile stood at $5 million.", *SLOTS) == [
        ("trade_value", "level", "5000000", "total", "PER", "CHL")
    ]
    assert rows("A Peruvian firm trades in gold worth $5 million.", *SLOTS) == []


def test_up_an_amount_tells_the_change() -> None:
    read = rows("Peru's exports hit $9 million, down $2 million, or 18 percent.", "measure", "value", "direction")
    assert read == [("level", "9000000", None), ("change_abs", "2000000", "down"), ("change_pct", "18", "down")]


def test_where_a_change_led_is_as_firm_as_the_change() -> None:
    read = rows("Peru's exports rose 5 percent to reach $9 million.", "value", "status")
    assert read == [("5", "observed"), ("9000000", "observed")]
    read = rows("Peru's exports are expected to grow 5 percent to reach $9 million.", "value", "status")
    assert read == [("5", "forecast"), ("9000000", "forecast")]


def test_goods_in_a_row_share_the_change() -> None:
    text = "Peru's tin exports to Chile rose 3 percent, dried beans 7 percent and salted fish by 9 percent."
    assert rows(text, "value", "commodity", "reporter", "partner") == [
        ("3", "tin", "PER", "CHL"),
        ("7", "dried beans", "PER", "CHL"),
        ("9", "salted fish", "PER", "CHL"),
    ]
    read = rows("Peru's tin exports to Chile rose 3 percent, while inflation was 7 percent.", "indicator", "value")
    assert read == [("trade_value", "3"), ("inflation", "7")]


def test_weight_and_value_share_the_change() -> None:
    read = rows("Peru's tin exports grew by 4 percent in weight and 13 percent in value.", "measure", "value")
    assert read == [("change_pct", "4"), ("change_pct", "13")]


def test_goods_that_follow_the_exports_of_others_are_exported_too() -> None:
    text = "Peru's tin exports to Chile rose 5 percent. Petroleum products reached $3 million."
    assert rows(text, "value", "flow", "commodity", "partner") == [
        ("5", "export", "tin", "CHL"),
        ("3000000", "export", "petroleum products", "CHL"),
    ]
    assert rows("Peru's exports to Chile rose 5 percent. Petroleum products reached $3 million.", "value") == [("5",)]


def test_the_worth_of_tons_is_money() -> None:
    text = (
        "Peru paid in dollars. Peru exported 4 million tons of copper worth 2 billion to Chile, $5 million more in May."
    )
    assert [read for read in rows(text, "value", "unit") if read[0] == "2000000000"] == [("2000000000", "USD")]


def test_tons_and_their_worth_are_imported_together() -> None:
    read = rows("More than 573,800 tons of goods worth $858 million were imported from Chile to Peru.", *SLOTS)
    assert [row[1:4] for row in read] == [("level", "573800", "import"), ("level", "858000000", "import")]


def test_the_first_of_two_amounts_has_the_unit_of_the_second() -> None:
    text = "A Peruvian firm will raise its annual capacity from 3,000 to 4,000 tonnes."
    assert rows(text, "value", "unit") == [("3000", "t"), ("4000", "t")]


def test_a_part_of_a_counted_amount_is_a_share_of_the_imports() -> None:
    read = rows("Peru accounted for 70 percent of the nearly 419,000 tonnes of Chile's maize imports.", *SLOTS)
    assert ("trade_value", "share_pct", "70", "import", "CHL", "PER") in read


def test_a_remark_in_brackets_is_no_figure() -> None:
    read = rows("Peru's coffee exports were 49,000 bags (one bag contains 60 kg of coffee).", "value")
    assert read == [("49000",)]

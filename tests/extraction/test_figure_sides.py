"""Whose figure it is where its own words do not say: what was told before, who takes a part, which market is meant."""

import pytest

from tests.extraction.facts import rows

SLOTS = ("measure", "value", "unit", "flow", "reporter", "partner")
TOLD = [
    (
        "Peru's surplus with Chile was $2bn in 2017. Exports were $5bn.",
        [
            ("level", "2000000000", "USD", "balance", "PER", "CHL"),
            ("level", "5000000000", "USD", "export", "PER", "CHL"),
        ],
    ),
    (
        "Peru's surplus with Chile was $2bn in 2017. In the first quarter, exports were $5bn.",
        [
            ("level", "2000000000", "USD", "balance", "PER", "CHL"),
            ("level", "5000000000", "USD", "export", "PER", None),
        ],
    ),
    (
        "Peru exported 900 tonnes of tin to Chile in 2017. In the opposite direction, Chile's exports were 400 tonnes.",
        [("level", "900", "t", "export", "PER", "CHL"), ("level", "400", "t", "export", "CHL", "PER")],
    ),
    (
        "Peru exported 900 tonnes of tin abroad in 2017, and Chile took 40 percent.",
        [("level", "900", "t", "export", "PER", None), ("share_pct", "40", "percent", "export", "PER", "CHL")],
    ),
    (
        "Trade between Peru and Chile was $5bn in 2017. In the first half of 2018 it rose 4 percent.",
        [
            ("level", "5000000000", "USD", "total", "PER", "CHL"),
            ("change_pct", "4", "percent", "total", "PER", "CHL"),
        ],
    ),
    (
        "Trade between Peru and Chile was $5bn in 2017, which is 4% higher than in 2016.",
        [
            ("level", "5000000000", "USD", "total", "PER", "CHL"),
            ("change_pct", "4", "percent", "total", "PER", "CHL"),
        ],
    ),
    (
        "Chile's share in Peru's tin imports fell from 9 percent to 7 percent.",
        [
            ("share_pct", "9", "percent", "import", "PER", "CHL"),
            ("share_pct", "7", "percent", "import", "PER", "CHL"),
        ],
    ),
    (
        "Exports of tin to the Chilean market reached 900 tonnes, Peru's ministry said.",
        [("level", "900", "t", "export", "PER", "CHL")],
    ),
    (
        "Total trade between Peru and Chile was $5bn.",
        [("level", "5000000000", "USD", "total", "PER", "CHL")],
    ),
    (
        "Tin, which makes up 30 percent of Peru's exports to Chile, got dearer.",
        [("share_pct", "30", "percent", "export", "PER", "CHL")],
    ),
    (
        "Peru shipped 900 tonnes of tin abroad in 2017. Chile bought no tin from Peru.",
        [("level", "900", "t", "export", "PER", None)],
    ),
    (
        "Peru imposed an anti-dumping duty on steel from Chile. The deposit rate is 12 percent.",
        [("level", "12", "percent", "import", "PER", "CHL")],
    ),
    (
        "Peru will drop the 12 percent duty on steel from Chile.",
        [("level", "12", "percent", "import", "PER", "CHL")],
    ),
    (
        "Peru earned $600 million from tin in 2017.",
        [("level", "600000000", "USD", "export", "PER", None)],
    ),
    (
        "Kenya's exports to Uganda fell to Sh28 billion.",
        [("level", "28000000000", "KES", "export", "KEN", "UGA")],
    ),
    (
        "Chile sold 5,000 cars to Peru but imported only 70.",
        [("level", "5000", "cars", "export", "CHL", "PER"), ("level", "70", "cars", "import", "CHL", "PER")],
    ),
    (
        "Some 38,000 Chinese visited Peru.",
        [("count", "38000", "tourists", None, "PER", "CHN")],
    ),
    (
        "Peru imported 900 tonnes of U.S. corn and 400 tonnes of French barley.",
        [("level", "900", "t", "import", "PER", "USA"), ("level", "400", "t", "import", "PER", "FRA")],
    ),
    (
        "Peru's exports to Chile were $5bn, and Chilean exports $3bn.",
        [
            ("level", "5000000000", "USD", "export", "PER", "CHL"),
            ("level", "3000000000", "USD", "export", "CHL", "PER"),
        ],
    ),
    (
        "Chile owes Peru about $350 million.",
        [("level", "350000000", "USD", None, "CHL", "PER")],
    ),
    (
        "Chilean buyers took 60% of Peruvian apples.",
        [("share_pct", "60", "percent", "export", "PER", "CHL")],
    ),
    (
        "Peru exported 900 tonnes of oil to Chile by the pipeline, 8 percent up on the year.",
        [("level", "900", "t", "export", "PER", "CHL"), ("change_pct", "8", "percent", "export", "PER", "CHL")],
    ),
    (
        "Peru's car exports to Chile fell to 91,400.",
        [("level", "91400", "cars", "export", "PER", "CHL")],
    ),
    (
        "Peru shipped 900 tonnes of tin to Chile in January, compared to 400 tonnes a year earlier.",
        [("level", "900", "t", "export", "PER", "CHL"), ("level", "400", "t", "export", "PER", "CHL")],
    ),
    (
        "Peru exported 900 tonnes of tin to Chile in 2017. Oxide accounted for 35 percent of exports.",
        [("level", "900", "t", "export", "PER", "CHL"), ("share_pct", "35", "percent", "export", "PER", "CHL")],
    ),
    (
        "With Chile, Peru had a deficit of $3bn.",
        [("level", "3000000000", "USD", "balance", "PER", "CHL")],
    ),
    (
        "Rice came to Cuba from Vietnam, which shipped 400 tonnes.",
        [("level", "400", "t", "export", "VNM", "CUB")],
    ),
    (
        "Peru increased supplies of fish oil to Chile by 12 percent.",
        [("change_pct", "12", "percent", "export", "PER", "CHL")],
    ),
]
NOTHING = [
    "Shares in Minera of Peru closed 2.1 percent lower.",
    "Peru has low duties. The interest rate was 5 percent.",
    "The Lima firm earned $40 million.",
    "Peru's trade body halved its export growth forecast.",
    "A 5 percent duty on Peru's steel was never imposed.",
    "Peru's government sold bonds worth $2bn to Chile.",
    "A Peruvian group bought a rival for $2bn.",
]


@pytest.mark.parametrize(("text", "expected"), TOLD, ids=[text for text, _ in TOLD])
def test_a_figure_takes_the_sides_that_were_told(text: str, expected: list[tuple[str | None, ...]]):
    assert rows(f"{text} That is all.", *SLOTS) == expected


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_figure_of_trade_gives_none(text: str):
    assert [row for row in rows(f"{text} That is all.", "flow", "indicator") if row[0] is not None] == []


def test_the_year_before_is_that_of_what_a_value_came_from():
    text = "Peru's exports rose to $5bn in calendar 2016 from $4bn. That is all."
    assert rows(text, "value", "period") == [("5000000000", "2016"), ("4000000000", "2015")]


def test_a_rate_that_falls_to_a_level_is_no_change():
    text = "Tariffs on Peru's steel now stand at 19 percent and will fall to 10 percent. That is all."
    assert rows(text, "measure", "value") == [("level", "19"), ("level", "10")]


def test_a_spread_is_one_figure():
    text = "Peru's duties on steel from Chile range from 10% to 45%. That is all."
    assert rows(text, "value", "value_max") == [("10", "45")]


def test_a_year_may_be_told_by_its_last_day():
    text = "Pakistan's exports to China were $5bn in the fiscal year ended June 30. That is all."
    assert rows(text, "period", published="2019-07-30") == [("2018-07/2019-06",)]


@pytest.mark.parametrize(("sign", "balance"), [("-", "deficit"), ("+", "surplus")])
def test_the_sign_before_a_balance_tells_whether_it_is_a_deficit(sign: str, balance: str) -> None:
    text = f"Peru's trade balance was {sign}2 billion dollars in 2017."
    assert rows(text, "value", "balance") == [("2000000000", balance)]

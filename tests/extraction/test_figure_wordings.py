"""Ways of wording a figure, each with the slots that it fills: general rules, not the words of one article."""

import pytest

from tests.extraction.facts import rows

SLOTS = ("measure", "value", "unit", "flow", "reporter", "partner", "period", "status")
WORDINGS = [
    (
        "Peru's coffee exports fell to 1.2 mln 60-kilo bags in 2017.",
        [("level", "1200000", "bags", "export", "PER", None, "2017", "observed")],
    ),
    (
        "Peru's share of Chilean imports rose to 2.6 percent in 2017.",
        [("share_pct", "2.6", "percent", "import", "CHL", "PER", "2017", "observed")],
    ),
    (
        "In the first eight months of the fiscal year India's exports rose 5 percent.",
        [("change_pct", "5", "percent", "export", "IND", None, "2018-04/2018-11", "observed")],
    ),
    (
        "Cross-border trade between Peru and Chile totalled $5bn in 2017.",
        [("level", "5000000000", "USD", "total", "PER", "CHL", "2017", "observed")],
    ),
    (
        "Peru's tin exports to Chile reached 500 tonnes in 2017, of which Chilean smelters took 40 percent.",
        [
            ("level", "500", "t", "export", "PER", "CHL", "2017", "observed"),
            ("share_pct", "40", "percent", "export", "PER", "CHL", "2017", "observed"),
        ],
    ),
    (
        "Peru imported 900 tonnes of tin in 2017, 53 percent of it from Chile and 34 percent from Brazil.",
        [
            ("level", "900", "t", "import", "PER", None, "2017", "observed"),
            ("share_pct", "53", "percent", "import", "PER", "CHL", "2017", "observed"),
            ("share_pct", "34", "percent", "import", "PER", "BRA", "2017", "observed"),
        ],
    ),
    (
        "Peru's trade with Chile rose 5 percent in 2017, with Brazil 7 percent and with Bolivia 9 percent.",
        [
            ("change_pct", "5", "percent", "total", "PER", "CHL", "2017", "observed"),
            ("change_pct", "7", "percent", "total", "PER", "BRA", "2017", "observed"),
            ("change_pct", "9", "percent", "total", "PER", "BOL", "2017", "observed"),
        ],
    ),
    (
        "Peru's tin exports totalled 53,800 tonnes in 2017 against 89,200.",
        [
            ("level", "53800", "t", "export", "PER", None, "2017", "observed"),
            ("level", "89200", "t", "export", "PER", None, None, "observed"),
        ],
    ),
    (
        "Peru's tin exports to Chile totalled 500 tonnes in 2017, to Brazil 300 and to Bolivia 200.",
        [
            ("level", "500", "t", "export", "PER", "CHL", "2017", "observed"),
            ("level", "300", "t", "export", "PER", "BRA", "2017", "observed"),
            ("level", "200", "t", "export", "PER", "BOL", "2017", "observed"),
        ],
    ),
    (
        "Peru's trade deficit was far bigger in 2017 than the $5bn that had been expected.",
        [("level", "5000000000", "USD", "balance", "PER", None, "2017", "forecast")],
    ),
    (
        "Peru's exports rose a higher than expected 5 percent in 2017.",
        [("change_pct", "5", "percent", "export", "PER", None, "2017", "observed")],
    ),
    (
        "Peru's exports continued to rise by 5 percent in 2017.",
        [("change_pct", "5", "percent", "export", "PER", None, "2017", "observed")],
    ),
    (
        "Peru hopes to double its exports to Chile.",
        [("change_factor", "2", "times", "export", "PER", "CHL", None, "target")],
    ),
    (
        "Peru's deficit in goods trade widened to $5bn in 2017.",
        [("level", "5000000000", "USD", "balance", "PER", None, "2017", "observed")],
    ),
    (
        "Tariffs on 90 percent of Peru's exports to Chile will go by 2025.",
        [("share_pct", "90", "percent", "export", "PER", "CHL", "../2025", "decided")],
    ),
    (
        "Peru's average tariff fell to 5 percent from 9 percent.",
        [
            ("level", "5", "percent", "import", "PER", None, None, "observed"),
            ("level", "9", "percent", "import", "PER", None, None, "observed"),
        ],
    ),
    (
        "Peruvian exporters face duties of 25 percent on tin in Chile.",
        [("level", "25", "percent", "import", "CHL", "PER", None, "observed")],
    ),
    (
        "Peruvian tin faces a 25 percent duty in Chile.",
        [("level", "25", "percent", "import", "CHL", "PER", None, "observed")],
    ),
    (
        "Peru will impose a 5 percent tariff on $2bn worth of Chilean goods from October 1.",
        [
            ("level", "5", "percent", "import", "PER", "CHL", "2018-10-01", "decided"),
            ("level", "2000000000", "USD", "import", "PER", "CHL", "2018-10-01", "decided"),
        ],
    ),
    (
        "A Peruvian firm paid 280 million euros for a 51 percent stake in a Chilean port.",
        [
            ("level", "280000000", "EUR", "investment", "PER", "CHL", None, "observed"),
            ("share_pct", "51", "percent", "investment", "PER", "CHL", None, "observed"),
        ],
    ),
    (
        "Peru's tin exports increased 1.5 times in 2017.",
        [("change_factor", "1.5", "times", "export", "PER", None, "2017", "observed")],
    ),
    (
        "Peru's exports of tin to Chile in 2017 were twice as high as in 2016.",
        [("change_factor", "2", "times", "export", "PER", "CHL", "2017", "observed")],
    ),
    (
        "Imports of Chilean wine rose 5 percent in Peru in 2017.",
        [("change_pct", "5", "percent", "import", "PER", "CHL", "2017", "observed")],
    ),
    (
        "Peru's debt to Chile stood at $5bn at the end of 2017.",
        [("level", "5000000000", "USD", None, "PER", "CHL", "2017-12", "observed")],
    ),
    ("Toyota sold 5,000 cars in Peru in 2017.", [("level", "5000", "cars", None, "JPN", "PER", "2017", "observed")]),
    (
        "Volkswagen will invest $450m in a plant in Peru.",
        [("level", "450000000", "USD", "investment", "DEU", "PER", None, "target")],
    ),
    (
        "Under a five-year accord Peru sells 500 tonnes of tin to Chile each year.",
        [("level", "500", "t", "export", "PER", "CHL", None, "decided")],
    ),
    (
        "Trade between Peru and Chile was $5bn in 2017, with Peru exporting $3bn and importing $2bn.",
        [
            ("level", "5000000000", "USD", "total", "PER", "CHL", "2017", "observed"),
            ("level", "3000000000", "USD", "export", "PER", "CHL", "2017", "observed"),
            ("level", "2000000000", "USD", "import", "PER", "CHL", "2017", "observed"),
        ],
    ),
    (
        "Peru's economy grew 5 percent in 2017, while Chile shrank.",
        [("change_pct", "5", "percent", None, "PER", None, "2017", "observed")],
    ),
    (
        "Peru's exports fell to $5bn in 2017, the lowest since 2009.",
        [("level", "5000000000", "USD", "export", "PER", None, "2017", "observed")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), WORDINGS, ids=[text for text, _ in WORDINGS])
def test_a_wording_fills_its_slots(text: str, expected: list[tuple[str | None, ...]]):
    assert rows(f"{text} That is all.", *SLOTS) == expected


def test_a_year_that_nobody_can_date_is_not_that_of_the_sentence_before():
    text = "Peru's exports were $5bn in 2016. Its imports fell 3 percent last year. Its trade rose. That is all."
    assert rows(text, "value", "period", published="2018") == [("5000000000", "2016"), ("3", "2017")]
    assert rows(text, "value", "period", published=None) == [("5000000000", "2016"), ("3", None)]


def test_what_was_expected_of_a_time_gone_by_is_no_observation():
    text = "Peru's exports had been expected to reach $5bn in 2016. That is all."
    assert rows(text, "period", "status") == [("2016", "forecast")]


def test_what_begins_after_the_publication_is_no_observation():
    assert rows("Peru's exports in 2021 are $5bn. That is all.", "period", "status") == [("2021", "target")]


def test_two_reporters_of_the_same_amount_are_two_figures():
    text = (
        "Peru imported $5bn of goods from Chile in 2016. Chile imported $5bn of goods from Peru in 2016. That is all."
    )
    assert rows(text, "reporter", "partner") == [("PER", "CHL"), ("CHL", "PER")]

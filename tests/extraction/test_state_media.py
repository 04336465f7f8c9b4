"""Wordings of official pages: marks that are broken, what falls on exports, lines between two, turnover and revenue."""

import pytest

from tests.extraction.facts import rows

SLOTS = ("indicator", "value", "unit", "flow", "reporter", "partner", "period")
TRADE = ("trade_value", "5000000000", "USD", "total", "PER", "CHL", "2017")
FIGURES = [
    ("Trade between Peru and Chile passed the 5-billion-U.S.-dollar mark in 2017.", [TRADE]),
    ("In 2017, trade between Peru and Chile broke the 5-billion-dollar mark.", [TRADE]),
    ("The two-way trade revenue between Peru and Chile hit 5 billion USD in 2017.", [TRADE]),
    ("The import-export turnover between Peru and Chile hit 5 billion USD in 2017.", [TRADE]),
    ("Trade exchanges between Peru and Chile hit $5 billion in 2017.", [TRADE]),
    ("Goods worth $5 billion were exchanged between Peru and Chile in 2017. Chile and Peru are friends.", [TRADE]),
    (
        "In 2017, goods worth $5 billion were exchanged between Peru and various countries. Chile was one.",
        [("trade_value", "5000000000", "USD", "total", "PER", None, "2017")],
    ),
    (
        "Trade between Peru and Chile was $5 billion in 2017. $3 billion fell on Peru's export.",
        [TRADE, ("trade_value", "3000000000", "USD", "export", "PER", "CHL", "2017")],
    ),
    (
        "Trade between Peru and Chile was $5 billion in 2017. $3 billion was accounted for by Chile's exports.",
        [TRADE, ("trade_value", "3000000000", "USD", "export", "CHL", "PER", "2017")],
    ),
    (
        "Trade between Peru and Chile was $5 billion in 2017. In the first half of 2018, the same index rose to $3bn.",
        [TRADE, ("trade_value", "3000000000", "USD", "total", "PER", "CHL", "2018-01/2018-06")],
    ),
    (
        "The Peru-Chile pipeline carried 5 million tons of oil in 2017.",
        [("cargo_volume", "5000000", "t", None, "PER", "CHL", "2017")],
    ),
    (
        "Last year, flour supplies from Peru to Chile increased by 52 percent.",
        [("trade_value", "52", "percent", "export", "PER", "CHL", "2017")],
    ),
    (
        "Over the first half of 2017, Peru's exports to Chile rose by 20 percent.",
        [("trade_value", "20", "percent", "export", "PER", "CHL", "2017-01/2017-06")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), FIGURES)
def test_a_figure_is_read(text: str, expected: list[tuple[str | None, ...]]):
    assert rows(text, *SLOTS) == expected


MINISTRIES = [
    ("Malaysia met Peru. MITI said exports of 5 million tonnes went to Peru in 2017.", "MYS"),
    ("MITI said exports of 5 million tonnes went to Peru in 1987.", "JPN"),
]


@pytest.mark.parametrize(("text", "reporter"), MINISTRIES)
def test_a_body_of_two_countries_is_of_the_one_that_is_named(text: str, reporter: str):
    assert rows(text, "reporter") == [(reporter,)]

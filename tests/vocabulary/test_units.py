"""Units: their sorts, hints, and what fits which figure."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.vocabulary.codes import codelist, rows
from app.vocabulary.units import fits, unit_hint, unit_sort

SORTS = {"currency", "percent", "pp", "times", "ratio", "quantity", "price", "noun"}

VALID = {
    "USD": "currency",
    "DEM": "currency",
    "percent": "percent",
    "pp": "pp",
    "times": "times",
    "ratio": "ratio",
    "t": "quantity",
    "bbl/day": "quantity",
    "TEU": "quantity",
    "USD/t": "price",
    "USD/bbl": "price",
    "CNY/kWh": "price",
    "USD/head": "price",
    "KZT/USD": "price",
    "USD/USD": None,
    "vehicles": "noun",
    "container trains": "noun",
    "visa-free trips": "noun",
    "workers' permits": None,
    "tonnes": None,
    "Tonnes": None,
    "%": None,
    "usd": None,
    "dollars": None,
    "Vehicles": None,
    "vehicles ": None,
    "million vehicles": None,
    "thousand tonnes": None,
    "billion": None,
    "container  trains": None,
    " vehicles": None,
    "véhicules": None,
    "vehicles\n": None,
    "a" * 60: "noun",
    "a" * 61: None,
    "USD/tonnes": None,
    "USD/percent": None,
    "USD/": None,
    "/t": None,
    "t/USD": None,
    "XYZ": None,
    "XYZ/t": None,
    "": None,
}

HINTS = {
    "tonnes": "did you mean `t`?",
    "metric tons": "did you mean `t`?",
    "%": "did you mean `percent`?",
    "per cent": "did you mean `percent`?",
    "percentage points": "did you mean `pp`?",
    "usd": "did you mean `USD`?",
    "yuan": "did you mean `CNY`?",
    "$": "did you mean `USD`?",
    "pounds": "did you mean `lb` or `GBP`?",
    "barrels per day": "did you mean `bbl/day`?",
    "KG": "did you mean `kg`?",
    "USD/tonne": "did you mean `USD/t`?",
    "dollars/barrel": "did you mean `USD/bbl`?",
    "tenge/dollar": "did you mean `KZT/USD`?",
    "usd/head": "did you mean `USD/head`?",
    "million vehicles": "did you mean `vehicles`?",
    "thousand tonnes": "did you mean `t`?",
    " vehicles ": "did you mean `vehicles`?",
    "million British thermal units": "did you mean `MMBtu`?",
    "Vehicles": "did you mean `vehicles`?",
}

FITS = [
    ("trade_value", "level", "USD", True),
    ("trade_value", "level", "percent", False),
    ("trade_value", "level", "t", False),
    ("trade_value", "change_pct", "percent", True),
    ("trade_value", "change_pct", "USD", False),
    ("trade_value", "change_pct", "pp", False),
    ("trade_value", "share_pct", "percent", True),
    ("trade_value", "change_abs", "USD", True),
    ("trade_value", "change_abs", "percent", False),
    ("trade_value", "change_factor", "times", True),
    ("trade_value", "change_factor", "percent", False),
    ("debt", "ratio", "percent", True),
    ("debt", "ratio", "USD", False),
    ("cargo_volume", "level", "t", True),
    ("cargo_volume", "level", "TEU", True),
    ("cargo_volume", "level", "containers", True),
    ("cargo_volume", "level", "USD", False),
    ("tariff_rate", "level", "percent", True),
    ("tariff_rate", "level", "USD/t", True),
    ("tariff_rate", "change_abs", "pp", True),
    ("tariff_rate", "level", "pp", False),
    ("quota", "level", "vehicles", True),
    ("price", "level", "USD/bbl", True),
    ("price", "level", "percent", False),
    ("exchange_rate", "level", "KZT/USD", True),
    ("unemployment", "level", "percent", True),
    ("count", "count", "contracts", True),
    ("count", "count", "TEU", True),
    ("count", "count", "percent", False),
    ("gdp", "change_pct", "percent", True),
    ("gdp", "level", "USD", True),
    ("gdp", "level", "tonnes", False),
    ("nonsense", "level", "USD", False),
    ("gdp", "nonsense", "USD", False),
]


@pytest.mark.parametrize("unit", VALID)
def test_a_unit_has_its_sort(unit):
    assert unit_sort(unit) == VALID[unit]


@pytest.mark.parametrize("unit", HINTS)
def test_an_invalid_unit_is_told_what_was_meant(unit):
    assert unit_sort(unit) is None
    assert unit_hint(unit) == HINTS[unit]


@pytest.mark.parametrize(("indicator", "measure", "unit", "expected"), FITS)
def test_a_unit_fits_its_indicator_and_measure(indicator, measure, unit, expected):
    assert fits(indicator, measure, unit) is expected


def test_every_listed_unit_has_a_sort():
    assert {row["sort"] for row in rows("unit")} == {"percent", "pp", "times", "ratio", "quantity"}
    for row in rows("unit"):
        assert unit_sort(row["code"]) == row["sort"]


def test_no_word_of_a_listed_unit_or_currency_is_a_counted_noun():
    for name in ("unit", "currency"):
        for code in codelist(name).codes.values():
            for alias in code.aliases:
                assert unit_sort(alias) in (None, unit_sort(code.code)), alias
                assert f"`{code.code}`" in unit_hint(alias), alias


def test_every_indicator_names_the_sorts_of_its_level():
    for row in rows("indicator"):
        assert set(row["level_units"].split("|")) <= SORTS - {"pp"}, row["code"]


def test_percent_is_no_level_of_money():
    for row in rows("indicator"):
        if row["level_units"] == "currency":
            assert not fits(row["code"], "level", "percent")


def test_every_measure_takes_some_unit():
    units = ["USD", "percent", "times", "ratio", "t", "USD/t", "vehicles"]
    for measure in codelist("measure").codes:
        assert any(fits("output", measure, unit) for unit in units), measure


@given(st.text(max_size=80))
def test_any_text_has_a_sort_or_a_hint(text):
    assert unit_sort(text) in {*SORTS, None}
    assert unit_hint(text)


@pytest.mark.parametrize("unit", ["a" * 10_000, "USD/" * 2_500, "'" * 10_000, "ton " * 2_500, "١" * 10_000])
def test_a_huge_unit_is_refused_fast(unit):
    unit_hint("warm")
    started = time.thread_time()
    assert unit_sort(unit) is None
    assert unit_hint(unit)
    assert time.thread_time() - started < 1

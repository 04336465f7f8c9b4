"""Numbers as news writes them, with hedge, unit and exact value."""

from decimal import Decimal

import pytest

from app.extraction.numbers.factors import scan_factors, scan_fractions
from app.extraction.numbers.scanning import Number, scan_numbers


def only(text: str, *countries: str) -> Number:
    (number,) = [one for one in scan_numbers(text, countries) if one.sort != "bare"]
    return number


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("of 290 mln dlrs in", "290000000", "USD"),
        ("of $60bn.", "60000000000", "USD"),
        ("of US$4.3 billion last", "4300000000", "USD"),
        ("some 19.43 trillion yuan in", "19430000000000", "CNY"),
        ("Rs. 206 crore by", "2060000000", "INR"),
        ("5.1 lakh crore rupees", "5100000000000", "INR"),
        ("worth half a billion dollars", "500000000", "USD"),
        ("about £97m, it", "97000000", "GBP"),
        ("of 12 cents per piece", "0.12", "USD"),
        ("of 6-1/2 pct", "6.5", "percent"),
        ("of 6 1/2 percent", "6.5", "percent"),
        ("of 6\u00bd percent", "6.5", "percent"),
        ("by 1/4 percent", "0.25", "percent"),
        ("of \u00a32\u00be billion", "2750000000", "GBP"),
        ("a 20.9-percent rise", "20.9", "percent"),
        ("of 40 pounds of coffee", "40", "lb"),
        ("of 3 million pounds of green coffee", "3000000", "lb"),
        ("of 3 million pounds of aid", "3000000", "GBP"),
        ("of 3 million pounds of farm machinery", "3000000", "GBP"),
        ("of 3 million pounds worth of coffee", "3000000", "GBP"),
        ("by 0.96 percentage points", "0.96", "pp"),
        ("of 2.0 mln tonnes", "2000000", "t"),
        ("three mln tonnes", "3000000", "t"),
        ("of 1,375,000 tonnes", "1375000", "t"),
        ("of 60,000 barrels a day", "60000", "bbl/day"),
        ("of 60,000 barrels of oil per day", "60000", "bbl/day"),
        ("at 75 dlrs a tonne", "75", "USD/t"),
        ("some 53,800 new jobs", "53800", "jobs"),
        ("two dozen helicopters", "24", "helicopters"),
        ("44.6 million US$ by", "44600000", "USD"),
        ("of Rs.206 crore by", "2060000000", "INR"),
        ("of Rs 900 cr by", "9000000000", "INR"),
        ("of Dh31.5 billion by", "31500000000", "AED"),
        ("of Dhs. 12 million by", "12000000", "AED"),
        ("of QR2.5bn by", "2500000000", "QAR"),
        ("of RM1.2bil by", "1200000000", "MYR"),
        ("of CFA 12 billion by", "12000000000", "XOF"),
        ("of 7 billion AUD by", "7000000000", "AUD"),
        ("of 7 billion (Canadian) dollars", "7000000000", "CAD"),
        ("of US$5 m by", "5000000", "USD"),
        ("of 7.5 tln yen by", "7500000000000", "JPY"),
        ("some 12 500 tonnes of", "12500", "t"),
        ("some 1 200 000 barrels of", "1200000", "bbl"),
        ("of 12_000 tons of", "12000", "t"),
        ("of 35.000 tons of", "35000", "t"),
        ("of 1.250.000 tons of", "1250000", "t"),
        ("of 3,45,000 tonnes of", "345000", "t"),
        ("of 12,5 million tonnes", "12500000", "t"),
        ("fell 3,5 percent", "3.5", "percent"),
        ("of 7.5 MMT of rice", "7500000", "t"),
        ("of 7.5mt of ore", "7500000", "t"),
        ("of 7,500 MT of sugar", "7500", "t"),
        ("of 3.5 bcm of gas", "3500000000", "m3"),
        ("of 1.5 mbpd of oil", "1500000", "bbl/day"),
        ("of 60,000 barrels of heavy Kuwaiti oil a day", "60000", "bbl/day"),
        ("at $410 per metric ton", "410", "USD/t"),
        ("one-and-a-half million tonnes", "1500000", "t"),
    ],
)
def test_a_number_has_its_exact_value_and_unit(text: str, value: str, unit: str):
    number = only(text)
    assert (number.value, number.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    ("text", "country", "unit"),
    [
        ("of N12.5 billion", "NGA", "NGN"),
        ("of N12,500", "NGA", "NGN"),
        ("of R730m", "ZAF", "ZAR"),
        ("of R12 000", "ZAF", "ZAR"),
        ("of Shs12 million", "TZA", "TZS"),
        ("of K12 million", "ZMB", "ZMW"),
        ("of P12 billion", "PHL", "PHP"),
    ],
)
def test_a_letter_is_money_in_an_article_about_its_country(text: str, country: str, unit: str):
    assert only(f"exports {text} to", country).unit == unit
    assert unit not in [one.unit for one in scan_numbers(f"exports {text} to", ["PER"])]


@pytest.mark.parametrize(
    "text",
    [
        "crossed the 5 billion mark",
        "in 5 million try to",
        "some 5 million pesos of",
        "the N1 and R5 roads",
        "of 12 MT of",
        "on agent 007",
    ],
)
def test_what_is_no_known_money_or_weight_has_no_unit(text: str):
    assert [one.unit for one in scan_numbers(text, ["NGA", "ZAF"]) if one.unit] == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("on June 5 200 tonnes left", ["5", "200"]),
        ("a Boeing 737 800 times", ["737", "800"]),
        ("5 billion yuan/4 billion ringgit", ["5000000000", "4000000000"]),
        ("of 5/8 inch", ["5"]),
    ],
)
def test_two_numbers_in_a_row_stay_two(text: str, values: list[str]):
    assert [str(one.value) for one in scan_numbers(text)] == values


@pytest.mark.parametrize(
    ("words", "comparator"),
    [
        ("about", "approx"),
        ("nearly", "approx"),
        ("some", "approx"),
        ("more than", "gt"),
        ("over", "gt"),
        ("at least", "ge"),
        ("no less than", "ge"),
        ("less than", "lt"),
        ("a little under", "lt"),
        ("up to", "le"),
        ("as much as", "le"),
        ("only", "eq"),
    ],
)
def test_a_hedge_belongs_to_the_number(words: str, comparator: str):
    text = f"worth {words} 5 billion dollars"
    number = only(text)
    assert number.comparator == comparator
    assert text[number.start : number.end] == (
        f"{words} 5 billion dollars" if comparator != "eq" else "5 billion dollars"
    )


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("between five and 30 pct", "5", "30"),
        ("of 6-6.5% in", "6", "6.5"),
        ("from $12-14 billion", "12000000000", "14000000000"),
        ("two to three billion dollars", "2000000000", "3000000000"),
        ("between $3 billion and $5 billion", "3000000000", "5000000000"),
    ],
)
def test_a_range_has_two_ends(text: str, low: str, high: str):
    number = only(text)
    assert (number.value, number.value_max, number.comparator) == (Decimal(low), Decimal(high), "range")


def test_where_a_rise_led_is_no_range():
    assert [one.value_max for one in scan_numbers("rose 12 pct to 250 mln dlrs")] == [None, None]


@pytest.mark.parametrize(
    ("text", "country", "unit"),
    [
        ("500 mln crowns", "SWE", "SEK"),
        ("500 mln crowns", "NOR", "NOK"),
        ("500 mln crowns", "CZE", "CZK"),
        ("500 mln francs", "FRA", "FRF"),
        ("500 mln francs", "CHE", "CHF"),
        ("500 mln pesos", "MEX", "MXN"),
        ("500 mln Danish crowns", "SWE", "DKK"),
        ("500 mln Canadian dlrs", "USA", "CAD"),
        ("500 mln dlrs", "AUS", "USD"),
    ],
)
def test_crowns_and_francs_follow_their_country(text: str, country: str, unit: str):
    assert only(text, country).unit == unit


def test_bare_dollars_after_hong_kong_dollars_are_those():
    assert [one.unit for one in scan_numbers("of 3 mln H.K. Dlrs and then 4 mln dlrs")] == ["HKD", "HKD"]


@pytest.mark.parametrize("text", ["in 1987 and", "the years 2010 and 2015", "20 years ago", "at $1,8923 and"])
def test_years_ages_and_broken_numbers_are_no_amounts(text: str):
    assert not [one for one in scan_numbers(text) if one.sort not in {"bare", "time"}]


@pytest.mark.parametrize(
    ("text", "value", "direction"),
    [
        ("trade doubled", "2", "up"),
        ("a fourfold rise", "4", "up"),
        ("grew one-and-a-half times in May", "1.5", "up"),
        ("trade halved", "0.5", "down"),
        ("to double its economy", "2", "up"),
    ],
)
def test_a_multiple_is_a_factor(text: str, value: str, direction: str):
    (number,) = scan_factors(text)
    assert (number.value, number.noun) == (Decimal(value), direction)


def test_double_digits_are_no_factor():
    assert not scan_factors("double-digit growth and a double taxation treaty")


def test_a_quarter_of_something_is_25_percent():
    (number,) = scan_fractions("nearly a quarter of its exports")
    assert (number.value, number.unit, number.comparator) == (Decimal(25), "percent", "approx")


def test_the_first_quarter_of_a_year_is_no_part():
    assert not scan_fractions("in the first quarter of the year")
    assert not scan_fractions("compared to the corresponding quarter of 2016")

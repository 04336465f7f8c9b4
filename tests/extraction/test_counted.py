"""What is counted: aircraft by their model, deals and their worth, people at work; prices of a unit told once."""

import pytest

from tests.extraction.facts import rows

FIELDS = ("value", "unit", "measure")


@pytest.mark.parametrize(
    ("told", "value"),
    [
        ("seven A330s", "7"),
        ("ten Boeing 787s", "10"),
        ("19 long-haul 777s", "19"),
        ("35 737 MAX", "35"),
        ("12 A350-1000s", "12"),
        ("20 737 MAX 8s", "20"),
        ("14 Boeing 777-300ERs", "14"),
        ("234 A320-family aircraft", "234"),
        ("36 Rafale fighters", "36"),
    ],
)
def test_aircraft_are_counted_by_their_model(told: str, value: str) -> None:
    assert [one[:2] for one in rows(f"Algeria ordered {told} last week.", *FIELDS)] == [(value, "aircraft")]


def test_deals_are_counted_with_their_worth() -> None:
    text = (
        "Eleven contracts worth $3 billion and 34 agreements worth $4 billion were signed by Chile's mission in Peru."
    )
    assert [one[:2] for one in rows(text, *FIELDS)] == [
        ("11", "contracts"),
        ("3000000000", "USD"),
        ("34", "agreements"),
        ("4000000000", "USD"),
    ]


@pytest.mark.parametrize(
    "text", ["Peru and Chile signed three agreements on trade.", "Peru sent three ministers to Chile."]
)
def test_a_few_agreements_or_people_are_no_figure(text: str) -> None:
    assert rows(text, *FIELDS) == []


@pytest.mark.parametrize(
    "text",
    [
        "Spanish firms in Peru employ 15,000 people.",
        "Some 15,000 people work at Peruvian plants of Spanish firms.",
        "The Spanish factory in Peru has given work to 15,000 Peruvians.",
        "Spanish companies in Peru employ about 15,000.",
    ],
)
def test_people_at_work_are_counted(text: str) -> None:
    assert rows(text, *FIELDS) == [("15000", "people", "count")]


def test_two_kinds_of_jobs_share_their_noun() -> None:
    text = "The Spanish plant in Peru will create 5,600 direct and 40,000 indirect jobs."
    assert rows(text, "value", "unit") == [("5600", "jobs"), ("40000", "jobs")]


@pytest.mark.parametrize(
    "text",
    [
        "The price of Peruvian tin sold to Japan fell from about $53 a tonne to $50 a tonne.",
        "Japan forced a cut on Peruvian tin, bringing the per-tonne price down from about $53 to $50.",
        "Japan cut the price of Peruvian tin from $53 to $50 a tonne.",
    ],
)
def test_the_unit_of_a_price_is_told_once(text: str) -> None:
    assert rows(text, "value", "unit") == [("53", "USD/t"), ("50", "USD/t")]


@pytest.mark.parametrize(
    ("told", "unit", "value"),
    [
        ("$A8 million", "AUD", "8000000"),
        ("$US8 million", "USD", "8000000"),
        ("SEK 8 million", "SEK", "8000000"),
        ("DM8 million", "DEM", "8000000"),
        ("a quarter of a billion dollars", "USD", "250000000"),
    ],
)
def test_money_is_written_in_many_ways(told: str, unit: str, value: str) -> None:
    assert rows(f"Peru's exports to Chile amounted to {told}.", "value", "unit") == [(value, unit)]


def test_a_third_of_a_billion_is_no_billion() -> None:
    assert rows("Peru's exports to Chile amounted to a third of a billion dollars.", "value") == []


def test_projects_are_counted_with_their_worth() -> None:
    text = "Peru has approved 30 Chinese investment projects worth $110 million."
    assert [one[:2] for one in rows(text, *FIELDS)] == [("30", "projects"), ("110000000", "USD")]


def test_shops_abroad_are_counted() -> None:
    assert [one[:2] for one in rows("Spain's Zaro has opened 30 shops in Peru.", *FIELDS)] == [("30", "shops")]

"""Goods, planes and people told by words that do not name trade: lots, receipts, passives, models, visitors."""

import pytest

from tests.extraction.facts import rows

SLOTS = ("indicator", "value", "unit", "flow", "reporter", "partner")
WORDINGS = [
    (
        "Some 4,000 tons of nuts, valued at $9 million, were exported to Chile by Peru.",
        [
            ("trade_volume", "4000", "t", "export", "PER", "CHL"),
            ("trade_value", "9000000", "USD", "export", "PER", "CHL"),
        ],
    ),
    (
        "Kenya said 7,000 tonnes would be sourced from Peru and 3,000 tonnes from Chile.",
        [("trade_volume", "7000", "t", "import", "KEN", "PER"), ("trade_volume", "3000", "t", "import", "KEN", "CHL")],
    ),
    (
        "Oman exported 2 million and 35,000 tonnes of gypsum to Kenya.",
        [("trade_volume", "2035000", "t", "export", "OMN", "KEN")],
    ),
    (
        "Oman exported goods worth $1 billion and 200 million to Kenya.",
        [("trade_value", "1200000000", "USD", "export", "OMN", "KEN")],
    ),
    (
        "Peru received $5 million from the sale of timber to Chile.",
        [("trade_value", "5000000", "USD", "export", "PER", "CHL")],
    ),
    (
        "Peru announced the sale of 900 tonnes of quinoa to Norway.",
        [("trade_volume", "900", "t", "export", "PER", "NOR")],
    ),
    (
        "Kenya sent a first batch of 20 tonnes of mangoes to Oman.",
        [("trade_volume", "20", "t", "export", "KEN", "OMN")],
    ),
    (
        "Kenya booked 40,000 mt of Peruvian sugar.",
        [("trade_volume", "40000", "t", "import", "KEN", "PER")],
    ),
    (
        "Vietnam bought 12 Boeing 737 MAX 8 jets and 9 A321s from the United States.",
        [
            ("trade_volume", "12", "aircraft", "import", "VNM", "USA"),
            ("trade_volume", "9", "aircraft", "import", "VNM", "USA"),
        ],
    ),
    (
        "The number of Peruvian visitors to Chile rose 8 percent to 91,000.",
        [("tourism", "8", "percent", None, "CHL", "PER"), ("tourism", "91000", "visitors", None, "CHL", "PER")],
    ),
    (
        "Peruvian visitors to Chile topped the 91,000 mark.",
        [("tourism", "91000", "visitors", None, "CHL", "PER")],
    ),
    (
        "A train carrying 800 tonnes of rice from Laos arrived on Monday.",
        [("cargo_volume", "800", "t", None, "LAO", None)],
    ),
]
NO_FIGURES = [
    "Peru's car exports suffered in the April-June quarter of 2017.",  # no fourth part
    "Peru's bank announced the sale of 20 bonds to Chile.",
    "A Peruvian bus carrying 40 people crossed into Chile.",
    "Peru approved the sale of its mining unit to Chile.",
]


@pytest.mark.parametrize(("text", "expected"), WORDINGS, ids=[text for text, _ in WORDINGS])
def test_goods_are_told_without_the_words_of_trade(text: str, expected: list[tuple[str | None, ...]]):
    assert rows(f"{text} That is all.", *SLOTS) == expected


@pytest.mark.parametrize("text", NO_FIGURES)
def test_what_only_sounds_like_goods_is_no_figure(text: str):
    assert rows(f"{text} That is all.", "value") == []


def test_a_rank_in_the_world_names_no_partner():
    text = "Nut exports from Peru, the world's third-biggest grower, fell 5 percent. Peru ranks behind Chile and Kenya."
    assert rows(text, "reporter", "partner") == [("PER", None)]


def test_two_numbers_that_are_told_respectively_are_no_sum():
    text = "Peru's imports of tin and zinc were 2 million and 500,000 tonnes respectively. That is all."
    assert "2500000" not in [value for (value,) in rows(text, "value")]


def test_what_a_country_is_beside_another_does_not_act() -> None:
    text = "Kenya, Peru's fastest growing market, imported $9 million in goods. That is all."
    assert rows(text, "value", "flow", "reporter") == [("9000000", "import", "KEN")]


def test_the_same_goods_go_on_to_the_next_partner() -> None:
    text = "Kenya would deliver 20 tonnes of maize to Oman and 30 tonnes of the produce to Peru. That is all."
    assert rows(text, "value", "reporter", "partner") == [("20", "KEN", "OMN"), ("30", "KEN", "PER")]


def test_animals_and_vaccines_are_counted() -> None:
    text = "Kenya shipped 400 camels to Oman. Peru shipped 70,000 doses to Chile. That is all."
    assert rows(text, "value", "unit", "partner") == [("400", "animals", "OMN"), ("70000", "doses", "CHL")]


def test_what_is_owed_for_supplies_is_no_export() -> None:
    assert rows("Kenya says that Peru owes it $9 million for gas supplies. That is all.", "indicator") == [("debt",)]
    text = "Peruvian gas supplies to Chile reached 9 million cubic metres. That is all."
    assert rows(text, "flow", "reporter", "partner") == [("export", "PER", "CHL")]

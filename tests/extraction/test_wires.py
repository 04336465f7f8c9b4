"""Shapes of sentences that the newswires of the last century liked: each with other countries, goods and numbers."""

import pytest

from tests.extraction.facts import agreements, only, rows

SLOTS = ("measure", "value", "unit", "flow", "reporter", "partner")
WORDINGS = [
    (
        "Peru lowered its crude price $5.85 to $20 a barrel.",
        [
            ("change_abs", "5.85", "USD/bbl", None, "PER", None),
            ("level", "20", "USD/bbl", None, "PER", None),
        ],
    ),
    (
        "Exports to Chile, the conduit of Peru's commerce with Brazil, surged 32% to $1.8 billion.",
        [
            ("change_pct", "32", "percent", "export", "PER", "CHL"),
            ("level", "1800000000", "USD", "export", "PER", "CHL"),
        ],
    ),
    (
        "Peru's exports rose faster than imports, climbing 13 percent to $364 million.",
        [
            ("change_pct", "13", "percent", "export", "PER", None),
            ("level", "364000000", "USD", "export", "PER", None),
        ],
    ),
    (
        "Peru's trade deficit hit a record $14 billion and the red ink with Chile rose to $4 billion.",
        [
            ("level", "14000000000", "USD", "balance", "PER", None),
            ("level", "4000000000", "USD", "balance", "PER", "CHL"),
        ],
    ),
    (
        "Peru's exports were $30 million below last year's level.",
        [("change_abs", "30000000", "USD", "export", "PER", None)],
    ),
    (
        "Kenya imported 40,000 bales of cotton from Egypt last year.",
        [("level", "40000", "bales", "import", "KEN", "EGY")],
    ),
    (
        "Kenya sold Egypt tea. Worldwide, the price of tea brought Kenya's trade surplus down by 18 percent.",
        [("change_pct", "18", "percent", "balance", "KEN", None)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), WORDINGS)
def test_a_wire_is_read(text: str, expected: list[tuple[str | None, ...]]):
    assert rows(text, *SLOTS) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Peru's surplus exceeded the ministry's estimate by $2.2 billion.",
        "Peru's deficit was about $2 billion smaller than most analysts had expected.",
        "Peru's copper exports were 3,000 tonnes below the target.",
    ],
)
def test_by_how_much_a_forecast_was_missed_is_no_figure(text: str):
    assert rows(text, "value") == []


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("Kenya set prices in the $18- to $21-per-barrel range.", ("18", "21")),
        ("Kenya bought 6- to 9-million tons of wheat from Peru.", ("6000000", "9000000")),
    ],
)
def test_a_hanging_hyphen_opens_a_range(text: str, span: tuple[str, str]):
    assert rows(text, "value", "value_max") == [span]


def test_a_name_with_particles_is_no_city():
    text = "President Miguel de la Madrid of Mexico issued a joint statement with Peru."
    assert {one.country or one.id for one in only(agreements(text)).parties} == {"MEX", "PER"}

"""Economies that are taken up without their names."""

import pytest

from app.extraction.names.alluded import with_alluded
from app.extraction.names.places import scan_places
from app.extraction.text.tokens import tokens
from tests.extraction.facts import rows

ALLUDED = [
    ("Peru sold tin to Kenya. Its trade with the African nation grew.", ["PER", "KEN", "KEN"]),
    ("Norway's exports to Peru rose. Imports from the South American country fell.", ["NOR", "PER", "PER"]),
    ("Norway and Chad met in the landlocked African country.", ["NOR", "TCD", "TCD"]),
    ("Peru and Chile met in the South American country.", ["PER", "CHL"]),
    ("Norway met a South American country after Peru left.", ["NOR", "PER"]),
    ("The South American country grew.", []),
    ("Norway's trade with ASEAN grew. Exports to these countries fell.", ["NOR", "ASEAN", "ASEAN"]),
    ("ASEAN's trade grew, as did Peru's and Chile's. Exports to these countries fell.", ["ASEAN", "PER", "CHL"]),
    ("Norway, an ASEAN partner, grew. The countries of the south fell.", ["NOR", "ASEAN"]),
]


@pytest.mark.parametrize(("text", "codes"), ALLUDED)
def test_a_country_or_a_group_is_alluded_to_where_only_one_was_named(text: str, codes: list[str]):
    words = tokens(text)
    found = [place.code for place in with_alluded(text, scan_places(text, words), words)]
    assert found == codes


SLOTS = ("measure", "value", "flow", "reporter", "partner")
FIGURES = [
    (
        "Norway sold ships to Peru. Norwegian exports to the South American country rose 4 percent in 2017.",
        [("change_pct", "4", "export", "NOR", "PER")],
    ),
    (
        "Norway's exports to Africa were $5bn in 2017, and its imports from those countries were $3bn.",
        [("level", "5000000000", "export", "NOR", "R-AFRICA"), ("level", "3000000000", "import", "NOR", "R-AFRICA")],
    ),
    (
        "Peru's ministers met those of Chile. Trade between the two was $5bn in 2017.",
        [("level", "5000000000", "total", "CHL", "PER")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), FIGURES)
def test_a_figure_is_that_of_whom_is_alluded_to(text: str, expected: list[tuple[str | None, ...]]):
    assert rows(text, *SLOTS) == expected


def test_the_countries_are_the_two_that_were_named_and_no_region_beside_them() -> None:
    told = "Peru raised barriers against Chile on Monday. It is the latest row in South America."
    found = rows(f"{told} The countries traded $4 billion of goods in 2017.", "value", "reporter", "partner")
    assert [(value, {reporter, partner}) for value, reporter, partner in found] == [("4000000000", {"CHL", "PER"})]

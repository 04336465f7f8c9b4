"""Economies as a text names them."""

import pytest

from app.extraction.names.places import Place, scan_places
from app.extraction.text.tokens import tokens


def places(text: str, year: int | None = None) -> list[Place]:
    return scan_places(text, tokens(text), year)


@pytest.mark.parametrize(
    ("text", "code", "form"),
    [
        ("exports of Peru", "PER", "name"),
        ("Peruvian exports", "PER", "demonym"),
        ("the U.S. deficit", "USA", "name"),
        ("the US's deficit", "USA", "name"),
        ("PERU BUYS RICE", "PER", "name"),
        ("South Korean ships", "KOR", "demonym"),
        ("Seoul said", "KOR", "capital"),
        ("Sino-Peruvian", "CHN", "prefix"),
        ("trade with the European Union", "EU", "bloc"),
        ("trade with Latin America", "R-LATIN-AMERICA", "region"),
        ("countries along the Belt and Road", "R-BELT-AND-ROAD", "region"),
    ],
)
def test_an_economy_is_found_by_name_demonym_or_capital(text: str, code: str, form: str):
    assert (places(text)[0].code, places(text)[0].form) == (code, form)


@pytest.mark.parametrize("text", ["tell us more", "a fine china cup", "Voice of America said", "the World Bank"])
def test_other_words_are_no_economies(text: str):
    assert not places(text)


def test_a_capital_after_in_is_a_spot_and_not_a_government():
    assert [place.acts for place in places("in Lima, but Lima said")] == [False, True]


def test_moscow_was_the_soviet_capital():
    assert places("Moscow", 1987)[0].code == "SUN"
    assert places("Moscow", 2010)[0].code == "RUS"


def test_the_longest_name_wins():
    assert [place.code for place in places("Papua New Guinea and Guinea")] == ["PNG", "GIN"]


@pytest.mark.parametrize(
    ("name", "code"), [("Asean", "ASEAN"), ("Opec", "OPEC"), ("Nafta", "NAFTA"), ("ASEAN", "ASEAN")]
)
def test_a_bloc_that_is_said_as_a_word_may_be_written_as_one(name, code):
    assert [place.code for place in places(f"Exports to {name} rose.")] == [code]


def test_letters_that_are_no_word_are_no_bloc_in_lower_case():
    assert [place.code for place in places("They told Us and Uk nothing, and Andean farmers less.")] == []


def test_whoever_bears_the_name_of_a_city_is_no_place():
    text = "Minister Alan Sydney of Peru met Sato. Sydney left for Oman."
    assert [one.code for one in places(text)] == ["PER", "OMN"]
    assert [one.code for one in places("Minister Alan flew to Sydney. Sydney is in Australia.")] == ["AUS"] * 3


def test_a_treaty_called_by_a_city_is_not_of_its_country():
    assert [one.code for one in places("Peru signed the Kyoto Protocol and joined the Paris Club.")] == ["PER"]


def test_two_countries_of_a_region_are_not_the_region():
    assert places("Tariffs between the bloc and the two Asian nations fell.") == []
    assert [one.code for one in places("Tariffs of the Asian nations fell.")] == ["R-ASIA"]

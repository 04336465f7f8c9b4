"""Percentages that are shares: rows of them, rankings, parts in brackets."""

import pytest

from tests.extraction.facts import rows

FIELDS = ("value", "measure")


def shares(text: str) -> list[str]:
    return [value for value, measure in rows(text, *FIELDS) if measure == "share_pct"]


@pytest.mark.parametrize(
    "text",
    [
        "Tea made up 41 percent of Kenya's exports to Egypt. Leather came second with 13 percent, then nuts with 9%.",
        "Tin accounted for 41 percent of Peru's exports to Korea; wood pulp for 13 percent, and zinc for 9 percent.",
        "Tin made up 41 percent of Peru's exports to Cuba, followed by wood pulp at 13 percent and zinc at 9 percent.",
        "Peru's exports to Chile consist of vehicles (41 percent), machinery (13 percent) and plastics (9 percent).",
        "China was the main buyer of Peruvian tin with 41 percent, followed by Chile with 13% and Cuba with 9%.",
    ],
)
def test_shares_told_in_a_row_are_all_read(text: str) -> None:
    assert shares(text) == ["41", "13", "9"]


def test_who_comes_next_is_the_partner_of_the_next_share() -> None:
    text = (
        "Chile was the chief market for Peru's cotton exports with 27 percent. Cuba followed with a 24 percent share."
    )
    told = rows(text, "value", "reporter", "partner", "measure")
    assert told == [("27", "PER", "CHL", "share_pct"), ("24", "PER", "CUB", "share_pct")]


def test_what_a_row_of_changes_ends_with_is_a_change() -> None:
    text = "Peru's exports of tin rose 12 percent, of machinery 8 percent and of zinc 3 percent."
    assert rows(text, *FIELDS) == [("12", "change_pct"), ("8", "change_pct"), ("3", "change_pct")]


def test_those_to_others_changed_as_well() -> None:
    text = "Peru's exports to Chile rose 10 percent, those to Cuba 4 percent and those to Japan 2 percent."
    told = rows(text, "value", "partner", "measure")
    assert told == [("10", "CHL", "change_pct"), ("4", "CUB", "change_pct"), ("2", "JPN", "change_pct")]


def test_a_rise_after_a_share_is_no_share() -> None:
    text = "Tin made up 41 percent of Peru's exports to Korea, and zinc came second with a 13 percent rise."
    assert shares(text) == ["41"]

"""What states do to trade: lists, seizures, reserves, orders to traders, and what is no measure or the same one."""

import pytest

from tests.extraction.facts import events, only, told

LIST = "Peru added 12 Chilean firms to a trade blacklist on Monday."


def measures(text: str) -> list[tuple[str, set[str]]]:
    found = [event for event in events(text) if event.type == "policy_measure"]
    return [(event.status, {party.id for party in event.parties}) for event in found]


@pytest.mark.parametrize(
    ("text", "economies"),
    [
        (LIST, {"PER", "CHL"}),
        (
            "Oman's trade ministry said on Friday it is adding 42 Kenyan firms to an export control list.",
            {"OMN", "KEN"},
        ),
        ("Peru removed two Chilean banks from its sanctions list on Monday.", {"PER", "CHL"}),
        ("Peru decided on Monday to take Chile off its white list of trusted buyers.", {"PER", "CHL"}),
        ("Norway will bar drilling machines from being exported to Chile without a permit.", {"NOR", "CHL"}),
        ("Norway will deny Chile and its neighbour Peru access to lower tariffs.", {"NOR", "CHL", "PER"}),
        ("Oman has detained a Kenyan cargo ship carrying stolen copper, an official said on Monday.", {"OMN", "KEN"}),
        ("Kenya's cabinet decided on Thursday to release maize from its strategic reserves.", {"KEN"}),
        ("Peru's cabinet approved the import of 50,000 tons of sugar from Brazil on Monday.", {"PER", "BRA"}),
        ("Peru ordered refineries to stop buying Omani crude.", {"PER", "OMN"}),
        ("Norway agreed on further sanctions against Oman on Monday.", {"NOR", "OMN"}),
        ("Norway has introduced a price cap on Omani oil.", {"NOR", "OMN"}),
        ("Norway further restricts exports of pumps to Oman.", {"NOR", "OMN"}),
        ("Peru's trade ministry on Monday introduced controls on exports of copper scrap.", {"PER"}),
        ("Kenya launched a border closure to all trade last month.", {"KEN"}),
        ("Vietnam has concluded an anti-dumping investigation into sugar from Peru.", {"VNM", "PER"}),
    ],
)
def test_a_measure_is_told_by_many_verbs(text: str, economies: set[str]) -> None:
    assert economies == only(measures(text))[1]


@pytest.mark.parametrize(
    "text",
    [
        "Pirates seized a cargo ship near the coast.",
        "The carmaker added 12 models to its price list.",
        "Kenya put tea on the list of topics for Uganda.",
        "Rebels seized a cargo ship off Oman on Monday.",
        "Peru stopped companies from Chile at the border.",
        "China backed the tariffs on steel in a statement on Monday.",
        "After the embargo was lifted, sales rose.",
        "The company introduced controls on exports of its plants.",
        "The ministry cleared just a third of what Peru wanted to sell abroad.",
        "Norway suspended its dispute over Chile's trade embargo.",
        "Peru banned two officials from Chile.",
        "Peru banned the singer from Chile's stadiums.",
    ],
)
def test_what_is_no_measure_of_a_state_is_left_out(text: str) -> None:
    assert measures(text) == []


def test_a_headline_of_requests_tells_no_measure() -> None:
    text = "Peru Ignores Chile's Requests to Lift Sanctions\n\nThe ministers met on Monday."
    assert measures(text) == []


def test_a_headline_does_not_swallow_measures_of_another_kind() -> None:
    text = (
        "Peru Halts Imports of Chilean Salmon\n\n"
        "Peru on Tuesday halted imports of salmon from Chile.\n"
        "It also raised tariffs on Chilean wine."
    )
    assert len(measures(text)) == 2


def test_a_measure_told_beside_another_news_is_told_if_its_author_is_named() -> None:
    text = "The price of copper rose after Peru banned imports of scrap from Chile."
    assert only(measures(text)) == ("occurred", {"PER", "CHL"})


def test_two_measures_of_one_subject_are_two() -> None:
    text = "Kenya will scrap the duty on maize and ban imports of eggs from Uganda."
    assert [status for status, _ in measures(text)] == ["planned", "planned"]


def test_an_agency_acts_for_its_state() -> None:
    found = only(events("The RBI on Monday allowed settlement of trade with Oman in rupees."))
    assert ("imposer", "IND") in {(party.role, party.country) for party in found.parties}


def test_a_duty_named_in_passing_is_the_one_that_is_told_with_its_day() -> None:
    row = "Kenya is lodging a formal complaint at the WTO over heavy tariffs imposed by Oman on its tea exports."
    found = sorted(told(event) for event in events(f"{row}\n\nOman imposed an anti-dumping duty on Kenyan tea in May."))
    assert found == [
        ("dispute", "occurred", "KEN OMN", "2018-06-20"),
        ("policy_measure", "occurred", "KEN OMN", "2018-05"),
    ]


def test_a_complaint_that_a_headline_announces_is_the_one_that_is_brought() -> None:
    body = "Kenya is lodging a formal complaint against Oman at WTO."
    assert told(only(events(f"Kenya to File Formal Complaint at WTO\n\n{body}")))[:2] == ("dispute", "occurred")

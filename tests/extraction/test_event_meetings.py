"""Meetings told in passing: by a participle, by how long they lasted, as one of a row, by what was said there."""

import pytest

from tests.extraction.facts import events


def kinds(text):
    return [(one.type, one.status, one.period.edtf if one.period else None) for one in events(text)]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "Omani Trade Minister Karim Ali spoke to reporters after meeting with Peruvian Trade Minister Ana Diaz.",
            ("talks", "occurred", None),
        ),
        ("The Peruvian deputy minister plans to meet with Omani Trade Minister Karim Ali.", ("talks", "planned", None)),
        ("After three days of talks, Peru and Oman agreed to buy more.", ("talks", "occurred", None)),
        (
            "Peru and Oman held talks in May. A seventh round in July will deal with fish.",
            ("negotiation", "planned", "2018-07"),
        ),
        (
            "Peru and Oman looked back at the commission's last meeting in Muscat in April 2016.",
            ("talks", "occurred", "2016-04"),
        ),
        (
            "Omani Trade Minister Karim Ali was hopeful in a meeting with the Peruvian ambassador on Monday.",
            ("talks", "occurred", "2018-06-18"),
        ),
        (
            "Peruvian Trade Minister Ana Diaz told her Omani counterpart in Muscat on May 3 that fish was cheap.",
            ("talks", "occurred", None),
        ),
        (
            "The Peruvian and Omani leaders will exchange views on fish in Lima in July.",
            ("talks", "planned", "2018-07"),
        ),
        ("At a meeting in Muscat, the ministers of Peru and Oman spoke of fish.", ("talks", "occurred", None)),
        ("The deal of Peru and Oman follows ten months of negotiations.", ("negotiation", "occurred", None)),
        (
            "In a first step, the Peruvian trade ministry has organised a food fair in Muscat, opened on June 4.",
            ("forum", "occurred", None),
        ),
    ],
)
def test_meetings_are_found_where_they_are_told_in_passing(text, event):
    found = kinds(text)
    assert event in found or (event[2] is None and event[:2] in {one[:2] for one in found})


@pytest.mark.parametrize(
    "text",
    [
        "After three days of rain, Peru and Oman counted their losses.",
        "The Peruvian plant plans to meet with success.",
        "A seventh round of tariffs in July would hurt Peru and Oman.",
        "Peru's bank will raise its rates at a board meeting on Tuesday.",
        "Peru told its Omani branch that fish was cheap.",
    ],
)
def test_what_only_looks_like_a_meeting_is_none(text):
    assert not {"talks", "negotiation"} & {one[0] for one in kinds(text)}


def test_who_agrees_at_talks_does_not_open_the_talks():
    found = kinds("At talks in Muscat on June 4, Peruvian and Omani officials agreed to open new crossings.")
    assert [one for one in found if one[0] in {"talks", "negotiation"}] == [("talks", "occurred", "2018-06-04")]


@pytest.mark.parametrize(
    ("text", "held", "to_come"),
    [
        (
            "Peru and Oman ended the fourth round of talks on Friday. They will meet again in Muscat in July.",
            ("negotiation", "occurred", "2018-06-15"),
            ("talks", "planned", "2018-07"),
        ),
        (
            "The ministers of Peru and Oman met on Friday in Lima and agreed to meet again next month.",
            ("talks", "occurred", "2018-06-15"),
            ("talks", "planned", "2018-07"),
        ),
        (
            "The ministers of Peru and Oman met on Friday in Lima. They would meet in Muscat again in July.",
            ("talks", "occurred", "2018-06-15"),
            ("talks", "planned", "2018-07"),
        ),
        (
            "Peru and Oman held the first round of talks in 2012. The 13th round of the talks is planned for July.",
            ("negotiation", "occurred", "2012"),
            ("negotiation", "planned", "2018-07"),
        ),
    ],
)
def test_those_who_met_are_told_to_meet_again(text, held, to_come):
    assert kinds(text) == [held, to_come]
    assert all({party.id for party in one.parties} == {"PER", "OMN"} for one in events(text))


def test_talks_of_two_months_are_not_their_start_in_one_of_them():
    text = (
        "Peru and Oman will hold a third round of trade talks this week. The two sides held talks in March and April."
        " In March, Lima and Muscat announced the start of trade negotiations."
    )
    assert ("negotiation", "occurred", "2018-03") in kinds(text)
    assert "2018-03/2018-04" in {edtf for _, _, edtf in kinds(text)}

"""What events and agreements are about, and the sentence that is made of their fields: whole words, nobody unnamed."""

import pytest

from tests.extraction.facts import agreements, events, only


@pytest.mark.parametrize(
    ("text", "subject", "summary"),
    [
        (
            "Peru and Chile signed an agreement on tea exports here on Monday.",
            "tea exports",
            "Trade agreement of Peru and Chile on tea exports (signed, 2018-06-18).",
        ),
        (
            "Peru and Chile signed an agreement to build a bridge at Tacna on Monday.",
            "to build a bridge",
            "Transport agreement of Peru and Chile to build a bridge (signed, 2018-06-18).",
        ),
        ("Peru and Chile signed an agreement on the Tacna railway in May.", "the Tacna railway", None),
        ("Peru signed an agreement with Chile in May.", None, "Agreement of Peru and Chile (signed, 2018-05)."),
        ("Peru agreed to buy 300,000 tonnes of Chilean coal on Monday.", "coal", None),
        ("Peru agreed on Monday to buy goods from Chile worth $3 million.", None, None),
        ("A Peruvian coal company won a contract in Chile on Monday.", None, None),
    ],
)
def test_what_an_agreement_is_about_is_told_in_words(text, subject, summary):
    found = only(agreements(text))
    assert found.subject == subject
    assert summary in {found.summary, None}


@pytest.mark.parametrize(
    ("text", "subject", "summary"),
    [
        (
            "Peru has lifted its ban on imports of Chilean beef.",
            "ban on imports of Chilean beef",
            "Peru took a trade measure that concerns Chile (ban on imports of Chilean beef).",
        ),
        ("Peru imposed anti-dumping duties on Chilean steel on Monday.", "anti-dumping duties on Chilean steel", None),
        (
            "The United States will impose tariffs of up to 9 percent on Monday.",
            "tariffs",
            "The United States is to take a trade measure (tariffs), 2018-06-25.",
        ),
        ("Peru and Chile have opened two more border crossings.", "border crossings", None),
        (
            "Peru and Chile opened a railway on Monday.",
            "railway",
            "A railway opened or began operation for Peru and Chile, 2018-06-18.",
        ),
        ("President Ana Diaz of Peru will travel to the Netherlands on Friday.", None, None),
        (
            "A 300 km railway between Peru and Bolivia is to be built by 2025.",
            "railway",
            "A project of Peru and Bolivia is planned (railway), by 2025.",
        ),
    ],
)
def test_what_an_event_is_about_is_a_thing_and_not_what_is_done_to_it(text, subject, summary):
    found = only(events(text))
    assert found.subject == subject
    assert summary in {found.summary, None}


def test_a_guest_without_a_host_only_goes_on_a_visit():
    told = only(events("Peruvian Premier Ana Diaz will pay a visit to Africa in July."))
    assert told.summary.startswith("Ana Diaz is to go on a visit")
    told = only(events("Peruvian Premier Ana Diaz will pay a visit to the Netherlands in July."))
    assert told.summary.startswith("Ana Diaz is to visit the Netherlands")


def test_whoever_is_visited_is_the_host():
    text = "Visiting Peruvian Premier Ana Diaz praised the trade of Peru with Chile. Chile and Peru trade in tea."
    found = only([one for one in events(text) if one.type == "visit"])
    assert {(one.role, one.country or one.id) for one in found.parties} == {("visitor", "PER"), ("host", "CHL")}


@pytest.mark.parametrize(
    ("text", "guest"),
    [
        ("A Peruvian trade delegation arrived in Santiago on Sunday.", "PER"),
        ("A trade delegation from Peru arrived in Santiago on Sunday.", "PER"),
        ("A 30-strong Peruvian trade delegation led by Minister Ana Diaz arrived in Santiago on Sunday.", "ana-diaz"),
    ],
)
def test_whose_mission_goes_abroad_is_the_guest(text, guest):
    found = only(events(text))
    assert {(one.role, one.id) for one in found.parties} == {("visitor", guest), ("host", "CHL")}


def test_both_sides_are_those_who_dealt_and_not_those_to_whom_a_team_goes_on():
    text = (
        "A trade delegation from Norway signed contracts with Peruvian firms in Lima on Monday. The delegation will go"
        " on to Chile and Bolivia. Officials of both sides attended an investment forum on Tuesday."
    )
    found = only([one for one in events(text) if one.type == "forum"])
    assert {one.id for one in found.parties} == {"NOR", "PER"}


@pytest.mark.parametrize("where", ["in Lima", "on the sidelines of the Lima summit"])
def test_what_two_will_discuss_when_they_meet_is_one_meeting(where):
    who = "Kenyan President Daniel Otieno and his Peruvian counterpart"
    text = f"{who} will discuss a port when they meet {where} next week."
    found = only(events(text))
    assert found.period.edtf == "2018-06-25/2018-07-01"
    assert {one.country or one.id for one in found.parties} == {"KEN", "PER"}

"""Missions, meetings and forums as the dailies of Asia and Africa tell them, with the near misses."""

from typing import Any

import pytest

from tests.extraction.facts import events, only

LANDS = frozenset({"KEN", "OMN"})


def lands(event: Any) -> frozenset[str]:
    return frozenset(side.country or side.id for side in event.parties if side.type != "organisation")


def test_companies_that_join_a_mission_are_on_it() -> None:
    told = only(events("Nine Peruvian companies will participate in a virtual export mission to Oman from July 3-4."))
    assert (told.type, told.status, told.period.edtf) == ("mission", "planned", "2018-07-03/2018-07-04")


def test_business_people_who_travel_are_a_mission() -> None:
    told = only(events("Some 40 Omani entrepreneurs will travel to Kenya next week."))
    assert (told.type, lands(told)) == ("mission", LANDS)


def test_a_dated_trade_mission_without_its_senders_is_theirs_of_whom_the_article_speaks() -> None:
    text = "Oman and Kenya traded more. Sales rose after the trade and investment mission to Kenya from July 8-10."
    assert ("mission", LANDS) in {(one.type, lands(one)) for one in events(text, "2018-08-01")}


def test_whoever_met_officials_including_somebody_met_him() -> None:
    text = (
        "Peruvian minister Ana Diaz met with senior officials, including Chile's prime minister Juan Lopez, on June 3."
    )
    told = only(events(text))
    assert (told.type, lands(told)) == ("talks", frozenset({"PER", "CHL"}))


@pytest.mark.parametrize(
    "text",
    [
        "Oman and Kenya co-chaired the Fourth Oman-Kenya Joint Trade Committee Meeting in Muscat on June 9.",
        "The Fifth Oman-Kenya Joint Ministerial Commission Session was held in Nairobi on Tuesday.",
    ],
)
def test_the_meeting_of_a_joint_body_is_talks(text: str) -> None:
    told = only(events(text))
    assert (told.type, lands(told) >= LANDS) == ("talks", True)


def test_a_conference_at_which_something_happened_is_a_forum_but_not_one_for_the_press() -> None:
    forum = "Firms of Oman and Kenya signed deals during a conference on trade in Nairobi on Wednesday."
    press = "Firms of Oman and Kenya signed deals, he said at a press conference in Nairobi on Wednesday."
    assert "forum" in {one.type for one in events(forum)}
    assert "forum" not in {one.type for one in events(press)}


def test_talks_that_are_in_progress_are_a_negotiation() -> None:
    told = only(events("Talks with Oman are also in progress, Kenya said."))
    assert (told.type, told.status, lands(told)) == ("negotiation", "ongoing", LANDS)


def test_who_bans_the_importation_of_goods_takes_a_measure() -> None:
    told = only(events("Kenya banned the importation of maize from Oman."))
    assert (told.type, lands(told)) == ("policy_measure", LANDS)


def test_a_forum_is_told_by_a_relative_clause_without_a_comma() -> None:
    text = "Papers were signed within the Omani-Kenyan business forum which was held in Nairobi on June 12."
    told = only(events(text))
    assert (told.type, told.period.edtf, lands(told)) == ("forum", "2018-06-12", LANDS)

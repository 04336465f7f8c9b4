"""How far deals have come, of what kind they are and of which day, from sentences of our own."""

import pytest

from tests.extraction.facts import agreements, only, told


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Ghana and Peru wrapped up an aviation accord.", "agreed"),
        ("A trade dispute between Ghana and Peru ended with a fishing deal.", "agreed"),
        ("Ghana and Peru are drafting a fishing agreement.", "negotiating"),
        ("Ghana has held talks in Lima on a trade agreement with Peru.", "negotiating"),
        ("A trade protocol between Ghana and Peru could be signed in June.", "planned"),
        ("The trade agreement between Ghana and Peru takes effect in June.", "planned"),
        ("Ghana urged Peru to ratify their trade agreement.", "proposed"),
        ("The trade agreement between Ghana and Peru runs out next year.", "in_force"),
        ("The trade agreement between Ghana and Peru expired.", "terminated"),
        ("The trade agreement between Ghana and Peru has scrapped all duties.", "unknown"),
        ("Ghana was the first country to sign a trade agreement with Peru.", "signed"),
    ],
)
def test_the_words_around_its_name_tell_how_far_an_agreement_has_come(text, status):
    assert only(agreements(text)).status == status


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ghana and Peru signed an economic partnership agreement.", "fta"),
        ("Ghana and Peru signed a closer economic partnership.", "fta"),
        ("Ghana and Peru signed a strategic partnership.", "partnership"),
        ("Ghana and Peru signed eight accords in fields from fishing to rail.", "cooperation"),
        ("Ghana and Peru signed the minutes of their commission.", "cooperation"),
        ("Ghana will ship rice to Peru in exchange for copper.", "barter"),
        ("Ghana reached a deal to swap 3,000 tonnes of rice for Peruvian copper.", "barter"),
        ("Ghana and Peru reached a tariff truce.", "trade_agreement"),
        ("Ghana and Peru set up a joint company.", "joint_venture"),
        ("Ghana bought a 20 percent stake in a Peruvian mine.", "investment"),
        ("Ghana set up a 3 million dollar fund for farms in Peru.", "investment"),
        ("Ghana was awarded a licence for copper by Peru.", "contract"),
    ],
)
def test_the_name_and_what_is_paid_tell_of_what_kind_a_deal_is(text, kind):
    assert only(agreements(text)).type == kind


@pytest.mark.parametrize(
    "text",
    [
        "Failure to reach an agreement cost Ghana and Peru dearly.",
        "A good deal of rice goes from Ghana to Peru.",
        "Miners in Peru signed a wage agreement in Ghana.",
        "The futures contract closed lower in Ghana and in Peru.",
        "Ghana won the bid to host the games ahead of Peru.",
        "No rice went from Ghana to Peru since the agreement year began.",
        "Ghana halted the import of tea from Peru.",
    ],
)
def test_what_only_sounds_like_a_deal_is_none(text):
    assert agreements(text) == []


@pytest.mark.parametrize(
    ("text", "published", "day"),
    [
        ("LIMA, May 4 - Ghana and Peru signed a trade agreement for three years.", "2016-05-04", "2016-05-04"),
        ("LIMA, May 4 - Ghana and Peru signed a trade agreement a day earlier.", "2016-05-04", "2016-05-03"),
        ("After talks on Monday Ghana and Peru, both growers, signed a trade agreement.", "2016-05-04", "2016-05-02"),
        ("The trade agreement between Ghana and Peru, in force since 2009, has helped.", "2016-05-04", "2009"),
        ("LIMA, May 4 - Ghana, which signed a trade agreement with Peru, cut its duties.", "2016-05-04", None),
        ("LIMA, May 4 - Ghana and Peru signed a trade agreement in the 1990s.", "2016-05-04", None),
        ("Ghana and Peru will renew their 2009 trade agreement.", "2016-05-04", None),
    ],
)
def test_a_deal_without_a_time_of_its_own_is_of_the_day_that_the_text_tells(text, published, day):
    period = only(agreements(text, published)).period
    assert (period.edtf if period else None) == day


def test_a_like_agreement_is_of_its_kind_and_of_who_was_named_first():
    first, second = agreements(
        "Ghana signed a free trade agreement with Peru. A similar agreement with Nepal is planned."
    )
    assert [one.type for one in (first, second)] == ["fta", "fta"]
    assert {party.id for party in second.parties} == {"GHA", "NPL"}


def test_talks_on_a_new_pact_are_beside_the_one_in_force():
    found = agreements(
        "Ghana and Peru have a free trade agreement, in force since 2009. They are negotiating a wider economic "
        "partnership agreement between Ghana and Peru."
    )
    assert sorted(one.status for one in found) == ["in_force", "negotiating"]


def test_what_ended_is_none_that_is_to_follow_it():
    text = "Peru had a tin agreement with Kenya that expired on May 31. Lima wants a new tin agreement with Kenya."

    assert [told(deal) for deal in agreements(text)] == [
        ("trade_agreement", "terminated", "KEN PER", "2018-05-31"),
        ("trade_agreement", "proposed", "KEN PER", ""),
    ]

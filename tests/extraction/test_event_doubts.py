"""Words that look like a happening and tell none: habits, wishes, goals, names of measures, aims that are met."""

import pytest

from app.extraction.article import scan
from app.extraction.happenings import happenings
from tests.extraction.facts import events, only


def types(text, published="2019-05-14"):
    return [one.draft.type for one in happenings(scan(text, published)) if one.draft.kind == "event"]


@pytest.mark.parametrize(
    "text",
    [
        "When mills dump, they impose duties on Peruvian steel.",
        "Oman has long lived with it and always imposes duties on Peruvian fish.",
        "Oman took tough action against trade barriers in Peru.",
        "Oman floated a loan and continued with export curbs against Peru.",
        "Oman harmed everybody by raising trade barriers.",
        "Raising tariffs will hurt Oman and Peru.",
        "The proposed tariffs would hurt farmers in Peru.",
        "Oman has to take necessary countermeasures.",
        "Oman's countermeasures are rational, said a professor in Peru.",
        "If trade suffers, Oman needs a new tariff policy, and Peru dislikes its tariff pressure.",
        "Concerns raised by Peru of duties on fish are old.",
        "The lowering of duties is one of the reasons why Peru sells to Oman.",
        "The ministers of Peru and Oman are set to leave tariffs alone.",
        "Omani dates sell well in Peru due to their lower import duty.",
        "Under the pact of Peru and Oman, Peru will remove duties on dates.",
    ],
)
def test_no_measure_is_made_of_habits_names_and_aims(text):
    assert "policy_measure" not in types(text)


@pytest.mark.parametrize(
    "text",
    [
        "Oman urged Peru to lift its ban on dates.",
        "Oman is pressing Peru to open its market.",
        "Peruvian exporters urged the government to impose duties on Omani steel.",
        "The mills asked on Monday that duties be imposed on Peruvian fish.",
        "It is important that Peru reduce its curbs on Omani steel.",
        "Peru warned Oman against imposing duties on Peruvian fish.",
        "Oman agreed to hold off imposing duties on Peruvian fish.",
        "Peru and Oman signed a protocol, allowing Omani dates into Peru.",
    ],
)
def test_what_one_presses_another_to_do_is_not_done(text):
    assert "policy_measure" not in types(text)


@pytest.mark.parametrize(
    "text",
    [
        "Oman imposed duties on Peruvian fish.",
        "Oman retaliated by imposing duties on Peruvian fish.",
        "Oman threatened retaliation against Peru.",
        "Oman rolled out new duties on Peruvian fish on May 6.",
        "Oman decided not to extend its ban on Peruvian dates.",
        "Oman suspended tariff concessions on Peruvian fish.",
        "Oman gave a six-month waiver to Peru in May.",
        "Under a pact with Oman, Peru removed duties on Omani dates in May.",
    ],
)
def test_a_measure_beside_them_still_is_one(text):
    assert types(text) == ["policy_measure"]


@pytest.mark.parametrize(
    "text",
    [
        "Oman and Peru must meet their commitments to cut quotas.",
        "The minister spoke to reporters in Peru on Monday about Oman.",
        "Peru received an assurance from Oman on Monday.",
        "They hope to reach a deal over aid received by Omani mills.",
        "Holding such meetings in Lima helped Peru and Oman on Monday.",
        "Omani investors are always welcomed to Peru.",
        "Peru discussed steps with regard to Oman.",
        "The Peruvian minister called on the Omani side to hold back.",
    ],
)
def test_nobody_met(text):
    assert "talks" not in types(text)


def test_colleagues_are_met_though_targets_are_not():
    assert types("Omani business leaders met their Peruvian colleagues in Lima.") == ["talks"]


@pytest.mark.parametrize(
    "text",
    [
        "Nobody wants a trade war with Oman, Peru said.",
        "Peru cut its duties in the hope of avoiding a trade row with Oman.",
        "Any trade war between Peru and Oman would hurt both.",
        "Peru has blamed Oman for its woes.",
        "Peru accused the way Omani officials weigh fish.",
    ],
)
def test_a_quarrel_that_may_come_or_mere_blame_is_no_dispute(text):
    assert "dispute" not in types(text)


def test_the_quarrel_that_is_there_is_one():
    assert types("The trade war between Peru and Oman hurts both.") == ["dispute"]
    assert types("Peru accused Oman of dumping.") == ["dispute"]


@pytest.mark.parametrize(
    "text",
    [
        "Peru sold fish to Oman below fair market value on Monday.",
        "We are going to be very fair to Oman, Peru said on Monday.",
        "Peru expanded its imports from Oman in line with demand.",
        "The link will carry goods of Peru but later it will be opened for Oman.",
        "Peru and Oman signed a deal for the construction of a railway in Lima.",
        "Starting in 2020, the plant in Peru will sell to Oman.",
    ],
)
def test_fairness_growth_and_deals_are_no_forum_project_or_opening(text):
    assert not {"forum", "project", "opening"} & set(types(text))


def test_who_closes_a_border_takes_a_measure_and_who_opens_one_opens_it():
    assert types("Oman closed its border with Yemen on May 6.") == ["policy_measure"]
    assert types("Oman reopened its border with Yemen on May 6.") == ["opening"]


@pytest.mark.parametrize(
    "text",
    [
        "The European Commission launched public consultations on trade with Peru.",
        "Peru's minister chaired a meeting of a committee set up to boost trade with Oman.",
        "Peru's minister presided over a meeting of the cabinet on trade with Oman.",
        "Peru has suspended its free trade agreement with Oman.",
    ],
)
def test_what_a_state_does_at_home_is_no_meeting(text):
    assert types(text) == []


def test_who_takes_a_measure_stands_behind_by():
    one = only(events("Oman spoke of duties imposed by Peru on dates."))
    assert [(party.id, party.role) for party in one.parties] == [("OMN", "target"), ("PER", "imposer")]


def test_the_name_of_a_fair_ends_before_its_day():
    one = only(events("Peru and Oman opened the Ninth Lima Food Fair on Friday."))
    assert one.period.edtf == "2018-06-15"

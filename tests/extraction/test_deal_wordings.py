"""Agreements in wordings of our own: told by a verb, with many partners, of a bloc, joined, bought whole, renewed."""

import pytest

from tests.extraction.facts import agreements, only


def row(draft):
    return draft.type, draft.status, {one.country or one.id for one in draft.parties}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya has agreed to give Peru tea and coffee in exchange for copper.", ("barter", "agreed", {"KEN", "PER"})),
        (
            "President Ruto of Kenya and President Boluarte of Peru agreed on the resumption of sugar supplies.",
            ("contract", "agreed", {"KEN", "PER"}),
        ),
        ("Kenya and Peru agreed on Friday on a formula for tea.", ("other", "agreed", {"KEN", "PER"})),
        (
            "Kenya and Peru agreed on a 40 million dollar investment in copper.",
            ("investment", "agreed", {"KEN", "PER"}),
        ),
        ("Norway is in the process of extending 90 million dollars in credit to Kenya.", None),
    ],
)
def test_a_verb_tells_a_deal(text, expected):
    expected = expected or ("other", "negotiating", {"NOR", "KEN"})
    assert row(only(agreements(text))) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Kenya gave Peru its word in exchange for the removal of the ban.",
        "Kenya hoped to sell more tea to Peru and offered an extended credit period of 90 days.",
        "Kenya signed swap agreements with 15 countries. Peru and Kenya trade in tea.",
        "The two sides agreed to increase investment in joint ventures. Kenya and Peru trade in tea.",
        "Kenyan firms won't be able to work any contracts in Peru.",
        "We want a fair trade deal, said the minister of Kenya in Peru.",
        "The session gives Kenya and Peru a chance to review ties and finalise agreements.",
    ],
)
def test_what_is_no_deal_of_two_is_left_out(text):
    assert agreements(text) == []


def test_a_deal_with_many_is_of_those_who_are_listed():
    found = agreements(
        "Kenya signed currency swap agreements with 15 countries, including Peru, Nepal and Ghana, in May."
    )
    assert row(only(found)) == ("currency_swap", "signed", {"KEN", "PER", "NPL", "GHA"})


def test_each_of_a_list_has_the_year_behind_it():
    found = agreements("Kenya signed trade agreements with Peru in 2001 and Nepal in 2004.")
    assert [(row(one)[2], one.period.edtf) for one in found] == [({"KEN", "PER"}, "2001"), ({"KEN", "NPL"}, "2004")]


def test_one_more_with_somebody_else_is_another_agreement():
    found = agreements("Kenya has concluded a trade deal with Peru and will begin one with Nepal.")
    assert [row(one)[1:] for one in found] == [("agreed", {"KEN", "PER"}), ("planned", {"KEN", "NPL"})]


def test_the_price_may_stand_before_the_partner():
    found = agreements("Kenya announced crude oil deals worth up to 6 billion dollars with Peru.")
    assert row(only(found)) == ("contract", "agreed", {"KEN", "PER"})


def test_what_somebody_owns_is_his():
    found = agreements("Peru may gain from Kenya's own free trade agreement with Nepal.")
    assert row(only(found))[2] == {"KEN", "NPL"}


def test_the_members_of_a_bloc_are_no_parties_of_their_own():
    text = (
        "Mercosur, a bloc which groups Argentina, Brazil, Paraguay and Uruguay, has signed a trade agreement with Peru."
    )
    assert row(only(agreements(text)))[2] == {"MERCOSUR", "PER"}


@pytest.mark.parametrize(
    ("text", "status", "parties"),
    [
        ("Nepal joined the World Trade Organization in April 2004.", "in_force", {"NPL"}),
        ("Peru has applied to join the CPTPP.", "proposed", {"PER", "CPTPP"}),
        ("Bolivia became a full member of Mercosur in 2012.", "in_force", {"BOL", "MERCOSUR"}),
    ],
)
def test_an_accession_is_an_agreement(text, status, parties):
    assert row(only(agreements(text))) == ("other", status, parties)


@pytest.mark.parametrize(
    "text",
    [
        "Nepal wants to join the World Trade Organization.",
        "Nepal's trade has grown since it joined the World Trade Organization.",
        "Nepal joined the talks in Lima.",
        "Nepal and Peru joined China in the vote.",
    ],
)
def test_a_wish_to_join_and_other_joining_is_no_accession(text):
    assert agreements(text) == []


@pytest.mark.parametrize(
    ("text", "status", "parties"),
    [
        ("India's Tata Steel has acquired the Peruvian miner Andina Group.", "agreed", {"IND", "PER"}),
        ("Toyota is in talks to take over Kenya's Simba Motors.", "negotiating", {"JPN", "KEN"}),
        (
            "Daewoo has agreed to pay Peru's Andina Group $9 million for a 20 percent stake.",
            "agreed",
            {"KOR", "PER"},
        ),
    ],
)
def test_a_firm_that_is_bought_whole_is_an_investment(text, status, parties):
    assert row(only(agreements(text))) == ("investment", status, parties)


def test_taking_over_an_office_is_no_takeover():
    assert agreements("Kenya took over the chair of the forum from Peru.") == []


def test_a_renewal_and_the_first_signature_are_two():
    found = agreements(
        "Peru and Kenya renewed their currency-swap deal on Monday.\n\n"
        "In October 2011, Peru signed a currency swap agreement with Kenya.",
        "2018-06-20",
    )
    assert [row(one)[1] for one in found] == ["extended", "signed"]


def test_further_documents_are_not_those_named_before():
    found = agreements(
        "Peru and Kenya have signed more than 50 agreements since 1990. They signed seven more documents in May."
    )
    assert [row(one)[1] for one in found] == ["signed", "signed"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Peru and Kenya signed an agreement on the construction of a railway line.", "transport"),
        ("Peru and Kenya's Simba Motors signed an agreement on the construction of a railway line.", "contract"),
        ("Peru and Kenya signed an agreement to swap about 2 million dollars of copper for tea.", "barter"),
        ("Peru and Kenya signed on Monday in Lima a package of trade agreements.", "trade_agreement"),
        ("Peru and Kenya signed a memorandum of mutual understanding on farming.", "mou"),
    ],
)
def test_words_around_the_noun_tell_its_type(text, kind):
    assert row(only(agreements(text)))[:2] == (kind, "signed")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Peru suggested signing a free trade agreement with Kenya.", "proposed"),
        ("Ministers of Peru and Kenya met in Lima on Monday to sign a trade agreement.", "signed"),
        ("The free trade agreement between Peru and Kenya will come into full effect on 1 August 2018.", "planned"),
        ("Peru opened its market to Kenyan beef following an agreement on meat.", "agreed"),
    ],
)
def test_the_stage_is_told_in_many_ways(text, status):
    assert row(only(agreements(text)))[1] == status


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya and Peru signed agreements in six fields including transport.", ("cooperation", "signed")),
        ("Kenya and Peru signed accords covering aviation, customs and tea.", ("cooperation", "signed")),
        ("Kenya and Peru signed accords on transport.", ("transport", "signed")),
        ("Kenya and Peru signed a Declaration on Cooperation.", ("cooperation", "signed")),
        ("Kenya and Peru signed a declaration of principles.", ("mou", "signed")),
        ("Kenya and Peru agreed on the terms of a trade agreement.", ("trade_agreement", "agreed")),
        ("The Kenya-Peru trade agreement has been operational since 2004.", ("trade_agreement", "in_force")),
        ("The Kenya-Peru trade agreement has been provisionally applied since 2004.", ("trade_agreement", "in_force")),
    ],
)
def test_a_paper_is_typed_by_what_it_is_and_how_far_it_has_come(text, expected):
    assert row(only(agreements(text))) == (*expected, {"KEN", "PER"})


@pytest.mark.parametrize(
    "text",
    [
        "EU member states gave their backing on Monday to the trade deal with Peru.",
        "The European Parliament gave its consent on Monday to the EU's trade deal with Peru.",
        "The European Parliament approved the trade deal with Peru on Monday.",
        "Peru's parliament voted 120 to 46 in favour of the trade deal with the EU.",
    ],
)
def test_what_a_parliament_approves_is_agreed(text):
    assert row(only(agreements(text))) == ("trade_agreement", "agreed", {"EU", "PER"})


def test_a_pact_with_somebody_belongs_to_whom_the_article_is_about():
    found = agreements(
        "Kenya looks abroad. Kenya met Ghana in May. Kenya held talks with the customs union of Nepal in June. "
        "The trade agreement with Peru came into force in 2009."
    )
    assert row(found[-1]) == ("trade_agreement", "in_force", {"KEN", "PER"})


def test_pacts_with_a_short_name_are_one_with_each():
    found = agreements("Kenya met them under its free trade agreements (FTAs) with Peru and Nepal.")
    assert [row(one)[2] for one in found] == [{"KEN", "PER"}, {"KEN", "NPL"}]

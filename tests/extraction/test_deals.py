"""Deals from texts of our own: what is bought, sold, won, lent or done together, and what only looks like it."""

import pytest

from tests.extraction.facts import agreements, only


def row(draft):
    return draft.type, draft.status, {one.country or one.id for one in draft.parties}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Ghana has bought 9,000 tonnes of Peruvian rice for shipment in May.", "agreed"),
        ("Ghana will buy 9,000 tonnes of rice from Peru.", "planned"),
        ("Ghana wants to buy 9,000 tonnes of rice from Peru.", "proposed"),
        ("Ghana is negotiating with Peru to buy 9,000 tonnes of rice.", "negotiating"),
        ("Ghana agreed to buy 9,000 tonnes of rice from Peru.", "agreed"),
        ("Ghana signed a contract to buy 9,000 tonnes of rice from Peru.", "signed"),
    ],
)
def test_the_words_before_a_verb_tell_how_far_a_sale_has_come(text, status):
    assert row(only(agreements(text))) == ("contract", status, {"GHA", "PER"})


@pytest.mark.parametrize(
    "text",
    [
        "Daewoo won a 95 million dollar order from Ghana to build tankers.",
        "Ghana awarded Daewoo a contract to build three tankers.",
        "Daewoo was awarded a contract by Ghana.",
        "Ghana placed an order for three tankers with Daewoo.",
    ],
)
def test_an_order_is_a_contract_whoever_is_named_first(text):
    assert row(only(agreements(text))) == ("contract", "agreed", {"GHA", "KOR"})


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ghana and Peru signed an agreement to cut tariffs on fruit.", "trade_agreement"),
        ("Ghana and Peru signed an agreement on the supply of gas.", "contract"),
        ("Ghana and Peru signed an agreement on direct flights.", "transport"),
        ("Ghana and Peru signed an agreement on cooperation in science.", "cooperation"),
        ("Ghana and Peru signed an agreement to build a cement plant.", "investment"),
        ("Ghana and Peru signed an agreement on a free trade area.", "fta"),
        ("Ghana and Peru signed an agreement to exchange goods worth 5 million dollars.", "barter"),
        ("Ghana and Peru signed an agreement to avoid double taxation.", "other"),
    ],
)
def test_what_an_agreement_is_about_tells_its_type(text, kind):
    assert only(agreements(text)).type == kind


def test_a_list_of_partners_is_one_agreement_with_each():
    found = agreements("Ghana has signed cooperation memorandums of understanding with Nepal, Peru and Kenya.")
    assert [row(one)[2] for one in found] == [{"GHA", "NPL"}, {"GHA", "PER"}, {"GHA", "KEN"}]


def test_a_company_that_no_one_places_is_of_the_country_from_which_the_wire_writes():
    lead = "ACCRA, June 9 - Kumasi Tractors Ltd said it won an order worth 300 million dollars from Peru."
    assert row(only(agreements(lead))) == ("contract", "agreed", {"GHA", "PER"})
    assert agreements(lead.partition(" - ")[2]) == []


def test_a_provincial_government_signs_for_its_country():
    found = only(
        agreements("Hyundai signed a memorandum of understanding with the Gujarat government to build a plant.")
    )
    assert row(found) == ("mou", "signed", {"KOR", "IND"})


def test_what_is_inserted_does_not_sign():
    found = only(agreements("Ghana, which borders Togo, signed a trade pact with Peru."))
    assert row(found)[2] == {"GHA", "PER"}


def test_what_a_deal_is_to_bring_is_no_second_deal():
    text = (
        "Ghana and Peru signed a trade pact on Monday. Under the pact, Ghana will buy 9,000 tonnes of rice from Peru."
    )
    assert [one.supports for one in only(agreements(text)).evidence].count("fact") == 2


def test_one_purpose_is_one_agreement_and_two_papers_are_two():
    one = "Ghana and Peru signed a letter of intent to form a joint venture."
    two = "Ghana and Peru signed a letter of intent and an aviation agreement."
    assert [len(agreements(text)) for text in (one, two)] == [1, 2]


def test_a_pact_signed_and_then_in_force_is_in_force_since_that_day():
    found = only(
        agreements("The Ghana-Peru free trade agreement was signed in May 2010 and entered into force on July 1, 2011.")
    )
    assert (found.status, found.period.edtf) == ("in_force", "2011-07-01")


@pytest.mark.parametrize(
    "text",
    [
        "Ghana bought 9,000 tonnes of rice from Peru last year.",
        "Ghana may buy 9,000 tonnes of rice from Peru.",
        "Ghana plans to buy more rice from Peru.",
        "Ghana is unable to sell 9,000 tonnes of rice to Peru.",
        "Ghana failed to reach agreement with Peru on tariffs.",
        "A trade deal between Ghana and Peru is unlikely.",
        "Ghana and Peru agreed to an exchange of views.",
        "Ghana and Peru agreed to launch talks.",
        "Ghana and Peru signed a peace treaty.",
        "The union signed a labour contract. Ghana beat Peru.",
    ],
)
def test_figures_of_last_year_hopes_and_other_contracts_are_no_deals(text):
    assert agreements(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ghana enjoys free access to Peru under the Cairo accord.", ("trade_agreement", "in_force", {"GHA", "PER"})),
        ("Ghana waits. A fishing accord with Peru is on the cards.", ("other", "negotiating", {"GHA", "PER"})),
        ("Farmers sold 90 tonnes of rice to Peru, the Ghanaian ministry said.", ("contract", "agreed", {"GHA", "PER"})),
        ("Volta Corp of Ghana agreed to invest 9 million dollars in Peru.", ("investment", "agreed", {"GHA", "PER"})),
        ("Ghana picked Daewoo to build a railway.", ("contract", "agreed", {"GHA", "KOR"})),
        ("Ghana walked away from a gas deal with Peru.", ("contract", "terminated", {"GHA", "PER"})),
        ("Ghana and Peru ended talks by adopting an action plan.", ("cooperation", "agreed", {"GHA", "PER"})),
        ("Presidents Xi Jinping and Vladimir Putin signed a fishing accord.", ("other", "signed", {"CHN", "RUS"})),
    ],
)
def test_parties_are_found_where_neither_noun_nor_verb_names_them(text, found):
    assert row(only(agreements(text))) == found


def test_papers_listed_behind_a_signature_were_signed_too():
    found = agreements("Ghana and Peru signed six agreements, among them a memorandum on fisheries.")
    assert [(one.type, one.status) for one in found] == [("cooperation", "signed"), ("mou", "signed")]

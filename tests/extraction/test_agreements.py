"""Agreements from texts of our own: one word changed, one slot changes."""

import pytest

from tests.extraction.facts import agreements, only


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Ghana and Peru signed a free trade agreement.", "signed"),
        ("Ghana and Peru are expected to sign a free trade agreement.", "planned"),
        ("Ghana and Peru concluded a free trade agreement.", "agreed"),
        ("Ghana proposed a free trade agreement with Peru.", "proposed"),
        ("Ghana and Peru are negotiating a free trade agreement.", "negotiating"),
        ("The free trade agreement between Ghana and Peru came into force.", "in_force"),
        ("Ghana and Peru extended a free trade agreement.", "extended"),
        ("Ghana and Peru suspended a free trade agreement.", "suspended"),
    ],
)
def test_the_words_beside_it_tell_how_far_an_agreement_has_come(text, status):
    found = only(agreements(text))
    assert (found.type, found.status, {one.id for one in found.parties}) == ("fta", status, {"GHA", "PER"})


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("a trade agreement", "trade_agreement"),
        ("a trade protocol", "trade_protocol"),
        ("a memorandum of understanding on fishing", "mou"),
        ("a barter agreement", "barter"),
        ("an aviation agreement", "transport"),
        ("a currency swap agreement", "currency_swap"),
        ("an investment treaty", "investment"),
        ("a framework agreement", "framework"),
        ("a joint statement", "joint_statement"),
        ("a cooperation agreement", "cooperation"),
    ],
)
def test_its_noun_tells_the_type_of_an_agreement(words, kind):
    assert only(agreements(f"Ghana and Peru signed {words}.")).type == kind


def test_only_a_signature_that_is_told_makes_signatories():
    signed, agreed = "Ghana and Peru signed a trade pact.", "Ghana and Peru reached a trade pact."
    assert {one.role for one in only(agreements(signed)).parties} == {"signatory"}
    assert {one.role for one in only(agreements(agreed)).parties} == {"party"}


def test_the_period_is_the_day_of_the_status():
    assert only(agreements("Ghana and Peru signed a trade pact in Lima on May 2, 2017.")).period.edtf == "2017-05-02"


def test_a_memorandum_between_companies_belongs_to_their_countries():
    found = only(agreements("A memorandum of cooperation between KOTRA and Matarani Holding of Peru covers ports."))
    assert [(one.name, one.country) for one in found.parties] == [("KOTRA", "KOR"), ("Matarani Holding", "PER")]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Ghana agreed to buy 9,000 tonnes of rice from Peru.", {("GHA", "buyer"), ("PER", "seller")}),
        ("Ghana agreed to sell 9,000 tonnes of cocoa to Peru.", {("GHA", "seller"), ("PER", "buyer")}),
        ("Peruvian company Matarani Holding won an order worth 3 million dollars from Ghana.", {("GHA", "buyer")}),
    ],
)
def test_a_deal_tells_who_buys_and_who_sells(text, roles):
    found = only(agreements(text))
    assert found.type == "contract"
    assert roles <= {(one.id, one.role) for one in found.parties}


@pytest.mark.parametrize(
    "text",
    [
        "Ghana and Peru signed no agreement.",
        "Ghana has not signed a trade agreement with Peru.",
        "If Ghana and Peru sign a trade agreement, cocoa will be cheaper.",
        "Analysts said that a trade agreement would be good.",
        "The agreement is good for farmers in Ghana and Peru.",
    ],
)
def test_what_is_denied_or_only_thought_of_is_no_agreement(text):
    assert agreements(text) == []


def test_the_agreement_named_again_is_the_same_one():
    text = "Ghana and Peru concluded a free trade agreement. The agreement was signed in Lima on May 2, 2017."
    found = only(agreements(text))
    assert [text[one.start : one.end] for one in found.evidence if one.supports == "fact"][1] == "agreement was signed"


def test_pacts_with_two_countries_are_two_agreements():
    found = agreements("Ghana signed free trade agreements with Peru and Kenya.")
    assert [{one.id for one in agreement.parties} for agreement in found] == [{"GHA", "PER"}, {"GHA", "KEN"}]


def test_an_initiative_is_a_fact_where_the_text_says_whose_it_is():
    named = only(agreements("China invited Peru to its Belt and Road initiative."))
    assert (named.type, [(one.id, one.role) for one in named.parties]) == ("initiative", [("CHN", "initiator")])
    assert agreements("Ports along the Belt and Road grew.") == []


def test_a_sentence_in_front_moves_the_evidence_exactly():
    text, front = "Ghana and Peru signed a trade pact on Monday.", "It rained. "
    before, after = only(agreements(text)), only(agreements(front + text))
    shifted = [(one.start + len(front), one.end + len(front)) for one in before.evidence]
    assert [(one.start, one.end) for one in after.evidence] == shifted


def test_other_countries_give_the_same_agreement_with_other_parties():
    for first, second, codes in (("Cuba", "Nepal", {"CUB", "NPL"}), ("Fiji", "Malta", {"FJI", "MLT"})):
        assert {one.id for one in only(agreements(f"{first} and {second} signed a trade pact.")).parties} == codes

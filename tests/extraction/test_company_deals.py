"""Deals of companies over several sentences, in texts of our own: who "the firm" is, and which deals are one."""

import pytest

from tests.extraction.facts import agreements, expected, only, table, told

ROWS = table("company_deals.csv")


@pytest.mark.parametrize("row", ROWS, ids=[row["text"] for row in ROWS])
def test_a_sentence_tells_the_deal_of_companies_of_its_row_or_none(row):
    assert [told(draft) for draft in agreements(row["text"])] == expected(row)


def rows(text):
    found = agreements(text)
    return [(one.type, one.status, {party.country or party.id for party in one.parties}) for one in found]


def test_the_firm_with_which_a_country_deals_is_the_company_named_before():
    text = "Shares of Vodafone rose. Kenya has agreed two mast contracts with the firm."
    assert rows(text) == [("contract", "agreed", {"KEN", "GBR"})]


def test_a_second_contract_with_one_of_two_is_theirs_as_well():
    text = (
        "Petroperu and Komatsu signed a contract. A second contract with Petroperu worth $3 million will follow soon."
    )
    assert rows(text)[0] == ("contract", "signed", {"PER", "JPN"})
    text = text.replace("follow", "be signed")
    assert rows(text)[1] == ("contract", "planned", {"PER", "JPN"})


def test_what_a_contract_is_to_bring_is_no_deal_of_its_own():
    text = (
        "Komatsu signed a contract with Petroperu for 50 trucks. The contract runs until 2020, by when Komatsu will"
        " supply 50 trucks to Petroperu."
    )
    assert only(agreements(text)).status == "signed"


def test_stakes_bought_of_two_owners_are_two_deals():
    text = "Mitsui paid 3 million dollars for the stake owned by Codelco. Mitsui bought a stake in Finland's Neste."
    assert [one[2] for one in rows(text)] == [{"JPN", "CHL"}, {"JPN", "FIN"}]


def test_who_awarded_a_job_is_whom_the_article_speaks_of():
    text = "Kenya wants a bigger port. Kenya called for bids in May. Komatsu was awarded a $60 million contract."
    assert rows(text) == [("contract", "agreed", {"KEN", "JPN"})]
    assert rows("Komatsu was awarded a $60 million contract.") == []


def test_another_agreement_told_without_names_is_of_the_same_two():
    text = "In 2004 Vodafone signed a memorandum with Petroperu. In 2006 another agreement was signed to sell masts."
    assert rows(text) == [("mou", "signed", {"GBR", "PER"}), ("contract", "signed", {"GBR", "PER"})]


def test_a_deal_that_only_the_headline_tells_is_kept():
    text = "Kenya to import 50,000 tonnes of rice from Peru\n\nKenya signed a contract with Nepal for tea."
    assert [one[2] for one in rows(text)] == [{"KEN", "PER"}, {"KEN", "NPL"}]


def test_what_the_leaders_of_two_see_signed_is_of_both_and_of_those_who_sign():
    deal = only(
        agreements(
            "Peru's minister Ana Diaz and her Omani counterpart Karim Ali met in Muscat.\n\nThe two ministers witnessed"
            " the signing of a memorandum between the Sol Group and Andes Holding on building warehouses."
        )
    )
    assert (deal.type, deal.status) == ("mou", "signed")
    assert {party.id for party in deal.parties} == {"sol-group", "andes-holding", "PER", "OMN"}

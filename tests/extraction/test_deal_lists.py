"""Several papers, partners or stages in one sentence, in texts of our own."""

import pytest

from tests.extraction.facts import agreements, only


def row(draft):
    return draft.type, draft.status, {one.country or one.id for one in draft.parties}


def test_each_paper_of_one_signature_is_a_fact():
    found = agreements(
        "Kenya and Peru signed a Memorandum of Understanding, a Double Taxation Avoidance Agreement and a Bilateral"
        " Air Services Agreement in Lima on Monday."
    )
    assert [row(one)[:2] for one in found] == [("mou", "signed"), ("other", "signed"), ("transport", "signed")]


def test_two_papers_share_the_verb_behind_them():
    found = agreements(
        "The Civil Aviation Agreement and a Customs Cooperation Agreement were signed by Kenya and Peru."
    )
    assert [row(one)[:2] for one in found] == [("transport", "signed"), ("cooperation", "signed")]


def test_another_who_signs_in_the_same_sentence_has_his_own_agreement():
    found = agreements(
        "Peru signed a contract with the Japanese trading house Mitsui, and Kenya initialled a fish accord with Nepal."
    )
    assert [row(one)[2] for one in found] == [{"PER", "JPN"}, {"KEN", "NPL"}]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Six Gulf states and Peru signed a free trade agreement.", {"GCC", "PER"}),
        ("Ministers from Kenya, Uganda and Tanzania signed a customs protocol.", {"KEN", "UGA", "TZA"}),
        (
            "Peru signed a trade agreement with the Central American countries of Guatemala, Honduras and Nicaragua.",
            {"PER", "GTM", "HND", "NIC"},
        ),
    ],
)
def test_groups_of_states_are_read_one_by_one(text, parties):
    assert row(only(agreements(text)))[2] == parties


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The Kenyan government has shelved a planned trade pact with Peru.", "suspended"),
        ("A trade agreement between Kenya and Peru has stalled.", "negotiating"),
        ("Kenya's cabinet approved the signing of a trade agreement with Peru.", "planned"),
    ],
)
def test_words_for_delay_and_consent_tell_the_stage(text, status):
    assert row(only(agreements(text))) == ("trade_agreement", status, {"KEN", "PER"})


def test_the_day_on_which_a_pact_expires_is_not_that_of_its_force():
    found = only(agreements("The trade agreement between Kenya and Peru expires in December."))
    assert (found.status, found.period) == ("in_force", None)


def test_a_plan_to_take_effect_does_not_date_the_agreement():
    found = agreements(
        "Kenya and Peru reached an aviation agreement. The agreement will become effective next September.",
        "2018-06-20",
    )
    assert row(only(found))[:2] == ("transport", "agreed")
    assert only(found).period is None or only(found).period.edtf != "2018-09"


def test_a_paper_and_what_it_brings_are_one():
    found = agreements(
        "Under a protocol signed in Lima on Monday, Kenya will export 20,000 tonnes of tea to Peru.", "2018-06-20"
    )
    assert row(only(found)) == ("trade_protocol", "signed", {"KEN", "PER"})


@pytest.mark.parametrize(
    "text",
    [
        "Canada lost a case before a North American Free Trade Agreement panel against Mexico.",
        "Kenya couldn't secure orders from Peru and Nepal.",
        "Peru and Kenya rank among its free trade agreement partners.",
    ],
)
def test_a_panel_and_what_failed_are_no_agreements(text):
    assert agreements(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya is negotiating a 40 million dollar loan with Japan.", ("other", "negotiating", {"KEN", "JPN"})),
        (
            "Peru's Andina Group plans to build a cement plant with Kenya's Simba Group.",
            ("joint_venture", "planned", {"PER", "KEN"}),
        ),
        ("Mitsui has been selected to build a refinery in Kenya.", ("contract", "agreed", {"JPN", "KEN"})),
        ("Toyota has teamed up with Kenya's Simba Group to make buses.", ("cooperation", "agreed", {"JPN", "KEN"})),
    ],
)
def test_more_verbs_tell_deals(text, expected):
    assert row(only(agreements(text))) == expected


def test_building_ties_with_somebody_is_no_joint_venture():
    assert agreements("Kenya wants to build closer ties with Peru and develop trade with Nepal.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "European aviation giant Airbus has signed a deal to supply 7 jets, worth more than $1bn, to Kenya.",
            ("contract", "signed", {"EU", "KEN"}),
        ),
        (
            "Peru's navy signed a deal with European plane-maker Airbus to buy three aircraft.",
            ("contract", "signed", {"PER", "EU"}),
        ),
        (
            "Kenya threatened to withdraw from a sugar pact with Peru.",
            ("trade_agreement", "in_force", {"KEN", "PER"}),
        ),
        ("Kenya and Peru should sign a free trade agreement, he said.", ("fta", "proposed", {"KEN", "PER"})),
        ("Congress has passed a trade agreement with Kenya.", ("trade_agreement", "agreed", {"USA", "KEN"})),
        (
            "The Export-Import Bank of India approved a $30 million line of credit to Kenya.",
            ("other", "agreed", {"IND", "KEN"}),
        ),
        (
            "The final agreement was signed by Canada, Chile, Japan, Mexico, Peru and Vietnam.",
            ("other", "signed", {"CAN", "CHL", "JPN", "MEX", "PER", "VNM"}),
        ),
    ],
)
def test_who_acts_and_with_whom_is_read_from_the_clause(text, expected):
    assert row(only(agreements(text))) == expected


def test_a_letter_of_one_with_a_third_is_not_of_the_two_of_the_article():
    text = (
        "Kenya and Peru trade tea. Kenya sells tea to Peru. Peru buys tea from Kenya.\n\n"
        "Kenya also signed a letter of intent to purchase ships of Japan's Mitsui."
    )
    assert {"KEN", "PER"} not in [row(one)[2] for one in agreements(text)]


def test_a_bare_treaty_in_force_needs_its_parties():
    assert agreements("Safeguards of the sort Kenya was planning against Peru were phased out under the Treaty.") == []


def test_two_blocs_joined_by_a_hyphen_are_two_parties():
    found = agreements("The Mercosur-European Union free trade agreement came into force on Monday.")
    assert row(only(found)) == ("fta", "in_force", {"MERCOSUR", "EU"})


@pytest.mark.parametrize(
    "text",
    [
        "Peru's Andina Group has been taken over by Kenya's Simba Group for $40 million.",
        "Kenya's Simba Group completed its acquisition of Peru's Andina Group.",
    ],
)
def test_a_takeover_is_told_from_either_side(text):
    assert row(only(agreements(text))) == ("investment", "agreed", {"PER", "KEN"})


def test_the_old_pact_beside_the_new_one_is_no_further_fact():
    found = agreements(
        "Peru and Kenya signed a two-year extension of their tea agreement. The old pact had lapsed in May.",
        "2018-06-20",
    )
    assert len(found) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya will sign an agreement with Peru next month to import sugar.", ("contract", "planned")),
        ("Kenya and Peru renewed a pact under which Kenya buys 5,000 tonnes of sugar.", ("contract", "extended")),
        ("A memorandum on tourism was initialled by the tourism ministers of Kenya and Peru.", ("mou", "signed")),
    ],
)
def test_what_follows_the_noun_tells_type_and_parties(text, expected):
    found = row(only(agreements(text)))
    assert (found[:2], found[2]) == (expected, {"KEN", "PER"})


def test_companies_in_general_that_were_bought_are_no_takeover():
    assert agreements("He recalled that in America companies have been bought out by Chinese funds.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The presidents of Kenya and Peru put their signatures under a cooperation agreement.",
            ("cooperation", "signed"),
        ),
        ("Peru's president will visit Kenya on Friday and sign a trade agreement.", ("trade_agreement", "planned")),
        ("Kenya and Peru signed a programme of cultural cooperation.", ("cooperation", "signed")),
        ("Kenya and Peru reached an import agreement.", ("trade_agreement", "agreed")),
    ],
)
def test_signatures_told_otherwise_keep_their_stage(text, expected):
    found = row(only(agreements(text)))
    assert (found[:2], found[2]) == (expected, {"KEN", "PER"})


def test_a_minister_whose_first_name_is_a_country_is_of_his_own():
    found = agreements("Russian Economy Minister German Orlov and Peru's Trade Minister Juan Diaz signed a trade deal.")
    assert row(only(found))[2] == {"RUS", "PER"}


def test_a_paper_in_a_list_may_tell_at_length_what_it_is_about():
    found = agreements(
        "Kenya and Peru signed a trade agreement calling for a doubling of farm sales by 2020 and a second pact"
        " under which Peru will train Kenyan nurses."
    )
    assert [row(one)[:2] for one in found] == [("trade_agreement", "signed"), ("other", "signed")]


def test_the_members_of_a_signed_bundle_are_signed():
    found = agreements(
        "The ministers of Kenya and Peru witnessed the signing of four agreements, including the agreement on tea"
        " standards, the minutes of a meeting in May, and a protocol on fruit."
    )
    assert {row(one)[1] for one in found} == {"signed"}
    assert len(found) == 4


def test_what_another_verb_tells_is_no_member_of_the_list():
    found = agreements("Kenya and Peru signed a visa accord and said a trade agreement was far away.")
    assert [row(one)[1] for one in found if row(one)[1] == "signed"] == ["signed"]


def test_one_agreement_of_each_pair():
    found = agreements("Kenya's cabinet approved air agreements between Kenya and Peru as well as Kenya and Nepal.")
    assert [row(one)[2] for one in found] == [{"KEN", "PER"}, {"KEN", "NPL"}]


def test_the_original_pact_is_another_than_the_new_one():
    found = agreements(
        "Lawmakers approved the updated free trade agreement between Kenya and Peru. The original free trade agreement"
        " between Kenya and Peru came into force on May 3, 2011."
    )
    assert [(one.status, one.period.edtf if one.period else None) for one in found][1:] == [("in_force", "2011-05-03")]


def test_what_a_deal_is_to_bring_is_no_second_one():
    found = agreements(
        "Kenya and Peru have agreed on a barter deal worth $90 million. Kenya would buy 4,000 tonnes of copper"
        " from Peru."
    )
    assert [row(one)[0] for one in found] == ["barter"]


def test_the_members_of_a_pact_are_those_whom_the_article_lists():
    found = agreements(
        "Talks on the Trans-Pacific Partnership were suspended on Monday. TPP is a trade agreement originally involving"
        " four states of the region, including Peru, Chile, Mexico and Japan."
    )
    assert row(only(found))[2] == {"PER", "CHL", "MEX", "JPN"}


def test_who_only_stands_in_what_went_ahead_is_no_party():
    found = agreements(
        "On Monday, on the heels of a visit to Nepal, the Kenyan president signed a visa accord with Peru."
    )
    assert row(only(found))[2] == {"KEN", "PER"}


def test_each_further_paper_of_the_same_kind_is_a_fact():
    found = agreements(
        "Kenya and Peru signed several accords on Monday. The foreign ministers of Kenya and Peru signed a memorandum"
        " of understanding on museums. Another memorandum of understanding on farming was signed between the two"
        " countries. The health ministries of Kenya and Peru signed a memorandum of cooperation."
    )
    assert [row(one)[:2] for one in found] == [("cooperation", "signed"), *[("mou", "signed")] * 3]


def test_a_memorandum_told_again_is_no_second_one():
    found = agreements(
        "Kenya and Peru signed a memorandum of understanding on farming on Monday. The memorandum was signed by the"
        " two farm ministers in Lima."
    )
    assert row(only(found)) == ("mou", "signed", {"KEN", "PER"})


def test_a_body_of_no_known_country_signs_for_the_other_of_the_two():
    found = agreements(
        "Kenya and Peru held talks in Lima. The National Holding Company Gasco and Peruvian companies signed four"
        " agreements on building a plant in Kenya."
    )
    assert [row(one)[2] for one in found] == [{"KEN", "PER"}]


def test_what_two_sides_agree_to_found_is_told_of_those_spoken_of():
    found = agreements(
        "Kenya and Peru held talks in Lima. Welcoming the recovery of Peru's fishing, the two sides agreed to set up a"
        " centre for the study of tuna. They agreed to set up a dialogue."
    )
    assert [row(one)[2] for one in found] == [{"KEN", "PER"}]


def test_a_bloc_stands_for_the_members_of_a_pact():
    found = agreements(
        "Ministers discussed the Regional Comprehensive Economic Partnership (RCEP) on Monday. Its signatories would be"
        " the ten members of ASEAN and China, Japan and Australia."
    )
    assert row(only(found))[2] == {"ASEAN", "CHN", "JPN", "AUS"}


def test_what_is_to_be_signed_together_is_planned_alike():
    found = agreements(
        "Kenya and Peru agreed to soon sign a protocol on fruit and an agreement on handling lorries at the border."
    )
    assert [row(one)[1] for one in found] == ["planned", "planned"]


def test_the_deal_is_of_the_sort_that_was_named_without_its_parties():
    found = agreements(
        "Relief followed the signing of the Cuzco trade and farming agreement in Lima. Ministers from Kenya, Peru and"
        " Nepal were in Lima to sign the deal."
    )
    assert row(only(found)) == ("trade_agreement", "signed", {"KEN", "PER", "NPL"})


def test_deals_are_not_those_of_two_of_whom_the_sentence_before_does_not_speak():
    found = agreements(
        "Kenya held talks with Nepal, India and Poland. We hope to soon sign the barter deals, the minister said. Kenya"
        " and Peru signed a barter deal in May. Peru gave Kenya copper, and Kenya gave Peru tea."
    )
    assert [row(one)[1] for one in found] == ["signed"]


def test_they_are_the_two_of_the_sentence_before():
    found = agreements(
        "The European Union and Peru have bargained for years. Nepal and India looked on. Peru and the European Union"
        " met again. In 2016 they reached a political agreement on fishing."
    )
    assert row(only(found))[2] == {"EU", "PER"}


def test_what_a_second_paper_is_between_does_not_belong_to_the_first():
    found = agreements(
        "They signed a joint declaration on customs among the three countries, and an agreement between Peru and Kenya"
        " on transit."
    )
    assert [one.type for one in found] == ["joint_statement", "transport"]
    assert found[0].evidence[0].end < found[1].evidence[0].start

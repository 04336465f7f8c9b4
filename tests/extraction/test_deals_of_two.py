"""What two agree to limit or raise, orders that name no seller, papers listed and told apart."""

from typing import Any

import pytest

from tests.extraction.facts import agreements, events, only, told


def _codes(fact: Any) -> set[str]:
    return {party.country or party.id for party in fact.parties}


@pytest.mark.parametrize(
    "text",
    [
        "Norway agreed on Monday to curb its salmon exports to Japan.",
        "Norway and Japan have agreed to cut duties on salmon by a fifth.",
        "Japan and Norway met in Oslo. The two sides agreed to limit Norwegian salmon shipments for three years.",
    ],
)
def test_what_two_agree_to_limit_is_a_trade_agreement(text: str) -> None:
    deal = only(agreements(text))
    assert (deal.type, deal.status, _codes(deal)) == ("trade_agreement", "agreed", {"NOR", "JPN"})


def test_a_volume_of_trade_that_two_agree_on_is_cooperation_and_goodwill_is_nothing() -> None:
    deal = only(agreements("Vietnam and Chile agreed to raise bilateral trade to 5 billion dollars by 2025."))
    assert (deal.type, _codes(deal)) == ("cooperation", {"VNM", "CHL"})
    assert agreements("Vietnam and Chile trade in rice. The two sides agreed to raise their voice for peace.") == []


def test_a_headline_tells_in_short_what_two_agree_on() -> None:
    deal = only(agreements("Turkey, Iran agree on gas price\n\nThe price is a secret."))
    assert (deal.status, _codes(deal)) == ("agreed", {"TUR", "IRN"})
    assert agreements("Turkey, Iran agree on need for peace\n\nThe talks were short.") == []


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Kenya's Savanna Airways finalised an order for five A320neos;", {"KEN", "EU"}),
        ("Peru's Andes Airways ordered six 787-9s for its long routes.", {"PER", "USA"}),
        ("Ghana's Volta Airways signed a letter of intent for four C919s.", {"GHA", "CHN"}),
    ],
)
def test_the_model_tells_who_sells(text: str, codes: set[str]) -> None:
    assert _codes(only(agreements(text))) == codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Rwanda leased two aircraft from Canada's Bombardier.", {"RWA", "CAN"}),
        ("Sudan granted a Chinese company a concession to mine gold.", {"SDN", "CHN"}),
        ("Tanzania picked Turkey's Anadolu Yollari to build a railway.", {"TZA", "TUR"}),
        ("Ghana chose a consortium led by Japan's Hitachi and Sumitomo to build a port.", {"GHA", "JPN"}),
        ("The Finnish shipyard Merivoima Group is to build three cargo ships for Russia's Sovcomflot.", {"FIN", "RUS"}),
    ],
)
def test_who_gets_the_work_is_told_by_his_country(text: str, codes: set[str]) -> None:
    deal = only(agreements(text))
    assert (deal.type, _codes(deal)) == ("contract", codes)


@pytest.mark.parametrize(
    "text",
    [
        "The president has the power to sign trade deals with Chile. Peru and Chile trade in copper.",
        "Kenyan charter flights from Egypt were cancelled.",
    ],
)
def test_what_may_be_done_or_is_nobodys_is_no_deal(text: str) -> None:
    assert agreements(text) == []


def test_commas_may_part_the_modifiers_of_a_paper() -> None:
    deal = only(agreements("Peru and Ghana will sign a trade, farm and mining deal in Accra."))
    assert (deal.status, _codes(deal)) == ("planned", {"PER", "GHA"})


def test_contracts_and_agreements_are_one_bundle() -> None:
    text = "Peru and Ghana signed 12 contracts and agreements worth $2 billion."
    assert only(agreements(text)).status == "signed"


def test_what_stands_between_dashes_is_passed_over() -> None:
    text = "The trade pact between Peru and Ghana - Peru's first with an African country - came into force on June 1."
    assert only(agreements(text)).status == "in_force"


def test_pacts_with_several_are_theirs_who_own_them() -> None:
    text = "Thai exports rose. Trade agreements with Japan and Peru have helped them, the Thai minister said."
    assert [_codes(one) for one in agreements(text)] == [{"THA", "JPN"}, {"THA", "PER"}]


def test_talks_with_a_further_country_are_a_pact_of_their_own() -> None:
    text = "Chile has free trade agreements with Japan and Peru, and is negotiating with other nations including India."
    assert [(one.status, _codes(one)) for one in agreements(text)][-1] == ("negotiating", {"CHL", "IND"})


def test_a_further_paper_has_its_own_partner() -> None:
    text = "Kenya signed a trade pact with Peru, and a memorandum with the chamber of commerce of Benin."
    assert [(one.type, _codes(one)) for one in agreements(text)] == [
        ("trade_agreement", {"KEN", "PER"}),
        ("mou", {"KEN", "BEN"}),
    ]


def test_a_partnership_of_firms_is_a_deal_and_one_of_states_is_goodwill() -> None:
    deal = only(
        agreements("The deals included a partnership between Angolan oil company Sonangol and China's Norinco.")
    )
    assert (deal.type, _codes(deal)) == ("cooperation", {"AGO", "CHN"})
    assert agreements("Peru and Ghana praised the partnership between Peru and Ghana.") == []
    assert agreements("Peru and Ghana stressed the need for their economic partnership.") == []


def test_a_zone_in_a_place_is_no_pact() -> None:
    assert agreements("The port of Lima will get a free trade zone. Peru and Ghana trade in gold.") == []


def test_three_states_sign_together() -> None:
    deal = only(
        agreements("The ministers of the three states signed a deal on Kenyan power for Uganda through Tanzania.")
    )
    assert _codes(deal) == {"KEN", "UGA", "TZA"}


def test_what_stands_in_the_way_of_a_paper_is_no_signature() -> None:
    deal = only(agreements("Tariffs are an obstacle to signing a trade pact between Peru and Ghana."))
    assert deal.status == "negotiating"


def test_what_a_memorandum_is_to_bring_is_no_further_deal() -> None:
    text = (
        "Peru and Kenya signed a memorandum in Lima. Under the memorandum Peru will sell 9,000 tonnes of rice to Kenya."
    )
    assert only(agreements(text)).type == "mou"


def test_a_firm_has_the_country_of_its_apposition() -> None:
    text = "Kenya Airways bought two hangars worth $3 million from Andina Group, a Peruvian builder."
    assert _codes(only(agreements(text))) == {"KEN", "PER"}


def test_the_pact_in_effect_is_another_one_than_that_just_agreed() -> None:
    text = (
        "Peru agreed to limit its sugar exports to Chile. A trade pact in effect until June frees Chile's wine in Peru."
    )
    assert [one.status for one in agreements(text)] == ["agreed", "in_force"]


def test_barter_is_paid_in_goods() -> None:
    paid = only(agreements("Peru signed a deal with Chile to ship copper in exchange for wheat."))
    bargain = only(agreements("Peru signed a deal with Chile to open its market in exchange for lower duties."))
    assert (paid.type, bargain.type == "barter") == ("barter", False)


def test_two_named_in_different_clauses_are_no_pair() -> None:
    assert agreements("Peruvian rivals struck a deal on the law, which Chile welcomed.") == []


def test_a_count_of_planes_by_their_maker_is_an_order() -> None:
    deal = only(agreements("Kenya Airways said it would buy 11 Boeing 767 planes."))
    assert (deal.type, deal.status, _codes(deal)) == ("contract", "planned", {"KEN", "USA"})


def test_a_body_extends_the_pact_of_its_members() -> None:
    text = "Coffee prices fell in London and in New York. The 74-nation organization approved an extension of the pact."
    assert agreements(text) == []


@pytest.mark.parametrize(
    ("text", "kind", "codes"),
    [
        ("Norway and Iceland agreed import quotas for next year.", "trade_agreement", {"NOR", "ISL"}),
        ("Ghana's government and Norway's Aker Solutions reached terms on the oilfield.", "other", {"GHA", "NOR"}),
        ("Vietnam's FPT has teamed with Japan's Sumitomo.", "cooperation", {"VNM", "JPN"}),
        ("New Zealand will send butter to Iran in payment for oil.", "barter", {"NZL", "IRN"}),
        ("Romania is to build a refinery in Nigeria in return for crude oil.", "barter", {"ROU", "NGA"}),
        ("Jordan has chosen Malaysia's YTL to build a power plant.", "contract", {"JOR", "MYS"}),
    ],
)
def test_deals_by_the_verbs_of_their_families(text: str, kind: str, codes: set[str]) -> None:
    deal = only(agreements(text))
    assert (deal.type, _codes(deal)) == (kind, codes)


@pytest.mark.parametrize(
    "text",
    ["The Syrian minister praised ties with Iran.", "Japan gave Kenya its support in payment for a vote."],
)
def test_ties_and_favours_are_no_deals(text: str) -> None:
    assert agreements(text) == []


def test_a_firm_that_signs_after_a_row_of_deals_has_one_of_them() -> None:
    row = "Germany and Kenya signed 20 deals. Siemens signed contracts for two plants."
    assert [told(draft)[2] for draft in agreements(row)] == ["DEU KEN", "DEU KEN"]
    single = "Germany and Kenya signed a deal. Siemens signed contracts for two plants."
    assert len(agreements(single)) == 1


def test_both_nations_are_no_bloc_that_they_belong_to() -> None:
    text = "Kenya and Peru signed a trade pact. After the pact was signed, he said both nations were members of APEC."
    assert [told(draft)[2] for draft in agreements(text)] == ["KEN PER"]


def test_the_first_of_two_papers_is_told_apart_by_its_own_year() -> None:
    text = "Peru's Acme and Kenya's Delta signed a supply agreement on Tuesday after the first agreement was signed in"
    assert [told(deal)[3] for deal in agreements(f"{text} 1990.")] == ["2018-06-19", "1990"]
    assert [told(deal)[3] for deal in agreements(f"{text} Lima.")] == ["2018-06-19"]


@pytest.mark.parametrize("joint", ["and", "after it"])
def test_who_is_signed_with_signs_nothing_that_is_told_next(joint: str) -> None:
    text = f"Peru signed a trade agreement with Kenya on Monday {joint} sealed a fishing accord with Chile."
    assert [told(deal)[2] for deal in agreements(text)] == ["KEN PER", "CHL PER"]


def test_a_parliament_that_ratifies_a_pact_is_told_with_its_day() -> None:
    text = "Peru and Kenya talked. The trade accord, ratified by Peru's parliament on June 3, covers rice."
    assert ("other", "occurred", "PER", "2018-06-03") in [told(event) for event in events(text)]


def test_a_bundle_of_papers_is_none_of_those_that_are_in_it() -> None:
    text = "Peru and Kenya signed 12 agreements, including a free trade agreement."
    assert [deal.type for deal in agreements(text)] == ["cooperation", "fta"]


def test_what_is_discussed_at_a_meeting_is_no_other_meeting() -> None:
    text = "Chilean minister Pedro Rojas and Ghanaian minister Kofi Mensah discussed ways to sell some 9"
    found = events(
        f"{text} million litres of wine during the third meeting of the Joint Council on Farming in Accra on June 18."
    )
    assert [told(event)[:2] for event in found] == [("talks", "occurred")]


def test_the_matter_of_a_paper_ends_where_another_is_told() -> None:
    text = "Chile and Ghana plan to sign an agreement on fishing rights and renew an agreement on wine."
    assert next(deal.subject for deal in agreements(text)) == "fishing rights"


def test_where_a_paper_was_signed_is_not_what_it_is_about() -> None:
    for where in ("on the last day of her trip to Nairobi", "on the margins of a fair in Lima"):
        assert only(agreements(f"Peru's Ana Diaz signed an accord with Kenya {where}.")).subject is None


def test_who_has_arrived_to_attend_a_forum_will_attend_it() -> None:
    text = "Ghana's trade minister Kofi Mensah arrived in Chile on Tuesday to attend the Santiago Trade Forum"
    found = [told(event, without="forum") for event in events(f"{text} being held on Saturday.")]
    assert ("forum", "planned", "CHL GHA", "2018-06-23") in found

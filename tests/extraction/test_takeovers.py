"""Firms bought whole, orders by the maker's name, and rulings of the trade court."""

from typing import Any

import pytest

from tests.extraction.facts import agreements, events, only, read_figures


def _codes(fact: Any) -> set[str]:
    return {party.country or party.id for party in fact.parties}


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("The Thai group Siamco has bought the bottling unit of Poland's Warka for $70 million.", {"THA", "POL"}),
        (
            "Norway's Fjordkraft Group agreed to buy the Chilean salmon farmer Marsur for 9 million euros.",
            {"NOR", "CHL"},
        ),
        ("The Greek bank Olympia Group will buy Dunav, a Serbian insurer, for 40 million euros.", {"GRC", "SRB"}),
        ("Chile's Andina Group has made a $5 billion bid for Canada's Maple Energy.", {"CHL", "CAN"}),
    ],
)
def test_a_firm_that_no_list_knows_is_bought_by_its_country_and_capital(text: str, codes: set[str]) -> None:
    deal = only(agreements(text))
    assert (deal.type, _codes(deal)) == ("investment", codes)


@pytest.mark.parametrize(
    "text",
    [
        "Ghana bought Brazil's Embraer jets.",
        "Oman has bought Iranian carpets in Shiraz.",
        "Peru made an offer for Thai rice.",
    ],
)
def test_goods_are_no_firm(text: str) -> None:
    assert agreements(text) == []


def test_an_order_names_the_maker_of_the_planes() -> None:
    deal = only(agreements("Kenya Airways ordered nine Boeing planes."))
    assert (deal.type, _codes(deal)) == ("contract", {"KEN", "USA"})


def test_what_is_paid_for_a_firm_is_investment() -> None:
    figure = only(read_figures("Chinese oil group Bohai Energy bought Canadian energy company Taiga for $150 million."))
    assert (figure.indicator, figure.flow, figure.reporter, figure.partner) == (
        "investment",
        "investment",
        "CHN",
        "CAN",
    )


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("The WTO rejected a Thai complaint about Turkish duties on rice.", {"THA", "TUR"}),
        ("A WTO panel sided with Peru in its row with Chile over fishmeal.", {"PER", "CHL"}),
        ("The World Trade Organization upheld a ruling against Mexico's sugar tax, brought by Cuba.", {"MEX", "CUB"}),
        ("Norway has won a WTO case against Poland over its ban on salmon.", {"NOR", "POL"}),
    ],
)
def test_a_ruling_of_the_trade_court_is_told_of_both_sides(text: str, codes: set[str]) -> None:
    ruling = only(events(text))
    assert (ruling.type, _codes(ruling)) == ("dispute", codes)


@pytest.mark.parametrize(
    "text",
    [
        "The carmaker found that Thai tyres were cheaper than those from Peru.",
        "Norway and Poland have accused Cuba of helping the rebels.",
        "Duties on rice will stay until Thailand lifts its ban on wine.",
    ],
)
def test_nobody_rules_or_acts_there(text: str) -> None:
    assert [one for one in events(text) if one.type in {"dispute", "policy_measure"}] == []


def test_shoes_made_by_joint_ventures_are_no_agreement() -> None:
    assert agreements("Half of the shoes are made by Thai-Peruvian joint ventures.") == []


def test_who_holds_back_from_signing_has_not_signed() -> None:
    assert agreements("Peru held back from signing a trade deal with Thailand.") == []


def test_no_place_is_opened_where_a_visit_starts_at_one() -> None:
    found = events("The state visit to Peru started on Monday with a welcome at the airport.")
    assert [one for one in found if one.type == "opening"] == []


def test_what_a_partner_is_to_trade_is_not_measured() -> None:
    text = "Exports to Chile, the top market for Peruvian shipments, fell 15.8 percent."
    figure = only(read_figures(text))
    assert (figure.flow, figure.reporter, figure.partner) == ("export", "PER", "CHL")


def test_a_surplus_of_a_country_named_anew_is_with_all() -> None:
    text = (
        "Peru's imports from Chile rose 7 percent. On an annual basis Peru remained in a trade surplus of $648 million."
    )
    surplus = read_figures(text)[-1]
    assert (surplus.flow, surplus.reporter, surplus.partner) == ("balance", "PER", None)


def test_former_soviet_states_are_not_the_soviet_union() -> None:
    text = "The three former Soviet states would sign a treaty with Cuba on building the pipeline."
    assert agreements(text, "2007-05-12") == []


def test_who_acts_behind_while_acts_in_what_follows() -> None:
    text = "Chile has sent no apology, while Peru has blocked sales of wine, imposed sanctions on Chilean fruit."
    roles = [{party.role: party.id for party in one.parties} for one in events(text)]
    assert roles == [{"imposer": "PER", "target": "CHL"}] * 2


def test_the_start_of_talks_is_announced_by_both() -> None:
    talks = only(events("Peru and Thailand announced the start of free trade talks."))
    assert (talks.type, _codes(talks)) == ("negotiation", {"PER", "THA"})


def test_pacts_hoped_for_are_no_agreements() -> None:
    assert agreements("It starts a series of bilateral pacts which Peru hopes to strike with Asian nations.") == []
    assert agreements("Oman hoped it would strike a deal with Peru.") == []


def test_a_measure_that_ended_a_wait_was_taken() -> None:
    lifted = only(events("The plan was kept secret until Peru lifted its ban on Thai rice."))
    assert (lifted.type, lifted.status) == ("policy_measure", "occurred")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The Thai group Siamco has won control of the Chilean brewer Backus Works.", "agreed"),
        ("The Thai group Siamco is paying $4m for Poland's Warka Group.", "agreed"),
        ("The Thai group Siamco spent about $4 million on the Polish brewer Warka Group.", "agreed"),
        ("Thai brewer Siamco's $4m takeover of Poland's Warka Group upset its rivals.", "agreed"),
        ("Polish brewer Warka Group has rejected a $4m offer from the Thai group Siamco.", "proposed"),
        ("The Thai group Siamco has accepted a $4m bid from the Polish brewer Warka Group.", "agreed"),
    ],
)
def test_a_takeover_is_told_in_many_ways(text: str, status: str) -> None:
    deal = only(agreements(text))
    assert (deal.type, deal.status) == ("investment", status)


@pytest.mark.parametrize(
    "text",
    [
        "The Thai group Siamco is paying $4m for the Polish brewer Warka Group.",
        "The Thai group Siamco has sold its tyre business to a Polish rival for $4 million.",
        "The Thai group Siamco has agreed to be bought by the Polish brewer Warka Group for $4m.",
        "The Thai group Siamco agreed to buy Warka & Sons Breweries, the Polish arm of Acme, for $4m.",
    ],
)
def test_the_price_of_a_firm_is_no_trade_in_goods(text: str) -> None:
    figure = only(read_figures(text))
    assert (figure.indicator, {figure.reporter, figure.partner}) == ("investment", {"THA", "POL"})

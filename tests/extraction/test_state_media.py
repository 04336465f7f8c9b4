"""Wordings of official pages: marks that are broken, what falls on exports, lines between two, turnover and revenue."""

import pytest

from tests.extraction.facts import agreements, events, only, rows

SLOTS = ("indicator", "value", "unit", "flow", "reporter", "partner", "period")
TRADE = ("trade_value", "5000000000", "USD", "total", "PER", "CHL", "2017")
FIGURES = [
    ("Trade between Peru and Chile passed the 5-billion-U.S.-dollar mark in 2017.", [TRADE]),
    ("In 2017, trade between Peru and Chile broke the 5-billion-dollar mark.", [TRADE]),
    ("The two-way trade revenue between Peru and Chile hit 5 billion USD in 2017.", [TRADE]),
    ("The import-export turnover between Peru and Chile hit 5 billion USD in 2017.", [TRADE]),
    ("Trade exchanges between Peru and Chile hit $5 billion in 2017.", [TRADE]),
    ("Goods worth $5 billion were exchanged between Peru and Chile in 2017. Chile and Peru are friends.", [TRADE]),
    (
        "In 2017, goods worth $5 billion were exchanged between Peru and various countries. Chile was one.",
        [("trade_value", "5000000000", "USD", "total", "PER", None, "2017")],
    ),
    (
        "Trade between Peru and Chile was $5 billion in 2017. $3 billion fell on Peru's export.",
        [TRADE, ("trade_value", "3000000000", "USD", "export", "PER", "CHL", "2017")],
    ),
    (
        "Trade between Peru and Chile was $5 billion in 2017. $3 billion was accounted for by Chile's exports.",
        [TRADE, ("trade_value", "3000000000", "USD", "export", "CHL", "PER", "2017")],
    ),
    (
        "Trade between Peru and Chile was $5 billion in 2017. In the first half of 2018, the same index rose to $3bn.",
        [TRADE, ("trade_value", "3000000000", "USD", "total", "PER", "CHL", "2018-01/2018-06")],
    ),
    (
        "The Peru-Chile pipeline carried 5 million tons of oil in 2017.",
        [("cargo_volume", "5000000", "t", None, "PER", "CHL", "2017")],
    ),
    (
        "Last year, flour supplies from Peru to Chile increased by 52 percent.",
        [("trade_value", "52", "percent", "export", "PER", "CHL", "2017")],
    ),
    (
        "Over the first half of 2017, Peru's exports to Chile rose by 20 percent.",
        [("trade_value", "20", "percent", "export", "PER", "CHL", "2017-01/2017-06")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), FIGURES)
def test_a_figure_is_read(text: str, expected: list[tuple[str | None, ...]]):
    assert rows(text, *SLOTS) == expected


MINISTRIES = [
    ("Malaysia met Peru. MITI said exports of 5 million tonnes went to Peru in 2017.", "MYS"),
    ("MITI said exports of 5 million tonnes went to Peru in 1987.", "JPN"),
]


@pytest.mark.parametrize(("text", "reporter"), MINISTRIES)
def test_a_body_of_two_countries_is_of_the_one_that_is_named(text: str, reporter: str):
    assert rows(text, "reporter") == [(reporter,)]


HAPPENINGS = [
    ("The sides discussed the development of trade between Peru and Chile.", [("talks", None)]),
    ("Peru's president met his Chilean counterpart at Alto Verde Hall on Monday.", [("talks", "Alto Verde Hall")]),
    (
        "The two sides exchanged views on the strategic partnership established between Peru and Chile last year.",
        [("talks", None)],
    ),
    ("Peru and Chile held a session in which experts discussed tin.", [("talks", None)]),
]


@pytest.mark.parametrize(("text", "expected"), HAPPENINGS)
def test_an_event_is_read(text: str, expected: list[tuple[str, str | None]]):
    assert [(one.type, one.place) for one in events(text)] == expected


def test_when_a_partnership_was_established_is_not_when_it_is_spoken_of():
    told = only(events("The two sides discussed the accord signed by Peru and Chile in 2014."))
    assert told.period.edtf == "2018-06-20"


DEALS = [
    ("Peru's talks with Chile should lead to the signing of accords on fisheries.", ["planned"]),
    ("The visit paved the way for the signing of a trade agreement between Peru and Chile.", ["planned"]),
    ("Peru is expected to export goods for $700 million to Chile.", []),
    ("Peru to export $700 mln of goods to Chile", []),
    ("Italy was third among Peru's main trading partners with a turnover of $16 billion.", []),
]


@pytest.mark.parametrize(("text", "statuses"), DEALS)
def test_an_agreement_is_told_as_far_as_it_has_come(text: str, statuses: list[str]):
    assert [one.status for one in agreements(text)] == statuses


PAPERS = [
    ("Peru and Chile signed four MoUs on trade.", [("mou", "signed")]),
    ("Peru and Chile signed two MoAs on trade.", [("mou", "signed")]),
    ("Peru and Chile signed a Letter of Intent (LoI) on mining.", [("mou", "signed")]),
    ("Peru and Chile signed memoranda of understanding (MoUs/MoAs) on trade.", [("mou", "signed")]),
    ("Two MoUs were exchanged between Peru and Chile.", [("mou", "agreed")]),
    ("Peru and Chile inked a five-year programme for economic and trade cooperation.", [("cooperation", "signed")]),
    ("Peru and Chile adopted a plan of action on trade.", [("cooperation", "agreed")]),
    ("The premier said his visit would deepen the comprehensive strategic partnership between Peru and Chile.", []),
]


@pytest.mark.parametrize(("text", "expected"), PAPERS)
def test_a_paper_is_known_by_its_short_name_and_by_what_is_planned(text: str, expected: list[tuple[str, str]]):
    assert [(one.type, one.status) for one in agreements(text)] == expected


TALKS = [
    ("Peru is currently in FTA talks with Malaysia and Indonesia.", [{"PER", "MYS"}, {"PER", "IDN"}]),
    (
        "Peru's minister spoke of FTA negotiations with Oman and Chile for separate bilateral FTAs.",
        [{"PER", "OMN"}, {"PER", "CHL"}],
    ),
    ("Peru is in trilateral FTA talks with Malaysia and Indonesia.", [{"PER", "MYS", "IDN"}]),
]


@pytest.mark.parametrize(("text", "expected"), TALKS)
def test_free_trade_talks_with_several_are_talks_with_each(text: str, expected: list[set[str]]):
    assert [{party.id for party in one.parties} for one in agreements(text)] == expected


VISITS = [
    ("The tour will take the Peruvian president to Germany, Spain and Chile.", "planned", {"PER", "DEU", "ESP", "CHL"}),
    ("The Peruvian premier's next stop will be Kenya.", "planned", {"PER", "KEN"}),
    ("Chile was the first leg of the Peruvian premier's trip.", "occurred", {"PER", "CHL"}),
]


@pytest.mark.parametrize(("text", "status", "parties"), VISITS)
def test_the_stops_of_a_tour_are_visits(text: str, status: str, parties: set[str]):
    told = only(events(text))
    assert (told.type, told.status, {party.id for party in told.parties}) == ("visit", status, parties)


MEETINGS = [
    "Peru's premier received Chile's foreign minister on Monday.",
    "The Chilean premier met with the members of the Peruvian Government on Monday.",
]


@pytest.mark.parametrize("text", MEETINGS)
def test_who_receives_a_minister_or_meets_the_members_of_a_government_has_talks(text: str):
    told = only(events(text))
    assert (told.type, {party.id for party in told.parties}) == ("talks", {"PER", "CHL"})


def test_who_welcomes_a_plan_meets_nobody():
    assert events("Peru's premier welcomed Chile's plan on Monday.") == []


def test_a_meeting_that_opens_a_sentence_is_of_the_day_of_the_news():
    text = (
        "Peru and Chile began talks on free trade on Monday. Both hope for tin. During a meeting here, Peru's trade"
        " minister and his Chilean counterpart set the goal of ending them by November this year."
    )
    assert events(text)[-1].period.edtf == "2018-06-18"

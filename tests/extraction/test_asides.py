"""What is only said beside a name: the members of a bloc, of which bloc a country is one, the country of a city."""

import pytest

from tests.extraction.facts import agreements, events, only


def parties(text):
    return {party.country or party.id for party in only(agreements(text)).parties}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Ministers of EFTA - Iceland, Liechtenstein, Norway and Switzerland - and Oman signed a trade pact.", "EFTA"),
        ("Ministers of EFTA (Iceland, Liechtenstein, Norway and Switzerland) and Oman signed a trade pact.", "EFTA"),
        ("Oman signed a pact on free trade with EFTA, which unites Iceland, Norway and Switzerland.", "EFTA"),
        ("Oman signed a trade pact with EFTA, made up of Iceland, Norway and Switzerland.", "EFTA"),
        ("The trade pact between the EFTA States and Oman came into force in 2009.", "EFTA"),
        ("Oman has struck a trade pact with ASEAN member Laos.", "LAO"),
        ("Oman has struck a trade pact with EU member state Malta.", "MLT"),
        ("The trade pact was signed in Doha, Qatar, on 4 June by Oman and Peru.", "PER"),
        ("In Geneva, Switzerland, Peru and Oman signed a trade pact.", "PER"),
        ("In Lima, Peru and Oman signed a trade pact.", "PER"),
    ],
)
def test_it_is_no_party_of_its_own(text, who):
    assert parties(text) == {"OMN", who}


def test_beside_a_pact_the_members_are_its_parties():
    text = "RCEP groups ten ASEAN states, Japan, China and Australia. The RCEP is in force since 2017."
    assert parties(text) == {"JPN", "CHN", "AUS"}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The Peruvian and Omani ministers met on 4 May for their third meeting in 2018.", "2018-05-04"),
        ("On 4 May the Peruvian and Omani ministers met for the second time in 2018.", "2018-05-04"),
        ("The Peruvian and Omani ministers met for the second time in 2017.", "2017"),
        ("Peru's minister will meet Oman's minister in Lima in two weeks' time.", "2018-07-04"),
    ],
)
def test_the_day_is_told_by_the_finest_time(text, day):
    assert only([one for one in events(text) if one.type == "talks"]).period.edtf == day

"""Every fault at once, also inside one party, period or stretch."""

import pytest

from tests.drafts.made import agreement, event, figure, stretch, wrong


@pytest.mark.parametrize(
    ("party", "faults"),
    [
        (
            {"id": "NOR", "name": "Chile", "type": "person", "role": "hosts", "country": "CHL", "age": 1},
            {
                "/parties/0": ["the name of NOR is Norway", "the type of NOR is country", "leave country out"],
                "/parties/0/role": ["did you mean host?"],
                "/parties/0/age": ["is no field here"],
            },
        ),
        (
            {"id": "kari", "name": "Kari Nordmann", "type": "human", "role": "speaks", "country": "NOX"},
            {
                "/parties/0": ["the id of Kari Nordmann is kari-nordmann"],
                "/parties/0/type": ["is no code of the list party_type"],
                "/parties/0/role": ["did you mean speaker?"],
                "/parties/0/country": ["is no code of the list economy"],
            },
        ),
        (
            {"id": "NRO", "role": "hosts", "age": 1},
            {"/parties/0": ["did you mean NOR"], "/parties/0/role": ["host"], "/parties/0/age": ["no field"]},
        ),
        (
            {"name": 7, "type": "human", "role": 8},
            {
                "/parties/0": ["or has a name and a type"],
                "/parties/0/type": ["is no code"],
                "/parties/0/role": ["valid string"],
            },
        ),
        (
            {"name": "Norway", "type": "country", "role": "host", "country": "R-ASIA"},
            {"/parties/0": ["a country is given by its code", "country is the code of a country or bloc"]},
        ),
    ],
)
def test_each_fault_of_a_party_is_told(party, faults):
    found = wrong(event(parties=[party]))
    assert found.keys() == faults.keys()
    for pointer, details in faults.items():
        assert [detail for detail in details if detail not in found[pointer]] == []


@pytest.mark.parametrize(
    ("period", "faults"),
    [
        ({"edtf": "2023", "first": "2023-02-01", "last": "2024-12-31", "zone": 1}, ["/period", "/period/zone"]),
        ({"edtf": "2023-13", "zone": 1}, ["/period", "/period/zone"]),
        ({"edtf": 2023, "zone": 1}, ["/period/edtf", "/period/zone"]),
    ],
)
def test_each_fault_of_a_period_is_told(period, faults):
    found = wrong(figure(period=period))
    assert sorted(found) == faults
    if period["edtf"] == "2023":
        assert found["/period"] == "first of this edtf is 2023-01-01; last of this edtf is 2023-12-31"


def test_each_fault_of_a_stretch_is_told():
    odd = {**stretch("fisheries pact"), "start": 9, "end": 3, "quote": "x", "supports": "all", "page": 1}
    found = wrong(agreement(evidence=[odd]))
    assert found["/evidence/0"] == "start must be before end; the quote has another digest than sha256"
    assert {"/evidence/0/supports", "/evidence/0/page"} <= found.keys()


def test_digest_and_quote_of_a_stretch_are_each_compared_with_the_text():
    text = "Norway and Chile agreed a fisheries pact."
    odd = {**stretch("fisheries pact", text=text), "quote": "fisheries pact"}
    shifted = {**odd, "start": odd["start"] - 1, "end": odd["end"] - 1}
    assert wrong(agreement(evidence=[shifted]), text).keys() == {"/evidence/0/sha256", "/evidence/0/quote"}


def test_braces_in_what_is_sent_are_told_as_they_are():
    assert "{detail}" in wrong(event(parties=[{"name": "Kari", "type": "{detail}", "role": "host"}]))["/parties/0/type"]

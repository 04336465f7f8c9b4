"""Parties: codes, names, slugs, roles, and which status tells a signature."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.drafts.party import Party
from app.drafts.reading import read_draft
from app.vocabulary.codes import codelist
from app.vocabulary.economies import economies
from app.vocabulary.words import slug
from tests.drafts.made import KINDS, agreement, event, figure, without, wrong


def one(party, **changes):
    """What is wrong with an event of one party."""
    return wrong(event(parties=[party], **changes))


@pytest.mark.parametrize("kind", ["event", "agreement"])
@pytest.mark.parametrize("left", [None, []])
def test_an_event_or_agreement_has_a_party(kind, left):
    data = KINDS[kind]() if left is None else KINDS[kind](parties=left)
    assert list(wrong(without(data, "parties") if left is None else data)) == ["/parties"]


def test_an_economy_is_completed_from_its_code():
    party = read_draft(event(parties=[{"id": "NOR", "role": "host"}])).parties[0]
    assert (party.id, party.name, party.type, party.country) == ("NOR", "Norway", "country", None)


@pytest.mark.parametrize("code", list(economies()))
def test_every_economy_can_be_a_party_by_its_code(code):
    party = Party.model_validate({"id": code, "role": "topic"})
    assert (party.name, party.type) == (economies()[code].name, economies()[code].type)


@pytest.mark.parametrize(
    ("says", "agrees"),
    [
        ({"name": "Norway"}, True),
        ({"name": "norway"}, True),
        ({"name": "Norway", "type": "country"}, True),
        ({"name": "Norway", "type": "country", "country": None}, True),
        ({"name": "Chile"}, False),
        ({"name": ""}, False),
        ({"name": 7}, False),
        ({"type": "bloc"}, False),
        ({"type": "person"}, False),
        ({"country": "NOR"}, False),
    ],
)
def test_what_an_economy_says_besides_its_code_agrees_or_is_refused(says, agrees):
    assert (one({"id": "NOR", "role": "host", **says}) == {}) is agrees


def test_another_name_of_an_economy_becomes_its_common_one():
    found = {alias: code for code, one_of in economies().items() for alias in one_of.aliases[:1]}
    alias, code = next(iter(found.items()))
    party = Party.model_validate({"id": code, "name": alias, "role": "host"})
    assert party.name == economies()[code].name != alias


@pytest.mark.parametrize(
    ("code", "near"), [("NRO", "NOR"), ("Nor", "NOR"), ("CHLE", "CHL"), ("R-EUROP", "R-EUROPE"), ("Eu", "EU")]
)
def test_what_is_nearly_a_code_is_refused_with_what_was_meant(code, near):
    assert f"did you mean {near}" in one({"id": code, "role": "host"})["/parties/0"]


def test_anybody_else_gets_a_slug_of_the_name():
    given_name = {"name": "Ævar & Łoś A/S", "type": "company", "role": "buyer", "country": "NOR"}
    party = read_draft(event(parties=[given_name])).parties[0]
    assert (party.id, party.name, party.country) == ("aevar-los-a-s", "Ævar & Łoś A/S", "NOR")


def test_a_name_without_ascii_letters_has_an_id_as_well():
    party = read_draft(
        event(parties=[{"name": "商务部", "type": "agency", "role": "speaker", "country": "CHN"}])
    ).parties[0]
    assert party.id == slug("商务部")
    assert party.id.startswith("x-")


def test_a_slug_may_be_sent_where_it_agrees():
    person = {"name": "Kari Nordmann", "type": "person", "role": "speaker"}
    assert one({**person, "id": "kari-nordmann"}) == {}
    assert "kari-nordmann" in one({**person, "id": "kari"})["/parties/0"]


@pytest.mark.parametrize(
    "party",
    [
        {"role": "host"},
        {"id": "oslo", "role": "host"},
        {"id": None, "role": "host"},
        {"name": None, "type": "person", "role": "host"},
        {"name": 7, "type": "person", "role": "host"},
        {"name": "", "type": "person", "role": "host"},
        {"name": " Kari", "type": "person", "role": "host"},
        {"name": "Kari\x00", "type": "person", "role": "host"},
        {"name": "Kari\n", "type": "person", "role": "host"},
        {"name": "?!", "type": "person", "role": "host"},
        {"name": "🇳🇴", "type": "company", "role": "host"},
        {"name": "Kari\ud800", "type": "person", "role": "host"},
        {"name": "K" * 201, "type": "person", "role": "host"},
        {"name": "Kari", "role": "host"},
        {"name": "Kari", "type": "human", "role": "host"},
        {"name": "Kari", "type": "person"},
        {"name": "Kari", "type": "person", "role": "hosts"},
        {"name": "Kari", "type": "person", "role": "host", "age": 50},
        {"name": "Kari", "type": "person", "role": "host", "country": "Norway"},
        {"name": "Norway", "type": "country", "role": "host"},
        {"id": 578, "role": "host"},
        {"id": ["NOR"], "role": "host"},
        "NOR",
        None,
        7,
        [],
    ],
)
def test_what_is_no_party_is_refused(party):
    found = one(party)
    assert found
    assert all(pointer.startswith("/parties/0") for pointer in found)


@pytest.mark.parametrize("code", [code for code, found in economies().items() if not found.takes_part])
def test_nobody_belongs_to_a_region_or_the_world(code):
    assert list(one({"name": "Kari", "type": "person", "role": "speaker", "country": code})) == ["/parties/0"]


@pytest.mark.parametrize("code", ["EU", "SUN", "DDR", "XKX"])
def test_somebody_may_belong_to_a_bloc_or_a_country_of_the_past(code):
    assert one({"name": "Kari", "type": "person", "role": "speaker", "country": code}) == {}


def test_nobody_stands_twice_in_one_role():
    twice = [{"id": "NOR", "role": "host"}, {"id": "CHL", "role": "host"}, {"id": "NOR", "role": "host"}]
    assert list(wrong(event(parties=twice))) == ["/parties/2"]
    assert wrong(event(parties=[{"id": "NOR", "role": "host"}, {"id": "NOR", "role": "speaker"}])) == {}


@pytest.mark.parametrize("status", list(codelist("agreement_status").codes))
def test_an_agreement_has_signatories_only_where_a_signature_is_told(status):
    told = status in {"signed", "in_force", "extended", "suspended", "terminated"}
    found = wrong(
        agreement(status=status, parties=[{"id": "NOR", "role": "party"}, {"id": "CHL", "role": "signatory"}])
    )
    assert list(found) == ([] if told else ["/parties/1/role"])


@pytest.mark.parametrize("status", list(codelist("event_status").codes))
@pytest.mark.parametrize("kind", ["signing", "visit"])
def test_an_event_has_signatories_only_where_somebody_signs(status, kind):
    told = kind == "signing" and status in {"occurred", "ongoing"}
    found = wrong(event(type=kind, status=status, parties=[{"id": "NOR", "role": "signatory"}]))
    assert list(found) == ([] if told else ["/parties/0/role"])


@pytest.mark.parametrize("status", list(codelist("figure_status").codes))
def test_a_figure_has_no_signatories(status):
    assert list(wrong(figure(status=status, parties=[{"id": "NOR", "role": "signatory"}]))) == ["/parties/0/role"]


def test_there_is_a_bound_to_the_number_of_parties():
    many = [{"name": f"Company {number}", "type": "company", "role": "buyer"} for number in range(65)]
    assert wrong(event(parties=many[:64])) == {}
    assert list(wrong(event(parties=many))) == ["/parties"]


@pytest.mark.parametrize("field", ["stated_by", "source_agency"])
def test_a_speaker_and_an_agency_are_parties_like_others(field):
    assert wrong(figure(**{field: {"name": "Statistics Norway", "type": "agency", "role": "speaker"}})) == {}
    assert wrong(figure(**{field: None})) == {}
    assert f"/{field}" in wrong(figure(**{field: {"id": "NRO", "role": "speaker"}}))
    assert f"/{field}/role" in wrong(figure(**{field: {"id": "NOR", "role": "talker"}}))


@given(st.text(max_size=40))
def test_any_name_is_refused_or_kept_to_the_letter(name: str):
    data = event(parties=[{"name": name, "type": "person", "role": "speaker"}])
    if not wrong(data):
        party = read_draft(data).parties[0]
        assert party.name == name
        assert party.id == slug(name)
        assert party.id

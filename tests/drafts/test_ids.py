"""What a fact is called, for ever and on every installation; and which economies and pair follow from its parties."""

import subprocess
import sys
from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.drafts.facts import economies_of, fact_id, pair
from app.drafts.reading import read_draft
from app.vocabulary.economies import economies
from tests.drafts.made import DIGEST, KINDS, TEXT, agreement, event, figure, growth, without

PARTAKERS = [code for code, found in economies().items() if found.takes_part]
MAIN = {"start": 10, "end": 20, "sha256": "0" * 64, "supports": "fact"}
OTHER = [{"relation": "about", "fact": "fig_0123456789abcdef"}]
# Written down once: if one of these changes, every installation's facts are called otherwise.
EXPECTED = {
    "figure": "fig_c4bd2eb45ecb28f7",
    "event": "evt_abb5b7ee0ed090ac",
    "agreement": "agr_a030a9fcb0b5a695",
}


def id_of(data, digest: str = "0" * 64) -> str:
    return fact_id(read_draft(data), digest)


def fixed(kind, **changes):
    """A draft whose id hangs on nothing but what stands here."""
    return KINDS[kind](**{"evidence": [MAIN], **changes})


@pytest.mark.parametrize("kind", list(KINDS))
def test_an_id_is_for_ever(kind):
    assert id_of(fixed(kind)) == EXPECTED[kind]


def test_an_id_is_the_same_in_another_process():
    program = (
        "from app.drafts.facts import fact_id\n"
        "from app.drafts.reading import read_draft\n"
        "from tests.drafts.made import KINDS, DIGEST\n"
        "print(*(fact_id(read_draft(KINDS[kind]()), DIGEST) for kind in KINDS))"
    )
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", program], env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        )
        assert done.stdout.split() == [fact_id(read_draft(KINDS[kind]()), DIGEST) for kind in KINDS]


@pytest.mark.parametrize(
    "changes",
    [
        {"indicator": "other"},
        {"measure": "change_abs"},
        {"flow": "import"},
        {"flow": None},
        {"reporter": "SWE"},
        {"partner": "WLD"},
        {"partner": None},
        {"unit": "NOK"},
        {"value": 3200000001},
        {"evidence": [{**MAIN, "start": 9}]},
        {"evidence": [{**MAIN, "end": 21}]},
    ],
)
def test_a_figure_of_something_else_has_another_id(changes):
    assert id_of(fixed("figure", **changes)) != id_of(fixed("figure"))


@pytest.mark.parametrize(
    "changes",
    [
        {"summary": "Fish."},
        {"subject": "fish"},
        {"commodity": "salmon"},
        {"hs": "03"},
        {"comparator": "approx"},
        {"comparator": "range", "value_max": 4000000000},
        {"record": "high"},
        {"period": {"edtf": "2021"}},
        {"base_period": {"edtf": "2021"}},
        {"status": "estimate"},
        {"parties": [{"name": "Customs", "type": "agency", "role": "topic"}]},
        {"stated_by": {"id": "NOR", "role": "speaker"}},
        {"source_agency": {"name": "Customs", "type": "agency", "role": "topic"}},
        {"relations": OTHER},
        {"evidence": [{**MAIN, "sha256": "1" * 64}]},
        {"evidence": [MAIN, {**MAIN, "start": 9, "supports": "value"}]},
    ],
)
def test_a_figure_read_otherwise_keeps_its_id(changes):
    assert id_of(fixed("figure", **changes)) == id_of(fixed("figure"))
    assert read_draft(fixed("figure", **changes)) != read_draft(fixed("figure"))


def test_a_value_has_one_id_however_it_is_written():
    for value in (3200000000, Decimal("3200000000.0"), Decimal("3.2e9")):
        assert id_of(fixed("figure", value=value)) == EXPECTED["figure"]


@pytest.mark.parametrize("kind", ["event", "agreement"])
def test_an_event_or_agreement_is_called_after_type_stretch_and_parties(kind):
    known = id_of(fixed(kind))
    parties = fixed(kind)["parties"]
    assert id_of(fixed(kind, type="other")) != known
    assert id_of(fixed(kind, evidence=[{**MAIN, "start": 9}])) != known
    assert id_of(fixed(kind, evidence=[{**MAIN, "end": 21}])) != known
    assert id_of(fixed(kind, parties=parties[:-1])) != known
    assert id_of(fixed(kind, parties=[*parties, {"id": "SWE", "role": "participant"}])) != known
    assert id_of(fixed(kind, parties=parties[::-1])) == known
    assert id_of(fixed(kind, parties=[{**one, "role": "topic"} for one in parties])) == known
    assert id_of(fixed(kind, parties=[*parties, {"id": parties[0]["id"], "role": "topic"}])) == known
    for changes in (
        {"summary": "Otherwise."},
        {"period": {"edtf": "2020"}},
        {"status": "unknown"},
        {"subject": "x"},
        {"relations": OTHER},
        {"stated_by": {"id": "NOR", "role": "speaker"}},
    ):
        assert id_of(fixed(kind, **changes)) == known


@pytest.mark.parametrize("kind", list(KINDS))
def test_another_article_makes_another_fact(kind):
    assert id_of(fixed(kind), "1" * 64) != id_of(fixed(kind), "0" * 64)


def test_kinds_are_told_by_the_id():
    assert [id_of(fixed(kind))[:4] for kind in KINDS] == ["fig_", "evt_", "agr_"]
    event_like = fixed("event", type="other", parties=[{"id": "NOR", "role": "host"}])
    agreement_like = fixed("agreement", type="other", parties=[{"id": "NOR", "role": "party"}])
    assert id_of(event_like)[4:] != id_of(agreement_like)[4:]


@given(st.sampled_from(sorted(KINDS)))
def test_an_id_hangs_on_no_text_that_is_attached(kind: str):
    assert fact_id(read_draft(KINDS[kind](), TEXT), DIGEST) == fact_id(read_draft(KINDS[kind]()), DIGEST)


def test_two_economies_are_a_pair_in_alphabetical_order():
    assert pair(read_draft(figure())) == pair(read_draft(event())) == pair(read_draft(agreement())) == "CHL-NOR"
    assert pair(read_draft(growth(reporter="CHL", partner="NOR"))) == "CHL-NOR"


@pytest.mark.parametrize("partner", [None, "WLD", "R-EUROPE", "NOR"])
def test_one_economy_is_no_pair(partner):
    draft = read_draft(figure(partner=partner))
    assert economies_of(draft) == ["NOR"]
    assert pair(draft) is None


def test_three_economies_are_no_pair():
    parties = [{"id": code, "role": "party"} for code in ("NOR", "CHL", "EU")]
    draft = read_draft(agreement(parties=parties))
    assert economies_of(draft) == ["CHL", "EU", "NOR"]
    assert pair(draft) is None


def test_the_country_of_a_company_takes_part():
    companies = [
        {"name": "Fisk AS", "type": "company", "role": "seller", "country": "NOR"},
        {"name": "Pescado SA", "type": "company", "role": "buyer", "country": "CHL"},
    ]
    assert pair(read_draft(agreement(parties=companies))) == "CHL-NOR"
    assert economies_of(read_draft(agreement(parties=[without(companies[0], "country")]))) == []


def test_who_says_it_and_who_counts_it_takes_no_part():
    speaker = {"name": "Customs", "type": "agency", "role": "speaker", "country": "SWE"}
    draft = read_draft(figure(stated_by=speaker, source_agency=speaker))
    assert economies_of(draft) == ["CHL", "NOR"]


@given(st.lists(st.sampled_from(list(economies())), unique=True, min_size=1, max_size=6))
def test_the_economies_of_a_fact_are_those_of_its_parties_but_no_regions(codes: list[str]):
    draft = read_draft(agreement(parties=[{"id": code, "role": "party"} for code in codes]))
    found = economies_of(draft)
    assert found == sorted(set(codes) & set(PARTAKERS))
    pairs = ["-".join(both) for both in combinations(found, 2)]
    assert pair(draft) == (pairs[0] if len(pairs) == 1 else None)


@given(st.sampled_from(PARTAKERS), st.sampled_from(PARTAKERS))
def test_a_figure_of_two_economies_is_found_under_their_pair(reporter: str, partner: str):
    draft = read_draft(figure(reporter=reporter, partner=partner))
    assert economies_of(draft) == sorted({reporter, partner})
    assert pair(draft) == (None if reporter == partner else "-".join(sorted((reporter, partner))))

"""What every kind shares: clean text, periods, relations, codes, no other fields; and faults told all at once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.drafts.reading import MOST_REASONS, read_draft
from app.errors import Refused
from tests.drafts.made import KINDS, TEXT, agreement, event, figure, stretch, without, wrong

MAIN = stretch("the Chilean minister will visit Oslo in May 2023")
REQUIRED = {
    "figure": {"summary", "indicator", "measure", "value", "unit", "comparator", "status", "evidence"},
    "event": {"summary", "type", "status", "evidence"},
    "agreement": {"summary", "type", "status", "evidence"},
}


@pytest.mark.parametrize("kind", list(KINDS))
@pytest.mark.parametrize("text", [None, TEXT])
def test_the_drafts_that_these_tests_change_are_right(kind, text):
    assert wrong(KINDS[kind](), text) == {}


@pytest.mark.parametrize("kind", [None, "", "figures", "Figure", 7, [], {}, True])
def test_a_kind_is_one_of_three(kind):
    assert list(wrong(event(kind=kind))) == ["/kind"]
    assert list(wrong(without(event(), "kind"))) == ["/kind"]


@pytest.mark.parametrize("kind", list(KINDS))
def test_each_field_that_is_needed_is_told_when_it_is_missing(kind):
    found = wrong({"kind": kind})
    assert {pointer for pointer, detail in found.items() if detail == "is needed"} == {
        f"/{name}" for name in REQUIRED[kind]
    }


@pytest.mark.parametrize("kind", list(KINDS))
def test_null_is_no_value_of_a_field_that_is_needed(kind):
    for name in REQUIRED[kind]:
        assert f"/{name}" in wrong(KINDS[kind](**{name: None}))


@pytest.mark.parametrize("kind", list(KINDS))
def test_a_field_that_no_fact_has_is_refused_with_near_ones(kind):
    assert wrong(KINDS[kind](sumary="x"))["/sumary"] == "is no field here: did you mean summary?"
    assert wrong(KINDS[kind](**{"a/b~c": 1})) == {"/a~1b~0c": "is no field here: leave it out"}


@pytest.mark.parametrize(
    ("kind", "field"),
    [("event", "value"), ("agreement", "place"), ("agreement", "ordinal"), ("figure", "place"), ("event", "reporter")],
)
def test_a_field_of_another_kind_is_refused(kind, field):
    assert list(wrong(KINDS[kind](**{field: None}))) == [f"/{field}"]


@pytest.mark.parametrize(
    "field", ["id", "review", "reason", "revision", "recorded_at", "freq", "proposed_by", "confidence", "reasons"]
)
def test_what_the_store_adds_is_no_field_of_a_draft(field):
    assert list(wrong(figure(**{field: None}))) == [f"/{field}"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        " x",
        "x ",
        "x\u00a0",
        "\u2003x",
        "a\x00b",
        "a\nb",
        "a\tb",
        "a\x1fb",
        "a\x7fb",
        "a\x85b",
        "a\u2028b",
        "a\u2029b",
        "a\ud800b",
        "\udfff",
        7,
        True,
        [],
        ["x"],
        {},
    ],
)
def test_text_is_clean_or_refused(text):
    for field in ("summary", "subject"):
        assert list(wrong(event(**{field: text}))) == [f"/{field}"]
    assert list(wrong(event(place=text))) == ["/place"]
    assert list(wrong(figure(commodity=text))) == ["/commodity"]


def test_half_of_a_character_is_told_in_words():
    assert wrong(event(summary="a\ud800b")) == {"/summary": "text holds no lone surrogates: they have no UTF-8"}


@pytest.mark.parametrize(("field", "most"), [("summary", 1000), ("subject", 200), ("place", 200)])
def test_text_has_a_bound(field, most):
    assert wrong(event(**{field: "é" * most})) == {}
    assert list(wrong(event(**{field: "é" * (most + 1)}))) == [f"/{field}"]


@given(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=200))
def test_visible_text_is_kept_to_the_letter(text: str):
    assert read_draft(event(subject=text)).subject == text


@pytest.mark.parametrize("ordinal", [1, 2, 1000, None])
def test_an_ordinal_counts_from_one(ordinal):
    assert wrong(event(ordinal=ordinal)) == {}


@pytest.mark.parametrize("ordinal", [0, -1, 1001, 10**30, "2", 2.0, True, "second"])
def test_what_is_no_ordinal_is_refused(ordinal):
    assert list(wrong(event(ordinal=ordinal))) == ["/ordinal"]


@pytest.mark.parametrize(
    ("kind", "field", "code", "near"),
    [
        ("event", "type", "visits", "visit"),
        ("event", "status", "planed", "planned"),
        ("event", "status", "signed", None),
        ("agreement", "type", "mous", "mou"),
        ("agreement", "status", "sign", "signed"),
        ("agreement", "status", "occurred", None),
    ],
)
def test_an_unknown_code_of_an_event_or_agreement_is_refused_with_near_ones(kind, field, code, near):
    found = wrong(KINDS[kind](**{field: code}))
    assert list(found) == [f"/{field}"]
    assert near is None or f"did you mean {near}" in found[f"/{field}"]


def test_an_unknown_code_of_any_length_is_told_in_a_short_sentence():
    assert len(wrong(event(type="visit" * 50_000))["/type"]) < 300


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2023", "2023-01-01", "2023-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024-02-29", "2024-02-29", "2024-02-29"),
        ("2023-01/2023-06", "2023-01-01", "2023-06-30"),
        ("../2029", None, "2029-12-31"),
        ("2024/..", "2024-01-01", None),
        ("2024/", "2024-01-01", None),
        ("198X", "1980-01-01", "1989-12-31"),
        ("2023~", "2023-01-01", "2023-12-31"),
    ],
)
def test_a_period_is_completed_with_its_outer_days(edtf, first, last):
    for sent in ({"edtf": edtf}, {"edtf": edtf, "first": first, "last": last}):
        period = read_draft(event(period=sent)).period
        assert period is not None
        assert [day and day.isoformat() for day in (period.first, period.last)] == [first, last]


@pytest.mark.parametrize(
    "period",
    [
        {},
        {"edtf": None},
        {"edtf": 2023},
        {"edtf": ""},
        {"edtf": "2023-13"},
        {"edtf": "2023-02-29"},
        {"edtf": "May 2023"},
        {"edtf": "2023-05-01T12:00:00Z"},
        {"edtf": "0000"},
        {"edtf": "2023/2022"},
        {"edtf": "../.."},
        {"edtf": "2023\x00"},
        {"edtf": "2023\ud800"},
        {"edtf": "2" * 100_000},
        {"edtf": "2023", "first": "2023-01-02"},
        {"edtf": "2023", "last": None},
        {"edtf": "2023", "last": 7},
        {"edtf": "2023", "freq": "A"},
        "2023",
        2023,
        [],
    ],
)
@pytest.mark.parametrize("field", ["period", "base_period"])
def test_what_is_no_period_is_refused(field, period):
    found = wrong(figure(**{field: period}))
    assert found
    assert all(pointer.startswith(f"/{field}") for pointer in found)


def test_an_unknown_period_is_null():
    assert read_draft(event(period=None)) == read_draft(without(event(), "period"))


@pytest.mark.parametrize("fact", ["fig_0123456789abcdef", "evt_0123456789abcdef", "agr_0123456789abcdef"])
def test_a_relation_names_a_fact(fact):
    assert wrong(event(relations=[{"relation": "about", "fact": fact}])) == {}


@pytest.mark.parametrize(
    ("relation", "pointer"),
    [
        ({"relation": "abuot", "fact": "fig_0123456789abcdef"}, "/relations/0/relation"),
        ({"relation": "about", "fact": "fig_0123456789ABCDEF"}, "/relations/0/fact"),
        ({"relation": "about", "fact": "art_0123456789abcdef"}, "/relations/0/fact"),
        ({"relation": "about", "fact": "fig_0123456789abcdef\n"}, "/relations/0/fact"),
        ({"relation": "about"}, "/relations/0/fact"),
        ({"fact": "fig_0123456789abcdef"}, "/relations/0/relation"),
        ({"relation": "about", "fact": "fig_0123456789abcdef", "why": 1}, "/relations/0/why"),
        ("about", "/relations/0"),
    ],
)
def test_what_is_no_relation_is_refused(relation, pointer):
    assert list(wrong(event(relations=[relation]))) == [pointer]


def test_a_relation_stands_once():
    twice = {"relation": "about", "fact": "fig_0123456789abcdef"}
    assert list(wrong(event(relations=[twice, twice]))) == ["/relations"]
    assert wrong(event(relations=[twice, {**twice, "relation": "at"}])) == {}


def test_every_reason_is_told_at_once():
    data = figure(
        indicator="trade_valeu",
        unit="percent",
        direction="up",
        balance="deficit",
        comparator="range",
        flow="export",
        reporter=None,
        partner="CLH",
        value="3200000000",
        hs="3",
        subject=" fish",
        period={"edtf": "2022-13"},
        parties=[{"id": "NOR", "role": "signatory"}],
        relations=[{"relation": "about", "fact": "fig_1"}],
        evidence=[{**MAIN, "supports": "value", "sha256": None}],
        colour="red",
    )
    assert wrong(data).keys() == {
        "/indicator",
        "/direction",
        "/balance",
        "/value_max",
        "/reporter",
        "/partner",
        "/value",
        "/hs",
        "/subject",
        "/period",
        "/parties/0/role",
        "/relations/0/fact",
        "/evidence/0/supports",
        "/evidence/0/sha256",
        "/colour",
    }


def test_a_fault_in_one_entry_hides_none_in_another():
    parties = [
        {"id": "NOR", "role": "hosts"},
        {"id": "CHL", "role": "signatory"},
        {"id": "CHL", "role": "party"},
        {"id": "CHL", "role": "party"},
    ]
    evidence = [{**MAIN, "supports": "place"}, {**MAIN, "start": "5"}, {**MAIN, "end": len(TEXT) + 1}]
    ties = [{"relation": "about", "fact": "fig_0123456789abcdef"}] * 2
    found = wrong(agreement(parties=parties, evidence=evidence, relations=[{"relation": "about"}, *ties]), TEXT)
    assert found.keys() == {
        "/parties/0/role",
        "/parties/1/role",
        "/parties/3",
        "/evidence/0/supports",
        "/evidence/1/start",
        "/evidence/2/end",
        "/relations/0/fact",
        "/relations",
    }


def test_each_reason_is_told_once():
    with pytest.raises(Refused) as refused:
        read_draft(agreement(type="mous", summary="", parties=[{"id": "NOR", "role": "signatory"}]))
    reasons = refused.value.reasons
    assert len(reasons) == len(set(reasons)) == 3
    assert refused.value.detail.endswith("(and 2 more, see errors)")


def test_there_is_a_bound_to_the_reasons_that_are_told():
    with pytest.raises(Refused) as refused:
        read_draft(event(**{f"field{number}": 1 for number in range(20_000)}))
    assert len(refused.value.reasons) == MOST_REASONS


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
        max_leaves=8,
    ),
    st.sampled_from(sorted(KINDS)),
    st.data(),
)
def test_any_json_in_any_field_is_taken_or_refused_with_pointers(value, kind: str, data: st.DataObject):
    fields = KINDS[kind]()
    field = data.draw(st.sampled_from(sorted(fields)))
    found = wrong({**fields, field: value})
    assert all(pointer.startswith("/") for pointer in found)

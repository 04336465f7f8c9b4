"""The rules of figures: units, ranges, direction, balance, reporter and partner, exact values."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from app.drafts.figure import Figure
from app.drafts.reading import read_draft
from app.drafts.types import Value, plain
from tests.drafts.made import figure, growth, without, wrong

VALUE: TypeAdapter[Decimal] = TypeAdapter(Value)


def test_the_figures_that_these_tests_change_are_right():
    assert wrong(figure()) == wrong(growth()) == {}


@pytest.mark.parametrize(
    ("changes", "fitting"),
    [
        ({"unit": "percent"}, False),
        ({"unit": "t"}, False),
        ({"unit": "USD/t"}, False),
        ({"unit": "pp", "measure": "level"}, False),
        ({"unit": "NOK"}, True),
        ({"unit": "DEM"}, True),
        ({"measure": "change_pct", "unit": "USD"}, False),
        ({"measure": "change_pct", "unit": "pp"}, False),
        ({"measure": "change_pct", "unit": "percent"}, True),
        ({"measure": "change_abs", "unit": "USD"}, True),
        ({"measure": "change_abs", "unit": "percent"}, False),
        ({"measure": "change_factor", "unit": "times"}, True),
        ({"measure": "change_factor", "unit": "percent"}, False),
        ({"measure": "share_pct", "unit": "percent"}, True),
        ({"measure": "share_pct", "unit": "USD"}, False),
        ({"measure": "count", "unit": "USD"}, False),
        ({"indicator": "cargo_volume", "unit": "t"}, True),
        ({"indicator": "cargo_volume", "unit": "containers"}, True),
        ({"indicator": "cargo_volume", "unit": "USD"}, False),
        ({"indicator": "tariff_rate", "unit": "percent", "flow": None}, True),
        ({"indicator": "price", "unit": "USD/t"}, True),
    ],
)
def test_a_unit_fits_the_measure_or_is_refused(changes, fitting):
    found = wrong(figure(**changes))
    assert found == {} if fitting else list(found) == ["/unit"], found


@pytest.mark.parametrize(
    ("unit", "hint"), [("usd", "`USD`"), ("tons", "`t`"), ("million USD", "`USD`"), ("%", "`percent`"), ("$", "USD")]
)
def test_an_unknown_unit_is_refused_with_the_one_that_was_meant(unit, hint):
    assert hint in wrong(figure(unit=unit))["/unit"]


def test_a_unit_of_any_length_is_refused_and_never_shown_whole():
    assert list(wrong(figure(unit="x" * 100_000))) == ["/unit"]
    assert len(wrong(figure(unit="x" * 100_000))["/unit"]) < 300


def test_a_range_has_a_maximum():
    assert list(wrong(figure(comparator="range"))) == ["/value_max"]


@pytest.mark.parametrize("comparator", ["eq", "approx", "gt", "ge", "lt", "le"])
def test_only_a_range_has_a_maximum(comparator):
    assert list(wrong(figure(comparator=comparator, value_max=4000000000))) == ["/value_max"]
    assert wrong(figure(comparator=comparator)) == {}


@pytest.mark.parametrize("value_max", [3200000000, 3199999999, 0])
def test_the_maximum_of_a_range_is_more_than_its_value(value_max):
    assert list(wrong(figure(comparator="range", value_max=value_max))) == ["/value_max"]


def test_a_range_with_both_ends_is_taken():
    assert wrong(figure(comparator="range", value_max=Decimal("3200000000.5"))) == {}


@pytest.mark.parametrize("direction", ["up", "down"])
def test_only_a_change_has_a_direction(direction):
    assert list(wrong(figure(direction=direction))) == ["/direction"]
    assert list(wrong(growth(measure="share_pct", direction=direction))) == ["/direction"]
    for changes in ({}, {"measure": "change_abs", "unit": "USD"}, {"measure": "change_factor", "unit": "times"}):
        assert wrong(growth(**changes, direction=direction)) == {}


@pytest.mark.parametrize("balance", ["surplus", "deficit"])
@pytest.mark.parametrize("flow", ["export", "import", "total", "investment", None])
def test_surplus_and_deficit_go_with_the_flow_balance_alone(balance, flow):
    assert list(wrong(figure(balance=balance, flow=flow))) == ["/balance"]
    assert wrong(figure(balance=balance, flow="balance", indicator="trade_balance")) == {}


@pytest.mark.parametrize("flow", ["export", "import"])
def test_exports_and_imports_have_a_reporter(flow):
    assert list(wrong(without(figure(flow=flow), "reporter"))) == ["/reporter"]
    assert list(wrong(figure(flow=flow, reporter=None))) == ["/reporter"]


@pytest.mark.parametrize("flow", ["total", "balance", "investment", None])
def test_other_flows_need_no_reporter(flow):
    assert wrong(figure(flow=flow, reporter=None)) == {}


@pytest.mark.parametrize(
    ("field", "code", "near"),
    [
        ("indicator", "trade_values", "trade_value"),
        ("measure", "change_percent", "change_pct"),
        ("comparator", "aprox", "approx"),
        ("flow", "exports", "export"),
        ("record", "highs", "high"),
        ("direction", "upp", "up"),
        ("balance", "deficits", "deficit"),
        ("status", "observd", "observed"),
        ("reporter", "NRO", "NOR"),
        ("partner", "chl", "CHL"),
    ],
)
def test_an_unknown_code_is_refused_with_near_ones(field, code, near):
    found = wrong(figure(**{field: code}))
    assert f"did you mean {near}" in found[f"/{field}"], found


def test_a_code_like_no_other_is_refused_with_the_list_to_look_in():
    assert wrong(figure(indicator="zzz"))["/indicator"].endswith("see /v1/codelists/indicator")


@pytest.mark.parametrize("hs", ["03", "0302", "030214", "03021411"])
def test_a_code_of_the_harmonized_system_has_pairs_of_digits(hs):
    assert wrong(figure(hs=hs)) == {}


@pytest.mark.parametrize("hs", ["3", "030", "fish", "", "03 02", "03\n", "٠٣", "030214110000"])
def test_what_is_no_code_of_the_harmonized_system_is_refused(hs):
    assert list(wrong(figure(hs=hs))) == ["/hs"]


def test_reporter_and_partner_become_parties():
    draft = read_draft(figure(parties=[{"name": "Customs of Norway", "type": "agency", "role": "topic"}]))
    assert [(party.id, party.role) for party in draft.parties] == [
        ("NOR", "reporter"),
        ("CHL", "partner"),
        ("customs-of-norway", "topic"),
    ]


def test_parties_in_the_derived_roles_may_be_sent_where_they_agree():
    sent = [{"id": "NOR", "role": "reporter"}, {"id": "CHL", "role": "partner"}]
    assert read_draft(figure(parties=sent)) == read_draft(figure())
    assert list(wrong(figure(parties=sent[::-1]))) == []
    assert list(wrong(figure(parties=[{"id": "CHL", "role": "reporter"}]))) == ["/parties/0"]
    assert list(wrong(without(figure(parties=sent), "partner"))) == ["/parties/1"]


def test_a_figure_needs_no_party():
    bare = read_draft(without(figure(flow=None), "reporter", "partner"))
    assert bare.parties == []


def test_a_partner_may_be_the_world_and_a_reporter_the_past():
    draft = read_draft(figure(reporter="SUN", partner="WLD"))
    assert [(party.name, party.type) for party in draft.parties] == [("Soviet Union", "country"), ("World", "region")]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0, "0"),
        (41000000000, "41000000000"),
        (Decimal("41.50"), "41.5"),
        (Decimal("1e3"), "1000"),
        (Decimal("4.1E+10"), "41000000000"),
        (Decimal("0.000001"), "0.000001"),
        (123456789012345, "123456789012345"),
        (Decimal("123456789012.345"), "123456789012.345"),
        (Decimal("999999999999999e6"), "999999999999999000000"),
        (Decimal("1." + "0" * 5000), "1"),
    ],
)
def test_a_value_is_exact_and_told_in_plain_notation(value, shown):
    assert plain(VALUE.validate_python(value)) == shown


@pytest.mark.parametrize("zero", [0, Decimal("-0.0"), Decimal("-0"), Decimal("0e30"), Decimal("0E-400")])
def test_nothing_is_a_plain_zero_however_it_is_written(zero):
    assert plain(VALUE.validate_python(zero)) == "0"


@pytest.mark.parametrize(
    "value",
    [
        -1,
        Decimal("-0.1"),
        10**21,
        Decimal("1e21"),
        Decimal("1e999999"),
        1234567890123456,
        Decimal("1.234567890123456"),
        Decimal("1." + "0" * 40 + "1"),
        Decimal("100000000000000000000.000000000001"),
        Decimal("NaN"),
        Decimal("Infinity"),
        Decimal("-Infinity"),
        Decimal("sNaN"),
        True,
        False,
        "41",
        "",
        41.0,
        0.1,
        float("nan"),
        None,
        [],
        {},
        b"1",
    ],
)
def test_whatever_is_no_exact_value_is_refused(value):
    with pytest.raises(ValidationError):
        VALUE.validate_python(value)
    assert "/value" in wrong(figure(value=value))


@given(st.integers(0, 10**15 - 1), st.integers(-15, 5))
def test_every_number_of_up_to_15_digits_keeps_all_of_them(digits: int, exponent: int):
    number = Decimal(digits).scaleb(exponent)
    if 0 < number < Decimal("1e-15"):
        return
    value = VALUE.validate_python(number)
    assert value == number
    shown = plain(value)
    assert Decimal(shown) == number
    assert "e" not in shown.lower()
    assert not shown.endswith(".")
    assert not (("." in shown) and shown.endswith("0"))


@given(st.decimals(allow_nan=True, allow_infinity=True) | st.integers() | st.floats() | st.text() | st.booleans())
def test_a_value_is_taken_just_as_it_is_or_refused(value: Any):
    try:
        taken = VALUE.validate_python(value)
    except ValidationError:
        return
    assert taken == value
    assert 0 <= taken < 10**21


@pytest.mark.parametrize("field", ["value_max", "value"])
def test_an_unclean_maximum_is_refused_like_a_value(field):
    assert f"/{field}" in wrong(figure(**{"comparator": "range", "value_max": 5000000000, field: 1e10}))


def test_a_drafted_figure_is_never_changed_in_place():
    draft = read_draft(figure())
    with pytest.raises(ValidationError):
        setattr(draft, "summary", "other")  # noqa: B010 - mypy knows that it is frozen
    assert isinstance(draft, Figure)


def test_a_two_way_total_without_a_reporter_is_its_first_economy_s_by_code():
    told = figure(flow="total", parties=[{"id": "KAZ", "role": "participant"}, {"id": "CHN", "role": "participant"}])
    draft = read_draft(without(told, "reporter", "partner"))
    assert isinstance(draft, Figure)
    assert (draft.reporter, draft.partner) == ("CHN", "KAZ")


@pytest.mark.parametrize("country", [[], [{"id": "KAZ", "role": "participant"}]])
def test_the_sides_of_a_total_are_not_guessed(country):
    draft = read_draft(without(figure(flow="total", parties=country), "reporter", "partner"))
    assert isinstance(draft, Figure)
    assert (draft.reporter, draft.partner) == (None, None)

"""Periods against ISO 8601-2's own examples for EDTF levels 0 and 1, and against what must be refused."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.vocabulary.periods import parse_period, parse_published

# Levels 0 and 1 as the standard and the Library of Congress's specification show them, within the years 0001 to 9999.
EXAMPLES = {
    "1985-04-12": ("1985-04-12", "1985-04-12"),
    "1985-04": ("1985-04-01", "1985-04-30"),
    "1985": ("1985-01-01", "1985-12-31"),
    "1964/2008": ("1964-01-01", "2008-12-31"),
    "2004-06/2006-08": ("2004-06-01", "2006-08-31"),
    "2004-02-01/2005-02-08": ("2004-02-01", "2005-02-08"),
    "2004-02-01/2005-02": ("2004-02-01", "2005-02-28"),
    "2004-02-01/2005": ("2004-02-01", "2005-12-31"),
    "2005/2006-02": ("2005-01-01", "2006-02-28"),
    "2001-21": ("2001-03-01", "2001-05-31"),
    "2003-22": ("2003-06-01", "2003-08-31"),
    "2000-23": ("2000-09-01", "2000-11-30"),
    "2010-24": ("2010-12-01", "2011-02-28"),
    "1984?": ("1984-01-01", "1984-12-31"),
    "2004-06~": ("2004-06-01", "2004-06-30"),
    "2004-06-11%": ("2004-06-11", "2004-06-11"),
    "201X": ("2010-01-01", "2019-12-31"),
    "20XX": ("2000-01-01", "2099-12-31"),
    "2004-XX": ("2004-01-01", "2004-12-31"),
    "1985-04-XX": ("1985-04-01", "1985-04-30"),
    "1985-XX-XX": ("1985-01-01", "1985-12-31"),
    "1985-04-12/..": ("1985-04-12", None),
    "1985-04/..": ("1985-04-01", None),
    "1985/..": ("1985-01-01", None),
    "../1985-04-12": (None, "1985-04-12"),
    "../1985-04": (None, "1985-04-30"),
    "../1985": (None, "1985-12-31"),
    "1985-04-12/": ("1985-04-12", None),
    "1985-04/": ("1985-04-01", None),
    "1985/": ("1985-01-01", None),
    "/1985-04-12": (None, "1985-04-12"),
    "/1985-04": (None, "1985-04-30"),
    "/1985": (None, "1985-12-31"),
    "1984~/2004-06": ("1984-01-01", "2004-06-30"),
    "1984/2004-06~": ("1984-01-01", "2004-06-30"),
    "1984?/2004%": ("1984-01-01", "2004-12-31"),
    "1984-06-02?/2004-08-08~": ("1984-06-02", "2004-08-08"),
    "2004-06-XX/2004-07-03": ("2004-06-01", "2004-07-03"),
    "2003-22/2004-22": ("2003-06-01", "2004-08-31"),
    "0001": ("0001-01-01", "0001-12-31"),
    "9999": ("9999-01-01", "9999-12-31"),
    "000X": ("0001-01-01", "0009-12-31"),
    "2024-02": ("2024-02-01", "2024-02-29"),
    "2023-24": ("2023-12-01", "2024-02-29"),
    "9998-24": ("9998-12-01", "9999-02-28"),
}

REFUSED = {
    "": "not empty",
    "2024-02-30": "days 01 to 29",
    "2023-02-29": "days 01 to 28",
    "2024-13": "month",
    "2024-00": "month",
    "2024-25": "month",
    "2024-04-00": "days 01 to 30",
    "2024-21-01": "month",
    "0000": "0001 to 9999",
    "0000-XX": "0001 to 9999",
    "-0001": "0001 to 9999",
    "+2024": "0001 to 9999",
    "Y170000002": "0001 to 9999",
    "9999-24": "9999",
    "2024-03-28T10:00:00Z": "time",
    "10:00": "time",
    "202403": "hyphens",
    "20240328": "hyphens",
    "2024-3": "no EDTF date",
    "24": "no EDTF date",
    "2024-03-28-01": "no EDTF date",
    "2004-06~-11": "no EDTF date",
    "?2004-06": "no EDTF date",
    "2004?~": "no EDTF date",
    "{1960,1961}": "no EDTF date",
    "[1667..1668]": "no EDTF date",
    "1950S2": "no EDTF date",
    "198x": "no EDTF date",
    "XXXX": "no EDTF date",
    "1XXX": "no EDTF date",
    "156X-12-25": "level 1",
    "20XX-05": "level 1",
    "2004-XX-05": "level 1",
    "2004-1X": "no EDTF date",
    "٢٠٢٤": "characters",
    "2024–03": "characters",
    " 2024": "characters",
    "2024 ": "characters",
    "2024\n": "characters",
    "2024\x00": "characters",
    "../..": "no end that is known",
    "/": "no end that is known",
    "../": "no end that is known",
    "/..": "no end that is known",
    "..": "no EDTF date",
    "2024/2025/2026": "more than two ends",
    "2024/2023": "before it begins",
    "2004-06-11/2004-06-10": "before it begins",
    "2004-06/2004-05": "before it begins",
    "TODAY": "no EDTF date",
    "2024?" + "?" * 60: "at most 64",
}

FREQS = {
    "2024": "A",
    "2004-04/2005-03": "A",
    "2024-01-01/2024-12-31": "A",
    "2024-01/2024-06": "S",
    "2024-01/2024-03": "Q",
    "2024-02/2024-04": "Q",
    "2024-02": "M",
    "2024-02-01/2024-02-29": "M",
    "2024-03-25/2024-03-31": "W",
    "2024-02-26/2024-03-03": "W",
    "2024-03-28": "D",
    "2024-03-28/2024-03-28": "D",
    "2024~": "A",
    "2024-01?/2024-03": "Q",
    "2024-01/2024-02": None,
    "2024-01/2024-05": None,
    "2023/2024": None,
    "2024-03-01/2024-03-30": None,
    "2024-21": None,
    "198X": None,
    "2004-XX": None,
    "2004-06-XX": None,
    "2024-01-01/2024-12-XX": None,
    "2024/..": None,
    "/2024": None,
    "9999-10/9999-12": "Q",
}


def day(text):
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize("edtf", EXAMPLES)
def test_an_example_of_the_standard_has_its_first_and_last_day(edtf):
    period = parse_period(edtf)
    assert (period.edtf, period.first, period.last) == (edtf, *map(day, EXAMPLES[edtf]))


@pytest.mark.parametrize("edtf", REFUSED)
def test_what_is_no_period_is_refused_with_its_reason(edtf):
    with pytest.raises(ValueError, match=REFUSED[edtf]) as refusal:
        parse_period(edtf)
    assert "20" in str(refusal.value), "the sentence gives an example"


@pytest.mark.parametrize("edtf", FREQS)
def test_the_frequency_follows_from_the_span(edtf):
    assert parse_period(edtf).freq == FREQS[edtf]


@pytest.mark.parametrize("edtf", ["2024", "2024-03", "2024-03-28"])
def test_an_article_is_published_on_a_day_or_in_a_month_or_year(edtf):
    assert parse_published(edtf) == parse_period(edtf)


@pytest.mark.parametrize(
    "edtf", ["2024?", "2024-21", "202X", "2024-03-XX", "2024/..", "2024-01/2024-03", "2024-02-30", ""]
)
def test_an_article_is_not_published_in_any_other_period(edtf):
    with pytest.raises(ValueError, match="20"):
        parse_published(edtf)


@given(st.dates(), st.dates())
def test_an_interval_is_bounded_by_its_days(one, other):
    first, last = sorted((one, other))
    period = parse_period(f"{first.isoformat()}/{last.isoformat()}")
    assert (period.first, period.last) == (first, last)


@given(st.dates(), st.sampled_from(["?", "~", "%"]))
def test_a_qualifier_changes_no_bound(one, qualifier):
    for edtf in (one.isoformat(), one.isoformat()[:7], one.isoformat()[:4]):
        plain, qualified = parse_period(edtf), parse_period(edtf + qualifier)
        assert (plain.first, plain.last, plain.freq) == (qualified.first, qualified.last, qualified.freq)


@given(
    st.one_of(
        st.text(), st.text(alphabet="0129X-/.?~%T:Y", max_size=24), st.from_regex(r"[0-9X]{4}(-[0-9X]{2}){0,2}/?")
    )
)
def test_any_text_is_a_period_in_order_or_a_value_error(text):
    try:
        period = parse_period(text)
    except ValueError:
        return
    assert period.edtf == text
    assert period.first is not None or period.last is not None
    assert period.first is None or period.last is None or period.first <= period.last

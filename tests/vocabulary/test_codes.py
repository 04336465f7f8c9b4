"""Code lists: complete, consistent, and found when misspelt."""

import subprocess
import sys
import time
from importlib.resources import files

import pycountry
import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from app.vocabulary.codes import STANDARDS, codelist, codelists, near, rows
from app.vocabulary.words import fold

LISTS = [
    *"kind review action proposer_type indicator measure comparator direction balance record flow freq".split(),
    *"figure_status event_status agreement_status event_type agreement_type party_type role relation supports".split(),
    *"unit currency economy language".split(),
]

EXACTLY = {
    "kind": "figure event agreement",
    "review": "proposed accepted rejected retracted",
    "action": "added corrected accepted rejected retracted",
    "proposer_type": "reader person program",
    "measure": "level change_pct change_abs change_factor share_pct ratio count",
    "comparator": "eq approx gt ge lt le range",
    "direction": "up down",
    "balance": "surplus deficit",
    "record": "high low",
    "flow": "export import total balance investment",
    "freq": "A S Q M W D",
    "figure_status": "observed provisional estimate forecast target decided",
    "event_status": "occurred ongoing planned proposed threatened cancelled unknown",
    "agreement_status": "proposed planned negotiating agreed signed in_force extended suspended terminated unknown",
    "event_type": "visit talks summit forum statement mission negotiation policy_measure dispute opening "
    "entry_into_force signing project other",
    "agreement_type": "fta trade_agreement trade_protocol framework mou barter contract joint_venture investment "
    "currency_swap cooperation partnership initiative transport joint_statement other",
    "party_type": "country bloc region organisation company agency person forum place",
}

AT_LEAST = {
    "indicator": "trade_value cargo_volume gdp investment tariff_rate quota contract_value price output employment "
    "count inflation exchange_rate interest_rate debt loan aid budget reserves current_account consumption sales "
    "revenue profit stake capacity tourism remittances unemployment retail_sales industrial_output stockpile",
    "role": "reporter partner host visitor speaker participant party signatory initiator topic place forum organiser "
    "mediator complainant respondent target imposer buyer seller investor recipient",
    "relation": "at about credits conversion_of same_as corroborates contradicts part_of follows causes",
    "supports": "fact value period parties subject indicator measure unit direction balance comparator record flow "
    "reporter partner commodity source_agency base_period status type place ordinal stated_by",
    "unit": "percent pp times ratio t kg MW kWh bbl bbl/day bbl/month boe TEU tkm carat",
    "currency": "USD EUR CNY KZT DEM FRF SUR ITL ESP NLG BEF ATS FIM IEP PTE GRD LUF CSK YUD DDM",
    "economy": "CHN KAZ XKX EU ASEAN EAEU RCEP SUN YUG CSK DDR WLD R-EUROPE R-ASIA",
    "language": "en zh ru kk fr de es ar",
}


def test_the_lists_are_named_after_their_fields():
    assert list(codelists()) == LISTS
    data = {entry.name for entry in files("app.vocabulary").joinpath("data").iterdir()}
    assert data == {f"{name}.csv" for name in ("codelist", *LISTS)}


@pytest.mark.parametrize("name", EXACTLY)
def test_a_closed_list_has_exactly_the_codes_of_the_design(name):
    assert list(codelist(name).codes) == EXACTLY[name].split()


@pytest.mark.parametrize("name", AT_LEAST)
def test_an_open_list_has_the_codes_of_the_design(name):
    assert set(AT_LEAST[name].split()) <= set(codelist(name).codes)


@pytest.mark.parametrize("name", LISTS)
def test_a_list_has_unique_codes_with_names_and_definitions(name):
    one = codelist(name)
    assert one.codes
    assert one.title
    assert one.definition.endswith(".")
    codes = [row["code"] for row in rows(name)]
    assert len(codes) == len(set(codes))
    for code in one.codes.values():
        assert code.name, code
        assert code.definition.endswith("."), code
        assert set(code.equivalents) <= set(STANDARDS)
        assert all(code.equivalents.values())
        assert all(alias == alias.strip() and alias for alias in code.aliases), code


@pytest.mark.parametrize("name", ["codelist", *LISTS])
def test_a_file_is_a_plain_table(name):
    for row in rows(name):
        assert None not in row, "more cells than the header"
        assert None not in row.values(), "fewer cells than the header"
        for cell in row.values():
            assert cell == cell.strip()
            assert cell.isprintable()


@pytest.mark.parametrize("name", ["unit", "currency", "indicator", "role", "economy", "language"])
def test_no_word_means_two_codes_of_a_list(name):
    seen: dict[str, str] = {}
    for code in codelist(name).codes.values():
        for word in {fold(word) or word for word in (code.name, *code.aliases)}:
            assert seen.setdefault(word, code.code) == code.code, word


@pytest.mark.parametrize(
    ("name", "code", "standard", "equivalent"),
    [
        ("freq", "A", "sdmx", "A"),
        ("figure_status", "estimate", "sdmx", "E"),
        ("unit", "bbl", "ucum", "[bbl_us]"),
        ("unit", "percent", "ucum", "%"),
        ("economy", "CHN", "m49", "156"),
        ("event_type", "visit", "plover", "CONSULT"),
        ("event_status", "threatened", "plover", "THREATEN"),
        ("party_type", "person", "schema_org", "Person"),
    ],
)
def test_a_code_has_its_equivalent_in_another_standard(name, code, standard, equivalent):
    assert codelist(name).codes[code].equivalents[standard] == equivalent


def test_every_currency_of_the_standard_is_there_and_historical_ones_are_marked():
    historical = {row["code"] for row in rows("currency") if row["historical"] == "yes"}
    active = {row["code"] for row in rows("currency") if row["historical"] == "no"}
    assert active == {currency.alpha_3 for currency in pycountry.currencies}
    assert historical <= set(Locale("en").currencies)
    assert {"DEM", "FRF", "SUR", "YUD", "DDM", "XEU"} <= historical


def test_every_language_of_the_standard_is_there():
    assert set(codelist("language").codes) == {one.alpha_2 for one in pycountry.languages if hasattr(one, "alpha_2")}


def test_an_unknown_list_is_a_key_error():
    with pytest.raises(KeyError):
        codelist("../codelist")


def test_a_list_tells_whether_it_has_a_code():
    assert "figure" in codelist("kind")
    assert "Figure" not in codelist("kind")
    assert 7 not in codelist("kind")


@pytest.mark.parametrize(
    ("word", "name", "best"),
    [
        ("figures", "kind", "figure"),
        ("FIGURE", "kind", "figure"),
        ("agreemnt", "kind", "agreement"),
        ("chn", "economy", "CHN"),
        ("usd", "currency", "USD"),
        ("exports", "flow", "export"),
        ("tariff", "indicator", "tariff_rate"),
        ("trade_vlaue", "indicator", "trade_value"),
        ("visits", "event_type", "visit"),
        ("organization", "party_type", "organisation"),
    ],
)
def test_the_best_near_code_comes_first(word, name, best):
    assert near(word, codelist(name).codes)[0] == best


def test_only_near_codes_are_named():
    assert near("figures", codelist("kind").codes) == ["figure"]
    assert near("zzzzzz", codelist("kind").codes) == []
    assert near("", codelist("kind").codes) == []
    assert len(near("trade", codelist("indicator").codes)) == 3


def test_the_beginning_of_a_word_is_near():
    assert near("neg", codelist("event_type").codes) == ["negotiation"]


def test_a_long_word_is_cut():
    assert near("a" * 10_000, ["a" * 65, "a" * 64])[0] == "a" * 64


def test_singular_and_plural_are_near():
    assert near("parties", ["part", "party"])[0] == "party"
    assert near("taxes", ["taxi", "tax"])[0] == "tax"
    assert near("company", ["companies"]) == ["companies"]


@given(st.text(), st.lists(st.text(max_size=20), max_size=20))
def test_near_ones_are_three_of_the_choices_at_most(word, choices):
    found = near(word, choices)
    assert found == near(word, iter(choices))
    assert len(found) <= 3
    assert len(set(found)) == len(found)
    assert set(found) <= set(choices)


@pytest.mark.parametrize("word", ["a" * 10_000, "CHN-" * 2_500, "é" * 10_000, "abcdefghijklmnopqrstuvwxyz" * 400])
def test_a_huge_word_is_answered_fast(word):
    choices = [*codelist("economy").codes, *codelist("currency").codes]
    started = time.thread_time()
    near(word, choices)
    assert time.thread_time() - started < 1


def test_importing_reads_no_file_and_needs_the_standard_library_only():
    script = (
        "import sys, app.vocabulary.codes, app.vocabulary.economies, app.vocabulary.units, app.vocabulary.periods\n"
        "from app.vocabulary.codes import rows\n"
        "assert rows.cache_info().currsize == 0\n"
        "assert not {'pycountry', 'babel', 'pydantic', 'sqlalchemy', 'fastapi'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True)

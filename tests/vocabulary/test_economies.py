"""Economies: complete by ISO 3166-1 (pycountry), and pairs of them."""

from collections import defaultdict

import pycountry
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.vocabulary.economies import economies, economy, pair_of, parse_pair
from app.vocabulary.words import fold

COUNTRIES = {country.alpha_3: country for country in pycountry.countries}
SHARED_DEMONYMS = {"congolese", "dominican", "dominicans"}


def test_every_country_of_the_standard_is_there_and_complete():
    assert len(COUNTRIES) == 249
    for code, country in COUNTRIES.items():
        one = economies()[code]
        assert one.name, code
        assert all(one.demonyms), code
        assert one.demonyms, code
        assert (one.type, one.m49, one.alpha2) == ("country", country.numeric, country.alpha_2)


def test_a_country_is_found_by_its_official_and_common_names():
    for code, country in COUNTRIES.items():
        names = {fold(name) for name in (economies()[code].name, *economies()[code].aliases)}
        for standard in (getattr(country, "common_name", None), getattr(country, "official_name", None)):
            if standard and not set(standard) & set(",("):
                assert fold(standard.removeprefix("the ")) in names or code == "TWN", standard


def test_historical_economies_blocs_and_regions_are_there():
    for code in ("SUN", "YUG", "CSK", "DDR", "SCG", "ANT", "XKX"):
        assert economies()[code].type == "country"
    for code in ("EU", "ASEAN", "EAEU", "RCEP", "MERCOSUR", "GCC", "AU", "OPEC", "G7", "G20", "BRICS", "CPTPP"):
        assert economies()[code].type == "bloc"
    for code in ("WLD", "R-EUROPE", "R-ASIA", "R-MIDDLE-EAST"):
        assert economies()[code].type == "region"


@pytest.mark.parametrize(
    ("code", "m49"),
    [("WLD", "001"), ("R-EUROPE", "150"), ("R-ASIA", "142"), ("R-CENTRAL-ASIA", "143"), ("R-AFRICA", "002"),
     ("R-LATIN-AMERICA", "419"), ("R-SOUTH-EASTERN-ASIA", "035"), ("R-OCEANIA", "009"), ("R-MIDDLE-EAST", None),
     ("SUN", "810"), ("EU", None)],
)  # fmt: skip
def test_a_region_has_its_number_of_un_m49(code, m49):
    assert economies()[code].m49 == m49


def test_no_number_and_no_name_belongs_to_two_economies():
    owners = defaultdict(set)
    for one in economies().values():
        for name in {fold(name) for name in (one.code, one.name, *one.aliases)}:
            owners[name].add(one.code)
        if one.m49:
            owners[f"m49 {one.m49}"].add(one.code)
        for name in {fold(name) for name in one.demonyms} - SHARED_DEMONYMS:
            owners[f"demonym {name}"].add(one.code)
    assert {name: codes for name, codes in owners.items() if len(codes) > 1} == {}


def test_a_demonym_is_no_name_of_another_economy():
    names = {fold(name): one.code for one in economies().values() for name in (one.code, one.name, *one.aliases)}
    for one in economies().values():
        for demonym in one.demonyms:
            assert names.get(fold(demonym), one.code) == one.code, demonym


@pytest.mark.parametrize(
    ("name", "code"),
    [("China", "CHN"), ("Kazakhstan", "KAZ"), ("United States of America", "USA"), ("Burma", "MMR"),
     ("West Germany", "DEU"), ("EC", "EU"), ("Ivory Coast", "CIV"), ("Republic of Korea", "KOR"), ("UK", "GBR")],
)  # fmt: skip
def test_a_name_that_news_uses_is_known(name, code):
    assert fold(name) in {fold(known) for known in (economies()[code].name, *economies()[code].aliases)}


def test_a_code_is_exact():
    assert economy("CHN") is economies()["CHN"]
    assert economy("chn") is None
    assert economy("China") is None


def test_the_codes_that_take_part_have_no_hyphen():
    for code, one in economies().items():
        assert one.takes_part is (one.type != "region")
        assert code.isascii()
        assert code == code.upper()
        assert not (one.takes_part and "-" in code)


@pytest.mark.parametrize("text", ["CHN-KAZ", "KAZ-CHN", "chn-kaz", "Kaz-Chn"])
def test_a_pair_is_read_in_either_order_and_case(text):
    assert parse_pair(text) == "CHN-KAZ"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "CHN",
        "CHN-",
        "CHN-CHN",
        "CHN-WLD",
        "CHN-R-ASIA",
        "CHN-XYZ",
        "CHN-KAZ-RUS",
        "CHN KAZ",
        "CHN–KAZ",
        "ruſ-chn",
    ],
)
def test_what_is_no_pair_is_none(text):
    assert parse_pair(text) is None


def test_a_bloc_can_be_one_of_a_pair():
    assert parse_pair("eu-chn") == "CHN-EU"


@given(st.sampled_from(sorted(economies())), st.sampled_from(sorted(economies())))
def test_a_pair_is_the_same_both_ways(a, b):
    assert pair_of(a, b) == pair_of(b, a)
    valid = a != b and economies()[a].takes_part and economies()[b].takes_part
    assert parse_pair(f"{a}-{b}") == (pair_of(a, b) if valid else None)


@given(st.text())
def test_any_text_is_a_pair_or_none(text):
    assert parse_pair(text) in {text.upper(), None}

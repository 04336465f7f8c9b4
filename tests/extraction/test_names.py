"""People with their offices, bodies and forums by name."""

import pytest

from app.extraction.article import scan
from app.extraction.deeds.forums import scan_forums
from app.extraction.names.organisations import scan_organisations
from app.extraction.names.people import scan_people


def people(text):
    article = scan(text, "2020-05-05")
    return [(text[one.start : one.end], one.name, one.country) for one in article.people]


def bodies(text):
    article = scan(text, "2020-05-05")
    tokens, places = article.tokens, list(article.places)
    found = scan_organisations(article.flat, tokens, places, scan_people(article.flat, tokens, places))
    return [(one.name, one.type, one.country) for one in found]


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Kenyan President Daniel Otieno spoke.", "Daniel Otieno", "KEN"),
        ("Norway's Foreign Trade Minister Ola Berg spoke.", "Ola Berg", "NOR"),
        ("Turkish Minister of Energy and Natural Resources Emre Kaya spoke.", "Emre Kaya", "TUR"),
        ("The Polish Ambassador to Chile Jan Nowak spoke.", "Jan Nowak", "POL"),
        ("U.S. trade minister Ann Lee spoke.", "Ann Lee", "USA"),
        ("Deputy prime minister Kim Sang-ho spoke.", "Kim Sang-ho", None),
        ("Chinese Vice Premier Liu He spoke.", "Liu He", "CHN"),
        ("Minister of Agriculture and Coffee of Kenya Ana Diaz spoke.", "Ana Diaz", "KEN"),
        ("Peru's Minister of Foreign Affairs and Compatriots Abroad Ana Diaz spoke.", "Ana Diaz", "PER"),
        ("Peru's Deputy Secretary for Arms Control Ana Diaz spoke.", "Ana Diaz", "PER"),
        ("President of the Republic of Korea (ROK) Ana Diaz spoke.", "Ana Diaz", "KOR"),
    ],
)
def test_an_office_names_a_person_and_their_country(text, name, country):
    assert [(one[1], one[2]) for one in people(text)] == [(name, country)]


UNNAMED = "Peru's trade minister said on Monday that talks went well. "


@pytest.mark.parametrize(
    "text",
    [
        UNNAMED + "Juan Rojas told reporters that a deal was near.",
        UNNAMED + "Juan Rojas said a deal was near. Rojas said so twice.",
    ],
)
def test_who_speaks_right_after_an_office_without_a_name_holds_it(text):
    assert people(text)[0][1:] == ("Juan Rojas", "PER")


@pytest.mark.parametrize(
    "text",
    [
        UNNAMED + "Juan Rojas praised the weather.",
        "A trader said on Monday that talks went well. Juan Rojas told reporters that a deal was near.",
    ],
)
def test_who_does_not_speak_after_an_office_holds_none(text):
    assert people(text) == []


def test_an_ambassador_speaks_for_the_country_that_sent_them_not_for_the_one_they_live_in():
    assert people("Japanese Ambassador to Brazil Ken Ito left.")[0][2] == "JPN"


def test_a_later_short_mention_is_the_same_person():
    found = people("Peruvian President Lucia Ramos came. Ramos spoke. President Ramos left.")
    assert {one[1:] for one in found} == {("Lucia Ramos", "PER")}
    assert [one[0] for one in found] == ["Peruvian President Lucia Ramos", "Ramos", "President Ramos"]


def test_a_body_is_not_taken_for_a_person():
    assert people("The chairman of the Swiss Bankers Association spoke.") == []


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Turkish company Demirtas Holding won.", ("Demirtas Holding", "company", "TUR")),
        ("The Cocoa Authority of Ghana said so.", ("Cocoa Authority of Ghana", "agency", "GHA")),
        ("A study by KOTRA says so.", ("KOTRA", "organisation", "KOR")),
        ("Cuba's Sugar Council met.", ("Sugar Council", "organisation", "CUB")),
        ("A German Siemens team met.", ("Siemens", "company", "DEU")),
        ("In 2008 Siemens won.", ("Siemens", "company", "DEU")),
        ("Bluefield Corp. Monday won.", ("Bluefield Corp", "company", None)),
        ("Lima-based Bluefield Group won.", ("Bluefield Group", "company", "PER")),
        ("Peru's Siemens Andina won.", ("Siemens Andina", "company", "PER")),
        ("Salt Corporation of Ghana Limited won.", ("Salt Corporation of Ghana Limited", "company", "GHA")),
    ],
)
def test_a_body_belongs_to_the_country_named_with_it(text, body):
    assert bodies(text) == [body]


def test_what_a_known_firm_makes_is_no_part_of_its_name():
    assert bodies("The airline ordered six Boeing 787s.") == [("Boeing", "company", "USA")]


def test_a_body_goes_by_the_letters_in_brackets_behind_its_name():
    found = bodies("Peru's Salt Mining Company (SMC) spoke. SMC left. Its liquefied natural gas (LNG) too.")
    assert found == [("Salt Mining Company", "company", "PER")] * 2


def test_a_body_whose_country_nobody_names_has_none():
    assert bodies("Bluefield Holdings won.") == [("Bluefield Holdings", "company", None)]


def test_a_forum_goes_by_its_full_name_wherever_it_is_mentioned_again():
    article = scan("She spoke at the Baltic Forum for Trade. He left the Baltic Forum early.", "2020-05-05")
    assert [one.name for one in scan_forums(article, [])] == ["Baltic Forum for Trade", "Baltic Forum for Trade"]


def test_a_press_conference_is_no_forum():
    assert scan_forums(scan("He held a Joint Press Conference there.", None), []) == []

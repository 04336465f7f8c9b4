"""Sentences, headlines and boilerplate of articles of every house style."""

import pytest

from app.extraction.text.datelines import city_of
from app.extraction.text.segments import plain, segment


def sentences(text: str, kind: str = "body") -> list[str]:
    flat = plain(text)
    return [flat[one.start : one.end] for one in segment(text, flat) if one.kind == kind]


def test_the_plain_text_has_the_same_length():
    text = "“Trade”\u00a0rose\n5%\u2003— ‘fast’ –\u3000again"
    assert len(plain(text)) == len(text)


def test_a_wire_headline_and_dateline_are_no_sentences():
    text = "LIMA BUYS MORE RICE\n\nLIMA, May 4 - Peru bought rice worth two\nmln dlrs. It paid cash.\n REUTER\n"
    assert sentences(text, "headline") == ["LIMA BUYS MORE RICE"]
    assert sentences(text, "dateline") == ["LIMA, May 4 - "]
    assert sentences(text)[:2] == ["Peru bought rice worth two mln dlrs.", "It paid cash."]


@pytest.mark.parametrize(
    ("line", "city"),
    [
        ("LIMA, May 4 - ", "Lima"),
        ("LIMA (ABC) ", "Lima"),
        ("LIMA (AP) _ ", "Lima"),
        ("TRUJILLO, Peru, Oct. 27, 2006 (ABC) -- ", "Trujillo"),
        ("Trujillo (Peru), Aug. 4, GNA - ", "Trujillo"),
        ("Lima, 3 May 2019 (ABC) - ", "Lima"),
        ("LIMA, Monday, May 3 (ABC) -- ", "Lima"),
        ("LIMA, May 3 ", "Lima"),
        ("LIMA, May 3. /ABCD/. ", "Lima"),
        ("LIMA, MAY 3, ABCPRESS. ", "Lima"),
        ("Lima. May 3. Peru Today - ", "Lima"),
        ("LIMA/SANTIAGO (Reuters) - ", "Lima"),
        ("LA PAZ: ", "La Paz"),
        ("Lima. ", "Lima"),
        ("Trade: ", None),
        ("However. ", None),
        ("Peru (the second) - ", None),
    ],
)
def test_a_dateline_is_no_part_of_the_sentence_behind_it(line: str, city: str | None):
    text = f"A title of the article\n\n{line}The ministry bought rice."
    assert [city_of(one) for one in sentences(text, "dateline")] == ([city] if city else [])
    assert sentences(text)[-1].endswith("The ministry bought rice.")


def test_a_city_and_a_day_alone_on_a_line_are_a_dateline():
    text = "A title\n\nLIMA 1996-12-06\n\nPeru bought rice.\n\nMay 4, 2013\n\nIt paid cash."
    assert sentences(text, "dateline") == ["LIMA 1996-12-06"]


def test_a_point_of_an_abbreviation_ends_no_sentence():
    assert sentences("He saw the U.S. Treasury and Mr. Smith of Acme Corp. in Jan. 1999. Then he left.") == [
        "He saw the U.S. Treasury and Mr. Smith of Acme Corp. in Jan. 1999.",
        "Then he left.",
    ]


def test_a_sentence_may_end_with_an_abbreviated_country():
    assert sentences("Rice went to the U.S. The price was low.") == ["Rice went to the U.S.", "The price was low."]


def test_advertisement_lines_are_boilerplate():
    text = "Trade grew fast last year.\n\nAdvertisement\n\nIt will grow again."
    assert sentences(text, "boilerplate") == ["Advertisement"]


def test_a_script_at_the_end_is_boilerplate():
    assert sentences('Trade grew. var page_config = {"a": 1};', "boilerplate") == ['var page_config = {"a": 1};']


def test_a_short_line_without_a_full_stop_is_a_heading():
    text = "Title of it\n\nTrade grew fast.\n\nWhat comes next\n\nMore of it."
    assert sentences(text, "heading") == ["What comes next"]


def test_a_sentence_of_a_megabyte_is_cut():
    text = "word " * 200_000
    found = segment(text, text)
    assert max(one.end - one.start for one in found) <= 1500


@pytest.mark.parametrize("last", ["document", "window", "function"])
def test_a_sentence_that_ends_with_a_word_of_scripts_is_no_script(last):
    text = f"They will sign the {last}.\nPeru's exports to Chile rose."
    assert [one.kind for one in segment(text, plain(text))] == ["body", "body"]


@pytest.mark.parametrize("agency", ["- Sapa", "(Xinhua)", "/PTI", "Reuter"])
def test_an_agency_that_signs_behind_the_last_sentence_leaves_it_a_sentence(agency):
    text = f"Peru and Chile met.\nTin was what Peru sold most. {agency}"
    assert [one.kind for one in segment(text, plain(text))] == ["body", "body", "boilerplate"]


def test_points_of_a_summary_and_a_byline_are_no_part_of_the_first_sentence():
    points = ["* Peru buys rice from Chile", "* Prices fell in April", "By Ana Diaz"]
    text = "\n".join([*points, "Peru said on Monday that it", "had bought rice from", "Chile, the first", "since May."])
    assert sentences(text)[-1] == "Peru said on Monday that it had bought rice from Chile, the first since May."
    assert not any("By Ana Diaz" in one for one in sentences(text))


@pytest.mark.parametrize("mark", ["FILE PHOTO: ", "FILE - ", "File photo: "])
def test_the_caption_of_an_old_picture_is_no_sentence(mark):
    text = (
        f"Peru sells rice\n\n{mark}Rice is seen in a field near Lima, Peru, Oct. 27, 2019.\n\nPeru sold rice on Monday."
    )
    assert sentences(text) == ["Peru sold rice on Monday."]

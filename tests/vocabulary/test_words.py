"""Words: without case and accents, and slugs made of them."""

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.vocabulary.words import fold, slug, words


def test_words_are_runs_of_letters_and_digits():
    assert words("Trade grew 22.1%, to $41 bn (a_record)!") == [
        "trade",
        "grew",
        "22",
        "1",
        "to",
        "41",
        "bn",
        "a",
        "record",
    ]


def test_a_text_without_letters_has_no_words():
    assert words(" \t-—_%") == []


@pytest.mark.parametrize(
    ("accented", "plain"),
    [
        ("Côte d’Ivoire", "Cote d'Ivoire"),
        ("São Tomé", "Sao Tome"),
        ("TÜRKİYE", "turkiye"),
        ("Yıldırım", "YILDIRIM"),
        ("Straße", "STRASSE"),
        ("Łódź", "Lodz"),
        ("Mærsk", "Maersk"),
        ("Ørsted", "Orsted"),
        ("Việt Nam", "Viet Nam"),
        ("e\u0301te\u0301", "été"),
        ("Қазақстан", "қазақстан"),
        ("ΟΔΟΣ", "οδός"),
        ("ﬁnance", "finance"),
        ("５００", "500"),
    ],
)
def test_case_and_accents_do_not_matter(accented, plain):
    assert fold(accented) == fold(plain)


def test_vowel_signs_do_not_split_a_word():
    assert len(words("हिन्दी भाषा")) == 2


def test_scripts_stay_apart():
    assert fold("中国") == "中国"
    assert fold("Ш") != fold("S")


def test_a_slug_is_the_name_in_ascii():
    assert slug("Jiangsu SOHO Holdings Group") == "jiangsu-soho-holdings-group"
    assert slug("  José & Søn, A/S ") == "jose-son-a-s"


def test_a_name_without_ascii_has_a_digest_as_slug():
    assert slug("中国石油") == slug(" 中国石油! ")
    assert slug("中国石油") != slug("中国石化")
    assert len(slug("中国石油")) == 14
    assert slug("中国石油").startswith("x-")


def test_names_that_differ_only_in_what_is_not_ascii_have_slugs_of_their_own():
    assert slug("ВТБ 24") != slug("Сбербанк 24")
    assert slug("ВТБ 24") == slug(" втб-24 ")
    assert slug("ВТБ 24").startswith("24-")
    assert slug("中国 Bank") != slug("美国 Bank") != slug("Bank")
    assert slug("!!!") != slug("😀")
    assert slug("24") == "24"


@given(st.text())
def test_words_of_words_are_the_same(text):
    assert words(" ".join(words(text))) == words(text)


@given(st.text(), st.sampled_from(["NFC", "NFD"]))
def test_the_form_of_unicode_does_not_matter(text, form):
    assert words(normalize(form, text)) == words(text)


@given(st.text())
def test_a_slug_is_its_own_slug(text):
    made = slug(text)
    assert slug(made) == made
    assert made.isascii()
    assert made == made.lower()
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


@given(st.text())
def test_upper_and_lower_case_are_the_same_words(text):
    assert words(text.upper()) == words(text.lower()) == words(text)

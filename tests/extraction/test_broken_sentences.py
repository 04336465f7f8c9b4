"""Sentences of every row, cut, spliced and with words exchanged, give drafts or nothing: no text breaks the reader."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.extraction.read import read
from tests.extraction.facts import table

FILES = ("figures.csv", "measures.csv", "meetings.csv", "deals.csv", "company_deals.csv")
SENTENCES = [row["text"].split(" ") for name in FILES for row in table(name)]
DAYS = ["2018-06-20", "2018-06", "2018", None]


def evidence_lies_within(text: str, published: str | None) -> None:
    for found in read(text, published):
        assert all(0 <= one.start < one.end <= len(text) for one in found.draft.evidence)


@pytest.mark.parametrize("words", SENTENCES[::7], ids=" ".join)
def test_a_sentence_may_break_off_after_any_word(words: list[str]):
    for count in range(1, len(words)):
        evidence_lies_within(" ".join(words[:count]), "2018-06-20")


@given(st.sampled_from(SENTENCES), st.sampled_from(SENTENCES), st.sampled_from(DAYS), st.data())
def test_the_beginning_of_one_sentence_may_stand_before_the_end_of_another(one, other, published, data):
    first, last = (data.draw(st.integers(0, len(words) - 1)) for words in (one, other))
    evidence_lies_within(" ".join([*one[: first + 1], *other[last:]]), published)


@given(st.sampled_from(SENTENCES), st.sampled_from(SENTENCES), st.sampled_from(DAYS), st.data())
def test_words_of_a_sentence_may_be_lost_or_exchanged(one, other, published, data):
    words = list(one)
    for _ in range(data.draw(st.integers(1, 3))):
        words[data.draw(st.integers(0, len(words) - 1))] = data.draw(st.sampled_from([*other, ""]))
    evidence_lies_within(" ".join(word for word in words if word), published)


@pytest.mark.parametrize(
    "text", ["Fiji banned Peruvian gloop.", "Peru and Kenya agreed on the need", "Fiji banned Vanuatu kava."]
)
def test_what_once_broke_the_reader_is_read(text: str):
    evidence_lies_within(text, "2018-06-20")

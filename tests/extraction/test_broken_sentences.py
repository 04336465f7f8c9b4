"""Sentences of every row, cut, spliced and with words exchanged, give drafts or nothing: no text breaks the reader."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.extraction.read import read
from tests.extraction.facts import table

FILES = ("figures.csv", "measures.csv", "meetings.csv", "deals.csv", "company_deals.csv")
SENTENCES = [row["text"].split(" ") for name in FILES for row in table(name)]
TIMES = (
    "since 2011|since May 2011|since May|since the 1990s|by 2030|until May|from 2011 on|from 2011 to 2016|in the 1980s"
    "|over the past five years|in 2011|in May|in the first half|in the second quarter of 2011|in fiscal 2011-12"
    "|in the year to March|in the first 11 months|in January-May|last year|last week|next month|on Monday"
    "|from May 3 to June 4|in the spring of 2012|a year earlier|in the same period of 2011|year on year"
    "|over the weekend|in 2011, 2012 and 2013|in the marketing year 2011/12|for 10 straight months through April"
).split("|")
SAYINGS = (
    "Peru's imports from Chile fell from $5 billion to $4 billion {} and {}.",
    "Peru's exports to Chile rose 5 percent {}, against 3 percent {}.",
    "Peru's exports rose 5 percent {} to $4 billion from $3 billion {}.",
    "Peru exported 5, 4 and 3 tonnes of tin {}, compared with {}.",
    "Peru will cut duties on Chilean tin to 5 percent {} from 9 percent {}.",
    "Peru aims to raise trade with Chile to $5 billion {} from $3 billion {}.",
    "The pact between Peru and Chile, signed {}, was extended {}.",
    "Peru's minister visited Chile {} for talks {}.",
    "Peru imposed a ban on Chilean tin {}, lifted {}.",
)
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
    "text",
    [
        "Fiji banned Peruvian gloop.",
        "Peru and Kenya agreed on the need",
        "Since 2011, Peru's imports fell from $5 billion to $4 billion.",
    ],
)
def test_what_once_broke_the_reader_is_read(text: str):
    evidence_lies_within(text, "2018-06-20")


@pytest.mark.parametrize("saying", SAYINGS)
@given(st.sampled_from(TIMES), st.sampled_from(TIMES), st.sampled_from(DAYS))
def test_any_two_times_may_stand_in_a_sentence(saying, one, other, published):
    evidence_lies_within(saying.format(one, other), published)

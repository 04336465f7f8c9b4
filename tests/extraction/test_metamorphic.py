"""What must hold of any text: other countries, other amounts, sentences in front, anything at all."""

from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.extraction.read import read
from tests.extraction.facts import read_figures, row

TEXT = (
    "Exports from {a} to {b} rose {n} percent to {m} billion dollars in 2016, "
    "while imports from {b} fell 3 percent. That is all."
)
ECONOMIES = {
    "Peru": "PER",
    "Chile": "CHL",
    "Japan": "JPN",
    "South Korea": "KOR",
    "the Soviet Union": "SUN",
    "Kenya": "KEN",
}
SHAPE = ("indicator", "measure", "unit", "direction", "flow", "period", "base_period", "status")


def shape(text: str) -> list[tuple[object, ...]]:
    return [row(figure, *SHAPE) for figure in read_figures(text)]


@pytest.mark.parametrize("a", ECONOMIES)
@pytest.mark.parametrize("b", ECONOMIES)
def test_other_countries_change_only_the_sides(a: str, b: str):
    if a == b:
        return
    text = TEXT.format(a=a, b=b, n=12, m=5)
    assert shape(text) == shape(TEXT.format(a="Peru", b="Chile", n=12, m=5))
    assert {row(figure, "reporter", "partner") for figure in read_figures(text)} == {(ECONOMIES[a], ECONOMIES[b])}


@given(n=st.integers(1, 99), m=st.integers(1, 999))
@settings(max_examples=40)
def test_other_amounts_change_only_the_values(n: int, m: int):
    text = TEXT.format(a="Peru", b="Chile", n=n, m=m)
    values = [row(figure, "value")[0] for figure in read_figures(text)]
    assert values == [str(n), str(m * 10**9), "3"] or n == 3
    assert shape(text) == shape(TEXT.format(a="Peru", b="Chile", n=12, m=5)) or n == 3


@pytest.mark.parametrize(
    "front", ["It rained in the morning. ", "Nobody knew why.\n\n", "“Well,” he said. ", "\u3000\u3000"]
)
def test_a_sentence_in_front_shifts_the_offsets_exactly(front: str):
    text = TEXT.format(a="Peru", b="Chile", n=12, m=5)
    before, after = read_figures(text), read_figures(front + text)
    same = [one.model_dump(exclude={"evidence"}) for one in after]
    assert [one.model_dump(exclude={"evidence"}) for one in before] == same
    for one, other in zip(before, after, strict=True):
        assert [(e.start + len(front), e.end + len(front), e.sha256) for e in one.evidence] == [
            (e.start, e.end, e.sha256) for e in other.evidence
        ]


WORDS = st.sampled_from(
    "trade exports imports Peru Chile China 's rose fell to from by of in 5 12.5 1,000 percent pct mln bln dlrs $ £ "
    "tonnes 2016 last year May tariff on goods a the and , . ; ( ) \" ' \n - % deficit surplus between doubled a "
    "quarter of record will aims no not if".split(" ")
)


@given(st.one_of(st.text(max_size=400), st.lists(WORDS, max_size=80).map(" ".join)))
@settings(max_examples=250)
def test_any_text_at_all_gives_evidence_within_it_with_the_right_digest(text: str):
    for reading in read(text, "2018-09-09"):
        assert 0 <= reading.confidence <= 1
        for one in reading.draft.evidence:
            assert 0 <= one.start < one.end <= len(text)
            assert sha256(text[one.start : one.end].encode("utf-8", "surrogatepass")).hexdigest() == one.sha256


@given(st.lists(WORDS, max_size=60).map(" ".join))
@settings(max_examples=40)
def test_the_same_text_is_read_the_same_way(text: str):
    assert read(text, "2018-09-09") == read(text, "2018-09-09")

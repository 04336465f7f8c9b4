"""Evidence: the stretch of the article that says so, its bounds, its digest, its quote."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.drafts.evidence import LONGEST_ARTICLE
from app.drafts.reading import read_draft
from app.vocabulary.codes import codelist
from tests.drafts.made import KINDS, TEXT, event, figure, stretch, without, wrong

MAIN = stretch("the Chilean minister will visit Oslo in May 2023")


def test_offsets_count_code_points_and_digests_are_of_utf_8():
    fish = stretch("🐟 wire")
    assert (fish["start"], fish["end"]) == (8, 14)
    assert wrong(event(evidence=[fish]), TEXT) == {}
    assert wrong(event(evidence=[{**fish, "start": 10, "end": 16}]), TEXT).keys() == {"/evidence/0/sha256"}


@pytest.mark.parametrize("evidence", [[], None, {}, "fact", 7, [None], ["fact"], [[]]])
def test_a_fact_without_evidence_is_none(evidence):
    found = wrong(event(evidence=evidence))
    assert found
    assert all(pointer.startswith("/evidence") for pointer in found)


def test_evidence_is_needed():
    assert wrong(without(event(), "evidence")) == {"/evidence": "is needed"}


@pytest.mark.parametrize("text", [None, TEXT])
@pytest.mark.parametrize("field", ["place", "parties", "period"])
def test_the_first_stretch_is_the_main_one(field, text):
    first = {**MAIN, "supports": field}
    assert list(wrong(event(evidence=[first]), text)) == ["/evidence/0/supports"]
    assert list(wrong(event(evidence=[first, MAIN]), text)) == ["/evidence/0/supports"]
    assert wrong(event(evidence=[MAIN, first]), text) == {}


@pytest.mark.parametrize("code", list(codelist("supports").codes))
@pytest.mark.parametrize("kind", list(KINDS))
def test_a_stretch_supports_a_field_that_the_kind_has(kind, code):
    data = KINDS[kind]()
    fields = {*data, "period", "stated_by", "subject", "direction", "balance", "record", "ordinal"}
    fields |= {"source_agency", "base_period"}
    has = {
        "figure": fields - {"ordinal"},
        "event": {"type", "place", "ordinal", "status", "period", "parties", "stated_by", "subject"},
        "agreement": {"type", "status", "period", "parties", "stated_by", "subject"},
    }[kind] | {"fact", *(["parties"] if kind == "figure" else [])}
    found = wrong(KINDS[kind](evidence=[*data["evidence"], {**MAIN, "supports": code}]))
    where = f"/evidence/{len(data['evidence'])}/supports"
    assert list(found) == ([] if code in has else [where])


def test_what_a_stretch_supports_is_a_code_with_near_ones():
    assert "did you mean value" in wrong(figure(evidence=[{**MAIN, "supports": "values"}]))["/evidence/0/supports"]


@pytest.mark.parametrize(("start", "end"), [(5, 5), (6, 5), (5, 0), (-1, 5), (0, 0)])
@pytest.mark.parametrize("text", [None, TEXT])
def test_a_stretch_has_a_letter_at_least(start, end, text):
    found = wrong(event(evidence=[{**MAIN, "start": start, "end": end}]), text)
    assert found
    assert all(pointer.startswith("/evidence/0") for pointer in found)


def test_a_stretch_lies_within_the_article():
    whole = {"start": 0, "end": len(TEXT), "sha256": sha256(TEXT.encode()).hexdigest(), "supports": "fact"}
    assert wrong(event(evidence=[whole]), TEXT) == {}
    beyond = wrong(event(evidence=[{**whole, "end": len(TEXT) + 1}]), TEXT)
    assert beyond == {"/evidence/0/end": f"the article ends at {len(TEXT)}"}
    assert list(wrong(event(evidence=[{**whole, "start": len(TEXT), "end": len(TEXT) + 5}]), TEXT)) == [
        "/evidence/0/end"
    ]


def test_no_article_is_longer_than_a_mebibyte():
    last = {**MAIN, "start": LONGEST_ARTICLE - 1, "end": LONGEST_ARTICLE}
    assert wrong(event(evidence=[last])) == {}
    found = wrong(event(evidence=[{**last, "start": LONGEST_ARTICLE, "end": LONGEST_ARTICLE + 1}]))
    assert found.keys() == {"/evidence/0/start", "/evidence/0/end"}
    assert list(wrong(event(evidence=[{**last, "end": 10**30}]))) == ["/evidence/0/end"]


@pytest.mark.parametrize("start", ["5", 5.0, 5.5, True, None, [5]])
def test_an_offset_is_a_whole_number(start):
    assert list(wrong(event(evidence=[{**MAIN, "start": start}]))) == ["/evidence/0/start"]


def test_the_digest_is_needed_while_no_text_is_attached():
    bare = without(MAIN, "sha256")
    assert wrong(event(evidence=[bare])) == {"/evidence/0/sha256": "is needed while no text of the article is attached"}
    assert list(wrong(event(evidence=[MAIN, bare, {**MAIN, "sha256": None}]))) == [
        "/evidence/1/sha256",
        "/evidence/2/sha256",
    ]
    assert read_draft(event(evidence=[bare]), TEXT).evidence[0].sha256 == MAIN["sha256"]


def test_a_digest_of_other_words_is_refused_where_the_text_is_attached():
    other = {**MAIN, "sha256": sha256(b"other words").hexdigest()}
    assert wrong(event(evidence=[other])) == {}
    assert list(wrong(event(evidence=[MAIN, other]), TEXT)) == ["/evidence/1/sha256"]


@pytest.mark.parametrize("digest", ["", "a" * 63, "a" * 65, "A" * 64, "g" * 64, "a" * 64 + "\n", 7])
def test_what_is_no_digest_is_refused(digest):
    assert list(wrong(event(evidence=[{**MAIN, "sha256": digest}]))) == ["/evidence/0/sha256"]


def test_a_quote_agrees_with_digest_and_text():
    words = "the Chilean minister will visit Oslo in May 2023"
    assert wrong(event(evidence=[{**MAIN, "quote": words}])) == {}
    assert wrong(event(evidence=[{**MAIN, "quote": words}]), TEXT) == {}
    assert list(wrong(event(evidence=[{**MAIN, "quote": "other"}]))) == ["/evidence/0"]
    assert list(wrong(event(evidence=[{**without(MAIN, "sha256"), "quote": "other"}]), TEXT)) == ["/evidence/0/quote"]


def test_no_quote_is_kept_in_a_draft():
    quoted = {**MAIN, "quote": "the Chilean minister will visit Oslo in May 2023"}
    assert read_draft(event(evidence=[quoted])) == read_draft(event(evidence=[MAIN]))


def test_there_is_a_bound_to_the_number_of_stretches():
    assert wrong(event(evidence=[MAIN] * 64)) == {}
    assert list(wrong(event(evidence=[MAIN] * 65))) == ["/evidence"]


def test_a_stretch_has_no_other_fields():
    assert "leave it out" in wrong(event(evidence=[{**MAIN, "colour": 1}]))["/evidence/0/colour"]


@given(st.text(min_size=1, max_size=60).filter(lambda text: text.isprintable()), st.data())
def test_any_stretch_of_any_text_is_taken_with_its_digest_and_with_no_other(text: str, data: st.DataObject):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    bare = {"start": start, "end": end, "supports": "fact"}
    found = read_draft(event(evidence=[bare]), text).evidence[0]
    assert found.sha256 == sha256(text[start:end].encode()).hexdigest()
    assert wrong(event(evidence=[{**bare, "sha256": found.sha256}]), text) == {}
    assert wrong(event(evidence=[{**bare, "sha256": sha256(b"").hexdigest()}]), text) != {}

"""Attaching a copy of an article: the right text to the last character, or nothing changes."""

import hashlib
import json

import pytest

from app.curation.articles import attach
from app.errors import Conflict, NotFound, Refused
from app.upkeep.check import check
from tests.engines import everything, new_store, rows
from tests.stores import (
    TEXT,
    article,
    article_id,
    contract,
    digest,
    exported,
    facts_of,
    figure,
    fill,
    opened,
    price,
    stretch,
    talks,
)


def attached(path, text=TEXT, to=None):
    with opened(path) as store, store.writing() as connection:
        return attach(connection, to or article_id(), text)


@pytest.fixture
def store(tmp_path):
    path = new_store(tmp_path / "store.sqlite")
    fill(path, article(published="2023-05"), figure(), price(), contract(), talks(review="accepted"))
    fill(path, figure(review="accepted", comparator="approx"))
    return path


def faults_of(path):
    with opened(path) as opening, opening.reading(0) as connection:
        return list(check(connection))


def test_from_then_on_every_version_quotes_the_text(store):
    assert {one["quote"] for fact in facts_of(store, "&review=any") for one in fact["evidence"]} == {None}
    assert attached(store)
    for (document,) in rows(store, "SELECT document FROM fact"):
        for one in json.loads(document)["evidence"]:
            assert one["quote"] == TEXT[one["start"] : one["end"]]
            assert digest(one["quote"]) == one["sha256"]
    quotes = {one["quote"] for fact in facts_of(store) for one in fact["evidence"]}
    assert quotes == {"3.5 billion dollars of goods", "3.5 billion dollars", "“talks” go on in São Paulo"}
    assert rows(store, "SELECT articles, texts FROM store") == [(1, 1)]
    assert faults_of(store) == []


def test_attaching_makes_no_revision_and_leaves_all_but_the_quotes_alone(store):
    def without_quotes():
        lines = [json.loads(line) for line in exported(store)]
        for line in lines:
            line.pop("text", None)
            for one in line.get("evidence", []):
                del one["quote"]
        return lines

    before = without_quotes()
    attached(store)
    assert without_quotes() == before


def test_attaching_again_changes_nothing(store):
    attached(store)
    before = everything(store)
    assert not attached(store)
    assert everything(store) == before


@pytest.mark.parametrize(
    "text", [TEXT[:-1], f"{TEXT}\n", TEXT.replace("2022", "2023"), TEXT.replace("–", "-"), "", TEXT.upper()]
)
def test_a_text_that_differs_is_refused_and_nothing_changes(text, store):
    before = everything(store)
    with pytest.raises(Conflict, match="the text is another one: its SHA-256 is"):
        attached(store, text)
    assert everything(store) == before


def test_a_text_is_not_attached_to_another_article(store):
    fill(store, article("Tea."))
    with pytest.raises(Conflict):
        attached(store, TEXT, to=article_id("Tea."))
    assert attached(store, "Tea.", to=article_id("Tea."))


def test_an_unknown_article_is_not_found(store):
    with pytest.raises(NotFound, match="there is no article art_0000000000000000"):
        attached(store, to="art_0000000000000000")


def test_evidence_that_disagrees_with_the_text_is_named_and_nothing_changes(store):
    wrong = {**stretch("Hanoi"), "sha256": digest("Seoul")}
    beyond = {**stretch("Hanoi"), "start": 5000, "end": 5005}
    fill(store, contract(evidence=[wrong], type="cooperation"), contract(evidence=[beyond], type="framework"))
    before = everything(store)
    with pytest.raises(Conflict, match="2 stretches of evidence differ from this text; agr_") as refused:
        attached(store)
    assert [reason.detail[20:] for reason in refused.value.reasons] == [
        ": 0-5 (fact) has another digest",
        ": 5000-5005 (fact) has another digest",
    ]
    assert everything(store) == before


def test_a_stretch_that_ends_after_the_text_is_refused_even_if_what_is_there_agrees(store):
    end = TEXT[-5:]
    beyond = {"start": len(TEXT) - 5, "end": len(TEXT) + 5, "sha256": digest(end), "supports": "fact"}
    fill(store, contract(evidence=[beyond], type="cooperation"))
    with pytest.raises(Conflict, match="1 stretches"):
        attached(store)


@pytest.mark.parametrize("text", ["Tea\x00 and coffee.", "\x00"])
def test_a_text_with_a_nul_is_refused(text, store):
    fill(store, article(text))
    before = everything(store)
    with pytest.raises(Refused, match="a text holds no NUL"):
        attached(store, text, to=article_id(text))
    assert everything(store) == before


def test_a_text_with_a_lone_surrogate_is_refused(store):
    text = "Tea \ud83d and coffee."
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    fill(store, {"kind": "article", "sha256": sha256})
    before = everything(store)
    with pytest.raises(Refused, match="no lone surrogates: character 4 is "):
        attached(store, text, to=f"art_{sha256[:16]}")
    assert everything(store) == before


def test_what_disagrees_with_the_text_is_named_unless_it_was_rejected(store):
    fill(store, figure(value=3600000000, review="accepted"))
    with pytest.raises(Conflict, match="the article says 3500000000 there, not 3600000000"):
        attached(store)
    fill(store, figure(value=3600000000, review="retracted", reason="misread"))
    attached(store)
    assert faults_of(store) == []


NUMBERS = ["100000000000000000000", "999999999999999000000", "18446744073709600000", "0.000000000000001", "22.5"]


@pytest.mark.parametrize("number", NUMBERS)
def test_a_value_survives_attaching_digit_by_digit(number, store):
    # Nothing that it rests on is said to support the value, which is another one than the text's.
    fact = figure(unit="EUR", review="accepted", evidence=figure()["evidence"][:1])
    line = json.dumps(fact).replace("3500000000,", f"{number},", 1).encode()
    fill(store, line)
    attached(store)
    assert rows(store, "SELECT count(*) FROM fact WHERE document LIKE ?", f'%"value":{number},%') == [(1,)]
    assert faults_of(store) == []


@pytest.mark.parametrize("confidence", ["0", "1", "0.75", "1e-7", "0.1"])
def test_a_confidence_is_written_the_same_way_before_and_after(confidence, store):
    line = json.dumps(price() | {"unit": "EUR/t"}).replace('"confidence": 1,', f'"confidence": {confidence},').encode()
    fill(store, line)

    def written():
        ((document,),) = rows(store, "SELECT document FROM fact WHERE unit = 'EUR/t'")
        return document[document.index('"confidence"') :]

    before = written()
    attached(store)
    assert written() == before


def test_a_text_of_many_bytes_per_letter_is_counted_in_letters(store):
    text = "茶" * 1000 + "🍵🍵" + "é" * 10
    fill(store, article(text), talks(article=article_id(text), evidence=[stretch("🍵🍵éé", text=text)]))
    attached(store, text, to=article_id(text))
    (fact,) = [fact for fact in facts_of(store, "&review=proposed") if fact["article"]["id"] == article_id(text)]
    assert (fact["evidence"][0]["start"], fact["evidence"][0]["quote"]) == (1000, "🍵🍵éé")


def test_facts_that_come_after_the_text_are_quoted_too(tmp_path):
    path = new_store(tmp_path / "store.sqlite")
    fill(path, article(text=TEXT), figure(review="accepted"))
    (fact,) = facts_of(path)
    assert fact["evidence"][1]["quote"] == "3.5 billion dollars"


def test_a_text_that_comes_with_a_known_article_is_attached_to_its_facts(store):
    loaded = fill(store, talks(review="accepted", ordinal=2), article(text=TEXT))
    assert (loaded.articles, loaded.facts) == (0, 1)
    assert {one["quote"] is None for fact in facts_of(store, "&review=any") for one in fact["evidence"]} == {False}
    assert faults_of(store) == []

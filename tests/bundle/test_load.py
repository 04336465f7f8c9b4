"""Loading is all or nothing, exact, and refuses what is wrong by naming line and field."""

import json
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from threading import Timer

import pytest
from sqlalchemy import text

from app.errors import Refused
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
    lived_in,
    opened,
    price,
    stretch,
    talks,
)


@pytest.fixture
def empty(tmp_path):
    return new_store(tmp_path / "store.sqlite")


@pytest.fixture
def filled(empty):
    fill(empty, article(published="2023-05"), figure(review="accepted"), contract(review="accepted"))
    return empty


def present(path):
    names = "id, revision, action, by, review, reason"
    return rows(path, f"SELECT {names} FROM fact WHERE until IS NULL ORDER BY revision")  # noqa: S608 - the names above


def recorded(line, revision, at="2024-05-01T12:00:00.000000Z", **changed):
    """A line as an export has it."""
    known = {"id": "fig_0123456789abcdef", "action": "added", "by": "ana", "review": "accepted", "reason": None}
    return {**line, **known, "revision": revision, "recorded_at": at, **changed}


def test_lines_without_revisions_are_taken_as_they_are(empty):
    loaded = fill(empty, article(), figure(review="accepted", reason="seen"), talks(), price())
    assert (loaded.articles, loaded.facts, loaded.unchanged) == (1, 3, 0)
    figures, events = present(empty)[0], present(empty)[1]
    assert figures[1:] == (1, "added", "load", "accepted", "seen")
    assert events[1:] == (2, "added", "load", "proposed", None)
    told = {item["kind"]: item for item in facts_of(empty, "&review=proposed")}
    assert told["event"]["proposed_by"] == {"name": "load", "type": "program"}
    assert told["figure"]["proposed_by"] == {"name": "reader", "type": "reader"}
    assert (told["figure"]["confidence"], told["figure"]["reasons"]) == (1.0, ["money"])


def test_lines_whose_revision_is_null_are_each_taken(filled):
    loaded = fill(filled, talks(revision=None), price(revision=None), figure(review="accepted", revision=None))
    assert (loaded.facts, loaded.unchanged) == (2, 1)


def test_who_proposed_is_told_of_proposed_facts_only(empty):
    fill(empty, article(), price() | {"review": "accepted"})
    (fact,) = facts_of(empty)
    assert (fact["proposed_by"], fact["confidence"], fact["reasons"]) == (None, None, None)


def test_a_fact_that_differs_becomes_a_new_revision_and_the_same_one_does_not(filled):
    same = fill(filled, figure(review="accepted"), contract(review="accepted"))
    assert (same.facts, same.unchanged) == (0, 2)
    changed = fill(filled, figure(review="accepted", comparator="approx", reason="hedged"))
    assert (changed.facts, changed.unchanged) == (1, 0)
    assert present(filled)[1][1:] == (3, "corrected", "load", "accepted", "hedged")


def test_a_line_that_tells_no_review_leaves_that_of_a_known_fact(filled):
    assert fill(filled, figure()).unchanged == 1
    fill(filled, figure(comparator="approx"))
    assert present(filled)[1][2:5] == ("corrected", "load", "accepted")


@pytest.mark.parametrize("decision", ["rejected", "retracted"])
def test_a_decision_is_taken_over(decision, filled):
    fill(filled, figure(review=decision, reason="the agency withdrew it"))
    assert present(filled)[1][1:] == (3, decision, "load", decision, "the agency withdrew it")


def test_a_filled_store_takes_the_last_version_of_each_fact_as_a_new_revision(filled, tmp_path):
    other = new_store(tmp_path / "other.sqlite")
    fill(other, article(published="2023-05"), figure(), contract(), talks())
    fill(other, figure(comparator="approx"), figure(comparator="ge", by="bo", review="accepted", reason="at least"))
    loaded = fill(filled, *exported(other))
    assert (loaded.articles, loaded.facts, loaded.unchanged) == (0, 3, 0)
    assert [row[1:] for row in present(filled)] == [
        (3, "corrected", "load", "proposed", None),
        (4, "added", "load", "proposed", None),
        (5, "corrected", "bo", "accepted", "at least"),
    ]


def test_an_empty_store_keeps_revisions_instants_and_authors(empty):
    at = ["2024-05-01T12:00:00.000000Z", "2024-05-01T12:00:00.000000Z", "2024-05-02T00:00:00.000001Z"]
    born = recorded(figure(), 1, at[0])
    fill(
        empty,
        article(),
        born,
        born | {"revision": 2, "recorded_at": at[1], "action": "corrected", "by": "bo", "comparator": "approx"},
        born | {"revision": 3, "recorded_at": at[2], "action": "retracted", "review": "retracted", "reason": "wrong"},
    )
    assert rows(empty, "SELECT revision, until, recorded_at, by, action, review FROM fact ORDER BY revision") == [
        (1, 2, at[0], "ana", "added", "accepted"),
        (2, 3, at[1], "bo", "corrected", "accepted"),
        (3, None, at[2], "ana", "retracted", "retracted"),
    ]
    assert rows(empty, "SELECT revision, recorded_at FROM store") == [(3, at[2])]


def test_the_next_revision_comes_after_the_last_instant_even_if_the_clock_went_back(empty):
    ahead = (datetime.now(UTC) + timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    fill(empty, article(), recorded(figure(), 1, ahead))
    fill(empty, talks())
    ((first,), (second,)) = rows(empty, "SELECT recorded_at FROM fact ORDER BY revision")
    assert first == ahead < second


def test_a_tie_may_point_forward(empty):
    fill(empty, article(), talks())
    ((known,),) = rows(empty, "SELECT id FROM fact")
    other = contract(relations=[{"relation": "about", "fact": known}])
    again = new_store(empty.with_name("again.sqlite"))
    fill(again, article(), other, talks())
    assert rows(again, "SELECT count(*) FROM fact") == [(2,)]


EXACT = [
    "0", "0.1", "22.5", "100", "33.3333333333333", "123456789012345", "0.000000000000001", "100000000000000000000",
    "999999999999999000000",
]  # fmt: skip


@pytest.mark.parametrize("number", EXACT)
def test_values_are_exact(number, empty):
    line = json.dumps(figure(review="accepted", unit="USD")).replace("3500000000,", f"{number},", 1).encode()
    assert number.encode() in line
    fill(empty, article(), line)
    ((document, value),) = rows(empty, "SELECT document, value FROM fact")
    assert f'"value":{number},' in document
    assert value == float(number)
    assert json.loads(exported(empty)[-1], parse_float=Decimal, parse_int=Decimal)["value"] == Decimal(number)


@pytest.mark.parametrize(
    ("written", "served"),
    [("1e3", "1000"), ("1.50", "1.5"), ("-0", "0"), ("-0.0", "0"), ("0E5", "0"), ("1E-2", "0.01"), ("2.0", "2")],
)
def test_a_value_is_served_in_plain_notation_however_it_was_written(written, served, empty):
    line = json.dumps(figure(review="accepted")).replace("3500000000,", f"{written},", 1).encode()
    fill(empty, article(), line)
    ((document,),) = rows(empty, "SELECT document FROM fact")
    assert f'"value":{served},' in document


@pytest.mark.parametrize(
    "number",
    ["1000000000000000000000", "1234567890123456", "0.12345678901234567", "1.00000000000000000000000000000000001",
     "-1", "1e999", "1e-301", '"41"', "true", "null", "[]", "9" * 400],
)  # fmt: skip
def test_values_out_of_bounds_are_refused(number, empty):
    line = json.dumps(figure()).replace("3500000000,", f"{number},", 1).encode()
    with pytest.raises(Refused, match=r"^line 2: /value: "):
        fill(empty, article(), line)


WRONG = {
    "an unknown field": (figure(colour="red"), "line 2: /colour: is no field here"),
    "an unknown kind": (figure(kind="rumour"), "line 2: /kind: kind is figure, event or agreement"),
    "an unknown code": (figure(flow="exports"), "line 2: /flow: 'exports' is no code of the list flow; did you mean"),
    "an unknown unit": (figure(unit="dollars"), "line 2: /unit: 'dollars' is no unit"),
    "a unit that does not fit": (figure(unit="percent"), "line 2: /unit: percent does not fit level of trade_value"),
    "a wrong type": (figure(reporter=1), "line 2: /reporter: Input should be a valid string"),
    "no evidence": (figure(evidence=[]), "line 2: /evidence: List should have at least 1 item"),
    "an unknown article": (figure(article="art_0123456789abcdef"), "line 2: /article: no article art_0123456789abcdef"),
    "an article that is no id": (figure(article="the \ud800 one"), "line 2: /article: a fact names the id"),
    "a wrong pair": (figure(pair="CHN-KAZ"), "line 2: /pair: the pair of these parties is BRA-VNM"),
    "a period that is none": (figure(period={"edtf": "last year"}), "line 2: /period: 'last year'"),
    "a tie to nothing": (
        figure(relations=[{"relation": "about", "fact": "agr_0123456789abcdef"}]),
        "line 2: /relations: fig_",
    ),
    "a lone surrogate": (figure(summary="Trade \ud83d rose."), "line 2: /summary: "),
    "a NUL": (figure(subject="goods\x00"), "line 2: /subject: text holds no control characters"),
    "an unknown review": (figure(review="believed"), "line 2: /review: 'believed' is no code"),
    "no confidence": (figure(confidence=1.5), "line 2: /confidence"),
    "a confidence that is no number": (figure(confidence=True), "line 2: /confidence"),
    "a person without a name": (figure(by=""), "line 2: /by: String should have at least 1 character"),
    "a revision without its rest": (figure(revision=1), "line 2: body: a line with a revision has id, action, review"),
    "a revision that is none": (recorded(figure(), 0), "line 2: /revision: Input should be greater"),
    "a revision beyond all": (recorded(figure(), 2**70), "line 2: /revision: Input should be"),
    "a revision after a gap": (recorded(figure(), 2), "line 2: revision 2 does not follow 0"),
    "a decision that decided otherwise": (
        recorded(figure(), 1, action="rejected"),
        "line 2: body: the review is what the action made it",
    ),
    "a first version that nobody added": (recorded(figure(), 1, action="corrected"), "line 2: /action: the first"),
    "an id that is not that of the fact": (figure(id="fig_0123456789abcdef"), "line 2: /id: the id of this fact is"),
    "another frequency": (figure(freq="M"), "line 2: /freq: the freq of this figure is A"),
    "a frequency of an event": (talks(freq=None), "line 2: /freq: the freq of this event is None: leave it out"),
    "an id of another kind": (recorded(figure(), 1, id="evt_0123456789abcdef"), "line 2: /id: the id of figures"),
    "a tie to itself": (
        recorded(figure(relations=[{"relation": "about", "fact": "fig_0123456789abcdef"}]), 1),
        "line 2: /relations: fig_0123456789abcdef is tied to itself",
    ),
    "no calendar day": (recorded(figure(), 1, "2024-13-41T12:00:00.000000Z"), "line 2: /recorded_at: an instant"),
    "an instant without a zone": (recorded(figure(), 1, "2024-05-01T12:00:00.000000"), "line 2: /recorded_at"),
    "an instant of another zone": (recorded(figure(), 1, "2024-05-01T12:00:00.000000+02:00"), "line 2: /recorded_at"),
    "an instant to come": (recorded(figure(), 1, "9999-12-31T23:59:59.999999Z"), "line 2: /recorded_at: an instant of"),
    "a second article's wrong digest": ({"kind": "article", "sha256": "abc"}, "line 2: /sha256: a digest is 64"),
    "an article of another id": (
        article("Tea.", id="art_0123456789abcdef"),
        f"line 2: /id: the id of this article is {article_id('Tea.')}",
    ),
    "an article of no date": (article("Tea.", published="May"), "line 2: /published: "),
    "an article of a made-up language": (article("Tea.", language="klingon"), "line 2: /language: 'klingon'"),
    "an article with another text": (article("Tea.", text="Coffee."), "line 2: the text is another one"),
    "an article whose text is a number": (article("Tea.", text=7), "line 2: /text: a text is a string"),
    "a text with a NUL": (article("Tea\x00.", text="Tea\x00."), "line 2: body: a text holds no NUL"),
    "an article with the first digits of another": (
        {"kind": "article", "sha256": digest(TEXT)[:16] + "0" * 48},
        "is another article, whose digest begins with the same digits",
    ),
}  # fmt: skip


@pytest.mark.parametrize("sort", WRONG)
def test_a_wrong_line_is_refused_by_its_number_and_field_and_nothing_is_stored(sort, empty):
    line, detail = WRONG[sort]
    before = everything(empty)
    with pytest.raises(Refused) as refused:
        fill(empty, article(), line, talks())
    assert detail in refused.value.detail
    assert refused.value.detail.startswith("line 2: ")
    assert all(reason.where.startswith("/1") for reason in refused.value.reasons)
    assert everything(empty) == before


def test_every_reason_of_a_line_is_told(empty):
    with pytest.raises(Refused) as refused:
        fill(empty, article(), figure(flow="exports", status="sure", indicator="happiness"))
    assert [reason.where for reason in refused.value.reasons] == ["/1/indicator", "/1/flow", "/1/status"]


HOSTILE = {
    "no JSON": b"tea",
    "half of it": b'{"kind": "article"',
    "two of it": b"{} {}",
    "a list": b"[]",
    "a number": b"12",
    "nothing at all": b"null",
    "NaN": b'{"kind": "figure", "value": NaN}',
    "infinity": b'{"kind": "figure", "value": -Infinity}',
    "deep lists": b"[" * 100_000,
    "deep objects": b'{"a":' * 100_000,
    "a number of many digits": b'{"value": ' + b"9" * 100_000 + b"}",
    "an exponent beyond all bounds": b'{"value": 1e99999999999999999999}',
    "a name twice": b'{"kind": "article", "kind": "figure"}',
    "a name twice within": b'{"kind": "article", "x": {"a": 1, "a": 1}}',
    "invalid UTF-8": b'{"kind": "article", "title": "\xff"}',
    "UTF-16": '{"kind": "article"}'.encode("utf-16"),
    "a byte order mark": b"\xef\xbb\xbf{}",
    "a line break in a text": b'{"kind": "art\x01icle"}',
}


@pytest.mark.parametrize("sort", HOSTILE)
def test_hostile_lines_are_refused_cleanly(sort, filled):
    before = everything(filled)
    with pytest.raises(Refused, match=r"^line 3: (not JSON|a line is a JSON object)"):
        fill(filled, talks(), b"", HOSTILE[sort])
    assert everything(filled) == before


def test_a_last_line_that_is_wrong_undoes_a_thousand_good_ones(empty):
    known = {"kind": "article", "published": "2024-05-01"}
    many = (json.dumps({**known, "sha256": digest(str(number))}).encode() for number in range(1000))
    before = everything(empty)
    with pytest.raises(Refused, match=r"^line 1001: "):
        fill(empty, *many, b"{")
    assert everything(empty) == before


def test_a_version_of_another_article_is_refused(filled):
    ((fact,),) = rows(filled, "SELECT id FROM fact WHERE kind = 'figure'")
    other = figure(article=article_id("Tea."), evidence=[{**stretch("Hanoi"), "start": 0, "end": 3}])
    with pytest.raises(Refused, match=f"{fact} is a fact of {article_id()}"):
        fill(filled, article("Tea."), recorded(other, 9, id=fact))


def test_evidence_is_checked_against_an_attached_text(empty):
    fill(empty, article(text=TEXT))
    good = stretch("3.5 billion dollars of goods")
    for wrong, detail in [
        ({**good, "sha256": digest("x")}, "/evidence/0/sha256: the article reads differently there"),
        ({**good, "end": 9999}, f"/evidence/0/end: the article ends at {len(TEXT)}"),
        ({**good, "sha256": None, "quote": "4 billion dollars of goods"}, "/evidence/0/quote: the article reads"),
    ]:
        with pytest.raises(Refused) as refused:
            fill(empty, figure(evidence=[wrong]))
        assert detail in refused.value.detail
    fill(empty, figure(evidence=[{**good, "sha256": None}]))
    assert rows(empty, "SELECT count(*) FROM fact") == [(1,)]


def test_a_recorded_version_may_disagree_with_the_text_unless_it_stands(empty):
    wrong = recorded(figure(value=3600000000), 1, review="proposed")
    later = {"at": "2024-05-02T12:00:00.000000Z", "id": wrong["id"]}
    corrected = recorded(figure(), 2, action="corrected", review="proposed", **later)
    still = recorded(figure(value=3700000000), 2, action="corrected", review="proposed", **later)
    before = everything(empty)
    with pytest.raises(Refused, match=r"^line 2: /evidence/1: the article says 3500000000 there, not 3600000000"):
        fill(empty, article(text=TEXT), wrong)
    with pytest.raises(Refused, match=r"^line 3: /evidence/1: the article says 3500000000 there, not 3700000000"):
        fill(empty, article(text=TEXT), wrong, still)
    assert everything(empty) == before
    fill(empty, article(text=TEXT), wrong, corrected)
    assert rows(empty, "SELECT value FROM fact ORDER BY revision") == [(3600000000.0,), (3500000000.0,)]


def test_blank_lines_are_passed_over_and_counted(empty):
    with pytest.raises(Refused, match=r"^line 4: "):
        fill(empty, article(), b"", b"  ", b"{")


def test_an_article_that_is_known_keeps_its_metadata(filled):
    assert fill(filled, article(title="Another title", published="2020")).articles == 0
    assert rows(filled, "SELECT title, published FROM article") == [(None, "2023-05")]


def test_a_store_stays_sound_through_all_of_this(tmp_path):
    path = lived_in(tmp_path / "store.sqlite")
    for wrong, _ in WRONG.values():
        with pytest.raises(Refused):
            fill(path, talks(comparator=1), wrong)
    fill(path, figure(review="rejected", reason="no"), figure(review="accepted"), price())
    with opened(path) as store, store.reading(0) as connection:
        assert list(check(connection)) == []


def test_a_load_waits_for_another_programs_write_to_end(filled):
    with opened(filled) as other, ExitStack() as writing:
        writing.enter_context(other.writing()).execute(text("UPDATE store SET texts = 0"))
        ending = Timer(0.3, writing.close)
        ending.start()
        fill(filled, talks())
        ending.join()
    assert rows(filled, "SELECT max(revision) FROM fact") == [(3,)]

"""Correcting facts over HTTP: preconditions, merge patches, what is fixed, and the history of it."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import count
from typing import Any

import pytest

from tests.api.desk import BUNDLED, QUOTED, SILENT, Desk, agreement, event, figure, told
from tests.drafts.made import stretch, without

# Values of figures that no other test proposes.
FRESH = count(1)
OWNED = ("id", "review", "revision", "recorded_at", "freq", "proposed_by", "confidence", "reasons")
BECAUSE = {"reason": "the article says otherwise"}


@pytest.fixture(scope="module")
def unchanged(filled, tmp_path_factory) -> Iterator[tuple[Desk, Any]]:
    """A desk with one proposed figure, for corrections that change nothing; it is looked at once more at the end."""
    with Desk(filled, tmp_path_factory.mktemp("unchanged")) as opened:
        fact = opened.proposed(figure())
        before = opened.dump()
        yield opened, fact
        assert opened.dump() == before


def test_a_correction_changes_what_it_names_and_nothing_else(desk):
    before = desk.accepted(figure())
    answer = desk.correct(before["id"], {"summary": "Fish for Chile.", **BECAUSE})
    after = answer.json()
    assert answer.status_code == 200
    changed = {"summary": "Fish for Chile.", "reason": BECAUSE["reason"], "revision": BUNDLED + 3}
    assert after == {**before, **changed, "recorded_at": after["recorded_at"]}
    assert after["recorded_at"] > before["recorded_at"]
    assert desk.get(f"/v1/facts/{before['id']}") == after
    assert answer.headers["etag"] == desk.etag(before["id"])
    last = desk.get("/v1/changes", since=BUNDLED + 2)["items"]
    assert [(one["action"], one["by"], one["reason"]) for one in last] == [("corrected", "curator", BECAUSE["reason"])]


def test_a_proposed_fact_is_corrected_as_well_and_keeps_its_proposer(desk):
    fact = desk.proposed(event())
    after = desk.correct(fact["id"], {"ordinal": 2, **BECAUSE}, by="other").json()
    assert (after["review"], after["ordinal"], after["proposed_by"]["name"]) == ("proposed", 2, "proposer")
    assert desk.get("/v1/changes", since=BUNDLED + 1)["items"][0]["by"] == "other"


def test_the_version_that_is_meant_must_be_told(unchanged):
    desk, fact = unchanged
    answer = desk.correct(fact["id"], {"summary": "x", **BECAUSE}, match=None)
    assert answer.status_code == 428
    assert "If-Match" in answer.json()["detail"]


def other_tags(etag: str) -> dict[str, str]:
    bare = etag.strip('"')
    return {
        "another": f'"{"0" * 64}"',
        "weak": f"W/{etag}",
        "unquoted star": '"*"',
        "empty": "",
        "blank": '""',
        "part": f'"{bare[:32]}"',
        "upper case": f'"{bare.upper()}"',
        "of another encoding": f'"{bare}-br"',
        "suffixed twice": f'"{bare}-gzip-gzip"',
        "several": f'"{"0" * 64}", "{"1" * 64}"',
        "no tag": "yes",
    }


@pytest.mark.parametrize("sort", list(other_tags("")))
def test_a_stale_or_foreign_etag_is_refused(unchanged, sort):
    desk, fact = unchanged
    etag = desk.etag(fact["id"])
    answer = desk.correct(fact["id"], {"summary": "x", **BECAUSE}, match=other_tags(etag)[sort] or " ")
    assert answer.status_code == 412, sort
    assert etag in answer.json()["detail"]


@pytest.mark.parametrize(
    "match", ["{0}", '"{1}-gzip"', "*", " * ", '"{2}", {0}', '"{2}" ,\t"{1}-gzip"', '"a, b", {0}', "W/{0}, {0}"]
)
def test_the_current_etag_is_taken_in_every_form(busy, match):
    fact = busy.proposed(figure(value=next(FRESH)))["id"]
    etag = busy.etag(fact)
    sent = match.format(etag, etag.strip('"'), "0" * 64)
    assert busy.correct(fact, {"summary": "x", **BECAUSE}, match=sent).status_code == 200


def test_the_etag_of_a_compressed_answer_is_taken(busy):
    fact = busy.proposed(figure(value=next(FRESH)))["id"]
    zipped = busy.client.get(f"/v1/facts/{fact}", headers={"Accept-Encoding": "gzip"}).headers["etag"]
    assert zipped.endswith('-gzip"')
    assert busy.correct(fact, {"summary": "x", **BECAUSE}, match=zipped).status_code == 200


def test_the_etag_may_stand_in_the_second_header_of_the_name(busy):
    fact = busy.proposed(figure(value=next(FRESH)))["id"]
    headers = [
        ("Content-Type", "application/merge-patch+json"),
        ("If-Match", f'"{"0" * 64}"'),
        ("If-Match", busy.etag(fact)),
        *busy.key("curator").items(),
    ]
    body = b'{"summary": "x", "reason": "y"}'
    assert busy.client.patch(f"/v1/facts/{fact}", content=body, headers=headers).status_code == 200


def test_an_etag_is_stale_after_any_write_to_the_fact(busy):
    fact = busy.proposed(figure(value=next(FRESH)))["id"]
    etags = [busy.etag(fact)]
    busy.correct(fact, {"summary": "x", **BECAUSE})
    etags.append(busy.etag(fact))
    busy.decided(fact, "accept")
    etags.append(busy.etag(fact))
    assert len(set(etags)) == 3
    for stale in etags[:2]:
        assert busy.correct(fact, {"summary": "y", **BECAUSE}, match=stale).status_code == 412
    assert busy.correct(fact, {"summary": "y", **BECAUSE}, match=etags[2]).status_code == 200


def test_the_etag_of_a_write_is_good_for_the_next_one(busy):
    answer = busy.propose(figure(value=next(FRESH)))
    fact = answer.json()["id"]
    for number in range(3):
        answer = busy.correct(fact, {"summary": f"x{number}", **BECAUSE}, match=answer.headers["etag"])
        assert answer.status_code == 200


def test_the_etag_of_a_former_answer_is_stale(busy):
    fact = busy.proposed(figure(value=next(FRESH)))
    busy.correct(fact["id"], {"summary": "x", **BECAUSE})
    former = busy.client.get(f"/v1/facts/{fact['id']}", params={"as_of": fact["recorded_at"]})
    assert busy.correct(fact["id"], {"summary": "y", **BECAUSE}, match=former.headers["etag"]).status_code == 412


@pytest.mark.parametrize(
    "patch",
    [
        {},
        {"summary": figure()["summary"]},
        {"value": 3200000000},
        {"value": 3200000000.0},
        {"period": {"edtf": "2022"}},
        {"hs": None},
        {"parties": []},
        {"parties": [{"id": "NOR", "role": "reporter"}]},
        {"evidence": figure()["evidence"]},
        {"article": SILENT},
        {"kind": "figure"},
        {"pair": "CHL-NOR"},
    ],
)
def test_a_change_of_nothing_is_no_revision(unchanged, patch):
    desk, fact = unchanged
    answer = desk.correct(fact["id"], {**patch, **BECAUSE})
    assert answer.status_code == 200
    assert answer.json() == fact
    assert answer.headers["etag"] == desk.etag(fact["id"])


@pytest.mark.parametrize("reason", [None, "", " ", 7, "a\0b", "a\nb", "x" * 1001, ["x"], {}, " x", "a\ud800"])
def test_a_correction_tells_its_reason(unchanged, reason):
    desk, fact = unchanged
    body = b'{"summary": "x", "reason": "a\\ud800"}' if reason == "a\ud800" else {"summary": "x", "reason": reason}
    answer = desk.correct(fact["id"], body)
    assert answer.status_code == 422
    assert list(told(answer)) == ["/reason"]


def test_a_correction_without_reason_is_told_with_what_else_is_wrong(unchanged):
    desk, fact = unchanged
    wrong = {
        "unit": "percent",
        "flow": "exports",
        "article": QUOTED,
        "kind": "event",
        "pair": "NOR-SWE",
        "colour": 1,
        "relations": [{"relation": "about", "fact": "evt_0123456789abcdef"}],
    }
    answer = desk.correct(fact["id"], wrong)
    assert answer.status_code == 422
    assert told(answer).keys() == {
        "/reason", "/unit", "/flow", "/article", "/kind", "/colour", "/relations/0/fact"
    }  # fmt: skip


@pytest.mark.parametrize("name", OWNED)
@pytest.mark.parametrize("null", [True, False])
def test_what_the_server_owns_cannot_be_corrected(unchanged, name, null):
    desk, fact = unchanged
    answer = desk.correct(fact["id"], {name: None if null else fact[name], **BECAUSE})
    assert answer.status_code == 422
    assert list(told(answer)) == [f"/{name}"]


@pytest.mark.parametrize("value", [None, 1, {}])
def test_a_field_that_no_fact_has_cannot_be_corrected(unchanged, value):
    desk, fact = unchanged
    for name in ("colour", "place", "type"):
        assert list(told(desk.correct(fact["id"], {name: value, **BECAUSE}))) == [f"/{name}"]


@pytest.mark.parametrize(
    "article", [QUOTED, None, "art_0123456789abcdef", 7, {"id": QUOTED}, {"id": SILENT, "title": "Other"}]
)
def test_a_fact_stays_with_its_article(unchanged, article):
    desk, fact = unchanged
    answer = desk.correct(fact["id"], {"article": article, **BECAUSE})
    assert answer.status_code == 422
    assert [pointer.removesuffix("/title") for pointer in told(answer)] == ["/article"]


@pytest.mark.parametrize("kind", ["event", "agreement", None, 7, "figures"])
def test_a_fact_stays_of_its_kind(unchanged, kind):
    desk, fact = unchanged
    answer = desk.correct(fact["id"], {"kind": kind, **BECAUSE})
    assert answer.status_code == 422
    assert list(told(answer)) == ["/kind"]


@pytest.mark.parametrize(
    "name", ["summary", "indicator", "measure", "value", "unit", "comparator", "status", "evidence"]
)
def test_a_field_that_is_needed_cannot_be_taken_away(unchanged, name):
    desk, fact = unchanged
    answer = desk.correct(fact["id"], {name: None, **BECAUSE})
    assert answer.status_code == 422
    assert told(answer)[f"/{name}"] == "is needed"


def test_a_correction_keeps_every_rule(unchanged):
    desk, fact = unchanged
    for patch, pointer in (
        ({"comparator": "range"}, "/value_max"),
        ({"reporter": None}, "/reporter"),
        ({"direction": "up"}, "/direction"),
        ({"balance": "deficit"}, "/balance"),
        ({"value": "3"}, "/value"),
        ({"period": {"edtf": "2022-13"}}, "/period"),
        ({"period": "2022"}, "/period"),
        ({"parties": [{"id": "CHL", "role": "signatory"}]}, "/parties/0/role"),
        ({"evidence": []}, "/evidence"),
        ({"evidence": [{**stretch("3.2 billion"), "article": QUOTED}]}, "/evidence/0/article"),
        ({"evidence": [{**stretch("3.2 billion"), "article": []}]}, "/evidence/0/article"),
        ({"evidence": [without(stretch("3.2 billion"), "sha256")]}, "/evidence/0/sha256"),
        ({"relations": [{"relation": "about", "fact": fact["id"]}]}, "/relations/0/fact"),
        ({"pair": "NOR-SWE"}, "/pair"),
        ({"pair": None}, "/pair"),
    ):
        answer = desk.correct(fact["id"], {**patch, **BECAUSE})
        assert answer.status_code == 422
        assert pointer in told(answer), patch


def test_null_takes_a_field_away(busy):
    fact = busy.proposed(figure(value=next(FRESH), stated_by={"id": "NOR", "role": "speaker"}, hs="03"))
    after = busy.correct(
        fact["id"], {"commodity": None, "hs": None, "period": None, "stated_by": None, "partner": None, **BECAUSE}
    ).json()
    assert [after[name] for name in ("commodity", "hs", "period", "stated_by", "partner", "freq", "pair")] == [None] * 7
    assert [party["role"] for party in after["parties"]] == ["reporter"]


def test_arrays_are_sent_whole(desk):
    fact = desk.proposed(event())
    after = desk.correct(fact["id"], {"parties": [{"id": "SWE", "role": "visitor"}], **BECAUSE}).json()
    assert [party["id"] for party in after["parties"]] == ["SWE"]
    after = desk.correct(fact["id"], {"evidence": [stretch("visit Oslo")], **BECAUSE}).json()
    assert [(one["start"], one["supports"]) for one in after["evidence"]] == [(stretch("visit Oslo")["start"], "fact")]


def test_objects_are_merged(busy):
    office = {"name": "Customs of Norway", "type": "agency", "role": "speaker", "country": "NOR"}
    fact = busy.proposed(figure(value=next(FRESH), source_agency=office, stated_by={"id": "NOR", "role": "speaker"}))[
        "id"
    ]
    after = busy.correct(fact, {"source_agency": {"name": "Statistics Norway"}, **BECAUSE}).json()
    assert after["source_agency"] == {**office, "name": "Statistics Norway", "id": "statistics-norway"}
    after = busy.correct(fact, {"source_agency": {"country": None}, "stated_by": {"id": "CHL"}, **BECAUSE}).json()
    assert after["source_agency"]["country"] is None
    assert (after["stated_by"]["name"], after["stated_by"]["role"]) == ("Chile", "speaker")
    after = busy.correct(fact, {"period": {"edtf": "2021"}, **BECAUSE}).json()
    assert after["period"] == {"edtf": "2021", "first": "2021-01-01", "last": "2021-12-31"}


def test_the_parties_that_follow_are_corrected_along(busy):
    fact = busy.proposed(figure(value=next(FRESH)))["id"]
    after = busy.correct(fact, {"reporter": "SWE", "partner": "WLD", **BECAUSE}).json()
    assert [(party["id"], party["role"]) for party in after["parties"]] == [("SWE", "reporter"), ("WLD", "partner")]
    assert after["pair"] is None


def test_an_id_is_fixed_at_birth(desk):
    fact = desk.proposed(figure())["id"]
    patch = {"value": 7, "unit": "NOK", "partner": "SWE", "evidence": [stretch("3.2 billion")], **BECAUSE}
    after = desk.correct(fact, patch).json()
    assert after["id"] == fact
    assert desk.propose(figure()).status_code == 409
    assert len(desk.get("/v1/facts", article=SILENT, review="any")["items"]) == 1


@pytest.mark.parametrize("steps", [["reject"], ["accept", "retract"]])
def test_a_decided_against_fact_is_corrected_no_more(desk, steps):
    fact = desk.proposed(agreement())["id"]
    for step in steps:
        desk.decided(fact, step)
    before = desk.dump()
    answer = desk.correct(fact, {"summary": "x", **BECAUSE})
    assert answer.status_code == 409
    assert f"{steps[-1]}ed" in answer.json()["detail"]
    assert desk.dump() == before


@pytest.mark.parametrize(
    "media",
    ["application/merge-patch+json", "application/json", "Application/JSON", 'application/json; charset="UTF-8"'],
)
def test_a_patch_is_of_either_media_type(busy, media):
    fact = busy.proposed(figure(value=next(FRESH)))["id"]
    answer = busy.correct(fact, {"summary": "x", **BECAUSE}, **{"Content-Type": media})
    assert answer.status_code == 200


@pytest.mark.parametrize(
    "media",
    ["application/json-patch+json", "text/json", "text/plain", "", "application/merge-patch+json; charset=utf-16"],
)
def test_a_patch_of_another_media_type_is_not_taken(unchanged, media):
    desk, fact = unchanged
    answer = desk.correct(fact["id"], {"summary": "x", **BECAUSE}, **{"Content-Type": media})
    assert answer.status_code == 415
    assert answer.headers["accept-patch"] == "application/merge-patch+json, application/json"


def test_a_former_version_is_answered_exactly(desk):
    versions = [desk.accepted(event())]
    for number in range(1, 4):
        versions.append(desk.correct(versions[0]["id"], {"ordinal": number, **BECAUSE}).json())
    for version in versions:
        assert desk.get(f"/v1/events/{version['id']}", as_of=version["recorded_at"]) == version
    stored = [one["version"] for one in desk.get(f"/v1/facts/{versions[0]['id']}/revisions")["items"]]
    assert stored[1:] == versions
    numbers = [one["revision"] for one in stored]
    assert numbers == list(range(BUNDLED + 1, BUNDLED + 6))


def test_a_corrected_value_keeps_every_digit(busy):
    fact = busy.proposed(figure(value=next(FRESH)))["id"]
    for sent, shown in ((b"999999999999999000000", "999999999999999000000"), (b"0.000000123456789012345", None)):
        answer = busy.correct(fact, b'{"value": ' + sent + b', "reason": "x"}')
        assert answer.status_code == 200
        assert f'"value":{shown or sent.decode()},' in answer.text
        assert Decimal(shown or sent.decode()) == Decimal(sent.decode())
        assert busy.client.get(f"/v1/facts/{fact}").text == answer.text


def test_a_correction_is_checked_against_the_text_that_is_attached(desk):
    fact = desk.proposed(figure(article=QUOTED))["id"]
    shifted = {**stretch("3.2 billion"), "start": 5, "end": 9}
    assert list(told(desk.correct(fact, {"evidence": [shifted], **BECAUSE}))) == ["/evidence/0/sha256"]
    after = desk.correct(fact, {"evidence": [without(stretch("in 2022"), "sha256")], **BECAUSE}).json()
    assert after["evidence"][0]["quote"] == "in 2022"

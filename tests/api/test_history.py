"""Nothing is overwritten: changes, revisions, and answers as they stood."""

import csv
import io
from datetime import datetime, timedelta, timezone
from urllib.parse import quote, urlencode

import pytest

from tests.api import plain_model as model
from tests.api.conftest import filled_store

PATHS = [
    "/v1/facts?review=any&limit=500", "/v1/figures?sort=-value", "/v1/events?country=CHN&from=2020",
    "/v1/agreements?q=memorandum", "/v1/facts?pair=CHN-KAZ&context=true", "/v1/facts?review=proposed&count=true",
    "/v1/facts?format=ndjson&sort=period", "/v1/facts?format=csv&party=qaztrade",
    "/v1/pairs/CHN-KAZ?", "/v1/pairs/KAZ-USA?", "/v1/pairs/EU-VNM?",
]  # fmt: skip


@pytest.fixture(scope="module")
def halfway(seed):
    """A revision after which another instant begins, and that instant."""
    middle = next(
        i
        for i in range(len(seed.versions) // 2, len(seed.versions))
        if seed.versions[i].line["recorded_at"] < seed.versions[i + 1].line["recorded_at"]
    )
    return seed.versions[middle].line


def test_as_of_answers_what_the_store_of_that_moment_answers(seeded, seed, halfway, opened, tmp_path):
    articles = len(seed.articles)
    then = opened(filled_store(tmp_path / "then.sqlite", seed.lines[: articles + halfway["revision"]]))
    for path in PATHS:
        asked = f"{path}&as_of={halfway['recorded_at']}"
        now, before = seeded.get(asked), then.get(path)
        assert (now.status_code, before.status_code) == (200, 200)
        if before.headers["content-type"] != "application/json":
            assert now.text == before.text, path
            continue
        left, right = now.json(), before.json()
        for told in (left, right):
            told.pop("next", None)  # cursors are bound to as_of
            told.pop("more", None)
        assert left == right, path
        assert (
            left != {k: v for k, v in seeded.get(path).json().items() if k not in {"next", "more"}} or "EU-VNM" in path
        )


def test_as_of_the_last_instant_is_the_present(seeded, seed):
    last = seed.versions[-1].line["recorded_at"]
    for path in PATHS[:-3]:
        now, then = seeded.get(path), seeded.get(f"{path}&as_of={last}")
        assert then.status_code == 200
        assert then.text == now.text or then.json()["items"] == now.json()["items"]


def test_each_version_of_a_fact_can_be_had_as_it_stood(seeded, seed):
    rich = [v.line["id"] for v in seed.versions if v.line["action"] == "retracted"][:5]
    for fact in rich:
        made = seeded.get(f"/v1/facts/{fact}/revisions").json()["items"]
        versions = [v for v in seed.versions if v.line["id"] == fact]
        assert [(m["revision"], m["at"], m["by"], m["action"], m["reason"]) for m in made] == [
            tuple(v.line[name] for name in ("revision", "recorded_at", "by", "action", "reason")) for v in versions
        ]
        for one in made:
            standing = seeded.get(f"/v1/facts/{fact}?as_of={one['at']}").json()
            assert standing["revision"] >= one["revision"]
            assert standing == next(m["version"] for m in made if m["revision"] == standing["revision"])
        born = datetime.fromisoformat(made[0]["at"])
        before = (born - timedelta(microseconds=1)).isoformat()
        assert seeded.get(f"/v1/facts/{fact}?as_of={quote(before, safe='')}").status_code == 404


def test_an_instant_may_be_written_with_any_offset(seeded, seed):
    fact = seed.versions[40].line
    moment = datetime.fromisoformat(fact["recorded_at"])
    for hours in (-11, 0, 8, 14):
        written = moment.astimezone(timezone(timedelta(hours=hours))).isoformat()
        answer = seeded.get(f"/v1/facts/{fact['id']}?as_of={quote(written, safe='')}")
        assert answer.json()["revision"] == fact["revision"]


def test_an_instant_may_be_written_finer_than_the_store_writes_it(seeded, seed):
    fact = seed.versions[40].line
    moment = datetime.fromisoformat(fact["recorded_at"]).replace(tzinfo=None).isoformat(timespec="microseconds")
    for digits in ("0", "001", "0001", "999999999999"):
        answer = seeded.get(f"/v1/facts/{fact['id']}?as_of={moment}{digits}Z")
        assert answer.json()["revision"] == fact["revision"]


def test_a_retracted_fact_leaves_the_listing_and_keeps_its_address(seeded, seed):
    gone = next(
        v.line for v in model.standing(seed.versions, None) if v.line["review"] == "retracted" and v.line["reason"]
    )
    found = seeded.get(f"/v1/facts/{gone['id']}")
    assert (found.status_code, found.json()["review"], found.json()["reason"]) == (200, "retracted", gone["reason"])
    assert gone["id"] not in seeded.get(f"/v1/facts?article={gone['article']}&limit=500").text
    assert gone["id"] in seeded.get(f"/v1/facts?article={gone['article']}&limit=500&review=retracted").text


def test_a_proposed_fact_tells_who_proposed_it_and_an_accepted_one_does_not(seeded):
    for review, told in (("proposed", True), ("accepted", False)):
        items = seeded.get(f"/v1/facts?review={review}&limit=500").json()["items"]
        assert items
        for name in ("proposed_by", "confidence", "reasons"):
            assert {item[name] is not None for item in items} == {told}


@pytest.mark.parametrize("since", [0, 1, 320, 639])
@pytest.mark.parametrize("limit", [1, 7, 500])
def test_changes_come_in_order_without_gap(seeded, seed, since, limit):
    following = f"/v1/changes?since={since}&limit={max(limit, (640 - since) // 8)}"
    found = []
    while following:
        page = seeded.get(following).json()
        found += page["items"]
        following = page["next"]
        assert page["latest"] == len(seed.versions)
    right = [v.line for v in seed.versions[since:]]
    assert [
        {"revision": v["revision"], "at": v["recorded_at"], "by": v["by"], "action": v["action"], "fact": v["id"],
         "reason": v["reason"]} for v in right
    ] == found  # fmt: skip


def test_changes_beyond_the_latest_are_none(seeded):
    for since in (640, 641, 10**15):
        assert seeded.get(f"/v1/changes?since={since}").json() == {"items": [], "next": None, "latest": 640}


def test_changes_come_fifty_at_a_time_unless_told_and_whole_as_a_stream(seeded):
    assert len(seeded.get("/v1/changes").json()["items"]) == 50
    assert len(seeded.get("/v1/changes?format=ndjson").text.splitlines()) == 640
    rows = list(csv.DictReader(io.StringIO(seeded.get("/v1/changes?format=csv&since=600&limit=7").text, newline="")))
    assert [row["revision"] for row in rows] == [str(number) for number in range(601, 608)]


def test_revisions_of_a_fact_are_a_list_with_pages_and_formats(seeded, seed):
    fact = max((v.line["id"] for v in seed.versions), key=[v.line["id"] for v in seed.versions].count)
    path = f"/v1/facts/{fact}/revisions"
    whole = seeded.get(path).json()["items"]
    assert len(whole) > 3
    first = seeded.get(f"{path}?limit=2").json()
    second = seeded.get(first["next"]).json()
    assert first["items"] + second["items"] == whole[: 2 + len(second["items"])]
    assert [item["fact"] for item in whole] == [fact] * len(whole)
    rows = list(csv.DictReader(io.StringIO(seeded.get(f"{path}?format=csv").text, newline="")))
    assert [row["version_summary"].lstrip("'") for row in rows] == [item["version"]["summary"] for item in whole]
    assert len(seeded.get(f"{path}?format=ndjson").text.splitlines()) == len(whole)


@pytest.mark.parametrize(
    "path", ["/v1/facts/fig_0000000000000000", "/v1/facts/nothing", "/v1/facts/fig_0000000000000000/revisions"]
)
@pytest.mark.parametrize("form", ["", "?format=json"])
def test_an_unknown_fact_is_404(seeded, path, form):
    assert seeded.get(path + form).status_code == 404


@pytest.mark.parametrize("form", ["csv", "ndjson"])
def test_revisions_of_an_unknown_fact_are_404_as_a_stream_too(seeded, form):
    assert seeded.get(f"/v1/facts/nothing/revisions?format={form}").status_code == 404


@pytest.mark.parametrize(
    "path", ["/v1/articles", "/v1/pairs", "/v1/parties", "/v1/codelists", "/v1/changes", "/v1/facts/{}/revisions"]
)
def test_lists_without_history_refuse_as_of(seeded, seed, path):
    asked = f"{path.format(seed.versions[0].line['id'])}?as_of=2024-06-01T00:00:00Z"
    refused = seeded.get(asked)
    assert (refused.status_code, refused.json()["errors"][0]["name"]) == (422, "as_of")


@pytest.mark.parametrize(
    "instant",
    [
        "2024-06-01", "2024-06-01T00:00:00", "2024-06-01T00:00Z", "9999-12-31T23:59:59Z", "2124-01-01T00:00:00Z",
        "0001-01-01T00:00:00+14:00", "2024-02-30T00:00:00Z", "2024-06-01T24:30:00Z", "now", "", "1717200000",
        "2024-06-01T00:00:00 02:00", "２０２４-06-01T00:00:00Z", "2024-06-01T00:00:00+99:00",
    ],
)  # fmt: skip
def test_what_is_no_past_instant_with_offset_is_refused(seeded, seed, instant):
    asked = urlencode({"as_of": instant})
    for path in ("/v1/facts", f"/v1/facts/{seed.versions[0].line['id']}", "/v1/pairs/CHN-KAZ"):
        refused = seeded.get(f"{path}?{asked}")
        assert (refused.status_code, refused.json()["errors"][0]["name"]) == (422, "as_of"), path


def test_before_the_first_revision_there_was_nothing(seeded):
    for instant in ("0001-01-01T00:00:00Z", "2024-05-01T00:00:00Z"):
        assert seeded.get(f"/v1/facts?as_of={instant}&count=true&review=any").json()["total"] == 0
        dossier = seeded.get(f"/v1/pairs/CHN-KAZ?as_of={instant}").json()
        assert dossier["counts"] == {"figure": 0, "event": 0, "agreement": 0}
        assert dossier["latest"] == dossier["articles"] == dossier["context"] == []

"""Reading articles over HTTP: a text brings the facts that it states, kept or not, and is kept once."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from typing import Any

import orjson
import pytest

from tests.api.conftest import write
from tests.api.desk import BUNDLED, SILENT, Desk, told
from tests.drafts import made

TEXT = (
    "OSLO - Norway's salmon exports to Chile rose 12 percent to 50 million dollars last year, a made-up bureau said. "
    "The two countries signed a memorandum on fisheries. Norway's imports from Chile reached 20 million dollars."
)
KNOWN: dict[str, Any] = {"published": "2025-03-04", "publisher": "Made-up Wire", "title": "Salmon", "language": "en",
         "url": "https://wire.example/salmon"}  # fmt: skip
WAYS = ("/v1/read", "/v1/articles")
OPEN, MOST_TEXT, MOST_BODY = 64 * 2**10, 2**20, 8 * 2**20
BY = {"/v1/read": None, "/v1/articles": "proposer"}


@pytest.fixture(scope="module")
def calm(filled, tmp_path_factory) -> Iterator[Desk]:
    """A desk at which nothing gets written."""
    with Desk(filled, tmp_path_factory.mktemp("calm")) as opened:
        before = opened.dump()
        yield opened
        assert opened.dump() == before


def digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def identity(text: str) -> str:
    """The id of the article with that text."""
    return f"art_{digest(text)[:16]}"


def sized(size: int) -> str:
    """A text of so many bytes that states little."""
    filler = "Nothing happened. "
    return (filler * (size // len(filler) + 1))[: size - 1] + "."


def read(desk: Desk, by: str | None = None, **body: Any) -> Any:
    """What is read in a text that is not kept."""
    answer = desk.send("POST", "/v1/read", body, by)
    assert answer.status_code == 200, answer.text
    return answer.json()


def post(desk: Desk, *, status: int = 201, **body: Any) -> Any:
    """What is answered to an article that is kept."""
    answer = desk.send("POST", "/v1/articles", body, "proposer")
    assert answer.status_code == status, answer.text
    return answer.json()


def trade_of(facts: list[Any]) -> Any:
    """The figure of the salmon."""
    (found,) = [
        fact for fact in facts if fact["kind"] == "figure" and fact["unit"] == "USD" and fact["flow"] == "export"
    ]
    return found


def test_a_text_is_read_and_nothing_kept(calm):
    answer = calm.send("POST", "/v1/read", {"text": TEXT, **KNOWN}, None)
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    found = answer.json()
    assert list(found) == ["article", "facts"]
    assert found["article"] == {
        "id": identity(TEXT),
        **KNOWN,
        "sha256": sha256(TEXT.encode()).hexdigest(),
        "attached": False,
        "counts": {"figure": 0, "event": 0, "agreement": 0},
    }
    trade = trade_of(found["facts"])
    assert (trade["value"], trade["reporter"], trade["partner"], trade["pair"]) == (50_000_000, "NOR", "CHL", "CHL-NOR")
    assert (trade["revision"], trade["recorded_at"], trade["reason"]) == (None, None, None)
    assert calm.client.get(f"/v1/articles/{identity(TEXT)}").status_code == 404
    assert calm.client.get(f"/v1/facts/{trade['id']}").status_code == 404


def test_what_is_read_is_proposed_by_the_reader_who_tells_why(calm):
    found = read(calm, text=TEXT, published="2025-03-04")
    assert len(found["facts"]) >= 3
    for fact in found["facts"]:
        assert fact["review"] == "proposed"
        assert fact["proposed_by"] == {"name": "tradefacts reader", "type": "reader"}
        assert 0 < fact["confidence"] <= 1
        assert fact["reasons"]
        assert all(isinstance(reason, str) for reason in fact["reasons"])


def test_every_stretch_quotes_the_text(calm):
    for fact in read(calm, text=TEXT)["facts"]:
        assert fact["article"]["id"] == identity(TEXT)
        assert fact["evidence"][0]["supports"] == "fact"
        for stretch in fact["evidence"]:
            words = TEXT[stretch["start"] : stretch["end"]]
            assert stretch["article"] == identity(TEXT)
            assert (stretch["quote"], stretch["sha256"]) == (words, sha256(words.encode()).hexdigest())


def test_only_the_text_is_needed_and_relative_days_are_unknown_without_publication(calm):
    dated, undated = read(calm, text=TEXT, published="2025-03-04"), read(calm, text=TEXT)
    assert trade_of(dated["facts"])["period"]["edtf"] == "2024"
    assert trade_of(undated["facts"])["period"] is None
    assert {name: undated["article"][name] for name in KNOWN} == dict.fromkeys(KNOWN)
    named = read(calm, text=TEXT.replace("last year", "in 2024"))
    assert trade_of(named["facts"])["period"]["edtf"] == "2024"


def test_a_text_without_facts_has_none(desk):
    assert read(desk, text="The weather was fine.")["facts"] == []
    assert post(desk, text="The weather was fine.")["facts"] == []
    assert desk.revision() == BUNDLED
    assert desk.get(f"/v1/articles/{identity('The weather was fine.')}")["attached"] is True


def test_an_article_is_kept_with_its_facts_as_proposals(desk):
    answer = desk.send("POST", "/v1/articles", {"text": TEXT, **KNOWN}, "proposer")
    assert answer.status_code == 201
    assert answer.headers["location"] == f"/v1/articles/{identity(TEXT)}"
    found = answer.json()
    assert found["article"] == desk.get(answer.headers["location"])
    assert {name: found["article"][name] for name in KNOWN} == KNOWN
    assert found["article"]["attached"] is True
    for fact in found["facts"]:
        assert desk.get(f"/v1/facts/{fact['id']}") == fact
        assert all(stretch["quote"] for stretch in fact["evidence"])
    assert [fact["id"] for fact in found["facts"]] == [
        fact["id"] for fact in read(desk, text=TEXT, **KNOWN)["facts"]
    ], "what is shown is what is kept"


def test_proposals_stand_in_their_list_alone_and_in_the_changes_under_the_key_s_name(desk):
    ids = [fact["id"] for fact in post(desk, text=TEXT, **KNOWN)["facts"]]
    article = {"article": identity(TEXT)}
    assert desk.get("/v1/facts", **article)["items"] == []
    assert {fact["id"] for fact in desk.get("/v1/facts", review="proposed", **article)["items"]} == set(ids)
    changes = desk.get("/v1/changes", since=BUNDLED)["items"]
    assert [(one["revision"], one["fact"]) for one in changes] == list(enumerate(ids, BUNDLED + 1))
    assert {(one["by"], one["action"], one["reason"]) for one in changes} == {("proposer", "added", None)}
    assert desk.get(f"/v1/articles/{identity(TEXT)}")["counts"] == {"figure": 0, "event": 0, "agreement": 0}
    desk.decided(ids[0], "accept")
    assert sum(desk.get(f"/v1/articles/{identity(TEXT)}")["counts"].values()) == 1


def test_the_same_text_again_changes_nothing_and_its_metadata_stay(desk):
    first = post(desk, text=TEXT, **KNOWN)
    before = desk.dump()
    again = desk.send("POST", "/v1/articles", {"text": TEXT, "published": "1999", "publisher": "Another"}, "both")
    assert again.status_code == 200
    assert again.headers["location"] == f"/v1/articles/{identity(TEXT)}"
    assert again.json() == first
    assert desk.dump() == before


def test_what_was_decided_stays_when_the_text_comes_again(desk):
    facts = post(desk, text=TEXT, **KNOWN)["facts"]
    desk.decided(facts[0]["id"], "accept")
    desk.decided(facts[1]["id"], "reject", "no")
    again = post(desk, status=200, text=TEXT)
    assert {fact["id"]: fact["review"] for fact in again["facts"]} == {
        facts[0]["id"]: "accepted",
        **{fact["id"]: "proposed" for fact in facts[2:]},
    }


def test_many_who_post_the_same_article_at_once_make_one(desk):
    body = orjson.dumps({"text": TEXT, **KNOWN})
    with ThreadPoolExecutor(20) as pool:
        answers = list(pool.map(lambda _: desk.send("POST", "/v1/articles", body, "proposer"), range(20)))
    assert sorted(answer.status_code for answer in answers) == [200] * 19 + [201]
    assert len({answer.content for answer in answers}) == 1
    ids = [fact["id"] for fact in answers[0].json()["facts"]]
    changes = desk.get("/v1/changes", since=BUNDLED)["items"]
    assert [change["fact"] for change in changes] == ids
    found = [one for one in desk.get("/v1/articles")["items"] if one["id"] == identity(TEXT)]
    assert len(found) == 1


def test_reading_is_open_up_to_64_kib_and_beyond_it_takes_a_key_that_may_propose(calm):
    assert read(calm, text=sized(OPEN))["facts"] == []
    long = {"text": sized(OPEN + 1)}
    refused = calm.send("POST", "/v1/read", long, None)
    assert refused.status_code == 401
    assert refused.headers["www-authenticate"].startswith("Bearer")
    assert calm.send("POST", "/v1/read", long, "curator").status_code == 403
    assert calm.send("POST", "/v1/read", long, "proposer").status_code == 200


def test_bytes_count_and_not_letters(calm):
    assert calm.send("POST", "/v1/read", {"text": "ä" * (OPEN // 2)}, None).status_code == 200
    assert calm.send("POST", "/v1/read", {"text": "ä" * (OPEN // 2) + "."}, None).status_code == 401


@pytest.mark.parametrize("way", WAYS)
def test_a_text_of_more_than_1_mib_is_too_large(calm, way):
    answer = calm.send("POST", way, {"text": sized(MOST_TEXT + 1)}, "proposer")
    assert answer.status_code == 413
    assert answer.json()["type"] == "urn:tradefacts:problem:too-large"


def test_a_text_of_1_mib_is_read(calm):
    assert calm.send("POST", "/v1/read", {"text": sized(MOST_TEXT)}, "proposer").status_code == 200


@pytest.mark.parametrize("way", WAYS)
def test_a_body_of_more_than_8_mib_is_too_large_announced_or_sent(calm, way):
    headers = {"Content-Type": "application/json", **calm.key(BY[way])}
    pieces = [b" " * 2**20] * 20
    announced = calm.wire("POST", way, {**headers, "Content-Length": str(MOST_BODY + 1)}, pieces)
    assert (announced.status, announced.taken) == (413, 0)
    sent = calm.wire("POST", way, headers, pieces)
    assert (sent.status, sent.taken) == (413, 9)


def test_a_short_text_may_come_in_a_long_body(calm):
    body = orjson.dumps({"text": "The weather was fine."}) + b" " * (MOST_BODY - 100)
    assert calm.send("POST", "/v1/read", body, None).status_code == 200


HOSTILE = {
    "NUL": '{"text": "a \\u0000 b"}',
    "a lone surrogate": '{"text": "a \\ud800 b"}',
    "a surrogate at the end": '{"text": "a \\udfff"}',
    "blank": '{"text": " \\n\\t "}',
    "empty": '{"text": ""}',
    "a number": '{"text": 12}',
    "null": '{"text": null}',
    "a list": '{"text": ["a"]}',
    "none": '{"published": "2025"}',
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("body", HOSTILE.values(), ids=list(HOSTILE))
def test_what_is_no_text_is_refused(calm, way, body):
    answer = calm.send("POST", way, body.encode(), BY[way])
    assert answer.status_code == 422
    assert list(told(answer)) == ["/text"]


METADATA = {
    "published": ("yesterday", "2025-13", "2025-03-04T10:00:00Z", "../2025", "2024/2025", 2025, ""),
    "publisher": ("", " Wire", "a\nb", "a" * 201, 1),
    "title": ("", "a\x7fb", "a" * 501, ["a"]),
    "language": ("English", "EN", "xx", 1),
    "url": ("wire.example", "javascript:alert(1)", "https://a b", "file:///etc/passwd", f"https://{'a' * 2001}"),
    "sha256": ("7266e444",),
    "id": ("art_7266e444e3cbaea3",),
}
WRONG = [(name, value) for name, values in METADATA.items() for value in values]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(("name", "value"), WRONG, ids=lambda entry: str(entry)[:20])
def test_wrong_metadata_are_refused_where_they_stand(calm, way, name, value):
    answer = calm.send("POST", way, {"text": TEXT, name: value}, BY[way])
    assert answer.status_code == 422
    assert list(told(answer)) == [f"/{name}"]


def test_all_that_is_wrong_is_told_at_once(calm):
    answer = calm.send("POST", "/v1/read", {"text": 1, "published": "soon", "language": "xx", "pubished": "2025"}, None)
    wrong = told(answer)
    assert set(wrong) == {"/text", "/published", "/language", "/pubished"}
    assert "published" in wrong["/pubished"]


@pytest.mark.parametrize("published", ["2025-03-04", "2025-03", "2025", None])
def test_a_publication_may_be_known_to_the_day_the_month_the_year_or_not(calm, published):
    assert read(calm, text=TEXT, published=published)["article"]["published"] == published


@pytest.mark.parametrize("way", WAYS)
def test_a_key_that_is_sent_must_be_good(calm, way):
    for given in ("Bearer wrong", "Bearer", "Basic YTpi", ""):
        answer = calm.send("POST", way, {"text": TEXT}, None, {"Authorization": given})
        assert answer.status_code == 401, given
        assert answer.headers["www-authenticate"].startswith("Bearer")


def test_keeping_needs_a_key_that_may_propose(calm):
    assert calm.send("POST", "/v1/articles", {"text": TEXT}, None).status_code == 401
    assert calm.send("POST", "/v1/articles", {"text": TEXT}, "curator").status_code == 403


def test_any_good_key_reads_a_short_text(calm):
    assert {len(read(calm, by, text=TEXT)["facts"]) for by in (None, "proposer", "curator", "both")} == {
        len(read(calm, text=TEXT)["facts"])
    }


@pytest.mark.parametrize("way", WAYS)
def test_neither_takes_parameters_nor_answers_anything_but_json(calm, way):
    assert calm.send("POST", f"{way}?published=2025", {"text": TEXT}, BY[way]).status_code == 422
    assert calm.send("POST", way, {"text": TEXT}, BY[way], {"Accept": "text/csv"}).status_code == 406


def test_line_ends_and_accents_count_to_the_byte(desk):
    texts = [TEXT, TEXT + "\n", TEXT.replace("\n", "\r\n") + "\r\n", "Cafe\u0301. " + TEXT, "Caf\u00e9. " + TEXT]
    ids = [post(desk, text=text)["article"]["id"] for text in texts]
    assert ids == [identity(text) for text in texts]
    assert len(set(ids)) == len(texts)


def test_an_article_known_by_its_digest_alone_keeps_what_is_known_of_it(desk):
    before = desk.get(f"/v1/articles/{SILENT}")
    assert before["attached"] is False
    answer = desk.send("POST", "/v1/articles", {"text": made.TEXT, "publisher": "Another"}, "proposer")
    assert answer.status_code == 200
    assert answer.json()["article"]["publisher"] == before["publisher"]


def test_the_text_of_an_article_known_by_its_digest_is_attached_and_read(desk):
    known = desk.proposed({**made.figure(), "article": SILENT})
    before = desk.get(f"/v1/articles/{SILENT}")
    answer = desk.send("POST", "/v1/articles", {"text": made.TEXT, "title": "Other"}, "proposer")
    assert answer.status_code == 200
    found = answer.json()
    assert found["article"] == {**before, "attached": True}
    assert known["id"] in [fact["id"] for fact in found["facts"]]
    assert len(found["facts"]) > 1
    assert all(stretch["quote"] for fact in found["facts"] for stretch in fact["evidence"])
    again = desk.send("POST", "/v1/articles", {"text": made.TEXT}, "proposer")
    assert (again.status_code, again.json()) == (200, found)


@pytest.mark.parametrize("sent", [{}, {"published": "2020-03-04"}])
def test_an_article_known_by_its_digest_is_read_by_the_day_that_is_known_of_it(desk, sent):
    text = "Norway exported salmon worth 50 million dollars to Chile last year."
    write(desk.path, [orjson.dumps({"kind": "article", "sha256": digest(text), "published": "2025-03-04"})])
    answer = desk.send("POST", "/v1/articles", {"text": text, **sent}, "proposer").json()
    assert answer["article"]["published"] == "2025-03-04"
    assert [fact["period"]["edtf"] for fact in answer["facts"]] == ["2024"]


def test_a_text_that_gainsays_what_is_known_of_its_article_changes_nothing(desk):
    odd = {**made.figure(), "article": SILENT, "value": 5}
    desk.proposed(odd)
    before = desk.dump()
    answer = desk.send("POST", "/v1/articles", {"text": made.TEXT}, "proposer")
    assert answer.status_code == 409
    assert desk.dump() == before


def test_a_kept_article_brings_the_etag_that_it_is_read_with(desk):
    answer = desk.send("POST", "/v1/articles", {"text": TEXT}, "proposer")
    read = desk.client.get(answer.headers["location"], headers={"Accept-Encoding": "identity"})
    assert read.headers["etag"] == answer.headers["etag"]

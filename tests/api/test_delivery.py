"""How answers travel: ETag, 304, gzip, HEAD, OPTIONS, CORS, security headers, and a cache that is never stale."""

import gzip
import json
import os
import subprocess
import sys
from hashlib import sha256

import pytest
from starlette.testclient import TestClient

from app.curation.articles import attach
from app.main import create_app
from app.model.database import Database
from app.settings import Settings
from tests.api.conftest import write
from tests.api.raw import request
from tests.api.seed import encoded
from tests.engines import copied, url_of

FACT = "fig_827b9fcf4decc099"
WHOLE = [
    "/", "/v1/facts", "/v1/facts?q=china&count=true", f"/v1/facts/{FACT}", f"/v1/facts/{FACT}/revisions",
    "/v1/articles",
    "/v1/pairs", "/v1/pairs/CHN-KAZ", "/v1/parties/qaztrade", "/v1/codelists", "/v1/codelists/currency", "/v1/changes",
    "/docs", "/docs/docs.js", "/openapi.json",
]  # fmt: skip
STREAMS = [
    f"{path}?format={form}" for path in ("/v1/facts", "/v1/changes", "/v1/codelists") for form in ("csv", "ndjson")
]
WRONG = ["/nothing", "/v1/facts?limit=0", "/v1/facts/%00", "/v1/facts/none", "/v1/codelists/none"]
PLAIN = {"Accept-Encoding": "identity"}
ZIPPED = {"Accept-Encoding": "gzip"}
SECURITY = ("x-content-type-options", "content-security-policy", "referrer-policy")


@pytest.mark.parametrize("path", WHOLE)
def test_an_etag_is_the_digest_of_the_plain_body(bundled, path):
    answer = bundled.get(path, headers=PLAIN)
    assert answer.status_code == 200
    assert answer.headers["etag"] == f'"{sha256(answer.content).hexdigest()}"'
    assert answer.headers["content-length"] == str(len(answer.content))


@pytest.mark.parametrize("path", [*WHOLE, *STREAMS])
def test_gzip_decodes_to_the_same_bytes_under_an_etag_of_its_own(bundled, path):
    plain = bundled.get(path, headers=PLAIN)
    zipped = request(bundled.app, path.encode(), headers=ZIPPED)
    assert "content-encoding" not in plain.headers
    if zipped.headers.get("content-encoding") == "gzip":
        assert gzip.decompress(zipped.body) == plain.content
        assert zipped.headers["etag"] == plain.headers["etag"][:-1] + '-gzip"'
    else:
        assert zipped.body == plain.content
        assert len(plain.content) < 800
        assert zipped.headers["etag"] == plain.headers["etag"]


@pytest.mark.parametrize(
    ("accepted", "zipped"),
    [("gzip", True), ("gzip;q=0", False), ("identity", False), ("br, gzip;q=0.5", True), ("*", True), ("GZIP", True),
     ("*;q=0", False), ("deflate", False), ("x-gzip", True), ("gzip;q=nonsense", False), ("", False),
     ("gzip;q=0.2, identity;q=0.8", False), ("identity;q=0.2, gzip;q=0.8", True), ("*;q=0.5, identity;q=0.9", False),
     ("gzip, identity", True), ("gzip;q=0.1", True)],
)  # fmt: skip
def test_gzip_is_sent_to_who_accepts_it(bundled, accepted, zipped):
    answer = request(bundled.app, b"/v1/facts", headers={"Accept-Encoding": accepted})
    assert ("content-encoding" in answer.headers) is zipped


def test_etags_differ_by_format(bundled):
    forms = ["json", "csv", "ndjson"]
    etags = {bundled.get(f"/v1/facts?format={form}", headers=PLAIN).headers["etag"] for form in forms}
    assert len(etags) == 3
    assert all(etag.startswith('"') and etag.endswith('"') for etag in etags)


@pytest.mark.parametrize(
    "path", ["/v1/facts", f"/v1/facts/{FACT}", "/v1/facts?format=csv", "/v1/changes?format=ndjson", "/docs"]
)
@pytest.mark.parametrize("encoding", ["identity", "gzip"])
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_what_the_client_has_is_not_sent_again(bundled, path, encoding, method):
    headers = {"Accept-Encoding": encoding}
    first = request(bundled.app, path.encode(), headers=headers)
    etag = first.headers["etag"]
    for told in (etag, f'"x", {etag}', f"W/{etag}", f'W/"x",W/{etag} , "y"', "*"):
        again = request(bundled.app, path.encode(), method, {**headers, "If-None-Match": told})
        assert (again.status, again.body) == (304, b"")
        for name in ("etag", "cache-control", "vary"):
            assert again.headers.get(name) == first.headers.get(name)
        assert "content-length" not in again.headers
    for told in ('"x"', etag[1:-1], etag[:-2] + '"', ""):
        assert request(bundled.app, path.encode(), method, {**headers, "If-None-Match": told}).status == 200


@pytest.mark.parametrize("path", ["/v1/facts", "/v1/facts?format=csv", "/docs"])
def test_the_lines_of_a_list_are_one_list(bundled, path):
    etag = bundled.get(path, headers=PLAIN).headers["etag"]
    for lines in (['"x"', etag], [etag, '"x"']):
        told = [("Accept-Encoding", "identity"), *(("If-None-Match", line) for line in lines)]
        assert bundled.get(path, headers=told).status_code == 304
    zipped = bundled.get("/v1/facts", headers=[("Accept-Encoding", "br"), ("Accept-Encoding", "gzip")])
    assert zipped.headers["content-encoding"] == "gzip"


def test_the_etag_of_another_format_or_encoding_is_another(bundled):
    plain = bundled.get("/v1/facts", headers=PLAIN).headers["etag"]
    assert bundled.get("/v1/facts", headers={**ZIPPED, "If-None-Match": plain}).status_code == 200
    assert bundled.get("/v1/facts?format=csv", headers={**PLAIN, "If-None-Match": plain}).status_code == 200


@pytest.mark.only_sqlite("no engine has a part in it")
@pytest.mark.parametrize("path", [*WHOLE, *STREAMS, *WRONG, "/livez", "/readyz"])
@pytest.mark.parametrize("headers", [PLAIN, ZIPPED, {"Origin": "https://a.example"}])
def test_head_is_get_without_its_body(bundled, path, headers):
    got = request(bundled.app, path.encode(), "GET", headers)
    head = request(bundled.app, path.encode(), "HEAD", headers)
    assert head.status == got.status
    assert sorted(head.headers.items()) == sorted(got.headers.items())
    assert head.body == b""
    assert got.body


@pytest.mark.parametrize("path", [*WHOLE, "/livez"])
def test_options_names_the_methods(bundled, path):
    answer = bundled.options(path)
    assert (answer.status_code, answer.content) == (204, b"")
    found = set(answer.headers["allow"].split(", "))
    assert found - {"PATCH", "POST"} == {"GET", "HEAD", "OPTIONS"}


def test_options_of_nothing_is_404(bundled):
    assert bundled.options("/nothing").status_code == 404


@pytest.mark.parametrize("path", [*WHOLE, *STREAMS, *WRONG])
def test_pages_of_any_origin_may_read(bundled, path):
    answer = bundled.get(path, headers={"Origin": "https://page.example"})
    assert answer.headers["access-control-allow-origin"] == "*"
    if answer.status_code == 200:
        assert "ETag" in answer.headers["access-control-expose-headers"]
        assert "Link" in answer.headers["access-control-expose-headers"]


def test_a_preflight_is_answered(bundled):
    asks = {"Origin": "https://page.example", "Access-Control-Request-Method": "GET"}
    answer = bundled.options("/v1/facts", headers={**asks, "Access-Control-Request-Headers": "if-none-match"})
    assert answer.status_code == 200
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "GET" in answer.headers["access-control-allow-methods"]
    assert "if-none-match" in answer.headers["access-control-allow-headers"]


@pytest.mark.only_sqlite("no engine has a part in it")
@pytest.mark.parametrize("path", [*WHOLE, *STREAMS, *WRONG, "/livez", "/readyz"])
@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS", "POST"])
def test_security_headers_stand_on_every_answer(bundled, path, method):
    answer = request(bundled.app, path.encode(), method)
    assert answer.headers["x-content-type-options"] == "nosniff"
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert all(len(answer.headers.getlist(name)) == 1 for name in SECURITY)
    assert "server" not in answer.headers


@pytest.mark.parametrize("path", [*WHOLE, *STREAMS])
def test_answers_may_be_kept_and_must_be_asked_for_again(bundled, path):
    answer = bundled.get(path)
    assert answer.headers["cache-control"] == "no-cache"
    assert {"Accept", "Accept-Encoding"} <= {name.strip() for name in answer.headers["vary"].split(",")}


@pytest.mark.parametrize("path", ["/livez", "/readyz"])
def test_health_is_never_kept(bundled, path):
    answer = bundled.get(path)
    assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-store")
    assert "etag" not in answer.headers
    assert bundled.get(path, headers={"If-None-Match": "*"}).status_code == 200


@pytest.mark.parametrize("path", WRONG)
def test_errors_are_not_kept(bundled, path):
    answer = bundled.get(path, headers={"If-None-Match": "*"})
    assert answer.status_code >= 400
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "path", ["/v1/facts", "/v1/articles", "/v1/parties", "/v1/codelists", "/v1/changes", "/v1/pairs"]
)
def test_link_carries_self_and_next(seeded, path):
    page = seeded.get(f"{path}?limit=2")
    assert page.headers["link"] == f'<{path}?limit=2>; rel="self", <{page.json()["next"]}>; rel="next"'
    last = page
    while last.json()["next"]:
        last = seeded.get(last.json()["next"].replace("limit=2", "limit=500"))
    assert 'rel="next"' not in last.headers["link"]
    assert page.links["next"]["url"] == page.json()["next"]


def test_a_link_cannot_be_broken_by_what_was_asked(bundled):
    answer = request(bundled.app, b'/v1/facts?party=">;rel=x,<\xc3\xa9&limit=1')
    assert answer.status == 200
    assert answer.headers["link"].count("<") == answer.headers["link"].count(">") == 1
    assert answer.headers["link"].isascii()


@pytest.mark.parametrize("path", [*WHOLE, *STREAMS])
def test_etags_are_the_same_after_a_restart(bundled, bundled_path, opened, path):
    assert opened(bundled_path).get(path).headers["etag"] == bundled.get(path).headers["etag"]


def test_a_store_loaded_elsewhere_has_the_same_stream_etags(seeded, seeded_path, opened, tmp_path):
    elsewhere = opened(copied(seeded_path, tmp_path / "elsewhere.sqlite"))
    for path in STREAMS:
        assert elsewhere.get(path).headers["etag"] == seeded.get(path).headers["etag"]


def fresh(number: int) -> bytes:
    """A new accepted event of China and Kazakhstan in the bundled article."""
    line = {
        "kind": "event", "article": "art_7266e444e3cbaea3", "type": "talks", "status": "occurred", "review": "accepted",
        "summary": f"Talks, number {number}.",
        "parties": [{"id": code, "role": "participant"} for code in ("CHN", "KAZ")],
        "evidence": [{"start": number, "end": number + 9, "sha256": "0" * 64, "supports": "fact"}],
    }  # fmt: skip
    return encoded(line)


def test_a_write_of_another_program_is_seen_at_once(own, own_path, tmp_path):
    paths = [
        "/v1/facts",
        "/v1/facts?format=ndjson",
        "/v1/pairs/CHN-KAZ",
        "/v1/changes",
        "/v1/pairs",
        "/",
        "/v1/codelists",
    ]
    before = {path: own.get(path).headers["etag"] for path in paths}
    file = tmp_path / "more.ndjson"
    file.write_bytes(fresh(7))
    environment = {**os.environ, "TRADEFACTS_DATABASE_URL": url_of(own_path)}
    subprocess.run([sys.executable, "-m", "app", "load", str(file)], env=environment, check=True, capture_output=True)
    changed = {path for path in paths if own.get(path).headers["etag"] != before[path]}
    assert changed == set(paths) - {"/v1/codelists"}
    assert "Talks, number 7." in own.get("/v1/events").text
    for path in paths[:-1]:
        assert own.get(path, headers={"If-None-Match": before[path]}).status_code == 200


def test_what_was_kept_is_never_stale(own, own_path):
    path = "/v1/events?pair=CHN-KAZ&sort=-recorded_at&limit=1"
    for number in range(40):
        assert f"number {number - 1}." in own.get(path).text or not number
        write(own_path, [fresh(number)])
        for headers in (PLAIN, ZIPPED):
            assert own.get(path, headers=headers).json()["items"][0]["summary"] == f"Talks, number {number}."
            assert own.get("/v1/changes?since=11").json()["latest"] == 12 + number


def test_an_application_that_is_closed_and_opened_again_knows_what_was_written_meanwhile(own_path):
    app = create_app(Settings(database_url=url_of(own_path)))
    for number in range(4):
        with TestClient(app) as client:
            assert client.get("/v1/changes").json()["latest"] == 11 + number
        write(own_path, [fresh(number)])


def test_attaching_a_text_is_seen_although_it_makes_no_revision(seeded_path, seed, opened, tmp_path):
    path = copied(seeded_path, tmp_path / "attached.sqlite")
    client = opened(path)
    article = next(
        a for a in seed.articles if "text" not in a and f"art_{a['sha256'][:16]}" in client.get("/v1/facts").text
    )
    name = f"art_{article['sha256'][:16]}"
    asked = [f"/v1/facts?article={name}", f"/v1/facts?article={name}&format=ndjson", f"/v1/articles/{name}"]
    before = [client.get(one) for one in asked]
    store = Database(url_of(path))
    with store.writing() as connection:
        attach(connection, name, article["content"])
    store.close()
    after = [client.get(one) for one in asked]
    assert not {answer.headers["etag"] for answer in before} & {answer.headers["etag"] for answer in after}
    stretch = after[0].json()["items"][0]["evidence"][0]
    assert stretch["quote"] == article["content"][stretch["start"] : stretch["end"]]
    assert before[0].json()["items"][0]["evidence"][0]["quote"] is None
    assert json.loads(after[1].text.splitlines()[0]) == after[0].json()["items"][0]
    assert client.get("/").json()["counts"]["revision"] == len(seed.versions)


@pytest.mark.parametrize("cache_bytes", [0, 30_000])
def test_a_small_cache_changes_no_answer(bundled, bundled_path, opened, cache_bytes):
    small = opened(bundled_path, cache_bytes=cache_bytes)
    paths = [*WHOLE, *(f"/v1/facts?limit={number}" for number in range(1, 30))]
    for path in paths * 2:
        assert small.get(path).content == bundled.get(path).content


def test_long_questions_count_as_what_the_cache_holds(bundled_path, opened):
    small = opened(bundled_path, cache_bytes=400_000)
    paths = ["/v1/facts?" + "&".join(f"party={number:03}{'x' * 900}{way}" for way in range(20)) for number in range(30)]

    def hits():
        lines = small.get("/metrics").text.splitlines()
        return next(line for line in lines if line.startswith("tradefacts_cache_hits"))

    for path in paths:
        assert small.get(path).json()["items"] == []
    small.get(paths[-1])
    assert hits() == "tradefacts_cache_hits_total 1.0"
    small.get(paths[0])
    assert hits() == "tradefacts_cache_hits_total 1.0"


def test_a_client_that_likes_something_better_gets_it_although_another_answer_is_kept(bundled):
    for accept, start in (("*/*", b'{"items"'), ("text/csv", b"id,kind"), ("application/x-ndjson", b'{"id"')) * 2:
        assert bundled.get("/v1/facts?limit=4", headers={"Accept": accept}).content.startswith(start)

"""Answers that are kept: what is given again is what would be made anew, to whoever may have it."""

import pytest

from tests.api.raw import request

PATHS = ["/v1/facts?limit=3", "/v1/pairs/CHN-KAZ", "/docs", "/v1/codelists/currency"]
BROWSER = {"User-Agent": "Mozilla/5.0 " + "(a long story about itself) " * 40}


def told(client, path, **headers):
    answer = client.get(path, headers=headers)
    own = {name: value for name, value in answer.headers.items() if name not in {"x-request-id", "date"}}
    return answer.status_code, own, answer.content


@pytest.mark.parametrize("path", PATHS)
def test_an_answer_given_again_is_the_first_one_to_the_last_header(bundled_path, opened, path):
    client = opened(bundled_path)
    first = told(client, path)
    assert told(client, path) == first
    assert told(client, path, **BROWSER) == first  # more headers than are remembered
    assert told(client, path, **{"X-Forwarded-For": "192.0.2.1"}) == first


@pytest.mark.parametrize("path", PATHS)
def test_each_request_has_its_own_id_although_its_answer_is_kept(bundled, path):
    ids = [bundled.get(path).headers["x-request-id"] for _ in range(3)]
    assert len(set(ids)) == len(ids)
    assert bundled.get(path, headers={"X-Request-ID": "mine-1"}).headers["x-request-id"] == "mine-1"
    assert bundled.get(path, headers={"X-Request-ID": "not mine"}).headers["x-request-id"] != "not mine"


def test_who_has_a_kept_answer_is_told_so(bundled):
    etag = bundled.get(PATHS[0]).headers["etag"]
    for unless in (etag, f'"other", {etag}', f"W/{etag}", "*"):
        answer = bundled.get(PATHS[0], headers={"If-None-Match": unless})
        assert (answer.status_code, answer.content) == (304, b"")
        assert answer.headers["x-content-type-options"] == "nosniff"
    assert bundled.get(PATHS[0], headers={"If-None-Match": '"other"'}).status_code == 200


def test_a_request_that_names_two_hosts_is_refused_although_its_answer_is_kept(bundled):
    target = b"/v1/facts?limit=3"
    assert request(bundled.app, target).status == 200
    assert request(bundled.app, target, headers={"host": "elsewhere"}).status == 400
    assert request(bundled.app, target).status == 200


def test_headers_beyond_their_bound_are_refused_although_the_answer_is_kept(bundled):
    assert bundled.get(PATHS[0]).status_code == 200
    assert bundled.get(PATHS[0], headers={"X-Long": "a" * 100_000}).status_code == 431


def test_answers_that_are_kept_are_counted(bundled_path, opened):
    client = opened(bundled_path)
    for _ in range(3):
        client.get("/v1/facts")
    lines = client.get("/metrics").text.splitlines()
    (line,) = (one for one in lines if one.startswith("tradefacts_requests_total{") and '"/v1/facts"' in one)
    assert line.endswith(" 3.0")

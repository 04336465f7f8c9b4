"""Which revision an answer shows, and that nothing older than the one asked for is shown."""

import pytest

from tests.api.conftest import write
from tests.api.desk import figure
from tests.api.test_delivery import fresh

BUNDLED = 11
PATHS = (
    "/",
    "/v1/facts",
    "/v1/facts?format=csv",
    "/v1/facts?format=ndjson&limit=1",
    "/v1/facts?q=china&count=true",
    "/v1/facts/fig_827b9fcf4decc099",
    "/v1/facts/fig_0000000000000000",
    "/v1/facts?nothing=1",
    "/v1/pairs/CHN-KAZ",
    "/v1/changes",
    "/v1/codelists",
    "/nothing",
    "/readyz",
    "/docs",
)


def shown(answer) -> int:
    return int(answer.headers["tradefacts-revision"])


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_tells_the_revision_that_it_shows(bundled, path):
    for method in ("GET", "HEAD"):
        for encoding in ("identity", "gzip"):
            assert shown(bundled.request(method, path, headers={"Accept-Encoding": encoding})) == BUNDLED
    etag = bundled.get(path).headers.get("etag")
    if etag:
        again = bundled.get(path, headers={"If-None-Match": etag})
        assert (again.status_code, shown(again)) == (304, BUNDLED)


def test_the_revision_follows_what_other_programs_write(own, own_path):
    for number in range(3):
        assert shown(own.get("/v1/facts")) == BUNDLED + number
        write(own_path, [fresh(number)])
    assert shown(own.get("/v1/facts")) == BUNDLED + 3


@pytest.mark.parametrize("path", PATHS)
def test_what_has_been_reached_is_answered_as_ever(bundled, path):
    for least in (0, 1, BUNDLED, "0011"):
        answer = bundled.get(path, headers={"Tradefacts-Min-Revision": str(least)})
        assert answer.content == bundled.get(path).content
        assert shown(answer) == BUNDLED


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("least", [BUNDLED + 1, 10**18 - 1])
def test_what_the_store_has_not_reached_is_told(bundled, path, least):
    answer = bundled.get(path, headers={"Tradefacts-Min-Revision": str(least)})
    assert answer.status_code == 412
    assert answer.json()["type"] == "urn:tradefacts:problem:precondition-failed"
    assert f"revision {BUNDLED}" in answer.json()["detail"]
    assert f"revision {least}" in answer.json()["detail"]


@pytest.mark.parametrize("least", ["", "-1", "1.0", "latest", "1 2", "٣", "9" * 40])
def test_what_is_no_revision_is_refused(bundled, least):
    answer = bundled.get("/v1/facts", headers={"Tradefacts-Min-Revision": least.encode()})
    assert answer.status_code == 422
    (reason,) = answer.json()["errors"]
    assert (reason["in"], reason["name"]) == ("header", "Tradefacts-Min-Revision")


def test_a_write_tells_the_revision_that_it_made(desk):
    answer = desk.propose(figure())
    assert answer.status_code == 201
    assert shown(answer) == answer.json()["revision"] == BUNDLED + 1
    assert shown(desk.propose(figure())) == BUNDLED + 1
    assert shown(desk.propose({"kind": "figure"})) == BUNDLED + 1
    assert shown(desk.client.get("/v1/facts", headers={"Tradefacts-Min-Revision": str(shown(answer))})) == BUNDLED + 1


def test_a_write_upon_what_the_store_has_not_reached_is_not_done(desk):
    answer = desk.propose(figure(), headers={"Tradefacts-Min-Revision": str(BUNDLED + 1)})
    assert answer.status_code == 412
    assert desk.revision() == BUNDLED

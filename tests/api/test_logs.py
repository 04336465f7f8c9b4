"""What is logged: with the id of the request, as text or JSON, and never a key."""

import json
from typing import Any

import httpx
import pytest

from app.main import create_app
from app.settings import Settings
from app.telemetry import Json, OfRequest, Text
from tests.api.raw import request
from tests.engines import url_of

KEY = "tfk_" + "Ab3-_" * 8 + "xyz"


def said(served) -> list[dict[str, Any]]:
    """All that it logged, as JSON."""
    return [json.loads(line) for line in served.said().splitlines()]


def test_every_answer_carries_the_id_of_its_request(bundled):
    ids = {bundled.get(path).headers["X-Request-ID"] for path in ("/v1/facts", "/v1/facts", "/nothing", "/livez")}
    assert len(ids) == 4
    assert bundled.get("/v1/facts", headers={"X-Request-ID": "abc-123"}).headers["X-Request-ID"] == "abc-123"


@pytest.mark.parametrize("sent", ["", "a b", "a" * 129, "a\tb", 'a"b', KEY, "é"])
def test_an_id_that_would_spoil_a_log_is_replaced(bundled, sent):
    told = request(bundled.app, b"/v1/facts", headers={"X-Request-ID": sent}).headers["x-request-id"]
    assert told != sent
    assert told.isascii()


def test_an_error_is_logged_with_the_id_that_the_client_is_told(own_path, caplog):
    app = create_app(Settings(database_url=url_of(own_path)))

    async def broken(scope, receive, send):
        raise RuntimeError(f"no luck with {KEY}")

    app.mount("/broken", broken)
    answer = request(app, b"/broken/", headers={"X-Request-ID": "look-here"})
    assert answer.status == 500
    assert b"look-here" in answer.body
    assert KEY.encode() not in answer.body
    assert [record.getMessage() for record in caplog.records] == ["GET '/broken/' failed"]
    OfRequest().filter(caplog.records[0])
    for written in (Text().format(caplog.records[0]), Json().format(caplog.records[0])):
        assert "no luck with tfk_..." in written
        assert KEY not in written
    app.state.store.close()


def test_requests_are_logged_as_json_when_asked(serving):
    own = serving("--log-format", "json", "--access-log")
    httpx.get(f"{own.url}/v1/facts?q=secret", headers={"X-Request-ID": "me-7", "X-Forwarded-For": "203.0.113.9"})
    httpx.get(f"{own.url}/v1/facts/{KEY}")
    lines = said(own)
    assert lines[0]["message"].startswith("Tradefacts")
    (line,) = [line for line in lines if line["request_id"] == "me-7"]
    assert {line[name] for name in ("method", "path", "status", "client")} == {"GET", "/v1/facts", 200, "203.0.113.9"}
    assert line["level"] == "INFO"
    assert line["seconds"] < 10
    assert "secret" not in own.said()
    assert KEY not in own.said()


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("GET", f"/v1/facts/{KEY}", None),
        ("GET", f"/{KEY}", None),
        ("GET", f"/v1/facts?key={KEY}", None),
        ("GET", f"/v1/facts?{KEY}=1", None),
        ("GET", f"/v1/facts?q={KEY}", None),
        ("GET", f"/v1/facts?pair={KEY}", None),
        ("GET", f"/v1/facts?pair=%74fk_{KEY[4:]}", None),
        ("POST", "/v1/read", {KEY: 1}),
        ("POST", "/v1/read", {"text": "x", "language": KEY}),
        ("POST", f"/v1/read?{KEY}", {"text": "x"}),
    ],
)
def test_a_key_in_the_wrong_place_does_not_come_back(bundled, method, path, body, capfd, caplog):
    for headers in ({}, {"Accept": KEY}, {"Authorization": KEY}, {"X-Request-ID": KEY, "Content-Type": KEY}):
        answer = bundled.request(method, path, json=body, headers=headers)
        assert answer.status_code >= 400
        assert KEY not in answer.text
        assert KEY not in repr(answer.headers)
    assert KEY not in "".join(capfd.readouterr()) + caplog.text


def test_a_key_in_an_address_is_refused_with_the_remedy(bundled):
    told = bundled.get(f"/v1/facts?q={KEY}")
    assert told.status_code == 422
    assert "revoke" in told.json()["detail"]

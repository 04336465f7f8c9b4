"""Pages of other origins: they may read, and write with a key that they hold; no browser sends one by itself."""

import pytest

ORIGIN = {"Origin": "https://a.example"}


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "PUT", "PATCH"])
def test_a_page_may_ask_before_it_reads_or_writes(bundled, method):
    asked = {
        "Access-Control-Request-Method": method,
        "Access-Control-Request-Headers": "authorization, content-type, if-match, x-request-id",
    }
    answer = bundled.options("/v1/facts/fig_827b9fcf4decc099", headers=ORIGIN | asked)
    assert answer.status_code == 200
    assert answer.headers["access-control-allow-origin"] == "*"
    assert method in answer.headers["access-control-allow-methods"]
    assert "authorization" in answer.headers["access-control-allow-headers"].lower()
    assert "access-control-allow-credentials" not in answer.headers


def test_what_is_not_possible_at_all_is_not_promised(bundled):
    asked = {"Access-Control-Request-Method": "DELETE"}
    assert bundled.options("/v1/facts", headers=ORIGIN | asked).status_code == 400


def test_a_page_sees_what_it_needs_of_the_headers(bundled):
    shown = bundled.get("/v1/facts", headers=ORIGIN).headers["access-control-expose-headers"]
    assert {"ETag", "Link", "Location", "Retry-After", "RateLimit", "RateLimit-Policy", "X-Request-ID"} <= {
        name.strip() for name in shown.split(",")
    }


def test_a_page_that_writes_needs_a_key_as_all_do(bundled):
    answer = bundled.post("/v1/facts", json={}, headers=ORIGIN)
    assert answer.status_code == 401
    assert answer.headers["access-control-allow-origin"] == "*"

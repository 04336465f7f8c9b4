"""How often one client may ask for what is expensive: told in fields, refused with the time to wait."""

import re

import pytest

from app.curation.keys import issue
from tests.api.raw import request

TEXT = {"text": "Norway exported salmon worth 50 million dollars to Chile in 2023."}


def test_no_rate_is_the_default(bundled):
    for _ in range(30):
        answer = bundled.post("/v1/read", json={"text": "x"})
        assert answer.status_code == 200
        assert "ratelimit" not in answer.headers


def test_reading_beyond_the_rate_is_429_and_says_when_again(opened, own_path):
    client = opened(own_path, reading_rate="3/minute")
    left = [client.post("/v1/read", json=TEXT).headers for _ in range(3)]
    assert [re.findall(r'^"reading-minute";r=(\d);t=\d+$', one["ratelimit"]) for one in left] == [["2"], ["1"], ["0"]]
    assert {one["ratelimit-policy"] for one in left} == {'"reading-minute";q=3;w=60'}
    refused = client.post("/v1/read", json=TEXT)
    assert refused.status_code == 429
    assert refused.headers["content-type"] == "application/problem+json"
    assert refused.json()["type"] == "urn:tradefacts:problem:too-many-requests"
    assert 1 <= int(refused.headers["retry-after"]) <= 60
    assert refused.headers["ratelimit-policy"] == '"reading-minute";q=3;w=60'
    assert refused.headers["ratelimit"].startswith('"reading-minute";r=0;t=')
    assert client.get("/v1/facts?q=visit").status_code == 200
    assert "tradefacts_limited_total 1.0" in client.get("/metrics").text


def test_of_several_rates_each_is_told(opened, own_path):
    client = opened(own_path, reading_rate="5/second;2/day")
    told = client.post("/v1/read", json=TEXT).headers
    assert told["ratelimit-policy"] == '"reading-second";q=5;w=1, "reading-day";q=2;w=86400'
    client.post("/v1/read", json=TEXT)
    # Until the day ends in UTC, whenever this is run: longer than the rate of a second would say.
    assert int(client.post("/v1/read", json=TEXT).headers["retry-after"]) > 1


def test_a_search_that_the_cache_answers_costs_nothing(opened, own_path):
    client = opened(own_path, search_rate="2/minute")
    assert [client.get("/v1/facts?q=visit").status_code for _ in range(5)] == [200] * 5
    assert [client.get(f"/v1/facts?q={word}").status_code for word in ("trade", "forum")] == [200, 429]
    for path in ("/v1/articles?q=x", "/v1/parties?q=x", "/v1/figures?q=x&format=csv"):
        assert client.get(path).status_code == 429
    assert client.get("/v1/facts?pair=CHN-KAZ").status_code == 200


def test_what_is_left_of_a_rate_is_not_kept_with_an_answer(opened, own_path):
    client = opened(own_path, search_rate="9/minute")
    assert "ratelimit" in request(client.app, b"/v1/facts?q=visit").headers
    assert "ratelimit" not in request(client.app, b"/v1/facts?q=visit").headers


def test_each_key_is_a_client_and_a_wrong_one_is_none(opened, own_path):
    client = opened(own_path, reading_rate="1/minute", search_rate="1/minute")
    with client.app.state.store.writing() as connection:
        ana, ben = (issue(connection, name, {"propose"}, "person", None) for name in ("ana", "ben"))
    for headers in ({"Authorization": f"Bearer {ana}"}, {"Authorization": f"Bearer {ben}"}, {}):
        assert [client.post("/v1/read", json=TEXT, headers=headers).status_code for _ in range(2)] == [200, 429]
    wrong = [client.get(f"/v1/facts?q=w{n}", headers={"Authorization": f"Bearer tfk_{n}"}) for n in range(3)]
    assert [one.status_code for one in wrong] == [200, 429, 429]


@pytest.mark.parametrize(("trusted", "statuses"), [("127.0.0.1", [200, 200, 429]), ("10.0.0.0/8", [200, 429, 429])])
def test_forwarded_addresses_count_from_trusted_proxies_alone(opened, own_path, trusted, statuses):
    client = opened(own_path, search_rate="1/minute", trusted_proxies=trusted)
    sent = ("203.0.113.1", "203.0.113.2", "203.0.113.1")
    told = [
        request(client.app, f"/v1/facts?q=w{n}".encode(), headers={"X-Forwarded-For": f"198.51.100.{n}, {address}"})
        for n, address in enumerate(sent)
    ]
    assert [one.status for one in told] == statuses


def test_addresses_of_ipv4_within_ipv6_are_each_a_client(opened, own_path):
    client = opened(own_path, search_rate="1/minute")
    sent = ("::ffff:198.51.100.1", "::ffff:203.0.113.2", "203.0.113.2")
    told = [
        request(client.app, f"/v1/facts?q=m{n}".encode(), headers={"X-Forwarded-For": address})
        for n, address in enumerate(sent)
    ]
    assert [one.status for one in told] == [200, 200, 429]


def test_a_network_of_ipv6_is_one_client(opened, own_path):
    client = opened(own_path, search_rate="1/minute")
    sent = ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", "2001:db8:1:3::1")
    told = [
        request(client.app, f"/v1/facts?q=v{n}".encode(), headers={"X-Forwarded-For": address})
        for n, address in enumerate(sent)
    ]
    assert [one.status for one in told] == [200, 429, 200]

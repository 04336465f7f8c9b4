"""What the operator is told: numbers for Prometheus, of one process and of several."""

import time

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families

from tests.api.raw import request


def numbers(text: str) -> dict[tuple[str, frozenset[tuple[str, str]]], float]:
    """Every sample by its name and labels."""
    found = (sample for family in text_string_to_metric_families(text) for sample in family.samples)
    return {(sample.name, frozenset(sample.labels.items())): sample.value for sample in found}


def number(text: str, name: str, **labels: str) -> float:
    return numbers(text).get((name, frozenset(labels.items())), 0.0)


def requests(text: str, route: str, method: str = "GET", status: str = "200") -> float:
    return number(text, "tradefacts_requests_total", route=route, method=method, status=status)


def test_requests_are_counted_by_route_method_and_status(own):
    for path in ("/v1/facts", "/v1/facts", "/v1/facts/fig_827b9fcf4decc099", "/v1/facts/nothing", "/no/such", "/docs"):
        own.get(path)
    own.head("/v1/facts")
    own.request("BREW", "/v1/facts")
    told = own.get("/metrics").text
    assert requests(told, "/v1/facts") == 2
    assert requests(told, "/v1/facts", "HEAD") == 1
    assert requests(told, "/v1/facts", "other", "405") == 1
    assert requests(told, "/v1/facts/{id}") == 1
    assert requests(told, "/v1/facts/{id}", status="404") == 1
    assert requests(told, "none", status="404") == 1
    assert requests(told, "/docs") == 1
    assert number(told, "tradefacts_request_duration_seconds_count", route="/v1/facts/{id}", method="GET") == 2
    assert 0 < number(told, "tradefacts_request_duration_seconds_sum", route="/v1/facts", method="GET") < 10
    everything = number(told, "tradefacts_request_duration_seconds_bucket", route="/v1/facts", method="GET", le="+Inf")
    assert everything == 2


def test_labels_are_few_whatever_is_asked_for(own):
    for number in range(300):
        own.get(f"/v1/facts/{number}")
        own.get(f"/{number}/{number}?{number}={number}", headers={"X-Request-ID": str(number)})
    assert own.get("/metrics").text.count("tradefacts_requests_total{") < 5


def test_a_path_that_is_too_long_is_counted_and_not_remembered(own):
    remembered = own.app.template.cache_info().currsize
    for number in range(5):
        assert request(own.app, b"/v1/facts/%d" % number + b"x" * 10_000).status == 414
    assert own.app.template.cache_info().currsize == remembered
    assert requests(own.get("/metrics").text, "none", status="414") == 5


def test_the_cache_the_reader_and_the_store_are_told(own):
    for _ in range(3):
        own.get("/v1/facts?limit=3")
    own.post("/v1/read", json={"text": "Norway exported salmon worth 50 million dollars to Chile in 2023."})
    told = own.get("/metrics").text
    assert number(told, "tradefacts_cache_hits_total") == 2
    assert number(told, "tradefacts_cache_misses_total") == 1
    assert number(told, "tradefacts_reading_duration_seconds_count") == 1
    assert number(told, "tradefacts_store_up") == 1
    assert number(told, "tradefacts_store_bytes") > 100_000
    assert number(told, "tradefacts_revision") == 11
    assert number(told, "tradefacts_articles") == 1
    assert number(told, "tradefacts_facts", kind="figure", review="accepted") == 4
    assert 'tradefacts_info{version="' in told


@pytest.mark.only_sqlite("is about the file")
def test_numbers_are_told_where_the_store_cannot_be_read(own_path, opened):
    client = opened(own_path)
    client.get("/v1/facts")
    own_path.write_bytes(b"no store at all, but long enough to be one" * 1000)
    told = client.get("/metrics")
    assert told.status_code == 200
    assert number(told.text, "tradefacts_store_up") == 0
    assert requests(told.text, "/v1/facts") == 1


def test_numbers_that_cannot_be_shared_end_no_server(own_path, opened, tmp_path):
    folder = tmp_path / "no folder"
    folder.write_text("")
    client = opened(own_path, metrics_folder=str(folder))
    assert client.get("/metrics").status_code == 200


def test_no_copy_of_the_numbers_is_kept(own):
    for method in ("GET", "HEAD"):
        answer = request(own.app, b"/metrics", method)
        assert answer.status == 200
        assert answer.headers["cache-control"] == "no-store"
        assert "etag" not in answer.headers
        assert answer.headers["content-type"].startswith("text/plain; version=")
    assert own.get("/metrics?x=1").status_code == 422


def test_two_workers_tell_their_numbers_together(serving):
    both = serving("--workers", "2")
    before = requests(httpx.get(f"{both.url}/metrics").text, "/v1/codelists")
    for _ in range(40):
        httpx.get(f"{both.url}/v1/codelists")
    for _ in range(50):  # a sibling's numbers are up to a second old, on a machine that is not busy
        told = [requests(httpx.get(f"{both.url}/metrics").text, "/v1/codelists") - before for _ in range(6)]
        if told == [40] * 6:
            return
        time.sleep(0.2)
    raise AssertionError(told)

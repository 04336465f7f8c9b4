"""Bounds of what a client may send, how long it may take, and how much may be under way: told as problems."""

import json
import resource
import signal
import socket
import subprocess
import time
from http.client import HTTPResponse
from threading import Thread

import httpx
import pytest

from tests.api.conftest import Served

QUICK = {"header_seconds": 1, "body_seconds": 1, "stall_seconds": 1, "idle_seconds": 1, "stop_seconds": 8}
POST = b"POST /v1/read HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 13\r\n\r\n"


@pytest.fixture(scope="module")
def quick(serving):
    """A server with little patience."""
    return serving(**QUICK, header_bytes=4096, body_bytes=100_000, most_connections=20)


def connected(served: Served) -> socket.socket:
    return socket.create_connection(("127.0.0.1", served.port), timeout=60)


def rest(connection: socket.socket) -> bytes:
    """All that comes until the server closes."""
    found = b""
    while chunk := connection.recv(65_536):
        found += chunk
    return found


def problem(answer: bytes) -> tuple[int, str]:
    """Status and type of a problem."""
    head, _, body = answer.partition(b"\r\n\r\n")
    assert b"content-type: application/problem+json" in head.lower()
    found = json.loads(body)
    assert head.startswith(b"HTTP/1.1 %d " % found["status"])
    return found["status"], found["type"].rpartition(":")[2]


def test_a_header_that_trickles_in_is_408(quick):
    with connected(quick) as connection:
        begun = time.monotonic()
        connection.sendall(b"GET /livez HTTP/1.1\r\nHo")
        for _ in range(3):
            time.sleep(0.2)
            connection.sendall(b"s")
        assert problem(rest(connection)) == (408, "request-timeout")
        assert 0.8 < time.monotonic() - begun < 10


def test_a_header_that_trickles_in_after_an_answer_is_408_too(quick):
    with connected(quick) as connection:
        connection.sendall(b"GET /livez HTTP/1.1\r\nHost: x\r\n\r\n")
        time.sleep(0.3)
        assert connection.recv(65_536).endswith(b'{"status":"alive"}')
        connection.sendall(b"GET /livez HT")
        assert problem(rest(connection)) == (408, "request-timeout")


def test_a_body_that_trickles_in_is_408(quick):
    with connected(quick) as connection:
        connection.sendall(POST + b'{"te')
        assert problem(rest(connection)) == (408, "request-timeout")


def test_a_body_in_two_parts_is_taken(quick):
    with connected(quick) as connection:
        for _ in range(2):
            connection.sendall(POST + b'{"te')
            time.sleep(0.3)
            connection.sendall(b'xt": "x"}')
            answer = HTTPResponse(connection)
            answer.begin()
            assert answer.status == 200
            assert answer.read().endswith(b"}")


def test_a_connection_that_asks_nothing_ends_without_a_word(quick):
    with connected(quick) as connection:
        assert rest(connection) == b""
    with connected(quick) as connection:
        connection.sendall(b"GET /livez HTTP/1.1\r\nHost: x\r\n\r\n")
        assert rest(connection).startswith(b"HTTP/1.1 200")


def test_header_and_body_have_the_sizes_that_are_set(quick):
    assert httpx.get(f"{quick.url}/livez", headers={"X-Long": "a" * 5000}).status_code == 431
    assert httpx.post(f"{quick.url}/v1/read", json={"text": "a" * 110_000}).status_code == 413
    with connected(quick) as connection:
        connection.sendall(b"GET /livez HTTP/1.1\r\nX: " + b"a" * 10_000)
        assert problem(rest(connection)) == (431, "headers-too-large")


def test_beyond_the_most_connections_each_is_told_to_come_again(quick):
    held = [connected(quick) for _ in range(20)]
    try:
        time.sleep(0.2)
        with connected(quick) as connection:
            answer = rest(connection)
            assert problem(answer) == (503, "busy")
            assert b"retry-after: 1\r\n" in answer
    finally:
        for one in held:
            one.close()
    time.sleep(0.2)
    assert httpx.get(f"{quick.url}/readyz").status_code == 200


def test_whoever_holds_bodies_back_keeps_no_reader_out(serving):
    own = serving(most_writes=3, body_seconds=5)
    held = [connected(own) for _ in range(3)]
    try:
        for one in held:
            one.sendall(POST + b'{"te')
        time.sleep(0.3)
        refused = httpx.post(f"{own.url}/v1/read", json={"text": "x"})
        assert (refused.status_code, refused.headers["retry-after"]) == (503, "1")
        assert refused.json()["type"] == "urn:tradefacts:problem:busy"
        for path in ("/v1/facts", "/livez", "/readyz", "/metrics"):
            assert httpx.get(own.url + path).status_code == 200
    finally:
        for one in held:
            one.close()
    time.sleep(0.3)
    assert httpx.post(f"{own.url}/v1/read", json={"text": "x"}).status_code == 200


def test_a_client_that_does_not_read_is_left(quick):
    with socket.socket() as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        connection.settimeout(60)
        connection.connect(("127.0.0.1", quick.port))
        connection.sendall(b"GET /openapi.json HTTP/1.1\r\nHost: x\r\n\r\n" * 60)
        time.sleep(4)
        with pytest.raises((ConnectionResetError, BrokenPipeError)):
            connection.sendall(b"GET /livez HTTP/1.1\r\nHost: x\r\n\r\n" * 100_000)


def test_a_stop_lets_requests_under_way_finish(serving):
    own = serving(**QUICK)
    text = "China and Kazakhstan signed a memorandum; trade rose 12 percent to 41 billion dollars in 2023. " * 600
    told: list[int] = []
    asking = Thread(
        target=lambda: told.append(httpx.post(f"{own.url}/v1/read", json={"text": text}, timeout=60).status_code)
    )
    asking.start()
    time.sleep(0.3)
    own.process.send_signal(signal.SIGTERM)
    assert own.process.wait(60) == 0
    asking.join(60)
    assert told == [200]
    assert own.errors() == ""


def test_as_many_files_may_be_open_as_connections(serving_command):
    def limited(how: str, most: int) -> subprocess.CompletedProcess[str]:
        command = ["bash", "-c", f'ulimit {how}; exec "$@"', "bash", *serving_command(0, most_connections=most)]
        return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)

    refused = limited("-n 300", 100)
    assert refused.returncode == 2
    assert refused.stderr == (
        "tradefacts: TRADEFACTS_MOST_CONNECTIONS: 300 files may be open (ulimit -n), 356 are needed\n"
    )


def test_a_low_soft_limit_of_open_files_keeps_nobody_out(serving):
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (250, hard))
    try:
        own = serving(most_connections=400)
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    held = [connected(own) for _ in range(300)]
    assert httpx.get(f"{own.url}/readyz").status_code == 200
    for one in held:
        one.close()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("cache_bytes", "many"),
        ("read_seconds", "0"),
        ("reading_rate", "often"),
        ("trusted_proxies", "everybody"),
        ("log_format", "xml"),
        ("header_bytes", "-1"),
    ],
)
def test_a_wrong_setting_ends_the_program_in_one_line_that_names_it(serving_command, name, value):
    done = subprocess.run(serving_command(0, **{name: value}), capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 2
    assert done.stderr.startswith(f"tradefacts: TRADEFACTS_{name.upper()}: ")
    assert done.stderr.count("\n") == 1

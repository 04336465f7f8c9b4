"""The application as it is really served: a process of its own, over a socket."""

import signal
import socket
import subprocess

import httpx

from tests.api.test_delivery import STREAMS, WHOLE


def exchanged(served, raw: bytes, patience: float = 60) -> bytes:
    """What comes back for these bytes until the server closes."""
    with socket.create_connection(("127.0.0.1", served.port), timeout=patience) as connection:
        connection.sendall(raw)
        found = b""
        while chunk := connection.recv(65_536):
            found += chunk
    return found


def test_no_answer_names_the_server(served):
    for path in (*WHOLE, *STREAMS, "/nothing", "/v1/facts/%00", "/livez"):
        answer = httpx.get(served.url + path)
        assert "server" not in answer.headers
        assert "x-powered-by" not in answer.headers
        told = " ".join(answer.headers.values()).lower()
        assert [word for word in ("uvicorn", "fastapi", "starlette", "python") if word in told] == []


def test_the_address_is_printed_with_that_of_the_docs_page(served):
    assert f"http://localhost:{served.port}/\n" in served.said()
    assert f"http://localhost:{served.port}/docs" in served.said()
    assert "swagger" in httpx.get(f"{served.url}/docs").text.lower()


def test_odd_bytes_in_a_request_line_get_a_4xx(served):
    for target in (
        b"/v1/facts/%00",
        b"/v1/facts/%FF",
        b"/v1/facts?q=%FF",
        b"/v1/facts?q=%00",
        b"/v1/facts?limit=-1",
        b"/%2e%2e/%2e%2e/etc",
    ):
        raw = b"GET " + target + b" HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
        head, _, body = exchanged(served, raw).partition(b"\r\n\r\n")
        assert head.startswith(b"HTTP/1.1 4"), target
        assert b"application/problem+json" in head
        assert body.startswith(b'{"type":')


def test_head_over_a_socket_sends_headers_alone(served):
    for path in (b"/v1/facts", b"/v1/facts?format=csv", b"/nothing", b"/v1/facts/%00"):
        raw = b"HEAD " + path + b" HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
        assert exchanged(served, raw).endswith(b"\r\n\r\n")


def test_whatever_one_connection_asks_comes_at_once_and_in_one_piece(served):
    etag = httpx.get(f"{served.url}/v1/facts?limit=1", headers={"Accept-Encoding": "identity"}).headers["etag"]
    asked = [
        (b"GET", b"", b"200", True),
        (b"HEAD", b"", b"200", False),
        (b"GET", b"If-None-Match: " + etag.encode() + b"\r\n", b"304", False),
        (b"OPTIONS", b"", b"204", False),
        (b"GET", b"", b"200", True),
    ]
    with socket.create_connection(("127.0.0.1", served.port), timeout=60) as connection:
        for method, field, status, bodied in asked:
            connection.sendall(method + b" /v1/facts?limit=1 HTTP/1.1\r\nHost: x\r\n" + field + b"\r\n")
            head, _, body = connection.recv(65_536).partition(b"\r\n\r\n")
            assert head.split()[1] == status
            assert bool(body) == bodied
            if bodied:
                assert b"content-length: %d\r\n" % len(body) in head


def test_who_waits_to_be_told_to_go_on_is_told(served):
    body = b'{"text":"Exports rose 5% in 2023."}'
    head = b"POST /v1/read HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nExpect: 100-continue\r\n"
    with socket.create_connection(("127.0.0.1", served.port), timeout=60) as connection:
        connection.sendall(head + b"Content-Length: %d\r\n\r\n" % len(body))
        assert connection.recv(65_536) == b"HTTP/1.1 100 Continue\r\n\r\n"
        connection.sendall(body)
        assert connection.recv(65_536).startswith(b"HTTP/1.1 200 OK\r\n")


def test_a_stream_over_a_socket_is_whole(served):
    lines = httpx.get(f"{served.url}/v1/facts?format=ndjson").text.splitlines()
    assert len(lines) == 11
    assert httpx.get(f"{served.url}/v1/facts?format=csv", headers={"Accept-Encoding": "gzip"}).text.count("\r\n") == 12


def test_a_client_that_hangs_up_leaves_the_server_well(served):
    for _ in range(50):
        with socket.create_connection(("127.0.0.1", served.port), timeout=60) as connection:
            connection.sendall(
                b"GET /v1/codelists/economy HTTP/1.1\r\nHost: x\r\n\r\nGET /v1/facts?format=ndjson HTTP/1.1\r\n"
            )
    assert httpx.get(f"{served.url}/v1/facts?limit=2").status_code == 200


def test_sigterm_ends_it_cleanly(serving):
    own = serving()
    assert httpx.get(f"{own.url}/readyz").status_code == 200
    own.process.send_signal(signal.SIGTERM)
    assert own.process.wait(30) == 0
    assert own.errors() == ""


def test_a_port_that_is_taken_is_told_in_few_words(served, serving_command):
    taken = subprocess.run(serving_command(served.port), capture_output=True, text=True, check=False, timeout=120)
    assert taken.returncode != 0
    assert "Traceback" not in taken.stderr

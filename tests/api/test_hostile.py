"""What is thrown at a running server, as bytes over sockets: no 5xx, nothing slow, and it lives."""

import gzip
import json
import socket
import time
from collections.abc import Iterator
from itertools import product
from urllib.parse import quote

import httpx
import pytest

from tests.api.conftest import Served

SLOW = 20.0  # seconds; the store is tiny, so what takes as long as this would hold a worker
GET = b"GET %b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
SQL = ("'", '"', "';--", "' OR 1=1 --", "1); DROP TABLE fact; --", "') UNION SELECT sha256 FROM key --", "%27", "\\")
FULL_TEXT = (
    '"',
    "a*",
    "a OR b",
    "a NEAR/2 b",
    "NOT a",
    "words:a",
    "{a b}:c",
    "^a",
    "(",
    "a AND",
    "-",
    "*",
    '""""',
    "+",
)
FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "=cmd|' /C calc'!A0")
TRICKS = (
    "CHN\u2010KAZ", "\uff23\uff28\uff2e", "CHN\u200b", "\u202eNHC", "СHN", "chn\u0301", "ＣＨＮ-ＫＡＺ", "İ", "ß",
    "\ufeff", "\ud7ff", "\ue000", "\U0010ffff", "\u0130STANBUL", "a" * 3000, "\u0301" * 500, "ﷺ" * 100,
    "CHN-KAZ\n", " CHN-KAZ",
)  # fmt: skip
NUMBERS = (
    "9" * 400,
    "-" + "9" * 30,
    "1e999",
    "1e-999",
    "NaN",
    "Infinity",
    "0x10",
    "1_000",
    "٣",
    "1e308",
    "18446744073709551616",
    "-0",
    "1.",
    ".",
    "1e",
    "2**64",
)
DATES = (
    "0000", "10000", "2023-02-30", "2023-13", "9999-12-31", "0001-01-01", "-0001", "2023-00", "Y170000", "2023-W54",
    "../..", "/", "2023/2022", "2023~%", "XXXX", "99999999999999999999", "2023-06-31/..", "9999/..", "2024-02-29T25:00",
)  # fmt: skip
FILTERS = (
    "pair", "country", "party", "kind", "type", "status", "q", "from", "to", "reporter", "partner", "source_agency",
    "indicator", "commodity", "hs", "flow", "unit", "measure", "comparator", "record", "freq", "min_value", "max_value",
    "place", "stated_by", "review", "article", "publisher", "published_from", "published_to", "as_of", "sort", "limit",
    "cursor", "count", "format", "context",
)  # fmt: skip
PATHS = ("/v1/facts", "/v1/facts/{}", "/v1/pairs/{}", "/v1/parties/{}", "/v1/articles/{}", "/v1/codelists/{}", "/{}")


def exchanged(served: Served, *parts: bytes, patience: float = 60) -> bytes:
    """What comes back for these bytes, sent one after the other, until the server closes or says no more."""
    found = b""
    with socket.create_connection(("127.0.0.1", served.port), timeout=patience) as connection:
        try:
            for part in parts:
                connection.sendall(part)
            while chunk := connection.recv(65_536):
                found += chunk
        except (ConnectionResetError, BrokenPipeError):
            pass
    return found


def statuses(answer: bytes) -> list[int]:
    """The statuses of all answers that came back."""
    return [int(part[:3]) for part in answer.split(b"HTTP/1.1 ")[1:]]


def well(answer: bytes, took: float, what: object) -> None:
    """Asserts that something came back, in time, and that it is no fault of the server."""
    assert took < SLOW, (what, took)
    assert statuses(answer), what
    assert not [status for status in statuses(answer) if status >= 500], (what, answer[:500])
    assert b"Traceback" not in answer


def thrown(served: Served, *parts: bytes) -> bytes:
    """Sends, and asserts that it went well."""
    begun = time.monotonic()
    answer = exchanged(served, *parts)
    well(answer, time.monotonic() - begun, [part[:200] for part in parts[:3]])
    return answer


def asked(served: Served, targets: Iterator[str]) -> int:
    """Asks for many targets over one client; how many there were."""
    number = 0
    with httpx.Client(base_url=served.url) as client:
        for target in targets:
            begun = time.monotonic()
            answer = client.get(target)
            assert time.monotonic() - begun < SLOW, target
            assert answer.status_code < 500, (target, answer.text)
            number += 1
    return number


def test_syntax_of_sql_full_text_and_spreadsheets_means_nothing_in_any_filter(served):
    values = (*SQL, *FULL_TEXT, *FORMULAS)
    assert asked(served, (f"/v1/facts?{name}={quote(value)}" for name, value in product(FILTERS, values))) > 900
    paths = (path.replace("{}", quote(value, safe="")) for path, value in product(PATHS, values))
    assert asked(served, paths) > 150
    for name in ("articles", "parties", "pairs", "changes"):
        assert asked(served, (f"/v1/{name}?q={quote(value)}" for value in values))


def test_numbers_dates_and_letters_beyond_all_bounds_are_refused_or_find_nothing(served):
    values = (*TRICKS, *NUMBERS, *DATES)
    assert asked(served, (f"/v1/facts?{name}={quote(value)}" for name, value in product(FILTERS, values))) > 1_700
    paths = (path.replace("{}", quote(value, safe="")) for path, value in product(PATHS, values))
    assert asked(served, paths) > 300


def test_a_cursor_forged_bit_by_bit_is_refused_or_pages(served):
    following = httpx.get(f"{served.url}/v1/facts?limit=3").json()["next"]
    head, _, cursor = following.partition("cursor=")
    letters = "ABCxyz019-_=%"
    forged = (cursor[:at] + letter + cursor[at + 1 :] for at in range(0, len(cursor), 2) for letter in letters)
    assert asked(served, (f"{head}cursor={one}" for one in forged)) > 200
    assert asked(served, (f"{head}cursor={cursor[:at]}" for at in range(len(cursor)))) > 20
    assert asked(served, (f"{head}cursor={quote(odd)}" for odd in (*TRICKS, *SQL, "A" * 15_000)))


@pytest.mark.parametrize("number", [5_000, 400, 401])
def test_thousands_of_parameters_are_refused_quickly(served, number):
    answer = thrown(served, GET % (b"/v1/facts?" + b"&".join(b"a=1" for _ in range(number))))
    assert statuses(answer) == [422]


@pytest.mark.parametrize("size", [60_000, 65_536, 70_000, 300_000, 3_000_000])
def test_headers_of_any_size_are_answered(served, size):
    field = b"GET /livez HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-Long: " + b"a" * size + b"\r\n\r\n"
    assert statuses(thrown(served, field)) == [200 if size < 65_000 else 431]
    many = b"".join(b"X-%d: %d\r\n" % (number, number) for number in range(size // 16))
    assert statuses(thrown(served, b"GET /livez HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + many + b"\r\n"))[0] in {
        200,
        431,
    }


@pytest.mark.parametrize(
    "raw",
    [
        b"\x00\x01\x02\xff\xfe\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\x00" * 60,
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        b"GET\r\n\r\n",
        b"GET /v1/facts HTTP/9.9\r\nHost: x\r\n\r\n",
        b"GET /v1/f\xffacts HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET /v1/facts HTTP/1.1\r\nHost: x\r\nBad Header: 1\r\n\r\n",
        b"GET /v1/facts HTTP/1.1\r\nHost: x\r\n folded: 1\r\n\r\n",
        b"GET /v1/facts HTTP/1.1\r\nHost: x\r\nX: a\x00b\r\n\r\n",
        b"get /v1/facts HTTP/1.1\r\nHost: x\r\n\r\n",
        b"BREW /v1/facts HTTP/1.1\r\nHost: x\r\n\r\n",
        b"CONNECT x:443 HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET http:// HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        b"GET //x/../%2e%2e/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        b"POST /v1/read HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
        b"POST /v1/read HTTP/1.1\r\nHost: x\r\nContent-Length: 9" + b"9" * 40 + b"\r\n\r\n",
        b"POST /v1/read HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
        b"POST /v1/read HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"POST /v1/read HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n",
    ],
)
def test_what_is_no_http_is_told_as_a_problem(served, raw):
    answer = thrown(served, raw)
    head, _, body = answer.partition(b"\r\n\r\n")
    assert statuses(answer)[0] in range(400, 500)
    assert b"application/problem+json" in head
    assert b"x-request-id" in head.lower()
    assert json.loads(body)["status"] in range(400, 500)


@pytest.mark.parametrize("hosts", [b"", b"Host: x\r\nHost: y\r\n"])
def test_a_request_without_one_host_is_400_and_says_so(served, hosts):
    answer = thrown(served, b"GET /v1/facts HTTP/1.1\r\n" + hosts + b"Connection: close\r\n\r\n")
    assert statuses(answer) == [400]
    (wrong,) = json.loads(answer.partition(b"\r\n\r\n")[2])["errors"]
    assert (wrong["in"], wrong["name"]) == ("header", "Host")


def test_a_length_beside_chunks_smuggles_no_request(served):
    hidden = b"GET /hidden HTTP/1.1\r\nHost: x\r\n\r\n"
    for fields in (
        b"Content-Length: %d\r\nTransfer-Encoding: chunked\r\n",
        b"Transfer-Encoding: chunked\r\nContent-Length: %d\r\n",
        b"Content-Length: %d\r\nTransfer-Encoding: xchunked\r\n",
        b"Content-Length: %d\r\nTransfer-Encoding: chunked, identity\r\n",
        b"Content-Length: %d\r\nTransfer-Encoding : chunked\r\n",
    ):
        body = b"0\r\n\r\n" + hidden
        raw = b"POST /v1/read HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n" + fields % len(body)
        answer = thrown(served, raw + b"\r\n" + body)
        assert b"/hidden" not in answer, fields
        assert len(statuses(answer)) == 1, fields


def test_targets_in_other_forms_are_read_or_refused(served):
    for target, wanted in (
        (b"http://evil.example/livez", 200),
        (b"/livez#x", 200),
        (b"*", 404),
        (b"//evil/livez", 404),
    ):
        assert statuses(thrown(served, GET % target)) == [wanted], target
    old = exchanged(served, b"GET /v1/facts?limit=1 HTTP/1.0\r\n\r\n")
    assert statuses(old) == [200]
    assert b"evil" not in thrown(served, b"GET /v1/facts?limit=1 HTTP/1.1\r\nHost: evil\r\nConnection: close\r\n\r\n")


def test_pipelined_requests_are_answered_in_order(served):
    each = b"GET /v1/facts?limit=1 HTTP/1.1\r\nHost: x\r\n\r\n"
    last = b"GET /nothing HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
    assert statuses(thrown(served, each * 200 + last)) == [200] * 200 + [404]


def body_of(served: Served, body: bytes, *fields: bytes, path: bytes = b"/v1/read") -> bytes:
    """The answer to a body."""
    head = b"POST %b HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n" % path
    given = b"".join(field + b"\r\n" for field in (*fields, b"Content-Length: %d" % len(body)))
    return thrown(served, head + given + b"\r\n", body)


@pytest.mark.parametrize(
    "body",
    [
        b"[" * 100_000,
        b'{"text":' * 20_000,
        b"{" + b",".join(b'"f%d":0' % number for number in range(60_000)) + b"}",
        b'{"text": ' + b"9" * 500_000 + b"}",
        b'{"text": 1e999999999}',
        b'{"text": NaN}',
        b'{"text": "\\ud800"}',
        b'{"text": "\\u0000"}',
        b'{"text": "a", "text": "b"}',
        b'{"text": "\xff\xfe"}',
        b"\xef\xbb\xbf{}",
        b"null",
        b'"x"',
        b"",
        b"{}" * 1000,
        json.dumps({"text": "x", "published": "9" * 300}).encode(),
        json.dumps({"text": "x", "published": "2023-02-31", "language": "zz", "url": "javascript:1"}).encode(),
        json.dumps({"text": "=cmd|' /C calc'!A0 ' OR 1=1 --"}).encode(),
        json.dumps({"text": "\u202e\u0301ﷺ" * 3_000}).encode(),
        json.dumps({"text": "1" * 60_000}).encode(),
        json.dumps({"text": "(" * 60_000}).encode(),
        json.dumps({"text": "China and Kazakhstan " * 3_000}).encode(),
        json.dumps({"text": "$1 billion, " * 5_000}).encode(),
        json.dumps({"text": "a" * 60_000}).encode(),
        json.dumps({"text": "A. " * 20_000}).encode(),
        json.dumps({"text": "percent from 3 to 4 " * 3_000}).encode(),
    ],
    ids=range(26),
)
def test_a_body_of_any_content_is_read_or_refused(served, body):
    answer = body_of(served, body)
    assert statuses(answer)[0] in {200, 400, 401, 413, 422}


def test_a_body_that_is_packed_or_lies_about_itself_is_refused(served):
    text = b'{"text": "x"}'
    assert statuses(body_of(served, gzip.compress(text), b"Content-Encoding: gzip")) == [415]
    assert statuses(body_of(served, gzip.compress(b"0" * 10**8))) == [400]
    assert statuses(body_of(served, text, b"Content-Encoding: identity")) == [200]
    assert statuses(body_of(served, text, path=b"/v1/facts")) == [401]
    head = b"POST /v1/read HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n"
    assert statuses(thrown(served, head + b"Content-Length: 99999999999\r\n\r\n", text)) == [413]
    assert statuses(thrown(served, head + b"Content-Length: 5\r\n\r\n", text)) == [400]
    chunks = b"".join(b"%x;%b\r\n%b\r\n" % (1, b"e" * 100, text[at : at + 1]) for at in range(len(text)))
    assert statuses(thrown(served, head + b"Transfer-Encoding: chunked\r\n\r\n" + chunks + b"0\r\n\r\n")) == [200]
    endless = (b"10000\r\n" + b"0" * 0x10000 + b"\r\n" for _ in range(200))
    assert statuses(thrown(served, head + b"Transfer-Encoding: chunked\r\n\r\n", *endless)) == [413]
    with socket.create_connection(("127.0.0.1", served.port), timeout=60) as connection:
        connection.sendall(head + b"Content-Length: 100\r\n\r\n" + text)  # and leaves


def test_the_server_lives_and_has_said_nothing_of_it_all(served):
    assert httpx.get(f"{served.url}/readyz").status_code == 200
    assert httpx.get(f"{served.url}/v1/facts?count=true&review=any").json()["total"] == 11
    assert served.errors() == ""

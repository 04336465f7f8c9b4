"""Bodies that are sent: bounds, media types, encodings, UTF-8, JSON, numbers, unknown fields. Nothing of it stays."""

import time
from collections.abc import Iterator
from typing import Any

import orjson
import pytest

from tests.api.desk import QUOTED, SILENT, Desk, Wire, event, figure, told
from tests.drafts.made import TEXT, without

MEBIBYTE = 2**20
DEEP = 3000


@pytest.fixture(scope="module")
def desk(filled, tmp_path_factory) -> Iterator[Desk]:
    """A desk with one proposed figure, at which nothing that is sent is written."""
    with Desk(filled, tmp_path_factory.mktemp("bodies")) as opened:
        opened.proposed(figure(summary="There."))
        before = opened.dump(), opened.export()
        yield opened
        assert (opened.dump(), opened.export()) == before


@pytest.fixture(scope="module")
def ways(desk) -> dict[str, tuple[str, str, str]]:
    """Method, path and media type of each operation that takes a body."""
    fact = desk.get("/v1/facts", article=SILENT, review="proposed")["items"][0]["id"]
    return {
        "propose": ("POST", "/v1/facts", "application/json"),
        "correct": ("PATCH", f"/v1/facts/{fact}", "application/merge-patch+json"),
        "review": ("POST", f"/v1/facts/{fact}/review", "application/json"),
        "text": ("PUT", f"/v1/articles/{SILENT}/text", "text/plain"),
        "article": ("POST", "/v1/articles", "application/json"),
    }


def sent(desk: Desk, way: tuple[str, str, str], pieces: list[bytes], **headers: str) -> Wire:
    """The answer to a body in pieces."""
    method, path, media = way
    chosen = {"Content-Type": media, "If-Match": "*", **desk.key("both")}
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return desk.wire(method, path, {**chosen, **named}, pieces)


JSON_WAYS = ["propose", "correct", "review", "article"]
EVERY_WAY = [*JSON_WAYS, "text"]


def most(way: str) -> int:
    return 8 * MEBIBYTE if way == "article" else MEBIBYTE


@pytest.mark.parametrize("way", EVERY_WAY)
def test_a_body_that_announces_too_much_is_refused_before_it_is_sent(desk, ways, way):
    answer = sent(desk, ways[way], [b"{}"], Content_Length=str(most(way) + 1))
    assert (answer.status, answer.taken) == (413, 0)
    assert str(most(way)) in orjson.loads(answer.body)["detail"]


@pytest.mark.parametrize("announced", [None, "2"])
@pytest.mark.parametrize("way", EVERY_WAY)
def test_a_body_that_sends_too_much_is_refused_as_soon_as_it_passes_the_bound(desk, ways, way, announced):
    pieces = [b" " * 2**16] * (most(way) // 2**16 + 50)
    headers = {} if announced is None else {"Content_Length": announced}
    answer = sent(desk, ways[way], pieces, **headers)
    assert answer.status == 413
    assert answer.taken == most(way) // 2**16 + 1


@pytest.mark.parametrize("way", JSON_WAYS)
def test_a_body_of_just_the_bound_is_read(desk, ways, way):
    answer = sent(desk, ways[way], [b" " * (most(way) - 2), b"{}"])
    assert answer.status == 422


@pytest.mark.parametrize("way", EVERY_WAY)
@pytest.mark.parametrize(
    "media",
    [
        "",
        "text/html",
        "application/xml",
        "multipart/form-data",
        "application/x-www-form-urlencoded",
        "application/jsonx",
    ],
)
def test_a_body_of_another_type_is_not_taken(desk, ways, way, media):
    answer = sent(desk, ways[way], [b"{}"], Content_Type=media)
    assert (answer.status, answer.taken) == (415, 0)
    assert ways[way][2] in orjson.loads(answer.body)["detail"]
    assert ways[way][2] in answer.headers["accept-patch" if way == "correct" else "accept-post"]


@pytest.mark.parametrize("way", EVERY_WAY)
@pytest.mark.parametrize("charset", ["utf-16", "latin1", "iso-8859-1", "windows-1252", "utf-7", "x"])
def test_another_charset_than_utf_8_is_not_taken(desk, ways, way, charset):
    answer = sent(desk, ways[way], [b"{}"], Content_Type=f"{ways[way][2]}; charset={charset}")
    assert (answer.status, answer.taken) == (415, 0)


@pytest.mark.parametrize(
    "parameters",
    [
        "",
        ";",
        "; charset=utf-8",
        ";charset=UTF-8",
        '; charset="utf-8"',
        "; charset=us-ascii",
        "; charset=utf-8; format=flowed",
        "; format=flowed; charset=utf-8",
        "; profile=x",
    ],
)
def test_utf_8_may_be_told_in_any_form(desk, ways, parameters):
    for way in JSON_WAYS:
        assert sent(desk, ways[way], [b"{}"], Content_Type=ways[way][2] + parameters).status == 422
    assert sent(desk, ways["text"], [b"x"], Content_Type="text/plain" + parameters).status == 409


@pytest.mark.parametrize("way", EVERY_WAY)
@pytest.mark.parametrize("encoding", ["gzip", "br", "deflate", "zstd", "identity, gzip", "x"])
def test_a_compressed_body_is_not_taken(desk, ways, way, encoding):
    answer = sent(desk, ways[way], [b"{}"], Content_Encoding=encoding)
    assert (answer.status, answer.taken) == (415, 0)


def test_a_body_that_says_it_is_as_it_is_is_taken(desk, ways):
    assert sent(desk, ways["propose"], [b"{}"], Content_Encoding="identity").status == 422


INVALID = [b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xc0\x80", b"\xf5\x80\x80\x80", b"\xff\xfe{\x00}\x00"]


@pytest.mark.parametrize("way", EVERY_WAY)
@pytest.mark.parametrize("invalid", INVALID)
def test_a_body_that_is_no_utf_8_is_malformed(desk, ways, way, invalid):
    answer = sent(desk, ways[way], [b'{"summary": "', invalid, b'"}'])
    assert answer.status == 400
    assert "UTF-8 at byte 13" in orjson.loads(answer.body)["detail"] or invalid[:1] == b"\xff"


@pytest.mark.parametrize("way", JSON_WAYS)
@pytest.mark.parametrize(
    "body",
    [
        b"",
        b" ",
        b"{",
        b"}",
        b"{}{}",
        b"{} x",
        b"{'kind': 1}",
        b'{"kind": }',
        b'{"kind": 1,}',
        b'{"kind": "a\nb"}',
        b'{"kind": "a\0b"}',
        b'{"kind": "\\x"}',
        b'{"kind": 01}',
        b'{"kind": .5}',
        b'{"kind": +1}',
        b'{"kind": 1.}',
        b'{"kind": 0x10}',
        b'{"value": NaN}',
        b'{"value": Infinity}',
        b'{"value": -Infinity}',
        b'{"value": nan}',
        b"{kind: 1}",
        b'// x\n{"kind": 1}',
        b"\xef\xbb\xbf{}",
        b'{"kind": "event", "kind": "event"}',
        b'{"period": {"edtf": "2020", "edtf": "2021"}}',
        b'{"\\u006bind": 1, "kind": 1}',
    ],
)
def test_what_is_no_json_is_malformed(desk, ways, way, body):
    answer = sent(desk, ways[way], [body])
    assert answer.status == 400, answer.body
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("way", JSON_WAYS)
@pytest.mark.parametrize("body", [b"[]", b"[{}]", b'"fact"', b"7", b"1.5", b"true", b"null"])
def test_json_that_is_no_object_is_refused(desk, ways, way, body):
    answer = sent(desk, ways[way], [body])
    assert answer.status == 422
    assert "object" in orjson.loads(answer.body)["detail"]


@pytest.mark.parametrize("way", JSON_WAYS)
@pytest.mark.parametrize("depth", [100, 500, 800, DEEP, 400_000])
@pytest.mark.parametrize(("opening", "closing"), [(b'{"a":', b"}"), (b"[", b"]"), (b'{"stated_by":', b"}")])
def test_deep_nesting_is_refused(desk, ways, way, depth, opening, closing):
    size = min(depth, most("propose") // (len(opening) + len(closing)) - 10)
    body = opening * size + b"1" + closing * size
    answer = sent(desk, ways[way], [body])
    assert answer.status in {400, 422}, answer.body[:200]
    assert len(answer.body) < 20_000


@pytest.mark.parametrize("way", JSON_WAYS)
def test_a_wide_object_is_refused_quickly(desk, ways, way):
    body = b"{" + b",".join(b'"f%d":0' % number for number in range(90_000)) + b"}"
    started = time.perf_counter()
    answer = sent(desk, ways[way], [body])
    assert answer.status == 422
    assert len(orjson.loads(answer.body)["errors"]) <= 110
    assert time.perf_counter() - started < 20


@pytest.mark.parametrize("name", ["parties", "evidence", "relations"])
def test_a_long_list_is_refused_quickly(desk, name):
    started = time.perf_counter()
    for entry in ({}, {"fact": "fig_0123456789abcdef"}, "x", {"id": "Xx"}):
        answer = desk.propose(event(**{name: [entry] * 30_000}))
        assert answer.status_code == 422
        assert len(answer.content) < 100_000
    assert time.perf_counter() - started < 20


def test_a_long_string_is_refused_in_few_words(desk):
    for name in ("summary", "type", "kind", "status", "place", "article", "pair"):
        answer = desk.propose(event(**{name: "x" * 900_000}))
        assert answer.status_code == 422
        assert len(answer.content) < 3000, name


NUMBERS = [
    "1" + "0" * 29,
    "9" * 30,
    "-1",
    "-9223372036854775809",
    "1e30",
    "1E400",
    "1e-400",
    "1e99999999999999999999",
    "1e-99999999999999999999",
    "-1e99999999999999999999",
    "123456789012345678",
    "0.1234567890123456789",
    "1.00000000000000000000000000000000000000001",
    "9" * 4000,
    "1" * 100_000,
    "0." + "1" * 100_000,
    "true",
    "false",
    '"41"',
    '"4.1e10"',
    "[41]",
    '{"value": 41}',
]


@pytest.mark.parametrize("number", NUMBERS, ids=lambda number: number[:30])
def test_what_is_no_exact_value_is_refused(desk, number):
    for name in ("value", "value_max"):
        body = orjson.dumps(without(figure(comparator="range", value_max=5000000000), name))
        answer = desk.propose(body[:-1] + f', "{name}": {number}}}'.encode())
        assert answer.status_code == 422, answer.text
        assert f"/{name}" in told(answer)
        assert len(answer.content) < 2000


@pytest.mark.parametrize(
    "number", ["18446744073709551616", "9" * 30, "1e30", "1.5", "1.0", "-1", '"1"', "true", "null"]
)
@pytest.mark.parametrize("name", ["start", "end"])
def test_what_is_no_offset_is_refused(desk, name, number):
    stretch = orjson.dumps(without(figure()["evidence"][0], name))[:-1] + f', "{name}": {number}}}'.encode()
    body = orjson.dumps(without(figure(), "evidence"))[:-1] + b', "evidence": [' + stretch + b"]}"
    answer = desk.propose(body)
    assert answer.status_code == 422
    assert any(pointer.startswith("/evidence/0") for pointer in told(answer))


@pytest.mark.parametrize("number", ["18446744073709551616", "1e99999999999999999999", "9" * 30, "1.5"])
def test_a_number_beyond_64_bits_in_any_place_is_refused(desk, ways, number):
    for way in JSON_WAYS:
        for body in (f'{{"ordinal": {number}}}', f'{{"reason": {number}}}', f'{{"text": {number}, "x": [{number}]}}'):
            assert sent(desk, ways[way], [body.encode()]).status == 422


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("summary", 7),
        ("summary", ["x"]),
        ("type", 7),
        ("status", True),
        ("ordinal", "2"),
        ("ordinal", True),
        ("ordinal", 2.5),
        ("place", 7),
        ("period", "2023"),
        ("period", ["2023"]),
        ("parties", {"id": "NOR"}),
        ("parties", "NOR"),
        ("evidence", {}),
        ("relations", "x"),
        ("stated_by", "Norway"),
        ("stated_by", ["NOR"]),
    ],
)
def test_a_value_of_another_type_is_refused(desk, name, value):
    answer = desk.propose(event(**{name: value}))
    assert answer.status_code == 422
    assert all(pointer.startswith(f"/{name}") for pointer in told(answer))


UNCLEAN = ['"a\\u0000b"', '"a\\u001fb"', '"a\\nb"', '"a\\ud800b"', '"\\udc00"', '"\\ud800\\u0041"']


FORMS = {
    "hs": ("100", "/hs", "an HS code has two, four, six, eight or ten digits"),
    "period": ("2023", "/period", "a JSON object is needed"),
    "stated_by": ("NOR", "/stated_by", "a JSON object is needed"),
    "parties": (["NOR"], "/parties/0", "a JSON object is needed"),
    "evidence": (["Fish"], "/evidence/0", "a JSON object is needed"),
    "relations": (
        [{"relation": "at", "fact": "evt_1"}],
        "/relations/0/fact",
        "a fact's id is `fig_`",
    ),
}


@pytest.mark.parametrize("name", FORMS)
def test_what_has_another_form_is_told_the_form_in_words(desk, name):
    value, pointer, words = FORMS[name]
    assert words in told(desk.propose(figure(**{name: value})))[pointer]


def test_a_url_of_another_form_is_told_the_form_in_words(desk):
    answer = desk.send("POST", "/v1/read", {"text": "Fish.", "url": "wire.example"}, None)
    assert told(answer)["/url"].startswith("a URL begins with http:// or https://")


@pytest.mark.parametrize("text", UNCLEAN)
@pytest.mark.parametrize("name", ["summary", "subject", "place", "type", "kind", "article", "pair"])
def test_text_that_no_reader_would_see_is_refused(desk, name, text):
    body = orjson.dumps(without(event(), name))[:-1] + f', "{name}": {text}}}'.encode()
    answer = desk.propose(body)
    assert answer.status_code == 422, answer.text
    assert told(answer)


@pytest.mark.parametrize("text", UNCLEAN)
def test_a_name_that_no_reader_would_see_is_refused_wherever_it_stands(desk, ways, text):
    for body in (
        f'{{{text}: 1, "kind": "event"}}',
        f'{{"kind": "event", "period": {{{text}: 1}}}}',
        f'{{"kind": "event", "parties": [{{{text}: 1}}]}}',
        f'{{"kind": "event", "parties": [{{"id": {text}, "role": {text}}}]}}',
        f'{{"kind": "event", "parties": [{{"name": {text}, "type": "person", "role": "host"}}]}}',
        f'{{"kind": "event", "relations": [{{"relation": "at", "fact": {text}}}]}}',
        f'{{"kind": "event", "evidence": [{{"start": 0, "end": 1, "sha256": {text}, "supports": {text}}}]}}',
        f'{{"kind": "event", "evidence": [{{"start": 0, "end": 1, "quote": {text}, "article": {text}}}]}}',
        f'{{"kind": {text}}}',
        f'{{"decision": {text}, "reason": {text}}}',
        f'{{"text": {text}, "title": {text}, "published": {text}, "url": {text}, "language": {text}}}',
    ):
        for way in JSON_WAYS:
            answer = sent(desk, ways[way], [body.encode()])
            assert answer.status == 422, (body, way, answer.body)


@pytest.mark.parametrize("name", ["__proto__", "__class__", "model_config", "Summary", "summary ", "", "/", "~", "a.b"])
def test_an_unknown_field_is_refused_wherever_it_stands(desk, name):
    escaped = name.replace("~", "~0").replace("/", "~1")
    answer = desk.propose(event(**{name: 1}))
    assert told(answer).keys() == {f"/{escaped}"}
    for field in ("parties", "evidence"):
        first = event()[field][0] | {name: 1}
        assert told(desk.propose(event(**{field: [first]}))).keys() == {f"/{field}/0/{escaped}"}
    assert told(desk.propose(event(period={"edtf": "2023", name: 1}))).keys() == {f"/period/{escaped}"}


def test_a_text_is_taken_to_the_byte(desk):
    for text in (TEXT.encode() + b"\0", b"\0", TEXT.encode("utf-16"), b"\xef\xbb\xbf" + TEXT.encode()):
        assert desk.attach(SILENT, text).status_code in {400, 409, 422}
    assert desk.attach(QUOTED, TEXT).status_code == 409


def test_a_client_that_leaves_amid_its_body_writes_nothing(desk, ways):
    async def left() -> list[Any]:
        answers: list[Any] = []
        messages = iter([{"type": "http.request", "body": b'{"kind"', "more_body": True}, {"type": "http.disconnect"}])

        async def receive() -> Any:
            return next(messages)

        async def send(message: Any) -> None:
            answers.append(message)

        headers = {"host": "testserver", "content-type": "application/json", **desk.key("both")}
        scope = {
            "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "POST", "scheme": "http",
            "path": "/v1/facts", "raw_path": b"/v1/facts", "root_path": "", "query_string": b"",
            "client": None, "server": ("testserver", 80),
            "headers": [(name.lower().encode(), value.encode()) for name, value in headers.items()],
        }  # fmt: skip
        await desk.client.app(scope, receive, send)
        return answers

    assert desk.client.portal is not None
    answers = desk.client.portal.call(left)
    assert [answer["status"] for answer in answers[:1]] == [400]

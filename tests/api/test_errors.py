"""What is asked wrongly is told as an RFC 9457 problem that names the place, and leaks nothing."""

import json
import re
import sqlite3
import subprocess
import sys
from itertools import combinations
from urllib.parse import quote, urlencode

import pytest
from sqlalchemy import text

from tests import stores
from tests.api.raw import request
from tests.api.seed import TAKE_PART

FACT = "fig_827b9fcf4decc099"
PATHS = [
    "/", "/v1/facts", "/v1/figures", "/v1/events", "/v1/agreements", f"/v1/facts/{FACT}", f"/v1/figures/{FACT}",
    f"/v1/facts/{FACT}/revisions", "/v1/articles", "/v1/articles/art_7266e444e3cbaea3", "/v1/pairs",
    "/v1/pairs/CHN-KAZ",
    "/v1/parties", "/v1/parties/qaztrade", "/v1/codelists", "/v1/codelists/flow", "/v1/changes",
]  # fmt: skip
LISTS = [path for path in PATHS if path.startswith("/v1/") and path.count("/") == 2] + [f"/v1/facts/{FACT}/revisions"]


def problem(answer, status, *places):
    """That an answer is a problem of that status, whose errors name these places."""
    assert answer.status_code == status, answer.text[:300]
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert set(told) == {"type", "title", "status", "detail", "instance", "errors"}
    assert told["type"].startswith("urn:")
    assert told["title"]
    assert told["detail"]
    assert told["status"] == status
    assert told["instance"].startswith("/")
    assert all(set(error) in ({"in", "name", "detail"}, {"in", "pointer", "detail"}) for error in told["errors"])
    assert [error["name"] for error in told["errors"]][: len(places)] == list(places)
    assert "etag" not in answer.headers
    return told


@pytest.mark.parametrize("path", PATHS)
def test_an_unknown_parameter_is_refused_everywhere(bundled, path):
    told = problem(bundled.get(f"{path}?colour=red"), 422, "colour")
    assert told["errors"][0]["in"] == "query"
    assert told["instance"] == path


@pytest.mark.parametrize(
    ("query", "name", "near"),
    [
        ("countri=CHN", "countri", "country"),
        ("Pair=CHN-KAZ", "Pair", "pair"),
        ("published=2024", "published", "published_from"),
        ("indicator=trade_valu", "indicator", "trade_value"),
        ("status=sign", "status", "signed"),
        ("type=visits", "type", "visit"),
        ("flow=exports", "flow", "export"),
        ("country=CHI", "country", "CH"),
        ("country=China", "country", "CHN"),
        ("pair=CHN-KAS", "pair", "CHN-KAZ"),
        ("review=accept", "review", "accepted"),
        ("kind=figures", "kind", "figure"),
        ("freq=a", "freq", "A"),
        ("unit=dollars", "unit", "USD"),
        ("unit=EURO", "unit", "EUR"),
        ("sort=-publish", "sort", "published"),
    ],
)
def test_an_unknown_name_or_code_is_told_with_near_ones(bundled, query, name, near):
    told = problem(bundled.get(f"/v1/facts?{query}"), 422, name)
    assert near in told["errors"][0]["detail"]


@pytest.mark.parametrize(
    ("name", "lists"),
    [
        ("country", ["economy"]),
        ("reporter", ["economy"]),
        ("indicator", ["indicator"]),
        ("type", ["event_type", "agreement_type"]),
        ("status", ["figure_status", "event_status", "agreement_status"]),
    ],
)
def test_a_code_like_none_is_told_with_the_lists_that_hold_them_all(bundled, name, lists):
    told = problem(bundled.get(f"/v1/facts?{name}=%2A%2A"), 422, name)
    paths = [f"/v1/codelists/{one}" for one in lists]
    assert told["errors"][0]["detail"].endswith(f"; see {' and '.join(paths)}")
    assert {bundled.get(path).status_code for path in paths} == {200}


@pytest.mark.parametrize(
    ("query", "remedy"),
    [
        ("kind=figure,event", "kind=figure&kind=event"),
        ("pair=CHN-KAZ,kaz-rus", "pair=CHN-KAZ&pair=kaz-rus"),
        ("status=signed%2Cobserved", "status=signed&status=observed"),
        ("country=CHN,KAZ,RUS", "country=CHN&country=KAZ&country=RUS"),
    ],
)
def test_good_values_with_commas_between_them_are_told_to_be_given_one_by_one(bundled, query, remedy):
    told = problem(bundled.get(f"/v1/facts?{query}"), 422, query.partition("=")[0])
    assert told["errors"][0]["detail"] == f"takes one value at a time: {remedy}"
    assert bundled.get(f"/v1/facts?{remedy}").status_code == 200


def test_at_most_three_near_names_are_told(bundled):
    told = problem(bundled.get("/v1/facts?publishe=x&status=planed&type=agreement"), 422, "publishe", "status", "type")
    for error in told["errors"]:
        meant = re.findall(r"did you mean (.*)\?", error["detail"])
        assert len(re.split(", | or ", meant[0])) <= 3 if meant else "see" in error["detail"]


@pytest.mark.parametrize(
    "name",
    ["q", "from", "to", "sort", "limit", "cursor", "count", "format", "as_of", "min_value", "max_value",
     "published_from",
     "published_to", "context"],
)  # fmt: skip
def test_a_parameter_that_cannot_be_repeated_is_refused_twice(bundled, name):
    value = {"q": "x", "from": "2023", "to": "2023", "sort": "period", "limit": "5", "count": "true", "format": "json",
             "as_of": "2024-06-01T00:00:00Z", "min_value": "1", "max_value": "1", "context": "false", "cursor": "x",
             "published_from": "2023", "published_to": "2023"}[name]  # fmt: skip
    told = problem(bundled.get(f"/v1/facts?{name}={value}&{name}={value}"), 422)
    assert {"in": "query", "name": name, "detail": "is given twice"} in told["errors"]


@pytest.mark.only_sqlite("no engine has a part in it")
@pytest.mark.parametrize(
    "query",
    [
        "limit=-1", "limit=0", "limit=501", "limit=1.5", "limit=abc", "limit=", "limit", "limit=+5", "limit=5%20",
        "limit=%D9%A5", "limit=0x10", f"limit={'9' * 30}", f"limit={'0' * 10000}5",
        f"min_value={'9' * 30}", "min_value=nan", "min_value=inf", "min_value=1e999", "min_value=1_000", "min_value=",
        "max_value=12345678901234567", "max_value=0x1", "max_value=1e21", "max_value=%E2%82%AC5",
        "from=2024-13", "from=2023-02-29", "from=yesterday", "from=", "to=0000", "to=12024", "to=../..",
        "published_from=2024-W05", "published_to=20240328",
        "count=yes", "count=1", "count=TRUE", "context=true", "context=", "sort=", "sort=--period", "sort=name",
        "review=none", "review=", "kind=Figure", "pair=CHN", "pair=CHN-CHN", "pair=CHN-WLD", "pair=", "country=WLD",
        "hs=12a", "hs=%25", "hs=", "party=%20", "place=", "publisher=%20%20", "unit=", "type=",
        "cursor=", "format=xml", "format=", "format=JSON",
        "from=2024&to=2023", "published_from=2024-02&published_to=2024-01", "min_value=2&max_value=1",
        "kind=event&indicator=gdp", "place=Beijing&flow=export", "type=visit&status=signed", "kind=figure&type=mou",
        "kind=event&status=observed", "sort=value&kind=event", "sort=-value&type=mou",
        "as_of=2124-01-01T00:00:00Z", "as_of=2024-01-01", "q=", "q=%20%09", "q=" + "+".join(["a"] * 33),
    ],
)  # fmt: skip
def test_a_wrong_value_is_refused_by_name(bundled, query):
    told = problem(bundled.get(f"/v1/facts?{query}"), 422)
    assert told["errors"][0]["name"] in query
    assert told["errors"][0]["in"] == "query"


def test_every_reason_is_told_at_once(bundled):
    told = problem(bundled.get("/v1/facts?colour=red&limit=0&kind=x&from=2024-13"), 422)
    assert [error["name"] for error in told["errors"]] == ["colour", "limit", "kind", "from"]
    assert "3 more" in told["detail"]


@pytest.mark.parametrize("wrong", ["country=zzz", "pair=zzz-yyy", "pair=z-z-z-z", "unit=7 zz", "flow=zz"])
def test_of_hundreds_of_wrong_values_the_first_fifty_are_told(bundled, wrong):
    told = problem(bundled.get("/v1/facts?" + "&".join(f"{wrong}{number}" for number in range(390))), 422)
    assert [error["detail"].count("is no") for error in told["errors"]] == [1] * 50


@pytest.mark.parametrize(("path", "query"), [
    ("/v1/events", "indicator=gdp"), ("/v1/agreements", "place=Beijing"), ("/v1/figures", "type=visit"),
    ("/v1/figures", "kind=event"), ("/v1/events", "sort=value"), ("/v1/agreements", "sort=-value"),
    ("/v1/events", "status=observed"), ("/v1/agreements", "hs=10"), ("/v1/events", "min_value=1"),
    ("/v1/articles", "published_from=2024&published_to=2023"), ("/v1/articles", "kind=figure"),
    ("/v1/pairs", "pair=CHN-KAZ"), ("/v1/parties", "type=animal"), ("/v1/changes", "since=-1"),
    ("/v1/changes", "since="),
    ("/v1/changes", f"since={'9' * 30}"), ("/v1/changes", "cursor=x"), ("/v1/changes", "since=1&since=2"),
    ("/v1/articles", "language=english"), ("/v1/articles", "q="),
])  # fmt: skip
def test_what_a_list_does_not_have_is_refused_there(bundled, path, query):
    told = problem(bundled.get(f"{path}?{query}"), 422)
    assert told["errors"][0]["name"] in query


def test_a_kind_that_stands_elsewhere_is_told_which_ones_stand_here(bundled):
    told = problem(bundled.get("/v1/figures?kind=event"), 422)
    assert told["errors"][0]["detail"] == "only figures stand here"


ODD_WORDS = [
    '"', '"unclosed', "''", "a*", "*",
    "(", ")(", "NEAR", "NEAR(a b, 5)", "a AND b", "a OR b", "NOT a", "summary:x", "-a", "^a",
    "a + b", "{a}", "😀", "👨‍👩‍👧 trade", "\u202etrade", "_kind_figure", "_pair_chn_kaz", "%", "_", "\\", ";--",
    "a" * 10_000,
    "é" * 3_000, "trade " * 32, "https://x.example/?a=b", "한국어", "ﬁgure", "İstanbul", "ß",
    "\u0301", "\ufeff", "１４",
]  # fmt: skip


@pytest.mark.parametrize("text", ODD_WORDS)
@pytest.mark.parametrize("path", ["/v1/facts", "/v1/articles", "/v1/parties"])
def test_odd_words_are_no_error_of_the_store(bundled, path, text):
    for more in ("", "&sort=period", "&pair=CHN-KAZ") if path == "/v1/facts" else ("",):
        answer = bundled.get(f"{path}?{urlencode({'q': text})}{more}")
        assert answer.status_code in {200, 414}, answer.text
        assert answer.status_code == 200 or len(quote(text)) > 19_000


def test_words_with_operators_are_words(bundled):
    every = {item["id"] for item in bundled.get("/v1/facts?q=china&limit=500").json()["items"]}
    assert every
    assert bundled.get("/v1/facts?q=china OR nosuchword").json()["items"] == []
    assert {i["id"] for i in bundled.get('/v1/facts?q="(CHINA)*"&limit=500').json()["items"]} == every
    assert bundled.get("/v1/facts?q=chin*").json()["items"] == []
    assert bundled.get("/v1/facts?q=_kind_figure").json()["items"] == []
    assert bundled.get("/v1/facts?q=😀 !").json()["items"] == []


@pytest.mark.only_sqlite("no engine has a part in it")
@pytest.mark.parametrize(
    "query",
    [b"q=%FF", b"q=a%00b", b"q=\xff\xfe", b"%FF=1", b"party=%C3%28", b"pair=CHN%00-KAZ", b"a%00=1", b"q=%ED%A0%80"],
)
@pytest.mark.parametrize("path", [b"/v1/facts", b"/v1/parties", b"/"])
def test_bytes_that_are_no_text_are_refused(bundled, path, query):
    answer = request(bundled.app, path + b"?" + query)
    assert answer.status == 422
    told = json.loads(answer.body)
    assert told["errors"][0]["in"] == "query"
    assert "NUL" in answer.body.decode() or "UTF-8" in answer.body.decode()


@pytest.mark.only_sqlite("no engine has a part in it")
@pytest.mark.parametrize(
    "path",
    [b"/v1/facts/%00", b"/v1/facts/a%00b", b"/v1/parties/%FF", b"/v1/pairs/CHN%00-KAZ", b"/%C3%28",
     b"/v1/articles/%ED%A0%80",
     b"/v1/codelists/%00", b"/docs/%00", b"/v1/facts/%00/revisions"],
)  # fmt: skip
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "OPTIONS"])
def test_a_path_that_is_no_text_is_malformed(bundled, path, method):
    answer = request(bundled.app, path, method)
    assert answer.status == 400
    assert answer.headers["content-type"] == "application/problem+json"
    if method != "HEAD":
        assert json.loads(answer.body)["errors"] == [
            {"in": "path", "name": "path", "detail": json.loads(answer.body)["errors"][0]["detail"]}
        ]


@pytest.mark.parametrize(
    "path",
    ["/nothing", "/v1", "/v1/", "/v1/facts/", "/v1/facts/a/b", "/v1/fact", "/v1/facts/%2e%2e/x", "/docs/nothing.js",
     "/v1/facts/fig_0000000000000000", "/v1/events/" + FACT, "/v1/articles/art_0", "/v1/parties/nobody", "/V1/facts",
     "/v1//facts",
     "/v1/codelists/nothing", "/v1/pairs/CHN-XYZ", "/v1/facts/%F0%9F%98%80", "/v1/facts/' OR 1=1", "/v1/facts/%25"],
)  # fmt: skip
def test_what_has_no_address_is_404(bundled, path):
    problem(bundled.get(path), 404)


METHODS = ("POST", "PUT", "PATCH", "DELETE", "TRACE", "BREW")
WRITING = {("/v1/facts", "POST"), ("/v1/articles", "POST"), (f"/v1/facts/{FACT}", "PATCH")}


@pytest.mark.only_sqlite("no engine has a part in it")
@pytest.mark.parametrize(
    ("path", "method"),
    [
        (path, method)
        for path in [*PATHS, "/livez", "/readyz", "/docs", "/openapi.json"]
        for method in METHODS
        if (path, method) not in WRITING
    ],
)
def test_a_wrong_method_is_405_and_names_the_right_ones(bundled, path, method):
    answer = bundled.request(method, path)
    problem(answer, 405)
    assert {part.strip() for part in answer.headers["allow"].split(",")} >= {"GET", "HEAD", "OPTIONS"}
    assert method not in answer.headers["allow"]


def test_an_endless_list_of_media_types_is_looked_at_as_far_as_its_beginning(bundled):
    endless = "text/turtle, " * 4000
    for accept, status in ((f"application/json, {endless}", 200), (f"{endless}application/json", 406)):
        assert bundled.get("/v1/facts", headers={"Accept": accept}).status_code == status
        assert bundled.post("/v1/read", headers={"Accept": accept}, json={"text": "x"}).status_code == status


@pytest.mark.only_sqlite("no engine has a part in it")
@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    "accept", ["text/html", "application/xml", "image/*", "application/json;q=0", "garbage", "text/turtle"]
)
def test_what_cannot_be_had_is_not_acceptable(bundled, path, accept):
    told = problem(bundled.get(path, headers={"Accept": accept}), 406)
    assert (told["errors"][0]["in"], told["errors"][0]["name"]) == ("header", "Accept")


@pytest.mark.parametrize("path", [path for path in PATHS if path not in LISTS])
def test_single_things_are_json_only(bundled, path):
    problem(bundled.get(f"{path}?format=csv"), 422, "format")
    problem(bundled.get(path, headers={"Accept": "text/csv"}), 406)
    # An answer that is kept must not be given to who does not accept it.
    assert bundled.get(path, headers={"Accept": "text/csv, application/json;q=0.1"}).status_code == 200
    problem(bundled.get(path, headers={"Accept": "text/csv"}), 406)


@pytest.mark.parametrize("form", ["csv", "ndjson"])
@pytest.mark.parametrize("path", ["/v1/facts", "/v1/articles", "/v1/pairs", "/v1/parties", "/v1/codelists"])
def test_a_stream_takes_no_cursor(bundled, path, form):
    problem(bundled.get(f"{path}?format={form}&cursor=abc"), 422, "cursor")
    problem(bundled.get(f"{path}?cursor=abc", headers={"Accept": "application/x-ndjson"}), 422, "cursor")


def test_what_is_too_long_is_told_so(bundled):
    problem(bundled.get("/v1/facts?q=" + "a" * 30_000), 414)
    problem(bundled.get("/v1/facts/" + "a" * 3_000), 414)
    problem(bundled.get("/v1/facts", headers={"X-Much": "a" * 70_000}), 431)
    problem(bundled.get("/v1/facts?" + "&".join(["q=a"] * 3_000)), 422)


def test_a_list_that_would_cost_too_much_names_filters_that_narrow_it(seeded_path, opened):
    client = opened(seeded_path, read_seconds=1e-9)
    pairs = "".join(f"&pair={one}-{other}" for one, other in list(combinations(sorted(TAKE_PART), 2))[:20])
    asked = f"/v1/facts?context=true&review=any&count=true&as_of=2024-09-01T00:00:00Z&q=trade{pairs}"
    told = problem(client.get(asked), 503)
    assert told["type"].endswith("too-costly")
    assert "pair" in told["detail"]


BREAKS = {
    "a table is gone": "DROP TABLE tally; DROP TABLE mention; ALTER TABLE fact RENAME TO fact_gone",
    "documents are nonsense": "UPDATE fact SET document = x'ff', words = x'ff'",
}


@pytest.mark.only_sqlite("a server keeps its columns to their types")
@pytest.mark.parametrize("how", BREAKS)
def test_an_unforeseen_error_leaks_nothing(own, own_path, how):
    broken = sqlite3.connect(own_path)
    broken.executescript(f"PRAGMA foreign_keys = OFF; {BREAKS[how]}")
    broken.close()
    for path in (
        "/v1/facts",
        "/v1/facts?format=csv",
        f"/v1/facts/{FACT}",
        "/v1/pairs/CHN-KAZ",
        "/v1/events?format=ndjson&q=a",
    ):
        for method in ("GET", "HEAD"):
            answer = own.request(method, path)
            if answer.status_code in {200, 404}:
                continue
            assert answer.status_code in {500, 503}
            if method == "GET":
                problem(answer, answer.status_code)
            for secret in (
                "sqlite",
                "Error",
                "SELECT",
                "fact_gone",
                "no such",
                "Traceback",
                str(own_path),
                "app/",
                "0xff",
            ):
                assert secret not in answer.text
    assert own.get("/v1/pairs/CHN-KAZ").status_code == (503 if how == "a table is gone" else 500)
    assert own.get("/livez").status_code == 200


@pytest.mark.only_sqlite("is about the file")
@pytest.mark.parametrize("rubbish", [b"", b"this is no database" * 1000])
def test_a_store_that_is_none_is_not_ready_and_leaks_nothing(own_path, opened, rubbish):
    own_path.write_bytes(rubbish)
    client = opened(own_path)
    problem(client.get("/readyz"), 503)
    assert client.get("/livez").json() == {"status": "alive"}
    answer = client.get("/v1/facts")
    assert answer.status_code in {500, 503}
    assert "sqlite" not in answer.text
    assert str(own_path) not in answer.text


def test_a_program_that_holds_the_store_makes_no_reader_wait(own, own_path):
    """Readers go on while another program is in the middle of a write."""
    with stores.opened(own_path) as store, store.writing() as holder:
        holder.execute(text("UPDATE store SET articles = 99"))
        assert own.get("/").json()["counts"]["articles"] == 1
    assert own.get("/").json()["counts"]["articles"] == 99


def test_bad_settings_end_the_program_with_the_name_of_the_setting(tmp_path):
    wrong = {"TRADEFACTS_DATABASE_URL": f"sqlite:///{tmp_path}/a.sqlite", "TRADEFACTS_READ_SECONDS": "soon"}
    ended = subprocess.run(
        [sys.executable, "-m", "app", "check"], env=wrong, capture_output=True, text=True, check=False, timeout=120
    )
    assert ended.returncode == 2
    assert "TRADEFACTS_READ_SECONDS" in ended.stderr
    assert ended.stderr.count("\n") == 1

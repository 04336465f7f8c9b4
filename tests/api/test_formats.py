"""JSON, CSV and NDJSON of every list, by Accept and by `?format=`."""

import csv
import io
import json
from hashlib import sha256

import pytest

from tests.api.conftest import filled_store
from tests.api.seed import encoded
from tests.drafts import made

LISTS = [
    "/v1/facts", "/v1/figures", "/v1/events", "/v1/agreements", "/v1/articles", "/v1/pairs", "/v1/parties",
    "/v1/codelists",
    "/v1/changes",
]  # fmt: skip
TYPES = {
    "json": "application/json",
    "csv": "text/csv; charset=utf-8; header=present",
    "ndjson": "application/x-ndjson",
}
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"


def rows_of(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def every(client, path):
    """All items of a list, page by page."""
    found, following = [], f"{path}?limit=500"
    while following:
        page = client.get(following).json()
        found += page["items"]
        following = page["next"]
    return found


@pytest.mark.parametrize("path", LISTS)
def test_every_list_has_three_formats_that_hold_the_same(seeded, path):
    items = every(seeded, path)
    lines = seeded.get(f"{path}?format=ndjson").text.split("\n")
    assert lines.pop() == ""
    assert [json.loads(line) for line in lines] == items
    header, *rows = rows_of(seeded.get(f"{path}?format=csv").text)
    assert len(rows) == len(items)
    assert {len(row) for row in rows} == {len(header)}
    assert len(set(header)) == len(header)


def test_a_quote_with_line_breaks_is_one_line_of_ndjson_for_every_client(opened, tmp_path):
    odd = "one\x85two\u2028three\u2029four\x0bfive\x0csix\x1cseven\r\neight"
    text = made.TEXT + odd
    digest = sha256(text.encode()).hexdigest()
    fact = made.event(article=f"art_{digest[:16]}", review="accepted", evidence=[made.stretch(odd, text=text)])
    lines = [encoded({"kind": "article", "sha256": digest, "text": text}), encoded(fact)]
    client = opened(filled_store(tmp_path / "breaks.sqlite", lines))
    for path in ("/v1/facts", f"/v1/facts/{client.get('/v1/facts').json()['items'][0]['id']}/revisions"):
        (line,) = client.get(f"{path}?format=ndjson").text.splitlines()
        assert [json.loads(line)] == client.get(path).json()["items"]


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize("form", TYPES)
def test_accept_gives_what_format_gives(seeded, path, form):
    asked = seeded.get(f"{path}?format={form}", headers={"Accept": "text/html"})
    negotiated = seeded.get(path, headers={"Accept": TYPES[form].partition(";")[0]})
    assert asked.status_code == negotiated.status_code == 200
    assert asked.headers["content-type"] == negotiated.headers["content-type"] == TYPES[form]
    if path != "/v1/codelists" or form == "json":
        assert asked.content == negotiated.content or form == "json"
    assert negotiated.headers["vary"].startswith("Accept, Accept-Encoding")


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("", "json"), ("*/*", "json"), (BROWSER, "json"), ("application/*", "json"), ("text/*", "csv"),
        ("text/csv;q=0.5, application/json;q=0.4", "csv"), ("text/csv;q=0.4, application/json;q=0.5", "json"),
        ("text/csv, application/json", "json"), ("application/x-ndjson, */*;q=0.1", "ndjson"),
        ("text/csv;q=0, */*", "json"), ("application/json;q=0, text/csv", "csv"), ("application/ndjson", "ndjson"),
        ("application/jsonl", "ndjson"), ("TEXT/CSV", "csv"), ("text/csv; header=present", "csv"),
        ("text/html, text/csv;q=0.1", "csv"), ("application/json; charset=utf-8", "json"),
        ('text/csv; title="a, b"', "csv"), ('text/csv; title="\\", b"; q=0.1, application/json;q=0.2', "json"),
        ("text, text/csv", "csv"), ("text/csv, a/b/c", "csv"),
    ],
)  # fmt: skip
def test_q_values_count_and_a_browser_gets_json(bundled, accept, form):
    answer = bundled.get("/v1/facts", headers={"Accept": accept})
    assert (answer.status_code, answer.headers["content-type"]) == (200, TYPES[form])


@pytest.mark.parametrize(
    ("lines", "form"),
    [(["text/html", "text/csv"], "csv"), (["text/csv", "text/html"], "csv"),
     (["text/csv;q=0.1", "application/json"], "json")],
)  # fmt: skip
def test_the_lines_of_accept_are_one_list(bundled, lines, form):
    answer = bundled.get("/v1/facts", headers=[("Accept", line) for line in lines])
    assert (answer.status_code, answer.headers["content-type"]) == (200, TYPES[form])


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize("form", ["csv", "ndjson"])
def test_limit_bounds_a_stream_and_nothing_else_does(seeded, path, form):
    bounded = seeded.get(f"{path}?format={form}&limit=3").text
    whole = seeded.get(f"{path}?format={form}").text
    assert whole.startswith(bounded)
    assert len(bounded.splitlines()) == 3 + (form == "csv")
    assert len(whole.splitlines()) > 20


@pytest.mark.parametrize("path", LISTS)
def test_csv_has_its_header_even_when_empty(opened, tmp_path, path):
    empty = opened(filled_store(tmp_path / "empty.sqlite", []))
    text = empty.get(f"{path}?format=csv").text
    assert text.endswith("\r\n")
    if path != "/v1/codelists":
        assert text.count("\r\n") == 1
        assert empty.get(f"{path}?format=ndjson").content == b""
        assert empty.get(path).json()["items"] == []


@pytest.mark.parametrize("path", LISTS)
def test_csv_ends_every_line_with_crlf_and_no_other(seeded, path):
    text = seeded.get(f"{path}?format=csv").content.decode()
    assert text.count("\r\n") == text.count("\n") == text.count("\r")


@pytest.mark.parametrize("path", [*LISTS, "/v1/facts/{}/revisions"])
def test_no_cell_of_csv_is_a_formula(seeded, seed, path):
    fact = next(v.line["id"] for v in seed.versions if (v.line["reason"] or "").startswith("="))
    rows = rows_of(seeded.get(f"{path.format(fact)}?format=csv").text)
    cells = [cell for row in rows for cell in row]
    assert not [cell for cell in cells if cell[:1] in "=+-@\t\r" and cell]
    if path in {"/v1/facts", "/v1/changes"} or "{" in path:
        assert [cell for cell in cells if cell.startswith("'=")]


def test_a_flat_row_tells_every_field_of_its_fact(seeded, seed):
    header, *rows = rows_of(seeded.get("/v1/facts?format=csv&review=any").text)
    facts = {item["id"]: item for item in every_of(seeded)}
    assert len(rows) == len(facts)
    own = {"proposed_by", "confidence", "reasons", "evidence", "ordinal", "type", "place"}
    assert {name for item in facts.values() for name in item} - own <= set(header)
    for row in (dict(zip(header, cells, strict=True)) for cells in rows):
        fact = facts[row["id"]]
        for name in ("kind", "summary", "pair", "status", "review", "revision", "recorded_at", "indicator", "unit"):
            told = fact.get(name)
            assert row[name].removeprefix("'") == ("" if told is None else str(told)), name
        assert row["period"].removeprefix("'") == (fact["period"]["edtf"] if fact["period"] else "")
        assert row["published"] == (fact["article"]["published"] or "")
        assert row["evidence_start"] == str(fact["evidence"][0]["start"])
        assert all(party["id"] in row["parties"] for party in fact["parties"])


def every_of(client):
    return [json.loads(line) for line in client.get("/v1/facts?format=ndjson&review=any").text.splitlines()]


def test_values_stand_in_csv_digit_by_digit(seeded, seed):
    header, *rows = rows_of(seeded.get("/v1/figures?format=csv&review=any").text)
    served = sorted(row[header.index("value")] for row in rows)
    present = {v.line["id"]: v.line for v in seed.versions}
    assert served == sorted(line["value"] for line in present.values() if line["kind"] == "figure")


def test_a_list_of_one_kind_has_the_columns_of_that_kind_alone(seeded):
    columns = {path: rows_of(seeded.get(f"{path}?format=csv&limit=1").text)[0] for path in LISTS[:4]}
    assert "indicator" in columns["/v1/figures"]
    assert "place" not in columns["/v1/figures"]
    assert "indicator" not in columns["/v1/events"]
    assert set(columns["/v1/facts"]) == {name for path in LISTS[1:4] for name in columns[path]}


def test_text_with_quotes_commas_and_other_scripts_survives_csv(opened, tmp_path, seed):
    odd = 'He said, "buy; sell", then 新华社 — 😀 left'
    fact = {
        "kind": "event", "article": f"art_{'ab' * 8}", "review": "accepted", "summary": odd, "type": "other",
        "status": "occurred",
        "parties": [{"id": "CHN", "role": "topic"}, {"name": "+49 Ltd", "type": "company", "role": "topic"}],
        "evidence": [{"start": 0, "end": 1, "sha256": "0" * 64, "supports": "fact"}], "subject": "@home",
    }  # fmt: skip
    lines = [
        encoded({"kind": "article", "sha256": "ab" * 32, "title": "-1 is a title", "publisher": "=cmd()"}),
        encoded(fact),
    ]
    client = opened(filled_store(tmp_path / "odd.sqlite", lines))
    header, row = rows_of(client.get("/v1/events?format=csv").content.decode())
    told = dict(zip(header, row, strict=True))
    assert told["summary"] == odd
    assert (told["subject"], told["article_title"], told["publisher"]) == ("'@home", "'-1 is a title", "'=cmd()")
    parties = rows_of(client.get("/v1/parties?format=csv").content.decode())
    assert ["49-ltd", "'+49 Ltd", "company", "", "", "0", "1", "0"] in parties

"""Pages: a cursor belongs to one question, cannot be forged, and a walk is unharmed by those who write meanwhile."""

import json
from itertools import count
from typing import Any
from urllib.parse import parse_qs, quote_from_bytes, urlencode, urlsplit

import pytest
from starlette.testclient import TestClient

from app.queries.paging import sealed
from app.queries.selection import Selection
from tests.api import plain_model as model
from tests.api.conftest import write
from tests.api.seed import encoded
from tests.engines import copied

SORTS = [sign + name for name in ("published", "period", "recorded_at", "value") for sign in ("", "-")]
PAGED = [
    *(f"/v1/facts?sort={sort}" for sort in SORTS[1::2]),
    "/v1/articles?q=trade", "/v1/pairs?country=CHN", "/v1/parties?type=country", "/v1/codelists?",
]  # fmt: skip


def cursor_of(client: TestClient, path: str) -> str:
    following: str = client.get(f"{path}{'&' if '?' in path else '?'}limit=1").json()["next"]
    return parse_qs(urlsplit(following).query)["cursor"][0]


def status_with(client: TestClient, path: str, cursor: str) -> int:
    return client.get(f"{path}&{urlencode({'cursor': cursor})}").status_code


@pytest.mark.parametrize("path", PAGED)
def test_a_cursor_with_one_bit_changed_is_refused(seeded, path):
    cursor = cursor_of(seeded, path).encode()
    assert status_with(seeded, path, cursor.decode()) == 200
    for place in range(len(cursor)):
        for bit in range(8):
            forged = bytearray(cursor)
            forged[place] ^= 1 << bit
            answer = seeded.get(f"{path}&cursor={quote_from_bytes(bytes(forged))}")
            assert answer.status_code == 422, forged
            assert answer.json()["errors"][0]["name"] == "cursor"


@pytest.mark.parametrize(
    "forged", ["", "A", "====", "null", "W10", "é", "😀", "A" * 399, "A" * 5000, "[1]", "../../etc"]
)
def test_what_is_no_cursor_is_refused(seeded, forged):
    assert status_with(seeded, "/v1/facts?", forged) == 422


@pytest.mark.parametrize(
    "other",
    [
        "/v1/facts?kind=figure&pair=CHN-USA&sort=-period",
        "/v1/facts?kind=figure&pair=CHN-KAZ&sort=period",
        "/v1/facts?kind=figure&pair=CHN-KAZ&sort=-value",
        "/v1/facts?kind=figure&pair=CHN-KAZ",
        "/v1/facts?kind=figure&pair=CHN-KAZ&sort=-period&review=any",
        "/v1/facts?kind=figure&pair=CHN-KAZ&sort=-period&as_of=2024-06-01T00:00:00Z",
        "/v1/facts?kind=figure&pair=CHN-KAZ&sort=-period&q=trade",
        "/v1/figures?pair=CHN-KAZ&sort=-period",
        "/v1/articles?pair=CHN-KAZ",
    ],
)
def test_a_cursor_of_another_question_is_refused(seeded, other):
    cursor = cursor_of(seeded, "/v1/facts?kind=figure&pair=CHN-KAZ&sort=-period")
    assert status_with(seeded, other, cursor) == 422


def test_limit_count_and_spelling_may_differ_from_page_to_page(seeded):
    cursor = cursor_of(seeded, "/v1/facts?pair=CHN-KAZ")
    right = seeded.get(f"/v1/facts?pair=CHN-KAZ&cursor={cursor}&limit=3").json()["items"]
    same = seeded.get(
        f"/v1/facts?cursor={cursor}&count=true&pair=kaz-chn&sort=-published&review=accepted&limit=9"
    ).json()
    assert same["items"][:3] == right
    assert same["total"] == len(seeded.get("/v1/facts?pair=CHN-KAZ&limit=500").json()["items"])


@pytest.mark.parametrize(
    ("path", "binding"),
    [
        ("/v1/facts?", Selection().binding("/v1/facts")),
        ("/v1/facts?sort=-period", Selection(sort="period").binding("/v1/facts")),
        ("/v1/facts?sort=-value", Selection(sort="value").binding("/v1/facts")),
        ("/v1/articles?", "/v1/articles []"),
        ("/v1/pairs?", "/v1/pairs []"),
        ("/v1/parties?", "/v1/parties []"),
        ("/v1/codelists?", "/v1/codelists"),
    ],
)
def test_who_knows_how_cursors_are_sealed_gains_no_error_of_the_store(seeded, path, binding):
    nan, infinite = float("nan"), float("inf")
    odd: list[Any] = [-5, 0, -1, 1.5, nan, infinite, -infinite, True, None, "", "x", "\ud800", "a\0b", "%", [], {}]
    odd += [2**62, 2**63, 2**200, "é" * 30]
    positions = [[one] for one in odd] + [[one, other] for one in (*odd, 5) for other in ("x", "\ud800", -5, nan, 7)]
    bodies = [json.dumps(position).encode() for position in (*positions, [], [1] * 3)]
    answers = {status_with(seeded, path, sealed(body, binding)) for body in bodies}
    assert answers <= {200, 422}
    assert 200 in answers, "no forged position has the right seal: the test shows nothing"


def test_a_next_path_replaces_the_cursor_however_it_was_spelled(seeded):
    cursor = cursor_of(seeded, "/v1/facts")
    following = seeded.get(f"/v1/facts?%63ursor={cursor}&limit=2").json()["next"]
    assert seeded.get(following).status_code == 200


def test_next_is_path_and_query_whatever_host_was_named(seeded):
    page = seeded.get("/v1/facts?limit=1", headers={"Host": "evil.example", "X-Forwarded-Host": "evil.example"})
    assert page.json()["next"].startswith("/v1/facts?")
    assert "evil" not in page.text
    assert "evil" not in page.headers["link"]


@pytest.mark.parametrize("sort", SORTS)
def test_a_walk_is_unharmed_while_others_insert_and_correct(seeded_path, seed, opened, tmp_path, sort):
    path = copied(seeded_path, tmp_path / "walked.sqlite")
    client = opened(path)
    listed = {v.line["id"] for v in model.standing(seed.versions, None) if v.line["review"] == "accepted"}
    written = writes(seed)
    changed: set[str] = set()
    seen: list[str] = []
    following: str | None = f"/v1/facts?sort={sort}&limit=40"
    while following:
        page = client.get(following).json()
        seen += [item["id"] for item in page["items"]]
        following = page["next"]
        fact, lines = next(written)
        changed.add(fact)
        write(path, lines)
    unchanged = [fact for fact in seen if fact in listed - changed]
    assert len(changed) > 5
    assert sorted(unchanged) == sorted(listed - changed)


def writes(seed):
    """Corrections of facts all over the store, each with a new fact beside it."""
    present = [v for v in model.standing(seed.versions, None) if v.line["review"] == "accepted"]
    for number in count():
        victim = present[number * 37 % len(present)]
        line = {**victim.line, "summary": f"Corrected for the {number}th time.", "action": "corrected"}
        fresh = {
            "kind": "event", "article": victim.line["article"], "type": "visit", "status": "occurred",
            "summary": f"New, number {number}.", "parties": [{"id": "CHN", "role": "host"}], "review": "accepted",
            "evidence": [{"start": number, "end": number + 5000, "sha256": "0" * 64, "supports": "fact"}],
        }  # fmt: skip
        if victim.article.get("text"):
            fresh["article"] = next(v.line["article"] for v in present if not v.article.get("text"))
        yield victim.line["id"], [encoded(line), encoded(fresh)]

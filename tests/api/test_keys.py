"""Keys over HTTP: who may write, told before the body is looked at, and never telling a key."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import Any

import orjson
import pytest

from app.curation.keys import issue, revoke
from app.errors import Conflict, NotFound, Refused
from app.model.database import Database
from app.queries.keys import every
from tests.api.desk import QUOTED, SILENT, Desk, event, figure
from tests.drafts.made import TEXT
from tests.engines import url_of

FACT = "fig_827b9fcf4decc099"
# Each way to write: method, path, the scope that it needs, the media type that it takes.
WAYS = [
    ("POST", "/v1/facts", "propose", "application/json"),
    ("POST", "/v1/articles", "propose", "application/json"),
    ("PATCH", f"/v1/facts/{FACT}", "curate", "application/merge-patch+json"),
    ("POST", f"/v1/facts/{FACT}/review", "curate", "application/json"),
    ("PUT", f"/v1/articles/{SILENT}/text", "curate", "text/plain"),
]
HOLDERS = {"propose": "proposer", "curate": "curator"}
BODIES = {
    "broken": [b'{"kind": '],
    "no UTF-8": [b"\xff\xfe"],
    "huge": [b" " * 2**20] * 100,
    "empty": [],
}


@pytest.fixture(scope="module")
def closed(filled, tmp_path_factory) -> Iterator[Desk]:
    """A desk at which nobody gets anything written."""
    with Desk(filled, tmp_path_factory.mktemp("closed")) as opened:
        before = opened.dump()
        yield opened
        assert opened.dump() == before


@pytest.mark.parametrize("body", list(BODIES))
@pytest.mark.parametrize(("method", "path", "scope", "media"), WAYS)
def test_without_a_key_nothing_is_written_and_no_body_is_looked_at(closed, method, path, scope, media, body):
    headers = {"Content-Type": media, "Content-Length": "100000000", "If-Match": "*"}
    answer = closed.wire(method, path, headers, BODIES[body])
    assert (answer.status, answer.taken) == (401, 0)
    assert answer.headers["www-authenticate"] == f'Bearer realm="tradefacts", scope="{scope}"'
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["cache-control"] == "no-store"
    assert orjson.loads(answer.body)["status"] == 401


def refused_headers(secret: str) -> dict[str, str]:
    return {
        "unknown": f"Bearer tfk_{'A' * 43}",
        "one letter off": f"Bearer {secret[:-1]}{'A' if secret[-1] != 'A' else 'B'}",
        "upper case": f"Bearer {secret.upper()}",
        "longer": f"Bearer {secret}A",
        "shorter": f"Bearer {secret[:-1]}",
        "two": f"Bearer {secret} {secret}",
        "listed": f"Bearer {secret}, Bearer {secret}",
        "empty": "Bearer ",
        "scheme alone": "Bearer",
        "no scheme": secret,
        "basic": "Basic dXNlcjpwYXNz",
        "another scheme": f"Token {secret}",
        "blank": " ",
        "latin": "Bearer \xe9\xff",
        "its digest": "Bearer " + sha256(secret.encode()).hexdigest(),
        "wildcard": "Bearer %",
        "quote": "Bearer ' OR 1=1 --",
        "long": "Bearer " + "x" * 60_000,
    }


@pytest.mark.parametrize("sort", list(refused_headers("tfk_x")))
def test_a_key_that_is_not_good_opens_nothing(closed, sort):
    header = refused_headers(closed.secrets["both"])[sort]
    for method, path, _, media in WAYS:
        answer = closed.wire(method, path, {"Content-Type": media, "Authorization": header}, BODIES["huge"])
        assert (answer.status, answer.taken) == (401, 0)
        assert answer.headers["www-authenticate"] == 'Bearer realm="tradefacts", error="invalid_token"'
        assert header.encode("latin-1").removeprefix(b"Bearer ")[:40].strip() not in answer.body or len(header) < 10


@pytest.mark.parametrize("body", list(BODIES))
@pytest.mark.parametrize(("method", "path", "scope", "media"), WAYS)
def test_a_key_of_the_other_scope_is_forbidden_and_no_body_is_looked_at(closed, method, path, scope, media, body):
    other = "curator" if scope == "propose" else "proposer"
    headers = {"Content-Type": media, "Content-Length": "100000000", **closed.key(other)}
    answer = closed.wire(method, path, headers, BODIES[body])
    assert (answer.status, answer.taken) == (403, 0)
    assert f'error="insufficient_scope", scope="{scope}"' in answer.headers["www-authenticate"]
    problem = orjson.loads(answer.body)
    assert other in problem["detail"]
    assert scope in problem["detail"]


@pytest.mark.parametrize(("method", "path", "scope", "media"), WAYS)
def test_a_key_of_the_right_scope_gets_as_far_as_the_body(closed, method, path, scope, media):
    for holder in (HOLDERS[scope], "both"):
        headers = {"Content-Type": media, "If-Match": "*", **closed.key(holder)}
        answer = closed.wire(method, path, headers, [b"\xff"])
        assert (answer.status, answer.taken) == (400, 1)


@pytest.mark.parametrize("form", ["Bearer {}", "bearer {}", "BEARER {}", "Bearer  {}", "Bearer {} "])
def test_the_scheme_is_told_in_any_case(closed, form):
    headers = {"Content-Type": "application/json", "Authorization": form.format(closed.secrets["both"])}
    assert closed.wire("POST", "/v1/facts", headers, [b"{}"]).status == 422


def test_several_keys_are_no_key(closed):
    good, bad = closed.key("both")["Authorization"], "Bearer nothing"
    for lines in ((good, bad), (bad, good), (good, good)):
        headers = [("Authorization", line) for line in lines]
        for path in ("/v1/facts", "/v1/articles", "/v1/read"):
            answer = closed.client.post(path, json={}, headers=headers)
            assert answer.status_code == 401
            assert answer.json()["detail"] == "the header Authorization stands more than once: send one key"


def test_reading_is_open_with_any_key_and_none(closed):
    for header in ({}, {"Authorization": "Bearer nothing"}, closed.key("curator")):
        assert closed.client.get("/v1/facts", headers=header).status_code == 200


def test_a_key_that_is_not_good_does_not_read_texts_either(closed):
    answer = closed.wire(
        "POST", "/v1/read", {"Content-Type": "application/json", "Authorization": "Bearer x"}, BODIES["huge"]
    )
    assert (answer.status, answer.taken) == (401, 0)


def issued(desk: Desk, name: str, expires: date | None = None, *, gone: bool = False) -> dict[str, str]:
    """The header of a key that is issued while the application runs."""
    store = Database(url_of(desk.path))
    with store.writing() as connection:
        secret = issue(connection, name, {"propose", "curate"}, "program", expires)
    if gone:
        with store.writing() as connection:
            revoke(connection, name)
    store.close()
    return {"Authorization": f"Bearer {secret}"}


def test_a_key_issued_while_the_program_runs_is_good_at_once(desk):
    answer = desk.propose(figure(), by=None, headers=issued(desk, "late"))
    assert answer.status_code == 201
    assert answer.json()["proposed_by"] == {"name": "late", "type": "program"}
    assert desk.get("/v1/changes", since=desk.revision() - 1)["items"][0]["by"] == "late"


def test_a_key_is_good_on_its_last_day_and_not_after(desk):
    today = datetime.now(UTC).date()
    assert desk.propose(figure(), by=None, headers=issued(desk, "today", today)).status_code == 201
    assert desk.propose(figure(), by=None, headers=issued(desk, "future", today + timedelta(1))).status_code == 200
    answer = desk.propose(event(), by=None, headers=issued(desk, "past", today - timedelta(1)))
    assert answer.status_code == 401
    assert "invalid_token" in answer.headers["www-authenticate"]


def test_a_revoked_key_opens_nothing_from_then_on(desk):
    header = issued(desk, "leaver")
    assert desk.propose(figure(), by=None, headers=header).status_code == 201
    store = Database(url_of(desk.path))
    with store.writing() as connection:
        revoke(connection, "leaver")
    store.close()
    answer = desk.propose(event(), by=None, headers=header)
    assert answer.status_code == 401
    assert "invalid_token" in answer.headers["www-authenticate"]
    assert desk.get("/v1/changes", since=desk.revision() - 1)["items"][0]["by"] == "leaver"


def test_unknown_expired_and_revoked_keys_are_told_in_the_same_words(desk):
    yesterday = datetime.now(UTC).date() - timedelta(1)
    headers: list[Any] = [
        {"Authorization": "Bearer tfk_unknown"},
        issued(desk, "expired", yesterday),
        issued(desk, "revoked", gone=True),
    ]
    answers = {desk.propose(figure(), by=None, headers=header).content for header in headers}
    assert len(answers) == 1


def test_no_answer_tells_a_key(desk):
    secret = desk.secrets["both"]
    fact = desk.proposed(figure())["id"]
    answers = [
        desk.propose(event(), by="both"),
        desk.propose(event(), by="both"),
        desk.propose(event(summary="Otherwise."), by="both"),
        desk.propose({"kind": "event"}, by="both"),
        desk.propose(b"{", by="both"),
        desk.propose(b"\xff", by="both"),
        desk.propose(figure(), by="both", headers={"Accept": "text/html"}),
        desk.propose(figure(), by="both", headers={"Content-Type": "text/html"}),
        desk.correct(fact, {"summary": "x", "reason": "y"}, by="both"),
        desk.correct(fact, {"summary": "x", "reason": "y"}, match="*", by="both"),
        desk.correct(fact, {"summary": "z", "reason": "y"}, match=None, by="both"),
        desk.correct(fact, {"summary": "z", "reason": "y"}, match='"0"', by="both"),
        desk.decide(fact, "accept", by="both"),
        desk.decide(fact, "accept", by="both"),
        desk.decide(fact, "nothing", by="both"),
        desk.attach(SILENT, TEXT, by="both"),
        desk.attach(QUOTED, TEXT, by="both"),
        desk.attach("art_0123456789abcdef", TEXT, by="both"),
        *(desk.client.get(path, headers=desk.key("both")) for path in ("/", "/v1/facts", "/v1/changes", "/nothing")),
        desk.client.delete(f"/v1/facts/{fact}", headers=desk.key("both")),
        desk.client.options("/v1/facts", headers=desk.key("both")),
        desk.send("POST", "/v1/facts", figure(), None, {"Authorization": f"Token {secret}"}),
        desk.send("POST", "/v1/facts", figure(), None, {"Authorization": f"Bearer {secret}x"}),
        desk.send("POST", "/v1/facts", figure(), None, {"Authorization": f"Bearer {secret} {secret}"}),
        desk.send("POST", "/v1/facts", figure(), "proposer", {}),
        desk.decide(fact, "retract", by="proposer"),
    ]
    assert {answer.status_code for answer in answers} >= {
        200,
        201,
        204,
        400,
        401,
        403,
        404,
        405,
        406,
        409,
        412,
        415,
        422,
        428,
    }
    for answer in answers:
        shown = answer.text + str(answer.headers)
        for held in desk.secrets.values():
            assert held not in shown
            assert held.removeprefix("tfk_") not in shown


def test_no_key_stands_in_the_store(desk):
    issued(desk, "more")
    held = desk.dump() + "".join(path.read_bytes().decode("latin-1") for path in desk.path.parent.iterdir())
    for secret in desk.secrets.values():
        assert secret not in held
        assert secret.removeprefix("tfk_") not in held


@pytest.fixture
def store(desk) -> Iterator[Database]:
    opened = Database(url_of(desk.path))
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("name", "about"),
    [
        ("", "1 to 100"),
        (" ", "blanks"),
        (" x", "blanks"),
        ("x\u00a0", "blanks"),
        ("a\tb", "control"),
        ("a\0b", "control"),
        ("a\nb", "control"),
        ("a\ud800b", "control"),
        ("x" * 101, "1 to 100"),
        ("bundle", "bundle"),
        ("load", "bundle"),
        ("read", "bundle"),
        ("reader", "bundle"),
    ],
)
def test_a_name_that_history_could_not_show_is_refused(store, name, about):
    with store.writing() as connection, pytest.raises(Refused, match=about):
        issue(connection, name, {"propose"}, "person", None)


@pytest.mark.parametrize("scopes", [set(), {"admin"}, {"propose", "admin"}, {""}])
def test_a_key_has_known_scopes(store, scopes):
    with store.writing() as connection, pytest.raises(Refused, match="scope"):
        issue(connection, "x", scopes, "person", None)


def test_a_name_is_used_once_even_after_it_is_revoked(store):
    with store.writing() as connection:
        issue(connection, "Ævar", {"propose"}, "person", None)
        revoke(connection, "Ævar")
        before = every(connection)[-1].revoked
        revoke(connection, "Ævar")
        assert every(connection)[-1].revoked == before
        with pytest.raises(Conflict, match="Ævar"):
            issue(connection, "Ævar", {"curate"}, "program", None)
        with pytest.raises(NotFound, match="nobody"):
            revoke(connection, "nobody")


def test_no_two_keys_are_alike(store):
    with store.writing() as connection:
        secrets = {issue(connection, f"k{number}", {"propose"}, "person", None) for number in range(50)}
    assert len({secret[4:10] for secret in secrets}) == 50
    assert all(secret.startswith("tfk_") and len(secret) == 47 for secret in secrets)

"""A primary and two replicas that follow it: who answers readers, and that nobody is shown less than was asked for."""

import json
import shutil
import time
from collections.abc import Iterator
from itertools import count
from threading import Event, Thread

import pytest
from starlette.testclient import TestClient

from app.bundle.bundled import load_bundle
from app.bundle.loading import load
from app.curation.keys import issue, revoke
from app.main import create_app
from app.model.database import Database
from app.settings import Settings
from app.upkeep.check import check
from app.upkeep.migrate import migrate
from tests.api.test_delivery import fresh
from tests.api.test_moments import shown
from tests.postgresql import QUICK, Server

pytestmark = pytest.mark.only_postgresql("a file has no replicas")
EVENTS = "/v1/events?pair=CHN-KAZ&sort=-recorded_at&limit=1"
NUMBERS = count()


def until(server: Server, wanted: str) -> None:
    """Return when a server says so."""
    for _ in range(400):
        if server.execute(wanted) == [(True,)]:
            return
        time.sleep(0.05)
    raise AssertionError(f"not after 20 s: {wanted}")


class Servers:
    """The servers, and an application that writes to the primary and reads from the replicas."""

    def __init__(self, replicas: int = 2) -> None:
        self.primary = Server.made(
            *QUICK, "synchronous_commit=on", "wal_level=replica", "max_wal_senders=4", "hot_standby=on"
        )
        self.store = Database(self.primary.url())
        migrate(self.store)
        load_bundle(self.store)
        self.replicas = [self.primary.replica() for _ in range(replicas)]
        hosts = ",".join(str(one.folder) for one in (*self.replicas, self.primary))
        self.read_url = self.primary.url().replace(str(self.primary.folder), hosts)
        self.read_url += "&target_session_attrs=prefer-standby&load_balance_hosts=random"

    def write(self) -> int:
        """Write a fact as another program would; the revision that it made."""
        with self.store.writing() as connection:
            load(connection, [fresh(next(NUMBERS))])
        state = self.store.seen()
        assert state
        return state.revision

    def pause(self) -> None:
        """Let the replicas fall behind."""
        for one in self.replicas:
            one.execute("SELECT pg_wal_replay_pause()")
            until(one, "SELECT pg_get_wal_replay_pause_state() = 'paused'")

    def resume(self) -> None:
        """Let them go on, until they have caught up."""
        position = self.primary.execute("SELECT pg_current_wal_lsn()::text")[0][0]
        for one in self.replicas:
            one.execute("SELECT pg_wal_replay_resume()")
            until(one, f"SELECT pg_last_wal_replay_lsn() >= '{position}'")

    def client(self) -> TestClient:
        """A new application."""
        return TestClient(create_app(Settings(database_url=self.primary.url(), read_url=self.read_url)))

    def remove(self) -> None:
        """Stop all."""
        self.store.close()
        for one in (*self.replicas, self.primary):
            one.remove()


@pytest.fixture(scope="module")
def servers() -> Iterator[Servers]:
    started = Servers()
    yield started
    started.remove()


@pytest.fixture
def client(servers) -> Iterator[TestClient]:
    servers.resume()
    with servers.client() as opened:
        yield opened
    servers.resume()


def least(revision: int) -> dict[str, str]:
    return {"Tradefacts-Min-Revision": str(revision)}


def test_replicas_answer_readers(servers, client):
    before = servers.write()
    servers.resume()
    servers.pause()
    after = servers.write()
    for _ in range(10):
        answer = client.get(EVENTS)
        assert shown(answer) == before == answer.json()["items"][0]["revision"]
        assert client.get("/v1/changes").json()["latest"] == before
    assert after == before + 1


@pytest.mark.parametrize(
    "path", [EVENTS, EVENTS + "&format=ndjson", "/", "/v1/changes", "/v1/facts?q=talks&count=true"]
)
def test_what_a_replica_lacks_the_primary_answers(servers, client, path):
    servers.pause()
    before = client.get(path)
    after = servers.write()
    stale = client.get(path)
    assert (shown(stale), stale.content) == (shown(before), before.content)
    for _ in range(3):
        answer = client.get(path, headers=least(after))
        assert shown(answer) == after
        assert answer.content != stale.content
    # What the primary answered is kept under its own state, and given to nobody who asks a replica.
    assert client.get(path).content == stale.content
    servers.resume()
    assert client.get(path).content == answer.content


def test_what_nobody_has_reached_is_told(servers, client):
    servers.pause()
    beyond = servers.write() + 1
    answer = client.get(EVENTS, headers=least(beyond))
    assert answer.status_code == 412
    assert f"revision {beyond - 1}" in answer.json()["detail"]


def test_replicas_that_are_not_equally_far_never_bring_an_older_answer_under_a_newer_label(servers, client):
    first, second = servers.replicas
    servers.pause()
    after = servers.write()
    second.execute("SELECT pg_wal_replay_resume()")
    for number in range(200):
        answer = client.get(f"{EVENTS}&q=talks" if number % 2 else EVENTS)
        assert answer.json()["items"][0]["revision"] == shown(answer)
    assert {after - 1, after} >= {shown(client.get(EVENTS)) for _ in range(20)}
    assert first.execute("SELECT revision FROM store") == [(after - 1,)]


def test_a_key_is_good_at_once_and_worthless_once_revoked_although_the_replicas_do_not_know(servers, client):
    servers.pause()
    with servers.store.writing() as connection:
        secret = issue(connection, f"desk {next(NUMBERS)}", {"curate"}, "person", None)
    header = {"Authorization": f"Bearer {secret}"}
    assert client.post("/v1/facts/fig_0000000000000000/review", json={}, headers=header).status_code == 422
    with servers.store.writing() as connection:
        revoke(connection, f"desk {next(NUMBERS) - 1}")
    assert client.post("/v1/facts/fig_0000000000000000/review", json={}, headers=header).status_code == 401


def test_a_write_tells_a_revision_that_readers_can_ask_for(servers, client):
    with servers.store.writing() as connection:
        secret = issue(connection, f"desk {next(NUMBERS)}", {"curate"}, "person", None)
    servers.resume()
    servers.pause()
    header = {"Authorization": f"Bearer {secret}"}
    fact = f"/v1/facts/{client.get('/v1/figures?country=KAZ&limit=1').json()['items'][0]['id']}"
    etag = client.get(fact).headers["etag"]
    body = {"summary": f"Corrected, number {next(NUMBERS)}.", "reason": "plainer"}
    answer = client.patch(fact, json=body, headers={**header, "If-Match": etag})
    assert answer.status_code == 200, answer.text
    assert client.get(fact).json()["summary"] != body["summary"]
    assert client.get(fact, headers=least(shown(answer))).json()["summary"] == body["summary"]


def test_reads_go_on_while_a_replica_stops_and_while_all_do(servers, client):
    for _ in range(20):
        assert client.get("/v1/facts").status_code == 200
    stopped = []
    for one in servers.replicas:
        one.stop()
        stopped.append(one)
        for number in range(20):
            answer = client.get(f"/v1/facts?limit={len(stopped) * 50 + number}")
            assert answer.status_code == 200, answer.text
    for one in stopped:
        one.start()


def test_reads_go_on_from_replicas_while_the_primary_is_stopped_and_writes_are_told_to_try_again(servers, client):
    with servers.store.writing() as connection:
        secret = issue(connection, f"desk {next(NUMBERS)}", {"curate"}, "person", None)
    servers.resume()
    servers.primary.stop()
    try:
        for number in range(20):
            answer = client.get(f"/v1/facts?limit={200 + number}")
            assert answer.status_code == 200, answer.text
        answer = client.get("/v1/facts", headers=least(10**6))
        assert (answer.status_code, answer.headers["retry-after"]) == (503, "2")
        for method, path in (("POST", "/v1/facts"), ("PATCH", "/v1/facts/fig_827b9fcf4decc099")):
            answer = client.request(method, path, json={}, headers={"Authorization": f"Bearer {secret}"})
            assert answer.status_code == 503
            assert answer.json()["type"] == "urn:tradefacts:problem:unavailable"
            assert str(servers.primary.folder) not in answer.text
        assert client.get("/livez").status_code == 200
        assert client.get("/readyz").status_code == 200
    finally:
        servers.primary.start()
    assert client.post("/v1/facts", json={}, headers={"Authorization": f"Bearer {secret}"}).status_code == 403


def test_a_promoted_replica_has_every_acknowledged_write_and_takes_the_next_ones():
    """Under synchronous replication, while the primary is killed in the middle of writing."""
    started = Servers(replicas=1)
    (replica,) = started.replicas
    started.primary.execute("ALTER SYSTEM SET synchronous_standby_names = '*'")
    started.primary.execute("SELECT pg_reload_conf()")
    with started.store.writing() as connection:
        secret = issue(connection, "desk", {"propose"}, "person", None)
    hosts = f"{started.primary.folder},{replica.folder}"
    url = started.primary.url().replace(str(started.primary.folder), hosts) + "&target_session_attrs=read-write"
    acknowledged: list[int] = []
    with TestClient(create_app(Settings(database_url=url, read_url=started.read_url, busy_seconds=2))) as client:
        enough = Event()
        writer = Thread(target=write_on, args=(client, secret, acknowledged, enough))
        writer.start()
        while len(acknowledged) < 30:
            time.sleep(0.01)
        started.primary.stop()
        stopped = len(acknowledged)
        assert client.get("/v1/facts").status_code == 200
        replica.execute("SELECT pg_promote()")
        for _ in range(400):
            if len(acknowledged) > stopped + 30:
                break
            time.sleep(0.05)
        enough.set()
        writer.join()
        found = client.get("/v1/changes?since=11&format=ndjson", headers=least(max(acknowledged)))
    revisions = [json.loads(line)["revision"] for line in found.text.splitlines()]
    assert len(acknowledged) > stopped + 20
    assert set(acknowledged) <= set(revisions)
    assert revisions == list(range(12, 12 + len(revisions)))
    promoted = Database(replica.url())
    with promoted.reading(0) as connection:
        assert list(check(connection)) == []
    promoted.close()
    started.store.close()
    replica.remove()
    shutil.rmtree(started.primary.folder)


def write_on(client: TestClient, secret: str, acknowledged: list[int], enough: Event) -> None:
    """Propose one fact after the other, and take down the revisions that were acknowledged, until it is enough."""
    header = {"Authorization": f"Bearer {secret}"}
    while not enough.is_set():
        line = json.loads(fresh(next(NUMBERS)))
        del line["review"]
        answer = client.post("/v1/facts", json=line, headers=header)
        if answer.status_code == 201:
            acknowledged.append(answer.json()["revision"])
        else:
            assert answer.status_code == 503, answer.text

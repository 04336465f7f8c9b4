"""What befalls a store that is served is told as 503 with Retry-After; reading goes on, and so does all afterwards."""

import resource
import shutil
import socket
import sqlite3
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path

import httpx
import pytest

from tests.api.desk import Desk, figure, fill
from tests.chaos.server import Server
from tests.chaos.volume import can_mount, can_protect, volume
from tests.engines import damage, new_store, rows
from tests.machine import need
from tests.stores import opened

pytestmark = pytest.mark.only_sqlite("the troubles are of a file and its disk")


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    return fill(tmp_path_factory.mktemp("filled"))


@pytest.fixture
def small(tmp_path):
    """A file system of 3 MiB."""
    need(can_mount(), "a root who may mount")
    with volume(tmp_path / "small", "3m") as mounted:
        yield mounted


@pytest.fixture
def desk(filled, tmp_path, request):
    """A desk whose application waits only a moment for others; on the small file system if that is asked for."""
    small = "small" in request.fixturenames
    folder = request.getfixturevalue("small").folder if small else tmp_path
    with Desk(filled, folder, busy_seconds=0.2) as opened_desk:
        opened_desk.proposed(figure(value=1))
        yield opened_desk


def unavailable(answer):
    """Whether an answer says that the store cannot be used now; why."""
    assert answer.status_code == 503, answer.text
    assert answer.headers["retry-after"] == "2"
    assert answer.json()["type"] == "urn:tradefacts:problem:unavailable"
    return answer.json()["detail"]


def reads(desk, number):
    """The status of a question that no cache answers."""
    return desk.client.get(f"/v1/facts?review=any&max_value={number}").status_code


def sound(desk):
    """Whether the store has no fault, and its revisions are 1, 2, 3, ..."""
    from app.upkeep.check import check

    with opened(desk.path) as store, store.reading(0) as connection:
        assert list(check(connection)) == []
    return desk.revision()


def test_a_full_disk_takes_no_write_and_answers_what_is_asked_until_it_has_room(desk, small):
    before = desk.revision()
    small.fill()
    refused = [desk.propose(figure(value=number)) for number in range(2, 40)]
    kept = sum(answer.status_code == 201 for answer in refused)
    assert "full" in unavailable(refused[-1])
    assert {answer.status_code for answer in refused} <= {201, 503}
    assert reads(desk, 1) == 200
    assert desk.client.get("/v1/facts?format=csv").status_code == 200
    assert desk.client.get("/readyz").status_code == 200
    small.free()
    assert desk.propose(figure(value=100)).status_code == 201
    assert sound(desk) == before + kept + 1


def test_a_log_that_cannot_grow_while_somebody_reads_long_takes_no_write(desk, small):
    with closing(sqlite3.connect(desk.path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM fact").fetchone()
        small.fill()
        answers = [desk.propose(figure(value=number)) for number in range(2, 40)]
        unavailable(answers[-1])
        assert reads(desk, 2) == 200
        small.free()
        assert desk.propose(figure(value=100)).status_code == 201
    sound(desk)


def test_files_that_nobody_may_write_take_no_write_and_answer_what_is_asked(desk, small):
    need(can_protect(small.folder), "chattr +i on a file system in memory")
    with small.unchangeable(*(file.name for file in small.folder.iterdir())):
        assert "readonly" in unavailable(desk.propose(figure(value=2)))
        assert reads(desk, 3) == 200
    assert desk.propose(figure(value=2)).status_code == 201
    sound(desk)


def test_all_who_wait_for_a_locked_store_are_told_at_once(filled, tmp_path):
    with (
        Desk(filled, tmp_path, busy_seconds=1) as desk,
        closing(sqlite3.connect(desk.path, isolation_level=None)) as other,
        ThreadPoolExecutor(12) as pool,
    ):
        other.execute("BEGIN EXCLUSIVE")
        began = time.monotonic()
        waiting = [pool.submit(desk.propose, figure(value=number)) for number in range(2, 14)]
        assert reads(desk, 4) == 200
        for one in waiting:
            unavailable(one.result())
        # One after the other they would wait a second each.
        assert time.monotonic() - began < 8
        other.execute("ROLLBACK")
        assert desk.propose(figure(value=2)).status_code == 201


def test_a_store_that_is_gone_is_told_and_no_other_is_made_in_its_place(desk):
    cached = "/v1/facts?limit=7"
    assert desk.client.get(cached).status_code == 200
    desk.path.rename(desk.path.with_name("moved"))
    assert "its file is gone" in unavailable(desk.propose(figure(value=2)))
    unavailable(desk.client.get(cached))
    unavailable(desk.client.get("/readyz"))
    assert not desk.path.exists()
    assert desk.client.get("/livez").status_code == 200
    desk.path.with_name("moved").rename(desk.path)
    assert desk.client.get(cached).status_code == 200
    assert desk.propose(figure(value=2)).status_code == 201
    sound(desk)


def test_a_store_that_another_one_replaces_is_not_touched(desk, tmp_path):
    other = new_store(tmp_path / "other.sqlite")
    cached = "/v1/facts?limit=7"
    assert desk.client.get(cached).status_code == 200
    before = other.read_bytes()
    Path(shutil.copy(other, tmp_path / "copy.sqlite")).replace(desk.path)
    assert "was replaced by another one" in unavailable(desk.propose(figure(value=2)))
    unavailable(desk.client.get(cached))
    assert desk.path.read_bytes() == before


def test_a_store_whose_file_was_emptied_is_told(desk):
    desk.path.write_bytes(b"")
    unavailable(desk.propose(figure(value=2)))
    unavailable(desk.client.get("/v1/facts?limit=8"))


@pytest.mark.parametrize(
    "statement", ["ALTER TABLE fact RENAME TO fact_2", "ALTER TABLE fact RENAME document TO paper"]
)
def test_a_schema_that_changed_meanwhile_is_told(statement, desk):
    damage(desk.path, statement)
    assert "run `tradefacts migrate`" in unavailable(desk.propose(figure(value=2)))
    assert "run `tradefacts migrate`" in unavailable(desk.client.get("/v1/facts?country=NOR"))


@pytest.fixture
def server(filled, tmp_path):
    """The program on a store of its own, not started."""
    folder = tmp_path / "served"
    folder.mkdir()
    shutil.copy(filled[0], folder / "store.sqlite")
    found = Server(folder, tmp_path / "log")
    yield found
    found.kill()
    assert "Traceback" not in found.said()


def client_of(server, filled):
    key = {"Authorization": f"Bearer {filled[1]['both']}"}
    return httpx.Client(base_url=server.address, headers=key, timeout=120)


def test_a_server_out_of_file_descriptors_tells_it_and_goes_on_when_there_are_some(server, filled):
    server.start()
    assert server.ready()
    assert server.process is not None
    resource.prlimit(server.process.pid, resource.RLIMIT_NOFILE, (40, 40))
    with client_of(server, filled) as client:
        assert client.get("/v1/facts").status_code == 200
        crowd = []
        for _ in range(60):
            crowd.append(socket.create_connection(("127.0.0.1", server.port), timeout=60))
            crowd[-1].sendall(b"GET / HTTP/1.1\r\nHost: here\r\n")
        time.sleep(0.5)
        assert "unable to open" in unavailable(client.post("/v1/facts", json=figure(value=2)))
        assert client.get("/v1/facts?limit=3").status_code == 200
        for one in crowd:
            one.close()
        time.sleep(0.5)
        assert client.post("/v1/facts", json=figure(value=2)).status_code == 201
    assert server.stop() == 0


def test_a_full_folder_for_temporary_files_stops_nobody(server, filled, tmp_path):
    need(can_mount(), "a root who may mount")
    with volume(tmp_path / "temporary", "64k") as full:
        full.fill()
        server.environment |= {"TMPDIR": str(full.folder), "SQLITE_TMPDIR": str(full.folder)}
        server.start()
        assert server.ready()
        with client_of(server, filled) as client:
            asked = (
                "/v1/facts?sort=value&kind=figure",
                "/v1/pairs",
                "/v1/parties?count=true",
                "/v1/facts?format=csv&q=a",
            )
            assert {path: client.get(path).status_code for path in asked} == dict.fromkeys(asked, 200)
            assert client.post("/v1/facts", json=figure(value=2)).status_code == 201
        assert server.run("check").returncode == 0
        assert server.stop() == 0


def test_a_file_system_that_is_read_only_at_the_start_is_told_in_one_line(small, server):
    shutil.copy(server.store, small.folder / "store.sqlite")
    with small.read_only():
        for command in (["serve", "--port", "0"], ["migrate"]):
            done = server.run(*command, TRADEFACTS_DATABASE_URL=f"sqlite:///{small.folder}/store.sqlite")
            assert done.returncode == 2
            assert done.stderr.count("\n") == 1
            assert "the store cannot be used now" in done.stderr


@contextmanager
def locked(path: Path):
    """Another program writes; it lets go at the end."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


@pytest.mark.parametrize("workers", [1, 2])
def test_what_is_under_way_when_the_server_is_told_to_end_is_finished_and_acknowledged(workers, server, filled):
    server.start(workers)
    assert server.ready()
    long = "Norway sold Chile fish worth 3.2 billion dollars in 2022. " * 2000
    with client_of(server, filled) as client, ThreadPoolExecutor(8) as pool:
        with locked(server.store):
            facts = [pool.submit(client.post, "/v1/facts", json=figure(value=number)) for number in range(2, 8)]
            article = pool.submit(client.post, "/v1/articles", json={"text": long, "published": "2023"})
            time.sleep(0.7)
            ending = threading.Thread(target=server.stop)
            ending.start()
            time.sleep(0.7)
            assert not any(one.done() for one in facts)
        assert [one.result().status_code for one in facts] == [201] * 6
        assert article.result().status_code == 201
        ending.join()
    assert server.process is not None
    assert server.process.returncode == 0
    assert {one.result().json()["id"] for one in facts} <= {
        fact for (fact,) in rows(server.store, "SELECT id FROM fact")
    }
    assert rows(server.store, "SELECT count(*) FROM article WHERE published = '2023'") == [(1,)]
    with pytest.raises(httpx.ConnectError):
        httpx.get(server.address)

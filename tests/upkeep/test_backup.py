"""A backup is the store as it stood at one moment, proved and with its digest, or nothing at all."""

import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest

from app.errors import Conflict, Unavailable
from app.upkeep import backup as module
from app.upkeep.backup import backup
from app.upkeep.check import check
from tests import warm
from tests.api.seed import make
from tests.chaos.volume import can_mount, volume
from tests.engines import damage, everything, new_store, rows
from tests.machine import need
from tests.program import ROOT, environment
from tests.stores import article, fill, fill_bundle, lived_in, opened

pytestmark = pytest.mark.only_sqlite("a backup is a copy of a file")


@pytest.fixture
def store(tmp_path):
    """A store in the place where the program looks for it."""
    return lived_in(tmp_path / "store.sqlite")


def ran(folder, *arguments, **settings):
    """The program on the store of the folder."""
    return warm.told(*arguments, env=environment(folder) | settings)


def faults_of(path):
    with opened(path) as found, found.reading(0) as connection:
        return list(check(connection))


def names(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()} - {"store.sqlite-wal", "store.sqlite-shm"}


def test_a_backup_is_the_same_store_and_needs_no_other_file(store, tmp_path):
    done = ran(tmp_path, "backup", str(tmp_path / "copy.sqlite"))
    assert (done.returncode, done.stderr) == (0, "")
    content = (tmp_path / "copy.sqlite").read_bytes()
    assert done.stdout == f"{sha256(content).hexdigest()}  {tmp_path}/copy.sqlite\n"
    assert names(tmp_path) == {"store.sqlite", "copy.sqlite", "copy.sqlite.sha256"}
    # Bytes 18 and 19 of a file with a log beside it are 2.
    assert content[18:20] == b"\1\1"
    assert everything(tmp_path / "copy.sqlite") == everything(store)
    assert faults_of(tmp_path / "copy.sqlite") == []


def test_the_digest_is_one_that_sha256sum_checks(store, tmp_path):
    backup(store, tmp_path / "copy.sqlite")
    told = (tmp_path / "copy.sqlite.sha256").read_text()
    assert re.fullmatch(r"[0-9a-f]{64}  copy\.sqlite\n", told)
    subprocess.run(["sha256sum", "--check", "--strict", "copy.sqlite.sha256"], cwd=tmp_path, check=True)


@pytest.mark.parametrize("there", ["copy.sqlite", "copy.sqlite.sha256"])
def test_a_file_that_is_there_is_written_over_only_by_force(there, store, tmp_path):
    (tmp_path / there).write_text("dear to somebody")
    done = ran(tmp_path, "backup", str(tmp_path / "copy.sqlite"))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"tradefacts: {tmp_path}/{there} is there already; --force writes over it\n"
    assert (tmp_path / there).read_text() == "dear to somebody"
    assert names(tmp_path) == {"store.sqlite", there}
    assert ran(tmp_path, "backup", "--force", str(tmp_path / "copy.sqlite")).returncode == 0
    assert faults_of(tmp_path / "copy.sqlite") == []
    subprocess.run(["sha256sum", "--check", "--strict", "copy.sqlite.sha256"], cwd=tmp_path, check=True)


def test_what_others_write_meanwhile_is_not_in_it_and_does_not_begin_it_anew(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "PAGES", 4)
    store = new_store(tmp_path / "store.sqlite")
    fill(store, *make(facts=60).lines)
    before, seen = everything(store), []

    def progress(done, every):
        fill(store, article(f"Written at page {done}."))
        seen.append((done, every))

    backup(store, tmp_path / "copy.sqlite", progress=progress)
    assert len(seen) > 20
    assert seen == sorted(seen)
    assert seen[-1][0] == seen[-1][1]
    assert everything(tmp_path / "copy.sqlite") == before
    assert rows(store, "SELECT articles FROM store")[0][0] == rows(
        tmp_path / "copy.sqlite", "SELECT articles FROM store"
    )[0][0] + len(seen)


def test_backups_while_many_write_are_each_whole(tmp_path):
    store, stop = new_store(tmp_path / "store.sqlite"), threading.Event()
    fill_bundle(store)

    def write(name):
        for number in range(10_000):
            if stop.is_set():
                return
            text = f"Spain sold {name} cork worth 3.5 million dollars, piece {number}."
            fill(store, article(text, text=text))

    writers = [threading.Thread(target=write, args=(name,)) for name in ("light", "dark")]
    for writer in writers:
        writer.start()
    try:
        for number in range(5):
            backup(store, tmp_path / f"{number}.sqlite")
    finally:
        stop.set()
        for writer in writers:
            writer.join()
    held = [rows(tmp_path / f"{number}.sqlite", "SELECT articles FROM store")[0][0] for number in range(5)]
    assert held == sorted(held)
    assert held[0] < rows(store, "SELECT articles FROM store")[0][0]
    assert [faults_of(tmp_path / f"{number}.sqlite") for number in range(5)] == [[]] * 5


def test_a_backup_of_an_older_schema_is_made_before_it_is_migrated(tmp_path):
    with opened(new_store(tmp_path / "store.sqlite")) as found:
        from app.upkeep.migrate import migrate

        migrate(found, "2026_11_24_create_store")
    backup(tmp_path / "store.sqlite", tmp_path / "copy.sqlite")
    assert rows(tmp_path / "copy.sqlite", "SELECT version_num FROM alembic_version") == [("2026_11_24_create_store",)]


def test_without_a_store_there_is_no_backup(tmp_path):
    done = ran(tmp_path, "backup", str(tmp_path / "copy.sqlite"))
    assert done.returncode == 2
    assert done.stderr == f"tradefacts: there is no store at {tmp_path}/store.sqlite\n"
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_store_makes_no_backup_and_harms_no_former_one(store, tmp_path):
    backup(store, tmp_path / "copy.sqlite")
    former = (tmp_path / "copy.sqlite").read_bytes()
    damage(store, "PRAGMA wal_checkpoint(TRUNCATE)")
    content = bytearray(store.read_bytes())
    content[4096 * 5 : 4096 * 20] = b"\xa5" * 4096 * 15
    store.write_bytes(content)
    with pytest.raises(Unavailable, match=r"the copy has a fault|malformed"):
        backup(store, tmp_path / "copy.sqlite", force=True)
    assert (tmp_path / "copy.sqlite").read_bytes() == former
    subprocess.run(["sha256sum", "--check", "--strict", "copy.sqlite.sha256"], cwd=tmp_path, check=True)
    assert names(tmp_path) == {"store.sqlite", "copy.sqlite", "copy.sqlite.sha256"}


def test_rows_that_point_at_nothing_make_no_backup(store, tmp_path):
    damage(store, "DELETE FROM article WHERE publisher IS NULL")
    with pytest.raises(Unavailable, match="points at no article"):
        backup(store, tmp_path / "copy.sqlite")
    assert names(tmp_path) == {"store.sqlite"}


def test_a_full_disk_leaves_nothing_behind(store, tmp_path):
    need(can_mount(), "a root who may mount")
    with volume(tmp_path / "small", "128k") as small:
        done = ran(tmp_path, "backup", str(small.folder / "copy.sqlite"))
        assert done.returncode == 2
        assert "full" in done.stderr
        assert done.stderr.count("\n") == 1
        assert list(small.folder.iterdir()) == []


def test_a_folder_that_is_not_there_is_told_in_one_line(store, tmp_path):
    done = ran(tmp_path, "backup", str(tmp_path / "nowhere" / "copy.sqlite"))
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "cannot be copied: unable to open database file" in done.stderr


def test_a_backup_that_is_ended_leaves_nothing_behind(tmp_path):
    store = new_store(tmp_path / "store.sqlite")
    with closing(sqlite3.connect(store)) as connection, connection:
        connection.execute("CREATE TABLE ballast (weight BLOB)")
        connection.executemany("INSERT INTO ballast VALUES (zeroblob(1048576))", [()] * 60)
    # Whoever runs the tests in the background has it ignored, and so would the program.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for ending in (signal.SIGINT, signal.SIGTERM):
        command = [sys.executable, "-m", "app", "backup", str(tmp_path / "copy.sqlite")]
        with subprocess.Popen(command, cwd=ROOT, env=environment(tmp_path), stderr=subprocess.PIPE) as process:
            while process.poll() is None and not list(tmp_path.glob(".copy.sqlite.*")):
                pass
            process.send_signal(ending)
            assert process.stderr is not None
            assert b"Traceback" not in process.stderr.read()
        assert process.returncode != 0
        assert names(tmp_path) == {"store.sqlite"}


def test_postgresql_has_tools_of_its_own(tmp_path):
    url = "postgresql+psycopg://nobody@localhost/none"
    for arguments in (("backup", str(tmp_path / "copy")), ("restore", str(tmp_path / "copy"))):
        done = ran(tmp_path, *arguments, TRADEFACTS_DATABASE_URL=url)
        assert (done.returncode, done.stderr.count("\n")) == (2, 1)
        assert "pg_dump" in done.stderr
        assert "pg_basebackup" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_bar_shows_on_a_terminal(store, tmp_path):
    need(shutil.which("script") is not None, "script")
    command = f"{sys.executable} -m app backup {tmp_path / 'copy.sqlite'}"
    told = subprocess.run(
        ["script", "--quiet", "--return", "--command", command, "/dev/null"],
        cwd=ROOT, env=environment(tmp_path) | {"TERM": "xterm"}, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    assert "backup  [" in told
    assert "100%" in told


def test_the_store_itself_is_no_target(store):
    with pytest.raises(Conflict, match="is the store itself"):
        backup(store, store, force=True)

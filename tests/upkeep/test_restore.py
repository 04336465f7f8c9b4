"""A restore takes only what is proved to be whole, and never a store in use; what it replaces is kept."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.errors import Conflict, Unavailable
from app.upkeep.backup import backup, digest_of
from app.upkeep.migrate import migrate
from app.upkeep.restore import restore
from tests.chaos.server import Server
from tests.engines import damage, everything, new_store, rows
from tests.stores import article, exported, facts_of, fill, fill_bundle, lived_in, opened
from tests.upkeep.test_backup import faults_of, ran

pytestmark = pytest.mark.only_sqlite("a backup is a copy of a file")


@pytest.fixture(scope="module")
def backed_up(tmp_path_factory):
    """A backup of a store with a history."""
    folder = tmp_path_factory.mktemp("backed_up")
    backup(lived_in(folder / "store.sqlite"), folder / "backup.sqlite")
    return folder / "backup.sqlite"


@pytest.fixture
def copied(backed_up, tmp_path):
    """The same in a folder of its own, to be damaged."""
    folder = tmp_path / "backups"
    folder.mkdir()
    shutil.copy(f"{backed_up}.sha256", folder)
    return Path(shutil.copy(backed_up, folder))


@pytest.fixture
def place(tmp_path):
    """Where the store is, or is to be."""
    folder = tmp_path / "place"
    folder.mkdir()
    return folder / "store.sqlite"


def redigested(file):
    """The same file with its digest beside, whatever is in it."""
    file.with_name(f"{file.name}.sha256").write_text(f"{digest_of(file)}  {file.name}\n")
    return file


def test_what_is_restored_is_the_store_that_was_backed_up(backed_up, place):
    done = ran(place.parent, "restore", str(backed_up))
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == f"{place}: restored\n"
    assert exported(place) == exported(backed_up.with_name("store.sqlite"))
    assert faults_of(place) == []
    assert facts_of(place) == facts_of(backed_up.with_name("store.sqlite"))


def test_a_store_is_replaced_only_by_force_and_is_kept_beside(backed_up, place):
    fill(new_store(place), article("Not in the backup."))
    before = everything(place)
    done = ran(place.parent, "restore", str(backed_up))
    assert done.returncode == 2
    assert done.stderr == (
        f"tradefacts: there is a store at {place} already; --force replaces it, and keeps it beside\n"
    )
    assert everything(place) == before
    place.chmod(0o640)
    done = ran(place.parent, "restore", "--force", str(backed_up))
    assert done.returncode == 0, done.stderr
    kept = Path(done.stderr.rpartition(" ")[2].strip())
    assert done.stderr == f"{place}: restored; what it replaces is kept as {kept}\n"
    assert everything(kept) == before
    assert place.stat().st_mode & 0o777 == 0o640
    assert exported(place) == exported(backed_up)


def test_commits_that_stand_only_in_the_log_are_kept_too(backed_up, place):
    fill(new_store(place), article("Not in the backup."))
    with closing(sqlite3.connect(place)) as held:
        held.execute("SELECT * FROM store").fetchone()
        fill(place, article("In the log only."))
        log = place.with_name("store.sqlite-wal").read_bytes()
        crashed = shutil.copy(place, place.with_name("crashed.sqlite"))
    place.with_name("crashed.sqlite-wal").write_bytes(log)
    Path(crashed).rename(place)
    place.with_name("crashed.sqlite-wal").rename(place.with_name("store.sqlite-wal"))
    kept = restore(backed_up, place, force=True)
    assert kept is not None
    assert rows(kept, "SELECT articles FROM store") == [(2,)]
    assert not place.with_name("store.sqlite-wal").exists()
    assert exported(place) == exported(backed_up)


def test_the_log_of_a_store_that_is_gone_is_not_taken_for_that_of_the_new_one(backed_up, place):
    fill(new_store(place), article("Not in the backup."))
    with closing(sqlite3.connect(place)) as held:
        held.execute("SELECT * FROM store").fetchone()
        fill(place, article("In the log only."))
        log = place.with_name("store.sqlite-wal").read_bytes()
    place.unlink()
    place.with_name("store.sqlite-wal").write_bytes(log)
    restore(backed_up, place)
    assert exported(place) == exported(backed_up)
    assert faults_of(place) == []


@pytest.mark.parametrize("workers", [1, 2])
def test_a_store_that_is_served_is_not_replaced(workers, backed_up, place, tmp_path):
    server = Server(place.parent, tmp_path / "log")
    server.start(workers)
    assert server.ready()
    try:
        before = everything(place)
        done = server.run("restore", "--force", str(backed_up))
        assert done.returncode == 2
        assert done.stderr == f"tradefacts: a program holds the store at {place}: end it first\n"
        assert everything(place) == before
    finally:
        assert server.stop() == 0
    assert [file.name for file in place.parent.iterdir()] == ["store.sqlite"]
    assert server.run("restore", "--force", str(backed_up)).returncode == 0
    assert exported(place) == exported(backed_up)


@pytest.mark.parametrize("where", [0, 100, 5000, 100_000, -1])
def test_a_backup_with_one_byte_changed_is_refused(where, copied, place):
    content = bytearray(copied.read_bytes())
    content[where] ^= 1
    copied.write_bytes(content)
    with pytest.raises(Conflict, match=r"is damaged: its SHA-256 is not the one in .*backup.sqlite.sha256"):
        restore(copied, place)
    assert list(place.parent.iterdir()) == []


@pytest.mark.parametrize("digest", ["", "backup.sqlite", "0" * 64 + "  backup.sqlite\n"])
def test_a_digest_that_is_none_or_another_is_refused(digest, copied, place):
    copied.with_name("backup.sqlite.sha256").write_text(digest)
    with pytest.raises(Conflict, match="is damaged"):
        restore(copied, place)


def test_a_backup_without_a_digest_is_taken_if_it_is_whole(copied, place):
    copied.with_name("backup.sqlite.sha256").unlink()
    restore(copied, place)
    assert faults_of(place) == []


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE fact SET unit = 'EUR' WHERE revision = 1", "unit is 'EUR', its document tells 'USD'"),
        ("DELETE FROM fact WHERE revision = 5", "of mention points at no fact"),
        ("DELETE FROM article WHERE publisher IS NULL", "points at no article"),
        ("UPDATE store SET texts = 8", "texts is 8, the rows tell 1; 1 faults in all"),
        ("DROP INDEX fact_newest", "schema: fact_newest is missing"),
    ],
)
def test_a_backup_that_disagrees_with_itself_is_refused(statement, told, copied, place):
    damage(copied, statement)
    with pytest.raises(Conflict, match="is damaged: ") as refused:
        restore(redigested(copied), place)
    assert told in refused.value.detail
    assert list(place.parent.iterdir()) == []


def test_half_a_backup_is_refused(copied, place):
    copied.write_bytes(copied.read_bytes()[: 4096 * 20])
    with pytest.raises((Conflict, Unavailable)):
        restore(redigested(copied), place)
    assert list(place.parent.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"Dear store, " * 1000])
def test_a_file_that_is_no_store_is_refused(content, copied, place):
    copied.write_bytes(content)
    with pytest.raises((Conflict, Unavailable), match=r"is no store of Tradefacts|file is not a database"):
        restore(redigested(copied), place)
    assert list(place.parent.iterdir()) == []


def test_another_program_s_database_is_refused(copied, place):
    copied.unlink()
    damage(copied, "CREATE TABLE song (title TEXT)")
    with pytest.raises(Conflict, match="is no store of Tradefacts"):
        restore(redigested(copied), place)


def test_a_backup_of_a_newer_release_is_refused(copied, place):
    damage(copied, "UPDATE alembic_version SET version_num = '2031_01_01_teleport'")
    with pytest.raises(Conflict, match="schema 2031_01_01_teleport, which this release does not know"):
        restore(redigested(copied), place)


def test_a_backup_of_an_older_schema_is_migrated(copied, place):
    with opened(copied) as store:
        migrate(store, "2026_11_24_create_store")
    restore(redigested(copied), place)
    assert faults_of(place) == []


def test_a_damaged_store_is_replaced_by_force_and_kept(backed_up, place):
    place.write_bytes(b"This was a store once. " * 1000)
    kept = restore(backed_up, place, force=True)
    assert kept is not None
    assert kept.read_bytes() == b"This was a store once. " * 1000
    assert exported(place) == exported(backed_up)


def test_a_file_that_is_not_there_is_told(place):
    done = ran(place.parent, "restore", "no-such-file")
    assert (done.returncode, done.stderr) == (2, "tradefacts: there is no file no-such-file\n")


def test_a_store_is_no_backup_of_itself(place):
    new_store(place)
    with pytest.raises(Conflict, match="is the store itself"):
        restore(place, place, force=True)


def test_a_restored_store_goes_on(backed_up, place):
    restore(backed_up, place)
    (revision,) = rows(place, "SELECT revision FROM store")[0]
    assert fill_bundle(place).unchanged == 11
    fill(place, article("A new one."))
    assert rows(place, "SELECT revision FROM store") == [(revision,)]
    assert faults_of(place) == []

"""What befalls a server beside being killed: each lasts a moment, and reading goes on meanwhile."""

import random
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import httpx

from tests.chaos.journal import Journal
from tests.chaos.proof import LOADED, proved
from tests.chaos.server import Server
from tests.chaos.volume import Volume
from tests.stores import article, lines_of

FILES = ("store.sqlite", "store.sqlite-wal", "store.sqlite-shm")
Trouble = Callable[[], None]


class Troubles:
    """The troubles of one server, whose store is on a volume of its own if this machine can mount one."""

    def __init__(self, server: Server, folder: Path, volume: Volume | None, journal: Journal, seed: int) -> None:
        self.server = server
        self.store = folder / "store.sqlite"
        self.aside = server.log.parent
        self.volume = volume
        self.journal = journal
        self.random = random.Random(seed)
        self.asked = 0
        self.background: list[threading.Thread] = []

    def every(self) -> list[Trouble]:
        """All that can befall it on this machine."""
        needs_volume = [self.full, self.unchangeable] if self.volume else []
        return [self.locked, self.worker_killed, self.backed_up, self.migrated, self.loaded, *needs_volume]

    def locked(self) -> None:
        """Another program has begun to write, and takes its time."""
        with closing(sqlite3.connect(self.store, isolation_level=None, timeout=120)) as other:
            other.execute(self.random.choice(["BEGIN IMMEDIATE", "BEGIN EXCLUSIVE"]))
            self.reads_go_on(self.random.uniform(0.1, 2.5))

    def full(self) -> None:
        """The disk is full, and then has room again; the server may be killed before it has."""
        assert self.volume
        self.volume.fill()
        self.reads_go_on(self.random.uniform(0.1, 1.5))
        if self.random.random() < 0.5:
            self.volume.free()

    def unchangeable(self) -> None:
        """Nobody has permission to write."""
        assert self.volume
        with self.volume.unchangeable(*(name for name in FILES if (self.volume.folder / name).exists())):
            self.reads_go_on(self.random.uniform(0.1, 1.5))

    def worker_killed(self) -> None:
        """One of several processes is killed alone."""
        self.server.kill_worker()

    def migrated(self) -> None:
        """Somebody migrates a store that needs none."""
        done = self.server.run("migrate")
        if done.returncode != 0 and "cannot be used now" not in done.stderr:
            self.journal.blame(f"migrate: {done.stderr}")

    def loaded(self) -> None:
        """Somebody loads a file of articles, all or nothing, and is killed at some moment."""
        self.asked += 1
        lines = [article(f"Line {number} of {self.asked}.", publisher=f"load {self.asked}") for number in range(LOADED)]
        file = self.aside / "articles.ndjson"
        file.write_bytes(b"\n".join(lines_of(*lines)))
        loading = self.server.begin("load", str(file))
        time.sleep(self.random.uniform(0.3, 2))
        loading.kill()
        loading.communicate()

    def backed_up(self) -> None:
        """A backup is made, whether the server lives on meanwhile or not; it holds what was acknowledged before."""
        before = self.journal.copy()
        target = self.aside / f"backup-{time.monotonic_ns()}.sqlite"

        def run() -> None:
            done = self.server.run("backup", str(target))
            if done.returncode != 0:
                self.journal.blame(f"backup: {done.stderr}")
                return
            restored = self.aside / f"restored-{time.monotonic_ns()}" / "store.sqlite"
            done = self.server.run("restore", str(target), TRADEFACTS_DATABASE_URL=f"sqlite:///{restored}")
            if done.returncode != 0:
                self.journal.blame(f"restore: {done.stderr}")
                return
            for wrong in proved(restored, before, still=False):
                self.journal.blame(f"in a backup: {wrong}")
            self.journal.count("backup")

        self.background.append(threading.Thread(target=run))
        self.background[-1].start()

    def over(self) -> None:
        """Everything is as it should be again."""
        if self.volume:
            self.volume.free()

    def reads_go_on(self, seconds: float) -> None:
        """Questions that were not asked before, which no cache answers, are answered for so long."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            self.asked += 1
            answer = httpx.get(f"{self.server.address}/v1/facts?review=any&limit=5&min_value={self.asked}", timeout=120)
            self.journal.count(f"read in trouble {answer.status_code}")
            if answer.status_code != 200:
                self.journal.blame(f"reading in trouble: {answer.status_code} {answer.text}")
            time.sleep(0.05)


@contextmanager
def one_line_or_none(server: Server, journal: Journal) -> Iterator[None]:
    """What the server prints inside is its address, or one line that tells why it does not start; no traceback."""
    before = len(server.said())
    yield
    told = server.said()[before:]
    if "Traceback" in told or len([line for line in told.splitlines() if line.startswith("tradefacts: ")]) > 1:
        journal.blame(f"the server said: {told}")

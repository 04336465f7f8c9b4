"""Rounds of kills: clients write, the server is killed at a random moment, and its store is proved each time."""

import random
import shutil
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from app.curation.keys import issue
from tests.chaos.clients import Client, article_text
from tests.chaos.journal import Journal
from tests.chaos.proof import proved
from tests.chaos.server import Server
from tests.chaos.trouble import Troubles, one_line_or_none
from tests.chaos.volume import Volume, can_mount, volume
from tests.stores import article, fill, opened

CLIENTS = 4
SILENT = 12
SIZE = "64m"
# Seconds that a server lives at most once it is ready.
LONGEST = 3.0


@dataclass
class Figures:
    """What was done, and all that was wrong."""

    kills: int = 0
    versions: int = 0
    proofs: int = 0
    answers: Counter[str] = field(default_factory=Counter)
    troubles: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)


def run(
    folder: Path, kills: int, seed: int, figures: Figures, tell: Callable[[Figures], None] = lambda _: None
) -> None:
    """Kill servers so many times, 20 for each store; `figures` grow meanwhile, and `tell` is told them after each."""
    at_random = random.Random(seed)
    mounted = can_mount()
    number = 0
    while figures.kills < kills and not figures.wrong:
        number += 1
        aside = folder / f"round-{number}"
        aside.mkdir(parents=True)
        with _store_folder(aside, mounted=mounted) as (place, its_volume):
            _Round(place, its_volume, aside, at_random.randrange(2**32), figures, tell).run(
                min(kills, figures.kills + 20)
            )
        if not figures.wrong:
            shutil.rmtree(aside)


@contextmanager
def _store_folder(aside: Path, *, mounted: bool) -> Iterator[tuple[Path, Volume | None]]:
    place = aside / "volume"
    if not mounted:
        place.mkdir()
        yield place, None
        return
    with volume(place, SIZE) as its_volume:
        yield place, its_volume


class _Round:
    """One store, from its first start to its end."""

    def __init__(
        self, place: Path, its_volume: Volume | None, aside: Path, seed: int, figures: Figures,
        tell: Callable[[Figures], None],
    ) -> None:  # fmt: skip
        self.random = random.Random(seed)
        self.store = place / "store.sqlite"
        self.figures = figures
        self.tell = tell
        self.journal = Journal(wrong=figures.wrong, answers=figures.answers)
        self.server = Server(place, aside / "log", TRADEFACTS_BUSY_SECONDS="1")
        self.workers = self.random.choice([1, 2])
        self.troubles = Troubles(self.server, place, its_volume, self.journal, self.random.randrange(2**32))
        self.clients: list[Client] = []

    def run(self, kills: int) -> None:
        """Until there are so many kills in all."""
        try:
            self.start()
            self.clients = self.hire()
            for client in self.clients:
                client.start()
            while self.figures.kills < kills and not self.journal.wrong:
                self.trouble()
                self.let_clients_write()
                self.kill()
                self.start()
            self.end()
        finally:
            for client in self.clients:
                client.stopping.set()
            self.server.kill()
            for thread in (*self.clients, *self.troubles.background):
                thread.join()
        self.figures.versions += len(self.journal.versions)

    def hire(self) -> list[Client]:
        """Clients with keys, each with articles that the store knows by their digests only."""
        texts = {
            name: [article_text(f"{name} silently", number) for number in range(SILENT)]
            for name in (f"desk{number}" for number in range(CLIENTS))
        }
        every = [text for silent in texts.values() for text in silent]
        fill(self.store, *(article(text, publisher="silent") for text in every))
        with opened(self.store) as store, store.writing() as connection:
            keys = {name: issue(connection, name, {"propose", "curate"}, "person", None) for name in texts}
        return [
            Client(self.server.address, name, keys[name], self.journal, silent, self.random.randrange(2**32))
            for name, silent in texts.items()
        ]

    def start(self) -> None:
        """Start the server; now and then it is killed while it starts, and started again."""
        with one_line_or_none(self.server, self.journal):
            while self.random.random() < 0.2:
                self.server.start(self.workers)
                time.sleep(self.random.uniform(0, 1.5))
                self.server.kill()
                self.figures.kills += 1
            self.server.start(self.workers)
            if not self.server.ready():
                # Only a full disk is a reason.
                self.troubles.over()
                self.server.start(self.workers)
                if not self.server.ready():
                    self.journal.blame(f"does not start again: {self.server.said()}")
        self.troubles.over()

    def trouble(self) -> None:
        """Let something befall the server, about every second time."""
        if self.random.random() < 0.5:
            chosen = self.random.choice(self.troubles.every())
            self.figures.troubles[chosen.__name__] += 1
            chosen()

    def let_clients_write(self) -> None:
        """Wait until some writes were acknowledged, however slow the machine; where trouble hinders, not for long."""
        enough = self.journal.answers["acknowledged"] + self.random.randrange(20)
        patience = time.monotonic() + LONGEST
        while self.journal.answers["acknowledged"] < enough and time.monotonic() < patience:
            time.sleep(0.01)
        time.sleep(self.random.uniform(0, 0.1))

    def kill(self) -> None:
        """Kill the server and prove what it left."""
        self.server.kill()
        self.figures.kills += 1
        while any(client.is_alive() and not client.waits for client in self.clients):
            time.sleep(0.01)
        self.prove()

    def end(self) -> None:
        """End clients and server in good order; every write under way is acknowledged or was none."""
        for client in self.clients:
            client.stopping.set()
        for client in self.clients:
            client.join()
        with one_line_or_none(self.server, self.journal):
            status = self.server.stop()
        if status != 0:
            self.journal.blame(f"it ended with {status}: {self.server.said()}")
        self.prove()

    def prove(self) -> None:
        """Prove a copy of what there is against the journal: the server mends what was left by itself."""
        for thread in self.troubles.background:
            thread.join()
        with TemporaryDirectory() as folder:
            left = [self.store.with_name(name) for name in ("store.sqlite", "store.sqlite-wal")]
            for file in left:
                if file.exists():
                    shutil.copy(file, folder)
            self.journal.wrong += proved(Path(folder) / self.store.name, self.journal)
        self.figures.proofs += 1
        self.tell(self.figures)

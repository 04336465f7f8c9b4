"""Applications over ASGI, on migrated stores filled by loading: the bundled facts, and a seeded few hundred."""

import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.testclient import TestClient

from app.bundle.loading import load
from app.main import create_app
from app.model.database import Database
from app.settings import Settings
from tests.api import desk as desks
from tests.api.seed import Seed, make
from tests.engines import copied, new_store, url_of
from tests.stores import fill_bundle

Opening = Callable[..., TestClient]


def write(path: Path, lines: list[bytes]) -> None:
    """Load lines into a store, as another program would."""
    store = Database(url_of(path))
    with store.writing() as connection:
        load(connection, lines)
    store.close()


def filled_store(path: Path, lines: list[bytes]) -> Path:
    """A migrated store, with these lines loaded."""
    write(new_store(path), lines)
    return path


def beside(path: Path) -> Path:
    """Where a copy may stand."""
    return path.with_name("copy.sqlite")


@pytest.fixture(scope="session")
def seed() -> Seed:
    return make()


@pytest.fixture(scope="session")
def bundled_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = new_store(tmp_path_factory.mktemp("bundled") / "store.sqlite")
    fill_bundle(path)
    return path


@pytest.fixture(scope="session")
def seeded_path(tmp_path_factory: pytest.TempPathFactory, seed: Seed) -> Path:
    return filled_store(tmp_path_factory.mktemp("seeded") / "store.sqlite", seed.lines)


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """The store that every desk has a copy of, and its secrets."""
    return desks.fill(tmp_path_factory.mktemp("filled"))


@pytest.fixture
def desk(filled: tuple[Path, dict[str, str]], tmp_path: Path) -> Iterator[desks.Desk]:
    """A desk of the test's own."""
    with desks.Desk(filled, tmp_path) as opened:
        yield opened


@pytest.fixture(scope="module")
def busy(filled: tuple[Path, dict[str, str]], tmp_path_factory: pytest.TempPathFactory) -> Iterator[desks.Desk]:
    """A desk that the tests of a file share, each with a fact of its own."""
    with desks.Desk(filled, tmp_path_factory.mktemp("busy")) as opened:
        yield opened


@pytest.fixture(scope="session")
def bundled(bundled_path: Path) -> Iterator[TestClient]:
    # Of a copy: nobody may have open what others copy.
    with TestClient(create_app(Settings(database_url=url_of(copied(bundled_path, beside(bundled_path)))))) as client:
        yield client


@pytest.fixture(scope="session")
def seeded(seeded_path: Path) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(database_url=url_of(copied(seeded_path, beside(seeded_path)))))) as client:
        yield client


@pytest.fixture
def own_path(bundled_path: Path, tmp_path: Path) -> Path:
    """A copy of the bundled store that a test may change."""
    return copied(bundled_path, tmp_path / "own.sqlite")


@pytest.fixture
def opened() -> Iterator[Opening]:
    """Opens applications on stores, with settings; they are closed after the test."""
    clients: list[TestClient] = []

    def opening(path: Path, **chosen: Any) -> TestClient:
        client = TestClient(create_app(Settings(database_url=url_of(path), **chosen)))
        clients.append(client.__enter__())
        return client

    yield opening
    for client in clients:
        client.__exit__()


@pytest.fixture
def own(own_path: Path, opened: Opening) -> TestClient:
    """An application on a store that a test may change."""
    return opened(own_path)


class Served:
    """A process that serves the bundled facts on a port of its own."""

    def __init__(self, command: list[str], port: int, log: Path) -> None:
        self.port = port
        self.url = f"http://127.0.0.1:{port}"
        self.log = log
        with log.open("wb") as file:
            self.process = subprocess.Popen(command, stdout=file, stderr=file)
        for _ in range(1200):
            with suppress(httpx.TransportError):
                httpx.get(f"{self.url}/livez")
                return
            assert self.process.poll() is None, self.said()
            time.sleep(0.05)
        raise AssertionError(self.said())

    def said(self) -> str:
        """All that it printed."""
        return self.log.read_text()

    def errors(self) -> str:
        """What it printed beside its address and warnings of broken requests."""
        lines = self.said().splitlines()[3:]
        return "\n".join(line for line in lines if "Invalid HTTP request received" not in line)

    def end(self) -> None:
        """End the process, if it has not ended."""
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait(15)


@pytest.fixture(scope="session")
def serving_command(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., list[str]]:
    """The command that serves a new store on a port, with settings and further arguments."""

    def command(port: int, *arguments: str, **settings: object) -> list[str]:
        chosen = {"database_url": url_of(tmp_path_factory.mktemp("served") / "store.sqlite"), **settings}
        program = [sys.executable, "-m", "app", "serve", "--port", str(port), *arguments]
        return ["env", *(f"TRADEFACTS_{name.upper()}={value}" for name, value in chosen.items()), *program]

    return command


@pytest.fixture(scope="session")
def serving(
    serving_command: Callable[..., list[str]], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[..., Served]]:
    """Starts processes that serve, with arguments and settings; they are ended at the end."""
    started: list[Served] = []

    def start(*arguments: str, **settings: object) -> Served:
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        command = serving_command(port, *arguments, **settings)
        started.append(Served(command, port, tmp_path_factory.mktemp("log") / "log"))
        return started[-1]

    yield start
    for one in started:
        one.end()


@pytest.fixture(scope="session")
def served(serving: Callable[..., Served]) -> Served:
    return serving()

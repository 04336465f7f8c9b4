"""The product and its neighbours as processes on ports of their own, each in its best setting; all are ended."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

ROOT = Path(__file__).parents[2]
TOOLS = ROOT / ".bench" / "venv" / "bin"
UVICORN = [sys.executable, "-m", "uvicorn", "--no-access-log", "--log-level", "warning"]
ROAPI = """
addr: {{http: "127.0.0.1:{port}", postgres: "127.0.0.1:{second}", flight_sql: "127.0.0.1:{third}"}}
tables: [{{name: fact, uri: "{table}", option: {{format: csv}}}}]
"""


@dataclass
class Neighbour:
    """A process that answers at an address."""

    name: str
    address: str
    process: subprocess.Popen[bytes]
    seconds_to_start: float

    def cpu_seconds(self) -> float:
        """The processor time that it and its children have taken."""
        return sum(_cpu(process) for process in _family(self.process.pid))

    def private_bytes(self) -> int:
        """The memory that it and its children have for themselves alone."""
        return sum(_private(process) for process in _family(self.process.pid))


Running = AbstractContextManager[Neighbour]


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
    return port


@contextmanager
def running(name: str, command: list[str], port: int, ready: str, **environment: str) -> Iterator[Neighbour]:
    """A process while the block runs; it begins when the path `ready` is answered."""
    address, begun = f"http://127.0.0.1:{port}", time.perf_counter()
    kept = {name: value for name, value in os.environ.items() if not name.startswith("TRADEFACTS_")}
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, cwd=ROOT, env={**kept, **environment}, stdout=quiet, stderr=quiet)
    try:
        _wait(address + ready, process)
        yield Neighbour(name, address, process, time.perf_counter() - begun)
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def product(store: Path, name: str = "tradefacts", workers: int = 1, cache: int = 64 * 2**20) -> Running:
    """The product on a store."""
    port = free_port()
    command = [sys.executable, "-m", "app", "serve", "--port", str(port), "--workers", str(workers)]
    settings = {"TRADEFACTS_DATABASE_URL": f"sqlite:///{store}", "TRADEFACTS_CACHE_BYTES": str(cache)}
    return running(name, command, port, "/livez", **settings)


def limit(answer: Path) -> Running:
    """A raw ASGI application that sends an answer's very bytes."""
    port = free_port()
    command = [*UVICORN, "--port", str(port), "tests.benchmarks.limit:app"]
    return running("limit", command, port, "/", LIMIT_ANSWER=str(answer))


def tutorial(database: Path) -> Running:
    """The tutorial's application."""
    port = free_port()
    command = [*UVICORN, "--port", str(port), "tests.benchmarks.tutorial:app"]
    return running("tutorial", command, port, "/facts?limit=1", TUTORIAL_DATABASE=str(database))


def datasette(database: Path) -> Running:
    """Datasette, its file immutable, which spares it much."""
    port = free_port()
    command = [str(TOOLS / "datasette"), "serve", "--immutable", str(database), "--port", str(port)]
    return running("datasette", command, port, f"/{database.stem}/fact.json?_size=1&_nocount=1")


def roapi(table: Path, folder: Path) -> Running:
    """roapi, its table in memory."""
    port = free_port()
    config = folder / "roapi.yml"
    config.write_text(ROAPI.format(port=port, second=free_port(), third=free_port(), table=table))
    return running("roapi", [str(TOOLS / "roapi"), "--config", str(config)], port, "/api/tables/fact?limit=1")


def remember(address: str, path: str, file: Path, headers: dict[str, str] | None = None) -> str | None:
    """Write an answer into a file, so that the limit sends the same bytes; its ETag."""
    answer = httpx.get(address + path, headers={"Accept-Encoding": "identity", **(headers or {})})
    kept = [(name, value) for name, value in answer.headers.multi_items() if name not in {"date", "server"}]
    file.write_text(json.dumps({"status": answer.status_code, "headers": kept, "body": answer.text}))
    etag: str | None = answer.headers.get("etag")
    return etag


def _wait(url: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(60_000):
        if process.poll() is not None:
            raise SystemExit(f"{process.args!r} ended with {process.returncode}")
        try:
            if httpx.get(url, timeout=60).status_code < 500:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.02)
    raise SystemExit(f"{url} is not answered")


def _family(process: int) -> Iterator[int]:
    yield process
    for children in Path(f"/proc/{process}/task").glob("*/children"):
        for child in children.read_text().split():
            yield from _family(int(child))


def _cpu(process: int) -> float:
    told = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def _private(process: int) -> int:
    told = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    return sum(int(line.split()[1]) * 1024 for line in told if line.startswith("Private_"))

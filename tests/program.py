"""The program as people run it: a process of its own, on a free port, with a store of its own."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from tests import warm
from tests.engines import url_of

ROOT = Path(__file__).parents[1]


def environment(folder: Path) -> dict[str, str]:
    """This process's environment, with a store in the folder and no other setting of ours."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("TRADEFACTS_")}
    return {**kept, "TRADEFACTS_DATABASE_URL": url_of(folder / "store.sqlite")}


@contextmanager
def serving(folder: Path, workers: int = 1) -> Iterator[str]:
    """Serves a store in the folder; the address. The program must end well, and complain of nothing."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "app", "serve", "--port", str(port), "--workers", str(workers)]
    with (folder / "log").open("w+") as log:
        process = subprocess.Popen(command, cwd=ROOT, env=environment(folder), stdout=log, stderr=log)
        try:
            address = f"http://127.0.0.1:{port}"
            wait_for(address, process, folder / "log")
            yield address
        finally:
            process.terminate()
            status = process.wait(timeout=120)
    told = (folder / "log").read_text()
    assert status == 0, told
    assert "Traceback" not in told


def issued_key(folder: Path, name: str, *scopes: str) -> str:
    """A new key to the store in the folder, of both scopes unless told otherwise."""
    wanted = [word for scope in scopes or ("propose", "curate") for word in ("--scope", scope)]
    done = warm.told("key", "issue", "--name", name, *wanted, env=environment(folder))
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def wait_for(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    """Returns when the program is ready."""
    for _ in range(1200):
        assert process.poll() is None, log.read_text()
        try:
            if httpx.get(f"{address}/readyz").status_code == 200:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.1)
    raise AssertionError(f"not ready after 120 s: {log.read_text()}")

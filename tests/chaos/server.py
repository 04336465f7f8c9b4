"""The server as it is run, to be killed at any moment and started again at the same address."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx

from tests.program import ROOT, environment

READY = 60.0


class Server:
    """`tradefacts serve` on a store in a folder, with all of its processes in one group."""

    def __init__(self, folder: Path, log: Path, **settings: str) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        self.store = folder / "store.sqlite"
        self.environment = environment(folder) | settings
        self.log = log
        self.process: subprocess.Popen[bytes] | None = None

    def start(self, workers: int = 1) -> None:
        """Start it."""
        command = [sys.executable, "-m", "app", "serve", "--port", str(self.port), "--workers", str(workers)]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                command, cwd=ROOT, env=self.environment, stdout=log, stderr=log, start_new_session=True
            )

    def ready(self) -> bool:
        """Waits until it answers that it is ready; False if it ended instead."""
        for _ in range(int(READY / 0.02)):
            if self.process is None or self.process.poll() is not None:
                return False
            try:
                if httpx.get(f"{self.address}/readyz").status_code == 200:
                    return True
            except httpx.TransportError:
                pass
            time.sleep(0.02)
        raise AssertionError(f"not ready after {READY} s: {self.said()}")

    def kill(self) -> None:
        """SIGKILL to every process of it, at once."""
        if self.process is not None and self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def kill_worker(self) -> None:
        """SIGKILL to the process that started last, if there are several: the program starts another."""
        assert self.process is not None
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        if len(children) > 1:
            os.kill(int(children[-1]), signal.SIGKILL)

    def stop(self) -> int:
        """End it as an operator does; its exit code."""
        assert self.process is not None
        self.process.terminate()
        return self.process.wait(timeout=120)

    def begin(self, *arguments: str) -> subprocess.Popen[bytes]:
        """Begin another command of the program on the same store."""
        command = [sys.executable, "-m", "app", *arguments]
        return subprocess.Popen(command, cwd=ROOT, env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def run(self, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
        """Run another command of the program on the same store."""
        command = [sys.executable, "-m", "app", *arguments]
        changed = self.environment | settings
        return subprocess.run(command, cwd=ROOT, env=changed, capture_output=True, text=True, check=False)

    def said(self) -> str:
        """All that it printed."""
        return self.log.read_text() if self.log.exists() else ""

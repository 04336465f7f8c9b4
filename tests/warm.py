"""The program in forks of a process that has imported it already, for starting anew takes most of a second each time.

What a start itself does (which modules a command loads, signals, limits, workers) is tested on new processes.
"""

import atexit
import importlib
import json
import os
import pkgutil
import socket
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryFile
from threading import Lock

ROOT = Path(__file__).parents[1]
MOST_BYTES, MOST_SECONDS = 1 << 17, 120
ONE_BY_ONE = Lock()


def run(
    *arguments: str, env: Mapping[str, str], cwd: Path = ROOT, given: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    """As `subprocess.run` of `python -W error -m app` with the arguments, its output captured."""
    with ONE_BY_ONE, TemporaryFile() as stdin, TemporaryFile() as stdout, TemporaryFile() as stderr:
        stdin.write(given)
        stdin.seek(0)
        wanted = json.dumps([arguments, str(cwd), dict(env)]).encode()
        control = _program()
        control.settimeout(MOST_SECONDS)
        socket.send_fds(control, [wanted], [stdin.fileno(), stdout.fileno(), stderr.fileno()])
        code = int(control.recv(MOST_BYTES))
        stdout.seek(0)
        stderr.seek(0)
        return subprocess.CompletedProcess(["tradefacts", *arguments], code, stdout.read(), stderr.read())


def told(*arguments: str, env: Mapping[str, str], given: bytes = b"") -> subprocess.CompletedProcess[str]:
    """The same with its output as text."""
    done = run(*arguments, env=env, given=given)
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


@cache
def _program() -> socket.socket:
    """The connection to the process that is forked; it ends when this one does."""
    ours, its = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    command = [sys.executable, "-W", "error", "-m", "tests.warm", str(its.fileno())]
    process = subprocess.Popen(command, cwd=ROOT, pass_fds=[its.fileno()])
    its.close()
    atexit.register(process.wait)
    atexit.register(ours.close)
    return ours


def _serve(control: socket.socket) -> None:
    """Import the program, then run it in a fork for each request, one after the other."""
    import app

    for module in pkgutil.walk_packages(app.__path__, "app."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    while True:
        wanted, inherited, _, _ = socket.recv_fds(control, MOST_BYTES, 3)
        if not wanted:
            return
        child = os.fork()
        if child == 0:
            control.close()
            arguments, cwd, env = json.loads(wanted)
            _become(arguments, cwd, env, inherited)
        for descriptor in inherited:
            os.close(descriptor)
        _, status = os.waitpid(child, 0)
        control.send(str(os.waitstatus_to_exitcode(status)).encode())


def _become(arguments: list[str], cwd: str, env: dict[str, str], inherited: list[int]) -> None:
    """Run one command with its folder, environment, input and outputs, then end."""
    from app.cli import main

    for number, descriptor in enumerate(inherited):
        os.dup2(descriptor, number)
    os.chdir(cwd)
    os.environ.clear()
    os.environ.update(env)
    sys.argv = ["tradefacts", *arguments]
    main()


if __name__ == "__main__":
    _serve(socket.socket(fileno=int(sys.argv[1])))

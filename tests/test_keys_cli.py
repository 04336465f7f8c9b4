"""`tradefacts key` as a program: a key is told once, stands nowhere, and is worthless the moment it is revoked."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import httpx
import pytest

from tests import warm
from tests.api.desk import figure
from tests.drafts.made import DIGEST
from tests.engines import everything, url_of

SECRET = re.compile(r"tfk_[A-Za-z0-9_-]{43}")
ROOT = Path(__file__).parent.parent


class Program:
    """The program on a store of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / "keys.sqlite"
        self.environment = {**os.environ, "TRADEFACTS_DATABASE_URL": url_of(self.path)}

    def run(self, *arguments: str, text: str = "") -> subprocess.CompletedProcess[str]:
        """One command."""
        return warm.told(*arguments, env=self.environment, given=text.encode())

    def issue(self, name: str, *more: str) -> str:
        """A new key."""
        done = self.run("key", "issue", "--name", name, *(more or ("--scope", "propose", "--scope", "curate")))
        assert (done.returncode, done.stderr) == (0, "")
        assert SECRET.fullmatch(done.stdout.strip())
        return done.stdout.strip()

    def held(self) -> str:
        """All that the store holds, and every byte of its files."""
        files = [path.read_bytes().decode("latin-1") for path in sorted(self.folder.iterdir())]
        return "".join([everything(self.path), *files])

    def listed(self) -> dict[str, list[str]]:
        """What is listed of each key, by its name."""
        done = self.run("key", "list")
        assert done.returncode == 0
        return {line.split("\t")[0]: line.split("\t") for line in done.stdout.splitlines()}


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Program:
    return Program(tmp_path_factory.mktemp("keys"))


def test_a_key_is_printed_once_and_stands_nowhere(program):
    first, second = program.issue("first"), program.issue("second")
    assert first != second
    held = program.held()
    for secret in (first, second):
        for form in (secret, secret.removeprefix("tfk_"), secret[4:24], secret[::-1]):
            assert form not in held
        assert sha256(secret.encode()).hexdigest() in held


def test_keys_are_listed_with_what_they_may_do_and_until_when_and_no_more(program):
    program.issue("reads", "--scope", "propose", "--type", "program", "--expires", "2099-12-31")
    program.issue("decides", "--scope", "curate")
    gone = program.run("key", "revoke", "decides")
    assert (gone.returncode, gone.stdout) == (0, "")
    assert "decides" in gone.stderr
    listed = program.listed()
    shown = str(listed)
    assert not SECRET.search(shown)
    assert not re.search("[0-9a-f]{64}", shown)
    assert listed["reads"][1:3] == ["program", "propose"]
    assert listed["reads"][4] == "until 2099-12-31"
    assert listed["decides"][1:3] == ["person", "curate"]
    assert listed["decides"][4].startswith("revoked 20")
    issued = listed["reads"][3].removeprefix("issued ")
    assert abs(datetime.now(UTC) - datetime.fromisoformat(issued)) < timedelta(minutes=5)


def test_a_name_is_used_once(program):
    program.issue("only")
    done = program.run("key", "issue", "--name", "only", "--scope", "propose")
    assert (done.returncode, done.stdout) == (2, "")
    assert "only" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "about"),
    [
        (("issue", "--scope", "propose"), "--name"),
        (("issue", "--name", "x"), "--scope"),
        (("issue", "--name", "x", "--scope", "admin"), "propose"),
        (("issue", "--name", " x", "--scope", "propose"), "name"),
        (("issue", "--name", "x", "--scope", "propose", "--expires", "soon"), "expires"),
        (("issue", "--name", "x", "--scope", "propose", "--type", "reader"), "program"),
        (("revoke", "nobody"), "nobody"),
        (("revoke",), "NAME"),
    ],
)
def test_bad_input_ends_with_code_2_and_prints_no_key(program, arguments, about):
    done = program.run("key", *arguments)
    assert done.returncode == 2
    assert done.stdout == ""
    assert about in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", ["issue", "list", "revoke"])
def test_the_help_shows_an_example(program, command):
    done = program.run("key", command, "--help")
    assert done.returncode == 0
    assert f"tradefacts key {command}" in done.stdout


@pytest.fixture
def served(program) -> Iterator[httpx.Client]:
    """The program's server."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "app", "serve", "--port", str(port)],
        cwd=ROOT,
        env=program.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", trust_env=False) as client:
            for _ in range(600):
                try:
                    client.get("/livez")
                    break
                except httpx.TransportError:
                    time.sleep(0.1)
            yield client
    finally:
        server.terminate()
        _, errors = server.communicate(timeout=120)
        assert "Traceback" not in errors
        assert not SECRET.search(errors)


def test_a_running_server_takes_a_new_key_at_once_and_refuses_it_once_revoked(program, served):
    line = f'{{"kind": "article", "sha256": "{DIGEST}"}}\n'
    assert program.run("load", "-", text=line).returncode == 0
    header = {"Authorization": f"Bearer {program.issue('desk')}"}

    def propose(value: int) -> httpx.Response:
        answer: httpx.Response = served.post("/v1/facts", json=figure(value=value), headers=header)
        return answer

    assert served.post("/v1/facts", json=figure()).status_code == 401
    assert propose(1).status_code == 201
    assert program.run("key", "revoke", "desk").returncode == 0
    refused = propose(2)
    assert refused.status_code == 401
    assert 'error="invalid_token"' in refused.headers["www-authenticate"]
    changes = served.get("/v1/changes").json()["items"]
    assert [one["by"] for one in changes if one["by"] != "bundle"] == ["desk"]
    assert header["Authorization"].removeprefix("Bearer ") not in program.held()

"""A PostgreSQL server of the tests' own: made when first asked, gone when the tests end.

Tests name a store by the path that its file would have; here that path stands for a database of the server.
"""

import atexit
import os
import shutil
import subprocess
import tempfile
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import psycopg

from tests.machine import need

# Nothing here outlives the tests: durability would only cost time.
QUICK = ("fsync=off", "full_page_writes=off", "synchronous_commit=off", "max_connections=400", "autovacuum=off")
USER = "postgres"
# A copy of a database is some 300 files: in memory, where there is room, they are made in a fifth of the time.
MEMORY, ROOM = "/dev/shm", 2**31  # noqa: S108 - the folder that is made there has a name of its own


def program(name: str) -> str | None:
    """Where a program of PostgreSQL is; Debian keeps them out of PATH."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    return shutil.which(name, path=os.pathsep.join([os.environ.get("PATH", ""), *map(str, reversed(folders))]))


def run(name: str, *arguments: str) -> None:
    """Runs a program of PostgreSQL, which refuses to be root."""
    found = program(name)
    assert found, f"{name} is not installed"
    user = ["runuser", "-u", USER, "--"] if os.geteuid() == 0 else []
    done = subprocess.run([*user, found, *arguments], capture_output=True, text=True, check=False, cwd="/")
    assert done.returncode == 0, f"{name}: {done.stdout}{done.stderr}"


def _free(folder: str) -> int:
    return shutil.disk_usage(folder).free if Path(folder).is_dir() else 0


def _folder() -> Path:
    """A new folder of the server's own: none of pytest's, for the path of a socket has 107 bytes at most."""
    folder = Path(tempfile.mkdtemp(prefix="pg", dir=MEMORY if _free(MEMORY) > ROOM else None))
    if os.geteuid() == 0:
        shutil.chown(folder, USER)
    return folder


class Server:
    """One server, reached by a socket in its folder only."""

    def __init__(self, folder: Path, *settings: str) -> None:
        self.folder = folder
        self.settings = settings

    @classmethod
    def made(cls, *settings: str) -> "Server":
        """A new server that runs."""
        need(program("initdb") is not None, "PostgreSQL")
        server = cls(_folder(), *settings)
        # Its own order is a dictionary's, not that of bytes: what depends on it would differ from SQLite.
        order = ("-E", "UTF8", "--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=en")
        run("initdb", "-D", str(server.data), "-U", USER, "-A", "trust", *order, "-N")
        server.start()
        return server

    def replica(self) -> "Server":
        """A new server that follows this one."""
        server = Server(_folder(), *self.settings)
        run(
            "pg_basebackup", "-h", str(self.folder), "-U", USER, "-D", str(server.data), "-R", "-X", "stream",
            "-c", "fast",
        )  # fmt: skip
        server.start()
        return server

    @property
    def data(self) -> Path:
        """The folder of its data."""
        return self.folder / "data"

    def start(self) -> None:
        """Start it; returns when it answers."""
        chosen = " ".join(f"-c {setting}" for setting in self.settings)
        options = f"-k {self.folder} -c listen_addresses='' {chosen}"
        run("pg_ctl", "-D", str(self.data), "-l", str(self.folder / "log"), "-o", options, "-w", "start")

    def stop(self) -> None:
        """Stop it at once."""
        run("pg_ctl", "-D", str(self.data), "-m", "immediate", "-w", "stop")

    def remove(self) -> None:
        """Stop it, and leave nothing of it."""
        self.stop()
        shutil.rmtree(self.folder)

    def url(self, database: str = "postgres", more: str = "") -> str:
        """The URL of a database, as TRADEFACTS_DATABASE_URL takes it."""
        return f"postgresql+psycopg://{USER}@/{database}?host={self.folder}{more}"

    def execute(self, sql: str, *values: object, database: str = "postgres") -> list[tuple[Any, ...]]:
        """What a plain SQL client does and reads."""
        with self.connected(database) as connection:
            done = connection.execute(sql.encode(), values or None)
            return done.fetchall() if done.description else []

    def damage(self, sql: str, *values: object, database: str) -> None:
        """What a plain SQL client does while nobody minds the foreign keys."""
        with self.connected(database) as connection:
            connection.execute("SET session_replication_role = replica")
            connection.execute(sql.encode(), values or None)

    def connected(self, database: str) -> psycopg.Connection[Any]:
        """A connection of which each statement stands by itself."""
        return psycopg.connect(dbname=database, host=str(self.folder), user=USER, autocommit=True)


@cache
def server() -> Server:
    """The server of this process."""
    made = Server.made(*QUICK)
    atexit.register(made.remove)
    return made


MADE: dict[Path, str] = {}


def database(path: Path) -> str:
    """The database that stands for a file; an empty one is made when it is first named."""
    if path not in MADE:
        create(path, "template0")
    return MADE[path]


def create(path: Path, template: str) -> None:
    """Make the database that stands for a file as a copy of a template, to which nobody may be connected."""
    MADE[path] = f"t{sha256(str(path).encode()).hexdigest()[:16]}"
    server().execute(f'CREATE DATABASE "{MADE[path]}" TEMPLATE "{template}" STRATEGY file_copy')


def drop_below(folder: Path) -> None:
    """Drop the databases that stand for files in a folder."""
    for path in [path for path in MADE if path.is_relative_to(folder)]:
        server().execute(f'DROP DATABASE IF EXISTS "{MADE.pop(path)}" WITH (FORCE)')

"""Copying a live store to one file, while others go on reading and writing."""

import os
import secrets
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from hashlib import file_digest
from pathlib import Path

from app.errors import Conflict, Unavailable
from app.model.database import Database, file_faults

PAGES = 256
# What SQLite keeps beside a file belongs to that file alone: found beside another, it would be written into it.
SIDE_FILES = ("-wal", "-shm", "-journal")
Progress = Callable[[int, int], None]


def unheard(_done: int, _every: int) -> None:
    """Progress that nobody watches."""


def backup(source: Path, target: Path, *, force: bool = False, progress: Progress = unheard) -> str:
    """Copy a store as it stands at this moment; the SHA-256 of the copy, which is written beside it too.

    `progress` is told how many pages are done, of how many. Conflict where the target is there already, unless forced;
    Unavailable where the store cannot be read, or its copy has a fault. Then the target is as it was.
    """
    note = digest_beside(target)
    if target.exists() and target.samefile(source):
        raise Conflict(f"{target} is the store itself")
    for there in (target, note):
        if there.exists() and not force:
            raise Conflict(f"{there} is there already; --force writes over it")
    with part_of(target) as part, part_of(note) as new_note:
        copy(source, part, progress)
        _check(part)
        digest = digest_of(part)
        new_note.write_text(f"{digest}  {target.name}\n", encoding="utf-8")
        # A copy without its digest is still good; beside that of another one it would be refused.
        note.unlink(missing_ok=True)
        put(part, target)
        put(new_note, note)
    return digest


def copy(source: Path, target: Path, progress: Progress = unheard) -> None:
    """Copy a SQLite file to a new one that needs no other file beside it. Unavailable where that is not possible."""
    try:
        with closing(_read_only(source)) as read, closing(sqlite3.connect(target, isolation_level=None)) as written:
            # Of one transaction, however many steps there are: else each write of others would begin it anew.
            read.execute("BEGIN")
            read.execute("SELECT count(*) FROM sqlite_master").fetchone()
            written.execute("PRAGMA synchronous = OFF")  # `put` makes it durable, all at once
            # Told even where nobody listens: between two steps of it alone can a signal end the program.
            read.backup(written, pages=PAGES, progress=lambda _, left, every: progress(every - left, every))
            written.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.Error as error:
        raise Unavailable(f"{source} cannot be copied: {error}") from None


def digest_of(file: Path) -> str:
    """The SHA-256 of a file."""
    with file.open("rb") as opened:
        return file_digest(opened, "sha256").hexdigest()


def digest_beside(file: Path) -> Path:
    """Where the digest of a backup stands, as `sha256sum` writes and checks it."""
    return file.with_name(f"{file.name}.sha256")


@contextmanager
def part_of(target: Path) -> Iterator[Path]:
    """Where a file is made that shall take the target's place whole or not at all; nothing is left of it otherwise."""
    part = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
    try:
        yield part
    finally:
        for left in (part, *(part.with_name(part.name + end) for end in SIDE_FILES)):
            left.unlink(missing_ok=True)


def put(part: Path, target: Path) -> None:
    """Put a finished file in the target's place, durably."""
    sync(part)
    part.replace(target)
    sync(target.parent)


def sync(path: Path) -> None:
    """Return when a file's content, or a folder's list of names, would survive a loss of power."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _read_only(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)


def _check(part: Path) -> None:
    """Unavailable where the copy has a fault: what was read is damaged, or what was written."""
    store = Database(f"sqlite:///{part.absolute()}", new=False)
    try:
        with store.reading(0) as connection:
            fault = next(file_faults(connection), None)
    finally:
        store.close()
    if fault is not None:
        raise Unavailable(f"the copy has a fault, so it was not kept: {fault}; `tradefacts check` tells all")

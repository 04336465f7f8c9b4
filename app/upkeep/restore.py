"""Putting a backup in the place of a store, once it has proved to be whole."""

import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from app.errors import Conflict
from app.model.database import Database
from app.upkeep.backup import SIDE_FILES, Progress, copy, digest_beside, digest_of, part_of, put, sync, unheard
from app.upkeep.check import check
from app.upkeep.migrate import migrate, schema_of


def restore(source: Path, target: Path, *, force: bool = False, progress: Progress = unheard) -> Path | None:
    """Make a store of a backup, brought to the schema of this release; where the replaced one is now, None without.

    Conflict where the backup is damaged, is no store or of a newer release; where there is a store already, unless
    forced; where a program holds that store. Then everything is as it was.
    """
    _check_digest(source)
    if target.exists() and target.samefile(source):
        raise Conflict(f"{source} is the store itself")
    if target.exists() and not force:
        raise Conflict(f"there is a store at {target} already; --force replaces it, and keeps it beside")
    target.parent.mkdir(parents=True, exist_ok=True)
    with part_of(target) as part:
        copy(source, part, progress)
        _check_store(part, source)
        with _alone_with(target):
            kept = _set_aside(target)
            if kept is not None:
                owned = kept.stat()
                os.chown(part, owned.st_uid, owned.st_gid)
                part.chmod(owned.st_mode & 0o7777)
            put(part, target)
    return kept


def _check_digest(source: Path) -> None:
    note = digest_beside(source)
    if not source.is_file():
        raise Conflict(f"there is no file {source}")
    if note.exists():
        found = re.match("[0-9a-f]{64}", note.read_text(encoding="utf-8", errors="replace"))
        if found is None or found.group() != digest_of(source):
            raise Conflict(f"{source} is damaged: its SHA-256 is not the one in {note}")


def _check_store(part: Path, source: Path) -> None:
    store = Database(f"sqlite:///{part.absolute()}", new=False)
    try:
        with store.reading(0) as connection:
            if schema_of(connection) is None:
                raise Conflict(f"{source} is no store of Tradefacts")
        migrate(store)
        with store.reading(0) as connection:
            faults = list(check(connection))
    finally:
        store.close()
    if faults:
        raise Conflict(f"{source} is damaged: {faults[0]}; {len(faults)} faults in all")


@contextmanager
def _alone_with(target: Path) -> Iterator[None]:
    """Holds a store, with all that stood in its log, so that nobody opens it. Conflict if a program has it open."""
    if not target.exists():
        yield
        return
    with closing(sqlite3.connect(target, timeout=1, isolation_level=None)) as connection:
        try:
            # Both are possible to the only one who has it open.
            connection.execute("PRAGMA journal_mode = DELETE")
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.DatabaseError as error:
            if "locked" in str(error):
                raise Conflict(f"a program holds the store at {target}: end it first") from None
            # Else it is damaged, which may be why it is replaced.
        yield


def _set_aside(target: Path) -> Path | None:
    """Give what stands at the target another name beside it, None if nothing does; the new one takes the old name."""
    kept = target.with_name(f"{target.name}.replaced-{datetime.now(UTC):%Y%m%dT%H%M%S.%fZ}")
    there = target.exists()
    if there:
        os.link(target, kept)
    for end in SIDE_FILES:
        left = target.with_name(target.name + end)
        if left.exists():
            left.rename(kept.with_name(kept.name + end))
    sync(target.parent)
    return kept if there else None

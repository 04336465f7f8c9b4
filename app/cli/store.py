"""The commands that keep a store: migrate, load, export, attach, check, backup, restore."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copymode
from typing import IO

import click

from app.cli.program import fail, main, opened


@main.command()
@click.option("--to", "target", default="head", show_default=True, help="Schema revision; an older one downgrades.")
def migrate(target: str) -> None:
    """Bring the store's schema and codes to this release.

    Example: tradefacts migrate
    """
    from app.upkeep.migrate import migrate as run

    store = opened(ready=False)
    run(store, target)
    click.echo(f"{store.name}: schema {target}", err=True)


@main.command()
@click.argument("file", type=click.File("rb"))
def load(file: IO[bytes]) -> None:
    """Load FILE (- for standard input), all or nothing: an export, or articles and facts as NDJSON.

    Example: tradefacts load facts.ndjson
    """
    from app.bundle.loading import load as run

    store = opened()
    with store.writing() as connection:
        loaded = run(connection, _with_progress(file))
    told = f"{_many(loaded.articles, 'article')} and {_many(loaded.facts, 'fact')} loaded"
    click.echo(f"{told}, {loaded.unchanged} unchanged", err=True)


def _many(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _with_progress(file: IO[bytes]) -> Iterator[bytes]:
    """The lines of a file, with a progress bar on a terminal."""
    size = Path(file.name).stat().st_size if file.seekable() and Path(str(file.name)).is_file() else 0
    if not size or not sys.stderr.isatty():
        yield from file
        return
    with click.progressbar(length=size, label="load", file=sys.stderr) as bar:
        for line in file:
            yield line
            bar.update(len(line))


@main.command()
@click.option("--output", "-o", type=click.Path(path_type=Path), default="-", help="File to write; - is stdout.")
def export(output: Path) -> None:
    """Write the whole store as NDJSON: articles, then every version of every fact.

    Example: tradefacts export -o facts.ndjson
    """
    from app.bundle.exporting import export as run

    with _written(output) as file:
        store = opened(new=False)
        with store.reading(0) as connection:
            for line in run(connection):
                file.write(line + b"\n")


@contextmanager
def _written(output: Path) -> Iterator[IO[bytes]]:
    """Where to write. A file takes its name once it is whole and on the disk; what is no file, as a pipe, stays one."""
    from app.upkeep.backup import part_of, put

    target = output.resolve()
    if str(output) == "-":
        yield sys.stdout.buffer
    elif target.exists() and not target.is_file():
        with _opened(target, output) as file:
            yield file
    else:
        with part_of(target) as part:
            with _opened(part, output) as file:
                if target.exists():
                    copymode(target, part)
                yield file
            put(part, target)


def _opened(path: Path, told: Path) -> IO[bytes]:
    try:
        return path.open("wb")
    except OSError as error:
        fail(f"{told} cannot be written: {error.strerror}")


@main.command()
@click.argument("article")
@click.argument("file", type=click.File("rb"))
def attach(article: str, file: IO[bytes]) -> None:
    """Attach a copy of an article's text, so that answers quote it. It must be the same to the last character.

    Example: tradefacts attach art_7266e444e3cbaea3 article.txt
    """
    from app.curation.articles import attach as run

    try:
        text = file.read().decode()
    except UnicodeDecodeError as error:
        fail(f"{file.name}: not UTF-8: {error}")
    store = opened(new=False)
    with store.writing() as connection:
        new = run(connection, article, text)
    click.echo(f"{article}: {'attached' if new else 'was attached before'}", err=True)


@main.command()
def check() -> None:
    """Verify the store: columns, documents, full text, mentions, counts and digests agree. Exit code 1 if not.

    Example: tradefacts check
    """
    from app.upkeep.check import check as run

    store = opened(ready=False, new=False)
    wrong = 0
    with store.reading(0) as connection:
        for finding in run(connection):
            wrong += 1
            click.echo(finding)
    told = "all is well" if not wrong else "1 fault" if wrong == 1 else f"{wrong} faults"
    click.echo(f"{store.name}: {told}", err=True)
    sys.exit(1 if wrong else 0)


@main.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--force", is_flag=True, help="Write over FILE if it is there already.")
def backup(file: Path, force: bool) -> None:
    """Copy the store as it stands to FILE, and its SHA-256 to FILE.sha256; a server may go on meanwhile.

    Example: tradefacts backup facts.sqlite
    """
    from app.upkeep.backup import backup as run

    store = _file_of(new=False)
    with _pages("backup") as progress:
        digest = run(store, file, force=force, progress=progress)
    click.echo(f"{digest}  {file}")


@main.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--force", is_flag=True, help="Replace the store if there is one; it is kept beside.")
def restore(file: Path, force: bool) -> None:
    """Make the store of a backup in FILE, which is proved to be whole before. End the server first.

    Example: tradefacts restore facts.sqlite
    """
    from app.upkeep.restore import restore as run

    store = _file_of()
    with _pages("restore") as progress:
        kept = run(file, store, force=force, progress=progress)
    click.echo(f"{store}: restored" + (f"; what it replaces is kept as {kept}" if kept else ""), err=True)


def _file_of(*, new: bool = True) -> Path:
    """The file of the store of the settings."""
    from app.settings import settings

    if settings().database_url.startswith("postgresql"):
        fail("PostgreSQL has tools of its own for this: pg_dump and pg_restore, or pg_basebackup for a whole server")
    return opened(ready=False, new=new).path


@contextmanager
def _pages(label: str) -> Iterator[Callable[[int, int], None]]:
    """A progress bar on a terminal, moved on by pages done, of how many. What is half made goes when this is ended."""
    import signal

    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    with click.progressbar(length=1, label=label, file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:

        def progress(done: int, every: int) -> None:
            bar.length = every
            bar.update(done - bar.pos)

        yield progress

"""The program `tradefacts`. Each command imports what it needs when it runs, so that help comes at once."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, NoReturn

import click

from app import __version__

if TYPE_CHECKING:
    from datetime import datetime

    from app.model.database import Database

BAD_INPUT = 2
LINES = "the lines of an export, or articles and facts without revisions"


class Program(click.Group):
    """The commands, and one line on stderr for whatever goes wrong with the input."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; exit code 2 tells that the input is at fault."""
        from pydantic import ValidationError

        from app.errors import Problem

        try:
            return super().invoke(ctx)
        except Problem as problem:
            fail(problem.detail)
        except ValidationError as error:
            first = error.errors()[0]
            fail(f"TRADEFACTS_{'_'.join(str(part) for part in first['loc']).upper()}: {first['msg']}")
        except (OSError, ValueError) as error:
            fail(str(error))


def fail(message: str) -> NoReturn:
    """One line on stderr, exit code 2."""
    click.echo(f"tradefacts: {' '.join(message.split())}", err=True)
    sys.exit(BAD_INPUT)


def opened(*, ready: bool = True) -> "Database":
    """The store of the settings, migrated unless told otherwise."""
    from app.model.database import Database
    from app.settings import settings
    from app.upkeep.migrate import migrate

    store = Database(settings().database_url, settings().busy_seconds, settings().read_seconds)
    if ready:
        migrate(store)
    return store


@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="tradefacts")
def main() -> None:
    """Bilateral trade facts: serve them, load and export them, attach articles, check the store.

    The store is where TRADEFACTS_DATABASE_URL says, by default data/tradefacts.sqlite.
    """


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="Port to listen on.")
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1, 64), help="Processes that serve.")
def serve(host: str, port: int, workers: int) -> None:
    """Migrate the store, load the bundled facts, and serve.

    Example: tradefacts serve --port 8000
    """
    import signal

    import uvicorn

    from app.bundle.bundled import load_bundle

    store = opened()
    load_bundle(store)
    store.close()
    shown = "localhost" if host in {"127.0.0.1", "0.0.0.0", "::", "::1"} else host  # noqa: S104 - only compared
    click.echo(
        f"Tradefacts {__version__}\n  API   http://{shown}:{port}/\n  Docs  http://{shown}:{port}/docs", err=True
    )
    # uvicorn ends a served process by its own signal once it has shut down; that is a clean end.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        uvicorn.run(
            "app.main:create_app",
            factory=True,
            host=host,
            port=port,
            workers=workers,
            server_header=False,
            access_log=False,
            log_level="warning",
            timeout_graceful_shutdown=10,
        )
    except KeyboardInterrupt:
        sys.exit(0)


@main.command()
@click.option("--to", "target", default="head", show_default=True, help="Schema revision; an older one downgrades.")
def migrate(target: str) -> None:
    """Bring the store's schema and codes to this release.

    Example: tradefacts migrate
    """
    from app.upkeep.migrate import migrate as run

    store = opened(ready=False)
    run(store, target)
    click.echo(f"{store.path}: schema {target}", err=True)


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
    click.echo(f"{loaded.articles} articles and {loaded.facts} facts loaded, {loaded.unchanged} unchanged", err=True)


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
@click.option("--output", "-o", type=click.File("wb", atomic=True), default="-", help="File to write; - is stdout.")
def export(output: IO[bytes]) -> None:
    """Write the whole store as NDJSON: articles, then every version of every fact.

    Example: tradefacts export -o facts.ndjson
    """
    from app.bundle.exporting import export as run

    store = opened()
    with store.reading(0) as connection:
        for line in run(connection):
            output.write(line + b"\n")


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
    store = opened()
    with store.writing() as connection:
        new = run(connection, article, text)
    click.echo(f"{article}: {'attached' if new else 'was attached before'}", err=True)


@main.command()
@click.argument("files", nargs=-1, type=click.File("rb"), metavar="FILE...")
@click.option("--published", metavar="DATE", help="Day, month or year of publication (EDTF): 2024-03-28.")
@click.option("--title", help="Title of the article.")
@click.option("--publisher", help="Who published it.")
@click.option("--url", help="Where it stands.")
@click.option("--language", default="en", show_default=True, help="ISO 639-1 code of its language.")
@click.option(
    "--format", "shape", default="table", show_default=True, type=click.Choice(["table", "json", "ndjson", "csv"])
)
@click.option("--save", is_flag=True, help="Keep the articles, and the facts as proposals.")
def read(files: tuple[IO[bytes], ...], published: str | None, shape: str, save: bool, **known: str | None) -> None:
    """Read articles (FILE, or - for standard input) and print the facts that they state.

    Example: tradefacts read article.txt --published 2024-03-28
    """
    from app.curation.showing import article_shown, shown
    from app.printing import printed

    taken = [_article(file, {"published": published, **known}) for file in files or [click.get_binary_stream("stdin")]]
    with _bar(taken, len(taken), "read") as articles:
        found = [(article_shown(article), text, shown(article, text)) for article, text in articles]
    for line in printed([(article, documents) for article, _, documents in found], shape):
        click.echo(line)
    if save:
        _save(taken)


def _article(file: IO[bytes], known: dict[str, str | None]) -> "tuple[ArticleDraft, str]":
    """The article that a file holds; it fails, naming the file, where that is none."""
    from app.drafts.article import ArticleDraft, text_of_bytes
    from app.drafts.evidence import digest

    try:
        text = text_of_bytes(file.read())
    except ValueError as error:
        fail(f"{file.name}: {error}")
    return ArticleDraft.model_validate({"sha256": digest(text), **known}), text


def _save(taken: "list[tuple[ArticleDraft, str]]") -> None:
    from app.curation.deciding import Author
    from app.curation.reading import take_in
    from app.extraction.read import read as run

    store = opened()
    for article, text in taken:
        readings = run(text, article.published)
        with store.writing() as connection:
            row, new, documents = take_in(connection, article, text, readings, Author("read", "program"))
        click.echo(f"{row.id}: {'kept' if new else 'known before'}, {len(documents)} facts", err=True)


@main.group()
def key() -> None:
    """Issue, list and revoke the keys that writing needs."""


@key.command()
@click.option("--name", required=True, help="Who holds it; stands in the history as `by`.")
@click.option("--scope", "scopes", required=True, multiple=True, type=click.Choice(["propose", "curate"]))
@click.option("--type", "holder", default="person", show_default=True, type=click.Choice(["person", "program"]))
@click.option("--expires", type=click.DateTime(["%Y-%m-%d"]), help="The last day on which it is good.")
def issue(name: str, scopes: tuple[str, ...], holder: str, expires: "datetime | None") -> None:
    """Issue a key and print it, once: only its digest is stored.

    Example: tradefacts key issue --name desk --scope propose --scope curate
    """
    from app.curation.keys import issue as run

    store = opened()
    with store.writing() as connection:
        secret = run(connection, name, set(scopes), holder, expires.date() if expires else None)
    click.echo(secret)


@key.command("list")
def list_keys() -> None:
    """List every key: name, type, scopes, until when it is good. Example: tradefacts key list"""
    from app.queries.keys import every

    store = opened()
    with store.reading() as connection:
        for row in every(connection):
            scopes = "+".join(scope for scope in ("propose", "curate") if getattr(row, scope))
            until = f"revoked {row.revoked}" if row.revoked else f"until {row.expires or 'revoked'}"
            click.echo(f"{row.name}\t{row.type}\t{scopes}\tissued {row.issued}\t{until}")


@key.command()
@click.argument("name")
def revoke(name: str) -> None:
    """Revoke a key: from now on it opens nothing. Example: tradefacts key revoke desk"""
    from app.curation.keys import revoke as run

    store = opened()
    with store.writing() as connection:
        run(connection, name)
    click.echo(f"{name}: revoked", err=True)


@main.command()
def check() -> None:
    """Verify the store: columns, documents, full text, mentions, counts and digests agree. Exit code 1 if not.

    Example: tradefacts check
    """
    from app.upkeep.check import check as run

    store = opened(ready=False)
    wrong = 0
    with store.reading(0) as connection:
        for finding in run(connection):
            wrong += 1
            click.echo(finding)
    click.echo(f"{store.path}: {f'{wrong} faults' if wrong else 'all is well'}", err=True)
    sys.exit(1 if wrong else 0)

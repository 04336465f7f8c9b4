"""The command that reads articles."""

import sys
from typing import IO, TYPE_CHECKING

import click

from app.cli.printing import SHAPES, printed
from app.cli.program import fail, main, opened

if TYPE_CHECKING:
    from app.drafts.article import ArticleDraft


@main.command()
@click.argument("files", nargs=-1, type=click.File("rb"), metavar="[FILE]...")
@click.option("--published", metavar="DATE", help="Day, month or year of publication (EDTF): 2024-03-28.")
@click.option("--title", help="Title of the article.")
@click.option("--publisher", help="Who published it.")
@click.option("--url", help="Where it stands.")
@click.option("--language", help="ISO 639-1 code of its language.")
@click.option("--format", "shape", default="table", show_default=True, type=click.Choice(SHAPES))
@click.option("--save", is_flag=True, help="Keep the articles, and their facts as proposals.")
def read(files: tuple[IO[bytes], ...], shape: str, save: bool, **known: str | None) -> None:
    """Read articles (files, or standard input) and print the facts that they state.

    Example: tradefacts read article.txt --published 2024-03-28
    """
    from app.curation.showing import article_shown, shown

    taken = [_article(file, known) for file in files or (sys.stdin.buffer,)]
    with click.progressbar(taken, label="read", file=sys.stderr, hidden=not _takes_long(taken)) as articles:
        found = [(article_shown(article), shown(article, text)) for article, text in articles]
    for line in printed(found, shape):
        click.echo(line)
    if save:
        _save(taken)


def _takes_long(taken: "list[tuple[ArticleDraft, str]]") -> bool:
    """Whether a person at a terminal would wait: a megabyte takes about a second."""
    return sys.stderr.isatty() and sum(len(text) for _, text in taken) > 500_000


def _article(file: IO[bytes], known: dict[str, str | None]) -> "tuple[ArticleDraft, str]":
    from pydantic import ValidationError

    from app.drafts.article import ArticleDraft, checked_text
    from app.drafts.evidence import digest
    from app.drafts.reading import refusal

    try:
        text = checked_text(file.read().decode())
    except UnicodeDecodeError as error:
        fail(f"{file.name}: not UTF-8 at byte {error.start}")
    except ValueError as error:
        fail(f"{file.name}: {error}")
    try:
        return ArticleDraft.model_validate({"sha256": digest(text), **known}), text
    except ValidationError as error:
        fail("; ".join(f"--{reason.where.strip('/')}: {reason.detail}" for reason in refusal(error).reasons))


def _save(taken: "list[tuple[ArticleDraft, str]]") -> None:
    from app.curation.deciding import Author
    from app.curation.reading import day_of, take_in
    from app.extraction.read import read as run

    store = opened()
    for article, text in taken:
        with store.reading() as connection:
            day = day_of(connection, article)
        readings = run(text, day)
        with store.writing() as connection:
            row, new, documents = take_in(connection, article, text, readings, Author("read", "program"))
        click.echo(f"{row.id}: {'kept' if new else 'known before'}, {len(documents)} facts", err=True)

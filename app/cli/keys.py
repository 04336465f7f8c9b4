"""The commands for the keys that writing needs."""

from typing import TYPE_CHECKING

import click

from app.cli.program import fail, main, opened

if TYPE_CHECKING:
    from datetime import datetime


@main.group()
def key() -> None:
    """Issue, list and revoke the keys that writing needs."""


@key.command()
@click.option("--name", required=True, help="Who holds it; stands in the history as `by`.")
@click.option("--scope", "scopes", required=True, multiple=True, type=click.Choice(["propose", "curate"]))
@click.option("--type", "holder", default="person", show_default=True, type=click.Choice(["person", "program"]))
@click.option("--expires", metavar="DAY", type=click.DateTime(["%Y-%m-%d"]), help="Its last day: 2027-12-31.")
def issue(name: str, scopes: tuple[str, ...], holder: str, expires: "datetime | None") -> None:
    """Issue a key and print it, once: only its digest is stored.

    Example: tradefacts key issue --name desk --scope propose --scope curate
    """
    from datetime import UTC, datetime

    from app.curation.keys import issue as run

    if expires is not None and expires.date().isoformat() < datetime.now(UTC).date().isoformat():
        fail(f"{expires.date()} is past: the key would open nothing")
    store = opened()
    with store.writing() as connection:
        secret = run(connection, name, set(scopes), holder, expires.date() if expires else None)
    click.echo(secret)


@key.command("list")
def list_keys() -> None:
    """List every key: name, type, scopes, until when it is good. Example: tradefacts key list"""
    from app.curation.keys import SCOPES
    from app.queries.keys import every

    store = opened(new=False)
    with store.reading() as connection:
        for row in every(connection):
            scopes = "+".join(scope for scope in SCOPES if getattr(row, scope))
            until = f"revoked {row.revoked}" if row.revoked else f"until {row.expires or 'revoked'}"
            click.echo(f"{row.name}\t{row.type}\t{scopes}\tissued {row.issued}\t{until}")


@key.command()
@click.argument("name")
def revoke(name: str) -> None:
    """Revoke a key: from now on it opens nothing. Example: tradefacts key revoke desk"""
    from app.curation.keys import revoke as run

    store = opened(new=False)
    with store.writing() as connection:
        run(connection, name)
    click.echo(f"{name}: revoked", err=True)

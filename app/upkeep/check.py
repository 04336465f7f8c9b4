"""Proving that a store agrees with itself."""

from collections.abc import Iterator

from sqlalchemy import Connection


def check(connection: Connection) -> Iterator[str]:
    """Every fault of the store, one line each; none if all is well."""
    yield from ()

"""The facts that come with the program, loaded at every start without doubling."""

from collections.abc import Iterator
from importlib.resources import files

from app.bundle.loading import Loaded, load
from app.model.database import Database

BUNDLE = "bundle"


def bundled_lines() -> Iterator[bytes]:
    """The lines of every bundled file, in the order of the files' names."""
    folder = files(__package__).joinpath("data")
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        yield from file.read_bytes().splitlines()


def load_bundle(store: Database) -> Loaded:
    """Load the bundled facts as accepted, by `bundle`. What people have changed since stays as they left it."""
    with store.writing() as connection:
        return load(connection, bundled_lines(), by=BUNDLE, replaces=lambda now: now.by == BUNDLE)

"""The program `tradefacts`. Each command imports what it needs when it runs, so that help comes at once."""

from app.cli import keys, read, serve, store
from app.cli.program import main

__all__ = ["keys", "main", "read", "serve", "store"]

"""Scaffold until the reader is merged."""

from app.extraction.reading import Reading


def read(text: str, published: str | None = None) -> list[Reading]:
    return []

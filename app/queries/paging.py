"""Cursors: where a page ended, bound to its question. Opaque to clients, checked and never trusted."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from hashlib import sha256

import orjson

LONGEST = 400


def write_cursor(position: list[int | float | str], binding: str) -> str:
    """The cursor of the page that begins after `position` (the values of its order's columns)."""
    return sealed(orjson.dumps(position), binding)


def read_cursor(cursor: str, binding: str, shape: tuple[type, ...]) -> list[int | float | str]:
    """The position that a cursor holds. ValueError if it is none, of another question, or forged in any bit."""
    try:
        raw = urlsafe_b64decode(cursor.encode("ascii") + b"=" * (-len(cursor) % 4)) if len(cursor) <= LONGEST else b""
        position = orjson.loads(raw[8:])
    except (Error, ValueError):
        raise ValueError("this is no cursor of this service: take the path in `next` as it is") from None
    if not isinstance(position, list) or len(position) != len(shape) or sealed(raw[8:], binding) != cursor:
        raise ValueError("this cursor is of another question: path, filters, sort and as_of must stay as they were")
    if not all(
        type(value) is kind or (kind is float and type(value) is int)
        for value, kind in zip(position, shape, strict=True)
    ):
        raise ValueError("this is no cursor of this service: take the path in `next` as it is")
    if not all(_storable(value) for value in position):
        raise ValueError("this is no cursor of this service: take the path in `next` as it is")
    return position


def _storable(value: float | str) -> bool:
    """Whether a column could hold it: who forges a seal too shall meet no error of the store."""
    if isinstance(value, str):
        return value.isprintable()  # a lone surrogate is not
    return isinstance(value, float) or -1 <= value < 2**63


def sealed(body: bytes, binding: str) -> str:
    """A cursor of whatever body."""
    seal = sha256(binding.encode() + body).digest()[:8]
    return urlsafe_b64encode(seal + body).rstrip(b"=").decode()

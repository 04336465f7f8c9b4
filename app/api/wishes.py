"""What a client wishes of an answer, read from its headers at once: the cache has microseconds for it."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from starlette.datastructures import Headers
from starlette.types import Scope

from app.api.moments import LEAST
from app.api.negotiation import LONGEST, asked_format, best, takes_gzip

ALL_FORMATS = ("json", "csv", "ndjson")
MIN_REVISION = LEAST.lower().encode()
RawHeaders = list[tuple[bytes, bytes]]


class Wish(NamedTuple):
    """What the headers of a request say of the answer; `elsewhere` tells a page of another origin."""

    accept: str
    formats: tuple[str | None, str | None]
    zipped: bool
    elsewhere: bool
    unless: str | None
    least: str | None


def wish_of(headers: RawHeaders) -> Wish:
    """What these headers say. The lines of a list are one list (RFC 9110, section 5.3); of others the first counts."""
    accept = encoding = unless = least = None
    elsewhere = False
    for name, value in headers:
        if name == b"accept":
            accept = value if accept is None else accept + b", " + value
        elif name == b"accept-encoding":
            encoding = value if encoding is None else encoding + b", " + value
        elif name == b"if-none-match":
            unless = value.decode("latin-1") if unless is None else f"{unless}, {value.decode('latin-1')}"
        elif name == b"origin":
            elsewhere = True
        elif name == MIN_REVISION and least is None:
            least = value.decode("latin-1")
    negotiated = _negotiated((accept or b"")[:LONGEST], (encoding or b"")[:LONGEST])
    return Wish(*negotiated, elsewhere, unless, least)


def wish_in(scope: Scope) -> Wish | None:
    """The wish of a request that reads, as `Delivery` has read it."""
    found: Wish | None = scope.get("wish")
    return found


def _accept_in(headers: Headers) -> str:
    """The header Accept, all its lines, as far as it is looked at."""
    return ", ".join(headers.getlist("accept"))[:LONGEST]


def format_of(scope: Scope, values: Mapping[str, Any], offered: tuple[str, ...] = ALL_FORMATS) -> str:
    """The format of the answer to a request, by its query and its header Accept; refused if not offered."""
    asked = wish_in(scope)
    accept = asked.accept if asked else _accept_in(Headers(scope=scope))
    return asked_format(accept, values.get("format"), offered)


@lru_cache(maxsize=512)
def _negotiated(accept: bytes, encoding: bytes) -> tuple[str, tuple[str | None, str | None], bool]:
    liked = accept.decode("latin-1")
    # Of two clients that like CSV best, only the one that takes JSON too is given a single thing.
    return liked, (best(liked, ALL_FORMATS), best(liked, ("json",))), takes_gzip(encoding.decode("latin-1"))

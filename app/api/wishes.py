"""What the headers of a request say, read at once: an answer that is kept has microseconds for it."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from starlette.datastructures import Headers
from starlette.types import Scope

from app.api.moments import LEAST
from app.api.negotiation import LONGEST, asked_format, best, takes_gzip
from app.telemetry import sane_request_id

ALL_FORMATS = ("json", "csv", "ndjson")
MIN_REVISION = LEAST.lower().encode()
RawHeaders = list[tuple[bytes, bytes]]
# No bound of a request is lower than this: most requests need no closer look.
SHORT = 1000
# Clients send the same headers again and again: those that are short are remembered, so many of them.
REMEMBERED = 1000


class Wish(NamedTuple):
    """What the headers of a request say of the answer; `elsewhere` tells a page of another origin."""

    accept: str
    formats: tuple[str | None, str | None]
    zipped: bool
    elsewhere: bool
    unless: str | None
    least: str | None


class Heads(NamedTuple):
    """What the headers of a request say: their bytes, how often `Host` is named, the id sent, the wish.

    `proxied` tells that a proxy has handed it on, `plain` that no closer look at them is needed.
    """

    size: int
    hosts: int
    identity: bytes | None
    proxied: bool
    plain: bool
    wish: Wish


_remembered: dict[tuple[tuple[bytes, bytes], ...], Heads] = {}


def heads_of(headers: RawHeaders) -> Heads:
    """What these headers say."""
    key = tuple(headers)
    found = _remembered.get(key)
    if found is None:
        found = _read(headers)
        if found.size < SHORT:
            if len(_remembered) >= REMEMBERED:
                _remembered.clear()
            _remembered[key] = found
    return found


def _read(headers: RawHeaders) -> Heads:
    """What these headers say. The lines of a list are one list (RFC 9110, section 5.3); of others the first counts."""
    accept = encoding = unless = least = sent = None
    elsewhere = proxied = False
    size = hosts = 0
    for name, value in headers:
        size += len(name) + len(value)
        if name == b"host":
            hosts += 1
        elif name == b"accept":
            accept = value if accept is None else accept + b", " + value
        elif name == b"accept-encoding":
            encoding = value if encoding is None else encoding + b", " + value
        elif name == b"if-none-match":
            unless = value.decode("latin-1") if unless is None else f"{unless}, {value.decode('latin-1')}"
        elif name == b"origin":
            elsewhere = True
        elif name == MIN_REVISION and least is None:
            least = value.decode("latin-1")
        elif name == b"x-request-id":
            sent = value
        elif name == b"x-forwarded-for":
            proxied = True
    negotiated = _negotiated((accept or b"")[:LONGEST], (encoding or b"")[:LONGEST])
    identity = sane_request_id(sent) if sent else None
    plain = hosts == 1 and size < SHORT and not proxied
    return Heads(size, hosts, identity, proxied, plain, Wish(*negotiated, elsewhere, unless, least))


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

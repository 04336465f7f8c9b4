"""How answers to reading travel: ETag, 304, gzip, HEAD, OPTIONS, and a cache of finished answers. Pure ASGI.

An answer that was given is kept with the store's version at which it was asked, and given again until any program
commits to the store. The version is read before the question is, so an answer is never newer than its label.
"""

import gzip
import zlib
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.api.negotiation import best, takes_gzip
from app.api.tally import Tally

ALL_FORMATS = ("json", "csv", "ndjson")
LEAST_GZIP = 800
LARGEST_SHARE = 8  # one answer takes at most an eighth of the cache
GZIP_LEVEL = 5
ZIPPED = ("application/json", "application/x-ndjson", "application/problem+json", "text/", "application/javascript")
Key = tuple[str, bytes, tuple[str | None, str | None], bool]
RawHeaders = list[tuple[bytes, bytes]]


@dataclass(slots=True)
class Answer:
    """A finished 200: its headers, its body as it travels, and the store's version when it was asked for."""

    version: int
    etag: str
    headers: RawHeaders
    unmodified: RawHeaders
    body: bytes


class _HeadersSent(OSError):
    """Ends a stream whose headers were all that was asked for; Starlette takes OSError for a gone client."""


class Delivery:
    """The middleware; `version` tells the store's version, or None when it cannot be read."""

    def __init__(self, app: ASGIApp, version: Callable[[], int | None], cache_bytes: int, tally: Tally) -> None:
        self.app = app
        self.counts = tally.counts
        self.version = version
        self.cache_bytes = cache_bytes
        self.held = 0
        self.answers: OrderedDict[Key, Answer] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or scope["method"] not in {"GET", "HEAD", "OPTIONS"}:
            await self.app(scope, receive, send)
        elif scope["method"] == "OPTIONS":
            await self.app(scope, receive, _allowing(send))
        else:
            await self._read(scope, receive, send)

    async def _read(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = Headers(scope=scope)
        zipped = takes_gzip(headers.get("accept-encoding", ""))
        head = scope["method"] == "HEAD"
        accept = headers.get("accept", "")
        # Of two clients that like CSV best, only the one that takes JSON too is given a single thing.
        formats = best(accept, ALL_FORMATS), best(accept, ("json",))
        key = (scope["path"], scope["query_string"], formats, zipped)
        version = self.version()
        answer = self.answers.get(key)
        if answer is not None and version is not None and answer.version == version:
            self.answers.move_to_end(key)
            self.counts["cache_hits"] += 1
        else:
            collected = _Collected(send, zipped=zipped, head=head, unless=headers.get("if-none-match"))
            try:
                await self.app({**scope, "method": "GET"}, receive, collected)
            except _HeadersSent:
                return
            except Exception:
                if not (head and collected.passed_on):
                    raise
                return
            if collected.passed_on:
                return
            self.counts["cache_misses"] += 1
            answer = _finished(collected, version or 0, zipped=zipped)
            if version is not None:
                self._keep(key, answer)
        await _give(answer, send, headers.get("if-none-match"), head=head)

    def _keep(self, key: Key, answer: Answer) -> None:
        size = len(answer.body) + 1000
        self._drop(key)
        if size > self.cache_bytes // LARGEST_SHARE:
            return
        self.answers[key] = answer
        self.held += size
        while self.held > self.cache_bytes:
            self._drop(next(iter(self.answers)))

    def _drop(self, key: Key) -> None:
        dropped = self.answers.pop(key, None)
        if dropped is not None:
            self.held -= len(dropped.body) + 1000


class _Collected:
    """Collects a whole 200; passes on whatever else comes: errors, streams, what is not to be stored."""

    def __init__(self, send: Send, *, zipped: bool, head: bool, unless: str | None) -> None:
        self.send = send
        self.zipped = zipped
        self.head = head
        self.unless = unless
        self.passed_on = False
        self.start: Message = {}
        self.body = bytearray()
        self.deflater: zlib._Compress | None = None

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            await self._begin(message)
        elif not self.passed_on:
            self.body += message.get("body", b"")
        elif self.head:
            await self.send({"type": "http.response.body", "body": b""})
            raise _HeadersSent
        elif self.deflater is not None:
            last = not message.get("more_body", False)
            body = self.deflater.compress(message.get("body", b"")) + (self.deflater.flush() if last else b"")
            await self.send({**message, "body": body})
        else:
            await self.send(message)

    async def _begin(self, message: Message) -> None:
        headers = MutableHeaders(raw=list(message["headers"]))
        whole = message["status"] == 200 and "content-length" in headers
        if whole and headers.get("cache-control") != "no-store":
            self.start = message
            return
        self.passed_on = True
        if message["status"] == 200 and "etag" in headers:
            await self._begin_stream(message, headers)
            return
        await self.send(message)

    async def _begin_stream(self, message: Message, headers: MutableHeaders) -> None:
        """A stream's ETag is known beforehand, so a client that has it is told so before a row is read."""
        if self.zipped:
            headers["etag"] = f'{headers["etag"][:-1]}-gzip"'
            headers["content-encoding"] = "gzip"
            self.deflater = zlib.compressobj(GZIP_LEVEL, wbits=31)
        if matches(self.unless, headers["etag"]):
            kept = [
                (name, value) for name, value in headers.raw if name in {b"etag", b"cache-control", b"vary", b"link"}
            ]
            await self.send({"type": "http.response.start", "status": 304, "headers": kept})
            await self.send({"type": "http.response.body", "body": b""})
            raise _HeadersSent
        await self.send({**message, "headers": headers.raw})


def _finished(collected: _Collected, version: int, *, zipped: bool) -> Answer:
    headers = MutableHeaders(raw=list(collected.start["headers"]))
    body = bytes(collected.body)
    etag = f'"{sha256(body).hexdigest()}"'
    if zipped and len(body) >= LEAST_GZIP and headers.get("content-type", "").startswith(ZIPPED):
        body = gzip.compress(body, GZIP_LEVEL, mtime=0)
        etag = f'{etag[:-1]}-gzip"'
        headers["content-encoding"] = "gzip"
    headers["content-length"] = str(len(body))
    headers["etag"] = etag
    headers.setdefault("cache-control", "no-cache")
    headers.setdefault("vary", "Accept, Accept-Encoding")
    kept = [(name, value) for name, value in headers.raw if name in {b"etag", b"cache-control", b"vary", b"link"}]
    return Answer(version, etag, headers.raw, kept, body)


async def _give(answer: Answer, send: Send, unless: str | None, *, head: bool) -> None:
    if unless is not None and matches(unless, answer.etag):
        await send({"type": "http.response.start", "status": 304, "headers": answer.unmodified})
        await send({"type": "http.response.body", "body": b""})
        return
    await send({"type": "http.response.start", "status": 200, "headers": answer.headers})
    await send({"type": "http.response.body", "body": b"" if head else answer.body})


def matches(unless: str | None, etag: str) -> bool:
    """Whether If-None-Match names this ETag, compared weakly (RFC 9110, section 13.1.2)."""
    if unless is None:
        return False
    if unless.strip() == "*":
        return True
    return etag in {part.strip().removeprefix("W/") for part in unless.split(",")}


def _allowing(send: Send) -> Send:
    """Turns the router's refusal of OPTIONS, which names the methods, into an answer."""
    allowed = False

    async def answer(message: Message) -> None:
        nonlocal allowed
        if message["type"] == "http.response.start" and message["status"] == 405:
            allowed = True
            headers = [(name, value) for name, value in message["headers"] if name == b"allow"]
            await send({"type": "http.response.start", "status": 204, "headers": headers})
        elif allowed:
            await send({"type": "http.response.body", "body": b""})
        else:
            await send(message)

    return answer

"""How answers to reading travel: ETag, 304, gzip, HEAD, OPTIONS, and a cache of finished answers. Pure ASGI.

What the layers within add to an answer is kept with it; what is of one request alone, the layer without adds. An
answer that was given is kept with the state of the store that it shows, and given again until any program has changed
that. The state is read before the question is, or with it, so an answer is never older than its label.
"""

import gzip
import zlib
from collections import OrderedDict
from dataclasses import dataclass
from hashlib import sha256
from time import perf_counter

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.api.moments import STORELESS, Moment, least_of, seen
from app.api.tally import Tally
from app.api.wishes import RawHeaders, Wish, wish_of
from app.errors import Problem
from app.model.database import Database
from app.model.store import State

LEAST_GZIP = 800
LARGEST_SHARE = 8  # one answer takes at most an eighth of the cache
GZIP_LEVEL = 5
ZIPPED = ("application/json", "application/x-ndjson", "application/problem+json", "text/", "application/javascript")
# When the whole request had come, as the connection told in its scope.
ARRIVED = "tradefacts.arrived"
READS = frozenset({"GET", "HEAD"})
OF_BODIES = frozenset({b"content-length", b"content-type", b"content-encoding"})
Key = tuple[str, bytes, tuple[str | None, str | None], bool, bool]


@dataclass(slots=True)
class Answer:
    """A finished 200: its headers, its body as it travels, and the state of the store that it shows."""

    state: State | None
    etag: str
    headers: RawHeaders
    unmodified: RawHeaders
    body: bytes


class _HeadersSent(BaseException):
    """Ends an answer whose headers were all that was asked for. No error: nobody in between is to handle it."""


class Delivery:
    """The middleware."""

    def __init__(self, app: ASGIApp, store: Database, cache_bytes: int, tally: Tally) -> None:
        self.app = app
        self.store = store
        self.counts = tally.counts
        self.cache_bytes = cache_bytes
        self.held = 0
        self.looked = 0.0
        self.found: State | None = None
        self.answers: OrderedDict[Key, Answer] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or scope["method"] not in READS:
            options = scope["type"] == "http" and scope["method"] == "OPTIONS"
            await self.app(scope, receive, _allowing(send) if options else send)
            return
        asked = wish_of(scope["headers"])
        head = scope["method"] == "HEAD"
        key = (scope["path"], scope["query_string"], asked.formats, asked.zipped, asked.elsewhere)
        at_once = self.store.inline and asked.least is None
        state = self._seen_since(scope.get(ARRIVED)) if at_once else await self._seen(asked, scope)
        answer = self.answers.get(key)
        if answer is None or state is None or answer.state != state:
            collected = _Collected(send, zipped=asked.zipped, head=head, unless=asked.unless)
            try:
                moment = Moment(seen=state)
                await self.app({**scope, "method": "GET", "moment": moment}, receive, collected)
            except _HeadersSent:
                return
            if collected.passed_on:
                return
            self.counts["cache_misses"] += 1
            answer = _finished(collected, moment.state, zipped=asked.zipped)
            if answer.state is not None:
                self._keep(key, answer)
        else:
            self.answers.move_to_end(key)
            self.counts["cache_hits"] += 1
        await _give(answer, send, asked.unless, head=head)

    def _seen_since(self, arrived: float | None) -> State | None:
        """The state of the store at a moment after a request had come: those that came together share one look."""
        if arrived is None or arrived >= self.looked:
            self.looked = perf_counter()
            self.found = self.store.seen()
        return self.found

    async def _seen(self, asked: Wish, scope: Scope) -> State | None:
        """The state that an answer must show to be given again; None where there is none, and it must be asked for."""
        try:
            return None if scope["path"] in STORELESS else await seen(self.store, least_of(asked.least))
        except Problem:
            return None  # the layer `Moments` tells it

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
            await self.send({"type": "http.response.start", "status": 304, "headers": _without_body(headers.raw)})
            await self.send({"type": "http.response.body", "body": b""})
            raise _HeadersSent
        await self.send({**message, "headers": headers.raw})


def _finished(collected: _Collected, state: State | None, *, zipped: bool) -> Answer:
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
    if "Accept" not in headers.get("vary", ""):
        headers["vary"] = ", ".join(["Accept, Accept-Encoding", *headers.getlist("vary")])
    return Answer(state, etag, headers.raw, _without_body(headers.raw), body)


def _without_body(headers: RawHeaders) -> RawHeaders:
    return [(name, value) for name, value in headers if name not in OF_BODIES]


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
    if unless == etag or unless.strip() == "*":
        return True
    return etag in {part.strip().removeprefix("W/") for part in unless.split(",")}


def _allowing(send: Send) -> Send:
    """Turns the router's refusal of OPTIONS, which names the methods, into an answer."""
    allowed = False

    async def answer(message: Message) -> None:
        nonlocal allowed
        if message["type"] == "http.response.start" and message["status"] == 405:
            allowed = True
            headers = _without_body(message["headers"])
            await send({"type": "http.response.start", "status": 204, "headers": headers})
        elif allowed:
            await send({"type": "http.response.body", "body": b""})
        else:
            await send(message)

    return answer

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

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.api.moments import STORELESS, Moment, least_of, seen
from app.api.tally import Tally
from app.api.wishes import RawHeaders, Wish, wish_of
from app.errors import Problem
from app.model.database import Database
from app.model.store import State

LEAST_GZIP = 800
LARGEST_SHARE = 8  # one answer takes at most an eighth of the cache
BESIDE = 1000  # bytes that a kept answer takes besides those that it holds
GZIP_LEVEL = 5
ZIPPED = (b"application/json", b"application/x-ndjson", b"text/", b"application/javascript")
UNCACHED = (b"cache-control", b"no-cache")
# All that answers to reading differ by.
DIFFERING = (b"vary", b"Accept, Accept-Encoding, Origin")
REPLACED = frozenset({b"content-length", b"etag", b"vary"})
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
            collected = _Collected(send, asked, head=head)
            try:
                moment = Moment(asked.least, state)
                await self.app({**scope, "method": "GET", "moment": moment, "wish": asked}, receive, collected)
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
        size = _size(key, answer)
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
            self.held -= _size(key, dropped)


def _size(key: Key, answer: Answer) -> int:
    """The memory that a kept answer takes, in bytes; a long question stands in its key, and again in `Link`."""
    path, query, *_ = key
    told = sum(len(name) + len(value) for name, value in answer.headers)
    return BESIDE + len(path) + len(query) + told + len(answer.body)


class _Collected:
    """Collects a whole 200; passes on whatever else comes: errors, streams, what is not to be stored."""

    def __init__(self, send: Send, asked: Wish, *, head: bool) -> None:
        self.send = send
        self.asked = asked
        self.head = head
        self.passed_on = False
        self.headers: RawHeaders = []
        self.body = b""
        self.deflater: zlib._Compress | None = None

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            await self._begin(message)
        elif not self.passed_on:
            self.body += message.get("body", b"")  # the first one as it is, without a copy
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
        told = dict(message["headers"])
        if message["status"] == 200:
            if b"content-length" in told and told.get(b"cache-control") != b"no-store":
                self.headers = message["headers"]
                return
            if b"etag" in told:
                self.passed_on = True
                await self._begin_stream(message, told[b"etag"].decode())
                return
        self.passed_on = True
        await self.send({**message, "headers": self._differing(message["headers"])})

    def _differing(self, headers: RawHeaders) -> RawHeaders:
        """The headers, which tell that pages of other origins are answered otherwise; to those, `Origins` does."""
        return headers if self.asked.elsewhere else [*headers, (b"vary", b"Origin")]

    async def _begin_stream(self, message: Message, etag: str) -> None:
        """A stream's ETag is known beforehand, so a client that has it is told so before a row is read."""
        headers = self._differing(message["headers"])
        if self.asked.zipped:
            etag = f'{etag[:-1]}-gzip"'
            headers = [field for field in headers if field[0] != b"etag"]
            headers += [(b"etag", etag.encode()), (b"content-encoding", b"gzip")]
            self.deflater = zlib.compressobj(GZIP_LEVEL, wbits=31)
        if matches(self.asked.unless, etag):
            await self.send({"type": "http.response.start", "status": 304, "headers": _without_body(headers)})
            await self.send({"type": "http.response.body", "body": b""})
            raise _HeadersSent
        await self.send({**message, "headers": headers})


def _finished(collected: _Collected, state: State | None, *, zipped: bool) -> Answer:
    body = collected.body
    etag = f'"{sha256(body).hexdigest()}"'
    headers = [field for field in collected.headers if field[0] not in REPLACED]
    told = dict(headers)
    if zipped and len(body) >= LEAST_GZIP and told.get(b"content-type", b"").startswith(ZIPPED):
        body = gzip.compress(body, GZIP_LEVEL, mtime=0)
        etag = f'{etag[:-1]}-gzip"'
        headers.append((b"content-encoding", b"gzip"))
    if b"cache-control" not in told:
        headers.append(UNCACHED)
    unmodified = [*_without_body(headers), (b"etag", etag.encode()), DIFFERING]
    length = (b"content-length", b"%d" % len(body))
    return Answer(state, etag, [*headers, length, *unmodified[-2:]], unmodified, body)


def _without_body(headers: RawHeaders) -> RawHeaders:
    return [(name, value) for name, value in headers if name not in OF_BODIES]


async def _give(answer: Answer, send: Send, unless: str | None, *, head: bool) -> None:
    if matches(unless, answer.etag):
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

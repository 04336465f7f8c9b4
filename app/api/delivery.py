"""How answers to reading travel: ETag, 304, gzip, HEAD, OPTIONS. Pure ASGI.

What the layers within add to an answer is kept with it; what is of one request alone, the layer without adds.
"""

import gzip
import zlib
from hashlib import sha256

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.api.kept import ARRIVED, Answer, Kept, key_of, matches
from app.api.moments import STORELESS, Moment, least_of, seen
from app.api.wishes import RawHeaders, Wish, heads_of
from app.errors import Problem
from app.model.database import Database
from app.model.store import State

LEAST_GZIP = 800
GZIP_LEVEL = 5
ZIPPED = (b"application/json", b"application/x-ndjson", b"text/", b"application/javascript")
UNCACHED = (b"cache-control", b"no-cache")
# All that answers to reading differ by.
DIFFERING = (b"vary", b"Accept, Accept-Encoding, Origin")
REPLACED = frozenset({b"content-length", b"etag", b"vary"})
READS = frozenset({"GET", "HEAD"})
OF_BODIES = frozenset({b"content-length", b"content-type", b"content-encoding"})


class _HeadersSent(BaseException):
    """Ends an answer whose headers were all that was asked for. No error: nobody in between is to handle it."""


class Delivery:
    """The middleware."""

    def __init__(self, app: ASGIApp, store: Database, kept: Kept) -> None:
        self.app = app
        self.store = store
        self.kept = kept

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, of which the guard has found no kept answer."""
        if scope["type"] != "http" or scope["method"] not in READS:
            options = scope["type"] == "http" and scope["method"] == "OPTIONS"
            await self.app(scope, receive, _allowing(send) if options else send)
            return
        asked = heads_of(scope["headers"]).wish
        head = scope["method"] == "HEAD"
        key = key_of(scope, asked)
        state = await self._seen(asked, scope)
        answer = self.kept.fresh(key, state)
        if answer is None:
            collected = _Collected(send, asked, head=head)
            try:
                moment = Moment(asked.least, state)
                await self.app({**scope, "method": "GET", "moment": moment, "wish": asked}, receive, collected)
            except _HeadersSent:
                return
            if collected.passed_on:
                return
            answer = _finished(collected, moment.state, zipped=asked.zipped)
            self.kept.keep(key, answer)
        status, headers, body = answer.told(asked.unless)
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": b"" if head else body})

    async def _seen(self, asked: Wish, scope: Scope) -> State | None:
        """The state that an answer must show to be given again; None where there is none, and it must be asked for."""
        if self.store.inline and asked.least is None:
            return self.kept.seen_since(scope.get(ARRIVED))
        try:
            return None if scope["path"] in STORELESS else await seen(self.store, least_of(asked.least))
        except Problem:
            return None  # the layer `Moments` tells it


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

"""One connection: uvicorn's, with bounds on how long and how much a client may send, and how long it may not read.

What is wrong before there is a request is told as a problem too, where uvicorn has a line of plain text.
"""

import asyncio
import logging
from time import perf_counter
from typing import Any

from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol, RequestResponseCycle

from app.api.guard import FIXED, OPEN
from app.api.kept import ARRIVED
from app.api.problems import MEDIA_TYPE, problem_body
from app.errors import BadRequest, Busy, HeadersTooLarge, Problem, RequestTimeout, TooLarge
from app.settings import settings
from app.telemetry import new_request_id

# A body in chunks is longer on the wire than what it holds; trailers and chunk extensions shall not be endless.
MOST_OVERHEAD = 2
# So long a refused client may go on sending: closed at once, it would lose the answer with what it still sends.
LINGER_SECONDS = 2.0
# Up to how many bytes a copy is quicker than handing over two pieces.
SMALL = 16_384
# The statuses, as they stand in a status line, after which nothing is to be waited for.
BODILESS = frozenset({b"100", b"204", b"304"})

# Whoever sends what is no HTTP is counted, not logged: logs are not theirs to fill.
LOGGER = logging.getLogger("tradefacts.wire")
LOGGER.setLevel(logging.ERROR)


class Wire(HttpToolsProtocol):
    """The protocol of one connection. A request that comes whole costs two calls more than uvicorn's own."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.chosen = settings()
        self.logger = LOGGER
        self.deadline: asyncio.TimerHandle | None = None
        self.stalled: asyncio.TimerHandle | None = None
        self.in_body = False
        self.refused = False
        self.received = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        """Wait for a request, but not for ever; beyond the most connections, say so."""
        super().connection_made(transport)
        self.outgoing = _Outgoing(self)
        if len(self.connections) > self.chosen.most_connections:
            self._refuse(Busy("as many are connected as may be; try again", headers={"Retry-After": "1"}))
        else:
            self._await(self.chosen.header_seconds, self._late_header)

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget the timers."""
        self._at_ease()
        self.resume_writing()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Take what was sent, and see whether more of the same request is to come."""
        if self.refused:
            return
        before = self.cycle
        super().data_received(data)
        if self.cycle is not before:
            self.cycle.scope[ARRIVED] = perf_counter()  # type: ignore[literal-required]  # a key of our own
            self.cycle.transport = self.outgoing  # type: ignore[assignment]  # all of a transport that a cycle uses
        if self.cycle is before or self.cycle.more_body or not self.cycle.keep_alive:
            self._unusual(len(data), begun=self.cycle is not before)
        elif self.deadline is not None:
            self._at_ease()

    def on_response_complete(self) -> None:
        """An answer is whole: what is written next begins another one."""
        if self.outgoing.head:
            self.outgoing.write(b"")  # asked by HEAD, it is its head alone
        self.outgoing.head = None
        super().on_response_complete()

    def _unusual(self, size: int, *, begun: bool) -> None:
        """A request is the connection's last, or is not whole yet, or its body has just become so."""
        if self.transport.is_closing() or self.refused:
            return
        if begun:
            self._at_ease()
            if self.cycle.more_body:
                self._await(self.chosen.body_seconds, self._late_body)
                self.in_body = True
            return
        if self.in_body and not self.cycle.more_body:
            self._at_ease()
            return
        self.received += size
        if self.in_body:
            if self.received > MOST_OVERHEAD * self.chosen.body_bytes + self.chosen.header_bytes:
                self._refuse(TooLarge(f"a body has at most {self.chosen.body_bytes} bytes"))
        elif self.received > self.chosen.header_bytes:
            self._refuse(HeadersTooLarge(f"header fields have at most {self.chosen.header_bytes} bytes together"))
        elif self.deadline is None and not self._answering():
            self._await(self.chosen.header_seconds, self._late_header)

    def _answering(self) -> bool:
        cycle: RequestResponseCycle | None = self.cycle  # None before the first request
        return cycle is not None and not cycle.response_complete

    def _late_header(self) -> None:
        if self.received == 0:
            self.transport.close()  # nobody asked anything
            return
        told = f"a request's line and header fields come within {self.chosen.header_seconds:g} seconds"
        self._refuse(RequestTimeout(told))

    def _late_body(self) -> None:
        self._refuse(RequestTimeout(f"a request's body comes within {self.chosen.body_seconds:g} seconds"))

    def _await(self, seconds: float, late: Any) -> None:
        received = self.received
        self._at_ease()
        self.received = received
        self.deadline = self.loop.call_later(seconds, late)

    def _at_ease(self) -> None:
        self.received = 0
        self.in_body = False
        if self.deadline is not None:
            self.deadline.cancel()
            self.deadline = None

    def _refuse(self, problem: Problem) -> None:
        """Tell a problem, unless the request is answered or an answer is under way, and end the connection."""
        answered = self.in_body and not self._answering()
        self.app_state["tally"].counts["malformed"] += 1
        if self._answering():
            self.cycle.disconnected = True
            self.cycle.message_event.set()
            answered = self.cycle.response_started
        if answered:
            self.transport.abort()
        else:
            self.transport.write(self._answer(problem))
            self.linger()

    def linger(self) -> None:
        """End the connection once the client has had time to read what was told, whatever it still sends."""
        self._at_ease()
        self._unset_keepalive_if_required()
        self.refused = True
        self.transport.write_eof()
        self.flow.resume_reading()
        self.deadline = self.loop.call_later(LINGER_SECONDS, self.transport.abort)

    def _answer(self, problem: Problem) -> bytes:
        body = problem_body(problem, {"path": "/"})
        headers = [
            *self.server_state.default_headers,
            (b"content-type", MEDIA_TYPE.encode()),
            (b"content-length", str(len(body)).encode()),
            (b"cache-control", b"no-store"),
            (b"connection", b"close"),
            *((name.lower().encode(), value.encode()) for name, value in {**problem.headers, **OPEN}.items()),
            *FIXED,
            (b"x-request-id", new_request_id()),
        ]
        return STATUS_LINE[problem.status] + b"".join(b"%b: %b\r\n" % field for field in headers) + b"\r\n" + body

    def send_400_response(self, msg: str) -> None:  # noqa: ARG002 - uvicorn's own words
        """Tell that what was sent is no HTTP."""
        self._refuse(BadRequest("this is no HTTP request that is understood here"))

    def _unsupported_upgrade_warning(self) -> None:
        """Say nothing: who asks for another protocol may have its answer by HTTP/1.1, and logs are not its to fill."""

    def pause_writing(self) -> None:
        """The client does not read: bear it for a while only."""
        super().pause_writing()
        if self.stalled is None:
            self.stalled = self.loop.call_later(self.chosen.stall_seconds, self.transport.abort)

    def resume_writing(self) -> None:
        """It reads again."""
        super().resume_writing()
        if self.stalled is not None:
            self.stalled.cancel()
            self.stalled = None

    def timeout_keep_alive_handler(self) -> None:
        """An idle connection ends; one whose client never read its answer is not waited for."""
        if self.transport.get_write_buffer_size():
            self.transport.abort()
        else:
            super().timeout_keep_alive_handler()


class _Outgoing:
    """The transport as answers use it, one after the other: a head waits for the first of its body, to be one write.

    A write takes the system as long as all that is done here for an answer from the cache. It closes when the client
    has read its answer: neither does what the client still sends make it lose its answer, nor is it waited for without
    end.
    """

    __slots__ = ("head", "is_closing", "transport", "wire")

    def __init__(self, wire: Wire) -> None:
        self.wire = wire
        self.transport = wire.transport
        self.is_closing = wire.transport.is_closing
        # None before an answer begins, and empty once its head is written.
        self.head: bytes | None = None

    def write(self, data: bytes) -> None:
        """Write, or keep what the next one completes."""
        if self.head:
            head, self.head = self.head, b""
            if len(data) < SMALL:
                self.transport.write(head + data)
            else:
                self.transport.writelines((head, data))
        elif self.head is None and data[9:12] not in BODILESS:
            self.head = data
        else:
            self.transport.write(data)

    def close(self) -> None:
        """Close where the whole body was taken, else linger."""
        if self.head:
            self.write(b"")
        if self.wire.cycle.more_body and not self.is_closing():
            self.wire.linger()
            return
        self.transport.close()
        if self.transport.get_write_buffer_size():
            self.wire.pause_writing()

"""What every list shares: format, cursor, links, total, and the stream of all matches."""

import asyncio
import time
from collections.abc import AsyncGenerator, Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from threading import Lock
from typing import Any, TypeVar
from urllib.parse import quote, unquote_plus

from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import Response

from app import __version__
from app.api.asking import ask, settled, store_of
from app.api.moments import moment_of
from app.api.negotiation import CONTENT_TYPE
from app.api.rates import spend
from app.api.representations import FlatRow, Stream, csv_lines, in_chunks, list_response, ndjson_lines
from app.api.wishes import format_of
from app.errors import Reason, Refused, TooCostly
from app.model.database import interrupt, store_row
from app.queries.paging import read_cursor, write_cursor
from app.queries.shapes import Position
from app.settings import Settings

T = TypeVar("T")
DEFAULT_LIMIT = 50


@dataclass(frozen=True, slots=True)
class Listing:
    """A list as a route describes it.

    `page` gives documents and the next position, `every` all documents (or the first so many), `count` how many match
    up to a bound; `flatten` makes a row of a document, `columns` are its names; `binding` is what a cursor is bound to
    and `shape` the types of a position. `slow` tells that a page may need more than an index seek.
    """

    page: Callable[[Connection, int, Position | None], tuple[list[str], Position | None]]
    every: Callable[..., Iterable[str]]
    count: Callable[[Connection, int], int]
    columns: Sequence[str]
    flatten: Callable[[str], FlatRow]
    binding: str
    shape: tuple[type, ...]
    slow: bool = False


async def answer(request: Request, values: Mapping[str, Any], listing: Listing) -> Response:
    """A page of the list as JSON, or every match as CSV or NDJSON."""
    chosen = format_of(request.scope, values)
    if "q" in values:
        await spend(request, "search")
    if chosen != "json":
        for name in ("cursor", "count"):
            if name in values:
                raise Refused.because([Reason("query", name, f"{chosen} holds every match: {name} goes with json")])
        most = values.get("limit")
        every = partial(listing.every, limit=most)
        question = f"{listing.binding} {most}"
        return await streamed(
            request, every, listing.columns, listing.flatten, chosen, question, as_of=values.get("as_of")
        )
    limit = values.get("limit", DEFAULT_LIMIT)
    after = _after(values, listing)
    bound = request.app.state.settings.count_bound
    counting = values.get("count", False)

    def read(connection: Connection) -> tuple[list[str], Position | None, int | None]:
        documents, more = listing.page(connection, limit, after)
        return documents, more, listing.count(connection, bound) if counting else None

    slow = listing.slow or counting
    documents, more, total = await ask(request, read, slow=slow, as_of=values.get("as_of"))
    following = path_with(request, cursor=write_cursor(more, listing.binding)) if more is not None else None
    members: dict[str, object] = {"next": following}
    if total is not None:
        members |= {"total": total} if total <= bound else {"total": None, "total_at_least": bound}
    links = {"self": path_with(request)} | ({"next": following} if following else {})
    return list_response(documents, members, links)


async def streamed(
    request: Request,
    every: Callable[[Connection], Iterable[str]],
    columns: Sequence[str],
    flatten: Callable[[str], FlatRow],
    chosen: str,
    question: str,
    *,
    as_of: str | None = None,
) -> Response:
    """Every document as CSV or NDJSON; `question` is what the ETag stands for, with the state of the store."""

    def lines(connection: Connection) -> Iterator[bytes]:
        documents = every(connection)
        return ndjson_lines(documents) if chosen == "ndjson" else csv_lines(columns, map(flatten, documents))

    primary = await settled(store_of(request), as_of)
    export = _Export(request, lines, primary=primary)
    state = await export.begin()
    label = f"{__version__} {chosen} {question} {state.revision} {state.articles} {state.texts}"
    headers = {
        "ETag": f'"{sha256(label.encode()).hexdigest()}"',
        "Cache-Control": "no-cache",
        "Vary": "Accept, Accept-Encoding",
        "Link": f'<{path_with(request)}>; rel="self"',
    }
    return Stream(export.sent(), export.end, CONTENT_TYPE[chosen], headers)


class _Export:
    """Lines of one transaction, made chunk by chunk in threads.

    Bounded by time as a whole, and each chunk of it as any question is.
    """

    def __init__(
        self, request: Request, lines: Callable[[Connection], Iterator[bytes]], *, primary: bool = False
    ) -> None:
        self.store, self.moment = store_of(request), moment_of(request.scope)
        self.bounds: Settings = request.app.state.settings
        self.deadline = time.monotonic() + self.bounds.export_seconds
        self.lines = lines
        self.primary = primary
        self.connection: Connection | None = None
        self.held = ExitStack()
        self.turn = Lock()  # a client may go while a thread is in the middle of a row

    async def begin(self) -> Any:
        """The store's row as the export shows it. The first chunk is made along: the status tells what is wrong."""
        try:
            return await self._bounded(self._begin)
        except BaseException:
            await asyncio.to_thread(self.end)
            raise

    async def sent(self) -> AsyncGenerator[bytes]:
        """The chunks."""
        yield self.first
        while chunk := await self._bounded(self._following):
            yield chunk

    def end(self) -> None:
        """End the transaction, once no thread is in the middle of it."""
        with self.turn:
            self.held.close()

    def _begin(self) -> Any:
        with self.turn, _ending(self.held):
            reading = self.store.reading(0, least=self.moment.least, primary=self.primary)
            self.connection = self.held.enter_context(reading)
            self.moment.show(self.connection)
            state = store_row(self.connection)
            self.chunks = in_chunks(self.lines(self.connection))
            self.first = next(self.chunks, b"")
            return state

    def _following(self) -> bytes:
        with self.turn, _ending(self.held):
            if time.monotonic() > self.deadline:
                raise TooCostly(f"a stream may take {self.bounds.export_seconds:g} seconds")
            return next(self.chunks, b"")

    async def _bounded(self, work: Callable[[], T]) -> T:
        late = asyncio.get_running_loop().call_later(self.bounds.read_seconds, self._stop)
        try:
            return await asyncio.to_thread(work)
        finally:
            late.cancel()

    def _stop(self) -> None:
        # Late by a hair, the thread has ended all at an error of its own.
        if self.connection is not None and not self.connection.closed:
            interrupt(self.connection)


@contextmanager
def _ending(held: ExitStack) -> Iterator[None]:
    """Ends what is held at an error, which then says what it means."""
    try:
        yield
    except Exception as error:
        held.__exit__(type(error), error, error.__traceback__)
        raise


def _after(values: Mapping[str, Any], listing: Listing) -> Position | None:
    if "cursor" not in values:
        return None
    try:
        return read_cursor(values["cursor"], listing.binding, listing.shape)
    except ValueError as error:
        raise Refused.because([Reason("query", "cursor", str(error))]) from None


def path_with(request: Request, **changed: str) -> str:
    """The path and query that was asked, with parameters set anew; no host, so no forged one can steer it."""
    kept = [part for part in request.scope["query_string"].split(b"&") if part]
    if changed:
        kept = [part for part in kept if unquote_plus(part.split(b"=")[0].decode("latin-1")) not in changed]
    # What travelled unescaped stays a query, and cannot end the angle brackets of a Link.
    parts = [quote(part, safe="%=+:,;@!$'()*/?~-._") for part in kept]
    parts += [f"{name}={quote(value)}" for name, value in changed.items()]
    path = quote(request.scope["path"], safe="/:@-._~!$&'()*+,;=")
    return f"{path}?{'&'.join(parts)}" if parts else path

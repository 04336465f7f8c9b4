"""The outermost layer: bounds what comes in, marks what goes out, and leaks nothing of what went wrong. Pure ASGI."""

import logging
from urllib.parse import unquote_to_bytes

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.api.problems import problem_response
from app.errors import BadRequest, HeadersTooLarge, Problem, Reason, UriTooLong

MOST_HEADER_BYTES = 65_536
LONGEST_PATH = 2_000
LONGEST_QUERY = 20_000
SECURITY = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
# Pages of any origin may read what is told here too, outside the layer that says so of all else.
OPEN = {"Access-Control-Allow-Origin": "*"}
log = logging.getLogger("tradefacts")


class Guard:
    """The middleware."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started = False
        head = scope["method"] == "HEAD"

        async def marked(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                headers = MutableHeaders(scope=message)
                for name, value in SECURITY.items():
                    headers.setdefault(name, value)
            await send({**message, "body": b""} if head and "body" in message else message)

        wrong = _wrong(scope)
        if wrong is not None:
            await self._tell(wrong, scope, receive, marked)
            return
        try:
            await self.app(scope, receive, marked)
        except Exception:
            log.exception("%s %s failed", scope["method"], scope["path"])
            if started:
                raise
            unforeseen = Problem(
                "Something unforeseen went wrong here; it is logged, and it is not the request's fault."
            )
            await self._tell(unforeseen, scope, receive, marked)

    async def _tell(self, problem: Problem, scope: Scope, receive: Receive, send: Send) -> None:
        response = problem_response(problem, scope)
        response.headers.update(OPEN)
        await response(scope, receive, send)


def _wrong(scope: Scope) -> Problem | None:
    """What is wrong with a request before any route looks at it, or None."""
    raw = scope.get("raw_path") or scope["path"].encode()
    if len(raw) > LONGEST_PATH:
        return UriTooLong(f"a path has at most {LONGEST_PATH} bytes", [Reason("path", "path", "too long")])
    if len(scope["query_string"]) > LONGEST_QUERY:
        return UriTooLong(f"a query string has at most {LONGEST_QUERY} bytes", [Reason("query", "", "too long")])
    if sum(len(name) + len(value) for name, value in scope["headers"]) > MOST_HEADER_BYTES:
        return HeadersTooLarge(f"header fields have at most {MOST_HEADER_BYTES} bytes together")
    try:
        path = unquote_to_bytes(raw).decode()
    except UnicodeDecodeError:
        return BadRequest("the path is no valid UTF-8", [Reason("path", "path", "is no valid UTF-8")])
    if "\0" in path:
        return BadRequest("the path holds a NUL character", [Reason("path", "path", "holds a NUL character")])
    return None

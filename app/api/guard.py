"""The outermost layer: bounds what comes in, marks and counts what goes out, leaks nothing of what went wrong.

Pure ASGI. Every request passes here, also those that the cache answers in microseconds: keep it cheap.
"""

from collections.abc import Awaitable, Callable
from time import perf_counter
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from app.api import docs
from app.api.bounds import LONGEST_PATH, misplaced_key, no_one_host, odd_path, too_long
from app.api.kept import Kept
from app.api.problems import METHODS, problem_response
from app.api.tally import Tally
from app.api.templates import NO_ROUTE
from app.api.wishes import SHORT, Heads, heads_of
from app.errors import Busy, Problem
from app.settings import Settings
from app.telemetry import log, new_request_id, request_id

BODIED = frozenset({"POST", "PUT", "PATCH"})
COUNTED = frozenset({*METHODS, "HEAD", "OPTIONS"})
# What tells an operator how the service is must answer when nothing else does.
HEALTH = frozenset({"/livez", "/readyz", "/metrics"})
POLICY = (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'")
SECURITY = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-resource-policy", b"cross-origin"),
)
FIXED = (*SECURITY, POLICY)
OWN = {"/docs": (*SECURITY, (b"content-security-policy", docs.POLICY.encode()))}
# Pages of any origin may read what is told here too, outside the layer that says so of all else.
OPEN = {"Access-Control-Allow-Origin": "*"}


class Guard:
    """The middleware; `template` tells the route of a path."""

    def __init__(
        self, app: ASGIApp, chosen: Settings, tally: Tally, kept: Kept, template: Callable[[str], str]
    ) -> None:
        self.app = app
        self.kept = kept
        self.chosen = chosen
        self.tally = tally
        self.template = template
        # Without and with a body: whoever holds bodies back must not keep readers out.
        self.under_way = [0, 0]
        self.most = (chosen.most_reads, chosen.most_writes)
        trusted = [part.strip() for part in chosen.trusted_proxies.split(",") if part.strip()]
        self.behind_proxy: Any = ProxyHeadersMiddleware(app, trusted)  # type: ignore[arg-type]  # uvicorn's own types

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun = perf_counter()
        heads = heads_of(scope["headers"])
        identity = heads.identity or new_request_id()
        request_id.set(identity)
        if scope["method"] == "GET" and heads.plain and (kept := self.kept.at_once(scope, heads.wish)) is not None:
            status, known, body = kept.told(heads.wish.unless)
            headers = [*known, *OWN.get(scope["path"], FIXED), (b"x-request-id", identity)]
            await send({"type": "http.response.start", "status": status, "headers": headers})
            await send({"type": "http.response.body", "body": body})
            self._count(scope, status, begun)
            return
        # What a route tells of its client alone, such as what is left of its rate, and no cache may keep.
        state = scope.setdefault("state", {})
        path, method = scope["path"], scope["method"]
        bodied = method in BODIED
        status = 0

        def marked(message: Message) -> Awaitable[None]:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                fixed = OWN.get(path, FIXED)
                headers = [*message["headers"], *fixed, (b"x-request-id", identity), *state.get("marks", ())]
                message = {"type": "http.response.start", "status": status, "headers": headers}
            elif method == "HEAD" and "body" in message:
                message = {**message, "body": b""}
            return send(message)

        self.under_way[bodied] += 1
        try:
            wrong = self._wrong(scope, heads, bodied)
            if wrong is None:
                app = self.behind_proxy if heads.proxied else self.app
                await app(scope, receive, marked)
            else:
                await _tell(wrong, scope, receive, marked)
        except Exception:
            log.exception("%s %r failed", method, path)
            if status:
                raise
            told = "Something unforeseen went wrong here, not by the request's fault; it is logged under"
            await _tell(Problem(f"{told} {identity.decode()}"), scope, receive, marked)
        finally:
            self.under_way[bodied] -= 1
            self._count(scope, status, begun)

    def _count(self, scope: Scope, status: int, begun: float) -> None:
        """Count an answer that was given, and log it where that is wanted."""
        seconds = perf_counter() - begun
        path, method = scope["path"], scope["method"]
        # A path beyond its bound has no route; to look for it would keep it in memory.
        route = self.template(path) if len(path) <= LONGEST_PATH else NO_ROUTE
        self.tally.timed((route, method if method in COUNTED else "other", status), seconds)
        if self.chosen.access_log:
            _log(scope, status, seconds)

    def _wrong(self, scope: Scope, heads: Heads, bodied: bool) -> Problem | None:
        """What is wrong with a request before any route looks at it, or None."""
        raw, query = scope.get("raw_path") or scope["path"].encode(), scope["query_string"]
        if self.under_way[bodied] > self.most[bodied] and scope["path"] not in HEALTH:
            return Busy("as much is under way as may be at a time; try again", headers={"Retry-After": "1"})
        if heads.hosts != 1 and (heads.hosts or scope["http_version"] == "1.1"):
            return no_one_host()
        if len(raw) + len(query) + heads.size < SHORT and b"%" not in raw and b"tfk_" not in query and raw.isascii():
            return None
        return too_long(raw, query, heads.size, self.chosen.header_bytes) or odd_path(raw) or misplaced_key(query)


async def _tell(problem: Problem, scope: Scope, receive: Receive, send: Send) -> None:
    response = problem_response(problem, scope)
    response.headers.update(OPEN)
    await response(scope, receive, send)


def _log(scope: Scope, status: int, seconds: float) -> None:
    """One line a request, without its query: what people search for is theirs."""
    client = scope["client"][0] if scope.get("client") else "-"
    line = {"method": scope["method"], "path": scope["path"], "status": status, "client": client}
    told = f"{client} {scope['method']} {scope['path']!r} {status} {seconds:.4f} s"
    log.info(told, extra={**line, "seconds": round(seconds, 6)})

"""One request over ASGI, bytes as they come from the wire: what an HTTP client would tidy up."""

import asyncio
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote_to_bytes

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message


@dataclass
class Answer:
    """What came back."""

    status: int
    headers: Headers
    chunks: list[bytes]

    @property
    def body(self) -> bytes:
        return b"".join(self.chunks)


def request(
    app: ASGIApp, target: bytes, method: str = "GET", headers: dict[str, str] | None = None, leave_after: int = 0
) -> Answer:
    """Send one request; with `leave_after` the client is gone after so many chunks."""
    return asyncio.run(_request(app, target, method, headers or {}, leave_after))


async def _request(app: ASGIApp, target: bytes, method: str, headers: dict[str, str], leave_after: int) -> Answer:
    raw, _, query = target.partition(b"?")
    scope: dict[str, Any] = {
        "type": "http", "asgi": {"version": "3.0", "spec_version": "2.3"}, "http_version": "1.1", "method": method,
        "scheme": "http", "path": unquote_to_bytes(raw).decode(errors="replace"), "raw_path": raw, "root_path": "",
        "query_string": query, "client": ("127.0.0.1", 1), "server": ("testserver", 80),
        # The same id in every answer, so that answers can be compared.
        "headers": [
            (name.lower().encode(), value.encode())
            for name, value in {"Host": "testserver", "X-Request-ID": "raw", **headers}.items()
        ],
    }  # fmt: skip
    answer = Answer(0, Headers(), [])
    gone = asyncio.Event()
    asked = False

    async def receive() -> Message:
        nonlocal asked
        if not asked:
            asked = True
            return {"type": "http.request", "body": b"", "more_body": False}
        await gone.wait()
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        if message["type"] == "http.response.start":
            answer.status, answer.headers = message["status"], Headers(raw=list(message["headers"]))
        else:
            answer.chunks.append(message.get("body", b""))
            if leave_after and len(answer.chunks) >= leave_after:
                gone.set()

    await app(scope, receive, send)
    return answer

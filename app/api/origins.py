"""Pages of other origins: they may read, and write with a key that they hold (CORS)."""

from fastapi.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

from app.api.wishes import wish_in

SHOWN = (
    "ETag",
    "Link",
    "Location",
    "Retry-After",
    "RateLimit",
    "RateLimit-Policy",
    "Tradefacts-Revision",
    "X-Request-ID",
)


class Origins(CORSMiddleware):
    """The middleware. Who reads and is of no other origin passes: `Delivery` tells that answers differ by it."""

    def __init__(self, app: ASGIApp) -> None:
        super().__init__(
            app,
            allow_origins=["*"],
            # Writing too: a key is sent by whoever holds it, never by a browser on its own, as a cookie would be.
            allow_methods=["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH"],
            allow_headers=["*"],
            expose_headers=SHOWN,
            max_age=86400,
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        asked = wish_in(scope)
        if asked is None or asked.elsewhere:
            await super().__call__(scope, receive, send)
        else:
            await self.app(scope, receive, send)

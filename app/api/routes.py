"""How a request finds its function: FastAPI documents the routes, and a look-up in a table leads to them.

FastAPI would pass each request through layers for what is not used here, and try one route after the other.
"""

from collections.abc import Callable, Sequence
from typing import Any

from fastapi import FastAPI, Request
from fastapi.middleware.asyncexitstack import AsyncExitStackMiddleware
from fastapi.routing import APIRoute
from starlette.middleware.exceptions import ExceptionMiddleware
from starlette.routing import BaseRoute, Match, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from app.api.templates import templates


class PlainRoute(APIRoute):
    """A route whose function takes the request and the text in the path, and gives a finished response.

    There is nothing for FastAPI to solve, to validate or to serialise, which would take longer than an index seek.
    """

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer by the function itself; what it raises, the layer of exceptions tells."""
        if scope["method"] not in (self.methods or ()):
            await super().handle(scope, receive, send)
            return
        response = await self.endpoint(Request(scope, receive, send), **scope["path_params"])
        await response(scope, receive, send)


class Application(FastAPI):
    """FastAPI with no layers but those that are added to it, and `template`, which tells the route of a path."""

    def __init__(self, routes: Sequence[BaseRoute], **named: Any) -> None:
        super().__init__(**named)
        # Not `include_router`, which has each request matched twice.
        self.router.routes += routes
        self.template = templates(route.path for route in self.routes if isinstance(route, Route))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or begin and end."""
        if scope["type"] == "http" and self.middleware_stack:
            scope["app"] = self
            await self.middleware_stack(scope, receive, send)
        else:
            await super().__call__(scope, receive, send)

    def build_middleware_stack(self) -> ASGIApp:
        """The layers, outermost first: those that were added, exceptions, the table of routes."""
        app: ASGIApp = AsyncExitStackMiddleware(Table(self.router, self.routes, self.template))
        app = ExceptionMiddleware(app, self.exception_handlers)
        for cls, arguments, named in reversed(self.user_middleware):
            app = cls(app, *arguments, **named)
        return app


class Table:
    """Leads a request to its route by one look-up; whatever is not found so is the router's, which says why."""

    def __init__(self, router: ASGIApp, routes: Sequence[BaseRoute], template: Callable[[str], str]) -> None:
        self.router = router
        self.template = template
        self.found = {
            (route.path, method): route
            for route in routes
            if isinstance(route, Route)
            for method in route.methods or ()
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "http":
            route = self.found.get((self.template(scope["path"]), scope["method"]))
            match, matched = route.matches(scope) if route else (Match.NONE, {})
            if route and match is Match.FULL:
                scope.update(matched)
                await route.handle(scope, receive, send)
                return
        await self.router(scope, receive, send)

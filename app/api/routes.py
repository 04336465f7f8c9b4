"""How a request finds its function: FastAPI documents the routes, and a look-up in a table leads to them.

FastAPI would pass each request through layers for what is not used here, and try one route after the other.
"""

from collections.abc import Callable, Sequence
from typing import Any

from fastapi import FastAPI, Request
from fastapi.middleware.asyncexitstack import AsyncExitStackMiddleware
from fastapi.routing import APIRoute
from starlette.middleware.exceptions import ExceptionMiddleware
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from app.api.problems import problem_response
from app.api.templates import templates
from app.errors import Problem


class PlainRoute(APIRoute):
    """A route whose function takes the request and the text in the path, and gives a finished response.

    There is nothing for FastAPI to solve, to validate or to serialise, which would take longer than an index seek.
    """


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
        """The layers, outermost first: those that were added, the table of routes, what the framework needs itself."""
        framework = ExceptionMiddleware(AsyncExitStackMiddleware(self.router), self.exception_handlers)
        app: ASGIApp = Table(framework, self.routes, self.template)
        for cls, arguments, named in reversed(self.user_middleware):
            app = cls(app, *arguments, **named)
        return app


class Table:
    """Leads a request to its plain route by one look-up; whatever is not found so is the framework's."""

    def __init__(self, framework: ASGIApp, routes: Sequence[BaseRoute], template: Callable[[str], str]) -> None:
        self.framework = framework
        self.template = template
        self.found = {
            (route.path, method): (route.endpoint, _places(route.path))
            for route in routes
            if isinstance(route, PlainRoute)
            for method in route.methods or ()
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        found = self.found.get((self.template(scope["path"]), scope["method"])) if scope["type"] == "http" else None
        if found is None:
            await self.framework(scope, receive, send)
            return
        endpoint, places = found
        parts = scope["path"].split("/") if places else ()
        try:
            response = await endpoint(Request(scope, receive, send), **{name: parts[place] for name, place in places})
        except Problem as problem:
            response = problem_response(problem, scope)
        await response(scope, receive, send)


def _places(path: str) -> list[tuple[str, int]]:
    """The parameters in a route's path, and at which part of a path each stands."""
    return [(part.strip("{}"), place) for place, part in enumerate(path.split("/")) if part.startswith("{")]

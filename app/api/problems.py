"""Errors as RFC 9457 problems."""

import logging
from typing import Any
from urllib.parse import quote

import orjson
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Match
from starlette.types import Scope

from app.errors import BadRequest, MethodNotAllowed, NotFound, Problem, Reason

MEDIA_TYPE = "application/problem+json"
URN = "urn:tradefacts:problem:"
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
log = logging.getLogger("tradefacts")


class ErrorView(BaseModel):
    """One thing that is wrong, and where."""

    in_: str = Field(alias="in", description="query, path, header or body.")
    name: str | None = Field(None, description="The parameter or header.")
    pointer: str | None = Field(None, description="RFC 6901 pointer into the body.")
    detail: str = Field(description="What is wrong, and the remedy.")


class ProblemView(BaseModel):
    """An error as RFC 9457 has it."""

    type: str = Field(description="What sort of problem, as a URN.", examples=[f"{URN}refused"])
    title: str = Field(description="The sort in words.", examples=["Refused"])
    status: int = Field(description="The HTTP status.", examples=[422])
    detail: str = Field(description="What is wrong here, and the remedy.")
    instance: str = Field(description="The path that was asked.")
    errors: list[ErrorView] = Field(description="Each thing that is wrong, and where.")


def problem_body(problem: Problem, scope: Scope) -> bytes:
    """The JSON of a problem."""
    return orjson.dumps(
        {
            "type": URN + problem.name,
            "title": problem.title,
            "status": problem.status,
            "detail": problem.detail,
            "instance": quote(scope["path"], safe="/:@-._~!$&'()*+,;="),
            "errors": [reason.as_dict() for reason in problem.reasons],
        }
    )


def problem_response(problem: Problem, scope: Scope) -> Response:
    """The answer that tells a problem."""
    return Response(
        problem_body(problem, scope), problem.status, {**problem.headers, "Cache-Control": "no-store"}, MEDIA_TYPE
    )


async def on_problem(request: Request, error: Exception) -> Response:
    """Answers an error of ours."""
    assert isinstance(error, Problem)  # noqa: S101 - registered for Problem only
    return problem_response(error, request.scope)


async def on_http_error(request: Request, error: Exception) -> Response:
    """Answers an error of the framework's router: no such path, another method."""
    assert isinstance(error, HTTPException)  # noqa: S101 - registered for HTTPException only
    if error.status_code == 405:
        allowed = allowed_methods(request.app, request.scope)
        problem: Problem = MethodNotAllowed(
            f"{request.method} is not possible here; {', '.join(allowed)} are", headers={"Allow": ", ".join(allowed)}
        )
    elif error.status_code == 404:
        problem = NotFound(
            f"nothing has the path {request.url.path[:100]!r}; see / and /docs",
            [Reason("path", "path", "no such path")],
        )
    else:
        problem = BadRequest(str(error.detail))
    return problem_response(problem, request.scope)


def allowed_methods(app: Any, scope: Scope) -> list[str]:
    """The methods that a path has."""
    found = {"OPTIONS"}
    for method in METHODS:
        asked = {**scope, "method": method}
        if any(route.matches(asked)[0] is Match.FULL for route in app.routes):
            found.add(method)
    return sorted(found | ({"HEAD"} if "GET" in found else set()))


def documented(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The error answers of an operation, for the OpenAPI document."""
    content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/ProblemView"}}}
    titles = {
        400: "The request is malformed: the path is no UTF-8, or holds NUL.",
        401: "A key is needed, or the one sent is not good.",
        403: "The key lacks the scope.",
        404: "Nothing has this address.",
        406: "The client accepts no media type that can be had here.",
        409: "The request contradicts what is stored; `detail` tells the remedy.",
        412: "If-Match is stale: the fact has changed since it was read.",
        413: "The body is too large.",
        414: "The URI is too long.",
        415: "A body of this media type is not taken here.",
        422: "A parameter is unknown, wrong, or given twice; `errors` names each and the remedy.",
        428: "If-Match is needed.",
        431: "The header fields are too large.",
        503: "`too-costly`: the answer would take too long, narrow the question; or the store is not available now.",
    }
    answers: dict[int | str, dict[str, Any]] = {
        status: {"description": titles[status], "content": content, "model": ProblemView} for status in statuses
    }
    return answers


def readable(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The further answers of an operation that reads."""
    not_modified: dict[str, Any] = {"description": "Not modified: the client's copy (If-None-Match) is still right."}
    return {304: not_modified, **documented(400, 406, 414, 422, 431, 503, *statuses)}


def written(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The further answers of an operation that writes."""
    again: dict[int | str, dict[str, Any]] = (
        {200: {"description": "It was there already, just so."}} if 200 in statuses else {}
    )
    return {**again, **documented(406, 414, 431, *(status for status in statuses if status != 200))}

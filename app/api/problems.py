"""Errors as RFC 9457 problems."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

import orjson
from pydantic import BaseModel, Field
from pydantic.json_schema import models_json_schema
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Match
from starlette.types import Scope

from app.errors import (
    BadRequest,
    Conflict,
    Forbidden,
    HeadersTooLarge,
    MethodNotAllowed,
    NotAcceptable,
    NotFound,
    PreconditionFailed,
    PreconditionRequired,
    Problem,
    Reason,
    Refused,
    TooLarge,
    TooManyRequests,
    Unauthorized,
    UnsupportedMediaType,
    UriTooLong,
)
from app.model.troubles import too_costly
from app.telemetry import without_keys

MEDIA_TYPE = "application/problem+json"
URN = "urn:tradefacts:problem:"
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
# What the documentation shows for each status.
SHOWN: dict[int, tuple[str, Problem]] = {
    400: (
        "The request is malformed: the path is no UTF-8, or holds NUL.",
        BadRequest("the path holds a NUL character", [Reason("path", "path", "holds a NUL character")]),
    ),
    401: ("A key is needed, or the one sent is not good.", Unauthorized("a key is needed: Authorization: Bearer ...")),
    403: ("The key lacks the scope.", Forbidden("the key 'desk' lacks the scope curate")),
    404: ("Nothing has this address.", NotFound("there is no fact fig_0000000000000000")),
    406: (
        "The client accepts no media type that can be had here.",
        NotAcceptable(
            "none of 'text/html' can be had here: application/json can",
            [Reason("header", "Accept", "application/json")],
        ),
    ),
    409: (
        "It contradicts what is stored; `detail` tells the remedy.",
        Conflict("fig_0000000000000000 is retracted: only proposed and accepted facts are corrected"),
    ),
    412: (
        "If-Match is stale: the fact has changed. Or the store has not reached Tradefacts-Min-Revision.",
        PreconditionFailed("fig_0000000000000000 has changed: read it again"),
    ),
    413: ("The body is too large.", TooLarge("a body has at most 1048576 bytes here")),
    414: ("The URI is too long.", UriTooLong("a query string has at most 20000 bytes")),
    415: (
        "A body of this media type is not taken here.",
        UnsupportedMediaType("'text/html' is not taken here: application/json in UTF-8 is"),
    ),
    422: (
        "Something sent is unknown, wrong, or given twice; `errors` names each and the remedy.",
        Refused.because([Reason("query", "pari", "is no parameter here; did you mean pair, party?")]),
    ),
    428: ("If-Match is needed.", PreconditionRequired("say which version you mean: If-Match with the fact's ETag")),
    429: (
        "This client has asked more often than is allowed; `Retry-After` tells when again.",
        TooManyRequests("30 per 1 minute are allowed to one client; try again in 12 seconds"),
    ),
    431: (
        "The header fields are too large.",
        HeadersTooLarge("header fields have at most 65536 bytes together"),
    ),
    503: (
        "`too-costly`: it would take too long, narrow it; `unavailable`: the store cannot be read; `busy`: try again.",
        too_costly(),
    ),
}


# What is wrong with a body is something else than what is wrong with a question.
SENT: dict[int, tuple[str, Problem]] = {
    400: (
        "The request is malformed: the body is no UTF-8, or no JSON.",
        BadRequest("this is no JSON: Expecting value: line 1 column 11 (char 10)"),
    ),
    422: (
        "Something sent is unknown, missing or wrong, or does not agree; `errors` names each and the remedy.",
        Refused.because([Reason("body", "/sumary", "is no field here: did you mean summary?")]),
    ),
}


class ProblemError(BaseModel):
    """One thing that is wrong, and where."""

    in_: str = Field(alias="in", description="query, path, header or body.")
    name: str | None = Field(None, description="The parameter or header.")
    pointer: str | None = Field(None, description="RFC 6901 pointer into the body.")
    detail: str = Field(description="What is wrong, and the remedy.")


class ProblemDetails(BaseModel):
    """An error as RFC 9457 has it."""

    type: str = Field(description="What sort of problem, as a URN.", examples=[f"{URN}refused"])
    title: str = Field(description="The sort in words.", examples=["Refused"])
    status: int = Field(description="The HTTP status.", examples=[422])
    detail: str = Field(description="What is wrong here, and the remedy.")
    instance: str = Field(description="The path that was asked.")
    errors: list[ProblemError] = Field(description="Each thing that is wrong, and where.")


def problem_body(problem: Problem, scope: Scope) -> bytes:
    """The JSON of a problem, without any key that was sent."""
    body = orjson.dumps(
        {
            "type": URN + problem.name,
            "title": problem.title,
            "status": problem.status,
            "detail": problem.detail,
            "instance": quote(scope["path"], safe="/:@-._~!$&'()*+,;="),
            "errors": [reason.as_dict() for reason in problem.reasons],
        }
    )
    # Whatever is echoed: a key that was sent in the wrong place must not come back, nor stay where answers are kept.
    return without_keys(body.decode()).encode() if b"tfk_" in body else body


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


def problem_schemas() -> dict[str, Any]:
    """The schemas of a problem and its errors."""
    _, whole = models_json_schema([(ProblemDetails, "serialization")], ref_template="#/components/schemas/{model}")
    schemas: dict[str, Any] = whole["$defs"]
    for schema in schemas.values():
        for field in schema["properties"].values():
            field.pop("default", None)  # null, which FastAPI does not tell of any other schema
    return schemas


def documented(*statuses: int, shown: Mapping[int, tuple[str, Problem]] = SHOWN) -> dict[int | str, dict[str, Any]]:
    """The error answers of an operation, for the OpenAPI document.

    They refer to the schema of a problem: given the model, FastAPI would build a validator of each of 250 answers.
    """
    answers: dict[int | str, dict[str, Any]] = {}
    for status in sorted(statuses):
        text, problem = shown[status]
        example = orjson.loads(problem_body(problem, {"path": "/v1/facts"}))
        content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/ProblemDetails"}, "example": example}}
        answers[status] = {"description": text, "content": content}
    return answers


def readable(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The further answers of an operation that reads."""
    not_modified = {"description": "Not modified: the client's copy (If-None-Match) is still right."}
    return {304: not_modified, **documented(400, 406, 412, 414, 422, 431, 503, *statuses)}


def written(*statuses: int, again: Any = None) -> dict[int | str, dict[str, Any]]:
    """The further answers of an operation that writes; `again` is what the very same brings when sent once more."""
    known = {200: {"description": "Known before.", "model": again}} if again else {}
    return known | documented(400, 401, 403, 406, 413, 414, 415, 422, 431, 503, *statuses, shown=SHOWN | SENT)

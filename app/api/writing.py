"""Writing: propose a fact, correct one, decide on one, attach a text. One request, one transaction."""

import re
from typing import Annotated, Any

import orjson
from fastapi import APIRouter, Request
from pydantic import ValidationError
from sqlalchemy import Connection
from starlette.responses import Response

from app.api.access import author
from app.api.articles import article_path
from app.api.asking import write
from app.api.bodies import MERGE_PATCH, MOST_TEXT_BYTES, read_object, read_plain_text
from app.api.facts import FIGURE_ID, fact_id
from app.api.negotiation import CONTENT_TYPE
from app.api.problems import written
from app.api.routes import PlainRoute
from app.api.sent import EXAMPLE_ARTICLE_ID, EXAMPLE_FACT_ID, EXAMPLE_TEXT, DecisionBody, body_of
from app.api.singles import read_single_query
from app.api.views import Article
from app.curation.articles import attach
from app.curation.deciding import correct, decide, propose
from app.drafts.evidence import digest
from app.drafts.reading import refusal
from app.errors import PreconditionRequired
from app.model.document import Fact
from app.queries import articles

router = APIRouter(route_class=PlainRoute)
ENTITY_TAG = re.compile(r'(W/)?"([^\s"]*)"')


def stored(document: str, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """A fact or article after it was written, with the ETag that it is read with, and that If-Match takes."""
    etag = {"ETag": f'"{digest(document)}"', "Cache-Control": "no-store"}
    return Response(document, status, {**etag, **(headers or {})}, CONTENT_TYPE["json"])


@router.post(
    "/v1/facts",
    tags=["Writing"],
    operation_id="propose_fact",
    summary="Propose a fact",
    description="Propose a fact of an article that is known here, with its evidence. Needs a key with the scope "
    "`propose`. The very same again is answered 200; every broken rule is told at once.",
    status_code=201,
    response_model=Fact,
    responses=written(409, again=Fact),
    openapi_extra=body_of("FactSent", "A fact, with the id of its article."),
)
async def propose_fact(request: Request) -> Response:
    by = await _allowed(request, "propose")
    data = await read_object(request)
    fact, document, new = await write(request, lambda connection: propose(connection, data, by))
    return stored(document, 201 if new else 200, {"Location": f"/v1/facts/{fact}"})


@router.patch(
    "/v1/facts/{id}",
    tags=["Writing"],
    operation_id="correct_fact",
    summary="Correct a fact",
    description="Send the fields to change (RFC 7396: arrays whole, null takes a field away) and a `reason`. "
    "Needs a key with the scope `curate`, and `If-Match` with the fact's ETag, so that nobody's change is lost. The "
    "example corrects what the example of *Propose a fact* proposes.",
    response_model=Fact,
    responses=written(404, 409, 412, 428),
    openapi_extra=body_of(
        "FactPatch", "The fields to change, and a reason.", "application/merge-patch+json", etag=True
    ),
)
async def correct_fact(request: Request, id: Annotated[str, fact_id(FIGURE_ID, proposed=EXAMPLE_FACT_ID)]) -> Response:
    by = await _allowed(request, "curate")
    tags = _matched(request)
    patch = await read_object(request, MERGE_PATCH)
    return stored(await write(request, lambda connection: correct(connection, id, patch, tags, by)))


@router.post(
    "/v1/facts/{id}/review",
    tags=["Writing"],
    operation_id="review_fact",
    summary="Decide on a fact",
    description="Accept (from proposed or rejected), reject (from proposed) or retract (from accepted) a fact. "
    "*Accepted* means that the article says this. Needs a key with the scope `curate`; `If-Match`, where sent, says "
    "which version was looked at. The example accepts what the example of *Propose a fact* proposes.",
    response_model=Fact,
    responses=written(404, 409, 412),
    openapi_extra=body_of("DecisionBody", "The decision, and why.", etag=False),
)
async def review_fact(request: Request, id: Annotated[str, fact_id(FIGURE_ID, proposed=EXAMPLE_FACT_ID)]) -> Response:
    by = await _allowed(request, "curate")
    tags = _matched(request) if "if-match" in request.headers else None
    data = await read_object(request)
    try:
        body = DecisionBody.model_validate(data)
    except ValidationError as error:
        raise refusal(error) from None
    decided = body.decision, body.reason, tags, by
    return stored(await write(request, lambda connection: decide(connection, id, *decided)))


@router.put(
    "/v1/articles/{id}/text",
    tags=["Reading articles"],
    operation_id="attach_text",
    summary="Attach an article's text",
    description="Send your copy of the article, the same to the last character; from then on answers quote it. "
    "The text itself is never served. Needs a key with the scope `curate`. The example is the article that the "
    "example of *Post an article* keeps, whose text is attached already.",
    response_model=Article,
    responses=written(404, 409),
    openapi_extra={
        "requestBody": {
            "required": True,
            "description": "The exact text.",
            "content": {"text/plain": {"schema": {"type": "string"}, "example": EXAMPLE_TEXT}},
        },
    },
)
async def attach_text(request: Request, id: Annotated[str, article_path(EXAMPLE_ARTICLE_ID)]) -> Response:
    await _allowed(request, "curate")
    text = await read_plain_text(request, MOST_TEXT_BYTES)

    def run(connection: Connection) -> Any:
        attach(connection, id, text)
        return articles.as_dict(articles.one(connection, id))

    return stored(orjson.dumps(await write(request, run)).decode(), headers={"Content-Location": f"/v1/articles/{id}"})


def _matched(request: Request) -> set[str] | None:
    """The strong ETags of If-Match, less an encoding's suffix; None for any (RFC 9110: a weak one never matches)."""
    header = ", ".join(request.headers.getlist("if-match"))
    if "if-match" not in request.headers:
        raise PreconditionRequired("say which version you mean: If-Match with the ETag that the fact was read with")
    if header.strip() == "*":
        return None
    return {tag.removesuffix("-gzip") for weak, tag in ENTITY_TAG.findall(header) if not weak}


async def _allowed(request: Request, scope: str) -> Any:
    """The author, after key, query and Accept are found right, and before the body is looked at."""
    by = await author(request, scope)
    read_single_query(request, {})
    return by

"""Articles: what is known of the texts that state facts."""

from typing import Annotated, Any

import orjson
from fastapi import APIRouter, Path, Request
from sqlalchemy import Connection, Row
from starlette.responses import Response

from app.api.asking import ask
from app.api.filters import (
    COUNT,
    CURSOR,
    FORMAT,
    LIMIT,
    PAIR,
    PUBLISHED,
    PUBLISHER,
    WORDS,
    Q,
)
from app.api.lists import Listing, answer
from app.api.pages import ArticlePage
from app.api.parameters import Parameter, by_name, coded, query_of, read_query
from app.api.problems import readable
from app.api.questions import out_of_order
from app.api.readers import read_as_is
from app.api.representations import flat_counts, json_response
from app.api.routes import PlainRoute
from app.api.singles import SINGLE, read_single_query
from app.api.views import Article
from app.drafts.article import METADATA
from app.drafts.facts import KINDS
from app.errors import Refused
from app.queries import articles
from app.queries.shapes import Position

router = APIRouter(tags=["Articles"], route_class=PlainRoute)
PARAMETERS = by_name(
    PAIR,
    PUBLISHER,
    coded("language", "Language of the article, ISO 639-1.", example="en"),
    Parameter("url", "Exactly this address.", read_as_is, {"type": "string", "minLength": 1}, None, many=True),
    Parameter("sha256", "Digest of the exact text.", read_as_is, WORDS, None, many=True),
    *PUBLISHED,
    Parameter(Q.name, "Every word must occur in title or publisher.", Q.read, Q.schema),
    LIMIT,
    CURSOR,
    COUNT,
    FORMAT,
)
COLUMNS = (*METADATA, "attached", *(f"counts_{kind}" for kind in KINDS))


def article_path(example: str = "art_7266e444e3cbaea3") -> Any:
    """The path parameter of an article's id."""
    return Path(description="The article's id.", openapi_examples={"known": {"value": example}})


@router.get(
    "/v1/articles",
    operation_id="list_articles",
    summary="Articles",
    description="The articles that state the facts, newest first, each with its counts of accepted facts.",
    response_model=ArticlePage,
    responses=readable(429),
    openapi_extra=query_of(PARAMETERS),
)
async def list_articles(request: Request) -> Response:
    values = read_query(request.scope["query_string"], PARAMETERS)
    if wrong := out_of_order(values):
        raise Refused.because(wrong)

    def page(connection: Connection, limit: int, after: Position | None) -> tuple[list[str], Position | None]:
        rows = list(articles.listed(connection, values, limit + 1, after))
        more: Position | None = [rows[limit - 1].published_last, rows[limit - 1].id] if len(rows) > limit else None
        return [_document(row) for row in rows[:limit]], more

    wanted = {name: value for name, value in values.items() if name not in {"limit", "cursor", "count", "format"}}
    listing = Listing(
        page=page,
        every=lambda connection, limit=None: map(_document, articles.listed(connection, values, limit)),
        count=lambda connection, bound: articles.count(connection, values, bound),
        columns=COLUMNS,
        flatten=flat_counts,
        binding=f"/v1/articles {sorted(wanted.items())!r}",
        shape=(int, str),
        slow=bool(wanted),
    )
    return await answer(request, values, listing)


@router.get(
    "/v1/articles/{id}",
    operation_id="get_article",
    summary="One article",
    description="An article by id. Its text is never served; whoever holds it can check it by its digest.",
    response_model=Article,
    responses=readable(404),
    openapi_extra=query_of(SINGLE),
)
async def get_article(
    request: Request,
    id: Annotated[str, article_path()],
) -> Response:
    read_single_query(request)
    return json_response(articles.as_dict(await ask(request, lambda connection: articles.one(connection, id))))


def _document(row: Row[Any]) -> str:
    return orjson.dumps(articles.as_dict(row)).decode()

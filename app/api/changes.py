"""What was changed: the revisions of the store, and those of one fact."""

from collections.abc import Iterator
from typing import Annotated, Any

import orjson
from fastapi import APIRouter, Request
from sqlalchemy import Connection, Row
from starlette.responses import Response

from app.api.asking import ask
from app.api.facts import FIGURE_ID, fact_id
from app.api.filters import FORMAT, LIMIT
from app.api.lists import DEFAULT_LIMIT, path_with, streamed
from app.api.pages import ChangePage, RevisionPage
from app.api.parameters import Parameter, by_name, query_of, read_query
from app.api.problems import readable
from app.api.readers import read_whole
from app.api.representations import FlatRow, fact_columns, flat_fact, list_response
from app.api.routes import PlainRoute
from app.api.wishes import format_of
from app.drafts.facts import KINDS
from app.errors import NotFound
from app.model.database import store_row
from app.queries import facts

router = APIRouter(tags=["History"], route_class=PlainRoute)
SINCE = Parameter(
    "since", "After this revision.", read_whole(0, 10**15), {"type": "integer", "minimum": 0, "maximum": 10**15}, 3
)
PARAMETERS = by_name(SINCE, LIMIT, FORMAT)
COLUMNS = ("revision", "at", "by", "action", "fact", "reason")
VERSION_COLUMNS = tuple(f"version_{name}" for name in fact_columns(KINDS))


@router.get(
    "/v1/changes",
    operation_id="list_changes",
    summary="Changes of the store",
    description="Every revision in order: who changed which fact, when and why. Ask with `since` to follow the store.",
    response_model=ChangePage,
    responses=readable(),
    openapi_extra=query_of(PARAMETERS),
)
async def list_changes(request: Request) -> Response:
    return await _changes(request, None)


@router.get(
    "/v1/facts/{id}/revisions",
    operation_id="list_revisions",
    summary="Revisions of a fact",
    description="All that was ever done to a fact, oldest first, each revision with the version that it made.",
    response_model=RevisionPage,
    responses=readable(404),
    openapi_extra=query_of(PARAMETERS),
)
async def list_revisions(request: Request, id: Annotated[str, fact_id(FIGURE_ID)]) -> Response:
    return await _changes(request, id)


async def _changes(request: Request, fact: str | None) -> Response:
    values = read_query(request.scope["query_string"], PARAMETERS)
    since = values.get("since", 0)
    chosen = format_of(request.scope, values)
    limit = values.get("limit")

    def rows(connection: Connection, most: int | None) -> Iterator[Row[Any]]:
        if fact is not None and not facts.exists(connection, fact):
            raise NotFound(f"there is no fact {fact[:60]}")
        return facts.changes(connection, fact, since, most)

    def page(connection: Connection, most: int) -> tuple[list[Row[Any]], int]:
        return list(rows(connection, most)), store_row(connection).revision

    if chosen != "json":
        columns = COLUMNS if fact is None else (*COLUMNS, *VERSION_COLUMNS)
        question = f"{request.scope['path']} {since} {limit}"
        return await streamed(
            request, lambda connection: map(_document, rows(connection, limit)), columns, _flat, chosen, question
        )
    limit = limit or DEFAULT_LIMIT
    found, latest = await ask(request, lambda connection: page(connection, limit + 1))
    following = path_with(request, since=str(found[limit - 1].revision)) if len(found) > limit else None
    links = {"self": path_with(request)} | ({"next": following} if following else {})
    return list_response(map(_document, found[:limit]), {"next": following, "latest": latest}, links)


def _document(row: Row[Any]) -> str:
    change = orjson.dumps(dict(zip(COLUMNS, row[: len(COLUMNS)], strict=True))).decode()
    return change if len(row) == len(COLUMNS) else f'{change[:-1]},"version":{row[-1]}}}'


def _flat(document: str) -> FlatRow:
    change, found, version = document.partition(',"version":')
    if not found:
        return dict(orjson.loads(document))
    flat = {f"version_{name}": value for name, value in flat_fact(version[:-1]).items()}
    return {**orjson.loads(change + "}"), **flat}

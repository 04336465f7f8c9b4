"""Code lists: every code that a field can have, with its meaning."""

from collections.abc import Iterator
from itertools import islice
from typing import Annotated

import orjson
from fastapi import APIRouter, Path, Request
from starlette.responses import Response

from app.api.filters import COUNT, CURSOR, FORMAT, LIMIT
from app.api.lists import Listing, answer
from app.api.pages import CodeListPage
from app.api.parameters import by_name, query_of, read_query
from app.api.problems import readable
from app.api.representations import json_response
from app.api.routes import PlainRoute
from app.api.singles import SINGLE, read_single_query
from app.api.views import WholeCodeList
from app.errors import NotFound, Reason
from app.queries.shapes import Position
from app.vocabulary.codes import CodeList, codelists, near

router = APIRouter(tags=["Code lists"], route_class=PlainRoute)
PARAMETERS = by_name(LIMIT, CURSOR, COUNT, FORMAT)
COLUMNS = ("name", "title", "definition", "codes", "path")


@router.get(
    "/v1/codelists",
    operation_id="list_codelists",
    summary="Code lists",
    description="The lists of codes that fields can have, each named after its field.",
    response_model=CodeListPage,
    responses=readable(),
    openapi_extra=query_of(PARAMETERS),
)
async def list_codelists(request: Request) -> Response:
    values = read_query(request.scope["query_string"], PARAMETERS)

    def every(_connection: object, limit: int | None = None, start: int = 0) -> Iterator[str]:
        return islice(map(_name, codelists().values()), start, None if limit is None else start + limit)

    def page(connection: object, limit: int, after: Position | None) -> tuple[list[str], Position | None]:
        start = max(int(after[0]), 0) if after else 0
        more: Position | None = [start + limit] if start + limit < len(codelists()) else None
        return list(every(connection, limit, start)), more

    listing = Listing(page, every, lambda *_: len(codelists()), COLUMNS, orjson.loads, "/v1/codelists", (int,))
    return await answer(request, values, listing)


@router.get(
    "/v1/codelists/{name}",
    operation_id="get_codelist",
    summary="One code list",
    description="A code list with the name, definition and aliases of each code, and its equivalents in SDMX, UCUM, "
    "UN M49, PLOVER or schema.org where there are any.",
    response_model=WholeCodeList,
    responses=readable(404),
    openapi_extra=query_of(SINGLE),
)
async def get_codelist(
    request: Request,
    name: Annotated[
        str, Path(description="The field it is for.", openapi_examples={"indicator": {"value": "indicator"}})
    ],
) -> Response:
    read_single_query(request)
    found = codelists().get(name)
    if found is None:
        hint = near(name, codelists())
        tip = f"did you mean {' or '.join(hint)}?" if hint else "see /v1/codelists"
        raise NotFound(f"there is no code list {name[:60]!r}; {tip}", [Reason("path", "name", tip)])
    return json_response(_whole(found))


def _name(found: CodeList) -> str:
    path = f"/v1/codelists/{found.name}"
    named = {"name": found.name, "title": found.title, "definition": found.definition}
    return orjson.dumps({**named, "codes": len(found.codes), "path": path}).decode()


def _whole(found: CodeList) -> dict[str, object]:
    codes = [
        {
            "code": code.code,
            "name": code.name,
            "definition": code.definition,
            "aliases": list(code.aliases),
            "equivalents": dict(code.equivalents),
        }
        for code in found.codes.values()
    ]
    return {"name": found.name, "title": found.title, "definition": found.definition, "codes": codes}

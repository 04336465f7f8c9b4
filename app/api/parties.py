"""Parties: who takes part in facts."""

from typing import Annotated, Any

import orjson
from fastapi import APIRouter, Path, Request
from sqlalchemy import Connection, Row
from starlette.responses import Response

from app.api.asking import ask
from app.api.filters import COUNT, COUNTRY, CURSOR, FORMAT, LIMIT, Q
from app.api.lists import Listing, answer
from app.api.pages import PartyPage
from app.api.parameters import Parameter, by_name, coded, query_of, read_query
from app.api.problems import readable
from app.api.representations import flat_counts, json_response
from app.api.routes import PlainRoute
from app.api.singles import SINGLE, read_single_query
from app.api.views import ListedParty
from app.drafts.facts import KINDS
from app.errors import NotFound
from app.queries import parties
from app.queries.shapes import Position
from app.vocabulary.economies import economy

router = APIRouter(tags=["Parties"], route_class=PlainRoute)
PARAMETERS = by_name(
    coded("type", "What it is: a country, a company, a person ...", "party_type", "person"),
    Parameter("country", "Where a company, agency or person belongs.", COUNTRY.read, COUNTRY.schema, "KAZ", many=True),
    Parameter(Q.name, "Every word must occur in one of its names.", Q.read, Q.schema, "tokayev"),
    LIMIT,
    CURSOR,
    COUNT,
    FORMAT,
)
COLUMNS = ("id", "name", "type", "country", "aliases", *(f"counts_{kind}" for kind in KINDS))


@router.get(
    "/v1/parties",
    operation_id="list_parties",
    summary="Parties",
    description="Economies, organisations, people, forums and places that take part in facts, by id.",
    response_model=PartyPage,
    responses=readable(429),
    openapi_extra=query_of(PARAMETERS),
)
async def list_parties(request: Request) -> Response:
    values = read_query(request.scope["query_string"], PARAMETERS)

    def page(connection: Connection, limit: int, after: Position | None) -> tuple[list[str], Position | None]:
        rows = list(parties.listed(connection, values, limit + 1, after))
        more: Position | None = [rows[limit - 1].id] if len(rows) > limit else None
        return [_document(connection, row) for row in rows[:limit]], more

    wanted = {name: value for name, value in values.items() if name in {"type", "country", "q"}}
    listing = Listing(
        page=page,
        every=lambda connection, limit=None: (
            _document(connection, row) for row in parties.listed(connection, values, limit)
        ),
        count=lambda connection, bound: parties.count(connection, values, bound),
        columns=COLUMNS,
        flatten=flat_counts,
        binding=f"/v1/parties {sorted(wanted.items())!r}",
        shape=(str,),
        slow=bool(wanted),
    )
    return await answer(request, values, listing)


@router.get(
    "/v1/parties/{id}",
    operation_id="get_party",
    summary="One party",
    description="A party by id: the code of an economy, or the slug of a name.",
    response_model=ListedParty,
    responses=readable(404),
    openapi_extra=query_of(SINGLE),
)
async def get_party(
    request: Request,
    id: Annotated[str, Path(description="The party's id.", openapi_examples={"bundled": {"value": "qaztrade"}})],
) -> Response:
    read_single_query(request)
    return json_response(await ask(request, lambda connection: _party(connection, id)))


def _party(connection: Connection, party: str) -> dict[str, object]:
    row = parties.one(connection, party)
    if row is not None:
        return parties.as_dict(connection, row)
    known = economy(party)
    if known is None:
        raise NotFound(f"there is no party {party[:60]!r}")
    # An economy without facts is as known as a pair without facts.
    counts = dict.fromkeys(KINDS, 0)
    names = {"id": known.code, "name": known.name, "type": known.type, "country": None}
    return {**names, "aliases": sorted(known.aliases), "counts": counts}


def _document(connection: Connection, row: Row[Any]) -> str:
    return orjson.dumps(parties.as_dict(connection, row)).decode()

"""The service itself: what it is, whether it lives, whether it is ready."""

from fastapi import APIRouter, Request
from sqlalchemy import Connection
from starlette.responses import Response

from app import __version__
from app.api.asking import ask
from app.api.parameters import query_of, read_query
from app.api.problems import documented, readable
from app.api.representations import json_response
from app.api.routes import PlainRoute
from app.api.singles import SINGLE, read_single_query
from app.api.views import About, Health
from app.model.database import store_row
from app.model.troubles import other_schema
from app.queries import pairs
from app.upkeep.migrate import is_current

router = APIRouter(tags=["Service"], route_class=PlainRoute)
NO_STORE = {"Cache-Control": "no-store"}
DESCRIPTION = "Events, figures and agreements between economies, as articles state them, each with its evidence."
LICENCE_NOTE = (
    "The facts and their summaries are free to use. Articles are their publishers': this service serves none, only "
    "offsets, digests and, where somebody attached a copy, short quotations as evidence."
)
LINKS = {
    "docs": "/docs",
    "openapi": "/openapi.json",
    **{
        name: f"/v1/{name}"
        for name in (
            "facts", "figures", "events", "agreements", "articles", "pairs", "parties", "codelists", "changes",
        )
    },
    "livez": "/livez",
    "readyz": "/readyz",
}  # fmt: skip


@router.get(
    "/",
    operation_id="get_service",
    summary="The service",
    description="What this service is: its version, what it holds, where everything is, the licence of the data.",
    response_model=About,
    responses=readable(),
    openapi_extra=query_of(SINGLE),
)
async def get_service(request: Request) -> Response:
    read_single_query(request)
    described = {"name": "Tradefacts", "version": __version__, "description": DESCRIPTION}
    licensed = {"licence": "CC0-1.0", "licence_note": LICENCE_NOTE}
    return json_response({**described, **licensed, "counts": await ask(request, _counts), "links": LINKS})


def _counts(connection: Connection) -> dict[str, int]:
    state = store_row(connection)
    totals = pairs.tally(connection, "all", "all")
    return {
        **totals,
        "articles": state.articles,
        "pairs": pairs.count(connection, ()),
        "revision": state.revision,
    }


@router.get(
    "/livez",
    operation_id="get_livez",
    summary="Whether it lives",
    description="200 as long as the process answers.",
    response_model=Health,
    responses=documented(400, 414, 422, 431),
)
async def get_livez(request: Request) -> Response:
    read_query(request.scope["query_string"], {})
    return json_response({"status": "alive"}, NO_STORE)


@router.get(
    "/readyz",
    operation_id="get_readyz",
    summary="Whether it is ready",
    description="200 when the store can be read and has the schema of this release, else 503.",
    response_model=Health,
    responses=documented(400, 414, 422, 431, 503),
)
async def get_readyz(request: Request) -> Response:
    read_query(request.scope["query_string"], {})
    if not await ask(request, is_current):
        raise other_schema()
    return json_response({"status": "ready"}, NO_STORE)

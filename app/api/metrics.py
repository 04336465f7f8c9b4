"""Numbers for Prometheus: requests, durations, the store, the cache, the reader."""

import asyncio
from typing import Any

from fastapi import APIRouter, Request
from sqlalchemy import Connection
from starlette.responses import Response

from app.api.asking import OPERATORS, ask
from app.api.parameters import read_query
from app.api.routes import PlainRoute
from app.api.tally import Shared
from app.errors import TooCostly, Unavailable
from app.model.database import store_bytes, store_row
from app.queries.totals import by_kind_and_review

router = APIRouter(include_in_schema=False, route_class=PlainRoute)  # for an operator, whose tools know the format
TEXT = "text/plain; version=0.0.4; charset=utf-8"


@router.get("/metrics")
async def get_metrics(request: Request) -> Response:
    """The numbers of all workers, whichever is asked, in Prometheus's text format."""
    read_query(request.scope["query_string"], {})
    shared: Shared = request.app.state.shared
    try:
        held = await ask(request, _held, pool=OPERATORS)
    except (Unavailable, TooCostly):
        held = None
    told = await asyncio.get_running_loop().run_in_executor(OPERATORS, _told, shared, held)
    return Response(told, headers={"Content-Type": TEXT, "Cache-Control": "no-store"})


def _held(connection: Connection) -> dict[str, Any]:
    state = store_row(connection)
    return {
        "facts": by_kind_and_review(connection),
        "bytes": store_bytes(connection),
        "revision": state.revision,
        "articles": state.articles,
        "texts": state.texts,
    }


def _told(shared: Shared, held: dict[str, Any] | None) -> bytes:
    # Prometheus's library takes 20 ms to load, which no start waits for.
    from app.api.exposition import exposition  # noqa: PLC0415 - as said

    return exposition(shared.whole(), held)

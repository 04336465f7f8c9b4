"""Pairs of economies, and all about one of them on a page."""

from typing import Annotated, Any

import orjson
from fastapi import APIRouter, Path, Request
from sqlalchemy import Connection
from starlette.responses import Response

from app.api.asking import ask
from app.api.filters import COUNT, COUNTRY, CURSOR, FORMAT, LIMIT
from app.api.lists import Listing, answer
from app.api.pages import PairPage
from app.api.parameters import by_name, query_of, read_query
from app.api.problems import readable
from app.api.representations import flat_counts, members_response
from app.api.routes import PlainRoute
from app.api.singles import SINGLE_THEN, read_single_query
from app.api.views import Dossier
from app.drafts.facts import KINDS
from app.errors import NotFound, Reason
from app.model.mentions import MEASURED
from app.queries import articles, pairs
from app.queries.facts import revision_at
from app.queries.shapes import Position
from app.vocabulary.economies import economies, parse_pair

router = APIRouter(tags=["Pairs"], route_class=PlainRoute)
PARAMETERS = by_name(COUNTRY, LIMIT, CURSOR, COUNT, FORMAT)
COLUMNS = ("pair", "economies", *(f"counts_{kind}" for kind in KINDS))


@router.get(
    "/v1/pairs",
    operation_id="list_pairs",
    summary="Pairs of economies",
    description="Every two economies that take part in an accepted fact together, most facts first.",
    response_model=PairPage,
    responses=readable(),
    openapi_extra=query_of(PARAMETERS),
)
async def list_pairs(request: Request) -> Response:
    values = read_query(request.scope["query_string"], PARAMETERS)
    country = values.get("country", ())

    def page(connection: Connection, limit: int, after: Position | None) -> tuple[list[str], Position | None]:
        rows = pairs.listed(connection, country, limit + 1, after)
        more: Position | None = [rows[limit - 1].total, rows[limit - 1].code] if len(rows) > limit else None
        return [_document(row) for row in rows[:limit]], more

    listing = Listing(
        page=page,
        every=lambda connection, limit=None: map(_document, pairs.listed(connection, country, limit, None)),
        count=lambda connection, _bound: pairs.count(connection, country),
        columns=COLUMNS,
        flatten=_flat,
        binding=f"/v1/pairs {sorted(country)}",
        shape=(int, str),
    )
    return await answer(request, values, listing)


@router.get(
    "/v1/pairs/{pair}",
    operation_id="get_pair",
    summary="Dossier of a pair",
    description="Two economies on one page: latest figures, targets, events, agreements, articles, and what the same "
    "articles say about one of the two alone. A pair without facts has an empty dossier.",
    response_model=Dossier,
    responses=readable(404),
    openapi_extra=query_of(SINGLE_THEN),
)
async def get_pair(
    request: Request,
    pair: Annotated[
        str,
        Path(description="Two codes, in either order and case.", openapi_examples={"bundled": {"value": "CHN-KAZ"}}),
    ],
) -> Response:
    values = read_single_query(request, SINGLE_THEN)
    found = parse_pair(pair)
    if found is None:
        wrong = Reason("path", "pair", "a pair is two different economies that take part in facts, such as CHN-KAZ")
        raise NotFound(f"there is no pair {pair[:60]!r}", [wrong])
    as_of = values.get("as_of")

    def near(connection: Connection) -> dict[str, Any] | None:
        context = pairs.near_context(connection, found)
        return None if context is None else _dossier(connection, found, None, context)

    def whole(connection: Connection) -> dict[str, Any]:
        return _dossier(connection, found, as_of, pairs.context(connection, found, as_of))

    dossier = None if as_of else await ask(request, near)
    if dossier is None:
        dossier = await ask(request, whole, slow=True, as_of=as_of)
    return members_response(dossier)


def _dossier(connection: Connection, pair: str, as_of: str | None, context: list[str]) -> dict[str, Any]:
    """The members of a dossier; its facts as the documents that are stored."""
    revision = revision_at(connection, as_of)
    lists = pairs.lists(connection, pair, as_of)
    stating = articles.of_pair(connection, pair, revision, pairs.PER_LIST)
    at = f"&as_of={as_of}" if as_of else ""
    measured = "".join(f"&status={status}" for status in MEASURED)
    aimed = "".join(f"&status={status}" for status in pairs.TARGETS)
    return {
        "pair": pair,
        "economies": _economies(pair),
        "counts": pairs.tally_at(connection, pair, as_of),
        "latest": pairs.latest(connection, pair, as_of),
        "targets": lists["targets"],
        "events": lists["events"],
        "agreements": lists["agreements"],
        "articles": [orjson.dumps(articles.as_dict(row)).decode() for row in stating],
        "context": context,
        "more": {
            "latest": f"/v1/figures?pair={pair}{measured}&sort=-period{at}",
            "targets": f"/v1/figures?pair={pair}{aimed}&sort=-period{at}",
            "events": f"/v1/events?pair={pair}{at}",
            "agreements": f"/v1/agreements?pair={pair}{at}",
            "articles": f"/v1/articles?pair={pair}",
            "context": f"/v1/facts?pair={pair}&context=true{at}",
        },
    }


def _economies(pair: str) -> list[dict[str, str]]:
    return [{"code": code, "name": economies()[code].name} for code in pair.split("-")]


def _document(row: Any) -> str:
    counts = {kind: getattr(row, kind) for kind in KINDS}
    return orjson.dumps({"pair": row.code, "economies": _economies(row.code), "counts": counts}).decode()


def _flat(document: str) -> dict[str, Any]:
    found = flat_counts(document)
    return {**found, "economies": [economy["name"] for economy in found["economies"]]}

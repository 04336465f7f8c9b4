"""Facts of every kind: lists and single ones."""

from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, Path, Request
from starlette.responses import Response

from app.api.asking import ask
from app.api.filters import fact_parameters
from app.api.lists import Listing, answer
from app.api.pages import AgreementPage, EventPage, FactPage, FigurePage
from app.api.parameters import Parameter, query_of
from app.api.problems import readable
from app.api.questions import read_facts_query
from app.api.representations import document_response, fact_columns, flat_fact
from app.api.routes import PlainRoute
from app.api.singles import SINGLE_THEN, read_single_query
from app.drafts.facts import KINDS
from app.model.document import Agreement, Event, Fact, Figure
from app.queries import facts
from app.queries.selection import Selection
from app.queries.shapes import shape_of
from app.queries.ways import seeks

router = APIRouter(tags=["Facts"], route_class=PlainRoute)


def listing(wanted: Selection, path: str) -> Listing:
    """A list of facts as `lists.answer` takes it."""
    return Listing(
        page=lambda connection, limit, after: facts.page(connection, wanted, limit, after),
        every=lambda connection, limit=None: facts.stream(connection, wanted, limit),
        count=lambda connection, bound: facts.count(connection, wanted, bound),
        columns=fact_columns(wanted.kinds if path == "/v1/facts" else (path.removeprefix("/v1/")[:-1],)),
        flatten=flat_fact,
        binding=wanted.binding(path),
        shape=facts.SHAPES[wanted.sort],
        slow=not seeks(shape_of(wanted)),
    )


async def _list(request: Request, kinds: tuple[str, ...], known: dict[str, Parameter]) -> Response:
    values, wanted = read_facts_query(request.scope["query_string"], kinds, known)
    return await answer(request, values, listing(wanted, request.scope["path"]))


async def _single(request: Request, fact: str, kind: str | None) -> Response:
    as_of = read_single_query(request, SINGLE_THEN).get("as_of")
    return document_response(await ask(request, partial(facts.one, fact=fact, kind=kind, as_of=as_of), as_of=as_of))


FACTS = fact_parameters(KINDS)
FIGURES = fact_parameters(("figure",))
EVENTS = fact_parameters(("event",))
AGREEMENTS = fact_parameters(("agreement",))
LIST_ERRORS = readable(429)
ONE_ERRORS = readable(404)
TABLES = (
    " A filter given twice means *or*, different filters *and*; `next` is the path of the next page. "
    "`?format=csv` gives every match as one flat row, `?format=ndjson` as one line of JSON."
)
FIGURE_ID, EVENT_ID, AGREEMENT_ID = "fig_827b9fcf4decc099", "evt_171a409f2f6b30d9", "agr_39b76c218781cd95"


def fact_id(*examples: str, proposed: str | None = None) -> Any:
    """The path parameter of a fact's id: bundled ones as examples, or first of all one that an example proposes."""
    named = {"fig": "A record of trade", "evt": "A visit", "agr": "A memorandum"}
    bundled: Any = {"proposed": {"summary": "The proposal of the example", "value": proposed}} if proposed else {}
    bundled |= {example[:3]: {"summary": named[example[:3]], "value": example} for example in examples}
    return Path(description="The fact's id.", openapi_examples=bundled)


@router.get(
    "/v1/facts",
    operation_id="list_facts",
    summary="Facts of every kind",
    description="Events, figures and agreements, newest publication first." + TABLES,
    response_model=FactPage,
    responses=LIST_ERRORS,
    openapi_extra=query_of(FACTS),
)
async def list_facts(request: Request) -> Response:
    return await _list(request, KINDS, FACTS)


@router.get(
    "/v1/figures",
    operation_id="list_figures",
    summary="Figures",
    description="What articles put in numbers: trade, growth, targets, tariffs." + TABLES,
    response_model=FigurePage,
    responses=LIST_ERRORS,
    openapi_extra=query_of(FIGURES),
)
async def list_figures(request: Request) -> Response:
    return await _list(request, ("figure",), FIGURES)


@router.get(
    "/v1/events",
    operation_id="list_events",
    summary="Events",
    description="Visits, talks, measures, disputes: what happened, goes on, or is planned." + TABLES,
    response_model=EventPage,
    responses=LIST_ERRORS,
    openapi_extra=query_of(EVENTS),
)
async def list_events(request: Request) -> Response:
    return await _list(request, ("event",), EVENTS)


@router.get(
    "/v1/agreements",
    operation_id="list_agreements",
    summary="Agreements",
    description="Treaties, memoranda, contracts, partnerships, at whatever stage." + TABLES,
    response_model=AgreementPage,
    responses=LIST_ERRORS,
    openapi_extra=query_of(AGREEMENTS),
)
async def list_agreements(request: Request) -> Response:
    return await _list(request, ("agreement",), AGREEMENTS)


@router.get(
    "/v1/facts/{id}",
    operation_id="get_fact",
    summary="One fact",
    description="A fact of any kind by id. A retracted one keeps its address and tells why.",
    response_model=Fact,
    responses=ONE_ERRORS,
    openapi_extra=query_of(SINGLE_THEN),
)
async def get_fact(request: Request, id: Annotated[str, fact_id(FIGURE_ID, EVENT_ID, AGREEMENT_ID)]) -> Response:
    return await _single(request, id, None)


@router.get(
    "/v1/figures/{id}",
    operation_id="get_figure",
    summary="One figure",
    description="A figure by id, with its value, unit, period and evidence.",
    response_model=Figure,
    responses=ONE_ERRORS,
    openapi_extra=query_of(SINGLE_THEN),
)
async def get_figure(request: Request, id: Annotated[str, fact_id(FIGURE_ID)]) -> Response:
    return await _single(request, id, "figure")


@router.get(
    "/v1/events/{id}",
    operation_id="get_event",
    summary="One event",
    description="An event by id, with its parties, place, period and evidence.",
    response_model=Event,
    responses=ONE_ERRORS,
    openapi_extra=query_of(SINGLE_THEN),
)
async def get_event(request: Request, id: Annotated[str, fact_id(EVENT_ID)]) -> Response:
    return await _single(request, id, "event")


@router.get(
    "/v1/agreements/{id}",
    operation_id="get_agreement",
    summary="One agreement",
    description="An agreement by id, with its parties, stage and evidence.",
    response_model=Agreement,
    responses=ONE_ERRORS,
    openapi_extra=query_of(SINGLE_THEN),
)
async def get_agreement(request: Request, id: Annotated[str, fact_id(AGREEMENT_ID)]) -> Response:
    return await _single(request, id, "agreement")

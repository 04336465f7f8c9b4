"""Reading articles: what the reader finds in a text, shown or kept as proposals."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from time import perf_counter
from typing import Any, ParamSpec, TypeVar

import orjson
from fastapi import APIRouter, Request
from pydantic import ValidationError
from sqlalchemy import Connection
from starlette.responses import Response

from app.api.access import CHALLENGE, author, bearer
from app.api.asking import ask, write
from app.api.bodies import MOST_ARTICLE_BYTES, MOST_TEXT_BYTES, read_object
from app.api.problems import written
from app.api.rates import spend
from app.api.representations import members_response
from app.api.routes import PlainRoute
from app.api.sent import ArticleBody, body_of
from app.api.singles import read_single_query
from app.api.tally import READING
from app.api.views import ReadArticle
from app.curation.reading import day_of, take_in
from app.curation.showing import article_shown, shown
from app.drafts.article import ArticleDraft, checked_text
from app.drafts.evidence import digest
from app.drafts.reading import refusal
from app.errors import Forbidden, Reason, Refused, TooLarge, Unauthorized
from app.extraction.read import read
from app.queries import articles

router = APIRouter(tags=["Reading articles"], route_class=PlainRoute)
P = ParamSpec("P")
T = TypeVar("T")
OPEN_BYTES = 64 * 1024
# Reading takes a processor for as long as it takes: writes and streams, in other threads, do not wait for it.
READING_THREADS = ThreadPoolExecutor(2, "reading")


@router.post(
    "/v1/read",
    operation_id="read_text",
    summary="Read a text",
    description="The figures, events and agreements that the reader finds in an English text, as it would propose "
    "them. Nothing is kept. Open to everybody up to 64 KiB of text; beyond, a key with the scope `propose` is needed.",
    response_model=ReadArticle,
    responses=written(429),
    openapi_extra=body_of("ArticleBody", "The text, and what is known about it."),
)
async def read_text(request: Request) -> Response:
    key = await bearer(request)
    await spend(request, "reading")
    article, text = await _article(request)
    if len(text.encode()) > OPEN_BYTES and (key is None or "propose" not in key.scopes):
        wrong = Unauthorized if key is None else Forbidden
        challenge = {"WWW-Authenticate": f'{CHALLENGE}, scope="propose"'}
        raise wrong(f"a text of more than {OPEN_BYTES} bytes needs a key with the scope propose", headers=challenge)
    documents = await _timed(request, shown, article, text)
    return _answer(article_shown(article), documents, 200)


@router.post(
    "/v1/articles",
    operation_id="post_article",
    summary="Post an article",
    description="Keeps an article, reads it, and proposes what the reader finds; a curator decides. Only `text` is "
    "needed; without `published`, words such as *last year* stay unknown. The same text again is answered 200 and "
    "changes nothing; that of an article known by its digest alone is attached and read. `ETag` is that of the article "
    "at `Location`. Needs a key with the scope `propose`.",
    status_code=201,
    response_model=ReadArticle,
    responses=written(409, 429, again=ReadArticle),
    openapi_extra=body_of("ArticleBody", "The text, and what is known about it."),
)
async def post_article(request: Request) -> Response:
    by = await author(request, "propose")
    await spend(request, "reading")
    article, text = await _article(request)
    day = await ask(request, lambda connection: day_of(connection, article), primary=True)
    readings = await _timed(request, read, text, day)

    def keep(connection: Connection) -> tuple[dict[str, Any], bool, list[str]]:
        row, new, documents = take_in(connection, article, text, readings, by)
        return articles.as_dict(articles.one(connection, row.id)), new, documents

    kept, new, documents = await write(request, keep)
    etag = f'"{digest(orjson.dumps(kept).decode())}"'
    return _answer(kept, documents, 201 if new else 200, {"Location": f"/v1/articles/{kept['id']}", "ETag": etag})


async def _timed(request: Request, work: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> T:
    """What the reader finds, found in a thread; how long it took is counted."""
    begun = perf_counter()
    found = await asyncio.get_running_loop().run_in_executor(READING_THREADS, partial(work, *arguments, **named))
    request.app.state.tally.timed(READING, perf_counter() - begun)
    return found


async def _article(request: Request) -> tuple[ArticleDraft, str]:
    """The article in the body. Refused with every reason at once; TooLarge for a text beyond 1 MiB."""
    read_single_query(request, {})
    data = await read_object(request, most=MOST_ARTICLE_BYTES)
    try:
        body = ArticleBody.model_validate(data)
    except ValidationError as error:
        raise refusal(error, ArticleBody.model_fields) from None
    try:
        checked_text(body.text)
    except ValueError as error:
        raise Refused.because([Reason("body", "/text", str(error))]) from None
    if len(body.text.encode()) > MOST_TEXT_BYTES:
        raise TooLarge(f"a text has at most {MOST_TEXT_BYTES} bytes in UTF-8")
    known = body.model_dump(exclude={"text"})
    return ArticleDraft(sha256=digest(body.text), **known), body.text


def _answer(
    article: dict[str, Any], documents: list[str], status: int, headers: dict[str, str] | None = None
) -> Response:
    answer = members_response({"article": article, "facts": documents})
    answer.status_code = status
    answer.headers.update({"Cache-Control": "no-store", **(headers or {})})
    return answer

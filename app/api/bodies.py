"""Reading bodies: media type, bounds, UTF-8, JSON with exact numbers."""

import json
from decimal import Decimal, InvalidOperation
from typing import Any

from starlette.requests import ClientDisconnect, Request

from app.errors import BadRequest, Reason, Refused, TooLarge, UnsupportedMediaType

JSON = ("application/json",)
MERGE_PATCH = ("application/merge-patch+json", "application/json")
PLAIN_TEXT = ("text/plain",)
CHARSETS = {"utf-8", "utf8", "us-ascii"}
MOST_FACT_BYTES = 2**20
MOST_TEXT_BYTES = 2**20
MOST_ARTICLE_BYTES = 8 * 2**20
# Python turns no longer ones into integers, as that takes quadratic time.
LONGEST_INTEGER = 4000


async def read_bytes(request: Request, media: tuple[str, ...], most: int) -> bytes:
    """The body. UnsupportedMediaType, or TooLarge as soon as it is announced or sent."""
    most = min(most, request.app.state.settings.body_bytes)
    given, *parameters = request.headers.get("content-type", "").lower().split(";")
    named = [(name.strip(), value.strip(' "')) for name, _, value in (each.partition("=") for each in parameters)]
    if given.strip() not in media or not {value for name, value in named if name == "charset"} <= CHARSETS:
        shown = request.headers.get("content-type", "no type")[:80]
        raise UnsupportedMediaType(
            f"{shown!r} is not taken here: {' or '.join(media)} in UTF-8 is",
            headers={"Accept-Patch" if request.method == "PATCH" else "Accept-Post": ", ".join(media)},
        )
    if request.headers.get("content-encoding", "identity").lower() != "identity":
        raise UnsupportedMediaType("a body is taken as it is: send it without Content-Encoding")
    announced = request.headers.get("content-length", "")
    if announced.isdecimal() and int(announced) > most:
        raise TooLarge(f"a body has at most {most} bytes here")
    body = bytearray()
    try:
        async for chunk in request.stream():
            body += chunk
            if len(body) > most:
                raise TooLarge(f"a body has at most {most} bytes here")
    except ClientDisconnect:
        raise BadRequest("the client left before its body was whole") from None
    return bytes(body)


async def read_plain_text(request: Request, most: int) -> str:
    """A text in UTF-8. BadRequest if it is none."""
    return _decoded(await read_bytes(request, PLAIN_TEXT, most))


async def read_object(request: Request, media: tuple[str, ...] = JSON, most: int = MOST_FACT_BYTES) -> dict[str, Any]:
    """A JSON object, its numbers exact. BadRequest if it is no JSON, Refused if it is no object."""
    text = _decoded(await read_bytes(request, media, most))
    try:
        data = DECODER.decode(text)
    except RecursionError:
        raise BadRequest("this JSON is nested too deeply") from None
    except ValueError as error:
        raise BadRequest(f"this is no JSON: {error}") from None
    if not isinstance(data, dict):
        raise Refused.because([Reason("body", "", "a JSON object is needed")])
    return data


def _decoded(body: bytes) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        raise BadRequest(f"the body is no valid UTF-8 at byte {error.start}") from None


def _exact(number: str) -> Decimal:
    """Every digit of a number. One whose exponent passes all bounds is NaN, which every field refuses."""
    try:
        return Decimal(number)
    except InvalidOperation:
        return Decimal("NaN")


def _whole(number: str) -> int | Decimal:
    return int(number) if len(number) <= LONGEST_INTEGER else Decimal(number)


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is no JSON number")


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a member stands twice in one object")
    return found


# Made once: `json.loads` would make one for each body.
DECODER = json.JSONDecoder(parse_float=_exact, parse_int=_whole, parse_constant=_no_number, object_pairs_hook=_unique)

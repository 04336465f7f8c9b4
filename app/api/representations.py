"""Answers as JSON, CSV (RFC 4180) and NDJSON: joined from finished documents, flattened, streamed."""

import asyncio
import csv
import io
import json
from collections.abc import AsyncGenerator, Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import Any

import orjson
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from app.api.negotiation import CONTENT_TYPE
from app.errors import Problem
from app.model.document import AGREEMENT, EVENT, FIGURE
from app.telemetry import log

CHUNK = 100
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
# Quotes of articles hold them, and JSON lets them stand, but not only Python ends lines there (`splitlines`, httpx).
LINE_ENDS = {end: f"\\u{ord(end):04x}" for end in "\x85\u2028\u2029"}
FlatRow = Mapping[str, Any]
HEAD = ("id", "kind", "summary", "subject", "pair")
TAIL = (
    "status", "period", "period_first", "period_last", "parties", "stated_by", "article", "article_title", "publisher",
    "published", "evidence_start", "evidence_end", "evidence_sha256", "evidence_quote", "relations", "review", "reason",
    "revision", "recorded_at", "proposed_by", "confidence", "reasons",
)  # fmt: skip
OWN = {"figure": FIGURE, "event": EVENT, "agreement": AGREEMENT}


def json_response(value: object, headers: Mapping[str, str] | None = None) -> Response:
    """A value as JSON."""
    return Response(orjson.dumps(value), media_type=CONTENT_TYPE["json"], headers=headers)


def document_response(document: str) -> Response:
    """A finished document as it is stored."""
    return Response(document, media_type=CONTENT_TYPE["json"])


def list_response(items: Iterable[str], members: Mapping[str, object], links: Mapping[str, str]) -> Response:
    """A page of finished documents as `items`, with the members beside them and the links of RFC 8288."""
    # Joined first, one letter beyond Latin-1 would widen them all.
    joined = b",".join(map(str.encode, items))
    rest = b"".join(b"," + orjson.dumps(name) + b":" + orjson.dumps(value) for name, value in members.items())
    body = b'{"items":[' + joined + b"]" + rest + b"}"
    link = ", ".join(f'<{target}>; rel="{relation}"' for relation, target in links.items())
    return Response(body, media_type=CONTENT_TYPE["json"], headers={"Link": link})


def members_response(members: Mapping[str, object]) -> Response:
    """An object some of whose members are lists of finished documents (strings)."""
    parts = []
    for name, value in members.items():
        if isinstance(value, list) and all(isinstance(entry, str) for entry in value):
            body = b"[" + ",".join(value).encode() + b"]"
        else:
            body = orjson.dumps(value)
        parts.append(orjson.dumps(name) + b":" + body)
    return Response(b"{" + b",".join(parts) + b"}", media_type=CONTENT_TYPE["json"])


class Stream(Response):
    """An answer sent chunk by chunk, each chunk made in a thread; it ends when the client goes."""

    def __init__(
        self, chunks: AsyncGenerator[bytes], end: Callable[[], None], media_type: str, headers: Mapping[str, str]
    ) -> None:
        super().__init__(media_type=media_type, headers=headers)
        del self.headers["content-length"]
        self.chunks = chunks
        self.end = end

    async def __call__(self, _scope: Scope, receive: Receive, send: Send) -> None:
        """Send the chunks; `Delivery` breaks off at the headers where those are all that was asked for."""
        gone = asyncio.ensure_future(_disconnected(receive))
        try:
            await send({"type": "http.response.start", "status": 200, "headers": self.raw_headers})
            async for chunk in self.chunks:
                await send({"type": "http.response.body", "body": chunk, "more_body": True})
                if gone.done():
                    return
            await send({"type": "http.response.body", "body": b"", "more_body": False})
        except Problem as problem:
            # The status is sent: only an end without the last chunk can tell the client that this is not all.
            log.warning("a stream was broken off: %s", problem.detail)
        finally:
            gone.cancel()
            await self.chunks.aclose()
            await asyncio.to_thread(self.end)


async def _disconnected(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def in_chunks(lines: Iterator[bytes]) -> Iterator[bytes]:
    """Lines joined by the hundreds, so that a thread is asked rarely."""
    while chunk := b"".join(islice(lines, CHUNK)):
        yield chunk


def ndjson_lines(documents: Iterable[str]) -> Iterator[bytes]:
    """One document a line, whatever a client takes for the end of a line."""
    for document in documents:
        told = document
        # To look costs a fifth of replacing, and hardly any document holds one.
        if not document.isascii() and any(map(document.__contains__, LINE_ENDS)):
            for end, escape in LINE_ENDS.items():
                told = told.replace(end, escape)
        yield told.encode() + b"\n"


def csv_lines(columns: Sequence[str], rows: Iterable[FlatRow]) -> Iterator[bytes]:
    """The header, then one line a row, each ended by CRLF; nulls are empty."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    for cells in _with_header(columns, rows):
        writer.writerow(cells)
        yield buffer.getvalue().encode()
        buffer.seek(0)
        buffer.truncate()


def _with_header(columns: Sequence[str], rows: Iterable[FlatRow]) -> Iterator[Sequence[str]]:
    yield columns
    for row in rows:
        yield [_cell(row.get(column)) for column in columns]


def _cell(value: object) -> str:
    """A cell's text. Text that a spreadsheet would run as a formula gets an apostrophe first."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        value = "; ".join(str(entry) for entry in value)
    text = str(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(FORMULA) else text


@cache
def fact_columns(kinds: tuple[str, ...]) -> tuple[str, ...]:
    """The columns of a list of facts of these kinds."""
    return tuple(dict.fromkeys((*HEAD, *(name for kind in kinds for name in OWN[kind]), *TAIL)))


def flat_fact(document: str) -> FlatRow:
    """A fact as one flat row: codes and ids for what is nested, the main stretch of the evidence."""
    fact = json.loads(document, parse_float=Number, parse_int=Number)
    main = fact["evidence"][0]
    period = fact["period"] or {}
    article = fact["article"]
    source, base = fact.get("source_agency"), fact.get("base_period")
    return {
        **fact,
        "period": period.get("edtf"),
        "period_first": period.get("first"),
        "period_last": period.get("last"),
        "parties": [f"{party['id']} ({party['role']})" for party in fact["parties"]],
        "stated_by": fact["stated_by"] and fact["stated_by"]["id"],
        "source_agency": source and source["id"],
        "base_period": base and base["edtf"],
        "article": article["id"],
        "article_title": article["title"],
        "publisher": article["publisher"],
        "published": article["published"],
        **{f"evidence_{name}": main[name] for name in ("start", "end", "sha256", "quote")},
        "proposed_by": fact["proposed_by"] and fact["proposed_by"]["name"],
        "relations": [f"{tie['relation']} {tie['fact']}" for tie in fact["relations"]],
    }


def flat_counts(document: str) -> FlatRow:
    """Anything with counts as one flat row."""
    found = orjson.loads(document)
    return {**found, **{f"counts_{kind}": number for kind, number in found["counts"].items()}}


class Number:
    """A number exactly as the document writes it: a cell that is no text."""

    def __init__(self, digits: str) -> None:
        self.digits = digits

    def __str__(self) -> str:
        return self.digits

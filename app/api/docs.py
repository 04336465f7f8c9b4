"""The docs page: Swagger UI from files of our own, so that it works without any network."""

import json
from functools import cache
from pathlib import Path

from fastapi import APIRouter, Response

from app.errors import NotFound

FILES = Path(__file__).with_name("swagger")
# manifest.json tells the package, version and digests of the files that are not ours.
ASSETS = frozenset(json.loads((FILES / "manifest.json").read_text())["files"]) | {"docs.css", "docs.js"}
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".png": "image/png",
}
# The guard sends it instead of that of all other answers.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src 'self' data:; "  # Swagger UI's icons stand in its style sheet
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)

router = APIRouter(include_in_schema=False)


@router.get("/docs")
async def page() -> Response:
    return Response(content("docs.html"), headers={"Content-Type": TYPES[".html"]})


@router.get("/docs/{asset}")
async def file(asset: str) -> Response:
    if asset not in ASSETS:
        raise NotFound(f"the docs page has no file {asset[:60]!r}")
    return Response(content(asset), media_type=TYPES.get(Path(asset).suffix, "text/plain; charset=utf-8"))


@router.get("/favicon.ico")
async def icon() -> Response:
    return Response(content("favicon-32x32.png"), media_type=TYPES[".png"])


@cache
def content(name: str) -> bytes:
    """A file of the docs page."""
    return (FILES / name).read_bytes()

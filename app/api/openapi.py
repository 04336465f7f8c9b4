"""What the OpenAPI document says of the service as a whole."""

from typing import Any

from fastapi import FastAPI

from app import __version__
from app.api.sent import sent_schemas

DESCRIPTION = """
News says that trade between two countries hit a record, that a ministry and a company signed a memorandum, that a
president will visit. Here such statements are data: **figures, events and agreements**, typed, comparable and citable.

* Each fact points at the exact characters of the article that say so (`evidence`: offsets and a digest).
* *Accepted* means that a reviewer confirms that **the article says this**; nothing is claimed about its truth.
* Nothing is overwritten: `as_of` gives any answer as it stood at an earlier moment, `/v1/changes` what has changed.
* Start with a pair: `/v1/pairs/CHN-KAZ`, or `/v1/facts?pair=CHN-KAZ&context=true`.

Economies are ISO 3166-1 alpha-3 codes, currencies ISO 4217, periods EDTF (ISO 8601-2). Every code is explained under
`/v1/codelists`. Errors are RFC 9457 problems that name what is wrong, and the remedy.
"""
TAGS = {
    "/v1/facts": "Facts",
    "/v1/figures": "Facts",
    "/v1/events": "Facts",
    "/v1/agreements": "Facts",
    "/v1/changes": "History",
    "/v1/pairs": "Pairs",
    "/v1/articles": "Articles",
    "/v1/parties": "Parties",
    "/v1/codelists": "Code lists",
}


def documented(app: FastAPI) -> FastAPI:
    """The application with its title, version and description, and the schemas of what is sent."""
    app.title = "Tradefacts"
    app.version = __version__
    app.summary = "A REST API for bilateral trade facts."
    app.description = DESCRIPTION
    app.license_info = {"name": "MIT", "identifier": "MIT"}
    generated = app.openapi

    def openapi() -> dict[str, Any]:
        document = generated()
        document["components"]["schemas"] |= sent_schemas()
        key = {
            "type": "http",
            "scheme": "bearer",
            "description": "A key of `tradefacts key issue`. Reading needs none.",
        }
        document["components"]["securitySchemes"] = {"key": key}
        for operations in document["paths"].values():
            for method, operation in operations.items():
                if method in {"post", "put", "patch"}:
                    operation["security"] = [{"key": []}]
        return document

    app.openapi = openapi  # type: ignore[method-assign]
    return app

"""What the OpenAPI document says of the service as a whole, and what it says better than FastAPI alone would."""

from collections.abc import Iterator
from typing import Any

from fastapi import FastAPI

from app import __version__
from app.api.examples import bundled_examples
from app.api.problems import problem_schemas
from app.api.sent import sent_schemas
from app.model.document import ORDER

DESCRIPTION = """
News says that trade between two countries hit a record, that a ministry and a company signed a memorandum, that a
president will visit. Here such statements are data: **figures, events and agreements**, typed, comparable and citable.

* Start with a pair: [all about China and Kazakhstan](v1/pairs/CHN-KAZ), or
  [every fact as a list](v1/facts?pair=CHN-KAZ&context=true), or [as a table](v1/facts?pair=CHN-KAZ&format=csv).
* Each fact points at the exact characters of the article that say so (`evidence`: offsets and a digest).
* *Accepted* means that a reviewer confirms that **the article says this**; nothing is claimed about its truth.
* Send an article, [have its facts](#/Reading%20articles/read_text); with a key, propose, correct and decide.
* Nothing is overwritten: `as_of` gives any answer as it stood at an earlier moment,
  [/v1/changes](v1/changes) tells what has changed.

Economies are ISO 3166-1 alpha-3 codes, currencies ISO 4217, periods EDTF (ISO 8601-2). Every code is explained under
[/v1/codelists](v1/codelists). Errors are RFC 9457 problems that name what is wrong, and the remedy.

The program is under the MIT licence; the facts are free of rights (CC0 1.0). Articles are their publishers', and none
is served.
"""
TAGS = {
    "Facts": "What articles state: figures, events and agreements, as lists with filters and one by one.",
    "Pairs": "Two economies, and all about both on one page.",
    "Articles": "The articles that state the facts: what is known of them, never their text.",
    "Parties": "Who takes part: economies, organisations, people, forums, places.",
    "Code lists": "What every code means.",
    "History": "Who changed which fact, when and why.",
    "Reading articles": "Send a text, have its facts. The reader is offline and deterministic; what it proposes, a "
    "curator decides.",
    "Writing": "Propose facts, correct them, decide on them. Each needs a key: *Authorize* takes it.",
    "Service": "What this service is, and whether it is well.",
}
OTHER_FORMATS = {
    "text/csv": {"schema": {"type": "string", "description": "RFC 4180: a header, then one flat row for each."}},
    "application/x-ndjson": {"schema": {"type": "string", "description": "One JSON object a line, as in `items`."}},
}
ETAG = {"description": "Names this version of the answer; send it as If-None-Match.", "schema": {"type": "string"}}
KEY = {
    "type": "http",
    "scheme": "bearer",
    "description": "Reading facts needs no key, writing does. `tradefacts key issue --name NAME --scope propose "
    "--scope curate` prints one: paste it here, without the word Bearer.",
}
MATCH = {"description": "Names this version of the fact; send it as If-Match.", "schema": {"type": "string"}}
LOCATION = {"description": "Where it is served from now on.", "schema": {"type": "string"}}
SHOWN = {
    "description": "The answer shows at least this revision of the store; send it as Tradefacts-Min-Revision.",
    "schema": {"type": "integer"},
}
LEAST = {
    "name": "Tradefacts-Min-Revision",
    "in": "header",
    "required": False,
    "description": "Show nothing older than this revision: what a replica lacks yet, the primary answers.",
    "schema": {"type": "integer", "minimum": 0},
}
LINK = {"description": "RFC 8288: `self`, and `next` where there is more.", "schema": {"type": "string"}}
Object = dict[str, Any]


def document(app: FastAPI) -> None:
    """Give the application its title, version and description, and a document that reads well."""
    app.title = "Tradefacts"
    app.version = __version__
    app.summary = "A REST API for bilateral trade facts."
    app.description = DESCRIPTION
    app.openapi_tags = [{"name": name, "description": text} for name, text in TAGS.items()]

    def made() -> Object:
        if app.openapi_schema is None:
            app.openapi_schema = _improved(FastAPI.openapi(app))
        return app.openapi_schema

    app.openapi = made  # type: ignore[method-assign]  # FastAPI's own way to change the document


def _improved(document: Object) -> Object:
    """The document after FastAPI has made it: the answers as they are sent, examples, fields in the served order."""
    for operation in _operations(document):
        for parameter in operation.get("parameters", ()):
            # A choice of one example is none.
            if len(parameter.get("examples", ())) == 1:
                parameter["example"] = next(iter(parameter.pop("examples").values()))["value"]
        if "304" in operation["responses"]:
            operation.setdefault("parameters", []).append(LEAST)
        if "requestBody" in operation:
            # Whoever reads a short text needs no key.
            operation["security"] = [{"key": []}, *([{}] if operation["operationId"] == "read_text" else [])]
        answers = operation["responses"]
        _improve_success(answers, operation)
    document["components"]["securitySchemes"] = {"key": KEY}
    schemas = document["components"]["schemas"]
    schemas |= sent_schemas() | problem_schemas()
    for kind, example in bundled_examples().items():
        schema = schemas[kind.capitalize()]
        schema["properties"] = {name: schema["properties"][name] for name in ORDER[kind]}
        schema["examples"] = [example]
    return document


def _improve_success(answers: Object, operation: Object) -> None:
    success = answers["201" if "201" in answers else "200"]
    formats = [p["schema"]["enum"] for p in operation.get("parameters", ()) if p["name"] == "format"]
    listed = any("csv" in names for names in formats)
    success["description"] = (
        "A page of the list, or all of it as CSV or NDJSON." if listed else f"{operation['summary']}."
    )
    if "304" in answers:
        success["headers"] = {"ETag": ETAG, "Tradefacts-Revision": SHOWN, **({"Link": LINK} if listed else {})}
    if "requestBody" in operation:
        made = {"Location": LOCATION} if "201" in answers else {}
        etag = MATCH if "Writing" in operation["tags"] else ETAG
        success["headers"] = {**made, **({"ETag": etag} if operation["operationId"] != "read_text" else {})}
    if listed:
        success["content"] |= OTHER_FORMATS


def _operations(document: Object) -> Iterator[Object]:
    for path in document["paths"].values():
        yield from path.values()

"""The OpenAPI document and what is answered agree."""

import json
from collections.abc import Iterator
from copy import deepcopy
from itertools import chain
from typing import Any
from urllib.parse import urlencode

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # it ships no types
from openapi_spec_validator import validate
from pydantic import ValidationError
from starlette.testclient import TestClient

from app.bundle.bundled import bundled_lines
from app.curation.keys import issue
from app.drafts.party import Party
from app.main import create_app
from app.model.database import Database
from app.settings import Settings
from tests.api.conftest import filled_store
from tests.api.seed import make
from tests.engines import url_of

FACTS = {
    "pair", "context", "country", "party", "reporter", "partner", "stated_by", "source_agency", "kind", "type",
    "indicator", "commodity", "hs", "flow", "unit", "measure", "comparator", "record", "freq", "place", "status",
    "review", "article", "publisher", "from", "to", "published_from", "published_to", "min_value", "max_value", "q",
    "as_of", "sort", "limit", "cursor", "count", "format",
}  # fmt: skip
FIGURE_ONLY = {
    "reporter", "partner", "source_agency", "indicator", "commodity", "hs", "flow", "unit", "measure", "comparator",
    "record", "freq", "min_value", "max_value",
}  # fmt: skip
PAGED = {"limit", "cursor", "count", "format"}
# What the design gives each path: "Reading the API".
QUERIES = {
    "/": {"format"},
    "/livez": set(),
    "/readyz": set(),
    "/v1/facts": FACTS,
    "/v1/figures": FACTS - {"type", "place"},
    "/v1/events": FACTS - FIGURE_ONLY,
    "/v1/agreements": FACTS - FIGURE_ONLY - {"place"},
    "/v1/facts/{id}": {"as_of", "format"},
    "/v1/figures/{id}": {"as_of", "format"},
    "/v1/events/{id}": {"as_of", "format"},
    "/v1/agreements/{id}": {"as_of", "format"},
    "/v1/facts/{id}/revisions": {"since", "limit", "format"},
    "/v1/articles": {"pair", "publisher", "language", "url", "sha256", "published_from", "published_to", "q", *PAGED},
    "/v1/articles/{id}": {"format"},
    "/v1/pairs": {"country", *PAGED},
    "/v1/pairs/{pair}": {"as_of", "format"},
    "/v1/parties": {"type", "country", "q", *PAGED},
    "/v1/parties/{id}": {"format"},
    "/v1/codelists": PAGED,
    "/v1/codelists/{name}": {"format"},
    "/v1/changes": {"since", "limit", "format"},
}
# "Writing".
WRITING = {
    ("/v1/read", "post"),
    ("/v1/articles", "post"),
    ("/v1/articles/{id}/text", "put"),
    ("/v1/facts", "post"),
    ("/v1/facts/{id}", "patch"),
    ("/v1/facts/{id}/review", "post"),
}
NAMES = sorted(FACTS | set().union(*QUERIES.values()))


def opened(path) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(database_url=url_of(path)))) as client:
        yield client


@pytest.fixture(scope="module")
def bundled(tmp_path_factory):
    yield from opened(filled_store(tmp_path_factory.mktemp("contract") / "bundled.sqlite", list(bundled_lines())))


@pytest.fixture(scope="module")
def seeded(tmp_path_factory):
    yield from opened(filled_store(tmp_path_factory.mktemp("contract") / "seeded.sqlite", make(150, seed=3).lines))


@pytest.fixture(scope="module")
def document(bundled):
    return bundled.get("/openapi.json").json()


def operations(document) -> list[tuple[str, dict[str, Any]]]:
    return [(path, item[method]) for path, item in document["paths"].items() for method in item]


def examples_of(parameter: dict[str, Any]) -> list[Any]:
    """The documented examples of a parameter: its own, those of its schema, or one-element lists of its items'."""
    if "example" in parameter:
        return [parameter["example"]]
    named = [example["value"] for example in parameter.get("examples", {}).values()]
    schema = parameter["schema"]
    return named or schema.get("examples", []) or [[one] for one in schema.get("items", {}).get("examples", [])]


def address(path: str, operation) -> str:
    """The path with the documented examples in the place of its parameters."""
    found = {p["name"]: examples_of(p)[0] for p in operation.get("parameters", ()) if p["in"] == "path"}
    return path.format(**found)


def in_query(operation) -> list[dict[str, Any]]:
    return [parameter for parameter in operation.get("parameters", ()) if parameter["in"] == "query"]


def validator(document, schema) -> Draft202012Validator:
    """Checks against a schema of the document; a member that it does not name is an error."""
    components = deepcopy(document["components"])
    for component in components["schemas"].values():
        if "properties" in component:
            component.setdefault("additionalProperties", False)
    return Draft202012Validator(
        {**schema, "components": components}, format_checker=Draft202012Validator.FORMAT_CHECKER
    )


def faults(document, operation, answer) -> list[str]:
    """What an answer has that its documented schema does not allow."""
    status = str(answer.status_code)
    assert status in operation["responses"], f"{answer.url} answered {status}, which is not documented"
    content = operation["responses"][status]["content"]
    media = answer.headers["content-type"].partition(";")[0]
    assert media in content, f"{answer.url} answered {media}, which is not documented"
    found = validator(document, content[media]["schema"]).iter_errors(answer.json())
    return [f"{error.json_path}: {error.message[:200]}" for error in found]


def test_the_document_is_valid(document):
    validate(document)
    assert document["openapi"].startswith("3.1")
    assert document["info"]["title"] == "Tradefacts"


def test_every_operation_of_the_design_is_documented_and_no_other(document):
    found = {(path, method) for path, item in document["paths"].items() for method in item}
    assert found == {(path, "get") for path in QUERIES} | WRITING


def test_whoever_writes_is_told_that_a_key_is_needed(document):
    for path, method in WRITING:
        operation = document["paths"][path][method]
        # A short text is read for whoever sends it.
        assert operation["security"] == [{"key": []}, *([{}] if path == "/v1/read" else [])]
        assert {"401", "403", "413", "415", "422"} <= set(operation["responses"])


def test_every_operation_introduces_itself(document):
    introduced = [operation for _, operation in operations(document)]
    assert all(operation["summary"] and operation["description"].strip().endswith(".") for operation in introduced)
    assert len({operation["operationId"] for operation in introduced}) == len(introduced)
    assert all(operation["operationId"].replace("_", "").isalpha() for operation in introduced)


def test_every_parameter_says_what_it_means(document):
    for path, operation in operations(document):
        for parameter in operation.get("parameters", ()):
            assert parameter["description"].strip(), (path, parameter["name"])
            assert parameter["schema"]
            needed = parameter["in"] == "path" or (parameter["name"] == "If-Match" and "428" in operation["responses"])
            assert parameter["required"] is needed


def test_every_schema_of_the_document_is_used(document):
    used = str(document)
    assert [name for name in document["components"]["schemas"] if f"#/components/schemas/{name}'" not in used] == []


@pytest.mark.parametrize("path", QUERIES)
def test_every_path_of_the_document_works_with_its_examples(bundled, document, path):
    operation = document["paths"][path]["get"]
    here = address(path, operation)
    assert bundled.get(here).status_code == 200
    together = {"context": {"pair": "CHN-KAZ"}}
    shown = [(p["name"], example) for p in in_query(operation) for example in examples_of(p)]
    for name, example in shown:
        written = "true" if example is True else example
        asked = f"{here}?{urlencode({**together.get(name, {}), name: written}, doseq=True)}"
        answer = bundled.get(asked)
        assert answer.status_code == 200, (asked, answer.text)
        assert faults(document, operation, answer) == []
    assert shown or not {"pair", "country", "since"} & QUERIES[path], "a list without any example"


@pytest.mark.parametrize("path", QUERIES)
def test_what_is_documented_is_taken_and_what_is_taken_is_documented(bundled, document, path):
    operation = document["paths"][path]["get"]
    documented = [parameter["name"] for parameter in in_query(operation)]
    assert len(set(documented)) == len(documented)
    assert set(documented) == QUERIES[path]
    if path in {"/livez", "/readyz"}:
        return
    for name in NAMES:
        answer = bundled.get(f"{address(path, operation)}?{name}=%20")
        told = answer.json()["errors"][0] if answer.status_code == 422 else {"detail": ""}
        refused = "is no parameter here" in told["detail"] or "have it" in told["detail"]
        assert refused is (name not in documented), (path, name, told)


@pytest.mark.parametrize("path", QUERIES)
def test_error_answers_are_documented_as_problems(bundled, document, path):
    operation = document["paths"][path]["get"]
    here = address(path, operation)
    for status, response in operation["responses"].items():
        assert response["description"].strip()
        if int(status) >= 400:
            assert set(response["content"]) == {"application/problem+json"}
    wrong = [
        bundled.get(f"{here}?nothing=1"),
        bundled.get(here, headers={"Accept": "image/png"}),
        bundled.get(here, headers={"X-Long": "a" * 70_000}),
        bundled.get(f"{here}?q={'a' * 25_000}"),
        bundled.get(f"{here}?format=yaml"),
        bundled.get(path.replace("{", "").replace("}", "") + "-nothing") if "{" in path else bundled.get(here),
    ]
    for answer in wrong:
        if answer.status_code >= 400:
            assert faults(document, operation, answer) == []
    if path not in {"/livez", "/readyz"}:
        assert [answer.status_code for answer in wrong[:5]] == [422, 406, 431, 414, 422]


REQUESTS = [
    ("/", "/"), ("/livez", "/livez"), ("/readyz", "/readyz"),
    ("/v1/facts", "/v1/facts?limit=500&review=any&count=true"), ("/v1/facts", "/v1/facts?pair=CHN-KAZ&context=true"),
    ("/v1/facts", "/v1/facts?as_of=2024-06-15T00:00:00Z&limit=3"), ("/v1/figures", "/v1/figures?limit=500&sort=-value"),
    ("/v1/events", "/v1/events?limit=500&review=proposed"), ("/v1/agreements", "/v1/agreements?limit=500"),
    ("/v1/articles", "/v1/articles?limit=500"), ("/v1/pairs", "/v1/pairs?limit=5"),
    ("/v1/parties", "/v1/parties?limit=500"),
    ("/v1/pairs/{pair}", "/v1/pairs/CHN-KAZ"), ("/v1/pairs/{pair}", "/v1/pairs/ABW-AUS"),
    ("/v1/parties/{id}", "/v1/parties/CHN"),
    ("/v1/codelists", "/v1/codelists"), ("/v1/codelists/{name}", "/v1/codelists/economy"),
    ("/v1/changes", "/v1/changes?limit=500"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "asked"), REQUESTS)
def test_answers_are_what_the_document_says(seeded, document, path, asked):
    answer = seeded.get(asked)
    assert answer.status_code == 200
    assert faults(document, document["paths"][path]["get"], answer) == []


def test_single_things_are_what_the_document_says(seeded, document):
    for kind in ("figure", "event", "agreement"):
        for item in seeded.get(f"/v1/{kind}s?limit=8&review=any").json()["items"]:
            for path in (f"/v1/{kind}s/{{id}}", "/v1/facts/{id}", "/v1/facts/{id}/revisions"):
                answer = seeded.get(path.format(id=item["id"]))
                assert faults(document, document["paths"][path]["get"], answer) == []
    for article in seeded.get("/v1/articles?limit=8").json()["items"]:
        answer = seeded.get(f"/v1/articles/{article['id']}")
        assert faults(document, document["paths"]["/v1/articles/{id}"]["get"], answer) == []


def test_the_check_of_answers_can_fail(seeded, document):
    answer = seeded.get("/v1/figures?limit=1")
    assert faults(document, document["paths"]["/v1/events"]["get"], answer)
    assert faults(document, document["paths"]["/v1/facts/{id}"]["get"], answer)


# One after the other, as a person tries them: what is corrected and decided on was proposed before.
TRIED = [
    ("post", "/v1/read", 200),
    ("post", "/v1/articles", 201),
    ("post", "/v1/articles", 200),
    ("put", "/v1/articles/{id}/text", 200),
    ("post", "/v1/facts", 201),
    ("post", "/v1/facts", 200),
    ("patch", "/v1/facts/{id}", 200),
    ("post", "/v1/facts/{id}/review", 200),
]


def body_of(operation) -> tuple[str, dict[str, Any]]:
    """The media type of a request body, and what is documented of it."""
    ((media, content),) = operation["requestBody"]["content"].items()
    return media, content


@pytest.fixture
def written(tmp_path):
    """An application on a bundled store of its own, whose client holds a key."""
    path = filled_store(tmp_path / "written.sqlite", list(bundled_lines()))
    store = Database(url_of(path))
    with store.writing() as connection:
        secret = issue(connection, "contract", {"propose", "curate"}, "program", None)
    store.close()
    for client in opened(path):
        client.headers["Authorization"] = f"Bearer {secret}"
        yield client


def send_example(client, path, method, operation, body=None):
    media, content = body_of(operation)
    headers = {p["name"]: p["example"] for p in operation.get("parameters", ()) if p["in"] == "header"}
    example = content["example"] if body is None else body
    sent = example if isinstance(example, str) else json.dumps(example)
    return client.request(
        method, address(path, operation), content=sent.encode(), headers={**headers, "Content-Type": media}
    )


def test_the_examples_of_bodies_are_what_their_schemas_say_and_are_accepted(written, document):
    assert {(path, method) for method, path, _ in TRIED} == WRITING
    for method, path, status in TRIED:
        operation = document["paths"][path][method]
        _, content = body_of(operation)
        assert list(validator(document, content["schema"]).iter_errors(content["example"])) == []
        answer = send_example(written, path, method, operation)
        assert answer.status_code == status, (method, path, answer.text)
        assert faults(document, operation, answer) == []


def test_what_is_refused_of_writing_is_documented_as_a_problem(written, document):
    for method, path, _ in TRIED:
        operation = document["paths"][path][method]
        right = {"If-Match": "*", "Content-Type": body_of(operation)[0]}
        here = address(path, operation)
        for answer in (
            written.request(method, here, content=b"{}", headers=right | {"Content-Type": "text/html"}),
            written.request(method, f"{here}?format=json", content=b"{}", headers=right),
            written.request(method, here, content=b"{}", headers=right | {"Accept": "image/png"}),
            written.request(method, here, content=b"{}", headers=right | {"Authorization": "Bearer x"}),
            written.request(method, here, content=b"\xff", headers=right),
            written.request(method, here, content=b" " * (8 * 2**20 + 1), headers=right),
        ):
            assert answer.status_code >= 400, (method, path, answer.request.headers)
            assert faults(document, operation, answer) == [], (method, path)


PARTIES = {
    "an economy by its code": ({"id": "CHL", "role": "party"}, True),
    "somebody by name": ({"name": "Fish Bureau", "type": "agency", "role": "participant", "country": "CHL"}, True),
    "as it is served": ({"id": "CHL", "name": "Chile", "type": "country", "role": "party", "country": None}, True),
    "without a role": ({"id": "CHL"}, False),
    "with a field more": ({"id": "CHL", "role": "party", "code": 1}, False),
    "in a role that is none": ({"id": "CHL", "role": "friend"}, False),
}


@pytest.mark.parametrize(("party", "right"), PARTIES.values(), ids=list(PARTIES))
def test_the_schema_of_what_is_sent_takes_the_parties_that_the_program_takes(document, party, right):
    schema = {"$ref": "#/components/schemas/PartySent"}
    assert (list(validator(document, schema).iter_errors(party)) == []) is right
    try:
        Party.model_validate(party)
    except ValidationError:
        assert not right
    else:
        assert right


def test_a_patch_may_leave_out_everything_but_its_reason_and_what_is_sent_has_no_defaults(document):
    patch = document["components"]["schemas"]["FactPatch"]
    assert patch["required"] == ["reason"]
    schemas = document["components"]["schemas"]
    sent = [name for name in schemas if name.endswith(("Sent", "Body", "Patch")) and name != "FactSent"]
    assert not any("default" in field for name in sent for field in schemas[name]["properties"].values())
    kinds = [document["components"]["schemas"][f"{kind.capitalize()}Sent"]["properties"] for kind in OWN]
    assert set(patch["properties"]) == {"reason"} | set().union(*kinds) - {"kind", "article", "pair"}


def schema_of(document: dict[str, Any], path: str) -> dict[str, Any]:
    found = document["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    return resolved(document, found)


def resolved(document: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    name = schema.get("$ref", "").rpartition("/")[2]
    found: dict[str, Any] = document["components"]["schemas"][name] if name else schema
    return found


def test_facts_are_a_union_told_apart_by_kind(document):
    unions = [
        schema_of(document, "/v1/facts/{id}"),
        resolved(document, schema_of(document, "/v1/facts")["properties"]["items"]["items"]),
        resolved(document, schema_of(document, "/v1/pairs/{pair}")["properties"]["context"]["items"]),
    ]
    revisions = schema_of(document, "/v1/facts/{id}/revisions")["properties"]["items"]["items"]
    unions.append(resolved(document, resolved(document, revisions)["properties"]["version"]))
    for union in unions:
        assert union["discriminator"]["propertyName"] == "kind"
        assert set(union["discriminator"]["mapping"]) == {"figure", "event", "agreement"}
        kinds = {resolved(document, option)["properties"]["kind"]["const"] for option in union["oneOf"]}
        assert kinds == {"figure", "event", "agreement"}


COMMON = {
    "id", "kind", "summary", "subject", "pair", "parties", "stated_by", "period", "status", "article", "evidence",
    "relations", "review", "reason", "revision", "recorded_at", "proposed_by", "confidence", "reasons",
}  # fmt: skip
OWN = {
    "figure": {
        "indicator", "measure", "value", "value_max", "unit", "direction", "balance", "comparator", "record", "flow",
        "reporter", "partner", "commodity", "hs", "source_agency", "freq", "base_period",
    },
    "event": {"type", "place", "ordinal"},
    "agreement": {"type"},
}  # fmt: skip


@pytest.mark.parametrize("kind", OWN)
def test_a_kind_has_the_fields_of_the_design_and_all_are_served(document, kind):
    schema = schema_of(document, f"/v1/{kind}s/{{id}}")
    assert set(schema["properties"]) == COMMON | OWN[kind]
    assert set(schema["required"]) == set(schema["properties"]), (
        "a field that is always served is documented as optional"
    )


def test_short_code_lists_are_enumerated(document):
    figure = schema_of(document, "/v1/figures/{id}")["properties"]
    assert "change_pct" in figure["measure"]["enum"]
    nullable = list(chain.from_iterable(option.get("enum", ()) for option in figure["flow"]["anyOf"]))
    assert nullable == ["export", "import", "total", "balance", "investment"]

"""The examples of the documentation are facts as they are served, and every example that it names finds something."""

import httpx
import pytest

from app.api.examples import RECORDED_AT, bundled_examples
from app.main import create_app

DOCUMENT = create_app().openapi()
OPERATIONS = {path: methods["get"] for path, methods in DOCUMENT["paths"].items() if "get" in methods}
QUERIES = [
    (path, parameter["name"], parameter["schema"].get("items", parameter["schema"])["examples"][0])
    for path, operation in OPERATIONS.items()
    for parameter in operation.get("parameters", ())
    if parameter["in"] == "query" and "examples" in parameter["schema"].get("items", parameter["schema"])
]
# Not of any use alone.
WITH = {"context": {"pair": "CHN-KAZ"}}
# Right, but not of the bundle: none of its events and agreements has a period, and no fact of it has been changed.
FINDS_NOTHING = {
    *((f"/v1/{kind}", bound) for kind in ("events", "agreements") for bound in ("from", "to")),
    ("/v1/facts/{id}/revisions", "since"),
}


def filled(path):
    """The path of an operation with its example filled in."""
    for parameter in OPERATIONS[path].get("parameters", ()):
        if parameter["in"] == "path":
            shown = parameter.get("example") or next(iter(parameter["examples"].values()))["value"]
            path = path.replace(f"{{{parameter['name']}}}", shown)
    return path


@pytest.mark.parametrize("kind", ["figure", "event", "agreement"])
def test_the_example_of_a_kind_is_a_fact_as_it_is_served(bundled, kind):
    example = bundled_examples()[kind]
    served = bundled.get(f"/v1/{kind}s/{example['id']}").json()
    assert list(served) == list(example)
    assert {**served, "recorded_at": RECORDED_AT} == example
    assert DOCUMENT["components"]["schemas"][kind.capitalize()]["examples"] == [example]


@pytest.mark.parametrize("path", OPERATIONS)
def test_every_operation_answers_to_its_examples(bundled, path):
    answer = bundled.get(filled(path))
    assert answer.status_code == 200
    assert answer.json().get("items") != []


@pytest.mark.parametrize(("path", "name", "example"), QUERIES, ids=str)
def test_every_example_of_a_filter_finds_something(bundled, path, name, example):
    value = str(example).lower() if isinstance(example, bool) else example
    answer = bundled.get(f"{filled(path)}?{httpx.QueryParams(WITH.get(name, {}) | {name: value})}")
    assert answer.status_code == 200
    assert bool(answer.json()["items"]) is ((path, name) not in FINDS_NOTHING)


def test_the_page_fills_in_the_pair_and_nothing_else_of_a_list():
    prefilled = {
        path: [p["name"] for p in operation.get("parameters", ()) if p["in"] == "query" and "example" in p]
        for path, operation in OPERATIONS.items()
    }
    lists = ("facts", "figures", "events", "agreements", "articles")
    assert {path for path, names in prefilled.items() if names == ["pair"]} == {f"/v1/{name}" for name in lists}
    assert not any(names for names in prefilled.values() if names != ["pair"])


def test_errors_have_the_media_type_of_problems_and_lists_name_their_formats():
    for path, operation in OPERATIONS.items():
        for status, answer in operation["responses"].items():
            if status >= "400":
                assert list(answer["content"]) == ["application/problem+json"], path
                assert answer["content"]["application/problem+json"]["example"]["status"] == int(status)
        content = list(operation["responses"]["200"]["content"])
        is_list = operation["operationId"].startswith("list_")
        assert content == ["application/json", *(["text/csv", "application/x-ndjson"] if is_list else [])], path

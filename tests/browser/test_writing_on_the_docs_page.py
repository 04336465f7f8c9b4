"""Writing from the docs page in Chromium: authorize, post an article, decide on its facts, see the changes."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, expect

from app.api.sent import EXAMPLE_FACT_ID
from tests.browser.test_docs_page import WIDTHS, Watched, chromium
from tests.program import issued_key, serving

__all__ = ["chromium"]
ARTICLE = {
    "text": "LISBON - Portugal's cork exports to Canada rose 8 percent to 90 million euros in 2024, our invented "
    "bureau said on Tuesday. The two countries signed a memorandum on forestry in Lisbon on Monday.",
    "published": "2025-03-04",
    "publisher": "The Invented Post",
}


class Person:
    """Somebody at the docs page, who presses what is there to press."""

    def __init__(self, docs: Watched, pictures: Path) -> None:
        self.docs = docs
        self.page = docs.page
        self.pictures = pictures

    def authorizes(self, key: str) -> None:
        """Gives a key to the button Authorize."""
        self.page.locator(".auth-wrapper .btn.authorize").click()
        window = self.page.locator(".dialog-ux .modal-ux")
        expect(window).to_be_visible()
        window.locator("input").fill(key)
        self.docs.assert_well(self.pictures / "authorize.png")
        window.locator("button.authorize").click()
        expect(window).to_contain_text("Logout")
        window.locator("button.btn-done").click()
        expect(window).not_to_be_visible()

    def opens(self, name: str) -> Locator:
        """An operation, opened; one that is open stays so."""
        found = self.page.locator(f'.opblock[id$="-{name}"]')
        if not found.locator(".opblock-body").is_visible():
            self.docs.operation(name)
        return found

    def sends(self, name: str, body: Any = None, **fields: str) -> tuple[int, Any]:
        """Fills an operation's fields and body, presses Execute: the status and what the page shows of the answer."""
        operation = self.opens(name)
        for field, value in fields.items():
            operation.locator(f'tr[data-param-name="{field}"] input').fill(value)
        if body is not None:
            text = body if isinstance(body, str) else json.dumps(body)
            operation.locator(".body-param textarea").fill(text)
        with self.page.expect_response(lambda answer: "/v1/" in answer.url) as waited:
            operation.locator(".execute").click()
        answer = operation.locator(".live-responses-table .response")
        expect(answer.locator(".response-col_status")).to_contain_text(str(waited.value.status))
        answer.scroll_into_view_if_needed()
        self.docs.assert_well(self.pictures / f"{name}.png")
        return waited.value.status, waited.value.json()


@pytest.fixture
def width(request: pytest.FixtureRequest) -> int:
    return int(request.param)


@pytest.fixture
def person(width: int, chromium: Browser, tmp_path: Path) -> Iterator[Person]:
    """A person at the docs page of a program whose store is theirs, authorized."""
    with serving(tmp_path) as address:
        watched = Watched(chromium, address, width)
        found = Person(watched, tmp_path)
        found.authorizes(issued_key(tmp_path, "desk"))
        yield found
        watched.page.context.close()


@pytest.mark.parametrize("width", WIDTHS[1:], indirect=True)
def test_a_person_posts_an_article_and_decides_on_what_was_read(person):
    status, posted = person.sends("post_article", ARTICLE)
    assert status == 201
    facts = posted["facts"]
    assert len(facts) >= 3, [fact["summary"] for fact in facts]
    assert {fact["review"] for fact in facts} == {"proposed"}
    first, second, third = (fact["id"] for fact in facts[:3])
    for found in facts:
        operation = person.opens("post_article")
        expect(operation.locator(".live-responses-table .highlight-code").first).to_contain_text(found["id"])

    accepted = person.sends("review_fact", {"decision": "accept", "reason": "the article says so"}, id=first)
    assert (accepted[0], accepted[1]["review"]) == (200, "accepted")

    summary = "Corrected from the docs page."
    corrected = person.sends("correct_fact", {"summary": summary, "reason": "plainer"}, id=second)
    assert (corrected[0], corrected[1]["summary"], corrected[1]["review"]) == (200, summary, "proposed")

    assert person.sends("review_fact", {"decision": "accept"}, id=third)[0] == 200
    retracted = person.sends("review_fact", {"decision": "retract", "reason": "a slip of ours"}, id=third)
    assert (retracted[0], retracted[1]["review"], retracted[1]["reason"]) == (200, "retracted", "a slip of ours")

    status, changes = person.sends("list_changes", since="11")
    assert status == 200
    assert {change["by"] for change in changes["items"]} == {"desk"}
    assert [(change["action"], change["fact"]) for change in changes["items"]] == [
        *(("added", fact["id"]) for fact in facts),
        ("accepted", first),
        ("corrected", second),
        ("accepted", third),
        ("retracted", third),
    ]


@pytest.mark.parametrize("width", WIDTHS[:1], indirect=True)
def test_the_examples_work_one_after_the_other_as_they_stand(person):
    told = {name: person.sends(name) for name in
            ("read_text", "post_article", "attach_text", "propose_fact", "correct_fact", "review_fact")}  # fmt: skip
    assert {name: status for name, (status, _) in told.items()} == {
        "read_text": 200,
        "post_article": 201,
        "attach_text": 200,
        "propose_fact": 201,
        "correct_fact": 200,
        "review_fact": 200,
    }
    assert told["propose_fact"][1]["id"] == told["review_fact"][1]["id"] == EXAMPLE_FACT_ID
    assert told["review_fact"][1]["review"] == "accepted"
    assert told["review_fact"][1]["base_period"]["edtf"] == "2022"
    assert [fact["id"] for fact in told["read_text"][1]["facts"]] == [
        fact["id"] for fact in told["post_article"][1]["facts"]
    ]


@pytest.mark.parametrize("width", WIDTHS[:1], indirect=True)
def test_what_is_wrong_with_a_proposal_is_shown_with_every_reason(person):
    # Chromium writes each answer of 400 and more to its console.
    operation = person.opens("propose_fact")
    operation.locator(".body-param textarea").fill('{"kind": "figure", "article": "art_7266e444e3cbaea3", "valeu": 1}')
    operation.locator(".execute").click()
    answer = operation.locator(".live-responses-table .response")
    expect(answer.locator(".response-col_status")).to_contain_text("422")
    expect(answer.locator(".highlight-code").first).to_contain_text("/valeu")
    expect(answer.locator(".highlight-code").first).to_contain_text("/evidence")
    operation.screenshot(path=person.pictures / "refused.png")


@pytest.mark.parametrize("width", WIDTHS[:1], indirect=True)
def test_the_schema_of_what_is_sent_tells_that_a_party_needs_its_role_alone(person):
    operation = person.opens("propose_fact")
    asked = operation.locator(".opblock-section-request-body")
    asked.locator(".tablinks", has_text="Schema").click()
    asked.get_by_role("button", name="Expand all").first.click()
    for name in ("FigureSent", "EventSent", "AgreementSent", "Party"):
        expect(asked).to_contain_text(name)
    operation.screenshot(path=person.pictures / "schema.png")
    person.docs.assert_well(person.pictures / "page.png")

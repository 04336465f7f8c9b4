"""The docs page in Chromium, as a person opens it, on a desk and on a telephone."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Route, expect, sync_playwright

from tests.machine import need

CHROMIUM = Path("/usr/bin/chromium")
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
         "--no-first-run"]  # fmt: skip
NOTE_VIOLATIONS = """
window.violations = [];
document.addEventListener("securitypolicyviolation", event => window.violations.push(event.violatedDirective));
"""
WIDTHS = (1200, 390)
# Milliseconds; machines that test are busy ones.
PATIENCE = 60_000
TRADE, VISIT, MEMORANDUM = "fig_827b9fcf4decc099", "evt_171a409f2f6b30d9", "agr_39b76c218781cd95"
# What is asked where a person just presses Execute, and what they see then.
TRIED = {
    "list_facts": ("/v1/facts?pair=CHN-KAZ", (TRADE, VISIT, MEMORANDUM)),
    "get_fact": (f"/v1/facts/{TRADE}", (TRADE,)),
    "get_pair": ("/v1/pairs/CHN-KAZ", (TRADE, VISIT, MEMORANDUM)),
}


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    need(CHROMIUM.exists(), f"Chromium ({CHROMIUM})")
    with sync_playwright() as playwright:
        expect.set_options(timeout=PATIENCE)
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


class Watched:
    """The page at a width, and what a person would not see: whom it asks, what it complains of."""

    def __init__(self, browser: Browser, address: str, width: int) -> None:
        self.address = address
        self.width = width
        self.elsewhere: list[str] = []
        self.complaints: list[str] = []
        context = browser.new_context(viewport={"width": width, "height": 900})
        context.add_init_script(NOTE_VIOLATIONS)
        context.route("**/*", self._ours_only)
        context.set_default_timeout(PATIENCE)
        self.page: Page = context.new_page()
        self.page.on("console", self._listen)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.goto(f"{address}/docs")
        expect(self.page.locator(".opblock").first).to_be_visible()

    def _ours_only(self, route: Route) -> None:
        if route.request.url.startswith(f"{self.address}/"):
            route.continue_()
        else:
            self.elsewhere.append(route.request.url)
            route.abort()

    def _listen(self, told: ConsoleMessage) -> None:
        if told.type in {"error", "warning"}:
            self.complaints.append(told.text)

    def operation(self, name: str) -> Locator:
        """An operation, opened."""
        found = self.page.locator(f'.opblock[id$="-{name}"]')
        found.locator(".opblock-summary-control").click()
        expect(found.locator(".opblock-body")).to_be_visible()
        return found

    def assert_well(self, picture: Path) -> None:
        """Nothing was asked of others, nothing complained of, nothing sticks out; the picture is for people."""
        self.page.screenshot(path=picture)
        assert self.elsewhere == []
        assert self.complaints == []
        assert self.page.evaluate("window.violations") == []
        assert self.page.evaluate("document.documentElement.scrollWidth") <= self.width


@pytest.fixture(params=WIDTHS)
def docs(request: pytest.FixtureRequest, chromium: Browser, address: str) -> Iterator[Watched]:
    watched = Watched(chromium, address, request.param)
    yield watched
    watched.page.context.close()


def test_the_page_lists_every_operation_under_its_tag(docs, address, tmp_path):
    document = httpx.get(f"{address}/openapi.json").json()
    tags = [tag["name"] for tag in document["tags"]]
    operations = {
        (operation["tags"][0], method.upper(), path, operation["summary"])
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
    }
    shown = {
        (
            section.get_attribute("data-tag"),
            block.locator(".opblock-summary-method").inner_text(),
            block.locator(".opblock-summary-path").get_attribute("data-path"),
            block.locator(".opblock-summary-description").inner_text(),
        )
        for section in docs.page.locator(".opblock-tag").all()
        for block in section.locator("xpath=..").locator(".opblock").all()
    }
    assert shown == operations
    assert [tag.get_attribute("data-tag") for tag in docs.page.locator(".opblock-tag").all()] == tags
    docs.assert_well(tmp_path / "docs.png")


# A list at either width; a fact and a dossier, which look alike, at one each.
@pytest.mark.parametrize(
    ("docs", "name"),
    [(WIDTHS[0], "list_facts"), (WIDTHS[1], "list_facts"), (WIDTHS[1], "get_fact"), (WIDTHS[0], "get_pair")],
    indirect=["docs"],
)
def test_try_it_out_and_execute_show_the_facts(docs, address, tmp_path, name):
    asked, found = TRIED[name]
    operation = docs.operation(name)
    operation.locator(".execute").click()
    answer = operation.locator(".live-responses-table .response")
    expect(answer.locator(".response-col_status")).to_contain_text("200")
    expect(operation.locator(".request-url pre")).to_have_text(f"{address}{asked}")
    for fact in found:
        expect(answer.locator(".highlight-code").first).to_contain_text(fact)
    answer.scroll_into_view_if_needed()
    docs.assert_well(tmp_path / f"{name}.png")


@pytest.mark.parametrize("docs", WIDTHS[:1], indirect=True)
def test_a_person_can_narrow_a_list_and_have_it_as_a_table(docs, tmp_path):
    operation = docs.operation("list_facts")
    operation.locator('tr[data-param-name="q"] input').fill("record")
    operation.locator('tr[data-param-name="format"] select').select_option("csv")
    operation.locator(".execute").click()
    answer = operation.locator(".live-responses-table .response")
    expect(answer.locator(".response-col_status")).to_contain_text("200")
    expect(answer.locator(".response-col_description")).to_contain_text(f"{TRADE},figure,")
    assert VISIT not in answer.inner_text()
    docs.assert_well(tmp_path / "table.png")


@pytest.mark.parametrize("docs", WIDTHS[1:], indirect=True)
def test_the_links_of_the_description_lead_to_facts(docs, address):
    links = [link.get_attribute("href") for link in docs.page.locator(".info .description a").all()]
    assert len(links) >= 3
    for link in links:
        assert httpx.get(f"{address}/{link}").status_code == 200

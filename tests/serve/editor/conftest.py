"""The query page in a real browser, over the sample graph."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest

from tests.serve.editor.server import serve_sample

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page


_PASTE = """(element, text) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}"""


@dataclass
class Visit:
    """The open page, with everything that it complained of and asked for."""

    page: Page
    base: str
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    @property
    def text(self) -> Locator:
        """Where the query is typed."""
        return self.page.locator(".cm-content")

    def type_query(self, query: str) -> None:
        """Paste a query over what is there: nothing is completed."""
        self.text.focus()
        self.page.keyboard.press("Control+a")
        self.text.evaluate(_PASTE, query)

    def run_query(self, query: str) -> None:
        self.type_query(query)
        self.page.keyboard.press("Control+Enter")
        self.page.locator("#results[aria-busy=false]").wait_for()

    def read_query(self) -> str:
        return "\n".join(self.page.locator(".cm-line").all_inner_texts())

    def read_rows(self) -> list[list[str]]:
        # Labels that the answer lacks are asked for after it is shown.
        self.page.locator("#result-table:not([aria-busy='true'])").wait_for(state="attached")
        rows = self.page.locator("#result-body tr").all()
        return [row.locator("td").all_inner_texts() for row in rows]


OpenPage = Callable[..., Visit]


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    with serve_sample() as address:
        yield address


@pytest.fixture
def open_page(page: Page, server: str) -> OpenPage:
    """Open the page, with a query in its address where one is given, and keep an account of it."""

    def visit(query: str = "", view: str = "table") -> Visit:
        seen = Visit(page, server)
        page.on("console", lambda message: seen.complaints.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: seen.complaints.append(f"error: {error}"))
        page.on("request", lambda request: seen.requests.append(request.url))
        fragment = f"#{urlencode({'query': query, 'view': view})}" if query else ""
        page.goto(f"{server}/query{fragment}")
        page.locator("html[data-ready=yes]").wait_for(state="attached")
        if query:
            page.locator("#results[aria-busy=false]").wait_for()
        return seen

    return visit


@pytest.fixture
def visit(open_page: OpenPage) -> Visit:
    return open_page()

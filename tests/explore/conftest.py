"""The explorer in a real browser."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from carekg.analyse import measure_further
from carekg.explore import render_page, write_page
from tests.explore.sample import make_knowledge, make_scorecard, measure_degrees

if TYPE_CHECKING:
    from playwright.sync_api import Page, Request


@dataclass
class Visit:
    """An open page, with everything that it complained of and asked for."""

    page: Page
    address: str
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def foreign_requests(self) -> list[str]:
        """Return the addresses asked for beside the page's own file."""
        own = self.address.split("#")[0]
        return [url for url in self.requests if url.split("#")[0] != own and not url.startswith(("data:", "blob:"))]


OpenPage = Callable[..., Visit]


@pytest.fixture(scope="session")
def sample_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The explorer of the invented world, as a file."""
    knowledge = make_knowledge()
    path = tmp_path_factory.mktemp("explorer") / "explorer.html"
    html = render_page(
        knowledge,
        centrality=measure_degrees(knowledge),
        communities={entity.id: 1 + number % 3 for number, entity in enumerate(knowledge.entities)},
        title="Care policy in an invented country",
        generated_from="From six documents",
        scorecard=make_scorecard(),
        further_measures=measure_further(knowledge),
    )
    write_page(path, html)
    return path


@pytest.fixture
def open_page(page: Page) -> OpenPage:
    """Open a file in the browser, wait until it is ready, and keep an account of it."""

    def visit(path: Path, fragment: str = "") -> Visit:
        seen = Visit(page, path.as_uri() + fragment)
        page.on("console", lambda message: seen.complaints.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: seen.complaints.append(f"error: {error}"))

        def note(request: Request) -> None:
            seen.requests.append(request.url)

        page.on("request", note)
        page.goto(seen.address)
        page.locator("html[data-ready=yes]").wait_for(state="attached")
        return seen

    return visit


@pytest.fixture
def visit(open_page: OpenPage, sample_page: Path) -> Visit:
    """The explorer of the invented world, open."""
    return open_page(sample_page)

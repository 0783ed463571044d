"""The explorer in a real browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from carekg.analyse import find_conflicts, measure_standing
from carekg.explore import Disagreement, render_page, write_page
from carekg.model import Knowledge
from tests.explore.sample import make_disputed_knowledge, make_knowledge, make_scorecard, measure_degrees

if TYPE_CHECKING:
    from playwright.sync_api import Page, Request


@dataclass
class Visit:
    """An open page, with everything that it complained of and asked for."""

    page: Page
    address: str
    complaints: list[str]
    requests: list[str] = field(default_factory=list)

    def foreign_requests(self) -> list[str]:
        """Return the addresses asked for beside the page's own file."""
        own = self.address.split("#")[0]
        return [url for url in self.requests if url.split("#")[0] != own and not url.startswith(("data:", "blob:"))]


OpenPage = Callable[..., Visit]


@pytest.fixture(scope="session")
def sample_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The explorer of the invented world, as a file."""
    path = tmp_path_factory.mktemp("explorer") / "explorer.html"
    return draw(path, make_knowledge())


@pytest.fixture(scope="session")
def disputed_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The explorer of the invented world with sources that contradict each other, as a file."""
    path = tmp_path_factory.mktemp("explorer") / "disputed.html"
    return draw(path, make_disputed_knowledge())


def draw(path: Path, knowledge: Knowledge) -> Path:
    """Write the explorer of some knowledge, with figures and communities of no meaning, and return its path."""
    html = render_page(
        knowledge,
        centrality=measure_degrees(knowledge),
        communities={entity.id: 1 + number % 3 for number, entity in enumerate(knowledge.entities)},
        title="Care policy in an invented country",
        generated_from="From six documents",
        scorecard=make_scorecard(),
        further_measures=measure_standing(knowledge).further,
        conflicts=[
            Disagreement(conflict.reason, tuple(statement.id for statement in conflict.statements))
            for conflict in find_conflicts(knowledge)
        ],
    )
    write_page(path, html)
    return path


@pytest.fixture(autouse=True)
def complaints(request: pytest.FixtureRequest) -> Iterator[list[str]]:
    """What the browser's console says during a test that opens pages: nothing, unless the test takes it out."""
    heard: list[str] = []
    if "page" in request.fixturenames:
        listen_to_console(request.getfixturevalue("page"), heard)
    yield heard
    assert heard == []


def listen_to_console(page: Page, heard: list[str]) -> None:
    """Note what the console of a page says, and every error that its script does not catch."""
    page.on("console", lambda message: heard.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: heard.append(f"error: {error}"))


@pytest.fixture
def open_page(page: Page, complaints: list[str]) -> OpenPage:
    """Open a file in the browser, wait until it is ready, and keep an account of it."""

    def visit(path: Path, fragment: str = "") -> Visit:
        seen = Visit(page, path.as_uri() + fragment, complaints)

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

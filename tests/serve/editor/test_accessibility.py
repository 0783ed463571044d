"""axe-core finds nothing to object to, in any state, in light and dark and on a phone."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # it ships no type information

from tests.serve.editor.test_answers import MANY, MONEY, TIES, YEARS
from tests.serve.editor.test_asking import UNKNOWN

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.serve.editor.conftest import OpenPage, Visit

pytestmark = pytest.mark.browser


def _complete(visit: Visit) -> None:
    visit.type_query("SELECT * { ?x a ")
    visit.page.keyboard.type("care:F")
    visit.page.locator(".cm-completionInfo").wait_for(state="attached")


def _unfold(visit: Visit) -> None:
    questions = visit.page.get_by_role("button", name="Questions")
    if questions.is_visible():
        questions.click()
    visit.page.get_by_text("What do documents of a nation say since a date?").click()


def _stay(visit: Visit) -> None:
    visit.page.locator("#run").wait_for()


def _wait_for_drawing(visit: Visit) -> None:
    visit.page.locator("#graph-drawing canvas").wait_for()


STATES: list[tuple[str, str, Callable[[Visit], None]]] = [
    ("", "table", _stay),
    ("", "table", _complete),
    ("", "table", _unfold),
    (UNKNOWN, "table", _stay),
    (MANY, "table", _stay),
    (TIES, "graph", _wait_for_drawing),
    (MONEY, "chart", _stay),
    (YEARS, "chart", _stay),
]


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("width", [1400, 390])
@pytest.mark.parametrize(("query", "view", "act"), STATES)
def test_nothing_to_object_to(
    open_page: OpenPage,
    page: Page,
    colours: Literal["light", "dark"],
    width: int,
    query: str,
    view: str,
    act: Callable[[Visit], None],
) -> None:
    page.emulate_media(color_scheme=colours)
    page.set_viewport_size({"width": width, "height": 844})
    visit = open_page(query, view)
    act(visit)
    results = Axe().run(visit.page)
    assert results.violations_count == 0, results.generate_report()
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= width

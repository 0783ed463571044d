"""axe-core finds nothing to object to, in any state, in light and dark."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # it ships no type information

from tests.explore.conftest import OpenPage

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


def _pick(page: Page) -> None:
    page.locator("#search").fill("DLL")
    page.locator("#search").press("Enter")


def _suggest(page: Page) -> None:
    page.locator("#search").fill("care")


def _read_denial(page: Page) -> None:
    page.locator("#show-table").click()
    page.locator("tr.claim-denied .predicate-link").first.click()


def _unfold_filters(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach((group) => { group.open = true; })")
    page.locator("[data-facet=type] input").first.uncheck()


def _show_table(page: Page) -> None:
    page.locator("#show-table").click()


def _show_timeline(page: Page) -> None:
    page.locator("#show-timeline").click()
    page.locator("#timeline-lanes .lane").first.wait_for()


def _show_path(page: Page) -> None:
    page.locator("#search").fill("Odette Farrow")
    page.locator("#search").press("Enter")
    page.locator("#find-path").click()
    page.keyboard.type("steady hands fund")
    page.locator("#path-to-list [role=option]").first.wait_for()
    page.keyboard.press("Enter")
    page.locator(".steps").wait_for()


def _name_path(page: Page) -> None:
    _pick(page)
    page.locator("#find-path").click()
    page.keyboard.type("care")
    page.locator("#path-to-list [role=option]").first.wait_for()


def _show_help(page: Page) -> None:
    page.keyboard.press("?")


def _stay(page: Page) -> None:
    page.locator("#counts").wait_for()


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize(
    "act",
    [
        _stay,
        _pick,
        _suggest,
        _read_denial,
        _unfold_filters,
        _show_table,
        _show_timeline,
        _show_path,
        _name_path,
        _show_help,
    ],
    ids=lambda act: act.__name__,
)
def test_nothing_to_object_to(
    open_page: OpenPage,
    sample_page: Path,
    page: Page,
    colours: Literal["light", "dark"],
    act: Callable[[Page], None],
) -> None:
    page.emulate_media(color_scheme=colours)
    open_page(sample_page)
    act(page)
    _expect_no_violation(page)


@pytest.mark.parametrize("act", [_stay, _pick, _show_table, _show_timeline, _show_path], ids=lambda act: act.__name__)
def test_nothing_to_object_to_on_a_phone(
    open_page: OpenPage, sample_page: Path, page: Page, act: Callable[[Page], None]
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_page(sample_page)
    act(page)
    _expect_no_violation(page)


def _expect_no_violation(page: Page) -> None:
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()

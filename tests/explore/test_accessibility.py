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


def _show_communities(page: Page) -> None:
    page.locator("#show-communities").click()
    page.locator("#show-communities[aria-pressed='true']").wait_for()


def _pick_community(page: Page) -> None:
    _show_communities(page)
    if page.locator("#show-overview").is_visible():
        page.locator("#show-overview").click()
    page.locator("#panel-content li button").first.click()
    page.locator("#panel-title").wait_for()


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
    page.locator("#show-help").click()


def _open_filters(page: Page) -> None:
    if page.locator("#toggle-filters").is_visible():
        page.locator("#toggle-filters").click()
    page.evaluate("document.querySelectorAll('details').forEach((group) => { group.open = true; })")
    for facet in ("nation", "predicate", "claim", "status", "document"):
        page.locator(f"[data-facet={facet}] input").first.uncheck()
    page.locator("#confidence").fill("60")


def _filter_all_out(page: Page) -> None:
    for box in page.locator("[data-facet=type] input").all():
        box.uncheck()


def _show_empty_table(page: Page) -> None:
    _filter_all_out(page)
    page.locator("#show-table").click()
    page.locator("#table-empty").wait_for()


def _show_empty_timeline(page: Page) -> None:
    _filter_all_out(page)
    page.locator("#show-timeline").click()
    page.locator("#timeline-empty").wait_for()


def _find_nothing(page: Page) -> None:
    page.locator("#search").fill("zzzz")
    page.locator("#no-hits").wait_for()


def _colour_communities(page: Page) -> None:
    page.locator("#colouring").select_option("community")


def _show_overview(page: Page) -> None:
    page.locator("#show-overview").click()


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
        _show_communities,
        _pick_community,
        _show_path,
        _name_path,
        _show_help,
        _open_filters,
        _filter_all_out,
        _show_empty_table,
        _show_empty_timeline,
        _find_nothing,
        _colour_communities,
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


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize(
    "act",
    [
        _stay,
        _pick,
        _suggest,
        _show_table,
        _show_timeline,
        _show_communities,
        _pick_community,
        _show_path,
        _open_filters,
        _show_help,
        _show_overview,
    ],
    ids=lambda act: act.__name__,
)
def test_nothing_to_object_to_on_a_phone(
    open_page: OpenPage,
    sample_page: Path,
    page: Page,
    colours: Literal["light", "dark"],
    act: Callable[[Page], None],
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.emulate_media(color_scheme=colours)
    open_page(sample_page)
    act(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    _expect_no_violation(page)


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_nothing_to_object_to_where_sources_conflict(
    open_page: OpenPage, disputed_page: Path, page: Page, colours: Literal["light", "dark"]
) -> None:
    page.emulate_media(color_scheme=colours)
    open_page(disputed_page)
    _pick(page)
    _expect_no_violation(page)
    page.locator(".badge-conflict").first.click()
    page.locator(".dissent").first.wait_for()
    _expect_no_violation(page)


def _expect_no_violation(page: Page) -> None:
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()

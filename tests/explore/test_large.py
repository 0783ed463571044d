"""A graph too large to be drawn whole opens on its most central part and says so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from carekg.explore import render_page, write_page
from carekg.model import Citation, Entity, EntityType, Knowledge, Predicate, Statement
from tests.explore.conftest import OpenPage

pytestmark = pytest.mark.browser

_SIZE = 1_700


@pytest.fixture(scope="module")
def large_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A chain of 1,700 councils, and a few more that nothing is said of."""
    return draw_chain(tmp_path_factory.mktemp("large") / "large.html", _SIZE, alone=3)


def draw_chain(path: Path, size: int, alone: int = 0) -> Path:
    """Write the explorer of so many councils, each of which supports the next, and return its path."""
    entities = [Entity(f"council-{n:04}", EntityType.ORGANISATION, f"Council {n:04}") for n in range(size + alone)]
    statements = [
        Statement(entities[n].id, Predicate.SUPPORTS, entities[n + 1].id, Citation("a book", f"page {n}", "So it is."))
        for n in range(size - 1)
    ]
    knowledge = Knowledge(tuple(entities), (), (), tuple(sorted(statements, key=lambda item: item.id)))
    centrality = {entity.id: float(size - number) for number, entity in enumerate(entities[:size])}
    write_page(path, render_page(knowledge, centrality=centrality, communities={}, title="A long chain"))
    return path


def test_a_thousand_entities_are_drawn_whole_found_and_read(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page(draw_chain(tmp_path / "thousand.html", 1_000)).page
    assert page.evaluate("globalThis.explorer.drawing.nodes.length") == 1_000
    expect(page.locator("#left-out")).to_be_hidden()
    page.locator("#search").fill("Council 0777")
    page.locator("#search").press("Enter")
    expect(page.locator("#panel li.card")).to_have_count(2)
    page.locator("#around").select_option("2")
    expect(page.locator("#counts")).to_have_text("5 of 1,000 entities · 4 of 999 statements")


def test_a_graph_of_nothing_does_not_blame_the_filters(open_page: OpenPage, tmp_path: Path) -> None:
    nothing = render_page(Knowledge((), (), (), ()), centrality={}, communities={}, title="None")
    write_page(tmp_path / "none.html", nothing)
    page = open_page(tmp_path / "none.html").page
    expect(page.locator("#left-out")).to_have_text(
        "There is nothing to draw: nothing is known that ties one to another."
    )
    expect(page.locator("#counts")).to_have_text("0 entities · 0 statements")


def test_a_thousand_quotes_on_one_edge_are_shown_as_they_are_asked_for(open_page: OpenPage, tmp_path: Path) -> None:
    council, fund = (
        Entity("council", EntityType.ORGANISATION, "Council"),
        Entity("fund", EntityType.INITIATIVE, "Fund"),
    )
    said = [
        Statement(
            "council",
            Predicate.SUPPORTS,
            "fund",
            Citation(f"Book {number:04}", "", f"It backs it, says line {number}."),
        )
        for number in range(1_000)
    ]
    knowledge = Knowledge((council, fund), (), (), tuple(sorted(said, key=lambda item: item.id)))
    write_page(tmp_path / "quotes.html", render_page(knowledge, centrality={}, communities={}, title="Two"))
    page = open_page(tmp_path / "quotes.html", '#tie=["council","supports","fund","actual"]').page
    panel = page.locator("#panel")
    expect(panel).to_contain_text("1,000 statements in 1,000 sources")
    expect(panel.locator(".agreement")).to_contain_text("and 994 others")
    for shown, button in ((312, "988"), (612, "688"), (912, "388"), (1_000, "88")):
        panel.get_by_role("button", name=re.compile(f"^Show (300 of )?{button} more$")).click()
        expect(panel.locator("li.card")).to_have_count(shown)
    expect(panel.get_by_role("button", name=re.compile("^Show"))).to_have_count(0)


def test_opening_says_what_is_left_out(open_page: OpenPage, large_page: Path) -> None:
    visit = open_page(large_page)
    note = visit.page.locator("#left-out")
    expect(note).to_contain_text("Drawing the 150 most central entities; 1,550 others appear when you search for them")
    expect(note).to_contain_text("3 entities without a tie are not drawn.")
    expect(visit.page.locator("#counts")).to_have_text("1,703 entities · 1,699 statements")
    assert visit.page.evaluate("globalThis.explorer.drawing.nodes.length") == 150
    assert visit.complaints == []


def test_neighbours_that_are_kept_stay_drawn_when_another_is_picked(open_page: OpenPage, large_page: Path) -> None:
    page = open_page(large_page).page
    drawn = "[1499, 1501, 1600].map((number) => globalThis.explorer.drawing.nodes.get(number) !== null)"
    page.locator("#search").fill("Council 1500")
    page.locator("#search").press("Enter")
    page.locator("#expand").click()
    expect(page.locator("#expand")).to_have_attribute("aria-pressed", "true")
    page.locator("#search").fill("Council 1600")
    page.locator("#search").press("Enter")
    expect(page.locator("#panel-title")).to_have_text("Council 1600")
    assert page.evaluate(drawn) == [True, True, True]
    page.reload()
    expect(page.locator("#panel-title")).to_have_text("Council 1600")
    assert page.evaluate(drawn) == [True, True, True]
    page.locator("#search").fill("Council 1500")
    page.locator("#search").press("Enter")
    page.locator("#expand").click()
    page.locator("#search").fill("Council 1600")
    page.locator("#search").press("Enter")
    expect(page.locator("#panel-title")).to_have_text("Council 1600")
    assert page.evaluate(drawn) == [False, False, True]


def test_what_is_left_out_is_found_and_drawn_with_its_neighbours(open_page: OpenPage, large_page: Path) -> None:
    visit = open_page(large_page)
    visit.page.locator("#search").fill("Council 1500")
    visit.page.locator("#search").press("Enter")
    expect(visit.page.locator("#panel-title")).to_have_text("Council 1500")
    expect(visit.page.locator("#panel li.card")).to_have_count(2)
    drawn = visit.page.evaluate("globalThis.explorer.drawing.nodes.getIds()")
    assert {1499, 1500, 1501} <= set(drawn)
    assert len(drawn) == 153
    assert visit.complaints == []


def test_entity_without_a_tie_is_drawn_when_picked_or_asked_for(open_page: OpenPage, large_page: Path) -> None:
    visit = open_page(large_page, "#entity=council-1701")
    expect(visit.page.locator("#panel")).to_contain_text("No statement speaks of it")
    assert 1701 in visit.page.evaluate("globalThis.explorer.drawing.nodes.getIds()")


def test_every_statement_is_in_the_table(open_page: OpenPage, large_page: Path) -> None:
    visit = open_page(large_page, "#view=table")
    expect(visit.page.locator("#pager")).to_contain_text("1,699 statements, page 1 of 34")

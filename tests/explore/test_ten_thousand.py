"""The page of ten thousand entities: whole, yet light to carry, and open on a part that can be read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from carekg.analyse import measure_standing
from carekg.explore import render_page, write_page
from tests.benchmarks.invented import invent_fields
from tests.explore.conftest import OpenPage

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def huge_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    knowledge = invent_fields(10_000)
    path = tmp_path_factory.mktemp("huge") / "huge.html"
    standing = measure_standing(knowledge)
    html = render_page(
        knowledge,
        centrality=standing.centrality,
        communities=standing.communities,
        further_measures=standing.further,
        title="Ten thousand",
    )
    write_page(path, html)
    return path


def test_nothing_is_lost_and_the_most_central_are_drawn(open_page: OpenPage, huge_page: Path) -> None:
    assert huge_page.stat().st_size < 12_000_000
    visit = open_page(huge_page)
    expect(visit.page.locator("#counts")).to_have_text("10,000 entities · 30,000 statements")
    expect(visit.page.locator("#left-out")).to_contain_text("Drawing the 150 most central entities")
    visit.page.locator("#show-timeline").click()
    pager = visit.page.locator("#timeline-pager")
    expect(pager).to_contain_text("page 1 of")
    pager.get_by_role("button", name="Later").click()
    expect(pager).to_contain_text("page 2 of")
    expect(pager.get_by_role("button", name="Later")).to_be_focused()
    expect(visit.page.locator("#live")).to_have_text(re.compile("^Page 2 of"))
    assert visit.complaints == []


def test_communities_say_how_many_are_drawn_and_list_all(open_page: OpenPage, huge_page: Path) -> None:
    visit = open_page(huge_page, "#view=communities")
    page = visit.page
    title = page.locator("#panel-title").inner_text()
    assert int(title.removesuffix(" communities")) > 24
    expect(page.locator("#left-out")).to_contain_text(f"Drawing the 24 largest of {title}; the overview lists all.")
    expect(page.locator("#left-out")).to_contain_text("Lines run where most ties do")
    page.locator("#panel").get_by_role("button", name=re.compile("^Show .* more$")).click()
    expect(page.locator("#panel li")).to_have_count(int(title.removesuffix(" communities")))
    page.locator("#panel .entity-link").first.click()
    page.get_by_role("button", name="Draw its members").click()
    expect(page.locator("#counts")).to_contain_text("of 10,000 entities")
    assert 0 < page.evaluate("explorer.drawing.nodes.length") < 400
    assert visit.complaints == []

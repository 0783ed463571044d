"""Paths between two entities, and what is around one, in a real browser."""

from __future__ import annotations

import json
import re
from itertools import combinations
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from carekg.analyse import find_paths
from tests.explore.conftest import OpenPage, Visit
from tests.explore.sample import make_knowledge

pytestmark = pytest.mark.browser


def fragment_of(start: str, end: str) -> str:
    return "#path=" + quote(json.dumps([start, end]))


def test_every_path_has_as_many_steps_as_the_command_line_finds(visit: Visit) -> None:
    knowledge = make_knowledge()
    ids = [entity.id for entity in knowledge.entities][::4]
    for start, end in combinations(ids, 2):
        found = find_paths(knowledge, start, end, limit=1)
        visit.page.evaluate(
            "(ends) => { location.hash = 'path=' + encodeURIComponent(JSON.stringify(ends)); }", [start, end]
        )
        expect(visit.page.locator(".panel .kind")).to_have_text("Path")
        expect(visit.page.locator(".steps > .step")).to_have_count(len(found[0].steps) if found else 0)
    assert visit.complaints == []


def test_a_path_is_named_in_the_panel_and_quotes_each_step(visit: Visit) -> None:
    page = visit.page
    page.locator("#search").fill("Odette Farrow")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Path to…").click()
    page.keyboard.type("steady hands fund")
    expect(page.locator("#path-to-list [role=option]").first).to_contain_text("Steady Hands Fund")
    page.keyboard.press("Enter")
    expect(page.locator("#panel-title")).to_have_text("Odette Farrow to Steady Hands Fund")
    expect(page.locator("#panel-title")).to_be_focused()
    steps = page.locator(".steps > .step")
    assert steps.count() > 0
    for number in range(steps.count()):
        expect(steps.nth(number).locator("blockquote, .tenures").first).to_be_visible()
    expect(page.locator("#live")).to_contain_text("step")
    assert "path=" in page.url
    page.go_back()
    expect(page.locator("#panel-title")).to_have_text("Odette Farrow")


def test_where_nothing_joins_two_the_panel_says_so(open_page: OpenPage, sample_page: Path) -> None:
    knowledge = make_knowledge()
    ids = [entity.id for entity in knowledge.entities]
    start, end = next(pair for pair in combinations(ids, 2) if not find_paths(knowledge, *pair, limit=1))
    visit = open_page(sample_page, fragment_of(start, end))
    expect(visit.page.locator("#panel")).to_contain_text("No chain of facts that the filters leave joins the two")
    expect(visit.page.locator(".steps")).to_have_count(0)


def test_a_path_keeps_to_what_the_filters_leave(open_page: OpenPage, sample_page: Path) -> None:
    knowledge = make_knowledge()
    people = [entity.id for entity in knowledge.entities]
    start, end = next(
        p for p in combinations(people, 2) if (found := find_paths(knowledge, *p, limit=1)) and len(found[0].steps) > 1
    )
    visit = open_page(sample_page, fragment_of(start, end))
    expect(visit.page.locator(".steps")).to_have_count(1)
    visit.page.locator("[data-facet=claim] .facet-row", has_text="Done or in force").locator("input").uncheck()
    visit.page.locator("[data-facet=claim] .facet-row", has_text="Planned").locator("input").uncheck()
    expect(visit.page.locator("#panel")).to_contain_text("No chain of facts")


def test_only_what_is_around_an_entity_is_shown_and_the_link_keeps_it(visit: Visit) -> None:
    page = visit.page
    page.locator("#search").fill("dll")
    page.keyboard.press("Enter")
    page.locator("#around").select_option("1")
    chip = page.get_by_role("button", name=re.compile("Within 1 step of Department for Later Life"))
    expect(chip).to_be_visible()
    shown = page.locator("#counts").inner_text()
    assert re.match(r"\d+ of 40 entities", shown)
    drawn = page.evaluate("explorer.drawing.wanted.nodes.size")
    page.locator("#around").select_option("2")
    expect(page.locator("#counts")).not_to_have_text(shown)
    assert page.evaluate("explorer.drawing.wanted.nodes.size") > drawn
    address = page.url
    page.reload()
    expect(page.get_by_role("button", name=re.compile("Within 2 steps"))).to_be_visible()
    assert page.url == address
    page.get_by_role("button", name=re.compile("Within 2 steps")).click()
    expect(page.locator("#counts")).to_have_text("40 entities · 55 of 56 statements")

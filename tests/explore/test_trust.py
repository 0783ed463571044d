"""How far to trust an edge, and which sources agree or conflict, as the page tells it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from carekg.explore import render_page, write_page
from carekg.explore.payload import describe_scorecard
from tests.explore.conftest import OpenPage, Visit
from tests.explore.sample import make_knowledge, make_scorecard


def pick_edge(visit: Visit, subject: str, predicate: str, object_: str) -> str:
    """Pick an edge in the table of statements, and return what the panel says of trusting it."""
    visit.page.locator("#show-table").click()
    rows = visit.page.locator("#table-body tr").filter(has_text=subject).filter(has_text=object_)
    while rows.count() == 0:
        visit.page.locator("#pager").get_by_role("button", name="Next").click()
    rows.get_by_role("button", name=predicate).first.click()
    return " ".join(visit.page.locator(".trust").inner_text().split())


def test_the_payload_is_small_and_says_what_was_measured() -> None:
    record = describe_scorecard(make_scorecard())
    assert record["predicates"] == {"launches": [30, 40], "supports": [3, 4]}
    assert record["bands"][9] == [45, 50]
    assert record["own"] is False


@pytest.mark.browser
def test_an_edge_that_was_read_by_machine(visit: Visit) -> None:
    told = pick_edge(visit, "Westmarch", "launches", "Westmarch Care Service")
    assert "Of the 40 statements with “launches” found in our 12 annotated test documents, 75% were right." in told
    assert "read by machine, with a confidence of" in told
    assert "Of all statements with a confidence of 90 to 100%, 90% were." in told


@pytest.mark.browser
def test_an_edge_that_was_entered_by_hand(visit: Visit) -> None:
    told = pick_edge(visit, "Department for Later Life", "succeeds", "Ministry of Older People")
    assert "One statement was entered by hand, from the source named." in told
    assert "test documents" not in told


@pytest.mark.browser
def test_few_cases_are_no_share(visit: Visit) -> None:
    told = pick_edge(visit, "Carers’ Voice", "supports", "Steady Hands Fund")
    assert "3 of 4 were right: too few to go by." in told


@pytest.mark.browser
def test_help_has_the_table(visit: Visit) -> None:
    visit.page.locator("#show-help").click()
    rows = visit.page.locator(".trust-table tr")
    assert rows.filter(has_text="launches").inner_text().split("\t") == ["launches", "75% of 40", "60% of 50"]
    assert visit.complaints == []


@pytest.mark.browser
def test_a_page_without_a_scorecard_tells_no_shares(open_page: OpenPage, tmp_path: Path) -> None:
    path = tmp_path / "bare.html"
    write_page(path, render_page(make_knowledge(), centrality={}, communities={}, title="Bare"))
    bare = open_page(path)
    assert "test documents" not in pick_edge(bare, "Westmarch", "launches", "Westmarch Care Service")
    assert bare.page.locator(".trust-table").count() == 0
    assert bare.complaints == []


@pytest.mark.browser
def test_sources_that_agree_and_conflict_are_told_apart(open_page: OpenPage, disputed_page: Path) -> None:
    visit = open_page(disputed_page)
    page = visit.page
    page.locator("#search").fill("DLL")
    page.locator("#search").press("Enter")
    marked = page.locator("#panel li.card", has=page.locator(".badge-conflict"))
    expect(marked).to_have_count(3)
    expect(page.locator(".badge-conflict").first).to_have_attribute("title", re.compile("is both said .* and denied"))
    marked.filter(has_text="Not a penny").locator(".badge-conflict").click()
    panel = page.locator(".agreement")
    expect(panel.locator("li").first).to_have_text(
        "2 sources deny it: Care Courier; Care leaders weigh the ten-year plan"
    )
    expect(panel).to_contain_text("1 source says so: Hansard")
    expect(panel.locator(".dissent")).to_contain_text(
        "“Department for Later Life funds Ten-Year Care Workforce Plan” is both said (2026-06) and denied."
    )
    panel.locator(".dissent").get_by_role("button", name="Read: ").click()
    expect(page.locator("#panel-title")).to_have_text("Department for Later Life funds Ten-Year Care Workforce Plan")
    expect(page.locator("#panel blockquote")).to_have_text("We shall.")
    expect(page.locator(".agreement li").first).to_have_text("1 source says so: Hansard")


@pytest.mark.browser
def test_what_one_source_says_alone_is_told_as_that(visit: Visit) -> None:
    pick_edge(visit, "Westmarch", "launches", "Westmarch Care Service")
    told = visit.page.locator(".agreement")
    expect(told).to_contain_text("1 source says so: Written statement: the Westmarch Care Service")
    expect(told).to_contain_text("No other source bears it out, and none contradicts it.")

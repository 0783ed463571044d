"""Filters, table, link and downloads, in a real browser."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.explore.conftest import OpenPage, Visit
from tests.explore.sample import make_knowledge

pytestmark = pytest.mark.browser


def facet(page: Page, name: str) -> None:
    """Open a group of filters that is folded."""
    page.locator(f"details[data-facet={name}] summary").click()


def count_drawn(page: Page) -> tuple[int, int]:
    """Return how many nodes and edges the drawing holds."""
    nodes, edges = page.evaluate("[globalThis.explorer.drawing.nodes.length, globalThis.explorer.drawing.edges.length]")
    return int(nodes), int(edges)


def test_counts_beside_the_filters_are_those_of_the_knowledge(visit: Visit) -> None:
    knowledge = make_knowledge()
    organisations = sum(entity.type == "Organisation" for entity in knowledge.entities)
    denied = sum(statement.negated for statement in knowledge.statements)
    row = visit.page.locator(".facet-row")
    expect(row.filter(has_text="Organisations").locator(".count")).to_have_text(str(organisations))
    expect(row.filter(has_text="Denied").locator(".count")).to_have_text(str(denied))
    expect(row.filter(has_text="Rejected").locator(".count")).to_have_text("1")


def test_rejected_statement_is_left_out_until_asked_for(visit: Visit) -> None:
    page = visit.page
    page.get_by_role("button", name="Table").click()
    quote = page.get_by_text("Lantern Homes funds parties.")
    expect(page.locator("#pager")).to_contain_text("55 statements")
    expect(quote).to_have_count(0)
    page.get_by_role("checkbox", name=re.compile("Rejected")).check()
    expect(page.locator("#pager")).to_contain_text("56 statements")
    page.locator("th button", has_text="Confidence").click()
    expect(quote).to_be_visible()


def test_legend_hides_a_kind_of_entity_everywhere(visit: Visit) -> None:
    page = visit.page
    nodes, edges = count_drawn(page)
    page.get_by_role("checkbox", name=re.compile("^Places")).uncheck()
    expect(page.locator("#counts")).to_have_text("38 of 40 entities · 53 of 56 statements")
    expect(page.locator("#chips")).to_contain_text("Without Places")
    assert count_drawn(page) == (nodes - 2, edges - 2)
    page.get_by_role("button", name="Remove filter: Without Places").click()
    expect(page.locator("#counts")).to_have_text("40 entities · 55 of 56 statements")
    assert count_drawn(page) == (nodes, edges)


def test_only_shows_one_choice_and_counts_follow(visit: Visit) -> None:
    page = visit.page
    facet(page, "predicate")
    page.get_by_role("button", name="Only opposes").focus()
    page.keyboard.press("Enter")
    opposing = [item for item in make_knowledge().statements if item.predicate == "opposes"]
    ends = {end for item in opposing for end in (item.subject, item.object)}
    expect(page.locator("#counts")).to_have_text(f"{len(ends)} of 40 entities · {len(opposing)} of 56 statements")
    expect(page.locator(".facet-row", has_text="Proposed").locator(".count")).to_have_text("1")
    expect(page.locator("#live")).to_contain_text(f"Showing {len(opposing)} statements")
    page.get_by_role("button", name="Clear filters").click()
    expect(page.locator("#counts")).to_have_text("40 entities · 55 of 56 statements")
    expect(page.get_by_role("button", name="Clear filters")).to_be_hidden()


@pytest.mark.parametrize("name", ["type", "claim", "status", "predicate", "money", "nation", "document"])
def test_every_group_of_filters_has_counts_chips_and_a_way_back(visit: Visit, name: str) -> None:
    page = visit.page
    group = page.locator(f"details[data-facet={name}]")
    group.evaluate("group => { group.open = true; }")
    row = group.locator(".facet-row").first
    number = row.locator(".count").inner_text()
    row.hover()
    row.locator(".only").click()
    expect(group.locator("input:checked")).to_have_count(1)
    expect(row.locator(".count")).to_have_text(number)
    whole = "40 entities" if name == "type" else "56 statements"
    expect(page.locator("#counts")).to_contain_text(f"{number} of {whole}")
    expect(page.locator("#chips li")).to_have_count(1)
    expect(page.locator("#live")).to_contain_text("Showing ")
    group.locator(".all").click()
    expect(group.locator("input:not(:checked)")).to_have_count(0)
    if page.locator("#reset").is_visible():  # showing all statuses shows the rejected statement too
        page.locator("#reset").click()
    expect(page.locator("#counts")).to_have_text("40 entities · 55 of 56 statements")
    expect(page.locator("#chips li")).to_have_count(0)


def test_rejected_statement_that_is_asked_for_takes_nothing_away(visit: Visit) -> None:
    visit.page.get_by_role("checkbox", name=re.compile("Rejected")).check()
    expect(visit.page.locator("#counts")).to_have_text("40 entities · 56 statements")


def test_link_brings_the_order_and_the_page_of_the_table_back(visit: Visit, open_page: OpenPage) -> None:
    page = visit.page
    page.locator("#show-table").click()
    page.locator("th button", has_text="Subject").click()
    page.locator("#pager").get_by_role("button", name="Next").click()
    rows = page.locator("#table-body tr").evaluate_all("rows => rows.map((row) => row.dataset.statement)")
    fragment = page.evaluate("location.hash")
    page.goto("about:blank")
    open_page(Path(visit.address.removeprefix("file://")), fragment)
    expect(page.locator("th.column-subject")).to_have_attribute("aria-sort", "ascending")
    assert page.locator("#table-body tr").evaluate_all("rows => rows.map((row) => row.dataset.statement)") == rows


def test_least_confidence_leaves_out_what_is_less_sure(visit: Visit) -> None:
    page = visit.page
    page.get_by_role("slider", name="Least confidence").fill("90")
    sure = [item for item in make_knowledge().statements if item.confidence >= 0.9]
    expect(page.locator("#counts")).to_contain_text(f"{len(sure)} of 56 statements")
    expect(page.locator("#chips")).to_contain_text("Confidence 90% or more")


def test_panel_says_what_the_filters_keep_from_it(visit: Visit) -> None:
    page = visit.page
    page.get_by_role("checkbox", name=re.compile("^Denied")).uncheck()
    page.locator("#search").fill("DLL")
    page.locator("#search").press("Enter")
    expect(page.locator("#panel")).to_contain_text("The filters leave out 1 statement.")
    expect(page.get_by_text("will not pay for the plan this year")).to_have_count(0)
    page.locator("#panel").get_by_role("button", name="Show").click()
    expect(page.get_by_text("will not pay for the plan this year")).to_be_visible()


def test_document_in_the_overview_leads_to_its_statements(visit: Visit) -> None:
    page = visit.page
    page.get_by_role("button", name="Getting ready for winter: letter to directors").click()
    expect(page.locator("#table-body tr")).to_have_count(6)
    expect(page.locator("#chips")).to_contain_text("Only Getting ready for winter")


def test_table_sorts_and_every_statement_is_in_it(visit: Visit) -> None:
    page = visit.page
    page.get_by_role("button", name="Table").click()
    page.get_by_role("checkbox", name=re.compile("Rejected")).check()
    page.locator("th button", has_text="Confidence").click()
    expect(page.locator("th.column-confidence")).to_have_attribute("aria-sort", "ascending")
    expect(page.locator("#table-body tr").first).to_contain_text("41%")
    seen = set(page.locator("#table-body tr").evaluate_all("rows => rows.map((row) => row.dataset.statement)"))
    expect(page.locator("#table-body tr")).to_have_count(50)
    page.get_by_role("button", name="Next").click()
    expect(page.locator("#pager")).to_contain_text("page 2 of 2")
    seen |= set(page.locator("#table-body tr").evaluate_all("rows => rows.map((row) => row.dataset.statement)"))
    assert seen == {statement.id for statement in make_knowledge().statements}
    expect(page.get_by_role("button", name="Previous")).to_be_focused()


@pytest.mark.parametrize("width", [1440, 1280, 1024, 800, 390])
def test_no_button_or_chip_lies_beyond_the_window(visit: Visit, width: int) -> None:
    page = visit.page
    page.set_viewport_size({"width": width, "height": 900})
    _expect_within(page, width)
    page.evaluate("document.querySelectorAll('details').forEach((group) => { group.open = true; })")
    if page.locator("#toggle-filters").is_visible():
        page.locator("#toggle-filters").click()
    for name in ("claim", "status", "predicate", "nation", "document"):
        page.locator(f"[data-facet={name}] input").first.uncheck()
    page.locator("#confidence").fill("20")
    expect(page.locator("#chips li")).to_have_count(6)
    _expect_within(page, width)


def _expect_within(page: Page, width: int) -> None:
    for button in page.locator(".bar button:visible").all():
        button.scroll_into_view_if_needed()
        box = button.bounding_box()
        assert box is not None
        assert box["x"] >= 0, button.inner_text()
        assert box["x"] + box["width"] <= width, button.inner_text()


def test_words_keep_to_the_statements_that_have_them_and_are_marked(visit: Visit, open_page: OpenPage) -> None:
    page = visit.page
    page.locator("#show-table").click()
    page.get_by_role("searchbox", name="Words in quotes and names").fill('"family carer" break')
    row = page.locator("#table-body tr")
    expect(row).to_have_count(1)
    expect(row.locator("mark")).to_have_text(["family carers", "break"])
    expect(page.locator("#live")).to_contain_text("Showing 1 statement, 2 entities")
    fragment = page.evaluate("location.hash")
    page.goto("about:blank")
    open_page(Path(visit.address.removeprefix("file://")), fragment)
    expect(row).to_have_count(1)
    expect(page.locator("#words")).to_have_value('"family carer" break')
    page.get_by_role("button", name="Remove filter: Words").click()
    expect(page.locator("#words")).to_have_value("")
    expect(page.locator("#pager")).to_contain_text("55 statements")


def test_table_tells_sums_and_sorts_and_keeps_to_them(visit: Visit) -> None:
    page = visit.page
    page.locator("#show-table").click()
    facet(page, "money")
    page.get_by_role("button", name="Only Sum stated").focus()
    page.keyboard.press("Enter")
    sums = [statement.amount for statement in make_knowledge().statements if statement.amount]
    expect(page.locator("#table-body tr")).to_have_count(len(sums))
    expect(page.locator("#chips")).to_contain_text("Only Sum stated")
    page.locator("th button", has_text="Money").click()
    page.locator("th button", has_text="Money").click()
    expect(page.locator("th.column-money")).to_have_attribute("aria-sort", "descending")
    largest = max(sums, key=lambda amount: amount.value).value
    expect(page.locator("td[data-label=Money]").first).to_have_text(f"£{largest / 1_000_000:.0f} million a year")


def test_table_beside_an_open_panel_tells_sums_with_the_relation(visit: Visit) -> None:
    page = visit.page
    page.locator("#show-table").click()
    row = page.locator("#table-body tr", has_text="The Department will put £12 million a year into the fund.")
    row.get_by_role("button", name=re.compile("^Read: ")).click()
    expect(row.locator("td[data-label=Money]")).to_be_hidden()
    expect(row.locator("td[data-label=Relation]")).to_contain_text("£12 million a year")


def test_no_date_of_the_table_breaks_within_a_word(visit: Visit) -> None:
    page = visit.page
    page.locator("#show-table").click()
    page.get_by_role("button", name=re.compile("^Read: ")).first.click()
    broken = page.locator("td.date").evaluate_all(
        """cells => cells.flatMap((cell) => [...cell.textContent.matchAll(/\\S+/g)].filter((word) => {
          const range = document.createRange();
          range.setStart(cell.firstChild, word.index);
          range.setEnd(cell.firstChild, word.index + word[0].length);
          return range.getClientRects().length > 1;
        }).map(([word]) => word))"""
    )
    assert page.locator("td.date", has_text="November").count() > 0
    assert broken == []


def test_link_brings_selection_filters_and_view_back(visit: Visit, open_page: OpenPage) -> None:
    page = visit.page
    page.get_by_role("checkbox", name=re.compile("^Places")).uncheck()
    facet(page, "document")
    page.get_by_role("button", name="Only Written statement: the Westmarch Care Service").focus()
    page.keyboard.press("Enter")
    page.get_by_role("slider", name="Least confidence").fill("80")
    page.locator("#search").fill("Westmarch Care Service")
    page.locator("#search").press("Enter")
    page.get_by_role("button", name="Table").click()
    page.get_by_label("Colour by").select_option("community")
    page.get_by_label("Size by").select_option("betweenness")
    page.get_by_label("Draw entities without a tie").check()
    counts, fragment = page.locator("#counts").inner_text(), page.evaluate("location.hash")
    page.goto("about:blank")
    again = open_page(Path(visit.address.removeprefix("file://")), fragment)
    expect(page.locator("#panel-title")).to_have_text("Westmarch Care Service")
    expect(page.locator("#counts")).to_have_text(counts)
    expect(page.locator("#view-table")).to_be_visible()
    expect(page.get_by_label("Colour by")).to_have_value("community")
    expect(page.get_by_label("Size by")).to_have_value("betweenness")
    expect(page.get_by_label("Draw entities without a tie")).to_be_checked()
    assert page.evaluate("location.hash") == fragment
    assert again.complaints == []


def test_link_to_a_relation_brings_it_back(visit: Visit, open_page: OpenPage) -> None:
    page = visit.page
    page.get_by_role("button", name="Table").click()
    page.get_by_role(
        "button", name="Read: Department for Later Life funds Ten-Year Care Workforce Plan (denied)"
    ).click()
    title, fragment = page.locator("#panel-title").inner_text(), page.evaluate("location.hash")
    page.goto("about:blank")
    open_page(Path(visit.address.removeprefix("file://")), fragment)
    expect(page.locator("#panel-title")).to_have_text(title)


def test_back_returns_to_what_was_read_before(visit: Visit) -> None:
    page = visit.page
    for name in ("England", "Lantern Homes plc"):
        page.locator("#search").fill(name)
        page.locator("#search").press("Enter")
        expect(page.locator("#panel-title")).to_have_text(name)
    page.go_back()
    expect(page.locator("#panel-title")).to_have_text("England")


@pytest.mark.parametrize(
    "fragment", ["#entity=nobody", "#only.type=7&hide.claim={", "#confidence=banana", "#%", "#=&&&"]
)
def test_link_that_makes_no_sense_opens_the_page_as_usual(
    open_page: OpenPage, sample_page: Path, fragment: str
) -> None:
    visit = open_page(sample_page, fragment)
    expect(visit.page.locator("#panel-title")).to_have_text("Start here")
    assert visit.complaints == []


def test_csv_holds_what_is_visible(visit: Visit) -> None:
    page = visit.page
    facet(page, "predicate")
    page.get_by_role("button", name="Only funds").focus()
    page.keyboard.press("Enter")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as CSV").click()
    text = Path(download.value.path()).read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(text.splitlines()))
    shown = [item for item in make_knowledge().statements if item.predicate == "funds" and item.status != "rejected"]
    assert sorted(row["statement id"] for row in rows) == sorted(item.id for item in shown)
    money = {row["object"]: row["amount"] for row in rows if row["claim"] == "Planned"}
    assert money == {"Steady Hands Fund": "£12 million a year", "Open Door Respite Programme": "£6 million a year"}


def test_dark_colours_by_the_system_and_by_the_button(visit: Visit) -> None:
    page = visit.page
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    page.emulate_media(color_scheme="dark")
    dark = page.evaluate(ground)
    assert dark != light
    page.get_by_role("button", name="Switch to light colours").click()
    assert page.evaluate(ground) == light

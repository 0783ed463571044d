"""What a reader does with the page, in a real browser: finding, reading, picking in the drawing."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.explore.conftest import OpenPage, Visit
from tests.explore.sample import make_knowledge

pytestmark = pytest.mark.browser


def place_of_node(page: Page, entity: str) -> tuple[float, float]:
    """Return where a node of the drawing stands in the window."""
    place = page.evaluate(
        """(id) => {
          const { knowledge, drawing } = globalThis.explorer;
          const place = drawing.network.canvasToDOM(drawing.network.getPosition(knowledge.numberById.get(id)));
          const box = document.getElementById("drawing").getBoundingClientRect();
          return [box.left + place.x, box.top + place.y];
        }""",
        entity,
    )
    return float(place[0]), float(place[1])


def test_page_opens_from_a_file_without_complaint_or_request(visit: Visit) -> None:
    expect(visit.page.get_by_role("heading", name="Care policy in an invented country")).to_be_visible()
    expect(visit.page.locator("#counts")).to_have_text("40 entities · 55 of 56 statements")
    visit.page.wait_for_timeout(300)
    assert visit.complaints == []
    assert visit.foreign_requests() == []


def test_acronym_finds_its_body_and_the_panel_quotes(visit: Visit) -> None:
    page = visit.page
    page.get_by_role("combobox", name=re.compile("Search")).press_sequentially("dll")
    first = page.locator("#suggestions [role=option]").first
    expect(first).to_contain_text("Department for Later Life")
    expect(first).to_contain_text("also DLL")
    first.click()
    panel = page.get_by_role("complementary", name="Details")
    expect(panel.get_by_role("heading", level=2)).to_have_text("Department for Later Life")
    expect(panel).to_contain_text("Organisation · Government body · England")
    card = panel.locator("li.card", has_text="Steady Hands Fund").first
    expect(card.locator("blockquote")).to_have_text("The Department will put £12 million a year into the fund.")
    expect(card).to_contain_text(
        "Later Life Secretary opens Steady Hands Fund, Department for Later Life, 4 March 2026"
    )
    expect(card).to_contain_text("£12 million a year")
    expect(card).to_contain_text("93%")
    expect(card).to_contain_text("Planned")
    expect(card.get_by_role("link", name=re.compile("Open source"))).to_have_attribute(
        "href", "https://example.org/news/steady-hands"
    )


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("farrow", "Odette Farrow"),
        ("Ashgrove Review", "Independent Review of Respite"),
        ("workforce ten", "Ten-Year Care Workforce Plan"),
        ("carers voice", "Carers’ Voice Together"),
        ("inspectorate standards", "Care Standards Inspectorate"),
    ],
)
def test_search_finds_any_name_in_any_order_of_words(visit: Visit, typed: str, found: str) -> None:
    visit.page.locator("#search").fill(typed)
    expect(visit.page.locator("#suggestions [role=option]").first).to_contain_text(found)


def test_search_says_when_nothing_is_found(visit: Visit) -> None:
    visit.page.locator("#search").fill("zzz qqq")
    expect(visit.page.get_by_text("No entity has that name, and no statement those words.")).to_be_visible()
    expect(visit.page.locator("#suggestions [role=option]")).to_have_count(0)


def test_words_that_are_no_name_lead_to_the_statements_that_have_them(visit: Visit) -> None:
    page = visit.page
    page.locator("#search").fill("never had a break")
    expect(page.locator("#suggestions [role=option]")).to_have_text(
        ["Read what has the words never had a break1 statement"]
    )
    page.keyboard.press("Enter")
    expect(page.locator("#table-body tr")).to_contain_text(["who have never had a break."])
    expect(page.locator("#view-table")).to_be_focused()
    page.go_back()
    expect(page.locator("#counts")).to_have_text("40 entities · 55 of 56 statements")
    expect(page.locator("#view-network")).to_be_visible()


def test_words_stand_below_the_names_that_have_them(visit: Visit) -> None:
    page = visit.page
    page.locator("#search").fill("steady")
    said = [f"{one.subject} {one.object} {one.evidence.quote}" for one in make_knowledge().statements]
    last = page.locator("#suggestions [role=option]").last
    expect(page.locator("#suggestions [role=option]").first).to_contain_text("Steady Hands Fund")
    page.keyboard.press("ArrowUp")
    expect(last).to_have_attribute("aria-selected", "true")
    shown = int(last.locator(".suggestion-kind").inner_text().split()[0])
    assert shown >= sum("steady" in text.lower() for text in said) > 1
    page.keyboard.press("Enter")
    expect(page.locator("#table-body tr")).to_have_count(shown)


def test_what_became_of_a_fund_stands_in_the_order_of_time_and_in_the_address(
    visit: Visit, open_page: OpenPage
) -> None:
    page = visit.page
    page.locator("#search").fill("Steady Hands Fund")
    page.keyboard.press("Enter")
    cards = page.locator("#panel li.card").count()
    page.get_by_label("Statements", exact=True).select_option("by date, newest first")
    expect(page.locator("#order")).to_be_focused()
    years = page.locator("#panel .group-title:has(.count)").all_inner_texts()
    assert [year.split()[0] for year in years] == sorted({year.split()[0] for year in years}, reverse=True)
    expect(page.locator("#panel li.card")).to_have_count(cards)
    expect(page.locator("#panel li.card").first).to_contain_text("Steady Hands Fund")
    fragment = page.evaluate("location.hash")
    page.goto("about:blank")
    open_page(Path(visit.address.removeprefix("file://")), fragment)
    assert page.locator("#panel .group-title:has(.count)").all_inner_texts() == years


def test_a_view_that_drops_the_selection_is_in_the_address(visit: Visit) -> None:
    page = visit.page
    page.locator("#search").fill("dll")
    page.keyboard.press("Enter")
    page.locator("#show-communities").click()
    expect(page.locator("#panel-title")).to_contain_text("communities")
    assert page.evaluate("location.hash") == "#view=communities"
    page.go_back()
    expect(page.locator("#panel-title")).to_have_text("Department for Later Life")


def test_search_to_quote_by_keyboard_alone(visit: Visit) -> None:
    page = visit.page
    page.keyboard.press("/")
    page.keyboard.type("care")
    expect(page.locator("#suggestions [role=option]:not(.suggestion-words)")).to_have_count(9)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    chosen = page.locator("[role=option][aria-selected=true] .suggestion-name").inner_text()
    page.keyboard.press("Enter")
    expect(page.locator("#panel-title")).to_have_text(chosen)
    expect(page.locator("#panel-title")).to_be_focused()
    expect(page.locator("#panel blockquote").first).to_be_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.getElementById('panel').contains(document.activeElement)")
    page.keyboard.press("Escape")
    expect(page.locator("#panel-title")).to_have_text("Start here")


def test_search_to_evidence_takes_six_keys_at_most_beside_the_typing(visit: Visit) -> None:
    page, keys = visit.page, ["/", "Enter"]
    page.keyboard.press(keys[0])
    page.keyboard.type("dll")
    expect(page.locator("#suggestions [role=option]").first).to_contain_text("Department for Later Life")
    page.keyboard.press(keys[1])
    expect(page.locator("#panel blockquote").first).to_be_in_viewport()
    for _ in range(6 - len(keys)):
        page.keyboard.press("Tab")
    assert page.evaluate("document.getElementById('panel').contains(document.activeElement)")


def test_a_screen_reader_hears_what_a_click_did(visit: Visit) -> None:
    page, live = visit.page, visit.page.locator("#live")
    page.locator("#show-table").click()
    expect(live).to_have_text("Table: 55 statements")
    page.locator("th button", has_text="Confidence").click()
    expect(live).to_have_text("Sorted by confidence, ascending")
    page.locator("#pager").get_by_role("button", name="Next").click()
    expect(live).to_have_text("Page 2 of 2")
    page.get_by_role("button", name=re.compile("^Read: ")).first.click()
    expect(live).to_contain_text("1 statement in 1 source")
    page.locator("#panel .entity-link").first.click()
    expect(live).to_have_text(re.compile(r"^.+: \d+ statements?$"))
    page.locator("#close-panel").click()
    expect(live).to_have_text("Selection cleared")
    page.get_by_role("checkbox", name=re.compile("^Places")).uncheck()
    expect(live).to_have_text("Showing 53 statements, 38 entities")
    page.locator("#reset").click()
    expect(live).to_have_text("Filters cleared")
    page.locator("#show-timeline").click()
    expect(live).to_have_text("Timeline: 55 statements")


def test_printed_page_is_dark_on_white_and_has_the_sentences_without_the_controls(visit: Visit) -> None:
    page = visit.page
    page.get_by_role("button", name="Switch to dark colours").click()
    page.locator("#search").fill("DLL")
    page.locator("#search").press("Enter")
    page.emulate_media(media="print")
    for control in ("#filters", ".bar", "#search", ".tools", ".zoom", ".card-actions >> nth=0"):
        expect(page.locator(control)).to_be_hidden()
    expect(page.locator("#panel blockquote").last).to_be_visible()
    assert page.evaluate("getComputedStyle(document.getElementById('panel')).overflow") == "visible"
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(26, 33, 40)"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(246, 247, 249)"


def test_escape_closes_the_suggestions_and_then_empties_the_box(visit: Visit) -> None:
    box = visit.page.locator("#search")
    box.fill("care")
    box.press("Escape")
    expect(visit.page.locator("#suggestions")).to_be_hidden()
    expect(box).to_have_value("care")
    box.press("Escape")
    expect(box).to_have_value("")


def test_click_on_a_node_reads_it_out(visit: Visit) -> None:
    x, y = place_of_node(visit.page, "steady-hands-fund")
    visit.page.mouse.click(x, y)
    expect(visit.page.locator("#panel-title")).to_have_text("Steady Hands Fund")
    expect(visit.page.locator("#live")).to_have_text("Steady Hands Fund: 7 statements")


def test_lines_stay_in_sight_while_the_drawing_is_dragged(visit: Visit) -> None:
    page = visit.page
    count_painted = """() => {
      const canvas = document.querySelector("#drawing canvas");
      const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d", { willReadFrequently: true });
      copy.drawImage(canvas, 0, 0);
      const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
      return data.filter((value, place) => place % 4 === 3 && value > 0).length;
    }"""
    still = page.evaluate(count_painted)
    box = page.locator("#drawing").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 20, box["y"] + 20)
    page.mouse.down()
    for step in range(1, 6):
        page.mouse.move(box["x"] + 20 + 2 * step, box["y"] + 20 + 2 * step)
    page.wait_for_timeout(100)
    dragged = page.evaluate(count_painted)
    page.mouse.up()
    page.evaluate("for (const line of explorer.drawing.network.body.edgeIndices) explorer.drawing.edges.remove(line)")
    page.evaluate("explorer.drawing.network.redraw()")
    page.wait_for_timeout(100)
    without_lines = page.evaluate(count_painted)
    assert dragged > without_lines + (still - without_lines) * 0.7


def test_click_on_a_line_shows_its_statement(visit: Visit) -> None:
    page = visit.page
    (x1, y1), (x2, y2) = place_of_node(page, "steady-hands-fund"), place_of_node(page, "england")
    page.mouse.click((x1 + x2) / 2, (y1 + y2) / 2)
    expect(page.locator("#panel-title")).to_have_text("Steady Hands Fund applies in England")
    expect(page.locator("#panel blockquote")).to_have_text("The fund covers every council in England.")


def test_click_on_nothing_clears_the_selection(visit: Visit) -> None:
    page = visit.page
    x, y = place_of_node(page, "england")
    page.mouse.click(x, y)
    expect(page.locator("#panel-title")).to_have_text("England")
    box = page.locator("#drawing").bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + 8, box["y"] + box["height"] - 8)
    expect(page.locator("#panel-title")).to_have_text("Start here")


def test_denial_is_never_read_as_a_fact(visit: Visit) -> None:
    page = visit.page
    page.get_by_role("button", name="Table").click()
    page.get_by_role(
        "button", name="Read: Care Wages Act 2027 benefits people who pay for their own care (denied)"
    ).click()
    expect(page.locator("#panel-title")).to_contain_text("(denied)")
    expect(page.locator("#panel .badge.badge-denied")).to_have_text("Denied")


def test_person_shows_posts_over_time_latest_first(visit: Visit) -> None:
    visit.page.locator("#search").fill("Ashgrove")
    visit.page.locator("#search").press("Enter")
    posts = visit.page.locator(".tenures li")
    expect(posts).to_have_count(1)
    expect(posts.first).to_contain_text("September 2021 to 13 July 2025")
    posts.first.get_by_role("button").click()
    expect(visit.page.locator("#panel-title")).to_have_text("Secretary of State for Later Life")
    holders = visit.page.locator(".tenures li")
    expect(holders.nth(0)).to_contain_text("Since 14 July 2025")
    expect(holders.nth(1)).to_contain_text("Quentin Ashgrove")


def test_line_of_a_post_held_reads_its_dates(open_page: OpenPage, sample_page: Path) -> None:
    tie = '["quentin-ashgrove","holdsRole","secretary-of-state-later-life","actual"]'
    page = open_page(sample_page, f"#tie={quote(tie)}").page
    expect(page.locator("#panel-title")).to_have_text(
        "Quentin Ashgrove holds the post of Secretary of State for Later Life"
    )
    expect(page.locator("#panel .tenures li")).to_contain_text("September 2021 to 13 July 2025")


def test_person_also_shows_what_was_said_of_the_post_held(visit: Visit) -> None:
    visit.page.locator("#search").fill("Odette Farrow")
    visit.page.locator("#search").press("Enter")
    card = visit.page.locator("li.card", has_text="has led the Department")
    expect(card).to_contain_text("as Secretary of State for Later Life")


def test_footnote_goes_to_the_clipboard(visit: Visit) -> None:
    page = visit.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("#search").fill("England")
    page.locator("#search").press("Enter")
    page.get_by_role("button", name=re.compile("^Copy as footnote")).click()
    expect(page.locator("#live")).to_have_text("Footnote copied")
    text = page.evaluate("navigator.clipboard.readText()")
    assert text.startswith("‘The fund covers every council in England.’, Later Life Secretary opens Steady Hands Fund,")
    assert "Department for Later Life, 4 March 2026, https://example.org/news/steady-hands, [SHA-256 " in text


def test_curated_statement_names_its_source_and_place(visit: Visit) -> None:
    visit.page.locator("#search").fill("Ministry of Older People")
    visit.page.locator("#search").press("Enter")
    card = visit.page.locator("#panel li.card")
    expect(card).to_have_count(1)
    expect(card).to_contain_text("example.org: history of the department, page 3")
    expect(card).to_contain_text("Entered by hand")


def test_phone_shows_the_panel_over_a_drawing_that_stays_in_sight(
    open_page: OpenPage, sample_page: Path, page: Page
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    visit = open_page(sample_page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    expect(page.locator("#panel")).to_be_hidden()
    page.locator("#search").fill("DLL")
    page.locator("#search").press("Enter")
    expect(page.locator("#panel blockquote").first).to_be_visible()
    box = page.locator("#panel").bounding_box()
    assert box is not None
    assert place_of_node(page, "department-for-later-life")[1] < box["y"]
    page.get_by_role("button", name="Close", exact=True).click()
    expect(page.locator("#panel")).to_be_hidden()
    page.get_by_role("button", name="Filters").click()
    expect(page.get_by_role("complementary", name="Legend and filters")).to_be_visible()
    assert visit.complaints == []


def test_help_opens_on_its_key_and_closes(visit: Visit) -> None:
    visit.page.keyboard.press("?")
    expect(visit.page.get_by_role("dialog", name="How to use this page")).to_be_visible()
    visit.page.keyboard.press("Escape")
    expect(visit.page.get_by_role("dialog")).to_be_hidden()

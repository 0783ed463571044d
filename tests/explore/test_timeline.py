"""The filter by time, the timeline, and pictures to take along, in a real browser."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from pathlib import Path

import pytest
from defusedxml import ElementTree
from playwright.sync_api import expect

from carekg.model import EntityType, Evidence, Knowledge, Statement
from tests.explore.conftest import OpenPage, Visit, draw
from tests.explore.sample import make_knowledge

pytestmark = pytest.mark.browser


def date_of(knowledge: Knowledge, statement: Statement) -> str:
    documents = {document.id: document.date for document in knowledge.documents}
    evidence = statement.evidence
    return statement.date or (documents[evidence.document] if isinstance(evidence, Evidence) else "")


def test_a_range_of_years_leaves_the_statements_of_those_years(open_page: OpenPage, sample_page: Path) -> None:
    knowledge = make_knowledge()
    shown = [s for s in knowledge.statements if s.status != "rejected" and date_of(knowledge, s)[:4] == "2026"]
    visit = open_page(sample_page, "#since=2026&until=2026")
    expect(visit.page.locator("#counts")).to_contain_text(f"{len(shown)} of {len(knowledge.statements)} statements")
    expect(visit.page.locator("#dates-value")).to_have_text("2026")
    visit.page.get_by_role("button", name=re.compile("Remove filter: 2026")).click()
    expect(visit.page.locator("#counts")).to_have_text("40 entities · 55 of 56 statements")
    assert "since" not in visit.page.url
    assert visit.complaints == []


def test_the_range_is_brushed_moved_by_keyboard_and_kept_in_the_link(visit: Visit) -> None:
    page = visit.page
    box = page.locator("#histogram").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] * 0.6, box["y"] + 10)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 2, box["y"] + 10)
    page.mouse.up()
    expect(page.locator("#dates-value")).to_contain_text("From ")
    brushed = page.locator("#since").input_value()
    assert int(brushed) > 0
    page.locator("#since").focus()
    page.keyboard.press("ArrowLeft")
    assert page.locator("#since").input_value() == str(int(brushed) - 1)
    address, counts = page.url, page.locator("#counts").inner_text()
    page.reload()
    expect(page.locator("#counts")).to_have_text(counts)
    assert page.url == address


def test_time_can_be_played_to_its_end(visit: Visit) -> None:
    page = visit.page
    page.locator("#play").click()
    expect(page.locator("#play")).to_have_text("Stop")
    expect(page.locator("#dates-value")).not_to_have_text("Any time")
    expect(page.locator("#play")).to_have_text("Play", timeout=60_000)
    expect(page.locator("#dates-value")).to_have_text("Any time")


def test_the_timeline_has_each_initiative_with_a_point_for_each_dated_statement(visit: Visit) -> None:
    knowledge = make_knowledge()
    initiatives = {entity.id: entity for entity in knowledge.entities if entity.type is EntityType.INITIATIVE}
    expected: dict[str, int] = {}
    for statement in knowledge.statements:
        if statement.status != "rejected" and date_of(knowledge, statement):
            for end in {statement.subject, statement.object} & set(initiatives):
                expected[initiatives[end].label] = expected.get(initiatives[end].label, 0) + 1
    page = visit.page
    page.get_by_role("button", name="Timeline").click()
    lanes = page.locator("#timeline-lanes .lane")
    expect(lanes).to_have_count(len(expected))
    found = {lane.locator(".lane-name bdi").inner_text(): lane.locator(".point").count() for lane in lanes.all()}
    assert found == expected
    point = lanes.first.locator(".point").first
    said = point.get_attribute("aria-label") or ""
    point.click()
    heading = page.locator("#panel-title").inner_text()
    assert " ".join(heading.split()) in said
    assert "view=timeline" in page.url
    assert visit.complaints == []


def test_the_years_of_the_timeline_stand_apart_however_little_room_there_is(
    open_page: OpenPage, tmp_path: Path
) -> None:
    knowledge = make_knowledge()
    long_ago = [replace(statement, date="1972-05") for statement in knowledge.statements]
    statements = (*long_ago[:10], *knowledge.statements[10:])
    page = open_page(draw(tmp_path / "long.html", replace(knowledge, statements=statements))).page
    page.set_viewport_size({"width": 1000, "height": 700})
    page.get_by_role("button", name="Timeline").click()
    page.locator("#timeline-lanes .point").first.click()
    expect(page.locator("#panel-title")).to_be_focused()
    for width in (1000, 900, 1300):
        page.set_viewport_size({"width": width, "height": 700})
        measured = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done("
        measured += "[...document.querySelectorAll('.tick')].map((tick) => tick.getBoundingClientRect().toJSON())))))"
        ticks = page.evaluate(measured)
        assert len(ticks) > 1
        assert all(left["right"] + 12 <= right["left"] for left, right in itertools.pairwise(ticks))


def test_words_in_the_table_are_whole_beside_an_open_panel(visit: Visit) -> None:
    page = visit.page
    page.set_viewport_size({"width": 1280, "height": 800})
    page.get_by_role("button", name="Table").click()
    page.locator(".predicate-link").first.click()
    expect(page.locator("#panel-title")).to_be_focused()
    broken = page.evaluate(
        """() => [...document.querySelectorAll(".predicate-link")].filter((link) => {
            const word = document.createElement("span");
            const cell = link.closest("td");
            const room = cell.clientWidth - 2 * parseFloat(getComputedStyle(cell).paddingLeft);
            word.style.cssText = "position: absolute; white-space: nowrap; font: " + getComputedStyle(link).font;
            word.textContent = link.textContent.split(" ").sort((a, b) => b.length - a.length)[0];
            document.body.append(word);
            const wide = word.offsetWidth > room;
            word.remove();
            return wide;
        }).map((link) => link.textContent)"""
    )
    assert broken == []


def test_the_picture_has_every_shape_line_and_name_of_the_drawing(visit: Visit) -> None:
    page = visit.page
    with page.expect_download() as saved:
        page.get_by_role("button", name="SVG").click()
    root = ElementTree.parse(saved.value.path()).getroot()
    assert root is not None
    space = "{http://www.w3.org/2000/svg}"
    drawn = page.evaluate("[explorer.drawing.wanted.nodes.size, explorer.drawing.wanted.edges.size]")
    assert len(root.findall(f"{space}text")) == drawn[0]
    assert len(root.findall(f"{space}path")) == drawn[1]
    titles = {title.text for title in root.iter(f"{space}title")}
    assert "Department for Later Life" in titles
    assert any("Odette Farrow" in (title or "") for title in titles)


def test_the_drawing_is_saved_as_png(visit: Visit) -> None:
    with visit.page.expect_download() as saved:
        visit.page.get_by_role("button", name="PNG").click()
    data = Path(saved.value.path()).read_bytes()
    assert data.startswith(b"\x89PNG")
    assert len(data) > 5_000

"""Communities as nodes, and the choice of what size means, in a real browser."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from carekg.analyse import measure_standing
from carekg.explore import render_page, write_page
from carekg.explore.communities import place_communities
from carekg.model import Citation, Entity, EntityType, Knowledge, Predicate, Statement
from tests.explore.conftest import OpenPage, Visit
from tests.explore.sample import make_knowledge, measure_degrees

pytestmark = pytest.mark.browser

MEMBERS = {
    number: [entity.id for place, entity in enumerate(make_knowledge().entities) if 1 + place % 3 == number]
    for number in (1, 2, 3)
}


def choose_central(number: int) -> list[str]:
    """Return the names of the two members of a community that have most ties in the sample."""
    degrees = measure_degrees(make_knowledge())
    labels = {entity.id: entity.label for entity in make_knowledge().entities}
    best = sorted(degrees[member] for member in MEMBERS[number])[-2]
    return [labels[member] for member in MEMBERS[number] if degrees[member] >= best]


def drawn(page: Page) -> list[int]:
    return sorted(page.evaluate("globalThis.explorer.drawing.nodes.getIds()"))


def test_each_community_is_a_node_named_by_its_most_central_members(visit: Visit) -> None:
    page = visit.page
    page.get_by_role("button", name="Communities", exact=True).click()
    assert drawn(page) == [-3, -2, -1]
    expect(page.locator("#panel-title")).to_have_text("3 communities")
    rows = page.locator("#panel li")
    expect(rows).to_have_count(3)
    named = {row.locator(".count").inner_text(): row.locator("bdi").inner_text() for row in rows.all()}
    assert set(named) == {"14 members", "13 members"}
    name = named["14 members"]
    assert name.endswith(" and 12 others")
    assert all(part in choose_central(1) for part in name.removesuffix(" and 12 others").split(", "))
    sizes = page.evaluate("[...explorer.drawing.wanted.nodes].map(([id, look]) => [id, look.size])")
    assert max(sizes, key=lambda pair: pair[1])[0] == -1
    assert visit.complaints == []


def test_the_figure_on_a_line_counts_the_ties_between_two(visit: Visit) -> None:
    page = visit.page
    page.get_by_role("button", name="Communities", exact=True).click()
    home = {member: number for number, members in MEMBERS.items() for member in members}
    knowledge = make_knowledge()
    ties: set[tuple[str, str, str, bool, str]] = {
        (s.subject, s.predicate, s.object, s.negated, s.modality)
        for s in knowledge.statements
        if s.status != "rejected"
    }
    ties |= {(t.person, "holdsRole", t.role, False, "actual") for t in knowledge.tenures}
    across = sum({home[tie[0]], home[tie[2]]} == {1, 2} for tie in ties)
    words = page.evaluate(
        """[...explorer.drawing.wanted.words].map(([number, word]) =>
          [word, explorer.drawing.wanted.edges.get(number).from, explorer.drawing.wanted.edges.get(number).to])"""
    )
    assert {frozenset(ends): word for word, *ends in words}[frozenset({-1, -2})] == str(across)


def test_a_community_is_opened_and_left_by_keyboard(visit: Visit) -> None:
    page = visit.page
    page.get_by_role("button", name="Communities", exact=True).press("Enter")
    page.locator("#panel .entity-link").first.press("Enter")
    expect(page.locator("#panel-title")).to_be_focused()
    expect(page.locator("#live")).to_have_text(re.compile("^Community .*: 14 members shown$"))
    expect(page.locator("#panel")).to_contain_text("14 members")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#counts")).to_contain_text("14 of 40 entities")
    expect(page.locator("#back-to-communities")).to_be_focused()
    tied = {
        end for tie in page.evaluate("explorer.knowledge.ties.map((tie) => [tie.subject, tie.object])") for end in tie
    }
    numbers = {entity.id: number for number, entity in enumerate(make_knowledge().entities)}
    assert set(drawn(page)) <= {numbers[member] for member in MEMBERS[1] if member in tied}
    page.keyboard.press("Enter")
    expect(page.locator("#counts")).to_have_text("40 entities · 55 of 56 statements")
    assert drawn(page) == [-3, -2, -1]
    expect(page.locator("#panel-title")).to_be_focused()


def test_a_click_on_a_community_lists_its_members_and_each_leads_to_its_own_panel(visit: Visit) -> None:
    page = visit.page
    page.get_by_role("button", name="Communities", exact=True).click()
    x, y = page.evaluate(
        """() => {
          const place = explorer.drawing.network.canvasToDOM(explorer.drawing.network.getPosition(-2));
          const box = document.getElementById("drawing").getBoundingClientRect();
          return [box.left + place.x, box.top + place.y];
        }"""
    )
    page.mouse.click(x, y)
    members = page.locator("#panel ul.plain").first.locator("bdi")
    labels = {entity.id: entity.label for entity in make_knowledge().entities}
    assert sorted(members.all_inner_texts()) == sorted(labels[member] for member in MEMBERS[2])
    name = members.first.inner_text()
    members.first.click()
    expect(page.locator("#panel-title")).to_have_text(name)
    expect(page.locator("#show-network")).to_have_attribute("aria-pressed", "true")
    page.go_back()
    expect(page.locator("#show-communities")).to_have_attribute("aria-pressed", "true")
    assert drawn(page) == [-3, -2, -1]
    assert visit.complaints == []


def test_the_network_is_shown_whole_after_communities_and_a_list(visit: Visit) -> None:
    page = visit.page
    whole = page.evaluate("explorer.drawing.network.getScale()")
    for name in ("Communities", "Table", "Network"):
        page.get_by_role("button", name=name, exact=True).click()
    assert page.evaluate("explorer.drawing.network.getScale()") == pytest.approx(whole, rel=0.01)


def test_a_place_in_the_network_is_kept_while_a_list_is_read(visit: Visit) -> None:
    page = visit.page
    page.evaluate("explorer.drawing.network.moveTo({ scale: 2.5, position: { x: 40, y: 30 } })")
    for name in ("Timeline", "Network"):
        page.get_by_role("button", name=name, exact=True).click()
    assert page.evaluate("explorer.drawing.network.getScale()") == pytest.approx(2.5)


@pytest.mark.parametrize("opened", [False, True])
def test_link_brings_a_community_back(visit: Visit, open_page: OpenPage, *, opened: bool) -> None:
    page = visit.page
    page.get_by_role("button", name="Communities", exact=True).click()
    page.locator("#panel .entity-link").nth(1).click()
    if opened:
        page.get_by_role("button", name="Draw its members").click()
    title, fragment, nodes = page.locator("#panel-title").inner_text(), page.evaluate("location.hash"), drawn(page)
    page.goto("about:blank")
    open_page(Path(visit.address.removeprefix("file://")), fragment)
    expect(page.locator("#panel-title")).to_have_text(title)
    assert drawn(page) == nodes
    assert page.evaluate("location.hash") == fragment


def test_the_drawing_of_communities_is_saved_as_svg(visit: Visit) -> None:
    page = visit.page
    page.get_by_role("button", name="Communities", exact=True).click()
    with page.expect_download() as saved:
        page.get_by_role("button", name="SVG").click()
    picture = Path(saved.value.path()).read_text(encoding="utf-8")
    assert picture.count("<circle") == 3
    assert "others" in picture
    assert "ties between" in picture


def test_a_phone_shows_fewer_communities_with_shorter_names(open_page: OpenPage, tmp_path: Path) -> None:
    entities = [
        Entity(f"e{number:03}", EntityType.ORGANISATION, f"Association of Carers number {number}")
        for number in range(120)
    ]
    statements = tuple(
        Statement(entities[number].id, Predicate.SUPPORTS, entities[(number + step) % 120].id, Citation("a book"))
        for number in range(120)
        for step in (1, 37)
    )
    knowledge = Knowledge(tuple(entities), (), (), statements)
    communities = {entity.id: 1 + number // 4 for number, entity in enumerate(entities)}
    path = tmp_path / "thirty.html"
    write_page(path, render_page(knowledge, centrality={}, communities=communities, title="Thirty"))
    page = open_page(path).page
    page.get_by_role("button", name="Communities", exact=True).click()
    assert len(drawn(page)) == 24
    page.set_viewport_size({"width": 390, "height": 844})
    expect(page.locator("#left-out")).to_contain_text("Drawing the 12 largest of 30 communities")
    assert len(drawn(page)) == 12
    lines = page.evaluate("explorer.drawing.wanted.linesOf(-1)")
    assert " ".join(lines) == "Association of Carers… and 3 others"
    page.set_viewport_size({"width": 1280, "height": 800})
    expect(page.locator("#left-out")).to_contain_text("Drawing the 24 largest")
    assert len(drawn(page)) == 24


def test_size_follows_the_chosen_measure_and_is_explained(visit: Visit) -> None:
    page = visit.page
    size = page.get_by_label("Size by")
    expect(size).to_have_value("ties")
    for measure, values in measure_standing(make_knowledge()).further.items():
        size.select_option(measure)
        sizes = page.evaluate(
            """Object.fromEntries([...explorer.drawing.wanted.nodes].map(
              ([number, look]) => [explorer.knowledge.entities[number].id, look.size]))"""
        )
        most = max(values, key=lambda name: values[name])
        assert sizes[most] == max(sizes.values()) == 30
        assert f"size={measure}" in page.url
    expect(page.locator("#sizing-meaning")).to_contain_text("a reader ends up there")
    expect(page.locator("#size-legend")).to_have_text("Size: PageRank")
    expect(page.locator("#live")).to_have_text("Sized by PageRank")


def test_panel_tells_the_rank_by_each_measure(open_page: OpenPage, sample_page: Path) -> None:
    betweenness = measure_standing(make_knowledge()).betweenness
    order = sorted(betweenness, key=lambda name: -betweenness[name])
    visit = open_page(sample_page, f"#entity={quote(order[0])}")
    expect(visit.page.locator("#panel")).to_contain_text(
        re.compile(r"Of 40 entities, the .*1st by betweenness.*PageRank")
    )


def test_the_largest_communities_have_a_place_each_and_the_rest_none() -> None:
    entities = [Entity(f"e{number:03}", EntityType.ORGANISATION, "E") for number in range(90)]
    communities = {entity.id: 1 + number // 3 for number, entity in enumerate(entities)} | {"e089": 29}
    statements = (Statement("e000", Predicate.SUPPORTS, "e003", Citation("a book")),)
    placed = place_communities(Knowledge(tuple(entities), (), (), statements), communities)
    numbers = [item["number"] for item in placed]
    assert len(numbers) == 24
    assert 29 in numbers
    assert 30 not in numbers
    assert len({(item["x"], item["y"]) for item in placed}) == 24
    assert place_communities(Knowledge(), {"a": 0}) == []

"""Names, quotes, titles and links that try to be more than text stay text, with and without the policy."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from defusedxml import ElementTree
from playwright.sync_api import Browser, Page, expect

from carekg.explore import Disagreement, appearance, render_page, write_page
from carekg.graph.words.wording import PREDICATE_WORDS, PredicateWords
from tests.explore.conftest import OpenPage, Visit, listen_to_console
from tests.explore.hostile import HOSTILE, make_hostile

pytestmark = pytest.mark.browser

_DRAWN = ("svg", "title", "rect", "path", "polygon", "circle", "text", "tspan")


@pytest.fixture(scope="module")
def hostile_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    knowledge = make_hostile()
    path = tmp_path_factory.mktemp("hostile") / "hostile.html"
    conflicts = [Disagreement(text, (knowledge.statements[0].id,)) for text in HOSTILE]
    with pytest.MonkeyPatch.context() as patch:
        # No table of ours can name a relation so; a page must bear it all the same.
        names = itertools.cycle(HOSTILE)
        words = {one: PredicateWords(next(names) + next(names), next(names) + next(names)) for one in PREDICATE_WORDS}
        patch.setattr(appearance, "PREDICATE_WORDS", words)
        html = render_page(
            knowledge,
            centrality={},
            communities={entity.id: number % 9 for number, entity in enumerate(knowledge.entities)},
            title=HOSTILE[1],
            generated_from="".join(HOSTILE[:40]),
            conflicts=conflicts,
        )
    write_page(path, html)
    return path


def _select_entity(page: Page, number: int) -> None:
    page.evaluate(
        """(number) => {
          const { knowledge } = globalThis.explorer;
          globalThis.explorer.select({ kind: "entity", id: knowledge.entities[number].id }, "panel");
        }""",
        number,
    )


def _visit_everything(visit: Visit) -> None:
    page = visit.page
    for number in range(len(HOSTILE)):
        _select_entity(page, number)
        page.evaluate("(n) => globalThis.explorer.select({ kind: 'tie', number: n }, 'panel')", number)
    page.locator("#search").fill("script")
    expect(page.locator("#suggestions [role=option]").first).to_be_visible()
    page.locator("#search").press("Escape")
    page.evaluate("document.querySelectorAll('details').forEach((group) => { group.open = true; })")
    page.locator("#show-table").click()
    page.get_by_role("button", name="Next").click()
    page.locator("#show-timeline").click()
    page.locator("#timeline-lanes .lane").first.wait_for()
    page.locator("#show-network").click()
    page.get_by_label("Colour by").select_option("community")
    _find_paths(page)
    for button in ("#save-png", "#save-svg", "#save-csv"):
        with page.expect_download() as saved:
            page.locator(button).click()
        assert Path(saved.value.path()).stat().st_size > 0
    page.wait_for_timeout(200)


def _find_paths(page: Page) -> None:
    """Look for a path from each entity to the next, and hold the pointer over what is drawn."""
    page.evaluate(
        """() => {
          const { knowledge, drawing } = globalThis.explorer;
          for (let number = 1; number < knowledge.entities.length; number += 1) {
            const [from, to] = [knowledge.entities[number].id, knowledge.entities[number - 1].id];
            globalThis.explorer.select({ kind: "path", from, to, way: 0 }, "panel");
            drawing.tip.showNode({ x: 9, y: 9 }, number);
            if (number < knowledge.ties.length) drawing.tip.showTie({ x: 9, y: 9 }, number);
          }
        }"""
    )


def _expect_inert(visit: Visit) -> None:
    page = visit.page
    assert page.evaluate("globalThis.broken") is None
    assert page.evaluate("Object.prototype.broken") is None
    assert visit.foreign_requests() == []
    links = page.evaluate("[...document.querySelectorAll('a[href]')].map((link) => link.protocol)")
    assert set(links) <= {"http:", "https:", "file:"}
    assert page.locator("iframe, object, embed, form, video, base, img, math").count() == 0
    assert page.locator("script").count() == 5


def test_every_string_is_only_text(hostile_page: Path, open_page: OpenPage) -> None:
    visit = open_page(hostile_page)
    _visit_everything(visit)
    _expect_inert(visit)
    assert visit.complaints == []


def test_every_string_is_only_text_even_without_the_policy(hostile_page: Path, browser: Browser) -> None:
    context = browser.new_context(bypass_csp=True, reduced_motion="reduce")
    page = context.new_page()
    visit = Visit(page, hostile_page.as_uri(), [])
    listen_to_console(page, visit.complaints)
    page.on("request", lambda request: visit.requests.append(request.url))
    page.goto(visit.address)
    page.locator("html[data-ready=yes]").wait_for(state="attached")
    _visit_everything(visit)
    _expect_inert(visit)
    assert visit.complaints == []
    context.close()


def test_saved_picture_holds_every_string_as_text(hostile_page: Path, open_page: OpenPage) -> None:
    page = open_page(hostile_page).page
    with page.expect_download() as saved:
        page.locator("#save-svg").click()
    root = ElementTree.parse(saved.value.path()).getroot()
    assert root is not None
    assert {element.tag.rpartition("}")[2] for element in root.iter()} <= set(_DRAWN)
    assert not any(name.startswith("on") or "href" in name for element in root.iter() for name in element.attrib)


def test_policy_refuses_a_script_that_is_not_the_page_s_own(visit: Visit) -> None:
    page = visit.page
    refused: list[str] = []
    page.on("requestfailed", lambda request: refused.append(f"{request.url} {request.failure}"))
    page.evaluate("""() => {
      const script = document.createElement("script");
      script.textContent = "globalThis.broken = 1";
      document.body.append(script);
      const image = document.createElement("img");
      image.src = "https://evil.example/x.png";
      document.body.append(image);
    }""")
    page.wait_for_timeout(200)
    assert page.evaluate("globalThis.broken") is None
    assert refused == ["https://evil.example/x.png csp"]
    assert visit.complaints
    assert all("Content Security Policy" in complaint for complaint in visit.complaints)
    visit.complaints.clear()


def test_hostile_selection_comes_back_from_its_link(hostile_page: Path, open_page: OpenPage) -> None:
    visit = open_page(hostile_page)
    page = visit.page
    for number in range(0, len(HOSTILE), 7):
        _select_entity(page, number)
        title, fragment = page.locator("#panel-title").inner_text(), page.evaluate("location.hash")
        page.evaluate("globalThis.explorer.select(null, 'panel')")
        page.evaluate("(hash) => { location.hash = hash; }", fragment)
        expect(page.locator("#panel-title")).to_have_text(title)

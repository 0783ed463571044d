"""Names, quotes, titles and links that try to be more than text stay text, with and without the policy."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from carekg.explore import render_page, write_page
from carekg.model import DocumentMetadata, Entity, EntityType, Evidence, Knowledge, Predicate, Statement, Tenure
from tests.explore.conftest import OpenPage, Visit

pytestmark = pytest.mark.browser

HOSTILE = (
    "<script>globalThis.broken = 1</script>",
    "</script><script>globalThis.broken = 1</script>",
    "<!--<script>globalThis.broken = 1//",
    "<img src=x onerror=globalThis.broken=1>",
    "<svg onload=globalThis.broken=1>",
    "<iframe srcdoc='<script>parent.broken=1</script>'>",
    "<iframe src=javascript:parent.broken=1>",
    "<body onload=globalThis.broken=1>",
    "<details open ontoggle=globalThis.broken=1>",
    "<input autofocus onfocus=globalThis.broken=1>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<style>@import 'https://evil.example/x.css';</style>",
    "<style>body{background:url(https://evil.example/x.png)}</style>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    "<base href=https://evil.example/>",
    "<form action=https://evil.example/><button>go",
    "<object data=https://evil.example/x></object>",
    "<embed src=https://evil.example/x>",
    "<video><source onerror=globalThis.broken=1></video>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=globalThis.broken=1>",
    "<a href=javascript:globalThis.broken=1>click</a>",
    "javascript:globalThis.broken=1",
    "JaVaScRiPt:globalThis.broken=1",
    "  javascript:globalThis.broken=1",
    "java\tscript:globalThis.broken=1",
    "data:text/html,<script>parent.broken=1</script>",
    "vbscript:broken",
    "file:///etc/passwd",
    "//evil.example/x",
    'http://evil.example/" onmouseover="globalThis.broken=1',
    "https://evil.example/' onclick='globalThis.broken=1",
    '" onmouseover="globalThis.broken=1',
    "' onmouseover='globalThis.broken=1",
    "` onmouseover=`globalThis.broken=1",
    "\"'><img src=x onerror=globalThis.broken=1>",
    '\\"});globalThis.broken=1;({"',
    "\\u003cscript\\u003eglobalThis.broken=1",
    "${globalThis.broken=1}",
    "{{ 7 * 7 }}",
    "{% for x in range(9) %}x{% endfor %}",
    "{{ details.__class__.__mro__ }}",
    "&lt;script&gt;globalThis.broken=1&lt;/script&gt;",
    "&#x3c;script&#x3e;globalThis.broken=1",
    "]]><script>globalThis.broken=1</script>",
    "*/globalThis.broken=1;/*",
    "//# sourceMappingURL=https://evil.example/x.map",
    'href="https://evil.example/"',
    "\u202egnp.exe\u202c",
    "\u2066\u2067\u2069\u200f\u200e",
    "شركة الرعاية والدعم",
    "a\x00b\x01c\x1bd\x7fe\x85f",
    "line one\r\nline two\u2028line three\u2029line four",
    "lone \ud800 surrogate \udfff",
    "\ufeff\ufffe\uffff",
    "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L",
    "👩🏽‍⚕️👨‍👩‍👧‍👦🏴󠁧󠁢󠁷󠁬󠁳󠁿",
    '=HYPERLINK("https://evil.example/")',
    "+1+cmd|' /C calc'!A0",
    "__proto__",
    "constructor",
    "toString",
    "hasOwnProperty",
    "null",
    "../../etc/passwd",
    "C:\\Windows\\system32",
    "%3Cscript%3E",
    "a" * 10_000,
    "word " * 2_000,
    "<" * 10_000,
    " ",
)


def make_hostile() -> Knowledge:
    """Return knowledge in which every field of text is hostile, each string in every kind of place once."""
    kinds = list(EntityType)
    entities = tuple(
        Entity(
            f"{text}-{number}" if number % 2 else text,
            kinds[number % len(kinds)],
            text,
            subtype=text[:60],
            aliases=(text + "!", text[::-1]),
            acronym=text[:40],
            start=text[:40],
            url=text,
            wikidata=text,
            same_as=(text,),
            description=text,
            source=text,
        )
        for number, text in enumerate(HOSTILE)
    )
    documents = tuple(
        DocumentMetadata(
            f"document {text}", text, text, title=text, publisher=text, date=text, genre=text, url=text, language=text
        )
        for text in HOSTILE
    )
    predicates = list(Predicate)
    statements = tuple(
        Statement(
            entity.id,
            predicates[number % len(predicates)],
            entities[number - 1].id,
            Evidence(f"document {text}", text, 0, len(text)),
            date=text,
            speaker=entities[number - 2].id,
            subject_holder=text,
            rule=text,
        )
        for number, (entity, text) in enumerate(zip(entities, HOSTILE, strict=True))
    )
    tenures = tuple(
        Tenure(entity.id, entities[0].id, text, text, source=text)
        for entity, text in zip(entities, HOSTILE, strict=True)
    )
    return Knowledge(entities, tenures, documents, statements)


@pytest.fixture(scope="module")
def hostile_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    knowledge = make_hostile()
    path = tmp_path_factory.mktemp("hostile") / "hostile.html"
    html = render_page(knowledge, centrality={}, communities={}, title=HOSTILE[1], generated_from="".join(HOSTILE[:40]))
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
    page.wait_for_timeout(200)


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
    visit = Visit(page, hostile_page.as_uri())
    page.on("request", lambda request: visit.requests.append(request.url))
    page.goto(visit.address)
    page.locator("html[data-ready=yes]").wait_for(state="attached")
    _visit_everything(visit)
    _expect_inert(visit)
    context.close()


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
    assert any("Content Security Policy" in complaint for complaint in visit.complaints)


def test_hostile_selection_comes_back_from_its_link(hostile_page: Path, open_page: OpenPage) -> None:
    visit = open_page(hostile_page)
    page = visit.page
    for number in range(0, len(HOSTILE), 7):
        _select_entity(page, number)
        title, fragment = page.locator("#panel-title").inner_text(), page.evaluate("location.hash")
        page.evaluate("globalThis.explorer.select(null, 'panel')")
        page.evaluate("(hash) => { location.hash = hash; }", fragment)
        expect(page.locator("#panel-title")).to_have_text(title)

"""The static site: every page is there, every link leads somewhere, and nothing in the data becomes markup."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from urllib.parse import unquote

import pyoxigraph
import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # it ships no type information
from hypothesis import given
from hypothesis import strategies as st

from carekg.build.presenting.site import write_site
from carekg.build.workspace import Workspace
from carekg.errors import WorkspaceError
from carekg.explore.site import Answered, Site, SiteContent
from carekg.explore.site.passages import mark_blocks
from carekg.model import (
    Block,
    BlockKind,
    Citation,
    Document,
    DocumentMetadata,
    Evidence,
    Knowledge,
    Predicate,
    Statement,
)
from carekg.query.answers import Answer, AnswerKind
from carekg.query.questions import Question
from tests.explore.hostile import HOSTILE, make_hostile
from tests.explore.sample import make_knowledge, make_scorecard

if TYPE_CHECKING:
    from playwright.sync_api import Page


class Links(HTMLParser):
    """Gathers a page's links, the places in it that can be linked to, its tags and its text."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.links: list[str] = []
        self.places: set[str] = set()
        self.tags: list[str] = []
        self.text = ""
        self.feed(page.decode("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        given = dict(attrs)
        self.links += [given["href"] or ""] if tag == "a" and "href" in given else []
        self.places |= {given["id"] or ""} if "id" in given else set()
        assert not any(name.startswith("on") for name in given)

    def handle_data(self, data: str) -> None:
        self.text += data


def make_document(knowledge: Knowledge, id_: str) -> Document:
    """A text that has every quote of a document where its evidence says it is."""
    metadata = next(document for document in knowledge.documents if document.id == id_)
    quotes = [
        s.evidence for s in knowledge.statements if isinstance(s.evidence, Evidence) and s.evidence.document == id_
    ]
    text = [" "] * max(quote.end for quote in quotes)
    for quote in quotes:
        text[quote.start : quote.end] = quote.quote
    whole = "".join(text)
    return Document(metadata, whole, (Block(BlockKind.PARAGRAPH, 0, len(whole)),))


def make_content(knowledge: Knowledge) -> SiteContent:
    quoted = {s.evidence.document for s in knowledge.statements if isinstance(s.evidence, Evidence)}
    question = Question("who-funds", "Who funds what?", "Payers and payees.", (), "SELECT ?x WHERE {}")
    return SiteContent(
        knowledge=knowledge,
        documents={id_: make_document(knowledge, id_) for id_ in sorted(quoted)},
        answers=[Answered(question, (), Answer(AnswerKind.TABLE, ("who",), ()))],
        explorer=b"<!doctype html><title>x</title>",
        turtle=b"",
        ontology=b"",
        scorecard=make_scorecard(),
        title="An invented country",
    )


def render_all(content: SiteContent) -> dict[str, bytes]:
    site = Site(content)
    return {path: site.render_page(path) for path in site.list_paths()}


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return render_all(make_content(make_knowledge()))


def resolve(page: str, link: str) -> tuple[str, str]:
    path, _, place = link.partition("#")
    parts = page.split("/")[:-1]
    for part in unquote(path).split("/") if path else []:
        parts = parts[:-1] if part == ".." else [*parts, part]
    return ("/".join(parts) if path else page), place


def test_every_entity_and_document_has_its_page(files: dict[str, bytes]) -> None:
    knowledge = make_knowledge()
    pages = {unquote(path) for path in files}
    assert {f"entity/{entity.id}.html" for entity in knowledge.entities} <= pages
    assert {f"document/{document.id}.html" for document in knowledge.documents} <= pages


def test_a_heading_in_bold_is_shown_without_its_asterisks() -> None:
    knowledge = make_knowledge()
    text = "**Who pays?**\nNobody **yet**."
    blocks = (Block(BlockKind.HEADING, 0, 13, 5), Block(BlockKind.PARAGRAPH, 14, len(text)))
    content = make_content(knowledge)
    id_ = min(content.documents)
    asked = replace(content, documents={id_: replace(content.documents[id_], text=text, blocks=blocks)})
    page = render_all(asked)[f"document/{id_}.html"].decode()
    shown = re.sub("<[^>]*>", "", page)
    assert "\nWho pays?\n" in shown
    assert "Nobody **yet**." in shown, "only what is a heading is known to be bold as a whole"


def test_every_link_within_the_site_leads_to_a_page_and_a_place(files: dict[str, bytes]) -> None:
    read = {path: Links(data) for path, data in files.items() if path.endswith(".html") and path != "explorer.html"}
    checked = 0
    for page, found in read.items():
        for link in found.links:
            if link.startswith(("http://", "https://")):
                continue
            path, place = resolve(page, link)
            assert path in files, (page, link)
            if place and path != "explorer.html":
                assert place in read[path].places, (page, link)
            checked += 1
    assert checked > 200


def test_a_statement_leads_to_its_words_in_the_text_and_back(files: dict[str, bytes]) -> None:
    page = Links(files["entity/odette-farrow.html"])
    quoted = [link for link in page.links if "document/" in link and "#e-" in link]
    assert quoted
    path, place = resolve("entity/odette-farrow.html", quoted[0])
    document = Links(files[path])
    assert place in document.places
    assert f"#s-{place.removeprefix('e-')}" in document.links or any(link.startswith("#s-") for link in document.links)


def test_each_source_of_an_entity_is_named_once_and_linked_where_it_is_an_address() -> None:
    knowledge = make_knowledge()
    said = "https://example.org/a; A History of Care; https://example.org/a"
    changed = replace(knowledge, entities=(replace(knowledge.entities[0], source=said), *knowledge.entities[1:]))
    page = render_all(make_content(changed))[f"entity/{knowledge.entities[0].id}.html"].decode()
    about = page.partition("Source of this entry: ")[2].partition("</p>")[0]
    assert re.sub(r"<a [^>]*>([^<]*)</a>", r"[\1]", about) == "[example.org]; A History of Care"
    assert about.count('href="https://example.org/a"') == 1


def test_what_is_said_of_an_entity_is_the_newest_first_as_in_the_explorer() -> None:
    knowledge = make_knowledge()
    fund, payer = knowledge.entities[0].id, knowledge.entities[1].id
    said = [
        ("2019-04", "a.", ""),
        ("2023", "b.", ""),
        ("", "c.", ""),
        ("2021-05-06", "", "d"),
        ("2021-05-06", "e.", ""),
    ]
    statements = tuple(
        Statement(payer, Predicate.FUNDS, fund, Citation("Almanac", place, quote), date=date)
        for date, quote, place in said
    )
    page = render_all(make_content(replace(knowledge, documents=(), statements=statements)))[f"entity/{fund}.html"]
    found = re.findall(r"(?:<blockquote[^>]*>(\w)\.|Almanac, (\w))", page.decode())
    assert [quote or place for quote, place in found] == ["b", "e", "d", "a", "c"]


def test_a_document_tells_what_it_says_in_the_order_of_its_text() -> None:
    knowledge = make_knowledge()
    pages = render_all(make_content(knowledge))
    told = 0
    for document in knowledge.documents:
        places = {
            each.id: each.evidence.start
            for each in knowledge.statements
            if isinstance(each.evidence, Evidence) and each.evidence.document == document.id
        }
        found = re.findall(r'<li class="card[^>]*id="s-([^"]+)"', pages[f"document/{document.id}.html"].decode())
        assert [places[id_] for id_ in found] == sorted(places[id_] for id_ in found)
        told += len(found)
    assert told > 10


def test_verbs_follow_the_number_of_their_subject() -> None:
    knowledge = make_knowledge()
    funded, document = next(
        (each, each.evidence.document)
        for each in knowledge.statements
        if each.predicate is Predicate.FUNDS and isinstance(each.evidence, Evidence)
    )
    relabelled = tuple(
        replace(each, label="local authorities") if each.id == funded.subject else each for each in knowledge.entities
    )
    pages = {
        label: render_all(make_content(each))
        for label, each in (("one", knowledge), ("several", replace(knowledge, entities=relabelled)))
    }
    for label, verb in (("one", "funds"), ("several", "fund")):
        entity = Links(pages[label][f"entity/{funded.subject}.html"]).text
        assert re.search(rf"^{verb} \d+$", entity, re.MULTILINE)
        assert f" {verb} " in Links(pages[label][f"document/{document}.html"]).text


def test_a_curated_statement_links_its_source_and_tells_the_place_once(files: dict[str, bytes]) -> None:
    page = Links(files["entity/ministry-of-older-people.html"])
    assert "https://example.org/history-of-the-department" in page.links
    assert page.text.count("page 3") == 1
    assert "January 2019" in page.text


def test_the_same_content_gives_the_same_bytes(files: dict[str, bytes]) -> None:
    assert render_all(make_content(make_knowledge())) == files


@given(
    st.text(max_size=60).flatmap(
        lambda text: st.tuples(
            st.just(text),
            st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))), max_size=5),
            st.integers(0, len(text)),
        )
    )
)
def test_passages_joined_are_the_text_and_know_their_statements(case: tuple[str, list[tuple[int, int]], int]) -> None:
    text, spans, cut = case
    blocks = (Block(BlockKind.PARAGRAPH, 0, cut), Block(BlockKind.PARAGRAPH, cut, len(text)))
    document = Document(DocumentMetadata("d", "d.txt", "0" * 64), text, tuple(b for b in blocks if b.start < b.end))
    statements = [
        Statement("a", Predicate.FUNDS, f"b{number}", Evidence("d", text[start:end], start, end))
        for number, (start, end) in enumerate(spans)
        if start < end
    ]
    marked = mark_blocks(document, statements)
    assert "".join(passage.text for block in marked for passage in block.passages) == text
    for statement in statements:
        covered = "".join(p.text for block in marked for p in block.passages if statement.id in p.statements)
        assert covered == statement.evidence.quote


def make_hostile_content() -> SiteContent:
    """A site in which every field of text is hostile, its questions and answers too."""
    knowledge = make_hostile()
    metadata, whole = knowledge.documents[0], "".join(HOSTILE)
    answers = [
        Answered(
            Question(f"question-{number}", text, text, (), ""),
            (text,),
            Answer(AnswerKind.TABLE, (text,), ((pyoxigraph.Literal(text),),)),
        )
        for number, text in enumerate(HOSTILE)
        if text.isprintable()
    ]
    return replace(
        make_content(make_knowledge()),
        knowledge=knowledge,
        documents={metadata.id: Document(metadata, whole, (Block(BlockKind.PARAGRAPH, 0, len(whole)),))},
        answers=answers,
        title=HOSTILE[1],
        generated_from=whole,
    )


def read_tags(path: str, data: bytes) -> set[str]:
    return set(Links(data).tags) if path.endswith(".html") and path != "explorer.html" else set()


def is_harmless(link: str) -> bool:
    return not re.match(r"\s*\w+:", link) or link.startswith(("http://", "https://"))


def test_nothing_in_the_data_becomes_markup() -> None:
    allowed = {
        tag for path, data in render_all(make_content(make_knowledge())).items() for tag in read_tags(path, data)
    }
    allowed |= {"table", "thead", "tbody", "tr", "th", "td", "div"}
    seen = 0
    for path, data in render_all(make_hostile_content()).items():
        assert read_tags(path, data) <= allowed, path
        if path.endswith(".html") and path not in ("explorer.html", "index.html"):
            found = Links(data)
            assert "script" not in found.tags, path
            assert all(is_harmless(link) for link in found.links), path
            seen += 1
    assert seen > 2 * len(HOSTILE)


def list_files(folder: Path) -> Iterator[str]:
    return (str(path.relative_to(folder)) for path in sorted(folder.rglob("*")) if path.is_file())


def test_a_folder_with_something_else_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(WorkspaceError, match="something else here"):
        write_site(Workspace(tmp_path / "nowhere"), tmp_path, lambda _written, _all: None)
    assert list(list_files(tmp_path)) == ["mine.txt"]


@pytest.mark.parametrize("name", [".", "..", "../.."])
def test_the_folder_that_one_is_in_is_not_taken_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    inside = tmp_path / "public" / "pages"
    inside.mkdir(parents=True)
    (tmp_path / ".carekg-site").touch()
    (tmp_path / "public" / ".carekg-site").touch()
    monkeypatch.chdir(inside)
    with pytest.raises(WorkspaceError, match="you are in this folder"):
        write_site(Workspace(tmp_path / "nowhere"), Path(name), lambda _written, _all: None)


def write_files(files: Mapping[str, bytes], folder: Path) -> None:
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)


@pytest.mark.browser
def test_no_page_asks_for_anything_or_runs_what_the_data_says(page: Page, tmp_path: Path) -> None:
    # A file system takes no name of ten thousand characters.
    files = {
        path: data for path, data in render_all(make_hostile_content()).items() if max(map(len, path.split("/"))) < 250
    }
    write_files(files, tmp_path)
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto((tmp_path / "index.html").as_uri())
    page.get_by_label("Search people").fill("script")
    page.locator("#hits a").first.wait_for()
    links = page.locator("#hits a").evaluate_all("links => links.map((link) => link.protocol)")
    assert set(links) == {"file:"}
    visited = [path for path in files if path.startswith(("entity/", "document/", "question/"))]
    for path in visited:
        page.goto((tmp_path / path).as_uri())
        assert page.evaluate("globalThis.broken") is None, path
    assert len(visited) > 150
    assert {url.partition(":")[0] for url in requests} <= {"file", "data"}


@pytest.mark.browser
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_objects_to_no_kind_of_page(
    page: Page, files: dict[str, bytes], tmp_path: Path, scheme: Literal["light", "dark"], width: int
) -> None:
    write_files(files, tmp_path)
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 800})
    kinds = ("index", "questions", "scorecard", "question/who-funds", "entity/odette-farrow", "entity/quality-compass")
    for name in (*kinds, "document/steady-hands-launch"):
        page.goto((tmp_path / f"{name}.html").as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
        results = Axe().run(page)
        assert results.violations_count == 0, (name, results.generate_report())


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_search_finds_and_axe_objects_to_nothing(
    page: Page, files: dict[str, bytes], tmp_path: Path, scheme: Literal["light", "dark"]
) -> None:
    write_files(files, tmp_path)
    page.emulate_media(color_scheme=scheme)
    page.goto((tmp_path / "index.html").as_uri())
    page.get_by_label("Search people").fill("odett farr")
    assert Axe().run(page).violations_count == 0
    page.locator("#hits a").first.click()
    assert page.locator("h1").inner_text() == "Odette Farrow"
    assert Axe().run(page).violations_count == 0
    page.locator(".card a[href*='document/']").first.click()
    assert Axe().run(page).violations_count == 0
    page.locator("a.mark").first.click()
    assert "#s-" in page.url


@pytest.mark.browser
@pytest.mark.parametrize("width", [390, 1280])
def test_an_answer_breaks_no_word_and_needs_no_scrolling(page: Page, tmp_path: Path, width: int) -> None:
    names = ("from", "to", "amount", "currency", "per", "date", "quote", "document")
    cells = (
        ("Department of Health (Northern Ireland)", "Improved Better Care Fund", "19,000,000", "GBP", "", "2018-10-02"),
        ("The department put £19 million into the fund.", "Guidance, https://www.gov.example/" + "social-care/" * 9),
    )
    row = tuple(pyoxigraph.Literal(cell) for cell in (*cells[0], *cells[1]))
    content = make_content(make_knowledge())
    asked = replace(content.answers[0], answer=Answer(AnswerKind.TABLE, names, (row, row)))
    write_files(render_all(replace(content, answers=[asked])), tmp_path)
    page.set_viewport_size({"width": width, "height": 800})
    page.goto((tmp_path / "question" / f"{asked.question.name}.html").as_uri())
    room = page.locator(".wide").evaluate("({ scrollWidth, clientWidth }) => scrollWidth - clientWidth")
    assert room == 0
    lines = page.evaluate(
        """[...document.querySelectorAll("td")].flatMap((cell) => [...cell.childNodes].flatMap((text) =>
          [...text.data.matchAll(/[^ ]+/g)].map((word) => {
            const range = document.createRange();
            range.setStart(text, word.index);
            range.setEnd(text, word.index + word[0].length);
            return [word[0], range.getClientRects().length];
          })))"""
    )
    assert len(lines) > 20
    assert [word for word, count in lines if count != 1 and not word.startswith("https:")] == []
    label = page.locator("td").first.evaluate("cell => getComputedStyle(cell, '::before').content")
    assert label == ('"from: "' if width == 390 else "none")


@pytest.mark.browser
def test_a_paragraph_flows_however_its_source_was_wrapped(page: Page, tmp_path: Path) -> None:
    content = make_content(make_knowledge())
    id_ = min(content.documents)
    text = "The hub\nis open.\nJo Bell\nChair"
    blocks = (Block(BlockKind.PARAGRAPH, 0, 16), Block(BlockKind.SIGNATURE, 17, len(text)))
    asked = replace(content, documents={id_: replace(content.documents[id_], text=text, blocks=blocks)})
    write_files(render_all(asked), tmp_path)
    page.goto((tmp_path / f"document/{id_}.html").as_uri())
    assert page.locator(".block").all_inner_texts() == ["The hub is open.", "Jo Bell\nChair"]

"""The static site: every page is there, every link leads somewhere, and nothing in the data becomes markup."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # it ships no type information
from hypothesis import given
from hypothesis import strategies as st

from carekg.build.site import write_site
from carekg.build.workspace import Workspace
from carekg.errors import WorkspaceError
from carekg.explore.site import Answered, SiteContent, render_site
from carekg.explore.site.passages import mark_blocks
from carekg.model import Block, BlockKind, Document, DocumentMetadata, Evidence, Knowledge, Predicate, Statement
from carekg.query import Answer, Question
from carekg.query.answers import AnswerKind
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


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return dict(render_site(make_content(make_knowledge())))


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


def test_the_same_content_gives_the_same_bytes(files: dict[str, bytes]) -> None:
    assert dict(render_site(make_content(make_knowledge()))) == files


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


HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</title><svg onload=alert(1)>",
    "javascript:alert(1)",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_in_the_data_becomes_markup(text: str) -> None:
    from dataclasses import replace

    plain = make_knowledge()
    entities = tuple(
        replace(e, label=text, aliases=(text,), description=text, url=text, source=text, same_as=(text,))
        for e in plain.entities
    )
    documents = tuple(replace(d, title=text, publisher=text, url=text, path=text) for d in plain.documents)
    expected = {path: Links(data).tags for path, data in render_site(make_content(plain)) if path.startswith("entity/")}
    for path, data in render_site(make_content(replace(plain, entities=entities, documents=documents))):
        if not path.endswith(".html") or path == "explorer.html":
            continue
        found = Links(data)
        assert not {"script", "img", "svg"} & set(found.tags) or path == "index.html", path
        assert not any(link.startswith("javascript:") for link in found.links)
        if path in expected:
            assert set(found.tags) <= {*expected[path], "p", "a", "bdi"}


def list_files(folder: Path) -> Iterator[str]:
    return (str(path.relative_to(folder)) for path in sorted(folder.rglob("*")) if path.is_file())


def test_a_folder_with_something_else_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(WorkspaceError, match="something else here"):
        write_site(Workspace(tmp_path / "nowhere"), tmp_path)
    assert list(list_files(tmp_path)) == ["mine.txt"]


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_search_finds_and_axe_objects_to_nothing(
    page: Page, files: dict[str, bytes], tmp_path: Path, scheme: str
) -> None:
    for path, data in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
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
    assert complaints == []

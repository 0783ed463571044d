from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal

from carekg.errors import GraphError, QueryError
from carekg.graph.changes.touching import Touched, find_touched
from carekg.graph.triples.writing import write_nquads
from carekg.model import Citation, Entity, EntityType, Knowledge, Predicate, Statement
from carekg.namespaces import document_iri, entity_iri
from carekg.query.searching.finding import describe_findings, find_passages, tabulate_findings
from carekg.query.searching.text import (
    Hit,
    HitKind,
    find_statements,
    revise_search_index,
    search_text,
    write_index,
    write_search_index,
)
from carekg.query.sparql.running import run_query
from tests.graph.strategies import knowledge
from tests.query.sample import KNOWLEDGE, load_store

if TYPE_CHECKING:
    from pyoxigraph import Store


@pytest.fixture(scope="module")
def index(text_index: Path) -> Path:
    return text_index


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("warmer homes", {"warmer homes", "The pilot wants warmer homes."}),
        ("HOME warmer", {"warmer homes", "The pilot wants warmer homes."}),
        ('"homes warmer"', set()),
        ('"wants warmer" pilot', {"The pilot wants warmer homes."}),
        ("lant*", {"Lantern Pilot"}),
        ("union likes", set()),  # turned down in review
        ("AG", {"AG"}),
        ("AG\0", {"AG"}),
        ("tenders' uníon", {"Tenders’ Union"}),
    ],
)
def test_what_has_all_the_words_is_found(index: Path, words: str, found: set[str]) -> None:
    assert {hit.text for hit in search_text(index, words)} == found


def test_a_hit_says_what_it_belongs_to(index: Path) -> None:
    assert [(hit.kind, hit.iri) for hit in search_text(index, "letter")] == [(HitKind.TITLE, document_iri("letter"))]
    assert [(hit.kind, hit.iri) for hit in search_text(index, "bryn", (HitKind.NAME,))] == [
        (HitKind.NAME, entity_iri("bryn-hollow"))
    ] * 2


def test_the_best_goes_first_and_only_so_many(index: Path) -> None:
    texts = [hit.text for hit in search_text(index, "plan")]
    assert texts[0] == "“We reject the plan.”" or len(texts[0].split()) <= 3
    assert [hit.text for hit in search_text(index, "plan", most=2)] == texts[:2]


def test_the_same_knowledge_gives_the_same_bytes(index: Path, tmp_path: Path) -> None:
    write_search_index(KNOWLEDGE, tmp_path / "again.sqlite")
    assert (tmp_path / "again.sqlite").read_bytes() == index.read_bytes()


def list_rows(path: Path) -> list[tuple[str, ...]]:
    with closing(sqlite3.connect(path)) as index:
        return sorted(index.execute("SELECT kind, iri, text FROM passage"))


@settings(max_examples=30, deadline=None)
@given(knowledge(), knowledge())
def test_an_index_made_of_another_finds_what_one_made_from_nothing_does(before: Knowledge, after: Knowledge) -> None:
    lines = [set(write_nquads(known, threshold=0.5).splitlines(keepends=True)) for known in (before, after)]
    with tempfile.TemporaryDirectory() as name:
        old, new, fresh = (Path(name) / file for file in ("old", "new", "fresh"))
        write_search_index(before, old)
        write_search_index(after, fresh)
        revise_search_index(old, after, find_touched(lines[0] ^ lines[1]), new)
        assert list_rows(new) == list_rows(fresh)
        for words in {word for each in after.entities for word in each.label.split() if word.isalnum()}:
            assert search_text(new, words) == search_text(fresh, words)


@pytest.mark.parametrize("old", [None, b"", b"no database"])
def test_where_there_is_no_index_to_go_by_one_is_made_from_nothing(
    index: Path, tmp_path: Path, old: bytes | None
) -> None:
    if old is not None:
        (tmp_path / "old.sqlite").write_bytes(old)
    revise_search_index(tmp_path / "old.sqlite", KNOWLEDGE, Touched(), tmp_path / "new.sqlite")
    assert (tmp_path / "new.sqlite").read_bytes() == index.read_bytes()


@pytest.mark.parametrize("words", ["", "  ", '""', "-- !"])
def test_no_word_is_refused(index: Path, words: str) -> None:
    with pytest.raises(QueryError, match="there is no word in"):
        search_text(index, words)


def test_no_index_is_said(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match=r"no index of words to search \(run carekg build\)"):
        search_text(tmp_path / "index.sqlite", "plan")
    (tmp_path / "index.sqlite").write_bytes(b"no database")
    with pytest.raises(GraphError, match="no index"):
        search_text(tmp_path / "index.sqlite", "plan")


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=30))
def test_no_words_are_read_as_operators(index: Path, words: str) -> None:
    try:
        assert isinstance(search_text(index, words), tuple)
    except QueryError as error:
        assert "there is no word" in str(error)  # noqa: PT017 - either is right, and nothing else


@given(st.text(st.characters(whitelist_categories=["Lu", "Ll", "Nd"], max_codepoint=0x17F), min_size=1, max_size=12))
@settings(max_examples=40, deadline=None)
def test_a_name_is_found_by_its_own_word(tmp_path_factory: pytest.TempPathFactory, name: str) -> None:
    path = tmp_path_factory.mktemp("one") / "index.sqlite"
    write_search_index(Knowledge(entities=(Entity("x", EntityType.GROUP, f"the {name} people"),)), path)
    assert [hit.text for hit in search_text(path, name)] == [f"the {name} people"]


def test_what_is_found_can_be_asked_about(index: Path, store: Store) -> None:
    query = "SELECT ?statement ?label { ?statement rdf:subject/skos:prefLabel ?label }"
    statements = find_statements(index, "pilot")
    answer = run_query(store, query, choices={"statement": statements})
    assert answer.variables == ("statement", "label")
    assert [row[1] for row in answer.rows] == [Literal("Lantern Pilot", language="en")] * 2
    assert run_query(store, query, choices={"statement": ()}).rows == ()
    with pytest.raises(QueryError, match="more than 1 quotes have the words 'pilot'"):
        find_statements(index, "pilot", most=1)
    with pytest.raises(QueryError, match=r"no variable \?statement to set"):
        run_query(store, "SELECT ?s { ?s a care:Fund }", choices={"statement": statements})


def test_findings_say_what_and_where(index: Path, store: Store) -> None:
    found = find_passages(store, index, "warmer homes", 5)
    assert describe_findings(found) == (
        "warmer homes\n"
        "“The pilot wants warmer homes.”\n"
        "    Lantern Pilot — targets → warmer homes\n"
        "    News of the hearth, 2022\n"
    )
    assert describe_findings(find_passages(store, index, "letter", 5)) == (
        "Letter on the Hearth Plan (letter.txt, 2021-05-04)\n"
    )
    assert describe_findings(find_passages(store, index, "pemberton", 5)).startswith("Pemberton: Ada Pemberton\n")
    assert describe_findings(find_passages(store, index, "zebra", 5)) == "Nothing found.\n"
    answer = tabulate_findings(found)
    assert answer.variables == ("found", "text", "sense", "document", "date", "id")
    assert answer.rows[0][:2] == (Literal("name"), Literal("warmer homes"))


def test_descriptions_and_what_the_tables_quote_are_found_too(tmp_path: Path) -> None:
    levy = Entity("levy", EntityType.INITIATIVE, "Moon Levy", description="Paid at every full moon.")
    fund = Entity("fund", EntityType.INITIATIVE, "Tide Fund")
    said = Statement("levy", Predicate.FUNDS, "fund", Citation("Gazette, 2020", quote="what the moon brings in"))
    knowledge = Knowledge(entities=(fund, levy), statements=(said,))
    write_search_index(knowledge, tmp_path / "index.sqlite")
    findings = find_passages(load_store(knowledge), tmp_path / "index.sqlite", "moon")
    assert sorted(describe_findings(findings).splitlines()) == [
        "    Gazette, 2020",
        "    Moon Levy — funds → Tide Fund",
        "Moon Levy",
        "Moon Levy: Paid at every full moon.",
        "“what the moon brings in”",
    ]


def test_where_the_disk_takes_no_more_no_half_an_index_is_left(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource", reason="this system has no limits on the size of files")
    hits = [Hit(HitKind.QUOTE, f"urn:{number}", f"Warmer homes for number {number}.") for number in range(5_000)]
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, hard))
    try:
        with pytest.raises(OSError, match=r"index\.sqlite"):
            write_index(hits, tmp_path / "index.sqlite")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert list(tmp_path.iterdir()) == []

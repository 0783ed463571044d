from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from carekg.errors import GraphError
from carekg.graph.disk.opening import open_dataset, open_store
from carekg.graph.disk.store import find_pieces, read_stamp, write_store
from carekg.graph.triples.reading import read_knowledge
from carekg.graph.triples.writing import write_nquads
from carekg.model import Evidence, Knowledge
from tests.graph.samples import ANNOUNCED, FUNDED, SAMPLE


@pytest.fixture(scope="module")
def nquads() -> bytes:
    return write_nquads(SAMPLE, threshold=0.5)


def test_a_store_holds_what_was_written(tmp_path: Path, nquads: bytes) -> None:
    write_store(nquads, tmp_path / "deep" / "store")
    assert read_knowledge(open_store(tmp_path / "deep" / "store")) == SAMPLE


def test_what_several_graphs_state_counts_once(tmp_path: Path) -> None:
    """Two documents announce one fund, and name one sum of money."""
    again = replace(ANNOUNCED, evidence=Evidence("news", "The fund was announced.", 200, 223), amount=FUNDED.amount)
    twice = replace(SAMPLE, statements=tuple(sorted((*SAMPLE.statements, again), key=lambda each: each.id)))
    write_store(write_nquads(twice, threshold=0.5), tmp_path / "store")
    question = """
        PREFIX care: <https://w3id.org/carekg/ontology#> PREFIX schema: <https://schema.org/>
        PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX ckg: <https://w3id.org/carekg/id/>
        SELECT (COUNT(*) AS ?facts) (SUM(?pounds) AS ?money) {
            ckg:minister-for-lanterns care:announces ?fund . ?fund skos:prefLabel ?name .
            ?money_node a care:Amount ; schema:value ?pounds .
        }"""
    answer = open_dataset(tmp_path / "store").query(question).bindings
    assert [[str(value) for value in row.values()] for row in answer] == [["1", "3000000"]]
    solutions = open_store(tmp_path / "store").query(question)
    assert isinstance(solutions, ox.QuerySolutions)
    assert [[str(value.value) for value in row if isinstance(value, ox.Literal)] for row in solutions] == [
        ["1", "3000000"]
    ]


def test_the_dataset_keeps_the_named_graphs_too(tmp_path: Path, nquads: bytes) -> None:
    write_store(nquads, tmp_path / "store")
    dataset = open_dataset(tmp_path / "store")
    names = {str(graph.identifier).rpartition("/id/graph/")[2] for graph in dataset.graphs()}
    assert {"curated", "inferred", "ontology", "document/letter", "document/news"} <= names
    letter = dataset.graph(rdflib.URIRef("https://w3id.org/carekg/id/graph/document/letter"))
    fund = rdflib.URIRef("https://w3id.org/carekg/id/lantern-fund")
    announces = rdflib.URIRef("https://w3id.org/carekg/ontology#announces")
    assert len(list(letter.triples((None, announces, fund)))) == 1
    assert len(list(dataset.triples((None, announces, fund)))) == 2
    assert len(dataset.graph(rdflib.URIRef("https://w3id.org/carekg/id/graph/document/none"))) == 0


def test_the_dataset_is_the_union_of_all_graphs(tmp_path: Path, nquads: bytes) -> None:
    write_store(nquads, tmp_path / "store")
    dataset = open_dataset(tmp_path / "store")
    assert isinstance(dataset, rdflib.Dataset)
    query = """
        PREFIX care: <https://w3id.org/carekg/ontology#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
        SELECT ?who ?fund { ?s care:announces ?o . ?s skos:prefLabel ?who . ?o skos:prefLabel ?fund } ORDER BY ?who
    """
    found = [[str(term) for term in row] for row in dataset.query(query) if isinstance(row, tuple)]
    assert found == [["Ada Pemberton", "Lantern Fund"], ["Minister for Lanterns", "Lantern Fund"]]


def test_a_store_can_be_read_by_several_and_written_by_none(tmp_path: Path, nquads: bytes) -> None:
    write_store(nquads, tmp_path / "store")
    one, other = open_store(tmp_path / "store"), open_store(tmp_path / "store")
    assert read_knowledge(one) == read_knowledge(other) == SAMPLE
    with pytest.raises(RuntimeError, match="read-write"):
        one.clear()


def test_writing_again_replaces_all_and_leaves_nothing_behind(tmp_path: Path, nquads: bytes) -> None:
    path = tmp_path / "store"
    write_store(nquads, path)
    reader = open_store(path)
    write_store(write_nquads(Knowledge(), threshold=0.5), path)
    assert read_knowledge(open_store(path)) == Knowledge()
    assert read_knowledge(reader) == SAMPLE, "who has opened the old store goes on reading it"
    assert [each.name for each in tmp_path.iterdir()] == ["store"]


def test_the_store_is_open_to_whom_its_folder_is_open_to(tmp_path: Path, nquads: bytes) -> None:
    write_store(nquads, tmp_path / "store")
    (tmp_path / "plain").mkdir()
    assert (tmp_path / "store").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_a_store_knows_what_it_was_made_from(tmp_path: Path, nquads: bytes) -> None:
    path = tmp_path / "store"
    assert read_stamp(path) is None
    write_store(nquads, path)
    assert read_stamp(path) == hashlib.sha256(nquads).hexdigest()


def test_damaged_n_quads_leave_the_old_store_whole(tmp_path: Path, nquads: bytes) -> None:
    path = tmp_path / "store"
    write_store(nquads, path)
    with pytest.raises(GraphError, match="the N-Quads are damaged"):
        write_store(b"<urn:a> oh dear\n", path)
    assert read_stamp(path) == hashlib.sha256(nquads).hexdigest()
    assert read_knowledge(open_store(path)) == SAMPLE
    assert [each.name for each in tmp_path.iterdir()] == ["store"]


def test_a_store_loaded_in_pieces_is_whole(tmp_path: Path, nquads: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    write_store(nquads, tmp_path / "whole")
    monkeypatch.setattr("carekg.graph.disk.store._PIECE", 1000)
    write_store(nquads, tmp_path / "pieces")
    assert set(open_store(tmp_path / "pieces")) == set(open_store(tmp_path / "whole"))
    lines = nquads.splitlines(keepends=True)
    lines[99] = b"<urn:a> oh dear\n"
    with pytest.raises(GraphError, match=r"^100:"):
        write_store(b"".join(lines), tmp_path / "damaged")


@given(st.lists(st.binary(max_size=9).map(lambda line: line.replace(b"\n", b"") + b"\n")), st.integers(1, 30))
def test_pieces_end_where_lines_end(lines: list[bytes], size: int) -> None:
    text = b"".join(lines)
    pieces = [text[place] for place in find_pieces(text, size)]
    assert b"".join(pieces) == text
    assert all(piece.endswith(b"\n") for piece in pieces)
    assert all(len(piece) >= size for piece in pieces[:-1])


def test_a_missing_store_is_named(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match=r"store: there is no graph here yet \(run carekg build\)"):
        open_store(tmp_path / "store")
    with pytest.raises(GraphError, match="there is no graph here yet"):
        open_dataset(tmp_path / "store")


@pytest.mark.parametrize("pattern", ["*.sst", "MANIFEST-*", "CURRENT"])
@pytest.mark.parametrize("kept", [0.0, 0.5])
def test_a_damaged_store_is_named(tmp_path: Path, nquads: bytes, pattern: str, kept: float) -> None:
    path = tmp_path / "store"
    write_store(nquads, path)
    for each in path.glob(pattern):
        data = each.read_bytes()
        each.write_bytes(data[: int(len(data) * kept)])
    with pytest.raises(GraphError, match="the store is damaged"):
        read_knowledge(open_store(path))


def test_a_reader_does_not_mind_a_writer_beside_it(tmp_path: Path, nquads: bytes) -> None:
    path = tmp_path / "store"
    write_store(nquads, path)
    writer = ox.Store(str(path))
    assert read_knowledge(open_store(path)) == SAMPLE
    del writer

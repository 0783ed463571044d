"""A graph file in memory."""

from __future__ import annotations

from pathlib import Path

import pytest
import rdflib

import carekg
from carekg.errors import GraphError
from carekg.graph.triples.writing import write_nquads
from tests.graph.samples import SAMPLE

FUND = rdflib.URIRef("https://w3id.org/carekg/id/lantern-fund")
LABEL = rdflib.URIRef("http://www.w3.org/2004/02/skos/core#prefLabel")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "graph.nq"
    file.write_bytes(write_nquads(SAMPLE, threshold=0.5))
    return file


def ask_names(graph: rdflib.Graph) -> list[str]:
    answer = graph.query("SELECT ?name { ckg:lantern-fund skos:prefLabel ?name }").bindings
    return sorted(str(value) for row in answer for value in row.values())


def test_the_graph_is_the_merge_of_all_graphs_of_the_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("carekg.graph.memory._PIECE", 1000)
    graph = carekg.read_graph(path)
    dataset = rdflib.Dataset().parse(path, format="nquads")
    # Oxigraph says of a plain text that it is a string, and rdflib leaves that unsaid.
    assert {tuple(map(str, triple)) for triple in graph} == {tuple(map(str, quad[:3])) for quad in dataset.quads()}


def test_it_can_be_asked_with_our_prefixes_and_added_to(path: Path) -> None:
    graph = carekg.read_graph(str(path))
    before = ask_names(graph)
    assert len(before) == 1
    graph.add((FUND, LABEL, rdflib.Literal("Cronfa Llusernau", lang="cy")))
    assert ask_names(graph) == sorted([*before, "Cronfa Llusernau"])
    assert ask_names(carekg.read_graph(path)) == before


def test_a_damaged_line_is_named(path: Path) -> None:
    lines = path.read_bytes().splitlines(keepends=True)
    lines[99] = b"<urn:a> oh dear\n"
    path.write_bytes(b"".join(lines))
    with pytest.raises(GraphError, match=r"graph\.nq:100:.*damaged"):
        carekg.read_graph(path)


def test_a_file_of_another_kind_or_place_is_told(path: Path) -> None:
    path.write_text("<urn:a> <urn:b> <urn:c> .\n")
    with pytest.raises(GraphError, match="name no graphs"):
        carekg.read_graph(path)
    with pytest.raises(GraphError, match="cannot be read: no such file"):
        carekg.read_graph(path.with_name("other.nq"))

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings

from carekg.errors import GraphError
from carekg.graph.forms.turtle import parse_nquads, write_trig
from carekg.graph.triples.reading import read_graph_file, read_knowledge
from carekg.graph.triples.writing import write_nquads
from carekg.model import Knowledge
from tests.graph.samples import SAMPLE
from tests.graph.strategies import knowledge


@given(knowledge())
@settings(max_examples=150, deadline=None)
def test_what_was_written_is_read_back(given_knowledge: Knowledge) -> None:
    nquads = write_nquads(given_knowledge, threshold=0.5)
    assert read_knowledge(parse_nquads(nquads)) == given_knowledge


def test_a_store_and_its_quads_say_the_same() -> None:
    store = ox.Store()
    store.load(write_nquads(SAMPLE, threshold=0.5), format=ox.RdfFormat.N_QUADS)
    assert read_knowledge(store) == SAMPLE


def test_aliases_come_sorted() -> None:
    entities = (replace(SAMPLE.entities[0], aliases=("b", "a")),)
    read = read_knowledge(parse_nquads(write_nquads(Knowledge(entities=entities), threshold=0.5)))
    assert read.entities[0].aliases == ("a", "b")


def test_an_empty_graph_says_nothing() -> None:
    assert read_knowledge([]) == Knowledge()


@pytest.mark.parametrize("suffix", ["nq", "trig"])
def test_files_are_read(tmp_path: Path, suffix: str) -> None:
    nquads = write_nquads(SAMPLE, threshold=0.5)
    path = tmp_path / f"graph.{suffix}"
    path.write_bytes(nquads if suffix == "nq" else write_trig(nquads))
    assert read_graph_file(path) == SAMPLE


def test_a_file_that_is_missing_damaged_or_of_another_form_is_named(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match=r"none\.nq: cannot be read"):
        read_graph_file(tmp_path / "none.nq")
    (tmp_path / "bad.nq").write_text("<a> <b>", encoding="utf-8")
    with pytest.raises(GraphError, match=r"bad\.nq:1:\d+: is damaged.*carekg build\)$"):
        read_graph_file(tmp_path / "bad.nq")
    (tmp_path / "graph.ttl").write_text("", encoding="utf-8")
    with pytest.raises(GraphError, match=r"graph\.ttl: only \.nq and \.trig"):
        read_graph_file(tmp_path / "graph.ttl")


@pytest.mark.parametrize("term", ["evidence", "modality", "confidence"])
def test_a_statement_that_lacks_something_is_named(term: str) -> None:
    quads = parse_nquads(write_nquads(SAMPLE, threshold=0.5))
    rest = [quad for quad in quads if quad.predicate.value != f"https://w3id.org/carekg/ontology#{term}"]
    with pytest.raises(GraphError, match=r"id/statement/\w+ is not whole: .*" + term):
        read_knowledge(rest)

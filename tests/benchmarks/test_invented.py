"""What is measured on is a sound graph of the size asked for, and the same each time."""

from __future__ import annotations

from carekg.graph.disk.store import merge_graphs
from carekg.graph.shapes.validation import validate_graph
from carekg.graph.triples.writing import write_nquads
from tests.benchmarks.invented import invent_fields, invent_nquads


def test_an_invented_graph_conforms_and_has_its_size() -> None:
    nquads = invent_nquads(5_000)
    assert validate_graph(nquads).problems == ()
    assert 4_000 < merge_graphs(nquads).count(b"\n") < 9_000


def test_the_same_size_is_the_same_graph() -> None:
    assert invent_nquads(3_000) == invent_nquads(3_000)


def test_fields_have_as_many_entities_as_asked_for_and_conform() -> None:
    knowledge = invent_fields(400)
    assert (len(knowledge.entities), len(knowledge.statements)) == (400, 1_200)
    assert validate_graph(write_nquads(knowledge, threshold=0.5)).problems == ()
    assert invent_fields(400) == knowledge

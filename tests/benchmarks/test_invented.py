"""What is measured on is a sound graph of the size asked for, and the same each time."""

from __future__ import annotations

from carekg.graph import validate_graph
from carekg.graph.store import merge_graphs
from tests.benchmarks.invented import invent_nquads


def test_an_invented_graph_conforms_and_has_its_size() -> None:
    nquads = invent_nquads(5_000)
    assert validate_graph(nquads).problems == ()
    assert 4_000 < merge_graphs(nquads).count(b"\n") < 9_000


def test_the_same_size_is_the_same_graph() -> None:
    assert invent_nquads(3_000) == invent_nquads(3_000)

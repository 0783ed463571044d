"""Chains that come back to where they began: nothing is part of itself, replaces itself, or is broader than itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from graphlib import CycleError, TopologicalSorter
from types import MappingProxyType
from typing import TYPE_CHECKING

from carekg.curate.problems import Problems
from carekg.curate.schema import STATEMENTS
from carekg.model import Modality, Predicate, Statement

if TYPE_CHECKING:
    import networkx as nx

_ACYCLIC: Mapping[Predicate, str] = MappingProxyType(
    {Predicate.PART_OF: "would be part of itself", Predicate.SUCCEEDS: "would succeed itself"}
)


def find_cycles(statements: Mapping[int, Statement], problems: Problems) -> frozenset[int]:
    """Return the lines of the statements that close a circle, each with a fault recorded that shows the circle."""
    wrong = set()
    for predicate, said in _ACYCLIC.items():
        edges = {
            line: (statement.subject, statement.object)
            for line, statement in sorted(statements.items())
            if statement.predicate is predicate
            and not statement.negated
            and statement.modality is not Modality.PROPOSED
        }
        if _is_acyclic(edges.values()):
            continue
        graph = _make_graph()
        for line, (subject, whole) in edges.items():
            circle = _show_circle(graph, subject, whole)
            if circle:
                message = f"{subject} {said}: {circle}"
                problems.add(STATEMENTS, message, line=line, column="object", hint="one of these rows is wrong")
                wrong.add(line)
            else:
                graph.add_edge(subject, whole)
    return frozenset(wrong)


def list_circles(edges: Iterable[tuple[str, str]]) -> Mapping[tuple[str, str], str]:
    """Return the edges that lie on a circle, each with the shortest one, as `a > b > a`."""
    edges = tuple(edges)
    if _is_acyclic(edges):
        return {}
    graph = _make_graph(edges)
    found = {edge: _show_circle(graph, *edge) for edge in edges}
    return {edge: circle for edge, circle in found.items() if circle}


def _make_graph(edges: Iterable[tuple[str, str]] = ()) -> nx.DiGraph[str]:
    # It takes a tenth of a second to load, and there is hardly ever a circle to show.
    import networkx as nx

    return nx.DiGraph(edges)


def _show_circle(graph: nx.DiGraph[str], start: str, following: str) -> str:
    """Return the shortest circle that a step from `start` to `following` closes, or nothing."""
    import networkx as nx

    if start not in graph or following not in graph or not nx.has_path(graph, following, start):
        return ""
    return " > ".join([start, *nx.shortest_path(graph, following, start)])


def _is_acyclic(edges: Iterable[tuple[str, str]]) -> bool:
    order: TopologicalSorter[str] = TopologicalSorter()
    for subject, whole in edges:
        order.add(subject, whole)
    try:
        order.prepare()
    except CycleError:
        return False
    return True

"""Chains that come back to where they began: nothing is part of itself, and nothing replaces itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from graphlib import CycleError, TopologicalSorter
from types import MappingProxyType

from carekg.curate.problems import Problems
from carekg.curate.schema import STATEMENTS
from carekg.model import Modality, Predicate, Statement

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
        # It takes a tenth of a second to load, and there is hardly ever a circle to show.
        import networkx as nx

        graph: nx.DiGraph[str] = nx.DiGraph()
        for line, (subject, whole) in edges.items():
            if subject in graph and whole in graph and nx.has_path(graph, whole, subject):
                circle = " > ".join([subject, *nx.shortest_path(graph, whole, subject)])
                message = f"{subject} {said}: {circle}"
                problems.add(STATEMENTS, message, line=line, column="object", hint="one of these rows is wrong")
                wrong.add(line)
            else:
                graph.add_edge(subject, whole)
    return frozenset(wrong)


def _is_acyclic(edges: Iterable[tuple[str, str]]) -> bool:
    order: TopologicalSorter[str] = TopologicalSorter()
    for subject, whole in edges:
        order.add(subject, whole)
    try:
        order.prepare()
    except CycleError:
        return False
    return True

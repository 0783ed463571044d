"""Chains that come back to where they began: nothing is part of itself, and nothing replaces itself."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import networkx as nx

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
        graph: nx.DiGraph[str] = nx.DiGraph()
        for line, statement in sorted(statements.items()):
            if statement.predicate is not predicate or statement.negated or statement.modality is Modality.PROPOSED:
                continue
            subject, whole = statement.subject, statement.object
            if subject in graph and whole in graph and nx.has_path(graph, whole, subject):
                circle = " > ".join([subject, *nx.shortest_path(graph, whole, subject)])
                message = f"{subject} {said}: {circle}"
                problems.add(STATEMENTS, message, line=line, column="object", hint="one of these rows is wrong")
                wrong.add(line)
            else:
                graph.add_edge(subject, whole)
    return frozenset(wrong)

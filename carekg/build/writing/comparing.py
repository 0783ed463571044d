"""What a build changes in the graph that the last one published."""

from __future__ import annotations

from pathlib import Path

from carekg.build.workspace import Workspace
from carekg.graph.changes.comparison import Changes, compare
from carekg.graph.changes.differing import read_difference
from carekg.graph.changes.touching import Touched
from carekg.graph.disk.opening import open_store
from carekg.graph.triples.reading import read_graph_file
from carekg.model import Knowledge


def compare_graphs(old: Path, new: Path, touched: Touched | None, threshold: float) -> Changes:
    """Return what changed from the graph in the build folder `old`, if there is one, to that in `new`.

    What is not `touched` is the same in both; where that is not known, both are read whole.
    """
    if touched is not None:
        before, after = read_difference(open_store(old / Workspace.STORE), open_store(new / Workspace.STORE), touched)
    else:
        graph = old / Workspace.GRAPH
        before = read_graph_file(graph) if graph.is_file() else Knowledge()
        after = read_graph_file(new / Workspace.GRAPH)
    return compare(before, after, threshold=threshold)

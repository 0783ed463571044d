"""A graph file in memory, as rdflib's Graph: to ask it, and to add to it, without a workspace."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
from oxrdflib import OxigraphStore
from rdflib import Graph
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

from carekg.errors import GraphError
from carekg.graph.disk.dataset import bind_prefixes
from carekg.graph.disk.store import merge_graphs
from carekg.graph.triples.reading import describe_damage

_PIECE = 4_000_000
"""Bytes to load at once: larger pieces take as long, and more memory."""


def read_graph_into_memory(path: Path) -> Graph:
    """Load the N-Quads of a build into a Graph with our prefixes: the merge of all their graphs, each triple once.

    Raises GraphError, with the line, for a file that is damaged or whose lines name no graphs, and OSError where it
    cannot be read.
    """
    store = ox.Store()
    for piece in _read_pieces(path):
        try:
            store.bulk_load(merge_graphs(piece), format=ox.RdfFormat.N_TRIPLES)
        except SyntaxError as error:
            raise _locate_damage(path) from error
    graph = Graph(OxigraphStore(store=store), DATASET_DEFAULT_GRAPH_ID, bind_namespaces="none")
    bind_prefixes(graph)
    return graph


def _read_pieces(path: Path) -> Iterator[bytes]:
    """Yield the file in pieces that end where a line ends."""
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            yield piece + file.readline()


def _locate_damage(path: Path) -> GraphError:
    """Say which line of the file cannot be read; in a merged piece the lines are others."""
    try:
        for _ in ox.parse(path=str(path), format=ox.RdfFormat.N_QUADS):
            pass
    except SyntaxError as error:
        return describe_damage(path, error)
    hint = "take the build/graph.nq of a workspace"
    return GraphError("this is no graph that carekg has built: its lines name no graphs", path=path, hint=hint)

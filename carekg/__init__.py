"""A knowledge graph of care-policy actors and programmes, in which every edge quotes its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from rdflib import Dataset, Graph

__version__ = "0.1.0"


def open_graph(folder: Path | str = ".") -> Dataset:
    """Open the graph of the workspace in `folder` as an rdflib Dataset whose default graph is the union of all.

    Raises WorkspaceError where there is no workspace, and GraphError where nothing has been built in it.
    """
    from carekg.build.published import open_graph as open_published

    return open_published(folder)


def read_graph(path: Path | str) -> Graph:
    """Read the `graph.nq` of a build into memory as an rdflib Graph, which can be asked and added to.

    It needs no workspace: a copy that was kept, or that somebody has sent, will do. Its graphs, one a document, are
    merged. Raises GraphError where the file is missing or damaged.
    """
    from pathlib import Path

    from carekg.errors import GraphError
    from carekg.graph.memory import read_graph_into_memory

    try:
        return read_graph_into_memory(Path(path))
    except OSError as error:
        message = f"the graph cannot be read: {(error.strerror or str(error)).lower()}"
        raise GraphError(message, path=Path(path)) from error

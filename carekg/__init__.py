"""A knowledge graph of care-policy actors and programmes, in which every edge quotes its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from rdflib import Dataset

__version__ = "0.1.0"


def open_graph(folder: Path | str = ".") -> Dataset:
    """Open the graph of the workspace in `folder` as an rdflib Dataset whose default graph is the union of all.

    Raises WorkspaceError where there is no workspace, and GraphError where nothing has been built in it.
    """
    from carekg.build.published import open_graph as open_published

    return open_published(folder)

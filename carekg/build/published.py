"""Reading what a workspace's last build published; what only some commands ask for is loaded by what reads it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from carekg.build.files.publishing import finish_publishing
from carekg.build.workspace import Workspace, find_workspace
from carekg.errors import GraphError
from carekg.graph.disk.opening import open_dataset, open_store

if TYPE_CHECKING:
    from pyoxigraph import Store
    from rdflib import Dataset

    from carekg.model import Knowledge
    from carekg.scorecard import Scorecard


def load_store(workspace: Workspace) -> Store:
    """Open the workspace's graph for reading; raise GraphError where nothing has been built yet."""
    require_build(workspace)
    return open_store(workspace.store)


def read_nquads(workspace: Workspace) -> bytes:
    """Return the workspace's graph as sorted N-Quads; raise GraphError where nothing has been built yet."""
    require_build(workspace)
    return workspace.graph.read_bytes()


def load_knowledge(workspace: Workspace) -> Knowledge:
    """Return all that the workspace's graph says; raise GraphError where nothing has been built yet, or it is damaged.

    It is read from the N-Quads, which takes less than half the time that going through the store would.
    """
    from carekg.graph.triples.reading import read_graph_file

    require_build(workspace)
    try:
        return read_graph_file(workspace.graph)
    except GraphError as error:
        hint = error.hint or "run carekg build --force"
        raise GraphError(error.message, path=error.path, line=error.line, column=error.column, hint=hint) from error


def load_threshold(workspace: Workspace) -> float:
    """Return the confidence from which an extracted statement counts as a fact in the workspace's graph."""
    from carekg.build.files.manifest import read_manifest
    from carekg.graph.triples.facts import THRESHOLD

    manifest = read_manifest(workspace.manifest)
    return manifest.threshold if manifest else THRESHOLD


def load_scorecard(workspace: Workspace) -> Scorecard:
    """Return how often extraction was right, as the workspace's last build knows it."""
    from carekg.scorecard import load_shipped, read_scorecard

    return read_scorecard(workspace.scorecard) or load_shipped()


def open_graph(folder: Path | str = ".") -> Dataset:
    """Open the graph of the workspace in `folder` as an rdflib Dataset whose default graph is the union of all."""
    workspace = find_workspace(Path(folder))
    require_build(workspace)
    return open_dataset(workspace.store)


def require_build(workspace: Workspace) -> None:
    """Finish what a crash interrupted; raise GraphError where nothing has been built yet."""
    finish_publishing(workspace.build)
    if not workspace.graph.is_file():
        raise GraphError("nothing has been built here yet", path=workspace.build, hint="run: carekg build")

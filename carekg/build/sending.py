"""Sending a workspace's graph to a store elsewhere, or writing what such a store loads in bulk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from carekg.build.published import load_threshold, read_nquads, require_build
from carekg.build.workspace import Workspace
from carekg.files import replace_with_pieces
from carekg.graph.elsewhere.bulk import list_bulk_lines
from carekg.graph.elsewhere.remote import RemoteStore, StoreAddress
from carekg.graph.elsewhere.sending import Sending, send_graphs


def send_workspace(workspace: Workspace, address: StoreAddress, progress: Callable[[int, int], None]) -> Sending:
    """Make the store at `address` hold the workspace's graph; return how much of it was sent."""
    nquads = read_nquads(workspace)
    with RemoteStore(address) as store:
        return send_graphs(nquads, store, progress, threshold=load_threshold(workspace))


def write_bulk_file(workspace: Workspace, output: Path, *, merges: bool = True) -> None:
    """Write what an empty store is to load in bulk, so that it holds the workspace's graph as if it had been sent.

    `merges` as in `list_bulk_lines`. Raises GraphError where nothing has been built yet, and WorkspaceError where the
    file cannot be written.
    """
    require_build(workspace)
    with workspace.graph.open("rb") as lines:
        replace_with_pieces(output, list_bulk_lines(lines, load_threshold(workspace), merges=merges))

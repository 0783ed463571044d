"""Sending a workspace's graph to a store elsewhere."""

from __future__ import annotations

from collections.abc import Callable

from carekg.build.published import load_threshold, read_nquads
from carekg.build.workspace import Workspace
from carekg.graph.remote import RemoteStore, StoreAddress
from carekg.graph.sending import Sending, send_graphs


def send_workspace(workspace: Workspace, address: StoreAddress, progress: Callable[[int, int], None]) -> Sending:
    """Make the store at `address` hold the workspace's graph; return how much of it was sent."""
    nquads = read_nquads(workspace)
    with RemoteStore(address) as store:
        return send_graphs(nquads, store, progress, threshold=load_threshold(workspace))

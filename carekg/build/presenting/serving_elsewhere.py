"""What the server shows of a store elsewhere: its graph as an edition, read again whenever another one is sent to it.

SPARQL is asked of the store itself. What is shown beside it, pages, lists, names and the words of quotes, is made from
all of the graph, which is read once for each edition; the texts of documents stand in a workspace, if there is one.
"""

from __future__ import annotations

import shutil
import tempfile
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from pathlib import Path

from carekg.build.presenting.editions import Holdings, open_edition
from carekg.build.workspace import Workspace
from carekg.errors import StoreError
from carekg.graph.elsewhere.receiving import read_sent_stamp, receive_graph
from carekg.graph.elsewhere.remote import RemoteStore, StoreAddress
from carekg.query.processes.limits import Limits
from carekg.serve.editions import Edition, Origin

_LOOK_SECONDS = 10.0
_READ_SECONDS = 600.0
"""How long a store may take to give one of its graphs."""


def watch_store(address: StoreAddress, workspace: Workspace | None, limits: Limits, processes: int) -> Origin:
    """Return what a store is sent as editions to come, with the texts of the documents that a workspace has."""
    load = partial(load_remote_edition, address, workspace, limits, processes)
    return Origin(partial(find_remote_stamp, address), load, _LOOK_SECONDS)


def find_remote_stamp(address: StoreAddress) -> str | None:
    """Return the stamp of the graph that a store was sent, or None while it does not tell."""
    try:
        with RemoteStore(address) as store:
            return read_sent_stamp(store)
    except StoreError:
        return None


def load_remote_edition(address: StoreAddress, workspace: Workspace | None, limits: Limits, processes: int) -> Edition:
    """Return the graph that a store was sent as an edition, with the texts of the documents that a workspace has.

    Raises StoreError where the store fails, or was sent nothing.
    """
    with RemoteStore(replace(address, timeout=_READ_SECONDS)) as store:
        graph = receive_graph(store)
    with ExitStack() as held:
        folder = Path(tempfile.mkdtemp(prefix="carekg-serving-"))
        held.callback(shutil.rmtree, folder, ignore_errors=True)
        (folder / Workspace.GRAPH).write_bytes(graph.nquads)
        holdings = Holdings(
            stamp=graph.stamp,
            threshold=graph.threshold,
            folder=folder,
            store=address,
            workspace=workspace,
            drop=held.pop_all().close,
        )
    return open_edition(holdings, limits, processes)

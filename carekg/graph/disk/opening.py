"""Opening a store on disk to read it, with nothing loaded that only writing needs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from carekg.errors import GraphError
from carekg.namespaces import ONTOLOGY_GRAPH

if TYPE_CHECKING:
    from rdflib import Dataset

STAMP = "carekg-stamp"
"""The file in a store that says what it was made from."""
_HINT = "run carekg build"


def open_store(path: Path) -> ox.Store:
    """Open a store to read; raise GraphError where it is missing or damaged.

    Query its default graph, not Oxigraph's union of named graphs.
    """
    if not (path / STAMP).is_file():
        raise GraphError("there is no graph here yet", path=path, hint=_HINT)
    try:
        store = ox.Store.read_only(str(path))
        # A store whose manifest was cut short opens as if it were empty, which no graph of ours is.
        is_whole = next(store.quads_for_pattern(None, None, None, ox.NamedNode(ONTOLOGY_GRAPH)), None) is not None
    except (OSError, ValueError, RuntimeError) as error:
        raise GraphError("the store is damaged or in use", path=path, hint=_HINT) from error
    if not is_whole:
        raise GraphError("the store is damaged: it has lost its contents", path=path, hint=_HINT)
    return store


def open_dataset(path: Path) -> Dataset:
    """Open a store to read as a Dataset with our prefixes whose default graph is the merge of all.

    Raises GraphError as `open_store` does.
    """
    # rdflib takes longer to load than most commands take to run.
    from carekg.graph.disk.dataset import wrap_store

    return wrap_store(open_store(path))

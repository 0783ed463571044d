"""A store as rdflib's Dataset, to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oxrdflib import OxigraphStore
from rdflib import Dataset, Graph

from carekg.namespaces import PREFIXES

if TYPE_CHECKING:
    import pyoxigraph as ox


class ReadOnlyStore(OxigraphStore):
    """An Oxigraph store that cannot be written to, and lets its named graphs be asked for all the same."""

    def add_graph(self, graph: Graph) -> None:
        """Do nothing: `Dataset.graph` announces every graph that it is asked for, be it there or not."""


def wrap_store(store: ox.Store) -> Dataset:
    """Return a Dataset with our prefixes, whose default graph is the store's: the merge of all named graphs."""
    dataset = Dataset(ReadOnlyStore(store=store), default_union=False)
    bind_prefixes(dataset)
    return dataset


def bind_prefixes(graph: Graph) -> None:
    """Declare our prefixes in a graph, for its questions and for what it writes."""
    for prefix, iri in PREFIXES.items():
        graph.bind(prefix, iri)

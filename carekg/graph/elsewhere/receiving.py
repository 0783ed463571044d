"""Taking back from a store elsewhere the graph that it was sent."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from carekg.errors import StoreError
from carekg.graph.elsewhere.remote import RemoteStore
from carekg.graph.elsewhere.sending import HOW_TO_SEND, SENT_GRAPH, read_hashes, read_threshold
from carekg.namespaces import SCHEMA

_TRIES = 5


@dataclass(frozen=True, slots=True)
class ReceivedGraph:
    """A graph as a store elsewhere has it."""

    nquads: bytes
    """Sorted."""
    stamp: str
    """A hash that changes when another graph is sent: see `read_sent_stamp`."""
    threshold: float
    """The confidence from which a statement made a fact."""


def read_sent_stamp(store: RemoteStore) -> str:
    """Return a hash of what a store was sent, made from the hashes of its graphs.

    Raises StoreError where the store fails, or was sent nothing.
    """
    hashes = read_hashes(store)
    if not hashes:
        raise StoreError("holds no graph that carekg sent it", path=store.address.query, hint=HOW_TO_SEND)
    noted = [f"{graph} {digest}" for graph, digest in sorted(hashes.items())]
    return hashlib.sha256("\n".join([*noted, str(read_threshold(store))]).encode()).hexdigest()


def receive_graph(store: RemoteStore) -> ReceivedGraph:
    """Return all that a store holds of the named graphs that it was sent.

    Where something is sent to it in the meantime, it is read once more. Raises StoreError where the store fails, was
    sent nothing, or is changed each time that it is read.
    """
    for _ in range(_TRIES):
        stamp, threshold = read_sent_stamp(store), read_threshold(store)
        graphs = {graph: _read_lines(store, graph) for graph in read_hashes(store)}
        counted = _count_triples(store)
        if read_sent_stamp(store) == stamp:
            _check_counts(store, graphs, counted)
            lines = sorted({line for some in graphs.values() for line in some})
            return ReceivedGraph(b"".join(lines), stamp, threshold)
    raise StoreError("is being changed", path=store.address.query, hint="try again when everything has been sent")


def _read_lines(store: RemoteStore, graph: str) -> Sequence[bytes]:
    answer = store.ask(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}")
    if not isinstance(answer, list):
        raise StoreError("answered a question for triples with something else", path=store.address.query)
    name = ox.NamedNode(graph)
    quads = (ox.Quad(triple.subject, triple.predicate, triple.object, name) for triple in answer)
    return (ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b"").splitlines(keepends=True)


def _count_triples(store: RemoteStore) -> Mapping[str, int]:
    """Return how many triples each graph has that a store was sent."""
    rows = store.ask_rows(
        "SELECT ?graph (COUNT(*) AS ?triples) WHERE { "
        f"GRAPH <{SENT_GRAPH}> {{ ?graph <{SCHEMA.sha256}> ?hash }} GRAPH ?graph {{ ?s ?p ?o }} }} GROUP BY ?graph"
    )
    counted = ((row["graph"], row["triples"]) for row in rows)
    return {
        graph.value: int(triples.value)
        for graph, triples in counted
        if isinstance(graph, ox.NamedNode) and isinstance(triples, ox.Literal)
    }


def _check_counts(store: RemoteStore, graphs: Mapping[str, Sequence[bytes]], counted: Mapping[str, int]) -> None:
    """Raise StoreError where the store gave a part of a graph only, which Virtuoso does without a word."""
    for graph, lines in graphs.items():
        if counted.get(graph, 0) > len(lines):
            message = f"gave {len(lines):,} of the {counted[graph]:,} triples of {graph}"
            hint = "raise its limit on the rows of a result; in Virtuoso that is ResultSetMaxRows"
            raise StoreError(message, path=store.address.query, hint=hint)

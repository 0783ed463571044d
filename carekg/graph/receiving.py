"""Taking back from a store elsewhere the graph that it was sent."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from carekg.errors import StoreError
from carekg.graph.remote import RemoteStore
from carekg.graph.sending import HOW_TO_SEND, read_hashes, read_threshold

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
        lines = {line for graph in sorted(read_hashes(store)) for line in _read_lines(store, graph)}
        if read_sent_stamp(store) == stamp:
            return ReceivedGraph(b"".join(sorted(lines)), stamp, threshold)
    raise StoreError("is being changed", path=store.address.query, hint="try again when everything has been sent")


def _read_lines(store: RemoteStore, graph: str) -> Iterator[bytes]:
    answer = store.ask(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}")
    if not isinstance(answer, list):
        raise StoreError("answered a question for triples with something else", path=store.address.query)
    counted = store.ask(f"SELECT (COUNT(*) AS ?triples) WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}")
    held = [row["triples"] for row in counted] if isinstance(counted, ox.QuerySolutions) else []
    if held and isinstance(held[0], ox.Literal) and int(held[0].value) > len(answer):
        message = f"gave {len(answer):,} of the {int(held[0].value):,} triples of {graph}"
        hint = "raise its limit on the rows of a result; in Virtuoso that is ResultSetMaxRows"
        raise StoreError(message, path=store.address.query, hint=hint)
    name = ox.NamedNode(graph)
    quads = (ox.Quad(triple.subject, triple.predicate, triple.object, name) for triple in answer)
    yield from (ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b"").splitlines(keepends=True)

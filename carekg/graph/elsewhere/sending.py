"""Sending the graph to a store elsewhere by SPARQL 1.1 Update: what has changed, and what an earlier try left undone.

The store keeps a hash of each named graph that it was sent, in a graph of its own. The hash is taken away before a
graph is changed and put back after, so that a graph which was left half sent is sent again.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from carekg.graph.elsewhere.remote import RemoteStore
from carekg.graph.triples.facts import THRESHOLD
from carekg.graph.triples.terms import write_decimal
from carekg.namespaces import CARE, CKG, SCHEMA

SENT_GRAPH = f"{CKG}graph/sent"
"""The graph of a store elsewhere that says which graphs it was sent, with the hash of each."""
HOW_TO_SEND = "send it the graph with: carekg publish --to URL, or load what carekg publish -o FILE writes"
"""What helps where a store lacks it."""


@dataclass(frozen=True, slots=True)
class _Portion:
    """How much a store is sent at once."""

    triples: int
    """In one INSERT DATA."""
    characters: int
    """In one request, which is one transaction where the store has them."""


_USUAL = _Portion(triples=5_000, characters=4_000_000)
_SMALL = _Portion(triples=500, characters=100_000)
"""For Virtuoso, whose compiler has no room for 5,000 triples and takes ten minutes for 4 MB of them."""


@dataclass(frozen=True, slots=True)
class Sending:
    """What was done in the store: how many named graphs were sent, taken out and left as they were."""

    sent: int
    removed: int
    unchanged: int


def send_graphs(
    nquads: bytes, store: RemoteStore, progress: Callable[[int, int], None], *, threshold: float = THRESHOLD
) -> Sending:
    """Make a store hold the named graphs of sorted N-Quads, and in its default graph the merge of all.

    Graphs that it holds already, by their hash, are left as they are, and those that it was once sent and that are no
    more are taken out; other graphs in it are not touched, but what they share with ours may leave the default graph
    with it. Where the default graph is the union of the named ones by itself, nothing is merged. `progress` is told
    how many graphs are done and how many there are to do; `threshold` is the confidence from which a statement made a
    fact in this graph. Raises StoreError where the store fails.
    """
    graphs = _split_graphs(nquads)
    hashes = {graph: hashlib.sha256(b"".join(lines)).hexdigest() for graph, lines in graphs.items()}
    held = read_hashes(store)
    changed = [graph for graph in sorted(graphs) if held.get(graph) != hashes[graph]]
    gone = sorted(set(held) - set(graphs))
    merges = not _note_threshold(store, threshold)
    portion = _SMALL if store.server.startswith("Virtuoso") else _USUAL
    done, total = 0, len(gone) + len(changed)
    progress(done, total)
    operations = (
        *(_remove_graph(graph, merges=merges) for graph in gone),
        *(_replace_graph(graph, graphs[graph], hashes[graph], portion, merges=merges) for graph in changed),
    )
    for request, finished in _pack_requests(operations, portion):
        store.update(request)
        done += finished
        progress(done, total)
    return Sending(sent=len(changed), removed=len(gone), unchanged=len(graphs) - len(changed))


def read_threshold(store: RemoteStore) -> float:
    """Return the confidence from which a statement made a fact in the graph that a store was sent."""
    rows = store.ask_rows(
        f"SELECT ?noted WHERE {{ GRAPH <{SENT_GRAPH}> {{ <{SENT_GRAPH}> <{CARE.confidence}> ?noted }} }}"
    )
    noted = [row["noted"] for row in rows]
    return float(noted[0].value) if noted and isinstance(noted[0], ox.Literal) else THRESHOLD


def _split_graphs(nquads: bytes) -> Mapping[str, Sequence[bytes]]:
    """Return the triples of each named graph, as lines of N-Triples."""
    graphs: defaultdict[str, list[bytes]] = defaultdict(list)
    for line in nquads.splitlines(keepends=True):
        triple, graph = split_line(line)
        graphs[graph].append(triple)
    return graphs


def split_line(line: bytes) -> tuple[bytes, str]:
    """Return the triple of a line of N-Quads, as a line of N-Triples, and the IRI of its graph."""
    triple, _, graph = line.rpartition(b" <")
    return triple + b" .\n", graph.decode().removesuffix("> .\n")


def read_hashes(store: RemoteStore) -> Mapping[str, str]:
    """Return the hash of each graph that a store was sent whole, by IRI; raise StoreError where the store fails."""
    rows = store.ask_rows(f"SELECT ?graph ?hash WHERE {{ GRAPH <{SENT_GRAPH}> {{ ?graph <{SCHEMA.sha256}> ?hash }} }}")
    found: dict[str, str] = {}
    for row in rows:
        graph, digest = row["graph"], row["hash"]
        if isinstance(graph, ox.NamedNode) and isinstance(digest, ox.Literal):
            found[graph.value] = digest.value
    return found


def _note_threshold(store: RemoteStore, threshold: float) -> bool:
    """Note from which confidence a statement is a fact, and tell whether the store's default graph has the note too.

    Where it has, that graph is the union of the named ones by itself.
    """
    noted = f"<{SENT_GRAPH}> <{CARE.confidence}>"
    store.update(
        f"DELETE WHERE {{ GRAPH <{SENT_GRAPH}> {{ {noted} ?old }} }};"
        f"INSERT DATA {{ GRAPH <{SENT_GRAPH}> {{ {noted} {write_decimal(threshold)} }} }}"
    )
    answer = store.ask(f"ASK {{ {noted} ?threshold }}")
    return isinstance(answer, ox.QueryBoolean) and bool(answer)


def _remove_graph(graph: str, *, merges: bool) -> Iterator[str]:
    yield f"DELETE WHERE {{ GRAPH <{SENT_GRAPH}> {{ <{graph}> <{SCHEMA.sha256}> ?hash }} }}"
    if merges:
        # What another graph says as well stays in the merge.
        elsewhere = f"FILTER NOT EXISTS {{ GRAPH ?other {{ ?s ?p ?o }} FILTER(?other != <{graph}>) }}"
        yield f"DELETE {{ ?s ?p ?o }} WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} {elsewhere} }}"
    yield f"DROP SILENT GRAPH <{graph}>"


def _replace_graph(
    graph: str, lines: Sequence[bytes], digest: str, portion: _Portion, *, merges: bool
) -> Iterator[str]:
    yield from _remove_graph(graph, merges=merges)
    for start in range(0, len(lines), portion.triples):
        triples = b"".join(lines[start : start + portion.triples]).decode()
        yield f"INSERT DATA {{ GRAPH <{graph}> {{\n{triples}}} }}"
    if merges:
        yield f"ADD SILENT GRAPH <{graph}> TO DEFAULT"
    yield f'INSERT DATA {{ GRAPH <{SENT_GRAPH}> {{ <{graph}> <{SCHEMA.sha256}> "{digest}" }} }}'


def _pack_requests(operations: Iterable[Iterable[str]], portion: _Portion) -> Iterator[tuple[str, int]]:
    """Yield requests of several operations each, with the number of graphs that are finished by the end of each."""
    waiting: list[str] = []
    size = finished = 0
    for steps in operations:
        for step in steps:
            if waiting and size + len(step) > portion.characters:
                yield ";\n".join(waiting), finished
                waiting, size, finished = [], 0, 0
            waiting.append(step)
            size += len(step)
        finished += 1
    if waiting:
        yield ";\n".join(waiting), finished

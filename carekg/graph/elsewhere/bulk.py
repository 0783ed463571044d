"""The graph as a store elsewhere loads it in bulk, so that it then holds what it would if it had been sent."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from carekg.graph.elsewhere.sending import SENT_GRAPH, split_line
from carekg.graph.triples.terms import write_decimal, write_iri, write_text
from carekg.namespaces import CARE, SCHEMA

if TYPE_CHECKING:
    from hashlib import _Hash


def list_bulk_lines(lines: Iterable[bytes], threshold: float, *, merges: bool = True) -> Iterator[bytes]:
    """Yield lines of N-Quads to load into an empty store, from the sorted ones of a graph, each with its line break.

    They are the graph's own; with `merges` the default graph, each triple once, for a store in which it is not the
    union of the named ones by itself; and the notes that `send_graphs` leaves of what was sent. `threshold` is the
    confidence from which a statement made a fact.
    """
    digests: defaultdict[str, _Hash] = defaultdict(hashlib.sha256)
    last = b""
    for line in lines:
        triple, graph = split_line(line)
        digests[graph].update(triple)
        # The lines that share a triple stand together.
        if merges and triple != last:
            yield triple
        last = triple
        yield line
    yield _write_note(SENT_GRAPH, CARE.confidence, write_decimal(threshold))
    for graph, digest in sorted(digests.items()):
        yield _write_note(graph, SCHEMA.sha256, write_text(digest.hexdigest()))


def _write_note(subject: str, predicate: str, value: str) -> bytes:
    return f"{write_iri(subject)} {write_iri(predicate)} {value} {write_iri(SENT_GRAPH)} .\n".encode()

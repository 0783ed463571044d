"""The graph as Turtle and TriG that people can read: sorted, with prefixes, one canonical form."""

from __future__ import annotations

import io
import re
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import groupby
from types import MappingProxyType

import pyoxigraph as ox

from carekg.namespaces import CKG, PREFIXES, RDF, RDFS, SKOS

_KINDS = ("amount", "citation", "document", "passage", "position", "quote", "rule", "statement", "tenure")
_FIRST = {RDF.type: 0, SKOS.prefLabel: 1, RDFS.label: 1, RDF.subject: 1, RDF.predicate: 2, RDF.object: 3}
_SUBJECT_ENDS = re.compile(rb"( \.|^\})\n(?=[^@}\n])", re.MULTILINE)


def write_turtle(nquads: bytes) -> bytes:
    """Return the union of all named graphs as Turtle, from sorted N-Quads."""
    triples = (quad.triple for quad in arrange_quads(parse_nquads(nquads), merged=True))
    return _space_out(serialise_quads(triples, ox.RdfFormat.TURTLE, list_prefixes()))


def write_trig(nquads: bytes) -> bytes:
    """Return the named graphs, one after the other, as TriG, from sorted N-Quads."""
    quads = arrange_quads(parse_by_graph(nquads), merged=False)
    return _space_out(serialise_quads(quads, ox.RdfFormat.TRIG, list_prefixes()))


def parse_nquads(nquads: bytes) -> Iterator[ox.Quad]:
    """Yield the quads of N-Quads, in their order."""
    return ox.parse(nquads, format=ox.RdfFormat.N_QUADS)


def parse_by_graph(nquads: bytes) -> Iterator[ox.Quad]:
    """Yield the quads of N-Quads graph after graph, in the order of their IRIs; of one graph they keep their order.

    Of one graph at a time: as quads they take more than twice the memory that their lines do.
    """
    starts: defaultdict[bytes, array[int]] = defaultdict(lambda: array("Q"))
    start = 0
    while start < len(nquads):
        end = nquads.find(b"\n", start) + 1 or len(nquads)
        starts[nquads[nquads.rfind(b"<", start, end) + 1 : end].partition(b">")[0]].append(start)
        start = end
    for graph in sorted(starts):
        lines = (nquads[start : nquads.find(b"\n", start) + 1 or None] for start in starts[graph])
        yield from parse_nquads(b"".join(lines))


def arrange_quads(quads: Iterable[ox.Quad], *, merged: bool) -> Iterator[ox.Quad]:
    """Yield sorted quads in the order in which people read: a node's type first, then its name, then the rest.

    `merged` leaves out a triple that another graph has given already; otherwise graph stands after graph, as
    `parse_by_graph` gives them.
    """
    for _, group in groupby(quads, key=lambda quad: (None if merged else quad.graph_name, quad.subject)):
        last = None
        for quad in sorted(group, key=lambda quad: _FIRST.get(quad.predicate.value, 9)):
            if not merged or quad.triple != last:
                yield quad
            last = quad.triple


def serialise_quads(
    quads: Iterable[ox.Quad] | Iterable[ox.Triple], form: ox.RdfFormat, prefixes: Mapping[str, str]
) -> bytes:
    """Return quads or triples, in their order, in a form of RDF."""
    buffer = io.BytesIO()
    ox.serialize(quads, buffer, form, prefixes=dict(prefixes))
    return buffer.getvalue()


@cache
def list_prefixes() -> Mapping[str, str]:
    """Return the prefixes of Turtle and TriG with what they stand for."""
    return MappingProxyType({**PREFIXES, **{kind: f"{CKG}{kind}/" for kind in _KINDS}})


def _space_out(text: bytes) -> bytes:
    """Sort the prefixes, and put an empty line before each subject. No literal spans lines: line breaks are escaped."""
    prefixes, gap, body = _SUBJECT_ENDS.sub(rb"\1\n\n", text).partition(b"\n\n")
    return b"\n".join(sorted(prefixes.split(b"\n"))) + gap + body

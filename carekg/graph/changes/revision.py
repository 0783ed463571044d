"""What changes in a graph's N-Quads when some of its named graphs do, told from a store of the old ones.

A named graph is written anew where what it is written from has changed. Of the inferred graph only those triples are
looked at whose subject and object (or whose subject alone, for a class) something changed between: each of them
follows from one triple of the same two ends, so that no other can have changed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from decimal import Decimal
from operator import attrgetter

import pyoxigraph as ox

from carekg.graph.triples.descriptions import TYPE
from carekg.graph.triples.inference import Axioms, complete_triples, read_axioms
from carekg.graph.triples.ontology import read_ontology
from carekg.graph.triples.parts import Part, describe_part, resolve_part
from carekg.graph.triples.terms import Triple, write_iri, write_text, write_typed
from carekg.graph.triples.writing import encode_lines, write_lines
from carekg.model import Amount, Citation, DocumentMetadata, Entity, EntityType, Evidence, Statement, Tenure
from carekg.namespaces import INFERRED_GRAPH, ONTOLOGY_GRAPH, XSD
from carekg.resources import hash_package, ontology_folder

Ends = tuple[str, str]
"""The subject and object of a triple, in the order of the alphabet; for a class its member and `rdf:type`."""

_WRITERS = frozenset({"graph", "model", "namespaces.py"})
"""What of carekg decides how knowledge is written as N-Quads."""


@dataclass(frozen=True, slots=True)
class PartRecord:
    """What a named graph was written from, as a hash, how many lines it has, and which post-holders it resolves."""

    fingerprint: str
    lines: int
    resolved: tuple[Triple, ...]


@dataclass(frozen=True, slots=True)
class GraphRecord:
    """The hash of a graph's N-Quads, what wrote them, and the record of each named graph but the inferred one's."""

    nquads: str
    writer: str
    parts: Mapping[str, PartRecord]


@dataclass(frozen=True, slots=True)
class LineChanges:
    """Lines of N-Quads to take out and to put in."""

    removed: frozenset[str]
    added: frozenset[str]


def name_writer(threshold: float) -> str:
    """Return a hash of all that the N-Quads depend on beside what is known: our code, the ontology, the threshold."""
    digest = hashlib.sha256(f"{threshold!r} {hash_package({'.py'}, _WRITERS.__contains__)}".encode())
    for path in sorted(ontology_folder().glob("*.ttl")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def record_parts(
    parts: Iterable[Part], types: Mapping[str, EntityType], threshold: float, before: Mapping[str, PartRecord]
) -> tuple[dict[str, PartRecord], dict[str, set[Triple]]]:
    """Return the record of each part, and the triples of those that differ from `before`."""
    records, described = {}, {}
    for part in parts:
        fingerprint = hashlib.sha256(_ENCODE(part).encode()).hexdigest()
        resolved = tuple(sorted(resolve_part(part, types, threshold)))
        known = before.get(part.graph)
        if known is None or (known.fingerprint, known.resolved) != (fingerprint, resolved):
            described[part.graph] = describe_part(part, threshold)
            known = PartRecord(fingerprint, len(described[part.graph]), resolved)
        records[part.graph] = known
    return records, described


def find_changes(
    store: ox.Store,
    before: Mapping[str, PartRecord],
    after: Mapping[str, PartRecord],
    described: Mapping[str, Collection[Triple]],
) -> LineChanges:
    """Return what differs between the N-Quads in `store`, written from `before`, and those of `after`.

    `described` holds the triples of each named graph whose record differs. Raises ValueError where the store does
    not hold what `before` says of it.
    """
    axioms = read_axioms(read_ontology())
    touched = {graph for graph in {*before, *after} if before.get(graph) != after.get(graph)}
    removed, added, ends = set[str](), set[str](), set[Ends]()
    for graph in touched:
        old, new = _read_graph(store, graph), set(described.get(graph, ()))
        if graph in before and len(old) != before[graph].lines:
            raise ValueError(f"the store holds {len(old)} triples of {graph}, and not {before[graph].lines}")
        removed.update(write_lines(graph, old - new))
        added.update(write_lines(graph, new - old))
        resolved = [set(records[graph].resolved if graph in records else ()) for records in (before, after)]
        ends.update(_find_ends(triple) for triple in old ^ new if axioms.bear_on(triple))
        ends.update(map(_find_ends, resolved[0] ^ resolved[1]))
    asserted = _collect_asserted(store, ends, touched, axioms)
    asserted.update(t for new in described.values() for t in new if axioms.bear_on(t) and _find_ends(t) in ends)
    resolved_here = {t for record in after.values() for t in record.resolved if _find_ends(t) in ends}
    inferred = complete_triples(asserted, resolved_here, axioms)
    home = ox.NamedNode(INFERRED_GRAPH)
    was_inferred = {_write_triple(quad) for quad in _find_between(store, ends) if quad.graph_name == home}
    removed.update(write_lines(INFERRED_GRAPH, was_inferred - inferred))
    added.update(write_lines(INFERRED_GRAPH, inferred - was_inferred))
    return LineChanges(frozenset(removed), frozenset(added))


def encode_changes(changes: LineChanges) -> tuple[list[bytes], list[bytes]]:
    """Return the lines to take out and to put in as UTF-8; raise GraphError as `encode_lines` does."""
    removed, added = ([encode_lines([line]) for line in lines] for lines in (changes.removed, changes.added))
    return removed, added


_FIELDS: Mapping[type, attrgetter[object]] = {
    kind: attrgetter(*(each.name for each in fields(kind) if each.compare))
    for kind in (Part, Entity, Statement, Evidence, Citation, Amount, Tenure, DocumentMetadata)
}


def _list_fields(value: object) -> object:
    """Return a value of the model as a tuple, or a number as text, for JSON: in half the time that `repr` takes."""
    return str(value) if isinstance(value, Decimal) else _FIELDS[type(value)](value)


_ENCODE = json.JSONEncoder(separators=(",", ":"), default=_list_fields).encode


def _collect_asserted(store: ox.Store, ends: Iterable[Ends], touched: Collection[str], axioms: Axioms) -> set[Triple]:
    """Return what named graphs that have not changed state between any of these ends, if something follows from it."""
    others = {ox.NamedNode(graph) for graph in (*touched, INFERRED_GRAPH, ONTOLOGY_GRAPH)}
    found = (quad for quad in _find_between(store, ends) if quad.graph_name not in others)
    return {triple for quad in found if axioms.bear_on(triple := _write_triple(quad))}


def _find_between(store: ox.Store, ends: Iterable[Ends]) -> Iterator[ox.Quad]:
    """Yield the quads of the named graphs that stand between any of these ends, either way."""
    for one, other in ends:
        if other == TYPE:
            patterns: Sequence[tuple[str, str | None, str | None]] = [(one, TYPE, None)]
        else:
            patterns = [(one, None, other), (other, None, one)]
        for subject, predicate, value in patterns:
            if subject.startswith("<"):
                terms = (_read_iri(subject), _read_iri(predicate) if predicate else None)
                for quad in store.quads_for_pattern(*terms, _read_term(value) if value else None):
                    is_type = write_iri(quad.predicate.value) == TYPE
                    if is_type == (other == TYPE) and isinstance(quad.graph_name, ox.NamedNode):
                        yield quad


def _find_ends(triple: Triple) -> Ends:
    subject, predicate, value = triple
    return (subject, TYPE) if predicate == TYPE else (min(subject, value), max(subject, value))


def _read_graph(store: ox.Store, graph: str) -> set[Triple]:
    return {_write_triple(quad) for quad in store.quads_for_pattern(None, None, None, ox.NamedNode(graph))}


def _write_triple(quad: ox.Quad) -> Triple:
    return _write_term(quad.subject), _write_term(quad.predicate), _write_term(quad.object)


def _write_term(term: object) -> str:
    if isinstance(term, ox.NamedNode):
        return write_iri(term.value)
    if not isinstance(term, ox.Literal):
        raise ValueError(f"the graph holds neither IRI nor literal: {term}")  # noqa: TRY004 - the store's fault
    if term.language:
        return write_text(term.value, term.language)
    return write_text(term.value) if term.datatype.value == XSD.string else write_typed(term.value, term.datatype.value)


def _read_iri(text: str) -> ox.NamedNode:
    return ox.NamedNode(text[1:-1])


def _read_term(text: str) -> ox.NamedNode | ox.Literal:
    if text.startswith("<"):
        return _read_iri(text)
    quad = next(iter(ox.parse(f"<urn:a> <urn:b> {text} .", format=ox.RdfFormat.N_TRIPLES)))
    if not isinstance(quad.object, ox.Literal):
        raise ValueError(f"this is no literal: {text}")  # noqa: TRY004 - of a text
    return quad.object

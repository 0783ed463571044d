"""The documents of a graph, read from its store without the rest."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from carekg.graph.triples.reading import read_knowledge
from carekg.model import DocumentMetadata
from carekg.namespaces import CARE, PROV, RDF, document_iri, id_from_iri


def read_documents(store: ox.Store) -> tuple[DocumentMetadata, ...]:
    """Return what is known of each document, sorted by id; raise GraphError where one is not whole."""
    return read_knowledge(_collect_quads(store)).documents


def list_statements_of(store: ox.Store, document: str) -> frozenset[str]:
    """Return the ids of the statements that quote a document, given by its id."""
    node = ox.NamedNode(document_iri(document))
    found = store.quads_for_pattern(None, ox.NamedNode(PROV.wasDerivedFrom), node, ox.DefaultGraph())
    nodes = (quad.subject for quad in found)
    return frozenset(id_from_iri(node.value, "statement") for node in nodes if isinstance(node, ox.NamedNode))


def _collect_quads(store: ox.Store) -> Iterator[ox.Quad]:
    kind = store.quads_for_pattern(None, ox.NamedNode(RDF.type), ox.NamedNode(CARE.Document), ox.DefaultGraph())
    for quad in kind:
        yield from store.quads_for_pattern(quad.subject, None, None)

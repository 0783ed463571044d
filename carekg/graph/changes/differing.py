"""What two stores of nearly the same graph say of what differs between them, at the cost of that alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from carekg.graph.changes.touching import Touched
from carekg.graph.triples.reading import read_knowledge
from carekg.model import Knowledge
from carekg.namespaces import CARE, OA, PROV, RDF

_CLAIM = tuple(map(ox.NamedNode, (RDF.subject, RDF.predicate, RDF.object)))
_RESTS_ON = tuple(map(ox.NamedNode, (CARE.evidence, CARE.amount)))
_SELECTOR = ox.NamedNode(OA.hasSelector)
_NAMES = tuple(
    map(
        ox.NamedNode,
        (RDF.subject, RDF.object, PROV.wasAttributedTo, CARE.subjectHolder, CARE.objectHolder, PROV.wasDerivedFrom),
    )
)

Claim = tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode]
"""Subject, predicate and object of a statement."""


def read_difference(old: ox.Store, new: ox.Store, touched: Touched) -> tuple[Knowledge, Knowledge]:
    """Return what the graphs in two stores say of what is touched, fit to be compared as the whole of them would be.

    Beside it stand the other statements of the same claims, on which it depends whether a fact came or went, and
    what any of these name in either store. Tenures are left out. Raises GraphError where a node is not whole.
    """
    stores = (old, new)
    nodes = {ox.NamedNode(iri) for iri in touched.list_iris()}
    claims = {claim for store in stores for node in nodes for claim in _find_claim(store, node)}
    nodes |= {node for store in stores for claim in claims for node in _find_statements(store, claim)}
    nodes |= {name for store in stores for node in nodes for name in _find_values(store, node, *_NAMES)}
    before, after = (read_knowledge(_collect_quads(store, nodes)) for store in stores)
    return before, after


def _collect_quads(store: ox.Store, nodes: Iterable[ox.NamedNode]) -> Iterator[ox.Quad]:
    found = set(nodes)
    grounds = {ground for node in found for ground in _find_values(store, node, *_RESTS_ON)}
    found |= grounds | {selector for ground in grounds for selector in _find_values(store, ground, _SELECTOR)}
    for node in found:
        yield from store.quads_for_pattern(node, None, None)


def _find_claim(store: ox.Store, statement: ox.NamedNode) -> Iterator[Claim]:
    ends = [next(_find_values(store, statement, part), None) for part in _CLAIM]
    match ends:
        case [ox.NamedNode() as subject, ox.NamedNode() as predicate, ox.NamedNode() as value]:
            yield subject, predicate, value


def _find_statements(store: ox.Store, claim: Claim) -> Iterator[ox.NamedNode]:
    """Yield the statements that make a claim."""
    merged = ox.DefaultGraph()
    for quad in store.quads_for_pattern(None, _CLAIM[0], claim[0], merged):
        others = (ox.Quad(quad.subject, part, value, merged) for part, value in zip(_CLAIM[1:], claim[1:], strict=True))
        if isinstance(quad.subject, ox.NamedNode) and all(other in store for other in others):
            yield quad.subject


def _find_values(store: ox.Store, node: ox.NamedNode, *terms: ox.NamedNode) -> Iterator[ox.NamedNode]:
    for term in terms:
        for quad in store.quads_for_pattern(node, term, None, ox.DefaultGraph()):
            if isinstance(quad.object, ox.NamedNode):
                yield quad.object

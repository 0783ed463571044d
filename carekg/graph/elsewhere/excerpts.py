"""Parts of a graph in a store elsewhere, where the whole is too large, or too far away, to be read."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

import pyoxigraph as ox

from carekg.graph.elsewhere.remote import RemoteStore
from carekg.graph.elsewhere.sending import SENT_GRAPH
from carekg.graph.triples.reading import read_knowledge
from carekg.model import Knowledge, Predicate
from carekg.namespaces import (
    CARE,
    CURATED_GRAPH,
    INFERRED_GRAPH,
    OA,
    ONTOLOGY_GRAPH,
    ORG,
    PROV,
    RDF,
    SKOS,
    entity_iri,
    id_from_iri,
)

_AT_ONCE = 500
"""Nodes named in one query."""
_SUBJECTS = (RDF.subject, CARE.subjectHolder, ORG.member)
_OBJECTS = (RDF.object, CARE.objectHolder, CARE.post)
_NAMED = (*_SUBJECTS, *_OBJECTS, PROV.wasAttributedTo)

Pattern = Callable[[str], str]
"""Gives the SPARQL that binds a variable of some name to nodes of the graph."""


def read_surroundings(store: RemoteStore, entity: str) -> Knowledge:
    """Return all that is said of an entity or by it, given by its id, with what that rests on and whom it names.

    Raises StoreError where the store fails, and GraphError where what it holds is not whole.
    """
    node = f"<{entity_iri(entity)}>"
    return _read_excerpt(store, lambda name: _among(name, node), lambda of: f"{of} {_any(_NAMED)} {node}")


def read_between(store: RemoteStore, entities: Collection[str]) -> Knowledge:
    """Return some entities, given by their ids, and all that is said of each of them and another.

    Raises StoreError and GraphError as `read_surroundings` does.
    """
    nodes = " ".join(_list_nodes(entities))
    ends = (
        f"VALUES ?one {{ {nodes} }} {{of}} {_any(_SUBJECTS)} ?one ; {_any(_OBJECTS)} ?other VALUES ?other {{ {nodes} }}"
    )
    return _read_excerpt(store, lambda name: _among(name, nodes), lambda of: ends.replace("{of}", of))


def read_named(store: RemoteStore, word: str) -> Knowledge:
    """Return the entities with `word` in a label, alias or acronym, whatever its capitals.

    Raises StoreError and GraphError as `read_surroundings` does.
    """
    names, sought = _any((SKOS.prefLabel, SKOS.altLabel, CARE.acronym)), ox.Literal(word.casefold())
    # To Virtuoso no text contains an empty one.
    condition = f"FILTER(CONTAINS(LCASE(STR(?name)), {sought}))" if word else ""
    return _read_excerpt(store, lambda of: f"{of} {names} ?name {condition}")


def read_ties(store: RemoteStore, entities: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield each of some entities, given by their ids, with each that a fact ties it to, either way.

    Raises StoreError where the store fails.
    """
    predicates = _any(CARE[predicate] for predicate in Predicate)
    nodes = _list_nodes(entities)
    for some in _list_portions(nodes):
        sparql = f"SELECT DISTINCT ?one ?other {{ VALUES ?one {{ {some} }} ?one {predicates}|^{predicates} ?other }}"
        for one, other in store.ask_rows(sparql):
            if isinstance(one, ox.NamedNode) and isinstance(other, ox.NamedNode) and one != other:
                yield id_from_iri(one.value), id_from_iri(other.value)


def _read_excerpt(store: RemoteStore, nodes: Pattern, claims: Pattern | None = None) -> Knowledge:
    """Return what some nodes are, and what some claims (statements and tenures) say, rest on and name."""
    found = [nodes("?node")]
    if claims is not None:
        evidence, amount = f"<{CARE.evidence}>", f"<{CARE.amount}>"
        parts = (evidence, f"{evidence}/<{OA.hasSelector}>", f"{evidence}/<{OA.hasSource}>", amount, _any(_NAMED))
        found += [claims("?node"), *(f"{claims('?of')} {{ ?of {part} ?node }}" for part in parts)]
    union = " UNION ".join(f"{{ {each} }}" for each in found)
    rows = store.ask_rows(f"SELECT DISTINCT ?node {{ {union} }}")
    return read_knowledge(_describe_nodes(store, sorted(str(row["node"]) for row in rows)))


def _describe_nodes(store: RemoteStore, nodes: Sequence[str]) -> Iterator[ox.Quad]:
    """Yield what a store says of some nodes.

    Virtuoso gives so many results to a query and no more. It says so where these are rows, and not where they are
    triples, so that rows are asked for; and a few nodes have fewer than it gives.
    """
    elsewhere = ", ".join(f"<{graph}>" for graph in (ONTOLOGY_GRAPH, INFERRED_GRAPH, SENT_GRAPH))
    graph = ox.NamedNode(CURATED_GRAPH)
    for some in _list_portions(nodes):
        for node, predicate, value in store.ask_rows(
            f"SELECT DISTINCT ?node ?p ?o {{ VALUES ?node {{ {some} }} "
            f"GRAPH ?graph {{ ?node ?p ?o }} FILTER(?graph NOT IN ({elsewhere})) }}"
        ):
            if isinstance(node, ox.NamedNode) and isinstance(predicate, ox.NamedNode) and value is not None:
                yield ox.Quad(node, predicate, value, graph)


def _list_portions(nodes: Sequence[str]) -> Iterator[str]:
    """Yield nodes in portions that one query can name."""
    for start in range(0, len(nodes), _AT_ONCE):
        yield " ".join(nodes[start : start + _AT_ONCE])


def _among(name: str, nodes: str) -> str:
    # Virtuoso finds nothing at all where a part of a UNION has VALUES and no pattern.
    return f"VALUES {name} {{ {nodes} }} {name} a ?type"


def _any(terms: Iterable[str]) -> str:
    return f"({'|'.join(f'<{term}>' for term in terms)})"


def _list_nodes(entities: Iterable[str]) -> list[str]:
    return [f"<{entity_iri(entity)}>" for entity in sorted(entities)]

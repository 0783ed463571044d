"""The names of all entities, read from a store without the statements on them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from pyoxigraph import DefaultGraph, Literal, NamedNode, Store

from carekg.model import SUBTYPES, Entity, EntityType, Nation
from carekg.namespaces import CARE, RDF, SKOS, id_from_iri, nation_term


def read_names(store: Store) -> tuple[Entity, ...]:
    """Return every entity with its id, type, subtype, label, aliases, acronym and nation, and nothing else of it.

    `find_entity` needs no more, and a graph has far fewer names than quotes.
    """
    labels = {node: value.value for node, value in _find_values(store, SKOS.prefLabel) if isinstance(value, Literal)}
    acronyms = {node: value.value for node, value in _find_values(store, CARE.acronym) if isinstance(value, Literal)}
    nations = {NamedNode(CARE[nation_term(nation)]): nation for nation in Nation}
    homes = {
        node: nations[value]
        for node, value in _find_values(store, CARE.nation)
        if isinstance(value, NamedNode) and value in nations
    }
    aliases: defaultdict[NamedNode, set[str]] = defaultdict(set)
    for node, value in _find_values(store, SKOS.altLabel):
        if isinstance(value, Literal) and value.value != acronyms.get(node):
            aliases[node].add(value.value)
    entities = []
    for kind in EntityType:
        subtypes = {node: name for name in SUBTYPES.get(kind, ()) for node in _find_members(store, CARE[name])}
        entities += [
            Entity(
                id=id_from_iri(node.value),
                type=kind,
                label=labels[node],
                subtype=subtypes.get(node, ""),
                aliases=tuple(sorted(aliases[node])),
                acronym=acronyms.get(node, ""),
                nation=homes.get(node),
            )
            for node in _find_members(store, CARE[kind])
            if node in labels
        ]
    return tuple(sorted(entities, key=lambda each: each.id))


def _find_members(store: Store, kind: str) -> Iterator[NamedNode]:
    for quad in store.quads_for_pattern(None, NamedNode(RDF.type), NamedNode(kind), DefaultGraph()):
        if isinstance(quad.subject, NamedNode):
            yield quad.subject


def _find_values(store: Store, predicate: str) -> Iterator[tuple[NamedNode, object]]:
    for quad in store.quads_for_pattern(None, NamedNode(predicate), None, DefaultGraph()):
        if isinstance(quad.subject, NamedNode):
            yield quad.subject, quad.object

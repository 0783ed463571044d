"""Knowledge as sorted N-Quads: the one form of the graph that is the truth."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from carekg.errors import GraphError
from carekg.graph.claims import describe_statement, write_fact
from carekg.graph.descriptions import TYPE, describe_document, describe_entity, describe_tenure
from carekg.graph.facts import is_fact, merge_statements, resolve_facts
from carekg.graph.inference import Axioms, infer_triples, read_axioms
from carekg.graph.ontology import read_ontology
from carekg.graph.terms import Triple, write_iri
from carekg.model import Entity, Evidence, Knowledge, Statement, Status
from carekg.namespaces import (
    CARE,
    CURATED_GRAPH,
    INFERRED_GRAPH,
    ONTOLOGY_GRAPH,
    SCHEMA,
    document_graph,
    document_iri,
    entity_iri,
)


def write_nquads(
    knowledge: Knowledge, *, threshold: float, mentions: Mapping[str, Collection[str]] | None = None
) -> bytes:
    """Return the whole graph as N-Quads, each line once, sorted by code point.

    `threshold` is the confidence from which an extracted statement counts as a fact. `mentions` (document id to
    entity ids) names the entities that a document mentions beside those of its statements. The graph of a document
    holds the document, its statements, the direct triples they carry, and the extracted entities it mentions;
    curated entities, tenures and statements stand in the curated graph, with the entities that no document mentions.

    Raises GraphError for a subtype that no type has, for two different things with one id, and for half a surrogate
    pair in a text.
    """
    knowledge = replace(knowledge, statements=merge_statements(knowledge.statements))
    check_identity(knowledge)
    ontology = read_ontology()
    axioms = read_axioms(ontology)
    lines = _write_lines(ONTOLOGY_GRAPH, ontology)
    asserted: set[Triple] = set()
    for graph, triples in collect_graphs(knowledge, threshold, mentions or {}):
        lines.extend(_write_lines(graph, triples))
        asserted.update(triple for triple in triples if triple[1] == TYPE or triple[1] in axioms.properties)
    lines.extend(_write_lines(INFERRED_GRAPH, _infer(knowledge, threshold, asserted, axioms)))
    lines.sort()
    try:
        return "".join(lines).encode()
    except UnicodeEncodeError as error:
        place = error.object[max(0, error.start - 60) : error.start]
        raise GraphError(f"a text holds half a surrogate pair, after {place!r}") from error


def check_identity(knowledge: Knowledge) -> None:
    """Raise GraphError where two different entities, documents or tenures share an id."""
    for kind, values in (
        ("entities", knowledge.entities),
        ("documents", knowledge.documents),
        ("tenures", knowledge.tenures),
    ):
        seen: dict[str, object] = {}
        for value in values:
            if seen.setdefault(value.id, value) != value:
                raise GraphError(f"two different {kind} have the id {value.id!r}", hint="merge them, or rename one")


def collect_graphs(
    knowledge: Knowledge, threshold: float, mentions: Mapping[str, Collection[str]]
) -> Iterator[tuple[str, set[Triple]]]:
    """Yield the curated graph and then each document's, as IRI and triples."""
    entities = {entity.id: entity for entity in knowledge.entities}
    by_document: dict[str, list[Statement]] = {document.id: [] for document in knowledge.documents}
    curated: list[Statement] = []
    for statement in knowledge.statements:
        if isinstance(statement.evidence, Evidence) and statement.status is not Status.CURATED:
            by_document.setdefault(statement.evidence.document, []).append(statement)
        else:
            curated.append(statement)
    mentioned = {
        document: _find_mentions(statements) | set(mentions.get(document, ()))
        for document, statements in by_document.items()
    }
    placed = {entity for names in mentioned.values() for entity in names}
    here = [e for e in knowledge.entities if e.curated or e.id not in placed]
    here += _select_extracted(_find_mentions(curated) & placed, entities)
    yield (
        CURATED_GRAPH,
        {
            *_describe_all(here, curated, threshold),
            *(triple for tenure in knowledge.tenures for triple in describe_tenure(tenure)),
        },
    )
    metadata = {document.id: document for document in knowledge.documents}
    for document, statements in sorted(by_document.items()):
        names = mentioned[document]
        triples = set(_describe_all(_select_extracted(names, entities), statements, threshold))
        if document in metadata:
            triples.update(describe_document(metadata[document]))
        node, mention = write_iri(document_iri(document)), write_iri(SCHEMA.mentions)
        triples.update((node, mention, write_iri(entity_iri(name))) for name in names)
        yield document_graph(document), triples


def _find_mentions(statements: Iterable[Statement]) -> set[str]:
    names = {name for each in statements for name in (each.subject, each.object, each.speaker)}
    return names - {""}


def _select_extracted(names: Iterable[str], entities: Mapping[str, Entity]) -> list[Entity]:
    return [entities[name] for name in sorted(names) if name in entities and not entities[name].curated]


def _describe_all(entities: Iterable[Entity], statements: Iterable[Statement], threshold: float) -> Iterator[Triple]:
    for entity in entities:
        yield from describe_entity(entity)
    for statement in statements:
        yield from describe_statement(statement)
        if is_fact(statement, threshold):
            yield write_fact(statement)


def _infer(knowledge: Knowledge, threshold: float, asserted: set[Triple], axioms: Axioms) -> set[Triple]:
    resolved = {
        (write_iri(entity_iri(subject)), write_iri(CARE[predicate]), write_iri(entity_iri(value)))
        for subject, predicate, value in resolve_facts(knowledge, threshold)
    }
    return {*resolved, *infer_triples(asserted, axioms), *infer_triples(resolved, axioms)} - asserted


def _write_lines(graph: str, triples: Iterable[Triple]) -> list[str]:
    return [f"{subject} {predicate} {value} <{graph}> .\n" for subject, predicate, value in triples]

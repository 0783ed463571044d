"""Knowledge divided by the named graph that each piece of it stands in, so that each graph can be written by itself."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from carekg.graph.triples.claims import describe_statement, write_fact
from carekg.graph.triples.descriptions import describe_document, describe_entity, describe_tenure
from carekg.graph.triples.facts import is_fact, resolve_statements, resolve_tenures
from carekg.graph.triples.terms import Triple, write_iri
from carekg.model import DocumentMetadata, Entity, EntityType, Evidence, Knowledge, Statement, Status, Tenure
from carekg.namespaces import CARE, CURATED_GRAPH, SCHEMA, document_graph, document_iri, entity_iri


@dataclass(frozen=True, slots=True)
class Part:
    """All that one named graph is written from: the curated one, or that of a document."""

    graph: str
    """Its IRI."""
    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]
    tenures: tuple[Tenure, ...] = ()
    document: DocumentMetadata | None = None
    source: str = ""
    """The id of the document; `document` is None where nothing more is known of it."""
    mentions: tuple[str, ...] = ()
    """The ids of the entities that the document mentions."""


def divide_knowledge(knowledge: Knowledge, mentions: Mapping[str, Collection[str]]) -> Iterator[Part]:
    """Yield the part of the curated graph and then each document's, in the order of their ids."""
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
    yield Part(CURATED_GRAPH, tuple(here), tuple(curated), knowledge.tenures)
    metadata = {document.id: document for document in knowledge.documents}
    for document, statements in sorted(by_document.items()):
        names = mentioned[document]
        yield Part(
            document_graph(document),
            tuple(_select_extracted(names, entities)),
            tuple(statements),
            document=metadata.get(document),
            source=document,
            mentions=tuple(sorted(names)),
        )


def describe_part(part: Part, threshold: float) -> set[Triple]:
    """Return the triples that the graph of a part states."""
    triples: set[Triple] = set()
    for entity in part.entities:
        triples.update(describe_entity(entity))
    for statement in part.statements:
        triples.update(describe_statement(statement))
        if is_fact(statement, threshold):
            triples.add(write_fact(statement))
    for tenure in part.tenures:
        triples.update(describe_tenure(tenure))
    if part.document is not None:
        triples.update(describe_document(part.document))
    if part.source:
        node, mention = write_iri(document_iri(part.source)), write_iri(SCHEMA.mentions)
        triples.update((node, mention, write_iri(entity_iri(name))) for name in part.mentions)
    return triples


def resolve_part(part: Part, types: Mapping[str, EntityType], threshold: float) -> set[Triple]:
    """Return what the statements and tenures of a part say of post-holders; `types` is of all entities, by id."""
    resolved = (*resolve_statements(part.statements, types, threshold), *resolve_tenures(part.tenures))
    return {
        (write_iri(entity_iri(subject)), write_iri(CARE[predicate]), write_iri(entity_iri(value)))
        for subject, predicate, value in resolved
    }


def map_types(knowledge: Knowledge) -> dict[str, EntityType]:
    """Return the type of each entity by its id."""
    return {entity.id: entity.type for entity in knowledge.entities}


def _find_mentions(statements: Iterable[Statement]) -> set[str]:
    names = {name for each in statements for name in (each.subject, each.object, each.speaker)}
    return names - {""}


def _select_extracted(names: Iterable[str], entities: Mapping[str, Entity]) -> list[Entity]:
    return [entities[name] for name in sorted(names) if name in entities and not entities[name].curated]

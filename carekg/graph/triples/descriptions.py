"""Entities, documents and tenures as triples."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from carekg.errors import GraphError
from carekg.graph.triples.terms import Triple, write_boolean, write_date, write_iri, write_text, write_typed
from carekg.model import SUBTYPES, DocumentMetadata, Entity, EntityType, Nation, Tenure
from carekg.namespaces import (
    CARE,
    DCTERMS,
    ORG,
    RDF,
    SCHEMA,
    SKOS,
    WIKIDATA,
    XSD,
    document_iri,
    entity_iri,
    nation_term,
    tenure_iri,
)

TYPE = write_iri(RDF.type)
_WIKIDATA_ID = re.compile(r"Q\d+", re.ASCII)
_SCHEMES: Mapping[EntityType, str] = MappingProxyType({EntityType.GROUP: CARE.groups, EntityType.PLACE: CARE.places})


def describe_entity(entity: Entity) -> Iterator[Triple]:
    """Yield all that is known of an entity; raise GraphError for a subtype that its type does not have."""
    node = write_iri(entity_iri(entity.id))
    yield node, TYPE, write_iri(CARE[entity.type])
    if entity.subtype:
        if entity.subtype not in SUBTYPES.get(entity.type, ()):
            known = ", ".join(SUBTYPES.get(entity.type, ())) or "none"
            message = f"{entity.label!r} ({entity.id}): {entity.subtype!r} is no subtype of {entity.type}"
            raise GraphError(message, hint=f"known are {known}")
        yield node, TYPE, write_iri(CARE[entity.subtype])
    yield node, write_iri(SKOS.prefLabel), write_text(entity.label, "en")
    for alias in entity.aliases:
        yield node, write_iri(SKOS.altLabel), write_text(alias, "en")
    if entity.acronym:
        yield node, write_iri(CARE.acronym), write_text(entity.acronym, "en")
    yield from _describe_nation(node, entity.nation)
    yield from _describe_dates(node, entity.start, entity.end)
    if entity.url:
        yield node, write_iri(SCHEMA.url), write_typed(entity.url, XSD.anyURI)
    yield from _describe_records(node, entity)
    yield from _describe_scheme(node, entity)
    if entity.description:
        yield node, write_iri(DCTERMS.description), write_text(entity.description, "en")
    if entity.source:
        yield node, write_iri(DCTERMS.source), write_text(entity.source)
    if entity.curated:
        yield node, write_iri(CARE.isCurated), write_boolean(value=True)


def _describe_records(node: str, entity: Entity) -> Iterator[Triple]:
    """Yield where other registers have the same thing."""
    if entity.wikidata:
        is_item = _WIKIDATA_ID.fullmatch(entity.wikidata)
        item = write_iri(WIKIDATA + entity.wikidata) if is_item else write_text(entity.wikidata)
        yield node, write_iri(SCHEMA.sameAs), item
    for address in entity.same_as:
        yield node, write_iri(SCHEMA.sameAs), write_iri(address)


def _describe_scheme(node: str, entity: Entity) -> Iterator[Triple]:
    """Yield where a curated group or place stands among the others, as SKOS says it."""
    scheme = _SCHEMES.get(entity.type)
    if scheme is None or not entity.curated:
        return
    yield node, TYPE, write_iri(SKOS.Concept)
    yield node, write_iri(SKOS.inScheme), write_iri(scheme)
    if not entity.broader:
        yield node, write_iri(SKOS.topConceptOf), write_iri(scheme)
    for broader in entity.broader:
        other = write_iri(entity_iri(broader))
        yield node, write_iri(SKOS.broader), other
        yield other, write_iri(SKOS.narrower), node


def describe_document(document: DocumentMetadata) -> Iterator[Triple]:
    """Yield all that is known of a document beside its text."""
    node = write_iri(document_iri(document.id))
    yield node, TYPE, write_iri(CARE.Document)
    texts = (
        (CARE.path, document.path),
        (SCHEMA.sha256, document.sha256),
        (DCTERMS.title, document.title),
        (CARE.publisherName, document.publisher),
        (SCHEMA.genre, document.genre),
        (SCHEMA.inLanguage, document.language),
    )
    for term, text in texts:
        if text:
            yield node, write_iri(term), write_text(text)
    if document.date:
        yield node, write_iri(DCTERMS.issued), write_date(document.date)
    yield from _describe_nation(node, document.nation)
    if document.url:
        yield node, write_iri(SCHEMA.url), write_typed(document.url, XSD.anyURI)


def describe_tenure(tenure: Tenure) -> Iterator[Triple]:
    """Yield who held which post, from when until when."""
    node = write_iri(tenure_iri(tenure.id))
    yield node, TYPE, write_iri(CARE.Tenure)
    yield node, write_iri(ORG.member), write_iri(entity_iri(tenure.person))
    yield node, write_iri(CARE.post), write_iri(entity_iri(tenure.role))
    yield from _describe_dates(node, tenure.start, tenure.end)
    yield node, write_iri(CARE.acting), write_boolean(value=tenure.acting)
    if tenure.source:
        yield node, write_iri(DCTERMS.source), write_text(tenure.source)


def _describe_nation(node: str, nation: Nation | None) -> Iterator[Triple]:
    if nation is not None:
        yield node, write_iri(CARE.nation), write_iri(CARE[nation_term(nation)])


def _describe_dates(node: str, start: str, end: str) -> Iterator[Triple]:
    if start:
        yield node, write_iri(SCHEMA.startDate), write_date(start)
    if end:
        yield node, write_iri(SCHEMA.endDate), write_date(end)

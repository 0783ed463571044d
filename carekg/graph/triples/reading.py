"""A graph read back into values: the exact inverse of writing it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

import pyoxigraph as ox

from carekg.errors import GraphError
from carekg.model import (
    SUBTYPES,
    Amount,
    Citation,
    DocumentMetadata,
    Entity,
    EntityType,
    Evidence,
    Knowledge,
    Method,
    Modality,
    Nation,
    Predicate,
    Statement,
    Status,
    Tenure,
)
from carekg.namespaces import (
    CARE,
    DCTERMS,
    INFERRED_GRAPH,
    OA,
    ONTOLOGY_GRAPH,
    ORG,
    PROV,
    RDF,
    SCHEMA,
    SKOS,
    WIKIDATA,
    id_from_iri,
    nation_term,
)

Properties = Mapping[str, list[str]]
"""Predicate IRI to the IRIs and lexical forms that one subject has for it."""

_TYPES = {CARE[name]: name for name in EntityType}
_SUBTYPES = {CARE[name]: name for names in SUBTYPES.values() for name in names}
_NATIONS = {CARE[nation_term(nation)]: nation for nation in Nation}
_PREDICATES = {CARE[predicate]: predicate for predicate in Predicate}
_MODALITIES = {CARE[modality]: modality for modality in Modality}
_METHODS = {CARE[method]: method for method in Method}
_STATUSES = {CARE[status]: status for status in Status}

_Graph = ox.NamedNode | ox.BlankNode | ox.DefaultGraph
_Value = TypeVar("_Value", Entity, DocumentMetadata, Tenure, Statement)


def read_knowledge(source: ox.Store | Iterable[ox.Quad]) -> Knowledge:
    """Return what the named graphs of a store or of quads say, but for the ontology and what was inferred.

    An entity's aliases come sorted. Raises GraphError, naming the node, where a node lacks what makes it whole.
    """
    nodes = _group_quads(source)
    readers: dict[str, Callable[[str, Mapping[str, Properties]], object]] = {
        **dict.fromkeys(_TYPES, _read_entity),
        CARE.Document: _read_document,
        CARE.Tenure: _read_tenure,
        CARE.Statement: _read_statement,
    }
    found: dict[type, list[object]] = defaultdict(list)
    for iri, properties in nodes.items():
        for reader in {readers[name] for name in properties.get(RDF.type, ()) if name in readers}:
            try:
                value = reader(iri, nodes)
            except (KeyError, ValueError, ArithmeticError) as error:
                hint = "build the graph again, or run carekg validate"
                raise GraphError(f"{iri} is not whole: {error}", hint=hint) from error
            found[type(value)].append(value)
    return Knowledge(
        entities=_sort(found[Entity], Entity),
        tenures=_sort(found[Tenure], Tenure),
        documents=_sort(found[DocumentMetadata], DocumentMetadata),
        statements=_sort(found[Statement], Statement),
    )


def read_graph_file(path: Path) -> Knowledge:
    """Return what a file of N-Quads or TriG says; raise GraphError where it is missing, damaged or of another form."""
    formats = {".nq": ox.RdfFormat.N_QUADS, ".trig": ox.RdfFormat.TRIG}
    if path.suffix not in formats:
        raise GraphError("only .nq and .trig say which graph a triple is in", path=path)
    try:
        return read_knowledge(ox.parse(path=str(path), format=formats[path.suffix]))
    except OSError as error:
        raise GraphError(f"cannot be read: {error.strerror or error}", path=path) from error
    except SyntaxError as error:
        raise describe_damage(path, error) from error
    except GraphError as error:
        raise GraphError(error.message, path=path, hint=error.hint) from error


def describe_damage(path: Path, error: SyntaxError) -> GraphError:
    """Say where a graph file cannot be read; `error` is Oxigraph's, and counts the lines of the file."""
    hint = "take an undamaged copy, or make it again with: carekg build"
    return GraphError(f"is damaged: {error.msg}", path=path, line=error.lineno, column=error.offset, hint=hint)


def _sort(values: Iterable[object], kind: type[_Value]) -> tuple[_Value, ...]:
    return tuple(sorted((value for value in values if isinstance(value, kind)), key=lambda value: value.id))


def _group_quads(source: ox.Store | Iterable[ox.Quad]) -> dict[str, Properties]:
    nodes: dict[str, dict[str, list[str]]] = {}
    for subject, predicate, value in _asserted_triples(source):
        values = nodes.setdefault(subject, {}).setdefault(predicate, [])
        if value not in values:
            values.append(value)
    return dict(nodes)


def _asserted_triples(source: ox.Store | Iterable[ox.Quad]) -> Iterator[tuple[str, str, str]]:
    passed: set[_Graph] = {ox.NamedNode(ONTOLOGY_GRAPH), ox.NamedNode(INFERRED_GRAPH), ox.DefaultGraph()}
    quads = _quads_of_named_graphs(source, passed) if isinstance(source, ox.Store) else source
    for quad in quads:
        if quad.graph_name not in passed and isinstance(quad.subject, ox.NamedNode):
            value = quad.object
            if isinstance(value, ox.NamedNode | ox.Literal):
                yield quad.subject.value, quad.predicate.value, value.value


def _quads_of_named_graphs(store: ox.Store, passed: Collection[_Graph]) -> Iterator[ox.Quad]:
    try:
        for graph in store.named_graphs():
            if isinstance(graph, ox.NamedNode) and graph not in passed:
                yield from store.quads_for_pattern(None, None, None, graph)
    except (OSError, RuntimeError) as error:
        raise GraphError(f"the store is damaged: {error}", hint="run carekg build --force") from error


def _one(properties: Properties, term: str) -> str:
    values = properties.get(term, ())
    if len(values) != 1:
        raise ValueError(f"it has {len(values)} values of {term} instead of one")
    return values[0]


def _optional(properties: Properties, term: str) -> str:
    return _one(properties, term) if term in properties else ""


def _entity_at(properties: Properties, term: str) -> str:
    return id_from_iri(properties[term][0]) if term in properties else ""


def _nation_of(properties: Properties) -> Nation | None:
    return _NATIONS[_one(properties, CARE.nation)] if CARE.nation in properties else None


def _is_address(same_as: str) -> bool:
    """Tell an address in some register from an item of Wikidata, which is kept by its number."""
    return "://" in same_as and not same_as.startswith(WIKIDATA)


def _read_entity(iri: str, nodes: Mapping[str, Properties]) -> Entity:
    known = nodes[iri]
    types = [_TYPES[name] for name in known[RDF.type] if name in _TYPES]
    if len(types) != 1:
        raise ValueError(f"it is at once {' and '.join(sorted(types))}")
    same_as = known.get(SCHEMA.sameAs, ())
    subtypes = sorted(_SUBTYPES[name] for name in known[RDF.type] if name in _SUBTYPES)
    return Entity(
        id=id_from_iri(iri),
        type=types[0],
        label=_one(known, SKOS.prefLabel),
        subtype=subtypes[0] if subtypes else "",
        aliases=tuple(sorted(known.get(SKOS.altLabel, ()))),
        acronym=_optional(known, CARE.acronym),
        nation=_nation_of(known),
        start=_optional(known, SCHEMA.startDate),
        end=_optional(known, SCHEMA.endDate),
        url=_optional(known, SCHEMA.url),
        wikidata=next((iri.removeprefix(WIKIDATA) for iri in same_as if not _is_address(iri)), ""),
        same_as=tuple(sorted(filter(_is_address, same_as))),
        broader=tuple(sorted(id_from_iri(broader) for broader in known.get(SKOS.broader, ()))),
        description=_optional(known, DCTERMS.description),
        source=_optional(known, DCTERMS.source),
        curated=known.get(CARE.isCurated) == ["true"],
    )


def _read_document(iri: str, nodes: Mapping[str, Properties]) -> DocumentMetadata:
    known = nodes[iri]
    return DocumentMetadata(
        id=id_from_iri(iri, "document"),
        path=_optional(known, CARE.path),
        sha256=_optional(known, SCHEMA.sha256),
        title=_optional(known, DCTERMS.title),
        publisher=_optional(known, CARE.publisherName),
        date=_optional(known, DCTERMS.issued),
        nation=_nation_of(known),
        genre=_optional(known, SCHEMA.genre),
        url=_optional(known, SCHEMA.url),
        language=_optional(known, SCHEMA.inLanguage),
    )


def _read_tenure(iri: str, nodes: Mapping[str, Properties]) -> Tenure:
    known = nodes[iri]
    return Tenure(
        person=id_from_iri(_one(known, ORG.member)),
        role=id_from_iri(_one(known, CARE.post)),
        start=_optional(known, SCHEMA.startDate),
        end=_optional(known, SCHEMA.endDate),
        acting=_one(known, CARE.acting) == "true",
        source=_optional(known, DCTERMS.source),
    )


def _read_statement(iri: str, nodes: Mapping[str, Properties]) -> Statement:
    known = nodes[iri]
    return Statement(
        subject=id_from_iri(_one(known, RDF.subject)),
        predicate=_PREDICATES[_one(known, RDF.predicate)],
        object=id_from_iri(_one(known, RDF.object)),
        evidence=_read_evidence(nodes[_one(known, CARE.evidence)], nodes),
        modality=_MODALITIES[_one(known, CARE.modality)],
        negated=_one(known, CARE.negated) == "true",
        amount=_read_amount(nodes[_one(known, CARE.amount)]) if CARE.amount in known else None,
        date=_optional(known, CARE.date),
        speaker=_entity_at(known, PROV.wasAttributedTo),
        confidence=float(_one(known, CARE.confidence)),
        status=_STATUSES[_one(known, CARE.status)],
        rule=id_from_iri(_one(known, PROV.wasGeneratedBy), "rule") if PROV.wasGeneratedBy in known else "",
        subject_holder=_entity_at(known, CARE.subjectHolder),
        object_holder=_entity_at(known, CARE.objectHolder),
        methods=tuple(sorted(_METHODS[iri] for iri in known.get(CARE.method, ()))),
    )


def _read_evidence(known: Properties, nodes: Mapping[str, Properties]) -> Evidence | Citation:
    selectors = [nodes[name] for name in known.get(OA.hasSelector, ())]
    quote = next((_one(each, OA.exact) for each in selectors if OA.exact in each), "")
    if CARE.Citation in known[RDF.type]:
        return Citation(_one(known, DCTERMS.bibliographicCitation), _optional(known, CARE.locator), quote)
    place = next(each for each in selectors if OA.start in each)
    return Evidence(
        document=id_from_iri(_one(known, OA.hasSource), "document"),
        quote=quote,
        start=int(_one(place, OA.start)),
        end=int(_one(place, OA.end)),
    )


def _read_amount(known: Properties) -> Amount:
    return Amount(Decimal(_one(known, SCHEMA.value)), _one(known, SCHEMA.currency), _optional(known, CARE.per))

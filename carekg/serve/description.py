"""The description of the endpoint in the vocabulary of SPARQL 1.1 Service Description."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Triple, serialize

from carekg.namespaces import RDF, RDFS
from carekg.query.sparql.serialising import GRAPH_TYPES

_SD = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS = "http://www.w3.org/ns/formats/"
_FORMAT_NAMES = {
    "application/sparql-results+json": "SPARQL_Results_JSON",
    "application/sparql-results+xml": "SPARQL_Results_XML",
    "text/csv": "SPARQL_Results_CSV",
    "text/tab-separated-values": "SPARQL_Results_TSV",
    "text/turtle": "Turtle",
    "application/n-triples": "N-Triples",
    "application/rdf+xml": "RDF_XML",
    "application/ld+json": "JSON-LD",
}


def describe_service(address: str, media_type: str, formats: Iterable[str]) -> bytes:
    """Return the description of the endpoint at `address` in one of GRAPH_TYPES; it answers in all `formats`."""
    prefixes = {"sd": _SD, "formats": _FORMATS, "rdfs": RDFS["label"].removesuffix("label")}
    data = serialize(_list_triples(address, formats), format=GRAPH_TYPES[media_type], prefixes=prefixes)
    return data or b""


def _list_triples(address: str, formats: Iterable[str]) -> Iterator[Triple]:
    service, dataset, graph = (NamedNode(f"{address}#{part}") for part in ("service", "dataset", "default-graph"))
    yield _state(service, RDF.type, _SD + "Service")
    yield Triple(service, NamedNode(RDFS.label), Literal("carekg: a knowledge graph of care policy", language="en"))
    yield _state(service, _SD + "endpoint", address)
    yield _state(service, _SD + "supportedLanguage", _SD + "SPARQL11Query")
    yield _state(service, _SD + "feature", _SD + "UnionDefaultGraph")
    for media_type in formats:
        yield _state(service, _SD + "resultFormat", _FORMATS + _FORMAT_NAMES[media_type])
    yield _state(service, _SD + "defaultDataset", dataset.value)
    yield _state(dataset, RDF.type, _SD + "Dataset")
    yield _state(dataset, _SD + "defaultGraph", graph.value)
    yield _state(graph, RDF.type, _SD + "Graph")


def _state(subject: NamedNode, predicate: str, object_: str) -> Triple:
    return Triple(subject, NamedNode(predicate), NamedNode(object_))

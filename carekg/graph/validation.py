"""SHACL: whether a graph is as the shapes say, and what causes each place where it is not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from carekg.errors import GraphError
from carekg.graph.origins import Origins
from carekg.graph.turtle import parse_nquads
from carekg.model import Predicate
from carekg.namespaces import (
    CARE,
    DCTERMS,
    INFERRED_GRAPH,
    ONTOLOGY_GRAPH,
    OWL,
    PROV,
    RDF,
    RDFS,
    SCHEMA,
    SH,
    SKOS,
    XSD,
    to_curie,
)
from carekg.resources import ontology_folder

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

_AXIOMS = frozenset({RDFS.subClassOf, RDFS.domain, RDFS.range, OWL.disjointWith})
_NOT_IN_SHAPES = frozenset(
    {
        CARE.acronym,
        DCTERMS.description,
        DCTERMS.source,
        DCTERMS.title,
        PROV.wasDerivedFrom,
        PROV.wasGeneratedBy,
        SCHEMA.mentions,
        SKOS.altLabel,
    }
)
"""What no shape speaks of; leaving it out spares a fifth of the time."""
_PREDICATES = frozenset(CARE[predicate] for predicate in Predicate)
_VOCABULARY = frozenset({CARE.Method, CARE.Modality, CARE.Status, CARE.Nation})


@dataclass(frozen=True, slots=True)
class Problem:
    """One place where the graph is not as the shapes say."""

    origin: str
    """The document, with the characters, or the table and row that caused it."""
    label: str
    """What it is about, in words."""
    message: str
    focus: str
    """The IRI of the node."""
    path: str
    """The CURIE of the property, or an empty string where the rule is about several."""
    value: str
    """The value that is wrong, or an empty string where something is missing."""

    def __str__(self) -> str:
        shown = f" ({self.path.removeprefix('care:')}: {self.value})" if self.path and self.value else ""
        return f"{self.origin}: {self.label}: {self.message}{shown}"


@dataclass(frozen=True, slots=True)
class Validation:
    """Whether the graph conforms, and each problem where it does not, sorted by its cause."""

    conforms: bool
    problems: tuple[Problem, ...]


def validate_graph(source: ox.Store | bytes) -> Validation:
    """Check a graph, as a store or as N-Quads, against `ontology/shapes.ttl`.

    Checked is the merge of all named graphs, in memory and without further inference: the classes that the build has
    inferred are taken into account. Raises GraphError where the shapes are missing or damaged.
    """
    import pyshacl

    given = parse_nquads(source) if isinstance(source, bytes) else source
    quads = [quad for quad in given if isinstance(quad.graph_name, ox.NamedNode)]
    shapes = _read_shapes()
    _, results, _ = pyshacl.validate(_gather_data(quads), shacl_graph=shapes, inference="none", meta_shacl=False)
    origins = Origins(quads)
    problems = {problem for result in _list_results(results) for problem in _explain(result, results, shapes, origins)}
    return Validation(conforms=not problems, problems=tuple(sorted(problems, key=_place_problem)))


def _place_problem(problem: Problem) -> tuple[str, ...]:
    return problem.origin, problem.label, problem.message, problem.focus, problem.path, problem.value


def _read_shapes() -> Graph:
    import rdflib

    path = ontology_folder() / "shapes.ttl"
    try:
        return rdflib.Graph().parse(path, format="turtle")
    except OSError as error:
        raise GraphError("the shapes are missing", path=path, hint="install carekg again") from error
    except (SyntaxError, ValueError) as error:
        raise GraphError(f"the shapes are damaged: {error}", path=path) from error


def _gather_data(quads: Iterable[ox.Quad]) -> Graph:
    import rdflib

    data = rdflib.Graph()
    ontology, inferred = ox.NamedNode(ONTOLOGY_GRAPH), ox.NamedNode(INFERRED_GRAPH)
    vocabulary = [ox.NamedNode(name) for name in sorted(_VOCABULARY)]
    for quad in quads:
        term = quad.predicate.value
        if quad.graph_name == ontology:
            wanted = term in _AXIOMS or (term == RDF.type and quad.object in vocabulary)
        elif quad.graph_name == inferred:
            wanted = term == RDF.type
        else:
            wanted = term not in _NOT_IN_SHAPES
        if wanted:
            data.add((_convert(quad.subject), rdflib.URIRef(term), _convert(quad.object)))
    return data


def _convert(term: ox.NamedNode | ox.Literal | ox.BlankNode | ox.Triple) -> Node:
    """Turn a term of Oxigraph into one of rdflib, typed as it stands."""
    import rdflib

    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return rdflib.BNode(term.value)
    if isinstance(term, ox.Literal):
        if term.language:
            return rdflib.Literal(term.value, lang=term.language)
        is_plain = term.datatype.value == XSD.string
        return rdflib.Literal(term.value, datatype=None if is_plain else rdflib.URIRef(term.datatype.value))
    raise GraphError(f"a triple within a triple has no place in this graph: {term}")


def _list_results(results: object) -> list[Node]:
    import rdflib

    if not isinstance(results, rdflib.Graph):
        raise GraphError(f"the shapes could not be applied: {results}", path=ontology_folder() / "shapes.ttl")
    return list(results.subjects(rdflib.URIRef(RDF.type), rdflib.URIRef(SH.ValidationResult)))


def _explain(result: Node, results: Graph, shapes: Graph, origins: Origins) -> Iterator[Problem]:
    """Yield the problem of one result, or one for each statement that caused it."""
    import rdflib

    def read(term: str) -> str:
        return str(results.value(result, rdflib.URIRef(term)) or "")

    focus, value, path = read(SH.focusNode), read(SH.value), read(SH.resultPath)
    shape = rdflib.URIRef(read(SH.sourceShape))
    side, term = "subject", ""
    if read(SH.sourceConstraintComponent) == SH.SPARQLConstraintComponent:
        focus, term, value = value, focus if focus in _PREDICATES else "", ""
    for target, name in ((SH.targetSubjectsOf, "subject"), (SH.targetObjectsOf, "object")):
        predicate = shapes.value(shape, rdflib.URIRef(target))
        if predicate is not None:
            side, term, value = name, str(predicate), ""
    for origin, label in origins.trace(focus, side, term):
        yield Problem(origin, label, read(SH.resultMessage), focus, to_curie(path) if path else "", value)

"""Applying SHACL shapes to a graph by either of two validators, which find the same.

`shacl`, in Rust, is some hundred times as fast, but is not to be had for every platform; pyshacl is.
"""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from carekg.errors import GraphError
from carekg.namespaces import RDF, SH, XSD

if TYPE_CHECKING:
    from rdflib.term import Node


@dataclass(frozen=True, slots=True)
class Finding:
    """One result of a validation. Terms are written plainly: an IRI without brackets, a literal's text alone."""

    focus: str
    path: str
    """The property, or an empty string where the shape is about the node itself."""
    value: str
    """An empty string where something is missing."""
    shape: str
    component: str
    """The kind of constraint that does not hold."""
    message: str


def find_violations(data: bytes, shapes: str) -> list[Finding]:
    """Return where a graph, as N-Triples, breaks shapes, as Turtle, in no order and each only once.

    Raises GraphError where either is damaged.
    """
    is_quick = importlib.util.find_spec("shacl") is not None
    return find_with_shacl(data, shapes) if is_quick else find_with_pyshacl(data, shapes)


def find_with_shacl(data: bytes, shapes: str) -> list[Finding]:
    """Return what the package `shacl` finds; see `find_violations`."""
    import shacl

    try:
        report = shacl.Shapes.from_turtle(shapes).validate_text(data.decode(), "ntriples")
    except ValueError as error:
        raise GraphError(f"the graph cannot be checked: {error}") from error
    # A query of a shape has a row for each way in which something is wrong.
    found = (
        Finding(
            _read_term(result.focus_node),
            _read_term(result.path),
            result.value_plain or "",
            _read_term(result.source_shape),
            result.component_iri,
            result.message or "",
        )
        for result in report.results
    )
    return list(dict.fromkeys(found))


def find_with_pyshacl(data: bytes, shapes: str) -> list[Finding]:
    """Return what pyshacl finds; see `find_violations`."""
    import pyshacl
    import rdflib

    graph = rdflib.Graph()
    try:
        for triple in ox.parse(data, format=ox.RdfFormat.N_TRIPLES):
            graph.add((_convert(triple.subject), _convert(triple.predicate), _convert(triple.object)))
        shapes_graph = rdflib.Graph().parse(data=shapes, format="turtle")
    except (SyntaxError, ValueError) as error:
        raise GraphError(f"the graph cannot be checked: {error}") from error
    _, results, text = pyshacl.validate(graph, shacl_graph=shapes_graph, inference="none", meta_shacl=False)
    if not isinstance(results, rdflib.Graph):
        raise GraphError(f"the shapes could not be applied: {text}")

    def read(result: Node, term: str) -> str:
        # A literal that is false is there all the same.
        value = results.value(result, rdflib.URIRef(term))
        return "" if value is None else str(value)

    found = (
        Finding(
            read(result, SH.focusNode),
            read(result, SH.resultPath),
            read(result, SH.value),
            read(result, SH.sourceShape),
            read(result, SH.sourceConstraintComponent),
            read(result, SH.resultMessage),
        )
        for result in results.subjects(rdflib.URIRef(RDF.type), rdflib.URIRef(SH.ValidationResult))
    )
    return list(dict.fromkeys(found))


def _read_term(term: str | None) -> str:
    """Return what a term of N-Triples says: the IRI, or the text of a literal."""
    if term is None or not term.startswith('"'):
        return (term or "").removeprefix("<").removesuffix(">")
    (triple,) = ox.parse(f"<a:s> <a:p> {term} .", format=ox.RdfFormat.N_TRIPLES)
    return str(getattr(triple.object, "value", term))


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

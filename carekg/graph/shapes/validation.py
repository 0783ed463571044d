"""SHACL: whether a graph is as the shapes say, and what causes each place where it is not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from carekg.errors import GraphError
from carekg.graph.forms.turtle import parse_nquads
from carekg.graph.shapes.findings import Finding, find_violations
from carekg.graph.triples.terms import write_iri
from carekg.graph.words.origins import Origins
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
    to_curie,
)
from carekg.resources import ontology_folder


def _write(iri: str) -> bytes:
    return write_iri(iri).encode()


_TYPE = _write(RDF.type)
_AXIOMS = frozenset(map(_write, (RDFS.subClassOf, RDFS.domain, RDFS.range, OWL.disjointWith)))
_NOT_IN_SHAPES = frozenset(
    map(
        _write,
        (
            CARE.acronym,
            DCTERMS.description,
            DCTERMS.source,
            DCTERMS.title,
            PROV.wasDerivedFrom,
            PROV.wasGeneratedBy,
            SCHEMA.mentions,
            SKOS.altLabel,
        ),
    )
)
"""What no shape speaks of; leaving it out spares a fifth of the time."""
_PREDICATES = frozenset(CARE[predicate] for predicate in Predicate)
_VOCABULARY = frozenset(map(_write, (CARE.Method, CARE.Modality, CARE.Status, CARE.Nation)))
_ONTOLOGY, _INFERRED = _write(ONTOLOGY_GRAPH), _write(INFERRED_GRAPH)


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


def validate_graph(nquads: bytes) -> Validation:
    """Check N-Quads, as `write_nquads` gives them, against `ontology/shapes.ttl`.

    Checked is the merge of all named graphs, in memory and without further inference: the classes that the build has
    inferred are taken into account. Raises GraphError where the N-Quads or the shapes are damaged or missing.
    """
    shapes = _read_shapes()
    findings = find_violations(_gather_data(nquads), shapes)
    if not findings:
        return Validation(conforms=True, problems=())
    try:
        origins = Origins(parse_nquads(nquads))
    except SyntaxError as error:
        raise _refuse_line(error.lineno) from error
    targets = _read_targets(shapes)
    problems = {problem for finding in findings for problem in _explain(finding, targets, origins)}
    return Validation(conforms=False, problems=tuple(sorted(problems, key=_place_problem)))


def _place_problem(problem: Problem) -> tuple[str, ...]:
    return problem.origin, problem.label, problem.message, problem.focus, problem.path, problem.value


def _read_shapes() -> str:
    path = ontology_folder() / "shapes.ttl"
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise GraphError("the shapes are missing", path=path, hint="install carekg again") from error


def _read_targets(shapes: str) -> dict[str, tuple[str, str]]:
    """Return the shapes that speak of a predicate: by IRI, the side of it they speak of, and the predicate."""
    sides = {SH.targetSubjectsOf: "subject", SH.targetObjectsOf: "object"}
    return {
        _name_term(quad.subject): (sides[quad.predicate.value], _name_term(quad.object))
        for quad in ox.parse(shapes, format=ox.RdfFormat.TURTLE)
        if quad.predicate.value in sides
    }


def _name_term(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
    return str(term) if isinstance(term, ox.Triple) else term.value


def _gather_data(nquads: bytes) -> bytes:
    """Return, as N-Triples, what the shapes are about."""
    kept = []
    for number, line in enumerate(nquads.splitlines(), start=1):
        try:
            _, term, rest = line.split(b" ", 2)
            value, graph, end = rest.rsplit(b" ", 2)
        except ValueError as error:
            raise _refuse_line(number) from error
        if end != b"." or not graph.startswith(b"<"):
            raise _refuse_line(number)
        if graph == _ONTOLOGY:
            wanted = term in _AXIOMS or (term == _TYPE and value in _VOCABULARY)
        elif graph == _INFERRED:
            wanted = term == _TYPE
        else:
            wanted = term not in _NOT_IN_SHAPES
        if wanted:
            kept.append(line[: -len(graph) - 3])
    return b" .\n".join([*kept, b""])


def _refuse_line(number: int | None) -> GraphError:
    return GraphError("this is no line of a graph that carekg wrote", line=number, hint="run: carekg build")


def _explain(finding: Finding, targets: Mapping[str, tuple[str, str]], origins: Origins) -> Iterator[Problem]:
    """Yield the problem of one finding, or one for each statement that caused it."""
    focus, value = finding.focus, finding.value
    side, term = "subject", ""
    if finding.component == SH.SPARQLConstraintComponent:
        focus, term, value = value, focus if focus in _PREDICATES else "", ""
    if finding.shape in targets:
        (side, term), value = targets[finding.shape], ""
    path = to_curie(finding.path) if finding.path else ""
    for origin, label in origins.trace(focus, side, term):
        yield Problem(origin, label, finding.message, focus, path, value)

"""Inference against owlrl, the reference reasoner, and by hand."""

from __future__ import annotations

import owlrl  # type: ignore[import-untyped] # it has neither types nor stubs
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib.namespace import OWL, RDF, RDFS

from carekg.graph.triples.inference import infer_triples, read_axioms
from carekg.graph.triples.ontology import read_ontology
from carekg.graph.triples.terms import Triple

NAMES = st.sampled_from(["urn:a", "urn:b", "urn:c", "urn:d"])
AXIOMS = st.tuples(NAMES, st.sampled_from([RDFS.subPropertyOf, OWL.inverseOf, "symmetric"]), NAMES)


def in_brackets(*names: str) -> Triple:
    subject, predicate, value = (f"<{name}>" for name in names)
    return subject, predicate, value


@given(st.sets(AXIOMS, max_size=5), st.sets(st.tuples(st.just("urn:x"), NAMES, st.just("urn:y")), max_size=3))
@settings(max_examples=60, deadline=None)
def test_properties_agree_with_the_reference_reasoner(
    axioms: set[tuple[str, str, str]], facts: set[tuple[str, str, str]]
) -> None:
    ontology = [
        in_brackets(one, RDF.type, OWL.SymmetricProperty) if kind == "symmetric" else in_brackets(one, kind, other)
        for one, kind, other in sorted(axioms)
    ]
    given_facts = [in_brackets(*fact) for fact in sorted(facts)]
    graph = rdflib.Graph()
    for triple in [*ontology, *given_facts]:
        graph.add([rdflib.URIRef(term[1:-1]) for term in triple])  # type: ignore[arg-type] # three terms, as a list
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    ends = {rdflib.URIRef("urn:x"), rdflib.URIRef("urn:y")}
    expected = {
        in_brackets(*map(str, triple))
        for triple in graph
        if {triple[0], triple[2]} == ends and str(triple[1]).startswith("urn:")
    }
    assert {*given_facts, *infer_triples(given_facts, read_axioms(ontology))} == expected


def test_classes_are_closed_through_every_step() -> None:
    sub = str(RDFS.subClassOf)
    ontology = [
        in_brackets("urn:a", sub, "urn:b"),
        in_brackets("urn:b", sub, "urn:c"),
        in_brackets("urn:c", sub, "urn:a"),
    ]
    found = list(infer_triples([in_brackets("urn:x", str(RDF.type), "urn:a")], read_axioms(ontology)))
    assert found == [in_brackets("urn:x", str(RDF.type), "urn:b"), in_brackets("urn:x", str(RDF.type), "urn:c")]


@pytest.mark.parametrize(
    ("predicate", "expected"),
    [
        ("announces", {("urn:x", "care:introduces", "urn:y")}),
        ("funds", {("urn:x", "care:backs", "urn:y")}),
        ("leads", {("urn:x", "care:delivers", "urn:y")}),
        ("partnersWith", {("urn:y", "care:partnersWith", "urn:x")}),
        ("opposes", set()),
        ("partOf", {("urn:x", "dcterms:isPartOf", "urn:y"), ("urn:y", "dcterms:hasPart", "urn:x")}),
        ("succeeds", {("urn:x", "dcterms:replaces", "urn:y"), ("urn:y", "dcterms:isReplacedBy", "urn:x")}),
        ("holdsRole", {("urn:x", "org:holds", "urn:y"), ("urn:y", "org:heldBy", "urn:x")}),
        ("roleIn", {("urn:x", "org:postIn", "urn:y"), ("urn:y", "org:hasPost", "urn:x")}),
        ("memberOf", {("urn:x", "org:memberOf", "urn:y"), ("urn:y", "org:hasMember", "urn:x")}),
    ],
)
def test_what_follows_by_our_ontology(predicate: str, expected: set[tuple[str, str, str]]) -> None:
    spaces = {
        "care": "https://w3id.org/carekg/ontology#",
        "dcterms": "http://purl.org/dc/terms/",
        "org": "http://www.w3.org/ns/org#",
        "urn": "urn:",
    }

    def expand(curie: str) -> str:
        prefix, name = curie.split(":")
        return spaces[prefix] + name

    fact = in_brackets("urn:x", expand(f"care:{predicate}"), "urn:y")
    found = set(infer_triples([fact], read_axioms(read_ontology())))
    assert found == {in_brackets(*map(expand, triple)) for triple in expected}

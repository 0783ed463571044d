"""The shapes have stable names and plain messages, and say what the ontology says."""

from __future__ import annotations

import re

import pytest
import rdflib
from rdflib.namespace import OWL, RDF, RDFS, SH

from carekg.model import Predicate
from carekg.namespaces import CARE
from carekg.resources import ontology_folder

SHAPES = "https://w3id.org/carekg/shapes#"


@pytest.fixture(scope="module")
def shapes() -> rdflib.Graph:
    return rdflib.Graph().parse(ontology_folder() / "shapes.ttl", format="turtle")


@pytest.fixture(scope="module")
def ontology() -> rdflib.Graph:
    return rdflib.Graph().parse(ontology_folder() / "care-policy.ttl", format="turtle")


def test_every_node_has_a_name_of_ours(shapes: rdflib.Graph) -> None:
    assert not [each for triple in shapes for each in triple if isinstance(each, rdflib.BNode)]
    assert all(str(subject).startswith(SHAPES) for subject in shapes.subjects())


def test_every_rule_has_one_plain_message(shapes: rdflib.Graph) -> None:
    groups = {subject for subject in shapes.subjects(SH.property) if (subject, SH.message, None) not in shapes}
    queries = set(shapes.subjects(SH.sparql))
    rules = {
        subject
        for kind in (SH.NodeShape, SH.PropertyShape, SH.SPARQLConstraint)
        for subject in shapes.subjects(RDF.type, kind)
    }
    for rule in rules - groups - queries:
        messages = [str(message) for message in shapes.objects(rule, SH.message)]
        assert len(messages) == 1, rule
        assert re.fullmatch(r"[A-Z][^<>{}?]+\.", messages[0]), messages


def test_every_property_shape_is_used(shapes: rdflib.Graph) -> None:
    assert set(shapes.subjects(RDF.type, SH.PropertyShape)) == set(shapes.objects(None, SH.property))
    assert set(shapes.subjects(RDF.type, SH.SPARQLConstraint)) == set(shapes.objects(None, SH.sparql))


@pytest.mark.parametrize("predicate", list(Predicate))
def test_each_predicate_has_the_domain_and_range_of_the_ontology(
    shapes: rdflib.Graph, ontology: rdflib.Graph, predicate: Predicate
) -> None:
    term = rdflib.URIRef(CARE[predicate])
    for target, side in ((SH.targetSubjectsOf, RDFS.domain), (SH.targetObjectsOf, RDFS.range)):
        (shape,) = shapes.subjects(target, term)
        assert shapes.value(shape, SH["class"]) == ontology.value(term, side)


def test_the_twenty_one_predicates_are_listed(shapes: rdflib.Graph) -> None:
    pattern = shapes.value(rdflib.URIRef(f"{SHAPES}statement-predicate"), SH.pattern)
    assert {name for name in CARE if re.search(str(pattern), CARE[name])} == set(Predicate)


def test_versions_agree(shapes: rdflib.Graph, ontology: rdflib.Graph) -> None:
    assert set(shapes.objects(None, OWL.versionInfo)) == set(ontology.objects(None, OWL.versionInfo))

"""The ontology is complete, documented, and says what the model says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.namespace import OWL, RDF, RDFS, SKOS

from carekg.model import BROADER, SIGNATURES, SUBTYPES, SYMMETRIC, EntityType, Modality, Nation, Predicate, Status
from carekg.namespaces import CARE, ONTOLOGY_IRI, nation_term
from carekg.resources import ontology_folder

Ontology = rdflib.Graph


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return rdflib.Graph().parse(ontology_folder() / "care-policy.ttl", format="turtle")


def care(name: str) -> rdflib.URIRef:
    return rdflib.URIRef(CARE[name])


def own_terms(ontology: Ontology) -> list[rdflib.URIRef]:
    return sorted(
        {each for each in ontology.subjects() if isinstance(each, rdflib.URIRef) and each.startswith(ONTOLOGY_IRI)}
        - {rdflib.URIRef(ONTOLOGY_IRI)}
    )


def classes_below(ontology: Ontology, name: rdflib.URIRef) -> frozenset[str]:
    """The entity types that stand for a class of a domain or range."""
    below = set(ontology.transitive_subjects(RDFS.subClassOf, name))
    return frozenset(each for each in EntityType if care(each) in below)


def test_there_are_no_blank_nodes(ontology: Ontology) -> None:
    assert not [each for triple in ontology for each in triple if isinstance(each, rdflib.BNode)]


def test_the_header_gives_version_and_licence(ontology: Ontology) -> None:
    header = rdflib.URIRef(ONTOLOGY_IRI)
    version = ontology.value(header, OWL.versionInfo)
    assert str(ontology.value(header, OWL.versionIRI)) == f"https://w3id.org/carekg/ontology/{version}"
    licence = ontology.value(header, rdflib.DCTERMS.license)
    assert str(licence) == "https://creativecommons.org/publicdomain/zero/1.0/"


def test_the_namespace_has_just_the_terms_of_the_ontology(ontology: Ontology) -> None:
    assert {each.removeprefix(ONTOLOGY_IRI) for each in own_terms(ontology)} == set(CARE)


def test_every_term_is_documented(ontology: Ontology) -> None:
    nations = {care(nation_term(nation)) for nation in Nation}
    for term in own_terms(ontology):
        labels = list(ontology.objects(term, RDFS.label))
        assert [getattr(label, "language", None) for label in labels] == ["en"], term
        if term not in nations:
            assert len(list(ontology.objects(term, SKOS.definition))) == 1, term
            assert len(list(ontology.objects(term, SKOS.example))) == 1, term


def test_every_property_has_a_domain_a_range_and_a_standard_term_above_or_beside_it(ontology: Ontology) -> None:
    kinds = {OWL.ObjectProperty, OWL.DatatypeProperty}
    properties = [each for each in own_terms(ontology) if kinds & set(ontology.objects(each, RDF.type))]
    assert len(properties) == 21 + 3 + 19
    for term in properties:
        assert len(list(ontology.objects(term, RDFS.domain))) == 1, term
        assert len(list(ontology.objects(term, RDFS.range))) == 1, term
        related = (RDFS.subPropertyOf, RDFS.seeAlso, SKOS.closeMatch)
        found = [value for relation in related for value in ontology.objects(term, relation)]
        if term in {care("announces"), care("develops"), care("launches"), care("supports"), care("implements")}:
            assert len(found) == 1, term
        else:
            assert [value for value in found if not str(value).startswith(ONTOLOGY_IRI)], term


def test_the_classes_are_those_of_the_model(ontology: Ontology) -> None:
    for kind, names in SUBTYPES.items():
        below = set(ontology.subjects(RDFS.subClassOf, care(kind)))
        assert below == {care(name) for name in names}
    for kind in EntityType:
        assert care("Entity") in set(ontology.transitive_objects(care(kind), RDFS.subClassOf))


def test_entity_types_exclude_each_other(ontology: Ontology) -> None:
    pairs = {frozenset((str(one), str(other))) for one, other in ontology.subject_objects(OWL.disjointWith)}
    assert pairs == {frozenset((CARE[one], CARE[other])) for one in EntityType for other in EntityType if one != other}


@pytest.mark.parametrize("predicate", list(Predicate))
def test_domains_and_ranges_are_those_of_the_model(ontology: Ontology, predicate: Predicate) -> None:
    domain, codomain = (ontology.value(care(predicate), each) for each in (RDFS.domain, RDFS.range))
    assert isinstance(domain, rdflib.URIRef)
    assert isinstance(codomain, rdflib.URIRef)
    assert classes_below(ontology, domain) == SIGNATURES[predicate].subjects
    assert classes_below(ontology, codomain) == SIGNATURES[predicate].objects


@pytest.mark.parametrize("name", sorted(set(BROADER.values())))
def test_a_broader_property_allows_what_its_narrower_ones_allow(ontology: Ontology, name: str) -> None:
    for side in (RDFS.domain, RDFS.range):
        above = ontology.value(care(name), side)
        for predicate in (each for each, broader in BROADER.items() if broader == name):
            below = ontology.value(care(predicate), side)
            assert above in set(ontology.transitive_objects(below, RDFS.subClassOf)), (name, predicate)


def test_families_and_symmetry_are_those_of_the_model(ontology: Ontology) -> None:
    found: Mapping[rdflib.URIRef, set[str]] = defaultdict(set)
    for predicate in Predicate:
        for above in ontology.objects(care(predicate), RDFS.subPropertyOf):
            if str(above).startswith(ONTOLOGY_IRI):
                found[care(predicate)].add(str(above))
    assert found == {care(predicate): {CARE[broader]} for predicate, broader in BROADER.items()}
    assert set(ontology.subjects(RDF.type, OWL.SymmetricProperty)) == {care(predicate) for predicate in SYMMETRIC}


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("Modality", {each.value for each in Modality}),
        ("Status", {each.value for each in Status}),
        ("Nation", {nation_term(each) for each in Nation}),
    ],
)
def test_the_individuals_are_those_of_the_model(ontology: Ontology, name: str, values: set[str]) -> None:
    assert set(ontology.subjects(RDF.type, care(name))) == {care(value) for value in values}


def test_it_stays_within_owl_2_rl(ontology: Ontology) -> None:
    """Only what the rule language reads: no restriction, union, cardinality or list."""
    allowed = {
        *(OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.SymmetricProperty),
        *(OWL.NamedIndividual, OWL.Ontology, OWL.disjointWith, OWL.inverseOf, OWL.versionIRI, OWL.versionInfo),
    }
    used = {each for _, predicate, value in ontology for each in (predicate, value) if str(each).startswith(str(OWL))}
    assert used - {OWL.Thing, OWL.NegativePropertyAssertion} == allowed


def test_oxigraph_reads_the_same_triples(ontology: Ontology) -> None:
    quads = list(ox.parse(path=str(ontology_folder() / "care-policy.ttl"), format=ox.RdfFormat.TURTLE))
    assert len(quads) == len(ontology)

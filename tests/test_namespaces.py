from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carekg.errors import QueryError
from carekg.namespaces import (
    CARE,
    PREFIXES,
    RDF,
    SCHEMA,
    VOCABULARIES,
    amount_iri,
    document_graph,
    document_iri,
    entity_iri,
    id_from_iri,
    rule_iri,
    statement_iri,
    tenure_iri,
    to_curie,
    to_iri,
)

IDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


def test_a_term_is_its_iri() -> None:
    assert CARE.announces == "https://w3id.org/carekg/ontology#announces"
    assert CARE["Person"] == "https://w3id.org/carekg/ontology#Person"
    assert RDF.type == "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
    assert SCHEMA.sha256 == "https://schema.org/sha256"


def test_a_misspelt_term_raises_and_names_the_nearest() -> None:
    with pytest.raises(AttributeError, match="did you mean care:announces"):
        _ = CARE.annouces
    with pytest.raises(KeyError, match="did you mean care:partnersWith"):
        _ = CARE["partnerswith"]
    assert "annouces" not in CARE


def test_every_nation_and_subtype_is_a_term() -> None:
    assert {"NorthernIreland", "UnitedKingdom", "Wales", "NHSBody", "Fund", "introduces", "actual", "rejected"} <= set(
        CARE
    )


@pytest.mark.parametrize(
    ("curie", "iri"),
    [
        ("care:callsFor", "https://w3id.org/carekg/ontology#callsFor"),
        ("ckg:welsh-government", "https://w3id.org/carekg/id/welsh-government"),
        ("ckg:document/a-letter", "https://w3id.org/carekg/id/document/a-letter"),
        ("skos:prefLabel", "http://www.w3.org/2004/02/skos/core#prefLabel"),
    ],
)
def test_curies_stand_for_iris(curie: str, iri: str) -> None:
    assert to_iri(curie) == iri
    assert to_curie(iri) == curie


def test_every_term_goes_to_a_curie_and_back() -> None:
    for vocabulary in VOCABULARIES.values():
        for name in vocabulary:
            assert to_iri(to_curie(vocabulary[name])) == vocabulary[name]


def test_an_iri_without_a_prefix_stays_as_it_is() -> None:
    assert to_curie("https://example.org/x") == "https://example.org/x"


@pytest.mark.parametrize("curie", ["care:annouces", "nobody:x", "announces", ""])
def test_an_unknown_curie_is_refused(curie: str) -> None:
    with pytest.raises(QueryError):
        to_iri(curie)


def test_the_hint_for_an_unknown_term_names_the_nearest() -> None:
    with pytest.raises(QueryError, match=r"did you mean care:announces\?"):
        to_iri("care:annouces")


@given(IDS)
def test_ids_come_back_from_iris_of_plain_ascii(name: str) -> None:
    assert id_from_iri(entity_iri(name)) == name
    assert id_from_iri(document_iri(name), "document") == name
    assert id_from_iri(statement_iri(name), "statement") == name
    assert id_from_iri(tenure_iri(name), "tenure") == name
    assert id_from_iri(rule_iri(name), "rule") == name
    assert entity_iri(name).isascii()
    assert not set(entity_iri(name)) & set(' <>"{}|\\^`')


@given(IDS, IDS)
def test_different_things_have_different_iris(one: str, other: str) -> None:
    minted = {mint(name) for mint in (entity_iri, document_iri, statement_iri, document_graph) for name in {one, other}}
    assert len(minted) == 4 * len({one, other})


def test_an_iri_of_another_kind_has_no_id() -> None:
    for iri in (document_iri("x"), CARE.announces, "https://w3id.org/carekg/id/"):
        with pytest.raises(ValueError, match="is not the IRI of an entity"):
            id_from_iri(iri)


def test_a_sum_of_money_can_be_read_from_its_iri() -> None:
    assert to_curie(amount_iri("3000000", "GBP", "")) == "ckg:amount/GBP-3000000"
    assert to_curie(amount_iri("12.6", "GBP", "hour")) == "ckg:amount/GBP-12.6-per-hour"


def test_no_prefix_hides_another() -> None:
    starts = list(PREFIXES.values())
    assert not [(one, other) for one in starts for other in starts if one != other and one.startswith(other)]

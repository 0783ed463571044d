from __future__ import annotations

from dataclasses import replace

import pyoxigraph as ox
import pytest
from hypothesis import given, settings

from carekg.errors import GraphError
from carekg.graph.triples.writing import write_nquads
from carekg.model import Entity, EntityType, Knowledge, Modality, Statement, Status
from tests.graph.samples import (
    ADA,
    ANNOUNCED,
    FUND,
    FUNDED,
    GUILD,
    LETTER,
    NEWS,
    PARTNERED,
    SAMPLE,
    TENURE,
    UNSURE,
    without_document,
)
from tests.graph.strategies import knowledge

CARE = "https://w3id.org/carekg/ontology#"
CKG = "https://w3id.org/carekg/id/"
CURATED, INFERRED, ONTOLOGY = (f"{CKG}graph/{name}" for name in ("curated", "inferred", "ontology"))
IN_LETTER, IN_NEWS = f"{CKG}graph/document/letter", f"{CKG}graph/document/news"


def graphs_of(nquads: bytes, subject: str, predicate: str, value: str) -> set[str]:
    """The named graphs that hold a triple, given by the names of our own terms and things."""
    store = ox.Store()
    store.load(nquads, format=ox.RdfFormat.N_QUADS)
    nodes = (ox.NamedNode(CKG + subject), ox.NamedNode(predicate if ":" in predicate else CARE + predicate))
    found = store.quads_for_pattern(*nodes, ox.NamedNode(value if ":" in value else CKG + value), None)
    return {str(quad.graph_name)[1:-1] for quad in found}


@given(knowledge())
@settings(max_examples=60, deadline=None)
def test_a_store_gives_back_the_very_bytes(given_knowledge: Knowledge) -> None:
    nquads = write_nquads(given_knowledge, threshold=0.5)
    store = ox.Store()
    store.load(nquads, format=ox.RdfFormat.N_QUADS)
    lines = [f"{quad} .\n".encode() for quad in store]
    assert b"".join(sorted(lines)) == nquads


@given(knowledge())
@settings(max_examples=40, deadline=None)
def test_order_makes_no_difference_and_there_are_no_blank_nodes(given_knowledge: Knowledge) -> None:
    nquads = write_nquads(given_knowledge, threshold=0.5)
    reversed_order = Knowledge(
        entities=given_knowledge.entities[::-1],
        tenures=given_knowledge.tenures[::-1],
        documents=given_knowledge.documents[::-1],
        statements=given_knowledge.statements[::-1],
    )
    assert write_nquads(reversed_order, threshold=0.5) == nquads
    for quad in ox.parse(nquads, format=ox.RdfFormat.N_QUADS):
        assert all(not isinstance(term, ox.BlankNode) for term in (quad.subject, quad.object, quad.graph_name))


def test_a_confident_statement_carries_a_fact_in_the_graph_of_its_document() -> None:
    nquads = write_nquads(SAMPLE, threshold=0.5)
    assert graphs_of(nquads, "minister-for-lanterns", "announces", "lantern-fund") == {IN_LETTER}


def test_the_fact_holds_of_the_holder_of_the_post_too() -> None:
    nquads = write_nquads(SAMPLE, threshold=0.5)
    assert graphs_of(nquads, "ada-pemberton", "announces", "lantern-fund") == {INFERRED}
    assert graphs_of(nquads, "ada-pemberton", "introduces", "lantern-fund") == {INFERRED}


def test_a_tenure_says_who_holds_the_role() -> None:
    nquads = write_nquads(SAMPLE, threshold=0.5)
    assert graphs_of(nquads, "ada-pemberton", "holdsRole", "minister-for-lanterns") == {INFERRED}
    assert graphs_of(nquads, "minister-for-lanterns", "http://www.w3.org/ns/org#heldBy", "ada-pemberton") == {INFERRED}


def test_proposals_denials_and_guesses_are_no_facts() -> None:
    nquads = write_nquads(SAMPLE, threshold=0.5)
    assert graphs_of(nquads, "guild-of-wicks", "callsFor", "lantern-plan") == set()
    assert graphs_of(nquads, "guild-of-wicks", "opposes", "lantern-fund") == set()
    assert graphs_of(nquads, "lantern-fund", "benefits", "night-carers") == set()
    assert graphs_of(write_nquads(SAMPLE, threshold=0.3), "lantern-fund", "benefits", "night-carers") == {IN_NEWS}


def test_a_rejected_statement_stays_but_carries_nothing() -> None:
    rejected = replace(SAMPLE, statements=(replace(ANNOUNCED, status=Status.REJECTED, confidence=1.0),))
    nquads = write_nquads(rejected, threshold=0.0)
    assert graphs_of(nquads, "minister-for-lanterns", "announces", "lantern-fund") == set()
    assert graphs_of(nquads, "ada-pemberton", "announces", "lantern-fund") == set()
    assert graphs_of(nquads, f"statement/{ANNOUNCED.id}", "status", f"{CARE}rejected") == {IN_LETTER}


def test_what_a_person_stands_behind_is_a_fact_however_unsure() -> None:
    for status in (Status.ACCEPTED, Status.AMENDED):
        reviewed = replace(SAMPLE, statements=(replace(UNSURE, status=status),))
        nquads = write_nquads(reviewed, threshold=0.9)
        assert graphs_of(nquads, "lantern-fund", "benefits", "night-carers") == {IN_NEWS}


def test_a_planned_statement_is_a_fact() -> None:
    planned = replace(SAMPLE, statements=(replace(ANNOUNCED, modality=Modality.PLANNED),))
    nquads = write_nquads(planned, threshold=0.5)
    assert graphs_of(nquads, "minister-for-lanterns", "announces", "lantern-fund") == {IN_LETTER}


def test_curated_statements_stand_in_the_curated_graph_and_hold_both_ways_where_symmetric() -> None:
    nquads = write_nquads(SAMPLE, threshold=0.5)
    assert graphs_of(nquads, "guild-of-wicks", "partnersWith", "ministry-of-lanterns") == {CURATED}
    assert graphs_of(nquads, "ministry-of-lanterns", "partnersWith", "guild-of-wicks") == {INFERRED}


def test_what_is_asserted_is_not_inferred_again() -> None:
    other_way = replace(PARTNERED, subject=PARTNERED.object, object=PARTNERED.subject)
    both = replace(SAMPLE, statements=tuple(sorted((PARTNERED, other_way), key=lambda each: each.id)))
    nquads = write_nquads(both, threshold=0.5)
    assert graphs_of(nquads, "ministry-of-lanterns", "partnersWith", "guild-of-wicks") == {CURATED}


def test_classes_are_closed() -> None:
    nquads = write_nquads(SAMPLE, threshold=0.5)
    a = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
    assert graphs_of(nquads, "lantern-fund", a, f"{CARE}Fund") == {IN_LETTER, IN_NEWS}
    assert graphs_of(nquads, "lantern-fund", a, f"{CARE}Initiative") == {IN_LETTER, IN_NEWS}
    assert graphs_of(nquads, "lantern-fund", a, f"{CARE}Entity") == {INFERRED}
    assert graphs_of(nquads, "ada-pemberton", a, "http://xmlns.com/foaf/0.1/Person") == {INFERRED}
    assert graphs_of(nquads, f"tenure/{TENURE.id}", a, "http://www.w3.org/ns/org#Membership") == {INFERRED}


def test_an_extracted_entity_is_described_wherever_it_is_mentioned_and_a_curated_one_once() -> None:
    nquads = write_nquads(SAMPLE, threshold=0.5)
    a = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
    assert graphs_of(nquads, GUILD.id, a, f"{CARE}Organisation") == {IN_NEWS, CURATED}
    assert graphs_of(nquads, ADA.id, a, f"{CARE}Person") == {CURATED}


def test_a_document_mentions_what_its_statements_and_its_mentions_name() -> None:
    nquads = write_nquads(SAMPLE, threshold=0.5, mentions={"letter": ["night-carers"]})
    mentions = "https://schema.org/mentions"
    assert graphs_of(nquads, "document/letter", mentions, "ada-pemberton") == {IN_LETTER}
    assert graphs_of(nquads, "document/letter", mentions, "night-carers") == {IN_LETTER}
    assert graphs_of(nquads, "document/letter", mentions, "guild-of-wicks") == set()


def test_an_entity_that_no_document_mentions_is_not_lost() -> None:
    alone = Knowledge(entities=(Entity("lone-lamp", EntityType.INITIATIVE, "Lone Lamp"),))
    a = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
    assert graphs_of(write_nquads(alone, threshold=0.5), "lone-lamp", a, f"{CARE}Initiative") == {CURATED}


def test_taking_a_document_out_changes_no_other_documents_graph() -> None:
    def lines_in(nquads: bytes, graph: str) -> list[bytes]:
        return [line for line in nquads.splitlines() if line.endswith(f"<{graph}> .".encode())]

    before = write_nquads(SAMPLE, threshold=0.5)
    after = write_nquads(without_document(SAMPLE, NEWS), threshold=0.5)
    assert lines_in(after, IN_NEWS) == []
    assert lines_in(after, IN_LETTER) == lines_in(before, IN_LETTER)
    assert lines_in(after, ONTOLOGY) == lines_in(before, ONTOLOGY)


@pytest.mark.parametrize(
    ("text", "date_type"), [("2021", "gYear"), ("2021-06", "gYearMonth"), ("2021-06-30", "date"), ("soon", None)]
)
def test_dates_are_as_precise_as_known(text: str, date_type: str | None) -> None:
    nquads = write_nquads(replace(SAMPLE, statements=(replace(FUNDED, date=text),)), threshold=0.5)
    typed = f'"{text}"^^<http://www.w3.org/2001/XMLSchema#{date_type}>' if date_type else f'"{text}"'
    assert f"<{CARE}date> {typed} <{IN_LETTER}> .".encode() in nquads


def test_money_is_written_in_one_way() -> None:
    nquads = write_nquads(SAMPLE, threshold=0.5).decode()
    node = f"<{CKG}amount/GBP-3000000-per-year>"
    assert f'{node} <https://schema.org/value> "3000000"^^<http://www.w3.org/2001/XMLSchema#decimal>' in nquads
    assert f'{node} <https://schema.org/currency> "GBP"' in nquads


def test_of_claims_made_twice_the_reviewed_one_stands() -> None:
    twice: tuple[Statement, ...] = (replace(UNSURE, confidence=1.0), replace(UNSURE, status=Status.REJECTED))
    for order in (twice, twice[::-1]):
        nquads = write_nquads(replace(SAMPLE, statements=order), threshold=0.5)
        assert graphs_of(nquads, f"statement/{UNSURE.id}", "status", f"{CARE}rejected") == {IN_NEWS}
        assert graphs_of(nquads, f"statement/{UNSURE.id}", "status", f"{CARE}extracted") == set()


def test_two_things_with_one_id_are_refused() -> None:
    with pytest.raises(GraphError, match="two different entities have the id 'lantern-fund'"):
        write_nquads(Knowledge(entities=(FUND, replace(FUND, label="Another"))), threshold=0.5)
    with pytest.raises(GraphError, match="two different documents have the id 'letter'"):
        write_nquads(Knowledge(documents=(LETTER, replace(LETTER, title="Another"))), threshold=0.5)


def test_a_subtype_of_another_type_is_refused() -> None:
    with pytest.raises(GraphError, match="'Charity' is no subtype of Initiative"):
        write_nquads(Knowledge(entities=(replace(FUND, subtype="Charity"),)), threshold=0.5)


def test_half_a_surrogate_pair_is_refused_in_one_line() -> None:
    with pytest.raises(GraphError, match="half a surrogate pair"):
        write_nquads(Knowledge(entities=(replace(FUND, label="a\ud800"),)), threshold=0.5)

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode, RdfFormat, Store

from carekg.analyse.projection import collect_facts, project_network
from carekg.graph.triples.writing import write_nquads
from carekg.model import Amount, EntityType, Modality, Nation, Predicate, Statement, Status, Tenure
from carekg.namespaces import CARE, entity_iri
from tests.analyse.values import assemble, curate, make_entity, state


def test_parallel_predicates_stay_apart_and_sources_of_one_fact_come_together() -> None:
    first = state("council", Predicate.FUNDS, "hub", amount=Amount(Decimal("2.50E+5")), confidence=0.6)
    again = state("council", Predicate.FUNDS, "hub", date="2019-03", confidence=0.8, quote="It pays for the hub.")
    launch = state("council", Predicate.LAUNCHES, "hub", modality=Modality.PLANNED)
    network = project_network(assemble(first, again, launch))

    assert sorted(network["council"]["hub"]) == ["funds", "launches"]
    funds = network["council"]["hub"]["funds"]
    assert funds["statements"] == tuple(sorted([first.id, again.id]))
    assert funds["weight"] == 2
    assert funds["dates"] == ("2019-03", "2021-05-04")
    assert (funds["first"], funds["last"]) == ("2019-03", "2021-05-04")
    assert funds["confidence"] == 0.8
    assert funds["amounts"] == ("£250,000",)
    assert funds["documents"] == ("brief",)
    assert network["council"]["hub"]["launches"]["modality"] == "planned"


def test_nodes_carry_label_type_and_nation() -> None:
    hub = make_entity("care-hub", EntityType.INITIATIVE, Nation.WALES)
    knowledge = assemble(
        state("council", Predicate.FUNDS, "care-hub"), entities=(hub, make_entity("bystander", EntityType.PLACE))
    )
    network = project_network(knowledge)
    assert network.nodes["care-hub"] == {"label": "Care Hub", "type": "Initiative", "subtype": None, "nation": "Wales"}
    assert "bystander" not in network
    assert "bystander" in project_network(knowledge, isolated=True)


def test_a_tenure_is_an_edge_and_a_curated_statement_needs_no_document() -> None:
    tenure = Tenure("ann-example", "chief-carer", "2018-02")
    network = project_network(assemble(curate("chief-carer", Predicate.ROLE_IN, "office"), tenures=(tenure,)))
    held = network["ann-example"]["chief-carer"]["holdsRole"]
    assert held["tenures"] == (tenure.id,)
    assert held["first"] == "2018-02"
    assert held["curated"]
    assert network["chief-carer"]["office"]["roleIn"]["documents"] == ()
    assert network["chief-carer"]["office"]["roleIn"]["first"] is None


def test_predicates_can_be_chosen() -> None:
    knowledge = assemble(state("a", Predicate.FUNDS, "b"), state("a", Predicate.LEADS, "c"))
    assert list(project_network(knowledge, predicates={Predicate.LEADS}).edges()) == [("a", "c")]


def test_what_is_said_of_a_post_holds_of_its_holder_where_a_person_may_stand() -> None:
    said = state("minister", Predicate.ANNOUNCES, "plan", subject_holder="ann", object_holder="")
    post = state("minister", Predicate.ROLE_IN, "office", subject_holder="ann")
    entities = (
        make_entity("minister", EntityType.ROLE),
        make_entity("ann", EntityType.PERSON),
        make_entity("plan", EntityType.INITIATIVE),
    )
    facts = collect_facts(assemble(said, post, entities=entities))
    assert [fact.id for fact in facts] == [
        "ann--announces--plan",
        "minister--announces--plan",
        "minister--roleIn--office",
    ]
    assert facts[0].statements == facts[1].statements == (said,)


STATEMENTS = st.builds(
    state,
    st.sampled_from("abcd"),
    st.sampled_from(list(Predicate)),
    st.sampled_from("abcd"),
    modality=st.sampled_from(list(Modality)),
    negated=st.booleans(),
    confidence=st.sampled_from([0.2, 0.5, 0.9]),
    status=st.sampled_from(list(Status)),
    date=st.sampled_from(["", "2019", "2020-06"]),
    subject_holder=st.sampled_from(["", "person"]),
    object_holder=st.sampled_from(["", "person"]),
)
KINDS = (
    make_entity("a", EntityType.ROLE),
    make_entity("b", EntityType.ROLE),
    make_entity("c", EntityType.INITIATIVE),
    make_entity("person", EntityType.PERSON),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(STATEMENTS, max_size=25, unique_by=lambda one: one.id))
def test_every_statement_that_qualifies_is_on_the_edge_of_its_triple_and_no_other(statements: list[Statement]) -> None:
    network = project_network(assemble(*statements))
    on_edges = {
        (name, subject, key, object_)
        for subject, object_, key, data in network.edges(keys=True, data=True)
        for name in data["statements"]
    }
    expected = {
        (one.id, one.subject, str(one.predicate), one.object)
        for one in statements
        if not one.negated
        and one.modality != "proposed"
        and one.status != "rejected"
        and (one.status != "extracted" or one.confidence >= 0.5)
    }
    assert on_edges == expected


@settings(max_examples=60, deadline=None)
@given(st.lists(STATEMENTS, max_size=12, unique_by=lambda one: one.id))
def test_the_facts_are_the_direct_triples_of_the_graph(statements: list[Statement]) -> None:
    knowledge = assemble(*statements, tenures=(Tenure("person", "a", "2020"),), entities=KINDS)
    store = Store()
    store.bulk_load(write_nquads(knowledge, threshold=0.5), format=RdfFormat.N_QUADS)
    # Both ends of a symmetric predicate are inferred, and only one is asserted.
    direct = {
        (str(quad.subject), str(predicate), str(quad.object))
        for predicate in set(Predicate) - {Predicate.PARTNERS_WITH}
        for quad in store.quads_for_pattern(None, NamedNode(CARE[predicate]), None)
    }
    facts = collect_facts(knowledge, threshold=0.5)
    assert direct == {
        (f"<{entity_iri(fact.subject)}>", str(fact.predicate), f"<{entity_iri(fact.object)}>")
        for fact in facts
        if fact.predicate is not Predicate.PARTNERS_WITH
    }


@settings(max_examples=60, deadline=None)
@given(st.lists(STATEMENTS, max_size=15, unique_by=lambda one: one.id), st.randoms())
def test_the_order_of_statements_changes_nothing(statements: list[Statement], chance: object) -> None:
    shuffled = list(statements)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    one, other = (project_network(assemble(*each)) for each in (statements, shuffled))
    assert list(one.nodes(data=True)) == list(other.nodes(data=True))
    assert list(one.edges(keys=True, data=True)) == list(other.edges(keys=True, data=True))

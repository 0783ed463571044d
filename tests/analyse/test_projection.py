from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carekg.analyse.projection import is_fact, project_network
from carekg.model import Amount, EntityType, Modality, Nation, Predicate, Statement, Status, Tenure
from tests.analyse.values import Fields, assemble, curate, make_entity, state


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, True),
        ({"modality": Modality.PLANNED}, True),
        ({"modality": Modality.PROPOSED}, False),
        ({"negated": True}, False),
        ({"confidence": 0.5}, True),
        ({"confidence": 0.49}, False),
        ({"confidence": 0.1, "status": Status.ACCEPTED}, True),
        ({"confidence": 0.1, "status": Status.AMENDED}, True),
        ({"confidence": 0.1, "status": Status.CURATED}, True),
        ({"status": Status.REJECTED}, False),
        ({"negated": True, "status": Status.CURATED}, False),
        ({"modality": Modality.PROPOSED, "status": Status.ACCEPTED}, False),
    ],
)
def test_only_what_may_be_believed_is_a_fact(more: Fields, expected: bool) -> None:  # noqa: FBT001 - a case
    assert is_fact(state("council", Predicate.FUNDS, "hub", **more), threshold=0.5) is expected


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
    assert funds["amounts"] == ("GBP 250000",)
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
)


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


@given(st.lists(STATEMENTS, max_size=15, unique_by=lambda one: one.id), st.randoms())
def test_the_order_of_statements_changes_nothing(statements: list[Statement], chance: object) -> None:
    shuffled = list(statements)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    one, other = (project_network(assemble(*each)) for each in (statements, shuffled))
    assert list(one.nodes(data=True)) == list(other.nodes(data=True))
    assert list(one.edges(keys=True, data=True)) == list(other.edges(keys=True, data=True))

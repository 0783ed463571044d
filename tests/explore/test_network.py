from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carekg.explore.network import EdgeKey, build_network, group_ties, shorten_label
from carekg.model import (
    SIGNATURES,
    Citation,
    Entity,
    EntityType,
    Knowledge,
    Modality,
    Predicate,
    Statement,
    Status,
)
from tests.explore.sample import make_knowledge, measure_degrees

_ENTITIES = tuple(Entity(f"entity-{number}", kind, f"Entity {number}") for number, kind in enumerate(EntityType))
_IDS = st.sampled_from([entity.id for entity in _ENTITIES])
_STATEMENTS = st.builds(
    Statement,
    subject=_IDS,
    predicate=st.sampled_from(list(Predicate)),
    object=_IDS,
    evidence=st.builds(Citation, source=st.sampled_from(["a book", "a letter"]), quote=st.text(max_size=5)),
    modality=st.sampled_from(list(Modality)),
    negated=st.booleans(),
    confidence=st.floats(0, 1),
    status=st.sampled_from(list(Status)),
)


@given(st.lists(_STATEMENTS, max_size=40, unique_by=lambda statement: statement.id))
def test_no_statement_predicate_or_parallel_edge_is_lost(statements: list[Statement]) -> None:
    knowledge = Knowledge(_ENTITIES, (), (), tuple(statements))
    network = build_network(knowledge, {}, {}, threshold=0.5)
    assert Counter(place for edge in network.edges for place in edge["statements"]) == Counter(range(len(statements)))
    for edge in network.edges:
        for place in edge["statements"]:
            statement = statements[place]
            ends = (_ENTITIES[edge["from"]].id, edge["predicate"], _ENTITIES[edge["to"]].id)
            assert ends == (statement.subject, statement.predicate.value, statement.object)
            assert edge["claim"] == ("denied" if statement.negated else statement.modality.value)


def name_ties(statements: list[Statement]) -> list[tuple[EdgeKey, list[str]]]:
    ties = group_ties(Knowledge((), (), (), tuple(statements)))
    return [(key, [statements[place].id for place in grounds.statements]) for key, grounds in ties.items()]


@given(st.lists(_STATEMENTS, max_size=40, unique_by=lambda statement: statement.id), st.randoms(use_true_random=False))
def test_order_of_statements_does_not_matter(statements: list[Statement], chance: st.DataObject) -> None:
    shuffled = list(statements)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis types its Random as a value of the strategy
    assert name_ties(shuffled) == name_ties(statements)


def test_claim_that_is_no_fact_is_marked() -> None:
    knowledge = make_knowledge()
    network = build_network(knowledge, measure_degrees(knowledge), {}, threshold=0.6)
    doubted = {edge["claim"] for edge in network.edges if not edge["fact"]}
    assert {"proposed", "denied"} <= doubted
    for edge in network.edges:
        if edge["fact"] and edge["statements"]:
            assert max(knowledge.statements[place].confidence for place in edge["statements"]) >= 0.6


def test_tenure_stands_behind_an_edge_beside_the_statements_that_say_the_same() -> None:
    knowledge = make_knowledge()
    network = build_network(knowledge, {}, {}, threshold=0.5)
    found = {}
    for edge in network.edges:
        for number in edge.get("tenures", ()):
            tenure = knowledge.tenures[number]
            assert network.nodes[edge["from"]]["entity"]["id"] == tenure.person
            assert network.nodes[edge["to"]]["entity"]["id"] == tenure.role
            assert edge["fact"]
            found[tenure.person] = len(edge["statements"])
    assert found == {"odette-farrow": 1, "idris-penhallow": 1, "quentin-ashgrove": 0}


def test_proposed_planned_and_denied_claims_are_dashed_and_done_ones_are_not() -> None:
    knowledge = make_knowledge()
    network = build_network(knowledge, measure_degrees(knowledge), {}, threshold=0.5)
    dashes = {edge["claim"]: tuple(edge.get("dashes", ())) for edge in network.edges}
    assert dashes["actual"] == ()
    assert len({dashes["planned"], dashes["proposed"], dashes["denied"], ()}) == 4


def test_edges_between_the_same_two_take_different_ways() -> None:
    pair = [entity for entity in _ENTITIES if entity.type in SIGNATURES[Predicate.SUPPORTS].subjects][:2]
    statements = tuple(
        Statement(first.id, predicate, second.id, Citation("x"))
        for first, second in (pair, pair[::-1])
        for predicate in (Predicate.SUPPORTS, Predicate.OPPOSES, Predicate.FUNDS)
    )
    network = build_network(Knowledge(_ENTITIES, (), (), statements), {}, {}, threshold=0.5)
    ways = set()
    for edge in network.edges:
        smooth = edge.get("smooth", {"type": "straight", "roundness": 0})
        # Clockwise from the one end is the same way as anticlockwise from the other.
        side = {"straight": 0, "curvedCW": 1, "curvedCCW": -1}[smooth["type"]] * (
            1 if edge["from"] < edge["to"] else -1
        )
        ways.add((side, smooth["roundness"]))
    assert len(ways) == len(network.edges) == 6


def test_more_central_entities_are_larger() -> None:
    centrality = {entity.id: float(number) for number, entity in enumerate(_ENTITIES)}
    network = build_network(Knowledge(_ENTITIES), centrality, {}, threshold=0.5)
    sizes = [node["size"] for node in network.nodes]
    assert sizes == sorted(sizes)
    assert sizes[0] < sizes[-1]


def test_types_differ_in_both_shape_and_colour() -> None:
    network = build_network(Knowledge(_ENTITIES), {}, {}, threshold=0.5)
    assert len({node["shape"] for node in network.nodes}) == len(EntityType)
    assert len({node["color"] for node in network.nodes}) == len(EntityType)


@pytest.mark.parametrize(
    ("label", "short"),
    [
        ("Care Act", "Care Act"),
        ("Department for Later Life", "Department for Later\nLife"),
        ("help people live at home for as long as they wish", "help people live at\nhome for as long as\nthey wish"),
        ("word " * 30, "word word word word\nword word word word\nword word word word…"),
        ("   ", "?"),
        ("", "?"),
    ],
)
def test_label_takes_three_short_lines_at_most(label: str, short: str) -> None:
    assert shorten_label(label) == short


@given(st.text(max_size=400))
def test_label_is_short_whatever_the_name(label: str) -> None:
    lines = shorten_label(label).split("\n")
    assert 1 <= len(lines) <= 3
    assert all(len(line) <= 22 for line in lines)

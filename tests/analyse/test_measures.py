from __future__ import annotations

import pytest

from carekg.analyse.measures import (
    MEASURES,
    measure_betweenness,
    measure_degree,
    measure_network,
    measure_pagerank,
)
from carekg.analyse.projection import project_network
from carekg.model import Knowledge, Predicate
from tests.analyse.values import assemble, state

STAR = assemble(
    state("north", Predicate.FUNDS, "hub"),
    state("north", Predicate.SUPPORTS, "hub"),
    state("south", Predicate.FUNDS, "hub"),
    state("hub", Predicate.BENEFITS, "carers"),
)


def test_degree_counts_parallel_facts_each() -> None:
    assert measure_degree(project_network(STAR)) == {"carers": 1, "hub": 4, "north": 2, "south": 1}


def test_the_middle_of_a_star_lies_between_all_others() -> None:
    # Three others make three pairs, each joined through the hub alone.
    assert measure_betweenness(project_network(STAR)) == {"carers": 0.0, "hub": 1.0, "north": 0.0, "south": 0.0}


def test_ways_from_some_stand_for_the_ways_from_all() -> None:
    # A ring looks the same from everywhere, so ways from a third of it, three times as heavy, are the ways from all.
    names = [f"n{number:02}" for number in range(30)]
    ring = assemble(*(state(one, Predicate.FUNDS, names[place - 1]) for place, one in enumerate(names)))
    network = project_network(ring)
    exact = measure_betweenness(network)
    assert sum(measure_betweenness(network, most_starts=10).values()) == pytest.approx(sum(exact.values()))
    assert measure_betweenness(network, most_starts=30) == exact


def test_half_of_two_equal_ways_counts_half() -> None:
    square = assemble(
        state("a", Predicate.FUNDS, "b"),
        state("b", Predicate.FUNDS, "c"),
        state("c", Predicate.FUNDS, "d"),
        state("d", Predicate.FUNDS, "a"),
    )
    # Each corner has one of the two ways of the one pair that is not adjacent: 0.5 of 3 pairs.
    assert measure_betweenness(project_network(square)) == pytest.approx(dict.fromkeys("abcd", 1 / 6))


def test_pagerank_of_one_edge() -> None:
    # Solving p(b) = p(a) + 0.85 p(a) with p(a) + p(b) = 1, where b, having no way on, restarts anywhere.
    pair = project_network(assemble(state("a", Predicate.FUNDS, "b")))
    assert measure_pagerank(pair) == pytest.approx({"a": 1 / 2.85, "b": 1.85 / 2.85})


def test_pagerank_adds_up_to_one_and_ranks_the_table() -> None:
    rows = measure_network(project_network(STAR))
    assert sum(row.pagerank for row in rows) == pytest.approx(1)
    assert [row.entity for row in rows] == ["carers", "hub", "north", "south"]
    assert rows[1].label == "Hub"


@pytest.mark.parametrize("knowledge", [Knowledge(), assemble(state("a", Predicate.FUNDS, "a"))])
def test_networks_too_small_to_measure_give_zeros(knowledge: Knowledge) -> None:
    assert all(row.betweenness == 0 for row in measure_network(project_network(knowledge)))


def test_each_measure_is_explained() -> None:
    assert set(MEASURES) == {"degree", "pagerank", "betweenness"}

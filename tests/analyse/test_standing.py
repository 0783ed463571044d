from __future__ import annotations

from carekg.analyse import measure_betweenness, measure_pagerank, measure_standing, project_network
from carekg.model import Knowledge, Predicate
from tests.analyse.values import assemble, make_entity, state

KITE = assemble(
    state("north", Predicate.FUNDS, "hub"),
    state("north", Predicate.SUPPORTS, "hub"),
    state("hub", Predicate.PARTNERS_WITH, "north"),
    state("south", Predicate.FUNDS, "hub"),
    state("hub", Predicate.BENEFITS, "carers"),
    state("hub", Predicate.PARTNERS_WITH, "hub"),
    state("ash", Predicate.FUNDS, "yew"),
    entities=(make_entity("bystander"),),
)


def test_centrality_counts_others_and_covers_every_entity() -> None:
    assert measure_standing(KITE).centrality == {
        "ash": 1,
        "bystander": 0,
        "carers": 1,
        "hub": 3,
        "north": 1,
        "south": 1,
        "yew": 1,
    }


def test_communities_are_numbered_by_size_and_cover_every_entity() -> None:
    numbers = measure_standing(KITE).communities
    assert {name for name, number in numbers.items() if number == 1} == {"carers", "hub", "north", "south"}
    assert (numbers["ash"], numbers["yew"], numbers["bystander"]) == (2, 2, 0)


def test_few_entities_have_the_exact_figures() -> None:
    standing, network = measure_standing(KITE), project_network(KITE)
    assert standing.betweenness == measure_betweenness(network)
    assert standing.pagerank == measure_pagerank(network)


def test_what_is_below_the_threshold_ties_nothing() -> None:
    doubtful = assemble(state("a", Predicate.FUNDS, "b", confidence=0.6))
    assert measure_standing(doubtful, threshold=0.7).centrality == {"a": 0, "b": 0}
    assert measure_standing(doubtful, threshold=0.6).centrality == {"a": 1, "b": 1}


def test_nothing_known_is_nothing_measured() -> None:
    standing = measure_standing(Knowledge())
    assert not standing.centrality
    assert not standing.betweenness

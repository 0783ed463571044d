from __future__ import annotations

import random
from itertools import combinations

from carekg.analyse.communities import partition_network
from carekg.analyse.projection import project_network
from carekg.model import Knowledge, Predicate, Statement
from tests.analyse.values import assemble, state


def make_clique(*names: str) -> list[Statement]:
    return [state(one, Predicate.PARTNERS_WITH, other) for one, other in combinations(names, 2)]


TWO_CLIQUES = assemble(
    *make_clique("ash", "beech", "cedar", "dogwood"),
    *make_clique("violet", "willow", "yew"),
    state("ash", Predicate.SUPPORTS, "yew"),
)


def test_two_cliques_joined_by_one_fact_are_two_communities() -> None:
    communities = partition_network(project_network(TWO_CLIQUES))
    assert [sorted(each.members) for each in communities] == [
        ["ash", "beech", "cedar", "dogwood"],
        ["violet", "willow", "yew"],
    ]
    assert [each.number for each in communities] == [1, 2]


def test_a_community_is_named_by_those_with_most_facts_inside_it() -> None:
    knowledge = assemble(
        state("spoke-a", Predicate.SUPPORTS, "wheel"),
        state("spoke-b", Predicate.SUPPORTS, "wheel"),
        state("spoke-c", Predicate.SUPPORTS, "wheel"),
    )
    (community,) = partition_network(project_network(knowledge))
    assert community.name == "Wheel, Spoke A and 2 others"
    assert community.members[0] == "wheel"


def test_a_pair_is_named_by_both() -> None:
    (community,) = partition_network(project_network(assemble(state("b", Predicate.FUNDS, "a"))))
    assert community.name == "A and B"


def test_the_same_network_gives_the_same_communities_whatever_was_drawn_before() -> None:
    first = partition_network(project_network(TWO_CLIQUES))
    random.seed(99)
    random.random()  # noqa: S311 - moves the shared generator on
    assert partition_network(project_network(TWO_CLIQUES)) == first


def test_every_entity_is_in_exactly_one_community() -> None:
    network = project_network(TWO_CLIQUES)
    communities = partition_network(network)
    assert sorted(member for each in communities for member in each.members) == sorted(network)


def test_no_network_no_communities() -> None:
    assert partition_network(project_network(Knowledge())) == ()

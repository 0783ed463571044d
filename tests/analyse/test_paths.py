from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from carekg.analyse.paths import describe_paths, find_paths
from carekg.model import EntityType, Knowledge, Predicate, Tenure
from tests.analyse.values import assemble, make_entity, state


def test_facts_are_followed_either_way_with_all_that_joins_a_pair() -> None:
    backing = state("minister", Predicate.SUPPORTS, "plan")
    announcing = state("minister", Predicate.ANNOUNCES, "plan")
    knowledge = assemble(backing, announcing, state("council", Predicate.OPPOSES, "plan"))
    (path,) = find_paths(knowledge, "minister", "council")
    assert path.entities == ("minister", "plan", "council")
    assert [str(fact.predicate) for fact in path.steps[0].facts] == ["announces", "supports"]
    assert path.steps[0].facts[0].statements == (announcing,)
    assert path.steps[1].facts[0].subject == "council"


def test_the_shortest_way_comes_first_and_limit_holds() -> None:
    knowledge = assemble(
        state("a", Predicate.FUNDS, "b"),
        state("b", Predicate.FUNDS, "z"),
        state("a", Predicate.FUNDS, "c"),
        state("c", Predicate.FUNDS, "d"),
        state("d", Predicate.FUNDS, "z"),
    )
    assert [path.entities for path in find_paths(knowledge, "a", "z")] == [("a", "b", "z"), ("a", "c", "d", "z")]
    assert len(find_paths(knowledge, "a", "z", limit=1)) == 1


def test_of_ways_with_as_many_steps_the_one_through_a_country_comes_last() -> None:
    knowledge = assemble(
        state("a", Predicate.APPLIES_IN, "atlantis"),
        state("z", Predicate.APPLIES_IN, "atlantis"),
        state("a", Predicate.FUNDS, "body"),
        state("body", Predicate.FUNDS, "z"),
        entities=(make_entity("atlantis", EntityType.PLACE),),
    )
    assert [path.entities[1] for path in find_paths(knowledge, "a", "z")] == ["body", "atlantis"]


def test_denials_and_tenures() -> None:
    knowledge = assemble(
        state("a", Predicate.SUPPORTS, "b", negated=True), tenures=(Tenure("a", "post", "2019", "2020-02"),)
    )
    assert find_paths(knowledge, "a", "b") == ()
    paths = find_paths(knowledge, "a", "post")
    text = describe_paths(paths, make_entity("a"), make_entity("post"), knowledge)
    assert text.splitlines() == ["1. 1 step", "   A — holds role → Post", "       2019 to 2020-02"]


def test_each_fact_is_told_with_its_quote() -> None:
    knowledge = assemble(state("a", Predicate.FUNDS, "b", quote="A pays\n  for B."))
    text = describe_paths(find_paths(knowledge, "b", "a"), make_entity("b"), make_entity("a"), knowledge)
    assert text.splitlines() == [
        "1. 1 step",
        "   A — funds → B",
        "       “A pays for B.”",
        "       Brief, 2021-05-04",
    ]


def test_no_way_is_said() -> None:
    knowledge = assemble(state("a", Predicate.FUNDS, "b"), state("c", Predicate.FUNDS, "d"))
    assert find_paths(knowledge, "a", "d") == ()
    assert find_paths(knowledge, "a", "nobody") == ()
    assert describe_paths((), make_entity("a"), make_entity("d"), knowledge) == "No chain of facts connects A with D."


EDGES = st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")), max_size=14)


def measure_distance(edges: list[tuple[str, str]], start: str, end: str) -> int | None:
    reached, steps = {start}, 0
    while end not in reached:
        further = reached | {b for a, b in edges if a in reached} | {a for a, b in edges if b in reached}
        if further == reached:
            return None
        reached, steps = further, steps + 1
    return steps


@settings(max_examples=60, deadline=None)
@given(EDGES)
def test_steps_connect_and_the_first_path_is_shortest(edges: list[tuple[str, str]]) -> None:
    knowledge: Knowledge = assemble(*{one.id: one for one in (state(a, Predicate.FUNDS, b) for a, b in edges)}.values())
    paths = find_paths(knowledge, "a", "f")
    distance = measure_distance(edges, "a", "f")
    assert bool(paths) == (distance is not None)
    if paths:
        assert len(paths[0].steps) == distance
    for path in paths:
        assert (path.entities[0], path.entities[-1]) == ("a", "f")
        assert len(set(path.entities)) == len(path.entities)
        for step, entity in zip(path.steps, path.entities, strict=False):
            assert step.source == entity
            assert all({fact.subject, fact.object} == {step.source, step.target} for fact in step.facts)

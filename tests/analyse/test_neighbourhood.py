from __future__ import annotations

import pytest

from carekg.analyse.neighbourhood import find_neighbourhood
from carekg.errors import QueryError
from carekg.model import Knowledge, Modality, Predicate, Status, Tenure
from tests.analyse.values import assemble, make_entity, state

CHAIN = assemble(
    state("a", Predicate.FUNDS, "b"),
    state("c", Predicate.OPPOSES, "b", speaker="herald"),
    state("c", Predicate.CALLS_FOR, "d", modality=Modality.PROPOSED),
    state("a", Predicate.FUNDS, "x", status=Status.REJECTED),
    tenures=(Tenure("ann", "a", "2019"),),
    entities=(make_entity("herald"),),
)


def names(knowledge: Knowledge) -> list[str]:
    return [entity.id for entity in knowledge.entities]


@pytest.mark.parametrize(
    ("depth", "expected"),
    [
        (0, ["a"]),
        (1, ["a", "ann", "b"]),
        (2, ["a", "ann", "b", "c", "herald"]),
        (3, ["a", "ann", "b", "c", "d", "herald"]),
    ],
)
def test_depth_counts_steps_in_either_direction(depth: int, expected: list[str]) -> None:
    assert names(find_neighbourhood(CHAIN, "a", depth)) == expected


def test_statements_documents_and_tenures_come_along() -> None:
    part = find_neighbourhood(CHAIN, "a", 1)
    assert [(one.subject, one.object) for one in part.statements] == [("a", "b")]
    assert [document.id for document in part.documents] == ["brief"]
    assert [tenure.person for tenure in part.tenures] == ["ann"]
    assert find_neighbourhood(CHAIN, "d", 0).documents == ()


def test_an_unknown_entity_is_an_error() -> None:
    with pytest.raises(QueryError, match="no entity has the id 'nobody'"):
        find_neighbourhood(CHAIN, "nobody")

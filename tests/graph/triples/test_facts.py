from __future__ import annotations

from dataclasses import replace

import pytest

from carekg.graph.triples.facts import is_fact, merge_statements, resolve_statements, resolve_tenures
from carekg.model import Method, Modality, Predicate, Status
from tests.graph.samples import ADA, ANNOUNCED, CARERS, FUND, MINISTER, TENURE


@pytest.mark.parametrize(
    ("confidence", "threshold", "expected"), [(0.5, 0.5, True), (0.49, 0.5, False), (0.0, 0.0, True)]
)
def test_an_extracted_statement_needs_confidence(confidence: float, threshold: float, *, expected: bool) -> None:
    assert is_fact(replace(ANNOUNCED, confidence=confidence), threshold) is expected


@pytest.mark.parametrize("status", [Status.CURATED, Status.ACCEPTED, Status.AMENDED])
def test_a_person_outweighs_confidence_but_not_what_is_said(status: Status) -> None:
    sure = replace(ANNOUNCED, status=status, confidence=0.0)
    assert is_fact(sure, 1.0)
    assert is_fact(replace(sure, modality=Modality.PLANNED), 1.0)
    assert not is_fact(replace(sure, modality=Modality.PROPOSED), 0.0)
    assert not is_fact(replace(sure, negated=True), 0.0)


def test_what_was_rejected_is_never_a_fact() -> None:
    assert not is_fact(replace(ANNOUNCED, status=Status.REJECTED, confidence=1.0), 0.0)


def test_of_one_claim_the_decision_wins_and_then_the_confidence() -> None:
    weak, strong = replace(ANNOUNCED, confidence=0.2), replace(ANNOUNCED, confidence=0.7)
    accepted = replace(ANNOUNCED, confidence=0.1, status=Status.ACCEPTED)
    assert merge_statements([weak, strong]) == merge_statements([strong, weak]) == (strong,)
    assert merge_statements([strong, accepted]) == (accepted,)


def test_of_one_claim_all_the_methods_that_found_it_are_kept() -> None:
    by_rules = replace(ANNOUNCED, confidence=0.7, rule="announce", methods=(Method.RULES,))
    by_llm = replace(ANNOUNCED, confidence=0.5, rule="some model", methods=(Method.LLM,))
    expected = replace(by_rules, methods=(Method.LLM, Method.RULES))
    assert merge_statements([by_rules, by_llm]) == merge_statements([by_llm, by_rules]) == (expected,)


def test_a_fact_holds_of_the_holder_only_where_a_person_may_stand() -> None:
    held = replace(
        ANNOUNCED,
        predicate=Predicate.BENEFITS,
        subject=FUND.id,
        object=MINISTER.id,
        subject_holder="",
        object_holder=ADA.id,
    )
    types = {entity.id: entity.type for entity in (ADA, CARERS, FUND, MINISTER)}
    assert list(resolve_statements([held], types, 0.5)) == []
    addressed = replace(held, predicate=Predicate.ADDRESSES, subject=CARERS.id)
    found = list(resolve_statements([addressed], types, 0.5))
    assert found == [(CARERS.id, Predicate.ADDRESSES, ADA.id)]


def test_two_holders_give_every_combination() -> None:
    both = replace(
        ANNOUNCED, predicate=Predicate.ADDRESSES, object="other-role", subject_holder=ADA.id, object_holder="bea"
    )
    types = {ADA.id: ADA.type, MINISTER.id: MINISTER.type, "other-role": MINISTER.type, "bea": ADA.type}
    found = set(resolve_statements([both], types, 0.5))
    assert {(subject, value) for subject, _, value in found} == {
        (ADA.id, "other-role"),
        (ADA.id, "bea"),
        (MINISTER.id, "bea"),
    }


def test_tenures_say_who_holds_a_role() -> None:
    found = list(resolve_tenures([TENURE]))
    assert found == [("ada-pemberton", Predicate.HOLDS_ROLE, "minister-for-lanterns")]

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings

from carekg.graph.changes.comparison import compare
from carekg.model import Knowledge, Modality, Predicate, Status
from tests.graph.samples import (
    ANNOUNCED,
    FUND,
    FUNDED,
    LETTER,
    NEWS,
    PARTNERED,
    PROPOSED,
    SAMPLE,
    UNSURE,
    without_document,
)
from tests.graph.strategies import knowledge


@given(knowledge())
@settings(max_examples=40, deadline=None)
def test_nothing_changes_from_a_thing_to_itself(given_knowledge: Knowledge) -> None:
    assert not compare(given_knowledge, given_knowledge)


@given(knowledge(), knowledge())
@settings(max_examples=60, deadline=None)
def test_there_and_back_are_each_others_mirror(one: Knowledge, other: Knowledge) -> None:
    there, back = compare(one, other), compare(other, one)
    assert there.gained == back.lost
    for name in ("documents", "entities", "tenures", "statements"):
        forth, reverse = getattr(there, name), getattr(back, name)
        assert forth.added == reverse.removed
        assert forth.changed == tuple((before, after) for after, before in reverse.changed)
        after = {each.id: each for each in getattr(one, name)}
        for each in forth.removed:
            del after[each.id]
        after |= {each.id: each for each in (*forth.added, *(now for _, now in forth.changed))}
        assert after == {each.id: each for each in getattr(other, name)}


def test_a_new_document_brings_its_facts_but_not_its_proposals() -> None:
    changes = compare(without_document(SAMPLE, NEWS), SAMPLE)
    assert changes.documents.added == (NEWS,)
    assert {each.id for each in changes.statements.added} >= {PROPOSED.id, UNSURE.id}
    assert changes.gained == ()
    changes = compare(without_document(SAMPLE, LETTER), SAMPLE)
    assert [(fact.subject, fact.predicate, fact.object) for fact in changes.gained] == [
        ("minister-for-lanterns", Predicate.ANNOUNCES, "lantern-fund"),
        ("ministry-of-lanterns", Predicate.FUNDS, "lantern-fund"),
    ]


def test_a_fact_holds_as_long_as_one_statement_carries_it() -> None:
    again = replace(ANNOUNCED, date="2021-07")
    both = replace(SAMPLE, statements=(ANNOUNCED, again))
    assert compare(both, replace(SAMPLE, statements=(again,))).lost == ()
    assert len(compare(both, replace(SAMPLE, statements=())).lost) == 1


def test_a_decision_can_make_and_unmake_a_fact() -> None:
    old = replace(SAMPLE, statements=(FUNDED, UNSURE))
    new = replace(SAMPLE, statements=(replace(FUNDED, status=Status.REJECTED), replace(UNSURE, status=Status.ACCEPTED)))
    changes = compare(old, new)
    assert [fact.predicate for fact in changes.gained] == [Predicate.BENEFITS]
    assert [fact.predicate for fact in changes.lost] == [Predicate.FUNDS]
    assert len(changes.statements.changed) == 2


def test_the_threshold_decides_what_is_gained() -> None:
    old, new = Knowledge(), Knowledge(statements=(UNSURE,))
    assert compare(old, new, threshold=0.5).gained == ()
    assert len(compare(old, new, threshold=0.3).gained) == 1


def test_an_entity_that_says_something_else_has_changed() -> None:
    changes = compare(Knowledge(entities=(FUND,)), Knowledge(entities=(replace(FUND, label="Lamp Fund"),)))
    assert [(was.label, now.label) for was, now in changes.entities.changed] == [("Lantern Fund", "Lamp Fund")]


def test_the_statement_made_real_is_another_statement() -> None:
    real = replace(PARTNERED, modality=Modality.PLANNED)
    changes = compare(Knowledge(statements=(PARTNERED,)), Knowledge(statements=(real,)))
    assert (changes.statements.added, changes.statements.removed) == ((real,), (PARTNERED,))
    assert not changes.gained
    assert not changes.lost

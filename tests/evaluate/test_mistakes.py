"""Errors by kind: each is counted once, and none is left out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from carekg.evaluate.comparison import compare_sample
from carekg.evaluate.mistakes import Kind, find_mistakes, group_mistakes
from carekg.model import Modality, Predicate, Statement
from tests.evaluate.samples import ENTITIES, OPPOSES, PAYS, RUNS, make_sample, say

RIGHT = (
    say("council", Predicate.IMPLEMENTS, "door", RUNS),
    say("trust", Predicate.OPPOSES, "fund", OPPOSES),
    say("ida", Predicate.ANNOUNCES, "fund"),
)
"""All but what the fund pays for."""


def kinds_of(*statements: Statement, without: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    mistakes = find_mistakes(compare_sample(make_sample(*statements, without=without)))
    return sorted((mistake.kind.value, mistake.group) for mistake in mistakes)


def test_nothing_said_of_two_that_were_found() -> None:
    assert kinds_of(*RIGHT) == [("not said", "funds")]


def test_an_end_that_was_not_found() -> None:
    without = ("council", "door")
    others = tuple(each for each in RIGHT if each.predicate is not Predicate.IMPLEMENTS)
    assert kinds_of(*others, without=without) == [
        ("missed entity (both)", "implements: Organisation, Initiative"),
        ("missed entity (object)", "funds: Organisation"),
    ]


def test_a_wrong_end_is_one_error_on_both_sides() -> None:
    assert kinds_of(*RIGHT, say("fund", Predicate.FUNDS, "trust")) == [
        ("wrong end", "funds: object Organisation read as Organisation")
    ]
    assert kinds_of(*RIGHT, say("minister", Predicate.FUNDS, "council")) == [
        ("wrong end", "funds: subject Initiative read as Role")
    ]


def test_a_wrong_predicate_is_one_error_on_both_sides() -> None:
    assert kinds_of(*RIGHT, say("fund", Predicate.PARTNERS_WITH, "council")) == [
        ("wrong predicate", "funds read as partnersWith")
    ]


def test_an_entity_that_is_none_and_a_relation_that_is_none() -> None:
    assert kinds_of(*RIGHT, say("minister", Predicate.LEADS, "trust"), say("ida", Predicate.LEADS, "trust")) == [
        ("no such entity", "leads: subject Role"),
        ("no such relation", "leads"),
        ("not said", "funds"),
    ]


def test_wrong_scopes_of_what_was_found() -> None:
    funds = say("fund", Predicate.FUNDS, "council", negated=True, speaker="trust", date="2029")
    assert kinds_of(*RIGHT, funds) == [
        ("wrong scope (amount)", "not found"),
        ("wrong scope (date)", "read as another one"),
        ("wrong scope (modality)", "planned read as actual"),
        ("wrong scope (negation)", "affirmed read as denied"),
        ("wrong scope (speaker)", "read as another one"),
    ]


def test_the_commonest_come_first_with_an_example() -> None:
    funds = say("fund", Predicate.FUNDS, "trust")
    mistakes = [
        *find_mistakes(compare_sample(make_sample(*RIGHT))) * 2,
        *find_mistakes(compare_sample(make_sample(*RIGHT, funds))),
    ]
    first, second = group_mistakes(mistakes)
    assert (first.kind, first.group, first.count) == (Kind.NOT_SAID, "funds", 2)
    assert (second.kind, second.count) == (Kind.WRONG_END, 1)
    assert first.example.missed == "Lantern Fund | funds | Oakshire Council"
    assert second.example.spurious == "the Lantern Fund | funds | The Quince Trust"
    assert second.example.quote == PAYS
    assert second.example.document == "lantern.txt"


_STATEMENTS = st.lists(
    st.builds(
        say,
        st.sampled_from(sorted(ENTITIES)),
        st.sampled_from(sorted(Predicate)),
        st.sampled_from(sorted(ENTITIES)),
        st.sampled_from([PAYS, RUNS, OPPOSES]),
        modality=st.sampled_from(sorted(Modality)),
        negated=st.booleans(),
    ),
    max_size=12,
)


@given(statements=_STATEMENTS)
def test_the_kinds_sum_up(statements: list[Statement]) -> None:
    comparison = compare_sample(make_sample(*statements))
    mistakes = [each for each in find_mistakes(comparison) if not each.kind.is_scope]
    scopes = [each for each in find_mistakes(comparison) if each.kind.is_scope]
    core = [index for index, relation in enumerate(comparison.relations) if relation.core]
    assert sum(bool(each.missed) for each in mistakes) == sum(index not in comparison.strict.pairs for index in core)
    assert sum(bool(each.spurious) for each in mistakes) == len(comparison.strict.spurious)
    wrong = sum(not right for index in comparison.strict.pairs for right in comparison.judge_qualifiers(index).values())
    assert len(scopes) == wrong

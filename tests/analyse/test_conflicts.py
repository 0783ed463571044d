from __future__ import annotations

from decimal import Decimal

import pytest

from carekg.analyse.conflicts import ConflictKind, find_conflicts
from carekg.model import Amount, EntityType, Modality, Predicate, Status, Tenure
from tests.analyse.values import Fields, assemble, curate, make_entity, state

TENURES = (
    Tenure("ann", "post", "2018", "2021-05-03"),
    Tenure("bob", "post", "2021-05-03", "2023-01"),
    Tenure("cleo", "post", "2023-01"),
)


def test_said_and_denied() -> None:
    said = state("council", Predicate.FUNDS, "hub")
    denied = state("council", Predicate.FUNDS, "hub", negated=True, quote="It will not pay.")
    (conflict,) = find_conflicts(assemble(said, denied))
    assert conflict.kind is ConflictKind.DENIAL
    assert conflict.reason == "“Council funds Hub” is both said and denied."
    assert {one.id for one in conflict.statements} == {said.id, denied.id}


def test_a_denial_tells_when_each_was_so() -> None:
    begun = [state("council", Predicate.FUNDS, "hub", date=date) for date in ("2030", "2028-04")]
    stopped = state("council", Predicate.FUNDS, "hub", negated=True, date="2031-05-01")
    unsaid = state("council", Predicate.FUNDS, "hub", negated=True, quote="It will not pay.")
    (conflict,) = find_conflicts(assemble(*begun, stopped, unsaid))
    assert conflict.reason == "“Council funds Hub” is both said (2028-04, 2030) and denied (2031-05-01)."


def test_supports_and_opposes() -> None:
    knowledge = assemble(state("union", Predicate.SUPPORTS, "bill"), state("union", Predicate.OPPOSES, "bill"))
    (conflict,) = find_conflicts(knowledge)
    assert conflict.kind is ConflictKind.STANCE
    assert conflict.reason == "Union both supports and opposes Bill."


def test_several_support_and_oppose() -> None:
    knowledge = assemble(state("unions", Predicate.SUPPORTS, "bill"), state("unions", Predicate.OPPOSES, "bill"))
    (conflict,) = find_conflicts(knowledge)
    assert conflict.reason == "Unions both support and oppose Bill."


def test_a_claim_in_conflict_is_a_sentence() -> None:
    said = state("unions", Predicate.PART_OF, "forum")
    denied = state("unions", Predicate.PART_OF, "forum", negated=True, quote="They left it.")
    (conflict,) = find_conflicts(assemble(said, denied))
    assert conflict.reason == "“Unions are part of Forum” is both said and denied."


@pytest.mark.parametrize(
    "more",
    [{"status": Status.REJECTED}, {"modality": Modality.PROPOSED}],
    ids=["rejected", "proposed"],
)
def test_what_nobody_stands_by_contradicts_nothing(more: Fields) -> None:
    assert not find_conflicts(
        assemble(state("union", Predicate.SUPPORTS, "bill"), state("union", Predicate.OPPOSES, "bill", **more))
    )
    assert not find_conflicts(
        assemble(state("a", Predicate.FUNDS, "b", negated=True), state("a", Predicate.FUNDS, "b", **more))
    )


def test_different_subjects_may_differ() -> None:
    knowledge = assemble(state("union", Predicate.SUPPORTS, "bill"), state("council", Predicate.OPPOSES, "bill"))
    assert find_conflicts(knowledge) == ()


def test_not_opposing_what_one_supports_is_no_conflict() -> None:
    knowledge = assemble(
        state("union", Predicate.SUPPORTS, "bill"), state("union", Predicate.OPPOSES, "bill", negated=True)
    )
    assert find_conflicts(knowledge) == ()


# The document is of 4 May 2021: Bob's time.
@pytest.mark.parametrize(
    ("person", "more", "conflicts"),
    [
        ("bob", {}, False),
        # A document may tell of who held the post before.
        ("ann", {}, False),
        ("ann", {"date": "2021-06"}, True),
        ("ann", {"date": "2021-06", "quote": "Ann, the former post, spoke."}, False),
        ("ann", {"date": "2020"}, False),
        ("ann", {"date": "2021-05"}, False),
        ("cleo", {}, True),
        ("cleo", {"quote": "Cleo, the former post, spoke."}, True),
        ("cleo", {"negated": True}, False),
        ("stranger", {}, True),
        ("stranger", {"date": "2016"}, False),
        ("stranger", {"status": Status.CURATED}, False),
    ],
)
def test_posts(person: str, more: Fields, conflicts: bool) -> None:  # noqa: FBT001 - a case
    found = find_conflicts(assemble(state(person, Predicate.HOLDS_ROLE, "post", **more), tenures=TENURES))
    assert bool(found) is conflicts


def test_a_post_conflict_names_the_holder() -> None:
    (conflict,) = find_conflicts(assemble(state("stranger", Predicate.HOLDS_ROLE, "post"), tenures=TENURES))
    assert conflict.kind is ConflictKind.POST
    assert conflict.reason == (
        "“Stranger holds the post of Post”, dated 2021-05-04, but the tenures give the post to Bob then."
    )
    assert conflict.tenures == (TENURES[1],)


def price(value: str, per: str = "") -> Amount:
    return Amount(Decimal(value), per=per)


@pytest.mark.parametrize(
    ("read", "conflicts"),
    [
        ({"amount": price("500000")}, True),
        ({"amount": price("5000000.0")}, False),
        ({"amount": price("5000000", "year")}, False),
        ({}, False),
        ({"amount": price("500000"), "date": "2018"}, False),
        ({"amount": price("500000"), "date": "2019-06"}, True),
        ({"amount": price("500000"), "negated": True}, False),
    ],
)
def test_amounts(read: Fields, conflicts: bool) -> None:  # noqa: FBT001 - a case
    known = curate("treasury", Predicate.FUNDS, "hub", amount=price("5000000"), date="2019")
    found = find_conflicts(assemble(known, state("treasury", Predicate.FUNDS, "hub", **read)))
    assert [one.kind for one in found if one.kind is ConflictKind.AMOUNT] == [ConflictKind.AMOUNT] * conflicts


def test_a_sum_that_one_of_several_curated_rows_states_is_no_conflict() -> None:
    knowledge = assemble(
        curate("treasury", Predicate.FUNDS, "hub", amount=price("5")),
        curate("treasury", Predicate.FUNDS, "hub", amount=price("7")),
        state("treasury", Predicate.FUNDS, "hub", amount=price("7")),
    )
    assert find_conflicts(knowledge) == ()


@pytest.mark.parametrize(
    ("subject", "predicate", "kind", "conflicts"),
    [
        ("minister", Predicate.ANNOUNCES, EntityType.INITIATIVE, True),
        ("minister", Predicate.ANNOUNCES, EntityType.ORGANISATION, False),
        ("lottery", Predicate.FUNDS, EntityType.INITIATIVE, False),
        ("treasury", Predicate.FUNDS, EntityType.INITIATIVE, True),
    ],
)
def test_an_initiative_has_one_sum_unless_another_payer_gives_more(
    subject: str,
    predicate: Predicate,
    kind: EntityType,
    conflicts: bool,  # noqa: FBT001 - a case
) -> None:
    known = curate("treasury", Predicate.FUNDS, "hub", amount=price("5"))
    read = state(subject, predicate, "hub", amount=price("7"))
    assert bool(find_conflicts(assemble(known, read, entities=(make_entity("hub", kind),)))) is conflicts

from __future__ import annotations

import pytest

from carekg.explore.appearance import CLAIM_LOOKS, STATUS_WORDS, TYPE_LOOKS, word_subtype
from carekg.graph.words.wording import PREDICATE_WORDS
from carekg.model import SYMMETRIC, EntityType, Modality, Predicate, Status


def test_everything_that_the_model_knows_has_a_look_and_words() -> None:
    assert set(TYPE_LOOKS) == set(EntityType)
    assert set(PREDICATE_WORDS) == set(Predicate)
    assert set(STATUS_WORDS) == set(Status)
    assert set(CLAIM_LOOKS) == {*(modality.value for modality in Modality), "denied"}


def test_only_symmetric_predicates_read_the_same_both_ways() -> None:
    assert {predicate for predicate, words in PREDICATE_WORDS.items() if words.forward == words.backward} == SYMMETRIC


@pytest.mark.parametrize(
    ("subtype", "words"),
    [
        ("GovernmentBody", "Government body"),
        ("NHSBody", "NHS body"),
        ("PoliticalParty", "Political party"),
        ("Charity", "Charity"),
        ("house of cards", "house of cards"),
    ],
)
def test_subtypes_are_words(subtype: str, words: str) -> None:
    assert word_subtype(subtype) == words

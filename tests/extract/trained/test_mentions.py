from __future__ import annotations

import numpy as np

from carekg.extract.trained.mentions import overlap, pick_mentions
from carekg.extract.trained.windows import TYPES
from carekg.model import EntityType

BODY, AIM = TYPES.index(EntityType.ORGANISATION), TYPES.index(EntityType.OBJECTIVE)


def score(words: int, *given: tuple[int, int, int, float]) -> np.ndarray:
    scores = np.full((len(TYPES), words, words), -9.0, dtype=np.float32)
    for kind, first, last, value in given:
        scores[kind, first, last] = value
    return scores


def test_of_two_that_overlap_the_surer_stays() -> None:
    found = pick_mentions(score(5, (BODY, 0, 2, 1.0), (BODY, 1, 3, 2.0)), [0] * 5)
    assert found == [(1, 4, EntityType.ORGANISATION, 2.0)]


def test_a_name_may_stand_within_an_aim() -> None:
    found = pick_mentions(score(5, (AIM, 0, 4, 1.0), (BODY, 2, 3, 2.0)), [0] * 5)
    assert [(start, end) for start, end, _, _ in found] == [(0, 5), (2, 4)]


def test_a_stretch_has_the_likelier_of_two_types() -> None:
    found = pick_mentions(score(3, (AIM, 0, 1, 0.5), (BODY, 0, 1, 0.7)), [0] * 3)
    assert [kind for *_, kind, _ in found] == [EntityType.ORGANISATION]


def test_no_mention_goes_from_one_sentence_into_the_next_or_backwards() -> None:
    assert pick_mentions(score(4, (BODY, 1, 2, 3.0), (BODY, 3, 2, 3.0)), [0, 0, 1, 1]) == []


def test_the_unlikely_are_left_out() -> None:
    assert pick_mentions(score(2, (BODY, 0, 1, -1.5)), [0, 0]) == []


def test_overlap_is_the_shared_part_of_the_whole() -> None:
    assert overlap((0, 4), (2, 6)) == 2 / 6
    assert overlap((0, 2), (2, 4)) == 0
    assert overlap((1, 3), (1, 3)) == 1

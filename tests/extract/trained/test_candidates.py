from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from carekg.extract.trained.candidates import bucket_distances, find_referring


def test_referring_words_are_found_in_any_case() -> None:
    assert find_referring(["It", "welcomed", "the", "plan", "THEIR", "board"]) == [0, 4]


def test_small_distances_are_told_apart_and_far_ones_together() -> None:
    classes = bucket_distances(np.array([0, 1, 2, 3, 4, 7, 8, 500, 5000, -1, -5000])).tolist()
    assert classes[:4] == [0, 1, 2, 3]
    assert classes[4] == classes[5] != classes[6]
    assert classes[7] == classes[8]
    assert classes[9] == classes[1] + 8
    assert classes[10] == classes[8] + 8


@given(st.integers(-100_000, 100_000), st.integers(0, 100_000))
def test_what_is_farther_has_no_smaller_class(distance: int, more: int) -> None:
    near, far = bucket_distances(np.array([abs(distance), abs(distance) + more]))
    assert 0 <= near <= far < 8

from __future__ import annotations

import pytest

from carekg.model import Nation
from carekg.query.naming.spelling import find_nation, fold_name


@pytest.mark.parametrize(
    ("text", "expected"),
    [("wales", Nation.WALES), ("NorthernIreland", Nation.NORTHERN_IRELAND), ("UK", None), ("", None)],
)
def test_nations(text: str, expected: Nation | None) -> None:
    assert find_nation(text) is expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The King’s Fund", "king's fund"),
        ("Health & Social Care", "health and social care"),
        ("10-Year Plan", "10 year plan"),
        ("  C.Q.C. ", "cqc"),
    ],
)
def test_spellings_of_one_name_fold_to_the_same(one: str, other: str) -> None:
    assert fold_name(one) == fold_name(other)


def test_the_alone_stays() -> None:
    assert fold_name("The") == "the"

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carekg.llm.parsing import find_object

ANSWER = {"entities": [], "statements": [{"quote": "a {brace} and ``` a fence"}]}


@given(st.text(max_size=40), st.text(max_size=40))
def test_an_answer_is_found_in_whatever_stands_around_it(before: str, after: str) -> None:
    assert find_object(f"{before}\n{json.dumps(ANSWER)}\n{after}") == ANSWER


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{}",
        "[]",
        "null",
        "No.",
        '{"answer": 1}',
        '{"entities": {}}',
        json.dumps(ANSWER)[:-1],
        "{" * 100_000,
        "[" * 100_000,
        '{"a":' * 100_000,
        "9" * 10_000,
    ],
)
def test_what_is_no_answer_is_none(content: str) -> None:
    assert find_object(content) is None


def test_of_several_the_last_is_the_answer() -> None:
    assert find_object(f'Try {{"entities": [1]}} first. Better: {json.dumps(ANSWER)}') == ANSWER

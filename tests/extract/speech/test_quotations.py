from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carekg.documents import Source, read_document
from carekg.extract.pipeline import Extractor
from carekg.extract.speech.quotations import find_quotes
from tests.extract.cases_files import load_cases


@pytest.mark.parametrize("case", load_cases("speakers"), ids=lambda case: case["text"][:50])
def test_tells_who_says_so(extractor: Extractor, case: dict[str, Any]) -> None:
    extraction = extractor.extract(read_document(Source("example.txt", case["text"].encode())))
    labels = {entity.id: entity.label for entity in extraction.entities} | {"": ""}
    said = {
        (labels[one.subject], one.predicate.value, labels[one.object]): labels[one.speaker]
        for one in extraction.statements
    }
    for subject, predicate, other, speaker in case["speakers"]:
        assert said[subject, predicate, other] == speaker


@given(st.lists(st.sampled_from(["“", "”", '"', "‘", "’", "It has been a very long winter here. ", "\n\n", "1. "])))
def test_quotations_lie_within_the_text_and_one_after_another(parts: list[str]) -> None:
    document = read_document(Source("x.txt", ("News. " + "".join(parts)).encode()))
    quotes = find_quotes(document)
    assert all(0 <= start < end <= len(document.text) for start, end in quotes)
    assert all(one[1] <= other[0] for one, other in pairwise(quotes))

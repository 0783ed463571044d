"""What the items of lists say, and whose lists they are."""

from __future__ import annotations

from typing import Any

import pytest

from carekg.documents import Source, read_document
from carekg.extract.pipeline import Extractor
from tests.extract.cases_files import load_cases


@pytest.mark.parametrize("case", load_cases("lists") + load_cases("demands"), ids=lambda case: case["text"][:50])
def test_says_what_the_list_says(extractor: Extractor, case: dict[str, Any]) -> None:
    extraction = extractor.extract(read_document(Source("example.txt", case["text"].encode())))
    labels = {entity.id: entity.label for entity in extraction.entities}
    said = {(labels[one.subject], one.predicate.value, labels[one.object]) for one in extraction.statements}
    assert {tuple(triple) for triple in case["says"]} <= said
    assert not {tuple(triple) for triple in case["never"]} & said if "never" in case else said

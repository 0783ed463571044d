from __future__ import annotations

from typing import Any

import pytest

from carekg.documents import Source, read_document
from carekg.extract.pipeline import Extractor
from tests.extract.cases_files import load_cases


@pytest.mark.parametrize("case", load_cases("kinds"), ids=lambda case: case["text"][:50])
def test_tells_what_a_name_names_by_its_company(extractor: Extractor, case: dict[str, Any]) -> None:
    extraction = extractor.extract(read_document(Source("example.txt", case["text"].encode())))
    types = {entity.label: entity.type.value for entity in extraction.entities}
    assert types[case["name"]] == case["type"]


def test_leaves_out_capitals_of_common_words(extractor: Extractor) -> None:
    text = "Steps\n\nThe Zebra Care Council took steps to publish the Kettle Strategy."
    extraction = extractor.extract(read_document(Source("example.txt", text.encode())))
    assert "Steps" not in {entity.label for entity in extraction.entities}


@pytest.mark.parametrize("case", load_cases("aliases"), ids=lambda case: case["text"][:50])
def test_joins_the_names_of_one_thing(extractor: Extractor, case: dict[str, Any]) -> None:
    extraction = extractor.extract(read_document(Source("example.txt", case["text"].encode())))
    labels = sorted(entity.label for entity in extraction.entities if entity.type.value == case["type"])
    assert labels == case["labels"]

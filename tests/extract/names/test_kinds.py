from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from carekg.documents import Source, read_document
from carekg.extract.lexicon import Lexicon
from carekg.extract.names.kinds import classify_name
from carekg.extract.pipeline import Extractor
from carekg.model import EntityType
from tests.extract.cases_files import load_cases

if TYPE_CHECKING:
    from spacy.language import Language


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


@pytest.mark.parametrize(
    ("name", "kind", "subtype"),
    [
        ("Cyngor Otterham", EntityType.ORGANISATION, "LocalAuthority"),
        ("Tŷ Kettle", EntityType.ORGANISATION, "Charity"),
        ("Cynllun Kettle", EntityType.INITIATIVE, "Programme"),
        ("Age Concern Otterham", EntityType.ORGANISATION, "Charity"),
        ("Bryn Otterby", EntityType.PERSON, ""),
    ],
)
def test_names_are_known_by_what_they_begin_with(
    language: Language, lexicon: Lexicon, name: str, kind: EntityType, subtype: str
) -> None:
    doc = language(f"It was run by {name}.")
    found = classify_name(doc, 4, len(doc) - 1, lexicon)
    assert found is not None
    assert (found.type, found.subtype) == (kind, subtype)

"""From a text to entities and statements, as a user meets them."""

from __future__ import annotations

import pytest

from carekg.documents import Source, read_document
from carekg.extract import load_extractor
from carekg.extract.pipeline import Extractor
from carekg.model import SIGNATURES, Evidence, Extraction


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return load_extractor()


def read(extractor: Extractor, text: str) -> tuple[Extraction, set[tuple[str, str, str]]]:
    """Extract from a text; return the extraction and its statements by label."""
    document = read_document(Source("example.txt", text.encode()))
    extraction = extractor.extract(document)
    labels = {entity.id: entity.label for entity in extraction.entities}
    types = {entity.id: entity.type for entity in extraction.entities}
    for statement in extraction.statements:
        signature = SIGNATURES[statement.predicate]
        assert types[statement.subject] in signature.subjects
        assert types[statement.object] in signature.objects
        assert isinstance(statement.evidence, Evidence)
        assert document.text[statement.evidence.start : statement.evidence.end] == statement.evidence.quote
    said = {(labels[one.subject], one.predicate.value, labels[one.object]) for one in extraction.statements}
    return extraction, said


def test_reads_an_active_clause_and_a_post(extractor: Extractor) -> None:
    _, said = read(
        extractor,
        "The Zebra Care Council published the Kettle Strategy on Monday.\n\n"
        "Quentin Marmalade, chief executive of the Zebra Care Council, welcomed the strategy.\n",
    )
    assert ("Zebra Care Council", "publishes", "Kettle Strategy") in said
    assert ("Quentin Marmalade", "holdsRole", "chief executive") in said
    assert ("chief executive", "roleIn", "Zebra Care Council") in said
    assert ("Quentin Marmalade", "supports", "Kettle Strategy") in said

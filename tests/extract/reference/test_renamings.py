from __future__ import annotations

import pytest

from carekg.documents import Source, read_document
from carekg.extract import load_extractor
from carekg.extract.pipeline import Extractor
from carekg.model import Entity, EntityType

TEXT = (
    "Following the Department of Tea becoming the Department of Tea and Saucers, it has set out its aims.\n\n"
    "One aim is an efficient Department of Tea.\n\nThe Department will publish the Kettle Strategy.\n"
)


@pytest.fixture(scope="module")
def knowing() -> Extractor:
    return load_extractor(
        [
            Entity("tea", EntityType.ORGANISATION, "Department of Tea"),
            Entity("tea-and-saucers", EntityType.ORGANISATION, "Department of Tea and Saucers"),
        ],
        trained=False,
    )


def test_the_department_is_the_new_one_after_a_renaming(knowing: Extractor) -> None:
    extraction = knowing.extract(read_document(Source("example.txt", TEXT.encode())))
    labels = {entity.id: entity.label for entity in extraction.entities}
    said = {(labels[one.subject], one.predicate.value, labels[one.object]) for one in extraction.statements}
    assert ("Department of Tea and Saucers", "publishes", "Kettle Strategy") in said
    assert ("Department of Tea", "publishes", "Kettle Strategy") not in said

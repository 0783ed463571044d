"""An invented annotated document, and ways to say what was extracted from it."""

from __future__ import annotations

from typing import Any

from carekg.evaluate.annotations import Annotation
from carekg.evaluate.comparison import Sample, join_spaces
from carekg.model import DocumentMetadata, Entity, EntityType, Evidence, Extraction, Predicate, Statement

TEXT = """\
Minister Ida Quill said the Lantern Fund would pay £2m to Oakshire Council.

Oakshire Council runs the Open Door Service. The Quince Trust opposes the Lantern Fund.
"""

PAYS = "Minister Ida Quill said the Lantern Fund would pay £2m to Oakshire Council."
RUNS = "Oakshire Council runs the Open Door Service."
OPPOSES = "The Quince Trust opposes the Lantern Fund."


def make_record() -> dict[str, Any]:
    """Return the annotation of TEXT as it stands in a file: four core relations and an optional one."""
    return {
        "document": "lantern.txt",
        "date": "2031-05-02",
        "jurisdiction": "England",
        "entities": [
            {"id": "p", "type": "Person", "name": "Ida Quill", "aliases": ["Minister Ida Quill"]},
            {"id": "f", "type": "Initiative", "subtype": "Fund", "name": "Lantern Fund"},
            {"id": "c", "type": "Organisation", "name": "Oakshire Council"},
            {"id": "d", "type": "Initiative", "name": "Open Door Service"},
            {"id": "t", "type": "Organisation", "name": "Quince Trust"},
        ],
        "relations": [
            {
                "s": "f",
                "p": "funds",
                "o": "c",
                "modality": "planned",
                "level": "core",
                "amount": {"value": 2000000, "currency": "GBP"},
                "date": "2031-05-02",
                "speaker": "p",
                "evidence": PAYS,
            },
            {"s": "c", "p": "implements", "o": "d", "modality": "actual", "level": "core", "evidence": RUNS},
            {"s": "t", "p": "opposes", "o": "f", "modality": "actual", "level": "core", "evidence": OPPOSES},
            {"s": "p", "p": "announces", "o": "f", "modality": "actual", "level": "core", "evidence": PAYS},
            {"s": "f", "p": "benefits", "o": "c", "modality": "planned", "level": "optional", "evidence": PAYS},
        ],
    }


ENTITIES = {
    "ida": Entity("ida", EntityType.PERSON, "Ms Quill"),
    "fund": Entity("fund", EntityType.INITIATIVE, "the Lantern Fund"),
    "council": Entity("council", EntityType.ORGANISATION, "Oakshire Council"),
    "door": Entity("door", EntityType.ORGANISATION, "Open Door Service"),
    "trust": Entity("trust", EntityType.ORGANISATION, "The Quince Trust"),
    "minister": Entity("minister", EntityType.ROLE, "Minister"),
}
"""What an extractor may find: all five, one of another type, and a post that is not annotated."""


def say(subject: str, predicate: Predicate, object_: str, quote: str = PAYS, **more: Any) -> Statement:  # noqa: ANN401 - as Statement
    """Return an extracted statement that quotes TEXT."""
    start = TEXT.index(quote)
    return Statement(subject, predicate, object_, Evidence("lantern", quote, start, start + len(quote)), **more)


def make_sample(*statements: Statement, without: tuple[str, ...] = (), record: dict[str, Any] | None = None) -> Sample:
    """Return TEXT's annotation beside an extraction of the entities above, but for some, and of these statements."""
    entities = tuple(entity for key, entity in ENTITIES.items() if key not in without)
    metadata = DocumentMetadata("lantern", "lantern.txt", "0" * 64)
    annotation = Annotation.model_validate(record or make_record())
    return Sample(annotation, Extraction(metadata, entities, statements), TEXT, join_spaces(TEXT))

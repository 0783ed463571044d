from __future__ import annotations

import json
from decimal import Decimal

from carekg.extract.serialise import to_json_record
from carekg.model import (
    Amount,
    DocumentMetadata,
    Entity,
    EntityType,
    Evidence,
    Extraction,
    Method,
    Modality,
    Predicate,
    Statement,
)


def test_writes_the_record_that_scores_are_made_from() -> None:
    extraction = Extraction(
        DocumentMetadata("d", "d.txt", "0"),
        (
            Entity("e1", EntityType.ORGANISATION, "Elm Board", aliases=("EB",)),
            Entity("e2", EntityType.INITIATIVE, "Elm Fund"),
        ),
        (
            Statement(
                "e1",
                Predicate.FUNDS,
                "e2",
                Evidence("d", "It pays.", 3, 11),
                modality=Modality.PLANNED,
                amount=Amount(Decimal(2500000)),
                date="2031-07",
                confidence=0.5,
                rule="give money",
                methods=(Method.LLM, Method.RULES),
            ),
        ),
    )
    record = json.loads(json.dumps(to_json_record(extraction)))
    assert record["document"] == {"path": "d.txt"}
    assert record["entities"][0] == {"id": "e1", "type": "Organisation", "label": "Elm Board", "aliases": ["EB"]}
    assert record["statements"] == [
        {
            "subject": "e1",
            "predicate": "funds",
            "object": "e2",
            "modality": "planned",
            "negated": False,
            "speaker": None,
            "amount": {"value": 2500000, "currency": "GBP"},
            "date": "2031-07",
            "confidence": 0.5,
            "rule": "give money",
            "methods": ["llm", "rules"],
            "evidence": {"quote": "It pays.", "start": 3, "end": 11},
        }
    ]

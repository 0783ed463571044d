"""Extractions as plain records, one JSON object a document: the form of `carekg extract --format jsonl`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from carekg.model import Entity, Evidence, Extraction, Statement


def to_json_record(extraction: Extraction) -> dict[str, Any]:
    """Return what an extraction holds, ready for `json.dumps`."""
    return {
        "document": {"path": extraction.document.path},
        "entities": [_record_entity(entity) for entity in extraction.entities],
        "statements": [_record_statement(statement) for statement in extraction.statements],
    }


def _record_entity(entity: Entity) -> dict[str, Any]:
    record: dict[str, Any] = {
        "id": entity.id,
        "type": entity.type.value,
        "label": entity.label,
        "aliases": list(entity.aliases),
    }
    if entity.subtype:
        record["subtype"] = entity.subtype
    return record


def _record_statement(statement: Statement) -> dict[str, Any]:
    amount = statement.amount
    evidence = statement.evidence
    return {
        "subject": statement.subject,
        "predicate": statement.predicate.value,
        "object": statement.object,
        "modality": statement.modality.value,
        "negated": statement.negated,
        "speaker": statement.speaker or None,
        "amount": {"value": _plain(amount.value), "currency": amount.currency} if amount else None,
        "date": statement.date or None,
        "confidence": statement.confidence,
        "rule": statement.rule,
        "methods": [method.value for method in statement.methods],
        "evidence": {"quote": evidence.quote, "start": evidence.start, "end": evidence.end}
        if isinstance(evidence, Evidence)
        else None,
    }


def _plain(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)

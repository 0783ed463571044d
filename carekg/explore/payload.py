"""What the page knows, as plain values that JSON can carry. Empty fields are left out to keep the page small."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from operator import attrgetter
from typing import Any, NamedTuple

from carekg.explore.appearance import DENIED, word_subtype
from carekg.explore.packing import Column
from carekg.graph.words.wording import is_several
from carekg.model import Amount, Citation, DocumentMetadata, Entity, Evidence, Knowledge, Statement, Tenure
from carekg.scorecard import FEW, Scorecard

Record = dict[str, Any]

_UNSAFE_IN_HTML = re.compile("[<>&\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")


class Disagreement(NamedTuple):
    """What cannot all be true: why, in a sentence, and the ids of the statements."""

    reason: str
    statements: tuple[str, ...]


def encode_json(value: object) -> str:
    """Return `value` as JSON that can stand inside a script element: no markup, nothing that UTF-8 cannot write."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True, allow_nan=False)
    return _UNSAFE_IN_HTML.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def describe_entity(entity: Entity, centrality: float, community: int) -> Record:
    """Return an entity's record, with the share of 1 that its centrality is of the greatest; 0 is no community."""
    record = {
        "id": entity.id,
        "type": str(entity.type),
        "label": entity.label,
        "plural": is_several(entity),
        "subtype": word_subtype(entity.subtype) if entity.subtype else "",
        "aliases": list(entity.aliases),
        "acronym": entity.acronym,
        "nation": str(entity.nation or ""),
        "start": entity.start,
        "end": entity.end,
        "url": entity.url,
        "wikidata": entity.wikidata,
        "sameAs": list(entity.same_as),
        "description": entity.description,
        "source": entity.source,
        "curated": entity.curated,
        "centrality": round(centrality, 4),
    }
    return _drop_empty(record) | ({"community": community} if community else {})


def list_statements(statements: Sequence[Statement], nations: Mapping[str, str]) -> dict[str, Column]:
    """Return the fields of the records of statements. `nations` gives the nation of each document and entity by id."""

    def take(name: str) -> Column:
        return [value or None for value in map(attrgetter(name), statements)]

    evidence = [each.evidence for each in statements]
    quoted = [each if isinstance(each, Evidence) else None for each in evidence]
    cited = [each if isinstance(each, Citation) else None for each in evidence]
    return {
        "id": take("id"),
        "subject": take("subject"),
        "predicate": take("predicate.value"),
        "object": take("object"),
        "claim": [name_claim(each) for each in statements],
        "modality": take("modality.value"),
        "negated": take("negated"),
        "quote": take("evidence.quote"),
        "document": [each and each.document for each in quoted],
        "start": [each and each.start for each in quoted],
        "end": [each and each.end for each in quoted],
        "source": [each and each.source for each in cited],
        "locator": [(each and each.locator) or None for each in cited],
        "date": take("date"),
        "speaker": take("speaker"),
        "status": take("status.value"),
        "rule": take("rule"),
        "subjectHolder": take("subject_holder"),
        "objectHolder": take("object_holder"),
        "nation": [_find_nation(each, nations) for each in statements],
        "amount": [each.amount and _describe_amount(each.amount) for each in statements],
        "confidence": [round(each.confidence, 3) for each in statements],
    }


def _find_nation(statement: Statement, nations: Mapping[str, str]) -> str | None:
    evidence = statement.evidence
    source = evidence.document if isinstance(evidence, Evidence) else evidence.source
    return nations.get(source) or nations.get(statement.subject) or nations.get(statement.object)


def _describe_amount(amount: Amount) -> Record:
    return {"value": str(amount.value), "currency": amount.currency, "per": amount.per}


def describe_document(document: DocumentMetadata) -> Record:
    """Return a document's record, without its text."""
    record = {
        "id": document.id,
        "path": document.path,
        "sha256": document.sha256,
        "title": document.title,
        "publisher": document.publisher,
        "date": document.date,
        "nation": str(document.nation or ""),
        "genre": document.genre,
        "url": document.url,
        "language": document.language,
    }
    return _drop_empty(record)


def describe_tenure(tenure: Tenure) -> Record:
    """Return a tenure's record."""
    record = {
        "person": tenure.person,
        "role": tenure.role,
        "start": tenure.start,
        "end": tenure.end,
        "acting": tenure.acting,
        "source": tenure.source,
    }
    return _drop_empty(record)


def describe_scorecard(scorecard: Scorecard) -> Record:
    """Return how often extraction was right, by predicate and by band of confidence: pairs of right and found."""
    return {
        "documents": scorecard.documents,
        "own": scorecard.own,
        "few": FEW,
        "predicates": {p.value: [score.right, score.found] for p, score in scorecard.predicates.items() if score.found},
        "bands": [[band.right, band.statements] for band in scorecard.bands],
    }


def map_nations(knowledge: Knowledge) -> dict[str, str]:
    """Return the nation of each document and entity that has one, by id."""
    entities = {entity.id: str(entity.nation) for entity in knowledge.entities if entity.nation}
    documents = {document.id: str(document.nation) for document in knowledge.documents if document.nation}
    return entities | documents


def name_claim(statement: Statement) -> str:
    """Return what kind of claim a statement makes: its modality, or that it denies."""
    return DENIED if statement.negated else statement.modality.value


def _drop_empty(record: Record) -> Record:
    return {key: value for key, value in record.items() if value is not False and value not in ("", None, [])}

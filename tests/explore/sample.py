"""A small invented world to draw: forty entities, six documents, and what they say of each other.

It stands in `sample_tables/`; a claim that begins with - is a denial.
"""

from __future__ import annotations

import csv
import hashlib
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from carekg.model import (
    Amount,
    Citation,
    DocumentMetadata,
    Entity,
    EntityType,
    Evidence,
    Knowledge,
    Modality,
    Nation,
    Predicate,
    Statement,
    Status,
    Tenure,
)
from carekg.scorecard import Band, Score, Scorecard, Share


def make_knowledge() -> Knowledge:
    """Return the invented world, with curated and rejected statements besides the extracted ones."""
    entities = tuple(sorted(map(_make_entity, _read_rows("entities")), key=lambda entity: entity.id))
    documents = tuple(sorted(map(_make_document, _read_rows("documents")), key=lambda document: document.id))
    extracted = [_make_statement(row, place) for place, row in enumerate(_read_rows("statements"))]
    statements = tuple(sorted([*extracted, *_curated_statements()], key=lambda statement: statement.id))
    return Knowledge(entities, _tenures(), documents, statements)


def make_disputed_knowledge() -> Knowledge:
    """Return the invented world with a second source for one of its denials, and a third that says otherwise."""
    plain = make_knowledge()
    denial = next(one for one in plain.statements if one.negated and one.predicate is Predicate.FUNDS)
    later = Statement(
        denial.subject, denial.predicate, denial.object, Citation("Hansard", "column 9", "We shall."), date="2026-06"
    )
    again = replace(denial, evidence=Citation("Care Courier", "page 2", "Not a penny, said the Department."))
    statements = tuple(sorted((*plain.statements, later, again), key=lambda statement: statement.id))
    return replace(plain, statements=statements)


def make_scorecard() -> Scorecard:
    """Return figures that somebody might have measured on twelve documents: many for one relation, few for another."""
    bands = [Band(tenth / 10, 0, 0, 0.0) for tenth in range(9)]
    return Scorecard(
        documents=12,
        version="1",
        extractor="sample",
        min_confidence=0.0,
        relations=Score(33, 11, 27),
        lenient=Score(34, 10, 26),
        entities=Score(80, 20, 40),
        types=Share(70, 10),
        qualifiers={"modality": Share(30, 3)},
        quotes=Share(44, 0),
        evidence=Share(44, 0),
        predicates={
            Predicate.LAUNCHES: Score(30, 10, 20),
            Predicate.SUPPORTS: Score(3, 1, 2),
            Predicate.OPPOSES: Score(0, 0, 5),
        },
        bands=(*bands, Band(0.9, 50, 45, 0.94)),
    )


def measure_degrees(knowledge: Knowledge) -> dict[str, float]:
    """Return how many statements each entity stands in: a stand-in for a measure of centrality."""
    degrees = {entity.id: 0.0 for entity in knowledge.entities}
    for statement in knowledge.statements:
        degrees[statement.subject] += 1
        degrees[statement.object] += 1
    return degrees


def _read_rows(table: str) -> list[dict[str, str]]:
    with (Path(__file__).parent / "sample_tables" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _make_entity(row: dict[str, str]) -> Entity:
    department = row["id"] == "department-for-later-life"
    return Entity(
        row["id"],
        EntityType(row["type"]),
        row["label"],
        subtype=row["subtype"],
        acronym=row["acronym"],
        aliases=tuple(name for name in (row["acronym"], row["alias"]) if name),
        nation=Nation(row["nation"]) if row["nation"] else None,
        description="Answers for care and for the people who give it." if department else "",
        url="https://example.org/dll" if department else "",
        curated=bool(row["acronym"]),
    )


def _make_document(row: dict[str, str]) -> DocumentMetadata:
    return DocumentMetadata(
        row["id"],
        f"{row['id']}.txt",
        hashlib.sha256(row["id"].encode()).hexdigest(),
        title=row["title"],
        publisher=row["publisher"],
        date=row["date"],
        nation=Nation(row["nation"]),
        url=row["url"],
    )


def _make_statement(row: dict[str, str], place: int) -> Statement:
    return Statement(
        row["subject"],
        Predicate(row["predicate"]),
        row["object"],
        Evidence(row["document"], row["quote"], 100 * place, 100 * place + len(row["quote"])),
        modality=Modality(row["claim"].removeprefix("-")),
        negated=row["claim"].startswith("-"),
        speaker=row["speaker"],
        confidence=float(row["confidence"]),
        amount=Amount(Decimal(row["amount"]), per="year") if row["amount"] else None,
        subject_holder="odette-farrow" if row["subject"] == "secretary-of-state-later-life" else "",
        rule="sample",
    )


def _curated_statements() -> list[Statement]:
    history = Citation("https://example.org/history-of-the-department", "page 3", "It was born the Ministry.")
    return [
        Statement(
            "department-for-later-life",
            Predicate.SUCCEEDS,
            "ministry-of-older-people",
            history,
            status=Status.CURATED,
            date="2019-01",
        ),
        Statement(
            "care-standards-inspectorate",
            Predicate.PUBLISHES,
            "quality-compass",
            Citation("Quality Compass, second edition"),
            status=Status.CURATED,
        ),
        Statement(
            "lantern-homes",
            Predicate.FUNDS,
            "unity-party",
            Evidence("carers-voice-response", "Lantern Homes funds parties.", 9000, 9028),
            status=Status.REJECTED,
            confidence=0.5,
        ),
    ]


def _tenures() -> tuple[Tenure, ...]:
    tenures = [
        Tenure("odette-farrow", "secretary-of-state-later-life", "2025-07-14"),
        Tenure("quentin-ashgrove", "secretary-of-state-later-life", "2021-09", "2025-07-13"),
        Tenure("idris-penhallow", "minister-for-care-westmarch", "2024", acting=True),
    ]
    return tuple(sorted(tenures, key=lambda tenure: tenure.id))

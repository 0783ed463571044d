"""From the readings of single documents and the curated tables to one body of knowledge."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from carekg.build.cache import Reading
from carekg.curate import Tables, apply_decisions, place_quotes
from carekg.graph.facts import merge_statements
from carekg.link import Linker, merge_entities, propose_merges
from carekg.model import Document, Evidence, Extraction, Knowledge, Notice, Statement


@dataclass(frozen=True, slots=True)
class Assembly:
    """What the workspace says, the documents it says it in, and all that could not be used."""

    knowledge: Knowledge
    documents: tuple[Document, ...]
    mentions: Mapping[str, frozenset[str]]
    """The ids of the entities that each document mentions, by its id."""
    notices: tuple[Notice, ...]


def assemble_knowledge(tables: Tables, readings: Mapping[str, Reading], notices: Sequence[Notice]) -> Assembly:
    """Link what each document says to the curated tables and to the other documents.

    `readings` stand under the path of their document, and are taken in the order of these paths; so of two
    documents that say the same, or claim one id, the first in that order is kept.
    """
    collected = [*notices, *tables.notices]
    documents: dict[str, Document] = {}
    extractions: list[Extraction] = []
    seen: dict[str, str] = {}
    linker = Linker(tables.entities, tables.tenures)
    for path in sorted(readings):
        reading = readings[path]
        if reading.document is None or reading.extraction is None:
            if reading.failure is not None:
                collected.append(reading.failure)
            continue
        refusal = _refuse_document(reading.document, documents, seen)
        if refusal is not None:
            collected.append(refusal)
            continue
        documents[reading.document.metadata.id] = reading.document
        extraction = linker.link(reading.extraction)
        extractions.append(extraction)
        collected.extend(extraction.notices)
    return _join(tables, documents, extractions, linker, collected)


def _refuse_document(document: Document, documents: Mapping[str, Document], seen: dict[str, str]) -> Notice | None:
    metadata = document.metadata
    said = hashlib.sha256(" ".join(document.text.split()).casefold().encode()).hexdigest()
    if said in seen:
        return Notice(metadata.path, f"says the same as {seen[said]} and was left out", "keep one of the two")
    if metadata.id in documents:
        other = documents[metadata.id].metadata.path
        return Notice(
            metadata.path,
            f"has the id {metadata.id}, which {other} has already, and was left out",
            "rename one of them, or give it another id in documents.csv",
        )
    seen[said] = metadata.path
    return None


def _fill_holders(statement: Statement, documents: Mapping[str, Document], linker: Linker) -> Statement:
    """Resolve the roles of a curated statement at its own date, or else at that of the document that it quotes."""
    cited = documents.get(statement.evidence.document) if isinstance(statement.evidence, Evidence) else None
    nation = cited.metadata.nation if cited else None
    return linker.fill_holders(statement, statement.date or (cited.metadata.date if cited else ""), nation)


def _join(
    tables: Tables,
    documents: Mapping[str, Document],
    extractions: Sequence[Extraction],
    linker: Linker,
    notices: Sequence[Notice],
) -> Assembly:
    placed, unplaced = place_quotes(tables.statements, documents, tables.lines)
    placed = tuple(_fill_holders(statement, documents, linker) for statement in placed)
    extracted = [statement for extraction in extractions for statement in extraction.statements]
    statements, undecided = apply_decisions([*placed, *extracted], tables.decisions)
    knowledge = Knowledge(
        entities=merge_entities(tables.entities, extractions),
        tenures=tuple(sorted(tables.tenures, key=lambda tenure: tenure.id)),
        documents=tuple(sorted((d.metadata for d in documents.values()), key=lambda metadata: metadata.id)),
        statements=merge_statements(statements),
    )
    found = {*notices, *unplaced, *undecided, *propose_merges(knowledge.entities)}
    return Assembly(
        knowledge,
        documents=tuple(documents[key] for key in sorted(documents)),
        mentions={each.document.id: frozenset(entity.id for entity in each.entities) for each in extractions},
        notices=tuple(sorted(found, key=lambda notice: (notice.path, notice.line or 0, notice.reason, notice.quote))),
    )

"""From single documents, linked, and the curated tables to one body of knowledge."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from carekg.build.readings.gathering import Gathering
from carekg.build.readings.linking import LinkedDocument
from carekg.curate import Tables, apply_decisions, place_quotes
from carekg.graph.triples.facts import merge_statements
from carekg.link import Linker, merge_entities, propose_merges
from carekg.model import Document, Evidence, Knowledge, Notice, Statement


@dataclass(frozen=True, slots=True)
class Assembly:
    """What the workspace says, the documents it says it in, and all that could not be used."""

    knowledge: Knowledge
    documents: tuple[LinkedDocument, ...]
    mentions: Mapping[str, frozenset[str]]
    """The ids of the entities that each document mentions, by its id."""
    notices: tuple[Notice, ...]


def assemble_knowledge(tables: Tables, gathering: Gathering, notices: Sequence[Notice]) -> Assembly:
    """Join what the documents say with each other and with the curated tables.

    The documents are taken in the order of their paths; so of two that say the same, or claim one id, the first in
    that order is kept.
    """
    collected = [*notices, *tables.notices, *gathering.failures]
    documents: dict[str, LinkedDocument] = {}
    seen: dict[str, str] = {}
    for _, document in sorted(gathering.linked.items()):
        refusal = _refuse_document(document, documents, seen)
        if refusal is not None:
            collected.append(refusal)
            continue
        documents[document.extraction.document.id] = document
        collected.extend(document.extraction.notices)
    kept = {each.extraction.document.path for each in documents.values()}
    cited = {each.metadata.id: each for path, each in sorted(gathering.cited.items()) if path in kept}
    return _join(tables, documents, cited, collected)


def _refuse_document(
    document: LinkedDocument, documents: Mapping[str, LinkedDocument], seen: dict[str, str]
) -> Notice | None:
    metadata = document.extraction.document
    if document.said in seen:
        return Notice(metadata.path, f"says the same as {seen[document.said]} and was left out", "keep one of the two")
    if metadata.id in documents:
        other = documents[metadata.id].extraction.document.path
        return Notice(
            metadata.path,
            f"has the id {metadata.id}, which {other} has already, and was left out",
            "rename one of them, or give it another id in documents.csv",
        )
    seen[document.said] = metadata.path
    return None


def _fill_holders(statement: Statement, documents: Mapping[str, Document], linker: Linker) -> Statement:
    """Resolve the roles of a curated statement at its own date, or else at that of the document that it quotes."""
    cited = documents.get(statement.evidence.document) if isinstance(statement.evidence, Evidence) else None
    nation = cited.metadata.nation if cited else None
    return linker.fill_holders(statement, statement.date or (cited.metadata.date if cited else ""), nation)


def _join(
    tables: Tables,
    documents: Mapping[str, LinkedDocument],
    cited: Mapping[str, Document],
    notices: Sequence[Notice],
) -> Assembly:
    extractions = [document.extraction for document in documents.values()]
    linker = Linker(tables.entities, tables.tenures)
    placed, unplaced = place_quotes(tables.statements, cited, tables.lines, documents)
    placed = tuple(_fill_holders(statement, cited, linker) for statement in placed)
    extracted = [statement for extraction in extractions for statement in extraction.statements]
    entities = merge_entities(tables.entities, extractions)
    types = {entity.id: entity.type for entity in entities}
    statements, undecided = apply_decisions([*placed, *extracted], tables.decisions, types)
    knowledge = Knowledge(
        entities=entities,
        tenures=tuple(sorted(tables.tenures, key=lambda tenure: tenure.id)),
        documents=tuple(sorted((each.document for each in extractions), key=lambda metadata: metadata.id)),
        statements=merge_statements(statements),
    )
    found = {*notices, *unplaced, *undecided, *propose_merges(knowledge.entities)}
    return Assembly(
        knowledge,
        documents=tuple(documents[key] for key in sorted(documents)),
        mentions={each.document.id: frozenset(entity.id for entity in each.entities) for each in extractions},
        notices=tuple(sorted(found, key=lambda notice: (notice.path, notice.line or 0, notice.reason, notice.quote))),
    )

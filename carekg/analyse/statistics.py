"""How large the graph is, what it covers, and where it is thin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import networkx as nx

from carekg.analyse.projection import project_network
from carekg.graph.triples.facts import THRESHOLD
from carekg.model import DocumentMetadata, Evidence, Knowledge, Statement, Status
from carekg.query.showing.wording import find_date, find_document

UNKNOWN = "unknown"
"""What a table says where a date or a nation is not known."""

STATISTICS: Mapping[str, str] = MappingProxyType(
    {
        "facts": "Edges of the network: claims that hold, each once, however many documents make them.",
        "components": "Parts of the network with no fact between them; 1 means that everything hangs together.",
        "largest_component": "Entities in the largest of these parts.",
        "idle_entities": "Entities that no statement and no tenure speaks of.",
        "silent_documents": "Documents from which no statement was taken.",
        "undated_documents": "Documents whose date is not known; their statements count to no year.",
        "sparse_years": "Years, between the first and the last, with fewer than half the average number of documents.",
    }
)
"""What the figures mean that do not explain themselves."""


@dataclass(frozen=True, slots=True)
class Statistics:
    """Counts over the whole graph. Rejected statements count in `statuses` alone."""

    documents: int
    entities: int
    tenures: int
    statements: int
    facts: int
    components: int
    largest_component: int
    entity_types: Mapping[str, int]
    predicates: Mapping[str, int]
    modalities: Mapping[str, int]
    statuses: Mapping[str, int]
    rules: Mapping[str, int]
    document_years: Mapping[str, int]
    document_nations: Mapping[str, int]
    document_publishers: Mapping[str, int]
    statement_years: Mapping[str, int]
    statement_nations: Mapping[str, int]
    with_date: int
    """Statements that bear a date of their own."""
    with_speaker: int
    with_amount: int
    idle_entities: tuple[str, ...]
    silent_documents: tuple[str, ...]
    undated_documents: tuple[str, ...]
    sparse_years: tuple[str, ...]


def gather_statistics(knowledge: Knowledge, *, threshold: float = THRESHOLD) -> Statistics:
    """Count what the graph holds; `STATISTICS` says what the less obvious figures mean.

    A statement's year is that of its own date, else of its document; its nation is its document's.
    """
    documents = {document.id: document for document in knowledge.documents}
    statements = [one for one in knowledge.statements if one.status is not Status.REJECTED]
    network = project_network(knowledge, threshold=threshold)
    components = sorted((len(part) for part in nx.weakly_connected_components(network)), reverse=True)
    years = _count(_find_year(document.date) for document in knowledge.documents)
    return Statistics(
        documents=len(documents),
        entities=len(knowledge.entities),
        tenures=len(knowledge.tenures),
        statements=len(statements),
        facts=network.number_of_edges(),
        components=len(components),
        largest_component=components[0] if components else 0,
        entity_types=_rank(str(entity.type) for entity in knowledge.entities),
        predicates=_rank(str(one.predicate) for one in statements),
        modalities=_rank(str(one.modality) for one in statements),
        statuses=_rank(str(one.status) for one in knowledge.statements),
        rules=_rank(one.rule or UNKNOWN for one in statements),
        document_years=years,
        document_nations=_rank(str(document.nation or UNKNOWN) for document in knowledge.documents),
        document_publishers=_rank(document.publisher or UNKNOWN for document in knowledge.documents),
        statement_years=_count(_find_year(find_date(one, documents)) for one in statements),
        statement_nations=_rank(_find_nation(one, documents) for one in statements),
        with_date=sum(bool(one.date) for one in statements),
        with_speaker=sum(bool(one.speaker) for one in statements),
        with_amount=sum(one.amount is not None for one in statements),
        idle_entities=_find_idle(knowledge, statements),
        silent_documents=_find_silent(documents, statements),
        undated_documents=tuple(sorted(one.id for one in knowledge.documents if not one.date)),
        sparse_years=_find_sparse(years),
    )


def _rank(values: Iterable[str]) -> Mapping[str, int]:
    """Count values, the most frequent first, ties in the order of the alphabet."""
    return MappingProxyType(dict(sorted(Counter(values).items(), key=lambda item: (-item[1], item[0]))))


def _count(values: Iterable[str]) -> Mapping[str, int]:
    """Count values in their own order."""
    return MappingProxyType(dict(sorted(Counter(values).items())))


def _find_year(date: str) -> str:
    return date[:4] or UNKNOWN


def _find_nation(statement: Statement, documents: Mapping[str, DocumentMetadata]) -> str:
    document = find_document(statement, documents)
    return str(document.nation) if document and document.nation else UNKNOWN


def _find_idle(knowledge: Knowledge, statements: Iterable[Statement]) -> tuple[str, ...]:
    busy = {name for one in statements for name in (one.subject, one.object, one.speaker)}
    busy |= {name for tenure in knowledge.tenures for name in (tenure.person, tenure.role)}
    return tuple(sorted(entity.id for entity in knowledge.entities if entity.id not in busy))


def _find_silent(documents: Mapping[str, DocumentMetadata], statements: Iterable[Statement]) -> tuple[str, ...]:
    heard = {one.evidence.document for one in statements if isinstance(one.evidence, Evidence)}
    return tuple(sorted(set(documents) - heard))


def _find_sparse(years: Mapping[str, int]) -> tuple[str, ...]:
    known = sorted(int(year) for year in years if year != UNKNOWN)
    if not known:
        return ()
    span = range(known[0], known[-1] + 1)
    average = sum(years[str(year)] for year in known) / len(span)
    return tuple(str(year) for year in span if years.get(str(year), 0) < average / 2)

"""The network of facts: what remains when each statement that may be believed becomes an edge."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

import networkx as nx

from carekg.graph.triples.facts import THRESHOLD, is_fact, resolve_ends
from carekg.graph.words.wording import say_amount
from carekg.model import (
    DocumentMetadata,
    Evidence,
    Knowledge,
    Modality,
    Predicate,
    Statement,
    Status,
    Tenure,
)
from carekg.query.showing.wording import find_date

__all__ = ["THRESHOLD", "Fact", "Triple", "collect_facts", "list_triples", "project_network"]

Triple = tuple[str, Predicate, str]
"""Subject, predicate and object; the ends are entity ids."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A subject, predicate and object that hold, and all that says so."""

    subject: str
    predicate: Predicate
    object: str
    statements: tuple[Statement, ...] = ()
    tenures: tuple[Tenure, ...] = ()

    @property
    def id(self) -> str:
        """What it says, in one word: `welsh-government--launches--national-office`."""
        return f"{self.subject}--{self.predicate}--{self.object}"


def list_triples(knowledge: Knowledge, *, threshold: float = THRESHOLD) -> list[Triple]:
    """Return subject, predicate and object of each fact, sorted: for those who need not know what says so."""
    return sorted({triple for triple, _ in _find_carriers(knowledge, threshold)})


def collect_facts(knowledge: Knowledge, *, threshold: float = THRESHOLD) -> tuple[Fact, ...]:
    """Gather what holds, each fact once with every statement and tenure that carries it, sorted.

    These are the direct triples of the graph: what is said of a post holds of the person whom the statement resolves
    it to as well, where the predicate allows a person there, and a tenure carries `holdsRole`.
    """
    statements: defaultdict[Triple, list[Statement]] = defaultdict(list)
    tenures: defaultdict[Triple, list[Tenure]] = defaultdict(list)
    for triple, carrier in _find_carriers(knowledge, threshold):
        if isinstance(carrier, Statement):
            statements[triple].append(carrier)
        else:
            tenures[triple].append(carrier)
    return tuple(
        Fact(
            *key,
            statements=tuple(sorted(statements.get(key, ()), key=lambda one: one.id)),
            tenures=tuple(sorted(tenures.get(key, ()), key=lambda one: (one.start, one.id))),
        )
        for key in sorted({*statements, *tenures})
    )


def project_network(
    knowledge: Knowledge,
    *,
    threshold: float = THRESHOLD,
    predicates: Collection[Predicate] | None = None,
    isolated: bool = False,
) -> nx.MultiDiGraph[str]:
    """Make a network with an edge for each fact, keyed by its predicate; parallel predicates stay apart.

    Nodes are entity ids with `label`, `type`, `subtype` and `nation` (None where unknown). Edges carry `id`,
    `label` and `predicate` (both the predicate's name), `weight` (how many statements and tenures say so),
    `statements`, `tenures` and `documents` (ids), `dates` (of the statements, else of their documents), `first`
    and `last` of these, `confidence` (the highest), `modality`, `amounts` and `curated`.

    `predicates` keeps these alone. `isolated` keeps entities that stand in no fact. Nodes and edges come in the
    order of their ids.
    """
    facts = [fact for fact in collect_facts(knowledge, threshold=threshold) if _is_wanted(fact, predicates)]
    linked = {end for fact in facts for end in (fact.subject, fact.object)}
    documents = {document.id: document for document in knowledge.documents}
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for entity in sorted(knowledge.entities, key=lambda one: one.id):
        if isolated or entity.id in linked:
            nation = str(entity.nation) if entity.nation else None
            network.add_node(
                entity.id, label=entity.label, type=str(entity.type), subtype=entity.subtype or None, nation=nation
            )
    for end in sorted(linked - set(network)):
        network.add_node(end, label=end, type=None, subtype=None, nation=None)
    for fact in facts:
        network.add_edge(fact.subject, fact.object, key=str(fact.predicate), **_describe_fact(fact, documents))
    return network


def _find_carriers(knowledge: Knowledge, threshold: float) -> Iterator[tuple[Triple, Statement | Tenure]]:
    """Yield each direct triple with each statement or tenure that carries it."""
    types = {entity.id: entity.type for entity in knowledge.entities}
    for statement in knowledge.statements:
        if is_fact(statement, threshold):
            for subject, object_ in ((statement.subject, statement.object), *resolve_ends(statement, types)):
                yield (subject, statement.predicate, object_), statement
    for tenure in knowledge.tenures:
        yield (tenure.person, Predicate.HOLDS_ROLE, tenure.role), tenure


def _is_wanted(fact: Fact, predicates: Collection[Predicate] | None) -> bool:
    return predicates is None or fact.predicate in predicates


def _describe_fact(fact: Fact, documents: Mapping[str, DocumentMetadata]) -> dict[str, object]:
    spoken = {find_date(statement, documents) for statement in fact.statements}
    dates = sorted((spoken | {tenure.start for tenure in fact.tenures}) - {""})
    sources = {one.evidence.document for one in fact.statements if isinstance(one.evidence, Evidence)}
    actual = fact.tenures or any(statement.modality is Modality.ACTUAL for statement in fact.statements)
    return {
        "id": fact.id,
        "label": str(fact.predicate),
        "predicate": str(fact.predicate),
        "weight": len(fact.statements) + len(fact.tenures),
        "statements": tuple(statement.id for statement in fact.statements),
        "tenures": tuple(tenure.id for tenure in fact.tenures),
        "documents": tuple(sorted(sources)),
        "dates": tuple(dates),
        "first": dates[0] if dates else None,
        "last": dates[-1] if dates else None,
        "confidence": 1.0 if fact.tenures else max(statement.confidence for statement in fact.statements),
        "modality": str(Modality.ACTUAL if actual else Modality.PLANNED),
        "amounts": tuple(sorted({say_amount(one.amount) for one in fact.statements if one.amount})),
        "curated": bool(fact.tenures) or any(one.status is Status.CURATED for one in fact.statements),
    }

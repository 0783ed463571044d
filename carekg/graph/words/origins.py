"""Where a node of the graph comes from, in words: a place in a document, or a row of a table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import pyoxigraph as ox

from carekg.graph.words.wording import say_predicate
from carekg.model import Predicate
from carekg.namespaces import (
    CARE,
    DCTERMS,
    INFERRED_GRAPH,
    OA,
    ONTOLOGY_GRAPH,
    ORG,
    PROV,
    RDF,
    SCHEMA,
    SKOS,
    id_from_iri,
)

_UNKNOWN = "the graph"
_PREDICATES = {CARE[predicate]: predicate for predicate in Predicate}


class Origins:
    """An index of a graph's quads by which the cause of a problem is found."""

    def __init__(self, quads: Iterable[ox.Quad]) -> None:
        passed = {ox.NamedNode(ONTOLOGY_GRAPH), ox.NamedNode(INFERRED_GRAPH), ox.DefaultGraph()}
        self._values: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        self._subjects: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        for quad in quads:
            if quad.graph_name in passed or not isinstance(quad.object, ox.NamedNode | ox.Literal):
                continue
            subject, term, value = str(quad.subject)[1:-1], quad.predicate.value, quad.object.value
            self._values[subject, term].append(value)
            if isinstance(quad.object, ox.NamedNode) and term != RDF.type:
                self._subjects[value, term].append(subject)

    def trace(self, node: str, side: str = "subject", predicate: str = "") -> list[tuple[str, str]]:
        """Return the origin and the label of a node, or of each statement that caused what is wrong with it.

        For an entity and a `predicate` these are the statements in which it stands on that `side` of the predicate.
        Sorted; never empty.
        """
        claims = [
            each
            for each in self._subjects.get((node, RDF[side]), ())
            if predicate in self._values.get((each, RDF.predicate), ())
        ]
        carriers = claims if predicate else self._find_carriers(node)
        found = [self._trace_statement(each) for each in carriers]
        return sorted(set(found)) or [self._trace_node(node)]

    def _find_carriers(self, node: str) -> list[str]:
        """Return the statement itself, or those that a passage, a selector, a citation or an amount belongs to."""
        if (node, RDF.predicate) in self._values or CARE.Statement in self._values.get((node, RDF.type), ()):
            return [node]
        holders = [node, *self._subjects.get((node, OA.hasSelector), ())]
        return [
            each
            for one in holders
            for term in (CARE.evidence, CARE.amount)
            for each in self._subjects.get((one, term), ())
        ]

    def _trace_statement(self, node: str) -> tuple[str, str]:
        terms = (RDF.subject, RDF.predicate, RDF.object)
        subject, predicate, value = (self._one(node, term) for term in terms)
        known, name = _PREDICATES.get(predicate), self._label(subject)
        verb = say_predicate(known, name) if known else predicate.removeprefix(CARE.iri)
        label = f"{name} {verb} {self._label(value)}"
        passage = self._one(node, CARE.evidence)
        place = {term: self._select(passage, term) for term in (OA.start, OA.end)}
        document = self._one(passage, OA.hasSource) or self._one(node, PROV.wasDerivedFrom)
        if document:
            if CARE.curated in self._values.get((node, CARE.status), ()):
                return f"statements.csv, quoting {self._name_document(document)}", label
            characters = f", characters {place[OA.start]} to {place[OA.end]}" if all(place.values()) else ""
            return f"{self._name_document(document)}{characters}", label
        source = self._one(passage, DCTERMS.bibliographicCitation)
        return f"statements.csv{f', from {source}' if source else ''}", label

    def _trace_node(self, node: str) -> tuple[str, str]:
        kinds = self._values.get((node, RDF.type), [])
        if CARE.Tenure in kinds:
            person, role = self._one(node, ORG.member), self._one(node, CARE.post)
            return "tenures.csv", f"{self._label(person)} as {self._label(role)}"
        if CARE.Document in kinds:
            name = self._name_document(node)
            return name, self._one(node, DCTERMS.title) or name
        if self._one(node, CARE.isCurated) == "true":
            return "entities.csv", self._label(node)
        mentions = sorted(self._name_document(each) for each in self._subjects.get((node, SCHEMA.mentions), ()))
        return mentions[0] if mentions else _UNKNOWN, self._label(node)

    def _one(self, node: str, term: str) -> str:
        return min(self._values.get((node, term), ()), default="")

    def _select(self, passage: str, term: str) -> str:
        found = (self._one(each, term) for each in self._values.get((passage, OA.hasSelector), ()))
        return next((each for each in found if each), "")

    def _label(self, node: str) -> str:
        return self._one(node, SKOS.prefLabel) or _name_id(node)

    def _name_document(self, node: str) -> str:
        return self._one(node, CARE.path) or _name_id(node, "document")


def _name_id(node: str, kind: str = "") -> str:
    try:
        return id_from_iri(node, kind)
    except ValueError:
        return node or "nothing"

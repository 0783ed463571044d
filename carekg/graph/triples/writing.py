"""Knowledge as sorted N-Quads: the one form of the graph that is the truth."""

from __future__ import annotations

import io
from collections.abc import Collection, Iterable, Mapping, Set
from dataclasses import replace

from carekg.errors import GraphError
from carekg.graph.triples.facts import merge_statements
from carekg.graph.triples.inference import complete_triples, read_axioms
from carekg.graph.triples.ontology import read_ontology
from carekg.graph.triples.parts import describe_part, divide_knowledge, map_types, resolve_part
from carekg.graph.triples.terms import Triple
from carekg.model import Knowledge
from carekg.namespaces import INFERRED_GRAPH, ONTOLOGY_GRAPH


def write_nquads(
    knowledge: Knowledge, *, threshold: float, mentions: Mapping[str, Collection[str]] | None = None
) -> bytes:
    """Return the whole graph as N-Quads, each line once, sorted by code point.

    `threshold` is the confidence from which an extracted statement counts as a fact. `mentions` (document id to
    entity ids) names the entities that a document mentions beside those of its statements. The graph of a document
    holds the document, its statements, the direct triples they carry, and the extracted entities it mentions;
    curated entities, tenures and statements stand in the curated graph, with the entities that no document mentions.

    Raises GraphError for a subtype that no type has, for two different things with one id, and for half a surrogate
    pair in a text.
    """
    knowledge = replace(knowledge, statements=merge_statements(knowledge.statements))
    check_identity(knowledge)
    parts = tuple(divide_knowledge(knowledge, mentions or {}))
    types = map_types(knowledge)
    resolved = {triple for part in parts for triple in resolve_part(part, types, threshold)}
    return write_graphs(((part.graph, describe_part(part, threshold)) for part in parts), resolved)


def write_graphs(graphs: Iterable[tuple[str, Collection[Triple]]], resolved: Set[Triple]) -> bytes:
    """Return named graphs, each its IRI and its triples, with the ontology and what follows, as `write_nquads` does.

    `resolved` is what their statements and tenures say of post-holders.
    """
    ontology = read_ontology()
    axioms = read_axioms(ontology)
    lines = write_lines(ONTOLOGY_GRAPH, ontology)
    asserted: set[Triple] = set()
    for graph, triples in graphs:
        lines.extend(write_lines(graph, triples))
        asserted.update(triple for triple in triples if axioms.bear_on(triple))
    lines.extend(write_lines(INFERRED_GRAPH, complete_triples(asserted, resolved, axioms)))
    lines.sort()
    return encode_lines(lines)


def encode_lines(lines: Iterable[str]) -> bytes:
    """Return lines as UTF-8; raise GraphError for half a surrogate pair in a text."""
    buffer = io.BytesIO()
    try:
        # Never all as one text, which would take twice as much as the lines where one of them has a curly quote.
        for line in lines:
            buffer.write(line.encode())
    except UnicodeEncodeError as error:
        place = error.object[max(0, error.start - 60) : error.start]
        raise GraphError(f"a text holds half a surrogate pair, after {place!r}") from error
    return buffer.getvalue()


def check_identity(knowledge: Knowledge) -> None:
    """Raise GraphError where two different entities, documents or tenures share an id."""
    for kind, values in (
        ("entities", knowledge.entities),
        ("documents", knowledge.documents),
        ("tenures", knowledge.tenures),
    ):
        seen: dict[str, object] = {}
        for value in values:
            if seen.setdefault(value.id, value) != value:
                raise GraphError(f"two different {kind} have the id {value.id!r}", hint="merge them, or rename one")


def write_lines(graph: str, triples: Iterable[Triple]) -> list[str]:
    """Return a line of N-Quads for each triple of a graph."""
    return [f"{subject} {predicate} {value} <{graph}> .\n" for subject, predicate, value in triples]

"""How two entities are connected, each step with what says so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import NamedTuple

import networkx as nx

from carekg.analyse.projection import Fact, collect_facts
from carekg.graph.triples.facts import THRESHOLD
from carekg.model import DocumentMetadata, Entity, EntityType, Knowledge
from carekg.query.showing.wording import find_date, find_source, write_predicate, write_quote

_STEP = 1000
# Of two ways with as many steps, the one through people, bodies and initiatives tells more than the one through
# a country or a group that half the graph is linked to.
_DETOURS: Mapping[EntityType, int] = {EntityType.PLACE: 2, EntityType.GROUP: 1, EntityType.OBJECTIVE: 1}


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a path: every fact between two entities, whichever way it points."""

    source: str
    target: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class EntityPath:
    """A way from one entity to another; each step starts where the one before it ends."""

    steps: tuple[Step, ...]

    @property
    def entities(self) -> tuple[str, ...]:
        """The ids of the entities on the way, both ends included."""
        return (self.steps[0].source, *(step.target for step in self.steps))


def find_paths(
    knowledge: Knowledge, start: str, end: str, *, limit: int = 3, threshold: float = THRESHOLD
) -> tuple[EntityPath, ...]:
    """Return the `limit` shortest ways between two entities, given by id, over facts followed either way.

    No entity is passed twice. Of ways with as many steps those through fewer places, groups and objectives come
    first. None are returned where no chain of facts joins the two, or where they are the same.
    Method: Yen (1971), as networkx has it.
    """
    between: defaultdict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in collect_facts(knowledge, threshold=threshold):
        if fact.subject != fact.object:
            between[_order_ends(fact.subject, fact.object)].append(fact)
    detours = {entity.id: _DETOURS.get(entity.type, 0) for entity in knowledge.entities}
    ways: nx.Graph[str] = nx.Graph()
    for one, other in sorted(between):
        ways.add_edge(one, other, weight=_STEP + detours.get(one, 0) + detours.get(other, 0))
    if start == end or start not in ways or end not in ways or not nx.has_path(ways, start, end):
        return ()
    found = islice(nx.shortest_simple_paths(ways, start, end, weight="weight"), limit)
    return tuple(
        EntityPath(tuple(Step(a, b, tuple(between[_order_ends(a, b)])) for a, b in pairwise(nodes))) for nodes in found
    )


def describe_paths(paths: Sequence[EntityPath], start: Entity, end: Entity, knowledge: Knowledge) -> str:
    """Say how two entities are connected, each fact with its words and source, or that they are not."""
    if start.id == end.id:
        return f"{start.label} is the one thing at both ends."
    if not paths:
        return f"No chain of facts connects {start.label} with {end.label}."
    words = _Words(
        {each.id: each.label for each in knowledge.entities}, {each.id: each for each in knowledge.documents}
    )
    parts = []
    for number, path in enumerate(paths, start=1):
        count = len(path.steps)
        lines = [f"{number}. {count} {'step' if count == 1 else 'steps'}"]
        for step in path.steps:
            lines += [f"   {line}" for fact in step.facts for line in _describe_fact(fact, words)]
        parts.append("\n".join(lines))
    return "\n\n".join(parts)


class _Words(NamedTuple):
    labels: Mapping[str, str]
    documents: Mapping[str, DocumentMetadata]


def _describe_fact(fact: Fact, words: _Words) -> Iterator[str]:
    subject, object_ = words.labels.get(fact.subject, fact.subject), words.labels.get(fact.object, fact.object)
    yield f"{subject} — {write_predicate(fact.predicate)} → {object_}"
    for tenure in fact.tenures:
        yield f"    {tenure.start} to {tenure.end or 'now'}{', acting' if tenure.acting else ''}"
    # One source will do to believe a step; the entity's card has all of them, and a quote tells most.
    for statement in sorted(fact.statements, key=lambda one: (not one.evidence.quote, one.id))[:1]:
        if statement.evidence.quote:
            yield f"    {write_quote(statement.evidence.quote)}"
        date = find_date(statement, words.documents)
        yield f"    {', '.join(part for part in (find_source(statement, words.documents), date) if part)}"


def _order_ends(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one <= other else (other, one)

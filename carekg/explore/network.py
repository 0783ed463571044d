"""Knowledge as a pyvis network: a node for each entity, an edge for each kind of claim between two of them."""

from __future__ import annotations

import math
import textwrap
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from pyvis.edge import Edge  # type: ignore[import-untyped]  # pyvis ships no type information
from pyvis.network import Network  # type: ignore[import-untyped]
from pyvis.node import Node  # type: ignore[import-untyped]

from carekg.errors import GraphError
from carekg.explore.appearance import CLAIM_LOOKS, DENIED, LARGEST, SMALLEST, TYPE_LOOKS
from carekg.explore.layout import place_nodes
from carekg.explore.payload import describe_entity, name_claim
from carekg.graph.triples.facts import is_fact
from carekg.model import Entity, EntityType, Knowledge, Modality, Predicate, Statement, Status

_LABEL_WIDTH, _LABEL_LINES = 22, 3
_LONGEST_LABEL = 200
"""Characters of a name that the drawing's label is made from: wrapping a longer one would only take time."""

_CURVE_STEP = 0.14
"""How much further each further edge between the same two nodes bends, so that none covers another."""


class EdgeKey(NamedTuple):
    """What all that stands behind one edge has in common."""

    subject: str
    predicate: Predicate
    object: str
    claim: str
    rejected: bool


class Grounds(NamedTuple):
    """What an edge rests on: statements and tenures, each by its place in the knowledge."""

    statements: list[int]
    tenures: list[int]


def build_network(
    knowledge: Knowledge,
    centrality: Mapping[str, float],
    communities: Mapping[str, int],
    *,
    threshold: float,
    further_measures: Mapping[str, Mapping[str, float]] = MappingProxyType({}),
) -> Network:
    """Return a directed network whose nodes carry their entity's record and whose edges say what they rest on.

    Nodes are numbered in the order of the knowledge. Raise GraphError where a statement or tenure names no entity
    that the knowledge has.

    Nodes and edges are put in place one by one: pyvis' own `add_node` and `add_edge` look through all nodes for each,
    which takes a quarter of a minute where there are ten thousand.
    """
    numbers = {entity.id: number for number, entity in enumerate(knowledge.entities)}
    edges = group_ties(knowledge)
    for key in edges:
        for end in (key.subject, key.object):
            if end not in numbers:
                message = f"{key.subject} {key.predicate} {key.object}: {end!r} is no entity of the graph"
                raise GraphError(message, hint="carekg validate lists such statements")
    links = [(numbers[key.subject], numbers[key.object]) for key in edges]
    network = Network(directed=True, cdn_resources="in_line")
    network.options = {"physics": {"enabled": False}, "edges": {"smooth": False}}
    _add_nodes(network, knowledge.entities, place_nodes(len(numbers), links), centrality, communities, further_measures)
    _add_edges(network, edges, knowledge.statements, numbers, threshold)
    return network


def group_ties(knowledge: Knowledge) -> dict[EdgeKey, Grounds]:
    """Return what each edge rests on, sorted by edge; within one, statements by date, confidence and id.

    A tenure stands behind the edge of a person who holds a post, beside the statements that say the same.
    """
    edges: defaultdict[EdgeKey, Grounds] = defaultdict(lambda: Grounds([], []))
    for number, each in enumerate(knowledge.statements):
        rejected = each.status is Status.REJECTED
        key = EdgeKey(each.subject, each.predicate, each.object, name_claim(each), rejected)
        edges[key].statements.append(number)
    for number, tenure in enumerate(knowledge.tenures):
        key = EdgeKey(tenure.person, Predicate.HOLDS_ROLE, tenure.role, Modality.ACTUAL.value, rejected=False)
        edges[key].tenures.append(number)

    def rank(number: int) -> tuple[str, float, str]:
        statement = knowledge.statements[number]
        return statement.date, -statement.confidence, statement.id

    # Behind most edges there is one statement: to sort all statements first would take as long as the rest.
    for grounds in edges.values():
        if len(grounds.statements) > 1:
            grounds.statements.sort(key=rank)
    return {key: edges[key] for key in sorted(edges)}


def share_out(measure: Mapping[str, float]) -> dict[str, float]:
    """Return what each value is of the greatest: 1 for that, and nothing at all where none is above zero."""
    greatest = max(measure.values(), default=0.0)
    return {name: value / greatest for name, value in measure.items()} if greatest > 0 else {}


def shorten_label(label: str) -> str:
    """Return a name broken into at most three short lines, with an ellipsis where it goes on."""
    if len(label) <= _LABEL_WIDTH and label == " ".join(label.split()):
        return label or "?"
    lines = textwrap.wrap(
        label[:_LONGEST_LABEL] or "?",
        _LABEL_WIDTH,
        max_lines=_LABEL_LINES,
        placeholder="…",
        break_on_hyphens=False,
    )
    return "\n".join(lines) or "?"


def _add_nodes(
    network: Network,
    entities: Sequence[Entity],
    positions: Sequence[tuple[float, float]],
    centrality: Mapping[str, float],
    communities: Mapping[str, int],
    further_measures: Mapping[str, Mapping[str, float]],
) -> None:
    shares = share_out(centrality)
    further = {name: share_out(measure) for name, measure in further_measures.items()}
    for number, (entity, (x, y)) in enumerate(zip(entities, positions, strict=True)):
        share = shares.get(entity.id, 0.0)
        record = describe_entity(entity, share, communities.get(entity.id, 0))
        record |= {name: round(each[entity.id], 5) for name, each in further.items() if each.get(entity.id)}
        look = TYPE_LOOKS[EntityType(entity.type)]
        node = Node(
            number,
            look.shape,
            shorten_label(entity.label),
            color=look.colour,
            size=round(SMALLEST + (LARGEST - SMALLEST) * math.sqrt(share), 1),
            x=x,
            y=y,
            entity=record,
        )
        network.nodes.append(node.options)
        network.node_ids.append(number)
        network.node_map[number] = node.options


def _add_edges(
    network: Network,
    edges: Mapping[EdgeKey, Grounds],
    all_statements: Sequence[Statement],
    numbers: Mapping[str, int],
    threshold: float,
) -> None:
    drawn: dict[tuple[str, str], int] = {}
    facts = [is_fact(statement, threshold) for statement in all_statements]
    for key, (statements, tenures) in edges.items():
        pair = (min(key.subject, key.object), max(key.subject, key.object))
        order = drawn[pair] = drawn.get(pair, -1) + 1
        options: dict[str, object] = {
            "predicate": key.predicate.value,
            "claim": key.claim,
            "fact": bool(tenures) or any(map(facts.__getitem__, statements)),
            "statements": statements,
            "width": _choose_width(len(statements)),
        }
        if tenures:
            options["tenures"] = tenures
        if key.claim == DENIED or CLAIM_LOOKS[key.claim].dashes:
            options["dashes"] = list(CLAIM_LOOKS[key.claim].dashes)
        if order and key.subject != key.object:
            options["smooth"] = _bend(order, forwards=key.subject == pair[0])
        edge = Edge(numbers[key.subject], numbers[key.object], directed=True, **options)
        network.edges.append(edge.options)


@cache
def _choose_width(statements: int) -> float:
    return round(1.2 + math.log2(max(1, statements)), 1)


def _bend(order: int, *, forwards: bool) -> dict[str, object]:
    """Return the curve of the `order`-th further edge of a pair: left and right in turn, whichever way it points."""
    clockwise = (order % 2 == 1) == forwards
    return {
        "enabled": True,
        "type": "curvedCW" if clockwise else "curvedCCW",
        "roundness": round(_CURVE_STEP * ((order + 1) // 2), 2),
    }

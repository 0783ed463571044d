"""Knowledge as a pyvis network: a node for each entity, an edge for each kind of claim between two of them."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pyvis.network import Network  # type: ignore[import-untyped]  # pyvis ships no type information

from carekg.errors import GraphError
from carekg.explore.appearance import CLAIM_LOOKS, DENIED, TYPE_LOOKS
from carekg.explore.layout import place_nodes
from carekg.explore.payload import describe_entity, name_claim
from carekg.model import Entity, EntityType, Knowledge, Modality, Predicate, Statement, Status

_SMALLEST, _LARGEST = 9.0, 30.0
_LABEL_WIDTH, _LABEL_LINES = 22, 2
_LONGEST_LABEL = 200
"""Characters of a name that the drawing's label is made from: wrapping a longer one would only take time."""

_CURVE_STEP = 0.14
"""How much further each further edge between the same two nodes bends, so that none covers another."""


class EdgeKey(NamedTuple):
    """What the statements behind one edge have in common."""

    subject: str
    predicate: Predicate
    object: str
    claim: str
    rejected: bool


def build_network(
    knowledge: Knowledge,
    centrality: Mapping[str, float],
    communities: Mapping[str, int],
    *,
    threshold: float,
) -> Network:
    """Return a directed network whose nodes carry their entity's record and whose edges the ids of their statements.

    Nodes are numbered in the order of the knowledge. Raise GraphError where a statement speaks of an unknown entity.
    """
    numbers = {entity.id: number for number, entity in enumerate(knowledge.entities)}
    edges = group_statements(knowledge.statements)
    for key, statements in edges.items():
        for end in (key.subject, key.object):
            if end not in numbers:
                message = f"statement {statements[0].id} speaks of {end!r}, which is no entity of the graph"
                raise GraphError(message, hint="carekg validate lists such statements")
    links = [(numbers[key.subject], numbers[key.object]) for key in edges]
    network = Network(directed=True, cdn_resources="in_line")
    network.options = {"physics": {"enabled": False}, "edges": {"smooth": False}}
    _add_nodes(network, knowledge.entities, place_nodes(len(numbers), links), centrality, communities)
    _add_edges(network, edges, numbers, threshold)
    return network


def group_statements(statements: Sequence[Statement]) -> dict[EdgeKey, list[Statement]]:
    """Return the statements of each edge, sorted by edge and, within it, by date, confidence and id."""
    edges: dict[EdgeKey, list[Statement]] = {}
    for statement in statements:
        rejected = statement.status is Status.REJECTED
        key = EdgeKey(statement.subject, statement.predicate, statement.object, name_claim(statement), rejected)
        edges.setdefault(key, []).append(statement)
    return {key: sorted(edges[key], key=lambda item: (item.date, -item.confidence, item.id)) for key in sorted(edges)}


def is_fact(statement: Statement, threshold: float) -> bool:
    """Tell whether a statement makes a direct tie: neither proposed, denied nor rejected, and checked or confident."""
    if statement.negated or statement.modality is Modality.PROPOSED or statement.status is Status.REJECTED:
        return False
    return statement.status is not Status.EXTRACTED or statement.confidence >= threshold


def shorten_label(label: str) -> str:
    """Return a name broken into at most two short lines, with an ellipsis where it goes on."""
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
) -> None:
    greatest = max((centrality.get(entity.id, 0.0) for entity in entities), default=0.0)
    for number, (entity, (x, y)) in enumerate(zip(entities, positions, strict=True)):
        share = centrality.get(entity.id, 0.0) / greatest if greatest > 0 else 0.0
        look = TYPE_LOOKS[EntityType(entity.type)]
        network.add_node(
            number,
            label=shorten_label(entity.label),
            shape=look.shape,
            color=look.colour,
            size=round(_SMALLEST + (_LARGEST - _SMALLEST) * math.sqrt(share), 1),
            x=x,
            y=y,
            entity=describe_entity(entity, share, communities.get(entity.id)),
        )


def _add_edges(
    network: Network, edges: Mapping[EdgeKey, Sequence[Statement]], numbers: Mapping[str, int], threshold: float
) -> None:
    drawn: dict[tuple[str, str], int] = {}
    for key, statements in edges.items():
        pair = (min(key.subject, key.object), max(key.subject, key.object))
        order = drawn[pair] = drawn.get(pair, -1) + 1
        options: dict[str, object] = {
            "predicate": key.predicate.value,
            "claim": key.claim,
            "fact": any(is_fact(statement, threshold) for statement in statements),
            "statements": [statement.id for statement in statements],
            "width": round(1.2 + math.log2(len(statements)), 1),
        }
        if key.claim == DENIED or CLAIM_LOOKS[key.claim].dashes:
            options["dashes"] = list(CLAIM_LOOKS[key.claim].dashes)
        if order and key.subject != key.object:
            options["smooth"] = _bend(order, forwards=key.subject == pair[0])
        network.add_edge(numbers[key.subject], numbers[key.object], **options)


def _bend(order: int, *, forwards: bool) -> dict[str, object]:
    """Return the curve of the `order`-th further edge of a pair: left and right in turn, whichever way it points."""
    clockwise = (order % 2 == 1) == forwards
    return {
        "enabled": True,
        "type": "curvedCW" if clockwise else "curvedCCW",
        "roundness": round(_CURVE_STEP * ((order + 1) // 2), 2),
    }

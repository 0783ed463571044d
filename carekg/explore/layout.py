"""Where the nodes stand: computed beforehand, so that the page draws at once and looks the same every time."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

import igraph  # type: ignore[import-untyped]  # igraph ships no type information

_SEED = 1948
_ROOM_WIDE, _ROOM_HIGH = 150.0, 84.0
"""The room that a node and its label take, in the drawing's units (pixels at a zoom of 1)."""
_FEWEST_PUSHES, _MOST_PUSHES = 8, 40
_WORK_OF_PUSHES = 60_000
"""How many nodes are moved in all, so that a large graph takes seconds rather than a minute."""
_PULL = 0.04
"""How strongly every node is drawn to the middle, beside the 1.0 of a real tie."""
_GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))

Position = tuple[float, float]


def place_nodes(count: int, links: Sequence[tuple[int, int]]) -> list[Position]:
    """Return x and y of nodes 0 to `count` - 1, rounded to whole units, by Fruchterman and Reingold (1991).

    Each node is also tied weakly to one in the middle that is not drawn: so the unconnected parts of a graph stay
    together rather than drifting off. The same links in the same order give the same positions.
    """
    if count == 0:
        return []
    unique = sorted({(min(link), max(link)) for link in links if link[0] != link[1]})
    graph = igraph.Graph(n=count + 1, edges=[*unique, *((node, count) for node in range(count))])
    weights = [1.0] * len(unique) + [_PULL] * count
    igraph.set_random_number_generator(random.Random(_SEED))  # noqa: S311 - a layout needs no secret
    try:
        layout = graph.layout_fruchterman_reingold(weights=weights, seed=_start_on_spiral(count), grid="auto")
    finally:
        igraph.set_random_number_generator(random)
    return _spread_out([(x, y) for x, y in layout.coords[:count]])


def _start_on_spiral(count: int) -> list[list[float]]:
    spiral = [
        [math.sqrt(node) * math.cos(node * _GOLDEN_ANGLE), math.sqrt(node) * math.sin(node * _GOLDEN_ANGLE)]
        for node in range(1, count + 1)
    ]
    return [*spiral, [0.0, 0.0]]


def _spread_out(positions: list[Position]) -> list[Position]:
    """Scale so that each node has room on average, then push apart those that stand too close for their labels.

    That works in units of the room that a node takes, which is wider than it is high.
    """
    width = max(x for x, _ in positions) - min(x for x, _ in positions)
    height = max(y for _, y in positions) - min(y for _, y in positions)
    scale = math.sqrt(len(positions) / max(width * height, 1e-9)) if len(positions) > 1 else 1.0
    middle_x = sum(x for x, _ in positions) / len(positions)
    middle_y = sum(y for _, y in positions) / len(positions)
    # A little more than the shape of a node's room asks for: a drawing then comes out about as high as it is wide.
    stretch = math.sqrt(_ROOM_WIDE / _ROOM_HIGH) * 1.12
    scaled = [((x - middle_x) * scale / stretch, (y - middle_y) * scale * stretch) for x, y in positions]
    for _ in range(max(_FEWEST_PUSHES, min(_MOST_PUSHES, _WORK_OF_PUSHES // len(scaled)))):
        scaled = _push_apart(scaled, 1.0)
    return [(float(round(x * _ROOM_WIDE)), float(round(y * _ROOM_HIGH))) for x, y in scaled]


def _push_apart(positions: list[Position], distance: float) -> list[Position]:
    cells: dict[tuple[int, int], list[int]] = {}
    for node, (x, y) in enumerate(positions):
        cells.setdefault((math.floor(x / distance), math.floor(y / distance)), []).append(node)
    moved = []
    for node, (x, y) in enumerate(positions):
        column, row = math.floor(x / distance), math.floor(y / distance)
        near = (
            other
            for i in (column - 1, column, column + 1)
            for j in (row - 1, row, row + 1)
            for other in cells.get((i, j), ())
            if other != node
        )
        moved.append(_step_back(node, (x, y), [(other, positions[other]) for other in near], distance))
    return moved


def _step_back(node: int, place: Position, near: list[tuple[int, Position]], distance: float) -> Position:
    x, y = place
    for other, (other_x, other_y) in near:
        apart_x, apart_y = place[0] - other_x, place[1] - other_y
        apart = math.hypot(apart_x, apart_y)
        if apart >= distance:
            continue
        if apart < 1e-6:
            apart_x, apart_y, apart = (1.0 if node > other else -1.0), 0.3, 1.0
        push = (distance - apart) / 2.5 / apart
        x, y = x + apart_x * push, y + apart_y * push
    return x, y

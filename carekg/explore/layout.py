"""Where the nodes stand: computed beforehand, so that the page draws at once and looks the same every time."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

import igraph  # type: ignore[import-untyped]  # igraph ships no type information
import numpy as np
from numpy.typing import NDArray

_SEED = 1948
_ROOM_WIDE, _ROOM_HIGH = 150.0, 84.0
"""The room that a node and its label take, in the drawing's units (pixels at a zoom of 1)."""
_FEWEST_STEPS, _MOST_STEPS = 60, 500
_WORK_OF_STEPS = 800_000
"""How many nodes are moved in all while ties pull: 10,000 nodes stand nearly as well after a sixth of the steps."""
_FEWEST_PUSHES, _MOST_PUSHES = 20, 40
_WORK_OF_PUSHES = 60_000
"""How many nodes are moved in all to make room, so that a large graph takes seconds rather than a minute."""
_PUSHES_A_LOOK = 4
"""How often nodes are moved before each looks again which others are near it, which takes longer than to move."""
_PULL = 0.04
"""How strongly every node is drawn to the middle, beside the 1.0 of a real tie."""
_GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))

_SAME_PLACE = 1e-6
"""Nodes closer than this are pushed apart in a direction of our choice."""
_STEP = 2.5
"""How many steps it would take to make room for two nodes at once; fewer, and a crowd would swing to and fro."""

Position = tuple[float, float]
Places = NDArray[np.float64]
Numbers = NDArray[np.int64]


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
        steps = _share_work(_WORK_OF_STEPS, count, _FEWEST_STEPS, _MOST_STEPS)
        layout = graph.layout_fruchterman_reingold(
            weights=weights, seed=_start_on_spiral(count), niter=steps, grid="auto"
        )
    finally:
        igraph.set_random_number_generator(random)
    return _spread_out([(x, y) for x, y in layout.coords[:count]])


def _share_work(work: int, count: int, fewest: int, most: int) -> int:
    """Return how often `count` nodes can be moved for so much work in all, within limits."""
    return max(fewest, min(most, work // count))


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
    places = np.array(positions)
    width, height = np.ptp(places, axis=0)
    scale = math.sqrt(len(positions) / max(width * height, 1e-9)) if len(positions) > 1 else 1.0
    # A little more than the shape of a node's room asks for: a drawing then comes out about as high as it is wide.
    stretch = math.sqrt(_ROOM_WIDE / _ROOM_HIGH) * 1.12
    middle = np.array([sum(x for x, _ in positions), sum(y for _, y in positions)]) / len(positions)
    places = (places - middle) * (scale / stretch, scale * stretch)
    for push in range(_share_work(_WORK_OF_PUSHES, len(positions), _FEWEST_PUSHES, _MOST_PUSHES)):
        if push % _PUSHES_A_LOOK == 0:
            near = _find_near(places)
        places = _push_apart(places, near)
    return [(float(x), float(y)) for x, y in np.round(places * (_ROOM_WIDE, _ROOM_HIGH)) + 0.0]


def _push_apart(places: Places, near: tuple[Numbers, Numbers]) -> Places:
    """Move each two of these nodes that are less than 1 apart away from each other; all look before any moves."""
    first, second = near
    # Each axis by itself, and no root but of those that are close: most are near only, and look on.
    across, along = (axis[first] - axis[second] for axis in np.ascontiguousarray(places.T))
    squares = across * across + along * along
    close = np.flatnonzero(squares < 1.0)
    first, second = first[close], second[close]
    apart = np.column_stack((across[close], along[close]))
    # No hypot: it differs between machines in the last bit, where a root does not.
    distance = np.sqrt(squares[close])
    apart[distance < _SAME_PLACE] = (-_SAME_PLACE, -0.3 * _SAME_PLACE)
    distance = np.maximum(distance, _SAME_PLACE)
    push = apart * ((1.0 - distance) / _STEP / distance)[:, None]
    moved = places.copy()
    for axis in (0, 1):
        moved[:, axis] += np.bincount(first, push[:, axis], len(places))
        moved[:, axis] -= np.bincount(second, push[:, axis], len(places))
    return moved


def _find_near(places: Places) -> tuple[Numbers, Numbers]:
    """Return each two nodes, the lower number first, that stand in one cell of 1 by 1 or in two that touch."""
    cells = np.floor(places).astype(np.int64)
    cells -= cells.min(axis=0) - 1
    columns = int(cells[:, 1].max()) + 2
    keys = cells[:, 0] * columns + cells[:, 1]
    order = np.argsort(keys, kind="stable")
    sorted_keys = keys[order]
    found = []
    for shift in (0, 1, columns - 1, columns, columns + 1):
        begin = np.searchsorted(sorted_keys, keys + shift, side="left")
        count = np.searchsorted(sorted_keys, keys + shift, side="right") - begin
        ones = np.repeat(np.arange(len(keys)), count)
        # The place of each pair among those of its first node.
        within = np.arange(len(ones)) - np.repeat(np.cumsum(count) - count, count)
        others = order[np.repeat(begin, count) + within]
        if shift == 0:
            ones, others = ones[ones < others], others[ones < others]
        found.append((np.minimum(ones, others), np.maximum(ones, others)))
    first, second = zip(*found, strict=True)
    return np.concatenate(first), np.concatenate(second)

"""How two entities are connected, asked of a store elsewhere."""

from __future__ import annotations

from itertools import chain, islice

import networkx as nx

from carekg.analyse.paths import describe_paths, find_paths
from carekg.errors import StoreError
from carekg.graph.elsewhere.excerpts import read_between, read_ties
from carekg.graph.elsewhere.remote import RemoteStore
from carekg.graph.elsewhere.sending import read_threshold
from carekg.query.elsewhere.remote import find_remote_entity

_MOST_EXPLORED = 100_000
"""Entities from which on no way between two is looked for any further."""
_WAYS = 20
"""Ways that are weighed, once all that is said of them is known."""
_ENOUGH = 3
"""Ways that are told; where fewer are found, it is looked further."""


def describe_remote_paths(store: RemoteStore, start: str, goal: str) -> str:
    """Say how the entities of two names are connected, as `describe_paths` does.

    Weighed are twenty of the ways with fewest steps, where in a workspace all of them are. Raises StoreError where
    the store fails, or more than 100,000 entities lie between the two.
    """
    one, other = find_remote_entity(store, start), find_remote_entity(store, goal)
    knowledge = read_between(store, _find_ways(store, one.id, other.id))
    paths = find_paths(knowledge, one.id, other.id, threshold=read_threshold(store))
    return describe_paths(paths, one, other, knowledge)


def _find_ways(store: RemoteStore, start: str, goal: str) -> frozenset[str]:
    """Return the ids of the entities on the shortest ways between two, or none where they are not joined.

    Method: breadth-first search from both ends, from the one with the smaller rim first, until there are ways enough.
    """
    if start == goal:
        return frozenset({start})
    ties: nx.Graph[str] = nx.Graph()
    ties.add_nodes_from((start, goal))
    rims, seen = [{start}, {goal}], [{start}, {goal}]
    ways: list[list[str]] = []
    while len(ways) < _ENOUGH and (rims[0] or rims[1]):
        side = 0 if rims[0] and (not rims[1] or len(rims[0]) <= len(rims[1])) else 1
        found = list(read_ties(store, rims[side]))
        ties.add_edges_from(found)
        rims[side] = set(chain.from_iterable(found)) - seen[side]
        seen[side] |= rims[side]
        is_large = len(ties) > _MOST_EXPLORED
        if nx.has_path(ties, start, goal):
            ways = list(islice(nx.shortest_simple_paths(ties, start, goal), _WAYS))
            if is_large:
                break
        elif is_large:
            hint = "ask carekg path in the workspace itself"
            raise StoreError("the two are too far apart to be found from here", path=store.address.query, hint=hint)
    return frozenset(chain.from_iterable(ways))

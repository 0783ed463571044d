"""Communities: sets of entities with more facts among themselves than with the rest."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from carekg.analyse.measures import compact_network

if TYPE_CHECKING:
    import igraph  # type: ignore[import-untyped]  # igraph ships no type information
    import networkx as nx

COMMUNITIES = (
    "A community is a set of entities with more facts among themselves than with the rest. The method looks only at "
    "who is linked to whom, never at what they are, so a community is a place to start reading, not a category; "
    "entities at the edge of one could as well stand in its neighbour."
)
"""What a community is, in plain words."""

_SEED = 20180101
_NAMING_MEMBERS = 2


@dataclass(frozen=True, slots=True)
class Community:
    """A set of entities, named by those with the most facts inside it."""

    number: int
    """From 1, the largest first."""
    name: str
    members: tuple[str, ...]
    """Entity ids, the most central within the community first."""


def partition_network(network: nx.MultiDiGraph[str], *, resolution: float = 1.0) -> tuple[Community, ...]:
    """Partition a network by the Leiden method on modularity (Traag, Waltman and van Eck, 2019).

    Direction is ignored and parallel facts weigh their number. The seed is fixed and nodes are taken in the order
    of their ids, so that equal networks give equal communities. `resolution` above 1 makes more, smaller ones.
    """
    return tuple(
        Community(number, _name_community(network, members), members)
        for number, members in enumerate(find_clusters(compact_network(network, directed=False), resolution), start=1)
    )


def find_clusters(compact: igraph.Graph, resolution: float = 1.0) -> list[tuple[str, ...]]:
    """Return the members of each community of an undirected network in compact form, the largest first."""
    if not compact.vcount():
        return []
    import igraph

    # igraph draws from a generator shared by the whole process; it gets its own back afterwards.
    igraph.set_random_number_generator(random.Random(_SEED))  # noqa: S311 - repeatable, nothing secret
    try:
        clusters = compact.community_leiden(
            objective_function="modularity", weights="weight", resolution=resolution, n_iterations=-1
        )
    finally:
        igraph.set_random_number_generator(random)
    ranked = [_rank_members(compact, sorted(cluster)) for cluster in clusters]
    ranked.sort(key=lambda members: (-len(members), min(members)))
    return ranked


def _rank_members(compact: igraph.Graph, cluster: Sequence[int]) -> tuple[str, ...]:
    inner = compact.induced_subgraph(cluster)
    strengths = inner.strength(weights="weight")
    return tuple(name for _, name in sorted(zip([-value for value in strengths], inner.vs["name"], strict=True)))


def _name_community(network: nx.MultiDiGraph[str], members: Sequence[str]) -> str:
    labels = [str(network.nodes[member]["label"]) for member in members[:_NAMING_MEMBERS]]
    return " and ".join(labels) if len(members) <= len(labels) else f"{', '.join(labels)} and {_count_rest(members)}"


def _count_rest(members: Sequence[str]) -> str:
    rest = len(members) - _NAMING_MEMBERS
    return "1 other" if rest == 1 else f"{rest} others"

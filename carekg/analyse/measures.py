"""How central each entity of a network is, and what each figure means in plain words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING

from carekg.analyse.projection import list_triples
from carekg.graph.triples.facts import THRESHOLD
from carekg.model import Knowledge

if TYPE_CHECKING:
    import igraph  # type: ignore[import-untyped]  # igraph ships no type information
    import networkx as nx

Tie = tuple[str, str]
"""The ids of the two ends of a fact."""

MEASURES: Mapping[str, str] = MappingProxyType(
    {
        "degree": (
            "How many facts it stands in, as subject or object. High: much is said of it. It counts talk, not power."
        ),
        "pagerank": (
            "Where a reader would end up who keeps following facts from subject to object. High: much is done to it "
            "or about it by things that are themselves much spoken of. The shares of all entities add up to 1."
        ),
        "betweenness": (
            "How often it lies on a shortest way between two others, whichever way the facts point: 0 never, 1 always. "
            "High: it joins parts of the network that would hardly touch without it."
        ),
    }
)
"""Each measure and what it means."""


@dataclass(frozen=True, slots=True)
class Centrality:
    """The measures of one entity."""

    entity: str
    label: str
    degree: int
    """Facts that it stands in."""
    pagerank: float
    """Between 0 and 1; all entities together make 1."""
    betweenness: float
    """Between 0 and 1."""


def measure_degree(network: nx.MultiDiGraph[str]) -> dict[str, int]:
    """Count the facts that each entity stands in, parallel ones each."""
    return {node: int(network.degree(node)) for node in sorted(network)}


def measure_pagerank(network: nx.MultiDiGraph[str]) -> dict[str, float]:
    """Return each entity's PageRank, damping 0.85, parallel facts weighing their number (Brin and Page, 1998)."""
    return rank_pages(compact_network(network))


def measure_betweenness(network: nx.MultiDiGraph[str], *, most_starts: int | None = None) -> dict[str, float]:
    """Return each entity's share of the shortest ways between all others, direction ignored (Freeman, 1977).

    With `most_starts`, where there are more entities than that, only the ways from so many of them are followed, taken
    evenly from all in the order of their ids, and stand for the rest (Brandes and Pich, 2007): of 10,000 entities, 500
    starts take a twentieth of the time and find 160 of the 200 with the highest shares.
    """
    return share_ways(compact_network(network, directed=False), most_starts=most_starts)


def measure_network(network: nx.MultiDiGraph[str]) -> tuple[Centrality, ...]:
    """Measure every entity, the highest PageRank first, ties by id."""
    degree, pagerank, betweenness = measure_degree(network), measure_pagerank(network), measure_betweenness(network)
    rows = [
        Centrality(node, str(network.nodes[node]["label"]), degree[node], pagerank[node], betweenness[node])
        for node in degree
    ]
    # Rounding keeps ties ties where the last bit differs between machines.
    return tuple(sorted(rows, key=lambda row: (-round(row.pagerank, 9), row.entity)))


def list_ties(knowledge: Knowledge, *, threshold: float = THRESHOLD) -> list[Tie]:
    """Return the two ends of each fact, sorted, once for each predicate between them."""
    return [(subject, object_) for subject, _, object_ in list_triples(knowledge, threshold=threshold)]


def compact_network(network: nx.MultiDiGraph[str], *, directed: bool = True) -> igraph.Graph:
    """Return a network in the form of `compact_ties`, with those of its nodes that stand in no fact."""
    return compact_ties(list(network.edges()), directed=directed, isolated=network)


def compact_ties(ties: Collection[Tie], *, directed: bool = True, isolated: Iterable[str] = ()) -> igraph.Graph:
    """Fold parallel facts into one edge with their number as `weight`, in igraph's form; loops are left out.

    networkx itself takes 10 to 70 times as long for the measures, and its PageRank wants scipy.
    """
    # Where matplotlib is installed, igraph loads it, for half a second that only those who measure shall wait.
    import igraph

    names = sorted({*chain.from_iterable(ties), *isolated})
    index = {name: number for number, name in enumerate(names)}
    weights: dict[tuple[int, int], int] = {}
    for subject, object_ in ties:
        ends = (index[subject], index[object_])
        if ends[0] != ends[1]:
            ends = ends if directed else (min(ends), max(ends))
            weights[ends] = weights.get(ends, 0) + 1
    edges = sorted(weights)
    compact = igraph.Graph(n=len(names), edges=edges, directed=directed)
    compact.vs["name"] = names
    compact.es["weight"] = [weights[edge] for edge in edges]
    return compact


def rank_pages(compact: igraph.Graph) -> dict[str, float]:
    """Return the PageRank of each node of a directed network in compact form."""
    found = compact.pagerank(weights="weight") if compact.vcount() else []
    return dict(zip(compact.vs["name"], found, strict=True))


def share_ways(compact: igraph.Graph, *, most_starts: int | None) -> dict[str, float]:
    """Return the betweenness of each node of an undirected network in compact form, as `measure_betweenness` does."""
    count = compact.vcount()
    pairs = (count - 1) * (count - 2) / 2
    if pairs <= 0:
        return dict.fromkeys(compact.vs["name"], 0.0)
    starts = min(count, most_starts or count)
    sources = None if starts == count else [place * count // starts for place in range(starts)]
    found = compact.betweenness(sources=sources)
    return {name: ways / pairs * count / starts for name, ways in zip(compact.vs["name"], found, strict=True)}

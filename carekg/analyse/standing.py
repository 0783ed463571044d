"""Where each entity stands in the network of facts, as a page of them all needs it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from carekg.analyse.communities import find_clusters
from carekg.analyse.measures import compact_ties, list_ties, rank_pages, share_ways
from carekg.graph.triples.facts import THRESHOLD
from carekg.model import Knowledge

_MOST_STARTS = 500


@dataclass(frozen=True, slots=True)
class Standing:
    """The measures of entities by their ids: of all of them in the first two, of those in a fact in the others."""

    centrality: Mapping[str, float]
    """How many others the facts tie each to, whichever way they point.

    Of the measures it is the one that readers can check by counting lines: PageRank follows facts to where they end,
    and so puts an aim that a single act has above the act.
    """
    communities: Mapping[str, int]
    """The number of the community that each is in, from 1, the largest first; 0 where it stands in no fact."""
    betweenness: Mapping[str, float]
    pagerank: Mapping[str, float]

    @property
    def further(self) -> Mapping[str, Mapping[str, float]]:
        """The measures that a reader may choose beside the first, by their names."""
        return {"betweenness": self.betweenness, "pagerank": self.pagerank}


def measure_standing(knowledge: Knowledge, *, threshold: float = THRESHOLD) -> Standing:
    """Measure every entity at once, since the network takes as long to put together as most measures of it.

    Of more than 500 entities the betweenness is estimated: exactly, it would take most of a minute for 10,000.
    """
    ties = list_ties(knowledge, threshold=threshold)
    network = compact_ties(ties, directed=False)
    degrees = dict(zip(network.vs["name"], network.degree(), strict=True))
    clusters = enumerate(find_clusters(network), start=1)
    numbers = {member: number for number, members in clusters for member in members}
    return Standing(
        centrality={entity.id: float(degrees.get(entity.id, 0)) for entity in knowledge.entities},
        communities={entity.id: numbers.get(entity.id, 0) for entity in knowledge.entities},
        betweenness=share_ways(network, most_starts=_MOST_STARTS),
        pagerank=rank_pages(compact_ties(ties)),
    )

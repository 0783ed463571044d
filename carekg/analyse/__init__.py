"""The network behind the graph: measures, communities, paths, statistics, conflicts, and files for other programs.

What stands here is loaded when it is first used: networkx, and igraph with all it draws in, take longer to load than
most commands take to run.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from carekg.analyse.communities import COMMUNITIES, Community, partition_network
    from carekg.analyse.conflicts import Conflict, ConflictKind, find_conflicts
    from carekg.analyse.measures import (
        MEASURES,
        Centrality,
        measure_betweenness,
        measure_degree,
        measure_network,
        measure_pagerank,
    )
    from carekg.analyse.neighbourhood import find_neighbourhood
    from carekg.analyse.paths import EntityPath, Step, describe_paths, find_paths
    from carekg.analyse.projection import Fact, collect_facts, project_network
    from carekg.analyse.standing import Standing, measure_standing
    from carekg.analyse.statistics import STATISTICS, Statistics, gather_statistics
    from carekg.analyse.writers import write_gexf, write_graphml

_HOMES: Mapping[str, str] = {
    "COMMUNITIES": "communities",
    "Centrality": "measures",
    "Community": "communities",
    "Conflict": "conflicts",
    "ConflictKind": "conflicts",
    "EntityPath": "paths",
    "Fact": "projection",
    "MEASURES": "measures",
    "STATISTICS": "statistics",
    "Standing": "standing",
    "Statistics": "statistics",
    "Step": "paths",
    "collect_facts": "projection",
    "describe_paths": "paths",
    "find_conflicts": "conflicts",
    "find_neighbourhood": "neighbourhood",
    "find_paths": "paths",
    "gather_statistics": "statistics",
    "measure_betweenness": "measures",
    "measure_degree": "measures",
    "measure_network": "measures",
    "measure_pagerank": "measures",
    "measure_standing": "standing",
    "partition_network": "communities",
    "project_network": "projection",
    "write_gexf": "writers",
    "write_graphml": "writers",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


__all__ = [
    "COMMUNITIES",
    "MEASURES",
    "STATISTICS",
    "Centrality",
    "Community",
    "Conflict",
    "ConflictKind",
    "EntityPath",
    "Fact",
    "Standing",
    "Statistics",
    "Step",
    "collect_facts",
    "describe_paths",
    "find_conflicts",
    "find_neighbourhood",
    "find_paths",
    "gather_statistics",
    "measure_betweenness",
    "measure_degree",
    "measure_network",
    "measure_pagerank",
    "measure_standing",
    "partition_network",
    "project_network",
    "write_gexf",
    "write_graphml",
]

"""The network behind the graph: measures, communities, paths, statistics, conflicts, and files for other programs."""

from carekg.analyse.communities import COMMUNITIES, Community, find_communities, partition_network
from carekg.analyse.conflicts import Conflict, ConflictKind, find_conflicts
from carekg.analyse.measures import (
    MEASURES,
    Centrality,
    measure_betweenness,
    measure_centrality,
    measure_degree,
    measure_network,
    measure_pagerank,
)
from carekg.analyse.neighbourhood import find_neighbourhood
from carekg.analyse.paths import EntityPath, Step, describe_paths, find_paths
from carekg.analyse.projection import THRESHOLD, Fact, collect_facts, project_network
from carekg.analyse.statistics import STATISTICS, Statistics, gather_statistics
from carekg.analyse.writers import write_gexf, write_graphml

__all__ = [
    "COMMUNITIES",
    "MEASURES",
    "STATISTICS",
    "THRESHOLD",
    "Centrality",
    "Community",
    "Conflict",
    "ConflictKind",
    "EntityPath",
    "Fact",
    "Statistics",
    "Step",
    "collect_facts",
    "describe_paths",
    "find_communities",
    "find_conflicts",
    "find_neighbourhood",
    "find_paths",
    "gather_statistics",
    "measure_betweenness",
    "measure_centrality",
    "measure_degree",
    "measure_network",
    "measure_pagerank",
    "partition_network",
    "project_network",
    "write_gexf",
    "write_graphml",
]

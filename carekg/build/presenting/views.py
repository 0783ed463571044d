"""What can be made of a published graph: exports, pages, checks and comparisons."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from carekg import __version__
from carekg.analyse import (
    Conflict,
    find_conflicts,
    find_neighbourhood,
    measure_standing,
    project_network,
)
from carekg.analyse.writers import write_gexf, write_graphml
from carekg.build.files.manifest import read_manifest
from carekg.build.files.publishing import finish_publishing
from carekg.build.presenting.site_parts import PAGE_TITLE
from carekg.build.published import load_knowledge, load_scorecard, load_threshold, read_nquads
from carekg.build.workspace import Workspace
from carekg.errors import GraphError
from carekg.explore import Disagreement, render_page
from carekg.graph.changes.briefing import describe_changes
from carekg.graph.changes.comparison import compare
from carekg.graph.forms.export import export_graph
from carekg.graph.shapes.validation import Problem, validate_graph
from carekg.graph.triples.facts import THRESHOLD
from carekg.graph.triples.reading import read_graph_file
from carekg.model import Knowledge
from carekg.query.naming.entities import find_entity
from carekg.scorecard import Scorecard

if TYPE_CHECKING:
    import networkx as nx

_NETWORK_FORMATS: Mapping[str, Callable[[nx.MultiDiGraph[str]], bytes]] = MappingProxyType(
    {"graphml": write_graphml, "gexf": write_gexf}
)


def draw_page(
    knowledge: Knowledge,
    threshold: float,
    scorecard: Scorecard,
    title: str = PAGE_TITLE,
    conflicts: Sequence[Conflict] | None = None,
) -> bytes:
    """Return the explorer of some knowledge, its nodes sized at first by how many others they are tied to, as UTF-8.

    Conflicts are looked for where they are not given.
    """
    standing = measure_standing(knowledge, threshold=threshold)
    page = render_page(
        knowledge,
        centrality=standing.centrality,
        communities=standing.communities,
        title=title,
        generated_from=f"From {_count(len(knowledge.documents))} and the curated tables, by carekg {__version__}",
        threshold=threshold,
        scorecard=scorecard,
        further_measures=standing.further,
        conflicts=[
            Disagreement(conflict.reason, tuple(statement.id for statement in conflict.statements))
            for conflict in (find_conflicts(knowledge) if conflicts is None else conflicts)
        ],
    )
    return page.encode("utf-8")


def _count(documents: int) -> str:
    return "1 document" if documents == 1 else f"{documents:,} documents"


def export_workspace(workspace: Workspace, form: str) -> bytes:
    """Return the workspace's graph in one of the formats of `graph.export`, or as `graphml` or `gexf`."""
    knowledge = load_knowledge(workspace)
    if form in _NETWORK_FORMATS:
        return _NETWORK_FORMATS[form](project_network(knowledge, threshold=load_threshold(workspace)))
    return export_graph(workspace.graph.read_bytes(), knowledge, form)


def render_workspace(workspace: Workspace, focus: str | None, depth: int) -> bytes:
    """Return the explorer of the workspace, or of what lies within `depth` steps of the entity named `focus`."""
    knowledge, threshold = load_knowledge(workspace), load_threshold(workspace)
    scorecard = load_scorecard(workspace)
    if focus is None:
        return draw_page(knowledge, threshold, scorecard)
    entity = find_entity(knowledge, focus)
    return draw_page(find_neighbourhood(knowledge, entity.id, depth), threshold, scorecard, f"Around {entity.label}")


def check_workspace(workspace: Workspace) -> tuple[Problem, ...]:
    """Check the workspace's graph against the shapes of the ontology; return each problem.

    Raises GraphError where nothing has been built yet.
    """
    return validate_graph(read_nquads(workspace)).problems


def compare_builds(old: Path, new: Path) -> list[str]:
    """Say what changed between two builds, each a workspace, its build folder, or a graph as N-Quads or TriG.

    What counts as a fact is decided by the threshold of the new one, or the usual one where it has none.
    """
    graphs = _find_graph(old), _find_graph(new)
    manifest = read_manifest(graphs[1].with_name(Workspace.MANIFEST))
    threshold = manifest.threshold if manifest else THRESHOLD
    return describe_changes(compare(read_graph_file(graphs[0]), read_graph_file(graphs[1]), threshold=threshold))


def _find_graph(path: Path) -> Path:
    if path.is_file():
        return path
    for folder in (path, Workspace(path).build):
        finish_publishing(folder)
        if (folder / Workspace.GRAPH).is_file():
            return folder / Workspace.GRAPH
    raise GraphError("there is no graph here", path=path, hint="name a workspace, its build folder or a graph.nq")

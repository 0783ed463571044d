"""From a workspace to a published graph: composes the stages, and knows what has changed."""

from carekg.build.additions import Addition, add_documents, remove_document
from carekg.build.pipeline import BuildOptions, BuildResult, build_workspace
from carekg.build.published import load_knowledge, load_store, load_threshold, open_graph
from carekg.build.views import check_workspace, compare_builds, export_workspace, render_workspace
from carekg.build.workspace import Workspace, create_workspace, find_workspace

__all__ = [
    "Addition",
    "BuildOptions",
    "BuildResult",
    "Workspace",
    "add_documents",
    "build_workspace",
    "check_workspace",
    "compare_builds",
    "create_workspace",
    "export_workspace",
    "find_workspace",
    "load_knowledge",
    "load_store",
    "load_threshold",
    "open_graph",
    "remove_document",
    "render_workspace",
]

"""The builds before and after documents come or go, so that it can be said what they changed."""

from __future__ import annotations

from collections.abc import Collection

from carekg.build.pipeline import BuildOptions, BuildResult, build_locked
from carekg.build.published import load_threshold
from carekg.build.readings.reading import Progress
from carekg.build.workspace import Workspace
from carekg.graph.changes.briefing import describe_changes


def refresh_graph(workspace: Workspace, progress: Progress) -> None:
    """Bring the graph up to date, so that what differs afterwards is the documents' doing alone.

    Raises FaultyTables, before anything is changed, where rows are wrong.
    """
    build_locked(workspace, BuildOptions(threshold=load_threshold(workspace), progress=progress))


def rebuild_graph(workspace: Workspace, progress: Progress) -> BuildResult:
    """Build, and work out what that changed."""
    options = BuildOptions(threshold=load_threshold(workspace), progress=progress, compare=True)
    return build_locked(workspace, options)


def describe_rebuild(result: BuildResult, named: Collection[str]) -> list[str]:
    """Say what a build changed beside the coming or going of the documents with the paths `named`."""
    return describe_changes(result.changes, named=named) if result.changes else ["Nothing changed."]

"""Writing every form of the graph into one folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from carekg.analyse import Conflict
from carekg.build.files.large_files import map_file, write_pieces
from carekg.build.presenting.views import draw_page
from carekg.build.workspace import Workspace
from carekg.build.writing.assembly import Assembly
from carekg.build.writing.graphing import PublishedGraph, WrittenGraph, write_graph
from carekg.build.writing.report import render_report
from carekg.graph.forms.export import revise_json_lines, write_json_lines
from carekg.query.naming.completion import write_names
from carekg.query.searching.text import revise_search_index, write_search_index
from carekg.scorecard import Scorecard, write_csv, write_json


def write_outputs(
    assembly: Assembly,
    conflicts: Sequence[Conflict],
    scorecard: Scorecard,
    folder: Path,
    threshold: float,
    before: PublishedGraph | None,
) -> WrittenGraph:
    """Write the graph, its store, the statements, the scorecard, the explorer and the report into `folder`.

    `before` is the graph of an earlier build, if there is one that may be built upon.
    """
    knowledge = assembly.knowledge
    graph = write_graph(assembly, threshold, before, folder)
    statements = folder / Workspace.STATEMENTS
    if before and (touched := graph.touched):
        with map_file(before.folder / Workspace.STATEMENTS) as old:
            digest = write_pieces(statements, revise_json_lines(old, knowledge, touched))
        revise_search_index(before.folder / Workspace.SEARCH, knowledge, touched, folder / Workspace.SEARCH)
    else:
        digest = write_pieces(statements, [write_json_lines(knowledge)])
        write_search_index(knowledge, folder / Workspace.SEARCH)
    write_names(knowledge.entities, folder / Workspace.NAMES)
    (folder / Workspace.SCORECARD).write_bytes(write_json(scorecard))
    (folder / "scorecard.csv").write_bytes(write_csv(scorecard))
    (folder / "explorer.html").write_bytes(draw_page(knowledge, threshold, scorecard, conflicts=conflicts))
    (folder / "report.html").write_bytes(render_report(assembly, conflicts, scorecard).encode("utf-8"))
    return WrittenGraph({**graph.digests, Workspace.STATEMENTS: digest}, graph.touched)

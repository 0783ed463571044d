"""Writing every form of the graph into one folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from carekg.analyse import Conflict
from carekg.build.assembly import Assembly
from carekg.build.report import render_report
from carekg.build.views import draw_page
from carekg.graph.export import export_graph
from carekg.graph.store import write_store
from carekg.graph.writing import write_nquads


def write_outputs(assembly: Assembly, conflicts: Sequence[Conflict], folder: Path, threshold: float) -> None:
    """Write the graph, its store, the statements, the explorer and the report into `folder`."""
    knowledge = assembly.knowledge
    nquads = write_nquads(knowledge, threshold=threshold, mentions=assembly.mentions)
    (folder / "graph.nq").write_bytes(nquads)
    for name in ("graph.ttl", "graph.trig", "statements.jsonl"):
        (folder / name).write_bytes(export_graph(nquads, knowledge, name.rpartition(".")[2]))
    write_store(nquads, folder / "store")
    (folder / "explorer.html").write_bytes(draw_page(knowledge, threshold))
    (folder / "report.html").write_bytes(render_report(assembly, conflicts).encode("utf-8"))

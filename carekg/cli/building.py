"""Commands that build, and that say what there is to build with."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from carekg.cli.options import show_progress, workspace_option

if TYPE_CHECKING:
    from carekg.build.pipeline import BuildResult
    from carekg.build.readings.reading import Engine
    from carekg.build.workspace import Workspace


@click.command()
@workspace_option
@click.option("--force", is_flag=True, help="Read every document again.")
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    metavar="NUMBER",
    help="How many processes read documents.  [default: as many as there is work for]",
)
@click.option(
    "--engine",
    "engine_name",
    type=click.Choice(("processes", "dask")),
    default="processes",
    show_default=True,
    help="Where documents are read: in processes of this machine, or on the machines of a Dask cluster.",
)
@click.option(
    "--scheduler", metavar="ADDRESS", help="With --engine dask: where its scheduler is, such as tcp://10.0.0.1:8786."
)
@click.option(
    "--shared",
    metavar="URL",
    default="",
    help="With --engine dask: a folder or object store that all machines reach, to keep what they have read.",
)
@click.option("--keep-going", is_flag=True, help="Leave faulty rows of the tables out, and list them in the report.")
@click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    metavar="NUMBER",
    help="The confidence from which an extracted statement counts as a fact.  [default: 0.5]",
)
def build(
    folder: Path | None,
    *,
    force: bool,
    workers: int | None,
    engine_name: str,
    scheduler: str | None,
    shared: str,
    keep_going: bool,
    min_confidence: float | None,
) -> None:
    """Build the graph of a workspace, or refresh it: only what changed is read again.

    \b
    Example:
      carekg build
      carekg build -w my-graph --force
      carekg build --engine dask --scheduler tcp://10.0.0.1:8786 --shared s3://bucket/readings
    """
    from carekg.build.pipeline import BuildOptions, build_workspace
    from carekg.build.workspace import find_workspace
    from carekg.graph.triples.facts import THRESHOLD

    workspace = find_workspace(folder)
    engine = _find_engine(engine_name, scheduler, shared)
    with show_progress("Reading documents") as progress:
        threshold = THRESHOLD if min_confidence is None else min_confidence
        options = BuildOptions(force, workers or 0, keep_going, threshold, progress, engine)
        result = build_workspace(workspace, options)
    for line in describe_build(result, workspace):
        click.echo(line)


def _find_engine(name: str, scheduler: str | None, shared: str) -> Engine | None:
    if name != "dask":
        if scheduler is not None or shared:
            raise click.UsageError("--scheduler and --shared are of use only together with --engine dask")
        return None
    if scheduler is None:
        raise click.UsageError("name the Dask scheduler with --scheduler ADDRESS")
    from carekg.build.readings.cluster import Cluster, read_on_cluster

    return partial(read_on_cluster, cluster=Cluster(scheduler, shared))


def describe_build(result: BuildResult, workspace: Workspace) -> list[str]:
    """Say in a few lines what a build did and where to look next."""
    manifest = result.manifest
    predicates = sorted(manifest.predicates.items(), key=lambda item: (-item[1], item[0]))
    lines = [
        f"Documents   {result.read} read, {result.unchanged} unchanged, {manifest.failed} failed",
        f"Entities    {manifest.entities}",
        f"Statements  {manifest.statements}: " + ", ".join(f"{name} {count}" for name, count in predicates),
        f"Conflicts   {manifest.conflicts}",
    ]
    if manifest.notices:
        lines.append(f"Not used    {manifest.notices}; the report says what and why")
    if not result.changed:
        lines.append("Everything was up to date.")
    lines.append(f"Look at     {workspace.build / 'explorer.html'}")
    lines.append(f"            {workspace.build / 'report.html'}")
    return lines


@click.command()
def doctor() -> None:
    """Say what is installed, which model of English is used, and which optional parts are missing.

    \b
    Example:
      carekg doctor
    """
    from carekg.build.diagnosis import diagnose_installation

    findings = diagnose_installation()
    width = max(len(finding.name) for finding in findings)
    for finding in findings:
        click.echo(f"{finding.name:{width}}  {finding.state}" + (f"  ({finding.hint})" if finding.hint else ""))
    if any(finding.fatal for finding in findings):
        click.get_current_context().exit(1)

"""Commands that look at the graph as a whole: whether it conforms, its figures, and how two of them differ."""

from __future__ import annotations

from pathlib import Path

import click

from carekg.cli.options import show_activity, terminal_width, workspace_option


@click.command()
@workspace_option
def validate(folder: Path | None) -> None:
    """Check the graph against its shapes, which say what a sound graph looks like; exit with 3 where it is not one.

    \b
    Example:
      carekg validate
    """
    from carekg.build.presenting.views import check_workspace
    from carekg.build.workspace import find_workspace

    problems = check_workspace(find_workspace(folder))
    for problem in problems:
        click.echo(str(problem))
    if problems:
        count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
        click.echo(f"carekg: {count}; the graph does not conform", err=True)
        click.get_current_context().exit(3)
    click.echo("The graph conforms.")


@click.command()
@click.argument("old", type=click.Path(exists=True, path_type=Path))
@click.argument("new", type=click.Path(exists=True, path_type=Path))
def diff(old: Path, new: Path) -> None:
    """Say what changed from the build OLD to the build NEW: workspaces, their build folders or graph.nq files.

    \b
    Example:
      cp build/graph.nq last-month.nq
      carekg build && carekg diff last-month.nq build
    """
    from carekg.build.presenting.views import compare_builds

    for line in compare_builds(old, new):
        click.echo(line)


@click.command()
@workspace_option
def stats(folder: Path | None) -> None:
    """Show the graph's size and coverage, its most central entities, its communities, and counts by year and nation.

    \b
    Example:
      carekg stats
    """
    from carekg.analyse.summary import summarise_knowledge
    from carekg.build.published import load_knowledge, load_threshold
    from carekg.build.workspace import find_workspace

    workspace = find_workspace(folder)
    threshold = load_threshold(workspace)
    with show_activity("Measuring the graph"):
        said = summarise_knowledge(load_knowledge(workspace), threshold=threshold, width=terminal_width())
    click.echo(said, nl=False)
